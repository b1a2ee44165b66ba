/* tag.c - opens the encoder's weights and runs it; see tag.h.
 *
 * Words are handled in groups of whole sentences that fit the second-level cache: embed, then
 * for each layer quantise, multiply, scan; then one product for all linear heads.
 */
#include "tag/tag.h"

#include "base/utf8.h"
#include "model/kernel.h"
#include "tag/form.h"
#include "tag/sru.h"

#include <stdio.h>
#include <stdlib.h>

enum { LAYERS = 4, GROUP = 192, WORD_WIDTH = 128, N_NAME_TAGS = 1 + 2 * HS_N_NAME };
enum { MOST_TEXT = 1 << 28 };             /* bytes of a list of words, labels or rules */

typedef struct table {       /* rows of int8 with one scale each, in the model's blob */
    const int8_t *at;
    const float  *scale;
    uint32_t rows, width;
} table;

typedef struct vocabulary {  /* open addressing; entries borrow the blob */
    hs_slice *word;
    uint32_t *slot;          /* word number + 1; 0 is free */
    uint32_t  n, mask;
} vocabulary;

struct hs_tagger {
    vocabulary words;
    table word, form[HS_N_FORM_TABLES];
    hs_matrix layer[LAYERS];
    const float *v[LAYERS], *b[LAYERS];
    hs_matrix heads;         /* rows: upos, xpos, name tags, lemma rules */
    hs_lemma_rule *rules; uint32_t n_rules;
};

/* ---- opening ------------------------------------------------------------------------------- */

static hs_status open_table(const hs_model *model, const char *name, uint32_t rows, uint32_t width,
                            table *out, hs_error *err)
{
    char scale_name[24];
    hs_section section, scale;
    HS_TRY(hs_model_need(model, name, rows, width, &section, err));
    snprintf(scale_name, sizeof scale_name, "%s.s", name);
    HS_TRY(hs_model_need(model, scale_name, section.count, sizeof(float), &scale, err));
    *out = (table){ section.data, scale.data, section.count, width };
    return HS_OK;
}

static hs_status open_floats(const hs_model *model, const char *name, uint32_t count, const float **out,
                             hs_error *err)
{
    hs_section section;
    HS_TRY(hs_model_need(model, name, count, sizeof(float), &section, err));
    *out = section.data;
    return HS_OK;
}

static hs_slice take_line(hs_slice *text)
{
    const char *end = memchr(text->at, '\n', text->n);
    hs_slice line = { text->at, end ? (uint32_t)(end - text->at) : text->n };
    uint32_t taken = line.n + (end != NULL);
    text->at += taken;
    text->n -= taken;
    return line;
}

static hs_status open_lines(const hs_model *model, const char *name, hs_slice *text, uint32_t *n,
                            hs_error *err)
{
    hs_section section;
    HS_TRY(hs_model_need(model, name, 0, 1, &section, err));
    if (section.count > MOST_TEXT || !hs_utf8_valid(section.data, section.count))
        return hs_fail(err, HS_EMODEL, 0, "section %s of the model is no text in UTF-8", name);
    *text = (hs_slice){ section.data, section.count };
    *n = 1;
    for (uint32_t i = 0; i < text->n; i++) *n += text->at[i] == '\n';
    return HS_OK;
}

hs_status hs_tag_check_labels(const hs_model *model, const char *name, const char *const *want,
                              uint32_t n_want, hs_error *err)
{
    hs_slice text;
    uint32_t n;
    HS_TRY(open_lines(model, name, &text, &n, err));
    bool same = n == n_want;
    for (uint32_t i = 0; same && i < n; i++) same = hs_is(take_line(&text), want[i]);
    if (same) return HS_OK;
    return hs_fail(err, HS_EMODEL, 0, "section %s of the model names other labels than this program", name);
}

static hs_status open_words(hs_tagger *tagger, const hs_model *model, hs_error *err)
{
    vocabulary *v = &tagger->words;
    hs_slice text;
    HS_TRY(open_lines(model, "words", &text, &v->n, err));
    if (v->n != tagger->word.rows || v->n > 1u << 24)
        return hs_fail(err, HS_EMODEL, 0, "the model has %u words, but %u word vectors", v->n,
                       tagger->word.rows);
    uint32_t size = 1024;
    while (size < 3 * v->n) size *= 2;
    v->mask = size - 1;
    v->word = calloc(v->n, sizeof *v->word);
    v->slot = calloc(size, sizeof *v->slot);
    if (!v->word || !v->slot) return hs_fail(err, HS_EMEMORY, 0, "no memory for the model's words");
    for (uint32_t i = 0; i < v->n; i++) {
        v->word[i] = take_line(&text);
        uint32_t at = hs_hash32(v->word[i].at, v->word[i].n) & v->mask;
        while (v->slot[at]) at = (at + 1) & v->mask;
        v->slot[at] = i + 1;
    }
    return HS_OK;
}

static hs_status open_rules(hs_tagger *tagger, const hs_model *model, hs_error *err)
{
    hs_slice text;
    HS_TRY(open_lines(model, "labels.lemma", &text, &tagger->n_rules, err));
    tagger->rules = calloc(tagger->n_rules, sizeof *tagger->rules);
    if (!tagger->rules) return hs_fail(err, HS_EMEMORY, 0, "no memory for the model's lemma rules");
    for (uint32_t i = 0; i < tagger->n_rules; i++)
        if (!hs_lemma_parse(take_line(&text), &tagger->rules[i]))
            return hs_fail(err, HS_EMODEL, 0, "lemma rule %u of the model cannot be read", i);
    return HS_OK;
}

static hs_status check_features(const hs_model *model, hs_error *err)
{
    const float *version;
    HS_TRY(open_floats(model, "features", 1, &version, err));
    if (*version == (float)HS_FEATURES) return HS_OK;
    return hs_fail(err, HS_EMODEL, 0, "the model was trained on word features of version %g, this program "
                   "has version %d: train the model again", (double)*version, HS_FEATURES);
}

static hs_status open_all(hs_tagger *tagger, const hs_model *model, hs_error *err)
{
    HS_TRY(check_features(model, err));
    HS_TRY(hs_tag_check_labels(model, "labels.upos", hs_upos_names, HS_N_UPOS, err));
    HS_TRY(hs_tag_check_labels(model, "labels.xpos", hs_xpos_names, HS_N_XPOS, err));
    HS_TRY(hs_tag_check_labels(model, "labels.name", hs_name_names, HS_N_NAME, err));
    HS_TRY(open_table(model, "word", 0, WORD_WIDTH, &tagger->word, err));
#define OPEN(id, name, rows, width) \
    HS_TRY(open_table(model, name, rows, width, &tagger->form[HS_FORM_##id], err));
    HS_FORM_TABLES(OPEN)
#undef OPEN
    HS_TRY(open_words(tagger, model, err));
    HS_TRY(open_rules(tagger, model, err));
    for (uint32_t i = 0; i < LAYERS; i++) {
        char name[16];
        snprintf(name, sizeof name, "sru%u", i);
        HS_TRY(hs_matrix_open(model, name, 3 * HS_STATE, HS_STATE, &tagger->layer[i], err));
        snprintf(name, sizeof name, "sru%u.v", i);
        HS_TRY(open_floats(model, name, 4 * HS_SRU, &tagger->v[i], err));
        snprintf(name, sizeof name, "sru%u.g", i);
        HS_TRY(open_floats(model, name, 4 * HS_SRU, &tagger->b[i], err));
    }
    return hs_matrix_open(model, "heads", HS_N_UPOS + HS_N_XPOS + N_NAME_TAGS + tagger->n_rules, HS_STATE,
                          &tagger->heads, err);
}

hs_status hs_tag_open(const hs_model *model, hs_tagger **out, hs_error *err)
{
    *out = NULL;
    hs_tagger *tagger = calloc(1, sizeof *tagger);
    if (!tagger) return hs_fail(err, HS_EMEMORY, 0, "no memory for the tagger");
    hs_status status = open_all(tagger, model, err);
    if (status != HS_OK) {
        hs_tag_close(tagger);
        return status;
    }
    *out = tagger;
    return HS_OK;
}

void hs_tag_close(hs_tagger *tagger)
{
    if (!tagger) return;
    for (uint32_t i = 0; i < LAYERS; i++) hs_matrix_close(&tagger->layer[i]);
    hs_matrix_close(&tagger->heads);
    free(tagger->words.word);
    free(tagger->words.slot);
    free(tagger->rules);
    free(tagger);
}

void hs_tag_choose_path(hs_tagger *tagger, hs_path path)
{
    for (uint32_t i = 0; i < LAYERS; i++) tagger->layer[i].path = path;
    tagger->heads.path = path;
}

/* ---- running ------------------------------------------------------------------------------- */

static uint32_t word_number(const vocabulary *v, hs_slice normal)
{
    uint32_t at = hs_hash32(normal.at, normal.n) & v->mask;
    for (; v->slot[at]; at = (at + 1) & v->mask)
        if (hs_equal(v->word[v->slot[at] - 1], normal)) return v->slot[at] - 1;
    return 0;                             /* the unknown word */
}

static float *put_row(const table *t, uint32_t row, float *to)
{
    const int8_t *from = t->at + (size_t)row * t->width;
    for (uint32_t k = 0; k < t->width; k++) to[k] = (float)from[k] * t->scale[row];
    return to + t->width;
}

/* Writes the word's input vector; returns its number in the vocabulary. */
static uint32_t embed(const hs_tagger *tagger, hs_slice word, float *to, hs_arena *scratch)
{
    hs_form form = hs_form_of(word, scratch);
    uint32_t number = word_number(&tagger->words, form.normal);
    to = put_row(&tagger->word, number, to);
    for (uint32_t t = 0; t < HS_N_FORM_TABLES; t++) to = put_row(&tagger->form[t], form.row[t], to);
    return number;
}

static uint32_t best_of(const float *score, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        if (score[i] > score[best]) best = i;
    return best;
}

typedef struct outputs {
    float *states;
    uint32_t *word;
    uint8_t *upos, *xpos, *name;
    const char **lemma;
} outputs;

/* The linear heads over the states of n words; the results go to place `begin` and on. */
static void read_tags(const hs_tagger *tagger, const char *text, const hs_span *at, const float *states,
                      uint32_t begin, uint32_t n, const outputs *to, hs_arena *out, hs_arena *scratch)
{
    const hs_matrix *heads = &tagger->heads;
    hs_rows rows = hs_rows_quantise(states, n, HS_STATE, HS_ROWS_LIMIT, scratch);
    float *scores = hs_new(scratch, float, (size_t)n * heads->padded);
    hs_matrix_multiply(heads, &rows, scores);
    for (uint32_t i = 0; i < n; i++) {
        const float *xpos = scores + (size_t)i * heads->padded + HS_N_UPOS;
        const float *name = xpos + HS_N_XPOS, *lemma = name + N_NAME_TAGS;
        to->upos[begin + i] = (uint8_t)best_of(xpos - HS_N_UPOS, HS_N_UPOS);
        to->xpos[begin + i] = (uint8_t)best_of(xpos, HS_N_XPOS);
        to->name[begin + i] = (uint8_t)best_of(name, N_NAME_TAGS);
        const hs_lemma_rule *rule = &tagger->rules[best_of(lemma, tagger->n_rules)];
        to->lemma[begin + i] = hs_lemma_apply(rule, hs_cut(text, at[i]), out);
    }
}

/* Encodes sentences [first, last) and reads the tags off. */
static void run_group(const hs_tagger *tagger, const char *text, const hs_words *words,
                      uint32_t first, uint32_t last, const outputs *to, hs_arena *out,
                      hs_arena *scratch)
{
    uint32_t begin = words->sentences[first].tokens.first, end = words->sentences[last - 1].tokens.last;
    uint32_t n = end - begin;
    float *x = to->states + (size_t)begin * HS_STATE;
    for (uint32_t i = 0; i < n; i++)
        to->word[begin + i] = embed(tagger, hs_cut(text, words->at[begin + i]), x + (size_t)i * HS_STATE,
                                    scratch);
    float *gates = hs_new(scratch, float, (size_t)n * 3 * HS_STATE);
    for (uint32_t l = 0; l < LAYERS; l++) {
        hs_rows rows = hs_rows_quantise(x, n, HS_STATE, HS_ROWS_LIMIT, scratch);
        hs_matrix_multiply(&tagger->layer[l], &rows, gates);
        for (uint32_t s = first; s < last; s++) {
            size_t at = words->sentences[s].tokens.first - begin;
            hs_sru_scan(gates + at * 3 * HS_STATE, tagger->v[l], tagger->b[l],
                        words->sentences[s].tokens.last - words->sentences[s].tokens.first,
                        x + at * HS_STATE, tagger->layer[l].path);
        }
    }
    read_tags(tagger, text, words->at + begin, x, begin, n, to, out, scratch);
}

/* A part of a name that follows no part of the same type begins one. */
static void mend_names(uint8_t *name, const hs_words *words)
{
    for (uint32_t s = 0; s < words->n_sentences; s++) {
        hs_range r = words->sentences[s].tokens;
        for (uint32_t i = r.first; i < r.last; i++) {
            if (name[i] == HS_NAME_NONE || name[i] % 2) continue;
            bool follows = i > r.first && name[i - 1] && HS_NAME_TYPE(name[i - 1]) == HS_NAME_TYPE(name[i]);
            if (!follows) name[i]--;
        }
    }
}

/* A noun with a capital that neither the training texts nor the 50,000 words with vectors have is
 * a name, also where the capital might be the sentence's own. */
static bool is_unknown_name(hs_slice word, uint8_t upos)
{
    if (upos != HS_UPOS_NOUN || word.n < 3 || word.at[0] < 'A' || word.at[0] > 'Z') return false;
    for (uint32_t i = 1; i < word.n; i++)
        if (word.at[i] < 'a' || word.at[i] > 'z') return false;
    return true;
}

static void mend_tags(const char *text, const hs_words *words, const outputs *to)
{
    for (uint32_t i = 0; i < words->n; i++) {
        if (to->word[i] != 0 || !is_unknown_name(hs_cut(text, words->at[i]), to->upos[i])) continue;
        to->upos[i] = HS_UPOS_PROPN;
        to->xpos[i] = HS_XPOS_NNP;
    }
}

hs_tags hs_tag_run(const hs_tagger *tagger, const char *text, const hs_words *words, hs_arena *out,
                   hs_arena *scratch)
{
    outputs to = { hs_new(out, float, (size_t)words->n * HS_STATE), hs_new(out, uint32_t, words->n),
                   hs_new(out, uint8_t, words->n),
                   hs_new(out, uint8_t, words->n), hs_new(out, uint8_t, words->n),
                   hs_new(out, const char *, words->n) };
    for (uint32_t first = 0, last; first < words->n_sentences; first = last) {
        uint32_t begin = words->sentences[first].tokens.first;
        last = first + 1;
        while (last < words->n_sentences && words->sentences[last].tokens.last - begin <= GROUP) last++;
        hs_mark mark = hs_arena_mark(scratch);
        run_group(tagger, text, words, first, last, &to, out, scratch);
        hs_arena_rewind(scratch, mark);
    }
    mend_names(to.name, words);
    mend_tags(text, words, &to);
    return (hs_tags){ to.states, HS_STATE, to.word, to.upos, to.xpos, to.name, to.lemma };
}
