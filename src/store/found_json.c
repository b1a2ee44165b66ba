/* found_json.c - an answer as one line of JSON, for programs, pipes and the page alike. */
#include "store/store.h"

#include <jansson.h>

static json_t *text(const char *value) { return value ? json_string(value) : json_null(); }

static json_t *party(const hs_party *p)
{
    if (p->id == 0) return json_null();
    return json_pack("{s:I, s:s, s:s, s:s?, s:b}", "entity", (json_int_t)p->id, "name", p->name, "type", p->type,
                     "role", p->role, "named", (int)p->named);
}

/* The words, and their places in the report's text. */
static json_t *words(const char *value, const char *places)
{
    return json_pack("{s:s, s:o}", "text", value, "spans", json_loads(places, 0, NULL));
}

static json_t *made(const hs_found *f)
{
    if (!f->made) return json_null();
    return json_pack("{s:s, s:s?, s:s?}", "value", f->made, "first", f->made_first, "last", f->made_last);
}

static json_t *report(const hs_found *f)
{
    return json_pack("{s:I, s:s, s:s, s:I, s:b, s:s?, s:s?, s:s?, s:o}", "number", (json_int_t)f->report,
                     "key", f->report_key, "id", f->report_name, "version", (json_int_t)f->version,
                     "superseded", (int)f->superseded, "title", f->title, "url", f->url, "outlet", f->published_by,
                     "published", f->published[0] ? json_string(f->published) : json_null());
}

/* A value that could not be made (memory) fails the whole, because setting NULL fails. */
static json_t *found_value(const hs_found *f)
{
    json_t *o = json_object();
    const struct { const char *key; json_t *value; } fields[] = {
        { "number", json_integer((json_int_t)f->id) }, { "id", text(f->key) }, { "parent", text(f->parent) },
        { "report", report(f) }, { "day", f->first_day[0] ? json_string(f->first_day) : json_null() },
        { "kind", text(f->kind) }, { "act", text(f->act) }, { "modality", text(f->modality) },
        { "negated", json_boolean(f->negated) }, { "confidence", json_real(f->confidence) },
        { "rule", text(f->rule) }, { "speaker", party(&f->speaker) }, { "speaker_as", text(f->speaker_as) },
        { "addressee", party(&f->addressee) }, { "outlet", party(&f->outlet) }, { "made", made(f) },
        { "venue", text(f->venue) }, { "condition", text(f->condition) }, { "source", words(f->source, f->source_at) },
        { "cue", words(f->cue, f->cue_at) }, { "content", words(f->content, f->content_at) },
        { "begin", json_integer(f->begin) }, { "end", json_integer(f->end) }, { "before", text(f->before) },
        { "text", text(f->between) }, { "after", text(f->after) }, { "verdict", text(f->verdict) },
        { "saying", f->saying ? json_integer((json_int_t)f->saying) : json_null() },
    };
    bool ok = o != NULL;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (json_object_set_new_nocheck(o, fields[i].key, fields[i].value) != 0) ok = false;
    if (ok) return o;
    json_decref(o);
    return NULL;
}

bool hs_found_json(const hs_found *found, FILE *out)
{
    json_t *value = found_value(found);
    bool ok = value && json_dumpf(value, out, JSON_COMPACT | JSON_REAL_PRECISION(4)) == 0;
    json_decref(value);
    return ok;
}
