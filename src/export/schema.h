/* schema.h - the tables that spreadsheets, data packages and the codebook are made of: one
 * description of every column, from which its cells, its type and its documentation come. */
#ifndef HS_EXPORT_SCHEMA_H
#define HS_EXPORT_SCHEMA_H

#include "export/formats.h"

#include <stdio.h>

/* Of the columns: the first number changes when one goes or changes its meaning, the second
 * when one is added. */
#define HS_CODEBOOK_VERSION "1.0"

typedef enum hs_type { HS_STRING, HS_DAY, HS_INTEGER, HS_NUMBER, HS_BOOLEAN } hs_type;

typedef struct hs_cell {     /* by the column's type: words, a day, or a number */
    const char *text; size_t n;          /* text NULL: the cell is empty, whatever the type */
    double      number;
    int32_t     day;
} hs_cell;

typedef struct hs_row {      /* zeroed, but for report and index */
    const hs_report *report;
    uint32_t         index;  /* of the statement or entity */
    char *joined; size_t room;           /* words put together for a cell; valid until the next one */
    bool  failed;                        /* memory ended */
} hs_row;

typedef struct hs_choice { const char *value, *meaning; } hs_choice;

typedef struct hs_column {
    const char *name;
    uint8_t     type;        /* hs_type */
    bool        required;    /* is never empty */
    const char *meaning;
    const hs_choice *choices;            /* the values that it can have, ended by NULL; or NULL */
    void (*get)(hs_row *row, hs_cell *out);
} hs_column;

typedef struct hs_schema {
    const char *name, *meaning;
    const char *key;         /* its columns, parted by blanks, that tell one row from all others */
    const hs_column *columns; uint32_t n_columns;
    uint32_t (*count)(const hs_report *report);  /* rows of a report */
} hs_schema;

extern const hs_schema hs_statement_schema, hs_report_schema, hs_entity_schema;

/* All three, in the order in which they are shown. */
extern const hs_schema *const hs_schemas[3];

/* "string", "date", "integer", "number", "boolean": as Table Schema calls them. */
const char *hs_type_name(uint8_t type);

/* Gets a cell. */
hs_cell hs_cell_get(const hs_schema *schema, uint32_t column, hs_row *row);
void    hs_row_free(hs_row *row);

typedef struct hs_csv_style {
    const char *line_end;
    bool exact;              /* cells that a spreadsheet would run as a formula stay as they are */
} hs_csv_style;

/* A cell of n bytes, quoted where RFC 4180 says so; unless `exact`, one that a spreadsheet would run as a
 * formula gets an apostrophe in front (csv.c). */
void hs_csv_text(FILE *out, const char *text, size_t n, bool exact);

/* The names of the columns; the rows of a report. False when memory ends or `out` is full. */
bool hs_csv_header(const hs_schema *schema, const hs_csv_style *style, FILE *out);
bool hs_csv_rows(const hs_schema *schema, const hs_report *report, const hs_csv_style *style, FILE *out);

/* The codebook as Markdown. False where `out` is full. */
bool hs_codebook_write(FILE *out);

#endif
