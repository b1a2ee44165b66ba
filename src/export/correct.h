/* correct.h - people's decisions worked into a record's JSON. */
#ifndef HS_EXPORT_CORRECT_H
#define HS_EXPORT_CORRECT_H

#include "export/record.h"

#include <jansson.h>
#include <stdbool.h>

/* Changes the record. False where fields are no JSON object, or memory ends: *why says which. */
bool hs_record_correct(json_t *record, const hs_note *notes, size_t n, const char **why);

#endif
