/* parcel.c - a record of JSON taken apart for the tables; see parcel.h.
 *
 * Records may come from other machines, so nothing in them is taken for granted: a field of the
 * wrong type, a span outside of the text or a party that is no entity refuses the whole.
 */
#include "store/parcel.h"

#include "store/fault.h"
#include "store/words.h"

#include <jansson.h>
#include <utf8proc.h>
#include <zstd.h>

#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 10000, MOST_MENTIONS = 16, LEVEL = 3, DIGITS = 4 };
#define JOINT " \xE2\x80\xA6 "               /* between the parts of split words */

typedef struct maker {
    hs_parcel  *p;
    hs_error   *err;
    bool        failed;
    uint32_t    at;                          /* the statement that is being read */
    hs_buffer   words, spans;                /* being written */
} maker;

/* ---- faults ---------------------------------------------------------------------------------- */

static void fail(maker *m, const char *what)
{
    if (!m->failed) hs_store_fail(m->err, HS_EARGUMENT, "is no record of hearsay: %s", what);
    m->failed = true;
}

static void fail_memory(maker *m)
{
    if (!m->failed) hs_store_fail(m->err, HS_EMEMORY, "memory ended while a record was prepared");
    m->failed = true;
}

/* Passes a fresh pointer on; NULL means that memory ended. */
static void *got(maker *m, void *pointer)
{
    if (!pointer) fail_memory(m);
    return pointer;
}

/* ---- values ------------------------------------------------------------------------------------ */

static const char *string_or_null(maker *m, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!value || json_is_null(value)) return NULL;
    if (!json_is_string(value)) fail(m, "a field that should be text is none");
    return json_string_value(value);
}

static const char *string(maker *m, const json_t *object, const char *key)
{
    const char *value = string_or_null(m, object, key);
    if (value) return value;
    fail(m, "a field that every record has is missing");
    return "";
}

static bool boolean(maker *m, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_boolean(value)) fail(m, "a field that should be true or false is neither");
    return json_is_true(value);
}

/* A number as it is written: with as many digits as the record's. */
static double rounded(double value)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.*g", DIGITS, value);
    return strtod(digits, NULL);
}

static bool is_span(const maker *m, const json_t *value, hs_span *out)
{
    const json_t *begin = json_array_get(value, 0), *end = json_array_get(value, 1);
    if (!json_is_integer(begin) || !json_is_integer(end)) return false;
    json_int_t b = json_integer_value(begin), e = json_integer_value(end);
    if (b < 0 || e < b || (size_t)e > m->p->n_text) return false;
    *out = (hs_span){ (uint32_t)b, (uint32_t)e };
    return true;
}

/* The text of a span, on code point boundaries whatever the record says: the databases want
 * valid UTF-8. */
static const char *cut(maker *m, const json_t *value)
{
    hs_span s;
    if (!value || json_is_null(value)) return NULL;
    if (!is_span(m, value, &s)) { fail(m, "a span lies outside of the text"); return NULL; }
    const char *text = m->p->text;
    while (s.begin > 0 && ((unsigned char)text[s.begin] & 0xC0) == 0x80) s.begin--;
    while (s.end < m->p->n_text && ((unsigned char)text[s.end] & 0xC0) == 0x80) s.end++;
    return got(m, hs_pool_copy(&m->p->pool, text + s.begin, s.end - s.begin));
}

/* What stands in the buffer, for as long as the parcel; the buffer is empty then. */
static const char *keep(maker *m, hs_buffer *buffer)
{
    const char *copy = buffer->failed ? got(m, NULL) : got(m, hs_pool_copy(&m->p->pool, buffer->at, buffer->n));
    buffer->n = 0;
    return copy;
}

/* The words of several spans, their places as JSON, and the stretch that they cover. */
static const char *cut_all(maker *m, const json_t *object, const char *key, const char **places,
                           hs_parcel_statement *st)
{
    const json_t *list = json_object_get(object, key);
    char number[32];
    if (!json_is_array(list)) fail(m, "a field that should be a list of spans is none");
    for (size_t i = 0; !m->failed && i < json_array_size(list); i++) {
        hs_span s = { 0, 0 };
        const char *part = cut(m, json_array_get(list, i));
        if (!part || !is_span(m, json_array_get(list, i), &s)) { fail(m, "a span is no span"); break; }
        if (i > 0) hs_buffer_say(&m->words, JOINT);
        hs_buffer_say(&m->words, part);
        snprintf(number, sizeof number, "%s[%u,%u]", i > 0 ? "," : "[", s.begin, s.end);
        hs_buffer_say(&m->spans, number);
        if (s.begin < st->begin) st->begin = s.begin;
        if (s.end > st->end) st->end = s.end;
    }
    hs_buffer_say(&m->spans, json_array_size(list) > 0 ? "]" : "[]");
    *places = keep(m, &m->spans);
    return keep(m, &m->words);
}

static const char *words_of(maker *m, const char *text)
{
    if (text) hs_words_put(text, strlen(text), MOST_WORDS, &m->words);
    if (m->words.n > 0) m->words.n--;            /* the last blank */
    return keep(m, &m->words);
}

/* ---- entities -------------------------------------------------------------------------------------- */

static void read_entities(maker *m)
{
    const json_t *list = json_object_get(m->p->root, "entities");
    size_t n = json_array_size(list);
    if (!json_is_array(list)) fail(m, "it has no entities");
    m->p->entities = got(m, hs_pool_get(&m->p->pool, (n + 1) * sizeof *m->p->entities));
    m->p->n_entities = (uint32_t)n;
    for (size_t i = 0; !m->failed && i < n; i++) {
        const json_t *o = json_array_get(list, i);
        m->p->entities[i] = (hs_parcel_entity){
            .local = string(m, o, "id"), .name = string(m, o, "name"), .type = string(m, o, "type"),
            .role = string_or_null(m, o, "role"), .named = boolean(m, o, "named"), .words = "",
        };
    }
}

static void name_entity(maker *m, hs_parcel_entity *e, const json_t *o)
{
    const char *mentions[MOST_MENTIONS];
    const json_t *list = json_object_get(o, "mentions");
    size_t n = 0;
    for (size_t i = 0; e->named && !m->failed && i < json_array_size(list) && n < MOST_MENTIONS; i++) {
        const char *text = cut(m, json_array_get(list, i));
        if (text) mentions[n++] = text;
    }
    e->words = words_of(m, e->name);
    if (!m->failed && !hs_naming_make(&m->p->pool, e->name, e->type, e->role, e->named, mentions, n, &e->naming))
        fail_memory(m);
}

/* The entity that a statement points at: records number them e1, e2 ... in order. */
static uint32_t party(maker *m, const json_t *statement, const char *key)
{
    const json_t *value = json_object_get(statement, key);
    if (!value || json_is_null(value)) return HS_NONE;
    const char *local = string(m, value, "entity");
    char *end;
    unsigned long number = local[0] == 'e' ? strtoul(local + 1, &end, 10) : 0;
    uint32_t at = number > 0 && number <= m->p->n_entities ? (uint32_t)number - 1 : HS_NONE;
    if (at == HS_NONE || strcmp(m->p->entities[at].local, local) != 0) {
        fail(m, "a statement's speaker, addressee or outlet is none of its entities");
        return HS_NONE;
    }
    hs_parcel_entity *e = &m->p->entities[at];
    if (!e->used) name_entity(m, e, json_array_get(json_object_get(m->p->root, "entities"), at));
    e->used = true;
    return at;
}

/* ---- statements ---------------------------------------------------------------------------------------- */

static uint32_t find_parent(maker *m, const char *key)
{
    if (!key) return HS_NONE;
    for (uint32_t i = m->at; i-- > 0;)
        if (strcmp(m->p->statements[i].key, key) == 0) return i;
    fail(m, "a statement's parent is none of those before it");
    return HS_NONE;
}

static void read_made(maker *m, const json_t *o, hs_parcel_statement *s)
{
    const json_t *made = json_object_get(o, "made");
    s->first_day = s->last_day = m->p->published;
    if (!made || json_is_null(made)) return;
    s->made = string(m, made, "value");
    s->made_first = string_or_null(m, made, "first");
    s->made_last = string_or_null(m, made, "last");
    if (s->made_first) s->first_day = s->last_day = s->made_first;
    if (s->made_last) s->last_day = s->made_last;
}

static const char *name_of(const maker *m, uint32_t entity)
{
    return entity == HS_NONE ? "" : m->p->entities[entity].name;
}

/* What the statement is found by. */
static const char *index_words(maker *m, const hs_parcel_statement *s)
{
    const char *parts[] = { s->content, s->source, s->cue, name_of(m, s->speaker), name_of(m, s->addressee) };
    size_t count = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        count += hs_words_put(parts[i], strlen(parts[i]), MOST_WORDS - count, &m->words);
    if (m->words.n > 0) m->words.n--;
    return keep(m, &m->words);
}

/* What other reports' statements in the same words are found by. */
static void print(maker *m, hs_parcel_statement *s)
{
    const hs_naming *speaker = s->speaker == HS_NONE ? NULL : &m->p->entities[s->speaker].naming;
    if (!hs_print_make(&m->p->pool, s->content, s->kind, &s->print)) fail_memory(m);
    if (!speaker || !*speaker->words) return;
    s->print.handle = hs_print_hash(speaker->family);
    s->print.who = *speaker->initial;
}

static void read_statement(maker *m, const json_t *o, hs_parcel_statement *s)
{
    const json_t *confidence = json_object_get(o, "confidence"), *venue = json_object_get(o, "venue");
    *s = (hs_parcel_statement){
        .key = string(m, o, "id"), .kind = string(m, o, "kind"), .act = string(m, o, "act"),
        .modality = string(m, o, "modality"), .rule = string_or_null(m, o, "rule"),
        .negated = boolean(m, o, "negated"), .confidence = rounded(json_number_value(confidence)), .begin = UINT32_MAX,
        .speaker = party(m, o, "speaker"), .addressee = party(m, o, "addressee"), .outlet = party(m, o, "outlet"),
        .parent = find_parent(m, string_or_null(m, o, "parent")),
    };
    if (!s->rule) s->rule = "";
    if (!json_is_number(confidence)) fail(m, "a confidence is no number");
    read_made(m, o, s);
    if (!m->failed) s->source = cut_all(m, o, "source", &s->source_at, s);
    if (!m->failed) s->cue = cut_all(m, o, "cue", &s->cue_at, s);
    if (!m->failed) s->content = cut_all(m, o, "content", &s->content_at, s);
    if (s->begin > s->end) s->begin = s->end;
    s->venue = venue && !json_is_null(venue) ? string(m, venue, "text") : NULL;
    s->condition = cut(m, json_object_get(o, "condition"));
    if (!m->failed) s->words = index_words(m, s);
    if (!m->failed) print(m, s);
}

static void read_statements(maker *m)
{
    const json_t *list = json_object_get(m->p->root, "statements");
    size_t n = json_array_size(list);
    if (!json_is_array(list)) fail(m, "it has no statements");
    m->p->statements = got(m, hs_pool_get(&m->p->pool, (n + 1) * sizeof *m->p->statements));
    m->p->n_statements = (uint32_t)n;
    for (m->at = 0; !m->failed && m->at < n; m->at++)
        read_statement(m, json_array_get(list, m->at), &m->p->statements[m->at]);
}

/* ---- the record ------------------------------------------------------------------------------------------- */

static void read_report(maker *m, const char *given)
{
    hs_parcel *p = m->p;
    const json_t *root = p->root, *text = json_object_get(root, "text");
    if (!json_is_object(root)) fail(m, "it is no JSON object");
    if (!json_is_string(text)) fail(m, "it has no text");
    if (m->failed) return;
    p->text = json_string_value(text);
    p->n_text = json_string_length(text);
    p->name = string(m, root, "id");
    p->sha256 = string(m, root, "sha256");
    p->language = string(m, root, "language");
    p->url = string_or_null(m, root, "url");
    p->outlet = string_or_null(m, root, "outlet");
    p->outlet_words = words_of(m, p->outlet);
    p->title = string_or_null(m, root, "title");
    p->published = string_or_null(m, root, "published");
    if (!p->published) p->published = "";
    p->key = p->url ? p->url : p->name;
    p->given = given ? got(m, hs_pool_copy(&p->pool, given, strlen(given))) : "";
}

static void pack_record(maker *m, const char *record, size_t n)
{
    while (n > 0 && record[n - 1] == '\n') n--;
    size_t room = ZSTD_compressBound(n);
    m->p->record = got(m, malloc(room));
    if (m->failed) return;
    size_t size = ZSTD_compress(m->p->record, room, record, n, LEVEL);
    if (ZSTD_isError(size)) fail_memory(m);
    else m->p->n_record = size;
}

/* Takes the reference to `root` over. Where there are no bytes of the record, they are made. */
static hs_status make(json_t *root, const char *record, size_t n, const char *given, hs_parcel **out, hs_error *err)
{
    hs_parcel *p = calloc(1, sizeof *p);
    hs_error error = { 0 };
    maker m = { .p = p, .err = &error };
    char *line = NULL;
    *out = NULL;
    if (!p) { json_decref(root); return hs_store_fail(err, HS_EMEMORY, "memory ended while a record was prepared"); }
    p->root = root;
    if (!root) fail(&m, "it is no JSON");
    if (!m.failed) read_report(&m, given);
    if (!m.failed) read_entities(&m);
    if (!m.failed) read_statements(&m);
    if (!m.failed && !record) {
        record = line = got(&m, json_dumps(root, JSON_COMPACT | JSON_REAL_PRECISION(DIGITS)));
        n = line ? strlen(line) : 0;
    }
    if (!m.failed) pack_record(&m, record, n);
    free(line);
    free(m.words.at);
    free(m.spans.at);
    if (!m.failed) { *out = p; return HS_OK; }
    hs_parcel_free(p);
    if (err) *err = error;
    return error.code;
}

hs_status hs_parcel_make(const char *record, size_t n, const char *given, hs_parcel **out, hs_error *err)
{
    return make(json_loadb(record, n, 0, NULL), record, n, given, out, err);
}

hs_status hs_parcel_of_value(json_t *record, const char *given, hs_parcel **out, hs_error *err)
{
    return make(json_incref(record), NULL, 0, given, out, err);
}

void hs_parcel_free(hs_parcel *parcel)
{
    if (!parcel) return;
    json_decref(parcel->root);
    free(parcel->record);
    hs_pool_free(&parcel->pool);
    free(parcel);
}

char *hs_record_unpack(const void *bytes, size_t n, size_t *length)
{
    unsigned long long size = ZSTD_getFrameContentSize(bytes, n);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > 1ull << 36) return NULL;
    char *record = malloc((size_t)size + 1);
    if (!record) return NULL;
    *length = ZSTD_decompress(record, (size_t)size, bytes, n);
    if (ZSTD_isError(*length) || *length != size) { free(record); return NULL; }
    record[size] = 0;
    return record;
}

/* Bytes that are no UTF-8, as in names of files, would be refused by a database. */
static void make_valid(char *text)
{
    utf8proc_int32_t code;
    for (size_t i = 0, n = strlen(text); i < n;) {
        utf8proc_ssize_t bytes = utf8proc_iterate((utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(n - i), &code);
        if (bytes < 1) text[i] = '?';
        i += bytes < 1 ? 1 : (size_t)bytes;
    }
}

void hs_ledger_given(const hs_input *input, char out[HS_GIVEN_SIZE])
{
    const char *parts[] = { input->url, input->outlet, input->title, input->published };
    char all[4096];
    size_t n = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        for (const char *c = parts[i]; c && *c && n + 2 < sizeof all; c++) all[n++] = *c;
        if (n + 2 < sizeof all) all[n++] = '\x1F';
    }
    all[n] = 0;
    make_valid(all);
    hs_text_sha256(all, n, out);
}
