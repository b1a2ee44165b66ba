/* batch.c - cuts a report into batches of whole paragraphs and puts the results together. */
#include "read/batch.h"

enum { ENOUGH = 700, TOO_MANY = 4000 };  /* words; the role model was trained on up to 1,000 */

typedef struct whole {       /* the report's arrays, filled batch by batch */
    uint8_t *upos, *xpos, *name, *relation;
    const char **lemma;
    uint32_t *head;
} whole;

/* The sentence after the batch that begins with sentence `first`: the first one that begins a
 * paragraph after ENOUGH words, or any one after TOO_MANY. */
static uint32_t batch_end(const hs_words *words, uint32_t first)
{
    uint32_t s = first + 1, begin = words->sentences[first].tokens.first;
    for (; s < words->n_sentences; s++) {
        uint32_t n = words->sentences[s].tokens.first - begin;
        bool paragraph = words->sentences[s].segment != words->sentences[s - 1].segment;
        if ((n >= ENOUGH && paragraph) || n >= TOO_MANY) break;
    }
    return s;
}

/* The batch's words and sentences, counted from its first word. */
static hs_words cut_words(const hs_words *words, hs_range sentences, hs_arena *batch)
{
    uint32_t n = sentences.last - sentences.first;
    uint32_t shift = words->sentences[sentences.first].tokens.first;
    hs_sentence *own = hs_new(batch, hs_sentence, n);
    for (uint32_t i = 0; i < n; i++) {
        own[i] = words->sentences[sentences.first + i];
        own[i].tokens.first -= shift;
        own[i].tokens.last -= shift;
    }
    uint32_t last = words->sentences[sentences.last - 1].tokens.last;
    return (hs_words){ words->at + shift, last - shift, own, n };
}

enum { DEEPEST = 32 };       /* quotations that hold one another; the text layer makes fewer */

/* The quotations that reach into the batch, counted anew: those still open where it begins,
 * outer before inner, then those that begin in it. *next is the first that begins in it or
 * later, and moves on with the batches, so that a long quotation over many short ones costs
 * nothing. */
static const hs_quote *cut_quotes(const hs_quote *quotes, uint32_t n_quotes, hs_span text,
                                  uint32_t *next, uint32_t *n, hs_arena *batch)
{
    uint32_t open[DEEPEST], depth = 0;
    while (*next < n_quotes && quotes[*next].span.begin < text.begin) ++*next;
    uint32_t first = *next, last = first;
    for (uint32_t q = first ? first - 1 : HS_NONE; q != HS_NONE && depth < DEEPEST; q = quotes[q].parent)
        if (quotes[q].span.end > text.begin) open[depth++] = q;
    while (last < n_quotes && quotes[last].span.begin < text.end) last++;
    *n = depth + last - first;
    hs_quote *own = hs_new(batch, hs_quote, *n);
    for (uint32_t i = 0; i < *n; i++) {
        own[i] = quotes[i < depth ? open[depth - 1 - i] : first + i - depth];
        uint32_t parent = own[i].parent, place = HS_NONE;
        for (uint32_t k = 0; k < depth; k++)
            if (open[depth - 1 - k] == parent) place = k;
        own[i].parent = parent == HS_NONE || parent < first ? place : parent - first + depth;
    }
    return own;
}

static void keep(whole *to, uint32_t shift, uint32_t n, const hs_tags *tags, const hs_arcs *arcs, hs_arena *doc)
{
    memcpy(to->upos + shift, tags->upos, n);
    memcpy(to->xpos + shift, tags->xpos, n);
    memcpy(to->name + shift, tags->name, n);
    memcpy(to->relation + shift, arcs->relation, n);
    for (uint32_t i = 0; i < n; i++) {
        to->head[shift + i] = arcs->head[i] == HS_NONE ? HS_NONE : arcs->head[i] + shift;
        to->lemma[shift + i] = hs_copy(doc, tags->lemma[i], strlen(tags->lemma[i]));
    }
}

hs_reading hs_read_batches(const hs_engine *e, const char *text, const hs_words *words,
                           const hs_layout *layout, const hs_quote *quotes, uint32_t n_quotes,
                           hs_arena *doc, hs_arena *work, hs_arena *batch, hs_arena *scratch)
{
    whole to = { hs_new(work, uint8_t, words->n), hs_new(work, uint8_t, words->n),
                 hs_new(work, uint8_t, words->n), hs_new(work, uint8_t, words->n),
                 hs_new(work, const char *, words->n), hs_new(work, uint32_t, words->n) };
    hs_raws heard = { 0 };
    uint32_t quote = 0, n_own;
    for (uint32_t first = 0, last; first < words->n_sentences; first = last) {
        hs_mark mark = hs_arena_mark(batch);
        last = batch_end(words, first);
        uint32_t shift = words->sentences[first].tokens.first;
        hs_words own = cut_words(words, (hs_range){ first, last }, batch);
        hs_span span = { words->sentences[first].span.begin, words->sentences[last - 1].span.end };
        const hs_quote *q = cut_quotes(quotes, n_quotes, span, &quote, &n_own, batch);
        hs_tags tags = hs_tag_run(e->tagger, text, &own, batch, scratch);
        hs_arcs arcs = hs_parse_run(e->parser, &own, &tags, batch, scratch);
        hs_tree tree = hs_tree_build(text, &own, &tags, &arcs, layout->segments, layout->n_segments,
                                     q, n_own, batch);
        hs_attrib_listen(e->attributor, &tree, &tags, shift, &heard, work, scratch);
        keep(&to, shift, own.n, &tags, &arcs, doc);
        hs_arena_rewind(batch, mark);
    }
    return (hs_reading){ .tags = { .upos = to.upos, .xpos = to.xpos, .name = to.name, .lemma = to.lemma },
                         .arcs = { to.head, to.relation }, .heard = heard };
}
