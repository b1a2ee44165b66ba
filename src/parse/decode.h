/* decode.h - the best tree for a sentence's arc scores. */
#ifndef HS_PARSE_DECODE_H
#define HS_PARSE_DECODE_H

#include "base/arena.h"

/* scores[d * stride + h] is the score of head h for word d + 1; words count from 1, 0 is the
 * root. head[d] becomes the head of word d + 1 in the tree of highest sum in which exactly one
 * word hangs on the root. n > 0; the arcs from a word to itself are never used. */
void hs_parse_decode(const float *scores, uint32_t n, uint32_t stride, uint32_t *head,
                     hs_arena *scratch);

#endif
