/* canvas.h - a grid of terminal cells: words are put on it, lines are drawn on it and join by
 * themselves where they meet. */
#ifndef HS_CLI_CANVAS_H
#define HS_CLI_CANVAS_H

#include "export/flow.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define CLI_GLYPH 12         /* bytes of a glyph with the marks on it */

typedef struct cli_cell {
    char    glyph[CLI_GLYPH];
    uint8_t bytes;           /* of glyph; 0 for a blank, a line, or half of a wide glyph */
    uint8_t ink;             /* hs_ink */
    uint8_t line;            /* which neighbours a line leads to */
    bool    covered;         /* by the wide glyph to its left */
} cli_cell;

typedef struct cli_canvas { cli_cell *cells; uint32_t width, height; } cli_canvas;

/* False when memory ends; cli_canvas_free releases it in any case. */
bool cli_canvas_make(uint32_t width, uint32_t height, cli_canvas *out);
void cli_canvas_free(cli_canvas *canvas);

/* Text from a cell rightwards, cut at the edge; gives the columns used. What the text's
 * control characters would do to a terminal is left out. */
uint32_t cli_canvas_text(cli_canvas *canvas, uint32_t row, uint32_t column, hs_ink ink,
                         const char *text, size_t n);

/* Lines between two cells, both included. */
void cli_canvas_across(cli_canvas *canvas, uint32_t row, uint32_t from, uint32_t to, hs_ink ink);
void cli_canvas_down(cli_canvas *canvas, uint32_t column, uint32_t from, uint32_t to, hs_ink ink);

/* Prints the rows, each after `margin` blanks and without blanks at its end. */
void cli_canvas_print(const cli_canvas *canvas, uint32_t margin, bool color, FILE *out);

#endif
