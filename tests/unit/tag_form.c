/* C sees of a word exactly what the trainer's Python saw: the numbers below were printed by
 * train/features.py (see train/README.md, "Keeping both sides the same"). */
#include "check.h"

#include "tag/form.h"

static hs_arena arena;
static jmp_buf out_of_memory;

static void features_are_the_trainers(void)
{
    static const struct { const char *word, *normal; uint32_t row[HS_N_FORM_TABLES]; } want[] = {
        { "a", "a", { 6176, 6176, 32, 6040, 135 } },
        { "The", "the", { 6624, 4636, 950, 4636, 687 } },
        { "Haniyeh's", "haniyeh's", { 2298, 5657, 751, 2052, 800 } },
        { "U.S.", "u.s.", { 3967, 4632, 1476, 7627, 101 } },
        { "F-16s", "f-00s", { 4433, 6042, 596, 2564, 882 } },
        { "“", "\"", { 6169, 6169, 25, 275, 677 } },
        { "don’t", "don't", { 4211, 2786, 1590, 2062, 626 } },
        { "2016", "0000", { 4821, 6855, 589, 6855, 53 } },
        { "—", "--", { 5963, 5963, 1295, 2737, 56 } },
        { "…", "...", { 2309, 7193, 1805, 7193, 241 } },
        { "ÉLYSÉE", "élysée", { 2545, 6700, 947, 2135, 493 } },
        { "Čapek", "čapek", { 4056, 7119, 209, 5185, 687 } },
        { "Ưng", "Ưng", { 1913, 8021, 866, 2596, 365 } },
        { "McCain", "mccain", { 10, 4195, 670, 2246, 791 } },
        { "co-operation", "co-operation", { 5847, 2445, 2000, 3614, 368 } },
        { "İzmir", "izmir", { 5883, 2979, 1410, 2389, 687 } },
        { "€", "€", { 2455, 811, 1867, 811, 386 } },
        { "北京", "北京", { 5528, 4037, 83, 2025, 365 } },
        { "iPhone7", "iphone0", { 6669, 4836, 1392, 4060, 323 } },
        { "'", "'", { 7378, 7378, 1234, 454, 710 } },
        { "AT&T-123456789", "at&t-000000000", { 4821, 6855, 589, 234, 626 } } };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        hs_form form = hs_form_of(hs_str(want[i].word), &arena);
        CHECK_STR(hs_copy(&arena, form.normal.at, form.normal.n), want[i].normal);
        for (int t = 0; t < HS_N_FORM_TABLES; t++) CHECK(form.row[t] == want[i].row[t]);
    }
}

static void lemmas_are_the_trainers(void)
{
    static const struct { const char *rule, *word, *lemma; } want[] = {
        { "L\t0\t\t3\ty", "Cities", "city" },
        { "K\t0\t\t1\t", "Democrats", "Democrat" },
        { "U\t0\t\t0\t", "PARIS", "Paris" },
        { "=be", "are", "be" },
        { "L\t0\t\t0\t", "’S", "'s" },
        { "L\t0\t\t9\tx", "was", "was" },        /* cuts more than there is */
        { "L\t0\t\t1\t", "é", "é" },             /* would cut a character in two */
        { "L\t2\tab\t1\tcd", "XYZW", "abzcd" } };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        hs_lemma_rule rule;
        CHECK(hs_lemma_parse(hs_str(want[i].rule), &rule));
        CHECK_STR(hs_lemma_apply(&rule, hs_str(want[i].word), &arena), want[i].lemma);
    }
}

static void wrong_rules_are_refused(void)
{
    static const char *const wrong[] = {
        "", "L", "Q\t0\t\t0\t", "L\tx\t\t0\t", "L\t0\t\t\t", "L\t99999\t\t0\t" };
    hs_lemma_rule rule;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK(!hs_lemma_parse(hs_str(wrong[i]), &rule));
}

int main(void)
{
    arena.out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) return 1;
    RUN(features_are_the_trainers);
    RUN(lemmas_are_the_trainers);
    RUN(wrong_rules_are_refused);
    hs_arena_free(&arena);
    return check_done();
}
