/* view_speakers.c - those who speak: over time, one by one, and who passes on whom. */
#include "serve/views.h"

enum { LANES = 24, ROWS = 100, SAID = 50, PARTIES = 30, LINKS = 400 };

/* ---- timeline ---------------------------------------------------------------------------------- */

static bool each_cell(void *context, const hs_tally *t)
{
    hs_put *put = context;
    hs_put_open(put, NULL, put->csv ? '{' : '[');
    hs_put_text(put, put->csv ? "day" : NULL, t->day);
    hs_put_number(put, put->csv ? "speaker_id" : NULL, t->id);
    if (put->csv) hs_put_text(put, "speaker", t->value);
    hs_put_number(put, put->csv ? "statements" : NULL, (int64_t)t->statements);
    hs_put_close(put, put->csv ? '}' : ']');
    return true;
}

bool hs_view_timeline(hs_request *request)
{
    hs_search search;
    int64_t lanes;
    if (!hs_request_search(request, 0, &search) || !hs_request_number(request, "lanes", 200, LANES, &lanes))
        return false;
    hs_put put = hs_put_begin(request);
    bool ok = true;
    if (put.csv) {
        put.names = true;
        each_cell(&put, &(hs_tally){ 0 });
        put.names = false;
    }
    hs_put_open(&put, NULL, put.csv ? '[' : '{');
    if (!put.csv) ok = hs_put_facet(request, &put, "lanes", &search, HS_BY_SPEAKER, (uint32_t)lanes) &&
                       hs_put_facet(request, &put, "months", &search, HS_BY_MONTH, 0);
    hs_put_open(&put, "cells", '[');
    ok = ok && hs_request_check(request, hs_ledger_facet(request->ledger, &search, HS_BY_DAY_AND_SPEAKER, 0, 0,
                                                         each_cell, &put, &request->error));
    hs_put_close(&put, ']');
    hs_put_close(&put, put.csv ? ']' : '}');
    return ok;
}

/* ---- speakers ------------------------------------------------------------------------------------ */

static bool each_entity(void *context, const hs_entity_entry *e)
{
    hs_put *put = context;
    hs_put_open(put, NULL, '{');
    hs_put_number(put, "id", e->id);
    hs_put_text(put, "name", e->name);
    hs_put_text(put, "type", e->type);
    hs_put_number(put, "said", (int64_t)e->said);
    hs_put_number(put, "heard", (int64_t)e->heard);
    hs_put_number(put, "passed_on", (int64_t)e->passed_on);
    hs_put_text(put, "first_day", e->first_day);
    hs_put_text(put, "last_day", e->last_day);
    hs_put_close(put, '}');
    return true;
}

bool hs_view_speakers(hs_request *request)
{
    hs_search given;
    if (!hs_request_search(request, request->form == HS_FORM_CSV ? 0 : ROWS, &given)) return false;
    hs_put put = hs_put_begin(request);
    hs_put_open(&put, NULL, put.csv ? '[' : '{');
    hs_put_open(&put, "rows", '[');
    if (put.csv) {
        put.names = true;
        each_entity(&put, &(hs_entity_entry){ 0 });
        put.names = false;
    }
    hs_status status = hs_ledger_entities(request->ledger, given.words, 0, given.limit, given.offset, each_entity,
                                          &put, &request->error);
    hs_put_close(&put, ']');
    hs_put_close(&put, put.csv ? ']' : '}');
    return hs_request_check(request, status);
}

static bool each_alias(void *context, const hs_alias *a)
{
    hs_put *put = context;
    hs_put_open(put, NULL, '{');
    hs_put_text(put, "name", a->name);
    hs_put_text(put, "role", a->role);
    hs_put_text(put, "why", a->why);
    hs_put_number(put, "report", a->report);
    hs_put_number(put, "reports", (int64_t)a->reports);
    hs_put_close(put, '}');
    return true;
}

/* The speaker and its names. What it is called first must be there: else there is no such one. */
static bool put_names(hs_request *request, hs_put *put)
{
    hs_put_open(put, "speaker", '[');
    hs_status status = hs_ledger_entities(request->ledger, NULL, request->id, 1, 0, each_entity, put, &request->error);
    bool found = put->comma;
    hs_put_close(put, ']');
    if (!hs_request_check(request, status)) return false;
    if (!found) return hs_request_refuse(request, 404, "there is no speaker %lld in this ledger",
                                         (long long)request->id);
    hs_put_open(put, "names", '[');
    status = hs_ledger_aliases(request->ledger, request->id, each_alias, put, &request->error);
    hs_put_close(put, ']');
    return hs_request_check(request, status);
}

bool hs_view_speaker(hs_request *request)
{
    hs_search said;
    if (!hs_request_search(request, request->form == HS_FORM_CSV ? 0 : SAID, &said)) return false;
    said.speaker = NULL;
    said.speaker_id = request->id;
    hs_search heard = { .addressee_id = request->id }, passed = { .via_id = request->id };
    hs_put put = hs_put_begin(request);
    if (put.csv) return hs_put_find(request, &put, &said);
    hs_put_open(&put, NULL, '{');
    bool ok = put_names(request, &put) &&
              hs_put_facet(request, &put, "to", &said, HS_BY_ADDRESSEE, PARTIES) &&
              hs_put_facet(request, &put, "via", &said, HS_BY_VIA, PARTIES) &&
              hs_put_facet(request, &put, "outlets", &said, HS_BY_OUTLET, PARTIES) &&
              hs_put_facet(request, &put, "acts", &said, HS_BY_ACT, 0) &&
              hs_put_facet(request, &put, "months", &said, HS_BY_MONTH, 0) &&
              hs_put_facet(request, &put, "from", &heard, HS_BY_SPEAKER, PARTIES) &&
              hs_put_facet(request, &put, "for", &passed, HS_BY_SPEAKER, PARTIES) &&
              hs_put_find(request, &put, &said);
    hs_put_close(&put, '}');
    return ok;
}

/* ---- chains ---------------------------------------------------------------------------------------- */

static bool each_link(void *context, const hs_link *l)
{
    hs_put *put = context;
    hs_put_open(put, NULL, '{');
    hs_put_number(put, "from", l->from);
    hs_put_text(put, "from_name", l->from_name);
    hs_put_text(put, "from_type", l->from_type);
    hs_put_number(put, "to", l->to);
    hs_put_text(put, "to_name", l->to_name);
    hs_put_text(put, "to_type", l->to_type);
    hs_put_number(put, "statements", (int64_t)l->statements);
    hs_put_close(put, '}');
    return true;
}

bool hs_view_chains(hs_request *request)
{
    hs_search search;
    int64_t links, most = request->form == HS_FORM_CSV ? 0 : LINKS;
    if (!hs_request_search(request, 0, &search) || !hs_request_number(request, "links", 10000, most, &links))
        return false;
    hs_put put = hs_put_begin(request);
    hs_put_open(&put, NULL, put.csv ? '[' : '{');
    hs_put_open(&put, "rows", '[');
    if (put.csv) {
        put.names = true;
        each_link(&put, &(hs_link){ 0 });
        put.names = false;
    }
    hs_status status = hs_ledger_chains(request->ledger, &search, (uint32_t)links, each_link, &put, &request->error);
    hs_put_close(&put, ']');
    hs_put_close(&put, put.csv ? ']' : '}');
    return hs_request_check(request, status);
}
