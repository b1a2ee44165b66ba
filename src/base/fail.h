/* fail.h - how a fallible function says what went wrong, where, and what to do. */
#ifndef HS_BASE_FAIL_H
#define HS_BASE_FAIL_H

#include "hearsay.h"

/* Fills *err (which may be NULL) and returns status, so that a function can say
 *     return hs_fail(err, HS_EMODEL, offset, "section %s runs past the end", name);   */
hs_status hs_fail(hs_error *err, hs_status status, uint64_t where, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#define HS_TRY(call)                                                                    \
    do {                                                                                \
        hs_status hs_try_status = (call);                                               \
        if (hs_try_status != HS_OK) return hs_try_status;                               \
    } while (0)

#endif
