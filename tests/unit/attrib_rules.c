/* attrib_rules.c - which words are source, cue and content, by the rules alone. */
#include "said_fixture.h"

#define READ(spec) said_read(spec, NULL, 0, HS_NO_DAY)

static const char stated[] =
    "The DT det 2\nenvoy NN nsubj 6\n, , punct 4\nIlse NNP appos 2 P\n, , punct 4\n"
    "stated VBD root 0 - state\nthat IN mark 10\nthe DT det 9\ngate NN nsubj 10\n"
    "opened VBD ccomp 6 - open\nagain RB advmod 10\n. . punct 6\n";

static void clause_after_cue(void)
{
    READ(stated);
    CHECK(n_said == 1);
    const hs_statement *s = said_with("stated");
    CHECK_STR(said_spans(s->source), "The envoy, Ilse,");
    CHECK_STR(said_spans(s->content), "that the gate opened again");
    CHECK(s->kind == HS_INDIRECT && s->act == HS_SAY && s->parent == HS_NONE && !s->negated);
    CHECK_STR(s->rule, "subject-of-cue");
    fixture_close(&f);
}

/* The parser hangs the clause on the noun before it. */
static void that_clause_gone_astray(void)
{
    READ("It PRP nsubj:pass 3\nwas VBD aux:pass 3 - be\nreported VBN root 0 - report\non IN case 6\n"
         "the DT det 6\nwebsite NN obl 3\nthat IN mark 9\naides NNS nsubj 9 - aide\n"
         "told VBD acl:relcl 6 - tell\nthe DT det 11\nguests NNS iobj 9 - guest\nthat IN mark 14\n"
         "nobody NN nsubj 14\npays VBZ ccomp 9 - pay\n. . punct 3\n");
    CHECK(n_said == 2);
    const hs_statement *outer = said_with("was reported"), *inner = said_with("told");
    CHECK_STR(said_spans(outer->source), "the website");
    CHECK_STR(said_spans(outer->content), "that aides told the guests that nobody pays");
    CHECK_STR(said_spans(inner->content), "that nobody pays");
    CHECK(inner->parent == 0 && outer->parent == HS_NONE);
    CHECK(outer->speaker != HS_NONE && inner->outlet == outer->speaker);
    fixture_close(&f);
}

static void quotations_around_a_cue(void)
{
    READ("“ `` punct 4\nWe PRP nsubj 4\nstill RB advmod 4\ncount VBP ccomp 8 - count\n, , punct 4\n"
         "” '' punct 4\nMara NNP nsubj 8 P\ntold VBD root 0 - tell\nreporters NNS iobj 8 - reporter\n. . punct 8\n"
         "\n"
         "“ `` punct 3\nNobody NN nsubj 3\nsleeps VBZ root 0 - sleep\nhere RB advmod 3\n. . punct 3\n” '' punct 3\n");
    CHECK(n_said == 1);
    const hs_statement *s = said_with("told");
    CHECK_STR(said_spans(s->content), "“We still count,” | “Nobody sleeps here.”");
    CHECK(s->kind == HS_DIRECT);
    CHECK_STR(said_name(s->addressee), "reporters");
    fixture_close(&f);
}

static void quotation_paragraph_alone(void)
{
    READ("# body\n“ `` punct 3\nWe PRP nsubj 3\nwait VBP ccomp 7 - wait\n, , punct 3\n” '' punct 3\n"
         "Mara NNP nsubj 7 P\nsaid VBD root 0 - say\n. . punct 7\n"
         "# body\n“ `` punct 4\nThe DT det 3\nroad NN nsubj 4\nleads VBZ root 0 - lead\nnowhere RB advmod 4\n"
         ". . punct 4\n” '' punct 4\n");
    CHECK(n_said == 2);
    CHECK(n_said > 1 && said[1].source.n == 0 && said[1].cue.n == 0);
    CHECK_STR(n_said > 1 ? said_spans(said[1].content) : "", "“The road leads nowhere.”");
    CHECK_STR(n_said > 1 ? said_name(said[1].speaker) : "", "Mara");
    CHECK_STR(n_said > 1 ? said[1].rule : "", "orphan-quotation");
    fixture_close(&f);
}

static void scare_quotes_say_nothing(void)
{
    READ("The DT det 5\n“ `` punct 3\nnecessary JJ amod 5\n” '' punct 3\nwork NN nsubj 6\n"
         "goes VBZ root 0 - go\non RP compound:prt 6\n. . punct 6\n");
    CHECK(n_said == 0);
    fixture_close(&f);
}

static void only_running_text(void)
{
    char caption[sizeof stated + 16];
    snprintf(caption, sizeof caption, "# caption\n%s", stated);
    READ(caption);
    CHECK(n_said == 0);
    fixture_close(&f);
    snprintf(caption, sizeof caption, "# headline\n%s", stated);
    READ(caption);
    CHECK(n_said == 1);
    fixture_close(&f);
}

static void objects_and_what_is_asked_of_them(void)
{
    READ("Mara NNP nsubj 2 P\nurged VBD root 0 - urge\nboth DT det 4\nsides NNS obj 2 - side\n"
         "on IN case 6\nMonday NNP obl 2\nto TO mark 8\nwait VB xcomp 2\n. . punct 2\n");
    const hs_statement *s = said_with("urged");
    CHECK_STR(said_spans(s->content), "both sides | to wait");
    CHECK(s->act == HS_APPEAL);
    CHECK_STR(said_name(s->addressee), "both sides");
    fixture_close(&f);

    READ("Mara NNP nsubj 2 P\naccused VBD root 0 - accuse\nthe DT det 4\nunion NN obj 2\nof IN mark 6\n"
         "cheating VBG advcl 2 - cheat\n. . punct 2\n");
    s = said_with("accused");
    CHECK_STR(said_spans(s->content), "the union of cheating");
    CHECK(s->act == HS_ACCUSE);
    fixture_close(&f);
}

static void conjunct_of_another_form(void)
{
    READ("Mara NNP nsubj 2 P\nsaid VBD root 0 - say\nshe PRP nsubj 6\ncould MD aux 6 - can\nnot RB advmod 6\n"
         "stay VB ccomp 2\nand CC cc 8\nadded VBD conj 6 - add\nthat IN mark 12\nthe DT det 11\n"
         "train NN nsubj 12\nwaited VBD ccomp 8 - wait\n. . punct 2\n");
    CHECK(n_said == 2);
    CHECK_STR(said_spans(said_with("said")->content), "she could not stay");
    const hs_statement *s = said_with("added");
    CHECK_STR(said_spans(s->source), "Mara");
    CHECK_STR(said_spans(s->content), "that the train waited");
    CHECK(s->parent == HS_NONE);
    fixture_close(&f);
}

static void relay_closes_the_sentence(void)
{
    READ("Mara NNP nsubj 2 P\nsaid VBD root 0 - say\nthe DT det 4\npier NN nsubj 5\nholds VBZ ccomp 2 - hold\n"
         "- , punct 9\nthis DT nsubj:pass 9\nwas VBD aux:pass 9 - be\nreported VBN parataxis 2 - report\n"
         "in IN case 12\nthe DT det 12\nnewspaper NN obl 9\n. . punct 2\n");
    CHECK(n_said == 2);
    const hs_statement *relay = said_with("was reported"), *inner = said_with("said");
    CHECK_STR(said_spans(relay->source), "the newspaper");
    CHECK_STR(said_spans(relay->content), "Mara said the pier holds");
    CHECK_STR(said_spans(inner->content), "the pier holds");
    CHECK(relay->parent == HS_NONE && inner->parent == 0);
    fixture_close(&f);
}

static void according_to_somebody(void)
{
    READ("The DT det 2\npier NN nsubj 3\nholds VBZ root 0 - hold\n, , punct 8\naccording VBG case 8 - accord\n"
         "to IN fixed 5\ntwo CD nummod 8\ndivers NNS obl 3 - diver\n. . punct 3\n");
    const hs_statement *s = said_with("according to");
    CHECK_STR(said_spans(s->source), "two divers");
    CHECK_STR(said_spans(s->content), "The pier holds");
    fixture_close(&f);
}

static void nouns_that_say(void)
{
    READ("Mara NNP nmod:poss 3 P\n's POS case 1\nclaim NN nsubj 8\nthat IN mark 6\nhe PRP nsubj 6\n"
         "lied VBD acl 3 - lie\nwas VBD cop 8 - be\nodd JJ root 0\n. . punct 8\n");
    const hs_statement *s = said_with("claim");
    CHECK_STR(said_spans(s->source), "Mara's");
    CHECK_STR(said_spans(s->content), "that he lied");
    fixture_close(&f);
}

static void nothing_at_all(void)
{
    READ("# body\n");
    CHECK(n_said == 0);
    fixture_close(&f);
}

int main(void)
{
    said_open();
    RUN(clause_after_cue);
    RUN(that_clause_gone_astray);
    RUN(quotations_around_a_cue);
    RUN(quotation_paragraph_alone);
    RUN(scare_quotes_say_nothing);
    RUN(only_running_text);
    RUN(objects_and_what_is_asked_of_them);
    RUN(conjunct_of_another_form);
    RUN(relay_closes_the_sentence);
    RUN(according_to_somebody);
    RUN(nouns_that_say);
    RUN(nothing_at_all);
    hs_attrib_close(attributor);
    return check_done();
}
