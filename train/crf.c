/* Linear-chain CRF over packed sequences: log-likelihood and its gradients; called from roles.py.
 * unary [n][L], transition [L + 1][L] (row L: start). Gold labels [n]. Returns the negative log-likelihood. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { L = 7 };

static double log_sum(const double *x, int n)
{
    double m = x[0], s = 0;
    for (int i = 1; i < n; i++) if (x[i] > m) m = x[i];
    for (int i = 0; i < n; i++) s += exp(x[i] - m);
    return m + log(s);
}

double crf_loss(int32_t n_sequences, const int32_t *at, const float *unary, const float *transition,
                const int64_t *gold, float *g_unary, float *g_transition)
{
    double loss = 0;
    for (int i = 0; i < (L + 1) * L; i++) g_transition[i] = 0;
    for (int32_t s = 0; s < n_sequences; s++) {
        int32_t n = at[s + 1] - at[s];
        const float *u = unary + (int64_t)at[s] * L;
        float *g = g_unary + (int64_t)at[s] * L;
        const int64_t *y = gold + at[s];
        double (*a)[L] = malloc(sizeof(double[L]) * (size_t)n), (*b)[L] = malloc(sizeof(double[L]) * (size_t)n);
        for (int j = 0; j < L; j++) a[0][j] = transition[L * L + j] + u[j];
        for (int32_t t = 1; t < n; t++)
            for (int j = 0; j < L; j++) {
                double x[L];
                for (int i = 0; i < L; i++) x[i] = a[t - 1][i] + transition[i * L + j];
                a[t][j] = log_sum(x, L) + u[t * L + j];
            }
        for (int j = 0; j < L; j++) b[n - 1][j] = 0;
        for (int32_t t = n - 2; t >= 0; t--)
            for (int i = 0; i < L; i++) {
                double x[L];
                for (int j = 0; j < L; j++) x[j] = transition[i * L + j] + u[(t + 1) * L + j] + b[t + 1][j];
                b[t][i] = log_sum(x, L);
            }
        double z = log_sum(a[n - 1], L), score = 0;
        for (int32_t t = 0; t < n; t++) {
            for (int j = 0; j < L; j++) g[t * L + j] = (float)exp(a[t][j] + b[t][j] - z);
            g[t * L + y[t]] -= 1;
            score += u[t * L + y[t]] + transition[(t ? y[t - 1] : L) * L + y[t]];
            g_transition[(t ? y[t - 1] : L) * L + y[t]] -= 1;
            if (t == 0) {
                for (int j = 0; j < L; j++) g_transition[L * L + j] += (float)exp(a[0][j] + b[0][j] - z);
                continue;
            }
            for (int i = 0; i < L; i++)
                for (int j = 0; j < L; j++)
                    g_transition[i * L + j] +=
                        (float)exp(a[t - 1][i] + transition[i * L + j] + u[t * L + j] + b[t][j] - z);
        }
        loss += z - score;
        free(a);
        free(b);
    }
    return loss;
}
