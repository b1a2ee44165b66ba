/* when.c - see when.h. */
#include "export/when.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct civil { int32_t year; uint32_t month, day; } civil;

static const char *const month_names[12] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
};

static civil civil_of(int32_t day)
{
    char iso[16];
    long year = 1970;
    unsigned month = 1, of_month = 1;
    hs_day_format(day, iso);
    if (sscanf(iso, "%ld-%2u-%2u", &year, &month, &of_month) != 3 || month - 1 > 11) month = 1;
    return (civil){ (int32_t)year, month, of_month };
}

int32_t hs_when_year(int32_t day) { return day == HS_NO_DAY ? 0 : civil_of(day).year; }

static bool is_last_of_month(int32_t day) { return civil_of(day + 1).day == 1; }

/* " 2023", or nothing where the reader knows the year. */
static const char *year_part(int32_t year, int32_t known, char out[16])
{
    out[0] = '\0';
    if (year != known) snprintf(out, 16, " %ld", (long)year);
    return out;
}

void hs_when_brief(int32_t first, int32_t last, int32_t year, char out[HS_WHEN_SIZE])
{
    char tail[16];
    out[0] = '\0';
    if (first == HS_NO_DAY) return;
    civil a = civil_of(first), b = civil_of(last == HS_NO_DAY ? first : last);
    const char *from = month_names[a.month - 1], *to = month_names[b.month - 1];
    bool one_month = a.year == b.year && a.month == b.month;
    bool whole = a.day == 1 && last != HS_NO_DAY && is_last_of_month(last);
    year_part(b.year, year, tail);
    if (one_month && a.day == b.day)
        snprintf(out, HS_WHEN_SIZE, "%u %.3s%s", a.day, from, tail);
    else if (whole && a.year == b.year && a.month == 1 && b.month == 12)
        snprintf(out, HS_WHEN_SIZE, "%ld", (long)a.year);
    else if (whole && one_month)
        snprintf(out, HS_WHEN_SIZE, "%.3s%s", from, tail);
    else if (one_month)
        snprintf(out, HS_WHEN_SIZE, "%u–%u %.3s%s", a.day, b.day, from, tail);
    else if (a.year == b.year)
        snprintf(out, HS_WHEN_SIZE, "%u %.3s–%u %.3s%s", a.day, from, b.day, to, tail);
    else
        snprintf(out, HS_WHEN_SIZE, "%ld–%ld", (long)a.year, (long)b.year);
}

void hs_when_long(int32_t day, char out[HS_WHEN_SIZE])
{
    static const char *const weekdays[7] = { "Monday", "Tuesday", "Wednesday", "Thursday",
                                             "Friday", "Saturday", "Sunday" };
    civil c = civil_of(day);
    int32_t weekday = ((day + 3) % 7 + 7) % 7;           /* 1970-01-01 was a Thursday */
    snprintf(out, HS_WHEN_SIZE, "%s %u %s %ld", weekdays[weekday], c.day,
             month_names[c.month - 1], (long)c.year);
}
