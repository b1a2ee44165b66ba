/* cmd_codebook.c - `hearsay codebook`: what every column of an export means. */
#include "cli/cli.h"

#include "export/schema.h"

static int run(const cli_command *command, int argc, char **argv)
{
    cli_operands operands;
    bool help;
    int status = cli_parse(command, argc, argv, NULL, &operands, &help);
    if (help) cli_print_help(command, stdout);
    else if (status != CLI_DONE) return status;
    else hs_codebook_write(stdout);
    return cli_close_output();
}

const cli_command cli_codebook_command = {
    "codebook", "", "print what every column of an export means",
    "Prints, as Markdown, every table and column of CSV, data packages and workbooks: its type,\n"
    "what it means, and which values it can have. The version stands in the first line.",
    NULL, 0, run
};
