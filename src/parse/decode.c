/* decode.c - Chu and Liu 1965, Edmonds 1967, in the dense form: choose the best head for each
 * node, contract a cycle to one node, repeat; then open the contractions again in reverse.
 *
 * Nineteen sentences of twenty need none of it: their best heads already are a tree. One root
 * is had by making arcs from the root so dear that the best tree takes as few as it can.
 * No recursion; a contraction costs n squared, and a sentence seldom has more than two.
 */
#include "parse/decode.h"

#include <float.h>
#include <stdbool.h>

typedef struct arc { uint16_t head, dep; } arc;      /* between words */

typedef struct contraction {
    uint32_t node;           /* stands for the cycle from here on */
    uint32_t n;
    const uint32_t *cycle;   /* [n] */
    const arc *within;       /* [n] the arc into each node of the cycle */
    const uint32_t *member;  /* [words + 1] the node that each word belonged to before */
} contraction;

typedef struct graph {
    uint32_t n;              /* nodes, the root (0) included */
    double  *score;          /* [n][n] of the arc head -> dependent */
    arc     *real;           /* [n][n] the words that the arc joins */
    bool    *gone;           /* [n] contracted into another node */
    uint32_t *best;          /* [n] head of each node */
    uint32_t *member;        /* [n] node of each word */
    HS_VECTOR(contraction) contractions;
} graph;

static bool is_tree(const uint32_t *head, uint32_t n, hs_arena *scratch)
{
    uint32_t roots = 0;
    for (uint32_t d = 0; d < n; d++) roots += head[d] == 0;
    if (roots != 1) return false;
    uint32_t *seen = hs_new(scratch, uint32_t, n + 1);
    for (uint32_t d = 1; d <= n; d++) {
        uint32_t at = d;
        while (at && !seen[at]) {
            seen[at] = d;
            at = head[at - 1];
        }
        if (at && seen[at] == d) return false;
    }
    return true;
}

static bool best_heads(const float *scores, uint32_t n, uint32_t stride, uint32_t *head, hs_arena *scratch)
{
    for (uint32_t d = 0; d < n; d++) {
        const float *row = scores + (size_t)d * stride;
        head[d] = 0;
        for (uint32_t h = 1; h <= n; h++)
            if (h != d + 1 && row[h] > row[head[d]]) head[d] = h;
    }
    return is_tree(head, n, scratch);
}

static size_t at(const graph *g, uint32_t head, uint32_t dep) { return (size_t)head * g->n + dep; }

/* What damaged weights make of a score may be infinite or no number; the search wants numbers
 * that compare, and the root's price to outweigh all of a sentence's scores. */
static double tamed(float score)
{
    const float most = 1e4f;
    if (!(score > -most)) return (double)-most;
    return (double)(score < most ? score : most);
}

static graph make_graph(const float *scores, uint32_t n, uint32_t stride, hs_arena *scratch)
{
    const double dear = 1e7;
    graph g = { .n = n + 1 };
    g.score = hs_new(scratch, double, (size_t)g.n * g.n);
    g.real = hs_new(scratch, arc, (size_t)g.n * g.n);
    g.gone = hs_new(scratch, bool, g.n);
    g.best = hs_new(scratch, uint32_t, g.n);
    g.member = hs_new(scratch, uint32_t, g.n);
    for (uint32_t h = 0; h <= n; h++) {
        g.member[h] = h;
        for (uint32_t d = 1; d <= n; d++) {
            g.score[at(&g, h, d)] = tamed(scores[(size_t)(d - 1) * stride + h]) - (h ? 0.0 : dear);
            g.real[at(&g, h, d)] = (arc){ (uint16_t)h, (uint16_t)d };
        }
    }
    return g;
}

static void choose(graph *g)
{
    for (uint32_t d = 1; d < g->n; d++) {
        if (g->gone[d]) continue;
        double most = -DBL_MAX;
        for (uint32_t h = 0; h < g->n; h++)
            if (h != d && !g->gone[h] && g->score[at(g, h, d)] > most) {
                most = g->score[at(g, h, d)];
                g->best[d] = h;
            }
    }
}

/* Nodes of one cycle among the best heads; 0 where there is none. */
static uint32_t find_cycle(const graph *g, uint32_t *cycle, hs_arena *scratch)
{
    uint32_t *seen = hs_new(scratch, uint32_t, g->n);
    for (uint32_t d = 1; d < g->n; d++) {
        uint32_t node = d, n = 0;
        if (g->gone[d]) continue;
        while (node && !seen[node]) {
            seen[node] = d;
            node = g->best[node];
        }
        if (!node || seen[node] != d) continue;
        for (uint32_t k = node; n == 0 || k != node; k = g->best[k]) cycle[n++] = k;
        return n;
    }
    return 0;
}

/* Arcs between node `other` and the cycle become arcs of the node `into`. */
static void merge_arcs(graph *g, const uint32_t *cycle, uint32_t n, uint32_t other, uint32_t into,
                       const double *within)
{
    double in = -DBL_MAX, out = -DBL_MAX;
    arc in_arc = { 0, 0 }, out_arc = { 0, 0 };
    for (uint32_t i = 0; i < n; i++) {
        size_t to = at(g, other, cycle[i]), from = at(g, cycle[i], other);
        if (g->score[to] - within[i] > in) {
            in = g->score[to] - within[i];
            in_arc = g->real[to];
        }
        if (other && g->score[from] > out) {
            out = g->score[from];
            out_arc = g->real[from];
        }
    }
    g->score[at(g, other, into)] = in;
    g->real[at(g, other, into)] = in_arc;
    if (!other) return;
    g->score[at(g, into, other)] = out;
    g->real[at(g, into, other)] = out_arc;
}

static void contract(graph *g, const uint32_t *nodes, uint32_t n, hs_arena *scratch)
{
    uint32_t into = nodes[0];
    uint32_t *cycle = hs_new(scratch, uint32_t, n), *member = hs_new(scratch, uint32_t, g->n);
    arc *within = hs_new(scratch, arc, n);
    double *score = hs_new(scratch, double, n);
    bool *inside = hs_new(scratch, bool, g->n);
    for (uint32_t i = 0; i < n; i++) {
        cycle[i] = nodes[i];
        within[i] = g->real[at(g, g->best[nodes[i]], nodes[i])];
        score[i] = g->score[at(g, g->best[nodes[i]], nodes[i])];
        inside[nodes[i]] = true;
    }
    for (uint32_t w = 0; w < g->n; w++) member[w] = g->member[w];
    for (uint32_t other = 0; other < g->n; other++)
        if (!g->gone[other] && !inside[other]) merge_arcs(g, cycle, n, other, into, score);
    for (uint32_t i = 1; i < n; i++) g->gone[cycle[i]] = true;
    for (uint32_t w = 0; w < g->n; w++)
        if (inside[g->member[w]]) g->member[w] = into;
    *hs_push(scratch, &g->contractions) = (contraction){ into, n, cycle, within, member };
}

static void open_contractions(const graph *g, uint32_t *head, hs_arena *scratch)
{
    arc *chosen = hs_new(scratch, arc, g->n);
    for (uint32_t d = 1; d < g->n; d++)
        if (!g->gone[d]) chosen[d] = g->real[at(g, g->best[d], d)];
    for (uint32_t i = g->contractions.n; i-- > 0; ) {
        const contraction *c = &g->contractions.at[i];
        arc entering = chosen[c->node];
        for (uint32_t k = 0; k < c->n; k++) chosen[c->cycle[k]] = c->within[k];
        chosen[c->member[entering.dep]] = entering;
    }
    for (uint32_t d = 1; d < g->n; d++) head[d - 1] = chosen[d].head;
}

void hs_parse_decode(const float *scores, uint32_t n, uint32_t stride, uint32_t *head, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    if (!best_heads(scores, n, stride, head, scratch)) {
        graph g = make_graph(scores, n, stride, scratch);
        uint32_t *cycle = hs_new(scratch, uint32_t, g.n), length;
        for (choose(&g); (length = find_cycle(&g, cycle, scratch)) > 0; choose(&g))
            contract(&g, cycle, length, scratch);
        open_contractions(&g, head, scratch);
    }
    hs_arena_rewind(scratch, mark);
}
