/* Products are exact and the same on all of a machine's paths; the exponential is close. */
#include "check.h"

#include "model/kernel.h"

#include <math.h>

static hs_arena arena;
static jmp_buf out_of_memory;
static uint32_t state = 12345;

static float any(void)       /* -8 ... 8, of very different sizes */
{
    state = state * 1664525u + 1013904223u;
    float x = (float)(int32_t)state / 2147483648.0f;
    return x * x * x * 8.0f;
}

static float *some(uint32_t n)
{
    float *x = hs_new(&arena, float, n);
    for (uint32_t i = 0; i < n; i++) x[i] = any();
    return x;
}

static void paths_agree(void)
{
    static const uint32_t sizes[][3] = {     /* words, rows, columns */
        { 1, 1, 2 }, { 1, 16, 16 }, { 3, 17, 128 }, { 5, 31, 192 }, { 12, 48, 256 }, { 13, 51, 192 },
        { 47, 768, 256 }, { 48, 100, 64 }, { 49, 33, 34 }, { 200, 40, 128 } };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        uint32_t n = sizes[i][0], rows = sizes[i][1], columns = sizes[i][2];
        hs_rows weights = hs_rows_quantise(some(rows * columns), rows, columns, 127, &arena);
        hs_rows x = hs_rows_quantise(some(n * columns), n, columns, HS_ROWS_LIMIT, &arena);
        hs_matrix m = hs_matrix_of_rows(&weights, HS_PATH_PLAIN, &arena);
        size_t size = (size_t)n * m.padded;
        float *plain = hs_new(&arena, float, size), *other = hs_new(&arena, float, size);
        hs_matrix_multiply(&m, &x, plain);
        for (hs_path path = HS_PATH_PLAIN; path <= hs_path_best(); path++) {
            m.path = path;
            hs_matrix_multiply(&m, &x, other);
            CHECK(memcmp(plain, other, size * sizeof *plain) == 0);
        }
    }
}

/* A row with an infinity or no number counts as zeros; its neighbours are what they were. */
static void damaged_rows_are_zeros(void)
{
    static const float odd[] = { NAN, INFINITY, -INFINITY };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        float x[3 * 16];
        for (int k = 0; k < 3 * 16; k++) x[k] = any();
        x[16 + 7] = odd[i];
        hs_rows rows = hs_rows_quantise(x, 3, 16, 127, &arena);
        int32_t size[3] = { 0 };
        for (int k = 0; k < 3 * 16; k++) {
            CHECK(rows.at[k] >= -127 && rows.at[k] <= 127);
            size[k / 16] += rows.at[k] < 0 ? -rows.at[k] : rows.at[k];
        }
        CHECK(size[0] > 0 && size[1] == 0 && size[2] > 0);
        CHECK(rows.scale[1] == 0.0f && rows.scale[2] > 0.0f);
    }
}

/* The largest sums that the engine's products can reach do not overflow. */
static void extremes_are_exact(void)
{
    static const struct { int left, right; uint32_t columns; } kind[] = {
        { 127, HS_ROWS_LIMIT, 256 }, { 4095, 4095, 128 } };
    for (size_t i = 0; i < 2; i++) {
        uint32_t columns = kind[i].columns;
        float *ones = hs_new(&arena, float, columns);
        for (uint32_t k = 0; k < columns; k++) ones[k] = 1.0f;
        hs_rows a = hs_rows_quantise(ones, 1, columns, kind[i].left, &arena);
        hs_rows b = hs_rows_quantise(ones, 1, columns, kind[i].right, &arena);
        for (hs_path path = HS_PATH_PLAIN; path <= hs_path_best(); path++) {
            hs_matrix m = hs_matrix_of_rows(&a, path, &arena);
            float out[HS_PANEL];
            hs_matrix_multiply(&m, &b, out);
            CHECK(out[0] > (float)columns * 0.9999f && out[0] < (float)columns * 1.0001f);
        }
    }
}

static void quantising_keeps_numbers(void)
{
    float x[8] = { 0.0f, 1.0f, -1.0f, 0.5f, 3.0f, -4.0f, 0.001f, 2.0f };
    hs_rows rows = hs_rows_quantise(x, 1, 8, HS_ROWS_LIMIT, &arena);
    for (int k = 0; k < 8; k++) {
        float back = (float)rows.at[k] * rows.scale[0];
        CHECK(back - x[k] < 2e-4f && x[k] - back < 2e-4f);
    }
    float zero[4] = { 0 };
    rows = hs_rows_quantise(zero, 1, 4, HS_ROWS_LIMIT, &arena);
    CHECK(rows.at[0] == 0 && rows.at[3] == 0);
}

static void exponential_is_close(void)
{
    static const float pairs[][2] = { { 0.0f, 1.0f }, { 1.0f, 2.7182818f }, { -1.0f, 0.36787944f },
        { 10.0f, 22026.466f }, { -10.0f, 4.539993e-5f }, { 0.3f, 1.3498588f }, { 50.0f, 5.1847055e21f } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        float ratio = hs_exp(pairs[i][0]) / pairs[i][1];
        CHECK(ratio > 0.99999f && ratio < 1.00001f);
    }
    CHECK(hs_sigmoid(0.0f) == 0.5f);
    CHECK(hs_sigmoid(1000.0f) == 1.0f);
    CHECK(hs_sigmoid(-1000.0f) >= 0.0f && hs_sigmoid(-1000.0f) < 1e-30f);
}

int main(void)
{
    arena.out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) return 1;
    RUN(paths_agree);
    RUN(damaged_rows_are_zeros);
    RUN(extremes_are_exact);
    RUN(quantising_keeps_numbers);
    RUN(exponential_is_close);
    hs_arena_free(&arena);
    return check_done();
}
