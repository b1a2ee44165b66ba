/* word.c - words as in Universal Dependencies English (EWT and GUM).
 *
 * One pass over the segment. A run of letters, digits and the marks that join them
 * ("3.5", "11:30", "O'Neill", "AT&T") is a body; clitics, units and words written together
 * are then split off it by the list data/words.txt. Every other character is a word of its
 * own, or a run of equal ones. Hyphens and slashes separate, but for prefixes ("non-profit"),
 * telephone numbers and dates. Every look ahead is bounded, or remembered: linear time.
 */
#include "token/word.h"

#include "base/utf8.h"

enum { LONGEST_LISTED = 32, LONGEST_NUMBER = 40 };

typedef struct splitter {
    const hs_text_lexicons *lexicons;
    const char *text;
    uint32_t begin, end;     /* of the segment */
    uint32_t chunk_end;      /* of the run without blanks that is being split */
    uint32_t pieces_until;   /* no hyphenated number begins before: it was looked at */
    bool address;            /* the run holds "://", "www." or an e-mail's @ */
    hs_word_list *words;
    hs_arena *arena;
} splitter;

static uint32_t code_at(const splitter *s, uint32_t at, uint32_t *n)
{
    if (at >= s->chunk_end) { *n = 0; return 0; }
    return hs_utf8_get(s->text + at, n);
}

static char byte_at(const splitter *s, uint32_t at)
{
    return at < s->chunk_end ? s->text[at] : ' ';
}

static bool in_body(uint32_t c)
{
    return c < 0x80 ? hs_is_letter((char)c) || hs_is_digit((char)c) || c == '_'
                    : hs_utf8_is_letter(c) || c == 0xAD;      /* soft hyphen */
}

static bool body_at(const splitter *s, uint32_t at)
{
    uint32_t n, c = code_at(s, at, &n);
    return n && in_body(c);
}

/* Bytes of the apostrophe at `at`: straight, curly, or the accent typed for one; or 0. */
static uint32_t apostrophe(const splitter *s, uint32_t at)
{
    uint32_t n, c = code_at(s, at, &n);
    return c == '\'' || c == 0x2019 || c == '`' ? n : 0;
}

static void add(splitter *s, uint32_t begin, uint32_t end, hs_stop stop)
{
    bool blank = s->words->n == 0 || s->words->at[s->words->n - 1].span.end != begin ||
                 begin == s->begin;
    *hs_push(s->arena, s->words) = (hs_word){ { begin, end }, (uint8_t)stop, blank };
}

/* The entry for text[begin, end) in the list of words, its curly apostrophes as straight. */
static bool listed(const splitter *s, uint32_t begin, uint32_t end, const char *kind,
                   hs_slice *value)
{
    char key[LONGEST_LISTED];
    uint32_t to = 0;
    if (end - begin > LONGEST_LISTED) return false;
    for (uint32_t i = begin; i < end; ) {
        uint32_t n = apostrophe(s, i);
        if (n) { key[to++] = '\''; i += n; }
        else key[to++] = s->text[i++];
    }
    return hs_lexicon_find(&s->lexicons->words, (hs_slice){ key, to }, value) &&
           hs_value_has(*value, kind);
}

static bool is_listed(const splitter *s, uint32_t begin, uint32_t end, const char *kind)
{
    hs_slice value;
    return listed(s, begin, end, kind, &value);
}

/* ---- addresses -------------------------------------------------------------------- */

static bool has_address(const char *text, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < end; i++) {
        if (text[i] == '@' && i > at && i + 1 < end && text[i - 1] != '(' ) return true;
        if (text[i] == ':' && i + 2 < end && text[i + 1] == '/' && text[i + 2] == '/') return true;
        if ((text[i] == 'w' || text[i] == 'W') && i + 4 < end &&
            hs_is_nocase((hs_slice){ text + i, 4 }, "www.")) return true;
    }
    return false;
}

/* End of the address that begins at `at`: the run without the marks of the sentence. */
static uint32_t address_end(const splitter *s, uint32_t at)
{
    uint32_t end = at;
    while (end < s->chunk_end && !strchr("<>\"", s->text[end])) {
        uint32_t n, c = hs_utf8_get(s->text + end, &n);
        if (c == 0x201D || c == 0x2019 || c == 0x201C) break;
        end += n;
    }
    while (end > at + 1 && strchr(".,;:!?)]}'*", s->text[end - 1])) end--;
    return end;
}

/* ---- bodies ------------------------------------------------------------------------ */

static bool lower_before(const splitter *s, uint32_t begin, uint32_t at)
{
    return at >= begin + 2 && hs_is_lower(s->text[at - 1]) && hs_is_lower(s->text[at - 2]);
}

/* "talks.The", "innovation.23", "Nov.28": a stop after which a blank was forgotten. */
static bool stop_separates(const splitter *s, uint32_t begin, uint32_t at)
{
    char next = byte_at(s, at + 1);
    bool capital = hs_is_upper(next) && hs_is_lower(byte_at(s, at + 2));
    if (hs_is_digit(s->text[at - 1])) return capital;
    return lower_before(s, begin, at) && (capital || hs_is_digit(next));
}

/* True where three digits and no fourth follow: the comma of "200,000". */
static bool thousands(const splitter *s, uint32_t at)
{
    for (uint32_t i = 0; i < 3; i++)
        if (!hs_is_digit(byte_at(s, at + i))) return false;
    return !hs_is_digit(byte_at(s, at + 3));
}

/* "n/a", "A/S": a slash between single letters joins. */
static bool lone_letters(const splitter *s, uint32_t begin, uint32_t at)
{
    return at == begin + 1 && hs_is_letter(s->text[begin]) && hs_is_letter(byte_at(s, at + 1)) &&
           !body_at(s, at + 2) && byte_at(s, at + 2) != '/';
}

/* Bytes of the mark at `at` that joins what stands before and after it within a body. */
static uint32_t joiner(const splitter *s, uint32_t begin, uint32_t at)
{
    uint32_t n = apostrophe(s, at);
    char c = s->text[at];
    if (!body_at(s, at + (n ? n : 1))) return 0;
    bool digits = hs_is_digit(s->text[at - 1]) && hs_is_digit(byte_at(s, at + (n ? n : 1)));
    if (n) return digits ? 0 : n;
    if (c == '.') return stop_separates(s, begin, at) ? 0 : 1;
    if (c == ',') return digits && thousands(s, at + 1) ? 1 : 0;
    if (c == ':') return digits ? 1 : 0;
    if (c == '/') return digits || lone_letters(s, begin, at) ? 1 : 0;
    if (c == '&') return hs_is_upper(s->text[at - 1]) && hs_is_upper(byte_at(s, at + 1)) ? 1 : 0;
    if (c == '*') return 1;
    return 0;
}

static uint32_t body_end(const splitter *s, uint32_t begin)
{
    uint32_t at = begin;
    for (;;) {
        uint32_t n, c = code_at(s, at, &n);
        if (n && in_body(c)) { at += n; continue; }
        n = n && at > begin ? joiner(s, begin, at) : 0;
        if (n == 0) return at;
        at += n;
    }
}

/* "713-853-3989", "2026-03-03", "555-0199": numbers with hyphens that are one word. Ends
 * at `begin` where there is none. */
static uint32_t number_end(splitter *s, uint32_t begin)
{
    if (begin < s->pieces_until) return begin;
    uint32_t at = begin, hyphens = 0, group = 0, first = 0, last = begin;
    while (at < s->chunk_end && at - begin < LONGEST_NUMBER) {
        if (hs_is_digit(s->text[at])) { group++; at++; last = at; continue; }
        if (s->text[at] != '-' || group == 0 || !hs_is_digit(byte_at(s, at + 1))) break;
        if (hyphens++ == 0) first = group;
        group = 0;
        at++;
    }
    s->pieces_until = last;
    bool telephone = hyphens == 1 && first == 3 && group == 4;
    if (body_at(s, last) || (hyphens < 2 && !telephone)) return begin;
    return last;
}

/* Where the digits that a body begins with end. */
static uint32_t digits_end(const splitter *s, uint32_t begin, uint32_t end)
{
    uint32_t at = begin;
    while (at < end && (hs_is_digit(s->text[at]) ||
                        (at > begin && at + 1 < end && strchr(".,:/", s->text[at]) &&
                         hs_is_digit(s->text[at + 1])))) at++;
    return at;
}

static bool after_currency(const splitter *s, uint32_t at)
{
    if (s->words->n == 0) return false;
    hs_span last = s->words->at[s->words->n - 1].span;
    if (last.end != at) return false;
    hs_slice w = hs_cut(s->text, last);
    return hs_ends(w, "$") || hs_is(w, "\xC2\xA3") || hs_is(w, "\xE2\x82\xAC") ||
           hs_is(w, "\xC2\xA5");
}

/* Where the unit begins that is glued to a number ("5pm", "$3bn"), or `end`. */
static uint32_t unit_begin(const splitter *s, uint32_t begin, uint32_t end)
{
    uint32_t at = digits_end(s, begin, end);
    if (at == begin || at == end) return end;
    if (is_listed(s, at, end, "unit")) {
        bool lone = end - at == 1 && !after_currency(s, begin) && hs_is_upper(s->text[at]);
        return lone ? end : at;           /* "4K" is a name, "$4K" is an amount */
    }
    return after_currency(s, begin) && end - at <= 3 ? at : end;
}

/* Where the last clitic of the body begins, or `end`. */
static uint32_t clitic_begin(const splitter *s, uint32_t begin, uint32_t end)
{
    for (uint32_t back = 2; back <= 5 && begin + back < end; back++) {
        uint32_t at = end - back;
        if (((unsigned char)s->text[at] & 0xC0) == 0x80) continue;
        bool negation = (s->text[at] == 'n' || s->text[at] == 'N') && apostrophe(s, at + 1);
        if (!negation && !apostrophe(s, at)) continue;
        if (!is_listed(s, at, end, "clitic")) continue;
        bool decade = hs_is_digit(s->text[at - 1]) && s->text[at - 1] == '0';
        return decade ? end : at;         /* "the 1980's" */
    }
    return end;
}

/* Splits a listed word into its two parts: "cannot" = can + not. */
static bool split_listed(splitter *s, uint32_t begin, uint32_t end)
{
    hs_slice value;
    if (!listed(s, begin, end, "split", &value)) return false;
    const char *first = memchr(value.at, ' ', value.n);
    if (!first) return false;
    first++;
    uint32_t at = begin;
    while (first < value.at + value.n && *first != ' ' && at < end) {
        uint32_t n = apostrophe(s, at);
        at += n ? n : 1;
        first++;
    }
    if (at == begin || at >= end) return false;
    add(s, begin, at, HS_STOP_NONE);
    add(s, at, end, HS_STOP_NONE);
    return true;
}

/* ---- abbreviations ------------------------------------------------------------------ */

/* "U.S", "p.m", "Ph.D": groups of at most two letters with stops between. */
static bool letters_with_stops(const splitter *s, uint32_t begin, uint32_t end)
{
    uint32_t stops = 0, group = 0;
    for (uint32_t i = begin; i < end; i++) {
        if (s->text[i] == '.') { stops++; group = 0; continue; }
        if (!hs_is_letter(s->text[i]) || ++group > 2) return false;
    }
    return stops > 0;
}

static hs_stop listed_stop(const splitter *s, uint32_t begin, uint32_t end)
{
    hs_slice value;
    if (end + 1 - begin > LONGEST_LISTED) return HS_STOP_NONE;
    if (!hs_lexicon_find(&s->lexicons->abbreviations, hs_cut(s->text, (hs_span){ begin, end + 1 }),
                         &value)) return HS_STOP_NONE;
    if (hs_value_has(value, "number")) return HS_STOP_NUMBER;
    if (hs_value_has(value, "loose")) return HS_STOP_LOOSE;
    return hs_value_has(value, "end") ? HS_STOP_END : HS_STOP_TITLE;
}

/* First letter or digit after `at`, over blanks and opening marks; 0 at the segment's end. */
static uint32_t next_letter(const splitter *s, uint32_t at)
{
    for (uint32_t steps = 0; at < s->end && steps < 8; steps++) {
        uint32_t n, c = hs_utf8_get(s->text + at, &n);
        if (in_body(c)) return at;
        at += n;
    }
    return HS_NONE;
}

/* Whether the stop at `end` belongs to the body before it. */
static hs_stop abbreviation(const splitter *s, uint32_t begin, uint32_t end)
{
    if (byte_at(s, end) != '.' || byte_at(s, end + 1) == '.') return HS_STOP_NONE;
    hs_stop stop = listed_stop(s, begin, end);
    uint32_t n, c = hs_utf8_get(s->text + begin, &n), next = next_letter(s, end + 1);
    if (stop == HS_STOP_NONE && end - begin == n && hs_utf8_is_letter(c)) {
        if (next == HS_NONE || !hs_utf8_is_upper(c)) return HS_STOP_NONE;
        return HS_STOP_INITIAL;
    }
    if (stop == HS_STOP_NONE && letters_with_stops(s, begin, end)) return HS_STOP_LETTERS;
    if (stop == HS_STOP_NUMBER && (next == HS_NONE || !hs_is_digit(s->text[next])))
        return HS_STOP_NONE;
    if (stop == HS_STOP_TITLE && next == HS_NONE) return HS_STOP_NONE;
    if (stop == HS_STOP_LOOSE && next == HS_NONE) return HS_STOP_NONE;
    return stop;
}

/* True where the word at `at` is one that begins sentences. */
static bool opens(const splitter *s, uint32_t at)
{
    uint32_t end = at;
    if (at == HS_NONE || !hs_is_upper(s->text[at])) return false;
    while (end < s->end && hs_is_letter(s->text[end]) && end - at < LONGEST_LISTED) end++;
    hs_slice value;
    return hs_lexicon_find(&s->lexicons->words, hs_cut(s->text, (hs_span){ at, end }), &value) &&
           hs_value_has(value, "opener");
}

/* ---- one word after the other -------------------------------------------------------- */

/* The body [begin, end) as words: listed pairs, number and unit, clitics, abbreviation. */
static uint32_t add_body(splitter *s, uint32_t begin, uint32_t end)
{
    uint32_t cut[4], n_cuts = 0, unit = unit_begin(s, begin, end);
    if (split_listed(s, begin, end)) return end;
    if (unit < end) {
        add(s, begin, unit, HS_STOP_NONE);
        begin = unit;
    }
    uint32_t bare = end;
    while (n_cuts < 3) {
        uint32_t at = clitic_begin(s, begin, bare);
        if (at == bare) break;
        cut[n_cuts++] = bare;
        bare = at;
    }
    hs_stop stop = n_cuts ? HS_STOP_NONE : abbreviation(s, begin, end);
    if (stop == HS_STOP_LOOSE && opens(s, next_letter(s, end + 1))) stop = HS_STOP_NONE;
    if (stop != HS_STOP_NONE) bare = ++end;
    add(s, begin, bare, stop);
    while (n_cuts) {
        add(s, bare, cut[n_cuts - 1], HS_STOP_NONE);
        bare = cut[--n_cuts];
    }
    return end;
}

/* A run of letters and digits, with the prefix that it goes on from. */
static uint32_t add_run(splitter *s, uint32_t begin)
{
    uint32_t end = hs_is_digit(s->text[begin]) ? number_end(s, begin) : begin;
    if (end > begin) { add(s, begin, end, HS_STOP_NONE); return end; }
    end = body_end(s, begin);
    if (byte_at(s, end) == '-' && body_at(s, end + 1) && is_listed(s, begin, end + 1, "prefix"))
        end = body_end(s, end + 1);
    if (byte_at(s, end) == '$' && hs_is_digit(byte_at(s, end + 1)) && hs_is_upper(s->text[begin]))
        end++;                            /* "US$" */
    return add_body(s, begin, end);
}

/* "'s" after a mark, "'em", "'60s"; begin where the apostrophe there is a mark by itself. */
static uint32_t apostrophe_word(const splitter *s, uint32_t begin)
{
    uint32_t n = apostrophe(s, begin);
    if (n == 0 || !body_at(s, begin + n)) return begin;
    uint32_t end = body_end(s, begin + n);
    bool glued = s->words->n && s->words->at[s->words->n - 1].span.end == begin;
    if (glued && is_listed(s, begin, end, "clitic")) return end;
    if (!glued && is_listed(s, begin, end, "word")) return end;
    uint32_t digits = begin + n;
    while (digits < end && hs_is_digit(s->text[digits])) digits++;
    bool year = digits == begin + n + 2 && (digits == end || s->text[digits] == 's');
    return year && !glued ? end : begin;
}

static uint32_t run_of(const splitter *s, uint32_t at, const char *marks)
{
    while (at < s->chunk_end && strchr(marks, s->text[at])) at++;
    return at;
}

/* The end of the mark, or run of marks, at `begin`. */
static uint32_t marks_end(const splitter *s, uint32_t begin, hs_stop *stop)
{
    uint32_t n, c = code_at(s, begin, &n);
    char next = byte_at(s, begin + 1);
    *stop = HS_STOP_NONE;
    bool first = begin == s->begin || s->text[begin - 1] != s->text[begin];
    if (c && c < 0x80 && first && strchr(":;=<[", (char)c))     /* ":-)", "[...]" */
        for (uint32_t length = 5; length >= 2; length--)
            if (begin + length <= s->chunk_end && !body_at(s, begin + length) &&
                is_listed(s, begin, begin + length, "word")) return begin + length;
    if (c == '!' || c == '?') { *stop = HS_STOP_MARK; return run_of(s, begin, "!?"); }
    if (c == '.') {
        *stop = next == '.' ? HS_STOP_DOTS : HS_STOP_MARK;
        return run_of(s, begin, ".");
    }
    if (c == 0x2026) *stop = HS_STOP_DOTS;
    if ((c == '#' || c == '@') && body_at(s, begin + 1) && !hs_is_digit(next))
        return body_end(s, begin + 1);
    bool closes_two = c == '\'' && next == '\'' && byte_at(s, begin + 2) == '\'' &&
                      !hs_is_letter(byte_at(s, begin + 3));  /* a single mark, then a double one */
    if ((c == '\'' || c == '`') && next == (char)c && !closes_two) return begin + 2;
    if ((c == 0x2018 || c == 0x2019) && s->chunk_end - begin >= 6 &&
        memcmp(s->text + begin, s->text + begin + 3, 3) == 0) return begin + 6;
    if (c && c < 0x80 && strchr("-*=_~+<>#", (char)c))
        return run_of(s, begin, (char[]){ (char)c, 0 });
    return begin + n;
}

static void split_chunk(splitter *s, uint32_t at)
{
    while (at < s->chunk_end) {
        uint32_t end = apostrophe_word(s, at);
        hs_stop stop = HS_STOP_NONE;
        if (end > at) { add(s, at, end, stop); at = end; continue; }
        if (body_at(s, at)) {
            if (!s->address) { at = add_run(s, at); continue; }
            s->address = false;
            end = address_end(s, at);
            stop = HS_STOP_ADDRESS;
        } else {
            end = marks_end(s, at, &stop);
        }
        add(s, at, end, stop);
        at = end;
    }
}

void hs_word_split(const hs_text_lexicons *lexicons, const char *text, hs_span segment,
                   hs_word_list *words, hs_arena *arena)
{
    splitter s = { .lexicons = lexicons, .text = text, .begin = segment.begin,
                   .end = segment.end, .words = words, .arena = arena };
    for (uint32_t at = segment.begin; at < segment.end; ) {
        uint32_t n;
        if (hs_utf8_is_space(hs_utf8_get(text + at, &n))) { at += n; continue; }
        uint32_t end = at;
        while (end < segment.end && !hs_utf8_is_space(hs_utf8_get(text + end, &n))) end += n;
        s.chunk_end = end;
        s.address = has_address(text, at, end);
        split_chunk(&s, at);
        at = end;
    }
}
