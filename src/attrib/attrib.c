/* attrib.c - the attribution stage: raws from rules and role model, put together and framed. */
#include "attrib/attributor.h"
#include "attrib/confidence.h"
#include "attrib/frame.h"
#include "attrib/refine.h"
#include "attrib/rules.h"

#include <stdlib.h>

static hs_status open_parts(const hs_model *model, hs_attributor *a, hs_error *err)
{
    hs_section s;
    HS_TRY(hs_cue_open(model, &a->cues, err));
    HS_TRY(hs_lexicon_open(model, "confidence", &a->confidence, err));
    return hs_model_find(model, "r.word", &s) ? hs_roles_open(model, &a->roles, err) : HS_OK;
}

hs_status hs_attrib_open(const hs_model *model, hs_attributor **out, hs_error *err)
{
    *out = NULL;
    hs_attributor *a = calloc(1, sizeof *a);
    if (!a) return hs_fail(err, HS_EMEMORY, 0, "memory ran out while the model was opened");
    hs_status status = open_parts(model, a, err);
    if (status != HS_OK) hs_attrib_close(a);
    else *out = a;
    return status;
}

void hs_attrib_close(hs_attributor *attributor)
{
    if (!attributor) return;
    hs_roles_close(attributor->roles);
    free(attributor);
}

void hs_attrib_use(hs_attributor *attributor, hs_attrib_mode mode) { attributor->mode = mode; }

static hs_range moved(hs_range r, uint32_t shift)
{
    return hs_range_empty(r) ? (hs_range){ 0, 0 } : (hs_range){ r.first + shift, r.last + shift };
}

void hs_attrib_listen(const hs_attributor *a, const hs_tree *tree, const hs_tags *tags, uint32_t shift,
                      hs_raws *heard, hs_arena *out, hs_arena *scratch)
{
    if (!a->roles || a->mode == HS_ATTRIB_RULES) return;
    uint32_t before = heard->n;
    hs_roles_run(a->roles, tree, tags, heard, out, scratch);
    for (uint32_t i = before; i < heard->n; i++) {
        hs_raw *r = &heard->at[i];
        r->source = moved(r->source, shift);
        r->cue = moved(r->cue, shift);
        for (uint32_t k = 0; k < r->n_content; k++) r->content[k] = moved(r->content[k], shift);
    }
}

/* The role model reads the plain attributions best; the rules add what stands inside others,
 * what relays whole sentences, and quotations. */
static void find_raws(const hs_attributor *a, const hs_scene *s, const hs_raws *heard, hs_raws *raws,
                      hs_arena *scratch)
{
    hs_range all = { 0, s->tree->n };
    hs_raws rules = { 0 };
    for (uint32_t i = 0; i < heard->n; i++) *hs_push(scratch, raws) = heard->at[i];
    if (a->mode == HS_ATTRIB_ROLES) return;
    hs_refine(s, raws);
    hs_rules_verbs(s, all, &rules, scratch);
    hs_rules_nouns(s, all, &rules, scratch);
    hs_rules_relays(s, all, &rules, scratch);
    hs_assemble_join(s, raws, &rules, scratch);
    hs_rules_quotations(s, raws, scratch);
    hs_rules_blocks(s, raws, scratch);
    hs_rules_citing(s, raws, scratch);
}

const hs_statement *hs_attrib_run(const hs_attributor *attributor, const hs_tree *tree,
                                  const hs_raws *heard, const hs_who *who,
                                  const hs_when *whens, uint32_t n_whens, int32_t published,
                                  uint32_t *n, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    hs_scene scene = { &attributor->cues, tree, who };
    hs_frame_input input = { whens, n_whens, published };
    hs_raws raws = { 0 };
    find_raws(attributor, &scene, heard, &raws, scratch);
    hs_draft *drafts = hs_assemble(&scene, &raws, n, scratch);
    for (uint32_t i = 0; i < *n; i++) {
        hs_raw *r = &drafts[i].raw;
        r->confidence = hs_confidence(&attributor->confidence, r->rule, r->confidence);
    }
    const hs_statement *said = hs_frame(&scene, drafts, *n, &input, out, scratch);
    hs_arena_rewind(scratch, mark);
    return said;
}
