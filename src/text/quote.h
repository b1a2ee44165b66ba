/* quote.h - quotations: where words stand inside quotation marks.
 *
 * Straight, curly, guillemets; single inside double; a quotation that opens anew at each
 * paragraph and closes only in the last is one hs_quote a paragraph, each but the first with
 * `continues`. A mark left open by mistake ends with its paragraph, or where its like opens
 * again: one stray mark never costs more than its own paragraph. Apostrophes, and the marks
 * of feet and inches, are no quotations.
 */
#ifndef HS_TEXT_QUOTE_H
#define HS_TEXT_QUOTE_H

#include "base/arena.h"
#include "hearsay.h"

#include <stdbool.h>

typedef struct hs_quote {
    hs_span  span;           /* with its marks */
    hs_span  inner;          /* without */
    uint32_t segment;
    uint32_t parent;         /* the quotation this one stands in, or HS_NONE */
    bool     continues;      /* goes on from the quotation at the end of the last paragraph */
    bool     unclosed;       /* its closing mark is missing */
} hs_quote;

/* Quotations of the text's body, captions and headlines in text order (outer before inner);
 * *n_quotes is their number. */
const hs_quote *hs_text_quotes(const char *text, const hs_segment *segments, uint32_t n_segments,
                               uint32_t *n_quotes, hs_arena *out, hs_arena *scratch);

#endif
