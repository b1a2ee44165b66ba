/* roles_link.c - which source and which contents belong to which cue.
 *
 * A cue and another span are each described by the states of their first and last word; the
 * score of a pair is the product of two projections of these, plus what the order and the
 * distance of the two say. Every content takes its best cue; every cue its best source, or
 * none where that scores higher (one source may serve several cues).
 */
#include "attrib/roles_model.h"

enum { REACH = 250 };        /* words between a cue and what belongs to it, as in training */

typedef struct side {        /* one list of spans, projected */
    const hs_role_span *span; uint32_t n;
    const float *at; uint32_t width;
} side;

static side project(const hs_matrix *matrix, const hs_role_spans *spans, const float *states,
                    hs_arena *scratch)
{
    float *ends = hs_new(scratch, float, (size_t)spans->n * 2 * HS_STATE);
    for (uint32_t i = 0; i < spans->n; i++) {
        hs_range r = spans->at[i].words;
        float *to = ends + (size_t)i * 2 * HS_STATE;
        memcpy(to, states + (size_t)r.first * HS_STATE, HS_STATE * sizeof *to);
        memcpy(to + HS_STATE, states + (size_t)(r.last - 1) * HS_STATE, HS_STATE * sizeof *to);
    }
    hs_rows rows = hs_rows_quantise(ends, spans->n, 2 * HS_STATE, HS_ROWS_LIMIT, scratch);
    float *out = hs_new(scratch, float, (size_t)spans->n * matrix->padded);
    hs_matrix_multiply(matrix, &rows, out);
    for (size_t k = 0; k < (size_t)spans->n * matrix->padded; k++)
        out[k] = out[k] < 0 ? out[k] * 0.1f : out[k];
    return (side){ spans->at, spans->n, out, matrix->padded };
}

static uint32_t words_bucket(uint32_t gap)
{
    static const uint32_t from[] = { 1, 2, 3, 4, 6, 9, 15, 26 };
    uint32_t b = 0;
    while (b < sizeof from / sizeof *from && gap >= from[b]) b++;
    return b;
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* What order and distance say, or -1e9 where the two are too far apart. */
static float place_score(const float *pair, const hs_tree *tree, hs_range cue, hs_range other,
                         uint32_t cues_between)
{
    bool before = other.last <= cue.first;
    uint32_t gap = before ? cue.first - other.last : other.first - cue.last;
    if (gap > REACH) return -1e9f;
    uint32_t a = least(cue.first, other.first), b = cue.first + other.first - a;
    uint32_t sa = tree->sentence[a], sb = tree->sentence[b];
    uint32_t sentences = least(sb - sa, 4);
    uint32_t paragraphs = least(tree->sentences[sb].segment - tree->sentences[sa].segment, 2);
    uint32_t words = words_bucket(gap) + (before ? 9 : 0);
    uint32_t place = HS_PAIR_WORDS + sentences * 3 + paragraphs + (before ? 15 : 0);
    uint32_t cues = HS_PAIR_WORDS + HS_PAIR_PLACES + least(cues_between, 4) + (before ? 5 : 0);
    return pair[words] + pair[place] + pair[cues];
}

static uint32_t cues_before(const hs_role_spans *cues, uint32_t word)
{
    uint32_t low = 0, high = cues->n;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (cues->at[middle].words.first < word) low = middle + 1;
        else high = middle;
    }
    return low;
}

static float score(const hs_link *link, const hs_tree *tree, const hs_role_spans *cues,
                   const side *c, uint32_t i, const side *o, uint32_t j)
{
    hs_range cue = c->span[i].words, other = o->span[j].words;
    bool before = other.last <= cue.first;
    uint32_t from = before ? other.last : cue.last, to = before ? cue.first : other.first;
    float place = place_score(link->pair, tree, cue, other, cues_before(cues, to) - cues_before(cues, from));
    if (place < -1e8f) return place;
    const float *x = c->at + (size_t)i * c->width, *y = o->at + (size_t)j * o->width;
    float product = 0;
    for (uint32_t k = 0; k < HS_ROLE_LINK; k++) product += x[k] * y[k];
    return product + place;
}

/* The spans of `o` that lie within reach of word `w`, as a range of indexes: both lists are in
 * text order, so that long windows stay linear. */
static hs_range near(const side *o, uint32_t first, uint32_t last)
{
    uint32_t from = 0, high = o->n;
    while (from < high) {
        uint32_t middle = (from + high) / 2;
        if (o->span[middle].words.last + REACH < first) from = middle + 1;
        else high = middle;
    }
    uint32_t to = from;
    while (to < o->n && o->span[to].words.first <= last + REACH) to++;
    return (hs_range){ from, to };
}

static void choose_sources(const hs_roles *r, const hs_tree *tree, const hs_role_spans *cues,
                           const side *c, const side *o, hs_raw *raw)
{
    for (uint32_t i = 0; i < c->n; i++) {
        const float *x = c->at + (size_t)i * c->width;
        float most = r->none[HS_ROLE_LINK];
        for (uint32_t k = 0; k < HS_ROLE_LINK; k++) most += x[k] * r->none[k];
        hs_range reach = near(o, c->span[i].words.first, c->span[i].words.last);
        for (uint32_t j = reach.first; j < reach.last; j++) {
            float s = score(&r->source, tree, cues, c, i, o, j);
            if (s <= most) continue;
            most = s;
            raw[i].source = o->span[j].words;
        }
    }
}

static void choose_cues(const hs_roles *r, const hs_tree *tree, const hs_role_spans *cues,
                        const side *c, const side *o, hs_raw *raw)
{
    for (uint32_t j = 0; j < o->n; j++) {
        float most = -1e8f, sum = 0;
        uint32_t best = HS_NONE;
        hs_range reach = near(c, o->span[j].words.first, o->span[j].words.last);
        for (uint32_t i = reach.first; i < reach.last; i++) {
            float s = score(&r->content, tree, cues, c, i, o, j);
            if (s <= -1e8f) continue;
            sum = s > most ? sum * hs_exp(most - s) + 1 : sum + hs_exp(s - most);
            if (s > most) { most = s; best = i; }
        }
        if (best == HS_NONE || !hs_raw_add(&raw[best], o->span[j].words)) continue;
        float sure = o->span[j].sure / sum;
        if (raw[best].n_content == 1 || sure < raw[best].confidence) raw[best].confidence = sure;
    }
}

void hs_roles_link(const hs_roles *r, const hs_tree *tree, const float *states,
                   const hs_role_spans spans[HS_N_ROLES], hs_raws *raws, hs_arena *out,
                   hs_arena *scratch)
{
    const hs_role_spans *cues = &spans[HS_ROLE_CUE];
    if (cues->n == 0) return;
    hs_raw *raw = hs_new(scratch, hs_raw, cues->n);
    for (uint32_t i = 0; i < cues->n; i++)
        raw[i] = (hs_raw){ .cue = cues->at[i].words, .rule = "role-model" };
    side c = project(&r->source.cue, cues, states, scratch);
    side o = project(&r->source.other, &spans[HS_ROLE_SOURCE], states, scratch);
    choose_sources(r, tree, cues, &c, &o, raw);
    c = project(&r->content.cue, cues, states, scratch);
    o = project(&r->content.other, &spans[HS_ROLE_CONTENT], states, scratch);
    choose_cues(r, tree, cues, &c, &o, raw);
    for (uint32_t i = 0; i < cues->n; i++) {
        if (raw[i].n_content == 0) continue;
        raw[i].confidence *= cues->at[i].sure;
        *hs_push(out, raws) = raw[i];
    }
}
