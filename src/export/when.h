/* when.h - days in the words of a reader: "10 Mar", "4–10 Mar", "March 2024". */
#ifndef HS_EXPORT_WHEN_H
#define HS_EXPORT_WHEN_H

#include "hearsay.h"

#define HS_WHEN_SIZE 40

/* The stretch first ... last, as briefly as it can be said by somebody who knows that the
 * report is of `year`; year 0 always gives the year. "" where first is HS_NO_DAY. */
void hs_when_brief(int32_t first, int32_t last, int32_t year, char out[HS_WHEN_SIZE]);

/* "Friday 15 March 2024". */
void hs_when_long(int32_t day, char out[HS_WHEN_SIZE]);

/* The year in which a day lies; 0 for HS_NO_DAY. */
int32_t hs_when_year(int32_t day);

#endif
