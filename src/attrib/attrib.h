/* attrib.h - said: statements, each with its source, cue and content, nested to any depth. */
#ifndef HS_ATTRIB_ATTRIB_H
#define HS_ATTRIB_ATTRIB_H

#include "attrib/raw.h"

typedef struct hs_attributor hs_attributor;   /* role model and lexicons; read-only once open */

hs_status hs_attrib_open(const hs_model *model, hs_attributor **out, hs_error *err);
void      hs_attrib_close(hs_attributor *attributor);

/* What the role model hears in one batch of words, before anybody knows who is who. `tree` and
 * `tags` are the batch's own, with its encoder states; `shift` is the batch's first word in the
 * report. Adds to `heard`, which grows in `out`. */
void hs_attrib_listen(const hs_attributor *attributor, const hs_tree *tree, const hs_tags *tags,
                      uint32_t shift, hs_raws *heard, hs_arena *out, hs_arena *scratch);

/* Everything that the report attributes, in text order of the contents, parents before their
 * children. Ids are left empty: the reader fills them from the text's digest. */
const hs_statement *hs_attrib_run(const hs_attributor *attributor, const hs_tree *tree,
                                  const hs_raws *heard, const hs_who *who,
                                  const hs_when *whens, uint32_t n_whens, int32_t published,
                                  uint32_t *n, hs_arena *out, hs_arena *scratch);

#endif
