/* json.c - the record, as docs/record.md describes it, through jansson. */
#include "export/export.h"
#include "export/writer.h"

#include <string.h>

/* A jansson call that ran out of memory gives NULL, and setting NULL fails: so a failure
 * anywhere below is seen here, and the record as a whole fails. */
typedef struct builder { const hs_document *doc; bool failed; } builder;

static void put(builder *b, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(object, key, value) != 0) b->failed = true;
}

static void append(builder *b, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0) b->failed = true;
}

static json_t *span_value(hs_span span)
{
    if (span.begin == span.end) return json_null();
    return json_pack("[I,I]", (json_int_t)span.begin, (json_int_t)span.end);
}

static json_t *spans_value(builder *b, hs_spans spans)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < spans.n; i++) append(b, list, span_value(spans.at[i]));
    return list;
}

static json_t *entity_id(uint32_t entity)
{
    return json_sprintf("e%lu", (unsigned long)entity + 1);
}

static json_t *segments_value(builder *b)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < b->doc->n_segments; i++) {
        json_t *o = json_object();
        put(b, o, "kind", json_string(hs_segment_name(b->doc->segments[i].kind)));
        put(b, o, "span", span_value(b->doc->segments[i].span));
        append(b, list, o);
    }
    return list;
}

static json_t *entities_value(builder *b)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < b->doc->n_entities; i++) {
        const hs_entity *e = &b->doc->entities[i];
        json_t *o = json_object(), *mentions = json_array();
        put(b, o, "id", entity_id(i));
        put(b, o, "name", hs_text_value(e->name));
        put(b, o, "type", json_string(hs_entity_type_name(e->type)));
        put(b, o, "role", hs_text_value(e->role));
        put(b, o, "named", json_boolean(e->named));
        put(b, o, "actor", hs_text_value(e->actor));
        for (uint32_t k = 0; k < e->n_mentions; k++)
            append(b, mentions, span_value(b->doc->mentions[e->mentions[k]].span));
        put(b, o, "mentions", mentions);
        append(b, list, o);
    }
    return list;
}

static json_t *whens_value(builder *b)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < b->doc->n_whens; i++) {
        const hs_when *w = &b->doc->whens[i];
        json_t *o = json_object();
        put(b, o, "span", span_value(w->span));
        put(b, o, "type", json_string(hs_when_type_name(w->type)));
        put(b, o, "value", hs_text_value(w->value));
        put(b, o, "first", hs_day_value(w->first));
        put(b, o, "last", hs_day_value(w->last));
        append(b, list, o);
    }
    return list;
}

static json_t *party_value(builder *b, uint32_t entity)
{
    if (entity == HS_NONE) return json_null();
    json_t *o = json_object();
    put(b, o, "entity", entity_id(entity));
    put(b, o, "name", hs_text_value(b->doc->entities[entity].name));
    put(b, o, "named", json_boolean(b->doc->entities[entity].named));
    return o;
}

static json_t *made_value(builder *b, const hs_statement *s)
{
    if (!s->made) return json_null();
    json_t *o = json_object();
    put(b, o, "value", hs_text_value(s->made));
    put(b, o, "first", hs_day_value(s->made_first));
    put(b, o, "last", hs_day_value(s->made_last));
    put(b, o, "span", span_value(s->made_span));
    return o;
}

static json_t *venue_value(builder *b, hs_span span)
{
    if (span.begin == span.end) return json_null();
    json_t *o = json_object();
    put(b, o, "text", json_stringn(b->doc->text + span.begin, span.end - span.begin));
    put(b, o, "span", span_value(span));
    return o;
}

static json_t *statement_value(builder *b, const hs_statement *s)
{
    json_t *o = json_object();
    put(b, o, "id", hs_text_value(s->id));
    put(b, o, "parent",
        s->parent == HS_NONE ? json_null() : hs_text_value(b->doc->statements[s->parent].id));
    put(b, o, "kind", json_string(hs_kind_name(s->kind)));
    put(b, o, "source", spans_value(b, s->source));
    put(b, o, "cue", spans_value(b, s->cue));
    put(b, o, "content", spans_value(b, s->content));
    put(b, o, "speaker", party_value(b, s->speaker));
    put(b, o, "addressee", party_value(b, s->addressee));
    put(b, o, "outlet", party_value(b, s->outlet));
    put(b, o, "made", made_value(b, s));
    put(b, o, "venue", venue_value(b, s->venue));
    put(b, o, "act", json_string(hs_act_name(s->act)));
    put(b, o, "modality", json_string(hs_modality_name(s->modality)));
    put(b, o, "negated", json_boolean(s->negated));
    put(b, o, "condition", span_value(s->condition));
    put(b, o, "confidence", json_real((double)s->confidence));
    put(b, o, "rule", hs_text_value(s->rule));
    return o;
}

/* ---- events ---- */

static json_t *actor_value(builder *b, const hs_event_party *p)
{
    if (!p->name) return json_null();
    json_t *o = json_object();
    put(b, o, "entity", p->entity == HS_NONE ? json_null() : entity_id(p->entity));
    put(b, o, "name", hs_text_value(p->name));
    put(b, o, "code", hs_text_value(p->code));
    put(b, o, "span", span_value(p->span));
    return o;
}

/* Blank-separated words as a list. */
static json_t *words_value(builder *b, const char *words)
{
    json_t *list = json_array();
    while (words && *words) {
        size_t n = strcspn(words, " ");
        append(b, list, json_stringn(words, n));
        words += n + (words[n] == ' ');
    }
    return list;
}

static json_t *plover_value(builder *b, const hs_event *e)
{
    if (!e->plover) return json_null();
    json_t *o = json_object();
    put(b, o, "event", hs_text_value(e->plover));
    put(b, o, "mode", hs_text_value(e->mode));
    put(b, o, "context", words_value(b, e->context));
    return o;
}

static json_t *event_value(builder *b, const hs_event *e)
{
    json_t *o = json_object();
    put(b, o, "id", hs_text_value(e->id));
    put(b, o, "statement",
        e->statement == HS_NONE ? json_null() : hs_text_value(b->doc->statements[e->statement].id));
    put(b, o, "source", actor_value(b, &e->source));
    put(b, o, "target", actor_value(b, &e->target));
    put(b, o, "cameo", hs_text_value(e->cameo));
    put(b, o, "plover", plover_value(b, e));
    put(b, o, "goldstein", json_real((double)e->goldstein));
    put(b, o, "quad", json_integer(e->quad));
    put(b, o, "modality", json_string(hs_modality_name(e->modality)));
    put(b, o, "negated", json_boolean(e->negated));
    put(b, o, "date", hs_text_value(e->date));
    put(b, o, "place", party_value(b, e->place));
    put(b, o, "span", span_value(e->span));
    put(b, o, "rule", hs_text_value(e->rule));
    return o;
}

/* ---- positions ---- */

static json_t *position_value(builder *b, const hs_position *p)
{
    json_t *o = json_object();
    put(b, o, "party", hs_text_value(p->party));
    put(b, o, "entity", p->entity == HS_NONE ? json_null() : entity_id(p->entity));
    put(b, o, "stance", json_string(hs_stance_name(p->stance)));
    put(b, o, "issue", json_string(p->issue));
    put(b, o, "statement", hs_text_value(b->doc->statements[p->statement].id));
    put(b, o, "voucher", hs_text_value(b->doc->statements[p->voucher].id));
    put(b, o, "condition", span_value(p->condition));
    put(b, o, "own", json_boolean(p->own));
    put(b, o, "span", span_value(p->span));
    put(b, o, "rule", json_string(p->rule));
    return o;
}

static json_t *record_value(builder *b)
{
    const hs_document *doc = b->doc;
    json_t *o = json_object(), *statements = json_array(), *events = json_array(), *positions = json_array();
    put(b, o, "id", hs_text_value(doc->id));
    put(b, o, "sha256", hs_text_value(doc->sha256));
    put(b, o, "url", hs_text_value(doc->url));
    put(b, o, "outlet", hs_text_value(doc->outlet));
    put(b, o, "title", hs_text_value(doc->title));
    put(b, o, "published", hs_day_value(doc->published));
    put(b, o, "language", json_string("en"));
    put(b, o, "offset_unit", json_string("utf8-byte"));
    put(b, o, "text", json_stringn(doc->text, doc->n_text));
    put(b, o, "segments", segments_value(b));
    put(b, o, "entities", entities_value(b));
    put(b, o, "whens", whens_value(b));
    for (uint32_t i = 0; i < doc->n_statements; i++)
        append(b, statements, statement_value(b, &doc->statements[i]));
    put(b, o, "statements", statements);
    for (uint32_t i = 0; i < doc->n_events; i++) append(b, events, event_value(b, &doc->events[i]));
    put(b, o, "events", events);
    for (uint32_t i = 0; i < doc->n_positions; i++)
        append(b, positions, position_value(b, &doc->positions[i]));
    put(b, o, "positions", positions);
    return o;
}

json_t *hs_export_value(const hs_document *document)
{
    builder b = { document, false };
    json_t *record = record_value(&b);
    if (!b.failed) return record;
    json_decref(record);
    return NULL;
}

bool hs_export_json(const hs_document *document, FILE *out)
{
    json_t *record = hs_export_value(document);
    bool ok = record &&
              json_dumpf(record, out, JSON_COMPACT | JSON_REAL_PRECISION(4)) == 0;
    json_decref(record);
    return ok && putc('\n', out) != EOF;
}
