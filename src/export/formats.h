/* formats.h - ledgers handed on in formats of others: opened, filled report by report, closed.
 *
 * What goes to a file or folder is written under a temporary name beside it and gets its own
 * name at the end, when all of it is there: a name that stands in the folder is a whole export.
 */
#ifndef HS_EXPORT_FORMATS_H
#define HS_EXPORT_FORMATS_H

#include "hearsay.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum hs_goes { HS_TO_STREAM, HS_TO_FILE, HS_TO_FOLDER } hs_goes;

typedef struct hs_format {
    const char *name;        /* "csl-json" */
    const char *what;        /* "CSL-JSON: citations of statements, for Zotero and pandoc" */
    uint8_t     goes;        /* hs_goes: what its output can be; a stream can be a file */
    bool        words;       /* needs the document's words and sentences */
} hs_format;

/* The format of a name, or NULL. */
const hs_format *hs_format_find(const char *name);

/* The i-th format, or NULL at the end. */
const hs_format *hs_format_at(size_t i);

typedef struct hs_report {
    const hs_document *document;
    const char *const *verdicts;         /* [n_statements], or NULL where nobody judged any */
    const char        *json; size_t n_json;      /* the record as it came, without a line's end; or NULL */
} hs_report;

typedef struct hs_export_options {
    const char *title;       /* of the whole, where a format has a place for it; or NULL */
    bool        exact;       /* CSV: leave cells that a spreadsheet would run as they are */
} hs_export_options;

typedef struct hs_export hs_export;

/* Begins an export to a path, or to standard output where path is NULL or "-". All is borrowed
 * until the close. Fails with HS_EIO, HS_EARGUMENT (a folder that is not empty, a format that
 * cannot be a stream) and HS_EMEMORY; after HS_EIO err->where is errno. */
hs_status hs_export_open(const hs_format *format, const char *path, const hs_export_options *options,
                         hs_export **out, hs_error *err);

/* Adds a report. After a failure only hs_export_close is left. */
hs_status hs_export_put(hs_export *export, const hs_report *report, hs_error *err);

/* Statements that the format has no place for (a timeline: those without a day). */
uint64_t hs_export_left_out(const hs_export *export);

/* Ends it: with `keep` what was written gets its name, else it is removed, as it is after any
 * failure, here or earlier. NULL is accepted. */
hs_status hs_export_close(hs_export *export, bool keep, hs_error *err);

#endif
