/* record.c - the JSON record read back into a document. Everything is checked here, once, so
 * that what writes formats may trust every span, index and name. */
#include "export/record.h"
#include "export/correct.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct hs_record {
    hs_document  document;
    json_t      *root;
    json_t      *entity_ids, *statement_ids;     /* an id to its index */
    hs_segment   *segments;
    hs_mention   *mentions;
    hs_entity    *entities;
    hs_when      *whens;
    hs_statement *statements;
    uint32_t     *indexes;               /* of mentions */
    hs_span      *spans;     size_t n_spans;
    const char  **verdicts;
    hs_error      fault;                 /* the first */
};

__attribute__((format(printf, 2, 3)))
static void fail(hs_record *r, const char *format, ...)
{
    va_list args;
    if (r->fault.code) return;
    va_start(args, format);
    vsnprintf(r->fault.message, sizeof r->fault.message, format, args);
    va_end(args);
    r->fault.code = HS_EARGUMENT;
}

/* ---- values -------------------------------------------------------------------------- */

static const char *string_of(hs_record *r, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_null(value) && !json_is_string(value))
        fail(r, "the record's \"%s\" is no string", key);
    return json_string_value(value);
}

static const char *given(hs_record *r, const json_t *object, const char *key)
{
    const char *value = string_of(r, object, key);
    if (!value) fail(r, "the record has no \"%s\"", key);
    return value ? value : "";
}

static const json_t *list_of(hs_record *r, const json_t *object, const char *key, uint32_t *n)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_array(value)) fail(r, "the record's \"%s\" is no list", key);
    *n = json_array_size(value) < HS_NONE ? (uint32_t)json_array_size(value) : 0;
    return value;
}

static bool is_boundary(const hs_document *doc, json_int_t at)
{
    return at >= 0 && at <= (json_int_t)doc->n_text && ((unsigned char)doc->text[at] & 0xC0) != 0x80;
}

static hs_span span_of(hs_record *r, const json_t *value, const char *what)
{
    json_int_t begin = json_integer_value(json_array_get(value, 0));
    json_int_t end = json_integer_value(json_array_get(value, 1));
    if (!value || json_is_null(value)) return (hs_span){ 0, 0 };
    if (json_array_size(value) == 2 && json_is_integer(json_array_get(value, 0)) && begin < end &&
        is_boundary(&r->document, begin) && is_boundary(&r->document, end))
        return (hs_span){ (uint32_t)begin, (uint32_t)end };
    fail(r, "a span of \"%s\" is no place in the record's text", what);
    return (hs_span){ 0, 0 };
}

static hs_spans spans_of(hs_record *r, const json_t *object, const char *key)
{
    uint32_t n;
    const json_t *list = list_of(r, object, key, &n);
    hs_spans spans = { r->spans + r->n_spans, n };
    for (uint32_t i = 0; i < n; i++)
        r->spans[r->n_spans++] = span_of(r, json_array_get(list, i), key);
    return spans;
}

static int32_t day_of(hs_record *r, const json_t *object, const char *key)
{
    const char *iso = string_of(r, object, key);
    int32_t day = iso ? hs_day_parse(iso) : HS_NO_DAY;
    if (iso && day == HS_NO_DAY) fail(r, "\"%.40s\" in the record's \"%s\" is no day", iso, key);
    return day;
}

static uint8_t choice_of(hs_record *r, const json_t *object, const char *key, const char *(*name)(uint8_t))
{
    const char *value = given(r, object, key);
    for (uint8_t i = 0; strcmp(name(i), "?") != 0; i++)
        if (strcmp(name(i), value) == 0) return i;
    fail(r, "this version knows no \"%s\" called \"%.40s\"", key, value);
    return 0;
}

static bool flag_of(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

/* ---- ids ------------------------------------------------------------------------------ */

static void place(hs_record *r, json_t *ids, const char *id, uint32_t index)
{
    if (json_object_get(ids, id)) fail(r, "the record has two of the id \"%.40s\"", id);
    else if (json_object_set_new(ids, id, json_integer((json_int_t)index)) != 0)
        r->fault.code = HS_EMEMORY;
}

/* HS_NONE where there is no id. */
static uint32_t index_of(hs_record *r, const json_t *ids, const char *id)
{
    const json_t *at = id ? json_object_get(ids, id) : NULL;
    if (id && !at) fail(r, "the record has no \"%.40s\" where it is needed", id);
    return at ? (uint32_t)json_integer_value(at) : HS_NONE;
}

static uint32_t party_of(hs_record *r, const json_t *statement, const char *key)
{
    const json_t *party = json_object_get(statement, key);
    if (!party || json_is_null(party)) return HS_NONE;
    return index_of(r, r->entity_ids, given(r, party, "entity"));
}

/* ---- parts ----------------------------------------------------------------------------- */

static void read_segments(hs_record *r)
{
    uint32_t n;
    const json_t *list = list_of(r, r->root, "segments", &n);
    for (uint32_t i = 0; i < n; i++) {
        const json_t *o = json_array_get(list, i);
        r->segments[i] = (hs_segment){ span_of(r, json_object_get(o, "span"), "segments"),
                                       choice_of(r, o, "kind", hs_segment_name) };
    }
    r->document.segments = r->segments;
    r->document.n_segments = n;
}

static void read_entities(hs_record *r)
{
    uint32_t n, n_mentions = 0;
    const json_t *list = list_of(r, r->root, "entities", &n);
    for (uint32_t i = 0; i < n; i++) {
        const json_t *o = json_array_get(list, i);
        hs_entity *e = &r->entities[i];
        *e = (hs_entity){ .name = given(r, o, "name"), .role = string_of(r, o, "role"),
                          .actor = string_of(r, o, "actor"), .named = flag_of(o, "named"),
                          .type = choice_of(r, o, "type", hs_entity_type_name) };
        const json_t *mentions = list_of(r, o, "mentions", &e->n_mentions);
        e->mentions = r->indexes + n_mentions;
        for (uint32_t k = 0; k < e->n_mentions; k++, n_mentions++) {
            r->indexes[n_mentions] = n_mentions;
            r->mentions[n_mentions] = (hs_mention){ .head = HS_NONE, .entity = i,
                .span = span_of(r, json_array_get(mentions, k), "mentions") };
        }
        place(r, r->entity_ids, given(r, o, "id"), i);
    }
    r->document.entities = r->entities;
    r->document.n_entities = n;
    r->document.mentions = r->mentions;
    r->document.n_mentions = n_mentions;
}

static void read_whens(hs_record *r)
{
    uint32_t n;
    const json_t *list = list_of(r, r->root, "whens", &n);
    for (uint32_t i = 0; i < n; i++) {
        const json_t *o = json_array_get(list, i);
        r->whens[i] = (hs_when){ span_of(r, json_object_get(o, "span"), "whens"), string_of(r, o, "value"),
                                 day_of(r, o, "first"), day_of(r, o, "last"),
                                 choice_of(r, o, "type", hs_when_type_name) };
    }
    r->document.whens = r->whens;
    r->document.n_whens = n;
}

static void read_statement(hs_record *r, const json_t *o, uint32_t i)
{
    hs_statement *s = &r->statements[i];
    const json_t *made = json_object_get(o, "made"), *venue = json_object_get(o, "venue");
    const char *id = given(r, o, "id");
    if (strlen(id) >= sizeof s->id) fail(r, "the statement id \"%.40s\" is too long", id);
    *s = (hs_statement){
        .parent = index_of(r, r->statement_ids, string_of(r, o, "parent")), .source = spans_of(r, o, "source"),
        .cue = spans_of(r, o, "cue"), .content = spans_of(r, o, "content"),
        .speaker = party_of(r, o, "speaker"), .addressee = party_of(r, o, "addressee"),
        .outlet = party_of(r, o, "outlet"), .made = string_of(r, made, "value"),
        .made_first = day_of(r, made, "first"), .made_last = day_of(r, made, "last"),
        .made_span = span_of(r, json_object_get(made, "span"), "made"),
        .venue = span_of(r, json_object_get(venue, "span"), "venue"),
        .condition = span_of(r, json_object_get(o, "condition"), "condition"),
        .kind = choice_of(r, o, "kind", hs_kind_name), .act = choice_of(r, o, "act", hs_act_name),
        .modality = choice_of(r, o, "modality", hs_modality_name), .negated = flag_of(o, "negated"),
        .confidence = (float)json_number_value(json_object_get(o, "confidence")),
        .rule = string_of(r, o, "rule"),
    };
    snprintf(s->id, sizeof s->id, "%s", id);
    r->verdicts[i] = string_of(r, o, "verdict");
    place(r, r->statement_ids, id, i);
}

static void read_statements(hs_record *r)
{
    uint32_t n;
    const json_t *list = list_of(r, r->root, "statements", &n);
    for (uint32_t i = 0; i < n; i++) read_statement(r, json_array_get(list, i), i);
    r->document.statements = r->statements;
    r->document.n_statements = n;
}

/* ---- the record -------------------------------------------------------------------------- */

static void *room(hs_record *r, size_t n, size_t size)
{
    void *at = calloc(n + 1, size);
    if (!at) r->fault.code = HS_EMEMORY;
    return at;
}

/* One zeroed array of each kind, as long as the record's lists say. */
static bool make_room(hs_record *r)
{
    const json_t *entities = json_object_get(r->root, "entities"), *o;
    const json_t *statements = json_object_get(r->root, "statements");
    size_t i, n_mentions = 0, n_spans = 0;
    json_array_foreach(entities, i, o) n_mentions += json_array_size(json_object_get(o, "mentions"));
    json_array_foreach(statements, i, o)
        n_spans += json_array_size(json_object_get(o, "source")) + json_array_size(json_object_get(o, "cue")) +
                   json_array_size(json_object_get(o, "content"));
    r->segments = room(r, json_array_size(json_object_get(r->root, "segments")), sizeof *r->segments);
    r->whens = room(r, json_array_size(json_object_get(r->root, "whens")), sizeof *r->whens);
    r->entities = room(r, json_array_size(entities), sizeof *r->entities);
    r->mentions = room(r, n_mentions, sizeof *r->mentions);
    r->indexes = room(r, n_mentions, sizeof *r->indexes);
    r->statements = room(r, json_array_size(statements), sizeof *r->statements);
    r->verdicts = room(r, json_array_size(statements), sizeof *r->verdicts);
    r->spans = room(r, n_spans, sizeof *r->spans);
    r->entity_ids = json_object();
    r->statement_ids = json_object();
    if (!r->entity_ids || !r->statement_ids) r->fault.code = HS_EMEMORY;
    return r->fault.code == HS_OK;
}

static void read_head(hs_record *r)
{
    hs_document *doc = &r->document;
    const json_t *text = json_object_get(r->root, "text");
    doc->id = given(r, r->root, "id");
    doc->url = string_of(r, r->root, "url");
    doc->outlet = string_of(r, r->root, "outlet");
    doc->title = string_of(r, r->root, "title");
    doc->text = given(r, r->root, "text");
    doc->n_text = json_string_length(text) < HS_NONE ? (uint32_t)json_string_length(text) : 0;
    doc->published = day_of(r, r->root, "published");
    snprintf(doc->sha256, sizeof doc->sha256, "%s", given(r, r->root, "sha256"));
    if (strcmp(given(r, r->root, "offset_unit"), "utf8-byte") != 0)
        fail(r, "the record counts its offsets in another unit than UTF-8 bytes");
}

static void read_root(hs_record *r, const hs_note *notes, size_t n_notes)
{
    const char *why;
    if (!json_is_object(r->root)) fail(r, "the record is no JSON object");
    else if (!hs_record_correct(r->root, notes, n_notes, &why)) fail(r, "%s", why);
    if (r->fault.code || !make_room(r)) return;
    read_head(r);
    read_segments(r);
    read_entities(r);
    read_whens(r);
    read_statements(r);
}

hs_status hs_record_read(const char *json, size_t n, const hs_note *notes, size_t n_notes,
                         hs_record **out, hs_error *err)
{
    hs_record *r = calloc(1, sizeof *r);
    json_error_t fault;
    hs_error why = { .code = HS_EMEMORY };
    *out = NULL;
    if (r) {
        r->root = json_loadb(json, n, JSON_ALLOW_NUL, &fault);
        if (!r->root) fail(r, "the record is no JSON: %s", fault.text);
        else read_root(r, notes, n_notes);
        why = r->fault;
    }
    if (why.code == HS_EMEMORY) snprintf(why.message, sizeof why.message, "memory ended");
    if (why.code) hs_record_free(r);
    else *out = r;
    if (err) *err = why;
    return why.code;
}

void hs_record_free(hs_record *r)
{
    if (!r) return;
    json_decref(r->root);
    json_decref(r->entity_ids);
    json_decref(r->statement_ids);
    free(r->segments);
    free(r->mentions);
    free(r->entities);
    free(r->whens);
    free(r->statements);
    free(r->indexes);
    free(r->spans);
    free((void *)r->verdicts);
    free(r);
}

const hs_document *hs_record_document(const hs_record *record) { return &record->document; }

const char *const *hs_record_verdicts(const hs_record *record) { return record->verdicts; }

char *hs_record_json(const hs_record *record, size_t *n)
{
    char *text = json_dumps(record->root, JSON_COMPACT | JSON_REAL_PRECISION(4));
    *n = text ? strlen(text) : 0;
    return text;
}
