/* date_table.h - time expressions of one text, for tests: words are split at blanks, their
 * marks apart, and the whole text is one sentence a line. There are no tags. */
#ifndef HS_DATE_TABLE_H
#define HS_DATE_TABLE_H

#include "date/date.h"

#include <ctype.h>
#include <stdlib.h>

enum { TABLE_WORDS = 512 };

typedef struct date_reading {
    hs_arena out, scratch;
    jmp_buf  no_memory;
    const hs_when *whens;
    uint32_t n;
    const char *text;
} date_reading;

static inline void table_word(const char *text, uint32_t begin, uint32_t end, hs_span *span,
                              uint32_t *n)
{
    while (begin < end && strchr("\"'([", text[begin])) {
        span[(*n)++] = (hs_span){ begin, begin + 1 };
        begin++;
    }
    uint32_t last = end;
    while (last > begin && strchr("\"')],;:?!", text[last - 1])) last--;
    bool stop = last > begin + 1 && text[last - 1] == '.' && (text[last] == '\n' || !text[last]);
    last -= stop;
    if (last > begin + 2 && text[last - 2] == '\'' && text[last - 1] == 's') {
        span[(*n)++] = (hs_span){ begin, last - 2 };
        span[(*n)++] = (hs_span){ last - 2, last };
    } else if (last > begin) {
        span[(*n)++] = (hs_span){ begin, last };
    }
    for (; last < end; last++) span[(*n)++] = (hs_span){ last, last + 1 };
}

static inline uint32_t table_words(const char *text, hs_span *span, hs_sentence *sentences,
                                   uint32_t *n_sentences)
{
    uint32_t n = 0, first = 0, i = 0;
    while (text[i] && n < TABLE_WORDS - 16) {
        uint32_t begin = i;
        while (text[i] && text[i] != ' ' && text[i] != '\n') i++;
        if (i > begin) table_word(text, begin, i, span, &n);
        if (text[i] == '\n' || !text[i]) {
            sentences[(*n_sentences)++] = (hs_sentence){ .tokens = { first, n } };
            first = n;
        }
        if (text[i]) i++;
    }
    return n;
}

/* Reads the text; `published` is an ISO date or "". */
static inline void date_read(date_reading *r, const char *text, const char *published)
{
    static hs_span span[TABLE_WORDS];
    static hs_sentence sentences[TABLE_WORDS];
    hs_model model;
    hs_date_lexicons lexicons;
    hs_error err;
    memset(r, 0, sizeof *r);
    r->out.out_of_memory = r->scratch.out_of_memory = &r->no_memory;
    r->text = text;
    if (hs_model_open(hs_model_en(), &model, &err) || hs_date_open(&model, &lexicons, &err)) {
        printf("%s\n", err.message);
        exit(2);
    }
    if (setjmp(r->no_memory)) exit(2);
    uint32_t n_sentences = 0, n = table_words(text, span, sentences, &n_sentences);
    hs_tree tree = { .text = text, .span = span, .n = n, .sentences = sentences,
                     .n_sentences = n_sentences };
    r->whens = hs_date_run(&lexicons, &tree, hs_day_parse(published), &r->n, &r->out, &r->scratch);
}

static inline void date_close(date_reading *r)
{
    hs_arena_free(&r->out);
    hs_arena_free(&r->scratch);
}

#endif
