/* cmd_read.c - `hearsay read`: reports in, statements out, in the order of the inputs whatever
 * the number of threads. */
#include "cli/cli.h"
#include "cli/pipeline.h"

#include "export/export.h"
#include "export/formats.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The first four are printed here; the others, and all that goes to --out, are exports. */
enum { TO_AUTO, TO_TABLE, TO_JSON, TO_CSV };
#define TO "auto|table|json|csv|xlsx|datapackage|webanno|brat|conllu|csl-json|ris|timelinejs"

typedef struct read_options {
    uint32_t    from, to, color, jobs, width, max_size;
    const char *published, *model, *out, *actors;
    double      min_confidence;
    bool        quiet, wide;
} read_options;

#define AT(field) offsetof(read_options, field)

static const cli_option options[] = {
    { "from", 0, CLI_CHOICE, AT(from), "auto|text|jsonl|html|feed|warc",
      "what the inputs are (auto tells text from JSON lines)" },
    { "to", 't', CLI_CHOICE, AT(to), TO,
      "auto: a table on a terminal, JSON lines in a pipe; `hearsay help export` explains the rest" },
    { "out", 0, CLI_TEXT, AT(out), "PATH", "a file to write to; for brat and datapackage a new folder" },
    { "published", 'p', CLI_DAY, AT(published), "DATE",
      "the day, as 2024-03-15, of reports that do not bring one" },
    { "min-confidence", 'c', CLI_FRACTION, AT(min_confidence), "X",
      "leave out statements read with less confidence, 0 to 1" },
    { "jobs", 'j', CLI_COUNT, AT(jobs), "N", "threads; 0 means one for each processor" },
    { "max-size", 0, CLI_SIZE, AT(max_size), "SIZE", "the longest report (16M)" },
    { "model", 'm', CLI_TEXT, AT(model), "FILE", "a model other than the built-in English one" },
    { "actors", 0, CLI_TEXT, AT(actors), "FILES", "your own actors, for events (only:FILES: without ours)" },
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
    const hs_format    *format;          /* of an export, or NULL: what is read is printed */
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

/* What was read, and how it is printed where it is. */
typedef struct result {
    const hs_document *document;
    hs_document        confident;        /* without some statements, where some are left out */
    hs_statement      *kept;             /* its own; or NULL */
    char              *bytes; size_t n;
} result;

static void drop(void *of)
{
    result *r = of;
    if (!r) return;
    hs_document_free(r->document);
    free(r->kept);
    free(r->bytes);
    free(r);
}

static const hs_document *shown(const result *r) { return r->kept ? &r->confident : r->document; }

/* Leaves statements below some confidence out; what hung below one that is gone hangs below
 * the next above it. False when memory ends. */
static bool keep_confident(result *r, double least)
{
    uint32_t n = r->document->n_statements;
    uint32_t *place = malloc(((size_t)n + 1) * sizeof *place);
    r->kept = malloc(((size_t)n + 1) * sizeof *r->kept);
    r->confident = *r->document;
    r->confident.n_statements = 0;
    for (uint32_t i = 0; r->kept && place && i < n; i++) {
        const hs_statement *s = &r->document->statements[i];
        uint32_t parent = s->parent < i ? place[s->parent] : HS_NONE;
        if ((double)s->confidence < least) { place[i] = parent; continue; }
        place[i] = r->confident.n_statements++;
        r->kept[place[i]] = *s;
        r->kept[place[i]].parent = parent;
    }
    r->confident.statements = r->kept;
    bool ok = r->kept && place;
    free(place);
    return ok;
}

/* The output, whole: no half of a report is ever printed. */
static bool print(result *r, const reading *how)
{
    FILE *out = open_memstream(&r->bytes, &r->n);
    bool ok = out && how->write(shown(r), how, out);
    if (out && fclose(out) != 0) ok = false;
    hs_document_free(r->document);       /* what waits to be put need not hold it */
    r->document = NULL;
    return ok;
}

/* Takes the document over. NULL when memory ends. */
static result *result_of(const hs_document *document, const reading *how)
{
    result *r = calloc(1, sizeof *r);
    if (!r) { hs_document_free(document); return NULL; }
    r->document = document;
    bool ok = how->options->min_confidence <= 0 || keep_confident(r, how->options->min_confidence);
    if (ok && !how->format) ok = print(r, how);
    if (ok) return r;
    drop(r);
    return NULL;
}

/* Reads one item with this thread's reader. */
static void *read_item(const void *shared, void *worker, cli_item *item, FILE *notes)
{
    const reading *r = shared;
    const hs_document *document = NULL;
    hs_error error = { 0 };
    cli_input input;
    result *made = NULL;
    if (!cli_input_make(item, r->options->published, &input))
        fprintf(notes, "hearsay: %s %s\n", input.place, item->problem);
    else if (hs_read(worker, &input.input, &document, &error) != HS_OK)
        fprintf(notes, "hearsay: %s: %s\n", input.place, error.message);
    else if (!(made = result_of(document, r)))
        fprintf(notes, "hearsay: %s: memory ended while its ledger was written\n", input.place);
    cli_input_free(&input);
    return made;
}

/* Where it goes; `status` is what the output's end means for the program. */
typedef struct output { hs_export *export; bool broken; int status; } output;

static bool put_printed(void *sink, void *made)
{
    output *o = sink;
    result *r = made;
    if (fwrite(r->bytes, 1, r->n, stdout) != r->n || fflush(stdout) != 0) {
        o->broken = true;
        o->status = cli_output_failed();
    }
    drop(r);
    return !o->broken;
}

static bool put_exported(void *sink, void *made)
{
    output *o = sink;
    hs_error error;
    hs_report report = { .document = shown(made) };
    if (hs_export_put(o->export, &report, &error) != HS_OK) {
        o->broken = true;
        o->status = cli_export_failed(&error);
    }
    drop(made);
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

/* Sets *format to that of an export, or to NULL. False once it was said what is wrong. */
static bool choose_format(const read_options *o, uint32_t to, const hs_format **format)
{
    char name[16];
    const char *choice = TO;
    for (uint32_t i = 0; i < to; i++) choice = strchr(choice, '|') + 1;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(choice, "|"), choice);
    *format = to <= TO_CSV && !o->out ? NULL : hs_format_find(to == TO_JSON ? "jsonl" : name);
    if (!o->out || *format) return true;
    cli_say("a table is for the terminal: choose another format for --out");
    return false;
}

static int run_pipeline(cli_pipeline *pipeline, output *o)
{
    pipeline->put = put_printed;
    int status = cli_pipeline_run(pipeline);
    return o->broken ? o->status : status;
}

static int run_export(cli_pipeline *pipeline, output *o, const hs_format *format, const char *path)
{
    hs_error error;
    if (hs_export_open(format, path, NULL, &o->export, &error) != HS_OK) return cli_export_failed(&error);
    pipeline->put = put_exported;
    int status = cli_pipeline_run(pipeline);
    bool keep = !o->broken && status != CLI_FAILED;
    if (keep && !pipeline->quiet) cli_say_left_out(hs_export_left_out(o->export));
    if (hs_export_close(o->export, keep, &error) != HS_OK && keep) return cli_export_failed(&error);
    return o->broken ? o->status : status;
}

static int read_all(const read_options *o, cli_operands files, const hs_engine *engine, uint32_t to,
                    const hs_format *format)
{
    static char *from_stdin[] = { "-" };
    reading r = {
        .options = o, .engine = engine, .format = format,
        .style = { .width = cli_width(o->width), .color = cli_use_color(o->color), .wide = o->wide },
        .write = to == TO_TABLE ? write_table : to == TO_JSON ? write_json : write_csv,
    };
    cli_source source = { .names = files.n ? files.at : from_stdin, .n = files.n ? files.n : 1,
                          .format = o->from, .max_size = o->max_size };
    output sink = { 0 };
    cli_pipeline pipeline = {
        .source = &source, .shared = &r, .new_worker = new_worker, .free_worker = free_worker, .work = read_item,
        .sink = &sink, .drop = drop, .quiet = o->quiet, .threads = cli_threads(o->jobs), .done = "reports read",
        .shows_progress = !o->quiet && isatty(STDERR_FILENO) && (!isatty(STDOUT_FILENO) || o->out),
    };
    if (!format && to == TO_CSV && (!hs_export_csv_header(stdout) || fflush(stdout) != 0))
        return cli_output_failed();
    if (pipeline.shows_progress) cli_source_measure(&source);
    int status = format ? run_export(&pipeline, &sink, format, o->out) : run_pipeline(&pipeline, &sink);
    cli_source_close(&source);
    return status;
}

static int run(const cli_command *command, int argc, char **argv)
{
    read_options o = { .jobs = 1, .max_size = 16u << 20 };
    cli_operands files;
    hs_engine *engine;
    const hs_format *format;
    bool help;
    int status = cli_parse(command, argc, argv, &o, &files, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (o.from > CLI_JSONL) return cli_refuse_format(o.from);
    if (files.n == 0 && isatty(STDIN_FILENO)) {
        cli_say("name the reports to read, or - for standard input; `hearsay help read` tells more");
        return CLI_USAGE;
    }
    uint32_t to = o.to != TO_AUTO ? o.to : cli_on_terminal() && !o.out ? TO_TABLE : TO_JSON;
    if (!choose_format(&o, to, &format)) return CLI_USAGE;
    if (!cli_open_engine_with(o.model, o.actors, o.max_size, &engine)) return CLI_FAILED;
    status = read_all(&o, files, engine, to, format);
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
