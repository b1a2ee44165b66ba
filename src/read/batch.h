/* batch.h - the stages with neural states, a few paragraphs at a time.
 *
 * Encoder states take a kilobyte a word, so they are never kept for a whole report: a batch of
 * some 700 words is tagged, parsed and heard by the role model, and only what was decided stays.
 */
#ifndef HS_READ_BATCH_H
#define HS_READ_BATCH_H

#include "read/engine.h"

typedef struct hs_reading {
    hs_tags tags;            /* of the whole report, without states */
    hs_arcs arcs;
    hs_raws heard;
} hs_reading;

/* Lemmas are allocated in `doc`, the rest in `work`; `batch` and `scratch` are rewound. */
hs_reading hs_read_batches(const hs_engine *engine, const char *text, const hs_words *words,
                           const hs_layout *layout, const hs_quote *quotes, uint32_t n_quotes,
                           hs_arena *doc, hs_arena *work, hs_arena *batch, hs_arena *scratch);

#endif
