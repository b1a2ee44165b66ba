/* request.c - arguments, checked. */
#include "serve/request.h"

#include <errno.h>
#include <microhttpd.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *hs_request_argument(const hs_request *request, const char *name)
{
    const char *value = MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, name);
    return value && *value ? value : NULL;
}

bool hs_request_refuse(hs_request *request, unsigned status, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    vsnprintf(request->error.message, sizeof request->error.message, format, rest);
    va_end(rest);
    request->status = status;
    return false;
}

bool hs_request_check(hs_request *request, hs_status status)
{
    if (status == HS_OK) return true;
    request->status = status == HS_EARGUMENT ? 400 : status == HS_ETOOBIG ? 413 : 500;
    return false;
}

bool hs_request_number(hs_request *request, const char *name, int64_t most, int64_t otherwise, int64_t *out)
{
    const char *value = hs_request_argument(request, name);
    char *end;
    *out = otherwise;
    if (!value) return true;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    if (*end || errno || number < 0 || number > most)
        return hs_request_refuse(request, 400, "%s is a whole number, %lld at most", name, (long long)most);
    *out = number;
    return true;
}

/* Somebody: a number of this ledger, or words of a name. */
static void who(const hs_request *request, const char *name, const char **words, int64_t *id)
{
    const char *value = hs_request_argument(request, name);
    if (value && value[strspn(value, "0123456789")] == '\0' && strlen(value) < 19) *id = strtoll(value, NULL, 10);
    else *words = value;
}

static bool day(hs_request *request, const char *name, const char **out)
{
    *out = hs_request_argument(request, name);
    if (!*out || (strlen(*out) == 10 && hs_day_parse(*out) != HS_NO_DAY)) return true;
    return hs_request_refuse(request, 400, "%s is a day, as 2024-03-15", name);
}

static bool is(const hs_request *request, const char *name, const char *value)
{
    const char *given = hs_request_argument(request, name);
    return given && strcmp(given, value) == 0;
}

static bool share(hs_request *request, const char *name, double *out)
{
    const char *value = hs_request_argument(request, name);
    char *end;
    if (!value) return true;
    *out = strtod(value, &end);
    return (!*end && *out >= 0 && *out <= 1) || hs_request_refuse(request, 400, "%s is from 0 to 1", name);
}

bool hs_request_search(hs_request *request, uint32_t limit, hs_search *out)
{
    int64_t most, skip;
    hs_search s = { .words = hs_request_argument(request, "q"), .kind = hs_request_argument(request, "kind"),
                    .act = hs_request_argument(request, "act"), .outlet = hs_request_argument(request, "outlet") };
    who(request, "speaker", &s.speaker, &s.speaker_id);
    who(request, "addressee", &s.addressee, &s.addressee_id);
    who(request, "via", &s.via, &s.via_id);
    s.raw = is(request, "raw", "yes");
    s.negated = is(request, "negated", "yes");
    s.not_negated = is(request, "negated", "no");
    s.oldest_first = is(request, "order", "oldest");
    s.all = is(request, "all", "yes");
    if (!day(request, "since", &s.since) || !day(request, "until", &s.until) ||
        !day(request, "published-since", &s.published_since) ||
        !day(request, "published-until", &s.published_until) ||
        !share(request, "confidence", &s.min_confidence) ||
        !hs_request_number(request, "report", INT64_MAX, 0, &s.report_id) ||
        !hs_request_number(request, "saying", INT64_MAX, 0, &s.saying_id) ||
        !hs_request_number(request, "limit", limit ? 1000 : UINT32_MAX, limit, &most) ||
        !hs_request_number(request, "offset", UINT32_MAX, 0, &skip))
        return false;
    s.limit = (uint32_t)most;
    s.offset = (uint32_t)skip;
    *out = s;
    return true;
}
