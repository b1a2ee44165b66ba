/* flow.h - styled words flowed into the lines of a terminal, by the columns they take there.
 *
 * Text comes from reports, so nothing in it may steer the terminal: control characters and
 * marks that reorder text are never passed on.
 */
#ifndef HS_EXPORT_FLOW_H
#define HS_EXPORT_FLOW_H

#include "hearsay.h"

#include <stdbool.h>
#include <stdio.h>

typedef enum hs_ink {
    HS_INK_PLAIN, HS_INK_BOLD, HS_INK_FAINT, HS_INK_SOFT, HS_INK_CUE, HS_INK_ACCENT,
    HS_INK_SOURCE, HS_INK_WARN, HS_INK_FOUND
} hs_ink;

typedef struct hs_glyph {
    uint32_t code;           /* code point */
    uint8_t  bytes;          /* 1 ... 4; 1 where the bytes are no UTF-8 */
    uint8_t  columns;        /* 0 for combining marks and for what is not printed, else 1 or 2 */
    bool     printed;        /* false for controls and marks that reorder text */
} hs_glyph;

/* The glyph at `at`, which must lie before `end`. */
hs_glyph hs_glyph_at(const char *at, const char *end);

/* Columns of n bytes on one line. */
uint32_t hs_columns(const char *text, size_t n);

/* The escape that switches to an ink; "" without colour. HS_INK_PLAIN resets. */
const char *hs_ink_escape(hs_ink ink, bool color);

typedef struct hs_flow {
    FILE       *out;
    uint32_t    width;       /* columns of a line */
    bool        color;
    const char *prefix;      /* begins each further line of the block; borrowed */
    uint32_t    column;      /* taken on the line so far */
    uint32_t    gap;         /* blanks owed before the next word */
    bool        fresh;       /* nothing but the prefix stands on this line */
} hs_flow;

/* Begins a block: `first` begins its first line, `prefix` every further one. */
void hs_flow_begin(hs_flow *flow, const char *first, const char *prefix);

/* Flows n bytes of words. Runs of blanks count as one and an empty line breaks the line; the
 * first word follows what stands before it after flow->gap blanks. */
void hs_flow_put(hs_flow *flow, hs_ink ink, const char *text, size_t n);

/* The same for a string, `gap` blanks after what stands before it. */
void hs_flow_words(hs_flow *flow, uint32_t gap, hs_ink ink, const char *words);

/* Ends the block's last line. */
void hs_flow_end(hs_flow *flow);

#endif
