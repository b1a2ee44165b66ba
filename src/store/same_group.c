/* same_group.c - the namings of a family name, a body or its letters, taken from the tables, grouped
 * (naming_group.c), and put under entities again where that changed. What is looked at for one
 * report is the namings of its families, not the ledger. */
#include "store/same.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_NEAR = 3, MOST_BEARERS = HS_MOST_ATOMS };

/* ---- namings in memory ---------------------------------------------------------------------------- */

typedef struct block { hs_pool pool; hs_atom *atoms; size_t n; } block;

/* The rows id, words, role, sex, why, entity of a query; the first that do not fit are left. */
static block load(hs_ledger *l, hs_query *q, size_t most)
{
    block b = { .atoms = calloc(most, sizeof *b.atoms) };
    if (!b.atoms) hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined");
    while (b.atoms && b.n < most && hs_query_next(q)) {
        const char *texts[4];
        for (int i = 0; i < 4; i++) {
            const char *text = hs_column_text(q, i + 1);
            texts[i] = hs_pool_copy(&b.pool, text, strlen(text));
            if (!texts[i]) { hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined"); return b; }
        }
        int64_t entity = hs_column_int(q, 5);
        b.atoms[b.n++] = (hs_atom){ .words = texts[0], .role = texts[1], .sex = texts[2], .was = texts[3],
                                    .id = hs_column_int(q, 0), .entity = entity, .open = entity == 0 };
    }
    hs_query_end(q);
    return b;
}

static void unload(block *b)
{
    free(b->atoms);
    hs_pool_free(&b->pool);
}

static hs_query *family_query(hs_ledger *l, const char *sql, const char *family)
{
    hs_query *q = hs_db_query(l->db, sql);
    hs_bind_text(q, 1, family);
    return q;
}

/* A new entity for a naming, under its name. */
static int64_t entity_for(hs_ledger *l, int64_t naming)
{
    char *text[3] = { NULL };
    hs_query *q = hs_db_query(l->db, "SELECT name, type, words FROM naming WHERE id = ?");
    hs_bind_int(q, 1, naming);
    bool there = hs_query_next(q);
    for (int i = 0; there && i < 3; i++) text[i] = strdup(hs_column_text(q, i));
    hs_query_end(q);
    bool ok = text[0] && text[1] && text[2];
    if (there && !ok) hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined");
    int64_t id = ok ? hs_same_entity(l, text[0], text[1], text[2]) : 0;
    for (int i = 0; i < 3; i++) free(text[i]);
    return id;
}

/* ---- full names --------------------------------------------------------------------------------------- */

/* Puts a naming where it belongs, if it is not there. */
static bool assign(hs_ledger *l, const hs_atom *a, int64_t entity, hs_naming_why why)
{
    const char *name = hs_naming_why_name(why);
    if (a->entity == entity && strcmp(a->was, name) == 0) return false;
    hs_same_assign(l, a->id, entity, name);
    return true;
}

/* The oldest of the entities that a cluster's namings had and no other cluster has taken: so few
 * rows move. */
static int64_t keep_entity(hs_ledger *l, const block *b, size_t first, const int64_t *taken, size_t n)
{
    int64_t entity = 0;
    for (size_t k = first; k < b->n; k++) {
        int64_t old = b->atoms[k].cluster == b->atoms[first].cluster ? b->atoms[k].entity : 0;
        bool is_free = old && (!entity || old < entity);
        for (size_t t = 0; t < n && is_free; t++) is_free = taken[t] != old;
        if (is_free) entity = old;
    }
    return entity ? entity : entity_for(l, b->atoms[first].id);
}

static void assign_clusters(hs_ledger *l, const block *b)
{
    int64_t *taken = calloc(b->n + 1, sizeof *taken);
    size_t n = 0;
    if (!taken) hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined");
    for (size_t i = 0; taken && i < b->n && !hs_db_failed(l->db); i++) {
        const hs_atom *a = &b->atoms[i];
        bool seen = false, changed = false;
        for (size_t k = 0; k < i && !seen; k++) seen = b->atoms[k].cluster == a->cluster;
        if (a->open) assign(l, a, 0, a->why);
        if (seen || a->open) continue;
        int64_t entity = keep_entity(l, b, i, taken, n);
        taken[n++] = entity;
        for (size_t k = i; k < b->n; k++)
            if (b->atoms[k].cluster == a->cluster) changed |= assign(l, &b->atoms[k], entity, b->atoms[k].why);
        if (changed) hs_same_tidy(l, entity);
    }
    free(taken);
}

static void regroup_full(hs_ledger *l, const char *family, const char *initial)
{
    hs_query *q = family_query(l, "SELECT id, words, role, sex, why, entity FROM naming WHERE family = ? "
                                  "AND person = 1 AND initial = ? AND tag = 0", family);
    hs_bind_text(q, 2, initial);
    block b = load(l, q, HS_MOST_ATOMS + 1);
    hs_naming_group(b.atoms, b.n);
    if (!hs_db_failed(l->db)) assign_clusters(l, &b);
    unload(&b);
}

/* ---- family names alone --------------------------------------------------------------------------------- */

static const char *last_word(const char *words)
{
    const char *blank = strrchr(words, ' ');
    return blank ? blank + 1 : words;
}

typedef struct bearers { int64_t only; size_t n, n_close; int64_t close; bool spelled; } bearers;

/* Who of the full names this one may stand for. A bearer whose namings conflict with it is none. */
static bearers find_bearers(const hs_atom *bare, const block *full)
{
    bearers found = { 0 };
    for (size_t i = 0; i < full->n; i++) {
        const hs_atom *a = &full->atoms[i];
        bool out = a->open, close = false, spelled = false, first = true;
        for (size_t k = 0; k < full->n && !out; k++) {
            const hs_atom *other = &full->atoms[k];
            if (other->entity != a->entity) continue;
            if (k < i) first = false;
            out = !first || hs_atoms_conflict(bare, other);
            close |= hs_naming_roles_close(bare->role, other->role);
            spelled |= strcmp(last_word(bare->words), last_word(other->words)) == 0;
        }
        if (out || (!spelled && !close)) continue;
        found.n++;
        found.only = a->entity;
        if (close) { found.n_close++; found.close = a->entity; }
    }
    return found;
}

static bool any_full_open(const block *full)
{
    for (size_t i = 0; i < full->n; i++)
        if (full->atoms[i].open) return true;
    return false;
}

/* Where nobody bears it in full, those called so are one, unless their roles conflict. An entity
 * of a full name is not theirs to keep. */
static hs_atom without_entity_of(hs_atom bare, const block *full)
{
    for (size_t k = 0; k < full->n; k++)
        if (bare.entity == full->atoms[k].entity) { bare.entity = 0; bare.was = ""; }
    return bare;
}

static void settle_bare(hs_ledger *l, block *bare, const block *full)
{
    block left = { .atoms = calloc(bare->n + 1, sizeof *left.atoms) };
    bool too_many = full->n > MOST_BEARERS, open = any_full_open(full);
    if (!left.atoms) { hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined"); return; }
    for (size_t i = 0; i < bare->n && !hs_db_failed(l->db); i++) {
        bearers b = { 0 };
        if (!too_many) b = find_bearers(&bare->atoms[i], full);
        if (b.n == 0 && !too_many && !open)
            left.atoms[left.n++] = without_entity_of(bare->atoms[i], full);
        else if (b.n == 1 && !too_many && !open)
            assign(l, &bare->atoms[i], b.only, HS_WHY_FAMILY);
        else if (b.n_close == 1 && !too_many)
            assign(l, &bare->atoms[i], b.close, HS_WHY_ROLE);
        else
            assign(l, &bare->atoms[i], 0, HS_WHY_DOUBTFUL);
    }
    hs_naming_group(left.atoms, left.n);
    assign_clusters(l, &left);
    free(left.atoms);
}

static void regroup_bare(hs_ledger *l, const char *family)
{
    block bare = load(l, family_query(l, "SELECT id, words, role, sex, why, entity FROM naming WHERE family = ? "
                                         "AND person = 1 AND initial = '' AND tag = 0",
                                      family), HS_MOST_ATOMS);
    if (bare.n > 0) {
        block full = load(l, family_query(l, "SELECT id, words, role, sex, why, entity FROM naming WHERE family = ? "
                                             "AND person = 1 AND initial > '' AND tag = 0",
                                          family), MOST_BEARERS + 1);
        if (!hs_db_failed(l->db)) settle_bare(l, &bare, &full);
        unload(&full);
    }
    unload(&bare);
}

/* ---- bodies ------------------------------------------------------------------------------------------------ */

/* The name that a report gives these letters for, where all reports that give one give the same. */
static char *whole_of(hs_ledger *l, const char *words)
{
    hs_query *q = hs_db_query(l->db, "SELECT DISTINCT whole FROM short_form WHERE words = ? LIMIT 2");
    hs_bind_text(q, 1, words);
    char *whole = hs_query_next(q) ? strdup(hs_column_text(q, 0)) : NULL;
    if (hs_query_next(q)) { free(whole); whole = NULL; }
    hs_query_end(q);
    return whole;
}

static int64_t entity_of_words(hs_ledger *l, const char *words)
{
    hs_query *q = hs_db_query(l->db, "SELECT entity FROM naming WHERE words = ? AND person = 0 AND tag = 0 "
                                     "AND entity IS NOT NULL LIMIT 1");
    hs_bind_text(q, 1, words);
    return hs_ledger_one(q);
}

static void regroup_body(hs_ledger *l, const char *words)
{
    char *whole = whole_of(l, words);
    hs_query *q = hs_db_query(l->db, "SELECT id FROM naming WHERE words = ? AND person = 0 AND tag = 0 LIMIT 1");
    hs_bind_text(q, 1, words);
    int64_t naming = hs_ledger_one(q), entity = whole ? entity_of_words(l, whole) : 0;
    bool is_short = entity != 0;
    if (naming && !is_short) {
        q = hs_db_query(l->db, "SELECT entity FROM naming WHERE id = ? AND why <> 'short form'");
        hs_bind_int(q, 1, naming);
        entity = hs_ledger_one(q);
        if (!entity) entity = entity_for(l, naming);
    }
    if (naming) {
        hs_same_assign(l, naming, entity, hs_naming_why_name(is_short ? HS_WHY_SHORT : HS_WHY_NAME));
        hs_same_tidy(l, entity);
    }
    free(whole);
}

void hs_same_settle_family(hs_ledger *l, const char *family)
{
    size_t n;
    int64_t *list = hs_same_list(l, family_query(l, "SELECT x.id FROM naming n JOIN report_entity x ON x.naming = n.id "
                                                    "WHERE n.family = ? AND n.person = 1 AND n.entity IS NULL",
                                                 family), &n);
    for (size_t i = 0; i < n; i++) hs_same_settle_open(l, list[i]);
    free(list);
}

void hs_same_regroup(hs_ledger *l, bool person, const char *family, const char *initial)
{
    uint64_t changes = l->changes;
    if (!person) regroup_body(l, family);
    else if (*initial) regroup_full(l, family, initial);
    if (person) regroup_bare(l, family);
    if (l->changes == changes) return;
    if (person) hs_same_settle_family(l, family);
    if (hs_ledger_one(hs_db_query(l->db, "SELECT 1 FROM decision WHERE kind = 'merge' LIMIT 1")))
        hs_same_follow_merges(l);
}

/* ---- in doubt ------------------------------------------------------------------------------------------------ */

typedef struct doubt {
    char   *words, *role, *sex, *family, *initial, *outlet, *published;
    int64_t entity;
    bool    ok;
} doubt;

static doubt take_doubt(hs_ledger *l, int64_t report_entity)
{
    doubt d = { 0 };
    char **texts[] = { &d.words, &d.role, &d.sex, &d.family, &d.initial, &d.outlet, &d.published };
    hs_query *q = hs_db_query(l->db, "SELECT n.words, n.role, n.sex, n.family, n.initial, r.outlet_words, r.published, "
                                     "x.entity FROM report_entity x JOIN naming n ON n.id = x.naming "
                                     "JOIN report r ON r.id = x.report WHERE x.id = ?");
    hs_bind_int(q, 1, report_entity);
    d.ok = hs_query_next(q);
    for (int i = 0; d.ok && i < 7; i++) {
        *texts[i] = strdup(hs_column_text(q, i));
        if (!*texts[i]) { d.ok = false; hs_db_fail(l->db, HS_EMEMORY, "memory ended while names were joined"); }
    }
    if (d.ok) d.entity = hs_column_int(q, 7);
    hs_query_end(q);
    return d;
}

static void free_doubt(doubt *d)
{
    char *texts[] = { d->words, d->role, d->sex, d->family, d->initial, d->outlet, d->published };
    for (int i = 0; i < 7; i++) free(texts[i]);
}

/* The days around a day; false where it is none. */
static bool days_around(const char *day, char from[16], char to[16])
{
    int32_t at = hs_day_parse(day);
    if (at == HS_NO_DAY) return false;
    hs_day_format(at - DAYS_NEAR, from);
    hs_day_format(at + DAYS_NEAR, to);
    return true;
}

/* The only one of this name in any report of these days, where this outlet has one; or 0. CROSS JOIN
 * tells SQLite to begin with these few reports, and not with everybody of that name. */
static int64_t find_near(hs_ledger *l, const doubt *d)
{
    char from[16], to[16];
    int64_t found = 0;
    bool several = false, here = false;
    if (!*d->outlet || !days_around(d->published, from, to)) return 0;
    hs_query *q = hs_db_query(l->db,
        "SELECT n.words, n.role, n.sex, n.entity, r.outlet_words FROM report r CROSS JOIN report_entity x "
        "CROSS JOIN naming n WHERE x.report = r.id AND n.id = x.naming AND r.published >= ? AND r.published <= ? "
        "AND n.family = ? AND n.person = 1 AND n.initial > '' AND n.tag = 0 "
        "AND n.entity IS NOT NULL");
    const char *texts[] = { from, to, d->family };
    for (int i = 0; i < 3; i++) hs_bind_text(q, i + 1, texts[i]);
    while (hs_query_next(q)) {
        hs_atom mine = { .words = d->words, .role = d->role, .sex = d->sex };
        hs_atom other = { .words = hs_column_text(q, 0), .role = hs_column_text(q, 1), .sex = hs_column_text(q, 2) };
        bool fits = *d->initial ? strcmp(mine.words, other.words) == 0 || hs_naming_covers(mine.words, other.words)
                                : strcmp(last_word(mine.words), last_word(other.words)) == 0;
        if (!fits || hs_atoms_conflict(&mine, &other)) continue;
        several |= found && found != hs_column_int(q, 3);
        found = hs_column_int(q, 3);
        here |= strcmp(hs_column_text(q, 4), d->outlet) == 0;
    }
    return several || !here ? 0 : found;
}

/* Is the entity this report's own? Those of namings are not. */
static bool is_own(hs_ledger *l, int64_t entity)
{
    hs_query *q = hs_db_query(l->db, "SELECT 1 FROM naming WHERE entity = ? LIMIT 1");
    hs_bind_int(q, 1, entity);
    if (hs_ledger_one(q)) return false;
    q = hs_db_query(l->db, "SELECT count(*) FROM report_entity WHERE entity = ?");
    hs_bind_int(q, 1, entity);
    return hs_ledger_one(q) == 1;
}

void hs_same_settle_open(hs_ledger *l, int64_t report_entity)
{
    doubt d = take_doubt(l, report_entity);
    int64_t near = d.ok ? find_near(l, &d) : 0;
    if (near) {
        hs_same_move(l, report_entity, hs_same_root(l, near), hs_naming_why_name(HS_WHY_NEAR));
    } else if (d.ok) {
        hs_query *q = hs_db_query(l->db, "SELECT naming FROM report_entity WHERE id = ?");
        hs_bind_int(q, 1, report_entity);
        int64_t naming = hs_ledger_one(q), entity = d.entity;
        if (!entity || !is_own(l, entity)) entity = entity_for(l, naming);
        hs_same_move(l, report_entity, entity, hs_naming_why_name(HS_WHY_DOUBTFUL));
    }
    free_doubt(&d);
}

void hs_same_look_near(hs_ledger *l, int64_t report, const char *family)
{
    char from[16], to[16];
    size_t n = 0;
    hs_query *q = hs_db_query(l->db, "SELECT 1 FROM naming WHERE family = ? AND person = 1 AND entity IS NULL LIMIT 1");
    hs_bind_text(q, 1, family);
    if (!hs_ledger_one(q)) return;
    q = hs_db_query(l->db, "SELECT published FROM report WHERE id = ?");
    hs_bind_int(q, 1, report);
    bool dated = hs_query_next(q) && days_around(hs_column_text(q, 0), from, to);
    hs_query_end(q);
    if (!dated) return;
    q = hs_db_query(l->db, "SELECT x.id FROM report r CROSS JOIN report_entity x CROSS JOIN naming n "
                           "WHERE x.report = r.id AND n.id = x.naming AND r.published >= ? AND r.published <= ? "
                           "AND n.family = ? AND n.person = 1 AND n.entity IS NULL");
    hs_bind_text(q, 1, from);
    hs_bind_text(q, 2, to);
    hs_bind_text(q, 3, family);
    int64_t *list = hs_same_list(l, q, &n);
    for (size_t i = 0; i < n; i++) hs_same_settle_open(l, list[i]);
    free(list);
}
