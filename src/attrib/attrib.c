/* attrib.c - the attribution stage: raws from rules and role model, put together and framed. */
#include "attrib/attributor.h"
#include "attrib/frame.h"
#include "attrib/rules.h"

#include <stdlib.h>

hs_status hs_attrib_open(const hs_model *model, hs_attributor **out, hs_error *err)
{
    *out = NULL;
    hs_attributor *a = calloc(1, sizeof *a);
    if (!a) return hs_fail(err, HS_EMEMORY, 0, "memory ran out while the model was opened");
    hs_status status = hs_cue_open(model, &a->cues, err);
    if (status != HS_OK) { free(a); return status; }
    *out = a;
    return HS_OK;
}

void hs_attrib_close(hs_attributor *attributor) { free(attributor); }

void hs_attrib_use(hs_attributor *attributor, hs_attrib_mode mode) { attributor->mode = mode; }

static void run_rules(const hs_scene *s, hs_raws *raws, hs_arena *scratch)
{
    hs_range all = { 0, s->tree->n };
    hs_rules_verbs(s, all, raws, scratch);
    hs_rules_nouns(s, all, raws, scratch);
    hs_rules_relays(s, all, raws, scratch);
    hs_rules_quotations(s, raws, scratch);
}

const hs_statement *hs_attrib_run(const hs_attributor *attributor, const hs_tree *tree,
                                  const hs_tags *tags, const hs_who *who,
                                  const hs_when *whens, uint32_t n_whens, int32_t published,
                                  uint32_t *n, hs_arena *out, hs_arena *scratch)
{
    (void)tags;
    hs_mark mark = hs_arena_mark(scratch);
    hs_scene scene = { &attributor->cues, tree, who };
    hs_frame_input input = { whens, n_whens, published };
    hs_raws raws = { 0 };
    run_rules(&scene, &raws, scratch);
    hs_draft *drafts = hs_assemble(&scene, &raws, n, scratch);
    const hs_statement *said = hs_frame(&scene, drafts, *n, &input, out, scratch);
    hs_arena_rewind(scratch, mark);
    return said;
}
