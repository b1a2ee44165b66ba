/* outline.h - the statements of a document as a tree, and the words that each shows by itself:
 * what a branch says below is cut out above, so that it is not read twice. A quotation is
 * never cut: its branches repeat its words. */
#ifndef HS_EXPORT_OUTLINE_H
#define HS_EXPORT_OUTLINE_H

#include "hearsay.h"

#include <stdbool.h>

typedef struct hs_outline_piece {
    hs_span span;
    uint8_t kind;            /* hs_outline_kind */
    bool    glued;           /* no blank stands before it in the text */
} hs_outline_piece;

typedef enum hs_outline_kind {
    HS_PIECE_WORDS,          /* to be shown as printed */
    HS_PIECE_BELOW,          /* shown by a branch */
    HS_PIECE_GAP             /* words between two parts of the content that are none of it */
} hs_outline_kind;

typedef struct hs_outline_words {
    const hs_outline_piece *pieces; uint32_t n;   /* none where the branches say it all */
    hs_span condition;       /* to be shown apart; empty where there is none */
} hs_outline_words;

typedef struct hs_outline {
    const hs_document *doc;
    uint32_t  roots;                     /* the first statement that nothing carries */
    uint32_t *parent, *child, *next;     /* [n_statements], HS_NONE where absent */
    bool     *repeats;                   /* [n_statements] its words stand above as well */
    hs_outline_piece *pieces;            /* room for the words of any statement */
    hs_span          *spans;
    size_t            n_spans;           /* room in spans */
} hs_outline;

/* Fails (false) when memory ends. Released by hs_outline_free, also after a failure. */
bool hs_outline_make(const hs_document *document, hs_outline *out);
void hs_outline_free(hs_outline *outline);

/* The words of one statement; valid until the next call. */
hs_outline_words hs_outline_words_of(hs_outline *outline, uint32_t statement);

#endif
