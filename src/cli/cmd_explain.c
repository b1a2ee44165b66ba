/* cmd_explain.c - `hearsay explain`: each sentence drawn, and what made each statement. */
#include "cli/cli.h"
#include "cli/draw.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MARGIN    2
#define MAX_WIDTH 500        /* a wider drawing is no help */

enum { AS_AUTO, AS_ARCS, AS_TREE };

typedef struct explain_options {
    uint32_t    from, color, width, max_size, sentence, as;
    const char *published, *model, *actors;
} explain_options;

#define AT(field) offsetof(explain_options, field)

static const cli_option options[] = {
    { "sentence", 's', CLI_COUNT, AT(sentence), "N", "only the Nth sentence of each report" },
    { "as", 0, CLI_CHOICE, AT(as), "auto|arcs|tree",
      "auto: arcs where the sentence fits into the width, else a tree" },
    { "from", 0, CLI_CHOICE, AT(from), "auto|text|jsonl", "what the inputs are" },
    { "published", 'p', CLI_DAY, AT(published), "DATE",
      "the day, as 2024-03-15, of reports that do not bring one" },
    { "max-size", 0, CLI_SIZE, AT(max_size), "SIZE", "the longest report (16M)" },
    { "model", 'm', CLI_TEXT, AT(model), "FILE", "a model other than the built-in English one" },
    { "actors", 0, CLI_TEXT, AT(actors), "FILES", "your own actors, for events (only:FILES: without ours)" },
    { "width", 0, CLI_COUNT, AT(width), "N", "columns (the terminal's)" },
    { "color", 0, CLI_CHOICE, AT(color), "auto|always|never", "colours" },
};

typedef struct explanation {
    const explain_options *options;
    const hs_document     *doc;
    cli_marks marks;
    uint32_t *first, *next;  /* statements of each sentence, as lists */
    uint32_t  width;
    bool      color;
} explanation;

/* ---- statements --------------------------------------------------------------------------- */

static uint32_t home_of(const hs_document *doc, const hs_statement *s)
{
    hs_spans spans = s->cue.n > 0 ? s->cue : s->content;
    return cli_sentence_at(doc, spans.n > 0 ? spans.at[0].begin : 0);
}

static bool list_statements(explanation *e)
{
    const hs_document *doc = e->doc;
    e->first = malloc(((size_t)doc->n_sentences + 1) * sizeof *e->first);
    e->next = calloc((size_t)doc->n_statements + 1, sizeof *e->next);
    if (!e->first || !e->next) return false;
    memset(e->first, 0xFF, ((size_t)doc->n_sentences + 1) * sizeof *e->first);  /* HS_NONE */
    for (uint32_t i = doc->n_statements; i-- > 0;) {
        uint32_t home = home_of(doc, &doc->statements[i]);
        e->next[i] = e->first[home];
        e->first[home] = i;
    }
    return true;
}

static const char *entity_name(const hs_document *doc, uint32_t entity)
{
    return entity != HS_NONE && doc->entities[entity].name ? doc->entities[entity].name : NULL;
}

static void put_fact(hs_flow *flow, const char *label, const char *value)
{
    if (!value) return;
    hs_flow_words(flow, 1, HS_INK_FAINT, label);
    hs_flow_words(flow, 1, HS_INK_PLAIN, value);
}

/* "1  Ilse Marden · direct · say · to reporters · made 2024-03-05" and who decided it. */
static void put_statement(const explanation *e, uint32_t statement)
{
    const hs_statement *s = &e->doc->statements[statement];
    const char *speaker = entity_name(e->doc, s->speaker);
    hs_flow flow = { .out = stdout, .width = e->width, .color = e->color };
    char number[32], line[64];
    snprintf(number, sizeof number, "%*s%3lu  ", MARGIN, "", (unsigned long)statement + 1);
    hs_flow_begin(&flow, number, "       ");
    hs_flow_words(&flow, 0, HS_INK_BOLD, speaker ? speaker : "nobody named");
    snprintf(line, sizeof line, "· %s · %s", hs_kind_name(s->kind), hs_act_name(s->act));
    hs_flow_words(&flow, 1, HS_INK_PLAIN, line);
    if (s->modality != HS_ASSERTED) put_fact(&flow, "·", hs_modality_name(s->modality));
    if (s->negated) hs_flow_words(&flow, 1, HS_INK_WARN, "· not said");
    put_fact(&flow, "· to", entity_name(e->doc, s->addressee));
    put_fact(&flow, "· via", entity_name(e->doc, s->outlet));
    put_fact(&flow, "· made", s->made);
    if (s->parent != HS_NONE) {
        snprintf(line, sizeof line, "%lu", (unsigned long)s->parent + 1);
        put_fact(&flow, "· inside", line);
    }
    put_fact(&flow, "· decided by", s->rule ? s->rule : "no rule");
    snprintf(line, sizeof line, "%.2f", (double)s->confidence);
    put_fact(&flow, "with confidence", line);
    hs_flow_end(&flow);
}

/* ---- events ------------------------------------------------------------------------------- */

/* "Velmia → Maresh · 0256 REQUEST yield · verb urge, appeal of truce · in 2". */
static void put_event(const explanation *e, const hs_event *ev)
{
    hs_flow flow = { .out = stdout, .width = e->width, .color = e->color };
    char line[128];
    snprintf(line, sizeof line, "%*s  *  ", MARGIN, "");
    hs_flow_begin(&flow, line, "       ");
    hs_flow_words(&flow, 0, HS_INK_BOLD, ev->source.name ? ev->source.name : "somebody");
    put_fact(&flow, "→", ev->target.name);
    snprintf(line, sizeof line, "%s %s %s", ev->cameo, ev->plover ? ev->plover : "", ev->mode ? ev->mode : "");
    put_fact(&flow, "·", line);
    if (ev->modality != HS_ASSERTED) put_fact(&flow, "·", hs_modality_name(ev->modality));
    if (ev->negated) hs_flow_words(&flow, 1, HS_INK_WARN, "· not done");
    put_fact(&flow, "· decided by", ev->rule);
    if (ev->statement != HS_NONE) {
        snprintf(line, sizeof line, "%lu", (unsigned long)ev->statement + 1);
        put_fact(&flow, "· on the word of", line);
    }
    hs_flow_end(&flow);
}

static void put_events(const explanation *e, uint32_t sentence)
{
    hs_span span = e->doc->sentences[sentence].span;
    for (uint32_t i = 0; i < e->doc->n_events; i++) {
        const hs_event *ev = &e->doc->events[i];
        if (ev->span.begin >= span.begin && ev->span.end <= span.end) put_event(e, ev);
    }
}

/* ---- sentences ---------------------------------------------------------------------------- */

static void put_title(const explanation *e, uint32_t sentence)
{
    const hs_sentence *s = &e->doc->sentences[sentence];
    uint8_t kind = s->segment < e->doc->n_segments ? e->doc->segments[s->segment].kind : HS_BODY;
    printf("\n%*s%sSentence %lu%s%s%s\n\n", MARGIN, "", hs_ink_escape(HS_INK_FAINT, e->color),
           (unsigned long)sentence + 1, kind == HS_BODY ? "" : " · ",
           kind == HS_BODY ? "" : hs_segment_name(kind), hs_ink_escape(HS_INK_PLAIN, e->color));
}

static bool explain_sentence(const explanation *e, uint32_t sentence)
{
    hs_range marks = cli_marks_of(&e->marks, sentence);
    cli_drawing drawing = {
        .doc = e->doc, .marks = e->marks.at + marks.first, .n_marks = marks.last - marks.first,
        .tokens = e->doc->sentences[sentence].tokens, .width = e->width, .margin = MARGIN,
        .color = e->color, .out = stdout,
    };
    uint32_t as = e->options->as;
    put_title(e, sentence);
    if (as == AS_ARCS) drawing.width = MAX_WIDTH * 4;
    cli_drawn drawn = as == AS_TREE ? CLI_TOO_WIDE : cli_draw_arcs(&drawing);
    drawing.width = e->width;
    if (drawn == CLI_TOO_WIDE) drawn = cli_draw_tree(&drawing);
    if (drawn == CLI_NO_MEMORY) return false;
    if (e->first[sentence] != HS_NONE) putchar('\n');
    for (uint32_t i = e->first[sentence]; i != HS_NONE; i = e->next[i]) put_statement(e, i);
    put_events(e, sentence);
    return true;
}

/* False when memory ends. */
static bool explain_document(const explain_options *o, const hs_document *doc, bool *found)
{
    explanation e = { .options = o, .doc = doc, .width = cli_width(o->width),
                      .color = cli_use_color(o->color) };
    uint32_t first = o->sentence ? o->sentence - 1 : 0;
    uint32_t last = o->sentence ? o->sentence : doc->n_sentences;
    if (e.width > MAX_WIDTH) e.width = MAX_WIDTH;
    if (last > doc->n_sentences) last = doc->n_sentences;
    bool ok = cli_marks_make(doc, &e.marks) && list_statements(&e);
    for (uint32_t i = first; ok && i < last && !ferror(stdout); i++) ok = explain_sentence(&e, i);
    if (first < last) *found = true;
    cli_marks_free(&e.marks);
    free(e.first);
    free(e.next);
    return ok;
}

/* ---- the command -------------------------------------------------------------------------- */

typedef struct tally { uint64_t done, failed; bool found; } tally;

static void explain_item(const explain_options *o, hs_reader *reader, cli_item *item, tally *t)
{
    const hs_document *doc = NULL;
    hs_error error = { 0 };
    cli_input input;
    bool ok = cli_input_make(item, o->published, &input);
    if (!ok) cli_say("%s %s", input.place, item->problem);
    else if (hs_read(reader, &input.input, &doc, &error) != HS_OK) {
        cli_say("%s: %s", input.place, error.message);
        ok = false;
    } else if (!explain_document(o, doc, &t->found)) {
        cli_say("%s: memory ended while it was drawn", input.place);
        ok = false;
    }
    if (ok) t->done++;
    else t->failed++;
    hs_document_free(doc);
    cli_input_free(&input);
    free(item->bytes);
}

static int explain_all(const explain_options *o, cli_source *source, hs_reader *reader)
{
    tally t = { 0, 0, false };
    cli_item item;
    while (cli_source_next(source, &item)) {
        explain_item(o, reader, &item, &t);
        if (fflush(stdout) != 0 || ferror(stdout)) {
            cli_source_close(source);
            return cli_output_failed();
        }
    }
    cli_source_close(source);
    if (t.failed > 0) return t.done > 0 ? CLI_SOME : CLI_FAILED;
    if (t.found || !o->sentence) return CLI_DONE;
    cli_say("there is no sentence %lu", (unsigned long)o->sentence);
    return CLI_NOTHING;
}

static int run(const cli_command *command, int argc, char **argv)
{
    static char *from_stdin[] = { "-" };
    explain_options o = { .max_size = 16u << 20 };
    cli_operands files;
    hs_engine *engine;
    hs_reader *reader;
    bool help;
    int status = cli_parse(command, argc, argv, &o, &files, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (files.n == 0 && isatty(STDIN_FILENO)) {
        cli_say("name the report to explain, or - for standard input");
        return CLI_USAGE;
    }
    if (!cli_open_engine_with(o.model, o.actors, o.max_size, &engine)) return CLI_FAILED;
    cli_source source = { .names = files.n ? files.at : from_stdin, .n = files.n ? files.n : 1,
                          .format = o.from, .max_size = o.max_size };
    status = CLI_FAILED;
    if (hs_reader_new(engine, &reader) == HS_OK) {
        status = explain_all(&o, &source, reader);
        hs_reader_free(reader);
    } else {
        cli_say("there is not enough memory to read anything");
    }
    hs_close(engine);
    return status;
}

const cli_command cli_explain_command = {
    "explain", "[OPTION]... [FILE|-]...", "draw each sentence, and say what made each statement",
    "Draws each sentence: its words with their parts of speech, the arcs of Universal\n"
    "Dependencies, names and times, and below the words the source, the cue and the content of\n"
    "every statement. The line below the drawing names the rule or the model's decision that\n"
    "made the statement, and how sure it was.\n"
    "\n"
    "Exit status: 0 done, 1 no such sentence, 2 wrong usage, 3 some inputs could not be read and\n"
    "the others were, 4 nothing could be done.",
    options, sizeof options / sizeof options[0], run
};
