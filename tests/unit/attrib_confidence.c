/* attrib_confidence.c - curves of data/confidence.txt: between the points, beyond them, without. */
#include "attrib/confidence.h"

#include "check.h"

static const hs_lexicon *curves(void)
{
    static const uint32_t offset[] = { 0, 21, 46 };
    static const hs_lexicon list = { offset, "other\t0 500 1000 700\n" "rule\t200 100 600 900 x9\n", 2 };
    return &list;
}

static bool near(float a, float b) { return a - b < 1e-5f && b - a < 1e-5f; }

static void between_points(void)
{
    CHECK(near(hs_confidence(curves(), "rule", 0.2f), 0.1f));
    CHECK(near(hs_confidence(curves(), "rule", 0.4f), 0.5f));
    CHECK(near(hs_confidence(curves(), "rule", 0.6f), 0.9f));
}

static void beyond_points(void)
{
    CHECK(near(hs_confidence(curves(), "rule", 0.0f), 0.1f));
    CHECK(near(hs_confidence(curves(), "rule", 1.0f), 0.9f));
}

static void rules_without_points(void)
{
    static const uint32_t offset[] = { 0, 3 };
    static const hs_lexicon nothing = { offset, "a\t\n", 1 };
    CHECK(near(hs_confidence(curves(), "unheard-of", 0.5f), 0.6f));
    CHECK(near(hs_confidence(&nothing, "rule", 0.37f), 0.37f));
}

int main(void)
{
    RUN(between_points);
    RUN(beyond_points);
    RUN(rules_without_points);
    return check_done();
}
