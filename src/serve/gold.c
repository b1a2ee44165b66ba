/* gold.c - readings as users say they should be, in the form of the gold ledgers that hearsay is
 * measured with: what was read, without what they rejected and with what they corrected.
 *
 * A report is given once every statement in it that stands has been judged; `partial=yes` gives
 * those as well where one has. The record itself is never changed. */
#include "serve/views.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

typedef struct gold {
    json_t *record;
    json_t *verdicts;        /* by statement: the latest correction */
    const char *text; size_t n_text;
} gold;

static bool each_verdict(void *context, const hs_correction *c)
{
    json_t *fields = c->fields ? json_loads(c->fields, 0, NULL) : json_object();
    json_object_set_new(context, c->statement, json_pack("{s:s, s:o}", "verdict", c->verdict, "fields", fields));
    return true;
}

static json_t *entity(const gold *g, const char *id)
{
    size_t i;
    json_t *e;
    json_array_foreach(json_object_get(g->record, "entities"), i, e)
        if (id && strcmp(json_string_value(json_object_get(e, "id")), id) == 0) return e;
    return NULL;
}

static json_t *words(const gold *g, json_t *span)
{
    json_int_t begin = json_integer_value(json_array_get(span, 0)), end = json_integer_value(json_array_get(span, 1));
    if (begin < 0 || begin > end || (size_t)end > g->n_text) return NULL;
    return json_stringn(g->text + begin, (size_t)(end - begin));
}

/* A name, and what else the report calls that one: every mention that ends as the name does. */
static json_t *names(const gold *g, json_t *party)
{
    json_t *name = json_object_get(party, "name");
    if (!json_is_string(name)) return json_null();
    json_t *list = json_pack("[O]", name), *mention;
    json_t *e = entity(g, json_string_value(json_object_get(party, "entity")));
    const char *last = strrchr(json_string_value(name), ' ');
    last = last ? last + 1 : json_string_value(name);
    size_t i, k;
    if (!e || !json_is_true(json_object_get(e, "named"))) return list;
    json_array_foreach(json_object_get(e, "mentions"), i, mention) {
        json_t *said = words(g, mention);
        const char *text = said ? json_string_value(said) : "";
        bool known = strlen(text) < strlen(last) || strcmp(text + strlen(text) - strlen(last), last) != 0;
        for (k = 0; !known && k < json_array_size(list); k++)
            known = strcmp(json_string_value(json_array_get(list, k)), text) == 0;
        if (known) json_decref(said);
        else json_array_append_new(list, said);
    }
    return list;
}

/* What the user says stands there, else what was read. */
static json_t *field(json_t *fields, const char *name, json_t *read)
{
    json_t *said = json_object_get(fields, name);
    if (!said) return read;
    json_decref(read);
    return json_incref(said);
}

static json_t *party_field(json_t *fields, const char *name, json_t *read)
{
    json_t *said = json_object_get(fields, name);
    if (!said) return read;
    json_decref(read);
    return json_is_string(said) ? json_pack("[O]", said) : json_null();
}

static bool is_rejected(const gold *g, const char *id)
{
    const char *verdict = json_string_value(json_object_get(json_object_get(g->verdicts, id), "verdict"));
    return verdict && strcmp(verdict, "reject") == 0;
}

static json_t *statement_of(const gold *g, const char *id)
{
    size_t i;
    json_t *s;
    json_array_foreach(json_object_get(g->record, "statements"), i, s)
        if (strcmp(json_string_value(json_object_get(s, "id")), id) == 0) return s;
    return NULL;
}

/* The nearest statement around it that stands: parents come before, so this ends. */
static json_t *parent_of(const gold *g, json_t *s)
{
    json_t *parent = json_object_get(s, "parent");
    while (json_is_string(parent) && is_rejected(g, json_string_value(parent))) {
        json_t *around = statement_of(g, json_string_value(parent));
        parent = around ? json_object_get(around, "parent") : NULL;
    }
    return json_is_string(parent) ? json_incref(parent) : json_null();
}

static json_t *or_null(json_t *value) { return value ? json_incref(value) : json_null(); }

static json_t *gold_statement(const gold *g, json_t *s)
{
    json_t *f = json_object_get(json_object_get(g->verdicts, json_string_value(json_object_get(s, "id"))), "fields");
    json_t *o = json_object(), *speaker = json_object_get(s, "speaker");
    static const char *const same[] = { "kind", "source", "cue", "content", "negated" };
    json_object_set(o, "id", json_object_get(s, "id"));
    json_object_set_new(o, "parent", parent_of(g, s));
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
        json_object_set_new(o, same[i], field(f, same[i], or_null(json_object_get(s, same[i]))));
    json_object_set_new(o, "speaker", party_field(f, "speaker", names(g, speaker)));
    json_object_set_new(o, "named", field(f, "named", or_null(json_object_get(speaker, "named"))));
    json_object_set_new(o, "addressee", party_field(f, "addressee", names(g, json_object_get(s, "addressee"))));
    json_object_set_new(o, "made", field(f, "made", or_null(json_object_get(json_object_get(s, "made"), "value"))));
    json_object_set_new(o, "venue", field(f, "venue", or_null(json_object_get(json_object_get(s, "venue"), "span"))));
    json_t *outlet = json_object_get(json_object_get(s, "outlet"), "name");
    json_object_set_new(o, "outlet", field(f, "outlet", or_null(outlet)));
    return o;
}

static json_t *gold_segments(const gold *g)
{
    json_t *list = json_array(), *segment;
    size_t i;
    json_array_foreach(json_object_get(g->record, "segments"), i, segment)
        if (strcmp(json_string_value(json_object_get(segment, "kind")), "body") != 0) json_array_append(list, segment);
    return list;
}

/* NULL where it is not to be given: some statement has not been judged, or, of `partial`, none. */
static json_t *gold_report(const gold *g, bool partial)
{
    static const char *const same[] = { "id", "published", "outlet", "title", "text" };
    json_t *o = json_object(), *statements = json_array(), *s;
    size_t i, judged = 0;
    for (i = 0; i < sizeof same / sizeof same[0]; i++)
        json_object_set(o, same[i], json_object_get(g->record, same[i]));
    json_array_foreach(json_object_get(g->record, "statements"), i, s) {
        const char *id = json_string_value(json_object_get(s, "id"));
        if (json_object_get(g->verdicts, id)) judged++;
        if (!is_rejected(g, id)) json_array_append_new(statements, gold_statement(g, s));
    }
    bool give = partial ? judged > 0 : judged > 0 && judged == i;
    json_object_set_new(o, "statements", statements);
    json_object_set_new(o, "segments", gold_segments(g));
    json_object_set_new(o, "positions", json_array());
    if (give) return o;
    json_decref(o);
    return NULL;
}

static bool write_gold(hs_request *request, int64_t report, bool partial)
{
    char *record = NULL;
    size_t n;
    gold g = { .verdicts = json_object() };
    bool ok = hs_request_check(request, hs_ledger_record(request->ledger, report, &record, &n, &request->error)) &&
              hs_request_check(request, hs_ledger_corrections(request->ledger, report, each_verdict, g.verdicts,
                                                              &request->error));
    if (ok) {
        g.record = json_loadb(record, n, JSON_ALLOW_NUL, NULL);
        g.text = json_string_value(json_object_get(g.record, "text"));
        g.n_text = json_string_length(json_object_get(g.record, "text"));
        json_t *o = g.record ? gold_report(&g, partial) : NULL;
        if (o && json_dumpf(o, request->out, JSON_COMPACT) == 0) putc('\n', request->out);
        json_decref(o);
    }
    json_decref(g.record);
    json_decref(g.verdicts);
    free(record);
    return ok;
}

typedef struct judged { int64_t *reports; size_t n; bool failed; } judged;

static bool each_judged(void *context, const hs_correction *c)
{
    judged *j = context;
    for (size_t i = j->n; i-- > 0;) if (j->reports[i] == c->report) return true;
    int64_t *more = realloc(j->reports, (j->n + 1) * sizeof *more);
    j->failed = !more;
    if (!more) return false;
    j->reports = more;
    j->reports[j->n++] = c->report;
    return true;
}

bool hs_view_gold(hs_request *request)
{
    bool partial = hs_request_argument(request, "partial") != NULL;
    judged j = { 0 };
    if (request->id) return write_gold(request, request->id, true);
    bool ok = hs_request_check(request, hs_ledger_corrections(request->ledger, 0, each_judged, &j, &request->error));
    if (j.failed) ok = hs_request_refuse(request, 500, "memory ended while the judged reports were listed");
    for (size_t i = 0; ok && i < j.n; i++) ok = write_gold(request, j.reports[i], partial);
    free(j.reports);
    return ok;
}
