/* position.h - where parties stand: what they demand, offer, accept, reject, make conditional,
 * are open to or have not answered, each on the word of a statement.
 *
 * A stance comes from how a statement was put (its act, its cue) or from a word in it that
 * takes one (data/stances.txt); the issues from the words under it (data/issues.txt), so that a
 * list gives several. The party is the body that whoever takes the stance speaks for.
 */
#ifndef HS_EVENT_POSITION_H
#define HS_EVENT_POSITION_H

#include "mention/mention.h"

typedef struct hs_position_lexicons {
    hs_lexicon issues;       /* "truce" = ceasefire */
    hs_lexicon stances;      /* "ready to" = open reject */
    hs_lexicon demonyms;     /* "qatari" = Qatar */
    hs_lexicon bodies;       /* "army" = ... state */
    hs_lexicon pronouns;     /* "we" = first plural */
} hs_position_lexicons;

enum { HS_STANCES = HS_STANCE_UNDECIDED + 1 };

extern const char *const hs_stance_names[HS_STANCES];

hs_status hs_position_open(const hs_model *model, hs_position_lexicons *out, hs_error *err);

/* The positions of a report, in the order of their statements, each stance of a party on an issue
 * once a statement; with all they hold in `out`. */
const hs_position *hs_position_run(const hs_position_lexicons *lexicons, const hs_tree *tree,
                                   const hs_who *who, const hs_statement *statements,
                                   uint32_t n_statements, uint32_t *n, hs_arena *out, hs_arena *scratch);

#endif
