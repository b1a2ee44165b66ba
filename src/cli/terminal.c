/* terminal.c - standard output and standard error. */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool cli_on_terminal(void) { return isatty(STDOUT_FILENO) == 1; }

bool cli_use_color(uint32_t choice)
{
    if (choice != CLI_COLOR_AUTO) return choice == CLI_COLOR_ALWAYS;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (no_color && *no_color) return false;              /* https://no-color.org */
    return cli_on_terminal() && term && strcmp(term, "dumb") != 0;
}

uint32_t cli_width(uint32_t asked)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (asked > 0) return asked;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    long given = columns ? strtol(columns, NULL, 10) : 0;
    return given > 0 && given <= 100000 ? (uint32_t)given : 80;
}

const char *cli_plural(uint64_t n) { return n == 1 ? "" : "s"; }

void cli_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("hearsay: ", stderr);
    vfprintf(stderr, format, args);
    putc('\n', stderr);
    va_end(args);
}

int cli_output_failed(void)
{
    int fault = errno;
    if (fault == EPIPE) return CLI_DONE;                  /* the reader has seen enough */
    cli_say("standard output cannot be written: %s", strerror(fault));
    return CLI_FAILED;
}

int cli_close_output(void)
{
    if (fflush(stdout) != 0 || ferror(stdout)) return cli_output_failed();
    return CLI_DONE;
}

int cli_export_failed(const hs_error *error)
{
    if (error->code == HS_EIO && error->where == EPIPE) return CLI_DONE;
    cli_say("%s", error->message);
    return error->code == HS_EARGUMENT ? CLI_USAGE : CLI_FAILED;
}

void cli_say_left_out(uint64_t n)
{
    if (n == 0) return;
    cli_say("%llu statement%s ha%s no place in this format and %s left out", (unsigned long long)n,
            n == 1 ? "" : "s", n == 1 ? "s" : "ve", n == 1 ? "is" : "are");
}
