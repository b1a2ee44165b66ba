/* cmd_explain.c - `hearsay explain`. */
#include "cli/cli.h"

static int run(const cli_command *command, int argc, char **argv) { 
    (void)command; (void)argc; (void)argv;
    return CLI_FAILED;
}

const cli_command cli_explain_command = {
    "explain", "[FILE|-]", "draw each sentence", "draws", NULL, 0, run };
