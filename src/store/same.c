/* same.c - see same.h. A name that was there already costs a look into an index; a new one groups
 * the names of its family again. */
#include "store/same.h"

#include <stdlib.h>
#include <string.h>

/* ---- namings ---------------------------------------------------------------------------------------- */

typedef struct row { int64_t id, entity; bool is_new; char why[HS_WHY_SIZE]; } row;

static row new_row(hs_ledger *l, const hs_parcel_entity *e, int64_t tag)
{
    const hs_naming *n = &e->naming;
    row r = { .id = hs_ledger_number(l), .is_new = true, .why = "name" };
    hs_query *q = hs_db_query(l->db, "INSERT INTO naming (words, family, initial, role, sex, name, type, id, person, "
                                     "tag, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'name')");
    const char *texts[] = { n->words, n->family, n->initial, n->role, n->sex, e->name, e->type };
    for (int i = 0; i < 7; i++) hs_bind_text(q, i + 1, texts[i]);
    hs_bind_int(q, 8, r.id);
    hs_bind_int(q, 9, n->person);
    hs_bind_int(q, 10, tag);
    hs_query_do(q);
    return r;
}

/* Types of a body in order: where reports differ, the earlier one is kept. */
static int rank(const char *type)
{
    static const char *const types[] = { "person", "medium", "organization", "group", "place" };
    int i = 0;
    while (i < 5 && strcmp(types[i], type) != 0) i++;
    return i;
}

/* Of equal namings the shortest is told ("Tomas Wexley", not "Mayor Tomas Wexley"), of these the
 * first in the alphabet, so that the order of reports does not matter. */
static size_t characters(const char *text)
{
    size_t n = 0;
    for (; *text; text++) n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static bool is_told(const char *name, const char *other)
{
    size_t n = characters(name), m = characters(other);
    return n < m || (n == m && strcmp(name, other) < 0);
}

static void improve(hs_ledger *l, const row *r, const hs_parcel_entity *e, const char *name, const char *type)
{
    bool first = is_told(e->name, name), finer = rank(e->type) < rank(type);
    if (!first && !finer) return;
    hs_query *q = hs_db_query(l->db, "UPDATE naming SET name = ?, type = ? WHERE id = ?");
    hs_bind_text(q, 1, first ? e->name : name);
    hs_bind_text(q, 2, finer ? e->type : type);
    hs_bind_int(q, 3, r->id);
    hs_query_do(q);
    if (r->entity) hs_same_tidy(l, r->entity);
}

static row find_row(hs_ledger *l, const hs_parcel_entity *e, int64_t tag)
{
    const hs_naming *n = &e->naming;
    row r = { 0 };
    hs_query *q = hs_db_query(l->db, "SELECT id, entity, why, name, type FROM naming WHERE words = ? AND person = ? "
                                     "AND role = ? AND sex = ? AND tag = ?");
    hs_bind_text(q, 1, n->words);
    hs_bind_int(q, 2, n->person);
    hs_bind_text(q, 3, n->role);
    hs_bind_text(q, 4, n->sex);
    hs_bind_int(q, 5, tag);
    if (!hs_query_next(q)) return hs_db_failed(l->db) ? r : new_row(l, e, tag);
    r.id = hs_column_int(q, 0);
    r.entity = hs_column_int(q, 1);
    snprintf(r.why, sizeof r.why, "%s", hs_column_text(q, 2));
    bool better = is_told(e->name, hs_column_text(q, 3)) || rank(e->type) < rank(hs_column_text(q, 4));
    char *name = better ? strdup(hs_column_text(q, 3)) : NULL, *type = better ? strdup(hs_column_text(q, 4)) : NULL;
    hs_query_end(q);
    if (name && type) improve(l, &r, e, name, type);
    free(name);
    free(type);
    return r;
}

/* ---- what users split off --------------------------------------------------------------------------------- */

/* The decision that sets apart what this report calls so, or 0. */
static int64_t tag_of(hs_ledger *l, const char *key, const char *words)
{
    hs_query *q = hs_db_query(l->db, "SELECT tag FROM decision WHERE report_key = ? AND words = ? ORDER BY id DESC "
                                     "LIMIT 1");
    hs_bind_text(q, 1, key);
    hs_bind_text(q, 2, words);
    return hs_ledger_one(q);
}

static bool has_splits(hs_ledger *l, const char *key)
{
    hs_query *q = hs_db_query(l->db, "SELECT 1 FROM decision WHERE report_key = ? LIMIT 1");
    hs_bind_text(q, 1, key);
    return hs_ledger_one(q) != 0;
}

static int64_t entity_of_tag(hs_ledger *l, int64_t tag)
{
    hs_query *q = hs_db_query(l->db, "SELECT entity FROM naming WHERE tag = ? AND entity IS NOT NULL LIMIT 1");
    hs_bind_int(q, 1, tag);
    return hs_ledger_one(q);
}

/* ---- one entity of a report ------------------------------------------------------------------------------------ */

static int64_t put_row(hs_ledger *l, int64_t report, const hs_parcel_entity *e, int64_t entity, int64_t naming,
                       const char *why)
{
    int64_t id = hs_ledger_number(l);
    hs_query *q = hs_db_query(l->db, "INSERT INTO report_entity (id, report, local, entity, name, type, role, named, "
                                     "why, naming) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    hs_bind_int(q, 1, id);
    hs_bind_int(q, 2, report);
    hs_bind_text(q, 3, e->local);
    hs_bind_int(q, 4, entity);
    hs_bind_text(q, 5, e->name);
    hs_bind_text(q, 6, e->type);
    hs_bind_text(q, 7, e->role);
    hs_bind_int(q, 8, e->named);
    hs_bind_text(q, 9, why);
    if (naming) hs_bind_int(q, 10, naming);
    hs_query_do(q);
    return id;
}

static void put_short_form(hs_ledger *l, int64_t report, const hs_naming *n)
{
    hs_query *q = hs_db_query(l->db, "INSERT INTO short_form (words, whole, report) VALUES (?, ?, ?) "
                                     "ON CONFLICT DO NOTHING");
    hs_bind_text(q, 1, n->short_form);
    hs_bind_text(q, 2, n->words);
    hs_bind_int(q, 3, report);
    hs_query_do(q);
    hs_same_regroup(l, false, n->short_form, "");
}

/* A user's decision set it apart: with the others of that decision it is one. */
static hs_named put_apart(hs_ledger *l, int64_t report, hs_parcel_entity *e, int64_t tag)
{
    if (!*e->naming.words) e->naming.words = e->words;   /* its family stays empty: same_decide.c */
    row r = find_row(l, e, tag);
    int64_t entity = r.entity;
    if (!entity) {
        entity = entity_of_tag(l, tag);
        if (!entity) entity = hs_same_entity(l, e->name, e->type, e->words);
        hs_same_assign(l, r.id, entity, "user");
        hs_same_tidy(l, entity);
    }
    entity = hs_same_root(l, entity);
    return (hs_named){ entity, put_row(l, report, e, entity, r.id, "user") };
}

static hs_named put_entity(hs_ledger *l, int64_t report, hs_parcel_entity *e, int64_t tag)
{
    const hs_naming *n = &e->naming;
    if (tag) return put_apart(l, report, e, tag);
    if (!*n->words) {
        int64_t alone = hs_same_entity(l, e->name, e->type, e->words);
        return (hs_named){ alone, put_row(l, report, e, alone, 0, "alone") };
    }
    row r = find_row(l, e, 0);
    if (r.is_new) {
        hs_same_regroup(l, n->person, n->family, n->initial);
        r = find_row(l, e, 0);
    }
    hs_named named = { .entity = r.entity ? hs_same_root(l, r.entity) : hs_same_entity(l, e->name, e->type, e->words) };
    bool merged = r.entity && named.entity != r.entity;
    named.report_entity = put_row(l, report, e, named.entity, r.id, merged ? "user" : r.why);
    if (!r.entity) hs_same_settle_open(l, named.report_entity);
    if (n->person && *n->initial) hs_same_look_near(l, report, n->family);
    if (n->short_form) put_short_form(l, report, n);
    return named;
}

void hs_same_put(hs_ledger *l, const hs_parcel *p, int64_t report, hs_named *names)
{
    uint64_t moves = l->moves;
    bool splits = has_splits(l, p->key);
    for (uint32_t i = 0; i < p->n_entities && !hs_db_failed(l->db); i++) {
        hs_parcel_entity *e = &p->entities[i];
        if (!e->used) continue;
        names[i] = put_entity(l, report, e, splits ? tag_of(l, p->key, e->words) : 0);
    }
    if (l->moves == moves) return;
    for (uint32_t i = 0; i < p->n_entities && !hs_db_failed(l->db); i++) {
        if (!names[i].report_entity) continue;
        hs_query *q = hs_db_query(l->db, "SELECT entity FROM report_entity WHERE id = ?");
        hs_bind_int(q, 1, names[i].report_entity);
        names[i].entity = hs_ledger_one(q);
    }
}

/* ---- what loses its reports ---------------------------------------------------------------------------------- */

static void loosen(hs_ledger *l, hs_query *q)
{
    size_t n;
    int64_t *list = hs_same_list(l, q, &n);
    int64_t *all = n > 0 ? realloc(l->loose, (l->n_loose + n) * sizeof *all) : NULL;
    if (all) {
        memcpy(all + l->n_loose, list, n * sizeof *all);
        l->loose = all;
        l->n_loose += n;
    } else if (n > 0) {
        hs_db_fail(l->db, HS_EMEMORY, "memory ended while a report was taken out");
    }
    free(list);
}

/* Numbers are of all tables alike, so namings and entities stand in one list. */
void hs_same_take(hs_ledger *l, int64_t report)
{
    hs_query *q = hs_db_query(l->db, "SELECT naming FROM report_entity WHERE report = ? AND naming IS NOT NULL UNION "
                                     "SELECT entity FROM report_entity WHERE report = ? UNION "
                                     "SELECT n.id FROM short_form f JOIN naming n ON n.words = f.words "
                                     "WHERE f.report = ? AND n.person = 0");
    for (int i = 1; i <= 3; i++) hs_bind_int(q, i, report);
    loosen(l, q);
    hs_ledger_do(l, "DELETE FROM short_form WHERE report = ?", report);
    hs_ledger_do(l, "DELETE FROM report_entity WHERE report = ?", report);
}

void hs_same_loosen(hs_ledger *l, int64_t report_entity)
{
    hs_query *q = hs_db_query(l->db, "SELECT naming FROM report_entity WHERE id = ? AND naming IS NOT NULL UNION "
                                     "SELECT entity FROM report_entity WHERE id = ?");
    hs_bind_int(q, 1, report_entity);
    hs_bind_int(q, 2, report_entity);
    loosen(l, q);
}

static bool is_decided(hs_ledger *l, int64_t naming)
{
    hs_query *q = hs_db_query(l->db, "SELECT 1 FROM decision WHERE naming = ? OR other = ? LIMIT 1");
    hs_bind_int(q, 1, naming);
    hs_bind_int(q, 2, naming);
    return hs_ledger_one(q) != 0;
}

/* The name and the type that are told, of the reports that are left. */
static void tell_again(hs_ledger *l, int64_t naming)
{
    hs_ledger_do(l, "UPDATE naming SET name = coalesce((SELECT x.name FROM report_entity x WHERE x.naming = naming.id "
                    "ORDER BY length(x.name), x.name LIMIT 1), name), "
                    "type = coalesce((SELECT x.type FROM report_entity x WHERE x.naming = naming.id "
                    "ORDER BY CASE x.type WHEN 'person' THEN 0 WHEN 'medium' THEN 1 WHEN 'organization' THEN 2 "
                    "WHEN 'group' THEN 3 WHEN 'place' THEN 4 ELSE 5 END LIMIT 1), type) WHERE id = ?", naming);
}

static void sweep_naming(hs_ledger *l, int64_t naming, bool decisions)
{
    char *family = NULL, *initial = NULL;
    hs_query *q = hs_db_query(l->db, "SELECT family, initial, person, entity, (SELECT count(*) FROM report_entity x "
                                     "WHERE x.naming = naming.id) FROM naming WHERE id = ?");
    hs_bind_int(q, 1, naming);
    bool there = hs_query_next(q), used = there && hs_column_int(q, 4) > 0, person = there && hs_column_int(q, 2);
    int64_t entity = there ? hs_column_int(q, 3) : 0;
    if (there) { family = strdup(hs_column_text(q, 0)); initial = strdup(hs_column_text(q, 1)); }
    hs_query_end(q);
    if (there && !used && decisions) {
        hs_ledger_do(l, "DELETE FROM decision WHERE naming = ?", naming);
        hs_ledger_do(l, "DELETE FROM decision WHERE other = ?", naming);
    }
    if (there && !used && !is_decided(l, naming)) {
        hs_ledger_do(l, "DELETE FROM naming WHERE id = ?", naming);
        if (entity) hs_same_tidy(l, entity);
        l->changes++;
    }
    if (used) tell_again(l, naming);
    if (used && entity) hs_same_tidy(l, entity);
    if (family && initial) hs_same_regroup(l, person, family, initial);
    if (family && person) hs_same_settle_family(l, family);
    free(family);
    free(initial);
}

void hs_same_sweep(hs_ledger *l, bool decisions)
{
    int64_t *list = l->loose;
    size_t n = l->n_loose;
    l->loose = NULL;
    l->n_loose = 0;
    for (size_t i = 0; i < n && !hs_db_failed(l->db); i++) sweep_naming(l, list[i], decisions);
    for (size_t i = 0; i < n && !hs_db_failed(l->db); i++) hs_same_tidy(l, list[i]);
    free(list);
}

void hs_same_forget(hs_ledger *l)
{
    loosen(l, hs_db_query(l->db, "SELECT n.id FROM naming n WHERE NOT EXISTS (SELECT 1 FROM report_entity x "
                                 "WHERE x.naming = n.id)"));
    hs_same_sweep(l, true);
}
