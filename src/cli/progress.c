/* progress.c - see progress.h. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void say_left(double left)
{
    unsigned s = left < 360000 ? (unsigned)left : 360000;
    if (s >= 3600) fprintf(stderr, ", %u h %u min left", s / 3600, s / 60 % 60);
    else if (s >= 60) fprintf(stderr, ", %u min left", (s + 30) / 60);
    else fprintf(stderr, ", %u s left", s + 1);
}

void cli_progress_show(cli_progress *p, uint64_t done, uint64_t read, uint64_t size)
{
    double now = p->shown ? seconds() : 0;
    if (!p->shown) return;
    if (p->began <= 0) p->began = p->last = now;
    if (now - p->last < 0.1) return;
    double spent = now - p->began, part = size > 0 ? (double)read / (double)size : 0;
    p->last = now;
    p->on_screen = true;
    fprintf(stderr, "\r\033[Khearsay: %s: %llu", p->what, (unsigned long long)done);
    if (done > 0) fprintf(stderr, ", %.0f a second", (double)done / spent);
    if (part > 0 && part <= 1 && spent > 1) say_left(spent / part - spent);
    fflush(stderr);
}

void cli_progress_hide(cli_progress *p)
{
    if (p->on_screen) fputs("\r\033[K", stderr);
    p->on_screen = false;
}
