/* csv.c - tables as CSV (RFC 4180), for spreadsheets and data frames.
 *
 * Reports are strangers' words, and a spreadsheet runs a cell that begins with one of = + - @
 * (or their full-width forms, a tab, or a line's end) as a formula. Such a cell gets an
 * apostrophe in front; so does one that has apostrophes before such a character already, so that
 * taking one apostrophe away gives the cell back.
 */
#include "export/export.h"
#include "export/schema.h"
#include "export/writer.h"

#include <string.h>

/* ---- cells --------------------------------------------------------------------------------- */

static bool runs_as_formula(const char *text, size_t n)
{
    static const char *const wide[] = { "＝", "＋", "－", "＠" };
    while (n > 0 && *text == '\'') { text++; n--; }
    if (n > 0 && memchr("=+-@\t\r\n", *text, 7)) return true;
    for (size_t i = 0; i < 4; i++)
        if (n >= 3 && memcmp(text, wide[i], 3) == 0) return true;
    return false;
}

static bool needs_quotes(const char *text, size_t n)
{
    if (n > 0 && (text[0] == ' ' || text[n - 1] == ' ')) return true;
    for (size_t i = 0; i < n; i++)
        if (memchr(",\"\r\n", text[i], 5)) return true;      /* a NUL as well */
    return false;
}

void hs_csv_text(FILE *out, const char *text, size_t n, bool exact)
{
    bool quotes = needs_quotes(text, n);
    if (quotes) putc('"', out);
    if (!exact && runs_as_formula(text, n)) putc('\'', out);
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '"') putc('"', out);
        putc(text[i], out);
    }
    if (quotes) putc('"', out);
}

static void put_cell(FILE *out, uint8_t type, const hs_cell *cell, bool exact)
{
    char iso[16];
    if (!cell->text) return;
    switch ((hs_type)type) {
    case HS_STRING:  hs_csv_text(out, cell->text, cell->n, exact); break;
    case HS_DAY:     hs_day_format(cell->day, iso); fputs(iso, out); break;
    case HS_INTEGER: fprintf(out, "%.0f", cell->number); break;
    case HS_NUMBER:  fprintf(out, "%.4g", cell->number); break;
    case HS_BOOLEAN: fputs(cell->number != 0 ? "true" : "false", out); break;
    }
}

bool hs_csv_header(const hs_schema *schema, const hs_csv_style *style, FILE *out)
{
    for (uint32_t i = 0; i < schema->n_columns; i++)
        fprintf(out, "%s%s", i > 0 ? "," : "", schema->columns[i].name);
    return fputs(style->line_end, out) != EOF;
}

bool hs_csv_rows(const hs_schema *schema, const hs_report *report, const hs_csv_style *style, FILE *out)
{
    hs_row row = { .report = report };
    uint32_t n = schema->count(report);
    for (; row.index < n && !row.failed; row.index++) {
        for (uint32_t i = 0; i < schema->n_columns; i++) {
            hs_cell cell = hs_cell_get(schema, i, &row);
            if (i > 0) putc(',', out);
            put_cell(out, schema->columns[i].type, &cell, style->exact);
        }
        fputs(style->line_end, out);
    }
    hs_row_free(&row);
    return !row.failed && !ferror(out);
}

/* ---- to a pipe ------------------------------------------------------------------------------- */

static const hs_csv_style pipe_style = { "\n", false };

bool hs_export_csv_header(FILE *out) { return hs_csv_header(&hs_statement_schema, &pipe_style, out); }

bool hs_export_csv(const hs_document *document, FILE *out)
{
    return hs_csv_rows(&hs_statement_schema, &(hs_report){ .document = document }, &pipe_style, out);
}

/* ---- as an export: with a byte order mark and CRLF in a file, for Excel ------------------------ */

static hs_csv_style style_of(const hs_export *e)
{
    return (hs_csv_style){ e->path ? "\r\n" : "\n", e->options.exact };
}

static bool begin(hs_export *e)
{
    hs_csv_style style = style_of(e);
    if (e->path) fputs("\xEF\xBB\xBF", e->out);
    return hs_csv_header(&hs_statement_schema, &style, e->out);
}

static bool put(hs_export *e, const hs_report *report)
{
    hs_csv_style style = style_of(e);
    return hs_csv_rows(&hs_statement_schema, report, &style, e->out);
}

const hs_writer hs_csv_writer = {
    { "csv", "CSV: one row a statement, for spreadsheets", HS_TO_STREAM, false },
    begin, put, NULL, NULL
};
