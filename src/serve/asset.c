/* asset.c - the table of what assets.S holds. */
#include "serve/asset.h"

#include <string.h>

#define ASSET(name) extern const unsigned char hs_asset_##name##_begin[], hs_asset_##name##_end[]
ASSET(page);
ASSET(script);
ASSET(style);
ASSET(regular);
ASSET(italic);
ASSET(bold);
ASSET(licence);
ASSET(icon);

#define FILE_OF(name) hs_asset_##name##_begin, hs_asset_##name##_end

static const hs_asset assets[] = {
    { "/", "text/html; charset=utf-8", FILE_OF(page) },
    { "/assets/app.js", "text/javascript; charset=utf-8", FILE_OF(script) },
    { "/assets/app.css", "text/css; charset=utf-8", FILE_OF(style) },
    { "/assets/newsreader-latin-400-normal.woff2", "font/woff2", FILE_OF(regular) },
    { "/assets/newsreader-latin-400-italic.woff2", "font/woff2", FILE_OF(italic) },
    { "/assets/newsreader-latin-600-normal.woff2", "font/woff2", FILE_OF(bold) },
    { "/assets/licences.txt", "text/plain; charset=utf-8", FILE_OF(licence) },
    { "/assets/icon.svg", "image/svg+xml", FILE_OF(icon) },
};

const hs_asset *hs_asset_find(const char *path)
{
    for (size_t i = 0; i < sizeof assets / sizeof assets[0]; i++)
        if (strcmp(assets[i].path, path) == 0) return &assets[i];
    return NULL;
}

/* FNV-1a. */
uint64_t hs_asset_mark(const hs_asset *asset)
{
    uint64_t mark = 0xcbf29ce484222325u;
    for (const unsigned char *c = asset->begin; c < asset->end; c++) mark = (mark ^ *c) * 0x100000001b3u;
    return mark;
}
