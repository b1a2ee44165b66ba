/* slice.c - comparing and hashing slices; see slice.h. */
#include "base/slice.h"

bool hs_equal(hs_slice a, hs_slice b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

bool hs_equal_nocase(hs_slice a, hs_slice b)
{
    if (a.n != b.n) return false;
    for (uint32_t i = 0; i < a.n; i++)
        if (hs_lower(a.at[i]) != hs_lower(b.at[i])) return false;
    return true;
}

bool hs_is(hs_slice a, const char *word) { return hs_equal(a, hs_str(word)); }
bool hs_is_nocase(hs_slice a, const char *word) { return hs_equal_nocase(a, hs_str(word)); }

bool hs_starts(hs_slice a, const char *prefix)
{
    size_t n = strlen(prefix);
    return a.n >= n && memcmp(a.at, prefix, n) == 0;
}

bool hs_ends(hs_slice a, const char *suffix)
{
    size_t n = strlen(suffix);
    return a.n >= n && memcmp(a.at + a.n - n, suffix, n) == 0;
}

hs_slice hs_trim(hs_slice a)
{
    while (a.n && hs_is_blank(a.at[0])) { a.at++; a.n--; }
    while (a.n && hs_is_blank(a.at[a.n - 1])) a.n--;
    return a;
}

uint32_t hs_find(hs_slice a, const char *needle)
{
    size_t n = strlen(needle);
    for (uint32_t i = 0; i + n <= a.n; i++)
        if (memcmp(a.at + i, needle, n) == 0) return i;
    return HS_NONE;
}

uint32_t hs_hash32(const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) h = (h ^ p[i]) * 16777619u;
    return h;
}

uint64_t hs_hash64(const void *bytes, size_t n, uint64_t seed)
{
    const unsigned char *p = bytes;
    uint64_t h = seed ? seed : 14695981039346656037u;
    for (size_t i = 0; i < n; i++) h = (h ^ p[i]) * 1099511628211u;
    return h;
}
