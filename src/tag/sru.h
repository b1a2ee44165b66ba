/* sru.h - the recurrence of one bidirectional layer of simple recurrent units. */
#ifndef HS_TAG_SRU_H
#define HS_TAG_SRU_H

#include "model/kernel.h"

enum { HS_SRU = 128, HS_STATE = 2 * HS_SRU };    /* width of a direction, and of both */

/* One sentence of n words. gates[n][2][3][HS_SRU]: candidate, forget, highway for each
 * direction; v and b [2][2][HS_SRU]. x[n][HS_STATE] is the layer's input and becomes its output. */
void hs_sru_scan(const float *gates, const float *v, const float *b, uint32_t n, float *x,
                 hs_path path);

#endif
