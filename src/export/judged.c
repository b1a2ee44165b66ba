/* judged.c - what people checked, as gold ledgers: one JSON object a line, in the format of
 * tests/ledgers/README.md, for measuring and training with.
 *
 * A report is gold when somebody accepted or corrected every statement that it has left; the
 * others are passed over. The speaker is listed under the one name that the record has.
 */
#include "export/writer.h"

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

static json_t *names_value(const hs_document *doc, uint32_t entity)
{
    return entity == HS_NONE ? json_null() : json_pack("[o]", hs_text_value(hs_party_name(doc, entity)));
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
        "outlet", names_value(doc, s->outlet), "negated", s->negated);
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

static bool is_gold(const hs_report *report)
{
    uint32_t n = report->document->n_statements;
    for (uint32_t i = 0; i < n; i++) if (!report->verdicts || !report->verdicts[i]) return false;
    return n > 0;
}

static bool put(hs_export *e, const hs_report *report)
{
    const hs_document *doc = report->document;
    json_t *statements = json_array();
    bool ok = statements != NULL;
    if (!is_gold(report)) {
        e->n_left_out += doc->n_statements;
        json_decref(statements);
        return true;
    }
    for (uint32_t i = 0; i < doc->n_statements; i++)
        if (json_array_append_new(statements, statement_value(doc, &doc->statements[i])) != 0) ok = false;
    json_t *ledger = json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:[]}", "id", hs_text_value(doc->id), "published",
        hs_day_value(doc->published), "outlet", hs_text_value(doc->outlet), "title", hs_text_value(doc->title),
        "text", json_stringn(doc->text, doc->n_text), "statements", statements, "segments", segments_value(doc),
        "positions");
    if (ok) return hs_writer_dump(e->out, ledger, JSON_COMPACT);
    json_decref(ledger);
    return false;
}

const hs_writer hs_gold_writer = {
    { "gold", "gold ledgers, of reports whose every statement people judged", HS_TO_STREAM, false },
    NULL, put, NULL, NULL
};
