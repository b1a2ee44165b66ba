/* xlsx.c - a workbook for Excel and others, through libxlsxwriter: a sheet for each table and one
 * for the codebook. Text is written as text, so that no cell is ever run as a formula.
 *
 * Rows go to disk as they come, so that a large ledger takes no memory.
 */
#include "export/schema.h"
#include "export/whole.h"
#include "export/writer.h"

#include <xlsxwriter.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define N_TABLES  (sizeof hs_schemas / sizeof hs_schemas[0])
#define MAX_CELL  32767      /* UTF-16 units: Excel's limits */
#define MAX_ROWS  1048576

typedef struct book {
    lxw_workbook  *workbook;
    lxw_worksheet *sheet[N_TABLES];
    lxw_row_t      rows[N_TABLES];       /* written so far */
    lxw_format    *head, *day, *share, *wrapped;
    char          *text;                 /* [MAX_CELL * 3 + 1]: a cell */
} book;

/* ---- cells -------------------------------------------------------------------------------------- */

/* The words as a string that a cell can hold: what XML cannot is left out, and what is too long
 * is cut. */
static const char *cell_text(book *b, const char *text, size_t n)
{
    size_t at = 0, units = 0;
    for (size_t i = 0, length; i < n; i += length) {
        unsigned char c = (unsigned char)text[i];
        length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        if (length > n - i) break;
        bool no_xml = c == 0 || (c == 0xEF && (memcmp(text + i, "\xEF\xBF\xBE", 3) == 0 ||
                                               memcmp(text + i, "\xEF\xBF\xBF", 3) == 0));
        if (no_xml) continue;
        units += length == 4 ? 2 : 1;
        if (units > MAX_CELL) break;
        memcpy(b->text + at, text + i, length);
        at += length;
    }
    b->text[at] = '\0';
    return b->text;
}

static void put_cell(book *b, size_t t, uint16_t column, uint8_t type, const hs_cell *cell)
{
    lxw_worksheet *sheet = b->sheet[t];
    lxw_row_t row = b->rows[t];
    if (!cell->text) return;
    switch ((hs_type)type) {
    case HS_STRING:
        worksheet_write_string(sheet, row, column, cell_text(b, cell->text, cell->n), NULL);
        break;
    case HS_DAY:                         /* Excel counts from the last day of 1899; before March 1900 it miscounts */
        if (cell->day >= -25508) {
            worksheet_write_number(sheet, row, column, cell->day + 25569, b->day);
        } else {
            char iso[16];
            hs_day_format(cell->day, iso);
            worksheet_write_string(sheet, row, column, iso, NULL);
        }
        break;
    case HS_INTEGER: worksheet_write_number(sheet, row, column, cell->number, NULL); break;
    case HS_NUMBER:  worksheet_write_number(sheet, row, column, cell->number, b->share); break;
    case HS_BOOLEAN: worksheet_write_boolean(sheet, row, column, cell->number != 0, NULL); break;
    }
}

static double width_of(const hs_column *column)
{
    if (strcmp(column->name, "content") == 0) return 80;
    if (column->type != HS_STRING) return 11;
    return column->choices ? 12 : 20;
}

/* ---- sheets -------------------------------------------------------------------------------------- */

static void begin_sheet(book *b, size_t t)
{
    const hs_schema *schema = hs_schemas[t];
    lxw_worksheet *sheet = b->sheet[t];
    for (uint32_t i = 0; i < schema->n_columns; i++) {
        worksheet_set_column(sheet, (uint16_t)i, (uint16_t)i, width_of(&schema->columns[i]), NULL);
        worksheet_write_string(sheet, 0, (uint16_t)i, schema->columns[i].name, b->head);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    b->rows[t] = 1;
}

static void put_codebook(book *b, lxw_worksheet *sheet)
{
    static const char *const heads[] = { "table", "column", "type", "meaning", "value", "meaning of the value" };
    static const double widths[] = { 12, 16, 10, 70, 14, 50 };
    lxw_row_t row = 0;
    for (uint16_t i = 0; i < 6; i++) {
        worksheet_set_column(sheet, i, i, widths[i], NULL);
        worksheet_write_string(sheet, 0, i, heads[i], b->head);
    }
    for (size_t t = 0; t < N_TABLES; t++)
        for (uint32_t i = 0; i < hs_schemas[t]->n_columns; i++) {
            const hs_column *c = &hs_schemas[t]->columns[i];
            const hs_choice *choice = c->choices;
            do {
                worksheet_write_string(sheet, ++row, 0, hs_schemas[t]->name, NULL);
                worksheet_write_string(sheet, row, 1, c->name, NULL);
                worksheet_write_string(sheet, row, 2, hs_type_name(c->type), NULL);
                worksheet_write_string(sheet, row, 3, c->meaning, b->wrapped);
                if (choice) worksheet_write_string(sheet, row, 4, choice->value, NULL);
                if (choice) worksheet_write_string(sheet, row, 5, choice->meaning, NULL);
            } while (choice && (++choice)->value);
        }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, row, 5);
}

static void make_formats(book *b)
{
    b->head = workbook_add_format(b->workbook);
    b->day = workbook_add_format(b->workbook);
    b->share = workbook_add_format(b->workbook);
    b->wrapped = workbook_add_format(b->workbook);
    if (!b->head || !b->day || !b->share || !b->wrapped) return;
    format_set_bold(b->head);
    format_set_num_format(b->day, "yyyy-mm-dd");
    format_set_num_format(b->share, "0.00");
    format_set_text_wrap(b->wrapped);
}

static bool begin(hs_export *e)
{
    book *b = e->state = calloc(1, sizeof *b);
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    if (!b || !(b->text = malloc(MAX_CELL * 3 + 1))) return false;
    b->workbook = workbook_new_opt(e->work, &options);
    if (!b->workbook) return false;
    make_formats(b);
    if (!b->wrapped) return false;
    for (size_t t = 0; t < N_TABLES; t++) {
        b->sheet[t] = workbook_add_worksheet(b->workbook, hs_schemas[t]->name);
        if (!b->sheet[t]) return false;
        begin_sheet(b, t);
    }
    return true;
}

static bool put(hs_export *e, const hs_report *report)
{
    book *b = e->state;
    bool ok = true;
    for (size_t t = 0; ok && t < N_TABLES; t++) {
        const hs_schema *schema = hs_schemas[t];
        hs_row row = { .report = report };
        uint32_t n = schema->count(report);
        if (n > MAX_ROWS - b->rows[t])
            return hs_writer_fail(e, HS_EARGUMENT, "a sheet holds %d rows and there are more: choose csv", MAX_ROWS);
        for (; row.index < n && !row.failed; row.index++, b->rows[t]++)
            for (uint32_t i = 0; i < schema->n_columns; i++) {
                hs_cell cell = hs_cell_get(schema, i, &row);
                put_cell(b, t, (uint16_t)i, schema->columns[i].type, &cell);
            }
        ok = !row.failed;
        hs_row_free(&row);
    }
    return ok;
}

static bool end(hs_export *e)
{
    book *b = e->state;
    for (size_t t = 0; t < N_TABLES; t++) {
        if (fflush(b->sheet[t]->optimize_tmpfile) != 0 || ferror(b->sheet[t]->optimize_tmpfile))
            return hs_writer_io(e, "a temporary file of the workbook");
        worksheet_autofilter(b->sheet[t], 0, 0, b->rows[t] - 1, (uint16_t)(hs_schemas[t]->n_columns - 1));
    }
    lxw_worksheet *codebook = workbook_add_worksheet(b->workbook, "codebook");
    if (!codebook) return false;
    put_codebook(b, codebook);
    lxw_workbook *workbook = b->workbook;
    b->workbook = NULL;
    lxw_error fault = workbook_close(workbook);
    if (fault == LXW_NO_ERROR && hs_workbook_is_whole(e->work)) return true;
    return hs_writer_fail(e, HS_EIO, "%.120s cannot be written: %.80s", e->path,
                          fault == LXW_NO_ERROR ? "there is no room for all of it" : lxw_strerror(fault));
}

static void drop(hs_export *e)
{
    book *b = e->state;
    if (b->workbook) lxw_workbook_free(b->workbook);
    free(b->text);
    free(b);
}

const hs_writer hs_xlsx_writer = {
    { "xlsx", "XLSX: a workbook with a sheet for each table", HS_TO_FILE, false }, begin, put, end, drop
};
