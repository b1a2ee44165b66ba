/* saying_words.h - are two statements the same words of somebody? Looks at words alone, not at a
 * database; what it says of two does not depend on their order.
 *
 * Two ways lead to a saying:
 *   speaker  the same speaker (family name, or a body's name), published at most HS_SAYING_DAYS
 *            apart: direct quotations that differ in at most 25 % of their weight, or where one
 *            holds the other so; indirect ones that differ in at most 7 %, with the same
 *            figures, names and negations.
 *   words    direct quotations of eight words and more, whoever is said to have said them and
 *            whenever: at most 12 %.
 * Weight is a half for words of grammar (data/light.txt; a quarter where one stands for another),
 * two for figures, names and negations, and one for others. The limits were chosen on made pairs
 * (tests/same.py).
 */
#ifndef HS_STORE_SAYING_WORDS_H
#define HS_STORE_SAYING_WORDS_H

#include "store/pool.h"

#include <stdbool.h>
#include <stdint.h>

enum { HS_SAYING_DAYS = 3, HS_SAYING_LONG = 8 };

typedef struct hs_print {    /* what a statement is found by; `words` 0: it is no saying */
    int64_t  handle;         /* of the speaker's name; 0 for none */
    int64_t  who;            /* the given name's first letter; 0 for none */
    int64_t  hash;           /* of all words */
    int64_t  sign;           /* a bit for each word that is not grammar's: what shares few is not alike */
    uint32_t words;
    bool     direct;
    int64_t *keys; uint32_t n_keys;      /* of long direct quotations: any eight words side by side share one */
} hs_print;

/* Makes the print of a statement: its content as printed and its kind. The speaker is filled in
 * by the caller. Its keys live in the pool. False when memory ended. */
bool hs_print_make(hs_pool *pool, const char *content, const char *kind, hs_print *out);

int64_t hs_print_hash(const char *text);         /* never 0 */

/* May these two be one saying, as far as prints tell? A quick no saves the comparison. */
bool hs_prints_near(const hs_print *a, const hs_print *b);

/* How far apart two contents are, 0 ... 1: what turns the shorter into a part of the longer, by its
 * weight. 1 also where figures, names or negations differ and one of them is not direct. */
double hs_saying_distance(const char *a, bool a_direct, const char *b, bool b_direct);

/* The most that two may differ: both known to be near by their speaker, or by words alone. */
double hs_saying_limit(bool both_direct, bool by_speaker);

/* The part of a content that is compared: for a mixed one what stands between quotation marks, where
 * that is five words and more. Freed by the caller; NULL when memory ended. *direct: is it quoted? */
char *hs_saying_text(const char *content, const char *kind, bool *direct);

/* `text` with what differs from `base`, word by word: {+new+} [-gone-]. Freed by the caller; NULL when
 * memory ended. */
char *hs_saying_marked(const char *base, const char *text);

#endif
