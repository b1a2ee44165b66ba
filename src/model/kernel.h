/* kernel.h - matrix products in integers, the same to the last bit on every machine.
 *
 * Weights are int8 with one float scale a row, widened to int16 when opened; activations are
 * quantised to int16 row by row. Products are summed exactly in 32 bits, so it does not matter
 * in which order a vector unit adds them, and SSE2, AVX2, AVX-512 and plain C agree.
 */
#ifndef HS_MODEL_KERNEL_H
#define HS_MODEL_KERNEL_H

#include "base/arena.h"
#include "model/model.h"

#include <string.h>

typedef enum hs_path { HS_PATH_PLAIN, HS_PATH_SSE2, HS_PATH_AVX2, HS_PATH_AVX512, HS_N_PATHS } hs_path;

/* The best path of this machine; every lower one works here too. */
hs_path hs_path_best(void);

#define HS_PANEL 16                       /* output rows that are computed side by side */

typedef struct hs_matrix {
    int16_t *packed;         /* [panels][columns / 2][HS_PANEL][2] */
    float   *scale, *bias;   /* [padded rows]; bias 0 where the model gives none */
    uint32_t rows, columns;
    uint32_t padded;         /* rows rounded up to whole panels: the width of a result */
    hs_path  path;
} hs_matrix;

/* Sections NAME (int8 [rows][columns]), NAME.s (float [rows]) and, where there is one, NAME.b
 * (float [rows]). rows 0: any number; columns must be even and at most 1024. Fails with
 * HS_EMODEL, HS_EMEMORY; then *out needs no closing. */
hs_status hs_matrix_open(const hs_model *model, const char *name, uint32_t rows, uint32_t columns,
                         hs_matrix *out, hs_error *err);
void      hs_matrix_close(hs_matrix *matrix);

/* Activations ready to be multiplied. */
typedef struct hs_rows {
    int16_t *at;             /* [n][columns] */
    float   *scale;          /* [n] */
    uint32_t n, columns;
} hs_rows;

/* n rows of `columns` floats each, rounded to -limit ... limit times a scale of their own.
 * limit * 127 * columns, or limit squared * columns for hs_rows_multiply, must stay below
 * 2^31. */
#define HS_ROWS_LIMIT 16383
hs_rows hs_rows_quantise(const float *x, uint32_t n, uint32_t columns, int limit, hs_arena *arena);

/* out[n][matrix->padded] = rows * matrix' + bias. */
void hs_matrix_multiply(const hs_matrix *matrix, const hs_rows *rows, float *out);

/* A matrix made of quantised rows, in the arena: for products of activations. */
hs_matrix hs_matrix_of_rows(const hs_rows *rows, hs_path path, hs_arena *arena);

/* 1.5 * 2^23: a float below 2^22 added to it is rounded to the nearest integer, which then
 * stands in the low bits. */
#define HS_ROUND      12582912.0f
#define HS_ROUND_BITS 0x4B400000u

static inline uint32_t hs_bits_of(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline float hs_float_of(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* x between -80 and 80; on bits, because compilers make no vector code of float comparisons. */
static inline float hs_clamp80(float x)
{
    uint32_t bits = hs_bits_of(x), size = bits & 0x7FFFFFFFu, most = 0x42A00000u;
    return hs_float_of((bits & 0x80000000u) | (size < most ? size : most));
}

/* e^x to about 1e-6 relative, without libm and the same on every machine: 2^n times a
 * polynomial on [-0.35, 0.35]. In the header so that loops over it become vector code. */
static inline float hs_exp(float x)
{
    float k = hs_clamp80(x) * 1.44269504f;
    float rounded = k + HS_ROUND;
    float y = (k - (rounded - HS_ROUND)) * 0.69314718f;
    float p = 1.0f + y * (1.0f + y * (0.5f + y * (0.16666667f + y * (0.041666667f + y * 0.0083333333f))));
    return p * hs_float_of((hs_bits_of(rounded) - HS_ROUND_BITS + 127) << 23);
}

static inline float hs_sigmoid(float x) { return 1.0f / (1.0f + hs_exp(-x)); }

#endif
