/* grammar_span.c - time counted in units: last week, two days later, thirty days, twice a week. */
#include "date/grammar.h"

static const hs_atom *unit_at(const hs_scan *s, uint32_t i)
{
    const hs_atom *a = hs_atom_at(s, i);
    return a->kinds & HS_IS(UNIT) ? a : NULL;
}

static bool is_plural(const hs_atom *a) { return (a->kinds & HS_IS(PLURAL)) != 0; }

/* ---- this week, last year, the following day, yesterday ---------------------------------- */

/* The word that points: its shift and what it counts from. False where it is none. */
static bool read_pointer(const hs_scan *s, uint32_t i, bool definite, hs_sense *sense)
{
    const hs_atom *a = hs_atom_at(s, i);
    const hs_atom *next = hs_atom_at(s, i + 1);
    bool participle = a->kinds & HS_IS(FOLLOWING) && !definite;  /* "following the attack" */
    bool clause = a->kinds & HS_IS(THAT) && next->kinds & HS_IS(LAST);    /* "said that last week" */
    if (participle || clause) return false;
    uint64_t narrative = HS_IS(THAT) | HS_IS(FOLLOWING) | HS_IS(PREVIOUS) | HS_IS(SAME);
    uint64_t all = narrative | HS_IS(THIS) | HS_IS(LAST) | HS_IS(NEXT) | HS_IS(COMING);
    if (!(a->kinds & all)) return false;
    bool counted = definite && a->kinds & HS_IS(NEXT);           /* "the next day" */
    sense->anchor = a->kinds & narrative || counted ? HS_ANCHOR_NARRATIVE : HS_ANCHOR_PUBLISHED;
    sense->shift = a->kinds & (HS_IS(LAST) | HS_IS(PREVIOUS)) ? -1
        : a->kinds & (HS_IS(NEXT) | HS_IS(FOLLOWING) | HS_IS(COMING)) ? 1 : 0;
    return true;
}

/* "yesterday", "tonight", "this morning", "last night". */
static uint32_t match_day_word(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense d = hs_sense_new(HS_FORM_DEICTIC, HS_UNIT_DAY);
    const hs_atom *a = hs_atom_at(s, i), *part = hs_atom_at(s, i + 1);
    if (a->kinds & HS_IS(DAY)) {
        d.shift = a->value;
        if (a->kinds & HS_IS(PART)) { d.shift = 0; d.part = (uint8_t)a->value; d.type = HS_TIME; }
        *sense = d;
        return i + 1;
    }
    bool definite = a->kinds & HS_IS(THE);
    if (definite) part = hs_atom_at(s, ++i + 1);
    if (!(part->kinds & HS_IS(PART)) || is_plural(part) || !read_pointer(s, i, definite, &d))
        return i - definite;
    if (d.shift == -1 && part->value != HS_PART_NIGHT && d.anchor == HS_ANCHOR_PUBLISHED)
        return i - definite;
    d.part = (uint8_t)part->value;
    d.type = HS_TIME;
    *sense = d;
    return i + 2;
}

/* "'s end", "-end", " end": the end of a year or month belongs to its name. */
static uint32_t read_end(const hs_scan *s, uint32_t i)
{
    uint32_t j = i;
    if (hs_atom_mark(s, j, '-')) j++;
    else if (hs_atom_mark(s, j, '\'') && hs_atom_is(s, j + 1, HS_IS(POSSESSIVE))) j += 2;
    const hs_atom *end = hs_atom_at(s, j);
    return end->kinds & HS_IS(EDGE) && end->kinds & HS_IS(TERM) && end->value == 3 ? j + 1 : i;
}

uint32_t hs_match_deictic(const hs_scan *s, uint32_t start, hs_sense *sense)
{
    uint32_t i = match_day_word(s, start, sense);
    if (i > start) return i;
    hs_sense d = hs_sense_new(HS_FORM_DEICTIC, HS_UNIT_DAY);
    bool definite = hs_atom_is(s, i, HS_IS(THE));
    i += definite;
    uint32_t pointer = i;
    while (i < pointer + 2 && read_pointer(s, i, definite, &d)) i++;
    bool pointed = i > pointer;
    bool latest = definite && hs_atom_is(s, i, HS_IS(FULL)) && hs_atom_is(s, i + 1, HS_IS(TERM));
    if (latest) {                                        /* "the latest period" */
        d.unit = HS_UNIT_QUARTER;
        d.shift = HS_UNSET;
        *sense = d;
        return i + 2;
    }
    for (int k = 0; k < 2 && hs_atom_is(s, i, HS_IS(FISCAL) | HS_IS(FULL)); k++) i++;
    const hs_atom *unit = unit_at(s, i);
    if (!unit || is_plural(unit) || unit->value < HS_UNIT_DAY) return start;
    if (hs_atom_mark(s, i + 1, '-') && hs_atom_is(s, i + 2, HS_IS(AGO) | HS_IS(BEFORE))) return start;
    if (unit->capital && i > 1) return start;            /* "This Week", a programme */
    uint32_t end = read_end(s, i + 1);
    d.unit = (uint8_t)unit->value;
    if (!pointed) {
        bool ends = end > i + 1 && unit->value == HS_UNIT_YEAR;
        if (!definite && !ends) return start;
        bool relative = hs_atom_is(s, end, HS_IS(THAT)) && unit->value == HS_UNIT_DAY;
        if (relative) return start;                      /* "the day that the bridge fell" */
        d.shift = definite && !ends ? HS_UNSET : 0;
        if (unit->value == HS_UNIT_HALF || unit->value > HS_UNIT_YEAR) return start;
    }
    if (pointed && unit->value == HS_UNIT_HALF) return start;
    *sense = d;
    return end;
}

/* ---- two days ago, a year earlier, three weeks from now ------------------------------------- */

/* "or so", "or more": belongs to the expression. */
static uint32_t read_or_so(const hs_scan *s, uint32_t i)
{
    bool more = hs_atom_is(s, i, HS_IS(OR)) && hs_atom_is(s, i + 1, HS_IS(SO) | HS_IS(MORE));
    return more ? i + 2 : i;
}

static bool ends_clause(const hs_scan *s, uint32_t i)
{
    const hs_atom *a = hs_atom_at(s, i);
    return i >= s->atoms.n || (a->mark && a->mark != '-' && a->mark != '$');
}

/* "ago", "earlier", "from now"; "before" and "after" only where nothing follows that they
 * could govern. *shift and *anchor are set. */
static uint32_t read_direction(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    const hs_atom *a = hs_atom_at(s, i);
    if (a->kinds & HS_IS(FROM) && hs_atom_is(s, i + 1, HS_IS(HENCE))) {
        sense->shift = 1;
        return i + 2;
    }
    if (a->kinds & HS_IS(AGO)) { sense->shift = -1; return i + 1; }
    if (!(a->kinds & (HS_IS(BEFORE) | HS_IS(AFTER)))) return i;
    bool governs = a->kinds & HS_IS(PREPOSITION) && !ends_clause(s, i + 1);
    if (governs) return i;
    sense->shift = a->kinds & HS_IS(BEFORE) ? -1 : 1;
    sense->anchor = HS_ANCHOR_NARRATIVE;
    return i + 1;
}

/* "year-ago", "the year-earlier quarter" */
static uint32_t match_year_ago(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t start = i;
    bool definite = hs_atom_is(s, i, HS_IS(THE));
    i += definite;
    i += hs_atom_is(s, i, HS_IS(FULL));
    const hs_atom *unit = unit_at(s, i);
    if (!unit || is_plural(unit) || !hs_atom_mark(s, i + 1, '-')) return start;
    if (!hs_atom_is(s, i + 2, HS_IS(AGO) | HS_IS(BEFORE))) return start;
    *sense = hs_sense_new(HS_FORM_SHIFT, (uint8_t)unit->value);
    sense->anchor = HS_ANCHOR_NARRATIVE;
    sense->shift = -1;
    i += 3;
    const hs_atom *period = hs_atom_at(s, i);
    bool quarter = period->kinds & HS_IS(UNIT) && period->value == HS_UNIT_QUARTER;
    if (quarter || period->kinds & HS_IS(TERM)) return i + 1;
    return definite ? start : i;                         /* the article belongs to another noun */
}

/* "the day before", "the week after": the unit itself is shifted. */
static uint32_t match_neighbour(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense d = hs_sense_new(HS_FORM_DEICTIC, HS_UNIT_DAY);
    const hs_atom *unit = unit_at(s, i + 1), *side = hs_atom_at(s, i + 2);
    if (!hs_atom_is(s, i, HS_IS(THE)) || !unit || is_plural(unit)) return i;
    if (unit->value < HS_UNIT_DAY || !(side->kinds & (HS_IS(BEFORE) | HS_IS(AFTER)))) return i;
    d.unit = (uint8_t)unit->value;
    d.shift = side->kinds & HS_IS(BEFORE) ? -1 : 1;
    d.anchor = HS_ANCHOR_NARRATIVE;
    const hs_atom *day = hs_atom_at(s, i + 3);
    *sense = d;
    if (day->kinds & HS_IS(DAY) && !(day->kinds & HS_IS(PART))) {   /* "the day before yesterday" */
        sense->shift += day->value;
        sense->anchor = HS_ANCHOR_PUBLISHED;
        return i + 4;
    }
    return ends_clause(s, i + 3) ? i + 3 : i;
}

uint32_t hs_match_shift(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense d = hs_sense_new(HS_FORM_SHIFT, HS_UNIT_DAY);
    uint32_t end = match_year_ago(s, i, sense);
    if (end == i) end = match_neighbour(s, i, sense);
    if (end > i) return end;
    uint32_t unit_at_index = hs_date_count(s, i, &d.count);
    if (unit_at_index == i) d.count.whole = HS_VAGUE;              /* "months ago" */
    if (hs_atom_is(s, unit_at_index, HS_IS(MORE) | HS_IS(FULL))) unit_at_index++;
    const hs_atom *unit = unit_at(s, unit_at_index);
    if (!unit || d.count.ordinal || (unit_at_index == i && !is_plural(unit))) return i;
    if (unit->value == HS_UNIT_HALF) return i;
    d.unit = (uint8_t)unit->value;
    uint32_t j = read_or_so(s, hs_date_half(s, unit_at_index + 1, &d.count));
    end = read_direction(s, j, &d);
    if (end == j) return i;
    *sense = d;
    return end;
}

/* ---- thirty days, a decade, the past three months ----------------------------------------- */

/* "two to three", "12 or 18", "10-15": the second of two numbers. */
static uint32_t read_range(const hs_scan *s, uint32_t i)
{
    hs_count other;
    bool link = hs_atom_is(s, i, HS_IS(TO) | HS_IS(OR)) || hs_atom_mark(s, i, '-');
    if (!link) return i;
    uint32_t end = hs_date_count(s, i + 1, &other);
    if (end == i + 1 || other.ordinal || !hs_atom_is(s, end, HS_IS(UNIT))) return i;
    return end;
}

/* "a year": true where it says how often or how much each ("$5 a year", "twice a week"). */
static bool is_rate(const hs_scan *s, uint32_t i)
{
    if (i == 0) return false;
    const hs_atom *last = hs_atom_at(s, i - 1);
    bool amount = last->scale || last->kinds & (HS_IS(MONEY) | HS_IS(TIMES)) || last->mark == '%';
    bool money = last->digits && i > 1 && hs_atom_is(s, i - 2, HS_IS(MONEY));
    return amount || money;
}

/* "several weeks", "a decade", "30-day", "two and a half years". */
static uint32_t match_counted(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    hs_sense d = hs_sense_new(HS_FORM_DURATION, HS_UNIT_DAY);
    d.type = HS_DURATION;
    uint32_t j = hs_date_count(s, i, &d.count);
    bool none = d.count.whole == 0 && d.count.tenths == 0;
    if (j == i || none || d.count.ordinal || d.count.whole > 100000) return i;
    if (hs_atom_at(s, i)->digits && i
        && (hs_atom_is(s, i - 1, HS_IS(MONEY)) || hs_atom_mark(s, i - 1, '/'))) return i;
    j = read_range(s, j);
    bool bare_article = j == i + 1 && hs_atom_is(s, i, HS_IS(ARTICLE));
    bool joined = hs_atom_mark(s, j, '-') && hs_atom_at(s, j)->glued;
    j += joined;
    for (int k = 0; k < 2 && hs_atom_is(s, j, HS_IS(MORE) | HS_IS(FULL) | HS_IS(FISCAL)); k++) j++;
    const hs_atom *unit = unit_at(s, j);
    if (!unit || unit->value == HS_UNIT_HALF || unit->value == HS_UNIT_SEASON) return i;
    bool fraction = unit->value == HS_UNIT_QUARTER && (bare_article || joined);
    bool counted = hs_atom_at(s, i)->digits == 4 && unit->value == HS_UNIT_QUARTER;
    bool title = unit->capital && !joined;                          /* "60 Minutes" */
    counted = counted || (hs_atom_at(s, i)->digits == 4 && !joined && !is_plural(unit));
    if (fraction || counted || title) return i;
    d.unit = (uint8_t)unit->value;
    j++;
    if (hs_atom_mark(s, j, '-') && hs_atom_is(s, j + 1, HS_IS(AGO) | HS_IS(BEFORE))) return i;
    if (bare_article && is_rate(s, i) && d.unit >= HS_UNIT_HOUR) {
        d.form = HS_FORM_SET;
        d.type = HS_SET;
    }
    uint32_t old = j + hs_atom_mark(s, j, '-');
    if (hs_atom_is(s, old, HS_IS(OLD)) || (hs_atom_is(s, j, HS_IS(OF)) && hs_atom_is(s, j + 1, HS_IS(OLD)))) {
        *sense = hs_sense_new(HS_FORM_NONE, d.unit);     /* an age says nothing of when */
        return old + 1;
    }
    *sense = d;
    return read_or_so(s, hs_date_half(s, j, &sense->count));
}

static bool has_hyphen(const hs_scan *s, uint32_t i, uint32_t end)
{
    for (; i < end; i++)
        if (hs_atom_mark(s, i, '-')) return true;
    return false;
}

/* "the past three months", "the first nine months", "coming weeks", "the past decade". */
static uint32_t match_pointed(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t start = i, end;
    uint64_t pointers = HS_IS(PAST) | HS_IS(LAST) | HS_IS(NEXT) | HS_IS(COMING) | HS_IS(FIRST)
        | HS_IS(FOLLOWING) | HS_IS(PREVIOUS) | HS_IS(RECENT) | HS_IS(FULL);
    bool definite = hs_atom_is(s, i, HS_IS(THE) | HS_IS(THIS));
    i += definite;
    const hs_atom *pointer = hs_atom_at(s, i);
    bool pointed = pointer->kinds & pointers;
    i += pointed;
    if (!definite && !pointed) return start;
    end = hs_atom_is(s, i, HS_IS(ARTICLE)) ? i : match_counted(s, i, sense);
    if (end > i) return pointed || (sense->form == HS_FORM_DURATION && !has_hyphen(s, i, end)) ? end : start;
    const hs_atom *unit = unit_at(s, i);
    if (!unit || !pointed || unit->value == HS_UNIT_HALF || unit->value == HS_UNIT_SEASON
        || unit->value == HS_UNIT_WEEKEND || (unit->capital && i > 1)) return start;
    bool whole = pointer->kinds & HS_IS(PAST);            /* "the past decade" */
    if (!is_plural(unit) && !whole) return start;
    *sense = hs_sense_new(HS_FORM_DURATION, (uint8_t)unit->value);
    sense->type = HS_DURATION;
    if (is_plural(unit)) sense->count.whole = HS_VAGUE;
    else return hs_date_half(s, i + 1, &sense->count);    /* "the past year and a half" */
    return i + 1;
}

uint32_t hs_match_duration(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    uint32_t end = match_pointed(s, i, sense);
    if (end == i) end = match_counted(s, i, sense);
    if (end > i) return end;
    const hs_atom *unit = unit_at(s, i);
    if (!unit || !is_plural(unit) || unit->kinds & HS_IS(WEAK)) return i;
    if ((unit->capital && i > 0) || unit->value == HS_UNIT_QUARTER) return i;
    bool record = unit->value == HS_UNIT_MINUTE && hs_atom_is(s, i + 1, HS_IS(OF));
    if (record) return i;                                /* "the minutes of the meeting" */
    *sense = hs_sense_new(HS_FORM_DURATION, (uint8_t)unit->value);
    sense->type = HS_DURATION;
    sense->count.whole = HS_VAGUE;
    return i + 1;
}

/* ---- every day, twice a week --------------------------------------------------------------- */

/* "every two weeks", "each Thursday", "every July", "per day". */
uint32_t hs_match_set(const hs_scan *s, uint32_t i, hs_sense *sense)
{
    bool per = hs_atom_is(s, i, HS_IS(PER));
    hs_sense d = hs_sense_new(HS_FORM_SET, HS_UNIT_DAY);
    d.type = HS_SET;
    if (!per && !hs_atom_is(s, i, HS_IS(EVERY))) return i;
    uint32_t j = hs_date_count(s, i + 1, &d.count);
    if (j == i + 1 || d.count.whole == HS_VAGUE) d.count = (hs_count){ .whole = 1 };
    if (d.count.ordinal) d.count.ordinal = false;         /* "every second year" */
    const hs_atom *a = hs_atom_at(s, j);
    if (a->kinds & HS_IS(WEEKDAY)) d.weekday = a->value;
    else if (a->kinds & HS_IS(MONTH) && a->capital) { d.month = a->value; d.unit = HS_UNIT_MONTH; }
    else if (a->kinds & HS_IS(SEASON)) { d.index = a->value; d.unit = HS_UNIT_SEASON; }
    else if (a->kinds & HS_IS(PART)) d.part = (uint8_t)a->value;
    else if (a->kinds & HS_IS(UNIT) && a->value != HS_UNIT_HALF) d.unit = (uint8_t)a->value;
    else return i;
    *sense = d;
    return j + 1;
}
