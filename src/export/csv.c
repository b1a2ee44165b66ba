/* csv.c - one row a statement, for spreadsheets and data frames. */
#include "export/export.h"

#include <string.h>

static void quoted(FILE *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '"') putc('"', out);
        putc(text[i], out);
    }
}

static bool needs_quotes(const char *text, size_t n)
{
    if (n > 0 && (text[0] == ' ' || text[n - 1] == ' ')) return true;
    for (size_t i = 0; i < n; i++)
        if (strchr(",\"\r\n", text[i])) return true;     /* NUL is found as well */
    return false;
}

static void cell(FILE *out, const char *text, size_t n)
{
    bool quotes = needs_quotes(text, n);
    if (quotes) putc('"', out);
    quoted(out, text, n);
    if (quotes) putc('"', out);
    putc(',', out);
}

static void string_cell(FILE *out, const char *text) { cell(out, text ? text : "", text ? strlen(text) : 0); }

static void day_cell(FILE *out, int32_t day)
{
    char iso[16] = "";
    if (day != HS_NO_DAY) hs_day_format(day, iso);
    string_cell(out, iso);
}

static void span_cell(FILE *out, const hs_document *doc, hs_span span)
{
    cell(out, doc->text + span.begin, span.end - span.begin);
}

/* Split words are one cell: their pieces with a blank between them. */
static void spans_cell(FILE *out, const hs_document *doc, hs_spans spans)
{
    if (spans.n == 1) { span_cell(out, doc, spans.at[0]); return; }
    if (spans.n > 1) putc('"', out);
    for (uint32_t i = 0; i < spans.n; i++) {
        if (i > 0) putc(' ', out);
        quoted(out, doc->text + spans.at[i].begin, spans.at[i].end - spans.at[i].begin);
    }
    if (spans.n > 1) putc('"', out);
    putc(',', out);
}

static void entity_cell(FILE *out, const hs_document *doc, uint32_t entity)
{
    string_cell(out, entity == HS_NONE ? NULL : doc->entities[entity].name);
}

static void row(FILE *out, const hs_document *doc, const hs_statement *s)
{
    bool named = s->speaker != HS_NONE && doc->entities[s->speaker].named;
    string_cell(out, doc->id);
    string_cell(out, doc->outlet);
    day_cell(out, doc->published);
    string_cell(out, s->id);
    string_cell(out, s->parent == HS_NONE ? NULL : doc->statements[s->parent].id);
    entity_cell(out, doc, s->speaker);
    string_cell(out, s->speaker == HS_NONE ? NULL : named ? "true" : "false");
    spans_cell(out, doc, s->cue);
    entity_cell(out, doc, s->addressee);
    entity_cell(out, doc, s->outlet);
    string_cell(out, s->made);
    day_cell(out, s->made_first);
    day_cell(out, s->made_last);
    span_cell(out, doc, s->venue);
    string_cell(out, hs_kind_name(s->kind));
    string_cell(out, hs_act_name(s->act));
    string_cell(out, hs_modality_name(s->modality));
    string_cell(out, s->negated ? "true" : "false");
    spans_cell(out, doc, s->content);
    span_cell(out, doc, s->condition);
    spans_cell(out, doc, s->source);
    fprintf(out, "%lu,", s->content.n ? (unsigned long)s->content.at[0].begin : 0);
    fprintf(out, "%lu,", s->content.n ? (unsigned long)s->content.at[s->content.n - 1].end : 0);
    fprintf(out, "%.2f,", (double)s->confidence);
    fprintf(out, "%s\n", s->rule ? s->rule : "");
}

bool hs_export_csv_header(FILE *out)
{
    return fputs("report,published_by,published,statement,parent,speaker,named,cue,addressee,"
                 "outlet,made,made_first,made_last,venue,kind,act,modality,negated,content,"
                 "condition,source,begin,end,confidence,rule\n", out) != EOF;
}

bool hs_export_csv(const hs_document *document, FILE *out)
{
    for (uint32_t i = 0; i < document->n_statements; i++)
        row(out, document, &document->statements[i]);
    return !ferror(out);
}
