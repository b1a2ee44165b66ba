/* words.c - see words.h. Folding and decomposition are utf8proc's. */
#include "store/words.h"

#include <utf8proc.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 60, PIECES = 32 };

static bool is_word_part(int32_t c)
{
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

static bool is_mark(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME ||
           k == UTF8PROC_CATEGORY_CF;
}

typedef struct word { char at[LONGEST + 4]; size_t n; const char *begin; } word;

/* What one code point adds to the word; true where it ends it instead. */
static bool add_code(word *w, int32_t code)
{
    utf8proc_int32_t parts[PIECES];
    utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(code, parts, PIECES, how, &boundary);
    bool ends = n > 0 && !is_mark(code);
    for (utf8proc_ssize_t i = 0; i < n && i < PIECES; i++) {
        if (!is_word_part(parts[i])) continue;
        ends = false;
        if (w->n < LONGEST) w->n += (size_t)utf8proc_encode_char(parts[i], (utf8proc_uint8_t *)w->at + w->n);
    }
    return ends;
}

/* The code point at text[0], most of which is ASCII; *n is its bytes. */
static int32_t code_at(const char *text, size_t left, size_t *n)
{
    utf8proc_int32_t code = (unsigned char)*text;
    *n = 1;
    if (code < 0x80) return code;
    utf8proc_ssize_t got = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)left, &code);
    if (got <= 0) return ' ';
    *n = (size_t)got;
    return code;
}

/* Moves *at to the end of the next word. False where there is none. */
static bool next_word(const char **at, const char *end, word *w)
{
    w->n = 0;
    while (*at < end) {
        size_t n;
        int32_t code = code_at(*at, (size_t)(end - *at), &n);
        bool ends;
        if (w->n == 0) w->begin = *at;
        if (code >= 'A' && code <= 'Z') code += 'a' - 'A';
        if (code >= 0x80) {
            ends = add_code(w, code);
        } else {
            ends = !is_word_part(code);
            if (!ends && w->n < LONGEST) w->at[w->n++] = (char)code;
        }
        if (ends && w->n > 0) return true;
        *at += n;
    }
    return w->n > 0;
}

size_t hs_words_put(const char *text, size_t n, size_t most, hs_buffer *out)
{
    const char *end = text + n;
    size_t count = 0;
    word w;
    for (; count < most && next_word(&text, end, &w); count++) {
        w.at[w.n] = ' ';
        hs_buffer_put(out, w.at, w.n + 1);
    }
    return count;
}

/* The buffer's string, which the caller frees, "" where nothing was put; NULL when memory ended. */
static char *string_of(hs_buffer *b)
{
    if (!b->failed && b->n == 0) hs_buffer_put(b, "", 0);
    if (!b->failed) return b->at;
    free(b->at);
    return NULL;
}

char *hs_words_of(const char *text)
{
    hs_buffer words = { 0 };
    if (text) hs_words_put(text, strlen(text), SIZE_MAX, &words);
    if (words.n > 0) words.at[words.n - 1] = 0;
    return string_of(&words);
}

/* ---- what a user looks for ---------------------------------------------------------------------- */

/* The words of one term, side by side: "a b" in FTS5, ('a' <-> 'b') in PostgreSQL. */
static bool put_term(const char *term, const char *end, bool postgres, bool first, hs_buffer *out)
{
    bool prefix = end > term && end[-1] == '*', any = false;
    word w;
    while (next_word(&term, end, &w)) {
        if (!any && !first) hs_buffer_say(out, postgres ? " & " : " AND ");
        if (!any) hs_buffer_say(out, postgres ? "('" : "\"");
        else hs_buffer_say(out, postgres ? "' <-> '" : " ");
        hs_buffer_put(out, w.at, w.n);
        any = true;
    }
    if (any && postgres) hs_buffer_say(out, prefix ? "':*)" : "')");
    else if (any) hs_buffer_say(out, prefix ? "\"*" : "\"");
    return any;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Moves *at behind the next term: a word, or what stands in quotation marks. False where none is left. */
static bool next_term(const char **at, const char **begin, const char **end)
{
    const char *c = *at;
    while (is_blank(*c)) c++;
    bool more = *c != 0, quoted = *c == '"';
    *begin = c += quoted;
    while (*c && *c != '"' && (quoted || !is_blank(*c))) c++;
    *end = c;
    *at = c + (quoted && *c == '"');
    return more;
}

char *hs_words_query(const char *wanted, bool postgres)
{
    hs_buffer query = { 0 };
    const char *begin, *end;
    bool first = true;
    while (next_term(&wanted, &begin, &end))
        if (put_term(begin, end, postgres, first, &query)) first = false;
    return string_of(&query);
}

/* Do a term's words stand at `text`? Then *behind is the last one's end, and *from the first one's begin. */
static bool term_stands(const char *term, const char *term_end, const char *text, const char *end,
                        const char **from, const char **behind)
{
    bool prefix = term_end > term && term_end[-1] == '*';
    word wanted, next, got;
    *from = NULL;
    for (bool more = next_word(&term, term_end, &wanted); more; wanted = next) {
        if (!next_word(&text, end, &got)) return false;
        more = next_word(&term, term_end, &next);
        bool open = prefix && !more;
        if (open ? got.n < wanted.n : got.n != wanted.n) return false;
        if (memcmp(got.at, wanted.at, wanted.n) != 0) return false;
        if (!*from) *from = got.begin;
    }
    *behind = text;
    return *from != NULL;
}

void hs_words_mark(const char *wanted, const char *text, size_t n, bool *found)
{
    const char *term, *term_end, *from, *behind, *end = text + n;
    word skipped;
    memset(found, 0, n * sizeof *found);
    while (next_term(&wanted, &term, &term_end)) {
        const char *at = text;
        do {
            if (term_stands(term, term_end, at, end, &from, &behind))
                memset(found + (from - text), true, (size_t)(behind - from));
        } while (next_word(&at, end, &skipped));
    }
}

char *hs_words_vector(const char *words)
{
    hs_buffer vector = { 0 };
    char number[16];
    unsigned place = 0;
    while (*words) {
        size_t length = strcspn(words, " ");
        if (length > 0) {
            snprintf(number, sizeof number, "':%u ", ++place);
            hs_buffer_say(&vector, "'");
            hs_buffer_put(&vector, words, length);
            hs_buffer_say(&vector, number);
        }
        words += length + (words[length] == ' ');
    }
    return string_of(&vector);
}
