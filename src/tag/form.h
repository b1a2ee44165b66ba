/* form.h - what the network sees of a word, and how a lemma is spelt from it. The trainer's
 * train/features.py says the same in Python; a change in one is a change in both. */
#ifndef HS_TAG_FORM_H
#define HS_TAG_FORM_H

#include "base/arena.h"
#include "base/slice.h"

#define HS_FEATURES 1        /* version; the model's section "features" must agree */

/* Hashed tables: suffixes of 4, 3, 2 bytes, prefix of 3, shape. Rows and floats a row. */
#define HS_FORM_TABLES(X) \
    X(SUFFIX4, "suffix4", 8192, 32) X(SUFFIX3, "suffix3", 8192, 32) X(SUFFIX2, "suffix2", 2048, 16) \
    X(PREFIX3, "prefix3", 8192, 32) X(SHAPE, "shape", 1024, 16)

#define HS_ENUM_TABLE(id, name, rows, width) HS_FORM_##id,
enum { HS_FORM_TABLES(HS_ENUM_TABLE) HS_N_FORM_TABLES };

typedef struct hs_form {
    hs_slice normal;         /* plain signs, lower case, digits as 0: what the word list has */
    uint32_t row[HS_N_FORM_TABLES];
} hs_form;

hs_form hs_form_of(hs_slice word, hs_arena *arena);

/* A lemma rule: cut, add, recase; or, with how '=', the lemma itself in `back`. */
typedef struct hs_lemma_rule {
    char     how;            /* 'L' lower, 'K' keep, 'U' first letter kept and the rest lower, '=' */
    uint32_t cut_front, cut_back;
    hs_slice front, back;
} hs_lemma_rule;

/* Reads one line of the model's rule list; false where it is none. */
bool hs_lemma_parse(hs_slice line, hs_lemma_rule *out);

/* The lemma, NUL-terminated in `arena`; the recased word where the rule does not fit it. */
const char *hs_lemma_apply(const hs_lemma_rule *rule, hs_slice word, hs_arena *arena);

#endif
