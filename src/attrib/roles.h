/* roles.h - the role model: which words are the source, cue and content of an attribution,
 * and which of them belong together.
 *
 * A second small encoder reads the words of some paragraphs: for each word the tagger's state,
 * that of its head, the word itself, its relation, and where quotation marks, sentences and
 * paragraphs begin and end. Two layers of simple recurrent units (Lei et al. 2018) and a
 * linear-chain conditional random field (Lafferty et al. 2001) give the spans; bilinear scores
 * choose the source of each cue and the cue of each content. Trained on PolNeAR (Newell et
 * al. 2018) by train/train_roles.py.
 */
#ifndef HS_ATTRIB_ROLES_H
#define HS_ATTRIB_ROLES_H

#include "attrib/raw.h"

typedef struct hs_roles hs_roles;        /* read-only once open */

/* Fails with HS_EMODEL, HS_EMEMORY. The model's blob must outlive it. */
hs_status hs_roles_open(const hs_model *model, hs_roles **out, hs_error *err);
void      hs_roles_close(hs_roles *roles);

/* Adds to `raws` the attributions of the tree's words, in the order of their cues. The tree
 * is one window of a report, some paragraphs long, with the encoder's states in `tags`. Grows
 * `raws` in `out`. */
void hs_roles_run(const hs_roles *roles, const hs_tree *tree, const hs_tags *tags, hs_raws *raws,
                  hs_arena *out, hs_arena *scratch);

#endif
