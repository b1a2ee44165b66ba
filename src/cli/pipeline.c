/* pipeline.c - a ring of slots between threads that work and an output that keeps the order.
 *
 * A thread takes the next item, which gives it a place in the ring; works without a lock; then
 * puts its output in that place and prints whatever is complete at the ring's end. The ring is
 * full when its oldest item is unfinished: then nobody takes a new one. The source has a lock
 * of its own: while a thread waits for input, what is ready is printed.
 */
#include "cli/pipeline.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define SLOTS_PER_THREAD 2

typedef struct slot {
    char  *out, *notes;
    size_t n_out, n_notes;
    bool   ready, ok;
} slot;

typedef struct ring {
    const cli_pipeline *pipeline;
    pthread_mutex_t     source_lock;     /* taken before the other one */
    pthread_mutex_t     lock;            /* of all that follows */
    pthread_cond_t      moved;           /* an item was printed, or all is over */
    slot               *slots;
    uint64_t            n_slots, taken, printed;
    uint64_t            done, failed;
    uint32_t            working;         /* threads that got a worker */
    bool                shows_progress;
    double              shown_at;        /* seconds */
    bool                ended;           /* no further item is to be taken */
    bool                broken;          /* the output takes no more */
    int                 output;          /* the exit status that this means */
} ring;

/* ---- progress ---------------------------------------------------------------------------- */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A line on the terminal that is written over, ten times a second at most. The lock is held. */
static void show_progress(ring *r)
{
    double now = seconds();
    if (!r->shows_progress || now - r->shown_at < 0.1) return;
    r->shown_at = now;
    fprintf(stderr, "\rhearsay: %llu reports read", (unsigned long long)r->printed);
}

static void hide_progress(const ring *r)
{
    if (r->shows_progress) fputs("\r\033[K", stderr);
}

/* ---- the ring ----------------------------------------------------------------------------- */

static bool print_slot(const ring *r, const slot *s)
{
    if (s->n_notes > 0 && !r->pipeline->quiet) {
        hide_progress(r);
        fwrite(s->notes, 1, s->n_notes, stderr);
    }
    return fwrite(s->out, 1, s->n_out, stdout) == s->n_out && fflush(stdout) == 0;
}

/* Prints, in order, what is ready. The lock is held. */
static void print_ready(ring *r)
{
    while (r->printed < r->taken && r->slots[r->printed % r->n_slots].ready) {
        slot *s = &r->slots[r->printed % r->n_slots];
        if (!r->broken && !print_slot(r, s)) {
            r->broken = r->ended = true;
            r->output = cli_output_failed();
        }
        if (s->ok) r->done++;
        else r->failed++;
        free(s->out);
        free(s->notes);
        *s = (slot){ 0 };
        r->printed++;
    }
    show_progress(r);
    pthread_cond_broadcast(&r->moved);
}

/* Waits for a free place; false when nothing more is to be taken. */
static bool wait_for_place(ring *r)
{
    pthread_mutex_lock(&r->lock);
    while (!r->ended && r->taken - r->printed == r->n_slots)
        pthread_cond_wait(&r->moved, &r->lock);
    bool ended = r->ended;
    pthread_mutex_unlock(&r->lock);
    return !ended;
}

/* Takes the next item and its place in the ring; false when there is none. */
static bool take_item(ring *r, cli_item *item, uint64_t *place)
{
    pthread_mutex_lock(&r->source_lock);
    bool taken = wait_for_place(r) && cli_source_next(r->pipeline->source, item);
    pthread_mutex_lock(&r->lock);
    if (taken) *place = r->taken++;
    else r->ended = true;
    pthread_cond_broadcast(&r->moved);
    pthread_mutex_unlock(&r->lock);
    pthread_mutex_unlock(&r->source_lock);
    return taken;
}

static void work_on(const cli_pipeline *p, void *worker, cli_item *item, slot *s)
{
    FILE *out = open_memstream(&s->out, &s->n_out);
    FILE *notes = open_memstream(&s->notes, &s->n_notes);
    s->ok = out && notes && p->work(p->shared, worker, item, out, notes);
    if (out && fclose(out) != 0) s->ok = false;
    if (notes && fclose(notes) != 0) s->ok = false;
    if (!s->ok) s->n_out = 0;            /* no half of a report */
    s->ready = true;
}

static void *thread(void *argument)
{
    ring *r = argument;
    const cli_pipeline *p = r->pipeline;
    void *worker = p->new_worker(p->shared);
    cli_item item;
    uint64_t place;
    if (!worker) return NULL;
    pthread_mutex_lock(&r->lock);
    r->working++;
    pthread_mutex_unlock(&r->lock);
    while (take_item(r, &item, &place)) {
        slot s = { 0 };
        work_on(p, worker, &item, &s);
        free(item.bytes);
        pthread_mutex_lock(&r->lock);
        r->slots[place % r->n_slots] = s;
        print_ready(r);
        pthread_mutex_unlock(&r->lock);
    }
    p->free_worker(worker);
    return NULL;
}

/* This thread is one of the workers: with one thread, none is started. */
static void run_threads(ring *r, pthread_t *threads)
{
    uint32_t started = 0;
    while (started + 1 < r->pipeline->threads &&
           pthread_create(&threads[started], NULL, thread, r) == 0)
        started++;
    thread(r);
    while (started > 0) pthread_join(threads[--started], NULL);
}

int cli_pipeline_run(const cli_pipeline *pipeline)
{
    ring r = { .pipeline = pipeline, .n_slots = (uint64_t)pipeline->threads * SLOTS_PER_THREAD,
               .source_lock = PTHREAD_MUTEX_INITIALIZER,
               .lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER };
    r.shows_progress = !pipeline->quiet && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
    r.shown_at = seconds();
    pthread_t *threads = calloc(pipeline->threads, sizeof *threads);
    r.slots = calloc((size_t)r.n_slots, sizeof *r.slots);
    if (threads && r.slots) run_threads(&r, threads);
    hide_progress(&r);
    free(threads);
    free(r.slots);
    if (r.working == 0) {
        cli_say("there is not enough memory to read anything");
        return CLI_FAILED;
    }
    if (r.broken) return r.output;
    if (r.failed == 0) return CLI_DONE;
    return r.done > 0 ? CLI_SOME : CLI_FAILED;
}
