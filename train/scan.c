/* scan.c - the recurrence of one bidirectional SRU layer over packed sentences, forward and backward;
 * called from sru.py. Gates of token t: u[t][direction][z,f,r][D]. v and b: [direction][f,r][D].
 * x, h, c, f, r: [t][direction][D]. */
#include <stdint.h>
#include <string.h>

enum { D = 128 };

static inline float exp_of(float x)
{
    x = x > 80.0f ? 80.0f : x < -80.0f ? -80.0f : x;
    float k = x * 1.44269504f;
    float n = (k + 12582912.0f) - 12582912.0f;
    float y = (k - n) * 0.69314718f;
    float p = 1.0f + y * (1.0f + y * (0.5f + y * (0.16666667f + y * (0.041666667f + y * 0.0083333333f))));
    union { int32_t i; float f; } s = { .i = ((int32_t)n + 127) << 23 };
    return p * s.f;
}

static inline float sigmoid(float x) { return 1.0f / (1.0f + exp_of(-x)); }

void scan_forward(int32_t n_sentences, const int32_t *at, const float *u, const float *x,
                  const float *v, const float *b, float *h, float *c, float *f, float *r)
{
    for (int32_t s = 0; s < n_sentences; s++)
        for (int dir = 0; dir < 2; dir++) {
            const float *vf = v + dir * 2 * D, *vr = vf + D, *bf = b + dir * 2 * D, *br = bf + D;
            float state[D] = { 0 };
            int32_t len = at[s + 1] - at[s];
            for (int32_t k = 0; k < len; k++) {
                int64_t t = dir ? at[s + 1] - 1 - k : at[s] + k;
                const float *z = u + t * 6 * D + dir * 3 * D, *zf = z + D, *zr = z + 2 * D;
                int64_t o = t * 2 * D + dir * D;
                for (int d = 0; d < D; d++) {
                    float before = state[d];
                    float fd = sigmoid(zf[d] + vf[d] * before + bf[d]);
                    float rd = sigmoid(zr[d] + vr[d] * before + br[d]);
                    float cd = fd * before + (1.0f - fd) * z[d];
                    state[d] = cd;
                    c[o + d] = cd; f[o + d] = fd; r[o + d] = rd;
                    h[o + d] = rd * cd + (1.0f - rd) * x[o + d];
                }
            }
        }
}

void scan_backward(int32_t n_sentences, const int32_t *at, const float *u, const float *x, const float *v,
                   const float *c, const float *f, const float *r, const float *gh,
                   float *gu, float *gx, float *gv, float *gb)
{
    static const float zero[D];
    memset(gv, 0, sizeof(float) * 4 * D);
    memset(gb, 0, sizeof(float) * 4 * D);
    for (int32_t s = 0; s < n_sentences; s++)
        for (int dir = 0; dir < 2; dir++) {
            const float *vf = v + dir * 2 * D, *vr = vf + D;
            float *gvf = gv + dir * 2 * D, *gvr = gvf + D, *gbf = gb + dir * 2 * D, *gbr = gbf + D;
            float carry[D] = { 0 };
            int32_t len = at[s + 1] - at[s];
            for (int32_t k = len - 1; k >= 0; k--) {
                int64_t t = dir ? at[s + 1] - 1 - k : at[s] + k;
                int64_t o = t * 2 * D + dir * D, o6 = t * 6 * D + dir * 3 * D;
                const float *before = k == 0 ? zero : c + (dir ? o + 2 * D : o - 2 * D);
                for (int d = 0; d < D; d++) {
                    float g = gh[o + d], fd = f[o + d], rd = r[o + d], cd = c[o + d];
                    float cp = before[d], z = u[o6 + d];
                    float gc = g * rd + carry[d];
                    float gr = g * (cd - x[o + d]) * rd * (1.0f - rd);
                    float gf = gc * (cp - z) * fd * (1.0f - fd);
                    gx[o + d] = g * (1.0f - rd);
                    gu[o6 + d] = gc * (1.0f - fd);
                    gu[o6 + D + d] = gf;
                    gu[o6 + 2 * D + d] = gr;
                    gvf[d] += gf * cp; gvr[d] += gr * cp; gbf[d] += gf; gbr[d] += gr;
                    carry[d] = gc * fd + gf * vf[d] + gr * vr[d];
                }
            }
        }
}
