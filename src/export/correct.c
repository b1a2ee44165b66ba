/* correct.c - people's decisions worked into a record's JSON: a rejected statement goes, a
 * corrected one gets the fields that somebody gave, and each that was judged says so. */
#include "export/correct.h"

#include <string.h>

/* A party that a person typed is a name; the record wants an entity of its list. */
static bool adopt_party(json_t *record, json_t *statement, const char *key)
{
    json_t *party = json_object_get(statement, key), *entities = json_object_get(record, "entities");
    const char *name = json_string_value(json_is_object(party) ? json_object_get(party, "name") : party);
    if (!name || json_is_string(json_object_get(party, "entity"))) return true;
    json_t *entity = NULL, *known;
    size_t i;
    json_array_foreach(entities, i, known) {
        const char *other = json_string_value(json_object_get(known, "name"));
        if (other && strcmp(other, name) == 0) entity = known;
    }
    if (!entity) {
        json_t *made = json_pack("{s:o,s:s,s:s,s:n,s:b,s:n,s:[]}", "id", json_sprintf("e%zu", i + 1),
                                 "name", name, "type", "person", "role", "named", 1, "actor", "mentions");
        if (json_array_append_new(entities, made) != 0) return false;
        entity = made;
    }
    json_t *fresh = json_pack("{s:O,s:O,s:O}", "entity", json_object_get(entity, "id"), "name",
                              json_object_get(entity, "name"), "named", json_object_get(entity, "named"));
    return json_object_set_new(statement, key, fresh) == 0;
}

static bool correct_fields(json_t *record, json_t *statement, const char *fields, const char **why)
{
    json_t *id = json_incref(json_object_get(statement, "id"));
    json_t *wanted = json_loads(fields, 0, NULL);
    bool ok = json_is_object(wanted);
    if (!ok) *why = "a correction's fields are no JSON object";
    else ok = json_object_update(statement, wanted) == 0 &&
              json_object_set(statement, "id", id) == 0 &&     /* what it is called is not opinion */
              adopt_party(record, statement, "speaker") &&
              adopt_party(record, statement, "addressee") && adopt_party(record, statement, "outlet");
    json_decref(id);
    json_decref(wanted);
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
