/* request.h - one request, and what is answered to it. */
#ifndef HS_SERVE_REQUEST_H
#define HS_SERVE_REQUEST_H

#include "serve/put.h"
#include "serve/serve.h"
#include "store/store.h"

struct MHD_Connection;

typedef enum hs_form { HS_FORM_PAGE, HS_FORM_JSON, HS_FORM_CSV, HS_FORM_GOLD } hs_form;

typedef struct hs_request {
    struct MHD_Connection *connection;       /* its arguments and headers */
    const hs_serve_config *config;
    hs_ledger  *ledger;
    int64_t     id;          /* the number in the path, or 0 */
    hs_form     form;
    const char *body; size_t n_body;         /* what was sent; a NUL follows */

    FILE       *out;         /* the answer */
    unsigned    status;      /* of HTTP; 200 to begin with */
    hs_error    error;       /* why status is another one */
} hs_request;

/* An argument of the URL, or NULL where there is none or an empty one. Borrowed. */
const char *hs_request_argument(const hs_request *request, const char *name);

/* The same as a whole number from 0 to `most`; `otherwise` where there is none. False, and the
 * request is refused, where it is no such number. */
bool hs_request_number(hs_request *request, const char *name, int64_t most, int64_t otherwise, int64_t *out);

/* Ends a request with a status of HTTP and one sentence. Always false. */
bool hs_request_refuse(hs_request *request, unsigned status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* What a call of the store came to: true for HS_OK, else the request is refused with its message. */
bool hs_request_check(hs_request *request, hs_status status);

/* The search that the arguments ask for, with a limit of `limit` where none is given. */
bool hs_request_search(hs_request *request, uint32_t limit, hs_search *out);

#endif
