/* marks.c - see marks.h. */
#include "cli/marks.h"

#include <stdlib.h>
#include <string.h>

uint32_t cli_sentence_at(const hs_document *document, uint32_t byte)
{
    uint32_t low = 0, high = document->n_sentences;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->sentences[middle].span.begin <= byte) low = middle;
        else high = middle;
    }
    return low;
}

/* The first token in [range) that ends after `byte`. */
static uint32_t token_after(const hs_document *document, hs_range range, uint32_t byte)
{
    uint32_t low = range.first, high = range.last;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->tokens[middle].span.end <= byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void add(cli_marks *marks, cli_mark mark)
{
    if (marks->n == marks->room) {
        size_t room = marks->room ? marks->room * 2 : 256;
        cli_mark *larger = realloc(marks->at, room * sizeof *larger);
        if (!larger) { marks->failed = true; return; }
        marks->at = larger;
        marks->room = room;
    }
    marks->at[marks->n++] = mark;
}

static void add_span(cli_marks *marks, const hs_document *d, cli_mark_kind kind, uint32_t of,
                     hs_span span)
{
    if (span.begin >= span.end || d->n_sentences == 0) return;
    uint32_t first = cli_sentence_at(d, span.begin);
    for (uint32_t s = first; s < d->n_sentences; s++) {
        const hs_sentence *sentence = &d->sentences[s];
        if (sentence->span.begin >= span.end) break;
        hs_range tokens = { token_after(d, sentence->tokens, span.begin),
                            token_after(d, sentence->tokens, span.end) };
        if (tokens.last < sentence->tokens.last && d->tokens[tokens.last].span.begin < span.end)
            tokens.last++;
        bool goes_on = span.begin < sentence->span.begin || span.end > sentence->span.end;
        if (tokens.first < tokens.last)
            add(marks, (cli_mark){ s, tokens, of, (uint8_t)kind, goes_on });
    }
}

static void add_spans(cli_marks *marks, const hs_document *d, cli_mark_kind kind, uint32_t of,
                      hs_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++) add_span(marks, d, kind, of, spans.at[i]);
}

/* Names, and the pronouns and descriptions that stand for one. */
static bool is_telling(const hs_document *d, const hs_mention *m)
{
    return m->kind == HS_NAME || (m->entity != HS_NONE && d->entities[m->entity].named);
}

static int compare(const void *a, const void *b)
{
    const cli_mark *x = a, *y = b;
    uint32_t m = x->tokens.last - x->tokens.first, n = y->tokens.last - y->tokens.first;
    bool p = x->kind > CLI_MARK_WHEN, q = y->kind > CLI_MARK_WHEN;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (p != q) return p ? 1 : -1;           /* names and times stand next to the words */
    if (m != n) return m < n ? -1 : 1;
    if (x->tokens.first != y->tokens.first) return x->tokens.first < y->tokens.first ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return x->of < y->of ? -1 : x->of > y->of;
}

bool cli_marks_make(const hs_document *document, cli_marks *out)
{
    *out = (cli_marks){ 0 };
    for (uint32_t i = 0; i < document->n_mentions; i++)
        if (is_telling(document, &document->mentions[i]))
            add_span(out, document, CLI_MARK_WHO, i, document->mentions[i].span);
    for (uint32_t i = 0; i < document->n_whens; i++)
        add_span(out, document, CLI_MARK_WHEN, i, document->whens[i].span);
    for (uint32_t i = 0; i < document->n_statements; i++) {
        const hs_statement *s = &document->statements[i];
        add_spans(out, document, CLI_MARK_SOURCE, i, s->source);
        add_spans(out, document, CLI_MARK_CUE, i, s->cue);
        add_spans(out, document, CLI_MARK_CONTENT, i, s->content);
        add_span(out, document, CLI_MARK_VENUE, i, s->venue);
        add_span(out, document, CLI_MARK_CONDITION, i, s->condition);
    }
    if (out->n > 0) qsort(out->at, out->n, sizeof *out->at, compare);
    return !out->failed;
}

void cli_marks_free(cli_marks *marks)
{
    free(marks->at);
    *marks = (cli_marks){ 0 };
}

hs_range cli_marks_of(const cli_marks *marks, uint32_t sentence)
{
    size_t low = 0, high = marks->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (marks->at[middle].sentence < sentence) low = middle + 1;
        else high = middle;
    }
    size_t last = low;
    while (last < marks->n && marks->at[last].sentence == sentence) last++;
    return (hs_range){ (uint32_t)low, (uint32_t)last };
}

/* Does the mention end in the name itself? "The army" does for "army". */
static bool ends_in(const hs_document *d, hs_span span, const char *name)
{
    size_t n = strlen(name);
    return n <= span.end - span.begin && memcmp(d->text + span.end - n, name, n) == 0;
}

/* The number of a statement in superscript digits: "cue²". */
static void superscript(uint32_t number, char *out, size_t size)
{
    static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
    char decimal[16];
    size_t n = 0;
    snprintf(decimal, sizeof decimal, "%lu", (unsigned long)number);
    out[0] = '\0';
    for (const char *c = decimal; *c && n + 4 < size; c++)
        n += (size_t)snprintf(out + n, size - n, "%s", digits[*c - '0']);
}

static void who_label(const hs_document *d, const hs_mention *m, char *out, size_t size)
{
    if (m->entity == HS_NONE) { snprintf(out, size, "name"); return; }
    const hs_entity *e = &d->entities[m->entity];
    if (!e->name || ends_in(d, m->span, e->name))
        snprintf(out, size, "%s", hs_entity_type_name(e->type));
    else
        snprintf(out, size, "%s", e->name ? e->name : hs_entity_type_name(e->type));
}

void cli_mark_label(const hs_document *document, const cli_mark *mark, char *out, size_t size)
{
    static const char *const names[] = {
        [CLI_MARK_CUE] = "cue", [CLI_MARK_SOURCE] = "source", [CLI_MARK_VENUE] = "venue",
        [CLI_MARK_CONDITION] = "condition", [CLI_MARK_CONTENT] = "content",
    };
    if (mark->kind == CLI_MARK_WHO)
        who_label(document, &document->mentions[mark->of], out, size);
    else if (mark->kind == CLI_MARK_WHEN) {
        const char *value = document->whens[mark->of].value;
        snprintf(out, size, "%s", value ? value : "time");
    } else {
        char number[40];
        superscript(mark->of + 1, number, sizeof number);
        snprintf(out, size, "%s%s%s", names[mark->kind], number, mark->goes_on ? " …" : "");
    }
}

hs_ink cli_mark_ink(const cli_mark *mark)
{
    static const uint8_t inks[] = {
        [CLI_MARK_WHO] = HS_INK_PLAIN,        [CLI_MARK_WHEN] = HS_INK_ACCENT,
        [CLI_MARK_CUE] = HS_INK_CUE,          [CLI_MARK_SOURCE] = HS_INK_SOURCE,
        [CLI_MARK_VENUE] = HS_INK_FAINT,      [CLI_MARK_CONDITION] = HS_INK_ACCENT,
        [CLI_MARK_CONTENT] = HS_INK_FAINT,
    };
    return (hs_ink)inks[mark->kind];
}
