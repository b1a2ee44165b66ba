/* pipeline.h - items of a source worked on by threads; what becomes of them is put, one by one
 * and in the order of the source, by the thread that called. */
#ifndef HS_CLI_PIPELINE_H
#define HS_CLI_PIPELINE_H

#include "cli/cli.h"

typedef struct cli_pipeline {
    cli_source *source;
    const void *shared;                  /* for the functions of the threads; constant */
    void *(*new_worker)(const void *shared);            /* a thread's own; NULL on failure */
    void  (*free_worker)(void *worker);
    /* What becomes of an item, or NULL where it failed; one line a problem into notes. */
    void *(*work)(const void *shared, void *worker, cli_item *item, FILE *notes);
    void       *sink;                    /* for the functions below, which the caller's thread runs */
    /* Takes the result over. False ends the run: nothing further is put. */
    bool  (*put)(void *sink, void *result);
    void  (*drop)(void *result);         /* frees one that is not put */
    bool  (*idle)(void *sink);           /* while nothing is to be put, ten times a second; may be NULL */
    const char *done;                    /* progress: "reports read" */
    bool        quiet;                   /* no notes, no progress */
    bool        shows_progress;
    uint32_t    threads;
} cli_pipeline;

/* Runs it. Some items a thread are in memory at a time, of 16 MiB in all or one. Gives the exit status: CLI_DONE,
 * CLI_SOME where some items failed, CLI_FAILED where all did or no thread could start. What
 * ended a run early, the sink knows. */
int cli_pipeline_run(const cli_pipeline *pipeline);

#endif
