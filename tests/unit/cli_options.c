/* One table of options: values, mistakes, and the words that were meant. */
#include "check.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct sample {
    bool flag;
    const char *text, *day;
    uint32_t count, size, choice;
    double fraction;
} sample;

static const cli_option options[] = {
    { "flag", 'f', CLI_FLAG, offsetof(sample, flag), NULL, "a flag" },
    { "text", 0, CLI_TEXT, offsetof(sample, text), "FILE", "a text" },
    { "day", 'd', CLI_DAY, offsetof(sample, day), "DATE", "a day" },
    { "count", 'c', CLI_COUNT, offsetof(sample, count), "N", "a count" },
    { "size", 0, CLI_SIZE, offsetof(sample, size), "SIZE", "a size" },
    { "choice", 0, CLI_CHOICE, offsetof(sample, choice), "one|two|three", "a choice" },
    { "fraction", 0, CLI_FRACTION, offsetof(sample, fraction), "X", "a fraction" },
};

static const cli_command command = { "sample", "[FILE]...", "", "", options, 7, NULL };

/* Parses words parted by blanks; what is said of them goes to *said (to be freed). */
static int parse(const char *line, sample *into, cli_operands *operands, char **said)
{
    static char words[200];
    static char *argv[20];
    int argc = 0, saved = dup(STDERR_FILENO);
    bool help;
    FILE *file = tmpfile();
    snprintf(words, sizeof words, "%s", line);
    for (char *w = strtok(words, " "); w; w = strtok(NULL, " ")) argv[argc++] = w;
    memset(into, 0, sizeof *into);
    fflush(stderr);
    dup2(fileno(file), STDERR_FILENO);
    int status = cli_parse(&command, argc, argv, into, operands, &help);
    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    rewind(file);
    *said = calloc(1, 400);
    size_t n = fread(*said, 1, 399, file);
    (*said)[n] = '\0';
    fclose(file);
    return help ? -1 : status;
}

static void reads_values_of_every_kind(void)
{
    sample s;
    cli_operands files;
    char *said;
    CHECK(parse("a --flag --text=x=y -d 2024-03-15 -c7 b --size 2M --choice three --fraction .5 -- -c",
                &s, &files, &said) == CLI_DONE);
    CHECK_STR(said, "");
    CHECK(s.flag && s.count == 7 && s.size == 2 << 20 && s.choice == 2 && s.fraction == 0.5);
    CHECK_STR(s.text, "x=y");
    CHECK_STR(s.day, "2024-03-15");
    CHECK(files.n == 3);
    CHECK_STR(files.at[0], "a");
    CHECK_STR(files.at[1], "b");
    CHECK_STR(files.at[2], "-c");
    free(said);
}

static void takes_a_dash_as_an_operand(void)
{
    sample s;
    cli_operands files;
    char *said;
    CHECK(parse("-", &s, &files, &said) == CLI_DONE);
    CHECK(files.n == 1);
    free(said);
    CHECK(parse("x --help --nonsense", &s, &files, &said) == -1);
    free(said);
}

static void check_refusal(const char *line, const char *want)
{
    sample s;
    cli_operands files;
    char *said;
    CHECK(parse(line, &s, &files, &said) == CLI_USAGE);
    CHECK_STR(said, want);
    free(said);
}

static void says_what_is_wrong_and_what_is_right(void)
{
    check_refusal("--flga", "hearsay: sample has no option --flga; did you mean --flag?\n");
    check_refusal("--cout=3", "hearsay: sample has no option --cout; did you mean --count?\n");
    check_refusal("--zzzzzz", "hearsay: sample has no option --zzzzzz; `hearsay help sample` lists them\n");
    check_refusal("-x", "hearsay: sample has no option -x; `hearsay help sample` lists them\n");
    check_refusal("--count", "hearsay: --count needs a value: N\n");
    check_refusal("--count -3", "hearsay: --count takes a whole number up to 100000, not \"-3\"\n");
    check_refusal("--count 3x", "hearsay: --count takes a whole number up to 100000, not \"3x\"\n");
    check_refusal("--size 0", "hearsay: --size takes a size such as 64M, up to 1G, not \"0\"\n");
    check_refusal("--size 99999999999999999999G",
                  "hearsay: --size takes a size such as 64M, up to 1G, not \"99999999999999999999G\"\n");
    check_refusal("-d 2024-02-30", "hearsay: --day takes a day such as 2024-03-15, not \"2024-02-30\"\n");
    check_refusal("--choice tw", "hearsay: --choice takes one|two|three, not \"tw\"\n");
    check_refusal("--fraction nan", "hearsay: --fraction takes a number from 0 to 1, not \"nan\"\n");
    check_refusal("--flag=1", "hearsay: --flag takes no value\n");
}

static void guesses_only_what_is_near(void)
{
    static const char *const list[] = { "read", "explain", "model", NULL };
    CHECK_STR(cli_nearest("raed", list), "read");
    CHECK_STR(cli_nearest("explian", list), "explain");
    CHECK_STR(cli_nearest("modle", list), "model");
    CHECK(cli_nearest("weather", list) == NULL);
    CHECK(cli_nearest("a-very-long-word-that-is-no-command-at-all", list) == NULL);
}

int main(void)
{
    RUN(reads_values_of_every_kind);
    RUN(takes_a_dash_as_an_operand);
    RUN(says_what_is_wrong_and_what_is_right);
    RUN(guesses_only_what_is_near);
    return check_done();
}
