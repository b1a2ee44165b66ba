/* saying.c - see saying.h. A saying is what hangs together: its variants are joined pair by pair
 * (saying_words.h), and each pair is found from either side, so that the order of reports
 * decides nothing. A statement costs a look at what its speaker said in those days, and, for a
 * long quotation, at the others that share one of its keys. */
#include "store/saying.h"

#include "store/same.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct node {        /* a variant, as far as it is needed here */
    int64_t  id, saying, day, tag;
    hs_print print;
} node;

typedef struct nodes { node *at; size_t n, room; } nodes;

#define NODE "v.id, v.saying, v.day, v.tag, v.handle, v.who, v.hash, v.sign, v.words, v.direct "

static node node_of(hs_query *q)
{
    return (node){ .id = hs_column_int(q, 0), .saying = hs_column_int(q, 1), .day = hs_column_int(q, 2),
                   .tag = hs_column_int(q, 3),
                   .print = { .handle = hs_column_int(q, 4), .who = hs_column_int(q, 5), .hash = hs_column_int(q, 6),
                              .sign = hs_column_int(q, 7), .words = (uint32_t)hs_column_int(q, 8),
                              .direct = hs_column_int(q, 9) != 0 } };
}

static void add_node(hs_ledger *l, nodes *list, const node *new)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].id == new->id) return;
    if (list->n == list->room) {
        size_t room = list->room ? 2 * list->room : 16;
        node *larger = realloc(list->at, room * sizeof *larger);
        if (!larger) { hs_db_fail(l->db, HS_EMEMORY, "memory ended while sayings were joined"); return; }
        list->at = larger;
        list->room = room;
    }
    list->at[list->n++] = *new;
}

static int64_t number_of(hs_ledger *l, const char *sql, int64_t parameter)
{
    hs_query *q = hs_db_query(l->db, sql);
    hs_bind_int(q, 1, parameter);
    return hs_ledger_one(q);
}

/* ---- are two alike? ------------------------------------------------------------------------------- */

static bool same_speaker(const node *a, const node *b)
{
    return a->print.handle && a->print.handle == b->print.handle && a->day && b->day &&
           a->day - b->day <= HS_SAYING_DAYS && b->day - a->day <= HS_SAYING_DAYS &&
           (!a->print.who || !b->print.who || a->print.who == b->print.who);
}

static bool is_long(const hs_print *p) { return p->direct && p->words >= HS_SAYING_LONG; }

static bool same_words(const node *a, const node *b)
{
    return a->print.hash == b->print.hash && a->print.direct == b->print.direct && a->print.words == b->print.words;
}

/* The text of a variant that is compared, from any statement of it; freed by the caller. */
static char *text_of(hs_ledger *l, int64_t variant)
{
    char *text = NULL;
    bool direct;
    hs_query *q = hs_db_query(l->db, "SELECT content, kind FROM statement WHERE variant = ? LIMIT 1");
    hs_bind_int(q, 1, variant);
    if (hs_query_next(q)) {
        text = hs_saying_text(hs_column_text(q, 0), hs_column_text(q, 1), &direct);
        if (!text) hs_db_fail(l->db, HS_EMEMORY, "memory ended while sayings were joined");
    }
    hs_query_end(q);
    return text;
}

/* `shared`: do they share a key? */
static bool alike(const node *a, const char *text, const node *b, const char *other, bool shared)
{
    bool direct = a->print.direct && b->print.direct, by_speaker = same_speaker(a, b);
    if (a->tag || b->tag || (!by_speaker && !shared) || !hs_prints_near(&a->print, &b->print)) return false;
    if (same_words(a, b)) return true;
    return hs_saying_distance(text, a->print.direct, other, b->print.direct) <= hs_saying_limit(direct, by_speaker);
}

/* ---- sayings ------------------------------------------------------------------------------------------ */

static void set_saying(hs_ledger *l, int64_t variant, int64_t saying)
{
    static const char *const sql[] = { "UPDATE variant SET saying = ? WHERE id = ?",
                                       "UPDATE statement SET saying = ? WHERE variant = ?" };
    for (int i = 0; i < 2; i++) {
        hs_query *q = hs_db_query(l->db, sql[i]);
        if (saying) hs_bind_int(q, 1, saying);
        hs_bind_int(q, 2, variant);
        hs_query_do(q);
    }
}

static int64_t new_saying(hs_ledger *l)
{
    int64_t id = hs_ledger_number(l);
    hs_ledger_do(l, "INSERT INTO saying (id, words, first, statements, reports, first_day, last_day) "
                    "VALUES (?, '', 0, 0, 0, '', '')", id);
    return id;
}

/* It holds other statements than were counted. */
static void uncount(hs_ledger *l, int64_t saying)
{
    hs_ledger_do(l, "UPDATE saying SET statements = 0 WHERE id = ?", saying);
}

static int64_t saying_of(hs_ledger *l, int64_t variant)
{
    return number_of(l, "SELECT saying FROM variant WHERE id = ?", variant);
}

/* The saying of a variant that several statements share. */
static int64_t saying_for(hs_ledger *l, int64_t variant)
{
    int64_t saying = saying_of(l, variant);
    if (saying) return saying;
    saying = new_saying(l);
    set_saying(l, variant, saying);
    return saying;
}

/* The statements of a variant that was just made are stored later, with their saying. */
static void set_new(hs_ledger *l, int64_t variant, int64_t saying)
{
    hs_query *q = hs_db_query(l->db, "UPDATE variant SET saying = ? WHERE id = ?");
    hs_bind_int(q, 1, saying);
    hs_bind_int(q, 2, variant);
    hs_query_do(q);
}

static int64_t merge(hs_ledger *l, int64_t a, int64_t b)
{
    int64_t from = a < b ? b : a, into = a < b ? a : b;
    static const char *const sql[] = { "UPDATE variant SET saying = ? WHERE saying = ?",
                                       "UPDATE statement SET saying = ? WHERE saying = ?" };
    for (int i = 0; i < 2; i++) {
        hs_query *q = hs_db_query(l->db, sql[i]);
        hs_bind_int(q, 1, into);
        hs_bind_int(q, 2, from);
        hs_query_do(q);
    }
    hs_ledger_do(l, "DELETE FROM saying WHERE id = ?", from);
    uncount(l, into);
    return into;
}

int64_t hs_saying_join(hs_ledger *l, int64_t variant, int64_t other)
{
    int64_t a = saying_of(l, variant), b = saying_of(l, other);
    if (a && b) return a == b ? a : merge(l, a, b);
    int64_t both = a ? a : b ? b : new_saying(l);
    uncount(l, both);
    if (!a) set_saying(l, variant, both);
    if (!b) set_saying(l, other, both);
    return both;
}

/* Joins a new variant, which has the saying `has` or 0, with an old one. */
static int64_t join_new(hs_ledger *l, int64_t new, int64_t has, int64_t old)
{
    int64_t saying = saying_for(l, old);
    if (has == saying) return has;
    if (has) return merge(l, has, saying);
    set_new(l, new, saying);
    return saying;
}

/* ---- counts -------------------------------------------------------------------------------------------- */

static void dissolve(hs_ledger *l, int64_t saying)
{
    hs_ledger_do(l, "UPDATE statement SET saying = NULL WHERE saying = ?", saying);
    hs_ledger_do(l, "UPDATE variant SET saying = NULL WHERE saying = ?", saying);
    hs_ledger_do(l, "DELETE FROM saying WHERE id = ?", saying);
}

/* What stands of a saying: one walk over its statements, in the order in which they came. */
typedef struct tally { int64_t all, statements, reports, first; char first_day[16], last_day[16]; } tally;

static tally tally_of(hs_ledger *l, int64_t saying)
{
    tally t = { .first = 0 };
    int64_t last = 0;
    hs_query *q = hs_db_query(l->db, "SELECT s.id, s.report, s.standing, r.published FROM statement s "
                                     "JOIN report r ON r.id = s.report WHERE s.saying = ? "
                                     "ORDER BY CASE WHEN r.published = '' THEN 1 ELSE 0 END, r.published, r.key, "
                                     "r.version, s.place");
    hs_bind_int(q, 1, saying);
    while (hs_query_next(q)) {
        const char *day = hs_column_text(q, 3);
        t.all++;
        if (!hs_column_int(q, 2)) continue;
        if (t.statements++ == 0) {
            t.first = hs_column_int(q, 0);
            snprintf(t.first_day, sizeof t.first_day, "%s", day);
        }
        t.reports += hs_column_int(q, 1) != last;
        last = hs_column_int(q, 1);
        if (*day) snprintf(t.last_day, sizeof t.last_day, "%s", day);
    }
    return t;
}

void hs_saying_recount(hs_ledger *l, int64_t saying)
{
    tally t = tally_of(l, saying);
    if (t.all < 2 && !number_of(l, "SELECT count(*) FROM variant v JOIN saying_decision d ON d.variant = v.id "
                                   "OR d.other = v.id WHERE v.saying = ?", saying)) {
        dissolve(l, saying);
        return;
    }
    hs_query *q = hs_db_query(l->db, "UPDATE saying SET statements = ?, reports = ?, first = ?, first_day = ?, "
                                     "last_day = ?, words = coalesce((SELECT s.content FROM statement s "
                                     "WHERE s.id = ?), '') WHERE id = ?");
    const int64_t numbers[] = { t.statements, t.reports, t.first };
    for (int i = 0; i < 3; i++) hs_bind_int(q, i + 1, numbers[i]);
    hs_bind_text(q, 4, t.first_day);
    hs_bind_text(q, 5, t.last_day);
    hs_bind_int(q, 6, t.first);
    hs_bind_int(q, 7, saying);
    hs_query_do(q);
}

static int64_t *sayings_of(hs_ledger *l, int64_t report, size_t *n)
{
    hs_query *q = hs_db_query(l->db, "SELECT DISTINCT saying FROM statement WHERE report = ? AND saying IS NOT NULL");
    hs_bind_int(q, 1, report);
    return hs_same_list(l, q, n);
}

void hs_saying_count(hs_ledger *l, int64_t report)
{
    size_t n;
    int64_t *list = sayings_of(l, report, &n);
    for (size_t i = 0; i < n; i++) hs_saying_recount(l, list[i]);
    free(list);
}

/* Does the new report come before the one that the saying was first in? In the order that
 * hs_saying_recount has: by day, those without one last. False in *counted where it must be counted. */
static bool comes_first(hs_ledger *l, int64_t saying, int64_t report, bool *counted)
{
    hs_query *q = hs_db_query(l->db, "SELECT r.published, p.published, r.key, p.key FROM saying y "
                                     "JOIN statement o ON o.id = y.first JOIN report p ON p.id = o.report "
                                     "JOIN report r ON r.id = ? WHERE y.id = ? AND y.statements > 0");
    hs_bind_int(q, 1, report);
    hs_bind_int(q, 2, saying);
    bool first = false;
    *counted = hs_query_next(q);
    if (*counted) {
        const char *day = hs_column_text(q, 0), *old = hs_column_text(q, 1);
        int order = strcmp(day, old);
        if (order == 0) order = strcmp(hs_column_text(q, 2), hs_column_text(q, 3));
        else if (!*day || !*old) order = -order;
        first = order < 0;
    }
    hs_query_end(q);
    return first;
}

/* The `+` keeps SQLite from walking all statements of the saying. */
#define HERE "FROM statement s WHERE s.report = ? AND +s.saying = saying.id"
#define ADD "UPDATE saying SET reports = reports + 1, statements = statements + (SELECT count(*) " HERE "), "     \
            "last_day = (SELECT CASE WHEN r.published > last_day THEN r.published ELSE last_day END "           \
            "FROM report r WHERE r.id = ?)"

void hs_saying_count_in(hs_ledger *l, int64_t report)
{
    size_t n;
    int64_t *list = sayings_of(l, report, &n);
    for (size_t i = 0; i < n; i++) {
        bool counted, first = comes_first(l, list[i], report, &counted);
        if (!counted) { hs_saying_recount(l, list[i]); continue; }
        hs_query *q = hs_db_query(l->db, first ? ADD ", first = (SELECT min(s.id) " HERE "), first_day = (SELECT "
                                                 "r.published FROM report r WHERE r.id = ?), words = (SELECT s.content "
                                                 HERE " ORDER BY s.id LIMIT 1) WHERE id = ?"
                                               : ADD " WHERE id = ?");
        for (int at = 1; at <= (first ? 5 : 2); at++) hs_bind_int(q, at, report);
        hs_bind_int(q, first ? 6 : 3, list[i]);
        hs_query_do(q);
    }
    free(list);
}

static void loosen(hs_ledger *l, const int64_t *list, size_t n)
{
    int64_t *all = n > 0 ? realloc(l->unsaid, (l->n_unsaid + n) * sizeof *all) : NULL;
    if (all) {
        memcpy(all + l->n_unsaid, list, n * sizeof *all);
        l->unsaid = all;
        l->n_unsaid += n;
    } else if (n > 0) {
        hs_db_fail(l->db, HS_EMEMORY, "memory ended while a report was taken out");
    }
}

/* ---- one statement ---------------------------------------------------------------------------------------- */

/* What the speaker said in those days. Gives the variant that is the same, or 0. */
static int64_t look_by_speaker(hs_ledger *l, const node *new, nodes *near)
{
    int64_t same = 0;
    if (!new->print.handle) return 0;
    hs_query *q = hs_db_query(l->db, "SELECT " NODE "FROM variant v WHERE v.handle = ? AND v.day >= ? AND v.day <= ? "
                                     "ORDER BY v.id");
    hs_bind_int(q, 1, new->print.handle);
    hs_bind_int(q, 2, new->day - HS_SAYING_DAYS);
    hs_bind_int(q, 3, new->day + HS_SAYING_DAYS);
    while (!same && hs_query_next(q)) {
        node old = node_of(q);
        if (old.day == new->day && old.tag == new->tag && old.print.who == new->print.who && same_words(&old, new))
            same = old.id;
        else if (!old.tag && !new->tag && same_speaker(&old, new) && hs_prints_near(&old.print, &new->print))
            add_node(l, near, &old);
    }
    hs_query_end(q);
    return same;
}

/* Those that hold a key. Gives the variant that is the same, or 0; *equal is one with equal words. */
static int64_t look_by_key(hs_ledger *l, const node *new, int64_t key, nodes *near, int64_t *equal)
{
    int64_t same = 0;
    hs_query *q = hs_db_query(l->db, "SELECT " NODE "FROM trace t JOIN variant v ON v.id = t.variant WHERE t.key = ? "
                                     "ORDER BY v.id");
    hs_bind_int(q, 1, key);
    while (!same && hs_query_next(q)) {
        node old = node_of(q);
        if (old.tag || new->tag) continue;
        bool equal_words = same_words(&old, new);
        if (equal_words && old.day == new->day && old.print.handle == new->print.handle &&
            old.print.who == new->print.who)
            same = old.id;
        if (equal_words && equal && !*equal) *equal = old.id;
        if (equal_words && equal && new->print.handle) break;    /* the same one is among the speaker's */
        if (!equal_words && near && hs_prints_near(&old.print, &new->print)) add_node(l, near, &old);
    }
    hs_query_end(q);
    return same;
}

static void put_keys(hs_ledger *l, int64_t variant, const hs_print *p)
{
    for (uint32_t i = 0; i < p->n_keys; i++) {
        hs_query *q = hs_db_query(l->db, "INSERT INTO trace (key, variant) VALUES (?, ?) ON CONFLICT DO NOTHING");
        hs_bind_int(q, 1, p->keys[i]);
        hs_bind_int(q, 2, variant);
        hs_query_do(q);
    }
}

static void put_variant(hs_ledger *l, const node *n, bool holds)
{
    hs_query *q = hs_db_query(l->db, "INSERT INTO variant (id, day, tag, handle, who, hash, sign, words, direct, "
                                     "holds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const int64_t values[] = { n->id, n->day, n->tag, n->print.handle, n->print.who, n->print.hash, n->print.sign,
                               n->print.words, n->print.direct, holds };
    for (int i = 0; i < 10; i++) hs_bind_int(q, i + 1, values[i]);
    hs_query_do(q);
    if (!is_long(&n->print)) return;
    hs_print whole = { .keys = (int64_t *)&n->print.hash, .n_keys = 1 };
    put_keys(l, n->id, &whole);
    if (holds && !n->tag) put_keys(l, n->id, &n->print);
}

/* Joins a new variant with those it is like. */
static int64_t join_near(hs_ledger *l, const node *new, int64_t saying, const char *text, const nodes *near,
                         size_t by_speaker)
{
    for (size_t i = 0; i < near->n && !hs_db_failed(l->db); i++) {
        const node *old = &near->at[i];
        if (saying && (old->saying == saying || saying_of(l, old->id) == saying)) continue;
        char *other = text_of(l, old->id);
        if (other && alike(new, text, old, other, i >= by_speaker)) saying = join_new(l, new->id, saying, old->id);
        free(other);
    }
    return saying;
}

/* `content` and `kind` of the statement that has this print. */
static hs_carried place(hs_ledger *l, node new, const char *content, const char *kind)
{
    nodes near = { 0 };
    int64_t equal = 0, saying = 0;
    bool direct, wide = is_long(&new.print);
    int64_t same = look_by_speaker(l, &new, &near);
    size_t by_speaker = near.n;
    if (wide && !same) same = look_by_key(l, &new, new.print.hash, NULL, &equal);
    for (uint32_t i = 0; i < new.print.n_keys && wide && !same && !equal; i++)
        look_by_key(l, &new, new.print.keys[i], &near, NULL);
    if (same) {
        free(near.at);
        return (hs_carried){ same, saying_for(l, same) };
    }
    new.id = hs_ledger_number(l);
    put_variant(l, &new, !equal);
    if (equal) saying = join_new(l, new.id, 0, equal);
    char *text = near.n > 0 ? hs_saying_text(content, kind, &direct) : NULL;
    if (text) saying = join_near(l, &new, saying, text, &near, by_speaker);
    if (!saying && new.tag) {                            /* one decision's statements are one saying */
        hs_query *q = hs_db_query(l->db, "SELECT id FROM variant WHERE tag = ? AND id <> ? LIMIT 1");
        hs_bind_int(q, 1, new.tag);
        hs_bind_int(q, 2, new.id);
        int64_t other = hs_ledger_one(q);
        if (other) saying = join_new(l, new.id, 0, other);
    }
    free(text);
    free(near.at);
    return (hs_carried){ new.id, saying };
}

static int64_t tag_of(hs_ledger *l, const char *key, const char *statement)
{
    hs_query *q = hs_db_query(l->db, "SELECT tag FROM saying_decision WHERE report_key = ? AND statement = ? "
                                     "ORDER BY id DESC LIMIT 1");
    hs_bind_text(q, 1, key);
    hs_bind_text(q, 2, statement);
    return hs_ledger_one(q);
}

hs_carried hs_saying_put(hs_ledger *l, const hs_parcel *p, uint32_t at)
{
    const hs_parcel_statement *s = &p->statements[at];
    int32_t day = hs_day_parse(p->published);
    node new = { .day = day == HS_NO_DAY ? 0 : day, .print = s->print };
    if (at == 0) {
        hs_query *q = hs_db_query(l->db, "SELECT 1 FROM saying_decision WHERE report_key = ? LIMIT 1");
        hs_bind_text(q, 1, p->key);
        l->parted = hs_ledger_one(q) != 0;
    }
    if (!new.print.words || (!is_long(&new.print) && (!new.print.handle || !new.day))) return (hs_carried){ 0 };
    if (l->parted) new.tag = tag_of(l, p->key, s->key);
    return place(l, new, s->content, s->kind);
}

static void set_carried(hs_ledger *l, int64_t statement, hs_carried in)
{
    hs_query *q = hs_db_query(l->db, "UPDATE statement SET variant = ?, saying = ? WHERE id = ?");
    if (in.variant) hs_bind_int(q, 1, in.variant);
    if (in.saying) hs_bind_int(q, 2, in.saying);
    hs_bind_int(q, 3, statement);
    hs_query_do(q);
}

void hs_saying_replace(hs_ledger *l, int64_t statement, int64_t tag)
{
    hs_pool pool = { 0 };
    node new = { .tag = tag };
    char *content = NULL, *kind = NULL;
    hs_query *q = hs_db_query(l->db, "SELECT s.content, s.kind, r.published, coalesce(n.family, ''), "
                                     "coalesce(n.initial, ''), s.variant FROM statement s "
                                     "JOIN report r ON r.id = s.report "
                                     "LEFT JOIN report_entity x ON x.id = s.speaker_as "
                                     "LEFT JOIN naming n ON n.id = x.naming WHERE s.id = ?");
    hs_bind_int(q, 1, statement);
    bool ok = hs_query_next(q) && (content = strdup(hs_column_text(q, 0))) && (kind = strdup(hs_column_text(q, 1))) &&
              hs_print_make(&pool, content, kind, &new.print);
    if (ok) {
        int32_t day = hs_day_parse(hs_column_text(q, 2));
        const char *family = hs_column_text(q, 3);
        new.day = day == HS_NO_DAY ? 0 : day;
        new.print.handle = *family ? hs_print_hash(family) : 0;
        new.print.who = *hs_column_text(q, 4);
        int64_t old = hs_column_int(q, 5);
        hs_query_end(q);
        loosen(l, &old, old != 0);
        set_carried(l, statement, (hs_carried){ 0 });
        set_carried(l, statement, place(l, new, content, kind));
    }
    hs_query_end(q);
    if (!ok) hs_db_fail(l->db, HS_EMEMORY, "memory ended while sayings were joined");
    free(content);
    free(kind);
    hs_pool_free(&pool);
}

/* ---- apart again ---------------------------------------------------------------------------------------------- */

typedef struct heap { nodes list; char **texts; hs_print *prints; uint32_t *of; hs_pool pool; } heap;

static bool share_key(const hs_print *a, const hs_print *b)
{
    for (uint32_t i = 0; i < a->n_keys; i++)
        for (uint32_t k = 0; k < b->n_keys; k++)
            if (a->keys[i] == b->keys[k]) return true;
    return false;
}

static bool decided(hs_ledger *l, int64_t a, int64_t b)
{
    hs_query *q = hs_db_query(l->db, "SELECT 1 FROM saying_decision WHERE (variant = ? AND other = ?) "
                                     "OR (variant = ? AND other = ?) LIMIT 1");
    const int64_t values[] = { a, b, b, a };
    for (int i = 0; i < 4; i++) hs_bind_int(q, i + 1, values[i]);
    return hs_ledger_one(q) != 0;
}

static bool belong(hs_ledger *l, const heap *h, size_t i, size_t k)
{
    const node *a = &h->list.at[i], *b = &h->list.at[k];
    if (a->tag && a->tag == b->tag) return true;
    if (h->texts[i] && h->texts[k] &&
        alike(a, h->texts[i], b, h->texts[k], is_long(&a->print) && is_long(&b->print) &&
              (same_words(a, b) || share_key(&h->prints[i], &h->prints[k]))))
        return true;
    return decided(l, a->id, b->id);
}

static void unite_all(hs_ledger *l, heap *h)
{
    for (size_t i = 0; i < h->list.n; i++) h->of[i] = (uint32_t)i;
    for (size_t i = 0; i < h->list.n && !hs_db_failed(l->db); i++)
        for (size_t k = i + 1; k < h->list.n; k++) {
            if (h->of[i] == h->of[k] || !belong(l, h, i, k)) continue;
            uint32_t from = h->of[i] < h->of[k] ? h->of[k] : h->of[i], into = h->of[i] < h->of[k] ? h->of[i] : h->of[k];
            for (size_t j = 0; j < h->list.n; j++)
                if (h->of[j] == from) h->of[j] = into;
        }
}

static bool fill(hs_ledger *l, int64_t saying, heap *h)
{
    hs_query *q = hs_db_query(l->db, "SELECT " NODE "FROM variant v WHERE v.saying = ? ORDER BY v.id");
    hs_bind_int(q, 1, saying);
    while (hs_query_next(q)) {
        node n = node_of(q);
        add_node(l, &h->list, &n);
    }
    size_t n = h->list.n;
    h->texts = calloc(n + 1, sizeof *h->texts);
    h->prints = calloc(n + 1, sizeof *h->prints);
    h->of = calloc(n + 1, sizeof *h->of);
    bool ok = h->texts && h->prints && h->of;
    for (size_t i = 0; i < n && ok; i++) {
        h->texts[i] = text_of(l, h->list.at[i].id);
        if (h->texts[i] && is_long(&h->list.at[i].print))
            ok = hs_print_make(&h->pool, h->texts[i], "direct", &h->prints[i]);
    }
    if (!ok) hs_db_fail(l->db, HS_EMEMORY, "memory ended while sayings were joined");
    return !hs_db_failed(l->db);
}

void hs_saying_regroup(hs_ledger *l, int64_t saying)
{
    heap h = { 0 };
    bool first = true;
    if (fill(l, saying, &h)) unite_all(l, &h);
    for (size_t i = 0; i < h.list.n && !hs_db_failed(l->db); i++) {
        if (h.of[i] != i) continue;
        int64_t into = first ? saying : new_saying(l);
        for (size_t k = i; k < h.list.n && !first; k++)
            if (h.of[k] == i) set_saying(l, h.list.at[k].id, into);
        if (!first) hs_saying_recount(l, into);
        first = false;
    }
    hs_saying_recount(l, saying);
    for (size_t i = 0; i < h.list.n && h.texts; i++) free(h.texts[i]);
    free(h.texts);
    free(h.prints);
    free(h.of);
    free(h.list.at);
    hs_pool_free(&h.pool);
}

void hs_saying_take(hs_ledger *l, int64_t report)
{
    size_t n;
    hs_query *q = hs_db_query(l->db, "SELECT DISTINCT variant FROM statement WHERE report = ? AND variant IS NOT NULL");
    hs_bind_int(q, 1, report);
    int64_t *list = hs_same_list(l, q, &n);
    loosen(l, list, n);
    free(list);
}

/* Another variant with equal words holds the keys from now on. */
static void hand_over(hs_ledger *l, int64_t variant)
{
    hs_query *q = hs_db_query(l->db, "SELECT t.variant FROM variant v JOIN trace t ON t.key = v.hash "
                                     "JOIN variant o ON o.id = t.variant WHERE v.id = ? AND v.holds = 1 "
                                     "AND o.id <> v.id AND o.hash = v.hash AND o.tag = 0 ORDER BY o.id LIMIT 1");
    hs_bind_int(q, 1, variant);
    int64_t other = hs_ledger_one(q);
    char *text = other ? text_of(l, other) : NULL;
    hs_pool pool = { 0 };
    hs_print print;
    if (text && hs_print_make(&pool, text, "direct", &print)) {
        put_keys(l, other, &print);
        hs_ledger_do(l, "UPDATE variant SET holds = 1 WHERE id = ?", other);
    }
    hs_pool_free(&pool);
    free(text);
}

static void sweep_variant(hs_ledger *l, int64_t variant, bool decisions)
{
    int64_t saying = saying_of(l, variant);
    bool used = number_of(l, "SELECT 1 FROM statement WHERE variant = ? LIMIT 1", variant) != 0;
    if (!used && decisions) {
        hs_ledger_do(l, "DELETE FROM saying_decision WHERE variant = ?", variant);
        hs_ledger_do(l, "DELETE FROM saying_decision WHERE other = ?", variant);
    }
    if (!used && !number_of(l, "SELECT 1 FROM saying_decision WHERE variant = ? LIMIT 1", variant) &&
        !number_of(l, "SELECT 1 FROM saying_decision WHERE other = ? LIMIT 1", variant)) {
        hand_over(l, variant);
        hs_ledger_do(l, "DELETE FROM trace WHERE variant = ?", variant);
        hs_ledger_do(l, "DELETE FROM variant WHERE id = ?", variant);
    }
    if (saying) hs_saying_regroup(l, saying);
}

void hs_saying_sweep(hs_ledger *l, bool decisions)
{
    int64_t *list = l->unsaid;
    size_t n = l->n_unsaid;
    l->unsaid = NULL;
    l->n_unsaid = 0;
    for (size_t i = 0; i < n && !hs_db_failed(l->db); i++) sweep_variant(l, list[i], decisions);
    free(list);
}
