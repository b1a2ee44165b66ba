/* gold.c - readings as users say they should be: export's gold (export/judged.h) of one report, or of
 * all that were judged to their end; with `partial=yes` those as well of which a statement was. */
#include "serve/views.h"

#include "export/judged.h"
#include "export/record.h"

#include <stdlib.h>
#include <string.h>

typedef struct notes { hs_note *at; size_t n; bool failed; } notes;

static bool each_note(void *context, const hs_correction *c)
{
    notes *list = context;
    hs_note *more = realloc(list->at, (list->n + 1) * sizeof *more);
    list->failed = !more;
    if (!more) return false;
    list->at = more;
    hs_note note = { strdup(c->statement), strdup(c->verdict), c->fields ? strdup(c->fields) : NULL };
    list->at[list->n++] = note;
    list->failed = !note.statement || !note.verdict || (c->fields && !note.fields);
    return !list->failed;
}

static void free_notes(notes *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free((void *)list->at[i].statement);
        free((void *)list->at[i].verdict);
        free((void *)list->at[i].fields);
    }
    free(list->at);
}

static bool write_gold(hs_request *request, int64_t report, bool partial)
{
    char *json = NULL;
    size_t n;
    notes list = { 0 };
    hs_record *record = NULL;
    hs_error *error = &request->error;
    bool ok = hs_request_check(request, hs_ledger_record(request->ledger, report, &json, &n, error)) &&
              hs_request_check(request, hs_ledger_corrections(request->ledger, report, each_note, &list, error));
    if (ok && list.failed) ok = hs_request_refuse(request, 500, "memory ended while verdicts were listed");
    ok = ok && hs_request_check(request, hs_record_read(json, n, list.at, list.n, &record, error));
    if (ok) {
        hs_report whole = { hs_record_document(record), hs_record_verdicts(record), json, n };
        if ((partial || hs_judged_whole(&whole)) && !hs_judged_write(&whole, request->out))
            ok = hs_request_refuse(request, 500, "memory ended while gold was written");
    }
    hs_record_free(record);
    free_notes(&list);
    free(json);
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
