/* keep.c - records into the tables. */
#include "store/ledger.h"
#include "store/parcel.h"
#include "store/same.h"
#include "store/saying.h"
#include "store/words.h"

#include <stdlib.h>
#include <string.h>

/* ---- statements ----------------------------------------------------------------------------------- */

static void bind_row(hs_query *q, int at, int64_t row)
{
    if (row) hs_bind_int(q, at, row);
    else hs_bind_text(q, at, NULL);
}

static void bind_party(hs_query *q, int at, const hs_named *names, uint32_t entity)
{
    if (entity == HS_NONE) {
        hs_bind_text(q, at, NULL);
        hs_bind_text(q, at + 3, NULL);
    } else {
        hs_bind_int(q, at, names[entity].entity);
        hs_bind_int(q, at + 3, names[entity].report_entity);
    }
}

static void put_statement(hs_ledger *l, int64_t report, int64_t id, uint32_t place, const hs_parcel_statement *s,
                          const int64_t *rows, const hs_named *names, hs_carried in)
{
    hs_query *q = hs_db_query(l->db,
        "INSERT INTO statement (id, key, report, place, parent, standing, kind, act, modality, negated, "
        "confidence, rule, speaker, addressee, outlet, speaker_as, addressee_as, outlet_as, "
        "made, made_first, made_last, first_day, last_day, source, cue, content, venue, condition, "
        "source_at, cue_at, content_at, span_begin, span_end, variant, saying) "
        "VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?)");
    hs_bind_int(q, 1, id);
    hs_bind_text(q, 2, s->key);
    hs_bind_int(q, 3, report);
    hs_bind_int(q, 4, place);
    bind_row(q, 5, s->parent == HS_NONE ? 0 : rows[s->parent]);
    hs_bind_text(q, 6, s->kind);
    hs_bind_text(q, 7, s->act);
    hs_bind_text(q, 8, s->modality);
    hs_bind_int(q, 9, s->negated);
    hs_bind_real(q, 10, s->confidence);
    hs_bind_text(q, 11, s->rule);
    bind_party(q, 12, names, s->speaker);
    bind_party(q, 13, names, s->addressee);
    bind_party(q, 14, names, s->outlet);
    const char *texts[] = { s->made, s->made_first, s->made_last, s->first_day, s->last_day, s->source, s->cue,
                            s->content, s->venue, s->condition, s->source_at, s->cue_at, s->content_at };
    for (int i = 0; i < 13; i++) hs_bind_text(q, 18 + i, texts[i]);
    hs_bind_int(q, 31, s->begin);
    hs_bind_int(q, 32, s->end);
    bind_row(q, 33, in.variant);
    bind_row(q, 34, in.saying);
    hs_query_do(q);
}

static void put_words(hs_ledger *l, int64_t statement, const char *words)
{
    hs_query *q = hs_db_query(l->db, "INSERT INTO statement_words (rowid, words) VALUES (?, ?)");
    char *vector = hs_db_is_postgres(l->db) ? hs_words_vector(words) : NULL;
    if (hs_db_is_postgres(l->db) && !vector) hs_db_fail(l->db, HS_EMEMORY, "memory ended while words were indexed");
    hs_bind_int(q, 1, statement);
    hs_bind_text(q, 2, vector ? vector : words);
    hs_query_do(q);
    free(vector);
}

static void put_relay(hs_ledger *l, int64_t statement, int64_t entity)
{
    hs_query *q = hs_db_query(l->db, "INSERT INTO relay (statement, entity) VALUES (?, ?) ON CONFLICT DO NOTHING");
    hs_bind_int(q, 1, statement);
    hs_bind_int(q, 2, entity);
    hs_query_do(q);
}

/* Everybody through whom it came. */
static void put_relays(hs_ledger *l, const hs_parcel *p, uint32_t at, int64_t id, const hs_named *names)
{
    for (uint32_t i = at; i != HS_NONE; i = p->statements[i].parent) {
        const hs_parcel_statement *s = &p->statements[i];
        if (s->outlet != HS_NONE) put_relay(l, id, names[s->outlet].entity);
        if (i != at && s->speaker != HS_NONE) put_relay(l, id, names[s->speaker].entity);
    }
}

static void put_reading(hs_ledger *l, const hs_parcel *p, int64_t report)
{
    hs_named *names = calloc((size_t)p->n_entities + 1, sizeof *names);
    int64_t *rows = calloc((size_t)p->n_statements + 1, sizeof *rows);
    if (!names || !rows) hs_db_fail(l->db, HS_EMEMORY, "memory ended while a report was added");
    if (!hs_db_failed(l->db)) hs_same_put(l, p, report, names);
    for (uint32_t i = 0; i < p->n_statements && !hs_db_failed(l->db); i++) {
        rows[i] = hs_ledger_number(l);
        hs_carried in = hs_saying_put(l, p, i);
        put_statement(l, report, rows[i], i, &p->statements[i], rows, names, in);
        put_words(l, rows[i], p->statements[i].words);
        put_relays(l, p, i, rows[i], names);
    }
    hs_saying_count_in(l, report);
    free(names);
    free(rows);
}

/* ---- reports ---------------------------------------------------------------------------------------- */

static void put_report(hs_ledger *l, const hs_parcel *p, int64_t id, int64_t version)
{
    char now[HS_NOW_SIZE];
    hs_query *q = hs_db_query(l->db,
        "INSERT INTO report (name, sha256, given, url, outlet, outlet_words, title, published, language, added, "
        "text, statements, record, id, key, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    hs_ledger_now(now);
    const char *texts[] = { p->name, p->sha256, p->given, p->url, p->outlet, p->outlet_words, p->title, p->published,
                            p->language, now, p->text };
    for (int i = 0; i < 11; i++) hs_bind_text(q, 1 + i, texts[i]);
    hs_bind_int(q, 12, p->n_statements);
    hs_bind_blob(q, 13, p->record, p->n_record);
    hs_bind_int(q, 14, id);
    hs_bind_text(q, 15, p->key);
    hs_bind_int(q, 16, version);
    hs_query_do(q);
}

static void update_report(hs_ledger *l, const hs_parcel *p, int64_t id)
{
    char now[HS_NOW_SIZE];
    hs_query *q = hs_db_query(l->db,
        "UPDATE report SET name = ?, sha256 = ?, given = ?, url = ?, outlet = ?, outlet_words = ?, title = ?, "
        "published = ?, language = ?, added = ?, text = ?, statements = ?, record = ? WHERE id = ?");
    hs_ledger_now(now);
    const char *texts[] = { p->name, p->sha256, p->given, p->url, p->outlet, p->outlet_words, p->title, p->published,
                            p->language, now, p->text };
    for (int i = 0; i < 11; i++) hs_bind_text(q, 1 + i, texts[i]);
    hs_bind_int(q, 12, p->n_statements);
    hs_bind_blob(q, 13, p->record, p->n_record);
    hs_bind_int(q, 14, id);
    hs_query_do(q);
}

/* Verdicts of users outlive a new reading: a statement with the same key has them again. */
void hs_ledger_judge(hs_ledger *l, int64_t report)
{
    static const char sql[] =
        "UPDATE statement SET verdict = (SELECT c.verdict FROM correction c WHERE c.report = statement.report "
        "AND c.statement = statement.key ORDER BY c.id DESC LIMIT 1) WHERE report = ?";
    hs_ledger_do(l, sql, report);
    hs_ledger_do(l, "UPDATE statement SET standing = CASE WHEN verdict = 'reject' OR EXISTS (SELECT 1 FROM report r "
                    "WHERE r.id = statement.report AND r.superseded_by IS NOT NULL) THEN 0 ELSE 1 END "
                    "WHERE report = ?", report);
    hs_saying_count(l, report);
}

void hs_ledger_drop_reading(hs_ledger *l, int64_t report)
{
    hs_saying_take(l, report);
    hs_ledger_do(l, "DELETE FROM statement_words WHERE rowid IN (SELECT id FROM statement WHERE report = ?)", report);
    hs_ledger_do(l, "DELETE FROM relay WHERE statement IN (SELECT id FROM statement WHERE report = ?)", report);
    hs_ledger_do(l, "UPDATE statement SET parent = NULL WHERE report = ?", report);
    hs_ledger_do(l, "DELETE FROM statement WHERE report = ?", report);
    hs_same_take(l, report);
}

void hs_ledger_replace(hs_ledger *l, const hs_parcel *p, int64_t id)
{
    hs_ledger_drop_reading(l, id);
    update_report(l, p, id);
    put_reading(l, p, id);
    hs_same_sweep(l, false);
    hs_saying_sweep(l, false);
    hs_ledger_judge(l, id);
}

static void supersede(hs_ledger *l, int64_t old, int64_t new)
{
    hs_query *q = hs_db_query(l->db, "UPDATE report SET superseded_by = ? WHERE id = ?");
    hs_bind_int(q, 1, new);
    hs_bind_int(q, 2, old);
    hs_query_do(q);
    hs_ledger_do(l, "UPDATE statement SET standing = 0 WHERE report = ?", old);
    hs_saying_count(l, old);
}

/* What is there already under this key. */
typedef struct latest { int64_t id, version; bool same_text, same_given; } latest;

static latest find_latest(hs_ledger *l, const char *key, const char *sha256, const char *given)
{
    latest found = { 0 };
    hs_query *q = hs_db_query(l->db, "SELECT id, version, sha256, given FROM report WHERE key = ? "
                                     "ORDER BY version DESC LIMIT 1");
    hs_bind_text(q, 1, key);
    if (hs_query_next(q)) {
        found.id = hs_column_int(q, 0);
        found.version = hs_column_int(q, 1);
        found.same_text = strcmp(hs_column_text(q, 2), sha256) == 0;
        found.same_given = !*given || strcmp(hs_column_text(q, 3), given) == 0;
    }
    hs_query_end(q);
    return found;
}

hs_status hs_ledger_knows(hs_ledger *l, const char *key, const char *sha256, const char *given, bool *out,
                          hs_error *err)
{
    latest found = find_latest(l, key, sha256, given ? given : "");
    *out = found.id && found.same_text && found.same_given;
    return hs_db_status(l->db, err);
}

hs_status hs_ledger_add(hs_ledger *l, const hs_parcel *p, bool again, hs_added *what, int64_t *report,
                        hs_error *err)
{
    hs_ledger_enter(l);
    latest old = find_latest(l, p->key, p->sha256, p->given);
    int64_t id = old.id;
    if (old.id && old.same_text) {
        *what = again || !old.same_given ? HS_REREAD : HS_SAME;
        if (*what == HS_REREAD) hs_ledger_replace(l, p, id);
    } else {
        *what = old.id ? HS_CHANGED : HS_ADDED;
        id = hs_ledger_number(l);
        put_report(l, p, id, old.version + 1);
        put_reading(l, p, id);
        if (old.id) supersede(l, old.id, id);
    }
    if (report) *report = id;
    return hs_ledger_leave(l, err);
}
