/* cmd_export.c - `hearsay export`: a ledger, or what is found in it, in formats of others. Reports
 * go out one by one, the oldest first, with what people decided about their statements worked in. */
#include "cli/asking.h"

#include "export/formats.h"
#include "export/record.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define TO "auto|jsonl|csv|xlsx|datapackage|webanno|brat|conllu|csl-json|ris|timelinejs|gold"

typedef struct export_options {
    cli_asking  asking;                  /* first: cli_asking_begin fills all of it */
    uint32_t    format;
    const char *out, *title, *model;
    bool        exact, as_read, quiet;
} export_options;

#define AT(field) offsetof(export_options, field)

static const cli_option options[] = {
    { "to", 't', CLI_CHOICE, AT(format), TO, "auto: what the name of --out ends in, else JSON lines" },
    { "out", 0, CLI_TEXT, AT(out), "PATH", "a file to write to; for brat and datapackage a new folder" },
    { "as-read", 0, CLI_FLAG, AT(as_read), NULL, "as it was read, without what people rejected and corrected" },
    { "exact", 0, CLI_FLAG, AT(exact), NULL, "CSV: leave cells that a spreadsheet would run as a formula as they are" },
    { "title", 0, CLI_TEXT, AT(title), "WORDS", "what the whole is called, where the format has a place for it" },
    CLI_ASK_WHICH,
    { "model", 'm', CLI_TEXT, AT(model), "FILE", "conllu: a model other than the built-in English one" },
    { "quiet", 'q', CLI_FLAG, AT(quiet), NULL, "say nothing of what has no place in the format" },
};

/* ---- what goes out -------------------------------------------------------------------------- */

typedef struct report_list { int64_t *at; size_t n, room; bool failed; } report_list;

typedef struct chosen { int64_t report; char key[24]; } chosen;
typedef struct choice { chosen *at; size_t n, room; bool failed, all; } choice;    /* sorted */

/* Room for one more in an array; false when memory ends. */
static bool grow(void *array, size_t n, size_t *room, size_t size)
{
    void **at = array;
    if (n < *room) return true;
    size_t larger = *room ? *room * 2 : 256;
    void *moved = realloc(*at, larger * size);
    if (!moved) return false;
    *at = moved;
    *room = larger;
    return true;
}

static bool list_report(void *context, const hs_report_entry *entry)
{
    report_list *list = context;
    void *at = list->at;
    list->failed = !grow(&at, list->n, &list->room, sizeof *list->at);
    list->at = at;
    if (!list->failed) list->at[list->n++] = entry->id;
    return !list->failed;
}

static bool choose(void *context, const hs_found *found)
{
    choice *c = context;
    void *at = c->at;
    c->failed = !grow(&at, c->n, &c->room, sizeof *c->at);
    c->at = at;
    if (c->failed) return false;
    c->at[c->n].report = found->report;
    snprintf(c->at[c->n++].key, sizeof c->at->key, "%s", found->key);
    return true;
}

static int compare(const void *a, const void *b)
{
    const chosen *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return strcmp(x->key, y->key);
}

/* Was this statement chosen? A key of NULL: any statement of the report? */
static bool is_chosen(const choice *c, int64_t report, const char *key)
{
    size_t low = 0, high = c->n;
    if (c->all) return true;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const chosen *m = &c->at[middle];
        int order = m->report != report ? (m->report < report ? -1 : 1) : key ? strcmp(m->key, key) : 0;
        if (order == 0) return true;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return false;
}

static bool asks_for_all(const cli_asking *a)
{
    return !a->words && !a->speaker && !a->addressee && !a->outlet && !a->via && !a->since && !a->until &&
           !a->published_since && !a->published_until && !a->kind && !a->act && !a->negated && a->min_confidence <= 0;
}

/* ---- one report -------------------------------------------------------------------------------- */

typedef struct note_list { hs_note *at; size_t n, room; bool failed; } note_list;

static bool add_note(note_list *list, const char *statement, const char *verdict, const char *fields)
{
    void *at = list->at;
    list->failed = list->failed || !grow(&at, list->n, &list->room, sizeof *list->at);
    list->at = at;
    if (list->failed) return false;
    hs_note note = { strdup(statement), strdup(verdict), fields ? strdup(fields) : NULL };
    list->at[list->n++] = note;
    list->failed = !note.statement || !note.verdict || (fields && !note.fields);
    return !list->failed;
}

static bool list_correction(void *context, const hs_correction *c)
{
    return add_note(context, c->statement, c->verdict, c->fields);
}

static void free_notes(note_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free((void *)list->at[i].statement);
        free((void *)list->at[i].verdict);
        free((void *)list->at[i].fields);
    }
    free(list->at);
}

typedef struct exporting {
    const export_options *options;
    hs_ledger *ledger;
    hs_export *export;
    const choice *choice;
    hs_engine *engine;                   /* with a reader: only for formats that want words */
    hs_reader *reader;
    uint64_t done, failed;
    hs_error error;                      /* of the export: nothing further can be put */
} exporting;

/* Statements that were not chosen go the way of rejected ones. */
static bool note_unchosen(const exporting *e, int64_t report, const char *json, size_t n, note_list *notes,
                          hs_error *err)
{
    hs_record *record;
    if (e->choice->all) return true;
    if (hs_record_read(json, n, notes->at, notes->n, &record, err) != HS_OK) return false;
    const hs_document *doc = hs_record_document(record);
    for (uint32_t i = 0; i < doc->n_statements; i++)
        if (!is_chosen(e->choice, report, doc->statements[i].id))
            add_note(notes, doc->statements[i].id, "reject", NULL);
    hs_record_free(record);
    return true;
}

/* The document with the words and sentences that its text has. *words is to be freed. */
static hs_status add_words(const exporting *e, hs_document *doc, const hs_document **words, hs_error *err)
{
    hs_input input = { .text = doc->text, .length = doc->n_text };
    if (!e->reader) return HS_OK;
    hs_status status = hs_read(e->reader, &input, words, err);
    if (status != HS_OK) return status;
    doc->sentences = (*words)->sentences;
    doc->n_sentences = (*words)->n_sentences;
    doc->tokens = (*words)->tokens;
    doc->n_tokens = (*words)->n_tokens;
    return HS_OK;
}

static bool put_record(exporting *e, const hs_record *record, const char *json, size_t n, hs_error *err)
{
    hs_document document = *hs_record_document(record);
    const hs_document *words = NULL;
    bool ok = add_words(e, &document, &words, err) == HS_OK;
    hs_report report = { &document, hs_record_verdicts(record), json, n };
    if (ok && hs_export_put(e->export, &report, &e->error) != HS_OK) ok = false;
    hs_document_free(words);
    return ok;
}

/* Puts a report. False: *err says why it was passed over, or e->error why nothing can be put. */
static bool put_report(exporting *e, int64_t report, hs_error *err)
{
    char *json = NULL, *changed = NULL;
    size_t n = 0, n_changed = 0;
    note_list notes = { 0 };
    hs_record *record = NULL;
    bool ok = hs_ledger_record(e->ledger, report, &json, &n, err) == HS_OK &&
              (e->options->as_read ||
               hs_ledger_corrections(e->ledger, report, list_correction, &notes, err) == HS_OK) &&
              note_unchosen(e, report, json, n, &notes, err);
    if (ok && notes.failed) {
        *err = (hs_error){ .code = HS_EMEMORY, .message = "memory ended" };
        ok = false;
    }
    ok = ok && hs_record_read(json, n, notes.at, notes.n, &record, err) == HS_OK;
    if (ok && notes.n > 0) changed = hs_record_json(record, &n_changed);
    if (ok) ok = put_record(e, record, notes.n > 0 ? changed : json, notes.n > 0 ? n_changed : n, err);
    hs_record_free(record);
    free_notes(&notes);
    free(changed);
    free(json);
    return ok;
}

/* ---- all of them -------------------------------------------------------------------------------- */

static int put_all(exporting *e, const report_list *reports)
{
    for (size_t i = 0; i < reports->n; i++) {
        hs_error error = { 0 };
        if (!is_chosen(e->choice, reports->at[i], NULL)) continue;
        if (put_report(e, reports->at[i], &error)) { e->done++; continue; }
        if (e->error.code) return cli_export_failed(&e->error);
        cli_say("report %lld is left out: %s", (long long)reports->at[i], error.message);
        e->failed++;
    }
    if (e->failed > 0) return e->done > 0 ? CLI_SOME : CLI_FAILED;
    return e->done > 0 ? CLI_DONE : CLI_NOTHING;
}

/* What nothing was found for is written as well: an empty table is an answer. */
static int run_export(exporting *e, const hs_format *format, const report_list *reports)
{
    const export_options *o = e->options;
    hs_export_options how = { .title = o->title, .exact = o->exact };
    hs_error error = { 0 };
    if (hs_export_open(format, o->out, &how, &e->export, &error) != HS_OK) return cli_export_failed(&error);
    int status = put_all(e, reports);
    bool keep = !e->error.code && status != CLI_FAILED;
    if (keep && !o->quiet) cli_say_left_out(hs_export_left_out(e->export));
    if (hs_export_close(e->export, keep, &error) != HS_OK && keep) return cli_export_failed(&error);
    return status;
}

static bool ask(const export_options *o, hs_ledger *ledger, choice *c, report_list *reports)
{
    hs_error error = { 0 };
    hs_search search = cli_asking_search(&o->asking);
    hs_report_search all = { .all = o->asking.all, .oldest_first = true };
    search.limit = 0;
    search.all = o->asking.all || o->as_read;
    c->all = asks_for_all(&o->asking);
    hs_status status = c->all ? HS_OK : hs_ledger_find(ledger, &search, choose, c, &error);
    if (status == HS_OK) status = hs_ledger_reports(ledger, &all, list_report, reports, &error);
    if (status == HS_OK && (c->failed || reports->failed)) {
        status = HS_EMEMORY;
        snprintf(error.message, sizeof error.message, "there is not enough memory for so many statements");
    }
    if (c->n > 0) qsort(c->at, c->n, sizeof *c->at, compare);
    if (status != HS_OK) cli_say("%s", error.message);
    return status == HS_OK;
}

static int export_ledger(const export_options *o, hs_ledger *ledger, const hs_format *format)
{
    choice c = { 0 };
    report_list reports = { 0 };
    exporting e = { .options = o, .ledger = ledger, .choice = &c };
    int status = CLI_FAILED;
    bool ok = ask(o, ledger, &c, &reports);
    if (ok && format->words)
        ok = cli_open_engine(o->model, 1u << 30, &e.engine) && hs_reader_new(e.engine, &e.reader) == HS_OK;
    if (ok) status = run_export(&e, format, &reports);
    hs_reader_free(e.reader);
    hs_close(e.engine);
    free(reports.at);
    free(c.at);
    return status;
}

/* The format asked for, or that of the name's ending. */
static const hs_format *choose_format(const export_options *o)
{
    static const char *const endings[][2] = {
        { ".csv", "csv" }, { ".xlsx", "xlsx" }, { ".ris", "ris" }, { ".conllu", "conllu" },
        { ".jsonld", "webanno" }, { ".jsonl", "jsonl" },
    };
    char name[16];
    const char *word = TO, *dot = o->out ? strrchr(o->out, '.') : NULL;
    for (size_t i = 0; o->format == 0 && dot && i < sizeof endings / sizeof endings[0]; i++)
        if (strcmp(dot, endings[i][0]) == 0) return hs_format_find(endings[i][1]);
    if (o->format == 0) return hs_format_find("jsonl");
    for (uint32_t i = 0; i < o->format; i++) word = strchr(word, '|') + 1;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "|"), word);
    return hs_format_find(name);
}

static int run(const cli_command *command, int argc, char **argv)
{
    export_options o = { 0 };
    hs_ledger *ledger;
    int status = cli_asking_begin(command, argc, argv, &o.asking, &ledger);
    if (!ledger) return status;
    status = export_ledger(&o, ledger, choose_format(&o));
    cli_asking_end(&o.asking, ledger);
    return status;
}

const cli_command cli_export_command = {
    "export", "LEDGER [WORDS]...", "hand a ledger on: tables, annotations, citations",
    "Writes the reports of LEDGER and the statements in them, or those that WORDS and the options\n"
    "leave. What people rejected is left out, and what they corrected is corrected.\n"
    "\n"
    "  jsonl        the whole record of each report; `hearsay add` reads it back\n"
    "  csv          a row for each statement; in a file with the marks that Excel wants\n"
    "  xlsx         a workbook: statements, reports, entities, codebook\n"
    "  datapackage  a folder: the same tables as CSV, described (Frictionless)\n"
    "  webanno      W3C Web Annotations, one JSON-LD collection\n"
    "  brat         a folder: text and standoff annotations of each report\n"
    "  conllu       words, tags and trees, with what is source, cue and content\n"
    "  csl-json     citations of statements, for Zotero and pandoc\n"
    "  ris          the same for EndNote and others\n"
    "  timelinejs   a slide for each statement that has a day\n"
    "  gold         what people checked, to measure with: reports whose every statement they judged\n"
    "\n"
    "`hearsay codebook` explains every column. A file or folder has its name only once all of it\n"
    "is written.\n"
    "\n"
    "Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 some reports were left out, 4 nothing\n"
    "could be done.",
    options, sizeof options / sizeof options[0], run
};
