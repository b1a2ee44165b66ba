/* utf8.c - decoding, repair and the few letter classes that reading news needs. */
#include "base/utf8.h"

/* Length of the well-formed sequence at p, or 0 and in *bad the bytes to replace by one
 * U+FFFD (table 3-7 of the Unicode standard). A zero byte is replaced as well, as CommonMark
 * does, so that names and lemmas cut from the text can be C strings. */
static uint32_t sequence(const unsigned char *p, size_t n, uint32_t *bad)
{
    *bad = 1;
    unsigned char c = p[0];
    if (c < 0x80) return c != 0;
    if (c < 0xC2 || c > 0xF4) return 0;
    uint32_t length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    unsigned char low = 0x80, high = 0xBF;
    if (c == 0xE0) low = 0xA0;
    if (c == 0xED) high = 0x9F;
    if (c == 0xF0) low = 0x90;
    if (c == 0xF4) high = 0x8F;
    for (uint32_t i = 1; i < length; i++) {
        if (i >= n || p[i] < low || p[i] > high) { *bad = i; return 0; }
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

uint32_t hs_utf8_get(const char *at, uint32_t *n)
{
    const unsigned char *p = (const unsigned char *)at;
    if (p[0] < 0x80) { *n = 1; return p[0]; }
    if (p[0] < 0xE0) { *n = 2; return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F); }
    if (p[0] < 0xF0) {
        *n = 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    *n = 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
           (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

bool hs_utf8_valid(const char *bytes, size_t n)
{
    const unsigned char *p = (const unsigned char *)bytes;
    for (size_t i = 0; i < n; ) {
        uint32_t bad, length = sequence(p + i, n - i, &bad);
        if (length == 0) return false;
        i += length;
    }
    return true;
}

char *hs_utf8_repair(hs_arena *arena, const char *bytes, size_t n, size_t *length)
{
    if (hs_utf8_valid(bytes, n)) {
        *length = n;
        return hs_copy(arena, bytes, n);
    }
    const unsigned char *p = (const unsigned char *)bytes;
    char *out = hs_alloc(arena, 3 * n + 1, 1);
    size_t to = 0;
    for (size_t i = 0; i < n; ) {
        uint32_t bad, good = sequence(p + i, n - i, &bad);
        if (good) {
            memcpy(out + to, bytes + i, good);
            to += good;
            i += good;
        } else {
            memcpy(out + to, "\xEF\xBF\xBD", 3);
            to += 3;
            i += bad;
        }
    }
    *length = to;
    return out;
}

bool hs_utf8_is_space(uint32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool hs_utf8_is_letter(uint32_t c)
{
    if (c < 0x80) return hs_is_letter((char)c);
    if (c == 0xAA || c == 0xB5 || c == 0xBA) return true;
    if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
    if (c >= 0x2000 && c <= 0x2BFF) return false;      /* punctuation, arrows, symbols */
    if (c >= 0x3000 && c <= 0x303F) return false;
    if (c >= 0xE000 && c <= 0xF8FF) return false;      /* private use */
    if (c >= 0xFE00 && c <= 0xFE6F) return false;
    if (c >= 0xFF00 && c <= 0xFF20) return false;
    return c < 0xFFF0 || (c > 0xFFFF && c < 0x1F000);  /* not emoji */
}

bool hs_utf8_is_upper(uint32_t c)
{
    return hs_utf8_lower(c) != c;
}

uint32_t hs_utf8_lower(uint32_t c)
{
    if (c < 0x80) return hs_is_upper((char)c) ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xFF;
    if (c >= 0x100 && c <= 0x137) return c | 1;
    if (c >= 0x139 && c <= 0x148) return c + (c & 1);
    if (c >= 0x14A && c <= 0x177) return c | 1;
    if (c >= 0x179 && c <= 0x17E) return c + (c & 1);
    if (c >= 0x391 && c <= 0x3A9) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x1E00 && c <= 0x1EFF) return c | 1;
    return c;
}

static uint32_t encode(uint32_t c, char out[4])
{
    if (c < 0x80) { out[0] = (char)c; return 1; }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
}

uint32_t hs_utf8_fold(hs_slice s, char *out, uint32_t room)
{
    uint32_t to = 0;
    for (uint32_t i = 0; i < s.n; ) {
        uint32_t n, c = hs_utf8_get(s.at + i, &n);
        uint32_t low = hs_utf8_lower(c);
        char bytes[4];
        uint32_t m = n;
        if (low == c) memcpy(bytes, s.at + i, n);
        else m = encode(low, bytes);
        if (to + m + 1 > room) break;
        memcpy(out + to, bytes, m);
        to += m;
        i += n;
    }
    out[to] = 0;
    return to;
}
