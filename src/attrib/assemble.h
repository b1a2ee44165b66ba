/* assemble.h - raws become drafts of statements: each once, in order, each knowing its parent. */
#ifndef HS_ATTRIB_ASSEMBLE_H
#define HS_ATTRIB_ASSEMBLE_H

#include "attrib/cue.h"

typedef struct hs_draft {
    hs_raw   raw;
    uint32_t head;           /* the cue's governing word, or HS_NONE */
    uint32_t parent;         /* draft inside whose content this one stands, or HS_NONE */
} hs_draft;

/* The drafts in text order of their contents, parents before children; *n is their number.
 * Allocated in `arena`; the raws are not kept. */
hs_draft *hs_assemble(const hs_scene *s, const hs_raws *raws, uint32_t *n, hs_arena *arena);

/* Which raws to keep where two readings of one text are joined: those of `more` that say what
 * `base` cannot are added to it. */
void hs_assemble_join(const hs_scene *s, hs_raws *base, const hs_raws *more, hs_arena *arena);

#endif
