/* parse.c - Dozat and Manning 2017 on the tagger's states: every word projected once as a head
 * and once as a dependent, arcs scored by a bilinear form, relations from products and sums of
 * two further projections (cheaper than a full biaffine over 51 relations, and as good).
 */
#include "parse/parse.h"

#include "model/kernel.h"
#include "parse/decode.h"
#include "tag/sru.h"

#include <stdlib.h>

enum {
    ARC = 128, MIX = 96,                             /* widths of the two kinds of projection */
    AT_HEAD = 0, AT_DEP = ARC, AT_LABEL_HEAD = 2 * ARC, AT_LABEL_DEP = 2 * ARC + 2 * MIX,
    ALL = 2 * ARC + 4 * MIX, ROOT = ARC + 2 * MIX,
    GROUP = 192, ARC_LIMIT = 4095                    /* 4095^2 * 128 < 2^31 */
};

struct hs_parser {
    hs_matrix project, bilinear, relation;
    const float *root;       /* [ROOT] the root's projections, as a head of arcs and of relations */
};

hs_status hs_parse_open(const hs_model *model, hs_parser **out, hs_error *err)
{
    *out = NULL;
    hs_section root;
    hs_parser *parser = calloc(1, sizeof *parser);
    if (!parser) return hs_fail(err, HS_EMEMORY, 0, "no memory for the parser");
    hs_status status = hs_model_need(model, "parse.root", ROOT, sizeof(float), &root, err);
    parser->root = root.data;
    if (status == HS_OK)
        status = hs_tag_check_labels(model, "labels.relation", hs_relation_names, HS_N_RELATION, err);
    if (status == HS_OK) status = hs_matrix_open(model, "parse", ALL, HS_STATE, &parser->project, err);
    if (status == HS_OK) status = hs_matrix_open(model, "bilinear", ARC, ARC, &parser->bilinear, err);
    if (status == HS_OK)
        status = hs_matrix_open(model, "relation", HS_N_RELATION, 2 * MIX, &parser->relation, err);
    if (status != HS_OK) {
        hs_parse_close(parser);
        return status;
    }
    *out = parser;
    return HS_OK;
}

void hs_parse_close(hs_parser *parser)
{
    if (!parser) return;
    hs_matrix_close(&parser->project);
    hs_matrix_close(&parser->bilinear);
    hs_matrix_close(&parser->relation);
    free(parser);
}

void hs_parse_choose_path(hs_parser *parser, hs_path path)
{
    parser->project.path = parser->bilinear.path = parser->relation.path = path;
}

/* x where positive, else x / 10; without a branch, because the sign is as good as random. */
static float leaky(float x)
{
    return 0.55f * x + 0.45f * hs_float_of(hs_bits_of(x) & 0x7FFFFFFFu);
}

/* Part `from` of the n words' projections, with the leaky rectifier that arcs have. */
static float *gather(const float *all, uint32_t from, uint32_t n, uint32_t width, float *to)
{
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < width; k++) to[i * width + k] = leaky(all[(size_t)i * ALL + from + k]);
    return to;
}

static void find_heads(const hs_parser *parser, const float *all, uint32_t n, uint32_t *head,
                       hs_arena *scratch)
{
    float *heads = hs_new(scratch, float, (size_t)(n + 1) * ARC);
    memcpy(heads, parser->root, ARC * sizeof *heads);
    gather(all, AT_HEAD, n, ARC, heads + ARC);
    float *deps = gather(all, AT_DEP, n, ARC, hs_new(scratch, float, (size_t)n * ARC));
    hs_rows rows = hs_rows_quantise(deps, n, ARC, HS_ROWS_LIMIT, scratch);
    hs_matrix_multiply(&parser->bilinear, &rows, deps);

    hs_rows head_rows = hs_rows_quantise(heads, n + 1, ARC, ARC_LIMIT, scratch);
    hs_matrix by_head = hs_matrix_of_rows(&head_rows, parser->bilinear.path, scratch);
    hs_rows dep_rows = hs_rows_quantise(deps, n, ARC, ARC_LIMIT, scratch);
    float *scores = hs_new(scratch, float, (size_t)n * by_head.padded);
    hs_matrix_multiply(&by_head, &dep_rows, scores);
    hs_parse_decode(scores, n, by_head.padded, head, scratch);
}

static uint8_t best_relation(const float *score)
{
    uint8_t best = HS_REL_ROOT == 0 ? 1 : 0;
    for (uint8_t r = 0; r < HS_N_RELATION; r++)
        if (r != HS_REL_ROOT && score[r] > score[best]) best = r;
    return best;
}

static void find_relations(const hs_parser *parser, const float *all, uint32_t n, const uint32_t *head,
                           uint8_t *relation, hs_arena *scratch)
{
    float *mixed = hs_new(scratch, float, (size_t)n * 2 * MIX);
    for (uint32_t i = 0; i < n; i++) {
        const float *b = all + (size_t)i * ALL + AT_LABEL_DEP;
        const float *a = head[i] ? all + (size_t)(head[i] - 1) * ALL + AT_LABEL_HEAD : parser->root + ARC;
        float *to = mixed + (size_t)i * 2 * MIX;
        for (uint32_t k = 0; k < MIX; k++) to[k] = a[k] * b[k];
        for (uint32_t k = MIX; k < 2 * MIX; k++) to[k] = leaky(a[k] + b[k]);
    }
    hs_rows rows = hs_rows_quantise(mixed, n, 2 * MIX, HS_ROWS_LIMIT, scratch);
    float *scores = hs_new(scratch, float, (size_t)n * parser->relation.padded);
    hs_matrix_multiply(&parser->relation, &rows, scores);
    for (uint32_t i = 0; i < n; i++)
        relation[i] = head[i] ? best_relation(scores + (size_t)i * parser->relation.padded) : HS_REL_ROOT;
}

/* Sentences [first, last): one projection for all, then tree by tree. */
static void run_group(const hs_parser *parser, const hs_words *words, const float *states,
                      uint32_t first, uint32_t last, uint32_t *heads, uint8_t *relation, hs_arena *scratch)
{
    uint32_t begin = words->sentences[first].tokens.first;
    uint32_t n_all = words->sentences[last - 1].tokens.last - begin;
    float *all = hs_new(scratch, float, (size_t)n_all * ALL);
    hs_rows rows = hs_rows_quantise(states + (size_t)begin * HS_STATE, n_all, HS_STATE, HS_ROWS_LIMIT,
                                    scratch);
    hs_matrix_multiply(&parser->project, &rows, all);
    for (uint32_t s = first; s < last; s++) {
        hs_range r = words->sentences[s].tokens;
        uint32_t n = r.last - r.first;
        if (n == 0) continue;
        hs_mark mark = hs_arena_mark(scratch);
        const float *mine = all + (size_t)(r.first - begin) * ALL;
        uint32_t *head = heads + r.first;
        find_heads(parser, mine, n, head, scratch);
        find_relations(parser, mine, n, head, relation + r.first, scratch);
        for (uint32_t i = 0; i < n; i++) head[i] = head[i] ? r.first + head[i] - 1 : HS_NONE;
        hs_arena_rewind(scratch, mark);
    }
}

hs_arcs hs_parse_run(const hs_parser *parser, const hs_words *words, const hs_tags *tags, hs_arena *out,
                     hs_arena *scratch)
{
    uint32_t *head = hs_new(out, uint32_t, words->n);
    uint8_t *relation = hs_new(out, uint8_t, words->n);
    for (uint32_t first = 0, last; first < words->n_sentences; first = last) {
        uint32_t begin = words->sentences[first].tokens.first;
        last = first + 1;
        while (last < words->n_sentences && words->sentences[last].tokens.last - begin <= GROUP) last++;
        hs_mark mark = hs_arena_mark(scratch);
        run_group(parser, words, tags->states, first, last, head, relation, scratch);
        hs_arena_rewind(scratch, mark);
    }
    return (hs_arcs){ head, relation };
}
