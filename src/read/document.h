/* document.h - putting the public document together from what the stages found. */
#ifndef HS_READ_DOCUMENT_H
#define HS_READ_DOCUMENT_H

#include "parse/tree.h"

typedef struct hs_owned {    /* what hs_read allocates: the document first, then its memory */
    hs_document document;
    hs_arena    arena;
} hs_owned;

/* Id, url, outlet, title, publication day: as given, else as found in the text. */
void hs_document_describe(hs_document *d, const hs_input *input, const hs_layout *layout,
                          int32_t published, hs_arena *doc);

/* Sentences and tokens; the tree's lemmas must belong to the document. */
void hs_document_words(hs_document *d, const hs_tree *tree, hs_arena *doc);

/* The statements with their ids: from the text's digest, the place of content and cue, and
 * the depth of nesting, so that they are the same on every machine and run. */
const hs_statement *hs_document_identify(const hs_document *d, const hs_statement *said,
                                         hs_arena *doc, hs_arena *scratch);

/* The events with their ids: from the digest, the word that tells, the code and who did what to whom. */
const hs_event *hs_document_identify_events(const hs_document *d, const hs_event *told, hs_arena *doc);

#endif
