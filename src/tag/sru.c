/* sru.c - Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence".
 *
 * The matrix product over all words is done before; what is left is element-wise, so the loop
 * over the width becomes vector code without changing a bit of the result. It is compiled once
 * for each kind of machine from the same lines.
 */
#include "tag/sru.h"

#if defined(__GNUC__)
#define ALWAYS_INLINE inline __attribute__((always_inline))
#else
#define ALWAYS_INLINE inline
#endif

/* One word in one direction: state is c before and after. */
static ALWAYS_INLINE void step(const float *restrict gates, const float *restrict v,
                               const float *restrict b, float *restrict state, float *restrict x)
{
    for (int d = 0; d < HS_SRU; d++) {
        float before = state[d];
        float forget = hs_sigmoid(gates[HS_SRU + d] + v[d] * before + b[d]);
        float highway = hs_sigmoid(gates[2 * HS_SRU + d] + v[HS_SRU + d] * before + b[HS_SRU + d]);
        float now = forget * before + (1.0f - forget) * gates[d];
        state[d] = now;
        x[d] = highway * now + (1.0f - highway) * x[d];
    }
}

static ALWAYS_INLINE void scan(const float *gates, const float *v, const float *b, uint32_t n, float *x)
{
    for (uint32_t dir = 0; dir < 2; dir++) {
        float state[HS_SRU] = { 0 };
        for (uint32_t k = 0; k < n; k++) {
            size_t t = dir ? n - 1 - k : k;
            step(gates + (2 * t + dir) * 3 * HS_SRU, v + dir * 2 * HS_SRU, b + dir * 2 * HS_SRU,
                 state, x + (2 * t + dir) * HS_SRU);
        }
    }
}

static void scan_plain(const float *gates, const float *v, const float *b, uint32_t n, float *x)
{
    scan(gates, v, b, n, x);
}

#if defined(__x86_64__)
__attribute__((target("avx2")))
static void scan_avx2(const float *gates, const float *v, const float *b, uint32_t n, float *x)
{
    scan(gates, v, b, n, x);
}

__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl")))
static void scan_avx512(const float *gates, const float *v, const float *b, uint32_t n, float *x)
{
    scan(gates, v, b, n, x);
}
#endif

void hs_sru_scan(const float *gates, const float *v, const float *b, uint32_t n, float *x, hs_path path)
{
#if defined(__x86_64__)
    if (path == HS_PATH_AVX512) { scan_avx512(gates, v, b, n, x); return; }
    if (path == HS_PATH_AVX2) { scan_avx2(gates, v, b, n, x); return; }
#else
    (void)path;
#endif
    scan_plain(gates, v, b, n, x);
}
