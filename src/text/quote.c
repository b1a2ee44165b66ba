/* quote.c - a stack of open quotations, paragraph by paragraph; see quote.h.
 *
 * Marks are collected first, each with what stands before and after it: a straight mark
 * opens where a word begins and closes where one ends. An apostrophe opens nothing unless a
 * mark that surely closes a single quotation follows in the paragraph. A mark that opens
 * while its like is open shows that the earlier one was never closed: that one is cut there.
 */
#include "text/quote.h"

#include "base/utf8.h"

enum { DEEPEST = 16 };       /* quotations within quotations; more are not looked at */

typedef enum glyph { STRAIGHT, CURLY, TICKS, ANGLES, SINGLE } glyph;
typedef enum around { EDGE, OPENING, CLOSING, DASH, QUOTE, OTHER } around;
typedef enum side { LEFT, RIGHT, EITHER } side;

typedef struct quote_mark {
    uint32_t at, n;          /* first byte, bytes */
    uint8_t  glyph, side;    /* side: what its shape says */
    bool     opens, closes;  /* what its place says */
    bool     sure;           /* SINGLE: surely closes, is no apostrophe */
    bool     closed_later;   /* SINGLE: a sure one follows */
    bool     may_open;       /* neither opens nor closes, but opens where nothing is open */
} quote_mark;

typedef HS_VECTOR(quote_mark) mark_list;
typedef struct open_mark { hs_quote quote; uint8_t glyph; } open_mark;
typedef HS_VECTOR(open_mark) quote_list;

typedef struct matcher {
    const char *text;
    hs_span segment;         /* the paragraph */
    uint32_t index;          /* its number */
    uint32_t first;          /* its first quotation in the list */
    uint32_t stack[DEEPEST], depth;
    uint8_t  glyphs[DEEPEST];
    uint8_t  carried[DEEPEST]; /* glyphs that the paragraph before left open */
    uint32_t n_carried;
    quote_list list;
    hs_arena *arena;
} matcher;

/* ---- marks ------------------------------------------------------------------------------ */

/* The quotation mark of code point c at `at`, in *m; false where it is none. */
static bool is_mark(const char *text, uint32_t at, uint32_t end, uint32_t c, quote_mark *m)
{
    bool twice = at + 1 < end && text[at + 1] == text[at];
    if (c == '\'' && twice && at + 2 < end && text[at + 2] == '\'')    /* closes two, or opens two */
        twice = at + 3 < end && hs_is_letter(text[at + 3]);
    switch (c) {
    case '"':                                   m->glyph = STRAIGHT; m->side = EITHER; return true;
    case '\'': m->glyph = twice ? TICKS : SINGLE; m->side = EITHER; m->n = twice ? 2 : 1; return true;
    case '`': if (!twice) return false;
        m->glyph = TICKS; m->side = LEFT; m->n = 2; return true;
    case 0x201C: case 0x93:                     m->glyph = CURLY; m->side = LEFT; return true;
    case 0x201D: case 0x94:                     m->glyph = CURLY; m->side = RIGHT; return true;
    case 0x201E: case 0x201F:                   m->glyph = CURLY; m->side = LEFT; return true;
    case 0xAB: m->glyph = ANGLES; m->side = EITHER; return true;
    case 0xBB: m->glyph = ANGLES; m->side = EITHER; return true;
    case 0x2018: case 0x2019:
        twice = end - at >= 6 && memcmp(text + at, text + at + 3, 3) == 0;
        m->glyph = twice ? TICKS : SINGLE;
        m->side = c == 0x2018 ? LEFT : RIGHT;
        m->n = twice ? 6 : 3;
        return true;
    case 0x91: case 0x2039:                     m->glyph = SINGLE; m->side = LEFT; return true;
    case 0x92: case 0x203A:                     m->glyph = SINGLE; m->side = RIGHT; return true;
    default: return false;
    }
}

static around around_of(uint32_t c)
{
    if (c == 0 || hs_utf8_is_space(c)) return EDGE;
    if (c == '(' || c == '[' || c == '{' || c == '<') return OPENING;
    if (c < 0x80 && strchr(".,;:!?)]}>", (char)c)) return CLOSING;
    if (c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015)) return DASH;
    if (c == 0x2026) return CLOSING;
    quote_mark m;
    return is_mark("", 0, 0, c, &m) ? QUOTE : OTHER;
}

/* 5'10": feet and inches, minutes and seconds of arc. */
static bool is_measure(const char *text, uint32_t begin, const quote_mark *m)
{
    uint32_t at = m->at;
    if (at == begin || !hs_is_digit(text[at - 1])) return false;
    if (m->glyph == SINGLE) return hs_is_digit(text[at + m->n]);
    while (at > begin && m->at - at < 3 && hs_is_digit(text[at - 1])) at--;
    if (at == begin) return false;
    return text[at - 1] == '\'' || (at >= begin + 3 && memcmp(text + at - 3, "\u2019", 3) == 0);
}

/* Fills in what the place of the mark says: c before it, c after it. */
static void place(const char *text, hs_span s, uint32_t before, quote_mark *m)
{
    uint32_t end = m->at + m->n, n, after = end < s.end ? hs_utf8_get(text + end, &n) : 0;
    around left = around_of(before), right = around_of(after);
    bool begins = left == EDGE || left == OPENING || left == DASH || left == QUOTE;
    bool ends = right == EDGE || right == CLOSING || right == DASH || right == QUOTE;
    m->opens = begins && right != EDGE && right != CLOSING;
    m->closes = ends && left != EDGE && left != OPENING;
    m->may_open = (left == CLOSING && right == OTHER) ||       /* said:"We ..." */
                  ((left == EDGE || left == OPENING) && right == CLOSING);   /* "... we" */
    if (m->glyph != SINGLE || !m->closes || m->side == LEFT) return;
    bool bare_s = before == 's' || before == 'S', dropped = before == 'n';
    m->sure = left == CLOSING || right == CLOSING || right == QUOTE || after == 0 ||
              !(bare_s || dropped);
}

/* True for the apostrophes of '60s, of "van 't Hooft" and before n in "rock 'n' roll". */
static bool is_elision(const char *text, uint32_t end, const quote_mark *m)
{
    uint32_t at = m->at + m->n;
    if (at + 1 >= end) return false;
    if (hs_is_digit(text[at]) && hs_is_digit(text[at + 1]))
        return at + 2 == end || text[at + 2] == 's' || !hs_is_digit(text[at + 2]);
    if (text[at] == 'n' && text[at + 1] != ' ' && !hs_is_letter(text[at + 1])) return true;
    return hs_is_lower(text[at]) && text[at] != 'a' && (text[at + 1] == ' ' || text[at + 1] == '-');
}

static void collect(const matcher *q, mark_list *marks, hs_arena *arena)
{
    uint32_t before = 0;
    marks->n = 0;
    for (uint32_t at = q->segment.begin; at < q->segment.end; ) {
        quote_mark m = { .at = at };
        uint32_t c = hs_utf8_get(q->text + at, &m.n);
        at += m.n;
        if (is_mark(q->text, m.at, q->segment.end, c, &m)) {
            at = m.at + m.n;
            place(q->text, q->segment, before, &m);
            if (!is_measure(q->text, q->segment.begin, &m) &&
                !(m.glyph == SINGLE && is_elision(q->text, q->segment.end, &m)))
                *hs_push(arena, marks) = m;
        }
        before = c;
    }
    bool sure = false;
    for (uint32_t i = marks->n; i-- > 0; ) {
        marks->at[i].closed_later = sure;
        sure = sure || marks->at[i].sure;
    }
}

/* ---- matching ------------------------------------------------------------------------------ */

static void open_quote(matcher *q, uint32_t begin, uint32_t inner, glyph g, bool continues)
{
    if (q->depth == DEEPEST) return;
    uint32_t parent = q->depth ? q->stack[q->depth - 1] : HS_NONE;
    q->stack[q->depth] = q->list.n;
    q->glyphs[q->depth++] = (uint8_t)g;
    *hs_push(q->arena, &q->list) = (open_mark){
        { .span = { begin, begin }, .inner = { inner, inner }, .segment = q->index,
          .parent = parent, .continues = continues }, (uint8_t)g };
}

/* Depth of the innermost open quotation that the glyph closes, counted from 1; 0 if none.
 * Like closes like; failing that, any double mark closes any. */
static uint32_t find_open(const matcher *q, glyph g)
{
    for (uint32_t d = q->depth; d > 0; d--)
        if (q->glyphs[d - 1] == g) return d;
    if (g == ANGLES) return 0;
    for (uint32_t d = q->depth; d > 0; d--)
        if (q->glyphs[d - 1] != SINGLE && q->glyphs[d - 1] != ANGLES) return d;
    return 0;
}

/* Closes the quotation at depth d; what was opened inside it ends with it, unclosed. */
static void close_to(matcher *q, uint32_t d, uint32_t inner_end, uint32_t end, bool closed)
{
    for (; q->depth >= d; q->depth--) {
        hs_quote *quote = &q->list.at[q->stack[q->depth - 1]].quote;
        bool inside = q->depth > d;
        quote->inner.end = inner_end;
        quote->span.end = inside ? inner_end : end;
        quote->unclosed = inside || !closed;
    }
}

static uint32_t back_over_blanks(const char *text, uint32_t begin, uint32_t end)
{
    while (end > begin && hs_is_blank(text[end - 1])) end--;
    return end;
}

static void take_single(matcher *q, const quote_mark *m)
{
    /* An apostrophe closes no quotation over an open one inside it. */
    uint32_t open = q->depth && q->glyphs[q->depth - 1] == SINGLE ? q->depth : 0;
    uint32_t end = m->at + m->n;
    bool may_close = m->closes && m->side != LEFT && (m->sure || !m->closed_later);
    if (open && may_close) close_to(q, open, m->at, end, true);
    else if (!open && m->opens && m->side != RIGHT &&
             (m->closed_later || m->at == q->segment.begin))
        open_quote(q, m->at, end, SINGLE, false);
}

/* The paragraph may be the last of the quotation that is carried, though that does not open anew
 * there: nothing has been quoted yet, or nothing with its glyph, and the paragraph begins with the
 * mark of a quotation inside it. */
static bool may_enclose(const matcher *q, glyph g)
{
    if (q->list.n == q->first) return true;
    for (uint32_t i = q->first; i < q->list.n; i++)
        if (q->list.at[i].glyph == g) return false;
    return q->list.at[q->first].quote.span.begin == q->segment.begin;
}

/* The mark closes the quotation that is carried: it reaches from the paragraph's beginning, around
 * all that stands before the mark. Once a paragraph at most. */
static void enclose(matcher *q, const quote_mark *m)
{
    uint32_t first = q->first;
    hs_quote outer = { .span = { q->segment.begin, m->at + m->n }, .inner = { q->segment.begin, m->at },
                       .segment = q->index, .parent = HS_NONE, .continues = true };
    *hs_push(q->arena, &q->list) = (open_mark){ outer, m->glyph };
    for (uint32_t i = q->list.n - 1; i > first; i--) {
        q->list.at[i] = q->list.at[i - 1];
        uint32_t *parent = &q->list.at[i].quote.parent;
        *parent = *parent == HS_NONE ? first : *parent + 1;
    }
    q->list.at[first] = (open_mark){ outer, m->glyph };
    q->n_carried = 0;
}

static void take_double(matcher *q, const quote_mark *m)
{
    uint32_t open = find_open(q, m->glyph), end = m->at + m->n;
    bool like = open && q->glyphs[open - 1] == m->glyph;
    bool opens = m->opens, closes = m->closes;
    if (!opens && !closes) {
        opens = m->side == LEFT || (!open && m->may_open);
        closes = open;
    }
    if (m->side == LEFT && opens) closes = false;
    if (m->side == RIGHT) { closes = true; opens = false; }
    if (open && closes && !(opens && !like)) { close_to(q, open, m->at, end, true); return; }
    if (opens) {
        if (like) close_to(q, open, back_over_blanks(q->text, q->segment.begin, m->at),
                           back_over_blanks(q->text, q->segment.begin, m->at), false);
        open_quote(q, m->at, end, m->glyph, false);
        return;
    }
    if (closes && !q->depth && q->n_carried && q->carried[0] == m->glyph && may_enclose(q, m->glyph))
        enclose(q, m);
}

/* Marks at the paragraph's beginning that take up what the last one left open. Returns how
 * many they are. */
static uint32_t resume(matcher *q, const mark_list *marks)
{
    uint32_t i = 0, at = q->segment.begin;
    while (i < q->n_carried && i < marks->n && marks->at[i].at == at &&
           marks->at[i].glyph == q->carried[i] && marks->at[i].side != RIGHT) {
        at += marks->at[i].n;
        open_quote(q, marks->at[i].at, at, (glyph)q->carried[i], true);
        i++;
    }
    return i;
}

/* Drops single quotations that were never closed: their marks were apostrophes. One that the
 * next paragraph takes up (`resumed`) stays. */
static void drop_apostrophes(matcher *q, bool resumed, uint32_t *moved)
{
    uint32_t to = q->first;
    for (uint32_t i = q->first; i < q->list.n; i++) {
        open_mark m = q->list.at[i];
        uint32_t parent = m.quote.parent;
        if (parent != HS_NONE) parent = moved[parent - q->first];
        bool drop = m.glyph == SINGLE && m.quote.unclosed && !m.quote.continues &&
                    !(resumed && m.quote.span.begin == q->segment.begin);
        moved[i - q->first] = drop ? parent : to;
        if (drop) continue;
        m.quote.parent = parent;
        q->list.at[to++] = m;
    }
    q->list.n = to;
}

/* `resumed`: the next paragraph begins with a single mark. */
static void match_segment(matcher *q, bool resumed, mark_list *marks, hs_arena *arena)
{
    q->first = q->list.n;
    q->depth = 0;
    collect(q, marks, arena);
    for (uint32_t i = resume(q, marks); i < marks->n; i++) {
        if (marks->at[i].glyph == SINGLE) take_single(q, &marks->at[i]);
        else take_double(q, &marks->at[i]);
    }
    q->n_carried = q->depth;
    memcpy(q->carried, q->glyphs, sizeof q->carried);
    if (q->depth) close_to(q, 1, q->segment.end, q->segment.end, false);
    hs_mark here = hs_arena_mark(arena);
    drop_apostrophes(q, resumed, hs_new(arena, uint32_t, q->list.n - q->first));
    hs_arena_rewind(arena, here);
}

static bool begins_single(const char *text, hs_span s)
{
    uint32_t n, c = s.begin < s.end ? hs_utf8_get(text + s.begin, &n) : 0;
    return c == '\'' || c == 0x2018;
}

const hs_quote *hs_text_quotes(const char *text, const hs_segment *segments, uint32_t n_segments,
                               uint32_t *n_quotes, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    matcher q = { .text = text, .arena = scratch };
    mark_list marks = { 0 };
    for (uint32_t i = 0; i < n_segments; i++) {
        uint8_t kind = segments[i].kind;
        if (kind != HS_BODY && kind != HS_CAPTION && kind != HS_HEADLINE && kind != HS_SUBHEAD)
            continue;
        uint32_t carried = q.n_carried;
        q.segment = segments[i].span;
        q.index = i;
        if (kind != HS_BODY) q.n_carried = 0;
        match_segment(&q, i + 1 < n_segments && begins_single(text, segments[i + 1].span),
                      &marks, scratch);
        if (kind != HS_BODY) q.n_carried = carried;   /* a caption stands in the way of nothing */
    }
    hs_quote *list = hs_new(out, hs_quote, q.list.n);
    for (uint32_t i = 0; i < q.list.n; i++) list[i] = q.list.at[i].quote;
    *n_quotes = q.list.n;
    hs_arena_rewind(scratch, mark);
    return list;
}
