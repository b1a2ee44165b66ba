/* fault.c - fills an error; see fault.h. */
#include "store/fault.h"

#include <stdarg.h>
#include <stdio.h>

hs_status hs_store_fail(hs_error *err, hs_status status, const char *format, ...)
{
    if (!err) return status;
    va_list args;
    err->code = status;
    err->where = 0;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    return status;
}
