/* layout.h - a report's paragraphs and what kind each is.
 *
 * A segment is a paragraph, or the part of a paragraph that is of one kind: a dateline before
 * a lead, a caption run into body text without a break. Segments come in text order, do not
 * overlap and leave out only blanks between them.
 */
#ifndef HS_TEXT_LAYOUT_H
#define HS_TEXT_LAYOUT_H

#include "base/arena.h"
#include "model/lexicon.h"

typedef struct hs_text_lexicons {   /* data/ files of this layer, opened with the engine */
    hs_lexicon months;       /* names and abbreviations of months and weekdays */
    hs_lexicon agencies;     /* names as datelines and credits give them: Reuters, AP ... */
    hs_lexicon layout;       /* fixed phrases: "read more", "credit", "photo by" = kind */
    hs_lexicon abbreviations; /* abbrevs.txt: "gen.", "mr.": a stop that ends no sentence */
    hs_lexicon words;        /* what is split or held together: "'s" = clitic, "co-" = prefix */
} hs_text_lexicons;

typedef struct hs_layout {
    const hs_segment *segments; uint32_t n_segments;
    int32_t  published;      /* day found in a date mark or date line; HS_NO_DAY if none */
    hs_span  outlet;         /* agency or medium that the dateline names: "Reuters" */
    hs_span  title;          /* the first headline */
} hs_layout;

hs_status hs_text_open(const hs_model *model, hs_text_lexicons *out, hs_error *err);

/* The layout of valid UTF-8 text. `published` is what the caller knows (HS_NO_DAY: nothing);
 * it resolves a dateline's "March 3". Segments are allocated in `out`. */
hs_layout hs_text_layout(const hs_text_lexicons *lexicons, const char *text, uint32_t n,
                         int32_t published, hs_arena *out, hs_arena *scratch);

#endif
