/* position_seeker.h - what the files that find positions share: position.c (stances),
 * position_party.c (whose they are) and position_issue.c (what about).
 */
#ifndef HS_EVENT_POSITION_SEEKER_H
#define HS_EVENT_POSITION_SEEKER_H

#include "event/position.h"

enum { HS_PARTIES = 8, HS_ISSUES = 8 };

/* entity HS_NONE: a state that only its adjective names */
typedef struct hs_taker { uint32_t entity; const char *name; bool body; } hs_taker;

typedef struct hs_takers { hs_taker at[HS_PARTIES]; uint32_t n; } hs_takers;

typedef struct hs_issues { hs_slice at[HS_ISSUES]; uint32_t n; bool back, claim; } hs_issues;
/* back: "the offer"; claim: "the allegation", which is no move */

typedef struct hs_seeker {
    const hs_position_lexicons *lists;
    const hs_tree *t;
    const hs_who *who;
    const hs_statement *said; uint32_t n_said;
    uint32_t *owner;         /* [words] the innermost statement whose content the word stands in, + 1 */
    uint32_t *cue;           /* [words] the statement whose cue or source the word stands in, + 1 */
    bool     *denied;        /* [statements] it stands in what is denied, or told not to have been said */
    hs_taker *body;          /* [entities] whom it speaks for, once asked ... */
    bool     *asked;         /* [entities] */
    HS_VECTOR(hs_position) found;
    hs_arena *out;
} hs_seeker;

/* The words of a span of the text. */
static inline hs_range hs_seeker_words(const hs_seeker *k, hs_span s)
{
    return (hs_range){ hs_tree_word_at(k->t, s.begin), hs_tree_word_at(k->t, s.end) };
}

/* The parties that an entity is, or speaks for: several for "A and B". Empty where the report
 * names none. */
hs_takers hs_party_of(hs_seeker *k, uint32_t entity);

/* The parties that the subject of the word's clause is, or speaks for; `statement` is the one the
 * word stands in, whose speaker "we" is. Empty where the clause has no subject. */
hs_takers hs_party_subject(hs_seeker *k, uint32_t subject, uint32_t statement);

/* Adds the issues that the words name: those of their own first, else weaker ones. */
void hs_issues_find(const hs_seeker *k, hs_range words, hs_range except, hs_issues *out);

/* The dictionary forms of up to `n` words from w on; gives how many there are in `last`. */
uint32_t hs_seeker_lemmas(const hs_seeker *k, uint32_t w, uint32_t last, hs_slice *out, uint32_t n);

#endif
