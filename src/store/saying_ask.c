/* saying_ask.c - sayings and their variants as answers, and what users decide of them. */
#include "store/saying.h"

#include "store/same.h"

#include <stdlib.h>
#include <string.h>

/* ---- ask ----------------------------------------------------------------------------------------- */

#define SAYING                                                                                          \
    "SELECT y.id, y.words, y.first_day, y.last_day, y.statements, y.reports, "                          \
    "(SELECT count(DISTINCT v.hash) FROM variant v WHERE v.saying = y.id), e.name, r.outlet, r.key "    \
    "FROM saying y LEFT JOIN statement f ON f.id = y.first LEFT JOIN entity e ON e.id = f.speaker "     \
    "LEFT JOIN report r ON r.id = f.report WHERE y.reports > 1 "
#define IN_ORDER "ORDER BY y.reports DESC, y.first_day, y.id LIMIT ? OFFSET ?"

hs_status hs_ledger_sayings(hs_ledger *l, const hs_search *search, uint32_t limit, uint32_t offset,
                            hs_each_saying *each, void *context, hs_error *err)
{
    static const hs_search everything = { .words = NULL };
    hs_condition c = { 0 };
    bool more = hs_condition_make(l, search ? search : &everything, &c);
    hs_query *q = NULL;
    if (more && search) {
        q = hs_condition_query(l, &c, SAYING "AND y.id IN (SELECT s.saying FROM statement s WHERE ",
                               ") " IN_ORDER, limit, offset);
    } else if (more) {
        q = hs_db_query(l->db, SAYING IN_ORDER);
        hs_bind_int(q, 1, limit ? limit : INT64_MAX);
        hs_bind_int(q, 2, offset);
    }
    while (more && hs_query_next(q)) {
        hs_saying_entry s = { .id = hs_column_int(q, 0), .words = hs_column_text(q, 1),
                              .first_day = hs_column_text(q, 2), .last_day = hs_column_text(q, 3),
                              .statements = (uint64_t)hs_column_int(q, 4), .reports = (uint64_t)hs_column_int(q, 5),
                              .variants = (uint64_t)hs_column_int(q, 6), .speaker = hs_column_text(q, 7),
                              .first_outlet = hs_column_text(q, 8), .first_report = hs_column_text(q, 9) };
        more = each(context, &s);
    }
    hs_query_end(q);
    hs_condition_free(&c);
    return hs_db_status(l->db, err);
}

/* What a variant is compared with: the statement that came first. */
typedef struct base { char *words, *text; bool direct; } base;

static base base_of(hs_ledger *l, int64_t saying)
{
    base b = { 0 };
    hs_query *q = hs_db_query(l->db, "SELECT s.content, s.kind FROM saying y JOIN statement s ON s.id = y.first "
                                     "WHERE y.id = ?");
    hs_bind_int(q, 1, saying);
    if (hs_query_next(q)) {
        b.words = strdup(hs_column_text(q, 0));
        b.text = hs_saying_text(hs_column_text(q, 0), hs_column_text(q, 1), &b.direct);
        if (!b.words || !b.text) hs_db_fail(l->db, HS_EMEMORY, "memory ended while sayings were asked");
    }
    hs_query_end(q);
    return b;
}

static bool show_variant(hs_query *q, const base *b, hs_each_variant *each, void *context, bool *failed)
{
    bool direct;
    const char *content = hs_column_text(q, 0), *kind = hs_column_text(q, 1);
    char *text = hs_saying_text(content, kind, &direct), *marked = hs_saying_marked(b->words, content);
    *failed = !text || !marked;
    hs_variant v = { .content = content, .kind = kind, .speaker = hs_column_text(q, 2),
                     .report_key = hs_column_text(q, 3), .outlet = hs_column_text(q, 4),
                     .published = hs_column_text(q, 5), .statements = (uint64_t)hs_column_int(q, 6),
                     .reports = (uint64_t)hs_column_int(q, 7), .decided = hs_column_int(q, 8) != 0, .marked = marked };
    if (!*failed) v.distance = hs_saying_distance(b->text, b->direct, text, direct);
    bool more = !*failed && each(context, &v);
    free(text);
    free(marked);
    return more;
}

hs_status hs_ledger_variants(hs_ledger *l, int64_t saying, hs_each_variant *each, void *context, hs_error *err)
{
    static const char sql[] =
        "WITH said AS (SELECT s.id, s.variant, s.report, row_number() OVER (PARTITION BY s.variant "
        "ORDER BY CASE WHEN r.published = '' THEN 1 ELSE 0 END, r.published, r.key, s.place) AS place "
        "FROM statement s JOIN report r ON r.id = s.report WHERE s.saying = ? AND s.standing = 1), "
        "tally AS (SELECT variant, count(*) AS n, count(DISTINCT report) AS reports FROM said GROUP BY variant) "
        "SELECT s.content, s.kind, e.name, r.key, r.outlet, r.published, t.n, t.reports, "
        "CASE WHEN v.tag <> 0 OR EXISTS (SELECT 1 FROM saying_decision d WHERE d.variant = v.id OR d.other = v.id) "
        "THEN 1 ELSE 0 END FROM said a JOIN tally t ON t.variant = a.variant JOIN statement s ON s.id = a.id "
        "JOIN variant v ON v.id = a.variant JOIN report r ON r.id = s.report LEFT JOIN entity e ON e.id = s.speaker "
        "WHERE a.place = 1 ORDER BY CASE WHEN r.published = '' THEN 1 ELSE 0 END, r.published, r.key, s.place";
    base b = base_of(l, saying);
    bool more = b.words && b.text, failed = false;
    hs_query *q = more ? hs_db_query(l->db, sql) : NULL;
    hs_bind_int(q, 1, saying);
    while (more && hs_query_next(q)) more = show_variant(q, &b, each, context, &failed);
    hs_query_end(q);
    if (failed) hs_db_fail(l->db, HS_EMEMORY, "memory ended while sayings were asked");
    free(b.words);
    free(b.text);
    return hs_db_status(l->db, err);
}

/* ---- decide ---------------------------------------------------------------------------------------- */

static hs_query *with_number(hs_ledger *l, const char *sql, int64_t number)
{
    hs_query *q = hs_db_query(l->db, sql);
    hs_bind_int(q, 1, number);
    return q;
}

static bool exists(hs_ledger *l, int64_t saying)
{
    bool there = hs_ledger_one(with_number(l, "SELECT 1 FROM saying WHERE id = ?", saying)) != 0;
    if (!there) hs_db_fail(l->db, HS_EARGUMENT, "there is no saying %lld", (long long)saying);
    return there;
}

static void note_merge(hs_ledger *l, int64_t tag, int64_t variant, int64_t other, const char *by)
{
    char now[HS_NOW_SIZE];
    hs_query *q = hs_db_query(l->db, "INSERT INTO saying_decision (id, kind, tag, variant, other, made_by, made) "
                                     "VALUES (?, 'merge', ?, ?, ?, ?, ?)");
    hs_ledger_now(now);
    const int64_t values[] = { hs_ledger_number(l), tag, variant, other };
    for (int i = 0; i < 4; i++) hs_bind_int(q, i + 1, values[i]);
    hs_bind_text(q, 5, by);
    hs_bind_text(q, 6, now);
    hs_query_do(q);
}

/* Noted of every variant, so that it holds also where the saying falls apart later. */
hs_status hs_ledger_merge_sayings(hs_ledger *l, int64_t saying, int64_t other, const char *by, int64_t *number,
                                  hs_error *err)
{
    size_t n = 0;
    hs_ledger_enter(l);
    int64_t tag = hs_ledger_number(l);
    if (saying == other) hs_db_fail(l->db, HS_EARGUMENT, "a saying cannot be merged with itself");
    if (exists(l, saying) && exists(l, other)) {
        int64_t main = hs_ledger_one(with_number(l, "SELECT min(id) FROM variant WHERE saying = ?", saying));
        int64_t *list = hs_same_list(l, with_number(l, "SELECT id FROM variant WHERE saying = ?", other), &n);
        for (size_t i = 0; i < n; i++) note_merge(l, tag, list[i], main, by);
        if (n > 0) hs_saying_recount(l, hs_saying_join(l, main, list[0]));
        free(list);
    }
    if (number) *number = tag;
    return hs_ledger_leave(l, err);
}

static void split_off(hs_ledger *l, int64_t statement, int64_t tag, const char *by)
{
    char now[HS_NOW_SIZE];
    hs_query *q = hs_db_query(l->db, "INSERT INTO saying_decision (id, kind, tag, made_by, made, report_key, "
                                     "statement) SELECT ?, 'split', ?, ?, ?, r.key, s.key FROM statement s "
                                     "JOIN report r ON r.id = s.report WHERE s.id = ?");
    hs_ledger_now(now);
    hs_bind_int(q, 1, hs_ledger_number(l));
    hs_bind_int(q, 2, tag);
    hs_bind_text(q, 3, by);
    hs_bind_text(q, 4, now);
    hs_bind_int(q, 5, statement);
    hs_query_do(q);
    hs_saying_replace(l, statement, tag);
}

static void recount_tag(hs_ledger *l, int64_t tag)
{
    int64_t saying = hs_ledger_one(with_number(l, "SELECT saying FROM variant WHERE tag = ? AND saying IS NOT NULL "
                                                  "LIMIT 1", tag));
    if (saying) hs_saying_recount(l, saying);
}

hs_status hs_ledger_split_saying(hs_ledger *l, int64_t saying, const char *const *statements, size_t n,
                                 const char *by, int64_t *number, hs_error *err)
{
    hs_ledger_enter(l);
    int64_t tag = hs_ledger_number(l);
    bool there = exists(l, saying);
    for (size_t i = 0; there && i < n && !hs_db_failed(l->db); i++) {
        size_t found = 0;
        hs_query *q = hs_db_query(l->db, "SELECT id FROM statement WHERE key = ? AND saying = ?");
        hs_bind_text(q, 1, statements[i]);
        hs_bind_int(q, 2, saying);
        int64_t *list = hs_same_list(l, q, &found);
        for (size_t k = 0; k < found; k++) split_off(l, list[k], tag, by);
        free(list);
        if (found == 0)
            hs_db_fail(l->db, HS_EARGUMENT, "%.40s is no statement of saying %lld", statements[i], (long long)saying);
    }
    hs_saying_sweep(l, false);
    if (there) hs_saying_regroup(l, saying);
    recount_tag(l, tag);
    if (number) *number = tag;
    return hs_ledger_leave(l, err);
}

hs_status hs_ledger_undo_saying(hs_ledger *l, int64_t number, hs_error *err)
{
    size_t n = 0, m = 0;
    hs_ledger_enter(l);
    if (!hs_ledger_one(with_number(l, "SELECT 1 FROM saying_decision WHERE tag = ? LIMIT 1", number)))
        hs_db_fail(l->db, HS_EARGUMENT, "there is no decision %lld", (long long)number);
    int64_t *sayings = hs_same_list(l, with_number(l, "SELECT DISTINCT v.saying FROM saying_decision d JOIN variant v "
                                                      "ON v.id = d.variant WHERE d.tag = ? AND v.saying IS NOT NULL",
                                                   number), &n);
    int64_t *parted = hs_same_list(l, with_number(l, "SELECT s.id FROM variant v JOIN statement s ON s.variant = v.id "
                                                     "WHERE v.tag = ?", number), &m);
    hs_ledger_do(l, "DELETE FROM saying_decision WHERE tag = ?", number);
    for (size_t i = 0; i < m; i++) hs_saying_replace(l, parted[i], 0);
    hs_saying_sweep(l, false);
    for (size_t i = 0; i < n; i++) hs_saying_regroup(l, sayings[i]);
    for (size_t i = 0; i < m; i++) {
        int64_t saying = hs_ledger_one(with_number(l, "SELECT saying FROM statement WHERE id = ?", parted[i]));
        if (saying) hs_saying_recount(l, saying);
    }
    free(sayings);
    free(parted);
    return hs_ledger_leave(l, err);
}
