/* roles_label.c - from states to spans: the labelling with the highest score under the
 * conditional random field (Viterbi 1967), and how sure each span is. */
#include "attrib/roles_model.h"

enum { L = HS_ROLE_LABELS };

/* back[t][j]: the label before label j at word t on the best way there. Returns the best
 * last label. */
static uint8_t best_ways(const hs_roles *r, const float *unary, uint32_t width, uint32_t n,
                         uint8_t (*back)[L])
{
    float score[L];
    for (int j = 0; j < L; j++) score[j] = r->transition[L * L + j] + unary[j];
    for (uint32_t t = 1; t < n; t++) {
        const float *u = unary + (size_t)t * width;
        float next[L];
        for (int j = 0; j < L; j++) {
            int best = 0;
            float most = score[0] + r->transition[j];
            for (int i = 1; i < L; i++) {
                float s = score[i] + r->transition[i * L + j];
                if (s > most) { most = s; best = i; }
            }
            next[j] = most + u[j];
            back[t][j] = (uint8_t)best;
        }
        memcpy(score, next, sizeof score);
    }
    uint8_t best = 0;
    for (uint8_t j = 1; j < L; j++)
        if (score[j] > score[best]) best = j;
    return best;
}

/* The share of a label among all labels of a word, without regard to its neighbours. */
static float share(const float *unary, uint8_t label)
{
    float sum = 0;
    for (int j = 0; j < L; j++) sum += hs_exp(unary[j] - unary[label]);
    return 1.0f / sum;
}

static void add_span(hs_role_spans spans[HS_N_ROLES], uint8_t label, uint32_t first, uint32_t last,
                     const float *unary, uint32_t width, hs_arena *scratch)
{
    float begin = share(unary + (size_t)first * width, label);
    float end = last - first > 1 ? share(unary + (size_t)(last - 1) * width, (uint8_t)(label + 1)) : begin;
    *hs_push(scratch, &spans[(label - 1) / 2]) =
        (hs_role_span){ { first, last }, begin < end ? begin : end };
}

void hs_roles_label(const hs_roles *r, const float *states, uint32_t n,
                    hs_role_spans spans[HS_N_ROLES], hs_arena *scratch)
{
    hs_rows rows = hs_rows_quantise(states, n, HS_STATE, HS_ROWS_LIMIT, scratch);
    uint32_t width = r->unary.padded;
    float *unary = hs_new(scratch, float, (size_t)n * width);
    hs_matrix_multiply(&r->unary, &rows, unary);
    uint8_t (*back)[L] = hs_alloc(scratch, n, sizeof *back);
    uint8_t *label = hs_new(scratch, uint8_t, n + 1);       /* the last one ends every span */
    label[n - 1] = best_ways(r, unary, width, n, back);
    for (uint32_t t = n - 1; t > 0; t--) label[t - 1] = back[t][label[t]];

    for (uint32_t first = 0; first < n; ) {
        uint32_t last = first + 1;
        if (label[first]) {
            uint8_t begin = (uint8_t)(label[first] - (label[first] % 2 == 0));
            while (label[last] == begin + 1) last++;
            add_span(spans, begin, first, last, unary, width, scratch);
        }
        first = last;
    }
}
