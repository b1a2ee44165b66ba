/* serve.h - the ledger in a browser: pages, JSON and CSV over HTTP.
 *
 * Made for one person on one machine: there are no accounts, and who reaches the address may
 * read and judge. So it answers under its own names only (a page elsewhere cannot reach it by a
 * name that it has made to point here), takes writes from its own page only, and sends a
 * Content-Security-Policy under which a report's text can never be run.
 */
#ifndef HS_SERVE_SERVE_H
#define HS_SERVE_SERVE_H

#include "hearsay.h"

#include <stdbool.h>

typedef struct hs_server hs_server;

/* Reads a report: *record is the record as one line of JSON (docs/record.md), which the server
 * frees. Called by several threads at once. */
typedef hs_status hs_serve_read(void *context, const hs_input *input, char **record, size_t *n, hs_error *err);

typedef struct hs_serve_config {     /* kept, with all it points at, until hs_serve_stop() */
    const char *ledger;      /* as hs_ledger_open() takes it */
    const char *address;     /* to listen on, "127.0.0.1" or "::1"; NULL: 127.0.0.1 */
    const char *name;        /* a further name that clients may ask for, or NULL */
    const char *user;        /* who judges, where the page does not say; NULL: "reader" */
    uint32_t    max_text;    /* bytes of a report that is sent; 0 means 16 MiB */
    uint16_t    port;        /* 0: any that is free */
    hs_serve_read *read; void *context;      /* NULL: reports cannot be sent */
} hs_serve_config;

/* Opens the ledger and listens, in threads of its own. HS_EIO where either cannot be done. */
hs_status hs_serve_start(const hs_serve_config *config, hs_server **out, hs_error *err);
uint16_t  hs_serve_port(const hs_server *server);
void      hs_serve_stop(hs_server *server);      /* NULL is accepted; answers under way are finished */

#endif
