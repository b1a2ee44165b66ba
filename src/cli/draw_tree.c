/* draw_tree.c - the sentence from top to bottom: read down the words, and follow the lines to
 * their heads. A word stands as far to the right as it hangs deep. */
#include "cli/draw.h"

#include <stdlib.h>
#include <string.h>

#define STEP      3          /* columns a level */
#define MAX_LINES 400        /* longer sentences get numbers instead of lines */
#define MAX_LEVEL 16         /* deeper words stand at this level */
#define MAX_LANES 8          /* brackets of marks side by side */

/* ---- shared with draw_arcs.c -------------------------------------------------------------- */

bool cli_draws_relation(const hs_document *document, uint32_t token)
{
    return strcmp(hs_relation_name(document->tokens[token].relation), "punct") != 0;
}

hs_ink cli_word_ink(const cli_drawing *drawing, uint32_t token)
{
    for (uint32_t i = 0; i < drawing->n_marks; i++) {
        const cli_mark *m = &drawing->marks[i];
        bool shown = m->kind == CLI_MARK_SOURCE || m->kind == CLI_MARK_CUE || m->kind == CLI_MARK_WHEN;
        if (shown && m->tokens.first <= token && token < m->tokens.last) return cli_mark_ink(m);
    }
    return HS_INK_PLAIN;
}

uint32_t cli_assign_lanes(const uint32_t *first, const uint32_t *last, uint32_t n, uint32_t *lane)
{
    uint32_t lanes = 0;
    for (uint32_t i = 0; i < n; i++) {
        lane[i] = 0;
        for (uint32_t j = 0; j < i; j++)
            if (lane[j] >= lane[i] && first[j] <= last[i] && first[i] <= last[j]) lane[i] = lane[j] + 1;
        if (lane[i] + 1 > lanes) lanes = lane[i] + 1;
    }
    return lanes;
}

/* ---- the tree ----------------------------------------------------------------------------- */

typedef struct twig { uint32_t head, level; } twig;     /* head: row, or HS_NONE */

static uint32_t row_count(const cli_drawing *d) { return d->tokens.last - d->tokens.first; }

static const hs_token *token_at(const cli_drawing *d, uint32_t row)
{
    return &d->doc->tokens[d->tokens.first + row];
}

/* Heads as rows, and levels: the number of heads above, found by walking up; n steps at most,
 * whatever the arcs. */
static void find_levels(const cli_drawing *d, twig *twigs)
{
    uint32_t n = row_count(d);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t head = token_at(d, i)->head;
        bool inside = head >= d->tokens.first && head < d->tokens.last;
        twigs[i].head = inside ? head - d->tokens.first : HS_NONE;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t level = 0;
        for (uint32_t at = twigs[i].head; at != HS_NONE && level < MAX_LEVEL; at = twigs[at].head)
            level++;
        twigs[i].level = level;
    }
}

static void draw_twig(const cli_drawing *d, cli_canvas *c, const twig *twigs, uint32_t row)
{
    uint32_t head = twigs[row].head;
    if (head == HS_NONE || twigs[row].level <= twigs[head].level) return;    /* no room for one */
    if (!cli_draws_relation(d->doc, d->tokens.first + row)) return;
    uint32_t column = STEP * twigs[head].level;
    cli_canvas_down(c, column, head < row ? head : row, head < row ? row : head, HS_INK_FAINT);
    cli_canvas_across(c, row, column, column + 1, HS_INK_FAINT);
    cli_canvas_text(c, row, column + 1, HS_INK_FAINT, "─", 3);
}

/* Draws words and lines; the first column to the right of them. */
static uint32_t draw_words(const cli_drawing *d, cli_canvas *c, const twig *twigs)
{
    uint32_t n = row_count(d), edge = 0;
    for (uint32_t i = 0; i < n; i++) {
        const hs_token *t = token_at(d, i);
        uint32_t column = STEP * twigs[i].level;
        column += cli_canvas_text(c, i, column, cli_word_ink(d, d->tokens.first + i),
                                  d->doc->text + t->span.begin, t->span.end - t->span.begin);
        if (column > edge) edge = column;
    }
    for (uint32_t i = 0; i < n; i++) draw_twig(d, c, twigs, i);
    return edge + 2;
}

/* Tags and relations in columns of their own; the first column to the right of them. */
static uint32_t draw_tags(const cli_drawing *d, cli_canvas *c, uint32_t column)
{
    uint32_t edge = column;
    for (uint32_t i = 0; i < row_count(d); i++) {
        const char *tag = hs_upos_name(token_at(d, i)->upos);
        const char *relation = hs_relation_name(token_at(d, i)->relation);
        cli_canvas_text(c, i, column, HS_INK_FAINT, tag, strlen(tag));
        uint32_t used = cli_canvas_text(c, i, column + 7, HS_INK_PLAIN, relation, strlen(relation));
        if (column + 7 + used > edge) edge = column + 7 + used;
    }
    return edge + 2;
}

/* ---- marks -------------------------------------------------------------------------------- */

static void draw_bracket(cli_canvas *c, uint32_t column, uint32_t from, uint32_t to, hs_ink ink)
{
    cli_canvas_down(c, column, from, to, ink);
    cli_canvas_text(c, from, column, ink, from == to ? "╶" : "╮", 3);
    if (from < to) cli_canvas_text(c, to, column, ink, "╯", 3);
}

/* Adds a label to those of its line, which end at *end; one that does not fit is left out. */
static void add_label(const cli_drawing *d, cli_canvas *c, uint32_t row, uint32_t *end,
                      const cli_mark *mark, bool first)
{
    char label[80];
    cli_mark_label(d->doc, mark, label, sizeof label);
    if (*end + hs_columns(label, strlen(label)) + 2 > c->width) return;
    if (!first) *end += cli_canvas_text(c, row, *end, HS_INK_FAINT, ", ", 2);
    *end += cli_canvas_text(c, row, *end, cli_mark_ink(mark), label, strlen(label));
}

/* Brackets beside the words that are marked, and what they say on their first line. */
static bool draw_marks(const cli_drawing *d, cli_canvas *c, uint32_t column)
{
    size_t n = d->n_marks;
    uint32_t *first = calloc(n * 3 + 1, sizeof *first);
    uint32_t *ends = calloc((size_t)row_count(d) + 1, sizeof *ends);   /* of each row's labels */
    bool ok = first && ends;
    uint32_t *last = ok ? first + n : NULL, *lane = ok ? last + n : NULL, lanes = 0;
    for (size_t i = 0; ok && i < n; i++) {
        first[i] = d->marks[i].tokens.first - d->tokens.first;
        last[i] = d->marks[i].tokens.last - d->tokens.first - 1;
    }
    if (ok) lanes = cli_assign_lanes(first, last, d->n_marks, lane);
    if (lanes > MAX_LANES) lanes = MAX_LANES;
    for (size_t i = 0; ok && i < n; i++) {
        uint32_t *end = &ends[first[i]];
        bool is_first = *end == 0;
        if (is_first) *end = column + lanes * 2;
        if (lane[i] < MAX_LANES)
            draw_bracket(c, column + lane[i] * 2, first[i], last[i], cli_mark_ink(&d->marks[i]));
        add_label(d, c, first[i], end, &d->marks[i], is_first);
    }
    free(first);
    free(ends);
    return ok;
}

/* ---- very long sentences ------------------------------------------------------------------ */

/* One line a word: its number, the word, its tag, its relation and the number of its head. */
static cli_drawn list_words(const cli_drawing *d)
{
    for (uint32_t i = 0; i < row_count(d); i++) {
        const hs_token *t = token_at(d, i);
        uint32_t head = t->head == HS_NONE ? 0 : t->head - d->tokens.first + 1;
        hs_flow flow = { .out = d->out, .width = d->width };
        char number[24], tags[80];
        snprintf(number, sizeof number, "%*s%5lu  ", (int)d->margin, "", (unsigned long)i + 1);
        snprintf(tags, sizeof tags, "%s %s %lu", hs_upos_name(t->upos), hs_relation_name(t->relation),
                 (unsigned long)head);
        hs_flow_begin(&flow, number, "         ");
        hs_flow_put(&flow, HS_INK_PLAIN, d->doc->text + t->span.begin, t->span.end - t->span.begin);
        hs_flow_words(&flow, 2, HS_INK_PLAIN, tags);
        hs_flow_end(&flow);
    }
    return CLI_DRAWN;
}

cli_drawn cli_draw_tree(const cli_drawing *drawing)
{
    uint32_t n = row_count(drawing);
    uint32_t width = drawing->width > drawing->margin ? drawing->width - drawing->margin : 1;
    if (n > MAX_LINES) return list_words(drawing);
    twig *twigs = calloc((size_t)n + 1, sizeof *twigs);
    cli_canvas c;
    bool ok = cli_canvas_make(width, n, &c) && twigs;
    if (ok) {
        find_levels(drawing, twigs);
        uint32_t column = draw_words(drawing, &c, twigs);
        column = draw_tags(drawing, &c, column);
        ok = draw_marks(drawing, &c, column);
    }
    if (ok) cli_canvas_print(&c, drawing->margin, drawing->color, drawing->out);
    cli_canvas_free(&c);
    free(twigs);
    return ok ? CLI_DRAWN : CLI_NO_MEMORY;
}
