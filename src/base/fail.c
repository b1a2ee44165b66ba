/* fail.c - fills an error; see fail.h. */
#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>

hs_status hs_fail(hs_error *err, hs_status status, uint64_t where, const char *format, ...)
{
    if (!err) return status;
    err->code = status;
    err->where = where;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    return status;
}
