/* outlook.h - whether the clause about a time expression tells of what was or of what is to come. */
#ifndef HS_DATE_OUTLOOK_H
#define HS_DATE_OUTLOOK_H

#include "date/grammar.h"

typedef enum hs_outlook {
    HS_OPEN, HS_AHEAD, HS_BACK,
    HS_PRESENT,              /* "the truce ends on Monday" */
    HS_LIMIT                 /* "by March": ahead for a month, open for a day */
} hs_outlook;

/* The outlook for the atoms [i, end): by the verb that governs them, where the tree has arcs;
 * else by the cue words of the clause, before them or, where they open the sentence, after. */
hs_outlook hs_date_outlook(const hs_scan *scan, uint32_t i, uint32_t end);

#endif
