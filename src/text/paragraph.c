/* paragraph.c - lines to paragraphs.
 *
 * Blank lines always separate. A single line break is a paragraph's end in texts from the
 * web, and nothing but the right margin in hard-wrapped ones. Wrapped lines give themselves
 * away: the next line's first word would not have fitted any more.
 */
#include "text/part.h"

#include "base/utf8.h"

enum {
    WIDEST = 120,            /* bytes; wrapped lines are no longer */
    NARROWEST = 40,
    SLACK = 12               /* bytes by which a full line may fall short */
};

typedef struct line {
    hs_span  span;           /* without outer blanks */
    uint32_t first_word;     /* bytes of its first word */
    bool     after_blank;    /* a blank line, or nothing, stands before it */
} line;

typedef HS_VECTOR(line) line_list;

static bool blank_at(const char *text, uint32_t at, uint32_t *n)
{
    return hs_utf8_is_space(hs_utf8_get(text + at, n));
}

hs_span hs_part_trim(const char *text, hs_span s)
{
    uint32_t n;
    while (s.begin < s.end && blank_at(text, s.begin, &n)) s.begin += n;
    while (s.begin < s.end) {
        uint32_t last = s.end - 1;
        while (last > s.begin && ((unsigned char)text[last] & 0xC0) == 0x80) last--;
        if (!blank_at(text, last, &n)) break;
        s.end = last;
    }
    return s;
}

/* Bytes of the line break at `at`: LF, CR, CR LF, FF, or the Unicode separators; 0 if none. */
static uint32_t line_break(const char *text, uint32_t at, uint32_t end)
{
    if (text[at] == '\r') return at + 1 < end && text[at + 1] == '\n' ? 2 : 1;
    if (text[at] == '\n' || text[at] == '\f') return 1;
    if (end - at >= 3 && (memcmp(text + at, "\xE2\x80\xA8", 3) == 0 ||
                          memcmp(text + at, "\xE2\x80\xA9", 3) == 0)) return 3;
    return 0;
}

static void read_lines(const char *text, uint32_t end, line_list *lines, hs_arena *arena)
{
    bool after_blank = true;
    for (uint32_t at = 0; at < end; ) {
        line l = { .after_blank = after_blank };
        uint32_t n, feed = 0;
        while (at < end && (feed = line_break(text, at, end)) == 0) {
            bool blank = blank_at(text, at, &n);
            if (!blank && l.span.end == 0) l.span.begin = at;
            at += n;
            if (!blank) l.span.end = at;
            else if (l.span.end && !l.first_word) l.first_word = l.span.end - l.span.begin;
        }
        at += feed;
        after_blank = l.span.end == 0;
        if (after_blank) continue;
        if (!l.first_word) l.first_word = l.span.end - l.span.begin;
        *hs_push(arena, lines) = l;
    }
}

static uint32_t length(const line *l) { return l->span.end - l->span.begin; }

/* True where the next line's first word would not have fitted on the line. */
static bool full(const line *l, const line *next, uint32_t width)
{
    return length(l) + 1 + next->first_word + SLACK > width;
}

/* The width that the text's lines are wrapped to, or 0 where they are not. */
static uint32_t wrap_width(const line_list *lines)
{
    uint32_t width = 0, pairs = 0, filled = 0;
    for (uint32_t i = 0; i + 1 < lines->n; i++) {
        if (lines->at[i + 1].after_blank) continue;
        if (length(&lines->at[i]) > width) width = length(&lines->at[i]);
        pairs++;
    }
    if (pairs < 3 || width > WIDEST || width < NARROWEST) return 0;
    for (uint32_t i = 0; i + 1 < lines->n; i++)
        if (!lines->at[i + 1].after_blank && full(&lines->at[i], &lines->at[i + 1], width)) filled++;
    return filled * 10 >= pairs * 7 ? width : 0;
}

/* A line that goes on in small letters without a stop before: broken by accident. */
static bool runs_on(const char *text, const line *l, const line *next)
{
    uint32_t n, c = hs_utf8_get(text + next->span.begin, &n);
    char last = text[l->span.end - 1];
    bool small = hs_utf8_is_letter(c) && !hs_utf8_is_upper(c);
    return small && length(l) >= NARROWEST && (hs_is_letter(last) || last == ',');
}

void hs_part_paragraphs(const char *text, uint32_t n, hs_span_list *paragraphs, hs_arena *arena)
{
    line_list lines = { 0 };
    read_lines(text, n, &lines, arena);
    uint32_t width = wrap_width(&lines);
    for (uint32_t i = 0; i < lines.n; i++) {
        const line *l = &lines.at[i];
        bool joined = i && !l->after_blank &&
                      (width ? full(l - 1, l, width) : runs_on(text, l - 1, l));
        if (joined) paragraphs->at[paragraphs->n - 1].end = l->span.end;
        else *hs_push(arena, paragraphs) = l->span;
    }
}
