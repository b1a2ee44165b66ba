/* cmd_add.c - `hearsay add`: reports into a ledger. Threads read; the thread that called writes,
 * many reports to a transaction and a transaction every half second, so that a run that is killed
 * loses no more than that. What is told as added is committed. */
#include "cli/cli.h"
#include "cli/pipeline.h"

#include "export/export.h"
#include "store/store.h"

#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define BATCH_SECONDS 0.5

typedef struct add_options {
    uint32_t    from, jobs, max_size;
    const char *published, *model;
    bool        quiet, verbose, again;
} add_options;

#define AT(field) offsetof(add_options, field)

static const cli_option options[] = {
    { "from", 0, CLI_CHOICE, AT(from), "auto|text|jsonl|html|feed|warc",
      "what the inputs are (auto tells text from JSON lines)" },
    { "published", 'p', CLI_DAY, AT(published), "DATE",
      "the day, as 2024-03-15, of reports that do not bring one" },
    { "again", 0, CLI_FLAG, AT(again), NULL,
      "read reports again that are there already; what users corrected stays" },
    { "jobs", 'j', CLI_COUNT, AT(jobs), "N", "threads that read (one for each processor)" },
    { "max-size", 0, CLI_SIZE, AT(max_size), "SIZE", "the longest report (16M)" },
    { "model", 'm', CLI_TEXT, AT(model), "FILE", "a model other than the built-in English one" },
    { "verbose", 'v', CLI_FLAG, AT(verbose), NULL, "name each report once it is kept" },
    { "quiet", 'q', CLI_FLAG, AT(quiet), NULL, "print nothing but what went wrong with the ledger" },
};

/* ---- reading, by many threads ----------------------------------------------------------------- */

typedef struct reading {     /* constant, but for the ledger under its lock */
    const add_options *options;
    const hs_engine   *engine;
    hs_ledger         *known;            /* a connection of its own, to look things up */
    pthread_mutex_t   *lock;
} reading;

typedef struct result {
    hs_parcel *parcel;                   /* NULL where the report was known before it was read */
    char      *name;
} result;

static void drop(void *r)
{
    result *done = r;
    hs_parcel_free(done->parcel);
    free(done->name);
    free(done);
}

static bool is_known(const reading *r, const hs_input *in, const char *given)
{
    char sha256[65];
    bool known = false;
    if (r->options->again || !hs_text_sha256(in->text, in->length, sha256)) return false;
    pthread_mutex_lock(r->lock);
    if (hs_ledger_knows(r->known, in->url ? in->url : in->id, sha256, given, &known, NULL) != HS_OK) known = false;
    pthread_mutex_unlock(r->lock);
    return known;
}

static hs_parcel *parcel_of(const hs_document *document, const char *given, hs_error *error)
{
    hs_parcel *parcel = NULL;
    json_t *record = hs_export_value(document);
    if (record) hs_parcel_of_value(record, given, &parcel, error);
    else snprintf(error->message, sizeof error->message, "memory ended while its record was made");
    json_decref(record);
    return parcel;
}

static void *add_item(const void *shared, void *worker, cli_item *item, FILE *notes)
{
    const reading *r = shared;
    const hs_document *document = NULL;
    hs_error error = { 0 };
    cli_input input;
    char given[HS_GIVEN_SIZE];
    result *done = calloc(1, sizeof *done);
    bool ok = done && cli_input_make(item, r->options->published, &input);
    if (!done) return NULL;
    if (!ok) {
        fprintf(notes, "hearsay: %s %s\n", input.place, item->problem);
    } else {
        hs_ledger_given(&input.input, given);
        done->name = strdup(input.input.id);
        if (!is_known(r, &input.input, given)) {
            ok = hs_read(worker, &input.input, &document, &error) == HS_OK &&
                 (done->parcel = parcel_of(document, given, &error));
            if (!ok) fprintf(notes, "hearsay: %s: %s\n", input.place, error.message);
        }
    }
    hs_document_free(document);
    cli_input_free(&input);
    if (ok && done->name) return done;
    drop(done);
    return NULL;
}

static void *new_worker(const void *shared)
{
    const reading *r = shared;
    hs_reader *reader = NULL;
    return hs_reader_new(r->engine, &reader) == HS_OK ? reader : NULL;
}

static void free_worker(void *worker) { hs_reader_free(worker); }

/* ---- writing, by one ----------------------------------------------------------------------------- */

typedef struct writer {
    const add_options *options;
    hs_ledger *ledger;
    bool       open, failed;
    double     began;                    /* the transaction, seconds */
    FILE      *news; char *text; size_t n;       /* to be told when it is committed */
    uint64_t   counts[4], batch[4];      /* by hs_added: in all, in this transaction */
} writer;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool fail(writer *w, const hs_error *error)
{
    cli_say("%s", error->message);
    w->failed = true;
    return false;
}

static bool begin(writer *w)
{
    hs_error error = { 0 };
    if (w->open) return true;
    if (hs_ledger_begin(w->ledger, &error) != HS_OK) return fail(w, &error);
    w->news = open_memstream(&w->text, &w->n);
    w->began = seconds();
    w->open = true;
    return true;
}

/* Ends the transaction, and then tells what was in it. */
static bool commit(writer *w)
{
    hs_error error = { 0 };
    if (!w->open) return true;
    bool ok = !w->failed && (hs_ledger_commit(w->ledger, &error) == HS_OK || fail(w, &error));
    if (w->news && fclose(w->news) == 0 && ok && w->n > 0) {
        fwrite(w->text, 1, w->n, stdout);
        fflush(stdout);
    }
    free(w->text);
    w->text = NULL;
    w->news = NULL;
    w->open = false;
    for (int i = 0; i < 4; i++) {
        if (ok) w->counts[i] += w->batch[i];
        w->batch[i] = 0;
    }
    return ok;
}

static bool commit_in_time(void *sink)
{
    writer *w = sink;
    return !w->open || seconds() - w->began < BATCH_SECONDS || commit(w);
}

static void tell(writer *w, hs_added what, const char *name)
{
    static const char *const words[] = { "added", "same", "changed", "read again" };
    bool told = w->options->verbose ? true : what == HS_CHANGED && !w->options->quiet;
    w->batch[what]++;
    if (told && w->news) fprintf(w->news, "%s %s%s\n", words[what], name,
                                 what == HS_CHANGED ? ": its text is another now, and both are kept" : "");
}

static bool put(void *sink, void *item)
{
    writer *w = sink;
    result *r = item;
    hs_added what = HS_SAME;
    hs_error error = { 0 };
    bool ok = begin(w);
    if (ok && r->parcel) {
        ok = hs_ledger_add(w->ledger, r->parcel, w->options->again, &what, NULL, &error) == HS_OK;
        if (!ok) fail(w, &error);
    }
    if (ok) tell(w, what, r->name);
    drop(r);
    return ok && commit_in_time(w);
}

/* ---- the command ------------------------------------------------------------------------------------ */

static void print_sum(const writer *w, double spent)
{
    static const char *const words[] = { "added", "there already", "changed", "read again" };
    uint64_t all = 0;
    printf("%llu report%s added", (unsigned long long)w->counts[HS_ADDED], cli_plural(w->counts[HS_ADDED]));
    for (int i = HS_SAME; i <= HS_REREAD; i++)
        if (w->counts[i]) printf(", %llu %s", (unsigned long long)w->counts[i], words[i]);
    for (int i = 0; i < 4; i++) all += w->counts[i];
    if (isatty(STDOUT_FILENO) && all > 0 && spent >= 1) printf(" (%.0f a second)", (double)all / spent);
    putchar('\n');
}

static int add_files(const add_options *o, cli_operands files, const reading *r, hs_ledger *ledger)
{
    writer w = { .options = o, .ledger = ledger };
    cli_source source = { .names = files.at, .n = files.n, .format = o->from, .max_size = o->max_size };
    cli_pipeline pipeline = {
        .source = &source, .shared = r, .new_worker = new_worker, .free_worker = free_worker, .work = add_item,
        .sink = &w, .put = put, .drop = drop, .idle = commit_in_time, .quiet = o->quiet,
        .threads = cli_threads(o->jobs), .done = "reports added",
        .shows_progress = !o->quiet && isatty(STDERR_FILENO),
    };
    double began = seconds();
    if (pipeline.shows_progress) cli_source_measure(&source);
    int status = cli_pipeline_run(&pipeline);
    commit(&w);
    cli_source_close(&source);
    if (!o->quiet) print_sum(&w, seconds() - began);
    if (cli_close_output() != CLI_DONE) return CLI_FAILED;
    if (!w.failed) return status;
    return w.counts[HS_ADDED] + w.counts[HS_CHANGED] + w.counts[HS_REREAD] > 0 ? CLI_SOME : CLI_FAILED;
}

/* Two connections: the one that writes, and the one that looks up what is there. */
static int add_all(const add_options *o, const char *name, cli_operands files, const hs_engine *engine)
{
    hs_error error = { 0 };
    hs_ledger *ledger = NULL, *known = NULL;
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    int status = CLI_FAILED;
    if (hs_ledger_open(name, HS_LEDGER_MAKE, &ledger, &error) != HS_OK ||
        hs_ledger_open(name, HS_LEDGER_ASK, &known, &error) != HS_OK) {
        cli_say("%s", error.message);
    } else {
        reading r = { .options = o, .engine = engine, .known = known, .lock = &lock };
        status = add_files(o, files, &r, ledger);
    }
    hs_ledger_close(known);
    hs_ledger_close(ledger);
    return status;
}

static int run(const cli_command *command, int argc, char **argv)
{
    add_options o = { .max_size = 16u << 20 };
    static char *from_stdin[] = { "-" };
    cli_operands given, files = { 0 };
    hs_engine *engine;
    bool help;
    int status = cli_parse(command, argc, argv, &o, &given, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (o.from > CLI_JSONL) return cli_refuse_format(o.from);
    if (given.n == 0 || (given.n == 1 && isatty(STDIN_FILENO))) {
        cli_say("name a ledger and the reports to add; `hearsay help add` tells more");
        return CLI_USAGE;
    }
    const char *name = given.at[0];
    given = given.n > 1 ? (cli_operands){ given.at + 1, given.n - 1 } : (cli_operands){ from_stdin, 1 };
    if (!cli_open_engine(o.model, o.max_size, &engine)) return CLI_FAILED;
    if (cli_list_files(given, &files)) status = add_all(&o, name, files, engine);
    else { cli_say("memory ended while files were listed"); status = CLI_FAILED; }
    cli_free_files(files);
    hs_close(engine);
    return status;
}

const cli_command cli_add_command = {
    "add", "LEDGER [FILE|FOLDER|-]...", "keep what reports say in a ledger",
    "Reads reports as `hearsay read` does, files or all files of folders, and keeps every\n"
    "statement in LEDGER: a file (made where there is none), or a PostgreSQL database named as\n"
    "postgresql://USER@HOST/NAME. A report that is there already is passed over, so a run that\n"
    "was stopped goes on when it is started again. A report whose text has changed since is kept\n"
    "in both versions: the older one no longer counts in answers. Reports are told apart by their\n"
    "URL, else by their id, else by the name of their file.\n"
    "\n"
    "Exit status: 0 done, 2 wrong usage, 3 some inputs could not be read and the others were,\n"
    "4 nothing could be done.",
    options, sizeof options / sizeof options[0], run
};
