/* caption.c - photo captions and their credits, also where they were run into body text.
 *
 * The credit is found first: in brackets anywhere in the paragraph ("(credit: A B/AFP)"), or
 * without brackets at its end ("Photo: A B/AFP", "A B/Reuters", "via Getty Images"). The
 * caption is the sentence before it: a credit stands behind what it credits.
 */
#include "text/part.h"

#include "base/utf8.h"

enum {
    LONGEST_CREDIT = 200,    /* bytes, brackets included */
    LONGEST_TAIL = 120,      /* bytes of a credit without brackets */
    LONGEST_CAPTION = 420
};

typedef struct finder {
    const hs_text_lexicons *lexicons;
    const char *text;
    hs_span paragraph;
    hs_segment_list *segments;
    hs_arena *arena;
} finder;

/* ---- credits ------------------------------------------------------------------------------ */

/* True where pieces [i, n) end with an agency behind a slash or "via", or begin with one
 * before a slash: "A B/Pool via REUTERS", "AP Photo/A B". */
static bool names_agency(const hs_pieces *p)
{
    hs_slice words[4], value;
    bool joined = false;
    for (uint32_t i = 0; i < p->n; i++) {
        bool mark = hs_piece_is(p, i, "/") || hs_is_nocase(hs_piece_form(p, i), "via");
        joined = joined || (mark && i > 0);
    }
    if (!joined || !p->whole) return false;
    for (uint32_t i = 0; i < p->n; i++) {
        bool starts = i == 0 || hs_piece_is(p, i - 1, "/") ||
                      hs_is_nocase(hs_piece_form(p, i - 1), "via");
        uint32_t n = 0;
        while (starts && n < 4 && i + n < p->n && p->at[i + n].word) {
            words[n] = hs_piece_form(p, i + n);
            n++;
        }
        if (n && hs_lexicon_longest(&p->lexicons->agencies, words, n, &value)) return true;
    }
    return false;
}

/* "AFP", "Jan Pelle/Flash90": what is a credit only where the paragraph ends with it. */
static bool may_be_credit(const hs_pieces *p)
{
    hs_slice words[4], value;
    uint32_t n = 0, slashes = 0, small = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        if (hs_piece_is(p, i, "/")) slashes++;
        else if (p->at[i].word && n < 4) words[n++] = hs_piece_form(p, i);
        if (p->at[i].word && !hs_is_upper(hs_piece_form(p, i).at[0])) small++;
    }
    if (!p->whole || small || n == 0 || p->n > 8) return false;
    return slashes == 1 || (n == p->n && hs_lexicon_longest(&p->lexicons->agencies, words, n, &value) == n);
}

/* End of the bracketed credit that begins at `at`, or `at`. */
static uint32_t bracket_credit(const finder *f, uint32_t at)
{
    char close = f->text[at] == '[' ? ']' : ')';
    uint32_t limit = at + LONGEST_CREDIT < f->paragraph.end ? at + LONGEST_CREDIT : f->paragraph.end;
    uint32_t end = at + 1;
    while (end < limit && f->text[end] != close) end++;
    if (end >= limit) return at;
    hs_pieces p;
    hs_pieces_read(f->lexicons, f->text, (hs_span){ at + 1, end }, &p);
    bool credit = hs_piece_phrase(&p, 0, "credit", true) || hs_piece_phrase(&p, 0, "caption", true) ||
                  names_agency(&p) || (close == ')' && end + 1 == f->paragraph.end && may_be_credit(&p));
    return credit ? end + 1 : at;
}

static bool word_begins(const finder *f, uint32_t at)
{
    return at == f->paragraph.begin || !hs_is_letter(f->text[at - 1]);
}

static bool capital_at(const char *text, uint32_t at)
{
    uint32_t n;
    return hs_utf8_is_upper(hs_utf8_get(text + at, &n));
}

/* Begin of a labelled credit without brackets in the paragraph's tail, or its end. */
static uint32_t labelled_credit(const finder *f, uint32_t from)
{
    hs_pieces p;
    for (uint32_t at = from; at < f->paragraph.end; at++) {
        if (((unsigned char)f->text[at] & 0xC0) == 0x80) continue;
        if (!hs_is_upper(f->text[at]) || !word_begins(f, at)) continue;
        hs_pieces_read(f->lexicons, f->text, (hs_span){ at, f->paragraph.end }, &p);
        if (hs_piece_phrase(&p, 0, "credit", false) && p.whole && p.n > 1) return at;
    }
    return f->paragraph.end;
}

/* Where the last of words glued by a forgotten blank begins: "Monday.Jan" -> "Jan". */
static uint32_t unglued(const char *text, uint32_t begin, uint32_t end)
{
    for (uint32_t at = end; at >= begin + 2; at--)
        if (text[at - 1] == '.' && at < end && hs_is_upper(text[at]) && !hs_is_upper(text[at - 2]))
            return at;
    return begin;
}

/* Begin of "A B/Reuters" or "A B via Getty Images" at the paragraph's end, or its end. */
static uint32_t bare_credit(const finder *f, uint32_t from)
{
    uint32_t at = f->paragraph.end, words = 0, begin = at;
    hs_pieces p;
    while (at > from && words < 6) {          /* back over capitalised words */
        uint32_t end = at;
        while (at > from && !hs_is_blank(f->text[at - 1])) at--;
        uint32_t word = unglued(f->text, at, end);
        if (word > at) { begin = word; break; }
        bool via = hs_is_nocase((hs_slice){ f->text + at, end - at }, "via");
        bool stop = end < f->paragraph.end && end > at + 2 && f->text[end - 1] == '.' &&
                    hs_is_lower(f->text[end - 2]);
        if (at == end || stop || (!capital_at(f->text, at) && !via)) break;
        begin = at;
        words++;
        while (at > from && hs_is_blank(f->text[at - 1])) at--;
    }
    if (begin == f->paragraph.end) return begin;
    hs_pieces_read(f->lexicons, f->text, (hs_span){ begin, f->paragraph.end }, &p);
    return names_agency(&p) ? begin : f->paragraph.end;
}

/* Begin of an agency's name that stands by itself behind the last stop, or the end. */
static uint32_t lone_agency(const finder *f, uint32_t from)
{
    hs_slice value;
    uint32_t at = f->paragraph.end, limit = at > from + 30 ? at - 30 : from;
    while (at > limit && f->text[at - 1] != '.') at--;
    if (at <= limit + 1 || at == f->paragraph.end) return f->paragraph.end;
    hs_span name = hs_part_trim(f->text, (hs_span){ at, f->paragraph.end });
    bool agency = hs_is_upper(f->text[name.begin]) &&
                  hs_lexicon_find(&f->lexicons->agencies, hs_cut(f->text, name), &value);
    return agency ? name.begin : f->paragraph.end;
}

/* ---- captions ------------------------------------------------------------------------------- */

/* True where the stop at `at` ends a sentence: no abbreviation, no initial. */
static bool ends_sentence(const finder *f, uint32_t begin, uint32_t at)
{
    uint32_t word = at;
    while (word > begin && !hs_is_blank(f->text[word - 1]) && at - word < 16) word--;
    if (f->text[at] != '.') return true;
    if (at - word <= 1) return false;
    if (at - word == 3 && f->text[word + 1] == '.') return false;      /* "U.S." */
    return !hs_lexicon_has(&f->lexicons->abbreviations, hs_cut(f->text, (hs_span){ word, at + 1 }));
}

/* Where the sentence begins that ends before `end`, not before `begin`. */
static uint32_t sentence_begin(const finder *f, uint32_t begin, uint32_t end)
{
    uint32_t at = end;
    while (at > begin && (hs_is_blank(f->text[at - 1]) || strchr(".!?\"')", f->text[at - 1]))) at--;
    for (; at > begin + 1; at--) {
        if (!hs_is_blank(f->text[at - 1])) continue;
        uint32_t stop = at - 1;
        while (stop > begin && hs_is_blank(f->text[stop - 1])) stop--;
        while (stop > begin && strchr("\"')]", f->text[stop - 1])) stop--;
        while (stop > begin + 2 && memcmp(f->text + stop - 3, "\u201D", 3) == 0) stop -= 3;
        if (stop > begin && strchr(".!?", f->text[stop - 1]) && !hs_is_lower(f->text[at]) &&
            ends_sentence(f, begin, stop - 1)) return at;
        if (end - stop > LONGEST_CAPTION) return end;
        at = stop + 1;                   /* a run of blanks is looked at once */
    }
    return begin;
}

static void add(finder *f, uint32_t begin, uint32_t end, uint8_t kind)
{
    hs_span s = hs_part_trim(f->text, (hs_span){ begin, end });
    if (s.begin < s.end) *hs_push(f->arena, f->segments) = (hs_segment){ s, kind };
}

/* The parts of [begin, credit): rest and caption; then the credit itself. */
static void add_caption(finder *f, uint32_t begin, hs_span credit, uint8_t kind)
{
    uint32_t caption = sentence_begin(f, begin, credit.begin);
    while (credit.begin > caption && strchr(" |-", f->text[credit.begin - 1])) credit.begin--;
    add(f, begin, caption, kind);
    add(f, caption, credit.begin, HS_CAPTION);
    add(f, credit.begin, credit.end, HS_CREDIT);
}

bool hs_part_captions(const hs_text_lexicons *lexicons, const char *text, hs_span paragraph,
                      uint8_t kind, hs_segment_list *segments, hs_arena *arena)
{
    finder f = { lexicons, text, paragraph, segments, arena };
    uint32_t begin = paragraph.begin;
    for (uint32_t at = begin; at < paragraph.end; at++) {
        if (text[at] != '(' && text[at] != '[') continue;
        uint32_t end = bracket_credit(&f, at);
        if (end == at) continue;
        add_caption(&f, begin, (hs_span){ at, end }, kind);
        begin = at = end;
    }
    uint32_t tail = paragraph.end - begin > LONGEST_TAIL ? paragraph.end - LONGEST_TAIL : begin;
    while (tail > begin && ((unsigned char)text[tail] & 0xC0) == 0x80) tail--;
    uint32_t credit = labelled_credit(&f, tail);
    if (credit == paragraph.end) credit = bare_credit(&f, tail);
    if (credit == paragraph.end) credit = lone_agency(&f, tail);
    if (credit < paragraph.end) {
        add_caption(&f, begin, (hs_span){ credit, paragraph.end }, kind);
        begin = paragraph.end;
    }
    if (begin == paragraph.begin) return false;
    add(&f, begin, paragraph.end, kind);
    return true;
}
