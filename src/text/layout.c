/* layout.c - what kind each paragraph is; see layout.h.
 *
 * Paragraphs are judged in text order by their first words and their shape. A headline is a
 * short paragraph before all body text; what else is short there is the deck under it. Between
 * body paragraphs a short one without a final stop is a sub-heading. Everything that is not
 * recognised is body: to take body for something else costs more than the reverse.
 */
#include "text/part.h"

#include "base/utf8.h"

enum {
    LONGEST_HEADLINE = 150,  /* bytes */
    LONGEST_SUBHEAD = 90,
    LONGEST_BYLINE = 160,
    LONGEST_CREDITS = 600,   /* "(Reporting by ...)" at the end of a long report */
    LONGEST_PROMO = 260,
    LONGEST_NOTE = 260       /* who the author is, at the end */
};

typedef struct reader {
    const hs_text_lexicons *lexicons;
    const char *text;
    const hs_span *paragraphs; uint32_t n;
    hs_segment_list segments;
    hs_layout layout;
    int32_t  updated;        /* day of a line "Updated ...", for want of a better one */
    uint32_t body;           /* body paragraphs so far */
    bool     headline;       /* a headline was seen */
    bool     links;          /* a heading of links was seen, and nothing but links since */
    bool     below;          /* a byline or dateline was seen: no more headlines */
    hs_arena *arena;
} reader;

hs_status hs_text_open(const hs_model *model, hs_text_lexicons *out, hs_error *err)
{
    HS_TRY(hs_lexicon_open(model, "months", &out->months, err));
    HS_TRY(hs_lexicon_open(model, "agencies", &out->agencies, err));
    HS_TRY(hs_lexicon_open(model, "layout", &out->layout, err));
    HS_TRY(hs_lexicon_open(model, "abbrevs", &out->abbreviations, err));
    return hs_lexicon_open(model, "words", &out->words, err);
}

/* ---- shapes --------------------------------------------------------------------------------- */

static uint32_t size(const hs_pieces *p) { return p->span.end - p->span.begin; }

static bool layout_word(const hs_pieces *p, uint32_t i, const char *kind)
{
    hs_slice value;
    return i < p->n && p->at[i].word &&
           hs_lexicon_find(&p->lexicons->layout, hs_piece_form(p, i), &value) &&
           hs_value_has(value, kind);
}

static bool is_capital(const hs_pieces *p, uint32_t i)
{
    uint32_t n;
    hs_slice w = hs_piece_form(p, i);
    return w.n && hs_utf8_is_upper(hs_utf8_get(w.at, &n));
}

/* The last piece that is no closing quotation mark or bracket. */
static hs_slice last_piece(const hs_pieces *p)
{
    static const char *const closing[] = { "\"", "'", "\u201D", "\u2019", ")", "]", "\u00BB" };
    for (uint32_t i = p->n; i-- > 0; ) {
        bool closes = false;
        for (uint32_t k = 0; k < sizeof closing / sizeof *closing; k++)
            closes = closes || hs_piece_is(p, i, closing[k]);
        if (!closes) return hs_piece_form(p, i);
    }
    return (hs_slice){ "", 0 };
}

static bool ends_with(const hs_pieces *p, const char *marks)
{
    hs_slice w = last_piece(p);
    if (hs_is(w, "\u2026")) return true;
    return w.n == 1 && strchr(marks, w.at[0]);
}

/* Stops inside the paragraph after which a new sentence begins. */
static uint32_t inner_stops(const hs_pieces *p)
{
    uint32_t stops = 0;
    for (uint32_t i = 1; i + 1 < p->n; i++) {
        hs_slice before = hs_piece_form(p, i - 1);
        bool stop = hs_piece_is(p, i, ".") || hs_piece_is(p, i, "?") || hs_piece_is(p, i, "!");
        if (stop && before.n > 2 && is_capital(p, i + 1) && !is_capital(p, i - 1)) stops++;
    }
    return stops;
}

typedef struct shape {
    uint32_t words, capitals, long_words, articles;
    bool shouted;            /* all in capital letters */
} shape;

static shape shape_of(const hs_pieces *p)
{
    shape s = { .shouted = true };
    for (uint32_t i = 0; i < p->n; i++) {
        if (!p->at[i].word) continue;
        hs_slice w = hs_piece_form(p, i);
        s.words++;
        if (w.n > 3) s.long_words++;
        if (w.n > 3 && (is_capital(p, i) || hs_is_digit(w.at[0]))) s.capitals++;
        if (layout_word(p, i, "article")) s.articles++;
        for (uint32_t k = 0; k < w.n; k++) if (hs_is_lower(w.at[k])) s.shouted = false;
    }
    if (s.words == 0) s.shouted = false;
    return s;
}

static bool title_case(const shape *s)
{
    return s->long_words >= 2 && s->capitals * 10 >= s->long_words * 8;
}

static bool next_is_longer(const reader *r, uint32_t i)
{
    uint32_t here = r->paragraphs[i].end - r->paragraphs[i].begin;
    for (uint32_t k = i + 1; k < r->n && k < i + 6; k++)
        if (r->paragraphs[k].end - r->paragraphs[k].begin > here) return true;
    return false;
}

/* ---- kinds -------------------------------------------------------------------------------------- */

static bool is_promo(const hs_pieces *p)
{
    uint32_t first = 0;
    if (size(p) > LONGEST_PROMO || hs_piece_is(p, 0, "\"") || hs_piece_is(p, 0, "\u201C"))
        return false;
    while (first < p->n && (!p->at[first].word || hs_is_digit(hs_piece_form(p, first).at[0]))) first++;
    if (hs_piece_is(p, 0, "\u00A9")) return true;
    if (hs_piece_phrase(p, first, "promo", false)) {
        hs_slice w = hs_piece_form(p, first), value;
        bool only = hs_lexicon_find(&p->lexicons->layout, w, &value);
        return only || is_capital(p, first);
    }
    for (uint32_t i = first + 1; i < p->n; i++) {
        uint32_t taken = hs_piece_phrase(p, i, "promo", false);
        hs_slice value, words[6];
        for (uint32_t k = 0; k < taken && k < 6; k++) words[k] = hs_piece_form(p, i + k);
        if (taken && !p->at[i - 1].word && hs_lexicon_longest(&p->lexicons->layout, words, taken, &value) &&
            hs_value_has(value, "anywhere")) return true;
    }
    return false;
}

/* Names, roles, places and what joins them, from piece i to the end. */
static bool only_names(const hs_pieces *p, uint32_t i)
{
    uint32_t names = 0;
    for (; i < p->n; i++) {
        if (!p->at[i].word) {
            hs_slice w = hs_piece_form(p, i);
            if (!strchr(",.&|/'-;@()", w.at[0]) && !hs_is(w, "\u2019") && !hs_is(w, "\u2014") &&
                !hs_is(w, "\u2013")) return false;
        } else if (is_capital(p, i)) names++;
        else if (!hs_is_digit(hs_piece_form(p, i).at[0]) &&
                 !layout_word(p, i, "joins") &&
                 !layout_word(p, i, "role") && hs_piece_form(p, i).n > 2) return false;
    }
    return names > 0 && names <= 24;
}

static bool is_byline(const hs_pieces *p)
{
    uint32_t first = 0;
    while (first < p->n && !p->at[first].word) first++;
    if (size(p) <= LONGEST_CREDITS && hs_piece_phrase(p, first, "byline", false) &&
        is_capital(p, first)) return true;
    if (size(p) > LONGEST_BYLINE || !p->whole || ends_with(p, "?!:")) return false;
    bool by = hs_is_nocase(hs_piece_form(p, 0), "by") && is_capital(p, 1);
    if (by && only_names(p, 1)) return true;
    uint32_t roles = 0, commas = 0;           /* "Jane Doe, Staff Writer" */
    for (uint32_t i = 2; i < p->n; i++) {
        if (hs_piece_is(p, i, ",") || hs_piece_is(p, i, "|")) commas++;
        if (commas && layout_word(p, i, "role")) roles++;
    }
    if (roles == 0 || commas != 1 || ends_with(p, ".") || !is_capital(p, 1)) return false;
    return by ? p->n <= 16 : p->n <= 12 && is_capital(p, 0) && only_names(p, 0);
}

/* A name by itself, with the day under it. */
static bool is_lone_name(const reader *r, uint32_t i, const hs_pieces *p)
{
    hs_pieces next;
    int32_t day;
    if (r->body || !p->whole || p->n < 2 || p->n > 4 || i + 1 >= r->n) return false;
    for (uint32_t k = 0; k < p->n; k++)
        if (!is_capital(p, k) && !hs_piece_is(p, k, ".")) return false;
    hs_pieces_read(r->lexicons, r->text, r->paragraphs[i + 1], &next);
    return hs_part_date_line(&next, &day) != HS_NOT_DATED;
}

/* A paragraph that is nothing but a credit: "Photo: ...", "A B via Getty Images." */
static bool is_credit(const hs_pieces *p)
{
    hs_slice words[4], value;
    uint32_t n = 0;
    if (size(p) > LONGEST_BYLINE || !p->whole) return false;
    if (size(p) <= 60 && hs_piece_phrase(p, 0, "credit", true)) return true;
    while (n < 4 && n < p->n && p->at[n].word) { words[n] = hs_piece_form(p, n); n++; }
    uint32_t taken = n ? hs_lexicon_longest(&p->lexicons->agencies, words, n, &value) : 0;
    bool alone = taken && (taken == p->n || (taken + 1 == p->n && hs_piece_is(p, taken, ".")));
    return alone && is_capital(p, 0);
}

/* "Ada Quell is the former mayor of Tarsa.": the last paragraph, of a name that the report
 * has not mentioned before. */
static bool is_author_note(const reader *r, uint32_t i, const hs_pieces *p)
{
    uint32_t names = 0;
    if (i + 1 != r->n || r->body < 3 || size(p) > LONGEST_NOTE || !p->whole) return false;
    while (names < p->n && (is_capital(p, names) || hs_piece_is(p, names, "."))) names++;
    if (names < 2 || names > 6) return false;
    hs_slice verb = hs_piece_form(p, names), next = hs_piece_form(p, names + 1);
    bool says = hs_is(verb, "is") && (hs_is(next, "a") || hs_is(next, "an") || hs_is(next, "the"));
    if (!says && !(hs_is(verb, "writes") || hs_is(verb, "covers"))) return false;
    hs_span name = { p->at[0].span.begin, p->at[1].span.end };
    uint32_t n = name.end - name.begin;
    for (uint32_t at = 0; at + n <= p->span.begin; at++)
        if (r->text[at] == r->text[name.begin] &&
            memcmp(r->text + at, r->text + name.begin, n) == 0) return false;
    return true;
}

/* "on Tuesday", "March 3": what a lead says and a headline does not. */
static bool tells_day(const hs_pieces *p)
{
    hs_slice value;
    int32_t day;
    for (uint32_t i = 0; i < p->n; i++) {
        if (hs_piece_date(p, i, &day)) return true;
        hs_slice w = hs_piece_form(p, i);
        if (w.n > 5 && is_capital(p, i) && hs_lexicon_find(&p->lexicons->months, w, &value) &&
            hs_value_has(value, "weekday")) return true;
    }
    return false;
}

static bool has_colon(const hs_pieces *p)
{
    for (uint32_t i = 1; i + 1 < p->n; i++)
        if (hs_piece_is(p, i, ":")) return true;
    return false;
}

/* A word or two over the headline: a kicker, or what is left of a page's menu. */
static bool is_kicker(const reader *r, uint32_t i, const hs_pieces *p)
{
    hs_pieces next;
    int32_t day;
    if (r->headline || r->body || shape_of(p).words > 2) return false;
    for (uint32_t k = i + 1; k + 1 < r->n && k <= i + 6; k++) {
        hs_pieces_read(r->lexicons, r->text, r->paragraphs[k], &next);
        if (size(&next) > LONGEST_HEADLINE || ends_with(&next, ".:")) return false;
        if (is_byline(&next) || hs_part_date_line(&next, &day) != HS_NOT_DATED) return false;
        if (shape_of(&next).words > 3) return true;
    }
    return false;
}

/* A first paragraph that ends with a stop is a headline where it has the style of one. */
static bool is_headline(const reader *r, uint32_t i, const hs_pieces *p)
{
    if (i + 1 >= r->n || size(p) > LONGEST_HEADLINE || !p->whole || r->body) return false;
    if ((r->below && r->headline) || ends_with(p, ",") || !next_is_longer(r, i)) return false;
    shape s = shape_of(p);
    if (s.words == 0 || s.words > 30) return false;
    if (!ends_with(p, ".?!:") || s.shouted || title_case(&s)) return true;
    if (inner_stops(p) > 1 || ends_with(p, ":") || tells_day(p)) return false;
    if (r->headline && r->segments.at[r->segments.n - 1].kind != HS_HEADLINE) return false;
    return s.articles <= 1 || (has_colon(p) && s.words <= 16);
}

static bool is_subhead(const reader *r, uint32_t i, const hs_pieces *p)
{
    if (!r->body || i + 1 >= r->n || size(p) > LONGEST_SUBHEAD || !p->whole) return false;
    shape s = shape_of(p);
    hs_slice first = hs_piece_form(p, 0);
    hs_span next = r->paragraphs[i + 1];
    if (s.words > 14 || s.long_words == 0) return false;
    char last = p->text[next.end - 1];       /* of the text below: no other short line, no list */
    if (next.end - next.begin <= size(p) || hs_is_letter(last) || hs_is_digit(last)) return false;
    if (!is_capital(p, 0) && !hs_is_digit(first.at[0]) && !hs_is(first, "\u2018")) return false;
    if (hs_piece_is(p, 1, ":") || hs_piece_is(p, 2, ":")) return false;      /* "MARDEN: We do." */
    if (s.shouted && !ends_with(p, ":,;\"")) return s.words <= 8;
    if (ends_with(p, "?") && s.words <= 7 && layout_word(p, 0, "question")) return true;
    if (ends_with(p, "?!") && s.words >= 3 && title_case(&s)) return true;
    return !ends_with(p, ".:,;?!");
}

/* ---- one paragraph after the other ----------------------------------------------------------------- */

static void add(reader *r, hs_span span, uint8_t kind)
{
    span = hs_part_trim(r->text, span);
    if (span.begin == span.end) return;
    *hs_push(r->arena, &r->segments) = (hs_segment){ span, kind };
    if (kind == HS_BODY) r->body++;
    if (kind == HS_BYLINE || (kind == HS_DATELINE && r->headline)) r->below = true;
    if (kind == HS_HEADLINE && !r->headline) { r->headline = true; r->layout.title = span; }
}

static void found_day(reader *r, int32_t day)
{
    if (r->layout.published == HS_NO_DAY) r->layout.published = day;
}

/* "Related stories:", by itself: links follow. */
static bool heads_links(const hs_pieces *p)
{
    hs_slice words[4], value;
    uint32_t n = 0;
    while (n < 4 && n < p->n && p->at[n].word) { words[n] = hs_piece_form(p, n); n++; }
    uint32_t taken = n ? hs_lexicon_longest(&p->lexicons->layout, words, n, &value) : 0;
    if (taken == 0 || !hs_value_has(value, "list")) return false;
    while (taken < p->n && !p->at[taken].word) taken++;
    return p->whole && taken == p->n;
}

static bool is_link(const hs_pieces *p)
{
    return p->whole && size(p) <= LONGEST_HEADLINE && !ends_with(p, ".:,;");
}

/* A byline may give the day as well: "By Jan Pelle | Koven | March 3, 2026". */
static void add_byline(reader *r, const hs_pieces *p)
{
    int32_t day;
    for (uint32_t i = 0; i < p->n; i++)
        if (hs_piece_date(p, i, &day) && day != HS_NO_DAY) { found_day(r, day); break; }
    add(r, p->span, HS_BYLINE);
}

/* A whole paragraph that is no body; false where it is. */
static bool add_special(reader *r, uint32_t i, const hs_pieces *p)
{
    int32_t day;
    hs_dated dated = hs_part_date_line(p, &day);
    if (dated != HS_NOT_DATED) {
        if (dated == HS_DATED) found_day(r, day);
        else if (r->updated == HS_NO_DAY) r->updated = day;
        add(r, p->span, HS_DATELINE);
        return true;
    }
    if (is_promo(p) || (r->links && is_link(p))) {
        add(r, p->span, HS_PROMO);
        r->links = r->links || heads_links(p);
        return true;
    }
    r->links = false;
    if (is_byline(p) || is_lone_name(r, i, p) || is_author_note(r, i, p)) add_byline(r, p);
    else if (is_credit(p)) add(r, p->span, HS_CREDIT);
    else if (hs_piece_phrase(p, 0, "subhead", false)) add(r, p->span, HS_SUBHEAD);
    else return false;
    return true;
}

/* The dateline that the paragraph begins with. Returns where the rest begins. */
static uint32_t add_dateline(reader *r, const hs_pieces *p)
{
    hs_span agency;
    int32_t day;
    uint32_t end = hs_part_dateline(p, &day, &agency);
    if (end == p->span.begin || (r->body >= 2 && agency.end == 0)) return p->span.begin;
    add(r, (hs_span){ p->span.begin, end }, HS_DATELINE);
    if (day != HS_NO_DAY) found_day(r, day);
    if (r->layout.outlet.end == 0) r->layout.outlet = agency;
    return hs_part_trim(r->text, (hs_span){ end, p->span.end }).begin;
}

/* The mark `date 2024-03-15` that the text begins with. Returns where the rest begins. */
static uint32_t add_date_mark(reader *r, const hs_pieces *p)
{
    int32_t day;
    uint32_t end = r->segments.n ? p->span.begin : hs_part_date_mark(p, &day);
    if (end == p->span.begin) return end;
    add(r, (hs_span){ p->span.begin, end }, HS_DATELINE);
    found_day(r, day);
    return hs_part_trim(r->text, (hs_span){ end, p->span.end }).begin;
}

static void add_paragraph(reader *r, uint32_t i)
{
    hs_pieces p;
    hs_span span = r->paragraphs[i];
    hs_pieces_read(r->lexicons, r->text, span, &p);
    uint32_t begin = add_date_mark(r, &p);
    if (begin > span.begin) {
        span.begin = begin;
        hs_pieces_read(r->lexicons, r->text, span, &p);
    }
    if (span.begin == span.end || add_special(r, i, &p)) return;
    begin = add_dateline(r, &p);
    bool after_dateline = begin > span.begin;
    span.begin = begin;
    uint8_t kind = hs_piece_phrase(&p, 0, "caption", false) ? HS_CAPTION : HS_BODY;
    if (hs_part_captions(r->lexicons, r->text, span, kind, &r->segments, r->arena)) r->body++;
    else if (after_dateline || kind == HS_CAPTION) add(r, span, kind);
    else if (is_kicker(r, i, &p)) add(r, span, HS_SUBHEAD);
    else if (is_headline(r, i, &p)) add(r, span, r->headline ? HS_SUBHEAD : HS_HEADLINE);
    else if (is_subhead(r, i, &p)) add(r, span, HS_SUBHEAD);
    else add(r, span, HS_BODY);
}

hs_layout hs_text_layout(const hs_text_lexicons *lexicons, const char *text, uint32_t n,
                         int32_t published, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    hs_span_list paragraphs = { 0 };
    reader r = { .lexicons = lexicons, .text = text, .updated = HS_NO_DAY, .arena = scratch,
                 .layout = { .published = HS_NO_DAY } };
    hs_part_paragraphs(text, n, &paragraphs, scratch);
    r.paragraphs = paragraphs.at;
    r.n = paragraphs.n;
    for (uint32_t i = 0; i < r.n; i++) add_paragraph(&r, i);
    if (r.layout.published == HS_NO_DAY) r.layout.published = r.updated;
    if (r.layout.published == HS_NO_DAY) r.layout.published = published;
    hs_segment *segments = hs_new(out, hs_segment, r.segments.n);
    if (r.segments.n) memcpy(segments, r.segments.at, r.segments.n * sizeof *segments);
    r.layout.segments = segments;
    r.layout.n_segments = r.segments.n;
    hs_arena_rewind(scratch, mark);
    return r.layout;
}
