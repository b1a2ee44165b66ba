/* raw.c - the pieces of a content: kept in text order, joined where they touch. */
#include "attrib/raw.h"

bool hs_raw_add(hs_raw *raw, hs_range piece)
{
    if (hs_range_empty(piece)) return false;
    hs_range kept[HS_RAW_PIECES + 1];
    uint32_t n = 0;
    for (uint32_t i = 0; i < raw->n_content; i++) {
        hs_range c = raw->content[i];
        if (c.last < piece.first || c.first > piece.last) { kept[n++] = c; continue; }
        if (c.first < piece.first) piece.first = c.first;
        if (c.last > piece.last) piece.last = c.last;
    }
    if (n == HS_RAW_PIECES) return false;
    uint32_t at = n;
    while (at > 0 && kept[at - 1].first > piece.first) { kept[at] = kept[at - 1]; at--; }
    kept[at] = piece;
    raw->n_content = n + 1;
    for (uint32_t i = 0; i <= n; i++) raw->content[i] = kept[i];
    return true;
}

void hs_raw_cut(hs_raw *raw, hs_range words)
{
    if (hs_range_empty(words)) return;
    hs_range left[HS_RAW_PIECES];
    uint32_t n = 0;
    for (uint32_t i = 0; i < raw->n_content; i++) {
        hs_range c = raw->content[i];
        if (!hs_ranges_meet(c, words)) {
            if (n < HS_RAW_PIECES) left[n++] = c;
            continue;
        }
        if (c.first < words.first && n < HS_RAW_PIECES)
            left[n++] = (hs_range){ c.first, words.first };
        if (c.last > words.last && n < HS_RAW_PIECES) left[n++] = (hs_range){ words.last, c.last };
    }
    raw->n_content = n;
    for (uint32_t i = 0; i < n; i++) raw->content[i] = left[i];
}
