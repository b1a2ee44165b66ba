/* scene.h - what the files of this layer share: the report as one view, deeds and parties. */
#ifndef HS_EVENT_SCENE_H
#define HS_EVENT_SCENE_H

#include "event/event.h"

enum { HS_MOST_PARTIES = 8, HS_MOST_ARGUMENTS = 24, HS_LONGEST_CODE = 24 };

typedef struct hs_stage {
    const hs_event_lexicons *lists;
    const hs_tree *tree;
    const hs_who  *who;
    const char   **entity_code;      /* [entities] the code that its mentions give, or NULL */
    bool          *dated;            /* [words] part of a time expression */
    bool          *used;             /* [words] part of an event that was already told */
    hs_arena      *out;
} hs_stage;

/* ---- actor.c: who somebody is ---- */

typedef struct hs_part { uint32_t head; hs_event_party party; } hs_part;
typedef struct hs_parts { hs_part at[HS_MOST_PARTIES]; uint32_t n; } hs_parts;

/* Gives every entity the code of its first mention that has one. */
void hs_actor_entities(hs_stage *s, hs_arena *scratch);

/* Adds the actors that the noun phrase at `head` names, each conjunct for itself; where it names none
 * itself, and `inside`, those that stand in it ("the decision of X"). */
void hs_actor_parties(const hs_stage *s, uint32_t head, bool inside, hs_parts *parts);

/* Adds those that stand inside the phrase at `head`, which itself is none. */
void hs_actor_inside(const hs_stage *s, uint32_t head, hs_parts *parts);

/* ---- clause.c: the shape of the clause around a verb ---- */

typedef struct hs_argument { uint32_t word; hs_slice marker; uint8_t kind; } hs_argument;
enum { HS_ARG_SUBJECT, HS_ARG_OBJECT, HS_ARG_RECIPIENT, HS_ARG_OBLIQUE, HS_ARG_CLAUSE };

typedef struct hs_clause {
    uint32_t    verb;
    hs_argument at[HS_MOST_ARGUMENTS]; uint32_t n;
} hs_clause;

void hs_clause_read(const hs_stage *s, uint32_t verb, hs_clause *out);
/* The preposition of a noun, as its lemma; empty where it has none. */
hs_slice hs_clause_marker(const hs_stage *s, uint32_t word);
/* True for "whether ..." and, as a complement, "if ...". */
bool hs_clause_asks(const hs_stage *s, uint32_t clause);
/* Modality (hs_modality) and polarity of what the word tells. */
void hs_clause_mood(const hs_stage *s, uint32_t word, uint8_t *modality, uint8_t *negated);

/* ---- deed.c: what was done ---- */

typedef struct hs_deed {
    hs_slice code;               /* CAMEO; empty: none */
    char     rule[96];           /* the entries that decided it */
    uint32_t object;             /* the noun or verb that the code took in, or HS_NONE */
    hs_slice marker;             /* the preposition that the entry asks for; empty: none */
    uint32_t inner;              /* the deed that an act is about, or HS_NONE */
    bool     both, swap, act;    /* see data/verbs.txt */
    bool     tool;               /* the object is what it was done with: "sent troops" */
    bool     mutual;             /* both, among several who do it together */
} hs_deed;

/* The deed that the verb of the clause tells; false where no entry knows it. */
bool hs_deed_of(const hs_stage *s, const hs_clause *clause, hs_deed *out);
/* The code of an act about a deed (data/acts.txt); false where the act has none for it. */
bool hs_deed_act(const hs_stage *s, const char *act, hs_slice code, hs_slice *out);
/* The deed that a noun tells by itself: "attack", "talks". */
bool hs_deed_of_noun(const hs_stage *s, uint32_t noun, hs_deed *out);

#endif
