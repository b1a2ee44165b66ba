/* same_decide.c - what users decide of entities: two are one, or one is two. A decision is kept by
 * naming or by report, never by entity, because entities come and go as namings are grouped. */
#include "store/same.h"

#include "store/words.h"

#include <stdlib.h>
#include <string.h>

static hs_query *with_number(hs_ledger *l, const char *sql, int64_t number)
{
    hs_query *q = hs_db_query(l->db, sql);
    hs_bind_int(q, 1, number);
    return q;
}

static bool exists(hs_ledger *l, int64_t entity)
{
    hs_query *q = hs_db_query(l->db, "SELECT 1 FROM entity WHERE id = ? AND merged_into IS NULL");
    hs_bind_int(q, 1, entity);
    bool there = hs_ledger_one(q) != 0;
    if (!there) hs_db_fail(l->db, HS_EARGUMENT, "there is no entity %lld", (long long)entity);
    return there;
}

static void note_split(hs_ledger *l, int64_t tag, const char *report_key, const char *words, const char *by)
{
    char now[HS_NOW_SIZE];
    hs_query *q = hs_db_query(l->db, "INSERT INTO decision (id, kind, tag, report_key, words, made_by, made) "
                                     "VALUES (?, 'split', ?, ?, ?, ?, ?)");
    hs_ledger_now(now);
    hs_bind_int(q, 1, hs_ledger_number(l));
    hs_bind_int(q, 2, tag);
    const char *texts[] = { report_key, words, by, now };
    for (int i = 0; i < 4; i++) hs_bind_text(q, 3 + i, texts[i]);
    hs_query_do(q);
}

static void note_merge(hs_ledger *l, int64_t tag, int64_t naming, int64_t other, const char *by)
{
    char now[HS_NOW_SIZE];
    hs_query *q = hs_db_query(l->db, "INSERT INTO decision (id, kind, tag, naming, other, made_by, made) "
                                     "VALUES (?, 'merge', ?, ?, ?, ?, ?)");
    hs_ledger_now(now);
    hs_bind_int(q, 1, hs_ledger_number(l));
    hs_bind_int(q, 2, tag);
    hs_bind_int(q, 3, naming);
    hs_bind_int(q, 4, other);
    hs_bind_text(q, 5, by);
    hs_bind_text(q, 6, now);
    hs_query_do(q);
}

/* ---- one report's entity, set apart ----------------------------------------------------------------- */

typedef struct use { char *key, *name, *type; int64_t report, naming; } use;

static use take_use(hs_ledger *l, int64_t report_entity)
{
    use u = { 0 };
    hs_query *q = hs_db_query(l->db, "SELECT r.key, x.name, x.type, x.report, x.naming FROM report_entity x "
                                     "JOIN report r ON r.id = x.report WHERE x.id = ?");
    hs_bind_int(q, 1, report_entity);
    if (hs_query_next(q)) {
        u = (use){ strdup(hs_column_text(q, 0)), strdup(hs_column_text(q, 1)), strdup(hs_column_text(q, 2)),
                   hs_column_int(q, 3), hs_column_int(q, 4) };
        if (!u.key || !u.name || !u.type) hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined");
    }
    hs_query_end(q);
    return u;
}

static void free_use(use *u)
{
    free(u->key);
    free(u->name);
    free(u->type);
}

static int64_t find_like(hs_ledger *l, int64_t naming, int64_t tag)
{
    hs_query *q = hs_db_query(l->db, "SELECT b.id FROM naming a JOIN naming b ON b.words = a.words "
                                     "AND b.person = a.person AND b.role = a.role AND b.sex = a.sex "
                                     "WHERE a.id = ? AND b.tag = ?");
    hs_bind_int(q, 1, naming);
    hs_bind_int(q, 2, tag);
    return hs_ledger_one(q);
}

/* The naming that is like this one but for its tag, made where there is none. */
static int64_t with_tag(hs_ledger *l, int64_t naming, int64_t tag)
{
    int64_t id = find_like(l, naming, tag);
    if (id) return id;
    id = hs_ledger_number(l);
    hs_query *q = hs_db_query(l->db, "INSERT INTO naming (id, tag, words, person, family, initial, role, sex, name, "
                                     "type, why) SELECT ?, ?, words, person, family, initial, role, sex, name, type, "
                                     "'user' FROM naming WHERE id = ?");
    hs_bind_int(q, 1, id);
    hs_bind_int(q, 2, tag);
    hs_bind_int(q, 3, naming);
    hs_query_do(q);
    return id;
}

/* For who had no naming: the words of the name; an empty family says that there was none. */
static int64_t bare_with_tag(hs_ledger *l, const use *u, const char *words, int64_t tag)
{
    int64_t id = hs_ledger_number(l);
    hs_query *q = hs_db_query(l->db, "INSERT INTO naming (id, tag, words, name, type, person, family, initial, role, "
                                     "sex, why) VALUES (?, ?, ?, ?, ?, 0, '', '', '', '', 'user') "
                                     "ON CONFLICT DO NOTHING");
    hs_bind_int(q, 1, id);
    hs_bind_int(q, 2, tag);
    hs_bind_text(q, 3, words);
    hs_bind_text(q, 4, u->name);
    hs_bind_text(q, 5, u->type);
    hs_query_do(q);
    q = hs_db_query(l->db, "SELECT id FROM naming WHERE words = ? AND tag = ? AND person = 0");
    hs_bind_text(q, 1, words);
    hs_bind_int(q, 2, tag);
    return hs_ledger_one(q);
}

static void set_naming(hs_ledger *l, int64_t report_entity, int64_t naming)
{
    hs_query *q = hs_db_query(l->db, "UPDATE report_entity SET naming = ? WHERE id = ?");
    if (naming) hs_bind_int(q, 1, naming);
    hs_bind_int(q, 2, report_entity);
    hs_query_do(q);
}

/* Sets apart what a report calls so, under the entity of the tag. */
static int64_t set_apart(hs_ledger *l, int64_t report_entity, int64_t tag, const char *by)
{
    use u = take_use(l, report_entity);
    char *words = u.name ? hs_words_of(u.name) : NULL;
    int64_t entity = 0;
    if (words && !hs_db_failed(l->db)) {
        hs_query *q = hs_db_query(l->db, "SELECT entity FROM naming WHERE tag = ? AND entity IS NOT NULL LIMIT 1");
        hs_bind_int(q, 1, tag);
        entity = hs_ledger_one(q);
        if (!entity) entity = hs_same_entity(l, u.name, u.type, words);
        note_split(l, tag, u.key, words, by);
        hs_same_loosen(l, report_entity);
        int64_t naming = u.naming ? with_tag(l, u.naming, tag) : bare_with_tag(l, &u, words, tag);
        set_naming(l, report_entity, naming);
        hs_same_assign(l, naming, entity, "user");
        hs_same_tidy(l, entity);
    }
    free(words);
    free_use(&u);
    return entity;
}

/* What a report called so before it was set apart. */
static void put_back(hs_ledger *l, int64_t report_entity)
{
    use u = take_use(l, report_entity);
    char *words = u.name ? hs_words_of(u.name) : NULL;
    hs_query *q = hs_db_query(l->db, "SELECT 1 FROM naming WHERE id = ? AND family <> ''");
    hs_bind_int(q, 1, u.naming);
    bool had_naming = hs_ledger_one(q) != 0;
    hs_same_loosen(l, report_entity);
    if (words && had_naming) {
        int64_t naming = with_tag(l, u.naming, 0);
        set_naming(l, report_entity, naming);
        q = with_number(l, "SELECT entity, why FROM naming WHERE id = ?", naming);
        int64_t entity = hs_query_next(q) ? hs_column_int(q, 0) : 0;
        char why[HS_WHY_SIZE] = "";
        if (entity) snprintf(why, sizeof why, "%s", hs_column_text(q, 1));
        hs_query_end(q);
        if (entity) hs_same_move(l, report_entity, hs_same_root(l, entity), why);
        else hs_same_settle_open(l, report_entity);
    } else if (words) {
        set_naming(l, report_entity, 0);
        hs_same_move(l, report_entity, hs_same_entity(l, u.name, u.type, words), "alone");
    }
    free(words);
    free_use(&u);
}

/* ---- merge --------------------------------------------------------------------------------------------- */

static const char namings_of[] = "SELECT n.id FROM naming n JOIN entity e ON e.id = n.entity "
                                 "WHERE coalesce(e.merged_into, e.id) = ? ORDER BY n.id";

/* Gives an entity that has no naming one: what cannot be known again cannot be merged. */
static void make_known(hs_ledger *l, int64_t entity, int64_t tag, const char *by)
{
    size_t n;
    if (hs_ledger_one(with_number(l, namings_of, entity))) return;
    int64_t *list = hs_same_list(l, with_number(l, "SELECT id FROM report_entity WHERE entity = ?", entity), &n);
    for (size_t i = 0; i < n; i++) set_apart(l, list[i], tag, by);
    free(list);
}

/* What became of an entity once its report's naming was set apart. */
static int64_t entity_of_use(hs_ledger *l, int64_t report_entity)
{
    return hs_ledger_one(with_number(l, "SELECT entity FROM report_entity WHERE id = ?", report_entity));
}

hs_status hs_ledger_merge(hs_ledger *l, int64_t entity, int64_t other, const char *by, int64_t *number, hs_error *err)
{
    size_t n = 0;
    hs_ledger_enter(l);
    int64_t tag = hs_ledger_number(l), apart = hs_ledger_number(l);
    if (entity == other) hs_db_fail(l->db, HS_EARGUMENT, "an entity cannot be merged with itself");
    if (exists(l, entity) && exists(l, other)) {
        int64_t use_a = hs_ledger_one(with_number(l, "SELECT id FROM report_entity WHERE entity = ?", entity));
        int64_t use_b = hs_ledger_one(with_number(l, "SELECT id FROM report_entity WHERE entity = ?", other));
        make_known(l, entity, apart, by);
        make_known(l, other, tag, by);
        int64_t a = entity_of_use(l, use_a), b = entity_of_use(l, use_b);
        int64_t main = hs_ledger_one(with_number(l, "SELECT min(id) FROM naming WHERE entity = ?", a));
        if (!main) main = hs_ledger_one(with_number(l, namings_of, a));
        int64_t *list = hs_same_list(l, with_number(l, namings_of, b), &n);
        for (size_t i = 0; i < n; i++) note_merge(l, tag, list[i], main, by);
        free(list);
        hs_same_follow_merges(l);
        hs_same_sweep(l, false);
    }
    if (number) *number = tag;
    return hs_ledger_leave(l, err);
}

/* ---- split --------------------------------------------------------------------------------------------- */

hs_status hs_ledger_split(hs_ledger *l, int64_t entity, const char *const *reports, size_t n, const char *by,
                          int64_t *number, int64_t *other, hs_error *err)
{
    hs_ledger_enter(l);
    int64_t tag = hs_ledger_number(l), new = 0;
    bool there = exists(l, entity);
    for (size_t i = 0; there && i < n && !hs_db_failed(l->db); i++) {
        size_t found = 0;
        hs_query *q = hs_db_query(l->db, "SELECT x.id FROM report r JOIN report_entity x ON x.report = r.id "
                                         "WHERE r.key = ? AND x.entity = ? ORDER BY x.id");
        hs_bind_text(q, 1, reports[i]);
        hs_bind_int(q, 2, entity);
        int64_t *list = hs_same_list(l, q, &found);
        for (size_t k = 0; k < found; k++) new = set_apart(l, list[k], tag, by);
        free(list);
        if (found == 0)
            hs_db_fail(l->db, HS_EARGUMENT, "%.160s names nobody who is entity %lld", reports[i], (long long)entity);
    }
    hs_same_sweep(l, false);
    if (number) *number = tag;
    if (other) *other = new;
    return hs_ledger_leave(l, err);
}

/* ---- undo ------------------------------------------------------------------------------------------------ */

hs_status hs_ledger_undo(hs_ledger *l, int64_t number, hs_error *err)
{
    size_t n = 0;
    hs_ledger_enter(l);
    if (!hs_ledger_one(with_number(l, "SELECT 1 FROM decision WHERE tag = ? LIMIT 1", number)))
        hs_db_fail(l->db, HS_EARGUMENT, "there is no decision %lld", (long long)number);
    hs_ledger_do(l, "DELETE FROM decision WHERE tag = ?", number);
    hs_same_follow_merges(l);
    int64_t *list = hs_same_list(l, with_number(l, "SELECT x.id FROM naming n JOIN report_entity x ON x.naming = n.id "
                                                   "WHERE n.tag = ?", number), &n);
    for (size_t i = 0; i < n; i++) put_back(l, list[i]);
    for (size_t i = 0; i < n; i++) hs_same_loosen(l, list[i]);
    free(list);
    hs_same_sweep(l, false);
    return hs_ledger_leave(l, err);
}

/* ---- told -------------------------------------------------------------------------------------------------- */

hs_status hs_ledger_decisions(hs_ledger *l, int64_t entity, hs_each_decision *each, void *context, hs_error *err)
{
    static const char columns[] = "SELECT d.tag, d.kind, coalesce(n.name, d.words), coalesce(o.name, d.report_key), "
        "d.made_by, d.made FROM decision d LEFT JOIN naming n ON n.id = d.naming LEFT JOIN naming o ON o.id = d.other ";
    char sql[1200];
    snprintf(sql, sizeof sql, "%s%s", columns, entity == 0 ? "ORDER BY d.id" :
             "LEFT JOIN entity e ON e.id = n.entity LEFT JOIN entity f ON f.id = o.entity "
             "WHERE coalesce(e.merged_into, e.id) = ? OR coalesce(f.merged_into, f.id) = ? "
             "OR d.words IN (SELECT m.words FROM naming m WHERE m.entity = ?) ORDER BY d.id");
    hs_query *q = hs_db_query(l->db, sql);
    bool more = true;
    for (int i = 1; i <= 3 && entity; i++) hs_bind_int(q, i, entity);
    while (more && hs_query_next(q)) {
        hs_decision d = { .number = hs_column_int(q, 0), .kind = hs_column_text(q, 1), .what = hs_column_text(q, 2),
                          .of = hs_column_text(q, 3), .by = hs_column_text(q, 4), .made = hs_column_text(q, 5) };
        more = each(context, &d);
    }
    hs_query_end(q);
    return hs_db_status(l->db, err);
}

hs_status hs_ledger_occurrences(hs_ledger *l, int64_t entity, hs_each_occurrence *each, void *context, hs_error *err)
{
    hs_query *q = with_number(l, "SELECT x.name, x.type, x.role, x.why, r.id, r.key, r.outlet, r.title, r.published "
                                 "FROM report_entity x JOIN report r ON r.id = x.report WHERE x.entity = ? "
                                 "ORDER BY r.published, r.key, r.version, x.id", entity);
    bool more = true;
    while (more && hs_query_next(q)) {
        hs_occurrence o = { .name = hs_column_text(q, 0), .type = hs_column_text(q, 1), .role = hs_column_text(q, 2),
                            .why = hs_column_text(q, 3), .report = hs_column_int(q, 4),
                            .report_key = hs_column_text(q, 5), .outlet = hs_column_text(q, 6),
                            .title = hs_column_text(q, 7), .published = hs_column_text(q, 8) };
        more = each(context, &o);
    }
    hs_query_end(q);
    return hs_db_status(l->db, err);
}
