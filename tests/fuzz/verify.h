/* verify.h - what holds for every document, whatever the text: spans lie inside the text and
 * stand in order, indexes are below their counts, children stand inside their parents.
 */
#ifndef HS_FUZZ_VERIFY_H
#define HS_FUZZ_VERIFY_H

#include "hearsay.h"

/* Prints what is wrong with the document and aborts; returns where nothing is. */
void verify_document(const hs_document *d);

#endif
