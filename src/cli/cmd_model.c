/* cmd_model.c - `hearsay model`: what a model is, and whether it is sound. */
#include "cli/cli.h"

#include <jansson.h>

#include <string.h>

typedef struct model_options { bool quiet; } model_options;

static const cli_option options[] = {
    { "quiet", 'q', CLI_FLAG, offsetof(model_options, quiet), NULL, "check: only the exit status" },
};

/* The card's members as lines; what is no plain value stays JSON. */
static void print_card(const char *card)
{
    json_t *value = json_loads(card, 0, NULL), *member;
    const char *key;
    if (!json_is_object(value)) puts(card);
    json_object_foreach(value, key, member) {
        if (json_is_string(member)) {
            printf("%-12s  %s\n", key, json_string_value(member));
            continue;
        }
        char *text = json_dumps(member, JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
        printf("%-12s  %s\n", key, text ? text : "");
        free(text);
    }
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
