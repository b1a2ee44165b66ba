/* attrib_frame.c - when, where, to whom, and how it was put. */
#include "said_fixture.h"

#include "base/day.h"

/* The time expression that is printed so in the report, for one day. */
static hs_when day_at(const char *words, const char *iso)
{
    const char *at = strstr(f.text, words);
    uint32_t begin = (uint32_t)(at - f.text);
    return (hs_when){ .span = { begin, begin + (uint32_t)strlen(words) }, .value = iso, .type = HS_DATE,
                      .first = hs_day_parse(iso), .last = hs_day_parse(iso) };
}

static void read_on(const char *spec, const char *words, const char *iso, const char *published)
{
    said_read(spec, NULL, 0, HS_NO_DAY);         /* the text first, for the place of the words */
    hs_when when = day_at(words, iso);
    fixture_close(&f);
    said_read(spec, &when, 1, hs_day_parse(published));
}

static const char briefing[] =
    "Mara NNP nsubj 2 P\nsaid VBD root 0 - say\nduring IN case 5\na DT det 5\nbriefing NN obl 2\nin IN case 7\n"
    "Tarn NNP nmod 5 L\non IN case 9\nTuesday NNP obl 2\nthat IN mark 12\nrain NN nsubj 12\n"
    "fell VBD ccomp 2 - fall\n. . punct 2\n"
    "\n"
    "She PRP nsubj 2\nadded VBD root 0 - add\nthat IN mark 5\nit PRP nsubj 5\n"
    "stopped VBD ccomp 2 - stop\n. . punct 2\n";

static void day_and_venue(void)
{
    read_on(briefing, "Tuesday", "2031-04-01", "2031-04-04");
    const hs_statement *s = said_with("said");
    CHECK_STR(s->made, "2031-04-01");
    CHECK_STR(said_span(s->venue), "during a briefing in Tarn");
    CHECK(s->made_first == hs_day_parse("2031-04-01") && s->made_last == s->made_first);
    const hs_statement *next = said_with("added");
    CHECK(next->speaker == s->speaker);
    CHECK_STR(next->made, "2031-04-01");         /* the same speech goes on */
    fixture_close(&f);
}

static void weekday_of_the_past(void)
{
    read_on(briefing, "Tuesday", "2031-04-08", "2031-04-04");
    CHECK_STR(said_with("said")->made, "2031-04-01");
    fixture_close(&f);
}

static void day_within_the_content(void)
{
    read_on("Mara NNP nsubj 2 P\nsaid VBD root 0 - say\nthat IN mark 5\nrain NN nsubj 5\nfell VBD ccomp 2 - fall\n"
            "on IN case 7\nTuesday NNP obl 5\n. . punct 2\n", "Tuesday", "2031-04-01", "2031-04-04");
    CHECK(said_with("said")->made == NULL);
    CHECK(said_with("said")->made_first == HS_NO_DAY);
    fixture_close(&f);
}

#define READ(spec) said_read(spec, NULL, 0, HS_NO_DAY)

/* Whoever spoke goes on speaking only where nobody has come up whom the pronoun takes up. */
static void another_comes_up(void)
{
    READ("Mara NNP nsubj 2 P\nsaid VBD root 0 - say\nthat IN mark 5\nrain NN nsubj 5\nfell VBD ccomp 2 - fall\n"
         ". . punct 2\n\n"
         "# body\nMr. NNP nmod:desc 2\nSedar NNP nsubj 3 P\nshowed VBD root 0 - show\nthe DT det 5\nroof NN obj 3\n"
         ". . punct 3\n\n"
         "He PRP nsubj 2\nadded VBD root 0 - add\nthat IN mark 5\nit PRP nsubj 5\nstopped VBD ccomp 2 - stop\n"
         ". . punct 2\n");
    const hs_statement *s = said_with("added");
    CHECK(s->speaker != said_with("said")->speaker);
    fixture_close(&f);
}

/* Nor does she, where it is "he" who goes on. */
static void another_sex(void)
{
    READ("Mr. NNP nmod:desc 2\nSedar NNP nsubj 3 P\nspoke VBD root 0 - speak\n. . punct 3\n\n"
         "Ms. NNP nmod:desc 2\nKell NNP nsubj 4 P\nhas VBZ aux 4 - have\nasked VBN root 0 - ask\n"
         "him PRP iobj 4\nto TO mark 7\nwait VB xcomp 4\n. . punct 4\n\n"
         "He PRP nsubj 2\nsaid VBD root 0 - say\nthat IN mark 5\nrain NN nsubj 5\nfell VBD ccomp 2 - fall\n"
         ". . punct 2\n");
    CHECK_STR(said_name(said_with("said")->speaker), "Sedar");
    fixture_close(&f);
}

/* Several go on as "they"; whoever is named in what they said has not come up. */
static void several_go_on(void)
{
    READ("Protesters NNS nsubj 2 - protester\nleft VBD ccomp 6 - leave\n, , punct 2\nthree CD nummod 5\n"
         "officials NNS nsubj 6 - official\nsaid VBD root 0 - say\n. . punct 6\n\n"
         "They PRP nsubj 2\nadded VBD root 0 - add\nthat IN mark 5\nrain NN nsubj 5\nfell VBD ccomp 2 - fall\n"
         ". . punct 2\n");
    CHECK_STR(said_name(said_with("added")->speaker), "three officials");
    fixture_close(&f);
}

/* One body that has spoken goes on as "they" too. */
static void body_as_they(void)
{
    READ("Protesters NNS nsubj 2 - protester\nleft VBD root 0 - leave\n. . punct 2\n\n"
         "The DT det 2\nministry NN nsubj 3\nsaid VBD root 0 - say\nthat IN mark 6\nrain NN nsubj 6\n"
         "fell VBD ccomp 3 - fall\n. . punct 3\n\n"
         "They PRP nsubj 2\nadded VBD root 0 - add\nthat IN mark 5\nrain NN nsubj 5\nfell VBD ccomp 2 - fall\n"
         ". . punct 2\n");
    CHECK_STR(said_name(said_with("added")->speaker), "ministry");
    fixture_close(&f);
}

/* "We" in a quotation is the body that its speaker speaks for, by owner, compound or "of"; a person
 * of whom no body is told, and "I", are themselves. */
static void we_of_a_body(void)
{
    READ("“ `` punct 3\nWe PRP nsubj 3\nwant VBP ccomp 14 - want\nrain NN obj 3\n, , punct 3\n” '' punct 3\n"
         "the DT det 8\nFront NNP nmod:poss 10 O\n's POS case 8\nhead NN nsubj 14\n, , punct 10\n"
         "Haluni NNP appos 10 P\n, , punct 10\nsaid VBD root 0 - say\n. . punct 14\n");
    CHECK_STR(said_name(said_with("want")->speaker), "Front");
    CHECK_STR(said_name(said_with("said")->speaker), "Haluni");
    fixture_close(&f);

    READ("“ `` punct 3\nI PRP nsubj 3\nwant VBP ccomp 14 - want\nrain NN obj 3\n, , punct 3\n” '' punct 3\n"
         "the DT det 8\nFront NNP nmod:poss 10 O\n's POS case 8\nhead NN nsubj 14\n, , punct 10\n"
         "Haluni NNP appos 10 P\n, , punct 10\nsaid VBD root 0 - say\n. . punct 14\n");
    CHECK_STR(said_name(said_with("want")->speaker), "Haluni");
    fixture_close(&f);

    READ("“ `` punct 3\nWe PRP nsubj 3\nwant VBP ccomp 8 - want\nrain NN obj 3\n, , punct 3\n” '' punct 3\n"
         "Haluni NNP nsubj 8 P\nsaid VBD root 0 - say\n. . punct 8\n");
    CHECK_STR(said_name(said_with("want")->speaker), "Haluni");
    fixture_close(&f);
}

static void not_said(void)
{
    READ("Mara NNP nsubj 4 P\ndid VBD aux 4 - do\nnot RB advmod 4\nsay VB root 0\nwhether IN mark 7\nrain NN nsubj 7\n"
         "fell VBD ccomp 4 - fall\n. . punct 4\n");
    CHECK(said_with("did not say")->negated);
    fixture_close(&f);

    READ("Mara NNP nsubj 2 P\ndeclined VBD root 0 - decline\nto TO mark 4\nsay VB xcomp 2\nwhy WRB advmod 7\n"
         "rain NN nsubj 7\nfell VBD ccomp 4 - fall\n. . punct 2\n");
    CHECK(n_said == 1);
    CHECK(said_with("declined to say")->negated);
    fixture_close(&f);
}

static void denied(void)
{
    READ("Mara NNP nsubj 2 P\ndenied VBD root 0 - deny\nthat IN mark 6\nshe PRP nsubj 6\nhad VBD aux 6 - have\n"
         "told VBN ccomp 2 - tell\nreporters NNS iobj 6 - reporter\nthat IN mark 10\nrain NN nsubj 10\n"
         "fell VBD ccomp 6 - fall\n. . punct 2\n");
    CHECK(n_said == 2);
    const hs_statement *denial = said_with("denied"), *inner = said_with("had told");
    CHECK(denial->act == HS_DENY && !denial->negated);
    CHECK(inner->negated && inner->parent == 0);
    fixture_close(&f);
}

static void conditions_and_questions(void)
{
    READ("Mara NNP nsubj 2 P\nsaid VBD root 0 - say\nthey PRP nsubj 5\nwill MD aux 5\n"
         "leave VB ccomp 2\nonly RB advmod 9\n"
         "if IN mark 9\nrain NN nsubj 9\nfalls VBZ advcl 5 - fall\n. . punct 2\n");
    const hs_statement *s = said_with("said");
    CHECK_STR(said_span(s->condition), "only if rain falls");
    CHECK(s->modality == HS_CONDITIONAL);
    fixture_close(&f);

    READ("“ `` punct 3\nWho WP nsubj 3\npays VBZ ccomp 7 - pay\n? . punct 3\n” '' punct 3\nMara NNP nsubj 7 P\n"
         "asked VBD root 0 - ask\n. . punct 7\n");
    s = said_with("asked");
    CHECK(s->modality == HS_QUESTION && s->act == HS_ASK);
    fixture_close(&f);
}

int main(void)
{
    said_open();
    RUN(day_and_venue);
    RUN(weekday_of_the_past);
    RUN(day_within_the_content);
    RUN(another_comes_up);
    RUN(another_sex);
    RUN(several_go_on);
    RUN(body_as_they);
    RUN(we_of_a_body);
    RUN(not_said);
    RUN(denied);
    RUN(conditions_and_questions);
    hs_attrib_close(attributor);
    return check_done();
}
