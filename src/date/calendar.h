/* calendar.h - feasts of other calendars as Gregorian days, for the years 1 ... 9999.
 *
 * Rules are the values of data/holidays.txt:
 *   fixed 12-25            month and day of the Gregorian year
 *   after 11-22 4          the first weekday (1 Monday ... 7 Sunday) on or after a day
 *   easter -2              days from Western Easter         (Meeus/Jones/Butcher)
 *   pascha 0               days from Orthodox Easter        (Meeus, Julian)
 *   islamic 10-01          by the new moon as seen from Mecca: the true day may differ by one
 *   islamic 09             a whole month
 *   eid                    whichever of islamic 10-01 and 12-10 is nearer
 *   hebrew 07-15           7 is Tishri, 1 is Nisan
 *   moon 01-21 +0          days from the first new moon (in China) on or after a day
 *   diwali                 the last evening of the old moon from the middle of October
 *   equinox                the day of the March equinox in Iran
 *   date 2001-09-11        one day of history
 */
#ifndef HS_DATE_CALENDAR_H
#define HS_DATE_CALENDAR_H

#include "base/day.h"
#include "base/slice.h"

/* First day of the feast in the year, and the last in *last; HS_NO_DAY where the rule is none,
 * or has no day in that year. An Islamic feast may fall twice in a year: then the first. */
int32_t hs_calendar_feast(hs_slice rule, int32_t year, int32_t *last);

/* The feast's day that is nearest to `day`. */
int32_t hs_calendar_nearest(hs_slice rule, int32_t day, int32_t *last);

int32_t hs_calendar_easter(int32_t year);
int32_t hs_calendar_pascha(int32_t year);
int32_t hs_calendar_islamic(int32_t year, int32_t month, int32_t day);
int32_t hs_calendar_hebrew(int32_t year, int32_t month, int32_t day);

#endif
