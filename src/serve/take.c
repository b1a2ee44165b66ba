/* take.c - what the page sends: reports, and verdicts on what was read. */
#include "serve/views.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---- reports ------------------------------------------------------------------------------------ */

static bool keep(hs_request *request, const hs_input *input, const char *record, size_t n)
{
    static const char *const words[] = { "added", "same", "changed", "reread" };
    char given[HS_GIVEN_SIZE];
    hs_parcel *parcel = NULL;
    hs_added what;
    int64_t report;
    hs_ledger_given(input, given);
    bool ok = hs_request_check(request, hs_parcel_make(record, n, given, &parcel, &request->error)) &&
              hs_request_check(request, hs_ledger_add(request->ledger, parcel, false, &what, &report, &request->error));
    hs_parcel_free(parcel);
    if (!ok) return false;
    hs_put put = hs_put_begin(request);
    hs_put_open(&put, NULL, '{');
    hs_put_number(&put, "report", report);
    hs_put_text(&put, "what", words[what]);
    hs_put_close(&put, '}');
    return true;
}

static bool read_report(hs_request *request, const hs_input *input)
{
    const hs_serve_config *config = request->config;
    char *record = NULL;
    size_t n;
    bool ok = hs_request_check(request, config->read(config->context, input, &record, &n, &request->error)) &&
              keep(request, input, record, n);
    free(record);
    return ok;
}

static const char *text_of(json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text && *text ? text : NULL;
}

/* One object of JSON lines, as `hearsay read` takes them. */
static bool read_object(hs_request *request, json_t *o)
{
    json_t *text = json_object_get(o, "text");
    if (!json_is_string(text)) return hs_request_refuse(request, 400, "the report has no \"text\"");
    hs_input input = { .text = json_string_value(text), .length = json_string_length(text),
                       .id = text_of(o, "id"), .url = text_of(o, "url"), .outlet = text_of(o, "outlet"),
                       .title = text_of(o, "title"), .published = text_of(o, "published") };
    if (!input.published) input.published = text_of(o, "date");
    if (!input.id && !input.url) return hs_request_refuse(request, 400, "the report has neither \"id\" nor \"url\"");
    return read_report(request, &input);
}

bool hs_take_report(hs_request *request)
{
    json_error_t problem;
    if (!request->config->read) return hs_request_refuse(request, 403, "this server takes no reports");
    if (request->form == HS_FORM_JSON) {
        json_t *o = json_loadb(request->body, request->n_body, JSON_ALLOW_NUL, &problem);
        if (!o) return hs_request_refuse(request, 400, "this is no JSON: %s", problem.text);
        bool ok = read_object(request, o);
        json_decref(o);
        return ok;
    }
    hs_input input = { .text = request->body, .length = request->n_body, .id = hs_request_argument(request, "name"),
                       .title = hs_request_argument(request, "title"), .url = hs_request_argument(request, "url"),
                       .outlet = hs_request_argument(request, "outlet"),
                       .published = hs_request_argument(request, "published") };
    if (request->n_body == 0) return hs_request_refuse(request, 400, "there is no text in it");
    if (!input.id) return hs_request_refuse(request, 400, "a report needs a name");
    return read_report(request, &input);
}

/* ---- verdicts ------------------------------------------------------------------------------------- */

static bool is_span(json_t *v)
{
    json_int_t begin = json_integer_value(json_array_get(v, 0)), end = json_integer_value(json_array_get(v, 1));
    return json_array_size(v) == 2 && json_is_integer(json_array_get(v, 0)) &&
           json_is_integer(json_array_get(v, 1)) && begin >= 0 && begin < end && end <= UINT32_MAX;
}

static bool are_spans(json_t *v)
{
    size_t i;
    json_t *span;
    json_int_t last = 0;
    json_array_foreach(v, i, span) {
        if (!is_span(span) || json_integer_value(json_array_get(span, 0)) < last) return false;
        last = json_integer_value(json_array_get(span, 1));
    }
    return json_is_array(v);
}

static bool is_name(json_t *v) { return json_is_null(v) || json_string_length(v) > 0; }

static bool is_place(json_t *v) { return json_is_null(v) || is_span(v); }

static bool is_flag(json_t *v) { return json_is_boolean(v); }

static bool is_kind(json_t *v)
{
    const char *kind = json_string_value(v);
    for (uint8_t k = HS_DIRECT; kind && k <= HS_MIXED; k++) if (strcmp(hs_kind_name(k), kind) == 0) return true;
    return false;
}

static bool is_act(json_t *v)
{
    const char *act = json_string_value(v);
    for (uint8_t k = HS_SAY; act && k <= HS_DECIDE; k++) if (strcmp(hs_act_name(k), act) == 0) return true;
    return false;
}

/* A day, a month or a year. */
static bool is_made(json_t *v)
{
    const char *made = json_string_value(v);
    char day[16];
    size_t n = made ? strlen(made) : 0;
    if (n != 10 && n != 7 && n != 4) return json_is_null(v);
    snprintf(day, sizeof day, "%s%s", made, n == 4 ? "-01-01" : n == 7 ? "-01" : "");
    return hs_day_parse(day) != HS_NO_DAY;
}

static const struct correctable { const char *name; bool (*is)(json_t *); } correctable[] = {
    { "source", are_spans }, { "cue", are_spans }, { "content", are_spans }, { "speaker", is_name },
    { "named", is_flag }, { "addressee", is_name }, { "outlet", is_name }, { "made", is_made },
    { "venue", is_place }, { "condition", is_place }, { "kind", is_kind }, { "act", is_act }, { "negated", is_flag },
};

/* A correction holds nothing but fields of a statement, each of its own form, so that what is
 * exported as gold is gold. */
static bool check_fields(hs_request *request, json_t *fields)
{
    const char *name;
    json_t *value;
    if (json_object_size(fields) == 0)
        return hs_request_refuse(request, 400, "a correction says which fields it corrects");
    json_object_foreach(fields, name, value) {
        size_t i = 0, n = sizeof correctable / sizeof correctable[0];
        while (i < n && strcmp(correctable[i].name, name) != 0) i++;
        if (i == n) return hs_request_refuse(request, 400, "a statement has no field %.40s to correct", name);
        if (!correctable[i].is(value)) return hs_request_refuse(request, 400, "%s cannot be that", name);
    }
    return true;
}

static bool note_verdict(hs_request *request, json_t *o)
{
    static const char *const verdicts[] = { "accept", "reject", "correct" };
    const char *statement = text_of(o, "statement"), *verdict = text_of(o, "verdict"), *by = text_of(o, "by");
    json_t *fields = json_object_get(o, "fields");
    int which = 0;
    while (which < 3 && (!verdict || strcmp(verdict, verdicts[which]) != 0)) which++;
    if (!statement || which == 3)
        return hs_request_refuse(request, 400, "a verdict names a statement and accepts, rejects or corrects it");
    if (which != HS_VERDICT_CORRECT) fields = NULL;
    if (which == HS_VERDICT_CORRECT && !check_fields(request, fields)) return false;
    if (!by) by = request->config->user ? request->config->user : "reader";
    char *given = fields ? json_dumps(fields, JSON_COMPACT) : NULL;
    bool ok = hs_request_check(request, hs_ledger_correct(request->ledger, request->id, statement, (hs_verdict)which,
                                                          given, by, &request->error));
    free(given);
    if (ok) fputs("{}", request->out);
    return ok;
}

bool hs_take_verdict(hs_request *request)
{
    json_error_t problem;
    json_t *o = json_loadb(request->body, request->n_body, 0, &problem);
    if (!o) return hs_request_refuse(request, 400, "this is no JSON: %s", problem.text);
    bool ok = note_verdict(request, o);
    json_decref(o);
    return ok;
}
