/* sha256.h - SHA-256 (FIPS 180-4), for ids that are the same on every machine. */
#ifndef HS_BASE_SHA256_H
#define HS_BASE_SHA256_H

#include <stddef.h>

/* Lower-case hexadecimal digest of n bytes, NUL-terminated. */
void hs_sha256(const void *bytes, size_t n, char hex[65]);

#endif
