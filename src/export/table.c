/* table.c - the ledger on a terminal. A statement is a line that says when, who, how, to whom,
 * where and through whom; below it stand the words, and below those, as a tree, what was said
 * inside them. Words that a branch of the tree shows are not shown twice. */
#include "export/export.h"
#include "export/flow.h"
#include "export/outline.h"
#include "export/when.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define MARGIN     2         /* blank columns at the left edge */
#define MAX_DEPTH  8         /* deeper branches are drawn at this depth */
#define PREFIX     128       /* bytes: margin, date and MAX_DEPTH branches */
#define MIN_WIDTH  40
#define MAX_WIDTH  112       /* longer lines of prose are hard to read */

typedef struct table {
    const hs_document    *doc;
    const hs_table_style *style;
    hs_outline outline;
    hs_flow    flow;
    int32_t    year;                     /* of publication: the year that goes without saying */
    uint32_t   gutter;                   /* columns of margin and date */
    char       stem[MAX_DEPTH + 1][PREFIX];   /* what stands left of each depth's lines */
} table;

/* ---- one statement ------------------------------------------------------------- */

static const char *entity_name(const hs_document *doc, uint32_t entity)
{
    return doc->entities[entity].name ? doc->entities[entity].name : "";
}

static void put_span(table *t, hs_ink ink, hs_span span)
{
    hs_flow_put(&t->flow, ink, t->doc->text + span.begin, span.end - span.begin);
}

static void put_spans(table *t, uint32_t gap, hs_ink ink, hs_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++) {
        if (i > 0) hs_flow_words(&t->flow, 1, HS_INK_FAINT, "…");
        t->flow.gap = i > 0 ? 1 : gap;
        put_span(t, ink, spans.at[i]);
    }
}

static void put_speaker(table *t, const hs_statement *s, uint32_t gap)
{
    const hs_document *doc = t->doc;
    if (s->speaker == HS_NONE && s->source.n == 0) {
        hs_flow_words(&t->flow, gap, HS_INK_SOFT, "nobody named");
        return;
    }
    if (s->speaker == HS_NONE) {
        put_spans(t, gap, HS_INK_BOLD, s->source);
        return;
    }
    hs_flow_words(&t->flow, gap, HS_INK_BOLD, entity_name(doc, s->speaker));
    if (!doc->entities[s->speaker].named)
        hs_flow_words(&t->flow, 1, HS_INK_FAINT, "(unnamed)");
}

/* "according to" reads before its source; every other cue after it. */
static bool cue_leads(const hs_document *doc, const hs_statement *s)
{
    if (s->cue.n == 0 || s->source.n == 0 || s->cue.at[0].begin >= s->source.at[0].begin)
        return false;
    hs_span cue = s->cue.at[0];
    static const char to[] = " to";
    uint32_t n = (uint32_t)sizeof to - 1;
    return cue.end - cue.begin > n && memcmp(doc->text + cue.end - n, to, n) == 0;
}

/* An outlet that stands in the line already, or carries the statement, is not named again. */
static bool shows_outlet(const hs_document *doc, const hs_statement *s)
{
    if (s->outlet == HS_NONE || s->outlet == s->addressee || s->outlet == s->speaker) return false;
    return s->parent == HS_NONE || doc->statements[s->parent].speaker != s->outlet;
}

static void put_head(table *t, const hs_statement *s)
{
    bool lead = cue_leads(t->doc, s);
    if (lead) put_spans(t, 0, HS_INK_CUE, s->cue);
    put_speaker(t, s, lead ? 1 : 0);
    if (s->negated) hs_flow_words(&t->flow, 2, HS_INK_WARN, "[not said]");
    if (!lead) put_spans(t, 2, HS_INK_CUE, s->cue);
    if (s->addressee != HS_NONE) {
        hs_flow_words(&t->flow, 2, HS_INK_FAINT, "→");
        hs_flow_words(&t->flow, 1, HS_INK_PLAIN, entity_name(t->doc, s->addressee));
    }
    if (s->venue.begin < s->venue.end) {
        hs_flow_words(&t->flow, 1, HS_INK_FAINT, "·");
        t->flow.gap = 1;
        put_span(t, HS_INK_FAINT, s->venue);
    }
    if (shows_outlet(t->doc, s)) {
        hs_flow_words(&t->flow, 1, HS_INK_FAINT, "· via");
        hs_flow_words(&t->flow, 1, HS_INK_PLAIN, entity_name(t->doc, s->outlet));
    }
}

static void put_words(table *t, hs_outline_words words, uint32_t gap, hs_ink ink)
{
    for (uint32_t i = 0; i < words.n; i++) {
        const hs_outline_piece *piece = &words.pieces[i];
        if (i > 0) gap = piece->glued ? 0 : 1;
        if (piece->kind == HS_PIECE_BELOW) hs_flow_words(&t->flow, gap, HS_INK_FAINT, "[…]");
        else if (piece->kind == HS_PIECE_GAP) hs_flow_words(&t->flow, gap, HS_INK_FAINT, "…");
        else {
            t->flow.gap = gap;
            put_span(t, ink, piece->span);
        }
    }
}

static void put_details(table *t, const hs_statement *s)
{
    char line[256];
    const hs_entity *who = s->speaker == HS_NONE ? NULL : &t->doc->entities[s->speaker];
    if (who && who->role) {
        hs_flow_words(&t->flow, 1, HS_INK_FAINT, who->role);
        hs_flow_words(&t->flow, 1, HS_INK_FAINT, "·");
    }
    unsigned long begin = s->content.n ? s->content.at[0].begin : 0;
    unsigned long end = s->content.n ? s->content.at[s->content.n - 1].end : 0;
    snprintf(line, sizeof line, "%s · bytes\u00A0%lu–%lu · %s · %s · %s · %.0f\u00A0%% sure · %s",
             s->id, begin, end, hs_kind_name(s->kind), hs_act_name(s->act),
             hs_modality_name(s->modality), (double)s->confidence * 100, s->rule ? s->rule : "no rule");
    hs_flow_words(&t->flow, 1, HS_INK_FAINT, line);
}

/* ---- the tree -------------------------------------------------------------------- */

static uint32_t drawn_depth(uint32_t depth) { return depth < MAX_DEPTH ? depth : MAX_DEPTH; }

/* The left edge of a statement's first line: its date, then the branch that carries it. */
static void head_prefix(const table *t, uint32_t statement, uint32_t depth, char out[PREFIX])
{
    const hs_statement *s = &t->doc->statements[statement];
    char date[HS_WHEN_SIZE];
    hs_when_brief(s->made_first, s->made_last, t->year, date);
    uint32_t parent = t->outline.parent[statement];
    if (parent != HS_NONE && t->doc->statements[parent].made_first == s->made_first) date[0] = '\0';
    const char *branch = depth == 0 ? "" : t->outline.next[statement] != HS_NONE ? "├─ " : "└─ ";
    const char *stem = depth == 0 ? "" : t->stem[drawn_depth(depth) - 1] + t->gutter;
    uint32_t used = MARGIN + hs_columns(date, strlen(date));
    snprintf(out, PREFIX, "%*s%s%*s%s%s", MARGIN, "", date,
             (int)(t->gutter > used ? t->gutter - used : 0), "", stem, branch);
}

static void set_stem(table *t, uint32_t statement, uint32_t depth)
{
    char *stem = t->stem[drawn_depth(depth)];
    if (depth == 0) {
        snprintf(stem, PREFIX, "%*s", (int)t->gutter, "");
    } else if (depth <= MAX_DEPTH) {
        memcpy(stem, t->stem[depth - 1], PREFIX);
        strcat(stem, t->outline.next[statement] != HS_NONE ? "│  " : "   ");
    }
}

static void put_statement(table *t, uint32_t statement, uint32_t depth)
{
    const hs_statement *s = &t->doc->statements[statement];
    char head[PREFIX], more[PREFIX], body[PREFIX];
    bool has_branches = t->outline.child[statement] != HS_NONE;
    uint32_t at = drawn_depth(depth);
    set_stem(t, statement, depth);
    head_prefix(t, statement, depth, head);
    snprintf(body, PREFIX, "%s%s", t->stem[at], has_branches ? "│ " : "  ");
    snprintf(more, PREFIX, "%s%s", t->stem[at], has_branches ? "│   " : "    ");

    hs_outline_words words = hs_outline_words_of(&t->outline, statement);
    bool repeats = t->outline.repeats[statement];
    hs_flow_begin(&t->flow, head, more);
    put_head(t, s);
    if (repeats) put_words(t, words, 2, HS_INK_FAINT);     /* they stand above: the line will do */
    hs_flow_end(&t->flow);
    if (words.n > 0 && !repeats) {
        hs_flow_begin(&t->flow, body, body);
        put_words(t, words, 0, HS_INK_PLAIN);
        hs_flow_end(&t->flow);
    }
    if (words.condition.begin < words.condition.end) {
        hs_flow_begin(&t->flow, body, body);
        hs_flow_words(&t->flow, 0, HS_INK_ACCENT, "condition:");
        t->flow.gap = 1;
        put_span(t, HS_INK_PLAIN, words.condition);
        hs_flow_end(&t->flow);
    }
    if (t->style->wide) {
        hs_flow_begin(&t->flow, body, body);
        put_details(t, s);
        hs_flow_end(&t->flow);
    }
}

/* Every root with what hangs below it, in the order of the text. */
static void put_statements(table *t)
{
    for (uint32_t root = t->outline.roots; root != HS_NONE; root = t->outline.next[root]) {
        uint32_t depth = 0, at = root;
        for (;;) {
            put_statement(t, at, depth);
            if (t->outline.child[at] != HS_NONE) { at = t->outline.child[at]; depth++; continue; }
            while (at != root && t->outline.next[at] == HS_NONE) { at = t->outline.parent[at]; depth--; }
            if (at == root) break;
            at = t->outline.next[at];
        }
        putc('\n', t->flow.out);
    }
}

/* ---- the report ------------------------------------------------------------------ */

static void put_rule(table *t)
{
    fprintf(t->flow.out, "%*s%s", MARGIN, "", hs_ink_escape(HS_INK_FAINT, t->style->color));
    for (uint32_t i = MARGIN; i < t->flow.width; i++) fputs("─", t->flow.out);
    fprintf(t->flow.out, "%s\n", hs_ink_escape(HS_INK_PLAIN, t->style->color));
}

static void put_header(table *t)
{
    const hs_document *doc = t->doc;
    const char *title = doc->title ? doc->title : doc->id ? doc->id : "untitled";
    char date[HS_WHEN_SIZE];
    hs_flow_begin(&t->flow, "  ", "  ");
    hs_flow_words(&t->flow, 0, HS_INK_BOLD, title);
    hs_flow_end(&t->flow);
    if (doc->outlet || doc->published != HS_NO_DAY) {
        hs_flow_begin(&t->flow, "  ", "  ");
        if (doc->outlet) hs_flow_words(&t->flow, 0, HS_INK_PLAIN, doc->outlet);
        if (doc->outlet && doc->published != HS_NO_DAY) hs_flow_words(&t->flow, 1, HS_INK_FAINT, "·");
        if (doc->published != HS_NO_DAY) {
            hs_when_long(doc->published, date);
            hs_flow_words(&t->flow, 1, HS_INK_PLAIN, date);
        }
        hs_flow_end(&t->flow);
    }
    put_rule(t);
    if (doc->n_statements > 0) putc('\n', t->flow.out);
}

static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

__attribute__((format(printf, 3, 4)))
static void put_note(table *t, uint32_t gap, const char *format, ...)
{
    char note[80];
    va_list args;
    va_start(args, format);
    vsnprintf(note, sizeof note, format, args);
    va_end(args);
    hs_flow_words(&t->flow, gap, HS_INK_FAINT, note);
}

/* "12 statements · 7 speakers, 3 of them unnamed". */
static bool put_closing(table *t)
{
    const hs_document *doc = t->doc;
    uint32_t speakers = 0, unnamed = 0, without = 0;
    unsigned char *seen = calloc((size_t)doc->n_entities + 1, 1);
    if (!seen) return false;
    for (uint32_t i = 0; i < doc->n_statements; i++) {
        uint32_t who = doc->statements[i].speaker;
        if (who == HS_NONE) { without++; continue; }
        if (seen[who]) continue;
        seen[who] = 1;
        speakers++;
        unnamed += !doc->entities[who].named;
    }
    free(seen);
    hs_flow_begin(&t->flow, "  ", "  ");
    if (doc->n_statements == 0) put_note(t, 0, "no statements");
    else put_note(t, 0, "%lu statement%s", (unsigned long)doc->n_statements, plural(doc->n_statements));
    if (speakers > 0) put_note(t, 1, "· %lu speaker%s", (unsigned long)speakers, plural(speakers));
    if (unnamed == 1 && speakers == 1) put_note(t, 0, ", unnamed");
    else if (unnamed > 0) put_note(t, 0, ", %lu of them unnamed", (unsigned long)unnamed);
    if (without > 0) put_note(t, 1, "· %lu without a speaker", (unsigned long)without);
    hs_flow_end(&t->flow);
    return true;
}

/* The date's column is as wide as the widest date of this report. */
static uint32_t gutter_columns(const table *t)
{
    uint32_t widest = 0;
    char date[HS_WHEN_SIZE];
    for (uint32_t i = 0; i < t->doc->n_statements; i++) {
        const hs_statement *s = &t->doc->statements[i];
        hs_when_brief(s->made_first, s->made_last, t->year, date);
        uint32_t columns = hs_columns(date, strlen(date));
        if (columns > widest) widest = columns;
    }
    return MARGIN + widest + (widest > 0 ? 2 : 0);
}

bool hs_export_table(const hs_document *document, const hs_table_style *style, FILE *out)
{
    table t = { .doc = document, .style = style, .year = hs_when_year(document->published) };
    uint32_t width = style->width > MAX_WIDTH + MARGIN ? MAX_WIDTH + MARGIN : style->width;
    t.flow = (hs_flow){ .out = out, .color = style->color,
                        .width = (width < MIN_WIDTH ? MIN_WIDTH : width) - MARGIN };
    if (!hs_outline_make(document, &t.outline)) return false;
    t.gutter = gutter_columns(&t);
    put_header(&t);
    put_statements(&t);
    bool ok = put_closing(&t) && !ferror(out);
    hs_outline_free(&t.outline);
    return ok;
}
