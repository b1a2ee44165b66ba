/* cmd_find.c - `hearsay find`: the statements of a ledger that hold some words, of somebody, of
 * some time. */
#include "cli/asking.h"

static const cli_option options[] = {
    CLI_ASK_WHICH,
    { "id", 0, CLI_TEXT, CLI_ASK(key), "ID", "the statement of this id: st_..." },
    { "oldest-first", 0, CLI_FLAG, CLI_ASK(oldest), NULL, "in the order in which they were made" },
    CLI_ASK_HOW,
};

typedef struct answers { const cli_asking *asking; uint64_t n; bool more; } answers;

static bool each(void *context, const hs_found *found)
{
    answers *a = context;
    a->more = a->asking->limit > 0 && a->n == a->asking->limit;
    if (!a->more) cli_answer(a->asking, found, a->n++ == 0);
    return !a->more && !ferror(stdout);
}

/* One answer more than is shown is looked for: that tells whether there are more, and costs
 * nothing, where counting them all would. */
static int find(const cli_asking *asking, hs_ledger *ledger)
{
    answers a = { asking, 0, false };
    hs_error error = { 0 };
    hs_search search = cli_asking_search(asking);
    if (search.limit > 0) search.limit++;
    cli_answer_header(asking);
    hs_status status = hs_ledger_find(ledger, &search, each, &a, &error);
    int closed = cli_close_output();
    if (status != HS_OK) cli_say("%s", error.message);
    if (status != HS_OK) return status == HS_EARGUMENT ? CLI_USAGE : CLI_FAILED;
    if (closed != CLI_DONE) return closed;
    if (a.more) cli_asking_say_more(asking);
    return a.n > 0 ? CLI_DONE : CLI_NOTHING;
}

static int run(const cli_command *command, int argc, char **argv)
{
    cli_asking asking = { .limit = 100 };
    hs_ledger *ledger;
    int status = cli_asking_begin(command, argc, argv, &asking, &ledger);
    if (!ledger) return status;
    status = find(&asking, ledger);
    cli_asking_end(&asking, ledger);
    return status;
}

const cli_command cli_find_command = {
    "find", "LEDGER [WORDS]...", "statements of a ledger, by words, speaker, day ...",
    "Prints the statements of LEDGER that hold all of WORDS, the latest first; without WORDS, all\n"
    "that the options leave. Words are found whatever their case and accents; \"words in quotation\n"
    "marks\" are found side by side, and negotiat* finds what begins so. Names are found by any of\n"
    "their words: --speaker dorrek.\n"
    "\n" CLI_ASK_EXIT,
    options, sizeof options / sizeof options[0], run
};
