/* rules.h - attributions read off parse, quotations and word lists. */
#ifndef HS_ATTRIB_RULES_H
#define HS_ATTRIB_RULES_H

#include "attrib/cue.h"

/* Verbs and predicates with their content in the same sentence: rule "subject-of-cue",
 * "passive-cue", "parenthetical". */
void hs_rules_verbs(const hs_scene *s, hs_range words, hs_raws *raws, hs_arena *arena);

/* Nouns ("his claim that"), "according to", and relays ("- this was reported in ..."). */
void hs_rules_nouns(const hs_scene *s, hs_range words, hs_raws *raws, hs_arena *arena);
void hs_rules_relays(const hs_scene *s, hs_range words, hs_raws *raws, hs_arena *arena);

/* What the speaker of a raw cites for it: a raw of its own, with the same content. After all others
 * of one sentence. */
void hs_rules_citing(const hs_scene *s, hs_raws *raws, hs_arena *arena);

/* Quotations: joined to raws that are there, or to a cue beside them, or left to whoever spoke
 * last ("orphan-quotation": neither source nor cue). */
void hs_rules_quotations(const hs_scene *s, hs_raws *raws, hs_arena *arena);

/* Block quotations: paragraphs that one ending in a colon leads in ("block-quotation"). After the
 * quotations. */
void hs_rules_blocks(const hs_scene *s, hs_raws *raws, hs_arena *arena);

#endif
