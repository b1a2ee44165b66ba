/* model.c - opens a model file: everything is checked here once, so that the stages can
 * trust offsets and sizes afterwards. The format stands in model.h.
 *
 * The checksum covers all but the header's first half; format and size are compared, and since
 * sections must follow each other without a gap up to the file's end, so is their number. No
 * single bit can change unseen.
 */
#include "model/model.h"

#include <string.h>

enum { CHECKED = 32, HEADER = 64, ENTRY = 32, NAME = 16, ALIGNED = 64 };

static uint32_t u32(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint64_t u64(const unsigned char *p) { return u32(p) | (uint64_t)u32(p + 4) << 32; }

static uint64_t align(uint64_t n) { return (n + ALIGNED - 1) / ALIGNED * ALIGNED; }

/* Eight bytes a step: a few milliseconds for a model of 10 MB. */
uint64_t hs_model_checksum(const void *bytes, size_t size)
{
    const unsigned char *p = (const unsigned char *)bytes + CHECKED;
    size_t n = size - CHECKED;
    uint64_t h = 14695981039346656037u;
    for (; n >= 8; p += 8, n -= 8) h = (h ^ u64(p)) * 1099511628211u;
    for (; n; p++, n--) h = (h ^ *p) * 1099511628211u;
    return h;
}

static hs_status check_header(hs_blob blob, hs_error *err)
{
    const unsigned char *p = blob.data;
    if ((uintptr_t)p % 8 != 0)
        return hs_fail(err, HS_EMODEL, 0, "the model must stand at an address divisible by 8");
    if (blob.size < HEADER || memcmp(p, "HSMODEL", 8) != 0)
        return hs_fail(err, HS_EMODEL, 0, "this is no hearsay model: give a file that the "
                       "build or train/ made (*.hsm)");
    if (u32(p + 8) != HS_MODEL_FORMAT)
        return hs_fail(err, HS_EMODEL, 8, "the model has format %u and this program reads "
                       "format %d: build the model again", u32(p + 8), HS_MODEL_FORMAT);
    if (u64(p + 16) != blob.size)
        return hs_fail(err, HS_EMODEL, 16, "the model is damaged: %llu bytes long instead of "
                       "%llu; copy or build it again", (unsigned long long)blob.size,
                       (unsigned long long)u64(p + 16));
    if (u32(p + 12) > (blob.size - HEADER) / ENTRY)
        return hs_fail(err, HS_EMODEL, 12, "the model is damaged: its table of sections runs "
                       "past its end; build it again");
    if (u64(p + 24) != hs_model_checksum(p, blob.size))
        return hs_fail(err, HS_EMODEL, 24, "the model is damaged: its checksum does not fit; "
                       "copy or build it again");
    return HS_OK;
}

static hs_status check_section(const hs_model *m, uint32_t i, uint64_t *end, hs_error *err)
{
    uint64_t at = HEADER + (uint64_t)i * ENTRY;
    const unsigned char *e = m->bytes + at;
    uint64_t offset = u64(e + 16), size = (uint64_t)u32(e + 24) * u32(e + 28);
    if (e[0] == 0 || e[NAME - 1] != 0 || offset != align(*end) || offset > m->size ||
        size > m->size - offset)
        return hs_fail(err, HS_EMODEL, at, "the model is damaged: section %u is not where the "
                       "one before it ends; build it again", i);
    *end = offset + size;
    return HS_OK;
}

hs_status hs_model_open(hs_blob blob, hs_model *out, hs_error *err)
{
    *out = (hs_model){ 0 };
    HS_TRY(check_header(blob, err));
    hs_model m = { blob.data, blob.size, u32((const unsigned char *)blob.data + 12) };
    uint64_t end = HEADER + (uint64_t)m.n_sections * ENTRY;
    for (uint32_t i = 0; i < m.n_sections; i++) HS_TRY(check_section(&m, i, &end, err));
    if (m.size > align(end))
        return hs_fail(err, HS_EMODEL, end, "the model is damaged: it has bytes that belong to no "
                       "section; build it again");
    *out = m;
    return HS_OK;
}

const char *hs_model_section(const hs_model *model, uint32_t i, hs_section *out)
{
    const unsigned char *e = model->bytes + HEADER + (size_t)i * ENTRY;
    *out = (hs_section){ model->bytes + u64(e + 16), u32(e + 24), u32(e + 28) };
    return (const char *)e;
}

bool hs_model_find(const hs_model *model, const char *name, hs_section *out)
{
    for (uint32_t i = 0; i < model->n_sections; i++)
        if (strcmp(hs_model_section(model, i, out), name) == 0) return true;
    *out = (hs_section){ 0 };
    return false;
}

hs_status hs_model_need(const hs_model *model, const char *name, uint32_t count, uint32_t size,
                        hs_section *out, hs_error *err)
{
    if (!hs_model_find(model, name, out))
        return hs_fail(err, HS_EMODEL, 0, "the model lacks its section %s: build it again", name);
    if ((size && out->size != size) || (count && out->count != count))
        return hs_fail(err, HS_EMODEL, (uint64_t)((const unsigned char *)out->data - model->bytes),
                       "section %s of the model has %u elements of %u bytes instead of %u of %u: "
                       "build the model again", name, out->count, out->size, count, size);
    return HS_OK;
}
