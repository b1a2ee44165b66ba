/* oom.c - memory may run out at any allocation: lets the first fail, then the second, and so on
 * until nothing fails any more. Each failure must be told as HS_EMEMORY, leave nothing behind
 * (the sanitizer build looks for leaks), and leave the reader usable.
 *
 * The linker routes malloc, calloc and realloc of the whole program through this file
 * (-Wl,--wrap); what the C library allocates for itself is not touched.
 */
#include "check.h"
#include "hearsay.h"

#include <limits.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

static int allowed = INT_MAX, failures;   /* allocations that still succeed; those that did not */

static int may_allocate(void)
{
    if (allowed == INT_MAX) return 1;
    if (allowed > 0) return allowed--, 1;
    failures++;
    return 0;
}

void *__wrap_malloc(size_t size) { return may_allocate() ? __real_malloc(size) : NULL; }
void *__wrap_calloc(size_t n, size_t size) { return may_allocate() ? __real_calloc(n, size) : NULL; }
void *__wrap_realloc(void *p, size_t size) { return may_allocate() ? __real_realloc(p, size) : NULL; }

static const char text[] =
    "date 2024-03-15\n\"We agree,\" Ilan Dorrek told Radio Tarsh on Monday. He said that Mira "
    "Dorrek, the minister, had promised \"to open the road\".";

static hs_engine *engine;
static hs_reader *reader;

static hs_status open_engine(void)
{
    hs_error err;
    hs_status status = hs_open(&(hs_config){ .model = hs_model_en() }, &engine, &err);
    if (status != HS_OK) {
        CHECK(engine == NULL);
        CHECK(err.message[0] != '\0');
    }
    return status;
}

static hs_status new_reader(void)
{
    hs_status status = hs_reader_new(engine, &reader);
    if (status != HS_OK) CHECK(reader == NULL);
    return status;
}

static hs_status read_text(void)
{
    const hs_document *document;
    hs_error err;
    hs_input input = { .text = text, .length = sizeof text - 1 };
    hs_status status = hs_read(reader, &input, &document, &err);
    if (status != HS_OK) {
        CHECK(document == NULL);
        CHECK(err.message[0] != '\0');
    }
    hs_document_free(document);
    return status;
}

/* Fails the n-th allocation and all after it, for n = 0, 1, 2 ..., until the step succeeds.
 * Returns how many tries failed. */
static int until_it_succeeds(hs_status (*step)(void))
{
    for (int n = 0; n < 100000; n++) {
        allowed = n;
        failures = 0;
        hs_status status = step();
        allowed = INT_MAX;
        if (status == HS_OK) {
            CHECK(failures == 0);
            return n;
        }
        if (!CHECK(status == HS_EMEMORY) || !CHECK(failures > 0)) return -1;
    }
    return -1;
}

static void opening_survives(void) { CHECK(until_it_succeeds(open_engine) > 0); }
static void reader_survives(void)  { CHECK(until_it_succeeds(new_reader) > 0); }
static void reading_survives(void) { CHECK(until_it_succeeds(read_text) > 0); }

/* After all these failures the reader finds what a new one finds. */
static void reader_stays_usable(void)
{
    const hs_document *used = NULL, *fresh = NULL;
    hs_reader *other = NULL;
    hs_input input = { .text = text, .length = sizeof text - 1 };
    CHECK(hs_reader_new(engine, &other) == HS_OK);
    CHECK(hs_read(reader, &input, &used, NULL) == HS_OK);
    CHECK(hs_read(other, &input, &fresh, NULL) == HS_OK);
    if (CHECK(used && fresh) && CHECK(used->n_statements == fresh->n_statements))
        for (uint32_t i = 0; i < used->n_statements; i++)
            CHECK_STR(used->statements[i].id, fresh->statements[i].id);
    hs_document_free(used);
    hs_document_free(fresh);
    hs_reader_free(other);
}

int main(void)
{
    RUN(opening_survives);
    RUN(reader_survives);
    if (reader) {
        RUN(reading_survives);
        RUN(reader_stays_usable);
    }
    hs_reader_free(reader);
    hs_close(engine);
    return check_done();
}
