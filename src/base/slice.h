/* slice.h - a stretch of bytes that somebody else owns, and the questions asked of it. */
#ifndef HS_BASE_SLICE_H
#define HS_BASE_SLICE_H

#include "hearsay.h"

#include <stdbool.h>
#include <string.h>

typedef struct hs_slice { const char *at; uint32_t n; } hs_slice;

static inline hs_slice hs_str(const char *s) { return (hs_slice){ s, (uint32_t)strlen(s) }; }
static inline hs_slice hs_cut(const char *text, hs_span s)
{
    return (hs_slice){ text + s.begin, s.end - s.begin };
}

/* ASCII only: other bytes are never letters, digits or blanks here, and equal themselves. */
static inline bool hs_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool hs_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool hs_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool hs_is_letter(char c) { return hs_is_upper(c) || hs_is_lower(c); }
static inline bool hs_is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline char hs_lower(char c) { return hs_is_upper(c) ? (char)(c + ('a' - 'A')) : c; }

bool hs_equal(hs_slice a, hs_slice b);
bool hs_equal_nocase(hs_slice a, hs_slice b);             /* ASCII letters folded */
bool hs_is(hs_slice a, const char *word);                 /* equal to word */
bool hs_is_nocase(hs_slice a, const char *word);
bool hs_starts(hs_slice a, const char *prefix);           /* case counts */
bool hs_ends(hs_slice a, const char *suffix);
hs_slice hs_trim(hs_slice a);                             /* without outer blanks */
uint32_t hs_find(hs_slice a, const char *needle);         /* offset, or HS_NONE */

/* FNV-1a, 32 and 64 bits (Fowler, Noll, Vo): the one hash of the project. */
uint32_t hs_hash32(const void *bytes, size_t n);
uint64_t hs_hash64(const void *bytes, size_t n, uint64_t seed);  /* seed 0 = the standard basis */

#endif
