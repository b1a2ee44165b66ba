/* roles_model.h - the role model's weights, and the steps of reading one window of words. */
#ifndef HS_ATTRIB_ROLES_MODEL_H
#define HS_ATTRIB_ROLES_MODEL_H

#include "attrib/roles.h"
#include "model/kernel.h"
#include "tag/sru.h"

/* Labels: none, then begin and inside of source, cue, content. */
enum { HS_ROLE_SOURCE, HS_ROLE_CUE, HS_ROLE_CONTENT, HS_N_ROLES };
enum { HS_ROLE_LABELS = 1 + 2 * HS_N_ROLES };
enum { HS_ROLE_LAYERS = 2, HS_ROLE_WORD = 64, HS_ROLE_RELATION = 24, HS_ROLE_FLAGS = 8, HS_ROLE_LINK = 96 };
enum { HS_ROLE_INPUT = 2 * HS_STATE + HS_ROLE_WORD + HS_ROLE_RELATION + HS_ROLE_FLAGS };

/* Rows of a link's table: word distance x order, sentence and paragraph distance x order, cues
 * between x order. */
enum { HS_PAIR_WORDS = 18, HS_PAIR_PLACES = 30, HS_PAIR_CUES = 10,
       HS_PAIR_ROWS = HS_PAIR_WORDS + HS_PAIR_PLACES + HS_PAIR_CUES };

typedef struct hs_link {     /* of cues with sources, or of cues with contents */
    hs_matrix cue, other;    /* [LINK][2 * STATE] */
    const float *pair;       /* [PAIR_ROWS] */
} hs_link;

struct hs_roles {
    const int8_t *word; const float *word_scale; uint32_t n_words;
    const float  *relation;              /* [relations][RELATION] */
    hs_matrix     into, layer[HS_ROLE_LAYERS], unary;
    const float  *v[HS_ROLE_LAYERS], *b[HS_ROLE_LAYERS];
    const float  *transition;            /* [LABELS + 1][LABELS]; the last row starts */
    hs_link       source, content;
    const float  *none;                  /* [LINK] weights and a bias: a cue without a source */
};

typedef struct hs_role_span { hs_range words; float sure; } hs_role_span;
typedef struct hs_role_spans { hs_role_span *at; uint32_t n, room; } hs_role_spans;

/* States [n][HS_STATE] of the window's words, after the second encoder. */
float *hs_roles_encode(const hs_roles *roles, const hs_tree *tree, const hs_tags *tags, hs_arena *scratch);

/* The best labelling's spans, one list a role. */
void hs_roles_label(const hs_roles *roles, const float *states, uint32_t n,
                    hs_role_spans spans[HS_N_ROLES], hs_arena *scratch);

/* Joins spans to attributions: every content to a cue, every cue to a source or to none. */
void hs_roles_link(const hs_roles *roles, const hs_tree *tree, const float *states,
                   const hs_role_spans spans[HS_N_ROLES], hs_raws *raws, hs_arena *out,
                   hs_arena *scratch);

#endif
