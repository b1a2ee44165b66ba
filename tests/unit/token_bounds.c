/* token_bounds.c - what holds for every text, whatever its bytes: tried on random ones. */
#include "report.h"

#include "base/utf8.h"
#include "token/token.h"

static uint64_t state = 0x9E3779B97F4A7C15u;

static uint32_t below(uint32_t n)        /* xorshift64* (Vigna 2016) */
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (uint32_t)((state * 0x2545F4914F6CDD1Du) >> 33) % n;
}

static bool is_blank(const char *text, uint32_t at, uint32_t *n)
{
    return hs_utf8_is_space(hs_utf8_get(text + at, n));
}

/* Offset of the first byte in [begin, end) that is no blank, or end. */
static uint32_t next_filled(const char *text, uint32_t begin, uint32_t end)
{
    uint32_t n;
    while (begin < end && is_blank(text, begin, &n)) begin += n;
    return begin;
}

static bool segments_hold(const char *text, uint32_t n, const hs_layout *l)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < l->n_segments; i++) {
        hs_span s = l->segments[i].span;
        if (s.begin >= s.end || s.end > n || next_filled(text, at, n) != s.begin) return false;
        if (l->segments[i].kind > HS_PROMO) return false;
        at = s.end;
    }
    return next_filled(text, at, n) == n;
}

static bool quotes_hold(const hs_layout *l, const hs_quote *q, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        hs_span s = l->segments[q[i].segment].span, in = q[i].inner;
        if (q[i].span.begin < s.begin || q[i].span.end > s.end) return false;
        if (in.begin < q[i].span.begin || in.end > q[i].span.end || in.begin > in.end) return false;
        if (i && q[i].span.begin < q[i - 1].span.begin) return false;
        if (q[i].parent == HS_NONE) continue;
        if (q[i].parent >= i) return false;
        hs_span outer = q[q[i].parent].inner;
        if (q[i].span.begin < outer.begin || q[i].span.end > outer.end) return false;
    }
    return true;
}

/* Words in order, in their sentence, sentences in their segment; no byte left out. */
static bool words_hold(const char *text, const hs_layout *l, const hs_words *w)
{
    uint32_t token = 0, sentence = 0;
    for (uint32_t i = 0; i < l->n_segments; i++) {
        hs_span s = l->segments[i].span;
        uint32_t at = s.begin;
        for (; sentence < w->n_sentences && w->sentences[sentence].segment == i; sentence++) {
            hs_sentence x = w->sentences[sentence];
            if (x.tokens.first != token || x.tokens.last <= token || x.tokens.last > w->n) return false;
            if (x.tokens.last - token > HS_MAX_SENTENCE) return false;
            if (x.span.begin != w->at[token].begin) return false;
            for (; token < x.tokens.last; token++) {
                hs_span word = w->at[token];
                if (word.begin >= word.end || next_filled(text, at, s.end) != word.begin) return false;
                at = word.end;
            }
            if (x.span.end != at) return false;
        }
        if (next_filled(text, at, s.end) != s.end) return false;
    }
    return token == w->n && sentence == w->n_sentences;
}

static bool holds(const char *bytes, size_t size)
{
    size_t length;
    uint32_t n, n_quotes;
    char *text = hs_utf8_repair(&out, bytes, size, &length);
    n = (uint32_t)length;
    hs_layout l = hs_text_layout(&lexicons, text, n, HS_NO_DAY, &out, &scratch);
    const hs_quote *q = hs_text_quotes(text, l.segments, l.n_segments, &n_quotes, &out, &scratch);
    hs_words w = hs_token_split(&lexicons, text, l.segments, l.n_segments, q, n_quotes, &out, &scratch);
    bool segments = segments_hold(text, n, &l), marks = quotes_hold(&l, q, n_quotes);
    bool ok = segments && marks && words_hold(text, &l, &w);
    if (!ok) printf("%s do not hold: %.*s\n", !segments ? "segments" : !marks ? "quotations" : "words",
                    (int)(n < 400 ? n : 400), text);
    close_report();
    return ok;
}

static void random_bytes(void)
{
    char bytes[300];
    for (uint32_t round = 0; round < 4000; round++) {
        uint32_t n = below(sizeof bytes);
        for (uint32_t i = 0; i < n; i++) bytes[i] = (char)below(256);
        if (!CHECK(holds(bytes, n))) return;
    }
}

/* Pieces that the rules look for, strung together. */
static void random_pieces(void)
{
    static const char *const pieces[] = {
        "\"", "'", "\u201C", "\u201D", "\u2018", "\u2019", "``", "''", "\u00AB", "\u00BB", "(", ")",
        "[", "]", "[...]", ".", "...", "\u2026", "?", "!", ",", ":", ";", "-", "--", "\u2014", "/", "$",
        "%", "@", "#", "www.", "://", "n't", "'s", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\u2028",
        "\xC2\xA0", "\u200B", "\xC2\xAD", "\xCC\x81", "a", "A", "The", "said", "Marden", "Mr.", "U.S.",
        "p.m.", "No.", "etc.", "non-", "cannot", "1", "20", "2026-03-03", "March", "3", ",000", "5pm",
        "Reuters", "(Reuters) -", "KOVEN", "Photo:", "(photo: ", "Credit: ", "via Getty Images",
        "By ", "READ MORE: ", "date ", "Published:", "is the", "\xF0\x9F\x98\x80", "\xE4\xB8\xAD", "\x01"
    };
    char text[2000];
    for (uint32_t round = 0; round < 4000; round++) {
        uint32_t n = 0, count = below(120);
        for (uint32_t i = 0; i < count; i++)
            n += (uint32_t)sprintf(text + n, "%s", pieces[below(sizeof pieces / sizeof *pieces)]);
        if (!CHECK(holds(text, n))) return;
    }
}

/* A quarter of a million bytes of one piece: every pass must be linear, and hold. */
static void repeated_pieces(void)
{
    static const char *const pieces[] = { "a", "\"", "'", "(", "a.", "1-", "x\n\n", "\"a ", "[a", ": ",
                                          "A/AP ", "n't", "! ", "\u201C", "'s", "@", "by " };
    enum { SIZE = 1 << 18 };
    char *text = malloc(SIZE + 8);
    for (uint32_t p = 0; text && p < sizeof pieces / sizeof *pieces; p++) {
        size_t n = 0, length = strlen(pieces[p]);
        while (n < SIZE) { memcpy(text + n, pieces[p], length); n += length; }
        CHECK(holds(text, n));
    }
    free(text);
}

int main(void)
{
    open_report();
    RUN(random_bytes);
    RUN(random_pieces);
    RUN(repeated_pieces);
    close_report();
    return check_done();
}
