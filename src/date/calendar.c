/* calendar.c - see calendar.h. Astronomy after Jean Meeus, "Astronomical Algorithms" (1998),
 * chapters 27 and 49, without the terms below a quarter of an hour; Hebrew calendar after
 * Dershowitz and Reingold, "Calendrical Calculations". */
#include "date/calendar.h"

#include <math.h>
#include <stdlib.h>

/* ---- sun and moon ---------------------------------------------------------------------- */

static const double epoch_2000 = 10957.5;    /* 2000-01-01 12:00 in days since 1970 */
static const double to_radians = 0.017453292519943295;

/* New moon number k, counted from that of 2000-01-06, in days since 1970-01-01 UTC. */
static double new_moon(int32_t k)
{
    double t = k / 1236.85;
    double sun = (2.5534 + 29.10535670 * k) * to_radians;
    double moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * to_radians;
    double latitude = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * to_radians;
    double mean = 5.09766 + 29.530588861 * k + 0.00015437 * t * t;
    return epoch_2000 + mean - 0.40720 * sin(moon) + 0.17241 * sin(sun)
        + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * latitude) + 0.00739 * sin(moon - sun)
        - 0.00514 * sin(moon + sun) - 0.0008;         /* 69 s from dynamical time */
}

/* The March equinox of the year, in days since 1970-01-01 UTC, to about a quarter of an hour. */
static double march_equinox(int32_t year)
{
    double y = (year - 2000) / 1000.0;
    return epoch_2000 + 78.81 + 365242.37404 * y + 0.05169 * y * y - 0.00016;
}

static int32_t first_new_moon(double from)
{
    int32_t k = (int32_t)floor((from - epoch_2000 - 5.1) / 29.530588861) - 1;
    while (new_moon(k) < from) k++;
    return k;
}

/* ---- calendars ----------------------------------------------------------------------------- */

int32_t hs_calendar_easter(int32_t y)
{
    int32_t a = y % 19, b = y / 100, c = y % 100;
    int32_t h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451;
    int32_t n = h + l - 7 * m + 114;
    return hs_day_number((hs_date){ y, (uint8_t)(n / 31), (uint8_t)(n % 31 + 1) });
}

int32_t hs_calendar_pascha(int32_t y)
{
    int32_t d = (19 * (y % 19) + 15) % 30;
    int32_t e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    int32_t n = d + e + 114;
    int32_t julian = hs_day_number((hs_date){ y, (uint8_t)(n / 31), (uint8_t)(n % 31 + 1) });
    return julian + y / 100 - y / 400 - 2;
}

/* A month begins on the day after the first sunset in Mecca at which the moon sets later than
 * the sun: that takes a new moon before about 13:00 UTC. */
int32_t hs_calendar_islamic(int32_t year, int32_t month, int32_t day)
{
    int32_t k = (year - 1) * 12 + month - 1 - 17037;  /* Ramadan 1445 is new moon 299 */
    return (int32_t)floor(new_moon(k) + 11.0 / 24) + day;
}

static int32_t hebrew_elapsed(int32_t year)           /* days up to 1 Tishri, before postponement */
{
    int32_t months = (235 * year - 234) / 19;
    int64_t parts = 12084 + 13753 * (int64_t)months;
    int32_t day = 29 * months + (int32_t)(parts / 25920);
    return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}

static int32_t hebrew_new_year(int32_t year)
{
    int32_t before = hebrew_elapsed(year - 1), now = hebrew_elapsed(year);
    int32_t after = hebrew_elapsed(year + 1);
    int32_t delay = after - now == 356 ? 2 : now - before == 382 ? 1 : 0;
    return now + delay - 2092590;                     /* 1 Tishri 1 is 7 October 3761 BC, Julian */
}

static bool hebrew_leap(int32_t year) { return (7 * year + 1) % 19 < 7; }

/* Days in the month (1 Nisan ... 12 Adar, 13 Adar II) of the year that begins with Tishri. */
static int32_t hebrew_month_days(int32_t year, int32_t month)
{
    int32_t days = hebrew_new_year(year + 1) - hebrew_new_year(year);
    if (month == 2 || month == 4 || month == 6 || month == 10 || month == 13) return 29;
    if (month == 12 && !hebrew_leap(year)) return 29;
    if (month == 8) return days % 10 == 5 ? 30 : 29;  /* Marheshvan: 355 or 385 days */
    if (month == 9) return days % 10 == 3 ? 29 : 30;  /* Kislev: 353 or 383 days */
    return 30;
}

int32_t hs_calendar_hebrew(int32_t year, int32_t month, int32_t day)
{
    int32_t months = hebrew_leap(year) ? 13 : 12, n = hebrew_new_year(year);
    if (month == 13 && months == 12) month = 12;
    for (int32_t m = 7; m != month; m = m == months ? 1 : m + 1) n += hebrew_month_days(year, m);
    return n + day - 1;
}

/* ---- rules ------------------------------------------------------------------------- */

typedef struct rule { hs_slice name; int32_t month, day, number; } rule;

static int32_t read_number(hs_slice *rest)
{
    int32_t n = 0;
    uint32_t i = 0;
    while (i < rest->n && (rest->at[i] == ' ' || rest->at[i] == '+')) i++;
    bool negative = i < rest->n && rest->at[i] == '-';
    i += negative;
    for (; i < rest->n && hs_is_digit(rest->at[i]) && n < 10000; i++) n = n * 10 + rest->at[i] - '0';
    *rest = (hs_slice){ rest->at + i, rest->n - i };
    return negative ? -n : n;
}

/* "islamic 10-01", "easter -2", "after 11-22 4". */
static rule read_rule(hs_slice text)
{
    rule r = { .name = text };
    uint32_t blank = hs_find(text, " ");
    if (blank == HS_NONE) return r;
    r.name.n = blank;
    hs_slice rest = { text.at + blank, text.n - blank };
    if (hs_is(r.name, "easter") || hs_is(r.name, "pascha")) {
        r.number = read_number(&rest);
        return r;
    }
    if (hs_is(r.name, "date")) return r;
    r.month = read_number(&rest);
    if (rest.n && rest.at[0] == '-') r.day = -read_number(&rest);
    r.number = read_number(&rest);
    if (r.month < 1 || r.month > 13 || r.day < 0 || r.day > 31) r.name.n = 0;
    return r;
}

/* The feast of a calendar whose years drift against ours: the first in [from, to]. */
static int32_t islamic_in(rule r, int32_t from, int32_t to, int32_t *last)
{
    int32_t year = (int32_t)floor((from + 492148.5) / 354.36707) - 1;   /* from July 622 */
    for (int32_t i = 0; i < 4; i++, year++) {
        int32_t day = hs_calendar_islamic(year, r.month, r.day ? r.day : 1);
        if (day < from || day > to) continue;
        *last = r.day ? day : hs_calendar_islamic(year, r.month + 1, 1) - 1;
        return day;
    }
    return HS_NO_DAY;
}

enum { HALF_ISLAMIC = 177 };
static const char *const eids[] = { "islamic 10-01", "islamic 12-10" };

static int32_t nearest_eid(int32_t day, int32_t *last)
{
    int32_t ends[2], best = HS_NO_DAY;
    for (int i = 0; i < 2; i++) {
        rule r = read_rule(hs_str(eids[i]));
        int32_t feast = islamic_in(r, day - HALF_ISLAMIC, day + HALF_ISLAMIC, &ends[i]);
        if (feast == HS_NO_DAY) continue;
        if (best == HS_NO_DAY || abs(feast - day) < abs(best - day)) best = feast;
    }
    return *last = best;
}

/* "date 2001-09-11" */
static int32_t one_day(hs_slice text)
{
    char iso[16] = "";
    uint32_t blank = hs_find(text, " ");
    if (blank == HS_NONE || text.n - blank - 1 >= sizeof iso) return HS_NO_DAY;
    memcpy(iso, text.at + blank + 1, text.n - blank - 1);
    return hs_day_parse(iso);
}

static int32_t solar_feast(rule r, int32_t year)
{
    bool dated = r.month >= 1 && r.day >= 1 && hs_date_exists(year, (uint32_t)r.month, (uint32_t)r.day);
    int32_t day = dated ? hs_day_number((hs_date){ year, (uint8_t)r.month, (uint8_t)r.day }) : 0;
    if (hs_is(r.name, "easter")) return hs_calendar_easter(year) + r.number;
    if (hs_is(r.name, "pascha")) return hs_calendar_pascha(year) + r.number;
    if (hs_is(r.name, "equinox"))                     /* before noon in Tehran: that day */
        return (int32_t)floor(march_equinox(year) + 3.5 / 24 + 0.5);
    if (hs_is(r.name, "diwali")) {                    /* dusk, 12:00 UTC, before the new moon */
        int32_t october = hs_day_number((hs_date){ year, 10, 17 });
        return (int32_t)floor(new_moon(first_new_moon(october)) - 0.5);
    }
    if (!dated) return HS_NO_DAY;
    if (hs_is(r.name, "fixed")) return day;
    if (hs_is(r.name, "after")) return day + (r.number - 1 - hs_day_weekday(day) + 7) % 7;
    if (hs_is(r.name, "moon")) {
        double china = 8.0 / 24;
        return (int32_t)floor(new_moon(first_new_moon(day - china)) + china) + r.number;
    }
    return HS_NO_DAY;
}

int32_t hs_calendar_feast(hs_slice text, int32_t year, int32_t *last)
{
    rule r = read_rule(text);
    int32_t day;
    *last = HS_NO_DAY;
    if (year < 1 || year > 9998) return HS_NO_DAY;
    if (hs_is(r.name, "date")) {
        day = one_day(text);
        return *last = day != HS_NO_DAY && hs_day_date(day).year == year ? day : HS_NO_DAY;
    }
    if (hs_is(text, "eid")) r = read_rule(hs_str(eids[0]));
    int32_t first = hs_day_number((hs_date){ year, 1, 1 });
    if (hs_is(r.name, "islamic"))
        return islamic_in(r, first, hs_day_number((hs_date){ year, 12, 31 }), last);
    if (hs_is(r.name, "hebrew") && r.day) {           /* autumn feasts are of the next year's number */
        day = hs_calendar_hebrew(year + 3761, r.month, r.day);
        if (day > first + 366) day = hs_calendar_hebrew(year + 3760, r.month, r.day);
        else if (hs_day_date(day).year != year) day = hs_calendar_hebrew(year + 3760, r.month, r.day);
    } else {
        day = solar_feast(r, year);
    }
    *last = day;
    return day;
}

int32_t hs_calendar_nearest(hs_slice text, int32_t day, int32_t *last)
{
    int32_t year = hs_day_date(day).year, best = HS_NO_DAY;
    rule r = read_rule(text);
    *last = HS_NO_DAY;
    if (hs_is(r.name, "islamic")) return islamic_in(r, day - HALF_ISLAMIC, day + HALF_ISLAMIC, last);
    if (hs_is(text, "eid")) return nearest_eid(day, last);
    if (hs_is(r.name, "date")) return *last = one_day(text);
    for (int32_t y = year - 1; y <= year + 1; y++) {
        int32_t end, feast = hs_calendar_feast(text, y, &end);
        if (feast == HS_NO_DAY) continue;
        int32_t distance = feast > day ? feast - day : end < day ? day - end : 0;
        int32_t least = best == HS_NO_DAY ? INT32_MAX : best > day ? best - day
            : *last < day ? day - *last : 0;
        if (distance < least) { best = feast; *last = end; }
    }
    return best;
}
