/* attrib_refine.c - what the role model hears, cut back to the conventions of the record. */
#include "attrib/refine.h"
#include "said_fixture.h"

/* Two paragraphs: "The wall held. " and "The gate did not," said Mara. */
static hs_raw refined(const char *first_close)
{
    char spec[600];
    snprintf(spec, sizeof spec,
             "\" `` punct 4\nThe DT det 3\nwall NN nsubj 4\nheld VBD root 0 - hold\n. . punct 4\n%s\n"
             "# body\n\" `` punct 4\nThe DT det 3\ngate NN nsubj 4\nfell VBD ccomp 7 - fall\n, , punct 4\n"
             "\" '' punct 4\nsaid VBD root 0 - say\nMara NNP nsubj 7 P\n. . punct 7\n", first_close);
    fixture_open(&f, spec);
    who = hs_mention_run(&people, &f.tree, &f.out, &f.scratch);
    hs_scene scene = { &attributor->cues, &f.tree, &who };
    hs_raws raws = { 0 };
    uint32_t begin = f.n - 9;            /* of the second paragraph */
    hs_raw *r = hs_push(&f.out, &raws);
    *r = (hs_raw){ .source = { begin + 7, begin + 8 }, .cue = { begin + 6, begin + 7 },
                   .content = { { 0, begin + 6 } }, .n_content = 1, .rule = "role-model" };
    hs_refine(&scene, &raws);
    hs_raw got = *r;
    got.goes_on = begin;
    fixture_close(&f);
    return got;
}

static void paragraph_before_is_apart(void)
{
    hs_raw r = refined("\" '' punct 4\n");
    CHECK(r.n_content == 1);
    CHECK(r.content[0].first == r.goes_on);
}

/* Mara was asked how it ended. */
static void who_is_asked_does_not_speak(void)
{
    fixture_open(&f, "Mara NNP nsubj:pass 3 P\nwas VBD aux:pass 3 - be\nasked VBN root 0 - ask\nhow WRB advmod 6\n"
                     "it PRP nsubj 6\nended VBD ccomp 3 - end\n. . punct 3\n");
    who = hs_mention_run(&people, &f.tree, &f.out, &f.scratch);
    hs_scene scene = { &attributor->cues, &f.tree, &who };
    hs_raws raws = { 0 };
    hs_raw *r = hs_push(&f.out, &raws);
    *r = (hs_raw){ .source = { 0, 1 }, .cue = { 1, 3 }, .content = { { 3, 6 } }, .n_content = 1,
                   .rule = "role-model" };
    hs_refine(&scene, &raws);
    CHECK(hs_range_empty(r->source));
    fixture_close(&f);
}

int main(void)
{
    said_open();
    RUN(paragraph_before_is_apart);
    RUN(who_is_asked_does_not_speak);
    hs_attrib_close(attributor);
    return check_done();
}
