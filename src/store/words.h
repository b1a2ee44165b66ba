/* words.h - bare words: what is indexed and searched, the same in every database.
 *
 * A word is a run of letters and digits, case folded (Unicode 14, full folding), without
 * accents (marks that compatibility decomposition, NFKD, splits off). All else parts words.
 */
#ifndef HS_STORE_WORDS_H
#define HS_STORE_WORDS_H

#include "store/pool.h"

/* Writes the bare words of n bytes of UTF-8, each followed by a blank, at most `most` of them;
 * a word is cut at 60 bytes. Returns how many. */
size_t hs_words_put(const char *text, size_t n, size_t most, hs_buffer *out);

/* The bare words of a string, parted by single blanks; "" for NULL. The caller frees it; NULL
 * when memory ends. */
char *hs_words_of(const char *text);

/* What a user looks for, in the database's own language, as a string to be freed: all words
 * must occur; "words in quotation marks" in that order side by side; `negotiat*` begins a word.
 * A hyphened word is its parts side by side. NULL when memory ends; "" where there is no word. */
char *hs_words_query(const char *wanted, bool postgres);

/* Says which of n bytes of text belong to words that are looked for: found[i] of n, as hs_words_query's
 * terms stand there. */
void hs_words_mark(const char *wanted, const char *text, size_t n, bool *found);

/* Bare words (parted by blanks) as PostgreSQL's tsvector literal, freed by the caller. */
char *hs_words_vector(const char *words);

#endif
