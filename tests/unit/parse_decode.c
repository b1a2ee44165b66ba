/* The decoded tree is the best of all trees with one root: compared with trying them all. */
#include "check.h"

#include "parse/decode.h"

#include <float.h>
#include <math.h>

enum { MOST = 6 };

static hs_arena arena;
static jmp_buf out_of_memory;
static uint32_t state = 99;

static float any(void)
{
    state = state * 1664525u + 1013904223u;
    return (float)(state >> 8) / 1048576.0f - 8.0f;
}

static int is_tree(const uint32_t *head, uint32_t n)
{
    uint32_t roots = 0;
    for (uint32_t d = 0; d < n; d++) {
        uint32_t at = d + 1, steps = 0;
        roots += head[d] == 0;
        while (at && steps++ <= n) at = head[at - 1];
        if (at) return 0;
    }
    return roots == 1;
}

static float total(const float *scores, const uint32_t *head, uint32_t n, uint32_t stride)
{
    float sum = 0.0f;
    for (uint32_t d = 0; d < n; d++) sum += scores[d * stride + head[d]];
    return sum;
}

static float best_of_all(const float *scores, uint32_t n, uint32_t stride)
{
    uint32_t head[MOST] = { 0 };
    float best = -1e30f;
    for (;;) {
        if (is_tree(head, n) && total(scores, head, n, stride) > best) best = total(scores, head, n, stride);
        uint32_t d = 0;
        while (d < n && head[d] == n) head[d++] = 0;
        if (d == n) return best;
        head[d]++;
    }
}

static void small_trees_are_best(void)
{
    for (int round = 0; round < 600; round++) {
        uint32_t n = 1 + (uint32_t)round % MOST, stride = 16, head[MOST];
        float scores[MOST * 16];
        for (uint32_t i = 0; i < n * stride; i++) scores[i] = any();
        hs_parse_decode(scores, n, stride, head, &arena);
        if (!CHECK(is_tree(head, n))) return;
        float difference = best_of_all(scores, n, stride) - total(scores, head, n, stride);
        CHECK(difference < 0.001f && difference > -0.001f);
    }
}

/* Random scores give the most cycles; every length up to the longest must still be a tree. */
static void long_sentences_are_trees(void)
{
    for (uint32_t n = 40; n <= 512; n += 59) {
        hs_mark mark = hs_arena_mark(&arena);
        uint32_t stride = (n + 16) / 16 * 16, *head = hs_new(&arena, uint32_t, n);
        float *scores = hs_new(&arena, float, (size_t)n * stride);
        for (uint32_t i = 0; i < n * stride; i++) scores[i] = any();
        hs_parse_decode(scores, n, stride, head, &arena);
        CHECK(is_tree(head, n));
        hs_arena_rewind(&arena, mark);
    }
}

static void equal_scores_are_a_tree(void)
{
    static float scores[64 * 80];
    uint32_t head[64];
    hs_parse_decode(scores, 64, 80, head, &arena);
    CHECK(is_tree(head, 64));
}

/* Scores that do not compare, as damaged weights make them, still give every word a way up. */
static void any_scores_are_a_tree(void)
{
    static const float odd[] = { NAN, INFINITY, -INFINITY, FLT_MAX, -FLT_MAX, 0.0f };
    for (int round = 0; round < 600; round++) {
        uint32_t n = 1 + (uint32_t)round % MOST, stride = 16, head[MOST];
        float scores[MOST * 16];
        for (uint32_t i = 0; i < n * stride; i++) {
            float x = any();
            scores[i] = x < 4.0f ? x : odd[(state >> 8) % 6];
        }
        hs_parse_decode(scores, n, stride, head, &arena);
        if (!CHECK(is_tree(head, n))) return;
    }
}

/* Two words that are each other's best heads, and nothing to be said of the root. */
static void a_cycle_without_a_way_out_ends(void)
{
    float scores[2 * 16] = { NAN, 0.0f, 1.0f };
    uint32_t head[2];
    scores[16] = NAN;
    scores[17] = 1.0f;
    hs_parse_decode(scores, 2, 16, head, &arena);
    CHECK(is_tree(head, 2));
}

int main(void)
{
    arena.out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) return 1;
    RUN(small_trees_are_best);
    RUN(long_sentences_are_trees);
    RUN(equal_scores_are_a_tree);
    RUN(any_scores_are_a_tree);
    RUN(a_cycle_without_a_way_out_ends);
    hs_arena_free(&arena);
    return check_done();
}
