/* canvas.c - see canvas.h. */
#include "cli/canvas.h"

#include <stdlib.h>
#include <string.h>

enum { UP = 1, DOWN = 2, LEFT = 4, RIGHT = 8 };

static const char *const box[16] = {
    " ", "╵", "╷", "│", "╴", "╯", "╮", "┤", "╶", "╰", "╭", "├", "─", "┴", "┬", "┼",
};

bool cli_canvas_make(uint32_t width, uint32_t height, cli_canvas *out)
{
    *out = (cli_canvas){ calloc((size_t)width * height + 1, sizeof(cli_cell)), width, height };
    return out->cells != NULL;
}

void cli_canvas_free(cli_canvas *canvas)
{
    free(canvas->cells);
    canvas->cells = NULL;
}

static cli_cell *cell_at(const cli_canvas *canvas, uint32_t row, uint32_t column)
{
    if (row >= canvas->height || column >= canvas->width) return NULL;
    return &canvas->cells[(size_t)row * canvas->width + column];
}

static void set_glyph(cli_cell *cell, hs_ink ink, const char *glyph, uint32_t bytes)
{
    *cell = (cli_cell){ .bytes = (uint8_t)bytes, .ink = (uint8_t)ink };
    memcpy(cell->glyph, glyph, bytes);
}

/* A combining mark joins the glyph before it, where there is room. */
static void add_mark(cli_cell *cell, const char *mark, uint32_t bytes)
{
    if (!cell || cell->bytes + bytes > CLI_GLYPH) return;
    memcpy(cell->glyph + cell->bytes, mark, bytes);
    cell->bytes = (uint8_t)(cell->bytes + bytes);
}

uint32_t cli_canvas_text(cli_canvas *canvas, uint32_t row, uint32_t column, hs_ink ink,
                         const char *text, size_t n)
{
    const char *end = text + n;
    uint32_t start = column;
    cli_cell *last = NULL;
    for (hs_glyph g; text < end; text += g.bytes) {
        g = hs_glyph_at(text, end);
        if (!g.printed) continue;
        if (g.columns == 0) {
            add_mark(last, text, g.bytes);
            continue;
        }
        cli_cell *cell = cell_at(canvas, row, column);
        cli_cell *half = g.columns == 2 ? cell_at(canvas, row, column + 1) : cell;
        if (!cell || !half) break;
        *half = (cli_cell){ .covered = true };
        if (g.code == 0xFFFD) set_glyph(cell, ink, "\xEF\xBF\xBD", 3);
        else set_glyph(cell, ink, text, g.bytes);
        last = cell;
        column += g.columns;
    }
    return column - start;
}

static void add_line(cli_canvas *canvas, uint32_t row, uint32_t column, uint8_t line, hs_ink ink)
{
    cli_cell *cell = cell_at(canvas, row, column);
    if (!cell || cell->bytes || cell->covered) return;   /* words stand above lines */
    cell->line |= line;
    cell->ink = (uint8_t)ink;
}

void cli_canvas_across(cli_canvas *canvas, uint32_t row, uint32_t from, uint32_t to, hs_ink ink)
{
    for (uint32_t x = from; x <= to; x++)
        add_line(canvas, row, x, (uint8_t)((x > from ? LEFT : 0) | (x < to ? RIGHT : 0)), ink);
}

void cli_canvas_down(cli_canvas *canvas, uint32_t column, uint32_t from, uint32_t to, hs_ink ink)
{
    for (uint32_t y = from; y <= to; y++)
        add_line(canvas, y, column, (uint8_t)((y > from ? UP : 0) | (y < to ? DOWN : 0)), ink);
}

static bool is_blank(const cli_cell *cell)
{
    return cell->bytes == 0 && cell->line == 0 && !cell->covered;
}

static void print_row(const cli_canvas *canvas, uint32_t row, uint32_t margin, bool color, FILE *out)
{
    uint32_t used = canvas->width;
    hs_ink ink = HS_INK_PLAIN;
    const cli_cell *cells = &canvas->cells[(size_t)row * canvas->width];
    while (used > 0 && is_blank(&cells[used - 1])) used--;
    if (used > 0) fprintf(out, "%*s", (int)margin, "");
    for (uint32_t x = 0; x < used; x++) {
        const cli_cell *cell = &cells[x];
        if (cell->covered) continue;
        hs_ink wanted = is_blank(cell) ? HS_INK_PLAIN : (hs_ink)cell->ink;
        if (wanted != ink) {
            if (ink != HS_INK_PLAIN) fputs(hs_ink_escape(HS_INK_PLAIN, color), out);
            if (wanted != HS_INK_PLAIN) fputs(hs_ink_escape(wanted, color), out);
            ink = wanted;
        }
        if (cell->bytes) fwrite(cell->glyph, 1, cell->bytes, out);
        else fputs(box[cell->line & 15], out);
    }
    if (ink != HS_INK_PLAIN) fputs(hs_ink_escape(HS_INK_PLAIN, color), out);
    putc('\n', out);
}

void cli_canvas_print(const cli_canvas *canvas, uint32_t margin, bool color, FILE *out)
{
    for (uint32_t row = 0; row < canvas->height; row++) print_row(canvas, row, margin, color, out);
}
