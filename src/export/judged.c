/* judged.c - what people checked, as gold ledgers: one JSON object a line, in the format of
 * tests/ledgers/README.md, for measuring and training with.
 *
 * A report is gold when somebody accepted or corrected every statement that it has left; the
 * others are passed over. A speaker is listed under the name that the record has, and what else
 * the report calls that one.
 */
#include "export/judged.h"
#include "export/writer.h"

#include <string.h>

static json_t *span_value(hs_span span)
{
    return span.begin == span.end ? json_null() : json_pack("[I,I]", (json_int_t)span.begin, (json_int_t)span.end);
}

static json_t *spans_value(hs_spans spans)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < spans.n; i++)
        if (json_array_append_new(list, span_value(spans.at[i])) != 0) { json_decref(list); return NULL; }
    return list;
}

static bool is_listed(const json_t *list, const char *name)
{
    const json_t *known;
    size_t i;
    json_array_foreach(list, i, known)
        if (strcmp(json_string_value(known), name) == 0) return true;
    return false;
}

/* The name, and every mention that ends as the name does: "Tomas Veld", "Mr Veld". A description has no
 * others. */
static json_t *names_value(const hs_document *doc, uint32_t entity)
{
    if (entity == HS_NONE) return json_null();
    const hs_entity *e = &doc->entities[entity];
    const char *blank = strrchr(e->name, ' '), *last = blank ? blank + 1 : e->name;
    json_t *list = json_pack("[o]", hs_text_value(e->name));
    for (uint32_t i = 0; list && e->named && i < e->n_mentions; i++) {
        json_t *said = hs_span_words(doc, doc->mentions[e->mentions[i]].span);
        size_t n = json_string_length(said), n_last = strlen(last);
        bool fits = said && n >= n_last && strcmp(json_string_value(said) + n - n_last, last) == 0;
        if (!fits || is_listed(list, json_string_value(said))) json_decref(said);
        else if (json_array_append_new(list, said) != 0) { json_decref(list); return NULL; }
    }
    return list;
}

static json_t *statement_value(const hs_document *doc, const hs_statement *s)
{
    const char *parent = s->parent == HS_NONE ? NULL : doc->statements[s->parent].id;
    bool named = s->speaker != HS_NONE && doc->entities[s->speaker].named;
    return json_pack("{s:s,s:s?,s:s,s:o,s:o,s:o,s:o,s:b,s:o,s:o,s:o,s:o,s:b}", "id", s->id, "parent", parent,
        "kind", hs_kind_name(s->kind), "source", spans_value(s->source), "cue", spans_value(s->cue),
        "content", spans_value(s->content),
        "speaker", names_value(doc, s->speaker), "named", named,
        "addressee", names_value(doc, s->addressee), "made", hs_text_value(s->made), "venue", span_value(s->venue),
        "outlet", hs_text_value(hs_party_name(doc, s->outlet)), "negated", s->negated);
}

static json_t *segments_value(const hs_document *doc)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < doc->n_segments; i++) {
        const hs_segment *s = &doc->segments[i];
        if (s->kind == HS_BODY) continue;
        json_t *segment = json_pack("{s:s,s:o}", "kind", hs_segment_name(s->kind), "span", span_value(s->span));
        if (json_array_append_new(list, segment) != 0) { json_decref(list); return NULL; }
    }
    return list;
}

bool hs_judged_whole(const hs_report *report)
{
    uint32_t n = report->document->n_statements;
    for (uint32_t i = 0; i < n; i++) if (!report->verdicts || !report->verdicts[i]) return false;
    return n > 0;
}

bool hs_judged_write(const hs_report *report, FILE *out)
{
    const hs_document *doc = report->document;
    json_t *statements = json_array();
    bool ok = statements != NULL;
    for (uint32_t i = 0; i < doc->n_statements; i++)
        if (json_array_append_new(statements, statement_value(doc, &doc->statements[i])) != 0) ok = false;
    json_t *ledger = json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:[]}", "id", hs_text_value(doc->id), "published",
        hs_day_value(doc->published), "outlet", hs_text_value(doc->outlet), "title", hs_text_value(doc->title),
        "text", json_stringn(doc->text, doc->n_text), "statements", statements, "segments", segments_value(doc),
        "positions");
    if (ok) return hs_writer_dump(out, ledger, JSON_COMPACT);
    json_decref(ledger);
    return false;
}

static bool put(hs_export *e, const hs_report *report)
{
    if (hs_judged_whole(report)) return hs_judged_write(report, e->out);
    e->n_left_out += report->document->n_statements;
    return true;
}

const hs_writer hs_gold_writer = {
    { "gold", "gold ledgers, of reports whose every statement people judged", HS_TO_STREAM, false },
    NULL, put, NULL, NULL
};
