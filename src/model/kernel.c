/* kernel.c - see kernel.h. One layout of the packed weights serves all vector widths: sixteen
 * output rows side by side, two columns at a time, as pmaddwd wants them. */
#include "model/kernel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HS_X86 1
#endif

enum { STEP = 2 * HS_PANEL };             /* int16 values of one column pair in a panel */

/* One panel times n rows of x; with `two`, which only the widest path takes, the next as well. */
typedef struct task {
    const int16_t *panel, *x;
    const float *by;         /* [n] scale of each row of x */
    const float *scale, *bias;   /* [HS_PANEL] of the panel's rows */
    float *out;              /* n rows of HS_PANEL, `stride` floats apart */
    uint32_t columns, n, stride;
    bool two;
} task;

typedef void product(const task *t);

/* ---- the same product on four kinds of machine ---------------------------------------- */

static inline const int16_t *row_of(const task *t, uint32_t i)
{
    return t->x + (size_t)(i < t->n ? i : t->n - 1) * t->columns;
}

/* Sums to floats: here, and in the same three steps in each vector unit's own words. */
static inline void finish(const task *t, uint32_t i, const int32_t *sum)
{
    float *to = t->out + (size_t)i * t->stride;
    for (uint32_t j = 0; j < HS_PANEL; j++) to[j] = (float)sum[j] * (t->by[i] * t->scale[j]) + t->bias[j];
}

static void product_plain(const task *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        const int16_t *x = row_of(t, i), *w = t->panel;
        int32_t sum[HS_PANEL] = { 0 };
        for (uint32_t k = 0; k < t->columns; k += 2, w += STEP)
            for (uint32_t j = 0; j < HS_PANEL; j++) sum[j] += w[2 * j] * x[k] + w[2 * j + 1] * x[k + 1];
        finish(t, i, sum);
    }
}

#ifdef HS_X86

static inline int32_t pair_at(const int16_t *x)
{
    int32_t pair;
    memcpy(&pair, x, sizeof pair);
    return pair;
}

static void product_sse2(const task *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        const int16_t *x = row_of(t, i);
        __m128i sum[4];
        for (int j = 0; j < 4; j++) sum[j] = _mm_setzero_si128();
        for (uint32_t k = 0; k < t->columns; k += 2) {
            const __m128i *w = (const __m128i *)(const void *)(t->panel + k * HS_PANEL);
            __m128i pair = _mm_set1_epi32(pair_at(x + k));
            for (int j = 0; j < 4; j++)
                sum[j] = _mm_add_epi32(sum[j], _mm_madd_epi16(_mm_loadu_si128(w + j), pair));
        }
        int32_t all[HS_PANEL];
        for (int j = 0; j < 4; j++) _mm_storeu_si128((__m128i *)(void *)all + j, sum[j]);
        finish(t, i, all);
    }
}

__attribute__((target("avx2")))
static inline void finish_avx2(const task *t, uint32_t i, uint32_t j, __m256i sum)
{
    __m256 by = _mm256_mul_ps(_mm256_set1_ps(t->by[i]), _mm256_loadu_ps(t->scale + j));
    __m256 y = _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), by), _mm256_loadu_ps(t->bias + j));
    _mm256_storeu_ps(t->out + (size_t)i * t->stride + j, y);
}

/* Four rows at a time, so that each load of weights serves four products. */
__attribute__((target("avx2")))
static void product_avx2(const task *t)
{
    for (uint32_t i = 0; i < t->n; i += 4) {
        const int16_t *row[4];
        for (uint32_t r = 0; r < 4; r++) row[r] = row_of(t, i + r);
        __m256i low[4], high[4];
        for (int r = 0; r < 4; r++) low[r] = high[r] = _mm256_setzero_si256();
        for (uint32_t k = 0; k < t->columns; k += 2) {
            const __m256i *w = (const __m256i *)(const void *)(t->panel + k * HS_PANEL);
            __m256i w0 = _mm256_loadu_si256(w), w1 = _mm256_loadu_si256(w + 1);
#pragma GCC unroll 4
            for (int r = 0; r < 4; r++) {
                __m256i pair = _mm256_set1_epi32(pair_at(row[r] + k));
                low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(w0, pair));
                high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(w1, pair));
            }
        }
        for (uint32_t r = 0; r < 4 && i + r < t->n; r++) {
            finish_avx2(t, i + r, 0, low[r]);
            finish_avx2(t, i + r, 8, high[r]);
        }
    }
}

__attribute__((target("avx512f,avx512bw,avx512vnni")))
static inline void finish_avx512(const task *t, uint32_t i, uint32_t j, __m512i sum)
{
    __m512 by = _mm512_mul_ps(_mm512_set1_ps(t->by[i]), _mm512_loadu_ps(t->scale + j));
    __m512 y = _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(sum), by), _mm512_loadu_ps(t->bias + j));
    _mm512_storeu_ps(t->out + (size_t)i * t->stride + j, y);
}

/* Eight rows and two panels at a time: sums enough to hide the latency of the products, and few
 * enough pointers for the registers there are. */
__attribute__((target("avx512f,avx512bw,avx512vnni")))
static void product_avx512(const task *t)
{
    enum { ROWS = 8 };
    const int16_t *first = t->panel, *second = first + (t->two ? t->columns * HS_PANEL : 0);
    for (uint32_t i = 0; i < t->n; i += ROWS) {
        const int16_t *row[ROWS];
        for (uint32_t r = 0; r < ROWS; r++) row[r] = row_of(t, i + r);
        __m512i left[ROWS], right[ROWS];
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) left[r] = right[r] = _mm512_setzero_si512();
        for (uint32_t k = 0; k < t->columns; k += 2) {
            __m512i w0 = _mm512_loadu_si512(first + k * HS_PANEL);
            __m512i w1 = _mm512_loadu_si512(second + k * HS_PANEL);
#pragma GCC unroll 8
            for (int r = 0; r < ROWS; r++) {
                __m512i pair = _mm512_set1_epi32(pair_at(row[r] + k));
                left[r] = _mm512_dpwssd_epi32(left[r], w0, pair);
                right[r] = _mm512_dpwssd_epi32(right[r], w1, pair);
            }
        }
#pragma GCC unroll 8
        for (uint32_t r = 0; r < ROWS; r++) {
            if (i + r >= t->n) break;
            finish_avx512(t, i + r, 0, left[r]);
            if (t->two) finish_avx512(t, i + r, HS_PANEL, right[r]);
        }
    }
}

hs_path hs_path_best(void)
{
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) return HS_PATH_AVX512;
    if (__builtin_cpu_supports("avx2")) return HS_PATH_AVX2;
    return HS_PATH_SSE2;
}

static product *const products[HS_N_PATHS] = { product_plain, product_sse2, product_avx2, product_avx512 };

#else

hs_path hs_path_best(void) { return HS_PATH_PLAIN; }

static product *const products[HS_N_PATHS] = { product_plain, product_plain, product_plain, product_plain };

#endif

/* ---- matrices --------------------------------------------------------------------------- */

static size_t packed_at(uint32_t columns, uint32_t row, uint32_t column)
{
    size_t panel = (size_t)(row / HS_PANEL) * (columns / 2) * STEP;
    return panel + (size_t)(column / 2) * STEP + 2 * (row % HS_PANEL) + column % 2;
}

void hs_matrix_close(hs_matrix *matrix)
{
    free(matrix->packed);
    free(matrix->scale);
    free(matrix->bias);
    *matrix = (hs_matrix){ 0 };
}

hs_status hs_matrix_open(const hs_model *model, const char *name, uint32_t rows, uint32_t columns,
                         hs_matrix *out, hs_error *err)
{
    char beside[40];
    hs_section weights, scale, bias;
    *out = (hs_matrix){ 0 };
    HS_TRY(hs_model_need(model, name, rows, columns, &weights, err));
    snprintf(beside, sizeof beside, "%s.s", name);
    HS_TRY(hs_model_need(model, beside, weights.count, sizeof(float), &scale, err));
    snprintf(beside, sizeof beside, "%s.b", name);
    if (hs_model_find(model, beside, &bias))
        HS_TRY(hs_model_need(model, beside, weights.count, sizeof(float), &bias, err));
    if (columns % 2 || columns > 1024)
        return hs_fail(err, HS_EMODEL, 0, "section %s of the model has rows of %u", name, columns);

    hs_matrix m = { .rows = weights.count, .columns = columns, .path = hs_path_best() };
    m.padded = (m.rows + HS_PANEL - 1) / HS_PANEL * HS_PANEL;
    m.packed = calloc((size_t)m.padded * columns, sizeof *m.packed);
    m.scale = calloc(m.padded, sizeof *m.scale);
    m.bias = calloc(m.padded, sizeof *m.bias);
    if (!m.packed || !m.scale || !m.bias) {
        hs_matrix_close(&m);
        return hs_fail(err, HS_EMEMORY, 0, "no memory for the model's weights");
    }
    const int8_t *from = weights.data;
    for (uint32_t i = 0; i < m.rows; i++)
        for (uint32_t k = 0; k < columns; k++)
            m.packed[packed_at(columns, i, k)] = from[(size_t)i * columns + k];
    memcpy(m.scale, scale.data, m.rows * sizeof *m.scale);
    if (bias.data) memcpy(m.bias, bias.data, m.rows * sizeof *m.bias);
    *out = m;
    return HS_OK;
}

hs_matrix hs_matrix_of_rows(const hs_rows *rows, hs_path path, hs_arena *arena)
{
    hs_matrix m = { .rows = rows->n, .columns = rows->columns, .path = path };
    m.padded = (m.rows + HS_PANEL - 1) / HS_PANEL * HS_PANEL;
    m.packed = hs_new(arena, int16_t, (size_t)m.padded * m.columns);
    m.scale = hs_new(arena, float, m.padded);
    m.bias = hs_new(arena, float, m.padded);
    for (uint32_t i = 0; i < m.rows; i++) {
        const int16_t *from = rows->at + (size_t)i * m.columns;
        int16_t *to = m.packed + packed_at(m.columns, i, 0);
        for (uint32_t k = 0; k < m.columns; k += 2) memcpy(to + k / 2 * STEP, from + k, 2 * sizeof *to);
        m.scale[i] = rows->scale[i];
    }
    return m;
}

/* Floats are compared and rounded through their bits, because integers have a vector maximum. A
 * row that holds an infinity or no number, as damaged weights make it, counts as zeros: its
 * rounded bits would be any int16, and sums of products are exact up to `limit` only. */
static void quantise_row(const float *x, uint32_t columns, int limit, int16_t *to, float *scale)
{
    const uint32_t infinite = 0x7F800000;     /* the bits of what is no finite float begin here */
    uint32_t most = 0;
    for (uint32_t k = 0; k < columns; k++) {
        uint32_t size = hs_bits_of(x[k]) & 0x7FFFFFFF;
        most = size > most ? size : most;
    }
    if (most >= infinite) {
        memset(to, 0, columns * sizeof *to);
        *scale = 0.0f;
        return;
    }
    float largest = hs_float_of(most);
    if (largest < 1e-20f) largest = 1e-20f;
    float by = (float)limit / largest;
    *scale = largest / (float)limit;
    for (uint32_t k = 0; k < columns; k++)
        to[k] = (int16_t)(hs_bits_of(x[k] * by + HS_ROUND) - HS_ROUND_BITS);
}

hs_rows hs_rows_quantise(const float *x, uint32_t n, uint32_t columns, int limit, hs_arena *arena)
{
    hs_rows rows = { hs_new(arena, int16_t, (size_t)n * columns), hs_new(arena, float, n), n, columns };
    for (uint32_t i = 0; i < n; i++)
        quantise_row(x + (size_t)i * columns, columns, limit, rows.at + (size_t)i * columns, rows.scale + i);
    return rows;
}

void hs_matrix_multiply(const hs_matrix *m, const hs_rows *rows, float *out)
{
    enum { TILE = 48 };                   /* rows of activations that the first-level cache holds */
    for (uint32_t first = 0; first < rows->n; first += TILE) {
        uint32_t n = rows->n - first < TILE ? rows->n - first : TILE;
        for (uint32_t j = 0; j < m->padded; j += m->path == HS_PATH_AVX512 ? 2 * HS_PANEL : HS_PANEL) {
            task t = { m->packed + (size_t)j * m->columns, rows->at + (size_t)first * m->columns,
                       rows->scale + first, m->scale + j, m->bias + j,
                       out + (size_t)first * m->padded + j, m->columns, n, m->padded,
                       m->path == HS_PATH_AVX512 && j + HS_PANEL < m->padded };
            products[m->path](&t);
        }
    }
}
