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

int main(void)
{
    said_open();
    RUN(paragraph_before_is_apart);
    hs_attrib_close(attributor);
    return check_done();
}
