/* options.c - one reader and one help text for every command's table of options. */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- the word that was meant -------------------------------------------------------- */

#define MAX_WORD 31

/* Edits (insert, delete, replace, swap neighbours) that turn a into b: Damerau's distance, in
 * its optimal string alignment form, on words of at most MAX_WORD letters. */
static uint32_t distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    uint32_t d[MAX_WORD + 1][MAX_WORD + 1];
    if (n > MAX_WORD || m > MAX_WORD) return MAX_WORD;
    for (uint32_t i = 0; i <= n; i++) d[i][0] = i;
    for (uint32_t j = 0; j <= m; j++) d[0][j] = j;
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            uint32_t best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (d[i - 1][j] + 1 < best) best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best) best = d[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    return d[n][m];
}

const char *cli_nearest(const char *word, const char *const *list)
{
    const char *best = NULL;
    uint32_t least = (uint32_t)(strlen(word) / 3) + 1;    /* farther off is no slip */
    for (; *list; list++) {
        uint32_t d = distance(word, *list);
        if (d <= least && (!best || d < least)) { best = *list; least = d; }
    }
    return best;
}

/* ---- values ---------------------------------------------------------------------------- */

static bool read_count(const char *text, unsigned long max, uint32_t *out)
{
    char *end;
    errno = 0;
    unsigned long value = strtoul(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || errno || value > max) return false;
    *out = (uint32_t)value;
    return true;
}

/* Digits, then K, M or G of 1024, 1024^2, 1024^3 bytes. At most 1 GiB: offsets have 32 bits. */
static bool read_size(const char *text, uint32_t *out)
{
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || errno || value > 1u << 30) return false;
    if (*end == 'K' || *end == 'k') { value <<= 10; end++; }
    else if (*end == 'M' || *end == 'm') { value <<= 20; end++; }
    else if (*end == 'G' || *end == 'g') { value <<= 30; end++; }
    if (*end || value == 0 || value > 1u << 30) return false;
    *out = (uint32_t)value;
    return true;
}

static bool read_choice(const char *text, const char *choices, uint32_t *out)
{
    size_t n = strlen(text);
    for (uint32_t i = 0;; i++) {
        size_t length = strcspn(choices, "|");
        if (length == n && memcmp(choices, text, n) == 0) { *out = i; return true; }
        if (!choices[length]) return false;
        choices += length + 1;
    }
}

static bool read_fraction(const char *text, double *out)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || !(value >= 0 && value <= 1)) return false;
    *out = value;
    return true;
}

/* Stores the value; NULL, or what the option takes instead. */
static const char *store(const cli_option *option, const char *text, void *into)
{
    char *at = (char *)into + option->offset;
    switch ((cli_value)option->value) {
    case CLI_FLAG:     *(bool *)(void *)at = true; return NULL;
    case CLI_TEXT:     *(const char **)(void *)at = text; return NULL;
    case CLI_COUNT:    return read_count(text, 100000, (uint32_t *)(void *)at)
                              ? NULL : "a whole number up to 100000";
    case CLI_FRACTION: return read_fraction(text, (double *)(void *)at)
                              ? NULL : "a number from 0 to 1";
    case CLI_SIZE:     return read_size(text, (uint32_t *)(void *)at)
                              ? NULL : "a size such as 64M, up to 1G";
    case CLI_DAY:      *(const char **)(void *)at = text;
                       return hs_day_parse(text) != HS_NO_DAY ? NULL : "a day such as 2024-03-15";
    case CLI_CHOICE:   return read_choice(text, option->operand, (uint32_t *)(void *)at)
                              ? NULL : option->operand;
    }
    return NULL;
}

/* ---- the reader -------------------------------------------------------------------------- */

static const cli_option *find_option(const cli_command *command, const char *word, size_t n)
{
    for (size_t i = 0; i < command->n_options; i++) {
        const cli_option *o = &command->options[i];
        if (strlen(o->name) == n && memcmp(o->name, word, n) == 0) return o;
    }
    return NULL;
}

static const cli_option *find_letter(const cli_command *command, char letter)
{
    for (size_t i = 0; i < command->n_options; i++)
        if (command->options[i].letter == letter) return &command->options[i];
    return NULL;
}

static int unknown_option(const cli_command *command, const char *word)
{
    const char *names[33] = { "help" };
    char name[MAX_WORD + 1];
    for (size_t i = 0; i < command->n_options && i < 31; i++) names[i + 1] = command->options[i].name;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
    const char *meant = word[1] == '-' ? cli_nearest(name, names) : NULL;
    if (meant) cli_say("%s has no option --%s; did you mean --%s?", command->name, name, meant);
    else cli_say("%s has no option %s; `hearsay help %s` lists them", command->name, word,
                 command->name);
    return CLI_USAGE;
}

/* One option at argv[*i]; moves *i past a value that stands in a word of its own. */
static int parse_option(const cli_command *command, int argc, char **argv, int *i, void *into)
{
    const char *word = argv[*i], *value = NULL;
    const cli_option *option;
    if (word[1] == '-') {
        size_t n = strcspn(word + 2, "=");
        option = find_option(command, word + 2, n);
        if (word[2 + n] == '=') value = word + 3 + n;
    } else {
        option = find_letter(command, word[1]);
        if (word[2]) value = word + 2;
    }
    if (!option || !*option->name) return unknown_option(command, word);
    if (option->value == CLI_FLAG && value) {
        cli_say("--%s takes no value", option->name);
        return CLI_USAGE;
    }
    if (option->value != CLI_FLAG && !value) {
        if (*i + 1 >= argc) {
            cli_say("--%s needs a value: %s", option->name, option->operand);
            return CLI_USAGE;
        }
        value = argv[++*i];
    }
    const char *wanted = store(option, value, into);
    if (!wanted) return CLI_DONE;
    cli_say("--%s takes %s, not \"%s\"", option->name, wanted, value);
    return CLI_USAGE;
}

int cli_parse(const cli_command *command, int argc, char **argv, void *into,
              cli_operands *operands, bool *help)
{
    bool options_end = false;
    *operands = (cli_operands){ argv, 0 };
    *help = false;
    for (int i = 0; i < argc; i++) {
        char *word = argv[i];
        if (options_end || word[0] != '-' || !word[1]) {
            argv[operands->n++] = word;      /* never overtakes i */
        } else if (strcmp(word, "--") == 0) {
            options_end = true;
        } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            *help = true;
            return CLI_DONE;
        } else {
            int status = parse_option(command, argc, argv, &i, into);
            if (status != CLI_DONE) return status;
        }
    }
    return CLI_DONE;
}

/* ---- help -------------------------------------------------------------------------------- */

void cli_print_help(const cli_command *command, FILE *out)
{
    fprintf(out, "hearsay %s %s\n\n%s\n", command->name, command->operands, command->help);
    if (command->n_options > 0) fputs("\nOptions:\n", out);
    for (size_t i = 0; i < command->n_options; i++) {
        const cli_option *o = &command->options[i];
        char left[160], letter[8] = "    ";
        if (o->letter) snprintf(letter, sizeof letter, "-%c, ", o->letter);
        snprintf(left, sizeof left, "%s--%s%s%s", letter, o->name, o->operand ? " " : "",
                 o->operand ? o->operand : "");
        if (strlen(left) > 27) fprintf(out, "  %s\n  %-27s  %s\n", left, "", o->help);
        else fprintf(out, "  %-27s  %s\n", left, o->help);
    }
}
