/* period.h - stretches of the civil calendar: a day, a week, a quarter ... a century.
 *
 * A period is its unit and its first day, so that "last quarter" is one subtraction and the
 * TIMEX3 value is read off it. Years outside 1 ... 9999 do not exist here.
 */
#ifndef HS_DATE_PERIOD_H
#define HS_DATE_PERIOD_H

#include "base/day.h"

/* From short to long; the codes are those of TIMEX3, with T before the units of the clock. */
#define HS_UNIT_LIST(X)                                                              \
    X(SECOND, "TS") X(MINUTE, "TM") X(HOUR, "TH") X(DAY, "D") X(WEEKEND, "WE")       \
    X(WEEK, "W") X(MONTH, "M") X(QUARTER, "Q") X(SEASON, "SE") X(HALF, "H")          \
    X(YEAR, "Y") X(DECADE, "E") X(CENTURY, "C") X(MILLENNIUM, "L")

#define HS_ENUM_UNIT(id, code) HS_UNIT_##id,
enum { HS_UNIT_LIST(HS_ENUM_UNIT) HS_N_UNIT };

typedef struct hs_period {
    uint8_t unit;            /* HS_UNIT_DAY or longer */
    int32_t first;           /* first day; HS_NO_DAY: no such period */
} hs_period;

/* The period of the unit in which the day lies. A unit of the clock gives the day. */
hs_period hs_period_of(uint8_t unit, int32_t day);

/* The period n units later (earlier where n < 0); one without a first day where it leaves the
 * years 1 ... 9999. */
hs_period hs_period_shift(hs_period period, int32_t n);

/* The index-th part of the year, from 1: month, quarter, half or season (1 is spring; winter
 * begins in the December of its year). index must be in range. */
hs_period hs_period_in_year(uint8_t unit, int32_t year, int32_t index);

int32_t hs_period_last(hs_period period);                  /* last day, or HS_NO_DAY */
void    hs_period_format(hs_period period, char out[24]);  /* "2024-W10", "2024-Q1", "199" */

#endif
