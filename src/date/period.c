/* period.c - see period.h. */
#include "date/period.h"

#include <stdio.h>

static bool year_exists(int64_t year) { return year >= 1 && year <= 9999; }

static int32_t first_of(int64_t year, int32_t month)
{
    if (!year_exists(year)) return HS_NO_DAY;
    return hs_day_number((hs_date){ (int32_t)year, (uint8_t)month, 1 });
}

/* Months in a unit that is made of whole months, and the month of the year in which the
 * first such unit begins; 0 for other units. */
static int32_t months_in(uint8_t unit)
{
    switch (unit) {
    case HS_UNIT_MONTH:      return 1;
    case HS_UNIT_QUARTER:
    case HS_UNIT_SEASON:     return 3;
    case HS_UNIT_HALF:       return 6;
    case HS_UNIT_YEAR:       return 12;
    case HS_UNIT_DECADE:     return 120;
    case HS_UNIT_CENTURY:    return 1200;
    case HS_UNIT_MILLENNIUM: return 12000;
    default:                 return 0;
    }
}

/* Seasons begin two months after quarters: spring in March. */
static int32_t month_offset(uint8_t unit) { return unit == HS_UNIT_SEASON ? 2 : 0; }

/* The first day of the unit that begins in the month (counted from the year 0). The first
 * decade, century and millennium lack that year. */
static int32_t month_day(uint8_t unit, int64_t month)
{
    if (month < 0) return HS_NO_DAY;
    if (month < 12 && unit > HS_UNIT_YEAR) month = 12;
    return first_of(month / 12, (int32_t)(month % 12 + 1));
}

hs_period hs_period_of(uint8_t unit, int32_t day)
{
    int32_t months = months_in(unit);
    if (day == HS_NO_DAY) return (hs_period){ unit, HS_NO_DAY };
    if (unit < HS_UNIT_DAY) return (hs_period){ HS_UNIT_DAY, day };
    if (unit == HS_UNIT_DAY) return (hs_period){ unit, day };
    if (!months) {
        int32_t monday = day - hs_day_weekday(day);
        return (hs_period){ unit, unit == HS_UNIT_WEEK ? monday : monday + 5 };
    }
    hs_date date = hs_day_date(day);
    int64_t month = (int64_t)date.year * 12 + date.month - 1 - month_offset(unit);
    return (hs_period){ unit, month_day(unit, month - month % months + month_offset(unit)) };
}

hs_period hs_period_shift(hs_period p, int32_t n)
{
    int32_t months = months_in(p.unit);
    if (p.first == HS_NO_DAY || n > 4000000 || n < -4000000)
        return (hs_period){ p.unit, HS_NO_DAY };
    if (!months) {
        int64_t day = (int64_t)p.first + (int64_t)n * (p.unit == HS_UNIT_DAY ? 1 : 7);
        if (day < first_of(1, 1) || day > first_of(9999, 12) + 30) day = HS_NO_DAY;
        return (hs_period){ p.unit, (int32_t)day };
    }
    hs_date date = hs_day_date(p.first);
    int64_t month = (int64_t)date.year * 12 + date.month - 1;
    if (p.unit > HS_UNIT_YEAR) month -= month % months;
    return (hs_period){ p.unit, month_day(p.unit, month + (int64_t)n * months) };
}

hs_period hs_period_in_year(uint8_t unit, int32_t year, int32_t index)
{
    return (hs_period){ unit, first_of(year, (index - 1) * months_in(unit) + month_offset(unit) + 1) };
}

int32_t hs_period_last(hs_period p)
{
    if (p.first == HS_NO_DAY) return HS_NO_DAY;
    if (p.unit <= HS_UNIT_DAY) return p.first;
    if (p.unit == HS_UNIT_WEEKEND) return p.first + 1;
    if (p.unit == HS_UNIT_WEEK) return p.first + 6;
    hs_period next = hs_period_shift(p, 1);
    return next.first == HS_NO_DAY ? HS_NO_DAY : next.first - 1;
}

void hs_period_format(hs_period p, char out[24])
{
    static const char *const season[] = { "SP", "SU", "FA", "WI" };
    hs_date d = { 0, 1, 1 };
    if (p.first != HS_NO_DAY) d = hs_day_date(p.first);
    if (d.year < 1 || d.year > 9999) { snprintf(out, 24, "XXXX"); return; }
    hs_week w = hs_day_week(p.first);
    int year = (int)d.year;
    switch (p.unit) {
    case HS_UNIT_WEEK:       snprintf(out, 24, "%04d-W%02d", (int)w.year, w.week); break;
    case HS_UNIT_WEEKEND:    snprintf(out, 24, "%04d-W%02d-WE", (int)w.year, w.week); break;
    case HS_UNIT_MONTH:      snprintf(out, 24, "%04d-%02d", year, d.month); break;
    case HS_UNIT_QUARTER:    snprintf(out, 24, "%04d-Q%d", year, (d.month - 1) / 3 + 1); break;
    case HS_UNIT_SEASON:     snprintf(out, 24, "%04d-%s", year, season[(d.month - 3) / 3 & 3]); break;
    case HS_UNIT_HALF:       snprintf(out, 24, "%04d-H%d", year, (d.month - 1) / 6 + 1); break;
    case HS_UNIT_YEAR:       snprintf(out, 24, "%04d", year); break;
    case HS_UNIT_DECADE:     snprintf(out, 24, "%03d", year / 10); break;
    case HS_UNIT_CENTURY:    snprintf(out, 24, "%02d", year / 100); break;
    case HS_UNIT_MILLENNIUM: snprintf(out, 24, "%d", year / 1000); break;
    default:                 hs_day_format(p.first, out); break;
    }
}
