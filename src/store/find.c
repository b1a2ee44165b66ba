/* find.c - statements, their number, and what they divide into. */
#include "store/ledger.h"

#include <stdlib.h>
#include <string.h>

enum { AROUND = 160 };       /* bytes of words around a statement, at most */

/* ---- words around ---------------------------------------------------------------------------------- */

typedef struct around { char before[AROUND + 1], after[AROUND + 1], *between; } around;

static bool is_continuation(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* Up to AROUND bytes of the same paragraph, cut between words. */
static void take_before(const char *text, uint32_t begin, char *out)
{
    uint32_t at = begin;
    while (at > 0 && text[at - 1] != '\n' && begin - at < AROUND) at--;
    if (at > 0 && text[at - 1] != '\n')
        while (at < begin && text[at] != ' ') at++;
    memcpy(out, text + at, begin - at);
    out[begin - at] = 0;
}

static void take_after(const char *text, uint32_t end, char *out)
{
    uint32_t n = 0;
    while (text[end + n] && text[end + n] != '\n' && n < AROUND) n++;
    if (text[end + n] && text[end + n] != '\n')
        while (n > 0 && text[end + n] != ' ') n--;
    memcpy(out, text + end, n);
    out[n] = 0;
}

static bool take_words(const char *text, uint32_t begin, uint32_t end, around *out)
{
    size_t n = strlen(text);
    out->between = NULL;
    if (end > n || begin > end) return false;
    while (begin > 0 && is_continuation(text[begin])) begin--;
    while (is_continuation(text[end])) end++;
    take_before(text, begin, out->before);
    take_after(text, end, out->after);
    out->between = strndup(text + begin, end - begin);
    return out->between != NULL;
}

/* ---- statements ------------------------------------------------------------------------------------- */

#define COLUMNS                                                                                        \
    "s.id, s.key, p.key, s.kind, s.act, s.modality, s.rule, s.negated, s.standing, s.confidence, "      \
    "s.made, s.made_first, s.made_last, s.first_day, s.last_day, s.source, s.cue, s.content, s.venue, " \
    "s.condition, s.source_at, s.cue_at, s.content_at, s.span_begin, s.span_end, s.verdict, s.saying, " \
    "r.id, r.key, r.name, r.title, r.url, r.outlet, r.published, r.version, r.superseded_by, r.text, "  \
    "sx.name, e1.id, e1.name, e1.type, sx.role, sx.named, e2.id, e2.name, e2.type, ax.role, ax.named, " \
    "e3.id, e3.name, e3.type, ox.role, ox.named "

#define JOINS                                                                                          \
    "JOIN statement s ON s.id = f.id JOIN report r ON r.id = s.report "                                 \
    "LEFT JOIN statement p ON p.id = s.parent "                                                         \
    "LEFT JOIN report_entity sx ON sx.id = s.speaker_as LEFT JOIN entity e1 ON e1.id = s.speaker "      \
    "LEFT JOIN report_entity ax ON ax.id = s.addressee_as LEFT JOIN entity e2 ON e2.id = s.addressee "  \
    "LEFT JOIN report_entity ox ON ox.id = s.outlet_as LEFT JOIN entity e3 ON e3.id = s.outlet "

static hs_party party(hs_query *q, int at)
{
    return (hs_party){ .id = hs_column_int(q, at), .name = hs_column_text(q, at + 1),
                       .type = hs_column_text(q, at + 2), .role = hs_column_text(q, at + 3),
                       .named = hs_column_int(q, at + 4) != 0 };
}

static hs_found found_of(hs_query *q, const around *a)
{
    return (hs_found){
        .id = hs_column_int(q, 0), .key = hs_column_text(q, 1), .parent = hs_column_text(q, 2),
        .kind = hs_column_text(q, 3), .act = hs_column_text(q, 4), .modality = hs_column_text(q, 5),
        .rule = hs_column_text(q, 6), .negated = hs_column_int(q, 7) != 0, .standing = hs_column_int(q, 8) != 0,
        .confidence = hs_column_real(q, 9), .made = hs_column_text(q, 10), .made_first = hs_column_text(q, 11),
        .made_last = hs_column_text(q, 12), .first_day = hs_column_text(q, 13), .last_day = hs_column_text(q, 14),
        .source = hs_column_text(q, 15), .cue = hs_column_text(q, 16), .content = hs_column_text(q, 17),
        .venue = hs_column_text(q, 18), .condition = hs_column_text(q, 19), .source_at = hs_column_text(q, 20),
        .cue_at = hs_column_text(q, 21), .content_at = hs_column_text(q, 22),
        .begin = (uint32_t)hs_column_int(q, 23), .end = (uint32_t)hs_column_int(q, 24),
        .verdict = hs_column_text(q, 25), .saying = hs_column_int(q, 26), .report = hs_column_int(q, 27),
        .report_key = hs_column_text(q, 28), .report_name = hs_column_text(q, 29), .title = hs_column_text(q, 30),
        .url = hs_column_text(q, 31), .published_by = hs_column_text(q, 32), .published = hs_column_text(q, 33),
        .version = hs_column_int(q, 34), .superseded = hs_column_int(q, 35) != 0,
        .speaker_as = hs_column_text(q, 37), .speaker = party(q, 38), .addressee = party(q, 43),
        .outlet = party(q, 48), .before = a->before, .after = a->after, .between = a->between,
    };
}

hs_status hs_ledger_find(hs_ledger *l, const hs_search *search, hs_each_found *each, void *context, hs_error *err)
{
    hs_condition c;
    bool more = hs_condition_make(l, search, &c);
    const char *after = search->oldest_first
        ? " ORDER BY s.first_day, s.id LIMIT ? OFFSET ?) f " JOINS "ORDER BY s.first_day, s.id"
        : " ORDER BY s.first_day DESC, s.id DESC LIMIT ? OFFSET ?) f " JOINS "ORDER BY s.first_day DESC, s.id DESC";
    hs_query *q = !more ? NULL
        : hs_condition_query(l, &c, "SELECT " COLUMNS "FROM (SELECT s.id FROM statement s WHERE ", after,
                             search->limit, search->offset);
    while (more && hs_query_next(q)) {
        around a;
        const char *text = hs_column_text(q, 36);
        if (take_words(text, (uint32_t)hs_column_int(q, 23), (uint32_t)hs_column_int(q, 24), &a)) {
            hs_found found = found_of(q, &a);
            more = each(context, &found);
        } else {
            hs_db_fail(l->db, HS_EIO, "%s: a statement lies outside of its report's text", hs_db_name(l->db));
        }
        free(a.between);
    }
    hs_query_end(q);
    hs_condition_free(&c);
    return hs_db_status(l->db, err);
}

hs_status hs_ledger_count(hs_ledger *l, const hs_search *search, uint64_t *out, hs_error *err)
{
    hs_condition c;
    *out = 0;
    if (hs_condition_make(l, search, &c))
        *out = (uint64_t)hs_ledger_one(hs_condition_query(l, &c, "SELECT count(*) FROM statement s WHERE ", "", 0, 0));
    hs_condition_free(&c);
    return hs_db_status(l->db, err);
}

/* ---- facets --------------------------------------------------------------------------------------------- */

typedef struct facet_query { const char *before, *after; } facet_query;

#define TALLY "count(*), coalesce(min(nullif(s.first_day, '')), ''), max(s.last_day) "
#define MOST_FIRST " ORDER BY 5 DESC, 1, 2 LIMIT ? OFFSET ?"

/* Columns: value, id, type, day, statements, first day, last day. Tallies are made by number and
 * then named, so that a name is looked up once. */
#define BY_ENTITY(column)                                                                              \
    { "SELECT coalesce(e.name, ''), t.id, e.type, NULL, t.n, t.first, t.last FROM (SELECT " column      \
      " AS id, count(*) AS n, coalesce(min(nullif(s.first_day, '')), '') AS first, "                    \
      "max(s.last_day) AS last FROM statement s WHERE ",                                                \
      " GROUP BY " column ") t LEFT JOIN entity e ON e.id = t.id" MOST_FIRST }
#define BY_COLUMN(column)                                                                              \
    { "SELECT " column ", 0, NULL, NULL, " TALLY "FROM statement s WHERE ", " GROUP BY 1" MOST_FIRST }

static const facet_query facets[] = {
    [HS_BY_SPEAKER] = BY_ENTITY("s.speaker"),
    [HS_BY_ADDRESSEE] = BY_ENTITY("s.addressee"),
    [HS_BY_VIA] = { "SELECT e.name, t.id, e.type, NULL, t.n, t.first, t.last FROM (SELECT y.entity AS id, "
                    "count(*) AS n, coalesce(min(nullif(s.first_day, '')), '') AS first, max(s.last_day) AS last "
                    "FROM relay y JOIN statement s ON s.id = y.statement WHERE ",
                    " GROUP BY y.entity) t JOIN entity e ON e.id = t.id" MOST_FIRST },
    [HS_BY_OUTLET] = { "SELECT coalesce(max(r.outlet), ''), 0, NULL, NULL, sum(t.n), "
                       "coalesce(min(nullif(t.first, '')), ''), max(t.last) FROM (SELECT s.report AS id, "
                       "count(*) AS n, coalesce(min(nullif(s.first_day, '')), '') AS first, max(s.last_day) AS last "
                       "FROM statement s WHERE ",
                       " GROUP BY s.report) t JOIN report r ON r.id = t.id GROUP BY r.outlet_words" MOST_FIRST },
    [HS_BY_ACT] = BY_COLUMN("s.act"),
    [HS_BY_KIND] = BY_COLUMN("s.kind"),
    [HS_BY_MONTH] = { "SELECT substr(s.first_day, 1, 7), 0, NULL, NULL, " TALLY "FROM statement s WHERE ",
                      " GROUP BY 1 ORDER BY 1 LIMIT ? OFFSET ?" },
    [HS_BY_DAY] = { "SELECT s.first_day, 0, NULL, NULL, " TALLY "FROM statement s WHERE ",
                    " GROUP BY 1 ORDER BY 1 LIMIT ? OFFSET ?" },
    [HS_BY_DAY_AND_SPEAKER] = {
        "SELECT coalesce(e.name, ''), t.id, e.type, t.day, t.n, t.day, t.last FROM (SELECT s.first_day AS day, "
        "s.speaker AS id, count(*) AS n, max(s.last_day) AS last FROM statement s WHERE ",
        " GROUP BY s.speaker, s.first_day) t LEFT JOIN entity e ON e.id = t.id "
        "ORDER BY t.day, t.n DESC, 1, 2 LIMIT ? OFFSET ?" },
};

hs_status hs_ledger_facet(hs_ledger *l, const hs_search *search, hs_facet facet, uint32_t limit, uint32_t offset,
                          hs_each_tally *each, void *context, hs_error *err)
{
    hs_condition c;
    bool more = hs_condition_make(l, search, &c);
    hs_query *q = !more ? NULL : hs_condition_query(l, &c, facets[facet].before, facets[facet].after, limit, offset);
    while (more && hs_query_next(q)) {
        hs_tally t = { .value = hs_column_text(q, 0), .id = hs_column_int(q, 1), .type = hs_column_text(q, 2),
                       .day = hs_column_text(q, 3), .statements = (uint64_t)hs_column_int(q, 4),
                       .first_day = hs_column_text(q, 5), .last_day = hs_column_text(q, 6) };
        more = each(context, &t);
    }
    hs_query_end(q);
    hs_condition_free(&c);
    return hs_db_status(l->db, err);
}
