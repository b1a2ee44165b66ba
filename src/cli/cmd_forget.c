/* cmd_forget.c - `hearsay forget`: takes reports, an outlet or a speaker out of a ledger, and looks
 * whether they are gone. */
#include "cli/cli.h"

#include "store/store.h"

typedef struct forget_options { const char *report, *outlet, *speaker; } forget_options;

#define AT(field) offsetof(forget_options, field)

static const cli_option options[] = {
    { "report", 'r', CLI_TEXT, AT(report), "ID", "the report of this URL, id or file, in all its versions" },
    { "outlet", 'o', CLI_TEXT, AT(outlet), "NAME", "all reports that the outlet of this whole name published" },
    { "speaker", 's', CLI_TEXT, AT(speaker), "NAME",
      "what everybody of this whole name said; the name is struck out of all reports" },
};

static void print_proof(const hs_forgotten *f)
{
    if (f->bytes > 0)
        printf("Looked for %llu piece%s of it in all %llu bytes of the ledger's files: ",
               (unsigned long long)f->searched, cli_plural(f->searched), (unsigned long long)f->bytes);
    else printf("Looked for %llu piece%s of it in all tables: ", (unsigned long long)f->searched,
                cli_plural(f->searched));
    if (f->left > 0) printf("%llu ARE LEFT.\n", (unsigned long long)f->left);
    else if (f->elsewhere == 0) puts("none is left.");
    else printf("none is left but %llu that other reports hold as well, such as \"%s\".\n",
                (unsigned long long)f->elsewhere, f->example);
}

static int forget(const char *name, const hs_forget *what)
{
    hs_ledger *ledger = NULL;
    hs_error error = { 0 };
    hs_forgotten f = { 0 };
    hs_status status = hs_ledger_open(name, HS_LEDGER_ASK, &ledger, &error);
    if (status == HS_OK) status = hs_ledger_forget(ledger, what, &f, &error);
    hs_ledger_close(ledger);
    if (status != HS_OK) {
        cli_say("%s", error.message);
        return status == HS_EARGUMENT ? CLI_NOTHING : CLI_FAILED;
    }
    if (f.reports + f.redacted == 0) {
        cli_say("there is nothing of that in %s", name);
        return CLI_NOTHING;
    }
    printf("Gone: %llu report%s, %llu statement%s, %llu name%s. Struck out of %llu other report%s.\n",
           (unsigned long long)f.reports, cli_plural(f.reports), (unsigned long long)f.statements,
           cli_plural(f.statements), (unsigned long long)f.entities, cli_plural(f.entities),
           (unsigned long long)f.redacted, cli_plural(f.redacted));
    print_proof(&f);
    if (f.left > 0) cli_say("run it again when nobody else has %s open", name);
    status = cli_close_output() == CLI_DONE && f.left == 0 ? HS_OK : HS_EIO;
    return status == HS_OK ? CLI_DONE : CLI_FAILED;
}

static int run(const cli_command *command, int argc, char **argv)
{
    forget_options o = { 0 };
    cli_operands operands;
    bool help;
    int status = cli_parse(command, argc, argv, &o, &operands, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (operands.n != 1 || !o.report + !o.outlet + !o.speaker != 2) {
        cli_say("name a ledger, and one of --report, --outlet and --speaker; `hearsay help forget` tells more");
        return CLI_USAGE;
    }
    hs_forget what = { .report = o.report, .outlet = o.outlet, .speaker = o.speaker };
    return forget(operands.at[0], &what);
}

const cli_command cli_forget_command = {
    "forget", "LEDGER --report ID|--outlet NAME|--speaker NAME", "take something out of a ledger, everywhere",
    "Takes it out of LEDGER for good: out of every table, the index of words, and the file, which is\n"
    "written anew. With --speaker, reports stay: what that speaker said is taken out of them, and the\n"
    "name, and of a person each word of it, becomes asterisks, so that all other places stay where\n"
    "they were. A report that was forgotten comes back when it is added again; a speaker struck out\n"
    "of a report does not. Afterwards pieces of what is gone are looked for, and what is still found\n"
    "is named. Copies of the ledger, and a PostgreSQL server's own logs, are not touched.\n"
    "\n"
    "Exit status: 0 done, 1 nothing of that was there, 2 wrong usage, 4 the ledger could not be\n"
    "changed.",
    options, sizeof options / sizeof options[0], run
};
