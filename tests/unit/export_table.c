/* The ledger as a reader sees it. */
#include "check.h"
#include "export/flow.h"
#include "ledger_fixture.h"

static const char talks[] =
    "It was reported on Tuesday in the Harbour Post that senior Mareshi officials told their "
    "Velmian counterparts that Maresh would pay for the rebuilding of the valley, but only as "
    "long as Velmia keeps its guns out of Lisk. \"We want peace and we will not go first,\" Zoë "
    "Dorrek, who leads the council, told Radio Tarsh in Koven, \"or last.\"";

static void make_talks(ledger *l)
{
    ledger_begin(l, talks);
    l->doc.title = "Velmia weighs a truce";
    l->doc.outlet = "Meridian Press";
    l->doc.published = hs_day_parse("2025-04-04");
    uint32_t post = ledger_entity(l, "Harbour Post", HS_MEDIUM);
    uint32_t officials = ledger_entity(l, "senior Mareshi officials", HS_UNNAMED);
    uint32_t velmians = ledger_entity(l, "Velmian counterparts", HS_GROUP);
    uint32_t dorrek = ledger_entity(l, "Zoë Dorrek", HS_PERSON);
    uint32_t radio = ledger_entity(l, "Radio Tarsh", HS_MEDIUM);
    l->mentions[velmians].span = span_of(l, "their Velmian counterparts");

    hs_statement *s = ledger_say(l, post, "the Harbour Post", "was reported",
        "that senior Mareshi officials told their Velmian counterparts that Maresh would pay for "
        "the rebuilding of the valley, but only as long as Velmia keeps its guns out of Lisk");
    ledger_made(s, "2025-04-01");
    s = ledger_say(l, officials, "senior Mareshi officials", "told",
        "that Maresh would pay for the rebuilding of the valley, but only as long as Velmia keeps "
        "its guns out of Lisk");
    s->parent = 0;
    s->addressee = velmians;
    s->outlet = post;
    s->condition = span_of(l, "only as long as Velmia keeps its guns out of Lisk");
    s = ledger_say(l, dorrek, "Zoë Dorrek, who leads the council,", "told",
                   "\"We want peace and we will not go first,\"|\"or last.\"");
    s->kind = HS_DIRECT;
    s->addressee = radio;
    s->outlet = radio;
    s->venue = span_of(l, "in Koven");
    s = ledger_say(l, dorrek, "We", "want", "peace");
    s->parent = 2;
    s->act = HS_WANT;
}

static void draws_the_ledger_at_80_columns(void)
{
    ledger l;
    make_talks(&l);
    char *table = ledger_table(&l, 80, false, false);
    CHECK_STR(table,
        "  Velmia weighs a truce\n"
        "  Meridian Press · Friday 4 April 2025\n"
        "  ────────────────────────────────────────────────────────────────────────────\n"
        "\n"
        "  1 Apr  Harbour Post  was reported\n"
        "         └─ senior Mareshi officials (unnamed)  told  → Velmian counterparts\n"
        "              that Maresh would pay for the rebuilding of the valley, but\n"
        "              condition: only as long as Velmia keeps its guns out of Lisk\n"
        "\n"
        "         Zoë Dorrek  told  → Radio Tarsh · in Koven\n"
        "         │ \"We want peace and we will not go first,\" \"or last.\"\n"
        "         └─ Zoë Dorrek  want  peace\n"
        "\n"
        "  4 statements · 3 speakers, 1 of them unnamed\n");
    free(table);
}

static void says_how_it_was_read_when_wide(void)
{
    ledger l;
    make_talks(&l);
    l.entities[3].role = "leader of the council";
    char *table = ledger_table(&l, 100, false, true);
    hs_span said = { span_of(&l, "\"We want").begin, span_of(&l, "\"or last.\"").end };
    char bytes[64];
    snprintf(bytes, sizeof bytes, "st_0000000000000003 · bytes %u–%u · ", said.begin, said.end);
    CHECK(strstr(table, bytes) != NULL);
    CHECK(strstr(table, "leader of the council · st_") != NULL);
    CHECK(strstr(table, "direct · say · asserted · 90 % sure · by-hand") != NULL);
    free(table);
}

static uint32_t widest_line(const char *text)
{
    uint32_t widest = 0;
    while (*text) {
        size_t n = strcspn(text, "\n");
        uint32_t columns = hs_columns(text, n);
        if (columns > widest) widest = columns;
        text += n + (text[n] == '\n');
    }
    return widest;
}

static void keeps_within_every_width(void)
{
    ledger l;
    make_talks(&l);
    for (uint32_t width = 40; width <= 130; width++) {
        char *table = ledger_table(&l, width, false, true);
        CHECK(widest_line(table) <= width);
        CHECK(widest_line(table) >= (width < 112 ? width : 112) - 2);      /* the rule */
        free(table);
    }
}

/* Without its escapes, the coloured ledger is the plain one. */
static void colours_change_no_word(void)
{
    ledger l;
    make_talks(&l);
    char *plain = ledger_table(&l, 72, false, false), *color = ledger_table(&l, 72, true, false);
    char *to = color;
    bool bold = strstr(color, "\033[1mZoë Dorrek\033[0m") != NULL;
    for (const char *from = color; *from;) {
        if (*from == '\033') from += strcspn(from, "m") + 1;
        else *to++ = *from++;
    }
    *to = '\0';
    CHECK(bold);
    CHECK(strchr(plain, '\033') == NULL);
    CHECK_STR(color, plain);
    free(plain);
    free(color);
}

static void keeps_the_words_around_a_branch(void)
{
    ledger l;
    ledger_begin(&l, "Veld explained that he could not name a day and noted that it was late.");
    uint32_t veld = ledger_entity(&l, "Veld", HS_PERSON);
    ledger_say(&l, veld, "Veld", "explained", "that he could not name a day and noted that it was late");
    ledger_say(&l, veld, "he", "noted", "that it was late")->parent = 0;
    char *table = ledger_table(&l, 80, false, false);
    CHECK(strstr(table, "  │ that he could not name a day and noted […]\n"
                        "  └─ Veld  noted\n"
                        "       that it was late\n") != NULL);
    free(table);
}

static void shows_who_is_missing_and_what_was_not_said(void)
{
    ledger l;
    ledger_begin(&l, "\"It is over.\" According to Taal talks failed. He did not say when.");
    uint32_t taal = ledger_entity(&l, "Taal", HS_PERSON);
    ledger_say(&l, HS_NONE, "", "", "\"It is over.\"");
    ledger_say(&l, taal, "Taal", "According to", "talks failed");
    ledger_say(&l, HS_NONE, "He", "did not say", "when")->negated = 1;
    char *table = ledger_table(&l, 80, false, false);
    CHECK(strstr(table, "  nobody named\n    \"It is over.\"\n") != NULL);
    CHECK(strstr(table, "  According to Taal\n    talks failed\n") != NULL);
    CHECK(strstr(table, "  He  [not said]  did not say\n    when\n") != NULL);
    CHECK(strstr(table, "3 statements · 1 speaker · 2 without a speaker\n") != NULL);
    free(table);
}

static void repeats_a_condition_that_stands_first(void)
{
    ledger l;
    ledger_begin(&l, "\"If the tanks leave,\" he said, \"our guns will be silent.\"");
    uint32_t he = ledger_entity(&l, "he", HS_PERSON);
    hs_statement *s = ledger_say(&l, he, "he", "said",
                                 "\"If the tanks leave,\"|, \"our guns will be silent.\"");
    s->condition = span_of(&l, "If the tanks leave,\"");
    char *table = ledger_table(&l, 80, false, false);
    CHECK(strstr(table, "    \"If the tanks leave,\" \"our guns will be silent.\"\n"
                        "    condition: If the tanks leave\n") != NULL);
    free(table);
}

static void gives_years_only_where_they_are_news(void)
{
    ledger l;
    ledger_begin(&l, "He said so. She said no.");
    l.doc.published = hs_day_parse("2025-04-04");
    uint32_t he = ledger_entity(&l, "He", HS_PERSON);
    hs_statement *s = ledger_say(&l, he, "He", "said", "so");
    ledger_made(s, "2025-04-01");
    s = ledger_say(&l, he, "She", "said", "no");
    s->made_first = hs_day_parse("2024-11-01");
    s->made_last = hs_day_parse("2024-11-30");
    char *table = ledger_table(&l, 80, false, false);
    CHECK(strstr(table, "  1 Apr     He  said\n") != NULL);
    CHECK(strstr(table, "  Nov 2024  He  said\n") != NULL);
    free(table);
}

static void lets_no_text_steer_the_terminal(void)
{
    ledger l;
    ledger_begin(&l, "He said \033[2J\007gone\xE2\x80\xAE and \x9b" "31m more");
    l.doc.title = "\033]0;owned\007title";
    uint32_t he = ledger_entity(&l, "He", HS_PERSON);
    ledger_say(&l, he, "He", "said", "\033[2J\007gone\xE2\x80\xAE and \x9b" "31m more");
    char *table = ledger_table(&l, 80, false, false);
    CHECK(strchr(table, '\033') == NULL);
    CHECK(strchr(table, '\007') == NULL);
    CHECK(strchr(table, '\x9b') == NULL);
    CHECK(strstr(table, "\xE2\x80\xAE") == NULL);
    CHECK(strstr(table, "[2Jgone and \xEF\xBF\xBD" "31m more") != NULL);
    free(table);
}

static void draws_deep_nesting_within_the_page(void)
{
    ledger l;
    ledger_begin(&l, "She said he said all of it was so.");
    uint32_t she = ledger_entity(&l, "She", HS_PERSON);
    for (uint32_t i = 0; i < 40; i++) {
        hs_statement *s = ledger_say(&l, she, "She", "said", "all of it was so");
        s->parent = i == 0 ? HS_NONE : i - 1;
    }
    char *table = ledger_table(&l, 60, false, false);
    CHECK(widest_line(table) <= 60);
    CHECK(strstr(table, "all of it was so") != NULL);
    CHECK(strstr(table, "40 statements") != NULL);
    free(table);
}

static void says_that_nothing_was_found(void)
{
    ledger l;
    ledger_begin(&l, "");
    char *table = ledger_table(&l, 50, false, false);
    CHECK_STR(table, "  report.txt\n"
                     "  ──────────────────────────────────────────────\n"
                     "  no statements\n");
    free(table);
}

int main(void)
{
    RUN(draws_the_ledger_at_80_columns);
    RUN(says_how_it_was_read_when_wide);
    RUN(keeps_within_every_width);
    RUN(colours_change_no_word);
    RUN(keeps_the_words_around_a_branch);
    RUN(shows_who_is_missing_and_what_was_not_said);
    RUN(repeats_a_condition_that_stands_first);
    RUN(gives_years_only_where_they_are_news);
    RUN(lets_no_text_steer_the_terminal);
    RUN(draws_deep_nesting_within_the_page);
    RUN(says_that_nothing_was_found);
    return check_done();
}
