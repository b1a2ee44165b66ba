/* Names taken apart, roles compared, namings grouped. */
#include "check.h"
#include "store/naming.h"

#include <stdlib.h>

static hs_naming make(hs_pool *pool, const char *name, const char *type, const char *role, const char *mention)
{
    hs_naming n;
    CHECK(hs_naming_make(pool, name, type, role, true, &mention, mention ? 1 : 0, &n));
    return n;
}

static void persons(void)
{
    hs_pool pool = { 0 };
    hs_naming n = make(&pool, "Dr. Ismar Haniyeh", "person", "leader of the Ansa Movement", "Mr Haniyeh");
    CHECK_STR(n.words, "ismar haniyeh");
    CHECK_STR(n.family, "hania");
    CHECK_STR(n.initial, "i");
    CHECK_STR(n.role, "+ansa leader movement");
    CHECK_STR(n.sex, "m");
    n = make(&pool, "Brennick Mayor Tomas Wexley", "person", NULL, NULL);
    CHECK_STR(n.words, "tomas wexley");
    CHECK_STR(n.role, "!mayor +brennick =1");
    n = make(&pool, "van der Kestrel", "person", NULL, "Ms van der Kestrel");
    CHECK_STR(n.initial, "");
    CHECK_STR(n.sex, "f");
    CHECK_STR(make(&pool, "AJ Farrow", "person", NULL, NULL).words, "a j farrow");
    CHECK_STR(make(&pool, "Orlo III", "person", "King", NULL).initial, "");
    CHECK(strcmp(make(&pool, "Ed Dorrek Jr", "person", NULL, NULL).family,
                 make(&pool, "Ed Dorrek", "person", NULL, NULL).family) != 0);
    CHECK_STR(make(&pool, "", "person", NULL, NULL).words, "");
    hs_pool_free(&pool);
}

static void bodies(void)
{
    hs_pool pool = { 0 };
    hs_naming n = make(&pool, "Grain and Harvest Organization", "organization", NULL, "the Harvest Organization (GHO)");
    CHECK_STR(n.short_form, "gho");
    CHECK(make(&pool, "Grain and Harvest Organization", "organization", NULL, "the (XYZ)").short_form == NULL);
    CHECK_STR(make(&pool, "The U.S.", "place", NULL, NULL).words, "us");
    CHECK_STR(make(&pool, "ministry", "organization", NULL, NULL).words, "");
    CHECK_STR(make(&pool, "GHO", "unnamed", NULL, NULL).words, "gho");
    CHECK_STR(make(&pool, "A senior official", "unnamed", NULL, NULL).words, "");
    hs_pool_free(&pool);
}

static const char *role(hs_pool *pool, const char *text) { return make(pool, "A B", "person", text, NULL).role; }

static void roles(void)
{
    static const struct { const char *a, *b; bool conflict, close; } pairs[] = {
        { "foreign minister of Velmia", "Velmian Foreign Minister", false, true },
        { "mayor of Lisk", "mayor of Tarsh", true, false },
        { "French president", "president of France", false, true },
        { "judge", "goalkeeper for Tarsh United", true, false },
        { "Foreign Minister", "foreign minister of Velmia", false, true },
        { "Velmian singer", "Velmian senator", true, false },
        { "leader of the Ansa Movement", "head of the Ansa Movement", false, true },
        { "senator", "former minister", false, false },
        { NULL, "judge", false, false },
    };
    hs_pool pool = { 0 };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *a = role(&pool, pairs[i].a), *b = role(&pool, pairs[i].b);
        CHECK(hs_naming_roles_conflict(a, b) == pairs[i].conflict);
        CHECK(hs_naming_roles_conflict(b, a) == pairs[i].conflict);
        CHECK(hs_naming_roles_close(a, b) == pairs[i].close && hs_naming_roles_close(b, a) == pairs[i].close);
    }
    hs_pool_free(&pool);
}

static void covers(void)
{
    CHECK(hs_naming_covers("a farrow", "adrik j farrow"));
    CHECK(hs_naming_covers("adrik farrow", "adrik j farrow"));
    CHECK(hs_naming_covers("farrow", "adrik farrow"));
    CHECK(!hs_naming_covers("j farrow", "adrik j farrow"));
    CHECK(!hs_naming_covers("adrik farrow", "adrik farrow"));
    CHECK(!hs_naming_covers("adda farrow", "adrik j farrow"));
}

typedef struct named { const char *words, *role, *sex; int person; } named;    /* person 0: in doubt */

/* Groups them in three orders; equal numbers must come together, and no others. */
static void groups_are(const named *want, size_t n)
{
    for (size_t turn = 0; turn < 3; turn++) {
        hs_atom atoms[16];
        for (size_t i = 0; i < n; i++) {
            const named *w = &want[turn == 1 ? n - 1 - i : (i + turn) % n];
            atoms[i] = (hs_atom){ .words = w->words, .role = w->role, .sex = w->sex, .id = (int64_t)(w - want) };
        }
        hs_naming_group(atoms, n);
        for (size_t i = 0; i < n; i++) {
            CHECK(atoms[i].open == (want[atoms[i].id].person == 0));
            for (size_t k = 0; k < i && !atoms[i].open; k++)
                if (!atoms[k].open)
                    CHECK((atoms[i].cluster == atoms[k].cluster) ==
                          (want[atoms[i].id].person == want[atoms[k].id].person));
        }
    }
}

static void groups(void)
{
    static const named one[] = {
        { "antonin blonken", "!minister +velmia =1 foreign", "", 1 }, { "antonin r blonken", "", "", 1 },
        { "a blonken", "", "m", 1 }, { "antonin blonken", "", "", 1 },
    };
    static const named namesakes[] = {
        { "lena taal", "!mayor +koven =1", "", 1 }, { "lena taal", "=100 singer", "", 2 },
        { "lena taal", "", "", 0 }, { "lena taal", "!mayor =1", "", 1 },
    };
    static const named sound[] = {
        { "ismar hanieh", "+ansa leader movement", "", 1 }, { "ismar haniya", "+ansa head movement", "", 1 },
        { "ilse haniya", "+ansa movement", "", 2 },
    };
    static const named initials[] = {
        { "adrik farrow", "", "", 1 }, { "adda farrow", "=2 inspector police", "", 2 }, { "a farrow", "", "", 0 },
        { "a farrow", "=2 inspector", "", 0 },
    };
    static const named sexes[] = { { "kim dorrek", "", "m", 1 }, { "kim dorrek", "", "f", 2 } };
    groups_are(one, 4);
    groups_are(namesakes, 4);
    groups_are(sound, 3);
    groups_are(initials, 3);
    groups_are(sexes, 2);
}

int main(void)
{
    RUN(persons);
    RUN(bodies);
    RUN(roles);
    RUN(covers);
    RUN(groups);
    return check_done();
}
