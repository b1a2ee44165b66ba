/* cmd_positions.c - `hearsay positions`: who stands where on which issue, and since when. */
#include "cli/asking.h"
#include "cli/standing.h"

#include "export/export.h"
#include "export/flow.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct positions_options {
    uint32_t    to, from, color, width, max_size;
    const char *party, *issue, *published, *model;
    bool        history;
} positions_options;

#define AT(field) offsetof(positions_options, field)

static const cli_option options[] = {
    { "party", 0, CLI_TEXT, AT(party), "NAME", "only parties of this name or part of it, with their history" },
    { "issue", 0, CLI_TEXT, AT(issue), "ISSUE", "only this issue, with its history" },
    { "history", 0, CLI_FLAG, AT(history), NULL, "table: all positions, not only the latest" },
    { "to", 't', CLI_CHOICE, AT(to), "auto|table|json|csv", "auto: a table on a terminal, JSON lines in a pipe" },
    { "from", 0, CLI_CHOICE, AT(from), "auto|text|jsonl", "what the reports are" },
    { "published", 'p', CLI_DAY, AT(published), "DATE", "the day, as 2024-03-15, of reports that do not bring one" },
    { "max-size", 0, CLI_SIZE, AT(max_size), "SIZE", "the longest report (16M)" },
    { "model", 'm', CLI_TEXT, AT(model), "FILE", "a model other than the built-in English one" },
    { "width", 0, CLI_COUNT, AT(width), "N", "table: columns (the terminal's)" },
    { "color", 0, CLI_CHOICE, AT(color), "auto|always|never", "table: colours" },
};

/* ---- answers ------------------------------------------------------------------------------------ */

static void put_said(hs_flow *flow, const cli_stand *s)
{
    char line[512];
    snprintf(line, sizeof line, "%s%s%s%s%s", s->own ? "" : "says ", *s->speaker ? s->speaker : "nobody named",
             *s->via ? " to " : "", s->via, *s->outlet && strcmp(s->outlet, s->via) != 0 ? "," : "");
    hs_flow_words(flow, 1, s->own ? HS_INK_PLAIN : HS_INK_FAINT, line);
    if (*s->outlet && strcmp(s->outlet, s->via) != 0) hs_flow_words(flow, 1, HS_INK_FAINT, s->outlet);
}

static void put_row(const positions_options *o, const cli_stand *s, const char *issue)
{
    char left[128], line[128];
    hs_flow flow = { .out = stdout, .width = o->width, .color = cli_use_color(o->color) };
    snprintf(left, sizeof left, "  %-20.20s %-10s ", issue, s->stance);
    hs_flow_begin(&flow, left, "                                  ");
    hs_flow_words(&flow, 0, HS_INK_PLAIN, *s->day ? s->day : "undated");
    put_said(&flow, s);
    if (*s->condition) hs_flow_words(&flow, 1, HS_INK_PLAIN, "·");
    if (*s->condition) hs_flow_words(&flow, 1, HS_INK_PLAIN, s->condition);
    if (s->clash) hs_flow_words(&flow, 1, HS_INK_WARN, "· contradicted the same day");
    if (s->before) {
        snprintf(line, sizeof line, "· before: %s (%s)", s->before->stance, s->before->day);
        hs_flow_words(&flow, 1, HS_INK_WARN, line);
    }
    hs_flow_end(&flow);
}

static void put_table(const positions_options *o, const cli_standing *all)
{
    bool history = o->history || o->party || o->issue;
    const cli_stand *last = NULL;
    for (uint32_t i = 0; i < all->n && !ferror(stdout); i++) {
        const cli_stand *s = &all->at[i];
        if (!history && !s->latest) continue;
        bool party = !last || strcmp(last->party, s->party) != 0;
        bool issue = party || strcmp(last->issue, s->issue) != 0;
        if (!issue && !history && last->own == s->own && strcmp(last->stance, s->stance) == 0) continue;
        if (party) {
            hs_flow flow = { .out = stdout, .width = o->width, .color = cli_use_color(o->color) };
            if (last) putchar('\n');
            hs_flow_begin(&flow, "", "");
            hs_flow_words(&flow, 0, HS_INK_BOLD, s->party);
            hs_flow_end(&flow);
        }
        put_row(o, s, issue ? s->issue : "");
        last = s;
    }
}

static void put_json(const cli_stand *s)
{
    const char *const names[] = { "party", "issue", "stance", "day", "speaker", "addressee", "via", "outlet", "report",
                                  "statement", "condition", "words" };
    const char *const values[] = { s->party, s->issue, s->stance, s->day, s->speaker, s->addressee, s->via, s->outlet,
                                   s->report, s->statement, s->condition, s->words };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        printf("%s\"%s\":", i ? "," : "{", names[i]);
        cli_json_string(stdout, *values[i] ? values[i] : NULL);
    }
    printf(",\"own\":%s,\"latest\":%s,\"contradicted\":%s,\"was\":", s->own ? "true" : "false",
           s->latest ? "true" : "false", s->clash ? "true" : "false");
    cli_json_string(stdout, s->before ? s->before->stance : NULL);
    fputs(",\"was_on\":", stdout);
    cli_json_string(stdout, s->before ? s->before->day : NULL);
    puts("}");
}

static void put_csv(const cli_stand *s)
{
    const char *const values[] = { s->party, s->issue, s->stance, s->day, s->speaker, s->addressee, s->via, s->outlet,
                                   s->report, s->statement, s->condition, s->words };
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) cli_csv_cell(stdout, values[i], ',');
    printf("%d,%d,%d,%s,%s\n", s->own, s->latest, s->clash, s->before ? s->before->stance : "",
           s->before ? s->before->day : "");
}

static int put_all(positions_options *o, cli_standing *all)
{
    cli_standing_sort(all);
    o->width = cli_width(o->width);
    if (o->to == CLI_TO_AUTO) o->to = cli_on_terminal() ? CLI_TO_TABLE : CLI_TO_JSON;
    if (o->to == CLI_TO_CSV)
        puts("party,issue,stance,day,speaker,addressee,via,outlet,report,statement,condition,words,own,latest,"
             "contradicted,was,was_on");
    if (o->to == CLI_TO_TABLE) put_table(o, all);
    for (uint32_t i = 0; o->to != CLI_TO_TABLE && i < all->n && !ferror(stdout); i++) {
        if (o->to == CLI_TO_JSON) put_json(&all->at[i]);
        else put_csv(&all->at[i]);
    }
    int status = cli_close_output();
    return status == CLI_DONE && all->n == 0 ? CLI_NOTHING : status;
}

/* ---- out of a ledger ------------------------------------------------------------------------------ */

typedef struct numbers { int64_t *at; size_t n, room; bool failed; } numbers;

static bool note_report(void *context, const hs_report_entry *entry)
{
    numbers *all = context;
    if (all->n == all->room) {
        size_t room = all->room ? all->room * 2 : 256;
        int64_t *at = realloc(all->at, room * sizeof *at);
        if (!at) { all->failed = true; return false; }
        all->at = at;
        all->room = room;
    }
    all->at[all->n++] = entry->id;
    return true;
}

static bool add_record(hs_ledger *ledger, int64_t report, const cli_standing_choice *choice, cli_standing *all)
{
    char *line = NULL;
    size_t n = 0;
    hs_error error = { 0 };
    if (hs_ledger_record(ledger, report, &line, &n, &error) != HS_OK) {
        cli_say("%s", error.message);
        return false;
    }
    json_t *record = json_loadb(line, n, 0, NULL);
    bool ok = record && cli_standing_add(all, record, choice);
    if (!ok) cli_say("memory ended while positions were gathered");
    json_decref(record);
    free(line);
    return ok;
}

static int gather_ledger(const char *name, const cli_standing_choice *choice, cli_standing *all)
{
    hs_ledger *ledger = NULL;
    hs_error error = { 0 };
    hs_report_search every = { .oldest_first = true };
    numbers reports = { 0 };
    bool ok = hs_ledger_open(name, HS_LEDGER_ASK, &ledger, &error) == HS_OK &&
              hs_ledger_reports(ledger, &every, note_report, &reports, &error) == HS_OK;
    if (!ok) cli_say("%s", error.message);
    else if (reports.failed) cli_say("memory ended while reports were listed");
    ok = ok && !reports.failed;
    for (size_t i = 0; ok && i < reports.n; i++) ok = add_record(ledger, reports.at[i], choice, all);
    free(reports.at);
    hs_ledger_close(ledger);
    return ok ? CLI_DONE : CLI_FAILED;
}

/* An SQLite file, or what can only be a connection string. */
static bool is_ledger(const char *name)
{
    char head[16] = "";
    if (strncmp(name, "postgres", 8) == 0 && strstr(name, "://")) return true;
    FILE *file = fopen(name, "rb");
    if (!file) return strchr(name, '=') != NULL;
    size_t n = fread(head, 1, sizeof head, file);
    fclose(file);
    return n == sizeof head && memcmp(head, "SQLite format 3", sizeof head) == 0;
}

/* ---- out of reports ---------------------------------------------------------------------------------- */

static bool gather_item(const positions_options *o, hs_reader *reader, cli_item *item,
                        const cli_standing_choice *choice, cli_standing *all)
{
    const hs_document *doc = NULL;
    json_t *record = NULL;
    hs_error error = { 0 };
    cli_input input;
    bool ok = false;
    if (!cli_input_make(item, o->published, &input)) cli_say("%s %s", input.place, item->problem);
    else if (hs_read(reader, &input.input, &doc, &error) != HS_OK) cli_say("%s: %s", input.place, error.message);
    else {
        record = hs_export_value(doc);
        ok = record && cli_standing_add(all, record, choice);
        if (!ok) cli_say("%s: memory ended while positions were gathered", input.place);
    }
    json_decref(record);
    hs_document_free(doc);
    cli_input_free(&input);
    free(item->bytes);
    return ok;
}

static int gather_files(const positions_options *o, cli_operands files, const cli_standing_choice *choice,
                        cli_standing *all)
{
    static char *from_stdin[] = { "-" };
    cli_source source = { .names = files.n ? files.at : from_stdin, .n = files.n ? files.n : 1, .format = o->from,
                          .max_size = o->max_size };
    hs_engine *engine;
    hs_reader *reader = NULL;
    uint64_t done = 0, failed = 0;
    cli_item item;
    if (!cli_open_engine(o->model, o->max_size, &engine)) return CLI_FAILED;
    if (hs_reader_new(engine, &reader) == HS_OK) {
        while (cli_source_next(&source, &item)) {
            if (gather_item(o, reader, &item, choice, all)) done++;
            else failed++;
        }
        cli_source_close(&source);
    } else {
        cli_say("there is not enough memory to read anything");
        failed++;
    }
    hs_reader_free(reader);
    hs_close(engine);
    return !failed ? CLI_DONE : done ? CLI_SOME : CLI_FAILED;
}

static int run(const cli_command *command, int argc, char **argv)
{
    positions_options o = { .max_size = 16u << 20 };
    cli_operands operands;
    cli_standing all = { 0 };
    bool help;
    int status = cli_parse(command, argc, argv, &o, &operands, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (operands.n == 0 && isatty(STDIN_FILENO)) {
        cli_say("name a ledger, or reports to read, or - for standard input");
        return CLI_USAGE;
    }
    cli_standing_choice choice = { o.party, o.issue };
    if (operands.n == 1 && is_ledger(operands.at[0])) status = gather_ledger(operands.at[0], &choice, &all);
    else status = gather_files(&o, operands, &choice, &all);
    if (status != CLI_FAILED) {
        int put = put_all(&o, &all);
        if (status == CLI_DONE || put == CLI_FAILED) status = put;
    }
    cli_standing_free(&all);
    return status;
}

const cli_command cli_positions_command = {
    "positions", "LEDGER|[FILE|-]...", "who stands where on which issue, and since when",
    "Prints where each party stands on each issue, as LEDGER or the reports in FILEs have it: the\n"
    "latest stance, its day, who says so and where, and the condition in its words. A stance that\n"
    "was another one before, and one that is contradicted on the same day, is marked. What others\n"
    "say of a party (\"says ...\") is kept apart from what it says itself. JSON and CSV hold\n"
    "every position; \"latest\" tells which ones stand.\n"
    "\n"
    "Exit status: 0 found, 1 nothing found, 2 wrong usage, 3 some inputs could not be read and the\n"
    "others were, 4 nothing could be done.",
    options, sizeof options / sizeof options[0], run
};
