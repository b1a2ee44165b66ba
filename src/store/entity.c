/* entity.c - who is in the ledger, what they are called, who passes on whom. */
#include "store/ledger.h"

/* ---- entities ----------------------------------------------------------------------------------------- */

hs_status hs_ledger_entities(hs_ledger *l, const char *name, int64_t id, uint32_t limit, uint32_t offset,
                             hs_each_entity *each, void *context, hs_error *err)
{
    hs_condition c;
    bool more = hs_condition_start(l, &c);
    if (more) {
        fputs("e.merged_into IS NULL", c.out);
        if (name) {
            fputs(" AND e.id IN (SELECT b.id FROM entity b WHERE 1 = 1", c.out);
            hs_condition_name(&c, "b.words", name);
            fputs(" UNION SELECT x.entity FROM naming n JOIN report_entity x ON x.naming = n.id WHERE 1 = 1", c.out);
            hs_condition_name(&c, "n.words", name);
            fputs(")", c.out);
        }
        hs_condition_number(&c, "e.id = ?", id);
        more = hs_condition_finish(l, &c);
    }
    hs_query *q = !more ? NULL
        : hs_condition_query(l, &c,
            "SELECT e.id, e.name, e.type, "
            "(SELECT count(*) FROM statement s WHERE s.speaker = e.id AND s.standing = 1) AS said, "
            "(SELECT count(*) FROM statement s WHERE s.addressee = e.id AND s.standing = 1), "
            "(SELECT count(*) FROM relay y JOIN statement s ON s.id = y.statement "
            "WHERE y.entity = e.id AND s.standing = 1), "
            "(SELECT coalesce(min(nullif(s.first_day, '')), '') FROM statement s "
            "WHERE s.speaker = e.id AND s.standing = 1), "
            "(SELECT coalesce(max(s.last_day), '') FROM statement s WHERE s.speaker = e.id AND s.standing = 1) "
            "FROM entity e WHERE ", " ORDER BY said DESC, e.name, e.id LIMIT ? OFFSET ?", limit, offset);
    while (more && hs_query_next(q)) {
        hs_entity_entry e = { .id = hs_column_int(q, 0), .name = hs_column_text(q, 1), .type = hs_column_text(q, 2),
                              .said = (uint64_t)hs_column_int(q, 3), .heard = (uint64_t)hs_column_int(q, 4),
                              .passed_on = (uint64_t)hs_column_int(q, 5), .first_day = hs_column_text(q, 6),
                              .last_day = hs_column_text(q, 7) };
        more = each(context, &e);
    }
    hs_query_end(q);
    hs_condition_free(&c);
    return hs_db_status(l->db, err);
}

hs_status hs_ledger_aliases(hs_ledger *l, int64_t entity, hs_each_alias *each, void *context, hs_error *err)
{
    hs_query *q = hs_db_query(l->db, "SELECT name, type, role, why, min(report), count(DISTINCT report) "
                                     "FROM report_entity WHERE entity = ? GROUP BY name, type, role, why "
                                     "ORDER BY 6 DESC, 1, 2, 5");
    bool more = true;
    hs_bind_int(q, 1, entity);
    while (more && hs_query_next(q)) {
        hs_alias a = { .name = hs_column_text(q, 0), .type = hs_column_text(q, 1), .role = hs_column_text(q, 2),
                       .why = hs_column_text(q, 3), .report = hs_column_int(q, 4),
                       .reports = (uint64_t)hs_column_int(q, 5) };
        more = each(context, &a);
    }
    hs_query_end(q);
    return hs_db_status(l->db, err);
}

/* ---- chains ------------------------------------------------------------------------------------------------- */

static hs_link link_of(hs_query *q)
{
    return (hs_link){ .from = hs_column_int(q, 0), .from_name = hs_column_text(q, 1), .from_type = hs_column_text(q, 2),
                      .to = hs_column_int(q, 3), .to_name = hs_column_text(q, 4), .to_type = hs_column_text(q, 5),
                      .statements = (uint64_t)hs_column_int(q, 6) };
}

hs_status hs_ledger_chains(hs_ledger *l, const hs_search *search, uint32_t limit, hs_each_link *each, void *context,
                           hs_error *err)
{
    hs_condition c;
    bool more = hs_condition_make(l, search, &c);
    hs_query *q = !more ? NULL
        : hs_condition_query(l, &c,
            "WITH found AS (SELECT s.speaker, s.outlet, s.parent FROM statement s WHERE s.speaker IS NOT NULL AND ",
            "), pair AS (SELECT f.outlet AS a, f.speaker AS b FROM found f WHERE f.outlet IS NOT NULL "
            "UNION ALL SELECT p.speaker, f.speaker FROM found f JOIN statement p ON p.id = f.parent "
            "WHERE p.speaker IS NOT NULL AND (f.outlet IS NULL OR f.outlet <> p.speaker)), "
            "tally AS (SELECT a, b, count(*) AS n FROM pair WHERE a <> b GROUP BY a, b) "
            "SELECT t.a, ea.name, ea.type, t.b, eb.name, eb.type, t.n FROM tally t JOIN entity ea ON ea.id = t.a "
            "JOIN entity eb ON eb.id = t.b ORDER BY t.n DESC, t.a, t.b LIMIT ? OFFSET ?", limit, 0);
    while (more && hs_query_next(q)) {
        hs_link link = link_of(q);
        more = each(context, &link);
    }
    hs_query_end(q);
    hs_condition_free(&c);
    return hs_db_status(l->db, err);
}
