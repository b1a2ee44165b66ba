/* refine.h - the role model's raws, brought to the conventions of the record. */
#ifndef HS_ATTRIB_REFINE_H
#define HS_ATTRIB_REFINE_H

#include "attrib/cue.h"

/* The model was taught that a cue takes in how and where something was said ("said in a speech
 * on Friday"), and that a quotation paragraph belongs to a cue in the paragraph beside it. The
 * record keeps venue and date apart, and leaves such a paragraph to itself: cues are cut back
 * to their verb group, and quotation paragraphs are cut out of the content, for the rules of
 * quotations to place. */
void hs_refine(const hs_scene *s, hs_raws *raws);

/* False for what stands inside another statement and, though it has the form of a statement,
 * reports none: "we think", "is ready to", "would accept". */
bool hs_refine_keeps(const hs_scene *s, const hs_raw *raw, uint32_t head);

#endif
