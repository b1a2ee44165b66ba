/* attrib.h - said: statements, each with its source, cue and content, nested to any depth. */
#ifndef HS_ATTRIB_ATTRIB_H
#define HS_ATTRIB_ATTRIB_H

#include "mention/mention.h"

typedef struct hs_attributor hs_attributor;   /* role model and lexicons; read-only once open */

hs_status hs_attrib_open(const hs_model *model, hs_attributor **out, hs_error *err);
void      hs_attrib_close(hs_attributor *attributor);

/* Everything that the report attributes, in text order of the contents, parents before their
 * children. `states` are the encoder's (tags->states, tags->width). Ids are left empty: the
 * reader fills them from the text's digest. */
const hs_statement *hs_attrib_run(const hs_attributor *attributor, const hs_tree *tree,
                                  const hs_tags *tags, const hs_who *who,
                                  const hs_when *whens, uint32_t n_whens, int32_t published,
                                  uint32_t *n, hs_arena *out, hs_arena *scratch);

#endif
