/* main.c - hearsay, the program: one table of commands. */
#include "cli/cli.h"

#include <jansson.h>

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const cli_command *const commands[] = {
    &cli_read_command, &cli_explain_command, &cli_events_command,
    &cli_add_command,
    &cli_find_command, &cli_who_command, &cli_timeline_command, &cli_positions_command, &cli_sayings_command,
    &cli_entity_command, &cli_saying_command, &cli_forget_command,
    &cli_serve_command,
    &cli_export_command, &cli_codebook_command,
    &cli_model_command,
};

#define N_COMMANDS (sizeof commands / sizeof commands[0])

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *names[N_COMMANDS + 2] = { "help" };
    for (size_t i = 0; i < N_COMMANDS; i++) names[i + 1] = commands[i]->name;
    const char *meant = cli_nearest(name, names);
    if (meant) cli_say("there is no command %s; did you mean %s?", name, meant);
    else cli_say("there is no command %s; `hearsay help` lists them", name);
    return CLI_USAGE;
}

static void print_overview(FILE *out)
{
    fputs("hearsay reads news reports and keeps the ledger: who said what, to whom, when, where,\n"
          "through which outlet, on what condition.\n\n", out);
    for (size_t i = 0; i < N_COMMANDS; i++) {
        const cli_command *c = commands[i];
        char left[80];
        snprintf(left, sizeof left, "hearsay %s %s", c->name, c->operands);
        bool long_one = strlen(left) > 40;       /* what it does stands below it */
        fprintf(out, "  %-40s%s", left, long_one ? "\n" : "");
        fprintf(out, "%*s %s\n", long_one ? 42 : 0, "", c->summary);
    }
    fputs("  hearsay help [COMMAND]                   say more of a command\n"
          "  hearsay --version                        the version of program and record\n", out);
}

static int help(int argc, char **argv)
{
    if (argc == 0) {
        print_overview(stdout);
        return cli_close_output();
    }
    const cli_command *command = find_command(argv[0]);
    if (!command) return unknown_command(argv[0]);
    cli_print_help(command, stdout);
    return cli_close_output();
}

/* A file opened while standard output is closed would take its place and be written over. */
static bool output_is_open(void)
{
    if (fcntl(STDOUT_FILENO, F_GETFD) != -1) return true;
    cli_say("standard output is closed: send it to a file, a pipe or a terminal");
    return false;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);            /* a reader that goes away is seen as EPIPE */
    json_object_seed(0);                 /* before there are threads */
    if (!output_is_open()) return CLI_FAILED;
    if (argc < 2) {
        print_overview(stderr);
        return CLI_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        puts("hearsay " HS_VERSION);
        return cli_close_output();
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) return help(0, NULL);
    if (strcmp(argv[1], "help") == 0) return help(argc - 2, argv + 2);
    const cli_command *command = find_command(argv[1]);
    return command ? command->run(command, argc - 2, argv + 2) : unknown_command(argv[1]);
}
