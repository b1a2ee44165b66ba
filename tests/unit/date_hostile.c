/* date_hostile.c - texts that nobody wrote to be read: no crash, no overrun, no slow path. */
#include "check.h"
#include "date_table.h"

#include <time.h>

enum { WORDS = 20000, A_SENTENCE = 256 };

static hs_span span[WORDS];
static hs_sentence sentences[WORDS / A_SENTENCE + 1];

static char text[WORDS * 12];

/* WORDS words, taken in turn from `words` (NULL-terminated), as sentences of equal length. */
static hs_tree lay_out(const char *const *words)
{
    uint32_t n = 0, at = 0, n_sentences = 0, k = 0;
    for (; n < WORDS; n++, k++) {
        if (!words[k]) k = 0;
        uint32_t length = (uint32_t)strlen(words[k]);
        if (at + length + 2 > sizeof text) break;
        memcpy(text + at, words[k], length);
        span[n] = (hs_span){ at, at + length };
        at += length;
        text[at++] = ' ';
    }
    for (uint32_t i = 0; i < n; i += A_SENTENCE)
        sentences[n_sentences++] = (hs_sentence){ .tokens = { i, i + A_SENTENCE < n ? i + A_SENTENCE : n } };
    return (hs_tree){ .text = text, .span = span, .n = n, .sentences = sentences,
                      .n_sentences = n_sentences };
}

static void check_sound(const hs_when *whens, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        CHECK(whens[i].span.begin < whens[i].span.end && whens[i].span.end <= sizeof text);
        CHECK(i == 0 || whens[i - 1].span.end <= whens[i].span.begin);
        CHECK(whens[i].value[0] != 0);
        CHECK(whens[i].first <= whens[i].last);
    }
}

/* Reads such a text; the seconds that it took. */
static double read_many(const char *const *words, int32_t published, uint32_t *found)
{
    static hs_arena out, scratch;
    static jmp_buf no_memory;
    hs_model model;
    hs_date_lexicons lexicons;
    hs_error err;
    hs_tree tree = lay_out(words);
    out.out_of_memory = scratch.out_of_memory = &no_memory;
    if (hs_model_open(hs_model_en(), &model, &err) || hs_date_open(&model, &lexicons, &err)) exit(2);
    if (setjmp(no_memory)) exit(2);
    clock_t start = clock();
    const hs_when *whens = hs_date_run(&lexicons, &tree, published, found, &out, &scratch);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    check_sound(whens, *found);
    CHECK(scratch.total < 4000000);
    hs_arena_free(&out);
    hs_arena_free(&scratch);
    return seconds;
}

static void long_rows_of_one_word(void)
{
    static const char *const words[] = { "last", "the", "a", "hundred", "million", "twenty", "first",
        "every", "early", "more", "May", "1999", "2-2-2", "day", "and", "half", "of", "5:55",
        "99999999", "the-the-the", "''''", "\xE2\x80\x93", "new", "3/4/5/6/7", "Sunday", "eve" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *row[] = { words[i], NULL };
        uint32_t found;
        double seconds = read_many(row, 19797, &found);
        if (!CHECK(seconds < 2)) printf("  %s: %.1f s\n", words[i], seconds);
    }
}

static void mixtures(void)
{
    static const char *const words[] = { "the", "last", "two", "hundred", "and", "a", "half", "years",
        "ago", ",", "May", "31", ",", "2024", "early", "on", "Tuesday", "at", "5:30", "p.m.", "EST",
        "(", "12-31-99", "Eid", "al-Fitr", "'", "90s", "-", "old", "99999999999", "centuries", "later",
        "Feb.", "29", "of", "next", "year", "0/0/0", "24:61", "T", "1.2.3", NULL };
    uint32_t found;
    CHECK(read_many(words, 19797, &found) < 2);
    CHECK(found > 1000);
    CHECK(read_many(words, HS_NO_DAY, &found) < 2);
    CHECK(found > 1000);
    CHECK(read_many(words, hs_day_parse("0001-01-01"), &found) < 2);
    CHECK(read_many(words, hs_day_parse("9999-12-31"), &found) < 2);
}

enum { DRAWN = 4999, LONGEST = 12 };

/* Every word and phrase of the word lists, numbers and marks, in an order that nobody writes:
 * the generator is a fixed one, so a failure comes back. */
static void words_drawn_by_lot(void)
{
    static char buffer[DRAWN][LONGEST];
    static const char *words[DRAWN + 1];
    static const char *const others[] = { "3", "31", "1999", "12:30", ",", "-", "'s", "(", "\xE2\x80\x99",
        "$", "2024-02-30", "1/2", "1990s", "0", "100000000", "May", "Sun", "Eid", "/" };
    hs_model model;
    hs_date_lexicons l;
    hs_error err;
    uint32_t lot = 1, found;
    if (hs_model_open(hs_model_en(), &model, &err) || hs_date_open(&model, &l, &err)) exit(2);
    const hs_lexicon *lists[] = { &l.units, &l.numbers, &l.units, &l.fixed, &l.holidays };
    for (uint32_t i = 0; i < DRAWN; i++) {
        lot = lot * 1664525u + 1013904223u;
        uint32_t pick = lot >> 8, which = pick % 7;
        hs_slice value, key = hs_str(others[pick / 7 % (sizeof others / sizeof *others)]);
        if (which < 5) key = hs_lexicon_entry(lists[which], pick / 7 % lists[which]->n, &value);
        uint32_t n = 0;
        while (n < key.n && n < LONGEST - 1 && key.at[n] != ' ') { buffer[i][n] = key.at[n]; n++; }
        if (pick & 0x10000 && hs_is_lower(buffer[i][0])) buffer[i][0] = (char)(buffer[i][0] - 32);
        words[i] = buffer[i];
    }
    CHECK(read_many(words, 19797, &found) < 2);
    CHECK(found > 500);
    CHECK(read_many(words, HS_NO_DAY, &found) < 2);
}

static void one_word_of_a_million_bytes(void)
{
    static char word[1000001];
    memset(word, '1', sizeof word - 1);
    date_reading r;
    date_read(&r, word, "2024-03-15");
    CHECK(r.n == 0);
    date_close(&r);
    for (size_t i = 0; i + 1 < sizeof word; i++) word[i] = (char)(128 + i % 128);
    date_read(&r, word, "2024-03-15");
    CHECK(r.n == 0);
    date_close(&r);
}

int main(void)
{
    RUN(long_rows_of_one_word);
    RUN(mixtures);
    RUN(words_drawn_by_lot);
    RUN(one_word_of_a_million_bytes);
    return check_done();
}
