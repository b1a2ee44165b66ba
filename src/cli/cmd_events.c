/* cmd_events.c - `hearsay events`: what reports tell to have been done, a line each, for tables. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct events_options {
    uint32_t    from, max_size;
    const char *published, *model, *actors;
    bool        asserted, quiet;
} events_options;

#define AT(field) offsetof(events_options, field)

static const cli_option options[] = {
    { "asserted", 'a', CLI_FLAG, AT(asserted), NULL, 
      "only what is told as done: no future, condition, question or denial" },
    { "actors", 0, CLI_TEXT, AT(actors), "FILES", "your own actors, for events (only:FILES: without ours)" },
    { "from", 0, CLI_CHOICE, AT(from), "auto|text|jsonl", "what the inputs are" },
    { "published", 'p', CLI_DAY, AT(published), "DATE",
      "the day, as 2024-03-15, of reports that do not bring one" },
    { "max-size", 0, CLI_SIZE, AT(max_size), "SIZE", "the longest report (16M)" },
    { "model", 'm', CLI_TEXT, AT(model), "FILE", "a model other than the built-in English one" },
    { "quiet", 'q', CLI_FLAG, AT(quiet), NULL, "say nothing of inputs that cannot be read" },
};

static void put_text(const char *text)
{
    for (; text && *text; text++) putchar((unsigned char)*text < ' ' ? ' ' : *text);
    putchar('\t');
}

/* Who vouches: the innermost speaker, then whoever passed it on. */
static void put_vouchers(const hs_document *doc, uint32_t statement)
{
    for (bool first = true; statement != HS_NONE; statement = doc->statements[statement].parent, first = false) {
        uint32_t speaker = doc->statements[statement].speaker;
        const char *name = speaker == HS_NONE ? "?" : doc->entities[speaker].name;
        printf("%s%s", first ? "" : " < ", name ? name : "?");
    }
    putchar('\t');
}

static void put_event(const hs_document *doc, const hs_event *e)
{
    char day[16];
    hs_day_format(doc->published, day);
    put_text(doc->id);
    put_text(e->id);
    put_text(day);
    put_text(e->date);
    put_text(e->source.name);
    put_text(e->source.code);
    put_text(e->target.name);
    put_text(e->target.code);
    put_text(e->cameo);
    printf("%.2s\t%u\t%.1f\t", e->cameo, (unsigned)e->quad, (double)e->goldstein);
    put_text(e->plover);
    put_text(e->mode);
    put_text(e->context);
    put_text(hs_modality_name(e->modality));
    printf("%d\t", e->negated);
    put_vouchers(doc, e->statement);
    put_text(e->place == HS_NONE ? NULL : doc->entities[e->place].name);
    printf("%s\n", e->rule);
}

static void put_events(const hs_document *doc, bool asserted)
{
    for (uint32_t i = 0; i < doc->n_events; i++) {
        const hs_event *e = &doc->events[i];
        if (!asserted || (e->modality == HS_ASSERTED && !e->negated)) put_event(doc, e);
    }
}

static bool read_item(const events_options *o, hs_reader *reader, cli_item *item)
{
    const hs_document *doc = NULL;
    hs_error error = { 0 };
    cli_input input;
    bool ok = cli_input_make(item, o->published, &input);
    if (!ok && !o->quiet) cli_say("%s %s", input.place, item->problem);
    if (ok && hs_read(reader, &input.input, &doc, &error) != HS_OK) {
        ok = false;
        if (!o->quiet) cli_say("%s: %s", input.place, error.message);
    }
    if (ok) put_events(doc, o->asserted);
    hs_document_free(doc);
    cli_input_free(&input);
    free(item->bytes);
    return ok;
}

static int read_all(const events_options *o, cli_source *source, hs_reader *reader)
{
    uint64_t done = 0, failed = 0;
    cli_item item;
    puts("report\tid\tpublished\tdate\tsource\tsource_code\ttarget\ttarget_code\tcameo\troot\tquad\tgoldstein\t"
         "plover\tmode\tcontext\tmodality\tnegated\tvouched_by\tplace\trule");
    while (cli_source_next(source, &item)) {
        if (read_item(o, reader, &item)) done++;
        else failed++;
        if (ferror(stdout)) break;
    }
    cli_source_close(source);
    if (cli_close_output() != CLI_DONE) return CLI_FAILED;
    return failed == 0 ? CLI_DONE : done > 0 ? CLI_SOME : CLI_FAILED;
}

static int run(const cli_command *command, int argc, char **argv)
{
    static char *from_stdin[] = { "-" };
    events_options o = { .max_size = 16u << 20 };
    cli_operands files;
    hs_engine *engine;
    hs_reader *reader;
    bool help;
    int status = cli_parse(command, argc, argv, &o, &files, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (files.n == 0 && isatty(STDIN_FILENO)) {
        cli_say("name the report to read, or - for standard input");
        return CLI_USAGE;
    }
    if (!cli_open_engine_with(o.model, o.actors, o.max_size, &engine)) return CLI_FAILED;
    cli_source source = { .names = files.n ? files.at : from_stdin, .n = files.n ? files.n : 1,
                          .format = o.from, .max_size = o.max_size };
    status = CLI_FAILED;
    if (hs_reader_new(engine, &reader) == HS_OK) {
        status = read_all(&o, &source, reader);
        hs_reader_free(reader);
    } else {
        cli_say("there is not enough memory to read anything");
    }
    hs_close(engine);
    return status;
}

const cli_command cli_events_command = {
    "events", "[OPTION]... [FILE|-]...", "who did what to whom, coded, and on whose word",
    "Prints the events that reports tell, a line each, as a table with a header and tabs between\n"
    "its columns: who did what to whom (names and CAMEO actor codes), the CAMEO code as text, its\n"
    "root, quad class and Goldstein value, PLOVER's category, mode and contexts, modality, whether\n"
    "it is denied, and who vouches for it: the innermost speaker, then those who passed it on.\n"
    "The last column names the entries that gave the code.\n"
    "\n"
    "Exit status: 0 done, 2 wrong usage, 3 some inputs could not be read and the others were,\n"
    "4 nothing could be done.",
    options, sizeof options / sizeof options[0], run
};
