/* codebook.c - what every column means, as Markdown: docs/codebook.md is this. */
#include "export/schema.h"

#include <string.h>

/* A bar would end the table's cell. */
static void put_cell(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '|') putc('\\', out);
        putc(*text, out);
    }
}

static void put_table(const hs_schema *schema, FILE *out)
{
    fprintf(out, "\n## Table %s\n\n%s Key: `", schema->name, schema->meaning);
    for (const char *c = schema->key; *c; c++)
        if (*c == ' ') fputs("`, `", out);
        else putc(*c, out);
    fputs("`.\n\n| column | type | meaning |\n| --- | --- | --- |\n", out);
    for (uint32_t i = 0; i < schema->n_columns; i++) {
        const hs_column *c = &schema->columns[i];
        fprintf(out, "| `%s` | %s%s | ", c->name, hs_type_name(c->type), c->required ? ", never empty" : "");
        put_cell(out, c->meaning);
        if (c->choices) fputs(": one of the values [below](#values)", out);
        fputs(" |\n", out);
    }
}

/* A list that several columns share is explained once. */
static bool seen_before(const hs_choice *choices, size_t table, uint32_t column)
{
    for (size_t i = 0; i <= table; i++)
        for (uint32_t k = 0; k < (i < table ? hs_schemas[i]->n_columns : column); k++)
            if (hs_schemas[i]->columns[k].choices == choices) return true;
    return false;
}

static void put_values(FILE *out)
{
    fputs("\n## Values\n\n| column | value | meaning |\n| --- | --- | --- |\n", out);
    for (size_t i = 0; i < sizeof hs_schemas / sizeof hs_schemas[0]; i++)
        for (uint32_t k = 0; k < hs_schemas[i]->n_columns; k++) {
            const hs_column *column = &hs_schemas[i]->columns[k];
            if (!column->choices || seen_before(column->choices, i, k)) continue;
            for (const hs_choice *c = column->choices; c->value; c++)
                fprintf(out, "| `%s` | `%s` | %s |\n", column->name, c->value, c->meaning);
        }
}

bool hs_codebook_write(FILE *out)
{
    fputs("# Codebook, version " HS_CODEBOOK_VERSION "\n\n"
          "The columns of what `hearsay export` writes as `csv`, `datapackage` and `xlsx`, and of\n"
          "`hearsay read --to csv`. `hearsay codebook` prints this page: it is made from the table in the\n"
          "program from which the columns themselves and the types in `datapackage.json` are made. The first\n"
          "number of the version changes when a column goes or changes its meaning, the second when one is\n"
          "added at the end.\n\n"
          "Cite as: hearsay " HS_VERSION ", codebook " HS_CODEBOOK_VERSION ".\n\n"
          "Every value is a reading of what a report says, never a finding about the world. An empty cell\n"
          "means that the report does not say. Days are ISO 8601, booleans `true` and `false`, text is UTF-8.\n"
          "In CSV a cell that a spreadsheet would run as a formula (one that begins with `=`, `+`, `-`, `@`, a\n"
          "tab or a line's end) has an apostrophe in front; `--exact` leaves such cells as they are.\n", out);
    for (size_t i = 0; i < sizeof hs_schemas / sizeof hs_schemas[0]; i++) put_table(hs_schemas[i], out);
    put_values(out);
    return !ferror(out);
}
