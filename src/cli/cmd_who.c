/* cmd_who.c - `hearsay who`: the speakers of a ledger, how much each said, and from when to when. */
#include "cli/asking.h"

#include "export/flow.h"

#include <string.h>

static const cli_option options[] = {
    CLI_ASK_WHICH,
    { "unnamed", 'u', CLI_FLAG, CLI_ASK(unnamed), NULL, "also sources that reports only describe" },
    CLI_ASK_HOW,
};

typedef struct answers { const cli_asking *asking; uint64_t n, passed; } answers;

static void put_table(const hs_tally *t)
{
    char name[256];
    snprintf(name, sizeof name, "%s%s", t->value, strcmp(t->type, "unnamed") == 0 ? " (unnamed)" : "");
    uint32_t columns = hs_columns(name, strlen(name));
    printf("  %6llu  ", (unsigned long long)t->statements);
    hs_flow flow = { .out = stdout, .width = UINT32_MAX };
    hs_flow_begin(&flow, "", "");
    hs_flow_words(&flow, 0, HS_INK_PLAIN, name);
    printf("%*s  %s%s%s\n", columns < 36 ? (int)(36 - columns) : 0, "", t->first_day,
           strcmp(t->first_day, t->last_day) != 0 ? " to " : "",
           strcmp(t->first_day, t->last_day) != 0 ? t->last_day : "");
}

static void put_json(const hs_tally *t)
{
    printf("{\"entity\":%lld,\"name\":", (long long)t->id);
    cli_json_string(stdout, t->value);
    printf(",\"type\":\"%s\",\"statements\":%llu,\"first\":", t->type, (unsigned long long)t->statements);
    cli_json_string(stdout, t->first_day[0] ? t->first_day : NULL);
    fputs(",\"last\":", stdout);
    cli_json_string(stdout, t->last_day[0] ? t->last_day : NULL);
    puts("}");
}

static bool each(void *context, const hs_tally *t)
{
    answers *a = context;
    if (t->id == 0 || (!a->asking->unnamed && strcmp(t->type, "unnamed") == 0)) return true;
    if (a->passed < a->asking->offset) { a->passed++; return true; }
    if (a->asking->limit > 0 && a->n == a->asking->limit) {
        cli_asking_say_more(a->asking);
        return false;
    }
    a->n++;
    if (a->asking->to == CLI_TO_TABLE) {
        put_table(t);
    } else if (a->asking->to == CLI_TO_JSON) {
        put_json(t);
    } else {
        cli_csv_cell(stdout, t->value, ',');
        cli_csv_cell(stdout, t->type, ',');
        printf("%llu,%s,%s\n", (unsigned long long)t->statements, t->first_day, t->last_day);
    }
    return !ferror(stdout);
}

static int run(const cli_command *command, int argc, char **argv)
{
    cli_asking asking = { .limit = 100 };
    hs_ledger *ledger;
    hs_error error = { 0 };
    int status = cli_asking_begin(command, argc, argv, &asking, &ledger);
    if (!ledger) return status;
    answers a = { &asking, 0, 0 };
    hs_search search = cli_asking_search(&asking);
    if (asking.to == CLI_TO_CSV) puts("speaker,type,statements,first,last");
    hs_status asked = hs_ledger_facet(ledger, &search, HS_BY_SPEAKER, 0, 0, each, &a, &error);
    status = cli_close_output();
    if (asked != HS_OK) {
        cli_say("%s", error.message);
        status = asked == HS_EARGUMENT ? CLI_USAGE : CLI_FAILED;
    } else if (status == CLI_DONE && a.n == 0) {
        status = CLI_NOTHING;
    }
    cli_asking_end(&asking, ledger);
    return status;
}

const cli_command cli_who_command = {
    "who", "LEDGER [WORDS]...", "the speakers of a ledger, who said most first",
    "Prints who speaks in LEDGER: how many statements, the first day and the last. WORDS and\n"
    "options choose the statements that are counted, as in `hearsay find`.\n"
    "\n" CLI_ASK_EXIT,
    options, sizeof options / sizeof options[0], run
};
