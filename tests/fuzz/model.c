/* model.c - fuzz target: a damaged model is refused, or reads without harm.
 *
 * The input is a list of changes to the model that is linked in, five bytes each: three for
 * the place, counted from the start of a section; one that chooses the section (0: the whole
 * file); the new byte. The checksum is then put right, so that the checks behind it are
 * reached. With one odd byte left over it stays wrong, and the model must be refused.
 */
#include "verify.h"

#include "model/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CHANGE = 5, CHECKSUM = 24, CHECKED = 32 };

static void stop(const char *why)
{
    fprintf(stderr, "%s\n", why);
    abort();
}

static uint64_t place_of(const uint8_t *change, hs_blob blob, const hs_model *model)
{
    uint64_t at = (uint64_t)change[0] | (uint64_t)change[1] << 8 | (uint64_t)change[2] << 16;
    uint32_t chosen = change[3] % (model->n_sections + 1);
    if (chosen) {
        hs_section section;
        hs_model_section(model, chosen - 1, &section);
        at += (uint64_t)((const unsigned char *)section.data - (const unsigned char *)blob.data);
    }
    return at % blob.size;
}

static void sign(unsigned char *bytes, size_t size)
{
    uint64_t sum = hs_model_checksum(bytes, size);
    for (int i = 0; i < 8; i++) bytes[CHECKSUM + i] = (unsigned char)(sum >> 8 * i);
}

static void open_and_read(hs_blob model, bool must_fail)
{
    static const char text[] = "\"We agree,\" Ilan Dorrek told reporters in Koven on Monday. "
                               "According to Mira Dorrek, the talks have ended.";
    hs_engine *engine = NULL;
    hs_reader *reader = NULL;
    const hs_document *document = NULL;
    hs_error err;
    if (hs_open(&(hs_config){ .model = model }, &engine, &err) != HS_OK) {
        if (engine || !err.message[0]) stop("refused without a reason");
        return;
    }
    if (must_fail) stop("a model with a wrong checksum was opened");
    hs_input input = { .text = text, .length = sizeof text - 1 };
    if (hs_reader_new(engine, &reader) == HS_OK && hs_read(reader, &input, &document, &err) == HS_OK)
        verify_document(document);
    hs_document_free(document);
    hs_reader_free(reader);
    hs_close(engine);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_blob blob = hs_model_en();
    hs_model model;
    hs_error err;
    if (hs_model_open(blob, &model, &err) != HS_OK) stop(err.message);
    unsigned char *bytes = aligned_alloc(64, (blob.size + 63) / 64 * 64);
    if (!bytes) return 0;
    memcpy(bytes, blob.data, blob.size);
    bool damaged = false;                    /* where the checksum looks */
    for (size_t i = 0; i + CHANGE <= size; i += CHANGE) {
        uint64_t at = place_of(data + i, blob, &model);
        damaged |= at >= CHECKED && bytes[at] != data[i + 4];
        bytes[at] = data[i + 4];
    }
    bool left_wrong = size % CHANGE == 1;
    if (!left_wrong) sign(bytes, blob.size);
    open_and_read((hs_blob){ bytes, blob.size }, damaged && left_wrong);
    free(bytes);
    return 0;
}
