/* resolve.h - from what a time expression says to the value it has in this report. */
#ifndef HS_DATE_RESOLVE_H
#define HS_DATE_RESOLVE_H

#include "date/outlook.h"

typedef struct hs_context {  /* what the report has said so far */
    int32_t   published;     /* HS_NO_DAY where unknown */
    int32_t   day;           /* last day named: "two days later" counts from it */
    hs_period date;          /* last date named, of any unit */
    hs_period quarter;       /* last quarter named: earnings reports compare with it */
    int32_t   story;         /* day in the past that the report has gone back to, by naming its
                                year; HS_NO_DAY while it tells of the present */
    uint32_t  n_past, n_present;   /* dates so far of that time, and of the publication's */
    bool      day_is_near;   /* the last day was named in this sentence */
    hs_outlook outlook;      /* of the clause that the expression stands in */
} hs_context;

typedef struct hs_reading {
    char      value[48];
    hs_period period;        /* first day HS_NO_DAY where the value is no stretch of days */
    int32_t   last;          /* day */
    uint8_t   type;          /* hs_when_type */
} hs_reading;

/* The value of the sense; false where it has none and is not worth a mention. */
bool hs_date_resolve(const hs_sense *sense, const hs_context *context, hs_reading *out);

/* Notes the reading as the last date of the report. */
void hs_context_note(hs_context *context, const hs_sense *sense, const hs_reading *reading);

#endif
