/* frame.h - drafts become statements: who, to whom, through whom, when, where, how it was put. */
#ifndef HS_ATTRIB_FRAME_H
#define HS_ATTRIB_FRAME_H

#include "attrib/assemble.h"

typedef struct hs_frame_input {
    const hs_when *whens; uint32_t n_whens;
    int32_t published;
} hs_frame_input;

/* The statements, allocated with all they hold in `out`, one for each draft and in its place. */
hs_statement *hs_frame(const hs_scene *s, const hs_draft *drafts, uint32_t n,
                       const hs_frame_input *input, hs_arena *out, hs_arena *scratch);

/* ---- parts, each for one statement (frame_when.c, frame_put.c) ---- */

/* The phrase that says on what occasion or where, without its date; empty where there is none. */
hs_range hs_frame_venue(const hs_scene *s, const hs_draft *d, const hs_frame_input *input);

/* The time expression among the words `within` that says when it was made: an index into whens,
 * or HS_NONE. */
uint32_t hs_frame_when(const hs_scene *s, const hs_draft *d, hs_range within, const hs_frame_input *input);

/* The same from the phrase that names the source, for papers. */
uint32_t hs_frame_when_written(const hs_scene *s, const hs_draft *d, const hs_frame_input *input);

/* made, made_first, made_last and made_span from that expression. */
void hs_frame_date(hs_statement *st, const hs_when *when, int32_t published, hs_arena *out);

/* act, modality, negated and condition. */
void hs_frame_put(const hs_scene *s, const hs_draft *d, hs_statement *st);

#endif
