/* saying_words.c - see saying_words.h.
 *
 * Keys are chosen by winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003): of every
 * WINDOW neighbouring hashes of SHINGLE words the least is kept, so that two texts that share
 * SHINGLE + WINDOW - 1 = 8 words in a row share a key. Distance is Sellers' (1980): the cheapest
 * edit of the shorter text into any stretch of the longer one.
 */
#include "store/saying_words.h"

#include "store/lists.h"
#include "store/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 160, SHINGLE = 4, WINDOW = 5, LEAST_WORDS = 4, LEAST_INDIRECT = 5, LEAST_PART = 5 };

typedef struct token { uint64_t hash; double weight; bool hard, light; } token;

/* ---- words ---------------------------------------------------------------------------------------- */

static uint64_t hash_of(const char *text, size_t n)
{
    uint64_t h = 14695981039346656037u;                  /* FNV-1a */
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)text[i]) * 1099511628211u;
    return h ^ h >> 29;
}

int64_t hs_print_hash(const char *text)
{
    uint64_t h = hash_of(text, strlen(text));
    return (int64_t)(h ? h : 1);
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* A capital inside the text makes a name of a word. */
static bool is_name(const char *raw, size_t n, bool first)
{
    size_t i = 0;
    while (i < n && !((raw[i] | 0x20) >= 'a' && (raw[i] | 0x20) <= 'z') && (unsigned char)raw[i] < 0x80) i++;
    return !first && i < n && raw[i] >= 'A' && raw[i] <= 'Z' && n - i > 1;
}

/* The bare words of raw, which is a piece of text without blanks; the first of a text where n is 0. */
static size_t add_words(const char *raw, size_t length, token *out, size_t n, hs_buffer *buffer)
{
    buffer->n = 0;
    if (hs_words_put(raw, length, MOST - n, buffer) == 0 || buffer->failed) return n;
    bool name = is_name(raw, length, n == 0);
    const char *at = buffer->at, *end = buffer->at + buffer->n;
    while (at < end && n < MOST) {
        const char *blank = memchr(at, ' ', (size_t)(end - at));
        size_t k = (size_t)((blank ? blank : end) - at);
        bool listed = hs_list_find(hs_list_light, at, k) != NULL, figure = false;
        for (size_t i = 0; i < k; i++) figure |= at[i] >= '0' && at[i] <= '9';
        bool hard = figure || (listed ? hs_list_says(hs_list_light, at, k, "hard") : name);
        bool light = listed && !hard;
        bool short_not = k == 1 && *at == 't';           /* of "won't" */
        uint64_t hash = short_not ? hash_of("not", 3) : hash_of(at, k);
        if (k > 0) out[n++] = (token){ hash, hard ? 2 : light ? 0.5 : 1, hard, light };
        at += k + 1;
    }
    return n;
}

/* The words of a text, at most MOST. */
static size_t take(const char *text, token *out)
{
    size_t n = 0;
    hs_buffer buffer = { 0 };
    while (*text && n < MOST) {
        if (is_blank(*text)) { text++; continue; }
        size_t length = 0;
        while (text[length] && !is_blank(text[length])) length++;
        n = add_words(text, length, out, n, &buffer);
        text += length;
    }
    free(buffer.at);
    return n;
}

/* ---- what is compared ----------------------------------------------------------------------------------- */

/* Bytes of the quotation mark at text, or 0; *opens says which one. */
static size_t mark_at(const char *text, bool *opens, bool *closes)
{
    *opens = *closes = *text == '"';
    if (*text == '"') return 1;
    if (strncmp(text, "\xE2\x80\x9C", 3) == 0) { *opens = true; return 3; }
    if (strncmp(text, "\xE2\x80\x9D", 3) == 0) { *closes = true; return 3; }
    return 0;
}

static char *quoted_part(const char *content)
{
    char *out = malloc(strlen(content) + 1), *to = out;
    bool inside = false, opens, closes;
    while (out && *content) {
        size_t n = mark_at(content, &opens, &closes);
        if (n == 0) {
            if (inside) *to++ = *content;
            content++;
            continue;
        }
        if (inside && closes) { inside = false; *to++ = ' '; }
        else if (opens) inside = true;
        content += n;
    }
    if (out) *to = 0;
    return out;
}

char *hs_saying_text(const char *content, const char *kind, bool *direct)
{
    *direct = strcmp(kind, "direct") == 0;
    if (strcmp(kind, "mixed") == 0) {
        token words[MOST];
        char *part = quoted_part(content);
        *direct = part && take(part, words) >= LEAST_PART;
        if (!part || *direct) return part;
        free(part);
    }
    return strdup(content);
}

/* ---- prints ------------------------------------------------------------------------------------------------ */

static uint64_t shingle(const token *at)
{
    uint64_t h = 0;
    for (int i = 0; i < SHINGLE; i++) h = (h ^ at[i].hash) * 0x9E3779B97F4A7C15u, h ^= h >> 31;
    return h;
}

/* The least hash of each window; where neighbours keep the same one, it is kept once. */
static bool winnow(hs_pool *pool, const token *words, size_t n, hs_print *out)
{
    size_t n_shingles = n - SHINGLE + 1, last = SIZE_MAX;
    uint64_t hashes[MOST];
    out->keys = hs_pool_get(pool, (n_shingles + 1) * sizeof *out->keys);
    for (size_t i = 0; i < n_shingles; i++) hashes[i] = shingle(words + i);
    for (size_t i = 0; out->keys && i + WINDOW <= n_shingles; i++) {
        size_t least = i;
        for (size_t k = i; k < i + WINDOW; k++)
            if (hashes[k] <= hashes[least]) least = k;
        if (least != last) out->keys[out->n_keys++] = (int64_t)hashes[least];
        last = least;
    }
    return out->keys != NULL;
}

bool hs_print_make(hs_pool *pool, const char *content, const char *kind, hs_print *out)
{
    token words[MOST];
    size_t heavy = 0;
    *out = (hs_print){ .words = 0 };
    char *text = hs_saying_text(content, kind, &out->direct);
    size_t n = text ? take(text, words) : 0;
    bool ok = text != NULL;
    free(text);
    for (size_t i = 0; i < n; i++) {
        out->hash = (int64_t)(((uint64_t)out->hash ^ words[i].hash) * 0x9E3779B97F4A7C15u);
        if (words[i].light) continue;
        heavy++;
        out->sign = (int64_t)((uint64_t)out->sign | 1ull << (words[i].hash & 63));
    }
    if (n < (out->direct ? LEAST_WORDS : LEAST_INDIRECT) || heavy < 2) return ok;
    out->words = (uint32_t)n;
    return ok && (!out->direct || n < HS_SAYING_LONG || winnow(pool, words, n, out));
}

static int bits(uint64_t x)
{
    int n = 0;
    for (; x; x &= x - 1) n++;
    return n;
}

bool hs_prints_near(const hs_print *a, const hs_print *b)
{
    int both = bits((uint64_t)a->sign & (uint64_t)b->sign), x = bits((uint64_t)a->sign), y = bits((uint64_t)b->sign);
    if (2 * both < (x < y ? x : y)) return false;
    if (a->direct && b->direct) return true;
    return 2 * a->words >= b->words && 2 * b->words >= a->words;
}

/* ---- distance ---------------------------------------------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static bool same_hard_words(const token *a, size_t n, const token *b, size_t m)
{
    uint64_t x[MOST], y[MOST];
    size_t k = 0, l = 0;
    for (size_t i = 0; i < n; i++) if (a[i].hard) x[k++] = a[i].hash;
    for (size_t i = 0; i < m; i++) if (b[i].hard) y[l++] = b[i].hash;
    qsort(x, k, sizeof *x, by_hash);
    qsort(y, l, sizeof *y, by_hash);
    return k == l && (k == 0 || memcmp(x, y, k * sizeof *x) == 0);
}

static double least3(double a, double b, double c)
{
    double d = a < b ? a : b;
    return d < c ? d : c;
}

/* One word for another: of two that are grammar's, half of what either weighs. */
static double change_of(const token *a, const token *b)
{
    if (a->light && b->light) return a->weight / 2;
    return a->weight > b->weight ? a->weight : b->weight;
}

/* Sellers: row by row over the shorter text; it may begin and end anywhere in the longer. */
static double edits(const token *a, size_t n, const token *b, size_t m)
{
    double row[MOST + 1] = { 0 }, best;
    for (size_t i = 0; i < n; i++) {
        double corner = row[0];
        row[0] += a[i].weight;
        for (size_t k = 0; k < m; k++) {
            double change = a[i].hash == b[k].hash ? 0 : change_of(&a[i], &b[k]);
            double next = least3(corner + change, row[k + 1] + a[i].weight, row[k] + b[k].weight);
            corner = row[k + 1];
            row[k + 1] = next;
        }
    }
    best = row[0];
    for (size_t k = 1; k <= m; k++) if (row[k] < best) best = row[k];
    return best;
}

double hs_saying_distance(const char *a, bool a_direct, const char *b, bool b_direct)
{
    token x[MOST], y[MOST];
    size_t n = take(a, x), m = take(b, y);
    double weight = 0, way;
    if (n == 0 || m == 0) return 1;
    if (!(a_direct && b_direct) && !same_hard_words(x, n, y, m)) return 1;
    if (n < m) {
        for (size_t i = 0; i < n; i++) weight += x[i].weight;
        return edits(x, n, y, m) / weight;
    }
    for (size_t i = 0; i < m; i++) weight += y[i].weight;
    way = edits(y, m, x, n) / weight;
    if (n == m) {                                        /* of equal length: the same both ways */
        double other = 0;
        for (size_t i = 0; i < n; i++) other += x[i].weight;
        double back = edits(x, n, y, m) / other;
        if (back > way) way = back;
    }
    return way;
}

double hs_saying_limit(bool both_direct, bool by_speaker) { return !both_direct ? 0.07 : by_speaker ? 0.25 : 0.12; }

/* ---- what differs ---------------------------------------------------------------------------------------------- */

typedef struct piece { const char *at; size_t n; uint64_t hash; } piece;

/* Pieces between blanks, each with the hash of its bare words. */
static size_t cut(const char *text, piece *out)
{
    size_t n = 0;
    hs_buffer buffer = { 0 };
    while (*text && n < MOST) {
        if (is_blank(*text)) { text++; continue; }
        size_t length = 0;
        while (text[length] && !is_blank(text[length])) length++;
        buffer.n = 0;
        hs_words_put(text, length, MOST, &buffer);
        out[n++] = (piece){ text, length, hash_of(buffer.at ? buffer.at : "", buffer.n) };
        text += length;
    }
    free(buffer.at);
    return n;
}

static void put_piece(hs_buffer *out, piece p, const char *before, const char *after)
{
    if (out->n > 0) hs_buffer_put(out, " ", 1);
    hs_buffer_say(out, before);
    hs_buffer_put(out, p.at, p.n);
    hs_buffer_say(out, after);
}

/* The longest common subsequence of words stays unmarked. */
char *hs_saying_marked(const char *base, const char *text)
{
    piece a[MOST], b[MOST];
    uint8_t longest[MOST + 1][MOST + 1] = { 0 };
    size_t n = cut(base, a), m = cut(text, b), i = 0, k = 0;
    hs_buffer out = { 0 };
    for (size_t x = n; x-- > 0;)
        for (size_t y = m; y-- > 0;)
            longest[x][y] = a[x].hash == b[y].hash ? (uint8_t)(longest[x + 1][y + 1] + 1)
                          : longest[x + 1][y] > longest[x][y + 1] ? longest[x + 1][y] : longest[x][y + 1];
    while (i < n || k < m) {
        if (i < n && k < m && a[i].hash == b[k].hash) { put_piece(&out, b[k], "", ""); i++; k++; }
        else if (i < n && (k == m || longest[i + 1][k] >= longest[i][k + 1])) put_piece(&out, a[i++], "[-", "-]");
        else put_piece(&out, b[k++], "{+", "+}");
    }
    if (out.failed) { free(out.at); return NULL; }
    return out.at ? out.at : strdup("");
}
