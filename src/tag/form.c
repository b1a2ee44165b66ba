/* form.c - see form.h. */
#include "tag/form.h"

#include "base/utf8.h"

/* Typographic quotation marks, dashes and the ellipsis as the plain signs they stand for;
 * "" for all other characters. */
static const char *plain_sign(uint32_t c)
{
    switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: case 0x60: case 0xB4: return "'";
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212: return "-";
    case 0x2014: case 0x2015: return "--";
    case 0x2026: return "...";
    default: return "";
    }
}

/* Writes the character as UTF-8 and returns the bytes written. */
static uint32_t put(uint32_t c, char *to)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3F));
        to[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | c >> 18);
    to[1] = (char)(0x80 | (c >> 12 & 0x3F));
    to[2] = (char)(0x80 | (c >> 6 & 0x3F));
    to[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* Plain signs, and letters recased as `how` says ('L', 'K', 'U'). No character grows, so
 * `out` needs word.n bytes. */
static uint32_t recase(hs_slice word, char how, char *out)
{
    uint32_t to = 0;
    for (uint32_t i = 0, n; i < word.n; i += n) {
        uint32_t c = hs_utf8_get(word.at + i, &n);
        const char *plain = plain_sign(c);
        if (*plain) {
            while (*plain) out[to++] = *plain++;
            continue;
        }
        bool keep = how == 'K' || (how == 'U' && i == 0);
        to += put(keep ? c : hs_utf8_lower(c), out + to);
    }
    return to;
}

static char shape_sign(uint32_t c)
{
    const char *plain = plain_sign(c);
    if (*plain) c = (unsigned char)*plain;
    if (hs_utf8_lower(c) != c) return 'X';
    if (c >= '0' && c <= '9') return 'd';
    if (c >= 'a' && c <= 'z') return 'x';
    if (c < 0x80) return (char)c;
    return c >= 0x2000 && c < 0x2E80 ? 's' : 'x';
}

/* "Haniyeh" is Xxx, "U.S." X.X., "F-16s" X-ddx: runs are cut to two, the whole to eight. */
static uint32_t shape_row(hs_slice word)
{
    char shape[8];
    uint32_t to = 0;
    for (uint32_t i = 0, n; i < word.n; i += n) {
        char sign = shape_sign(hs_utf8_get(word.at + i, &n));
        if (to >= 2 && shape[to - 1] == sign && shape[to - 2] == sign) continue;
        if (to == sizeof shape) break;
        shape[to++] = sign;
    }
    return hs_hash32(shape, to);
}

hs_form hs_form_of(hs_slice word, hs_arena *arena)
{
    static const uint32_t rows[HS_N_FORM_TABLES] = {
#define ROWS(id, name, rows, width) rows,
        HS_FORM_TABLES(ROWS)
#undef ROWS
    };
    char *form = hs_alloc(arena, (size_t)word.n + 2, 1);    /* ^form$ */
    form[0] = '^';
    uint32_t n = recase(word, 'L', form + 1);
    for (uint32_t i = 1; i <= n; i++)
        if (hs_is_digit(form[i])) form[i] = '0';
    form[n + 1] = '$';

    hs_form out = { .normal = { form + 1, n } };
    static const uint32_t suffix[3] = { 4, 3, 2 };
    for (uint32_t t = 0; t < 3; t++) {
        uint32_t size = suffix[t] < n + 1 ? suffix[t] : n + 1;
        out.row[t] = hs_hash32(form + 1 + n - size, size);
    }
    out.row[HS_FORM_PREFIX3] = hs_hash32(form + 1, n + 1 < 3 ? n + 1 : 3);
    out.row[HS_FORM_SHAPE] = shape_row(word);
    for (uint32_t t = 0; t < HS_N_FORM_TABLES; t++) out.row[t] %= rows[t];
    return out;
}

/* ---- lemmas ------------------------------------------------------------------------------ */

/* The text up to the next tab, which is taken off the line. */
static hs_slice field(hs_slice *line)
{
    uint32_t n = hs_find(*line, "\t");
    hs_slice out = { line->at, n == HS_NONE ? line->n : n };
    uint32_t taken = n == HS_NONE ? line->n : n + 1;
    line->at += taken;
    line->n -= taken;
    return out;
}

static bool number(hs_slice s, uint32_t *out)
{
    *out = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        if (!hs_is_digit(s.at[i]) || i == 4) return false;
        *out = *out * 10 + (uint32_t)(s.at[i] - '0');
    }
    return s.n > 0;
}

bool hs_lemma_parse(hs_slice line, hs_lemma_rule *out)
{
    *out = (hs_lemma_rule){ .how = '=' };
    if (line.n && line.at[0] == '=') {
        out->back = (hs_slice){ line.at + 1, line.n - 1 };
        return true;
    }
    hs_slice how = field(&line);
    if (how.n != 1 || !strchr("LKU", how.at[0])) return false;
    out->how = how.at[0];
    if (!number(field(&line), &out->cut_front)) return false;
    out->front = field(&line);
    if (!number(field(&line), &out->cut_back)) return false;
    out->back = line;
    return true;
}

const char *hs_lemma_apply(const hs_lemma_rule *rule, hs_slice word, hs_arena *arena)
{
    if (rule->how == '=') return hs_copy(arena, rule->back.at, rule->back.n);
    char *lemma = hs_alloc(arena, (size_t)rule->front.n + word.n + rule->back.n + 1, 1);
    char *form = lemma + rule->front.n;
    uint32_t n = recase(word, rule->how, form);
    bool fits = rule->cut_front + rule->cut_back <= n;
    uint32_t kept = fits ? n - rule->cut_front - rule->cut_back : 0;
    if (!fits || !hs_utf8_valid(form + rule->cut_front, kept)) {
        memmove(lemma, form, n);
        lemma[n] = 0;
        return lemma;
    }
    memmove(form, form + rule->cut_front, kept);
    if (rule->front.n) memcpy(lemma, rule->front.at, rule->front.n);
    if (rule->back.n) memcpy(form + kept, rule->back.at, rule->back.n);
    form[kept + rule->back.n] = 0;
    return lemma;
}
