/* report.c - reports, their records, and what users said of them. */
#include "store/ledger.h"
#include "store/parcel.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>

/* ---- the list ------------------------------------------------------------------------------------- */

static bool write_condition(hs_ledger *l, const hs_report_search *s, hs_condition *c)
{
    if (!hs_condition_start(l, c)) return false;
    fputs(s->all || s->id ? "1 = 1" : "r.superseded_by IS NULL", c->out);
    if (s->outlet) hs_condition_name(c, "r.outlet_words", s->outlet);
    hs_condition_text(c, "r.published >= ?", s->published_since);
    hs_condition_text(c, "r.published <> '' AND r.published <= ?", s->published_until);
    hs_condition_text(c, "r.key = ?", s->key);
    hs_condition_number(c, "r.id = ?", s->id);
    return hs_condition_finish(l, c);
}

static hs_report_entry entry_of(hs_query *q)
{
    return (hs_report_entry){
        .id = hs_column_int(q, 0), .version = hs_column_int(q, 1), .superseded_by = hs_column_int(q, 2),
        .key = hs_column_text(q, 3), .name = hs_column_text(q, 4), .sha256 = hs_column_text(q, 5),
        .url = hs_column_text(q, 6), .outlet = hs_column_text(q, 7), .title = hs_column_text(q, 8),
        .published = hs_column_text(q, 9), .added = hs_column_text(q, 10),
        .statements = (uint64_t)hs_column_int(q, 11),
    };
}

hs_status hs_ledger_reports(hs_ledger *l, const hs_report_search *search, hs_each_report *each, void *context,
                            hs_error *err)
{
    hs_condition c;
    bool more = write_condition(l, search, &c);
    const char *after = search->oldest_first ? " ORDER BY r.published, r.id LIMIT ? OFFSET ?"
                                             : " ORDER BY r.published DESC, r.id DESC LIMIT ? OFFSET ?";
    hs_query *q = !more ? NULL
        : hs_condition_query(l, &c, "SELECT r.id, r.version, r.superseded_by, r.key, r.name, r.sha256, r.url, "
                             "r.outlet, r.title, r.published, r.added, r.statements FROM report r WHERE ", after,
                             search->limit, search->offset);
    while (more && hs_query_next(q)) {
        hs_report_entry entry = entry_of(q);
        more = each(context, &entry);
    }
    hs_query_end(q);
    hs_condition_free(&c);
    return hs_db_status(l->db, err);
}

hs_status hs_ledger_record(hs_ledger *l, int64_t report, char **out, size_t *n, hs_error *err)
{
    hs_query *q = hs_db_query(l->db, "SELECT record FROM report WHERE id = ?");
    size_t size = 0;
    *out = NULL;
    hs_bind_int(q, 1, report);
    if (hs_query_next(q)) {
        const void *bytes = hs_column_blob(q, 0, &size);
        *out = hs_record_unpack(bytes, size, n);
        if (!*out)
            hs_db_fail(l->db, HS_EIO, "the record of report %lld is damaged, or memory ended", (long long)report);
    } else {
        hs_db_fail(l->db, HS_EARGUMENT, "there is no report %lld", (long long)report);
    }
    hs_query_end(q);
    return hs_db_status(l->db, err);
}

/* ---- corrections -------------------------------------------------------------------------------------- */

static const char *const verdicts[] = { "accept", "reject", "correct" };

static void check_correction(hs_ledger *l, int64_t report, const char *statement, hs_verdict verdict,
                             const char *fields)
{
    hs_query *q = hs_db_query(l->db, "SELECT count(*) FROM statement WHERE report = ? AND key = ?");
    hs_bind_int(q, 1, report);
    hs_bind_text(q, 2, statement);
    if (hs_ledger_one(q) == 0)
        hs_db_fail(l->db, HS_EARGUMENT, "report %lld has no statement %.40s", (long long)report, statement);
    json_t *value = fields ? json_loads(fields, 0, NULL) : NULL;
    if (fields && !json_is_object(value))
        hs_db_fail(l->db, HS_EARGUMENT, "a correction's fields are no JSON object");
    if (!fields && verdict == HS_VERDICT_CORRECT)
        hs_db_fail(l->db, HS_EARGUMENT, "a correction says which fields it corrects");
    json_decref(value);
}

hs_status hs_ledger_correct(hs_ledger *l, int64_t report, const char *statement, hs_verdict verdict,
                            const char *fields, const char *by, hs_error *err)
{
    char now[HS_NOW_SIZE];
    hs_ledger_now(now);
    hs_ledger_enter(l);
    check_correction(l, report, statement, verdict, fields);
    hs_query *q = hs_db_query(l->db, "INSERT INTO correction (id, report, statement, verdict, fields, made_by, made) "
                                     "VALUES (?, ?, ?, ?, ?, ?, ?)");
    hs_bind_int(q, 1, hs_ledger_number(l));
    hs_bind_int(q, 2, report);
    hs_bind_text(q, 3, statement);
    hs_bind_text(q, 4, verdicts[verdict]);
    hs_bind_text(q, 5, fields);
    hs_bind_text(q, 6, by);
    hs_bind_text(q, 7, now);
    hs_query_do(q);
    hs_ledger_judge(l, report);
    return hs_ledger_leave(l, err);
}

hs_status hs_ledger_corrections(hs_ledger *l, int64_t report, hs_each_correction *each, void *context, hs_error *err)
{
    hs_query *q = hs_db_query(l->db, report ? "SELECT id, report, statement, verdict, fields, made_by, made "
                                              "FROM correction WHERE report = ? ORDER BY id"
                                            : "SELECT id, report, statement, verdict, fields, made_by, made "
                                              "FROM correction ORDER BY id");
    bool more = true;
    if (report) hs_bind_int(q, 1, report);
    while (more && hs_query_next(q)) {
        hs_correction c = { .id = hs_column_int(q, 0), .report = hs_column_int(q, 1),
                            .statement = hs_column_text(q, 2), .verdict = hs_column_text(q, 3),
                            .fields = hs_column_text(q, 4), .by = hs_column_text(q, 5), .made = hs_column_text(q, 6) };
        more = each(context, &c);
    }
    hs_query_end(q);
    return hs_db_status(l->db, err);
}
