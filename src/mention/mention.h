/* mention.h - who: names, descriptions and pronouns, joined into entities inside the report. */
#ifndef HS_MENTION_MENTION_H
#define HS_MENTION_MENTION_H

#include "parse/tree.h"

typedef struct hs_mention_lexicons {
    hs_lexicon titles;       /* "foreign minister", "gen." = rank or role of a person */
    hs_lexicon firstnames;   /* "ilse" = female */
    hs_lexicon people;       /* "official", "witness": heads that are people */
    hs_lexicon bodies;       /* "army", "ministry", "group": heads that are organisations */
    hs_lexicon media;        /* "newspaper", "website", "agency"; names of outlets */
    hs_lexicon documents;    /* "draft", "report", "statement": heads that are documents */
    hs_lexicon demonyms;     /* "qatari" = Qatar */
    hs_lexicon months;       /* names of months and weekdays, which are no actors */
    hs_lexicon pronouns;     /* pronouns and determiners, and what they agree with */
    hs_lexicon nameparts;    /* "van", "jr.": small words inside names */
    const char *outlet;      /* of one report: the medium that it appeared in, or NULL ... */
    uint64_t   own, own_last;        /* ... its name and the last word of it, hashed; or 0 */
} hs_mention_lexicons;

enum { HS_WHO_MALE = 1, HS_WHO_FEMALE = 2, HS_WHO_SEVERAL = 4 };     /* what is known of an entity */

typedef struct hs_who {
    const hs_mention *mentions; uint32_t n_mentions;    /* in text order of their heads */
    const hs_entity  *entities; uint32_t n_entities;
    const uint32_t   *of_head;  /* [tree->n] the mention that the word heads ("A and B" before
                                   "A"), or whose name or apposition it heads; or HS_NONE */
    const uint8_t    *traits;   /* [n_entities] HS_WHO_..., added up */
} hs_who;

hs_status hs_mention_open(const hs_model *model, hs_mention_lexicons *out, hs_error *err);

/* Makes `lexicons` those of a report that appeared in the medium: there "this newspaper" and "told
 * us" mean it. The name is kept as a pointer; NULL where it is unknown. */
void hs_mention_appeared(hs_mention_lexicons *lexicons, const char *outlet);

/* Mentions and entities of the whole report. A pronoun that nobody was found for, and every
 * "I", "we" and "you", is a mention whose entity is HS_NONE. */
hs_who hs_mention_run(const hs_mention_lexicons *lexicons, const hs_tree *tree,
                      hs_arena *out, hs_arena *scratch);

#endif
