/* points.c - code points counted once at every 128th byte; between two of those, on demand. */
#include "export/points.h"

#include <stdlib.h>

static bool is_first(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

bool hs_points_make(hs_points *points, const char *text, uint32_t n_text)
{
    uint32_t count = 0;
    *points = (hs_points){ text, n_text, malloc((n_text / HS_POINTS_STEP + 1) * sizeof *points->before) };
    if (!points->before) return false;
    for (uint32_t i = 0; i < n_text; i++) {
        if (i % HS_POINTS_STEP == 0) points->before[i / HS_POINTS_STEP] = count;
        count += is_first(text[i]);
    }
    if (n_text % HS_POINTS_STEP == 0) points->before[n_text / HS_POINTS_STEP] = count;
    return true;
}

void hs_points_free(hs_points *points)
{
    free(points->before);
    points->before = NULL;
}

uint32_t hs_points_at(const hs_points *points, uint32_t byte)
{
    uint32_t count = points->before[byte / HS_POINTS_STEP];
    for (uint32_t i = byte - byte % HS_POINTS_STEP; i < byte; i++) count += is_first(points->text[i]);
    return count;
}

uint32_t hs_points_back(const hs_points *points, uint32_t byte, uint32_t n)
{
    for (; n > 0 && byte > 0; n--)
        do byte--; while (byte > 0 && !is_first(points->text[byte]));
    return byte;
}

uint32_t hs_points_on(const hs_points *points, uint32_t byte, uint32_t n)
{
    for (; n > 0 && byte < points->n_text; n--)
        do byte++; while (byte < points->n_text && !is_first(points->text[byte]));
    return byte;
}
