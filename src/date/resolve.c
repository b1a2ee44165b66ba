/* resolve.c - see resolve.h. The directions were measured on TimeBank, AQUAINT and MEANTIME:
 * a weekday is the latest one, a month's day the nearest one, unless the words look ahead. */
#include "date/resolve.h"
#include "date/calendar.h"

#include <stdio.h>

enum { CANDIDATES = 3 };

/* A bare month longer ago than this is the next one, unless the clause looks back: the best
 * single rule on 93 bare months (83 right; the latest 67, the nearest 79). */
enum { MONTHS_BACK = 7 * 30 };

/* A clause of the past may name a day to come ("set Nov. 10 as the deadline"), but not one
 * further off than this. */
enum { DAYS_AHEAD = 90 };

/* "The day" is the last day named, unless that is further back than this: then it is today. */
enum { A_MONTH = 31 };

static int32_t distance(hs_period p, int32_t day)
{
    int32_t last = hs_period_last(p);
    if (p.first == HS_NO_DAY || last == HS_NO_DAY) return INT32_MAX;
    return p.first > day ? p.first - day : last < day ? day - last : 0;
}

typedef enum direction { NEAREST, LATEST, NEXT } direction;

/* Which of three successive periods is meant: shift -1 the last that is over, 1 the first that
 * has not begun, 0 the middle one. Without a shift the direction counts: the nearest, the last
 * that has begun, the first that is not over. */
static hs_period choose(const hs_period p[CANDIDATES], int32_t shift, direction d, int32_t day)
{
    hs_period best = { p[0].unit, HS_NO_DAY };
    for (int i = 0; i < CANDIDATES; i++) {
        int32_t last = hs_period_last(p[i]);
        if (p[i].first == HS_NO_DAY) continue;
        if (shift == 0) { if (i == 1) best = p[i]; }
        else if (shift == -1) { if (last < day) best = p[i]; }
        else if (shift == 1) { if (p[i].first > day && best.first == HS_NO_DAY) best = p[i]; }
        else if (d == NEXT) { if (last >= day && best.first == HS_NO_DAY) best = p[i]; }
        else if (d == NEAREST) { if (distance(p[i], day) < distance(best, day)) best = p[i]; }
        else if (p[i].first <= day) best = p[i];
    }
    return best;
}

/* "the second Monday", "the last Friday" of a month. A fifth that does not exist has no day. */
static hs_period nth_weekday(const hs_sense *s, int32_t year)
{
    hs_period month = hs_period_in_year(HS_UNIT_MONTH, year, s->month), none = { HS_UNIT_DAY, HS_NO_DAY };
    int32_t last = hs_period_last(month);
    if (month.first == HS_NO_DAY || last == HS_NO_DAY) return none;
    int32_t day = month.first + (s->weekday - hs_day_weekday(month.first) + 7) % 7;
    if (s->index == HS_LAST) day = last - (hs_day_weekday(last) - s->weekday + 7) % 7;
    else day += 7 * (s->index - 1);
    return day > last ? none : (hs_period){ HS_UNIT_DAY, day };
}

/* The date in the year: a day, month, quarter ... as the sense names it. */
static hs_period in_year(const hs_sense *s, int32_t year)
{
    hs_period none = { s->unit, HS_NO_DAY };
    if (year < 1 || year > 9999) return none;
    switch (s->unit) {
    case HS_UNIT_DAY:
        if (s->day == HS_UNSET) return nth_weekday(s, year);
        if (!hs_date_exists(year, (uint32_t)s->month, (uint32_t)s->day)) return none;
        return (hs_period){ s->unit, hs_day_number((hs_date){ year, (uint8_t)s->month, (uint8_t)s->day }) };
    case HS_UNIT_MONTH:   return hs_period_in_year(s->unit, year, s->month);
    case HS_UNIT_QUARTER:
    case HS_UNIT_SEASON:
    case HS_UNIT_HALF:    return hs_period_in_year(s->unit, year, s->index);
    default:              return hs_period_of(s->unit, hs_day_number((hs_date){ year, 1, 1 }));
    }
}

static int32_t anchor_day(const hs_sense *s, const hs_context *c)
{
    bool day = s->unit <= HS_UNIT_WEEK;
    if (s->anchor == HS_ANCHOR_PUBLISHED) return c->published;
    if (day && c->day != HS_NO_DAY) return c->day;
    return !day && c->date.first != HS_NO_DAY ? c->date.first : c->published;
}

static hs_period resolve_weekday(const hs_sense *s, const hs_context *c)
{
    int32_t day = anchor_day(s, c);
    if (day == HS_NO_DAY) return (hs_period){ HS_UNIT_DAY, HS_NO_DAY };
    int32_t middle = day - hs_day_weekday(day) + s->weekday;
    hs_period p[CANDIDATES];
    for (int i = 0; i < CANDIDATES; i++) p[i] = (hs_period){ HS_UNIT_DAY, middle + 7 * (i - 1) };
    bool ahead = c->outlook == HS_AHEAD || c->outlook == HS_PRESENT;
    return choose(p, s->shift, ahead ? NEXT : LATEST, day);
}

static hs_period resolve_date(const hs_sense *s, const hs_context *c)
{
    int32_t day = anchor_day(s, c);
    if (s->weekday != HS_UNSET && s->month == HS_UNSET) return resolve_weekday(s, c);
    if (s->year != HS_UNSET && !s->relative_year) return in_year(s, s->year);
    bool told = c->story != HS_NO_DAY && s->shift == HS_UNSET && !s->relative_year;
    if (told) day = c->story;
    if (day == HS_NO_DAY) return (hs_period){ s->unit, HS_NO_DAY };
    int32_t year = hs_day_date(day).year;
    if (s->relative_year) return in_year(s, year + s->shift);
    hs_period p[CANDIDATES];
    for (int i = 0; i < CANDIDATES; i++) p[i] = in_year(s, year + i - 1);
    if (told) return choose(p, s->shift, NEAREST, day);
    if (s->unit == HS_UNIT_DAY) {
        hs_period nearest = choose(p, s->shift, NEAREST, day);
        bool far = c->outlook == HS_BACK && nearest.first > day + DAYS_AHEAD;
        return far ? choose(p, s->shift, LATEST, day) : nearest;
    }
    if (s->unit == HS_UNIT_QUARTER || s->unit == HS_UNIT_HALF) return choose(p, s->shift, LATEST, day);
    if (c->outlook == HS_AHEAD || c->outlook == HS_LIMIT) return choose(p, s->shift, NEXT, day);
    hs_period latest = choose(p, s->shift, LATEST, day);
    bool stale = c->outlook != HS_BACK && distance(latest, day) > MONTHS_BACK;
    return stale ? choose(p, s->shift, NEXT, day) : latest;
}

/* "the quarter", "the weekend": the one that the report is about. */
static hs_period resolve_definite(const hs_sense *s, const hs_context *c)
{
    if (s->unit == HS_UNIT_QUARTER && c->quarter.first != HS_NO_DAY) return c->quarter;
    bool close = c->day != HS_NO_DAY && (c->story != HS_NO_DAY
                                         || (c->day <= c->published && c->day >= c->published - A_MONTH));
    if (s->unit == HS_UNIT_DAY && close) return (hs_period){ HS_UNIT_DAY, c->day };
    hs_period now = hs_period_of(s->unit, c->published);
    bool over = s->unit == HS_UNIT_QUARTER
        || (s->unit == HS_UNIT_WEEKEND && now.first > c->published && c->outlook != HS_AHEAD);
    return over ? hs_period_shift(now, -1) : now;
}

static hs_period resolve_deictic(const hs_sense *s, const hs_context *c)
{
    int32_t day = anchor_day(s, c);
    bool clock_only = s->minute != HS_UNSET && (c->day_is_near || c->story != HS_NO_DAY)
        && c->day != HS_NO_DAY;
    if (clock_only) return (hs_period){ HS_UNIT_DAY, c->day };
    if (day == HS_NO_DAY) return (hs_period){ s->unit, HS_NO_DAY };
    if (s->shift == HS_UNSET) return resolve_definite(s, c);
    hs_period now = hs_period_of(s->unit, day);
    bool over = s->unit == HS_UNIT_WEEKEND && s->shift == 0 && c->outlook == HS_BACK && now.first > day;
    return hs_period_shift(now, over ? -1 : s->shift);
}

/* "two years ago", "a day later". In earnings reports "a year earlier" is the quarter. */
static hs_period resolve_shift(const hs_sense *s, const hs_context *c)
{
    int32_t day = anchor_day(s, c), n = s->count.whole * s->shift;
    if (s->unit == HS_UNIT_YEAR && s->shift < 0 && c->quarter.first != HS_NO_DAY && s->count.whole == 1)
        return hs_period_shift(c->quarter, 4 * n);
    if (day == HS_NO_DAY) return (hs_period){ s->unit, HS_NO_DAY };
    if (s->unit < HS_UNIT_DAY) {
        int32_t hours = s->unit == HS_UNIT_HOUR ? n : 0;
        return (hs_period){ HS_UNIT_DAY, day + hours / 24 };
    }
    if (s->unit == HS_UNIT_YEAR && s->count.tenths == 5)
        return hs_period_shift(hs_period_of(HS_UNIT_MONTH, day), 12 * n + 6 * s->shift);
    if (s->unit > HS_UNIT_YEAR) {
        int32_t years = s->unit == HS_UNIT_DECADE ? 10 : s->unit == HS_UNIT_CENTURY ? 100 : 1000;
        return hs_period_shift(hs_period_of(HS_UNIT_YEAR, day), n * years);
    }
    return hs_period_shift(hs_period_of(s->unit, day), n);
}

static hs_period resolve_holiday(const hs_sense *s, const hs_context *c, int32_t *last)
{
    int32_t day = HS_NO_DAY;
    if (s->year != HS_UNSET) {
        day = hs_calendar_feast(s->value, s->year, last);
    } else if (c->published != HS_NO_DAY) {
        day = hs_calendar_nearest(s->value, c->published, last);
        bool over = s->shift == -1 && day != HS_NO_DAY && day > c->published;
        bool begun = s->shift == 1 && day != HS_NO_DAY && day <= c->published;
        if (over || begun) day = hs_calendar_nearest(s->value, day + (over ? -365 : 365), last);
    }
    if (day != HS_NO_DAY && s->eve) { day -= 1; *last = day; }
    return (hs_period){ HS_UNIT_DAY, day };
}

/* ---- values ------------------------------------------------------------------------- */

/* "XXXX-03-10", "XXXX-WXX-5": what is known of a date without its year. */
static void format_open(const hs_sense *s, char out[32])
{
    static const char *const season[] = { "SP", "SU", "FA", "WI" };
    int month = (int)s->month, index = (int)s->index;
    if (s->weekday != HS_UNSET && s->month == HS_UNSET)
        snprintf(out, 32, "XXXX-WXX-%d", (int)s->weekday + 1);
    else if (s->month != HS_UNSET && s->day != HS_UNSET)
        snprintf(out, 32, "XXXX-%02d-%02d", month, (int)s->day);
    else if (s->month != HS_UNSET) snprintf(out, 32, "XXXX-%02d", month);
    else if (s->unit == HS_UNIT_SEASON && s->index != HS_UNSET)
        snprintf(out, 32, "XXXX-%s", season[(index - 1) & 3]);
    else if (s->unit == HS_UNIT_QUARTER && s->index != HS_UNSET)
        snprintf(out, 32, "XXXX-Q%d", index);
    else if (s->unit == HS_UNIT_WEEK) snprintf(out, 32, "XXXX-WXX");
    else if (s->unit == HS_UNIT_MONTH) snprintf(out, 32, "XXXX-XX");
    else snprintf(out, 32, s->unit <= HS_UNIT_DAY ? "XXXX-XX-XX" : "XXXX");
}

static void format_time(const hs_sense *s, const char *day, char out[48])
{
    static const char *const parts[] = {
#define CODE(id, code) code,
        HS_PART_LIST(CODE)
#undef CODE
    };
    if (s->minute != HS_UNSET)
        snprintf(out, 48, "%sT%02d:%02d%s", day, (int)s->minute / 60, (int)s->minute % 60, s->utc ? "Z" : "");
    else snprintf(out, 48, "%sT%s", day, parts[s->part]);
}

/* "P3D", "PT5H30M", "P2Y6M", "PXW". */
static void format_duration(const hs_sense *s, char out[48])
{
    static const struct { const char *unit, *half; int32_t times; bool clock; } units[HS_N_UNIT] = {
        [HS_UNIT_SECOND] = { "S", NULL, 1, true }, [HS_UNIT_MINUTE] = { "M", "30S", 1, true },
        [HS_UNIT_HOUR] = { "H", "30M", 1, true }, [HS_UNIT_DAY] = { "D", "T12H", 1, false },
        [HS_UNIT_WEEKEND] = { "WE", NULL, 1, false }, [HS_UNIT_WEEK] = { "W", NULL, 1, false },
        [HS_UNIT_MONTH] = { "M", NULL, 1, false }, [HS_UNIT_QUARTER] = { "Q", NULL, 1, false },
        [HS_UNIT_SEASON] = { "SE", NULL, 1, false }, [HS_UNIT_HALF] = { "H", NULL, 1, false },
        [HS_UNIT_YEAR] = { "Y", "6M", 1, false }, [HS_UNIT_DECADE] = { "Y", NULL, 10, false },
        [HS_UNIT_CENTURY] = { "Y", NULL, 100, false }, [HS_UNIT_MILLENNIUM] = { "Y", NULL, 1000, false },
    };
    const char *t = units[s->unit].clock ? "T" : "", *unit = units[s->unit].unit;
    int n = s->count.whole < 1000000 ? (int)s->count.whole : 1000000, times = units[s->unit].times;
    if (s->count.whole == HS_VAGUE)
        snprintf(out, 48, "P%sX%s", t, s->unit == HS_UNIT_CENTURY ? "C" : unit);
    else if (times > 1) snprintf(out, 48, "P%d%s", n * times + s->count.tenths * times / 10, unit);
    else if (s->count.tenths == 0) snprintf(out, 48, "P%s%d%s", t, n, unit);
    else if (s->count.tenths != 5 || !units[s->unit].half)
        snprintf(out, 48, "P%s%d.%d%s", t, n, s->count.tenths, unit);
    else if (n == 0) snprintf(out, 48, "P%s%s", t, units[s->unit].half);
    else snprintf(out, 48, "P%s%d%s%s", t, n, unit, units[s->unit].half);
}

static void format_interval(int32_t first, int32_t last, char out[48])
{
    char a[16], b[16];
    hs_day_format(first, a);
    hs_day_format(last, b);
    snprintf(out, 48, "%s/%s", a, b);
}

static bool resolve_fixed(const hs_sense *s, const hs_context *c, hs_reading *out)
{
    if (!s->value.n || s->value.n >= sizeof out->value) return false;
    memcpy(out->value, s->value.at, s->value.n);
    out->value[s->value.n] = 0;
    if (hs_is(s->value, "PRESENT_REF")) {
        out->period = (hs_period){ HS_UNIT_DAY, c->published };
        out->last = c->published;
    }
    return true;
}

static void resolve_set(const hs_sense *s, hs_reading *out)
{
    char open[32];
    bool named = s->weekday != HS_UNSET || s->month != HS_UNSET || s->index != HS_UNSET;
    if (!named && !s->part) { format_duration(s, out->value); return; }
    format_open(s, open);
    if (s->part) format_time(s, open, out->value);
    else snprintf(out->value, sizeof out->value, "%s", open);
}

static hs_period resolve_period(const hs_sense *s, const hs_context *c, int32_t *last)
{
    hs_period p;
    switch (s->form) {
    case HS_FORM_DATE:    p = resolve_date(s, c); break;
    case HS_FORM_DEICTIC: p = resolve_deictic(s, c); break;
    case HS_FORM_SHIFT:   p = resolve_shift(s, c); break;
    default:              return resolve_holiday(s, c, last);
    }
    *last = hs_period_last(p);
    return p;
}

bool hs_date_resolve(const hs_sense *s, const hs_context *c, hs_reading *out)
{
    char day[32];
    *out = (hs_reading){ .period = { s->unit, HS_NO_DAY }, .last = HS_NO_DAY, .type = s->type };
    if (s->form == HS_FORM_FIXED) return resolve_fixed(s, c, out);
    if (s->type == HS_SET) { resolve_set(s, out); return true; }
    if (s->form == HS_FORM_DURATION) { format_duration(s, out->value); return true; }
    if (s->form == HS_FORM_SHIFT && s->count.whole == HS_VAGUE) {
        snprintf(out->value, sizeof out->value, s->shift < 0 ? "PAST_REF" : "FUTURE_REF");
        return true;
    }
    out->period = resolve_period(s, c, &out->last);
    if (s->form == HS_FORM_HOLIDAY && out->period.first == HS_NO_DAY) {
        snprintf(out->value, sizeof out->value, "XXXX-XX-XX");
        return s->value.n > 0 && !hs_is(s->value, "none");
    }
    bool impossible = s->form == HS_FORM_DATE && s->day != HS_UNSET && s->year != HS_UNSET
        && out->period.first == HS_NO_DAY;
    if (impossible) {                                    /* 29 February 2015: the month is right */
        out->period = hs_period_in_year(HS_UNIT_MONTH, s->year, s->month);
        out->last = hs_period_last(out->period);
    }
    if (out->period.first == HS_NO_DAY) format_open(s, day);
    else hs_period_format(out->period, day);
    if (s->form == HS_FORM_HOLIDAY && out->last > out->period.first) {
        if (s->begins) out->last = out->period.first;
        else { format_interval(out->period.first, out->last, out->value); return true; }
    }
    if (s->part || s->minute != HS_UNSET) format_time(s, day, out->value);
    else snprintf(out->value, sizeof out->value, "%s", day);
    return true;
}

/* A report that names past years again and again, and days of the present seldom, is a
 * history: dates without a year are then those of the time told, not of the publication. */
static void note_story(hs_context *c, const hs_sense *s, const hs_reading *r)
{
    enum { FAR = 366 + 183, FEW = 2 };
    bool dated = s->form == HS_FORM_DATE && s->year != HS_UNSET && !s->relative_year;
    bool past = dated && (c->published == HS_NO_DAY || r->last < c->published - FAR);
    bool weekday = s->form == HS_FORM_DATE && s->month == HS_UNSET && s->weekday != HS_UNSET;
    bool home = s->anchor == HS_ANCHOR_PUBLISHED && s->minute == HS_UNSET
        && (weekday || s->form != HS_FORM_DATE || c->story == HS_NO_DAY);
    if (past) c->n_past++;
    else if (home || dated) c->n_present++;
    bool known = c->published != HS_NO_DAY;
    bool history = c->n_past >= (known ? FEW : 1) && c->n_past > c->n_present;
    bool goes_on = s->form == HS_FORM_DATE && s->month != HS_UNSET && c->story != HS_NO_DAY;
    if (!history) c->story = HS_NO_DAY;
    else if (past || goes_on) c->story = r->period.first;
}

void hs_context_note(hs_context *c, const hs_sense *s, const hs_reading *r)
{
    bool names = s->form == HS_FORM_DATE || s->form == HS_FORM_DEICTIC || s->form == HS_FORM_SHIFT
        || s->form == HS_FORM_HOLIDAY;
    bool known = s->form == HS_FORM_HOLIDAY && hs_starts(s->value, "date ");   /* "9/11" */
    if (!names || known || r->period.first == HS_NO_DAY || r->type == HS_SET) return;
    if (r->period.unit == HS_UNIT_QUARTER) {
        if (s->form == HS_FORM_DATE && !s->relative_year) c->quarter = r->period;
        return;
    }
    c->date = r->period;
    note_story(c, s, r);
    if (r->period.unit == HS_UNIT_DAY) { c->day = r->period.first; c->day_is_near = true; }
}
