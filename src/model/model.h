/* model.h - a model file (.hsm): named sections of fixed-size elements, checked when opened.
 *
 * Little-endian, usable in place (linked into the program, or mapped):
 *    0  "HSMODEL\0"     8  u32 format version    12  u32 section count
 *   16  u64 file size  24  u64 checksum: FNV-1a over 64-bit words of all bytes from 32 on
 *   32  zeros up to 64
 *   64  section table, 32 bytes each: char name[16]; u64 offset; u32 count; u32 element size
 * Each section begins at the first multiple of 64 bytes behind the one before it.
 */
#ifndef HS_MODEL_MODEL_H
#define HS_MODEL_MODEL_H

#include "base/fail.h"

#include <stdbool.h>

#define HS_MODEL_FORMAT 1

typedef struct hs_section {
    const void *data;        /* [count * size], 8-byte aligned at least, borrowed from the blob */
    uint32_t count, size;    /* elements, bytes an element */
} hs_section;

typedef struct hs_model {    /* a checked file; the blob is borrowed and must outlive it */
    const unsigned char *bytes;
    uint64_t size;
    uint32_t n_sections;
} hs_model;

/* Checks all of the file's structure and its checksum. Fails with HS_EMODEL. */
hs_status hs_model_open(hs_blob blob, hs_model *out, hs_error *err);

/* What bytes 24 to 31 of a model of that size must hold. */
uint64_t hs_model_checksum(const void *bytes, size_t size);

/* False where the model has no section of that name. */
bool hs_model_find(const hs_model *model, const char *name, hs_section *out);

/* The section, which must exist with elements of `size` bytes (0: any) and, if count is not
 * 0, with that many. Fails with HS_EMODEL. */
hs_status hs_model_need(const hs_model *model, const char *name, uint32_t count, uint32_t size,
                        hs_section *out, hs_error *err);

/* The i-th section and its name (i < n_sections), for `hearsay model show` and the packer. */
const char *hs_model_section(const hs_model *model, uint32_t i, hs_section *out);

#endif
