/* Word lists: looked up by key, the longest of several words, whatever the case. */
#include "check.h"

#include "model/lexicon.h"

static const char text[] = "according to\tcue\nbody\t\nforeign minister\trole person\nminister\trole\n"
                           "minister of state\trole junior\n";
static const uint32_t offsets[] = { 0, 17, 23, 52, 66, 96 };
static const hs_lexicon list = { offsets, text, 5 };

static uint32_t longest(const char *a, const char *b, const char *c, hs_slice *value)
{
    hs_slice words[3] = { hs_str(a), hs_str(b), hs_str(c) };
    return hs_lexicon_longest(&list, words, 3, value);
}

static void the_fixture_is_what_it_says(void)
{
    CHECK(offsets[5] == sizeof text - 1);
    for (uint32_t i = 1; i <= 5; i++) CHECK(text[offsets[i] - 1] == '\n');
}

static void entries_are_found_by_key(void)
{
    hs_slice value = { "", 0 };
    CHECK(hs_lexicon_find(&list, hs_str("minister"), &value) && hs_is(value, "role"));
    CHECK(hs_lexicon_find(&list, hs_str("Foreign MINISTER"), &value) && hs_is(value, "role person"));
    CHECK(hs_lexicon_find(&list, hs_str("body"), &value) && value.n == 0);
    CHECK(!hs_lexicon_find(&list, hs_str("minist"), &value));
    CHECK(!hs_lexicon_find(&list, hs_str("ministers"), &value));
    CHECK(!hs_lexicon_find(&list, hs_str(""), &value));
    CHECK(hs_lexicon_has(&list, hs_str("According To")));
}

static void the_longest_entry_wins(void)
{
    hs_slice value = { "", 0 };
    CHECK(longest("Minister", "of", "State", &value) == 3 && hs_is(value, "role junior"));
    CHECK(longest("minister", "of", "finance", &value) == 1 && hs_is(value, "role"));
    CHECK(longest("foreign", "minister", "of", &value) == 2);
    CHECK(longest("foreign", "office", "of", &value) == 0);
}

static void entries_come_in_order(void)
{
    hs_slice value = { "", 0 };
    CHECK(hs_is(hs_lexicon_entry(&list, 0, &value), "according to") && hs_is(value, "cue"));
    CHECK(hs_is(hs_lexicon_entry(&list, 4, &value), "minister of state"));
}

static void values_hold_words(void)
{
    CHECK(hs_value_has(hs_str("role person"), "person") && hs_value_has(hs_str("role"), "role"));
    CHECK(!hs_value_has(hs_str("role person"), "per") && !hs_value_has(hs_str(""), "role"));
}

int main(void)
{
    RUN(the_fixture_is_what_it_says);
    RUN(entries_are_found_by_key);
    RUN(the_longest_entry_wins);
    RUN(entries_come_in_order);
    RUN(values_hold_words);
    return check_done();
}
