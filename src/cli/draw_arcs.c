/* draw_arcs.c - the sentence from left to right: arcs, words, tags, marks.
 *
 * A word has three places above it for lines: arcs to its left dependents leave at the left
 * one, the arc from its head arrives in the middle, arcs to its right dependents leave at the
 * right one. So the arcs of a projective tree never touch.
 */
#include "cli/draw.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WORDS 200        /* more never fit, and arcs are compared in pairs */
#define LABEL     80         /* bytes of a mark's label */
#define MAX_WIDER 12         /* columns to which a word is widened for a label */
#define MIN_BOX   3          /* columns of the narrowest word: its three places */

typedef struct arc { uint32_t from, to, level, dependent; } arc;   /* columns */

typedef struct layout {
    const cli_drawing *d;
    uint32_t n, n_arcs, levels, width, n_lanes;
    uint32_t left[MAX_WORDS], box[MAX_WORDS];       /* columns */
    arc      arcs[MAX_WORDS];
    uint32_t *lane;          /* of each mark */
} layout;

static uint32_t token_of(const layout *l, uint32_t i) { return l->d->tokens.first + i; }

static const char *relation_of(const layout *l, uint32_t i)
{
    return hs_relation_name(l->d->doc->tokens[token_of(l, i)].relation);
}

/* The place of the head in this sentence, or HS_NONE for the root and for what is not drawn. */
static uint32_t head_of(const layout *l, uint32_t i)
{
    uint32_t head = l->d->doc->tokens[token_of(l, i)].head;
    if (head < l->d->tokens.first || head >= l->d->tokens.last || head == token_of(l, i))
        return HS_NONE;
    return cli_draws_relation(l->d->doc, token_of(l, i)) ? head - l->d->tokens.first : HS_NONE;
}

static uint32_t middle(const layout *l, uint32_t i) { return l->left[i] + l->box[i] / 2; }

/* Punctuation that nothing hangs on takes its own columns alone, without a tag. */
static bool is_plain_mark(const layout *l, uint32_t i)
{
    if (cli_draws_relation(l->d->doc, token_of(l, i))) return false;
    for (uint32_t k = 0; k < l->n; k++) if (head_of(l, k) == i) return false;
    return true;
}

static uint32_t word_columns(const layout *l, uint32_t i)
{
    const hs_token *t = &l->d->doc->tokens[token_of(l, i)];
    uint32_t word = hs_columns(l->d->doc->text + t->span.begin, t->span.end - t->span.begin);
    uint32_t tag = (uint32_t)strlen(hs_upos_name(t->upos));
    if (is_plain_mark(l, i)) return word > 0 ? word : 1;
    uint32_t box = word > tag ? word : tag;
    return box > MIN_BOX ? box : MIN_BOX;
}

/* The farthest left that word i may stand so that the arc between it and j, to its left, has
 * room for its name. */
static uint32_t room_for_name(const layout *l, uint32_t j, uint32_t i)
{
    bool i_hangs = head_of(l, i) == j, j_hangs = head_of(l, j) == i;
    if (!i_hangs && !j_hangs) return 0;
    uint32_t name = (uint32_t)strlen(relation_of(l, i_hangs ? i : j));
    uint32_t from = middle(l, j) + (i_hangs ? 1 : 0);
    uint32_t to = from + name + 3 + (i_hangs ? 0 : 1);          /* column of i's middle */
    return to > l->box[i] / 2 ? to - l->box[i] / 2 : 0;
}

/* Words that a mark covers alone are made wide enough for its label, where it is short. */
static void widen_marked(layout *l)
{
    for (uint32_t i = 0; i < l->d->n_marks; i++) {
        const cli_mark *mark = &l->d->marks[i];
        char label[LABEL];
        cli_mark_label(l->d->doc, mark, label, sizeof label);
        uint32_t columns = hs_columns(label, strlen(label)) + 2;
        uint32_t *box = &l->box[mark->tokens.first - l->d->tokens.first];
        bool alone = mark->tokens.last - mark->tokens.first == 1;
        if (alone && columns <= MAX_WIDER && columns > *box) *box = columns;
    }
}

static void place_words(layout *l)
{
    l->width = 0;
    for (uint32_t i = 0; i < l->n; i++) l->box[i] = word_columns(l, i);
    widen_marked(l);
    for (uint32_t i = 0; i < l->n; i++) {
        l->left[i] = i == 0 ? 0 : l->left[i - 1] + l->box[i - 1] + 1;
        for (uint32_t j = 0; j < i; j++) {
            uint32_t least = room_for_name(l, j, i);
            if (least > l->left[i]) l->left[i] = least;
        }
        l->width = l->left[i] + l->box[i];
    }
}

static int by_length(const void *a, const void *b)
{
    const arc *x = a, *y = b;
    uint32_t m = x->to - x->from, n = y->to - y->from;
    if (m != n) return m < n ? -1 : 1;
    return x->from < y->from ? -1 : x->from > y->from;
}

/* Short arcs low, longer ones above all that they touch. */
static void place_arcs(layout *l)
{
    for (uint32_t i = 0; i < l->n; i++) {
        uint32_t head = head_of(l, i);
        if (head == HS_NONE) continue;
        arc a = { middle(l, head) + 1, middle(l, i), 1, i };
        if (head > i) a = (arc){ middle(l, i), middle(l, head) - 1, 1, i };
        l->arcs[l->n_arcs++] = a;
    }
    qsort(l->arcs, l->n_arcs, sizeof *l->arcs, by_length);
    for (uint32_t i = 0; i < l->n_arcs; i++) {
        for (uint32_t j = 0; j < i; j++)
            if (l->arcs[j].from <= l->arcs[i].to && l->arcs[i].from <= l->arcs[j].to &&
                l->arcs[j].level >= l->arcs[i].level)
                l->arcs[i].level = l->arcs[j].level + 1;
        if (l->arcs[i].level > l->levels) l->levels = l->arcs[i].level;
    }
}

/* ---- marks ------------------------------------------------------------------------------ */

static void mark_columns(const layout *l, const cli_mark *mark, uint32_t *from, uint32_t *to)
{
    uint32_t first = mark->tokens.first - l->d->tokens.first;
    uint32_t last = mark->tokens.last - l->d->tokens.first - 1;
    *from = l->left[first];
    *to = l->left[last] + l->box[last] - 1;
}

/* A label stands inside its bracket where it fits, else to the right of it. */
static bool label_fits(uint32_t from, uint32_t to, uint32_t label)
{
    return to - from + 1 >= label + 2;
}

static bool place_marks(layout *l)
{
    uint32_t n = l->d->n_marks;
    uint32_t *first = calloc((size_t)n + 1, sizeof *first);
    uint32_t *last = calloc((size_t)n + 1, sizeof *last);
    l->lane = calloc((size_t)n + 1, sizeof *l->lane);
    bool ok = first && last && l->lane;
    for (uint32_t i = 0; ok && i < n; i++) {
        char label[LABEL];
        cli_mark_label(l->d->doc, &l->d->marks[i], label, sizeof label);
        uint32_t columns = hs_columns(label, strlen(label));
        mark_columns(l, &l->d->marks[i], &first[i], &last[i]);
        if (!label_fits(first[i], last[i], columns)) last[i] += columns + 2;
        if (last[i] + 1 > l->width) l->width = last[i] + 1;
    }
    uint32_t facts = 0;                      /* names and times come first */
    while (facts < n && l->d->marks[facts].kind <= CLI_MARK_WHEN) facts++;
    if (ok) {
        l->n_lanes = cli_assign_lanes(first, last, facts, l->lane);
        uint32_t base = l->n_lanes;
        l->n_lanes += cli_assign_lanes(first + facts, last + facts, n - facts, l->lane + facts);
        for (uint32_t i = facts; i < n; i++) l->lane[i] += base;
    }
    free(first);
    free(last);
    return ok;
}

static void draw_mark(const layout *l, cli_canvas *c, uint32_t row, const cli_mark *mark)
{
    uint32_t from, to;
    char label[LABEL];
    hs_ink ink = cli_mark_ink(mark);
    cli_mark_label(l->d->doc, mark, label, sizeof label);
    uint32_t columns = hs_columns(label, strlen(label));
    mark_columns(l, mark, &from, &to);
    bool inside = label_fits(from, to, columns);
    uint32_t at = inside ? from + (to - from + 1 - columns) / 2 : to + 2;
    cli_canvas_across(c, row, from, to, ink);
    cli_canvas_text(c, row, from, ink, "╰", 3);
    cli_canvas_text(c, row, to, ink, "╯", 3);
    if (inside && at > from + 1 && at + columns < to) {          /* room for blanks around it */
        cli_canvas_text(c, row, at - 1, ink, " ", 1);
        cli_canvas_text(c, row, at + columns, ink, " ", 1);
    }
    cli_canvas_text(c, row, at, ink, label, strlen(label));
}

/* ---- drawing ---------------------------------------------------------------------------- */

static void draw_arc(const layout *l, cli_canvas *c, const arc *a)
{
    const char *name = relation_of(l, a->dependent);
    uint32_t row = 1 + l->levels - a->level, columns = (uint32_t)strlen(name);
    uint32_t arrow = l->levels + 1;
    bool hangs_right = a->to == middle(l, a->dependent);
    cli_canvas_across(c, row, a->from, a->to, HS_INK_FAINT);
    cli_canvas_down(c, a->from, row, arrow, HS_INK_FAINT);
    cli_canvas_down(c, a->to, row, arrow, HS_INK_FAINT);
    cli_canvas_text(c, row, a->from + (a->to - a->from + 1 - columns) / 2, HS_INK_PLAIN, name,
                    columns);
    cli_canvas_text(c, arrow, hangs_right ? a->to : a->from, HS_INK_FAINT, "▼", 3);
    cli_canvas_text(c, arrow, hangs_right ? a->from : a->to, HS_INK_FAINT, "│", 3);
}

static void draw_root(const layout *l, cli_canvas *c, uint32_t i)
{
    uint32_t column = middle(l, i), at = column > 1 ? column - 1 : 0;
    cli_canvas_down(c, column, 0, l->levels + 1, HS_INK_FAINT);
    cli_canvas_text(c, 0, at, HS_INK_PLAIN, "root", 4);
    cli_canvas_text(c, l->levels + 1, column, HS_INK_FAINT, "▼", 3);
}

static void draw_word(const layout *l, cli_canvas *c, uint32_t i)
{
    const hs_token *t = &l->d->doc->tokens[token_of(l, i)];
    const char *word = l->d->doc->text + t->span.begin, *tag = hs_upos_name(t->upos);
    uint32_t n = t->span.end - t->span.begin, columns = hs_columns(word, n), row = l->levels + 2;
    cli_canvas_text(c, row, l->left[i] + (l->box[i] - columns) / 2,
                    cli_word_ink(l->d, token_of(l, i)), word, n);
    if (is_plain_mark(l, i)) return;
    n = (uint32_t)strlen(tag);
    cli_canvas_text(c, row + 1, l->left[i] + (l->box[i] - n) / 2, HS_INK_FAINT, tag, n);
}

static cli_drawn draw_all(const layout *l)
{
    cli_canvas c;
    uint32_t below = l->levels + 4;
    if (!cli_canvas_make(l->width, below + l->n_lanes, &c)) return CLI_NO_MEMORY;
    for (uint32_t i = 0; i < l->n_arcs; i++) draw_arc(l, &c, &l->arcs[i]);
    for (uint32_t i = 0; i < l->n; i++) {
        if (l->d->doc->tokens[token_of(l, i)].head == HS_NONE) draw_root(l, &c, i);
        draw_word(l, &c, i);
    }
    for (uint32_t i = 0; i < l->d->n_marks; i++)
        draw_mark(l, &c, below + l->lane[i], &l->d->marks[i]);
    cli_canvas_print(&c, l->d->margin, l->d->color, l->d->out);
    cli_canvas_free(&c);
    return CLI_DRAWN;
}

cli_drawn cli_draw_arcs(const cli_drawing *drawing)
{
    uint32_t n = drawing->tokens.last - drawing->tokens.first;
    if (n > MAX_WORDS || n * 2 > drawing->width) return CLI_TOO_WIDE;
    layout *l = calloc(1, sizeof *l);
    if (!l) return CLI_NO_MEMORY;
    *l = (layout){ .d = drawing, .n = n };
    place_words(l);
    cli_drawn drawn = CLI_TOO_WIDE;
    if (l->width + drawing->margin <= drawing->width) {
        place_arcs(l);
        if (!place_marks(l)) drawn = CLI_NO_MEMORY;
        else if (l->width + drawing->margin <= drawing->width) drawn = draw_all(l);
    }
    free(l->lane);
    free(l);
    return drawn;
}
