/* writer.h - what the files that each write one format share. */
#ifndef HS_EXPORT_WRITER_H
#define HS_EXPORT_WRITER_H

#include "export/formats.h"

#include <jansson.h>
#include <stdio.h>

typedef struct hs_writer {
    hs_format format;
    /* Each returns false on a failure: said with hs_writer_fail, or a stream's error, or else
     * memory that ended. begin, end and drop may be NULL; drop frees the state. */
    bool (*begin)(hs_export *e);
    bool (*put)(hs_export *e, const hs_report *report);
    bool (*end)(hs_export *e);
    void (*drop)(hs_export *e);
} hs_writer;

struct hs_export {
    const hs_writer  *writer;
    hs_export_options options;
    FILE    *out;            /* of a stream; else NULL */
    char    *path;           /* where it goes; NULL for standard output */
    char    *work;           /* where it is written meanwhile; NULL where that is `path` itself */
    void    *state;          /* the writer's own */
    uint64_t n_reports, n_statements, n_left_out;
    hs_error fault;          /* the first */
};

extern const hs_writer hs_jsonl_writer, hs_csv_writer, hs_package_writer, hs_xlsx_writer,
    hs_webanno_writer, hs_brat_writer, hs_conllu_writer, hs_csl_writer, hs_ris_writer, hs_timelinejs_writer,
    hs_gold_writer;

/* Notes a failure; false. */
bool hs_writer_fail(hs_export *e, hs_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Notes that the file or stream `name` could not be written, for the reason in errno; false. */
bool hs_writer_io(hs_export *e, const char *name);

/* A file of that name in a folder format's folder, opened for writing; NULL once noted. */
FILE *hs_writer_file(hs_export *e, const char *name);
/* Ends it; false once it is noted that not all could be written. */
bool hs_writer_close(hs_export *e, FILE *file, const char *name);

/* The words of spans, joined by " … "; or of one span. New JSON strings; NULL when memory ends. */
json_t *hs_words_value(const hs_document *doc, hs_spans spans);
json_t *hs_span_words(const hs_document *doc, hs_span span);

/* "2024-03-15", or JSON's null. */
json_t *hs_day_value(int32_t day);

/* A string that need not be UTF-8; null for NULL. */
json_t *hs_text_value(const char *text);

/* The name of an entity, or NULL for HS_NONE. */
const char *hs_party_name(const hs_document *doc, uint32_t entity);

/* A new string: `id` with everything but letters, digits, "-", "_", "." and "~" as %XX. */
char *hs_percent(const char *id);

/* Writes a value and a line's end, and releases it; false where it is NULL or not written. */
bool hs_writer_dump(FILE *out, json_t *value, size_t flags);

#endif
