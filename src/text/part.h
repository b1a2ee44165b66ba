/* part.h - what the parts of a page are recognised by: the first words of a paragraph, dates,
 * fixed phrases, datelines, captions. Internal to the layer. */
#ifndef HS_TEXT_PART_H
#define HS_TEXT_PART_H

#include "text/layout.h"

enum { HS_PIECES = 64 };

typedef struct hs_piece {
    hs_span span;
    bool word;               /* letters or digits, with the marks inside; else one mark */
} hs_piece;

typedef struct hs_pieces {   /* the first pieces of a stretch of text */
    const hs_text_lexicons *lexicons;
    const char *text;
    hs_span  span;           /* the stretch */
    hs_piece at[HS_PIECES];
    uint32_t n;
    bool whole;              /* these are all its pieces */
} hs_pieces;

typedef HS_VECTOR(hs_span) hs_span_list;
typedef HS_VECTOR(hs_segment) hs_segment_list;

/* The first pieces of the stretch. */
void hs_pieces_read(const hs_text_lexicons *lexicons, const char *text, hs_span span,
                    hs_pieces *out);

/* The i-th piece; an empty slice where there is none. */
hs_slice hs_piece_form(const hs_pieces *p, uint32_t i);

/* True where the piece is the mark. */
bool hs_piece_is(const hs_pieces *p, uint32_t i, const char *mark);

/* How many pieces the phrase of layout.txt takes that begins at piece i and whose value holds
 * `kind` (its conditions, colon, whole and so on, hold as well): 0 where there is none.
 * `bracket` tells that an opening bracket stands before it. */
uint32_t hs_piece_phrase(const hs_pieces *p, uint32_t i, const char *kind, bool bracket);

/* How many pieces from i on are a day: "March 3, 2026", "Tuesday 3 March", "2026-03-03T10".
 * *day is HS_NO_DAY where the year is missing. */
uint32_t hs_piece_date(const hs_pieces *p, uint32_t i, int32_t *day);

typedef enum hs_dated { HS_NOT_DATED, HS_DATED, HS_UPDATED } hs_dated;

/* Whether the stretch is nothing but a date line ("Published: March 3, 2026 10:00 GMT"). */
hs_dated hs_part_date_line(const hs_pieces *p, int32_t *day);

/* End of the mark `date 2024-03-15` that the stretch begins with, or its begin. */
uint32_t hs_part_date_mark(const hs_pieces *p, int32_t *day);

/* End of the agency dateline that the stretch begins with ("KOVEN, March 3 (Reuters) -"), or
 * its begin. *agency is the agency's name, or empty. */
uint32_t hs_part_dateline(const hs_pieces *p, int32_t *day, hs_span *agency);

/* Where a paragraph holds captions and credits run into it, appends its parts (captions,
 * credits, and the rest as `kind`) and returns true. */
bool hs_part_captions(const hs_text_lexicons *lexicons, const char *text, hs_span paragraph,
                      uint8_t kind, hs_segment_list *segments, hs_arena *arena);

/* The stretch without outer blanks. */
hs_span hs_part_trim(const char *text, hs_span s);

/* Appends the paragraphs of the text: blank lines separate, and single line breaks unless the
 * text's lines are wrapped. Outer blanks are left out. */
void hs_part_paragraphs(const char *text, uint32_t n, hs_span_list *paragraphs, hs_arena *arena);

#endif
