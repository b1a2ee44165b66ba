/* utf8.h - code points of UTF-8 text (RFC 3629). */
#ifndef HS_BASE_UTF8_H
#define HS_BASE_UTF8_H

#include "base/arena.h"
#include "base/slice.h"

/* The code point at `at` and its length in bytes in *n. The text must be valid UTF-8 and
 * not empty. */
uint32_t hs_utf8_get(const char *at, uint32_t *n);

/* True where all n bytes are valid UTF-8 (no surrogates, no overlong forms) and none is zero. */
bool hs_utf8_valid(const char *bytes, size_t n);

/* The bytes as valid UTF-8: every maximal ill-formed part becomes U+FFFD (Unicode 15, 3.9,
 * "substitution of maximal subparts"), and so does every zero byte. The result is NUL-terminated;
 * *length is its bytes. */
char *hs_utf8_repair(hs_arena *arena, const char *bytes, size_t n, size_t *length);

/* Letters of Latin, Greek, Cyrillic, Hebrew, Arabic and other scripts: anything from U+00C0
 * that is no punctuation, symbol or space of the blocks that news texts use. */
bool hs_utf8_is_letter(uint32_t c);
bool hs_utf8_is_upper(uint32_t c);       /* Latin-1, Latin Extended-A, Greek, Cyrillic */
uint32_t hs_utf8_lower(uint32_t c);
bool hs_utf8_is_space(uint32_t c);       /* no-break and other spaces included */

/* Lower case of the slice's letters into `out`, NUL-terminated, cut at room - 1 bytes on a
 * code point boundary. Returns the bytes written. */
uint32_t hs_utf8_fold(hs_slice s, char *out, uint32_t room);

#endif
