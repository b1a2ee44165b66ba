/* event.h - done: who is reported to have done what to whom, coded, each with its voucher.
 *
 * Every code has a reason: an entry of data/verbs.txt or data/nouns.txt that a word of the text
 * met, and, where an act is about a deed ("urged them to release ..."), a line of data/acts.txt.
 */
#ifndef HS_EVENT_EVENT_H
#define HS_EVENT_EVENT_H

#include "mention/mention.h"

typedef struct hs_event_lexicons {
    hs_lexicon forms;        /* "withdrew" = withdraw */
    hs_lexicon verbs;        /* "hold + talks", "urge": CAMEO code, act, what its object is */
    hs_lexicon nouns;        /* "attack", "ceasefire": class, CAMEO code */
    hs_lexicon acts;         /* "appeal 087" = 0256: an act about a deed */
    hs_lexicon scale;        /* "190" = Goldstein value, quad class, PLOVER event, mode, context */
    hs_lexicon moods;        /* "will" = future, "fail" = negated */
    hs_lexicon topics;       /* "nuclear" = PLOVER context */
    hs_lexicon actors;       /* "kremlin" = RUSGOV */
    hs_lexicon agents;       /* "troops" = MIL */
    hs_lexicon states;       /* "france" = FRA */
    hs_lexicon demonyms;     /* "french" = France */
    hs_lexicon own;          /* the user's actors; n == 0 where none were given */
    bool       only_own;     /* ours are not asked */
} hs_event_lexicons;

hs_status hs_event_open(const hs_model *model, hs_event_lexicons *out, hs_error *err);

/* The user's actors, in our format or PETRARCH's (docs/events.md), as a list in one block of
 * memory that *block receives and the caller frees. Fails with HS_EMEMORY. */
hs_status hs_event_actors(const char *text, size_t n, hs_lexicon *out, void **block, hs_error *err);

/* The events of a report, in text order. Ids are left empty: the reader fills them in. */
const hs_event *hs_event_run(const hs_event_lexicons *lexicons, const hs_tree *tree, const hs_who *who,
                             const hs_when *whens, uint32_t n_whens,
                             const hs_statement *statements, uint32_t n_statements,
                             uint32_t *n, hs_arena *out, hs_arena *scratch);

#endif
