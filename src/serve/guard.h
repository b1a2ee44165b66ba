/* guard.h - whom the server answers. */
#ifndef HS_SERVE_GUARD_H
#define HS_SERVE_GUARD_H

#include <stdbool.h>
#include <stdint.h>

/* Is the Host header one of the server's own names, with its port? Anything else may be a page
 * elsewhere whose name was made to point here (DNS rebinding). `address` is what is listened on,
 * `name` a further name or NULL. */
bool hs_guard_host(const char *host, const char *address, const char *name, uint16_t port);

/* May this request change the ledger? It needs the page's own header, which no other site can
 * send unasked, and where the browser says whence it comes, that must be here. */
bool hs_guard_write(const char *host, const char *own, const char *origin, const char *fetch_site);

#endif
