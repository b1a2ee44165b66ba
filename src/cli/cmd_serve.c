/* cmd_serve.c - `hearsay serve`: a ledger in a browser. */
#include "cli/cli.h"

#include "export/export.h"
#include "serve/serve.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

typedef struct serve_options {
    uint32_t    port, max_size;
    const char *bind, *name, *user, *model;
    bool        quiet;
} serve_options;

#define AT(field) offsetof(serve_options, field)

static const cli_option options[] = {
    { "port", 'p', CLI_COUNT, AT(port), "N", "the port to listen on (8011; 0 takes any that is free)" },
    { "bind", 0, CLI_TEXT, AT(bind), "ADDRESS", "the address to listen on (127.0.0.1)" },
    { "name", 0, CLI_TEXT, AT(name), "HOST", "a further name that browsers may ask for" },
    { "user", 0, CLI_TEXT, AT(user), "NAME", "who judges what was read (you)" },
    { "max-size", 0, CLI_SIZE, AT(max_size), "SIZE", "the longest report that is taken (16M)" },
    { "model", 'm', CLI_TEXT, AT(model), "FILE", "a model other than the built-in English one" },
    { "quiet", 'q', CLI_FLAG, AT(quiet), NULL, "do not print the page's address" },
};

/* ---- reading what the page sends ---------------------------------------------------------------- */

typedef struct reading { hs_reader *reader; pthread_mutex_t lock; } reading;

static hs_status read_report(void *context, const hs_input *input, char **record, size_t *n, hs_error *err)
{
    reading *r = context;
    const hs_document *document = NULL;
    pthread_mutex_lock(&r->lock);
    hs_status status = hs_read(r->reader, input, &document, err);
    pthread_mutex_unlock(&r->lock);
    if (status != HS_OK) return status;
    FILE *out = open_memstream(record, n);
    bool ok = out && hs_export_json(document, out);
    if (out && fclose(out) != 0) ok = false;
    hs_document_free(document);
    if (ok) return HS_OK;
    *err = (hs_error){ .code = HS_EMEMORY };
    snprintf(err->message, sizeof err->message, "memory ended while the record was written");
    return HS_EMEMORY;
}

/* ---- the command ------------------------------------------------------------------------------------ */

/* Tells where the page is, and waits to be interrupted. */
static int wait_for_end(const serve_options *o, const hs_server *server)
{
    sigset_t ends;
    int which;
    bool wide = strchr(o->bind, ':') != NULL;
    if (!o->quiet) {
        printf("http://%s%s%s:%u/\n", wide ? "[" : "", o->bind, wide ? "]" : "", hs_serve_port(server));
        fflush(stdout);
    }
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigwait(&ends, &which);
    return cli_close_output();
}

static bool is_loopback(const char *address)
{
    return strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

static int serve(const serve_options *o, const char *ledger, const hs_engine *engine)
{
    hs_error error = { 0 };
    hs_server *server = NULL;
    reading r = { .lock = PTHREAD_MUTEX_INITIALIZER };
    sigset_t ends;
    int status = CLI_FAILED;
    hs_serve_config config = { .ledger = ledger, .address = o->bind, .name = o->name, .user = o->user,
                               .max_text = o->max_size, .port = (uint16_t)o->port,
                               .read = read_report, .context = &r };
    sigemptyset(&ends);                  /* before there are threads: they keep it */
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    if (!is_loopback(o->bind))
        cli_say("%s can be reached from elsewhere: whoever does may read this ledger and judge in it", o->bind);
    if (hs_reader_new(engine, &r.reader) != HS_OK) cli_say("memory ended while the reader was made");
    else if (hs_serve_start(&config, &server, &error) != HS_OK) cli_say("%s", error.message);
    else status = wait_for_end(o, server);
    hs_serve_stop(server);
    hs_reader_free(r.reader);
    return status;
}

static int run(const cli_command *command, int argc, char **argv)
{
    serve_options o = { .port = 8011, .max_size = 16u << 20, .bind = "127.0.0.1", .user = getenv("USER") };
    cli_operands given;
    hs_engine *engine;
    bool help;
    int status = cli_parse(command, argc, argv, &o, &given, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (given.n != 1 || o.port > UINT16_MAX) {
        cli_say(given.n != 1 ? "name one ledger; `hearsay help serve` tells more"
                             : "a port is a number up to 65535");
        return CLI_USAGE;
    }
    if (!cli_open_engine(o.model, o.max_size, &engine)) return CLI_FAILED;
    status = serve(&o, given.at[0], engine);
    hs_close(engine);
    return status;
}

const cli_command cli_serve_command = {
    "serve", "[OPTION]... LEDGER", "see a ledger in a browser",
    "Serves LEDGER (made where there is none) as pages on this machine until it is interrupted:\n"
    "reports with what was said in them, a search, a timeline, speakers, and who passes on whom.\n"
    "Each page's data is at its address with .json or .csv behind its path. Reports that are\n"
    "dropped on the page or pasted into it are read and kept; verdicts on what was read are kept\n"
    "beside it, and given as gold ledgers at /gold.jsonl.\n"
    "\n"
    "There are no accounts: whoever reaches the address may read and judge. It listens on this\n"
    "machine alone unless --bind says otherwise.",
    options, sizeof options / sizeof options[0], run
};
