/* dateline.c - dates, date lines and agency datelines at the beginning of a paragraph. */
#include "text/part.h"

#include "base/day.h"
#include "base/utf8.h"

enum { LONGEST_DATELINE = 110, LONGEST_DATE_LINE = 120 };

/* ---- pieces ------------------------------------------------------------------------------ */

static bool in_word(uint32_t c)
{
    return c < 0x80 ? hs_is_letter((char)c) || hs_is_digit((char)c) : hs_utf8_is_letter(c);
}

static uint32_t word_end(const char *text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t n, m, c = hs_utf8_get(text + at, &n);
        if (in_word(c)) { at += n; continue; }
        bool joins = c == '\'' || c == '-' || c == '.' || c == 0x2019 || c == '_';
        if (!joins || at + n >= end || !in_word(hs_utf8_get(text + at + n, &m))) break;
        at += n + m;
    }
    return at;
}

void hs_pieces_read(const hs_text_lexicons *lexicons, const char *text, hs_span span,
                    hs_pieces *out)
{
    out->lexicons = lexicons;
    out->text = text;
    out->span = span;
    out->n = 0;
    uint32_t at = span.begin;
    while (at < span.end && out->n < HS_PIECES) {
        uint32_t n, c = hs_utf8_get(text + at, &n);
        if (hs_utf8_is_space(c)) { at += n; continue; }
        hs_piece *piece = &out->at[out->n++];
        piece->word = in_word(c);
        uint32_t end = piece->word ? word_end(text, at, span.end) : at + n;
        piece->span = (hs_span){ at, end };
        at = end;
    }
    out->whole = at >= span.end;
}

hs_slice hs_piece_form(const hs_pieces *p, uint32_t i)
{
    return i < p->n ? hs_cut(p->text, p->at[i].span) : (hs_slice){ "", 0 };
}

bool hs_piece_is(const hs_pieces *p, uint32_t i, const char *mark)
{
    return hs_is(hs_piece_form(p, i), mark);
}

static bool word_at(const hs_pieces *p, uint32_t i) { return i < p->n && p->at[i].word; }

/* ---- days ---------------------------------------------------------------------------------- */

static bool calendar(const hs_pieces *p, uint32_t i, const char *kind, hs_slice *value)
{
    hs_slice w = hs_piece_form(p, i);
    return word_at(p, i) && hs_is_letter(w.at[0]) &&
           hs_lexicon_find(&p->lexicons->months, w, value) && hs_value_has(*value, kind);
}

/* The number that a word of at most four digits gives ("3", "3rd", "2026"); HS_NONE if none. */
static uint32_t number(const hs_pieces *p, uint32_t i)
{
    hs_slice w = hs_piece_form(p, i);
    uint32_t value = 0, at = 0;
    while (at < w.n && at < 5 && hs_is_digit(w.at[at])) value = value * 10 + (uint32_t)(w.at[at++] - '0');
    if (at == 0 || at > 4) return HS_NONE;
    hs_slice rest = { w.at + at, w.n - at };
    bool ordinal = at <= 2 && (hs_is(rest, "st") || hs_is(rest, "nd") || hs_is(rest, "rd") ||
                               hs_is(rest, "th"));
    return rest.n == 0 || ordinal ? value : HS_NONE;
}

static uint32_t month(const hs_pieces *p, uint32_t i, uint32_t *taken)
{
    hs_slice value;
    if (!calendar(p, i, "month", &value)) return 0;
    uint32_t m = 0;
    for (uint32_t k = 0; k < value.n; k++)
        if (hs_is_digit(value.at[k])) m = m * 10 + (uint32_t)(value.at[k] - '0');
    *taken = hs_piece_is(p, i + 1, ".") ? 2 : 1;
    return m;
}

static int32_t day_of(uint32_t y, uint32_t m, uint32_t d)
{
    if (y == HS_NONE || !hs_date_exists((int32_t)y, m, d)) return HS_NO_DAY;
    return hs_day_number((hs_date){ (int32_t)y, (uint8_t)m, (uint8_t)d });
}

/* "2026-03-03", and what follows it up to the next mark ("T10"). */
static bool iso_day(hs_slice w, int32_t *day)
{
    char iso[11] = { 0 };
    if (w.n < 10 || w.at[4] != '-' || w.at[7] != '-') return false;
    if (w.n > 10 && hs_is_digit(w.at[10])) return false;
    memcpy(iso, w.at, 10);
    *day = hs_day_parse(iso);
    return *day != HS_NO_DAY;
}

/* A year behind a day and month, with the comma before it: pieces taken. */
static uint32_t year(const hs_pieces *p, uint32_t i, uint32_t *y)
{
    uint32_t comma = hs_piece_is(p, i, ",") ? 1 : 0;
    *y = number(p, i + comma);
    if (*y != HS_NONE && *y >= 1800 && *y < 2200) return comma + 1;
    *y = HS_NONE;
    return 0;
}

/* "13/03/2026": five pieces. The day is left out where it might be the month. */
static bool slashed_day(const hs_pieces *p, uint32_t i, int32_t *day)
{
    uint32_t a = number(p, i), b = number(p, i + 2), y = number(p, i + 4);
    if (!hs_piece_is(p, i + 1, "/") || !hs_piece_is(p, i + 3, "/")) return false;
    if (a == 0 || b == 0 || a > 31 || b > 31 || y < 1800 || y > 2200) return false;
    if (a > 12 || a == b) *day = day_of(y, b, a);
    else if (b > 12) *day = day_of(y, a, b);
    return true;
}

uint32_t hs_piece_date(const hs_pieces *p, uint32_t i, int32_t *day)
{
    hs_slice value;
    uint32_t at = i, taken = 0, y, d, m;
    *day = HS_NO_DAY;
    if (iso_day(hs_piece_form(p, i), day)) return 1;
    if (slashed_day(p, i, day)) return 5;
    if (calendar(p, at, "weekday", &value)) {
        at++;
        while (hs_piece_is(p, at, ",") || hs_piece_is(p, at, ".")) at++;
    }
    if ((m = month(p, at, &taken)) != 0) {
        d = number(p, at + taken);
        if (d == 0 || d > 31) return 0;
        at += taken + 1;
    } else {
        d = number(p, at);
        uint32_t of = hs_is(hs_piece_form(p, at + 1), "of") ? 1 : 0;
        if (d == 0 || d > 31 || (m = month(p, at + 1 + of, &taken)) == 0) return 0;
        at += 1 + of + taken;
    }
    at += year(p, at, &y);
    *day = day_of(y, m, d);
    return at - i;
}

/* ---- date lines ------------------------------------------------------------------------------ */

/* "10:30", "10": a piece of a clock time. */
static bool clock_piece(const hs_pieces *p, uint32_t i)
{
    hs_slice w = hs_piece_form(p, i), value;
    if (w.n && hs_is_digit(w.at[0]) && w.n <= 5) return true;
    if (calendar(p, i, "time", &value)) return true;
    return !word_at(p, i) && w.n && strchr(":,.-|()/+", w.at[0]);
}

hs_dated hs_part_date_line(const hs_pieces *p, int32_t *day)
{
    bool label = false, updated = false, found = false, whole = false;
    *day = HS_NO_DAY;
    if (!p->whole || p->span.end - p->span.begin > LONGEST_DATE_LINE) return HS_NOT_DATED;
    for (uint32_t i = 0; i < p->n; ) {
        int32_t d;
        hs_slice value;
        uint32_t taken = hs_piece_date(p, i, &d);
        if (taken) {
            if (*day == HS_NO_DAY) *day = d;
            found = true;
            whole = whole || d != HS_NO_DAY || hs_piece_is(p, i + 1, "/");
            i += taken;
        } else if (calendar(p, i, "label", &value)) { label = true; i++; }
        else if (calendar(p, i, "updated", &value)) { updated = !found; label = true; i++; }
        else if (label && calendar(p, i, "ago", &value)) { found = true; i++; }
        else if (clock_piece(p, i) || calendar(p, i, "weekday", &value)) i++;
        else return HS_NOT_DATED;
    }
    if (!found || (!whole && !label)) return HS_NOT_DATED;
    return updated ? HS_UPDATED : HS_DATED;
}

uint32_t hs_part_date_mark(const hs_pieces *p, int32_t *day)
{
    *day = HS_NO_DAY;
    if (!hs_is_nocase(hs_piece_form(p, 0), "date")) return p->span.begin;
    uint32_t at = hs_piece_is(p, 1, ":") ? 2 : 1;
    if (at >= p->n || !iso_day(hs_piece_form(p, at), day)) return p->span.begin;
    return p->at[at].span.end;
}

/* ---- agency datelines --------------------------------------------------------------------------- */

typedef struct place {       /* the place that a dateline begins with */
    uint32_t end;            /* pieces */
    uint32_t words, capitals;
} place;

static bool all_capitals(hs_slice w)
{
    uint32_t letters = 0;
    for (uint32_t i = 0; i < w.n; ) {
        uint32_t n, c = hs_utf8_get(w.at + i, &n);
        if (hs_utf8_is_letter(c)) {
            if (c == 0xDF || hs_utf8_lower(c) == c) return false;
            letters++;
        }
        i += n;
    }
    return letters >= 2;
}

static bool capitalised(hs_slice w)
{
    uint32_t n;
    return w.n && hs_utf8_is_upper(hs_utf8_get(w.at, &n));
}

/* "Pa" of "STATE COLLEGE, Pa.": known with its stop. */
static bool abbreviated(const hs_pieces *p, uint32_t i)
{
    hs_span s = p->at[i].span;
    if (!hs_piece_is(p, i + 1, ".") || s.end - s.begin > 12) return false;
    return hs_lexicon_has(&p->lexicons->abbreviations, hs_cut(p->text, (hs_span){ s.begin, s.end + 1 }));
}

static place read_place(const hs_pieces *p)
{
    place out = { 0 };
    uint32_t i = 0;
    int32_t day;
    for (; i < p->n && out.words <= 8; i++) {
        hs_slice w = hs_piece_form(p, i);
        if (!word_at(p, i)) {
            if (hs_is(w, ".") || hs_is(w, ",")) continue;
            if (hs_is(w, "/") && i && word_at(p, i + 1) &&
                p->at[i].span.begin == p->at[i - 1].span.end && all_capitals(hs_piece_form(p, i + 1)))
                continue;
            break;
        }
        if (hs_piece_date(p, i, &day) || !capitalised(w)) break;
        if (all_capitals(w)) out.capitals++;
        else if (abbreviated(p, i) || (out.words && hs_piece_is(p, i - 1, ","))) out.capitals++;
        out.words++;
    }
    out.end = i;
    return out;
}

/* The agency between brackets or slashes at piece i: pieces taken, 0 if there is none. *known
 * where it is in the list. */
static uint32_t read_agency(const hs_pieces *p, uint32_t i, hs_span *agency, bool *known)
{
    const char *close = hs_piece_is(p, i, "(") ? ")" : hs_piece_is(p, i, "/") ? "/" : NULL;
    hs_slice words[8], value;
    uint32_t n = 0;
    if (!close) return 0;
    for (uint32_t k = i + 1; k < p->n && k < i + 9; k++) {
        if (hs_piece_is(p, k, close)) {
            if (n == 0) return 0;
            *agency = (hs_span){ p->at[i + 1].span.begin, p->at[k - 1].span.end };
            *known = hs_lexicon_longest(&p->lexicons->agencies, words, n, &value) > 0;
            return k + 1 - i;
        }
        if (p->at[k].word && n < 8) words[n++] = hs_piece_form(p, k);
    }
    return 0;
}

/* The dash, or dashes, behind a dateline: pieces taken. A hyphen counts between blanks only. */
static uint32_t read_dash(const hs_pieces *p, uint32_t i)
{
    static const char *const dashes[] = { "\u2014", "\u2013", "\u2015", "\u2012" };
    if (i == 0 || i >= p->n) return 0;
    for (uint32_t k = 0; k < sizeof dashes / sizeof *dashes; k++)
        if (hs_piece_is(p, i, dashes[k])) return 1;
    if (!hs_piece_is(p, i, "-")) return 0;
    if (hs_piece_is(p, i + 1, "-")) return 2;
    uint32_t end = p->at[i].span.end;
    bool apart = p->at[i - 1].span.end < p->at[i].span.begin || hs_piece_is(p, i - 1, ")");
    return apart && (i + 1 >= p->n || p->at[i + 1].span.begin > end) ? 1 : 0;
}

uint32_t hs_part_dateline(const hs_pieces *p, int32_t *day, hs_span *agency)
{
    bool known = false, dated = false;
    place where = read_place(p);
    uint32_t i = where.end, taken;
    hs_slice value;
    *day = HS_NO_DAY;
    *agency = (hs_span){ 0, 0 };
    if (hs_lexicon_find(&p->lexicons->layout, hs_piece_form(p, 0), &value) &&
        (hs_value_has(value, "subhead") || hs_value_has(value, "caption")))
        return p->span.begin;             /* "EXCLUSIVE -", "FILE -" */
    if ((taken = hs_piece_date(p, i, day)) > 0) { dated = true; i += taken; }
    if (hs_piece_is(p, i, ",") || hs_piece_is(p, i, ".")) i++;
    bool bracket = (taken = read_agency(p, i, agency, &known)) > 0;
    i += taken;
    uint32_t dash = read_dash(p, i);
    if (dash == 0 && hs_piece_is(p, i, ":") && (known || dated)) dash = 1;
    bool capitals = where.words && where.words <= 5 && where.capitals == where.words;
    bool sure = known || (bracket && (capitals || dated)) || (capitals && dash) ||
                (dated && where.words && dash);
    if (!known) *agency = (hs_span){ 0, 0 };
    if (!sure || (dash == 0 && !(known && capitals)) || i + dash >= p->n) return p->span.begin;
    uint32_t end = p->at[i + dash - 1].span.end;
    return end - p->span.begin <= LONGEST_DATELINE ? end : p->span.begin;
}

/* ---- phrases ---------------------------------------------------------------------------------------- */

uint32_t hs_piece_phrase(const hs_pieces *p, uint32_t i, const char *kind, bool bracket)
{
    hs_slice words[6], value;
    uint32_t n = 0;
    while (n < 6 && word_at(p, i + n)) { words[n] = hs_piece_form(p, i + n); n++; }
    uint32_t taken = n ? hs_lexicon_longest(&p->lexicons->layout, words, n, &value) : 0;
    if (taken == 0 || !hs_value_has(value, kind)) return 0;
    uint32_t after = i + taken;
    if (hs_value_has(value, "bracket") && !bracket) return 0;
    if (hs_value_has(value, "colon") && !hs_piece_is(p, after, ":") &&
        !(hs_piece_is(p, after, ".") && hs_piece_is(p, after + 1, "."))) return 0;
    if (hs_value_has(value, "dash") && !read_dash(p, after)) return 0;
    if (hs_value_has(value, "whole")) {
        while (after < p->n && !p->at[after].word) after++;
        if (!p->whole || after < p->n) return 0;
    }
    if (hs_value_has(value, "handle")) {
        while (after < p->n && !hs_piece_is(p, after, "@")) after++;
        if (after >= p->n) return 0;
    }
    return taken;
}
