/* attrib.c - the attribution stage: raws from rules and role model, put together and framed. */
#include "attrib/attributor.h"
#include "attrib/frame.h"
#include "attrib/rules.h"

#include <stdlib.h>

static hs_status open_parts(const hs_model *model, hs_attributor *a, hs_error *err)
{
    hs_section s;
    HS_TRY(hs_cue_open(model, &a->cues, err));
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

/* `out` lends its memory: the raws end up in `scratch`. */
static void run_roles(const hs_attributor *a, const hs_tree *tree, const hs_tags *tags, hs_raws *raws,
                      hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(out);
    hs_raws found = { 0 };
    hs_roles_run(a->roles, tree, tags, (hs_range){ 0, tree->n }, &found, out, scratch);
    for (uint32_t i = 0; i < found.n; i++) *hs_push(scratch, raws) = found.at[i];
    hs_arena_rewind(out, mark);
}

/* The role model reads the plain attributions best; the rules add what stands inside others,
 * what relays whole sentences, and quotations. */
static void find_raws(const hs_attributor *a, const hs_scene *s, const hs_tags *tags, hs_raws *raws,
                      hs_arena *out, hs_arena *scratch)
{
    hs_range all = { 0, s->tree->n };
    hs_raws rules = { 0 };
    if (a->roles && a->mode != HS_ATTRIB_RULES) run_roles(a, s->tree, tags, raws, out, scratch);
    if (a->mode == HS_ATTRIB_ROLES) return;
    hs_rules_verbs(s, all, &rules, scratch);
    hs_rules_nouns(s, all, &rules, scratch);
    hs_rules_relays(s, all, &rules, scratch);
    hs_assemble_join(s, raws, &rules, scratch);
    hs_rules_quotations(s, raws, scratch);
}

const hs_statement *hs_attrib_run(const hs_attributor *attributor, const hs_tree *tree,
                                  const hs_tags *tags, const hs_who *who,
                                  const hs_when *whens, uint32_t n_whens, int32_t published,
                                  uint32_t *n, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    hs_scene scene = { &attributor->cues, tree, who };
    hs_frame_input input = { whens, n_whens, published };
    hs_raws raws = { 0 };
    find_raws(attributor, &scene, tags, &raws, out, scratch);
    hs_draft *drafts = hs_assemble(&scene, &raws, n, scratch);
    const hs_statement *said = hs_frame(&scene, drafts, *n, &input, out, scratch);
    hs_arena_rewind(scratch, mark);
    return said;
}
