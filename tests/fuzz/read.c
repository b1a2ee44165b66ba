/* read.c - fuzz target: any bytes are a report, and its reading holds together.
 *
 * Where the first byte is odd the text is read with a publication day, so that both ways
 * are taken. Reading the text a second time must give the same statements.
 */
#include "verify.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void stop(const char *why)
{
    fprintf(stderr, "%s\n", why);
    abort();
}

/* One reader for all inputs: a reading must not depend on those before it. */
static hs_reader *the_reader(void)
{
    static hs_engine *engine;
    static hs_reader *reader;
    hs_error err;
    if (reader) return reader;
    if (hs_open(&(hs_config){ .model = hs_model_en() }, &engine, &err) != HS_OK) stop(err.message);
    if (hs_reader_new(engine, &reader) != HS_OK) stop("no memory for a reader");
    return reader;
}

static const hs_document *read_once(const uint8_t *data, size_t size)
{
    hs_input input = { .text = (const char *)data, .length = size };
    if (size && data[0] & 1) input.published = "2024-03-15";
    const hs_document *document = NULL;
    hs_error err;
    if (hs_read(the_reader(), &input, &document, &err) != HS_OK) stop(err.message);
    return document;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const hs_document *first = read_once(data, size), *second = read_once(data, size);
    verify_document(first);
    if (first->n_statements != second->n_statements) stop("read twice, and not the same");
    for (uint32_t i = 0; i < first->n_statements; i++)
        if (strcmp(first->statements[i].id, second->statements[i].id) != 0)
            stop("read twice, and not the same");
    hs_document_free(first);
    hs_document_free(second);
    return 0;
}
