/* progress.h - one line on a terminal's standard error: how many, how fast, how long still. */
#ifndef HS_CLI_PROGRESS_H
#define HS_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct cli_progress {
    const char *what;        /* "reports read" */
    bool        shown;       /* false: nothing is ever written */
    bool        on_screen;
    double      began, last; /* seconds */
} cli_progress;

/* Writes the line over, ten times a second at most. The time left is told where it is known how
 * much there is: `read` of `size` bytes. */
void cli_progress_show(cli_progress *progress, uint64_t done, uint64_t read, uint64_t size);

/* Wipes it out. */
void cli_progress_hide(cli_progress *progress);

#endif
