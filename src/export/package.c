/* package.c - a data package (https://datapackage.org): a folder with the tables as CSV and a
 * datapackage.json that says what each column is, from the same schema as the codebook. No byte
 * order mark here: Frictionless readers take it for a part of the first column's name. */
#include "export/schema.h"
#include "export/writer.h"

#include <stdlib.h>
#include <string.h>

#define N_TABLES (sizeof hs_schemas / sizeof hs_schemas[0])

typedef struct package { FILE *table[N_TABLES]; } package;

static hs_csv_style style_of(const hs_export *e) { return (hs_csv_style){ "\r\n", e->options.exact }; }

static void file_name(const hs_schema *schema, char out[40]) { snprintf(out, 40, "%s.csv", schema->name); }

static bool begin(hs_export *e)
{
    package *p = e->state = calloc(1, sizeof *p);
    hs_csv_style style = style_of(e);
    for (size_t i = 0; p && i < N_TABLES; i++) {
        char name[40];
        file_name(hs_schemas[i], name);
        p->table[i] = hs_writer_file(e, name);
        if (!p->table[i]) return false;
        if (!hs_csv_header(hs_schemas[i], &style, p->table[i])) return hs_writer_io(e, name);
    }
    return p != NULL;
}

static bool put(hs_export *e, const hs_report *report)
{
    package *p = e->state;
    hs_csv_style style = style_of(e);
    for (size_t i = 0; i < N_TABLES; i++) {
        if (hs_csv_rows(hs_schemas[i], report, &style, p->table[i])) continue;
        return ferror(p->table[i]) ? hs_writer_io(e, hs_schemas[i]->name) : false;
    }
    return true;
}

static json_t *field_value(const hs_column *column)
{
    json_t *limits = json_object(), *values = column->choices ? json_array() : NULL;
    bool ok = limits != NULL;
    for (const hs_choice *c = column->choices; c && c->value; c++)
        if (json_array_append_new(values, json_string(c->value)) != 0) ok = false;
    if (column->required && json_object_set_new(limits, "required", json_true()) != 0) ok = false;
    if (values && json_object_set_new(limits, "enum", values) != 0) ok = false;
    json_t *field = json_pack("{s:s,s:s,s:s,s:o}", "name", column->name, "type", hs_type_name(column->type),
                              "description", column->meaning, "constraints", limits);
    if (ok) return field;
    json_decref(field);
    return NULL;
}

static json_t *key_value(const char *key)
{
    json_t *list = json_array();
    for (size_t n; *key; key += n + (key[n] == ' ')) {
        n = strcspn(key, " ");
        json_array_append_new(list, json_stringn(key, n));
    }
    return list;
}

static json_t *resource_value(const hs_schema *schema, long bytes)
{
    json_t *fields = json_array();
    char name[40];
    file_name(schema, name);
    for (uint32_t i = 0; i < schema->n_columns; i++)
        if (json_array_append_new(fields, field_value(&schema->columns[i])) != 0) {
            json_decref(fields);
            return NULL;
        }
    json_t *table = json_pack("{s:o,s:o,s:[s]}", "fields", fields, "primaryKey", key_value(schema->key),
                              "missingValues", "");
    if (schema != &hs_report_schema) {
        json_t *links = json_pack("[{s:s,s:{s:s,s:s}}]", "fields", "report", "reference", "resource", "reports",
                                  "fields", "report");
        json_object_set_new(table, "foreignKeys", links);
    }
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:I,s:o}", "profile", "tabular-data-resource", "name",
        schema->name, "path", name, "description", schema->meaning, "format", "csv", "mediatype", "text/csv",
        "encoding", "utf-8", "bytes", (json_int_t)bytes, "schema", table);
}

static bool put_description(hs_export *e, const long bytes[N_TABLES])
{
    static const char name[] = "datapackage.json";
    static const char exact[] = "Who said what, as hearsay " HS_VERSION " read it in the reports named.";
    static const char safe[] = "Who said what, as hearsay " HS_VERSION " read it in the reports named. A cell that a "
        "spreadsheet would run as a formula has an apostrophe in front: take it away where exactness matters.";
    json_t *resources = json_array();
    bool ok = resources != NULL;
    for (size_t i = 0; i < N_TABLES; i++)
        if (json_array_append_new(resources, resource_value(hs_schemas[i], bytes[i])) != 0) ok = false;
    json_t *description = json_pack("{s:s,s:s,s:s,s:s,s:s,s:o}", "profile", "tabular-data-package", "name",
        "hearsay-export", "title", e->options.title ? e->options.title : "hearsay", "description",
        e->options.exact ? exact : safe, "version", HS_CODEBOOK_VERSION, "resources", resources);
    FILE *out = ok && description ? hs_writer_file(e, name) : NULL;
    if (!out) { json_decref(description); return false; }
    ok = hs_writer_dump(out, description, JSON_INDENT(1) | JSON_ENSURE_ASCII);
    return hs_writer_close(e, out, name) && ok;
}

static bool end(hs_export *e)
{
    package *p = e->state;
    long bytes[N_TABLES];
    for (size_t i = 0; i < N_TABLES; i++) {
        FILE *table = p->table[i];
        bytes[i] = ftell(table);
        p->table[i] = NULL;
        if (!hs_writer_close(e, table, hs_schemas[i]->name)) return false;
    }
    return put_description(e, bytes);
}

static void drop(hs_export *e)
{
    package *p = e->state;
    for (size_t i = 0; i < N_TABLES; i++) if (p->table[i]) fclose(p->table[i]);
    free(p);
}

const hs_writer hs_package_writer = {
    { "datapackage", "Frictionless data package: a folder with tables as CSV and what they mean",
      HS_TO_FOLDER, false },
    begin, put, end, drop
};
