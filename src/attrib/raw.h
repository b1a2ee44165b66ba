/* raw.h - attributions as ranges of words, before anybody knows who speaks or what stands in
 * what: the common ground of the rules (rules.c), the role model (roles.c) and the assembly.
 */
#ifndef HS_ATTRIB_RAW_H
#define HS_ATTRIB_RAW_H

#include "mention/mention.h"

enum { HS_RAW_PIECES = 6 };

typedef struct hs_raw {
    hs_range source, cue;    /* empty where the text has none */
    hs_range content[HS_RAW_PIECES];     /* in text order, apart from each other */
    uint32_t n_content;
    float    confidence;     /* 0 ... 1 */
    const char *rule;        /* static: "subject-of-cue" */
    bool     firm;           /* the words leave no doubt where the content begins: rules only */
    bool     subject_speaks; /* the source is the grammar's, whatever name stands nearer: rules only */
    bool     cited;          /* stands inside another one that has the same content: "citing a memo" */
    uint32_t goes_on;        /* where a clause beside the cue goes on with the content; 0: nowhere */
} hs_raw;

typedef struct hs_raws { hs_raw *at; uint32_t n, room; } hs_raws;

static inline bool hs_range_empty(hs_range r) { return r.first >= r.last; }
static inline bool hs_range_has(hs_range r, uint32_t w) { return w >= r.first && w < r.last; }
static inline bool hs_ranges_meet(hs_range a, hs_range b)
{
    return a.first < b.last && b.first < a.last;
}

/* From the first word of the content to past its last; empty where there is none. */
static inline hs_range hs_raw_hull(const hs_raw *r)
{
    if (r->n_content == 0) return (hs_range){ 0, 0 };
    return (hs_range){ r->content[0].first, r->content[r->n_content - 1].last };
}

/* Adds a piece in its place, joined to pieces that it touches. False where it is empty, or all
 * places are taken. */
bool hs_raw_add(hs_raw *raw, hs_range piece);

/* Cuts the words out of the content. */
void hs_raw_cut(hs_raw *raw, hs_range words);

#endif
