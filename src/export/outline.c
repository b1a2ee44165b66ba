/* outline.c - see outline.h. */
#include "export/outline.h"

#include <stdlib.h>
#include <string.h>

#define FEW_WORDS 2          /* so many own words around its branches are not worth a line */

/* ---- the tree -------------------------------------------------------------------- */

static void link_tree(hs_outline *o)
{
    const hs_document *doc = o->doc;
    o->roots = HS_NONE;
    for (uint32_t i = doc->n_statements; i-- > 0;) {     /* backwards: lists come out in order */
        uint32_t parent = doc->statements[i].parent;
        uint32_t *list = parent < i ? &o->child[parent] : &o->roots;
        o->parent[i] = parent < i ? parent : HS_NONE;
        o->next[i] = *list;
        *list = i;
    }
}

/* One statement's branches: which of them begin inside a quotation of its content? Children
 * come in the order of the text, so that the content is walked once; one that does not is
 * taken as quoted. */
static void find_quoted(hs_outline *o, uint32_t statement)
{
    const hs_statement *s = &o->doc->statements[statement];
    const char *text = o->doc->text;
    uint32_t at = s->content.n > 0 ? s->content.at[0].begin : 0;
    bool quoted = false;
    for (uint32_t c = o->child[statement]; c != HS_NONE; c = o->next[c]) {
        hs_spans said = o->doc->statements[c].content;
        uint32_t begin = said.n > 0 ? said.at[0].begin : 0;
        bool behind = begin < at;
        for (; at < begin; at++) {
            if (text[at] == '"') quoted = !quoted;
            else if (memcmp(text + at, "“", 3) == 0) quoted = true;
            else if (memcmp(text + at, "”", 3) == 0) quoted = false;
        }
        o->repeats[c] = s->kind == HS_DIRECT || (s->kind == HS_MIXED && (quoted || behind));
    }
}

bool hs_outline_make(const hs_document *document, hs_outline *out)
{
    size_t n = document->n_statements, spans = 0, mentions = document->n_mentions;
    for (size_t i = 0; i < n; i++) {
        const hs_statement *s = &document->statements[i];
        spans += (size_t)s->content.n + s->source.n + s->cue.n + 3;
    }
    *out = (hs_outline){ .doc = document };
    out->parent = calloc(n + 1, sizeof *out->parent);
    out->child = malloc((n + 1) * sizeof *out->child);
    out->next = calloc(n + 1, sizeof *out->next);
    out->repeats = calloc(n + 1, sizeof *out->repeats);
    out->pieces = calloc(4 * spans + 4, sizeof *out->pieces);
    out->spans = calloc(spans + mentions + 1, sizeof *out->spans);
    out->n_spans = spans + mentions;
    if (!out->parent || !out->child || !out->next || !out->repeats || !out->pieces || !out->spans) {
        hs_outline_free(out);
        return false;
    }
    memset(out->child, 0xFF, (n + 1) * sizeof *out->child);     /* HS_NONE */
    link_tree(out);
    for (uint32_t i = 0; i < document->n_statements; i++) find_quoted(out, i);
    return true;
}

void hs_outline_free(hs_outline *outline)
{
    free(outline->parent);
    free(outline->child);
    free(outline->next);
    free(outline->repeats);
    free(outline->pieces);
    free(outline->spans);
    *outline = (hs_outline){ 0 };
}

/* ---- spans ----------------------------------------------------------------------- */

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

static bool is_word_byte(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC3 && c <= 0xDF);
}

static bool has_word(const hs_document *doc, hs_span span)
{
    for (uint32_t i = span.begin; i < span.end; i++)
        if (is_word_byte((unsigned char)doc->text[i])) return true;
    return false;
}

static int by_begin(const void *a, const void *b)
{
    const hs_span *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static uint32_t add_spans(hs_outline *o, uint32_t n, hs_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++) o->spans[n++] = spans.at[i];
    return n;
}

/* The mentions of an entity that begin within `in`. */
static uint32_t add_mentions(hs_outline *o, uint32_t n, uint32_t entity, hs_span in)
{
    if (entity == HS_NONE) return n;
    const hs_entity *e = &o->doc->entities[entity];
    uint32_t low = 0, high = e->n_mentions;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (o->doc->mentions[e->mentions[middle]].span.begin < in.begin) low = middle + 1;
        else high = middle;
    }
    for (; low < e->n_mentions && n < o->n_spans; low++) {
        hs_span span = o->doc->mentions[e->mentions[low]].span;
        if (span.begin >= in.end) break;
        o->spans[n++] = span;
    }
    return n;
}

/* ---- does a statement say anything besides its branches? --------------------------- */

static uint32_t count_words(const char *text, uint32_t begin, uint32_t end)
{
    uint32_t n = 0;
    for (uint32_t i = begin; i < end;) {
        uint32_t start = i;
        while (i < end && is_word_byte((unsigned char)text[i])) i++;
        if (i > start && !(i - start == 4 && memcmp(text + start, "that", 4) == 0)) n++;
        if (i == start) i++;
    }
    return n;
}

static bool has_own_words(hs_outline *o, uint32_t statement)
{
    const hs_statement *s = &o->doc->statements[statement];
    if (o->child[statement] == HS_NONE) return s->content.n > 0;
    uint32_t n = 0, words = 0, covered = 0;
    for (uint32_t c = o->child[statement]; c != HS_NONE; c = o->next[c]) {
        const hs_statement *branch = &o->doc->statements[c];
        if (o->repeats[c]) continue;
        n = add_spans(o, n, branch->source);
        n = add_spans(o, n, branch->cue);
        n = add_spans(o, n, branch->content);
        o->spans[n++] = branch->made_span;
        o->spans[n++] = branch->venue;
    }
    hs_span whole = { 0, 0 };
    if (s->content.n > 0)
        whole = (hs_span){ s->content.at[0].begin, s->content.at[s->content.n - 1].end };
    for (uint32_t c = o->child[statement]; c != HS_NONE && n > 0; c = o->next[c])
        n = add_mentions(o, n, o->doc->statements[c].addressee, whole);
    qsort(o->spans, n, sizeof *o->spans, by_begin);
    for (uint32_t i = 0, k = 0; i < s->content.n; i++) {
        hs_span span = s->content.at[i];
        uint32_t at = span.begin > covered ? span.begin : covered;
        for (; k < n && o->spans[k].begin < span.end; k++) {
            if (o->spans[k].begin > at) words += count_words(o->doc->text, at, o->spans[k].begin);
            if (o->spans[k].end > at) at = o->spans[k].end;
        }
        if (at < span.end) words += count_words(o->doc->text, at, span.end);
        covered = at;
    }
    return words > FEW_WORDS;
}

/* ---- the pieces ------------------------------------------------------------------ */

typedef struct cutter {
    hs_outline *o;
    uint32_t    n;           /* pieces */
    uint32_t    n_cuts;      /* o->spans: the contents of the branches, sorted */
} cutter;

static void add_piece(cutter *c, hs_outline_kind kind, uint32_t begin, uint32_t end)
{
    const char *text = c->o->doc->text;
    bool glued = c->n > 0 && kind != HS_PIECE_GAP && begin > 0 &&
                 !is_blank(text[begin]) && !is_blank(text[begin - 1]);
    hs_outline_piece piece = { { begin, end }, (uint8_t)kind, glued };
    c->o->pieces[c->n++] = piece;
}

/* One part of the content, without what the branches show. Returns the first cut that
 * reaches beyond it. */
static uint32_t add_part(cutter *c, hs_span part, uint32_t cut)
{
    uint32_t at = part.begin;
    while (cut < c->n_cuts && c->o->spans[cut].begin < part.end) {
        hs_span hole = c->o->spans[cut];
        if (hole.end > part.end) hole.end = part.end;
        if (hole.begin < at) hole.begin = at;
        if (hole.end > hole.begin) {
            if (hole.begin > at) add_piece(c, HS_PIECE_WORDS, at, hole.begin);
            add_piece(c, HS_PIECE_BELOW, hole.begin, hole.end);
            at = hole.end;
        }
        if (c->o->spans[cut].end > part.end) break;
        cut++;
    }
    if (at < part.end) add_piece(c, HS_PIECE_WORDS, at, part.end);
    return cut;
}

/* The comma that parted a cue from what follows it has nothing to part where the cue is gone. */
static hs_span without_comma(const hs_document *doc, hs_span part)
{
    const char *text = doc->text;
    while (part.begin < part.end && (text[part.begin] == ',' || is_blank(text[part.begin])))
        part.begin++;
    return part;
}

/* Two quotations round a cue need no mark between them: their own marks part them. */
static bool is_closed(const hs_document *doc, hs_span before, hs_span after)
{
    const char *end = doc->text + before.end, *begin = doc->text + after.begin;
    bool closed = end[-1] == '"' || (before.end - before.begin >= 3 && memcmp(end - 3, "”", 3) == 0);
    bool open = *begin == '"' || (after.end - after.begin >= 3 && memcmp(begin, "“", 3) == 0);
    return closed && open;
}

/* A condition that ends the words is taken off them and shown apart; any other one is shown
 * apart as well, and stays where it is; but not where a branch shows it. */
static hs_span condition_apart(cutter *c, uint32_t statement)
{
    const hs_document *doc = c->o->doc;
    hs_span condition = doc->statements[statement].condition;
    if (condition.begin >= condition.end) return (hs_span){ 0, 0 };
    for (uint32_t b = c->o->child[statement]; b != HS_NONE; b = c->o->next[b])
        if (doc->statements[b].condition.begin == condition.begin) return (hs_span){ 0, 0 };
    if (c->n == 0) return condition;
    hs_outline_piece *last = &c->o->pieces[c->n - 1];
    hs_span rest = { condition.end, last->span.end };
    if (last->kind != HS_PIECE_WORDS || condition.begin <= last->span.begin ||
        condition.end > last->span.end || has_word(doc, rest)) {
        while (condition.end > condition.begin &&
               strchr(" \n,;:.\"", doc->text[condition.end - 1])) condition.end--;
        return condition;
    }
    condition.end = last->span.end;
    last->span.end = condition.begin;
    return condition;
}

hs_outline_words hs_outline_words_of(hs_outline *outline, uint32_t statement)
{
    const hs_statement *s = &outline->doc->statements[statement];
    cutter c = { outline, 0, 0 };
    if (has_own_words(outline, statement)) {
        for (uint32_t b = outline->child[statement]; b != HS_NONE; b = outline->next[b])
            if (!outline->repeats[b])
                c.n_cuts = add_spans(outline, c.n_cuts, outline->doc->statements[b].content);
        qsort(outline->spans, c.n_cuts, sizeof *outline->spans, by_begin);
        for (uint32_t i = 0, cut = 0; i < s->content.n; i++) {
            hs_span part = i > 0 ? without_comma(outline->doc, s->content.at[i]) : s->content.at[i];
            if (i > 0 && !is_closed(outline->doc, s->content.at[i - 1], part))
                add_piece(&c, HS_PIECE_GAP, part.begin, part.begin);
            cut = add_part(&c, part, cut);
        }
    }
    hs_span condition = condition_apart(&c, statement);
    return (hs_outline_words){ outline->pieces, c.n, condition };
}
