/* answer.c - one found statement: who said it and when, the words in their place, and where that
 * is. */
#include "cli/asking.h"

#include "export/flow.h"
#include "export/when.h"
#include "store/words.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>

#define MAX_WIDTH 112        /* longer lines of prose are hard to read */

/* ---- table: the words, their parts in their colours ---------------------------------------------- */

typedef struct painting {    /* an ink for each byte of the text from begin to end */
    hs_ink  *inks;
    uint32_t begin, n;
} painting;

static void paint(painting *p, const char *places, hs_ink ink)
{
    json_t *spans = json_loads(places, 0, NULL);
    for (size_t i = 0; i < json_array_size(spans); i++) {
        const json_t *span = json_array_get(spans, i);
        json_int_t from = json_integer_value(json_array_get(span, 0)), to = json_integer_value(json_array_get(span, 1));
        for (json_int_t at = from; at < to; at++)
            if (at >= p->begin && at - p->begin < p->n) p->inks[at - p->begin] = ink;
    }
    json_decref(spans);
}

/* Flows text whose words belong to each other: a change of ink inside a word adds no blank. */
static void put_inked(hs_flow *flow, const char *text, const hs_ink *inks, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t end = i;
        while (end < n && inks[end] == inks[i]) end++;
        bool blank = text[i] == ' ' || text[i] == '\n' || (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\n'));
        flow->gap = i > 0 && blank && !flow->fresh ? 1 : flow->gap;
        hs_flow_put(flow, inks[i], text + i, end - i);
        i = end;
    }
}

static void paint_found(painting *p, const char *words, const char *text)
{
    bool *found = words ? malloc((p->n + 1) * sizeof *found) : NULL;
    if (found) hs_words_mark(words, text, p->n, found);
    for (uint32_t i = 0; found && i < p->n; i++)
        if (found[i]) p->inks[i] = HS_INK_FOUND;
    free(found);
}

static void put_text(hs_flow *flow, const cli_asking *a, const hs_found *f)
{
    size_t n = strlen(f->between);
    painting p = { malloc((n + 1) * sizeof *p.inks), f->begin, (uint32_t)n };
    bool apart = f->before[0] && f->before[strlen(f->before) - 1] == ' ';
    hs_flow_words(flow, 0, HS_INK_FAINT, f->before);
    flow->gap = apart && !flow->fresh ? 1 : 0;
    if (p.inks) {
        for (size_t i = 0; i < n; i++) p.inks[i] = HS_INK_PLAIN;
        paint(&p, f->content_at, HS_INK_ACCENT);
        paint(&p, f->source_at, HS_INK_SOURCE);
        paint(&p, f->cue_at, HS_INK_CUE);
        if (!a->raw) paint_found(&p, a->words, f->between);
        put_inked(flow, f->between, p.inks, n);
    }
    hs_flow_words(flow, f->after[0] == ' ' ? 1 : 0, HS_INK_FAINT, f->after);
    free(p.inks);
}

/* ---- table: the lines above and below ------------------------------------------------------------- */

static void put_party(hs_flow *flow, const char *before, const hs_party *p)
{
    if (p->id == 0) return;
    hs_flow_words(flow, 1, HS_INK_FAINT, before);
    hs_flow_words(flow, 1, HS_INK_PLAIN, p->name);
}

static void put_head(hs_flow *flow, const hs_found *f)
{
    char day[HS_WHEN_SIZE] = "";
    if (f->first_day[0])
        hs_when_brief(hs_day_parse(f->first_day), hs_day_parse(f->last_day), 0, day);
    hs_flow_words(flow, 0, HS_INK_PLAIN, day[0] ? day : "no date");
    hs_flow_words(flow, 2, HS_INK_BOLD, f->speaker.id ? f->speaker.name : "nobody named");
    if (f->speaker.id && !f->speaker.named) hs_flow_words(flow, 1, HS_INK_FAINT, "(unnamed)");
    if (f->negated) hs_flow_words(flow, 1, HS_INK_WARN, "[not said]");
    hs_flow_words(flow, 1, HS_INK_FAINT, "\xC2\xB7");
    hs_flow_words(flow, 1, HS_INK_CUE, f->act);
    put_party(flow, "\xE2\x86\x92", &f->addressee);
    if (f->outlet.id != f->addressee.id) put_party(flow, "via", &f->outlet);
    if (f->verdict) hs_flow_words(flow, 1, HS_INK_WARN, f->verdict);
}

static void put_place(hs_flow *flow, const hs_found *f)
{
    char text[64], day[HS_WHEN_SIZE] = "";
    if (f->published[0]) hs_when_brief(hs_day_parse(f->published), hs_day_parse(f->published), 0, day);
    hs_flow_words(flow, 0, HS_INK_FAINT, f->report_key);
    if (f->published_by) {
        hs_flow_words(flow, 1, HS_INK_FAINT, "\xC2\xB7");
        hs_flow_words(flow, 1, HS_INK_FAINT, f->published_by);
    }
    if (day[0]) {
        hs_flow_words(flow, 1, HS_INK_FAINT, "\xC2\xB7");
        hs_flow_words(flow, 1, HS_INK_FAINT, day);
    }
    snprintf(text, sizeof text, "\xC2\xB7 bytes %u-%u \xC2\xB7 %s", f->begin, f->end, f->key);
    hs_flow_words(flow, 1, HS_INK_FAINT, text);
    if (f->superseded) hs_flow_words(flow, 1, HS_INK_WARN, "an older version");
}

static void put_table(const cli_asking *a, const hs_found *f, bool first)
{
    hs_flow flow = { .out = stdout, .width = a->width < MAX_WIDTH ? a->width : MAX_WIDTH,
                     .color = cli_use_color(a->color) };
    if (!first) putchar('\n');
    hs_flow_begin(&flow, "  ", "      ");
    put_head(&flow, f);
    hs_flow_end(&flow);
    hs_flow_begin(&flow, "    ", "    ");
    put_text(&flow, a, f);
    hs_flow_end(&flow);
    hs_flow_begin(&flow, "    ", "    ");
    put_place(&flow, f);
    hs_flow_end(&flow);
}

/* ---- CSV -------------------------------------------------------------------------------------------- */

static const char *const columns[] = {
    "report", "version", "url", "title", "published_by", "published", "statement", "parent", "speaker", "speaker_as",
    "named", "cue", "addressee", "outlet", "made", "made_first", "made_last", "venue", "kind", "act", "modality",
    "negated", "content", "condition", "source", "before", "after", "begin", "end", "confidence", "rule", "verdict",
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static void put_csv(const hs_found *f)
{
    char version[24], begin[16], end[16], confidence[16];
    snprintf(version, sizeof version, "%lld", (long long)f->version);
    snprintf(begin, sizeof begin, "%u", f->begin);
    snprintf(end, sizeof end, "%u", f->end);
    snprintf(confidence, sizeof confidence, "%.2f", f->confidence);
    const char *cells[N_COLUMNS] = {
        f->report_key, version, f->url, f->title, f->published_by, f->published, f->key, f->parent, f->speaker.name,
        f->speaker_as, f->speaker.id ? f->speaker.named ? "true" : "false" : "", f->cue, f->addressee.name,
        f->outlet.name, f->made, f->made_first, f->made_last, f->venue, f->kind, f->act, f->modality,
        f->negated ? "true" : "false", f->content, f->condition, f->source, f->before, f->after, begin, end, confidence,
        f->rule, f->verdict,
    };
    for (int i = 0; i < N_COLUMNS; i++) cli_csv_cell(stdout, cells[i], i + 1 < N_COLUMNS ? ',' : '\n');
}

void cli_answer_header(const cli_asking *a)
{
    if (a->to != CLI_TO_CSV) return;
    for (int i = 0; i < N_COLUMNS; i++) printf("%s%c", columns[i], i + 1 < N_COLUMNS ? ',' : '\n');
}

void cli_answer(const cli_asking *a, const hs_found *found, bool first)
{
    if (a->to == CLI_TO_TABLE) put_table(a, found, first);
    else if (a->to == CLI_TO_CSV) put_csv(found);
    else if (hs_found_json(found, stdout)) putchar('\n');
}
