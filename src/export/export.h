/* export.h - a document as a JSON line, as CSV rows, or as a ledger to read on a terminal.
 *
 * Every function writes to `out`, which the caller owns, and returns false when memory ended
 * or `out` took no more bytes (ferror(out) tells the two apart).
 */
#ifndef HS_EXPORT_EXPORT_H
#define HS_EXPORT_EXPORT_H

#include "hearsay.h"

#include <stdbool.h>
#include <stdio.h>

/* The whole record as one line of JSON (RFC 8259), every field present. */
bool hs_export_json(const hs_document *document, FILE *out);

/* The same as a value of jansson's (json_t), to be released with json_decref; NULL when memory
 * ended. Its numbers are not rounded yet. */
struct json_t *hs_export_value(const hs_document *document);

/* CSV with the quoting of RFC 4180, lines ended by LF: the names of the columns once, then
 * one row a statement. */
bool hs_export_csv_header(FILE *out);
bool hs_export_csv(const hs_document *document, FILE *out);

typedef struct hs_table_style {
    uint32_t width;          /* columns of the terminal */
    bool     color;          /* ANSI escapes */
    bool     wide;           /* ids, offsets, confidence and rules as well */
} hs_table_style;

/* The ledger as a reader sees it: when, who, to whom, how; then the words; what was said
 * inside them hangs below as a tree. */
bool hs_export_table(const hs_document *document, const hs_table_style *style, FILE *out);

#endif
