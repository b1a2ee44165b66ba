/* record.h - the JSON record read back: a document as hs_read() gives it, but for words and
 * sentences, which the record does not hold. What people decided about its statements is
 * worked in on the way. */
#ifndef HS_EXPORT_RECORD_H
#define HS_EXPORT_RECORD_H

#include "hearsay.h"

typedef struct hs_note {     /* what somebody decided about a statement; the last one counts */
    const char *statement;   /* its id */
    const char *verdict;     /* "accept", "reject" or "correct" */
    const char *fields;      /* of "correct": a JSON object of what should stand there; else NULL */
} hs_note;

typedef struct hs_record hs_record;

/* Reads n bytes of JSON. Rejected statements are left out, and what hung below them hangs below
 * the next above; corrected ones get their fields. Fails with HS_EARGUMENT where the JSON is no
 * record or a field does not fit, and with HS_EMEMORY. The caller frees *out. */
hs_status hs_record_read(const char *json, size_t n, const hs_note *notes, size_t n_notes,
                         hs_record **out, hs_error *err);
void      hs_record_free(hs_record *record);

/* Borrowed. Arrays of sentences and tokens are empty; a mention has its span and entity only. */
const hs_document *hs_record_document(const hs_record *record);

/* For each statement "accept", "correct", or NULL where nobody judged it; borrowed. */
const char *const *hs_record_verdicts(const hs_record *record);

/* The record as JSON, decisions worked in, without a line's end; the caller frees it. NULL when
 * memory ends. */
char *hs_record_json(const hs_record *record, size_t *n);

#endif
