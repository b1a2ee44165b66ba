/* asset.h - the files of the page. */
#ifndef HS_SERVE_ASSET_H
#define HS_SERVE_ASSET_H

#include <stddef.h>
#include <stdint.h>

typedef struct hs_asset {
    const char *path;        /* of its URL */
    const char *type;        /* for Content-Type */
    const unsigned char *begin, *end;
} hs_asset;

/* The file of a path, or NULL. The page itself is "/". */
const hs_asset *hs_asset_find(const char *path);

/* What is another when the file is: for ETag. */
uint64_t hs_asset_mark(const hs_asset *asset);

#endif
