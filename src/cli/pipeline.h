/* pipeline.h - items of a source worked on by threads, each item's output printed whole and in
 * the order of the source. */
#ifndef HS_CLI_PIPELINE_H
#define HS_CLI_PIPELINE_H

#include "cli/cli.h"

typedef struct cli_pipeline {
    cli_source *source;
    const void *shared;                  /* for the functions below; constant */
    void *(*new_worker)(const void *shared);            /* a thread's own; NULL on failure */
    void  (*free_worker)(void *worker);
    /* Writes an item's output, and one line a problem into notes. False: the item failed. */
    bool  (*work)(const void *shared, void *worker, cli_item *item, FILE *out, FILE *notes);
    bool        quiet;                   /* notes are not printed */
    uint32_t    threads;
} cli_pipeline;

/* Runs it. At most a few items a thread are in memory at a time. Gives the exit status:
 * CLI_DONE, CLI_SOME where some items failed, CLI_FAILED where all did or output ended. */
int cli_pipeline_run(const cli_pipeline *pipeline);

#endif
