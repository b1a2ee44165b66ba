/* view_reports.c - the reports of a ledger, and one of them with its record. */
#include "serve/views.h"

#include <stdlib.h>

enum { ROWS = 100 };

bool hs_view_about(hs_request *request)
{
    hs_put put = hs_put_begin(request);
    hs_put_open(&put, NULL, '{');
    hs_put_text(&put, "version", HS_VERSION);
    hs_put_text(&put, "ledger", request->config->ledger);
    hs_put_text(&put, "user", request->config->user ? request->config->user : "reader");
    hs_put_flag(&put, "reads", request->config->read != NULL);
    hs_put_number(&put, "max_text", request->config->max_text);
    hs_put_close(&put, '}');
    return true;
}

static bool each_report(void *context, const hs_report_entry *r)
{
    hs_put *put = context;
    hs_put_open(put, NULL, '{');
    hs_put_number(put, "report", r->id);
    hs_put_text(put, "key", r->key);
    hs_put_text(put, "name", r->name);
    hs_put_text(put, "title", r->title);
    hs_put_text(put, "outlet", r->outlet);
    hs_put_text(put, "published", r->published);
    hs_put_number(put, "statements", (int64_t)r->statements);
    hs_put_number(put, "version", r->version);
    hs_put_number(put, "superseded_by", r->superseded_by);
    hs_put_text(put, "url", r->url);
    hs_put_text(put, "sha256", r->sha256);
    hs_put_text(put, "added", r->added);
    hs_put_close(put, '}');
    return true;
}

static bool put_reports(hs_request *request, hs_put *put, const char *name, const hs_report_search *search)
{
    hs_put_open(put, name, '[');
    if (put->csv) {
        put->names = true;
        each_report(put, &(hs_report_entry){ 0 });
        put->names = false;
    }
    hs_status status = hs_ledger_reports(request->ledger, search, each_report, put, &request->error);
    hs_put_close(put, ']');
    return hs_request_check(request, status);
}

bool hs_view_reports(hs_request *request)
{
    hs_search given;                     /* for its checks: reports share these arguments */
    if (!hs_request_search(request, request->form == HS_FORM_CSV ? 0 : ROWS, &given)) return false;
    hs_report_search search = { .outlet = given.outlet, .published_since = given.published_since,
                                .published_until = given.published_until, .all = given.all,
                                .oldest_first = given.oldest_first, .limit = given.limit, .offset = given.offset };
    hs_put put = hs_put_begin(request);
    hs_put_open(&put, NULL, put.csv ? '[' : '{');
    if (!put.csv) hs_put_number(&put, "limit", search.limit);
    bool ok = put_reports(request, &put, "rows", &search);
    hs_put_close(&put, put.csv ? ']' : '}');
    return ok;
}

/* ---- one report -------------------------------------------------------------------------------- */

static bool each_correction(void *context, const hs_correction *c)
{
    hs_put *put = context;
    hs_put_open(put, NULL, '{');
    hs_put_number(put, "report", c->report);
    hs_put_text(put, "statement", c->statement);
    hs_put_text(put, "verdict", c->verdict);
    hs_put_json(put, "fields", c->fields);
    hs_put_text(put, "by", c->by);
    hs_put_text(put, "made", c->made);
    hs_put_close(put, '}');
    return true;
}

static bool put_corrections(hs_request *request, hs_put *put, const char *name, int64_t report)
{
    hs_put_open(put, name, '[');
    if (put->csv) {
        put->names = true;
        each_correction(put, &(hs_correction){ 0 });
        put->names = false;
    }
    hs_status status = hs_ledger_corrections(request->ledger, report, each_correction, put, &request->error);
    hs_put_close(put, ']');
    return hs_request_check(request, status);
}

bool hs_view_corrections(hs_request *request)
{
    hs_put put = hs_put_begin(request);
    hs_put_open(&put, NULL, put.csv ? '[' : '{');
    bool ok = put_corrections(request, &put, "rows", 0);
    hs_put_close(&put, put.csv ? ']' : '}');
    return ok;
}

static bool put_record(hs_request *request, hs_put *put)
{
    char *record;
    size_t n;
    hs_status status = hs_ledger_record(request->ledger, request->id, &record, &n, &request->error);
    if (status == HS_EARGUMENT) return hs_request_refuse(request, 404, "there is no report %lld in this ledger",
                                                         (long long)request->id);
    if (!hs_request_check(request, status)) return false;
    hs_put_json(put, "record", record);
    free(record);
    return true;
}

/* The record as it was read stays apart from what the ledger adds: who its entities are across
 * reports (`rows`), and what users said (`corrections`). */
bool hs_view_report(hs_request *request)
{
    if (request->form == HS_FORM_GOLD) return hs_view_gold(request);
    hs_search search = { .report_id = request->id, .all = true, .oldest_first = true };
    hs_put put = hs_put_begin(request);
    if (put.csv) return hs_put_find(request, &put, &search);
    hs_put_open(&put, NULL, '{');
    bool ok = put_record(request, &put) &&
              put_reports(request, &put, "report", &(hs_report_search){ .id = request->id, .all = true }) &&
              hs_put_find(request, &put, &search) &&
              put_corrections(request, &put, "corrections", request->id);
    hs_put_close(&put, '}');
    return ok;
}
