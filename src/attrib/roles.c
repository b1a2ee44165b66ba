/* roles.c - opens the role model and runs its encoder over a window of words; see roles.h. */
#include "attrib/roles_model.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- opening ------------------------------------------------------------------------------- */

static hs_status open_floats(const hs_model *model, const char *name, uint32_t count,
                             const float **out, hs_error *err)
{
    hs_section s;
    HS_TRY(hs_model_need(model, name, count, sizeof(float), &s, err));
    *out = s.data;
    return HS_OK;
}

static hs_status open_words(hs_roles *r, const hs_model *model, hs_error *err)
{
    hs_section words, scale;
    HS_TRY(hs_model_need(model, "r.word", 0, HS_ROLE_WORD, &words, err));
    HS_TRY(hs_model_need(model, "r.word.s", words.count, sizeof(float), &scale, err));
    if (words.count == 0) return hs_fail(err, HS_EMODEL, 0, "the role model knows no words");
    r->word = words.data;
    r->word_scale = scale.data;
    r->n_words = words.count;
    return open_floats(model, "r.relation", HS_N_RELATION * HS_ROLE_RELATION, &r->relation, err);
}

static hs_status open_layers(hs_roles *r, const hs_model *model, hs_error *err)
{
    char name[16];
    HS_TRY(hs_matrix_open(model, "r.into", HS_STATE, HS_ROLE_INPUT, &r->into, err));
    for (uint32_t i = 0; i < HS_ROLE_LAYERS; i++) {
        snprintf(name, sizeof name, "r.sru%u", i);
        HS_TRY(hs_matrix_open(model, name, 3 * HS_STATE, HS_STATE, &r->layer[i], err));
        snprintf(name, sizeof name, "r.sru%u.v", i);
        HS_TRY(open_floats(model, name, 4 * HS_SRU, &r->v[i], err));
        snprintf(name, sizeof name, "r.sru%u.g", i);
        HS_TRY(open_floats(model, name, 4 * HS_SRU, &r->b[i], err));
    }
    HS_TRY(hs_matrix_open(model, "r.unary", HS_ROLE_LABELS, HS_STATE, &r->unary, err));
    return open_floats(model, "r.transition", (HS_ROLE_LABELS + 1) * HS_ROLE_LABELS, &r->transition, err);
}

static hs_status open_link(const hs_model *model, const char *role, hs_link *link, hs_error *err)
{
    char name[16];
    snprintf(name, sizeof name, "r.%s.c", role);
    HS_TRY(hs_matrix_open(model, name, HS_ROLE_LINK, 2 * HS_STATE, &link->cue, err));
    snprintf(name, sizeof name, "r.%s.a", role);
    HS_TRY(hs_matrix_open(model, name, HS_ROLE_LINK, 2 * HS_STATE, &link->other, err));
    snprintf(name, sizeof name, "r.%s.p", role);
    return open_floats(model, name, HS_PAIR_ROWS, &link->pair, err);
}

static hs_status open_all(hs_roles *r, const hs_model *model, hs_error *err)
{
    HS_TRY(open_words(r, model, err));
    HS_TRY(open_layers(r, model, err));
    HS_TRY(open_link(model, "src", &r->source, err));
    HS_TRY(open_link(model, "con", &r->content, err));
    return open_floats(model, "r.none", HS_ROLE_LINK + 1, &r->none, err);
}

hs_status hs_roles_open(const hs_model *model, hs_roles **out, hs_error *err)
{
    *out = NULL;
    hs_roles *r = calloc(1, sizeof *r);
    if (!r) return hs_fail(err, HS_EMEMORY, 0, "memory ran out while the role model was opened");
    hs_status status = open_all(r, model, err);
    if (status != HS_OK) hs_roles_close(r);
    else *out = r;
    return status;
}

void hs_roles_close(hs_roles *r)
{
    if (!r) return;
    hs_matrix_close(&r->into);
    for (uint32_t i = 0; i < HS_ROLE_LAYERS; i++) hs_matrix_close(&r->layer[i]);
    hs_matrix_close(&r->unary);
    hs_matrix *links[4] = { &r->source.cue, &r->source.other, &r->content.cue, &r->content.other };
    for (int i = 0; i < 4; i++) hs_matrix_close(links[i]);
    free(r);
}

/* ---- what the encoder sees of a word --------------------------------------------------------- */

static uint32_t segment_of(const hs_tree *tree, uint32_t w)
{
    return tree->sentences[tree->sentence[w]].segment;
}

static void put_flags(const hs_tree *tree, uint32_t w, float flags[HS_ROLE_FLAGS])
{
    uint32_t q = tree->quote[w];
    while (q != HS_NONE && tree->quotes[q].parent != HS_NONE) q = tree->quotes[q].parent;
    if (q != HS_NONE) {
        const hs_quote *quote = &tree->quotes[q];
        bool opens = tree->span[w].end <= quote->inner.begin;
        bool closes = tree->span[w].begin >= quote->inner.end;
        flags[opens ? 1 : closes ? 2 : 0] = 1;
    }
    bool first = w == 0, last = w + 1 == tree->n;
    flags[3] = first || tree->sentence[w - 1] != tree->sentence[w];
    flags[4] = first || segment_of(tree, w - 1) != segment_of(tree, w);
    flags[5] = last || segment_of(tree, w + 1) != segment_of(tree, w);
    flags[6] = tree->head[w] == HS_NONE;
}

static void put_word(const hs_roles *r, const hs_tree *tree, const hs_tags *tags, uint32_t w, float *to)
{
    uint32_t head = tree->head[w];
    memcpy(to, tags->states + (size_t)w * HS_STATE, HS_STATE * sizeof *to);
    if (head != HS_NONE)
        memcpy(to + HS_STATE, tags->states + (size_t)head * HS_STATE, HS_STATE * sizeof *to);
    to += 2 * HS_STATE;
    uint32_t row = tags->word[w] < r->n_words ? tags->word[w] : 0;
    const int8_t *vector = r->word + (size_t)row * HS_ROLE_WORD;
    for (uint32_t k = 0; k < HS_ROLE_WORD; k++) to[k] = (float)vector[k] * r->word_scale[row];
    to += HS_ROLE_WORD;
    memcpy(to, r->relation + (size_t)tree->relation[w] * HS_ROLE_RELATION, HS_ROLE_RELATION * sizeof *to);
    put_flags(tree, w, to + HS_ROLE_RELATION);
}

enum { BLOCK = 192 };        /* words whose input fits the second-level cache */

float *hs_roles_encode(const hs_roles *r, const hs_tree *tree, const hs_tags *tags, hs_arena *scratch)
{
    uint32_t n = tree->n;
    float *x = hs_new(scratch, float, (size_t)n * HS_STATE);
    hs_mark mark = hs_arena_mark(scratch);
    for (uint32_t from = 0; from < n; from += BLOCK) {
        uint32_t m = n - from < BLOCK ? n - from : BLOCK;
        float *input = hs_new(scratch, float, (size_t)m * HS_ROLE_INPUT);
        for (uint32_t i = 0; i < m; i++)
            put_word(r, tree, tags, from + i, input + (size_t)i * HS_ROLE_INPUT);
        hs_rows rows = hs_rows_quantise(input, m, HS_ROLE_INPUT, HS_ROWS_LIMIT, scratch);
        float *to = x + (size_t)from * HS_STATE;
        hs_matrix_multiply(&r->into, &rows, to);
        for (uint32_t k = 0; k < m * HS_STATE; k++) to[k] = to[k] < 0 ? to[k] * 0.1f : to[k];
        hs_arena_rewind(scratch, mark);
    }
    float *gates = hs_new(scratch, float, (size_t)n * 3 * HS_STATE);
    for (uint32_t l = 0; l < HS_ROLE_LAYERS; l++) {
        hs_rows rows = hs_rows_quantise(x, n, HS_STATE, HS_ROWS_LIMIT, scratch);
        hs_matrix_multiply(&r->layer[l], &rows, gates);
        hs_sru_scan(gates, r->v[l], r->b[l], n, x, r->layer[l].path);
    }
    hs_arena_rewind(scratch, mark);
    return x;
}

void hs_roles_run(const hs_roles *roles, const hs_tree *tree, const hs_tags *tags, hs_raws *raws,
                  hs_arena *out, hs_arena *scratch)
{
    if (tree->n == 0) return;
    hs_mark mark = hs_arena_mark(scratch);
    float *states = hs_roles_encode(roles, tree, tags, scratch);
    hs_role_spans spans[HS_N_ROLES] = { { 0 } };
    hs_roles_label(roles, states, tree->n, spans, scratch);
    hs_roles_link(roles, tree, states, spans, raws, out, scratch);
    hs_arena_rewind(scratch, mark);
}
