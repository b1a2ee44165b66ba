/* cmd_read.c - `hearsay read`: reports in, statements out, in the order of the inputs whatever
 * the number of threads. */
#include "cli/cli.h"
#include "cli/pipeline.h"

#include "export/export.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TO_AUTO, TO_TABLE, TO_JSON, TO_CSV };

typedef struct read_options {
    uint32_t    from, to, color, jobs, width, max_size;
    const char *published, *model;
    double      min_confidence;
    bool        quiet, wide;
} read_options;

#define AT(field) offsetof(read_options, field)

static const cli_option options[] = {
    { "from", 0, CLI_CHOICE, AT(from), "auto|text|jsonl|html|feed|warc",
      "what the inputs are (auto tells text from JSON lines)" },
    { "to", 't', CLI_CHOICE, AT(to), "auto|table|json|csv",
      "auto: a table on a terminal, JSON lines in a pipe" },
    { "published", 'p', CLI_DAY, AT(published), "DATE",
      "the day, as 2024-03-15, of reports that do not bring one" },
    { "min-confidence", 'c', CLI_FRACTION, AT(min_confidence), "X",
      "leave out statements read with less confidence, 0 to 1" },
    { "jobs", 'j', CLI_COUNT, AT(jobs), "N", "threads; 0 means one for each processor" },
    { "max-size", 0, CLI_SIZE, AT(max_size), "SIZE", "the longest report (16M)" },
    { "model", 'm', CLI_TEXT, AT(model), "FILE", "a model other than the built-in English one" },
    { "wide", 'w', CLI_FLAG, AT(wide), NULL, "table: ids, offsets, confidence and rules as well" },
    { "width", 0, CLI_COUNT, AT(width), "N", "table: columns (the terminal's)" },
    { "color", 0, CLI_CHOICE, AT(color), "auto|always|never", "table: colours" },
    { "quiet", 'q', CLI_FLAG, AT(quiet), NULL, "say nothing of inputs that cannot be read" },
};

/* ---- one report -------------------------------------------------------------------------- */

typedef struct reading {     /* what the threads share; constant while they run */
    const read_options *options;
    const hs_engine    *engine;
    hs_table_style      style;
    bool (*write)(const hs_document *document, const struct reading *reading, FILE *out);
} reading;

static bool write_table(const hs_document *document, const reading *r, FILE *out)
{
    return putc('\n', out) != EOF && hs_export_table(document, &r->style, out);
}

static bool write_json(const hs_document *document, const reading *r, FILE *out)
{
    (void)r;
    return hs_export_json(document, out);
}

static bool write_csv(const hs_document *document, const reading *r, FILE *out)
{
    (void)r;
    return hs_export_csv(document, out);
}

/* A copy of the document that holds only the statements of some confidence; what hung below
 * one that is gone hangs below the next above it. *kept is to be freed. */
static bool keep_confident(const hs_document *from, double least, hs_document *out,
                           hs_statement **kept)
{
    uint32_t n = from->n_statements;
    hs_statement *list = malloc(((size_t)n + 1) * sizeof *list);
    uint32_t *place = malloc(((size_t)n + 1) * sizeof *place);
    *out = *from;
    *kept = list;
    out->n_statements = 0;
    for (uint32_t i = 0; list && place && i < n; i++) {
        const hs_statement *s = &from->statements[i];
        uint32_t parent = s->parent < i ? place[s->parent] : HS_NONE;
        if ((double)s->confidence < least) { place[i] = parent; continue; }
        place[i] = out->n_statements++;
        list[place[i]] = *s;
        list[place[i]].parent = parent;
    }
    out->statements = list;
    bool ok = list && place;
    free(place);
    return ok;
}

static bool write_document(const hs_document *document, const reading *r, FILE *out)
{
    if (r->options->min_confidence <= 0) return r->write(document, r, out);
    hs_document confident;
    hs_statement *kept;
    bool ok = keep_confident(document, r->options->min_confidence, &confident, &kept) &&
              r->write(&confident, r, out);
    free(kept);
    return ok;
}

/* What an item's ledger is printed from. */
typedef struct printed { char *bytes; size_t n; } printed;

static void drop(void *result)
{
    printed *p = result;
    free(p->bytes);
    free(p);
}

/* The output, whole: no half of a report is ever printed. */
static printed *print(const hs_document *document, const reading *r)
{
    printed *p = calloc(1, sizeof *p);
    FILE *out = p ? open_memstream(&p->bytes, &p->n) : NULL;
    bool ok = out && write_document(document, r, out);
    if (out && fclose(out) != 0) ok = false;
    if (ok || !p) return p;
    drop(p);
    return NULL;
}

/* Reads one item with this thread's reader. */
static void *read_item(const void *shared, void *worker, cli_item *item, FILE *notes)
{
    const reading *r = shared;
    const hs_document *document = NULL;
    hs_error error = { 0 };
    cli_input input;
    printed *result = NULL;
    if (!cli_input_make(item, r->options->published, &input))
        fprintf(notes, "hearsay: %s %s\n", input.place, item->problem);
    else if (hs_read(worker, &input.input, &document, &error) != HS_OK)
        fprintf(notes, "hearsay: %s: %s\n", input.place, error.message);
    else if (!(result = print(document, r)))
        fprintf(notes, "hearsay: %s: memory ended while its ledger was written\n", input.place);
    hs_document_free(document);
    cli_input_free(&input);
    return result;
}

/* Standard output; `status` is what its end means for the program. */
typedef struct output { bool broken; int status; } output;

static bool put(void *sink, void *result)
{
    output *o = sink;
    printed *p = result;
    if (fwrite(p->bytes, 1, p->n, stdout) != p->n || fflush(stdout) != 0) {
        o->broken = true;
        o->status = cli_output_failed();
    }
    drop(p);
    return !o->broken;
}

static void *new_worker(const void *shared)
{
    const reading *r = shared;
    hs_reader *reader = NULL;
    return hs_reader_new(r->engine, &reader) == HS_OK ? reader : NULL;
}

static void free_worker(void *worker) { hs_reader_free(worker); }

/* ---- the command ------------------------------------------------------------------------- */

static int read_all(const read_options *o, cli_operands files, const hs_engine *engine)
{
    static char *from_stdin[] = { "-" };
    uint32_t to = o->to != TO_AUTO ? o->to : cli_on_terminal() ? TO_TABLE : TO_JSON;
    reading r = {
        .options = o, .engine = engine,
        .style = { .width = cli_width(o->width), .color = cli_use_color(o->color), .wide = o->wide },
        .write = to == TO_TABLE ? write_table : to == TO_JSON ? write_json : write_csv,
    };
    cli_source source = { .names = files.n ? files.at : from_stdin, .n = files.n ? files.n : 1,
                          .format = o->from, .max_size = o->max_size };
    output sink = { 0 };
    cli_pipeline pipeline = {
        .source = &source, .shared = &r, .new_worker = new_worker, .free_worker = free_worker, .work = read_item,
        .sink = &sink, .put = put, .drop = drop, .quiet = o->quiet, .threads = cli_threads(o->jobs),
        .done = "reports read", .shows_progress = !o->quiet && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO),
    };
    if (to == TO_CSV && (!hs_export_csv_header(stdout) || fflush(stdout) != 0))
        return cli_output_failed();
    if (pipeline.shows_progress) cli_source_measure(&source);
    int status = cli_pipeline_run(&pipeline);
    cli_source_close(&source);
    return sink.broken ? sink.status : status;
}

static int run(const cli_command *command, int argc, char **argv)
{
    read_options o = { .jobs = 1, .max_size = 16u << 20 };
    cli_operands files;
    hs_engine *engine;
    bool help;
    int status = cli_parse(command, argc, argv, &o, &files, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (o.from > CLI_JSONL) return cli_refuse_format(o.from);
    if (files.n == 0 && isatty(STDIN_FILENO)) {
        cli_say("name the reports to read, or - for standard input; `hearsay help read` tells more");
        return CLI_USAGE;
    }
    if (!cli_open_engine(o.model, o.max_size, &engine)) return CLI_FAILED;
    status = read_all(&o, files, engine);
    hs_close(engine);
    return status;
}

const cli_command cli_read_command = {
    "read", "[OPTION]... [FILE|-]...", "print who said what, report by report",
    "Reads reports and prints every statement in them: who said it, to whom, when, where,\n"
    "through which outlet, on what condition, and the words. FILE is a report as plain text,\n"
    "or JSON lines: one object a line with \"id\" and \"text\", and maybe \"published\" (or\n"
    "\"date\"), \"title\", \"outlet\" and \"url\". Without FILE, or with -, standard input is read.\n"
    "\n"
    "Exit status: 0 done, 2 wrong usage, 3 some inputs could not be read and the others were,\n"
    "4 nothing could be done.",
    options, sizeof options / sizeof options[0], run
};
