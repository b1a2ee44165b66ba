/* grammar.h - time expressions as they are worded: what was said, before any date is known.
 *
 * A small grammar over atoms, one function a family of expressions (grammar_*.c); of what
 * they find at a place the longest counts. Resolution (resolve.h) turns a sense into a value.
 */
#ifndef HS_DATE_GRAMMAR_H
#define HS_DATE_GRAMMAR_H

#include "date/lexer.h"

enum { HS_UNSET = INT32_MIN, HS_LAST = -1 };

typedef enum hs_form {
    HS_FORM_NONE,
    HS_FORM_DATE,            /* year, month, day, weekday, index as far as named */
    HS_FORM_DEICTIC,         /* unit at shift periods from now or from the last date named */
    HS_FORM_SHIFT,           /* count units before or after an anchor */
    HS_FORM_DURATION, HS_FORM_SET,
    HS_FORM_HOLIDAY,
    HS_FORM_FIXED            /* the value stands in the lexicon: PRESENT_REF */
} hs_form;

typedef enum hs_anchor { HS_ANCHOR_PUBLISHED, HS_ANCHOR_NARRATIVE } hs_anchor;

typedef struct hs_count {    /* "two and a half", "several" */
    int32_t whole;           /* HS_VAGUE: unknown */
    uint8_t tenths;
    bool    ordinal;
} hs_count;

typedef struct hs_sense {
    uint8_t  form;           /* hs_form */
    uint8_t  type;           /* hs_when_type */
    uint8_t  unit;           /* HS_UNIT_...: of a date, the finest that is named */
    uint8_t  anchor;         /* hs_anchor */
    uint8_t  part;           /* HS_PART_...: of the day */
    bool     relative_year;  /* year counts from the anchor's: "June last year" is -1 */
    bool     utc, eve, begins;
    int32_t  year, month, day, weekday;   /* HS_UNSET where not named; weekday 0 = Monday */
    int32_t  index;          /* of the quarter, half, season in the year, from 1; of the weekday
                                in the month, where HS_LAST is the last */
    int32_t  shift;          /* periods from the anchor's; HS_UNSET: whichever is meant */
    hs_count count;
    int32_t  minute;         /* of the day; HS_UNSET */
    hs_slice value;          /* HS_FORM_FIXED: TIMEX3 value; HS_FORM_HOLIDAY: calendar rule */
} hs_sense;

typedef struct hs_scan {     /* one sentence, and where lexicon entries may begin in it */
    const hs_date_lexicons *lexicons;
    const hs_tree *tree;
    hs_atoms atoms;
    const hs_slice *bare;    /* forms without hyphens and apostrophes */
    const uint32_t *bare_at; /* [atoms.n + 1] index into bare of the first at or after the atom */
    const uint32_t *atom_of; /* [n_bare + 1] back */
    uint32_t n_bare;
} hs_scan;

/* The longest time expression that begins at atom i: the atom past its end, or i. */
uint32_t hs_date_match(const hs_scan *scan, uint32_t i, hs_sense *sense);

/* ---- between the files of the grammar: each returns the atom past the end, or i ------------ */

uint32_t hs_date_count(const hs_scan *scan, uint32_t i, hs_count *count);
/* "and a half" after a unit: "a year and a half". */
uint32_t hs_date_half(const hs_scan *scan, uint32_t i, hs_count *count);
uint32_t hs_date_year(const hs_scan *scan, uint32_t i, int32_t *year);
uint32_t hs_date_phrase(const hs_scan *scan, const hs_lexicon *lexicon, uint32_t i, hs_slice *value);

typedef uint32_t hs_family(const hs_scan *scan, uint32_t i, hs_sense *sense);

hs_family
    hs_match_calendar,   /* "March 10, 2024" */
    hs_match_numeric,    /* "2024-03-10" */
    hs_match_part,       /* "the third quarter of 2019" */
    hs_match_year,       /* "1990s", "fiscal 1989" */
    hs_match_weekday,    /* "next Monday" */
    hs_match_deictic,    /* "last week", "today" */
    hs_match_clock,      /* "5 p.m. GMT" */
    hs_match_holiday,    /* "the eve of Purim" */
    hs_match_shift,      /* "two days later" */
    hs_match_duration,   /* "more than a decade" */
    hs_match_set,        /* "every day" */
    hs_match_fixed;      /* "right now" */

/* An empty sense of the form. */
hs_sense hs_sense_new(hs_form form, uint8_t unit);

static inline const hs_atom *hs_atom_at(const hs_scan *scan, uint32_t i)
{
    return &scan->atoms.at[i < scan->atoms.n ? i : scan->atoms.n];
}

static inline bool hs_atom_is(const hs_scan *scan, uint32_t i, uint64_t kinds)
{
    return (hs_atom_at(scan, i)->kinds & kinds) != 0;
}

static inline bool hs_atom_mark(const hs_scan *scan, uint32_t i, char mark)
{
    return hs_atom_at(scan, i)->mark == mark;
}

#endif
