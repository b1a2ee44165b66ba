/* view_sayings.c - statements that were searched for, and sayings that stand in several reports. */
#include "serve/views.h"

enum { ROWS = 50, FACET_ROWS = 12, MONTHS = 240 };

hs_put hs_put_begin(const hs_request *request)
{
    bool csv = request->form == HS_FORM_CSV;
    if (csv) fputs("\xEF\xBB\xBF", request->out);        /* or Excel takes it for Latin-1 */
    return (hs_put){ .out = request->out, .csv = csv };
}

static void put_party(hs_put *put, const char *name, const char *id, const hs_party *party)
{
    hs_put_text(put, name, party->id ? party->name : NULL);
    if (party->id || put->names) hs_put_number(put, id, party->id);
    else hs_put_text(put, id, NULL);
}

void hs_put_found(hs_put *put, const hs_found *f)
{
    hs_put_open(put, NULL, '{');
    hs_put_text(put, "statement", f->key);
    hs_put_text(put, "parent", f->parent);
    hs_put_text(put, "first_day", f->first_day);
    hs_put_text(put, "last_day", f->last_day);
    hs_put_text(put, "made", f->made);
    put_party(put, "speaker", "speaker_id", &f->speaker);
    hs_put_text(put, "speaker_as", f->speaker_as);
    hs_put_text(put, "speaker_type", f->speaker.type);
    hs_put_text(put, "speaker_role", f->speaker.role);
    hs_put_flag(put, "speaker_named", f->speaker.named);
    put_party(put, "addressee", "addressee_id", &f->addressee);
    put_party(put, "via", "via_id", &f->outlet);
    hs_put_text(put, "kind", f->kind);
    hs_put_text(put, "act", f->act);
    hs_put_text(put, "modality", f->modality);
    hs_put_flag(put, "negated", f->negated);
    hs_put_text(put, "source", f->source);
    hs_put_text(put, "cue", f->cue);
    hs_put_text(put, "content", f->content);
    hs_put_json(put, "source_at", f->source_at);
    hs_put_json(put, "cue_at", f->cue_at);
    hs_put_json(put, "content_at", f->content_at);
    hs_put_text(put, "venue", f->venue);
    hs_put_text(put, "condition", f->condition);
    hs_put_real(put, "confidence", f->confidence);
    hs_put_text(put, "rule", f->rule);
    hs_put_text(put, "verdict", f->verdict);
    hs_put_flag(put, "standing", f->standing);
    hs_put_number(put, "report", f->report);
    hs_put_text(put, "report_key", f->report_key);
    hs_put_number(put, "version", f->version);
    hs_put_text(put, "title", f->title);
    hs_put_text(put, "published_by", f->published_by);
    hs_put_text(put, "published", f->published);
    hs_put_text(put, "url", f->url);
    hs_put_number(put, "begin", f->begin);
    hs_put_number(put, "end", f->end);
    if (f->saying) hs_put_number(put, "saying", f->saying);
    else hs_put_text(put, "saying", NULL);
    hs_put_text(put, "before", f->before);
    hs_put_text(put, "between", f->between);
    hs_put_text(put, "after", f->after);
    hs_put_close(put, '}');
}

static bool each_found(void *context, const hs_found *found)
{
    hs_put_found(context, found);
    return true;
}

bool hs_put_find(hs_request *request, hs_put *put, const hs_search *search)
{
    hs_put_open(put, "rows", '[');
    if (put->csv) {
        put->names = true;
        hs_put_found(put, &(hs_found){ 0 });
        put->names = false;
    }
    hs_status status = hs_ledger_find(request->ledger, search, each_found, put, &request->error);
    hs_put_close(put, ']');
    return hs_request_check(request, status);
}

static bool each_tally(void *context, const hs_tally *t)
{
    hs_put *put = context;
    hs_put_open(put, NULL, '{');
    hs_put_text(put, "value", t->value);
    if (t->id) {
        hs_put_number(put, "id", t->id);
        hs_put_text(put, "type", t->type);
    }
    hs_put_number(put, "statements", (int64_t)t->statements);
    hs_put_close(put, '}');
    return true;
}

bool hs_put_facet(hs_request *request, hs_put *put, const char *name, const hs_search *search,
                  hs_facet facet, uint32_t limit)
{
    hs_put_open(put, name, '[');
    hs_status status = hs_ledger_facet(request->ledger, search, facet, limit, 0, each_tally, put, &request->error);
    hs_put_close(put, ']');
    return hs_request_check(request, status);
}

static bool put_facets(hs_request *request, hs_put *put, const hs_search *search)
{
    hs_put_open(put, "facets", '{');
    bool ok = hs_put_facet(request, put, "speaker", search, HS_BY_SPEAKER, FACET_ROWS) &&
              hs_put_facet(request, put, "addressee", search, HS_BY_ADDRESSEE, FACET_ROWS) &&
              hs_put_facet(request, put, "via", search, HS_BY_VIA, FACET_ROWS) &&
              hs_put_facet(request, put, "outlet", search, HS_BY_OUTLET, FACET_ROWS) &&
              hs_put_facet(request, put, "act", search, HS_BY_ACT, 0) &&
              hs_put_facet(request, put, "kind", search, HS_BY_KIND, 0) &&
              hs_put_facet(request, put, "month", search, HS_BY_MONTH, MONTHS);
    hs_put_close(put, '}');
    return ok;
}

bool hs_view_sayings(hs_request *request)
{
    hs_search search;
    uint64_t total;
    if (!hs_request_search(request, request->form == HS_FORM_CSV ? 0 : ROWS, &search)) return false;
    hs_put put = hs_put_begin(request);
    if (put.csv) return hs_put_find(request, &put, &search);
    if (!hs_request_check(request, hs_ledger_count(request->ledger, &search, &total, &request->error))) return false;
    hs_put_open(&put, NULL, '{');
    hs_put_number(&put, "total", (int64_t)total);
    hs_put_number(&put, "offset", search.offset);
    hs_put_number(&put, "limit", search.limit);
    bool ok = hs_put_find(request, &put, &search) && put_facets(request, &put, &search);
    hs_put_close(&put, '}');
    return ok;
}

/* ---- repeated ----------------------------------------------------------------------------- */

static bool each_saying(void *context, const hs_saying_entry *s)
{
    hs_put *put = context;
    hs_put_open(put, NULL, '{');
    hs_put_number(put, "saying", s->id);
    hs_put_text(put, "words", s->words);
    hs_put_text(put, "first_day", s->first_day);
    hs_put_text(put, "last_day", s->last_day);
    hs_put_number(put, "statements", (int64_t)s->statements);
    hs_put_number(put, "reports", (int64_t)s->reports);
    hs_put_close(put, '}');
    return true;
}

bool hs_view_repeated(hs_request *request)
{
    int64_t limit, offset;
    uint32_t all = request->form == HS_FORM_CSV ? 0 : ROWS;
    if (!hs_request_number(request, "limit", 1000, all, &limit) ||
        !hs_request_number(request, "offset", UINT32_MAX, 0, &offset))
        return false;
    hs_put put = hs_put_begin(request);
    hs_put_open(&put, NULL, put.csv ? '[' : '{');
    hs_put_open(&put, "rows", '[');
    if (put.csv) {
        put.names = true;
        each_saying(&put, &(hs_saying_entry){ 0 });
        put.names = false;
    }
    hs_status status = hs_ledger_sayings(request->ledger, NULL, (uint32_t)limit, (uint32_t)offset, each_saying, &put,
                                         &request->error);
    hs_put_close(&put, ']');
    hs_put_close(&put, put.csv ? ']' : '}');
    return hs_request_check(request, status);
}
