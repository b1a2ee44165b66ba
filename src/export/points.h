/* points.h - code points counted in a text: the offsets of W3C annotations and of brat. */
#ifndef HS_EXPORT_POINTS_H
#define HS_EXPORT_POINTS_H

#include "hearsay.h"

#include <stdbool.h>

typedef struct hs_points {
    const char *text;        /* borrowed; valid UTF-8 */
    uint32_t    n_text;
    uint32_t   *before;      /* [n_text / HS_POINTS_STEP + 1]: code points before each step's first byte */
} hs_points;

enum { HS_POINTS_STEP = 128 };

/* False when memory ends. */
bool hs_points_make(hs_points *points, const char *text, uint32_t n_text);
void hs_points_free(hs_points *points);

/* Code points before a byte of the text. */
uint32_t hs_points_at(const hs_points *points, uint32_t byte);

/* The byte that stands n code points before or after one, or the text's end. */
uint32_t hs_points_back(const hs_points *points, uint32_t byte, uint32_t n);
uint32_t hs_points_on(const hs_points *points, uint32_t byte, uint32_t n);

#endif
