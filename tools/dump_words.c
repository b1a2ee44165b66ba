/* dump_words.c - the words, sentences, segments and quotations of a text, for measuring.
 *
 *     dump-words -q < FILE     only how many there are
 *     dump-words < FILE        "P KIND BEGIN END", "S BEGIN END", "W BEGIN END", "Q ..." lines
 *
 * A form feed line "\f" in the input separates texts; each one's offsets begin anew after a
 * line "T".
 */
#include "text/layout.h"
#include "token/token.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static hs_text_lexicons lexicons;
static jmp_buf no_memory;
static bool quiet;

static void dump(const char *bytes, size_t size)
{
    hs_arena out = { .out_of_memory = &no_memory }, scratch = { .out_of_memory = &no_memory };
    size_t n;
    char *text = hs_utf8_repair(&out, bytes, size, &n);
    hs_layout l = hs_text_layout(&lexicons, text, (uint32_t)n, HS_NO_DAY, &out, &scratch);
    uint32_t n_quotes;
    const hs_quote *q = hs_text_quotes(text, l.segments, l.n_segments, &n_quotes, &out, &scratch);
    hs_words w = hs_token_split(&lexicons, text, l.segments, l.n_segments, q, n_quotes, &out,
                                &scratch);
    printf("T\n");
    if (quiet) printf("%u segments, %u quotations, %u sentences, %u words\n", l.n_segments,
                      n_quotes, w.n_sentences, w.n);
    for (uint32_t i = 0; !quiet && i < l.n_segments; i++)
        printf("P %u %u %u\n", l.segments[i].kind, l.segments[i].span.begin, l.segments[i].span.end);
    for (uint32_t i = 0; !quiet && i < n_quotes; i++)
        printf("Q %u %u %u %u %d %d %d\n", q[i].span.begin, q[i].span.end, q[i].inner.begin,
               q[i].inner.end, (int)q[i].parent, q[i].continues, q[i].unclosed);
    for (uint32_t i = 0; !quiet && i < w.n_sentences; i++)
        printf("S %u %u\n", w.sentences[i].span.begin, w.sentences[i].span.end);
    for (uint32_t i = 0; !quiet && i < w.n; i++) printf("W %u %u\n", w.at[i].begin, w.at[i].end);
    char day[16] = "-";
    if (l.published != HS_NO_DAY) hs_day_format(l.published, day);
    printf("D %s\nO %.*s\nH %.*s\n", day, (int)(l.outlet.end - l.outlet.begin),
           text + l.outlet.begin, (int)(l.title.end - l.title.begin), text + l.title.begin);
    hs_arena_free(&scratch);
    hs_arena_free(&out);
}

int main(int argc, char **argv)
{
    quiet = argc > 1 && strcmp(argv[1], "-q") == 0;
    hs_model model;
    hs_error err;
    if (hs_model_open(hs_model_en(), &model, &err) != HS_OK ||
        hs_text_open(&model, &lexicons, &err) != HS_OK || setjmp(no_memory)) {
        fprintf(stderr, "dump-words: %s\n", err.message);
        return 1;
    }
    size_t size = 0, room = 1 << 20, got;
    char *bytes = malloc(room);
    while (bytes && (got = fread(bytes + size, 1, room - size, stdin)) > 0) {
        size += got;
        if (size == room) bytes = realloc(bytes, room *= 2);
    }
    if (!bytes) return 1;
    for (size_t at = 0; at <= size; ) {
        char *end = memchr(bytes + at, '\f', size - at);
        size_t stop = end ? (size_t)(end - bytes) : size;
        dump(bytes + at, stop - at);
        at = stop + 1;
    }
    free(bytes);
    return 0;
}
