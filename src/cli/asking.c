/* asking.c - see asking.h. */
#include "cli/asking.h"

#include "export/schema.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>

/* The operands after the first, with blanks between; an operand that came with blanks in it is
 * searched for as it came, so that quotation marks keep their meaning. */
static char *join_words(cli_operands operands)
{
    size_t n = 1;
    for (int i = 1; i < operands.n; i++) n += strlen(operands.at[i]) + 1;
    char *words = malloc(n), *at = words;
    for (int i = 1; words && i < operands.n; i++) {
        if (i > 1) *at++ = ' ';
        size_t length = strlen(operands.at[i]);
        memcpy(at, operands.at[i], length);
        at += length;
    }
    if (words) *at = 0;
    return words;
}

int cli_asking_begin(const cli_command *command, int argc, char **argv, cli_asking *out, hs_ledger **ledger)
{
    cli_operands operands;
    hs_error error = { 0 };
    bool help;
    *ledger = NULL;
    int status = cli_parse(command, argc, argv, out, &operands, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    if (operands.n == 0) {
        cli_say("name the ledger to ask; `hearsay help %s` tells more", command->name);
        return CLI_USAGE;
    }
    out->ledger = operands.at[0];
    out->words = operands.n > 1 ? join_words(operands) : NULL;
    if (out->to == CLI_TO_AUTO) out->to = cli_on_terminal() ? CLI_TO_TABLE : CLI_TO_JSON;
    out->width = cli_width(out->width);
    if (hs_ledger_open(out->ledger, HS_LEDGER_ASK, ledger, &error) == HS_OK) return CLI_DONE;
    cli_say("%s", error.message);
    free(out->words);
    return CLI_FAILED;
}

void cli_asking_end(cli_asking *asking, hs_ledger *ledger)
{
    hs_ledger_close(ledger);
    free(asking->words);
}

hs_search cli_asking_search(const cli_asking *a)
{
    return (hs_search){
        .words = a->words, .raw = a->raw, .speaker = a->speaker, .addressee = a->addressee, .via = a->via,
        .outlet = a->outlet, .key = a->key, .kind = a->kind ? hs_kind_name((uint8_t)(a->kind - 1)) : NULL,
        .act = a->act ? hs_act_name((uint8_t)(a->act - 1)) : NULL, .negated = a->negated, .since = a->since,
        .until = a->until, .published_since = a->published_since, .published_until = a->published_until,
        .min_confidence = a->min_confidence, .all = a->all, .oldest_first = a->oldest, .limit = a->limit,
        .offset = a->offset,
    };
}

void cli_asking_say_more(const cli_asking *a)
{
    cli_say("there are more than these %u; --limit 0 shows all, --offset %u those that follow", a->limit,
            a->offset + a->limit);
}

void cli_csv_cell(FILE *out, const char *text, char behind)
{
    if (text) hs_csv_text(out, text, strlen(text), false);
    putc(behind, out);
}

void cli_json_string(FILE *out, const char *text)
{
    json_t *value = text ? json_string(text) : NULL;
    if (!value || json_dumpf(value, out, JSON_ENCODE_ANY) != 0) fputs("null", out);
    json_decref(value);
}
