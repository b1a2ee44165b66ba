/* grammar.c - numbers, phrases of the lexicons, and the choice between the families. */
#include "date/grammar.h"

hs_sense hs_sense_new(hs_form form, uint8_t unit)
{
    return (hs_sense){ .form = (uint8_t)form, .unit = unit, .year = HS_UNSET, .month = HS_UNSET,
                       .day = HS_UNSET, .weekday = HS_UNSET, .index = HS_UNSET,
                       .minute = HS_UNSET, .count = { .whole = 1 } };
}

/* ---- numbers ------------------------------------------------------------------------- */

static bool is_half(const hs_scan *s, uint32_t i)
{
    const hs_atom *a = hs_atom_at(s, i);
    return a->kinds & HS_IS(UNIT) && a->value == HS_UNIT_HALF && !(a->kinds & HS_IS(PLURAL));
}

uint32_t hs_date_half(const hs_scan *s, uint32_t i, hs_count *count)
{
    bool half = hs_atom_is(s, i, HS_IS(AND)) && hs_atom_is(s, i + 1, HS_IS(ARTICLE))
        && is_half(s, i + 2);
    if (half) count->tenths = 5;
    return half ? i + 3 : i;
}

/* "and a half", " 1/2". */
static uint32_t read_fraction(const hs_scan *s, uint32_t i, hs_count *count)
{
    bool digits = hs_atom_at(s, i)->number == 1 && hs_atom_mark(s, i + 1, '/')
        && hs_atom_at(s, i + 2)->number == 2;
    if (!digits) return hs_date_half(s, i, count);
    count->tenths = 5;
    return i + 3;
}

/* True where the number word goes on a number: "ninety" "six", "hundred" "thirty". */
static bool goes_on(int64_t current, const hs_atom *a)
{
    if (a->digits || a->number < 1) return false;
    if (current % 10 == 0 && current % 100 >= 20) return a->number < 10;
    return current >= 100 && current % 100 == 0 && a->number < 100;
}

static uint32_t read_numeral(const hs_scan *s, uint32_t i, hs_count *count)
{
    int64_t total = 0, current = 0;
    uint32_t start = i;
    for (;;) {
        const hs_atom *a = hs_atom_at(s, i);
        uint32_t gap = i > start && (a->mark == '-' || a->kinds & HS_IS(AND)) ? 1 : 0;
        if (gap) a = hs_atom_at(s, i + 1);
        if (count->ordinal) break;
        if (a->scale) {
            current = (current ? current : 1) * a->scale;
            if (a->scale >= 1000) { total += current; current = 0; }
        } else if (a->number >= 0 && (i == start || goes_on(current, a))) {
            if (gap && hs_atom_mark(s, i, '-') && current % 100 == 0) break;
            current += a->number;
            count->tenths = a->tenths;
        } else {
            break;
        }
        count->ordinal = a->ordinal;
        if (total + current > 1000000000) return start;
        i += 1 + gap;
    }
    count->whole = (int32_t)(total + current);
    return i;
}

uint32_t hs_date_count(const hs_scan *s, uint32_t i, hs_count *count)
{
    uint32_t start = i;
    *count = (hs_count){ .whole = 1 };
    if (is_half(s, i) && hs_atom_is(s, i + 1, HS_IS(ARTICLE))) {
        *count = (hs_count){ .whole = 0, .tenths = 5 };
        return i + 2;
    }
    if (hs_atom_is(s, i, HS_IS(ARTICLE))) {
        i++;
        const hs_atom *next = hs_atom_at(s, i);
        if (!next->scale && next->number != HS_VAGUE) return i;
    }
    if (hs_atom_at(s, i)->number == HS_VAGUE) {
        count->whole = HS_VAGUE;
        i++;
    } else {
        uint32_t end = read_numeral(s, i, count);
        if (end == i) return start;
        bool scaled = hs_atom_at(s, end - 1)->scale > 0;
        i = count->ordinal ? end : read_fraction(s, end, count);
        if (!scaled) return i;
    }
    return hs_atom_is(s, i, HS_IS(OF)) && hs_atom_is(s, i + 1, HS_IS(UNIT)) ? i + 1 : i;
}

/* "nineteen ninety-six" */
static uint32_t read_spoken_year(const hs_scan *s, uint32_t i, int32_t *year)
{
    const hs_atom *a = hs_atom_at(s, i), *b = hs_atom_at(s, i + 1);
    hs_count rest;
    if (a->digits || b->digits || a->number < 15 || a->number > 20 || b->number < 10) return i;
    uint32_t end = hs_date_count(s, i + 1, &rest);
    if (rest.whole < 10 || rest.whole > 99 || rest.ordinal) return i;
    *year = a->number * 100 + rest.whole;
    return end;
}

uint32_t hs_date_year(const hs_scan *s, uint32_t i, int32_t *year)
{
    const hs_atom *a = hs_atom_at(s, i), *b = hs_atom_at(s, i + 1);
    if (a->digits == 4 && !a->grouped && !a->ordinal && a->number >= 1000 && a->number < 2200) {
        *year = a->number;
        return i + 1;
    }
    if (a->mark == '\'' && b->glued && b->digits == 2 && !b->grouped && !b->ordinal) {
        *year = b->number + (b->number < 30 ? 2000 : 1900);
        return i + 2;
    }
    return read_spoken_year(s, i, year);
}

/* ---- phrases of the lexicons ---------------------------------------------------------------- */

uint32_t hs_date_phrase(const hs_scan *s, const hs_lexicon *lexicon, uint32_t i, hs_slice *value)
{
    uint32_t b = s->bare_at[i < s->atoms.n ? i : s->atoms.n];
    if (i >= s->atoms.n || s->atom_of[b] != i) return i;
    uint32_t n = hs_lexicon_longest(lexicon, s->bare + b, s->n_bare - b, value);
    return n ? s->atom_of[b + n - 1] + 1 : i;
}

/* "DATE PRESENT_REF", "SET P1D"; "none" gives an empty sense, "hedge" nothing. */
uint32_t hs_match_fixed(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    static const char *const types[] = { "DATE ", "TIME ", "DURATION ", "SET " };
    hs_slice value;
    uint32_t end = hs_date_phrase(s, &s->lexicons->fixed, i, &value);
    for (uint32_t j = i; j < end; j++)
        if (hs_atom_mark(s, j, '-')) return i;           /* "the long-term plan" */
    if (end > i && hs_is(value, "none")) {
        *sense = hs_sense_new(HS_FORM_NONE, HS_UNIT_DAY);
        return end;
    }
    for (uint8_t t = 0; end > i && t < 4; t++) {
        uint32_t n = (uint32_t)strlen(types[t]);
        if (!hs_starts(value, types[t])) continue;
        *sense = hs_sense_new(HS_FORM_FIXED, HS_UNIT_DAY);
        sense->type = t;
        sense->value = (hs_slice){ value.at + n, value.n - n };
        return end;
    }
    return i;
}

uint32_t hs_match_holiday(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t start = i, end;
    hs_slice value;
    hs_sense h = hs_sense_new(HS_FORM_HOLIDAY, HS_UNIT_DAY);
    h.shift = HS_UNSET;
    if (hs_atom_is(s, i, HS_IS(THE))) i++;
    if (hs_atom_is(s, i, HS_IS(EVE)) && hs_atom_is(s, i + 1, HS_IS(OF))) { h.eve = true; i += 2; }
    if (hs_atom_is(s, i, HS_IS(THE))) i++;
    if (hs_atom_is(s, i, HS_IS(LAST) | HS_IS(PAST))) { h.shift = -1; i++; }
    else if (hs_atom_is(s, i, HS_IS(NEXT))) { h.shift = 1; i++; }
    else if (hs_atom_is(s, i, HS_IS(THIS))) { h.shift = 0; i++; }
    end = hs_date_phrase(s, &s->lexicons->holidays, i, &value);
    bool article = i == start + 1 && hs_atom_is(s, start, HS_IS(THE));
    if (end == i || (article && end == i + 1)) return start;      /* "the Christmas show" */
    h.value = value;
    uint32_t comma = hs_atom_mark(s, end, ',') ? end + 1 : end;
    uint32_t year = hs_date_year(s, comma, &h.year);
    *sense = h;
    return year > comma ? year : end;
}

/* ---- the choice --------------------------------------------------------------------- */

static uint32_t longest_of(const hs_scan *s, uint32_t i, hs_family *const *families, uint32_t n,
                           hs_sense *sense)
{
    uint32_t best = i;
    *sense = hs_sense_new(HS_FORM_NONE, HS_UNIT_DAY);
    for (uint32_t f = 0; f < n; f++) {
        hs_sense found;
        uint32_t end = families[f](s, i, &found);
        if (end > best) { best = end; *sense = found; }
    }
    return best;
}

static uint32_t match_date(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    static hs_family *const families[] = { hs_match_calendar, hs_match_numeric, hs_match_part,
        hs_match_year, hs_match_weekday, hs_match_deictic, hs_match_holiday };
    return longest_of(s, i, families, sizeof families / sizeof *families, sense);
}

/* "morning", ", 5 p.m.", "at noon" after a day. */
static uint32_t read_time_of_day(const hs_scan *s, uint32_t i, hs_sense *day)
{
    hs_sense clock;
    const hs_atom *a = hs_atom_at(s, i);
    if (day->part || day->minute != HS_UNSET) return i;
    if (a->kinds & HS_IS(PART) && !(a->kinds & HS_IS(PLURAL))) {
        day->part = (uint8_t)a->value;
        day->type = HS_TIME;
        return i + 1;
    }
    if (a->kinds & HS_IS(PART) && day->weekday != HS_UNSET && day->month == HS_UNSET) {
        day->part = (uint8_t)a->value;                   /* "Tuesday nights" */
        day->type = HS_SET;
        return i + 1;
    }
    uint32_t j = i + hs_atom_mark(s, i, ',');
    j += hs_atom_is(s, j, HS_IS(AT));
    uint32_t end = hs_match_clock(s, j, &clock);
    if (end == j || (clock.minute != HS_UNSET && clock.unit != HS_UNIT_DAY)) return i;
    day->minute = clock.minute;
    day->utc = clock.utc;
    day->type = HS_TIME;
    return end;
}

static bool is_day(const hs_sense *sense)
{
    return (sense->form == HS_FORM_DATE || sense->form == HS_FORM_DEICTIC
            || sense->form == HS_FORM_HOLIDAY) && sense->unit == HS_UNIT_DAY;
}

/* "5 p.m. on Monday", "noon Saturday", "the morning of March 3": the clock comes first. */
static uint32_t match_clock_day(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense clock, day;
    uint32_t j = i + hs_atom_is(s, i, HS_IS(THE)), end = i;
    const hs_atom *a = hs_atom_at(s, j);
    if (a->kinds & HS_IS(PART) && hs_atom_is(s, j + 1, HS_IS(OF) | HS_IS(ON) | HS_IS(DAY) | HS_IS(WEEKDAY))) {
        clock = hs_sense_new(HS_FORM_DATE, HS_UNIT_DAY);
        clock.part = (uint8_t)a->value;
        j++;
    } else {
        end = hs_match_clock(s, i, &clock);
        if (end == i) return i;
        *sense = clock;
        j = end;
    }
    j += hs_atom_mark(s, j, ',');
    if (hs_atom_is(s, j, HS_IS(ON) | HS_IS(OF))) j++;
    uint32_t day_end = match_date(s, j, &day);
    if (day_end == j || !is_day(&day) || day.minute != HS_UNSET) return end;
    if (!day.part) day.part = clock.part;
    day.minute = clock.minute;
    day.utc = clock.utc;
    day.type = HS_TIME;
    *sense = day;
    return day_end;
}

/* A date with its time of day, in either order. */
static uint32_t match_moment(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense clock_first;
    uint32_t end = match_date(s, i, sense);
    if (end > i && is_day(sense)) end = read_time_of_day(s, end, sense);
    uint32_t other = match_clock_day(s, i, &clock_first);
    if (other <= end) return end;
    *sense = clock_first;
    return other;
}

static bool is_hours_of(const hs_scan *s, uint32_t i)
{
    const hs_atom *a = hs_atom_at(s, i);
    return a->kinds & HS_IS(UNIT) && a->kinds & HS_IS(PLURAL) && a->value == HS_UNIT_HOUR
        && hs_atom_is(s, i + 1, HS_IS(OF) | HS_IS(ON));
}

/* "early next year", "late on Tuesday", "the end of March", "mid-November". */
static uint32_t match_edge(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t j = i + hs_atom_is(s, i, HS_IS(THE));
    const hs_atom *edge = hs_atom_at(s, j);
    if (!(edge->kinds & HS_IS(EDGE))) return i;
    j++;
    j += hs_atom_mark(s, j, '-');
    bool hours = is_hours_of(s, j);                      /* "the early hours of Wednesday" */
    j += hours;
    bool of = hs_atom_is(s, j, HS_IS(OF));
    if (edge->kinds & HS_IS(TERM) && !of) return i;      /* "the end" needs its "of" */
    if (of || hs_atom_is(s, j, HS_IS(IN) | HS_IS(ON))) j++;
    uint32_t end = match_moment(s, j, sense);
    bool wanted = sense->form == HS_FORM_DATE || sense->form == HS_FORM_DEICTIC
        || sense->form == HS_FORM_HOLIDAY;
    if (end == j || !wanted) return i;
    sense->begins = edge->value == 1;
    if (hours && is_day(sense) && !sense->part) {
        sense->part = edge->value == 1 ? HS_PART_MORNING : HS_PART_NIGHT;
        sense->type = HS_TIME;
    }
    return end;
}

/* "more than two years", "around Nov. 1": a hedge belongs to the expression. */
static uint32_t match_hedged(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    static hs_family *const families[] = { hs_match_shift, hs_match_duration, hs_match_clock };
    hs_slice value;
    uint32_t j = hs_date_phrase(s, &s->lexicons->fixed, i, &value);
    if (j == i || !hs_starts(value, "hedge")) return i;
    uint64_t pointing = HS_IS(THE) | HS_IS(THIS) | HS_IS(LAST) | HS_IS(PAST) | HS_IS(NEXT);
    if (hs_value_has(value, "bare") && hs_atom_is(s, j, pointing)) return i;
    uint32_t end = longest_of(s, j, families, 3, sense);
    if (hs_value_has(value, "date")) {
        hs_sense date;
        uint32_t date_end = match_moment(s, j, &date);
        if (date_end > end && date.form == HS_FORM_DATE) { *sense = date; end = date_end; }
    }
    return end == j ? i : end;
}

uint32_t hs_date_match(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    static hs_family *const families[] = { match_moment, match_edge, match_hedged, hs_match_shift,
        hs_match_set, hs_match_fixed, hs_match_duration };
    return longest_of(s, i, families, sizeof families / sizeof *families, sense);
}
