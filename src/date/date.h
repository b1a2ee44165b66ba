/* date.h - when: time expressions, normalised as TIMEX3 against the publication date. */
#ifndef HS_DATE_DATE_H
#define HS_DATE_DATE_H

#include "parse/tree.h"

typedef struct hs_date_lexicons {
    hs_lexicon units;        /* words of the calendar and clock: "weeks" = unit W ... */
    hs_lexicon holidays;     /* "eid al-fitr" = islamic 10-01 ... */
    hs_lexicon numbers;      /* "three" = 3 */
    hs_lexicon fixed;        /* phrases of fixed value: "right now" = DATE PRESENT_REF */
} hs_date_lexicons;

/* Fails with HS_EMODEL. */
hs_status hs_date_open(const hs_model *model, hs_date_lexicons *out, hs_error *err);

/* Time expressions of the whole text in text order; *n is their number. `published` may be
 * HS_NO_DAY: then only what names its own year gets a full value. Of the tree, text, spans and
 * sentences are needed; where tags and heads are there (xpos not NULL), the tense of the governing
 * verb tells "on Monday" of the past from one to come, and names are left alone. */
const hs_when *hs_date_run(const hs_date_lexicons *lexicons, const hs_tree *tree,
                           int32_t published, uint32_t *n, hs_arena *out, hs_arena *scratch);

#endif
