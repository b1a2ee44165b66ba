/* naming_group.c - which namings of one family name are one person.
 *
 * In three steps, each of which looks at the whole set and at nothing that depends on an order:
 *   1. Equal names are one person, unless roles conflict: then namings whose roles are close go
 *      together, and those whose role does not tell go with the group that has more than twice
 *      the others' namings, or are in doubt.
 *   2. Names that sound alike are one where their roles have a word or a place in common.
 *   3. A name with less in it (initials, no middle name) goes with the fuller name that it may
 *      stand for, where there is one only, or one only whose role is close; else it is in doubt.
 */
#include "store/naming.h"

#include "store/ledger.h"

#include <stdlib.h>
#include <string.h>

typedef struct group {       /* atoms of one name that are one person, as far as step 1 sees */
    uint32_t parent;         /* group: union by smaller number */
    uint32_t first, n;       /* atoms with this name: all of them, also of other groups */
    uint32_t size;           /* atoms of this group */
    bool     named;          /* step 1 found its atoms to be one, not in doubt */
} group;

typedef struct work {
    hs_atom *atoms; size_t n;
    uint32_t *of;            /* [n] an atom's group, or HS_NONE in doubt */
    group   *groups; uint32_t n_groups;
} work;

static const char *const whys[] = {
    "name", "part", "spelling", "role", "family", "short form", "near", "doubtful", "alone", "user",
};

const char *hs_naming_why_name(hs_naming_why why) { return whys[why]; }

bool hs_atoms_conflict(const hs_atom *a, const hs_atom *b)
{
    if (*a->sex && *b->sex && *a->sex != *b->sex) return true;
    return hs_naming_roles_conflict(a->role, b->role);
}

static int by_naming(const void *a, const void *b)
{
    const hs_atom *x = a, *y = b;
    int order = strcmp(x->words, y->words);
    if (order == 0) order = strcmp(x->role, y->role);
    return order ? order : strcmp(x->sex, y->sex);
}

/* ---- step 1: equal names ----------------------------------------------------------------------- */

enum { CLOSE = 1, CONFLICT = 2 };

typedef struct table { uint8_t at[HS_MOST_ATOMS][HS_MOST_ATOMS]; } table;

/* Which of n atoms are close, and which conflict. */
static void compare_all(const hs_atom *a, uint32_t n, table *t)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i; k < n; k++)
            t->at[i][k] = t->at[k][i] = hs_atoms_conflict(&a[i], &a[k]) ? CONFLICT
                                      : hs_naming_roles_close(a[i].role, a[k].role) ? CLOSE : 0;
}

/* Is it close to two that conflict, so that it tells nothing? */
static bool is_between(const table *t, uint32_t n, uint32_t atom)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n && t->at[atom][i] == CLOSE; k++)
            if (t->at[atom][k] == CLOSE && t->at[i][k] == CONFLICT) return true;
    return false;
}

static bool components_conflict(const table *t, uint32_t n, const uint32_t *at, uint32_t x, uint32_t y)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < n && at[i] == x; k++)
            if (at[k] == y && t->at[i][k] == CONFLICT) return true;
    return false;
}

/* What is close goes together, unless others of theirs conflict: at[i] is the first atom of i's
 * component. */
static void components(const table *t, uint32_t n, uint32_t *at)
{
    bool between[HS_MOST_ATOMS];
    for (uint32_t i = 0; i < n; i++) {
        at[i] = i;
        between[i] = is_between(t, n, i);
    }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++) {
            if (at[i] == at[k] || t->at[i][k] != CLOSE || between[i] || between[k]) continue;
            if (components_conflict(t, n, at, at[i], at[k])) continue;
            uint32_t from = at[i] < at[k] ? at[k] : at[i], to = at[i] < at[k] ? at[i] : at[k];
            for (uint32_t j = 0; j < n; j++)
                if (at[j] == from) at[j] = to;
        }
}

/* Does the atom conflict with one of the group? */
static bool atom_conflicts(const work *w, uint32_t g, const hs_atom *atom)
{
    for (uint32_t i = w->groups[g].first; i < w->groups[g].first + w->groups[g].n; i++)
        if (w->of[i] == g && hs_atoms_conflict(&w->atoms[i], atom)) return true;
    return false;
}

static uint32_t new_group(work *w, uint32_t first, uint32_t n)
{
    w->groups[w->n_groups] = (group){ .parent = w->n_groups, .first = first, .n = n };
    return w->n_groups++;
}

/* Components that conflict with another make groups; each goes to the first that it does not
 * conflict with. */
static void place_components(work *w, uint32_t first, uint32_t n, const uint32_t *at, const table *t)
{
    const hs_atom *a = w->atoms + first;
    uint32_t begin = w->n_groups;
    for (uint32_t x = 0; x < n; x++) {
        bool telling = false;
        for (uint32_t y = 0; y < n && at[x] == x && !telling; y++)
            telling = y != x && at[y] == y && components_conflict(t, n, at, x, y);
        if (!telling) continue;
        uint32_t g = begin;
        for (bool fits = false; g < w->n_groups && !fits; g += !fits) {
            fits = true;
            for (uint32_t i = 0; i < n && fits; i++) fits = at[i] != x || !atom_conflicts(w, g, &a[i]);
        }
        if (g == w->n_groups) g = new_group(w, first, n);
        for (uint32_t i = 0; i < n; i++)
            if (at[i] == x) { w->of[first + i] = g; w->groups[g].size++; }
    }
    if (w->n_groups == begin) new_group(w, first, n);
}

/* Where an atom belongs that no component placed: to the only group that it does not conflict
 * with, or the one with more than twice the others' atoms. */
static uint32_t place_vague(const work *w, uint32_t begin, const hs_atom *atom)
{
    uint32_t best = HS_NONE, all = 0, fits = 0;
    for (uint32_t g = begin; g < w->n_groups; g++) {
        if (atom_conflicts(w, g, atom)) continue;
        fits++;
        all += w->groups[g].size;
        if (best == HS_NONE || w->groups[g].size > w->groups[best].size) best = g;
    }
    if (fits <= 1) return best;
    return w->groups[best].size > 2 * (all - w->groups[best].size) ? best : HS_NONE;
}

static void group_equal(work *w, uint32_t first, uint32_t n, uint32_t *at)
{
    uint32_t begin = w->n_groups;
    table t;
    compare_all(w->atoms + first, n, &t);
    components(&t, n, at);
    for (uint32_t i = first; i < first + n; i++) w->of[i] = HS_NONE;
    place_components(w, first, n, at, &t);
    for (uint32_t i = 0; i < n; i++) at[i] = w->of[first + i];
    for (uint32_t i = 0; i < n; i++)                     /* of what the components placed, not of each other */
        if (at[i] == HS_NONE) at[i] = w->n_groups == begin + 1 ? begin : place_vague(w, begin, &w->atoms[first + i]);
    for (uint32_t i = 0; i < n; i++) w->of[first + i] = at[i];
}

/* ---- steps 2 and 3: other names --------------------------------------------------------------------- */

static uint32_t root(const work *w, uint32_t g)
{
    while (w->groups[g].parent != g) g = w->groups[g].parent;
    return g;
}

static void unite(work *w, uint32_t a, uint32_t b)
{
    a = root(w, a);
    b = root(w, b);
    if (a < b) w->groups[b].parent = a;
    else w->groups[a].parent = b;
}

typedef bool test(const hs_atom *, const hs_atom *);

static bool are_close(const hs_atom *a, const hs_atom *b) { return hs_naming_roles_close(a->role, b->role); }

/* Does the test hold between an atom of one group and one of the other? */
static bool any_pair(const work *w, uint32_t g, uint32_t h, test *holds)
{
    const group *a = &w->groups[g], *b = &w->groups[h];
    for (uint32_t i = a->first; i < a->first + a->n; i++)
        for (uint32_t k = b->first; k < b->first + b->n; k++)
            if (w->of[i] == g && w->of[k] == h && holds(&w->atoms[i], &w->atoms[k])) return true;
    return false;
}

static const char *last_word(const char *words)
{
    const char *blank = strrchr(words, ' ');
    return blank ? blank + 1 : words;
}

/* The letters of a given name that stay in all spellings: its consonants and its first letter. */
static bool next_sound(const char **at, char *out)
{
    while (**at && **at != ' ' && strchr("aeiouyhjw", **at)) (*at)++;
    *out = **at == ' ' ? 0 : **at;
    if (*out) while (**at == *out) (*at)++;
    return *out != 0;
}

/* Namings of one family as it sounds: are the first given names alike, and the whole another? */
static bool sounds_alike(const char *a, const char *b)
{
    if (strcmp(a, b) == 0 || *a != *b || strcspn(a, " ") < 2 || strcspn(b, " ") < 2) return false;
    for (char x = 1, y = 1; x;) {
        next_sound(&a, &x);
        next_sound(&b, &y);
        if (x != y) return false;
    }
    a += strcspn(a, " ");
    b += strcspn(b, " ");
    return *a && *b && !strchr(a + 1, ' ') && !strchr(b + 1, ' ');
}

bool hs_naming_covers(const char *vague, const char *full)
{
    const char *family = last_word(vague), *other = last_word(full);
    if (strcmp(family, other) != 0 || strcmp(vague, full) == 0) return false;
    for (bool first = true; vague < family; first = false) {
        size_t n = strcspn(vague, " "), m = 0;
        for (bool found = false; !found;) {
            if (full >= other) return false;
            m = strcspn(full, " ");
            found = n == 1 ? *vague == *full : n == m && memcmp(vague, full, n) == 0;
            if (!found && first) return false;
            full += m + 1;
        }
        vague += n + 1;
    }
    return true;
}

/* The only root among those whose name `vague` may stand for; HS_NONE for none, and *several. */
static uint32_t only_cover(const work *w, uint32_t vague, bool by_role, bool *several)
{
    uint32_t found = HS_NONE;
    const char *words = w->atoms[w->groups[vague].first].words;
    *several = false;
    for (uint32_t g = 0; g < w->n_groups; g++) {
        if (!hs_naming_covers(words, w->atoms[w->groups[g].first].words)) continue;
        if (any_pair(w, vague, g, hs_atoms_conflict) || (by_role && !any_pair(w, vague, g, are_close))) continue;
        *several |= found != HS_NONE && found != root(w, g);
        found = root(w, g);
    }
    return *several ? HS_NONE : found;
}

static size_t letters(const work *w, uint32_t g) { return strlen(w->atoms[w->groups[g].first].words); }

/* The fullest names first, so that what they are is settled when a vaguer one looks at them. A
 * name that covers another is shorter. */
static void join_parts(work *w, uint8_t *why)
{
    size_t longest = 0;
    for (uint32_t g = 0; g < w->n_groups; g++)
        if (letters(w, g) > longest) longest = letters(w, g);
    for (size_t length = longest; length > 0; length--)
        for (uint32_t g = 0; g < w->n_groups; g++) {
            bool several = false, still;
            if (letters(w, g) != length) continue;
            uint32_t full = only_cover(w, g, false, &several);
            why[g] = full != HS_NONE ? HS_WHY_PART : why[g];
            if (several) {
                full = only_cover(w, g, true, &still);
                why[g] = full != HS_NONE ? HS_WHY_ROLE : HS_WHY_DOUBTFUL;
            }
            if (full != HS_NONE) unite(w, g, full);
        }
}

static void join_spellings(work *w, uint8_t *why)
{
    for (uint32_t g = 0; g < w->n_groups; g++)
        for (uint32_t h = g + 1; h < w->n_groups; h++)
            if (sounds_alike(w->atoms[w->groups[g].first].words, w->atoms[w->groups[h].first].words) &&
                !any_pair(w, g, h, hs_atoms_conflict) && any_pair(w, g, h, are_close)) {
                why[h] = HS_WHY_SPELLING;
                unite(w, g, h);
            }
}

static void tell(work *w, const uint8_t *why)
{
    for (uint32_t i = 0; i < w->n; i++) {
        bool open = w->of[i] == HS_NONE || why[w->of[i]] == HS_WHY_DOUBTFUL;
        w->atoms[i].open = open;
        w->atoms[i].why = open ? (uint8_t)HS_WHY_DOUBTFUL : why[w->of[i]];
        w->atoms[i].cluster = open ? (uint32_t)w->n + i : root(w, w->of[i]);
    }
}

void hs_naming_group(hs_atom *atoms, size_t n)
{
    uint32_t of[HS_MOST_ATOMS], at[HS_MOST_ATOMS];
    group groups[HS_MOST_ATOMS];
    uint8_t why[HS_MOST_ATOMS] = { HS_WHY_NAME };
    work w = { .atoms = atoms, .n = n, .of = of, .groups = groups };
    qsort(atoms, n, sizeof *atoms, by_naming);
    if (n > HS_MOST_ATOMS) {
        for (size_t i = 0; i < n; i++) {
            bool same = i > 0 && strcmp(atoms[i].words, atoms[i - 1].words) == 0;
            atoms[i].cluster = same ? atoms[i - 1].cluster : (uint32_t)i;
            atoms[i].why = HS_WHY_NAME;
            atoms[i].open = false;
        }
        return;
    }
    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && strcmp(atoms[end].words, atoms[i].words) == 0;) end++;
        group_equal(&w, i, end - i, at);
    }
    join_spellings(&w, why);
    join_parts(&w, why);
    tell(&w, why);
}
