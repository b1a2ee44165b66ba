/* A model file is read as written, and refused when damaged, wherever the damage is. */
#include "check.h"

#include "model/model.h"

#include <stdlib.h>

enum { N_SECTIONS = 3, SIZE = 64 + 128 + 64 + 64 + 40 };   /* header, table, three sections */

static void put(unsigned char *to, uint64_t value, int n)
{
    for (int i = 0; i < n; i++) to[i] = (unsigned char)(value >> 8 * i);
}

static void seal(unsigned char *file, size_t size)
{
    put(file + 16, size, 8);
    put(file + 24, hs_model_checksum(file, size), 8);
}

/* "meta" 5 bytes, "table" 4 rows of 8 bytes, "tail" 10 floats. */
static unsigned char *make(void)
{
    static const struct { const char *name; uint32_t offset, count, size; } section[N_SECTIONS] = {
        { "meta", 192, 5, 1 }, { "table", 256, 4, 8 }, { "tail", 320, 10, 4 } };
    unsigned char *file = aligned_alloc(64, 384);
    memset(file, 0, 384);
    memcpy(file, "HSMODEL", 8);
    put(file + 8, HS_MODEL_FORMAT, 4);
    put(file + 12, N_SECTIONS, 4);
    for (int i = 0; i < N_SECTIONS; i++) {
        unsigned char *entry = file + 64 + 32 * i;
        memcpy(entry, section[i].name, strlen(section[i].name));
        put(entry + 16, section[i].offset, 8);
        put(entry + 24, section[i].count, 4);
        put(entry + 28, section[i].size, 4);
    }
    for (int i = 192; i < SIZE; i++) file[i] = (unsigned char)(i * 7);
    seal(file, SIZE);
    return file;
}

static hs_status open_bytes(const void *file, size_t size)
{
    hs_model model;
    hs_error err = { 0 };
    hs_status status = hs_model_open((hs_blob){ file, size }, &model, &err);
    CHECK((status == HS_OK) == (err.message[0] == 0));
    return status;
}

static void sections_are_found(void)
{
    unsigned char *file = make();
    hs_model model;
    hs_section s;
    hs_error err;
    CHECK(hs_model_open((hs_blob){ file, SIZE }, &model, &err) == HS_OK);
    CHECK(model.n_sections == N_SECTIONS);
    CHECK(hs_model_find(&model, "table", &s) && s.count == 4 && s.size == 8);
    CHECK(s.data == file + 256);
    CHECK(!hs_model_find(&model, "tab", &s));
    CHECK(hs_model_need(&model, "tail", 10, 4, &s, &err) == HS_OK);
    CHECK(hs_model_need(&model, "tail", 11, 4, &s, &err) == HS_EMODEL);
    CHECK(hs_model_need(&model, "tail", 10, 2, &s, &err) == HS_EMODEL);
    CHECK(hs_model_need(&model, "head", 0, 0, &s, &err) == HS_EMODEL);
    free(file);
}

static void every_flipped_bit_is_refused(void)
{
    unsigned char *file = make();
    unsigned seen = 0;
    for (unsigned bit = 0; bit < SIZE * 8; bit++) {
        file[bit / 8] ^= (unsigned char)(1u << bit % 8);
        seen += open_bytes(file, SIZE) == HS_EMODEL;
        file[bit / 8] ^= (unsigned char)(1u << bit % 8);
    }
    CHECK(seen == SIZE * 8);
    CHECK(open_bytes(file, SIZE) == HS_OK);
    free(file);
}

static void every_cut_is_refused(void)
{
    unsigned char *file = make();
    unsigned seen = 0;
    for (size_t size = 0; size < SIZE; size++) seen += open_bytes(file, size) == HS_EMODEL;
    CHECK(seen == SIZE);
    CHECK(open_bytes(file, 384) == HS_EMODEL);
    free(file);
}

/* Damage with a checksum that fits: the structure itself is checked too. */
static void wrong_tables_are_refused(void)
{
    static const struct { uint32_t at, value; int n; } damage[] = {
        { 12, 2, 4 }, { 12, 4, 4 }, { 12, 1u << 30, 4 },      /* sections less, more, without end */
        { 64, 0, 1 }, { 79, 'x', 1 },                         /* a name empty, one without end */
        { 80, 200, 4 }, { 80, 0, 4 }, { 84, 1, 4 },           /* a section elsewhere */
        { 64 + 32 + 24, 100000, 4 }, { 64 + 64 + 24, 11, 4 }, /* a section too long */
        { 64 + 64 + 28, UINT32_MAX, 4 } };
    for (size_t i = 0; i < sizeof damage / sizeof *damage; i++) {
        unsigned char *file = make();
        put(file + damage[i].at, damage[i].value, damage[i].n);
        put(file + 24, hs_model_checksum(file, SIZE), 8);
        CHECK(open_bytes(file, SIZE) == HS_EMODEL);
        free(file);
    }
}

int main(void)
{
    RUN(sections_are_found);
    RUN(every_flipped_bit_is_refused);
    RUN(every_cut_is_refused);
    RUN(wrong_tables_are_refused);
    return check_done();
}
