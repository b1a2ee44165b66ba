/* framer.h - what the files that frame statements share: frame.c (speaker, addressee), frame_outlet.c
 * (the medium) and frame_occasion.c (what a statement takes over from those before it).
 */
#ifndef HS_ATTRIB_FRAMER_H
#define HS_ATTRIB_FRAMER_H

#include "attrib/frame.h"

/* "spoke to the Courier": what follows of the speaker is told to it. */
typedef struct hs_talk { uint32_t verb, medium; } hs_talk;   /* medium + 1; 0: none */

typedef struct framer {
    const hs_scene *s;
    const hs_draft *drafts;
    const hs_frame_input *in;
    hs_statement *st;
    hs_arena *out;
    uint32_t last_open;      /* the last statement that stands in no other one, or HS_NONE */
    uint32_t last_block;     /* the last block quotation */
    uint32_t last_dated;     /* the last of these whose day is known, or HS_NONE */
    uint32_t lead, lead_day; /* the first paragraph; the day of what it tells: a when, or HS_NONE */
    uint32_t last_spoken;    /* the last of these with a quotation in it */
    bool *medium;            /* [entities] papers, stations, agencies */
    uint32_t *vouched;       /* [statements] the medium that speaks further out, + 1 */
    uint32_t *works_for;     /* [entities] the medium whose reporter it is, or that was shown it, + 1 */
    hs_talk *talk;           /* [entities] the interview that each gave */
    hs_talk first_talk;      /* the first interview that anybody gave: a script's */
    uint32_t *last_of;       /* [entities] the last of these by each speaker, + 1 */
    uint32_t *dated;         /* [entities] the dated one whose occasion still holds, + 1 */
} framer;

static inline uint32_t entity_at(const hs_scene *s, uint32_t w)
{
    uint32_t m = w == HS_NONE ? HS_NONE : s->who->of_head[w];
    return m == HS_NONE ? HS_NONE : s->who->mentions[m].entity;
}

static inline bool is_medium(const framer *f, uint32_t entity) { return entity != HS_NONE && f->medium[entity]; }

static inline bool is_paper(const framer *f, uint32_t entity)
{
    return entity != HS_NONE && f->s->who->entities[entity].type == HS_DOCUMENT;
}

/* The word of the range that hangs on a word outside it. */
static inline uint32_t top_of(const hs_tree *t, hs_range r)
{
    for (uint32_t w = r.first; w < r.last; w++) {
        bool inside = t->head[w] != HS_NONE && hs_range_has(r, t->head[w]);
        if (!inside && t->upos[w] != HS_UPOS_PUNCT && t->relation[w] != HS_REL_CASE) return w;
    }
    return HS_NONE;
}

/* The paragraph of its cue, or of its content where it has none. */
static inline uint32_t segment_of(const framer *f, uint32_t i)
{
    const hs_tree *t = f->s->tree;
    const hs_raw *r = &f->drafts[i].raw;
    uint32_t w = hs_range_empty(r->cue) ? hs_raw_hull(r).first : r->cue.first;
    return t->sentences[t->sentence[w]].segment;
}

/* True where the word stands in the content. */
static inline bool holds_word(const hs_draft *d, uint32_t w)
{
    for (uint32_t i = 0; i < d->raw.n_content; i++)
        if (hs_range_has(d->raw.content[i], w)) return true;
    return false;
}

/* Finds the report's media, who works for them and who talked to them; the arrays stand in `scratch`. */
void hs_framer_media(framer *f, hs_arena *scratch);

/* The medium that is credited for statement i, whose speaker and addressee are known; HS_NONE. */
uint32_t hs_framer_outlet(const framer *f, uint32_t i, hs_range venue);

/* Gives statement i the outlet of an interview that its speaker gave just before. */
void hs_framer_interview(framer *f, uint32_t i);

/* Finds the day of the lead. */
void hs_framer_lead(framer *f);

/* Statement i goes on with what its speaker said before, or speaks on an occasion whose day is known:
 * takes over day and outlet where it has none, and is noted as the speaker's last. */
void hs_framer_take_over(framer *f, uint32_t i);

/* Dates headline and lead, of the n statements, by what the text says again with a day. */
void hs_framer_date_lead(framer *f, uint32_t n);

#endif
