/* views.h - what is answered to each address. Every view writes to request->out in request->form
 * (HS_FORM_JSON or HS_FORM_CSV), or refuses and returns false. */
#ifndef HS_SERVE_VIEWS_H
#define HS_SERVE_VIEWS_H

#include "serve/request.h"

typedef bool hs_view(hs_request *request);

hs_view hs_view_about;       /* the ledger's name, who judges, how large a report may be */
hs_view hs_view_reports;     /* all reports */
hs_view hs_view_report;      /* one: its record, and what was said of it */
hs_view hs_view_sayings;     /* statements that were searched for, with facets */
hs_view hs_view_repeated;    /* sayings that stand in several reports */
hs_view hs_view_timeline;    /* speakers and days */
hs_view hs_view_speakers;    /* all speakers */
hs_view hs_view_speaker;     /* one: its names, to whom, through whom, and what it said */
hs_view hs_view_chains;      /* who passes on whom */
hs_view hs_view_corrections; /* what users said of readings */
hs_view hs_view_gold;        /* reports as users say they should be read: HS_FORM_GOLD */

hs_view hs_take_report;      /* POST: reads the report in the body and keeps it */
hs_view hs_take_verdict;     /* POST: accepts, rejects or corrects a statement */

/* ---- what several views share ------------------------------------------------------------- */

/* The writer of a request's answer. */
hs_put hs_put_begin(const hs_request *request);

/* A statement that was found, as an object or a row. */
void hs_put_found(hs_put *put, const hs_found *found);

/* The statements of a search as the list `rows`; as CSV with the names of the columns above. */
bool hs_put_find(hs_request *request, hs_put *put, const hs_search *search);

/* What they are divided into, as the list `name` of {value, id, type, statements, first, last}. */
bool hs_put_facet(hs_request *request, hs_put *put, const char *name, const hs_search *search,
                  hs_facet facet, uint32_t limit);

#endif
