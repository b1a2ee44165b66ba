/* cmd_entity.c - `hearsay entity`: who is taken for whom across reports, why, and how to change it. */
#include "cli/asking.h"

#include "export/flow.h"

#include <stdlib.h>
#include <string.h>

typedef struct entity_options {
    uint32_t    to, limit, width, color;
    const char *by;
} entity_options;

#define AT(field) offsetof(entity_options, field)

static const cli_option options[] = {
    { "to", 't', CLI_CHOICE, AT(to), "auto|table|json|csv", "auto: a table on a terminal, JSON lines in a pipe" },
    { "limit", 'n', CLI_COUNT, AT(limit), "N", "at most so many entities of that name (20); 0 means all" },
    { "by", 0, CLI_TEXT, AT(by), "NAME", "who decides (the user's name)" },
};

/* ---- what is there ------------------------------------------------------------------------------ */

static const char *const reasons[][2] = {
    { "name", "equal names" },
    { "part", "initials, or a part of the name, that fit nobody else" },
    { "spelling", "the same sound, and roles that agree" },
    { "role", "several bear the name; the role says which" },
    { "family", "a family name that nobody else bears" },
    { "short form", "letters that a report gives for the name" },
    { "near", "several bear the name; in those days this one alone was named, by this outlet too" },
    { "doubtful", "several bear the name: it stands for itself" },
    { "alone", "no name of its own: never joined" },
    { "user", "a decision" },
};

static const char *reason_of(const char *why)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strcmp(reasons[i][0], why) == 0) return reasons[i][1];
    return why;
}

typedef struct list { hs_entity_entry at[256]; size_t n; bool failed; } list;

static void free_list(list *all)
{
    for (size_t i = 0; i < all->n; i++) {
        free((char *)all->at[i].name);
        free((char *)all->at[i].type);
    }
}

static bool each_entity(void *context, const hs_entity_entry *e)
{
    list *all = context;
    hs_entity_entry copy = { .id = e->id, .name = strdup(e->name), .type = strdup(e->type), .said = e->said,
                             .heard = e->heard, .passed_on = e->passed_on };
    all->failed = !copy.name || !copy.type;
    all->at[all->n++] = copy;
    return !all->failed && all->n < sizeof all->at / sizeof *all->at;
}

/* Those of a name, or the one of a number. */
static hs_status find(hs_ledger *l, const char *name, uint32_t limit, list *out, hs_error *err)
{
    char *end;
    long long number = strtoll(name + (*name == '#'), &end, 10);
    bool is_number = *end == 0 && number > 0;
    out->n = 0;
    return hs_ledger_entities(l, is_number ? NULL : name, is_number ? number : 0, limit, 0, each_entity, out, err);
}

/* ---- one answer ----------------------------------------------------------------------------------- */

typedef struct showing { uint32_t to; const hs_entity_entry *entity; const char *last; } showing;

static bool each_occurrence(void *context, const hs_occurrence *o)
{
    const showing *s = context;
    if (s->to == CLI_TO_CSV) {
        printf("%lld,", (long long)s->entity->id);
        const char *cells[] = { s->entity->name, s->entity->type, o->name, o->role, o->why, o->report_key, o->outlet,
                                o->published };
        for (int i = 0; i < 8; i++) cli_csv_cell(stdout, cells[i], i < 7 ? ',' : '\n');
    } else {
        printf("{\"entity\":%lld", (long long)s->entity->id);
        const char *fields[][2] = { { "name", s->entity->name }, { "type", s->entity->type }, { "as", o->name },
                                    { "role", o->role }, { "why", o->why }, { "report", o->report_key },
                                    { "outlet", o->outlet }, { "published", o->published } };
        for (int i = 0; i < 8; i++) {
            printf(",\"%s\":", fields[i][0]);
            cli_json_string(stdout, fields[i][1]);
        }
        puts("}");
    }
    return !ferror(stdout);
}

static bool each_alias(void *context, const hs_alias *a)
{
    (void)context;
    printf("    %s%s%s%s  \xC2\xB7 %llu report%s: %s\n", a->name, a->role ? " (" : "", a->role ? a->role : "",
           a->role ? ")" : "", (unsigned long long)a->reports, a->reports == 1 ? "" : "s", reason_of(a->why));
    return !ferror(stdout);
}

static bool print_report(void *context, const hs_occurrence *o)
{
    (void)context;
    printf("      %s  %s%s%s: %s\n", o->published[0] ? o->published : "no date   ", o->report_key,
           o->outlet ? ", " : "", o->outlet ? o->outlet : "", o->name);
    return !ferror(stdout);
}

static bool each_decision(void *context, const hs_decision *d)
{
    (void)context;
    if (strcmp(d->kind, "merge") == 0)
        printf("    decision %lld: %s counts as %s (%s, %s)\n", (long long)d->number, d->what, d->of, d->by, d->made);
    else
        printf("    decision %lld: \"%s\" in %s stands apart (%s, %s)\n", (long long)d->number, d->what, d->of, d->by,
               d->made);
    return !ferror(stdout);
}

static hs_status show(hs_ledger *l, const entity_options *o, const hs_entity_entry *e, bool first, hs_error *err)
{
    showing s = { .to = o->to, .entity = e };
    if (o->to != CLI_TO_TABLE) return hs_ledger_occurrences(l, e->id, each_occurrence, &s, err);
    printf("%s  #%lld %s \xC2\xB7 %s \xC2\xB7 said %llu\n", first ? "" : "\n", (long long)e->id, e->name, e->type,
           (unsigned long long)e->said);
    hs_status status = hs_ledger_aliases(l, e->id, each_alias, &s, err);
    if (status == HS_OK) status = hs_ledger_occurrences(l, e->id, print_report, &s, err);
    if (status == HS_OK) status = hs_ledger_decisions(l, e->id, each_decision, &s, err);
    return status;
}

static int explain(hs_ledger *l, const entity_options *o, const char *name, hs_error *err)
{
    list found = { .n = 0 };
    hs_status status = find(l, name, o->limit, &found, err);
    if (o->to == CLI_TO_CSV) puts("entity,name,type,as,role,why,report,outlet,published");
    for (size_t i = 0; i < found.n && status == HS_OK; i++) status = show(l, o, &found.at[i], i == 0, err);
    bool any = found.n > 0;
    free_list(&found);
    int closed = cli_close_output();
    if (status != HS_OK) { cli_say("%s", err->message); return CLI_FAILED; }
    return closed != CLI_DONE ? closed : any ? CLI_DONE : CLI_NOTHING;
}

/* ---- decisions -------------------------------------------------------------------------------------- */

/* The one that is meant: a number, a whole name that one alone has, or a part of one's name. */
static int64_t pick(hs_ledger *l, const char *name, hs_error *err)
{
    list found = { .n = 0 };
    int64_t only = 0, whole = 0;
    size_t n_whole = 0;
    if (find(l, name, 0, &found, err) != HS_OK) return 0;
    for (size_t i = 0; i < found.n; i++)
        if (strcmp(found.at[i].name, name) == 0) { whole = found.at[i].id; n_whole++; }
    if (n_whole == 1) only = whole;
    else if (found.n == 1) only = found.at[0].id;
    else snprintf(err->message, sizeof err->message, found.n == 0 ? "nobody is called %.100s"
                  : "several are called %.100s: name one by its number; `hearsay entity` lists them", name);
    free_list(&found);
    return only;
}

static int say(hs_status status, const hs_error *err)
{
    if (status == HS_OK) return cli_close_output();
    cli_say("%s", err->message);
    return status == HS_EARGUMENT ? CLI_USAGE : CLI_FAILED;
}

static int merge(hs_ledger *l, const entity_options *o, cli_operands names, hs_error *err)
{
    int64_t number = 0, a = pick(l, names.at[0], err), b = a ? pick(l, names.at[1], err) : 0;
    if (!a || !b) return say(HS_EARGUMENT, err);
    hs_status status = hs_ledger_merge(l, a, b, o->by, &number, err);
    if (status == HS_OK)
        printf("decision %lld: %s and %s are one\n", (long long)number, names.at[0], names.at[1]);
    return say(status, err);
}

static int split(hs_ledger *l, const entity_options *o, cli_operands names, hs_error *err)
{
    int64_t number = 0, other = 0, entity = pick(l, names.at[0], err);
    if (!entity) return say(HS_EARGUMENT, err);
    hs_status status = hs_ledger_split(l, entity, (const char *const *)names.at + 1, (size_t)(names.n - 1), o->by,
                                       &number, &other, err);
    if (status == HS_OK)
        printf("decision %lld: %s of %d report%s is #%lld now\n", (long long)number, names.at[0], names.n - 1,
               names.n == 2 ? "" : "s", (long long)other);
    return say(status, err);
}

static int undo(hs_ledger *l, const char *number, hs_error *err)
{
    hs_status status = hs_ledger_undo(l, strtoll(number, NULL, 10), err);
    if (status == HS_OK) printf("decision %s is taken back\n", number);
    return say(status, err);
}

static int decide(hs_ledger *l, const entity_options *o, cli_operands words)
{
    hs_error err = { 0 };
    cli_operands rest = { words.at + 1, words.n - 1 };
    if (strcmp(words.at[0], "merge") == 0 && rest.n == 2) return merge(l, o, rest, &err);
    if (strcmp(words.at[0], "split") == 0 && rest.n >= 2) return split(l, o, rest, &err);
    if (strcmp(words.at[0], "undo") == 0 && rest.n == 1) return undo(l, rest.at[0], &err);
    if (words.n == 1) return explain(l, o, words.at[0], &err);
    cli_say("name one entity, or merge A B, split A REPORT..., undo DECISION; `hearsay help entity` tells more");
    return CLI_USAGE;
}

static int run(const cli_command *command, int argc, char **argv)
{
    const char *user = getenv("USER");
    entity_options o = { .limit = 20, .by = user && *user ? user : "a user" };
    cli_operands given;
    hs_ledger *ledger;
    hs_error error = { 0 };
    bool help;
    int status = cli_parse(command, argc, argv, &o, &given, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (given.n < 2) {
        cli_say("name a ledger and whom to look up; `hearsay help entity` tells more");
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

const cli_command cli_entity_command = {
    "entity", "LEDGER NAME|merge|split|undo", "who is taken for whom, and why",
    "Tells for everybody called NAME (part of a name, or a number) which names in which reports were\n"
    "taken to be that one, and why. `merge A B` says that two are one, which is called A; `split A\n"
    "REPORT...` that what these reports call so is somebody else; `undo` takes a decision back. A\n"
    "and B are whole names or numbers, REPORT is what `hearsay find` shows. Decisions are kept: later\n"
    "reports and new readings follow them.\n"
    "\n" CLI_ASK_EXIT,
    options, sizeof options / sizeof options[0], run
};
