/* redact.c - see redact.h. First the record's own structure says what is theirs: mentions,
 * statements and what stands inside these. Then their names are struck out of every string of the
 * record: the whole name, and of a person each word of it, wherever it stands as a word. */
#include "store/redact.h"

#include "store/words.h"

#include <jansson.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { SHORTEST = 3 };       /* letters of a name's word that is struck by itself */

typedef struct redaction {
    json_t   *root;
    char     *text;
    size_t    n_text;
    const char *words;
    bool     *struck;        /* [entities] */
    bool      person, failed;
    uint64_t  taken;
} redaction;

/* ---- the text ----------------------------------------------------------------------------------- */

static void strike(char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != '\n') bytes[i] = '*';
}

static void strike_spans(redaction *r, const json_t *spans)
{
    for (size_t i = 0; i < json_array_size(spans); i++) {
        const json_t *span = json_array_get(spans, i);
        json_int_t begin = json_integer_value(json_array_get(span, 0));
        json_int_t end = json_integer_value(json_array_get(span, 1));
        if (begin >= 0 && begin <= end && (size_t)end <= r->n_text) strike(r->text + begin, (size_t)(end - begin));
    }
}

/* ---- entities -------------------------------------------------------------------------------------- */

static void strike_entities(redaction *r)
{
    json_t *entities = json_object_get(r->root, "entities");
    r->struck = calloc(json_array_size(entities) + 1, sizeof *r->struck);
    if (!r->struck) { r->failed = true; return; }
    for (size_t i = 0; i < json_array_size(entities); i++) {
        json_t *e = json_array_get(entities, i);
        const char *type = json_string_value(json_object_get(e, "type"));
        char *words = hs_words_of(json_string_value(json_object_get(e, "name")));
        if (!words) r->failed = true;
        r->struck[i] = words && strcmp(words, r->words) == 0;
        free(words);
        if (!r->struck[i]) continue;
        r->person |= type && strcmp(type, "person") == 0;
        strike_spans(r, json_object_get(e, "mentions"));
        json_object_set_new(e, "role", json_null());
        json_object_set_new(e, "mentions", json_array());
    }
}

/* The entity that a field of a statement points at: its number from 0, or -1. */
static long party(const json_t *statement, const char *field)
{
    const char *local = json_string_value(json_object_get(json_object_get(statement, field), "entity"));
    return local && local[0] == 'e' ? strtol(local + 1, NULL, 10) - 1 : -1;
}

static bool is_struck(const redaction *r, const json_t *statement, const char *field)
{
    long at = party(statement, field);
    return at >= 0 && (size_t)at < json_array_size(json_object_get(r->root, "entities")) && r->struck[at];
}

/* ---- statements ---------------------------------------------------------------------------------------- */

static bool is_among(const json_t *ids, const json_t *id)
{
    return json_is_string(id) && json_object_get(ids, json_string_value(id));
}

static void take_statements(redaction *r)
{
    static const char *const spans[] = { "source", "cue", "content" }, *const parties[] = { "addressee", "outlet" };
    json_t *statements = json_object_get(r->root, "statements"), *gone = json_object();
    for (size_t i = 0; gone && i < json_array_size(statements);) {
        json_t *s = json_array_get(statements, i);
        if (is_struck(r, s, "speaker") || is_among(gone, json_object_get(s, "parent"))) {
            for (int k = 0; k < 3; k++) strike_spans(r, json_object_get(s, spans[k]));
            if (json_object_set(gone, json_string_value(json_object_get(s, "id")), json_true()) != 0) r->failed = true;
            json_array_remove(statements, i);
            r->taken++;
            continue;
        }
        for (int k = 0; k < 2; k++)
            if (is_struck(r, s, parties[k])) json_object_set_new(s, parties[k], json_null());
        i++;
    }
    if (!gone) r->failed = true;
    static const char *const lists[] = { "events", "positions" };
    for (int k = 0; k < 2; k++) {
        json_t *list = json_object_get(r->root, lists[k]);
        for (size_t i = json_array_size(list); i-- > 0;)
            if (is_among(gone, json_object_get(json_array_get(list, i), "statement"))) json_array_remove(list, i);
    }
    json_decref(gone);
}

/* ---- names ------------------------------------------------------------------------------------------------- */

static bool is_inside_word(char c) { return isalnum((unsigned char)c) || (unsigned char)c >= 0x80; }

/* Strikes every place where the n bytes of `name` stand as words. */
static void strike_name(hs_buffer *record, const char *name, size_t n)
{
    for (size_t i = 0; n > 0 && i + n <= record->n; i++) {
        if (record->at[i] != name[0] || memcmp(record->at + i, name, n) != 0) continue;
        bool before = i > 0 && is_inside_word(record->at[i - 1]), after = is_inside_word(record->at[i + n]);
        if (!before && !after) strike(record->at + i, n);
    }
}

static void strike_names(const redaction *r, const char *name, hs_buffer *record)
{
    strike_name(record, name, strlen(name));
    for (const char *at = name; r->person && *at;) {
        size_t n = strcspn(at, " ");
        if (n >= SHORTEST) strike_name(record, at, n);
        at += n + (at[n] == ' ');
    }
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

static void redact(redaction *r, const char *name, hs_buffer *out)
{
    json_t *text = json_object_get(r->root, "text");
    r->n_text = json_string_length(text);
    r->text = strndup(json_string_value(text) ? json_string_value(text) : "", r->n_text);
    if (!r->text) { r->failed = true; return; }
    strike_entities(r);
    if (!r->failed) take_statements(r);
    if (json_object_set_new(r->root, "text", json_string(r->text)) != 0) r->failed = true;
    json_t *venue;
    for (size_t i = 0; i < json_array_size(json_object_get(r->root, "statements")); i++) {
        venue = json_object_get(json_array_get(json_object_get(r->root, "statements"), i), "venue");
        const json_t *span = json_object_get(venue, "span");
        json_int_t b = json_integer_value(json_array_get(span, 0)), e = json_integer_value(json_array_get(span, 1));
        if (json_is_object(venue) && b >= 0 && b <= e && (size_t)e <= r->n_text)
            json_object_set_new(venue, "text", json_stringn(r->text + b, (size_t)(e - b)));
    }
    char *line = json_dumps(r->root, JSON_COMPACT | JSON_REAL_PRECISION(4));
    if (line) hs_buffer_say(out, line);
    else r->failed = true;
    free(line);
    if (!out->failed && !r->failed) strike_names(r, name, out);
}

hs_status hs_record_redact(const char *record, size_t n, const char *name, const char *words, hs_buffer *out,
                           uint64_t *taken)
{
    redaction r = { .root = json_loadb(record, n, 0, NULL), .words = words };
    *taken = 0;
    if (!r.root) return HS_EIO;
    redact(&r, name, out);
    *taken = r.taken;
    json_decref(r.root);
    free(r.text);
    free(r.struck);
    return r.failed || out->failed ? HS_EMEMORY : HS_OK;
}
