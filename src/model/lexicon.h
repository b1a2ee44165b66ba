/* lexicon.h - a word list of data/NAME.txt, packed into the model as section "lex.NAME".
 *
 * In the text file an entry is a line `key` or `key = value`; '#' begins a comment. Keys are
 * folded to lower case, their words separated by one blank. The section holds
 *     u32 n; u32 offset[n + 1]; then the entries, sorted by key:  key TAB value LF
 * with offsets counted from the first entry.
 */
#ifndef HS_MODEL_LEXICON_H
#define HS_MODEL_LEXICON_H

#include "base/slice.h"
#include "model/model.h"

typedef struct hs_lexicon {
    const uint32_t *offset;  /* [n + 1] */
    const char *text;
    uint32_t n;
} hs_lexicon;

/* Opens and checks the list (sorted, well-formed). Fails with HS_EMODEL where it is missing
 * or damaged. */
hs_status hs_lexicon_open(const hs_model *model, const char *name, hs_lexicon *out, hs_error *err);

/* The entry's value (empty where it has none); false where there is no such entry. The key's
 * case does not count. */
bool hs_lexicon_find(const hs_lexicon *lexicon, hs_slice key, hs_slice *value);
bool hs_lexicon_has(const hs_lexicon *lexicon, hs_slice key);

/* How many of the words the longest entry that begins at words[0] takes: 0 where there is
 * none. *value as above. Case does not count. */
uint32_t hs_lexicon_longest(const hs_lexicon *lexicon, const hs_slice *words, uint32_t n,
                            hs_slice *value);

/* The i-th entry, for loops over all. */
hs_slice hs_lexicon_entry(const hs_lexicon *lexicon, uint32_t i, hs_slice *value);

/* True where the blank-separated list of values holds the word: "say addressee" has "say". */
bool hs_value_has(hs_slice value, const char *word);

#endif
