/* fault.h - how the ledger says what went wrong, and what to do. */
#ifndef HS_STORE_FAULT_H
#define HS_STORE_FAULT_H

#include "hearsay.h"

/* Fills *err (which may be NULL) and returns status. */
hs_status hs_store_fail(hs_error *err, hs_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
