/* day.h - days since 1970-01-01 in the proleptic Gregorian calendar (ISO 8601). */
#ifndef HS_BASE_DAY_H
#define HS_BASE_DAY_H

#include "hearsay.h"

#include <stdbool.h>

typedef struct hs_date { int32_t year; uint8_t month, day; } hs_date;   /* month, day from 1 */
typedef struct hs_week { int32_t year; uint8_t week; } hs_week;         /* ISO 8601 week */

int32_t hs_day_number(hs_date date);     /* the date must exist */
hs_date hs_day_date(int32_t day);
bool    hs_date_exists(int32_t year, uint32_t month, uint32_t day);
uint8_t hs_month_days(int32_t year, uint8_t month);
uint8_t hs_day_weekday(int32_t day);     /* 0 Monday ... 6 Sunday */
hs_week hs_day_week(int32_t day);
int32_t hs_week_monday(hs_week week);

#endif
