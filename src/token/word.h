/* word.h - the words of one segment, before they are put together to sentences. */
#ifndef HS_TOKEN_WORD_H
#define HS_TOKEN_WORD_H

#include "token/token.h"

/* What the sentence splitter wants to know of a word's last stop. */
typedef enum hs_stop {
    HS_STOP_NONE,
    HS_STOP_MARK,            /* . ? ! or a run of them */
    HS_STOP_DOTS,            /* ... or the one character for it */
    HS_STOP_ADDRESS,         /* of the web or mail: a new sentence may follow without a stop */
    HS_STOP_INITIAL,         /* "J." */
    HS_STOP_LETTERS,         /* "U.S.", "p.m." */
    HS_STOP_TITLE,           /* abbreviations, by their value in the list */
    HS_STOP_NUMBER,
    HS_STOP_END,
    HS_STOP_LOOSE
} hs_stop;

typedef struct hs_word {
    hs_span span;
    uint8_t stop;            /* hs_stop */
    bool    blank;           /* a blank, or the segment's beginning, stands before it */
} hs_word;

typedef struct hs_word_list { hs_word *at; uint32_t n, room; } hs_word_list;

/* Appends the words of text[segment.begin, segment.end) to the list, which grows in `arena`. */
void hs_word_split(const hs_text_lexicons *lexicons, const char *text, hs_span segment,
                   hs_word_list *words, hs_arena *arena);

#endif
