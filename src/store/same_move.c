/* same_move.c - from one entity to another: rows that name an entity follow it. */
#include "store/same.h"

#include "store/words.h"

#include <stdlib.h>
#include <string.h>

int64_t hs_same_root(hs_ledger *l, int64_t entity)
{
    hs_query *q = hs_db_query(l->db, "SELECT coalesce(merged_into, id) FROM entity WHERE id = ?");
    hs_bind_int(q, 1, entity);
    return hs_ledger_one(q);
}

int64_t hs_same_entity(hs_ledger *l, const char *name, const char *type, const char *words)
{
    int64_t id = hs_ledger_number(l);
    hs_query *q = hs_db_query(l->db, "INSERT INTO entity (id, name, type, words) VALUES (?, ?, ?, ?)");
    hs_bind_int(q, 1, id);
    hs_bind_text(q, 2, name);
    hs_bind_text(q, 3, type);
    hs_bind_text(q, 4, words);
    hs_query_do(q);
    return id;
}

/* ---- one report's ------------------------------------------------------------------------------- */

static void set_column(hs_ledger *l, const char *sql, int64_t entity, int64_t report, int64_t report_entity)
{
    hs_query *q = hs_db_query(l->db, sql);
    hs_bind_int(q, 1, entity);
    hs_bind_int(q, 2, report);
    hs_bind_int(q, 3, report_entity);
    hs_query_do(q);
}

/* Everybody through whom a report's statements came, again. */
static void put_relays(hs_ledger *l, int64_t report)
{
    hs_ledger_do(l, "DELETE FROM relay WHERE statement IN (SELECT id FROM statement WHERE report = ?)", report);
    hs_ledger_do(l, "INSERT INTO relay (statement, entity) "
                    "WITH RECURSIVE up (statement, at) AS (SELECT id, id FROM statement WHERE report = ? "
                    "UNION ALL SELECT u.statement, s.parent FROM up u JOIN statement s ON s.id = u.at "
                    "WHERE s.parent IS NOT NULL) "
                    "SELECT u.statement, s.outlet FROM up u JOIN statement s ON s.id = u.at "
                    "WHERE s.outlet IS NOT NULL UNION "
                    "SELECT u.statement, s.speaker FROM up u JOIN statement s ON s.id = u.at "
                    "WHERE s.speaker IS NOT NULL AND u.at <> u.statement", report);
}

void hs_same_move(hs_ledger *l, int64_t report_entity, int64_t entity, const char *why)
{
    hs_query *q = hs_db_query(l->db, "SELECT report, entity, why FROM report_entity WHERE id = ?");
    hs_bind_int(q, 1, report_entity);
    bool there = hs_query_next(q);
    int64_t report = there ? hs_column_int(q, 0) : 0, old = there ? hs_column_int(q, 1) : 0;
    bool same_why = there && strcmp(hs_column_text(q, 2), why) == 0;
    hs_query_end(q);
    if (!there || (old == entity && same_why)) return;
    q = hs_db_query(l->db, "UPDATE report_entity SET entity = ?, why = ? WHERE id = ?");
    hs_bind_int(q, 1, entity);
    hs_bind_text(q, 2, why);
    hs_bind_int(q, 3, report_entity);
    hs_query_do(q);
    if (old == entity) return;
    set_column(l, "UPDATE statement SET speaker = ? WHERE report = ? AND speaker_as = ?", entity, report,
               report_entity);
    set_column(l, "UPDATE statement SET addressee = ? WHERE report = ? AND addressee_as = ?", entity, report,
               report_entity);
    set_column(l, "UPDATE statement SET outlet = ? WHERE report = ? AND outlet_as = ?", entity, report, report_entity);
    put_relays(l, report);
    l->moves++;
    hs_same_tidy(l, old);
}

/* ---- numbers in a list, because one query is walked at a time ------------------------------------- */

int64_t *hs_same_list(hs_ledger *l, hs_query *q, size_t *n)
{
    int64_t *list = NULL;
    size_t room = 0;
    for (*n = 0; hs_query_next(q); list[(*n)++] = hs_column_int(q, 0)) {
        if (*n < room) continue;
        room = room ? 2 * room : 16;
        int64_t *larger = realloc(list, room * sizeof *list);
        if (larger) { list = larger; continue; }
        hs_query_end(q);
        hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined");
        break;
    }
    return list;
}

/* ---- namings ------------------------------------------------------------------------------------------ */

/* Where several could be meant, each report's stands for itself, but for those near others. */
static void leave_open(hs_ledger *l, int64_t naming)
{
    size_t n;
    hs_query *q = hs_db_query(l->db, "SELECT id FROM report_entity WHERE naming = ?");
    hs_bind_int(q, 1, naming);
    int64_t *list = hs_same_list(l, q, &n);
    for (size_t i = 0; i < n; i++) hs_same_settle_open(l, list[i]);
    free(list);
}

void hs_same_assign(hs_ledger *l, int64_t naming, int64_t entity, const char *why)
{
    size_t n;
    hs_query *q = hs_db_query(l->db, "SELECT entity FROM naming WHERE id = ?");
    hs_bind_int(q, 1, naming);
    int64_t old = hs_ledger_one(q), root = entity ? hs_same_root(l, entity) : 0;
    if (old && old != entity) l->changes++;
    q = hs_db_query(l->db, "UPDATE naming SET entity = ?, why = ? WHERE id = ?");
    if (entity) hs_bind_int(q, 1, entity);
    hs_bind_text(q, 2, why);
    hs_bind_int(q, 3, naming);
    hs_query_do(q);
    if (entity) {
        q = hs_db_query(l->db, "SELECT id FROM report_entity WHERE naming = ?");
        hs_bind_int(q, 1, naming);
        int64_t *list = hs_same_list(l, q, &n);
        for (size_t i = 0; i < n; i++) hs_same_move(l, list[i], root, root == entity ? why : "user");
        free(list);
    } else {
        leave_open(l, naming);
    }
    if (old && old != entity) hs_same_tidy(l, old);
}

/* ---- entities ------------------------------------------------------------------------------------------- */

static size_t count_blanks(const char *words)
{
    size_t n = 0;
    for (; *words; words++) n += *words == ' ';
    return n;
}

/* The name with the most words, then the longest, then the first in the alphabet. */
static bool is_better(const char *name, const char *best)
{
    size_t x = count_blanks(name), y = count_blanks(best);
    if (x != y) return x > y;
    if (strlen(name) != strlen(best)) return strlen(name) > strlen(best);
    return strcmp(name, best) < 0;
}

static void rename_entity(hs_ledger *l, int64_t entity, const char *name, const char *type)
{
    char *words = hs_words_of(name);
    hs_query *q = hs_db_query(l->db, "UPDATE entity SET name = ?, type = ?, words = ? WHERE id = ? "
                                     "AND (name <> ? OR type <> ?)");
    if (!words) hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined");
    hs_bind_text(q, 1, name);
    hs_bind_text(q, 2, type);
    hs_bind_text(q, 3, words);
    hs_bind_int(q, 4, entity);
    hs_bind_text(q, 5, name);
    hs_bind_text(q, 6, type);
    hs_query_do(q);
    free(words);
}

static bool is_used(hs_ledger *l, int64_t entity)
{
    hs_query *q = hs_db_query(l->db, "SELECT 1 FROM report_entity WHERE entity = ? UNION ALL "
                                     "SELECT 1 FROM entity WHERE merged_into = ? LIMIT 1");
    hs_bind_int(q, 1, entity);
    hs_bind_int(q, 2, entity);
    return hs_ledger_one(q) != 0;
}

void hs_same_tidy(hs_ledger *l, int64_t entity)
{
    char *name = NULL, *type = NULL;
    hs_query *q = hs_db_query(l->db, "SELECT name, type FROM naming WHERE entity = ?");
    hs_bind_int(q, 1, entity);
    while (hs_query_next(q)) {
        if (name && !is_better(hs_column_text(q, 0), name)) continue;
        free(name);
        free(type);
        name = strdup(hs_column_text(q, 0));
        type = strdup(hs_column_text(q, 1));
        if (!name || !type) hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined");
    }
    if (name && type) rename_entity(l, entity, name, type);
    else if (!is_used(l, entity)) hs_ledger_do(l, "DELETE FROM entity WHERE id = ?", entity);
    free(name);
    free(type);
}

/* ---- what users merged ------------------------------------------------------------------------------------ */

typedef struct merge { int64_t from, into; } merge;

static void set_merged(hs_ledger *l, int64_t entity, int64_t into)
{
    hs_query *q = hs_db_query(l->db, "UPDATE entity SET merged_into = ? WHERE id = ?");
    if (into) hs_bind_int(q, 1, into);
    hs_bind_int(q, 2, entity);
    hs_query_do(q);
}

static void naming_why(hs_ledger *l, int64_t naming, char out[HS_WHY_SIZE])
{
    hs_query *q = hs_db_query(l->db, "SELECT why FROM naming WHERE id = ?");
    hs_bind_int(q, 1, naming);
    snprintf(out, HS_WHY_SIZE, "%s", hs_query_next(q) ? hs_column_text(q, 0) : "name");
    hs_query_end(q);
}

/* Everything that goes with the entity's namings moves to where it counts now. */
static void move_all(hs_ledger *l, int64_t entity)
{
    size_t n, m;
    char why[HS_WHY_SIZE];
    hs_query *q = hs_db_query(l->db, "SELECT id FROM naming WHERE entity = ?");
    hs_bind_int(q, 1, entity);
    int64_t root = hs_same_root(l, entity), *namings = hs_same_list(l, q, &n);
    for (size_t i = 0; i < n; i++) {
        naming_why(l, namings[i], why);
        q = hs_db_query(l->db, "SELECT id FROM report_entity WHERE naming = ?");
        hs_bind_int(q, 1, namings[i]);
        int64_t *list = hs_same_list(l, q, &m);
        for (size_t k = 0; k < m; k++) hs_same_move(l, list[k], root, root == entity ? why : "user");
        free(list);
    }
    free(namings);
}

static merge *all_merges(hs_ledger *l, size_t *n)
{
    merge *list = NULL;
    hs_query *q = hs_db_query(l->db, "SELECT a.entity, b.entity FROM decision d JOIN naming a ON a.id = d.naming "
                                     "JOIN naming b ON b.id = d.other WHERE d.kind = 'merge' AND a.entity IS NOT NULL "
                                     "AND b.entity IS NOT NULL ORDER BY d.id");
    for (*n = 0; hs_query_next(q); (*n)++) {
        merge *larger = realloc(list, (*n + 1) * sizeof *list);
        if (!larger) { hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined"); break; }
        list = larger;
        list[*n] = (merge){ hs_column_int(q, 0), hs_column_int(q, 1) };
    }
    hs_query_end(q);
    return list;
}

/* What i's entity counts as: the chain of merges before and with i, followed to its end. */
static void settle(merge *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int64_t from = list[i].from, into = list[i].into;
        for (size_t k = 0; k < i; k++) {
            if (list[k].from == from) from = list[k].into;
            if (list[k].from == into) into = list[k].into;
        }
        list[i] = (merge){ from, into };
        for (size_t k = 0; k < i; k++)
            if (list[k].into == from) list[k].into = into;
    }
}

void hs_same_follow_merges(hs_ledger *l)
{
    size_t n, n_old;
    merge *list = all_merges(l, &n);
    int64_t *old = hs_same_list(l, hs_db_query(l->db, "SELECT id FROM entity WHERE merged_into IS NOT NULL"), &n_old);
    settle(list, n);
    hs_query_do(hs_db_query(l->db, "UPDATE entity SET merged_into = NULL WHERE merged_into IS NOT NULL"));
    for (size_t i = 0; i < n; i++)
        if (list[i].from != list[i].into) set_merged(l, list[i].from, list[i].into);
    for (size_t i = 0; i < n; i++) move_all(l, list[i].from);
    for (size_t i = 0; i < n_old; i++) move_all(l, old[i]);
    free(list);
    free(old);
}
