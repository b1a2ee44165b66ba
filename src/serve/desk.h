/* desk.h - connections to the ledger, one for each request in work. */
#ifndef HS_SERVE_DESK_H
#define HS_SERVE_DESK_H

#include "store/store.h"

#include <pthread.h>

enum { HS_DESK_SEATS = 4 };  /* as many as threads that answer */

typedef struct hs_desk {
    const char     *name;    /* of the ledger */
    pthread_mutex_t lock;
    hs_ledger      *ledgers[HS_DESK_SEATS];
    bool            taken[HS_DESK_SEATS];
} hs_desk;

/* Opens the first connection, so that a ledger that cannot be opened is known at once. */
hs_status hs_desk_open(hs_desk *desk, const char *name, hs_error *err);
void      hs_desk_close(hs_desk *desk);

/* A connection that nobody else has until it is given back. HS_EIO where none is free. */
hs_status hs_desk_take(hs_desk *desk, hs_ledger **out, hs_error *err);
void      hs_desk_give(hs_desk *desk, hs_ledger *ledger);

#endif
