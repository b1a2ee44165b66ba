/* search.c - what a user looks for, as the condition of a query over `statement s`.
 *
 * Nothing of the user's is written into SQL: values are parameters, and names are looked up by
 * their bare words, which hold letters and digits only.
 */
#include "store/ledger.h"
#include "store/words.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT, NUMBER, REAL };

/* ---- writing ------------------------------------------------------------------------------------ */

/* Each condition stands after an AND. */
__attribute__((format(printf, 2, 3)))
static void require(hs_condition *c, const char *format, ...)
{
    va_list args;
    fputs(" AND ", c->out);
    va_start(args, format);
    vfprintf(c->out, format, args);
    va_end(args);
}

static void bind(hs_condition *c, uint8_t type, const char *text, int64_t number, double real)
{
    if (c->n_bindings == HS_MOST_BINDINGS) { c->failed = true; return; }
    char *copy = text ? strdup(text) : NULL;
    if (text && !copy) { c->failed = true; return; }
    c->at[c->n_bindings].type = type;
    c->at[c->n_bindings].text = copy;
    c->at[c->n_bindings].number = number;
    c->at[c->n_bindings++].real = real;
}

void hs_condition_text(hs_condition *c, const char *sql, const char *value)
{
    if (!value) return;
    require(c, "%s", sql);
    bind(c, TEXT, value, 0, 0);
}

void hs_condition_number(hs_condition *c, const char *sql, int64_t value)
{
    if (!value) return;
    require(c, "%s", sql);
    bind(c, NUMBER, NULL, value, 0);
}

/* ---- names ------------------------------------------------------------------------------------------ */

void hs_condition_name(hs_condition *c, const char *column, const char *name)
{
    char *words = hs_words_of(name);
    size_t n = strlen(name);
    if (!words) { c->failed = true; return; }
    if (!*words) fputs(" AND 1 = 0", c->out);            /* nobody's name has no word */
    if (*words && n > 2 && name[0] == '"' && name[n - 1] == '"') {
        require(c, "%s = ?", column);
        bind(c, TEXT, words, 0, 0);
        free(words);
        return;
    }
    for (char *word = words, *end; *word; word = end) {
        char pattern[128];
        end = word + strcspn(word, " ");
        snprintf(pattern, sizeof pattern, "%% %.*s %%", (int)(end - word), word);
        require(c, "' ' || %s || ' ' LIKE ?", column);
        bind(c, TEXT, pattern, 0, 0);
        if (*end) end++;
    }
    free(words);
}

/* `of` is what must be one of the entities with that name. */
static void require_entity(hs_condition *c, const char *of, const char *name)
{
    if (!name) return;
    require(c, "%s (SELECT e.id FROM entity e WHERE 1 = 1", of);
    hs_condition_name(c, "e.words", name);
    fputs(" UNION SELECT x.entity FROM naming n JOIN report_entity x ON x.naming = n.id WHERE 1 = 1", c->out);
    hs_condition_name(c, "n.words", name);
    fputs(")", c->out);
}

/* ---- the search ----------------------------------------------------------------------------------------- */

/* In SQLite the `+` keeps the planner from walking all statements with these words and sorting
 * them: it walks the index of days and looks each number up among them, which is quick for rare
 * words and for common ones (12 ms of 100,000 statements; it was 50). */
static void require_words(hs_ledger *l, hs_condition *c, const hs_search *s)
{
    bool postgres = hs_db_is_postgres(l->db);
    if (!s->words) return;
    char *query = s->raw ? strdup(s->words) : hs_words_query(s->words, postgres);
    if (!query) { c->failed = true; return; }
    if (!*query) hs_db_fail(l->db, HS_EARGUMENT, "\"%.60s\" holds no word to look for", s->words);
    hs_condition_text(c, postgres
                      ? "s.id IN (SELECT w.rowid FROM statement_words w WHERE w.words @@ (?::text)::tsquery)"
                      : "+s.id IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", query);
    free(query);
}

static void require_report(hs_condition *c, const hs_search *s)
{
    if (!s->outlet && !s->published_since && !s->published_until) return;
    require(c, "s.report IN (SELECT r.id FROM report r WHERE 1 = 1");
    if (s->outlet) hs_condition_name(c, "r.outlet_words", s->outlet);
    hs_condition_text(c, "r.published >= ?", s->published_since);
    hs_condition_text(c, "r.published <= ?", s->published_until);
    if (s->published_until) require(c, "r.published <> ''");
    fputs(")", c->out);
}

static void write_condition(hs_ledger *l, hs_condition *c, const hs_search *s)
{
    fputs(s->all ? "1 = 1" : "s.standing = 1", c->out);
    require_words(l, c, s);
    require_entity(c, "s.speaker IN", s->speaker);
    require_entity(c, "s.addressee IN", s->addressee);
    require_entity(c, "s.id IN (SELECT y.statement FROM relay y WHERE y.entity IN", s->via);
    if (s->via) fputs(")", c->out);
    hs_condition_number(c, "s.speaker = ?", s->speaker_id);
    hs_condition_number(c, "s.addressee = ?", s->addressee_id);
    hs_condition_number(c, "s.id IN (SELECT y.statement FROM relay y WHERE y.entity = ?)", s->via_id);
    hs_condition_number(c, "s.report = ?", s->report_id);
    hs_condition_number(c, "s.saying = ?", s->saying_id);
    hs_condition_text(c, "s.kind = ?", s->kind);
    hs_condition_text(c, "s.act = ?", s->act);
    hs_condition_text(c, "s.key = ?", s->key);
    if (s->negated) require(c, "s.negated = 1");
    if (s->not_negated) require(c, "s.negated = 0");
    hs_condition_text(c, "s.last_day >= ?", s->since);
    hs_condition_text(c, "s.first_day <= ?", s->until);
    if (s->until) require(c, "s.first_day <> ''");
    require_report(c, s);
    if (s->min_confidence > 0) {
        require(c, "s.confidence >= ?");
        bind(c, REAL, NULL, 0, s->min_confidence);
    }
}

bool hs_condition_start(hs_ledger *l, hs_condition *c)
{
    *c = (hs_condition){ 0 };
    c->out = open_memstream(&c->sql, &c->n);
    if (!c->out) hs_db_fail(l->db, HS_EMEMORY, "memory ended while the ledger was asked");
    return c->out != NULL;
}

bool hs_condition_finish(hs_ledger *l, hs_condition *c)
{
    if (fclose(c->out) != 0) c->failed = true;
    c->out = NULL;
    if (c->failed) hs_db_fail(l->db, HS_EARGUMENT, "that is more than can be looked for at once");
    return !hs_db_failed(l->db);
}

bool hs_condition_make(hs_ledger *l, const hs_search *search, hs_condition *out)
{
    if (!hs_condition_start(l, out)) return false;
    write_condition(l, out, search);
    return hs_condition_finish(l, out);
}

void hs_condition_free(hs_condition *c)
{
    for (int i = 0; i < c->n_bindings; i++) free(c->at[i].text);
    free(c->sql);
}

/* ---- as a query --------------------------------------------------------------------------------------------- */

static int bind_all(const hs_condition *c, hs_query *q)
{
    for (int i = 0; i < c->n_bindings; i++) {
        if (c->at[i].type == TEXT) hs_bind_text(q, i + 1, c->at[i].text);
        else if (c->at[i].type == NUMBER) hs_bind_int(q, i + 1, c->at[i].number);
        else hs_bind_real(q, i + 1, c->at[i].real);
    }
    return c->n_bindings + 1;
}

hs_query *hs_condition_query(hs_ledger *l, const hs_condition *c, const char *before, const char *after,
                             uint32_t limit, uint32_t offset)
{
    char *sql = NULL;
    size_t n;
    FILE *out = hs_db_failed(l->db) ? NULL : open_memstream(&sql, &n);
    if (!out) return NULL;
    fprintf(out, "%s%s%s", before, c->sql, after);
    bool ok = fclose(out) == 0;
    hs_query *q = ok ? hs_db_query(l->db, sql) : NULL;
    if (!ok) hs_db_fail(l->db, HS_EMEMORY, "memory ended while the ledger was asked");
    int next = bind_all(c, q);
    if (strstr(after, "LIMIT ?")) {
        hs_bind_int(q, next, limit ? limit : INT64_MAX);
        hs_bind_int(q, next + 1, offset);
    }
    free(sql);
    return q;
}
