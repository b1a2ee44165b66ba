/* cmd_model.c - `hearsay model`: what a model is, and whether it is sound. The card is JSON that
 * people are to read: so lines, not braces. */
#include "cli/cli.h"

#include <jansson.h>

#include <string.h>

typedef struct model_options { bool quiet; } model_options;

static const cli_option options[] = {
    { "quiet", 'q', CLI_FLAG, offsetof(model_options, quiet), NULL, "check: only the exit status" },
};

/* A value on the rest of a line: an object as its members' names and values, a list as its
 * elements. What is nested deeper stays JSON. */
static void print_inline(const json_t *value, bool nested)
{
    const char *key, *gap = "";
    json_t *member;
    size_t i;
    if (json_is_string(value)) {
        fputs(json_string_value(value), stdout);
    } else if (nested && json_is_object(value)) {
        json_object_foreach((json_t *)value, key, member) {
            printf("%s%s ", gap, key);
            print_inline(member, false);
            gap = ", ";
        }
    } else if (nested && json_is_array(value)) {
        json_array_foreach(value, i, member) {
            fputs(gap, stdout);
            print_inline(member, false);
            gap = ", ";
        }
    } else {
        json_dumpf(value, stdout, JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
    }
}

/* A member of the card: a list or an object takes a line for each of its own members. */
static void print_member(const char *name, int columns, const json_t *value)
{
    const char *key;
    json_t *member;
    size_t i;
    if (json_is_array(value) && json_array_size(value) > 0) {
        json_array_foreach(value, i, member) {
            printf("%-*s  ", columns, i == 0 ? name : "");
            print_inline(member, true);
            putchar('\n');
        }
    } else if (json_is_object(value) && json_object_size(value) > 0) {
        json_object_foreach((json_t *)value, key, member) {
            printf("%-*s  %s: ", columns, name, key);
            print_inline(member, true);
            putchar('\n');
            name = "";
        }
    } else {
        printf("%-*s  ", columns, name);
        print_inline(value, true);
        putchar('\n');
    }
}

static void print_card(const char *card)
{
    json_t *value = json_loads(card, 0, NULL), *member;
    const char *key;
    int columns = 0;
    if (!json_is_object(value)) puts(card);
    json_object_foreach(value, key, member)
        if ((int)strlen(key) > columns) columns = (int)strlen(key);
    json_object_foreach(value, key, member) print_member(key, columns, member);
    json_decref(value);
}

static int run(const cli_command *command, int argc, char **argv)
{
    model_options o = { 0 };
    cli_operands words;
    hs_engine *engine;
    bool help;
    int status = cli_parse(command, argc, argv, &o, &words, &help);
    if (help) { cli_print_help(command, stdout); return cli_close_output(); }
    if (status != CLI_DONE) return status;
    bool check = words.n > 0 && strcmp(words.at[0], "check") == 0;
    bool show = words.n > 0 && strcmp(words.at[0], "show") == 0;
    int files = words.n - (check || show);
    if (files > 1) {
        cli_say("model takes one file, not %d", files);
        return CLI_USAGE;
    }
    const char *path = files == 1 ? words.at[words.n - 1] : NULL;
    if (!cli_open_engine(path, 0, &engine)) return CLI_FAILED;
    if (!check) print_card(hs_model_card(engine));
    else if (!o.quiet) printf("%s is sound\n", path ? path : "the built-in model");
    hs_close(engine);
    return cli_close_output();
}

const cli_command cli_model_command = {
    "model", "[show|check] [FILE]", "show or check a model",
    "show   prints what the model says of itself: what it was trained on, and how well it reads\n"
    "check  opens the model, which checks every byte of it\n"
    "\n"
    "Without FILE, the English model that is built in.",
    options, sizeof options / sizeof options[0], run
};
