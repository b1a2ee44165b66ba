/* token.h - sentences and syntactic words as in Universal Dependencies English (EWT, GUM).
 *
 * A word is a span of the text: "don't" is do + n't, "John's" is John + 's, "cannot" is
 * can + not, "state-of-the-art" is seven words. A sentence lies inside one segment.
 */
#ifndef HS_TOKEN_TOKEN_H
#define HS_TOKEN_TOKEN_H

#include "text/layout.h"
#include "text/quote.h"

typedef struct hs_words {
    const hs_span *at;             uint32_t n;            /* in text order, no overlaps */
    const hs_sentence *sentences;  uint32_t n_sentences;  /* every word is in one */
} hs_words;

/* Words and sentences of all segments. Sentences of more than HS_MAX_SENTENCE words are cut
 * at the best place before. */
#define HS_MAX_SENTENCE 256

hs_words hs_token_split(const hs_text_lexicons *lexicons, const char *text,
                        const hs_segment *segments, uint32_t n_segments,
                        const hs_quote *quotes, uint32_t n_quotes,
                        hs_arena *out, hs_arena *scratch);

#endif
