/* When two statements are the same words. */
#include "check.h"
#include "store/saying_words.h"

#include <stdlib.h>

static bool alike(const char *a, const char *b, bool direct, bool by_speaker)
{
    double there = hs_saying_distance(a, direct, b, direct), back = hs_saying_distance(b, direct, a, direct);
    CHECK(there == back);
    return there <= hs_saying_limit(direct, by_speaker);
}

static void direct_ones(void)
{
    const char *first = "\"We will not leave anybody behind in the valley, and we will not ask for thanks\"";
    CHECK(alike(first, "\"we won't leave anyone behind in the valley, and we will not ask for thanks\"", true, true));
    CHECK(alike(first, "\"We will not leave anybody behind in the valley\"", true, true));
    CHECK(alike(first, "\"will not leave anybody behind in the valley\"", true, false));
    CHECK(!alike(first, "\"We will not ask anybody to stay in the harbour, and we will sell the boats\"", true, true));
    CHECK(!alike("\"This is a good day for Lisk\"", "\"This is a good day for Tarsh\"", true, true));
    CHECK(!alike(first, "", true, true));
}

static void indirect_ones(void)
{
    const char *first = "that the crossing at Lisk would be closed to lorries until the end of the month";
    CHECK(alike(first, "the crossing at Lisk will be closed for lorries until the end of the month", false, true));
    CHECK(!alike(first, "the crossing at Tarsh would be closed to lorries until the end of the month", false, true));
    CHECK(!alike(first, "the crossing at Lisk would not be closed to lorries until the end of the month", false, true));
    CHECK(!alike("12 people had drowned in the flood at the mill", "15 people had drowned in the flood at the mill",
                 false, true));
}

/* Any eight words in a row that two long quotations share give them a key in common. */
static void keys(void)
{
    static const char words[] = "alpha bravo charlie delta echo foxtrot golf hotel";
    char a[400], b[400];
    for (int before = 0; before < 20; before++) {
        int n = 0, m = 0;
        for (int i = 0; i < before; i++) n += snprintf(a + n, sizeof a - (size_t)n, "left%d ", i);
        for (int i = 0; i < 20 - before; i++) m += snprintf(b + m, sizeof b - (size_t)m, "right%d ", i);
        snprintf(a + n, sizeof a - (size_t)n, "%s one two", words);
        snprintf(b + m, sizeof b - (size_t)m, "%s three", words);
        hs_pool pool = { 0 };
        hs_print x, y;
        bool shared = false;
        CHECK(hs_print_make(&pool, a, "direct", &x) && hs_print_make(&pool, b, "direct", &y));
        for (uint32_t i = 0; i < x.n_keys; i++)
            for (uint32_t k = 0; k < y.n_keys; k++) shared |= x.keys[i] == y.keys[k];
        CHECK(shared);
        hs_pool_free(&pool);
    }
}

static void prints(void)
{
    hs_pool pool = { 0 };
    hs_print p;
    CHECK(hs_print_make(&pool, "yes", "direct", &p) && p.words == 0);
    CHECK(hs_print_make(&pool, "that he was \"ready to bury the old guns\" soon", "mixed", &p));
    CHECK(p.direct && p.words == 6);
    CHECK(hs_print_make(&pool, "that he was \"ready\" for the long way home", "mixed", &p) && !p.direct);
    CHECK(hs_print_make(&pool, "", "direct", &p) && p.words == 0);
    char *long_one = malloc(2000001);
    if (!long_one) return;
    memset(long_one, '"', 2000000);
    long_one[2000000] = 0;
    CHECK(hs_print_make(&pool, long_one, "mixed", &p) && p.words == 0);
    memset(long_one, 'a', 2000000);
    CHECK(hs_print_make(&pool, long_one, "direct", &p) && p.words == 0);
    free(long_one);
    hs_pool_free(&pool);
}

static void marks(void)
{
    char *marked = hs_saying_marked("\"We will stay here,\"", "\"We must stay here tonight\"");
    CHECK_STR(marked, "\"We [-will-] {+must+} stay here {+tonight\"+}");
    free(marked);
}

int main(void)
{
    RUN(direct_ones);
    RUN(indirect_ones);
    RUN(keys);
    RUN(prints);
    RUN(marks);
    return check_done();
}
