/* tree.h - the analysed words, as every later stage reads them, and walks over the trees. */
#ifndef HS_PARSE_TREE_H
#define HS_PARSE_TREE_H

#include "parse/parse.h"

typedef struct hs_tree {     /* a view: all arrays are borrowed, [n] each */
    const char *text;
    const hs_span *span;
    uint32_t n;
    const hs_sentence *sentences; uint32_t n_sentences;
    const hs_segment  *segments;  uint32_t n_segments;
    const hs_quote    *quotes;    uint32_t n_quotes;
    const uint8_t *upos, *xpos, *name, *relation;
    const char *const *lemma;
    const uint32_t *head;
    const uint32_t *sentence;    /* sentence index of each word */
    const uint32_t *quote;       /* innermost quotation that the word stands in, or HS_NONE */
    const uint32_t *child_first; /* [n + 1] children of word i: child[child_first[i] .. child_first[i + 1]) */
    const uint32_t *child;       /* in text order */
    const hs_range *reach;       /* [n] first and past-the-last word of the subtree of word i */
} hs_tree;

/* Puts the view together; the additional arrays are allocated in `out`. */
hs_tree hs_tree_build(const char *text, const hs_words *words, const hs_tags *tags,
                      const hs_arcs *arcs, const hs_segment *segments, uint32_t n_segments,
                      const hs_quote *quotes, uint32_t n_quotes, hs_arena *out);

/* First child of `word` with the relation (or, for _any, one whose relation's universal part
 * is that of `relation`: nsubj finds nsubj:pass); HS_NONE where there is none. */
uint32_t hs_tree_child(const hs_tree *tree, uint32_t word, uint8_t relation);
uint32_t hs_tree_child_any(const hs_tree *tree, uint32_t word, uint8_t relation);

/* True where `word` is `above`, or stands below it. */
bool hs_tree_under(const hs_tree *tree, uint32_t word, uint32_t above);

hs_slice hs_tree_form(const hs_tree *tree, uint32_t word);          /* as printed */
hs_span  hs_tree_span(const hs_tree *tree, hs_range words);         /* bytes of a range of words */
bool     hs_tree_is(const hs_tree *tree, uint32_t word, const char *lemma);

/* The word that begins at or after the byte offset: n where there is none. Binary search. */
uint32_t hs_tree_word_at(const hs_tree *tree, uint32_t offset);

#endif
