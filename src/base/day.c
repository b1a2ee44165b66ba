/* day.c - civil calendar arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms" (2013): eras of 400 years that begin on the first of March. */
#include "base/day.h"

#include "base/slice.h"

#include <stdio.h>

int32_t hs_day_number(hs_date d)
{
    int32_t y = d.month <= 2 ? d.year - 1 : d.year;
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    int32_t of_era = y - era * 400;
    int32_t month = d.month > 2 ? d.month - 3 : d.month + 9;
    int32_t of_year = (153 * month + 2) / 5 + d.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

hs_date hs_day_date(int32_t day)
{
    int32_t z = day + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153;
    int32_t month = mp < 10 ? mp + 3 : mp - 9;
    return (hs_date){ yoe + era * 400 + (month <= 2), (uint8_t)month,
                      (uint8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

static bool is_leap(int32_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }

uint8_t hs_month_days(int32_t year, uint8_t month)
{
    static const uint8_t days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return (uint8_t)(days[month - 1] + (month == 2 && is_leap(year)));
}

bool hs_date_exists(int32_t year, uint32_t month, uint32_t day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= hs_month_days(year, (uint8_t)month);
}

uint8_t hs_day_weekday(int32_t day)
{
    int32_t w = (day + 3) % 7;           /* 1970-01-01 was a Thursday */
    return (uint8_t)(w < 0 ? w + 7 : w);
}

hs_week hs_day_week(int32_t day)
{
    int32_t thursday = day - hs_day_weekday(day) + 3;
    int32_t year = hs_day_date(thursday).year;
    int32_t first = hs_day_number((hs_date){ year, 1, 1 });
    return (hs_week){ year, (uint8_t)((thursday - first) / 7 + 1) };
}

int32_t hs_week_monday(hs_week w)
{
    int32_t fourth = hs_day_number((hs_date){ w.year, 1, 4 });   /* always in week 1 */
    return fourth - hs_day_weekday(fourth) + 7 * (w.week - 1);
}

int32_t hs_day_parse(const char *iso)
{
    uint32_t part[3] = { 0, 0, 0 };
    static const int digits[3] = { 4, 2, 2 };
    if (!iso) return HS_NO_DAY;
    for (int p = 0; p < 3; p++) {
        if (p && *iso++ != '-') return HS_NO_DAY;
        for (int i = 0; i < digits[p]; i++, iso++) {
            if (!hs_is_digit(*iso)) return HS_NO_DAY;
            part[p] = part[p] * 10 + (uint32_t)(*iso - '0');
        }
    }
    if (hs_is_digit(*iso) || !hs_date_exists((int32_t)part[0], part[1], part[2])) return HS_NO_DAY;
    return hs_day_number((hs_date){ (int32_t)part[0], (uint8_t)part[1], (uint8_t)part[2] });
}

void hs_day_format(int32_t day, char out[16])
{
    const int32_t first = -719162, last = 2932896;       /* 0001-01-01 and 9999-12-31 */
    out[0] = 0;
    if (day < first || day > last) return;
    hs_date d = hs_day_date(day);
    snprintf(out, 16, "%04d-%02u-%02u", (int)d.year, (unsigned)d.month, (unsigned)d.day);
}
