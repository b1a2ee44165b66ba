/* attrib_join.c - what the role model heard, and what the rules say to it. */
#include "attrib/rules.h"
#include "said_fixture.h"

/*  0    1    2    3   4    5       6         7  */
/* Mara said that the rain stopped yesterday  .  */
static hs_raws heard, found;
static hs_scene scene;

static void join(hs_raw role)
{
    fixture_open(&f, "Mara NNP nsubj 2 P\nsaid VBD root 0 - say\nthat IN mark 6\nthe DT det 5\nrain NN nsubj 6\n"
                     "stopped VBD ccomp 2 - stop\nyesterday NN obl:unmarked 6\n. . punct 2\n");
    who = hs_mention_run(&people, &f.tree, &f.out, &f.scratch);
    scene = (hs_scene){ &attributor->cues, &f.tree, &who };
    heard = found = (hs_raws){ 0 };
    *hs_push(&f.out, &heard) = role;
    hs_rules_verbs(&scene, (hs_range){ 0, f.n }, &found, &f.out);
    hs_assemble_join(&scene, &heard, &found, &f.out);
}

static void agreement(void)
{
    join((hs_raw){ .source = { 0, 1 }, .cue = { 1, 2 }, .content = { { 2, 6 } }, .n_content = 1,
                   .confidence = 0.4f, .rule = "role-model" });
    CHECK(found.n == 1 && heard.n == 1);
    CHECK(heard.at[0].content[0].last == 6);     /* the role model cuts contents better */
    CHECK(heard.at[0].confidence > 0.8f && heard.at[0].confidence <= 1);
    CHECK_STR(heard.at[0].rule, "subject-of-cue");
    fixture_close(&f);
}

static void firm_words_win(void)
{
    join((hs_raw){ .source = { 0, 1 }, .cue = { 1, 2 }, .content = { { 7, 8 } }, .n_content = 1,
                   .confidence = 0.4f, .rule = "role-model" });
    CHECK(heard.n == 1 && heard.at[0].content[0].first == 2);
    fixture_close(&f);
}

static void doubtful_and_alone(void)
{
    join((hs_raw){ .source = { 0, 1 }, .cue = { 6, 7 }, .content = { { 3, 5 } }, .n_content = 1,
                   .confidence = 0.001f, .rule = "role-model" });
    CHECK(heard.n == 1 && heard.at[0].cue.first == 1);
    fixture_close(&f);
    join((hs_raw){ .source = { 0, 1 }, .cue = { 6, 7 }, .content = { { 3, 5 } }, .n_content = 1,
                   .confidence = 0.5f, .rule = "role-model" });
    CHECK(heard.n == 2);
    fixture_close(&f);
}

int main(void)
{
    said_open();
    RUN(agreement);
    RUN(firm_words_win);
    RUN(doubtful_and_alone);
    hs_attrib_close(attributor);
    return check_done();
}
