/* guard.c - checks of names and origins. */
#include "serve/guard.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* "name:port", "[name]:port" for an IPv6 address, or the name alone where the port is HTTP's. */
static bool is_at(const char *host, const char *name, uint16_t port)
{
    char full[300];
    const char *open = strchr(name, ':') ? "[" : "", *close = *open ? "]" : "";
    snprintf(full, sizeof full, "%s%s%s:%u", open, name, close, port);
    if (strcasecmp(host, full) == 0) return true;
    snprintf(full, sizeof full, "%s%s%s", open, name, close);
    return port == 80 && strcasecmp(host, full) == 0;
}

bool hs_guard_host(const char *host, const char *address, const char *name, uint16_t port)
{
    const char *const own[] = { "localhost", "127.0.0.1", "::1", address, name };
    for (size_t i = 0; host && i < sizeof own / sizeof own[0]; i++)
        if (own[i] && is_at(host, own[i], port)) return true;
    return false;
}

bool hs_guard_write(const char *host, const char *own, const char *origin, const char *fetch_site)
{
    char here[300];
    snprintf(here, sizeof here, "http://%s", host);
    if (!own || strcmp(own, "page") != 0) return false;
    if (origin && strcasecmp(origin, here) != 0) return false;
    return !fetch_site || strcmp(fetch_site, "same-origin") == 0;
}
