/* asking.h - what the commands that ask a ledger share: their options, and how answers look. */
#ifndef HS_CLI_ASKING_H
#define HS_CLI_ASKING_H

#include "cli/cli.h"

#include "store/store.h"

typedef struct cli_asking {
    const char *speaker, *addressee, *outlet, *via, *key;
    const char *since, *until, *published_since, *published_until;
    uint32_t    kind, act;               /* 0 for any, else the word's place in the list */
    bool        negated, raw, all, oldest, unnamed;
    double      min_confidence;
    uint32_t    to, limit, offset, color, width;
    char       *words;                   /* the operands after the ledger; freed by cli_asking_free */
    const char *ledger;
} cli_asking;

enum { CLI_TO_AUTO, CLI_TO_TABLE, CLI_TO_JSON, CLI_TO_CSV };

#define CLI_ASK(field) offsetof(cli_asking, field)

/* Which statements. */
#define CLI_ASK_WHICH                                                                                 \
    { "speaker", 's', CLI_TEXT, CLI_ASK(speaker), "NAME", "said by somebody of this name, or part of it" }, \
    { "addressee", 'a', CLI_TEXT, CLI_ASK(addressee), "NAME", "said to" },                           \
    { "via", 0, CLI_TEXT, CLI_ASK(via), "NAME", "passed on by: the medium credited, or a speaker around it" }, \
    { "outlet", 'o', CLI_TEXT, CLI_ASK(outlet), "NAME", "in reports that this outlet published" },   \
    { "kind", 0, CLI_CHOICE, CLI_ASK(kind), "any|direct|indirect|mixed", "how it is quoted" },       \
    { "act", 0, CLI_CHOICE, CLI_ASK(act),                                                            \
      "any|say|ask|appeal|demand|offer|promise|threaten|deny|reject|accept|accuse|praise|decline|think|want|decide", \
      "what was done by saying it" },                                                                \
    { "negated", 0, CLI_FLAG, CLI_ASK(negated), NULL, "only what is reported not to have been said" }, \
    { "since", 0, CLI_DAY, CLI_ASK(since), "DATE", "made on this day or later; where that is not known, published" }, \
    { "until", 0, CLI_DAY, CLI_ASK(until), "DATE", "made on this day or earlier" },                  \
    { "published-since", 0, CLI_DAY, CLI_ASK(published_since), "DATE", "in reports of this day or later" }, \
    { "published-until", 0, CLI_DAY, CLI_ASK(published_until), "DATE", "in reports of this day or earlier" }, \
    { "min-confidence", 'c', CLI_FRACTION, CLI_ASK(min_confidence), "X", "read with this confidence at least" }, \
    { "raw", 0, CLI_FLAG, CLI_ASK(raw), NULL, "WORDS are in the database's own language (FTS5, tsquery)" }, \
    { "all", 0, CLI_FLAG, CLI_ASK(all), NULL, "also what users rejected, and older versions of reports" }

/* How the answers look. */
#define CLI_ASK_HOW                                                                                   \
    { "limit", 'n', CLI_COUNT, CLI_ASK(limit), "N", "at most so many answers (100); 0 means all" },   \
    { "offset", 0, CLI_COUNT, CLI_ASK(offset), "N", "pass over so many first" },                      \
    { "to", 't', CLI_CHOICE, CLI_ASK(to), "auto|table|json|csv",                                      \
      "auto: a table on a terminal, JSON lines in a pipe" },                                          \
    { "width", 0, CLI_COUNT, CLI_ASK(width), "N", "table: columns (the terminal's)" },                \
    { "color", 0, CLI_CHOICE, CLI_ASK(color), "auto|always|never", "table: colours" }

#define CLI_ASK_EXIT                                                                                  \
    "Exit status: 0 found, 1 nothing found, 2 wrong usage, 4 the ledger could not be asked."

/* Reads the arguments and opens the ledger. Gives the exit status; where that is not CLI_DONE, or
 * help was printed (*ledger is NULL), the command is over. */
int  cli_asking_begin(const cli_command *command, int argc, char **argv, cli_asking *out, hs_ledger **ledger);
void cli_asking_end(cli_asking *asking, hs_ledger *ledger);

/* The search that the options say; borrows from them. */
hs_search cli_asking_search(const cli_asking *asking);

/* Says on stderr that there are more answers than --limit let through. */
void cli_asking_say_more(const cli_asking *asking);

/* A cell of CSV as exports have it (hs_csv_text), and a comma or the line's end behind it. NULL is "". */
void cli_csv_cell(FILE *out, const char *text, char behind);

/* A string of JSON, with its quotation marks; NULL is null. */
void cli_json_string(FILE *out, const char *text);

/* The answers of find. */
void cli_answer_header(const cli_asking *asking);        /* CSV's names of columns */
void cli_answer(const cli_asking *asking, const hs_found *found, bool first);

#endif
