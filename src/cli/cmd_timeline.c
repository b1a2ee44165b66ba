/* cmd_timeline.c - `hearsay timeline`: day by day, who said how much. */
#include "cli/asking.h"

#include "export/flow.h"
#include "export/when.h"

#include <string.h>

static const cli_option options[] = {
    CLI_ASK_WHICH,
    CLI_ASK_HOW,
};

/* Tallies come by day and speaker, those of a day together. */
typedef struct answers {
    const cli_asking *asking;
    char     day[16];
    uint64_t days;                       /* begun */
    hs_flow  flow;
    bool     open;
} answers;

static void end_day(answers *a)
{
    if (!a->open) return;
    if (a->asking->to == CLI_TO_TABLE) hs_flow_end(&a->flow);
    else if (a->asking->to == CLI_TO_JSON) puts("]}");
    a->open = false;
}

static bool is_shown(const answers *a)
{
    return a->days > a->asking->offset && (a->asking->limit == 0 || a->days <= a->asking->offset + a->asking->limit);
}

static void begin_day(answers *a, const char *day)
{
    char when[HS_WHEN_SIZE] = "";
    end_day(a);
    snprintf(a->day, sizeof a->day, "%s", day);
    a->days++;
    if (!is_shown(a)) return;
    a->open = true;
    if (a->asking->to == CLI_TO_TABLE) {
        if (*day) hs_when_brief(hs_day_parse(day), hs_day_parse(day), 0, when);
        printf("  %-12s  ", *day ? when : "no date");
        a->flow = (hs_flow){ .out = stdout, .width = a->asking->width, .color = cli_use_color(a->asking->color) };
        hs_flow_begin(&a->flow, "", "                ");
        a->flow.column = 16;
    } else if (a->asking->to == CLI_TO_JSON) {
        fputs("{\"day\":", stdout);
        cli_json_string(stdout, *day ? day : NULL);
        fputs(",\"speakers\":[", stdout);
    }
}

static void put_speaker(answers *a, const hs_tally *t, bool first)
{
    const char *name = t->id ? t->value : "nobody named";
    char count[32];
    snprintf(count, sizeof count, "%llu", (unsigned long long)t->statements);
    if (a->asking->to == CLI_TO_TABLE) {
        if (!first) hs_flow_words(&a->flow, 1, HS_INK_FAINT, "\xC2\xB7");
        hs_flow_words(&a->flow, first ? 0 : 1, HS_INK_BOLD, name);
        hs_flow_words(&a->flow, 1, HS_INK_FAINT, count);
    } else if (a->asking->to == CLI_TO_JSON) {
        printf("%s{\"entity\":%lld,\"name\":", first ? "" : ",", (long long)t->id);
        cli_json_string(stdout, t->id ? t->value : NULL);
        printf(",\"statements\":%s}", count);
    } else {
        printf("%s,", a->day);
        cli_csv_cell(stdout, t->id ? t->value : "", ',');
        puts(count);
    }
}

static bool each(void *context, const hs_tally *t)
{
    answers *a = context;
    bool first = a->days == 0 || strcmp(a->day, t->day) != 0;
    if (first) begin_day(a, t->day);
    if (a->open) put_speaker(a, t, first);
    return !ferror(stdout);
}

static int run(const cli_command *command, int argc, char **argv)
{
    cli_asking asking = { .limit = 0 };
    hs_ledger *ledger;
    hs_error error = { 0 };
    int status = cli_asking_begin(command, argc, argv, &asking, &ledger);
    if (!ledger) return status;
    answers a = { .asking = &asking };
    hs_search search = cli_asking_search(&asking);
    if (asking.to == CLI_TO_CSV) puts("day,speaker,statements");
    hs_status asked = hs_ledger_facet(ledger, &search, HS_BY_DAY_AND_SPEAKER, 0, 0, each, &a, &error);
    end_day(&a);
    status = cli_close_output();
    if (asked != HS_OK) {
        cli_say("%s", error.message);
        status = asked == HS_EARGUMENT ? CLI_USAGE : CLI_FAILED;
    } else if (status == CLI_DONE && a.days == 0) {
        status = CLI_NOTHING;
    }
    cli_asking_end(&asking, ledger);
    return status;
}

const cli_command cli_timeline_command = {
    "timeline", "LEDGER [WORDS]...", "what was said day by day",
    "Prints each day of LEDGER on which something was said, and who said how much. A statement\n"
    "belongs to the day on which it was made, else to that of its report. WORDS and options choose\n"
    "the statements that are counted, as in `hearsay find`; --limit counts days (0: all).\n"
    "\n" CLI_ASK_EXIT,
    options, sizeof options / sizeof options[0], run
};
