/* correct.c - people's decisions worked into a record's JSON: a rejected statement goes, a
 * corrected one gets the fields that somebody gave, and each that was judged says so. */
#include "export/correct.h"

#include <stdio.h>
#include <string.h>

/* People give names, days and spans (see src/serve and tests/ledgers/README.md for the form); the record has
 * objects in their places. */

static json_t *find_entity(json_t *entities, const char *name, bool named)
{
    json_t *known;
    size_t i;
    json_array_foreach(entities, i, known) {
        const char *other = json_string_value(json_object_get(known, "name"));
        if (other && strcmp(other, name) == 0 && json_is_true(json_object_get(known, "named")) == named) return known;
    }
    return NULL;
}

/* An entity of that name, new where the report has none; `like` is the one that was read. */
static json_t *adopt_entity(json_t *record, const char *name, bool named, const char *like)
{
    json_t *entities = json_object_get(record, "entities"), *entity = find_entity(entities, name, named);
    if (entity) return entity;
    const char *type = !named ? "unnamed" : like && strcmp(like, "unnamed") != 0 ? like : "person";
    entity = json_pack("{s:o,s:s,s:s,s:n,s:b,s:n,s:[]}", "id", json_sprintf("e%zu", json_array_size(entities) + 1),
                       "name", name, "type", type, "role", "named", named, "actor", "mentions");
    return json_array_append_new(entities, entity) == 0 ? entity : NULL;
}

static const char *type_of(const json_t *record, const json_t *party)
{
    const json_t *known;
    const char *id = json_string_value(json_object_get(party, "entity"));
    size_t i;
    json_array_foreach(json_object_get(record, "entities"), i, known) {
        const char *other = json_string_value(json_object_get(known, "id"));
        if (id && other && strcmp(other, id) == 0) return json_string_value(json_object_get(known, "type"));
    }
    return NULL;
}

/* Puts a party in a statement: `name` as given, or that of the party that was read; named as given, or as
 * that was, or true. */
static bool put_party(json_t *record, json_t *statement, const char *key, json_t *given, const json_t *named)
{
    json_t *read = json_object_get(statement, key), *was = json_object_get(read, "named");
    if (given && json_is_null(given)) return json_object_set(statement, key, given) == 0;
    const char *name = json_string_value(json_is_object(given) ? json_object_get(given, "name") : given);
    if (!given) name = json_string_value(json_object_get(read, "name"));
    if (!name) return true;
    bool is_named = named ? json_is_true(named) : was && !given ? json_is_true(was) : true;
    json_t *entity = adopt_entity(record, name, is_named, type_of(record, read));
    if (!entity) return false;
    json_t *party = json_pack("{s:O,s:O,s:O}", "entity", json_object_get(entity, "id"), "name",
                              json_object_get(entity, "name"), "named", json_object_get(entity, "named"));
    return json_object_set_new(statement, key, party) == 0;
}

/* "2024-03-10", "2024-03" or "2024", with its first and last days. */
static json_t *made_value(const char *value)
{
    char first[32], next[32], last[16] = "";
    size_t n = strlen(value);
    int year = 0, month = 0;
    if (n != 4 && n != 7 && n != 10) return NULL;
    snprintf(first, sizeof first, "%.10s%s", value, n == 4 ? "-01-01" : n == 7 ? "-01" : "");
    if (hs_day_parse(first) == HS_NO_DAY || sscanf(first, "%d-%d", &year, &month) != 2) return NULL;
    if (n == 4) snprintf(next, sizeof next, "%04d-01-01", year % 10000 + 1);
    else snprintf(next, sizeof next, "%04d-%02d-01", year % 10000 + month / 12, month % 12 + 1);
    hs_day_format(n == 10 ? hs_day_parse(first) : hs_day_parse(next) - 1, last);
    return json_pack("{s:s,s:s,s:s,s:n}", "value", value, "first", first, "last", last, "span");
}

static json_t *venue_value(const json_t *record, json_t *span)
{
    const json_t *text = json_object_get(record, "text");
    json_int_t begin = json_integer_value(json_array_get(span, 0)), end = json_integer_value(json_array_get(span, 1));
    if (begin < 0 || begin >= end || (size_t)end > json_string_length(text)) return NULL;
    json_t *words = json_stringn(json_string_value(text) + begin, (size_t)(end - begin));
    return json_pack("{s:o,s:O}", "text", words, "span", span);
}

/* One field as people give it, put in the record's form. */
static bool put_field(json_t *record, json_t *statement, const char *key, json_t *value, json_t *fields)
{
    if (strcmp(key, "id") == 0) return true;             /* what it is called is not a matter of opinion */
    if (strcmp(key, "speaker") == 0)
        return put_party(record, statement, key, value, json_object_get(fields, "named"));
    if (strcmp(key, "named") == 0)
        return json_object_get(fields, "speaker") || put_party(record, statement, "speaker", NULL, value);
    if (strcmp(key, "addressee") == 0 || strcmp(key, "outlet") == 0)
        return put_party(record, statement, key, value, NULL);
    if (strcmp(key, "made") == 0 && json_is_string(value))
        return json_object_set_new(statement, key, made_value(json_string_value(value))) == 0;
    if (strcmp(key, "venue") == 0 && json_is_array(value))
        return json_object_set_new(statement, key, venue_value(record, value)) == 0;
    return json_object_set(statement, key, value) == 0;
}

static bool correct_fields(json_t *record, json_t *statement, const char *given, const char **why)
{
    json_t *fields = json_loads(given, 0, NULL), *value;
    const char *key;
    bool ok = json_is_object(fields);
    *why = "a correction's fields do not fit its report";
    json_object_foreach(fields, key, value)
        ok = ok && put_field(record, statement, key, value, fields);
    json_decref(fields);
    return ok;
}

/* Puts `parent` in place of `gone` wherever a statement hangs below that. */
static bool rehang(json_t *statements, const char *gone, json_t *parent)
{
    json_t *s;
    size_t i;
    json_array_foreach(statements, i, s) {
        const char *above = json_string_value(json_object_get(s, "parent"));
        if (above && strcmp(above, gone) == 0 && json_object_set(s, "parent", parent) != 0) return false;
    }
    return true;
}

/* Lists of the record that speak of a statement by its id. */
static void forget(json_t *list, const char *gone)
{
    for (size_t i = json_array_size(list); i-- > 0;) {
        const char *of = json_string_value(json_object_get(json_array_get(list, i), "statement"));
        if (of && strcmp(of, gone) == 0) json_array_remove(list, i);
    }
}

static bool reject(json_t *record, json_t *statements, size_t at)
{
    json_t *s = json_incref(json_array_get(statements, at));
    const char *id = json_string_value(json_object_get(s, "id"));
    bool ok = json_array_remove(statements, at) == 0 &&
              rehang(statements, id, json_object_get(s, "parent"));
    forget(json_object_get(record, "events"), id);
    forget(json_object_get(record, "positions"), id);
    json_decref(s);
    return ok;
}

static const hs_note *note_of(const hs_note *notes, size_t n, const char *id)
{
    while (id && n-- > 0) if (strcmp(notes[n].statement, id) == 0) return &notes[n];
    return NULL;
}

bool hs_record_correct(json_t *record, const hs_note *notes, size_t n, const char **why)
{
    json_t *statements = json_object_get(record, "statements");
    *why = "memory ended";
    for (size_t i = n ? json_array_size(statements) : 0; i-- > 0;) {
        json_t *s = json_array_get(statements, i);
        const hs_note *note = note_of(notes, n, json_string_value(json_object_get(s, "id")));
        if (!note) continue;
        if (strcmp(note->verdict, "reject") == 0) {
            if (!reject(record, statements, i)) return false;
            continue;
        }
        if (note->fields && !correct_fields(record, s, note->fields, why)) return false;
        if (json_object_set_new(s, "verdict", json_string(note->verdict)) != 0) return false;
    }
    return true;
}
