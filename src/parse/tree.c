/* tree.c - the view of the analysed words, with children and subtrees laid out in arrays. */
#include "parse/tree.h"

/* Sentence and innermost quotation of every word. */
static void place_words(hs_tree *t, hs_arena *out)
{
    uint32_t *sentence = hs_new(out, uint32_t, t->n), *quote = hs_new(out, uint32_t, t->n);
    for (uint32_t s = 0; s < t->n_sentences; s++)
        for (uint32_t w = t->sentences[s].tokens.first; w < t->sentences[s].tokens.last; w++)
            sentence[w] = s;
    for (uint32_t w = 0; w < t->n; w++) quote[w] = HS_NONE;
    /* Quotations come outer before inner, so the innermost is written last; nesting is
     * shallow, so the inner loops together are linear in the words. */
    for (uint32_t q = 0; q < t->n_quotes; q++)
        for (uint32_t w = hs_tree_word_at(t, t->quotes[q].span.begin);
             w < t->n && t->span[w].begin < t->quotes[q].span.end; w++)
            quote[w] = q;
    t->sentence = sentence;
    t->quote = quote;
}

static void list_children(hs_tree *t, hs_arena *out)
{
    uint32_t *first = hs_new(out, uint32_t, t->n + 2), *child = hs_new(out, uint32_t, t->n);
    for (uint32_t w = 0; w < t->n; w++)
        if (t->head[w] != HS_NONE) first[t->head[w] + 2]++;
    for (uint32_t w = 0; w < t->n; w++) first[w + 2] += first[w + 1];
    for (uint32_t w = 0; w < t->n; w++)
        if (t->head[w] != HS_NONE) child[first[t->head[w] + 1]++] = w;
    t->child_first = first;
    t->child = child;
}

/* Each word passes its reach up to its head once all its own children have: the order of
 * leaving the tree, found by counting children. */
static void measure_reach(hs_tree *t, hs_arena *out)
{
    hs_range *reach = hs_new(out, hs_range, t->n);
    uint32_t *open = hs_new(out, uint32_t, t->n), *ready = hs_new(out, uint32_t, t->n);
    uint32_t n = 0;
    for (uint32_t w = 0; w < t->n; w++) {
        reach[w] = (hs_range){ w, w + 1 };
        open[w] = t->child_first[w + 1] - t->child_first[w];
        if (open[w] == 0) ready[n++] = w;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t w = ready[i], head = t->head[w];
        if (head == HS_NONE) continue;
        if (reach[w].first < reach[head].first) reach[head].first = reach[w].first;
        if (reach[w].last > reach[head].last) reach[head].last = reach[w].last;
        if (--open[head] == 0) ready[n++] = head;
    }
    t->reach = reach;
}

hs_tree hs_tree_build(const char *text, const hs_words *words, const hs_tags *tags,
                      const hs_arcs *arcs, const hs_segment *segments, uint32_t n_segments,
                      const hs_quote *quotes, uint32_t n_quotes, hs_arena *out)
{
    hs_tree t = {
        .text = text, .span = words->at, .n = words->n,
        .sentences = words->sentences, .n_sentences = words->n_sentences,
        .segments = segments, .n_segments = n_segments, .quotes = quotes, .n_quotes = n_quotes,
        .upos = tags->upos, .xpos = tags->xpos, .name = tags->name, .lemma = tags->lemma,
        .head = arcs->head, .relation = arcs->relation,
    };
    place_words(&t, out);
    list_children(&t, out);
    measure_reach(&t, out);
    return t;
}

uint32_t hs_tree_child(const hs_tree *t, uint32_t word, uint8_t relation)
{
    for (uint32_t i = t->child_first[word]; i < t->child_first[word + 1]; i++)
        if (t->relation[t->child[i]] == relation) return t->child[i];
    return HS_NONE;
}

/* The part before the colon: nsubj of nsubj:pass. */
static bool same_universal(uint8_t a, uint8_t b)
{
    const char *x = hs_relation_names[a], *y = hs_relation_names[b];
    while (*x && *x != ':' && *x == *y) { x++; y++; }
    return (*x == 0 || *x == ':') && (*y == 0 || *y == ':');
}

uint32_t hs_tree_child_any(const hs_tree *t, uint32_t word, uint8_t relation)
{
    for (uint32_t i = t->child_first[word]; i < t->child_first[word + 1]; i++)
        if (same_universal(t->relation[t->child[i]], relation)) return t->child[i];
    return HS_NONE;
}

bool hs_tree_under(const hs_tree *t, uint32_t word, uint32_t above)
{
    while (word != HS_NONE && word != above) word = t->head[word];
    return word == above;
}

hs_slice hs_tree_form(const hs_tree *t, uint32_t word) { return hs_cut(t->text, t->span[word]); }

hs_span hs_tree_span(const hs_tree *t, hs_range words)
{
    if (words.first >= words.last) return (hs_span){ 0, 0 };
    return (hs_span){ t->span[words.first].begin, t->span[words.last - 1].end };
}

bool hs_tree_is(const hs_tree *t, uint32_t word, const char *lemma)
{
    return strcmp(t->lemma[word], lemma) == 0;
}

uint32_t hs_tree_word_at(const hs_tree *t, uint32_t offset)
{
    uint32_t low = 0, high = t->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (t->span[middle].begin < offset) low = middle + 1;
        else high = middle;
    }
    return low;
}
