/* grammar_date.c - dates of the calendar and times of the clock. */
#include "date/grammar.h"

/* ---- years ---------------------------------------------------------------------------- */

/* "last year", "this year", "next year", "the previous year" after a month or quarter. */
static uint32_t read_relative_year(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t j = i + hs_atom_is(s, i, HS_IS(THE));
    int32_t shift = hs_atom_is(s, j, HS_IS(LAST) | HS_IS(PREVIOUS)) ? -1
        : hs_atom_is(s, j, HS_IS(THIS) | HS_IS(THAT)) ? 0
        : hs_atom_is(s, j, HS_IS(NEXT) | HS_IS(FOLLOWING)) ? 1 : HS_UNSET;
    if (shift == HS_UNSET) return i;
    bool narrative = hs_atom_is(s, j, HS_IS(PREVIOUS) | HS_IS(THAT) | HS_IS(FOLLOWING));
    j++;
    j += hs_atom_is(s, j, HS_IS(FISCAL));
    const hs_atom *unit = hs_atom_at(s, j);
    if (!(unit->kinds & HS_IS(UNIT)) || unit->value != HS_UNIT_YEAR) return i;
    sense->relative_year = true;
    sense->shift = shift;
    sense->anchor = narrative ? HS_ANCHOR_NARRATIVE : HS_ANCHOR_PUBLISHED;
    return j + 1;
}

/* The year after a month, quarter or season: "2019", "of fiscal 2019", ", 2019", "last year". */
static uint32_t read_year_after(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t j = i + (hs_atom_is(s, i, HS_IS(OF)) || hs_atom_mark(s, i, ','));
    uint32_t k = j + hs_atom_is(s, j, HS_IS(FISCAL));
    uint32_t end = hs_date_year(s, k, &sense->year);
    if (end > k) return end;
    sense->year = HS_UNSET;
    if (hs_atom_mark(s, i, ',')) return i;
    end = read_relative_year(s, j, sense);
    return end > j ? end : i;
}

/* True where the number is no year: part of a longer token, an amount, a label ("No. 1984"),
 * the tail of a range of other numbers. */
static bool is_other_number(const hs_scan *s, uint32_t i, uint32_t end)
{
    const hs_atom *next = hs_atom_at(s, end), *last = i ? hs_atom_at(s, i - 1) : NULL;
    if (next->glued && (!next->mark || next->mark == ':' || next->mark == '/')) return true;
    if (next->mark == '%' || next->scale || next->kinds & HS_IS(UNIT)) return true;
    if (!last) return false;
    if (hs_atom_at(s, i)->glued && !last->mark) return true;
    if (last->mark == '-') return i > 1 && hs_atom_at(s, i - 2)->digits % 4 != 0;
    bool label = !last->mark && !last->kinds && hs_ends(s->atoms.form[i - 1], ".");
    return label || last->mark == '#' || last->mark == '.' || last->mark == ':'
        || last->kinds & HS_IS(MONEY);
}

/* True where the word looks like what a number before it counts: a plural noun. */
static bool is_counted(const hs_scan *s, uint32_t i)
{
    const hs_atom *a = hs_atom_at(s, i);
    if (s->tree->xpos) return s->tree->xpos[a->word] == HS_XPOS_NNS;
    hs_slice noun = s->atoms.form[i];
    return !a->kinds && !a->capital && noun.at[noun.n - 1] == 's';
}

/* True where a number of four digits may be read as a year. Far years want a word of time before
 * them ("in 1720", not "and 1720"); near ones stand anywhere but before what they may count
 * ("the 1996 campaign", "1996 campaign", not "1900 people"). */
static bool year_may_stand(const hs_scan *s, uint32_t i, uint32_t end, int32_t year)
{
    uint64_t of_time = HS_IS(IN) | HS_IS(PREPOSITION) | HS_IS(EDGE);
    uint64_t leads = of_time | HS_IS(OF) | HS_IS(FROM) | HS_IS(TO) | HS_IS(FISCAL) | HS_IS(BEFORE)
        | HS_IS(AFTER) | HS_IS(SEASON) | HS_IS(POSSESSIVE);
    const hs_atom *next = hs_atom_at(s, end), *last = i ? hs_atom_at(s, i - 1) : hs_atom_at(s, HS_NONE);
    bool spoken = !hs_atom_at(s, i)->digits && !hs_atom_at(s, i)->mark;
    bool closed = end >= s->atoms.n || next->mark != '\0';
    if (spoken) return true;
    if (is_other_number(s, i, end) || year > 2100) return false;
    if (year < 1900)
        return last->kinds & of_time || (closed && (last->kinds & leads || last->mark == '('));
    if (last->kinds & (leads | HS_IS(AND))) return true;
    if (year >= 2060) return false;
    bool determined = last->kinds & HS_IS(THE) || last->mark == '(' || last->mark == '-'
        || last->mark == ',';
    if (determined || closed) return true;
    return year % 50 != 0 && !is_counted(s, end);
}

/* "1990s", "the '80s", "the nineties". The value is the decade's first year. */
static uint32_t match_decade(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    int32_t year = HS_UNSET;
    if (hs_atom_is(s, i, HS_IS(DECADE))) {
        *sense = hs_sense_new(HS_FORM_DATE, HS_UNIT_DECADE);
        sense->year = hs_atom_at(s, i)->value;
        return i + 1;
    }
    uint32_t end = hs_date_year(s, i, &year);
    const hs_atom *a = hs_atom_at(s, i);
    if (end == i && a->digits == 2 && a->number % 10 == 0) { year = 1900 + a->number; end = i + 1; }
    if (end == i || year % 10) return i;
    end += hs_atom_mark(s, end, '\'') && hs_atom_at(s, end)->glued;
    if (!hs_atom_at(s, end)->glued || !hs_atom_is(s, end, HS_IS(POSSESSIVE))) return i;
    *sense = hs_sense_new(HS_FORM_DATE, HS_UNIT_DECADE);
    sense->year = year;
    return end + 1;
}

/* "the 20th century" */
static uint32_t match_century(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_count count;
    uint32_t end = hs_date_count(s, i, &count);
    if (end == i || !count.ordinal || count.whole < 2 || count.whole > 30) return i;
    end += hs_atom_mark(s, end, '-');
    const hs_atom *unit = hs_atom_at(s, end);
    if (!(unit->kinds & HS_IS(UNIT)) || unit->value != HS_UNIT_CENTURY) return i;
    *sense = hs_sense_new(HS_FORM_DATE, HS_UNIT_CENTURY);
    sense->year = (count.whole - 1) * 100;
    return end + 1;
}

uint32_t hs_match_year(const hs_scan *s, uint32_t start, hs_sense *sense)
{
    uint32_t i = start + hs_atom_is(s, start, HS_IS(THE));
    uint32_t end = match_decade(s, i, sense);
    if (end == i) end = match_century(s, i, sense);
    if (end > i) return end;
    hs_sense y = hs_sense_new(HS_FORM_DATE, HS_UNIT_YEAR);
    const hs_atom *a = hs_atom_at(s, i);
    if (a->kinds & HS_IS(UNIT) && a->value == HS_UNIT_YEAR && !(a->kinds & HS_IS(PLURAL))) {
        hs_count count;                               /* "the year 2000", "the year two thousand" */
        end = hs_date_count(s, i + 1, &count);
        if (end == i + 1 || count.ordinal || count.whole < 1000 || count.whole > 2999) return start;
        y.year = count.whole;
        *sense = y;
        return end;
    }
    bool fiscal = a->kinds & HS_IS(FISCAL);
    i += fiscal;
    i += fiscal && hs_atom_mark(s, i, '-');
    end = hs_date_year(s, i, &y.year);
    if (end > i && i > start && !fiscal && hs_atom_is(s, end, HS_IS(TERM))) {
        *sense = y;                                       /* "the 1988 period" */
        return end + 1;
    }
    if (end == i || (i > start && !fiscal) || (!fiscal && !year_may_stand(s, i, end, y.year)))
        return start;
    *sense = y;
    return end;
}

/* ---- days and months ----------------------------------------------------------------------- */

static uint32_t read_month_day(const hs_scan *s, uint32_t i, int32_t *day)
{
    hs_count count;
    const hs_atom *a = hs_atom_at(s, i);
    if (a->grouped || (a->digits && a->digits > 2)) return i;
    if (!a->digits && !(a->number > 0 && a->number <= 31)) return i;
    uint32_t end = a->digits ? i + 1 : hs_date_count(s, i, &count);
    int32_t n = a->digits ? a->number : count.whole;
    if (n < 1 || n > 31 || (!a->digits && !count.ordinal)) return i;
    const hs_atom *next = hs_atom_at(s, end), *after = hs_atom_at(s, end + 1);
    bool goes_on = next->glued && (next->mark == ':' || next->mark == '/') && after->digits;
    if (a->digits && (goes_on || next->mark == '%')) return i;
    *day = n;
    return end;
}

/* "may", "march", "sun": a month or weekday only where a capital and the words about it say so. */
static bool weak_stands(const hs_scan *s, uint32_t i, uint32_t end, bool supported)
{
    const hs_atom *a = hs_atom_at(s, i), *next = hs_atom_at(s, end);
    uint64_t leads = HS_IS(PREPOSITION) | HS_IS(IN) | HS_IS(OF) | HS_IS(ON) | HS_IS(FROM)
        | HS_IS(TO) | HS_IS(LAST) | HS_IS(NEXT) | HS_IS(THIS) | HS_IS(EDGE) | HS_IS(EVERY)
        | HS_IS(BEFORE) | HS_IS(AFTER);
    if (!(a->kinds & HS_IS(WEAK))) return true;
    if (!a->capital) return false;
    if (supported) return true;
    if (a->kinds & HS_IS(WEEKDAY)) return next->kinds & HS_IS(MONTH);
    if (i == 0 || !hs_atom_is(s, i - 1, leads)) return false;
    return !next->capital;                   /* "of May Day", "to March Madness" */
}

static bool is_month(const hs_scan *s, uint32_t i)
{
    const hs_atom *a = hs_atom_at(s, i);
    return a->kinds & HS_IS(MONTH) && (a->capital || !(a->kinds & HS_IS(WEAK)));
}

/* MONTH day [, year], MONTH [of] year, last MONTH, MONTH last year, MONTH. */
static uint32_t match_month_first(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense d = hs_sense_new(HS_FORM_DATE, HS_UNIT_MONTH);
    uint32_t month = i;
    d.shift = HS_UNSET;
    if (hs_atom_is(s, i, HS_IS(LAST) | HS_IS(PAST))) { d.shift = -1; month++; }
    else if (hs_atom_is(s, i, HS_IS(NEXT) | HS_IS(COMING))) { d.shift = 1; month++; }
    else if (hs_atom_is(s, i, HS_IS(THIS))) { d.shift = 0; month++; }
    if (!is_month(s, month)) return i;
    d.month = hs_atom_at(s, month)->value;
    uint32_t day = month + 1 + (hs_atom_is(s, month + 1, HS_IS(THE)) ? 1 : 0);
    uint32_t end = read_month_day(s, day, &d.day);
    if (end > day) d.unit = HS_UNIT_DAY;
    else { d.day = HS_UNSET; end = month + 1; }
    uint32_t year = read_year_after(s, end, &d);
    if (!weak_stands(s, month, end, year > end || d.day != HS_UNSET)) return i;
    *sense = d;
    return year;
}

/* 10 March 2024, the 10th of March, 10 March. */
static uint32_t match_day_first(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense d = hs_sense_new(HS_FORM_DATE, HS_UNIT_DAY);
    uint32_t day = i + hs_atom_is(s, i, HS_IS(THE));
    uint32_t end = read_month_day(s, day, &d.day);
    if (end == day || (day > i && !hs_atom_at(s, day)->ordinal)) return i;
    d.shift = HS_UNSET;
    end += hs_atom_is(s, end, HS_IS(OF));
    if (!is_month(s, end)) return i;
    d.month = hs_atom_at(s, end)->value;
    *sense = d;
    end = read_year_after(s, end + 1, sense);
    return end;
}

static uint32_t match_month_date(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t end = match_month_first(s, i, sense);
    return end > i ? end : match_day_first(s, i, sense);
}

/* "the last Friday of March", "the second Monday in May 2024". */
static uint32_t match_nth_weekday(const hs_scan *s, uint32_t start, hs_sense *sense)
{
    uint32_t i = start + hs_atom_is(s, start, HS_IS(THE));
    const hs_atom *nth = hs_atom_at(s, i), *weekday = hs_atom_at(s, i + 1);
    bool last = nth->kinds & HS_IS(LAST);
    if (!last && (!nth->ordinal || nth->number < 1 || nth->number > 5)) return start;
    if (!(weekday->kinds & HS_IS(WEEKDAY)) || weekday->kinds & HS_IS(PLURAL)) return start;
    if (!hs_atom_is(s, i + 2, HS_IS(OF) | HS_IS(IN))) return start;
    uint32_t end = match_month_first(s, i + 3, sense);
    if (end == i + 3 || sense->day != HS_UNSET) return start;
    sense->unit = HS_UNIT_DAY;
    sense->weekday = weekday->value;
    sense->index = last ? HS_LAST : nth->number;
    return end;
}

uint32_t hs_match_calendar(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t end = match_month_date(s, i, sense);
    if (end == i) end = match_nth_weekday(s, i, sense);
    if (end > i) return end;
    hs_sense weekday;
    uint32_t j = hs_match_weekday(s, i, &weekday);
    if (j == i || weekday.type == HS_SET) return i;
    j += hs_atom_mark(s, j, ',');
    end = match_month_date(s, j, sense);
    if (end == j || sense->day == HS_UNSET) return i;
    sense->weekday = weekday.weekday;
    return end;
}

/* ---- digits only ---------------------------------------------------------------------- */

static bool glued_number(const hs_scan *s, uint32_t i, char mark)
{
    const hs_atom *m = hs_atom_at(s, i), *n = hs_atom_at(s, i + 1);
    return m->mark == mark && m->glued && n->glued && n->digits && !n->grouped;
}

/* 2024-03-15, 2024/3/15, 3/15/2024 (15/3/2024 where only that is a date), 15.3.2024. */
uint32_t hs_match_numeric(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    static const char marks[] = "-/.";
    const hs_atom *a = hs_atom_at(s, i);
    if (!a->digits || a->grouped || (i && a->glued && !hs_atom_mark(s, i - 1, '('))) return i;
    for (const char *mark = marks; *mark; mark++) {
        if (!glued_number(s, i + 1, *mark) || !glued_number(s, i + 3, *mark)) continue;
        if (glued_number(s, i + 5, *mark)) continue;
        const hs_atom *b = hs_atom_at(s, i + 2), *c = hs_atom_at(s, i + 4);
        hs_sense d = hs_sense_new(HS_FORM_DATE, HS_UNIT_DAY);
        d.year = a->digits == 4 ? a->number : c->number;
        if (a->digits != 4 && c->digits == 2) d.year += d.year < 50 ? 2000 : 1900;
        else if (a->digits != 4 && c->digits != 4) continue;
        d.month = a->digits == 4 || *mark == '.' ? b->number : a->number;
        d.day = a->digits == 4 ? c->number : *mark == '.' ? a->number : b->number;
        bool swap = a->digits != 4 && *mark == '/' && d.month > 12;
        if (swap) { int32_t m = d.month; d.month = d.day; d.day = m; }
        if (d.month < 1 || d.day < 1 || d.year < 1
            || !hs_date_exists(d.year, (uint32_t)d.month, (uint32_t)d.day)) continue;
        if (a->digits != 4 && c->digits == 2 && *mark == '-') continue;   /* a score, a number */
        *sense = d;
        return i + 5;
    }
    return i;
}

/* ---- parts of a year ------------------------------------------------------------------- */

static bool is_unit(const hs_scan *s, uint32_t i, int32_t unit)
{
    return hs_atom_is(s, i, HS_IS(UNIT)) && hs_atom_at(s, i)->value == unit;
}

/* "third quarter", "fiscal first-half": the ordinal and its unit. */
static uint32_t read_ordinal_part(const hs_scan *s, uint32_t i, hs_sense *sense, bool *joined)
{
    i += hs_atom_is(s, i, HS_IS(FISCAL));
    i += hs_atom_mark(s, i, '-');
    const hs_atom *a = hs_atom_at(s, i);
    bool last = a->kinds & HS_IS(LAST);
    if (!last && (!a->ordinal || a->number < 1 || a->number > 4)) return i;
    uint32_t unit = i + 1;
    unit += hs_atom_mark(s, unit, '-');
    unit += hs_atom_is(s, unit, HS_IS(FISCAL));
    sense->unit = is_unit(s, unit, HS_UNIT_QUARTER) ? HS_UNIT_QUARTER : HS_UNIT_HALF;
    if (sense->unit == HS_UNIT_HALF && (!is_unit(s, unit, HS_UNIT_HALF) || a->number > 2)) return i;
    if (last && (sense->unit == HS_UNIT_QUARTER || !hs_atom_is(s, unit + 1, HS_IS(OF)))) return i;
    sense->index = last ? 2 : a->number;
    *joined = hs_atom_mark(s, i + 1, '-');
    return unit + 1;
}

static uint32_t match_quarter(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense q = hs_sense_new(HS_FORM_DATE, HS_UNIT_QUARTER);
    uint32_t start = i, j;
    q.shift = HS_UNSET;
    if (hs_atom_is(s, i, HS_IS(THE))) i++;
    j = hs_date_year(s, i, &q.year);                  /* the 1988 third quarter */
    if (j == i) {
        q.year = HS_UNSET;
        j = read_relative_year(s, i, &q);             /* this year's third quarter */
        if (j > i) {
            j += hs_atom_mark(s, j, '\'');
            j += hs_atom_is(s, j, HS_IS(POSSESSIVE));
        } else if (is_unit(s, i, HS_UNIT_YEAR) && hs_atom_mark(s, i + 1, '-')
                   && hs_atom_is(s, i + 2, HS_IS(AGO) | HS_IS(BEFORE))) {
            q.relative_year = true;                   /* the year-ago third quarter */
            q.shift = -1;
            j = i + 3;
        }
    }
    bool joined = false;
    uint32_t end = read_ordinal_part(s, j, &q, &joined);
    if (end == j || q.index == HS_UNSET) return start;
    if (joined && j == start + 1) return start;       /* "the third-quarter loss": not its article */
    bool half = q.unit == HS_UNIT_HALF;
    bool dated = q.relative_year || q.year != HS_UNSET;
    *sense = q;
    if (dated) return end;
    uint32_t year = read_year_after(s, end, sense);
    return half && year == end ? start : year;        /* "the first half" may be of a match */
}

static uint32_t match_season(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense q = hs_sense_new(HS_FORM_DATE, HS_UNIT_SEASON);
    uint32_t start = i;
    bool led = i > 0 && hs_atom_is(s, i - 1, HS_IS(IN) | HS_IS(PREPOSITION) | HS_IS(EDGE) | HS_IS(OF));
    q.shift = HS_UNSET;
    if (hs_atom_is(s, i, HS_IS(THE))) { i++; led = true; }
    if (hs_atom_is(s, i, HS_IS(EDGE))) i++;
    uint64_t deixis = HS_IS(LAST) | HS_IS(THIS) | HS_IS(NEXT) | HS_IS(PAST) | HS_IS(COMING);
    for (int k = 0; k < 2 && hs_atom_is(s, i, deixis); k++, i++) {
        q.shift = hs_atom_is(s, i, HS_IS(LAST)) || (hs_atom_is(s, i, HS_IS(PAST)) && q.shift != 0) ? -1
            : hs_atom_is(s, i, HS_IS(NEXT)) ? 1 : 0;
        led = true;
    }
    const hs_atom *a = hs_atom_at(s, i);
    if (!(a->kinds & HS_IS(SEASON)) || a->kinds & HS_IS(PLURAL)) return start;
    q.index = a->value;
    uint32_t end = read_year_after(s, i + 1, &q);
    bool dated = end > i + 1;
    if (a->kinds & HS_IS(WEAK) && !dated && (!led || hs_atom_is(s, i + 1, HS_IS(OF)))) return start;
    *sense = q;
    return end;
}

uint32_t hs_match_part(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t end = match_quarter(s, i, sense);
    return end > i ? end : match_season(s, i, sense);
}

/* ---- weekdays ------------------------------------------------------------------------ */

uint32_t hs_match_weekday(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense d = hs_sense_new(HS_FORM_DATE, HS_UNIT_DAY);
    uint32_t start = i;
    uint64_t deixis = HS_IS(LAST) | HS_IS(NEXT) | HS_IS(THIS) | HS_IS(PREVIOUS) | HS_IS(FOLLOWING)
        | HS_IS(COMING) | HS_IS(PAST) | HS_IS(THAT);
    d.shift = HS_UNSET;
    if (hs_atom_is(s, i, HS_IS(THE)) && hs_atom_is(s, i + 1, deixis)) i++;
    for (int k = 0; k < 2 && hs_atom_is(s, i, deixis); k++, i++) {
        const hs_atom *a = hs_atom_at(s, i);
        if (a->kinds & HS_IS(FOLLOWING) && i == start) return start;   /* "Following Monday's vote" */
        bool narrative = a->kinds & (HS_IS(PREVIOUS) | HS_IS(FOLLOWING) | HS_IS(THAT));
        if (narrative) d.anchor = HS_ANCHOR_NARRATIVE;
        d.shift = a->kinds & (HS_IS(LAST) | HS_IS(PREVIOUS) | HS_IS(PAST)) ? -1
            : a->kinds & (HS_IS(NEXT) | HS_IS(FOLLOWING) | HS_IS(COMING)) ? 1 : 0;
    }
    const hs_atom *a = hs_atom_at(s, i);
    if (!(a->kinds & HS_IS(WEEKDAY))) return start;
    d.weekday = a->value;
    if (a->kinds & HS_IS(PLURAL)) d.type = HS_SET;
    if (!weak_stands(s, i, i + 1 + hs_atom_mark(s, i + 1, ','), false)) return start;
    *sense = d;
    return i + 1;
}

/* ---- the clock -------------------------------------------------------------------------- */

/* "in the morning", "at night" after an hour: true and *pm set. */
static uint32_t read_half_day(const hs_scan *s, uint32_t i, bool *pm)
{
    const hs_atom *a = hs_atom_at(s, i);
    if (a->kinds & HS_IS(MERIDIEM)) { *pm = a->value == 1; return i + 1; }
    bool in = a->kinds & HS_IS(IN) && hs_atom_is(s, i + 1, HS_IS(THE));
    uint32_t part = in ? i + 2 : i + 1;
    if (!(in || a->kinds & HS_IS(AT)) || !hs_atom_is(s, part, HS_IS(PART))) return i;
    *pm = hs_atom_at(s, part)->value != HS_PART_MORNING;
    return part + 1;
}

/* Hour and minute in digits, or an hour in words; *exact where minutes are written. */
static uint32_t read_hour(const hs_scan *s, uint32_t i, hs_sense *clock, bool *exact)
{
    const hs_atom *a = hs_atom_at(s, i);
    *exact = false;
    if (a->ordinal || a->grouped || a->number < 0 || a->number > 24 || a->digits > 2) return i;
    clock->minute = a->number * 60;
    bool point = glued_number(s, i + 1, '.') && hs_atom_is(s, i + 3, HS_IS(MERIDIEM));   /* 7.30pm */
    if (!a->digits || (!point && !glued_number(s, i + 1, ':'))) return i + 1;
    const hs_atom *m = hs_atom_at(s, i + 2);
    if (m->digits != 2 || m->number > 59) return i;
    clock->minute += m->number;
    *exact = true;
    i += 3;
    return glued_number(s, i, ':') && hs_atom_at(s, i + 1)->digits == 2 ? i + 2 : i;
}

static bool is_zone(const hs_scan *s, uint32_t i)
{
    return hs_atom_is(s, i, HS_IS(ZONE)) && hs_atom_at(s, i)->capital;
}

static bool is_local_time(const hs_scan *s, uint32_t i)
{
    return hs_atom_is(s, i, HS_IS(LOCAL)) && hs_atom_is(s, i + 1, HS_IS(LOCAL));
}

/* "EST", "local time", "local time (1430 UTC)". */
static uint32_t read_zone(const hs_scan *s, uint32_t i, hs_sense *clock)
{
    enum { LONGEST_ASIDE = 6 };
    bool zoned = false;
    if (is_zone(s, i)) clock->utc = hs_atom_at(s, i++)->value == 1;
    else if (is_local_time(s, i)) i += 2;
    else return i;
    if (!hs_atom_mark(s, i, '(')) return i;
    for (uint32_t j = i + 1; j < i + LONGEST_ASIDE; j++) {
        if (hs_atom_mark(s, j, ')')) return zoned ? j + 1 : i;
        zoned = zoned || is_zone(s, j);
    }
    return i;
}

uint32_t hs_match_clock(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense c = hs_sense_new(HS_FORM_DEICTIC, HS_UNIT_DAY);
    const hs_atom *a = hs_atom_at(s, i);
    bool pm = false, exact;
    c.type = HS_TIME;
    if (a->kinds & HS_IS(CLOCK)) {
        c.minute = a->value;
        *sense = c;
        return read_zone(s, i + 1, sense);
    }
    if (a->digits == 4 && !a->grouped && a->number % 100 < 60 && a->number <= 2400
        && is_zone(s, i + 1)) {                       /* 0800 UTC */
        c.minute = a->number / 100 * 60 + a->number % 100;
        *sense = c;
        return read_zone(s, i + 1, sense);
    }
    uint32_t end = read_hour(s, i, &c, &exact);
    if (end == i || (i && a->glued && !hs_atom_mark(s, i - 1, '('))) return i;
    uint32_t half = read_half_day(s, end, &pm);
    bool oclock = hs_atom_mark(s, end + 1, '\'') && hs_atom_is(s, end + 2, HS_IS(O_CLOCK));
    if (oclock && half == end) half = read_half_day(s, end += 3, &pm);
    uint32_t zoned = read_zone(s, half, &c);
    if (half == end && !exact && !oclock) return i;
    if (half > end && (a->number > 12 && !exact)) return i;
    if (pm && c.minute < 720) c.minute += 720;
    if (half > end && !pm && c.minute >= 720) c.minute -= 720;
    *sense = c;
    return zoned;
}
