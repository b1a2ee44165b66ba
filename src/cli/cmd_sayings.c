/* cmd_sayings.c - `hearsay sayings`: the same words in several reports, who carried them first and
 * how they changed; `hearsay saying`: one of them, and what users decide of it. */
#include "cli/asking.h"

#include "export/flow.h"

#include <stdlib.h>
#include <string.h>

/* ---- the list ----------------------------------------------------------------------------------- */

static const cli_option list_options[] = { CLI_ASK_WHICH, CLI_ASK_HOW };

typedef struct answers { const cli_asking *asking; uint64_t n; } answers;

static void put_table(const cli_asking *a, const hs_saying_entry *s, bool first)
{
    char text[160];
    hs_flow flow = { .out = stdout, .width = a->width < 112 ? a->width : 112, .color = cli_use_color(a->color) };
    if (!first) putchar('\n');
    hs_flow_begin(&flow, "  ", "      ");
    hs_flow_words(&flow, 0, HS_INK_BOLD, s->speaker ? s->speaker : "nobody named");
    snprintf(text, sizeof text, "\xC2\xB7 #%lld \xC2\xB7 %llu report%s, %llu way%s of putting it", (long long)s->id,
             (unsigned long long)s->reports, cli_plural(s->reports), (unsigned long long)s->variants,
             cli_plural(s->variants));
    hs_flow_words(&flow, 1, HS_INK_FAINT, text);
    hs_flow_end(&flow);
    hs_flow_begin(&flow, "    ", "    ");
    hs_flow_words(&flow, 0, HS_INK_PLAIN, s->words);
    hs_flow_end(&flow);
    hs_flow_begin(&flow, "    ", "    ");
    hs_flow_words(&flow, 0, HS_INK_FAINT, "first");
    if (s->first_outlet) hs_flow_words(&flow, 1, HS_INK_FAINT, s->first_outlet);
    hs_flow_words(&flow, 1, HS_INK_FAINT, s->first_report ? s->first_report : "");
    hs_flow_words(&flow, 1, HS_INK_FAINT, s->first_day[0] ? s->first_day : "no date");
    hs_flow_end(&flow);
}

static void put_csv(const hs_saying_entry *s)
{
    printf("%lld,", (long long)s->id);
    const char *cells[] = { s->words, s->speaker, s->first_outlet, s->first_report, s->first_day, s->last_day };
    for (int i = 0; i < 6; i++) cli_csv_cell(stdout, cells[i], ',');
    printf("%llu,%llu,%llu\n", (unsigned long long)s->reports, (unsigned long long)s->statements,
           (unsigned long long)s->variants);
}

static void put_json(const hs_saying_entry *s)
{
    const char *fields[][2] = { { "words", s->words }, { "speaker", s->speaker }, { "first_outlet", s->first_outlet },
                                { "first_report", s->first_report }, { "first", s->first_day[0] ? s->first_day : NULL },
                                { "last", s->last_day[0] ? s->last_day : NULL } };
    printf("{\"saying\":%lld", (long long)s->id);
    for (int i = 0; i < 6; i++) {
        printf(",\"%s\":", fields[i][0]);
        cli_json_string(stdout, fields[i][1]);
    }
    printf(",\"reports\":%llu,\"statements\":%llu,\"variants\":%llu}\n", (unsigned long long)s->reports,
           (unsigned long long)s->statements, (unsigned long long)s->variants);
}

static bool each(void *context, const hs_saying_entry *s)
{
    answers *a = context;
    if (a->asking->to == CLI_TO_TABLE) put_table(a->asking, s, a->n == 0);
    else if (a->asking->to == CLI_TO_CSV) put_csv(s);
    else put_json(s);
    a->n++;
    return !ferror(stdout);
}

static int run_list(const cli_command *command, int argc, char **argv)
{
    cli_asking asking = { .limit = 100 };
    hs_ledger *ledger;
    hs_error error = { 0 };
    int status = cli_asking_begin(command, argc, argv, &asking, &ledger);
    if (!ledger) return status;
    answers a = { &asking, 0 };
    hs_search search = cli_asking_search(&asking);
    if (asking.to == CLI_TO_CSV) puts("saying,words,speaker,first_outlet,first_report,first,last,"
                                      "reports,statements,variants");
    hs_status asked = hs_ledger_sayings(ledger, &search, asking.limit, asking.offset, each, &a, &error);
    status = cli_close_output();
    if (asked != HS_OK) {
        cli_say("%s", error.message);
        status = asked == HS_EARGUMENT ? CLI_USAGE : CLI_FAILED;
    } else if (status == CLI_DONE && a.n == 0) {
        status = CLI_NOTHING;
    } else if (asking.limit > 0 && a.n == asking.limit) {
        cli_say("%u are shown; --limit 0 shows all", asking.limit);
    }
    cli_asking_end(&asking, ledger);
    return status;
}

const cli_command cli_sayings_command = {
    "sayings", "LEDGER [WORDS]...", "the same words in several reports, and who had them first",
    "Prints what several reports of LEDGER carry in the same words or nearly so, what most carry\n"
    "first. WORDS and options choose the statements, as in `hearsay find`. `hearsay saying LEDGER\n"
    "NUMBER` shows one of them in all its variants.\n"
    "\n" CLI_ASK_EXIT,
    list_options, sizeof list_options / sizeof list_options[0], run_list
};

/* ---- one ------------------------------------------------------------------------------------------ */

typedef struct saying_options { uint32_t to; const char *by; } saying_options;

#define AT(field) offsetof(saying_options, field)

static const cli_option options[] = {
    { "to", 't', CLI_CHOICE, AT(to), "auto|table|json|csv", "auto: a table on a terminal, JSON lines in a pipe" },
    { "by", 0, CLI_TEXT, AT(by), "NAME", "who decides (the user's name)" },
};

typedef struct showing { uint32_t to; uint64_t n; } showing;

/* Why it was taken to be that saying. */
static void why_of(const hs_variant *v, bool first, char out[64])
{
    if (first) snprintf(out, 64, "came first");
    else if (v->decided) snprintf(out, 64, "a decision");
    else if (v->distance == 0) snprintf(out, 64, "the same words, or a part of them");
    else if (v->distance < 1) snprintf(out, 64, "%.0f %% of the words differ", v->distance * 100);
    else snprintf(out, 64, "like another variant");
}

static bool each_variant(void *context, const hs_variant *v)
{
    showing *s = context;
    char why[64];
    why_of(v, s->n++ == 0, why);
    const char *cells[] = { v->published, v->outlet, v->report_key, v->speaker, v->kind, v->content, v->marked, why };
    static const char *const names[] = { "published", "outlet", "report", "speaker", "kind", "content", "marked",
                                         "why" };
    if (s->to == CLI_TO_TABLE) {
        printf("  %s  %s%s%s \xC2\xB7 %s \xC2\xB7 %llu report%s \xC2\xB7 %s\n    %s\n",
               v->published[0] ? v->published : "no date   ", v->outlet ? v->outlet : "", v->outlet ? ", " : "",
               v->report_key, v->speaker ? v->speaker : "nobody named", (unsigned long long)v->reports,
               v->reports == 1 ? "" : "s", why, v->marked);
    } else if (s->to == CLI_TO_CSV) {
        for (int i = 0; i < 8; i++) cli_csv_cell(stdout, cells[i], ',');
        printf("%llu,%llu\n", (unsigned long long)v->reports, (unsigned long long)v->statements);
    } else {
        for (int i = 0; i < 8; i++) {
            printf("%s\"%s\":", i ? "," : "{", names[i]);
            cli_json_string(stdout, cells[i]);
        }
        printf(",\"reports\":%llu,\"statements\":%llu}\n", (unsigned long long)v->reports,
               (unsigned long long)v->statements);
    }
    return !ferror(stdout);
}

static int show(hs_ledger *l, const saying_options *o, int64_t saying)
{
    hs_error error = { 0 };
    showing s = { .to = o->to };
    if (o->to == CLI_TO_CSV) puts("published,outlet,report,speaker,kind,content,marked,why,reports,statements");
    hs_status status = hs_ledger_variants(l, saying, each_variant, &s, &error);
    int closed = cli_close_output();
    if (status != HS_OK) { cli_say("%s", error.message); return CLI_FAILED; }
    return closed != CLI_DONE ? closed : s.n > 0 ? CLI_DONE : CLI_NOTHING;
}

static int64_t number_of(const char *text) { return strtoll(text + (*text == '#'), NULL, 10); }

static int decide(hs_ledger *l, const saying_options *o, cli_operands words)
{
    hs_error error = { 0 };
    int64_t number = 0;
    hs_status status;
    if (strcmp(words.at[0], "merge") == 0 && words.n == 3) {
        status = hs_ledger_merge_sayings(l, number_of(words.at[1]), number_of(words.at[2]), o->by, &number, &error);
    } else if (strcmp(words.at[0], "split") == 0 && words.n >= 3) {
        status = hs_ledger_split_saying(l, number_of(words.at[1]), (const char *const *)words.at + 2,
                                        (size_t)(words.n - 2), o->by, &number, &error);
    } else if (strcmp(words.at[0], "undo") == 0 && words.n == 2) {
        status = hs_ledger_undo_saying(l, number = number_of(words.at[1]), &error);
    } else if (words.n == 1 && number_of(words.at[0]) > 0) {
        return show(l, o, number_of(words.at[0]));
    } else {
        cli_say("name one saying by its number, or merge A B, split A STATEMENT..., undo DECISION");
        return CLI_USAGE;
    }
    if (status == HS_OK) printf("decision %lld%s\n", (long long)number, words.at[0][0] == 'u' ? " is taken back" : "");
    else cli_say("%s", error.message);
    int closed = cli_close_output();
    return status == HS_OK ? closed : status == HS_EARGUMENT ? CLI_USAGE : CLI_FAILED;
}

static int run_one(const cli_command *command, int argc, char **argv)
{
    const char *user = getenv("USER");
    saying_options o = { .by = user && *user ? user : "a user" };
    cli_operands given;
    hs_ledger *ledger;
    hs_error error = { 0 };
    bool help;
    int status = cli_parse(command, argc, argv, &o, &given, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (given.n < 2) {
        cli_say("name a ledger and a saying's number; `hearsay help saying` tells more");
        return CLI_USAGE;
    }
    if (o.to == CLI_TO_AUTO) o.to = cli_on_terminal() ? CLI_TO_TABLE : CLI_TO_JSON;
    if (hs_ledger_open(given.at[0], HS_LEDGER_ASK, &ledger, &error) != HS_OK) {
        cli_say("%s", error.message);
        return CLI_FAILED;
    }
    status = decide(ledger, &o, (cli_operands){ given.at + 1, given.n - 1 });
    hs_ledger_close(ledger);
    return status;
}

const cli_command cli_saying_command = {
    "saying", "LEDGER NUMBER|merge|split|undo", "one saying: its variants, and how they differ",
    "Shows a saying in all its variants, the earliest first: who published it, who is said to have\n"
    "said it, and how the words differ from the first: {+new+} [-gone-]. Numbers are those of\n"
    "`hearsay sayings`. `merge A B` says that two are one saying, `split A STATEMENT...` that these\n"
    "statements (st_..., as `hearsay find` shows them) are another; `undo` takes a decision back.\n"
    "\n" CLI_ASK_EXIT,
    options, sizeof options / sizeof options[0], run_one
};
