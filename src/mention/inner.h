/* inner.h - what the files of this layer share: phrases on their way to being mentions, and
 * actors on their way to being entities. */
#ifndef HS_MENTION_INNER_H
#define HS_MENTION_INNER_H

#include "mention/mention.h"

enum { SEX_UNKNOWN, SEX_MALE, SEX_FEMALE };
enum { TYPE_UNKNOWN = HS_UNNAMED };      /* a phrase or actor of no known type yet */

/* ---- names as words -------------------------------------------------------------- */

enum { NAME_WORDS = 8 };

typedef struct hs_name {     /* a name cut at blanks, each word folded and hashed */
    uint64_t word[NAME_WORDS];
    uint64_t whole;          /* of all words; 0 where there are none */
    uint8_t  initial[NAME_WORDS]; /* first letter where the word is "J.", else 0 */
    uint8_t  letter[NAME_WORDS];  /* first letter */
    uint8_t  n;
} hs_name;

/* The name in the text's bytes, without leading article, trailing 's, "Jr." and "Inc.". */
hs_name hs_mention_name(const hs_mention_lexicons *lex, hs_slice text);

/* True where both can be the name of one person: same surname, nothing that differs. */
bool hs_mention_same_person(const hs_name *a, const hs_name *b);

/* True where `brief` leaves off words of `full` at its end ("Blue Anchor" of "Blue Anchor
 * Lines"). */
bool hs_mention_begins(const hs_name *brief, const hs_name *full);

/* Hash of a word, folded. */
uint64_t hs_mention_hash(hs_slice word);

/* ---- phrases --------------------------------------------------------------------- */

typedef struct hs_phrase {
    hs_range words;          /* the whole noun phrase */
    uint32_t head;
    hs_range name;           /* the words that name somebody; empty where none do */
    hs_range alias;          /* a second name set beside it: "(AFP)" */
    hs_range core;           /* without what commas and brackets set off at its end */
    hs_range role;           /* what the phrase says that the named one is */
    uint32_t noun[2];        /* the nouns that say what it is, or HS_NONE */
    uint32_t same;           /* word that means the same by grammar (relative pronoun and its
                                noun, predicate and subject, reflexive), or HS_NONE */
    uint32_t owner;          /* the word that possesses it, or HS_NONE */
    uint32_t actor;          /* filled by joining */
    uint32_t joint;          /* the coordination that this phrase completes, or HS_NONE */
    uint32_t first_member;   /* of a coordination: its members follow as a list ... */
    uint32_t next_member;    /* ... linked by this; HS_NONE at the end */
    uint8_t  kind;           /* hs_mention_kind */
    uint8_t  type;           /* hs_entity_type; TYPE_UNKNOWN where nothing tells */
    uint8_t  sex;
    bool     plural, definite, indefinite, contrast, coordination;
    bool     generic;        /* "the group": may take up any name of its kind */
    bool     partners;       /* "both sides", "the parties": takes up "A and B" */
    bool     titled;         /* a title or a first name shows that it is a person */
    bool     vouched;        /* the noun beside the name says what it is */
    bool     speaks;         /* subject of a verb that has a clause or a quotation */
    bool     listed;         /* its noun stands in a word list, or it is a name */
    bool     loose;          /* known for a subject only: no pronoun takes it up */
    bool     here;           /* "this newspaper", "told us": where the report appears */
    bool     again;          /* "the newspaper": may take up the medium last named */
} hs_phrase;

typedef struct hs_phrases {
    hs_phrase *at; uint32_t n;
    uint32_t *own;           /* [tree->n] the phrase that the word heads, or whose name or
                                apposition it heads; HS_NONE where there is none */
} hs_phrases;

/* ---- names in the text, and what they are set beside -------------------------------- */

typedef struct hs_found_name {   /* words in a row that are a name, titles left off */
    hs_range words;
    uint32_t root;           /* the word of it that hangs on a word outside */
    uint8_t  type;           /* HS_NAME_...; HS_N_NAME where the tagger saw none */
} hs_found_name;

typedef struct hs_naming {   /* [tree->n] each, HS_NONE where there is none */
    hs_found_name *at; uint32_t n;
    uint32_t *of;            /* the name that the word is part of */
    uint32_t *name_for;      /* the name that the noun is given: "spokesman Majed al-Ansari" */
    uint32_t *alias_for;     /* a second name of the name's root */
    uint32_t *role_for;      /* noun in apposition to the name's root */
    bool     *absorbed;      /* the word heads no phrase of its own: it is part of another */
} hs_naming;

/* Names from the tags, with proper nouns in a row as a second opinion; then appositions,
 * titles and kinds ("the Politico website") tied to what they stand beside. */
hs_naming hs_mention_naming(const hs_mention_lexicons *lex, const hs_tree *tree,
                            hs_arena *arena);

/* The first part of that: fills g->at, g->n and g->of. */
void hs_mention_find_names(const hs_mention_lexicons *lex, const hs_tree *tree, hs_naming *g,
                           hs_arena *arena);

/* True for a word of a title, or for people ("officials"). */
bool hs_mention_title_word(const hs_mention_lexicons *lex, const hs_tree *tree, uint32_t word);

/* True for the name of a month or weekday. */
bool hs_mention_calendar(const hs_mention_lexicons *lex, const hs_tree *tree, uint32_t word);

/* True where the name is one of a medium: by the word list, by the word that it ends or begins
 * with ("the Inland Courier", "Radio Vell"), by its capital "The" inside a sentence, or as the
 * agency of a dateline. */
bool hs_mention_outlet(const hs_mention_lexicons *lex, const hs_tree *tree, hs_range name);

/* True where it names the medium that the report itself appeared in: in full, or by its last word
 * ("the Tribune" in the Castleford Tribune). */
bool hs_mention_own_outlet(const hs_mention_lexicons *lex, const hs_tree *tree, hs_range name);

/* Sets `here` and `again` of a phrase that is described. */
void hs_mention_here(const hs_mention_lexicons *lex, const hs_tree *tree, hs_phrase *p);

/* The end of a name of a medium that begins at the word: a listed one, the report's own, or a run
 * of names whose last word is one of media ("The Inland Daily"). The word itself where none does. */
uint32_t hs_mention_outlet_end(const hs_mention_lexicons *lex, const hs_tree *tree, uint32_t word,
                               uint32_t end);

/* A proper noun by either tag set. */
static inline bool proper(const hs_tree *t, uint32_t w)
{
    return t->upos[w] == HS_UPOS_PROPN || t->xpos[w] == HS_XPOS_NNP || t->xpos[w] == HS_XPOS_NNPS;
}

/* The end of the words printed without a blank between them: "France-Presse". */
uint32_t hs_mention_printed_end(const hs_tree *tree, uint32_t word, uint32_t end);

/* True where the tree ties the word to one of the words [first, word) as parts of one name. */
bool hs_mention_tied(const hs_tree *tree, uint32_t first, uint32_t word);

/* What the noun or title is by the word lists; TYPE_UNKNOWN where they do not say. */
uint8_t hs_mention_noun_type(const hs_mention_lexicons *lex, const hs_tree *tree, uint32_t word);

/* ---- phrases, found ------------------------------------------------------------------ */

/* All phrases in text order of their heads, a coordination before its first member. */
hs_phrases hs_mention_phrases(const hs_mention_lexicons *lex, const hs_tree *tree,
                              hs_arena *arena);

/* Fills type, sex and number of a phrase whose ranges and nouns are known. */
void hs_mention_describe(const hs_mention_lexicons *lex, const hs_tree *tree,
                         const hs_naming *naming, hs_phrase *p);

/* What the lexicon says of the pronoun or determiner; empty where it is none. */
hs_slice hs_mention_pronoun(const hs_mention_lexicons *lex, const hs_tree *tree, uint32_t word);

/* ---- actors ---------------------------------------------------------------------- */

enum { ACTOR_WORDS = 32 };
enum { BODY_ANY = 0, BODY_BUSINESS = 1, BODY_OTHER = 2 };    /* a union is no company */

typedef struct hs_actor {
    hs_name  name;           /* the fullest so far */
    uint32_t named_by;       /* phrase that gives it, or HS_NONE */
    uint32_t role_by;        /* phrase whose role words are told, or HS_NONE */
    uint32_t first, last;    /* phrases */
    uint32_t definite_by;    /* the first description with "the", or HS_NONE */
    uint32_t count;
    uint32_t owner;          /* actor that possesses it, or HS_NONE */
    uint64_t words[ACTOR_WORDS];  /* hashes of the words used of it */
    uint8_t  n_words;
    uint32_t votes[TYPE_UNKNOWN];  /* for each type, by the phrases that name it */
    uint8_t  type, sex;
    uint8_t  body;           /* BODY_..., added up */
    bool     plural, coordination;
    bool     brief;          /* was called by one word of its name */
    bool     placed;         /* a country or people is among the words */
    bool     pair;           /* "both sides": taken up by "neither" as "A and B" is */
} hs_actor;

typedef struct hs_posting { uint64_t key; uint32_t actor, next; } hs_posting;

/* Told of every antecedent considered, for fitting the weights (train/fit_pronouns.py). */
typedef void hs_watch(void *data, uint32_t phrase, uint32_t candidate, int column,
                      const int *features, int n);

typedef struct hs_cast {     /* the joining at work */
    const hs_mention_lexicons *lex;
    const hs_tree *tree;
    hs_phrases phrases;
    HS_VECTOR(hs_actor) actors;
    HS_VECTOR(hs_posting) postings;
    uint32_t *bucket, mask;  /* heads of the posting lists */
    uint32_t own;            /* the medium that the report appeared in, or HS_NONE */
    uint32_t medium;         /* the medium last named, or HS_NONE */
    hs_arena *arena;
    hs_watch *watch;         /* or NULL */
    void     *watch_data;
} hs_cast;

/* A cast with the report's phrases, nothing joined yet. */
hs_cast hs_mention_cast(const hs_mention_lexicons *lex, const hs_tree *tree, hs_arena *arena);

/* What kind of body the noun means: BODY_ANY where it may be any ("group"). */
uint8_t hs_mention_body_kind(const hs_mention_lexicons *lex, hs_slice noun);

/* Joins names over the whole report; then descriptions and pronouns in text order. */
void hs_mention_join(hs_cast *cast);

/* Adds the phrase to the actor, which learns from it. */
void hs_mention_add(hs_cast *cast, uint32_t phrase, uint32_t actor);

/* The best antecedent of a pronoun, or of a description that can take up any name of its
 * kind; an actor, or HS_NONE. Lappin and Leass 1994: agreement filters, weighed salience. */
uint32_t hs_mention_antecedent(const hs_cast *cast, uint32_t phrase);

/* Names of the features in the order of the weights; NULL ends the list. */
extern const char *const hs_mention_features[];

#endif
