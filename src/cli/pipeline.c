/* pipeline.c - a ring of slots between threads that work and one that puts, in order.
 *
 * A thread takes the next item, which gives it a place in the ring; works without a lock; then
 * leaves its result in that place. The caller's thread puts whatever is complete at the ring's
 * end, without a lock as well. The ring is full when its oldest item is unfinished: then nobody
 * takes a new one. The source has a lock of its own: while a thread waits for input, what is
 * ready is put.
 */
#include "cli/pipeline.h"

#include "cli/progress.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#define SLOTS_PER_THREAD 32   /* the threads go on while a transaction ends, which waits for the disk */
#define MOST_BYTES (16u << 20)   /* of inputs in the ring, unless one alone has more */
#define PAUSE_NS 100000000L

typedef struct slot {
    void  *result;
    size_t n_bytes;          /* of the input */
    char  *notes;
    size_t n_notes;
    bool   ready;
} slot;

typedef struct ring {
    const cli_pipeline *pipeline;
    pthread_mutex_t     source_lock;     /* taken before the other one */
    pthread_mutex_t     lock;            /* of all that follows */
    pthread_cond_t      moved;           /* an item was finished or put, or all is over */
    slot               *slots;
    uint64_t            n_slots, taken, put;
    uint64_t            bytes;           /* of the inputs that are taken and not put */
    uint64_t            done, failed;
    uint32_t            running;         /* threads */
    bool                worked;          /* a thread got its worker */
    bool                ended;           /* no further item is to be taken */
    uint64_t            read, size;      /* bytes of the source */
} ring;

/* ---- the threads that work ------------------------------------------------------------------ */

static bool is_full(const ring *r)
{
    return r->taken - r->put == r->n_slots || (r->taken > r->put && r->bytes > MOST_BYTES);
}

/* Waits for a free place; false when nothing more is to be taken. */
static bool wait_for_place(ring *r)
{
    pthread_mutex_lock(&r->lock);
    while (!r->ended && is_full(r))
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
    uint64_t size = 0, read = taken ? cli_source_position(r->pipeline->source, &size) : 0;
    pthread_mutex_lock(&r->lock);
    if (taken) *place = r->taken++;
    else r->ended = true;
    if (taken) { r->read = read; r->size = size; r->bytes += item->length; }
    pthread_cond_broadcast(&r->moved);
    pthread_mutex_unlock(&r->lock);
    pthread_mutex_unlock(&r->source_lock);
    return taken;
}

static void work_on(const cli_pipeline *p, void *worker, cli_item *item, slot *s)
{
    FILE *notes = open_memstream(&s->notes, &s->n_notes);
    s->result = notes ? p->work(p->shared, worker, item, notes) : NULL;
    if (notes && fclose(notes) != 0) s->n_notes = 0;
    s->ready = true;
}

static void work(ring *r, void *worker)
{
    cli_item item;
    uint64_t place;
    while (take_item(r, &item, &place)) {
        slot s = { .n_bytes = item.length };
        work_on(r->pipeline, worker, &item, &s);
        free(item.bytes);
        pthread_mutex_lock(&r->lock);
        r->slots[place % r->n_slots] = s;
        pthread_cond_broadcast(&r->moved);
        pthread_mutex_unlock(&r->lock);
    }
}

static void *thread(void *argument)
{
    ring *r = argument;
    void *worker = r->pipeline->new_worker(r->pipeline->shared);
    pthread_mutex_lock(&r->lock);
    r->worked |= worker != NULL;
    pthread_mutex_unlock(&r->lock);
    if (worker) {
        work(r, worker);
        r->pipeline->free_worker(worker);
    }
    pthread_mutex_lock(&r->lock);
    r->running--;
    pthread_cond_broadcast(&r->moved);
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* ---- the thread that puts --------------------------------------------------------------------- */

/* Waits until the oldest item is ready, or a moment has passed. The lock is held. */
static void wait_a_moment(ring *r)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += PAUSE_NS;
    if (until.tv_nsec >= 1000000000L) { until.tv_nsec -= 1000000000L; until.tv_sec++; }
    pthread_cond_timedwait(&r->moved, &r->lock, &until);
}

/* Takes the oldest item out of the ring, once it is ready. The lock is held. */
static bool take_ready(ring *r, slot *out)
{
    slot *s = &r->slots[r->put % r->n_slots];
    if (r->put == r->taken || !s->ready) return false;
    *out = *s;
    *s = (slot){ 0 };
    r->put++;
    r->bytes -= out->n_bytes;
    if (out->result) r->done++;
    else r->failed++;
    pthread_cond_broadcast(&r->moved);
    return true;
}

/* Puts one result; false where that ends the run. */
static bool put_slot(const ring *r, slot *s, cli_progress *progress)
{
    const cli_pipeline *p = r->pipeline;
    if (s->n_notes > 0 && !p->quiet) {
        cli_progress_hide(progress);
        fwrite(s->notes, 1, s->n_notes, stderr);
    }
    free(s->notes);
    return !s->result || p->put(p->sink, s->result);
}

/* The lock is held, but for what the sink does. */
static void put_all(ring *r, cli_progress *progress)
{
    const cli_pipeline *p = r->pipeline;
    slot s;
    while (r->running > 0 || r->put < r->taken) {
        bool ready = take_ready(r, &s), going = true;
        uint64_t done = r->put, read = r->read, size = r->size;
        pthread_mutex_unlock(&r->lock);
        if (ready) going = put_slot(r, &s, progress);
        else if (p->idle) going = p->idle(p->sink);
        cli_progress_show(progress, done, read, size);
        pthread_mutex_lock(&r->lock);
        if (!going) break;
        if (!ready && r->running > 0 && (r->put == r->taken || !r->slots[r->put % r->n_slots].ready))
            wait_a_moment(r);
    }
    r->ended = true;
    pthread_cond_broadcast(&r->moved);
}

static void run(ring *r, pthread_t *threads)
{
    cli_progress progress = { .what = r->pipeline->done, .shown = r->pipeline->shows_progress };
    uint32_t started = 0;
    pthread_mutex_lock(&r->lock);
    for (; started < r->pipeline->threads; started++, r->running++)
        if (pthread_create(&threads[started], NULL, thread, r) != 0) break;
    put_all(r, &progress);
    pthread_mutex_unlock(&r->lock);
    while (started > 0) pthread_join(threads[--started], NULL);
    for (uint64_t i = 0; i < r->n_slots; i++) {              /* those that came after the end */
        if (r->slots[i].result) r->pipeline->drop(r->slots[i].result);
        free(r->slots[i].notes);
    }
    cli_progress_hide(&progress);
}

int cli_pipeline_run(const cli_pipeline *pipeline)
{
    ring r = { .pipeline = pipeline, .n_slots = (uint64_t)pipeline->threads * SLOTS_PER_THREAD,
               .source_lock = PTHREAD_MUTEX_INITIALIZER, .lock = PTHREAD_MUTEX_INITIALIZER };
    pthread_condattr_t steady;               /* a clock that nobody sets */
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&r.moved, &steady);
    pthread_t *threads = calloc(pipeline->threads, sizeof *threads);
    r.slots = calloc((size_t)r.n_slots, sizeof *r.slots);
    if (threads && r.slots) run(&r, threads);
    free(threads);
    free(r.slots);
    pthread_cond_destroy(&r.moved);
    pthread_condattr_destroy(&steady);
    if (!r.worked) {
        cli_say("there is not enough memory to read anything");
        return CLI_FAILED;
    }
    if (r.failed == 0) return CLI_DONE;
    return r.done > 0 ? CLI_SOME : CLI_FAILED;
}
