/* cue.h - cues: the words that attribute, what they take as content, and who stands by them.
 *
 * The word lists are data/cues.txt, cuenouns.txt, venues.txt, supports.txt, media.txt and leads.txt;
 * everything else here is read off the dependency tree.
 */
#ifndef HS_ATTRIB_CUE_H
#define HS_ATTRIB_CUE_H

#include "attrib/raw.h"

typedef struct hs_cues {
    hs_lexicon verbs;        /* data/cues.txt */
    hs_lexicon nouns;        /* data/cuenouns.txt */
    hs_lexicon supports;     /* "issue" (a statement), "make" (a promise) */
    hs_lexicon venues;       /* "speech", "press conference" */
    hs_lexicon media;        /* "courier", "tribune": words in names of media */
    hs_lexicon bodies;       /* "ministry", "council": what is no medium */
    hs_lexicon leads;        /* small words and their jobs: "during" = venue */
} hs_cues;

enum {                       /* what a cue takes as its content: see data/cues.txt */
    HS_TAKES_THAT = 1, HS_TAKES_QUOTE = 2, HS_TAKES_TO = 4, HS_TAKES_WHOM = 8,
    HS_TAKES_OBJTO = 16, HS_TAKES_THING = 32, HS_TAKES_AS = 64, HS_TAKES_OF = 128,
    HS_CUE_HEAR = 256, HS_CUE_LIGHT = 512, HS_CUE_NEG = 1024, HS_CUE_WEAK = 2048,
    HS_CUE_MEDIUM = 4096
};
#define HS_TAKES_CLAUSE (HS_TAKES_THAT | HS_TAKES_QUOTE)

typedef struct hs_cue {
    uint32_t head;           /* the verb, adjective or noun */
    uint32_t last;           /* past the last word of the list's entry: "called on" */
    uint32_t takes;          /* HS_TAKES_... and HS_CUE_... */
    uint8_t  act;            /* hs_act */
    bool     passive;        /* its subject is not who speaks */
} hs_cue;

/* What every rule looks at. */
typedef struct hs_scene {
    const hs_cues *cues;
    const hs_tree *tree;
    const hs_who  *who;
} hs_scene;

/* True where the word, as printed or as lemma, has the job in data/leads.txt. */
bool hs_cue_leads(const hs_scene *s, uint32_t word, const char *job);

/* True where a preposition or conjunction of the word's own has the job. */
bool hs_cue_led_by(const hs_scene *s, uint32_t word, const char *job);

hs_status hs_cue_open(const hs_model *model, hs_cues *out, hs_error *err);

/* The verb or predicate at the word as a cue; false where the lists have none. */
bool hs_cue_at(const hs_scene *s, uint32_t word, hs_cue *out);

/* "Marden reports:": the verb at the end of a line, where the tagger saw a noun. */
bool hs_cue_misread_at(const hs_scene *s, uint32_t word, hs_cue *out);

/* The noun at the word as a cue: "claim". */
bool hs_cue_noun_at(const hs_scene *s, uint32_t word, hs_cue *out);

/* The cue's verb group: auxiliaries, negation, adverbs, particles, where they stand together,
 * and the governing verb of "declined to say". */
hs_range hs_cue_group(const hs_scene *s, const hs_cue *cue);

/* True where the phrase hangs as occasion on the verb, or on its object as the parser now and then
 * has it: "rejected the claim in a statement", which needs "a". By grammar and preposition alone. */
bool hs_cue_occasion(const hs_scene *s, uint32_t verb, uint32_t phrase);

/* The verb of "declined" in "declined to say", "quoted" in "was quoted as saying"; HS_NONE. */
uint32_t hs_cue_governor(const hs_scene *s, const hs_cue *cue);

/* The head of the noun phrase that speaks, or HS_NONE; for a passive cue the agent. */
uint32_t hs_cue_speaker(const hs_scene *s, const hs_cue *cue);

/* The subject of the verb, found through conjunctions and governing clauses; HS_NONE. */
uint32_t hs_cue_subject(const hs_scene *s, uint32_t verb);

/* "He said that it could not help and added that ...": the cue that a conjunct without a
 * subject really stands beside, where the parser joins it to a verb of the content that has
 * another form; HS_NONE where the tree is right. */
uint32_t hs_cue_partner(const hs_scene *s, uint32_t verb);

/* The noun phrase headed by the word, without the words of `cue` and what follows them, with
 * the comma that closes an apposition. */
hs_range hs_cue_phrase(const hs_scene *s, uint32_t head, hs_range cue);

/* The head of the clause that a "that" at or after word `from` opens, wherever the parser hung
 * it: as relative clause on the noun before it ("told the families that ..."), or under
 * another verb ("said in a speech he gave in May that ..."). Looks no further than the next
 * cue, quotation or end of sentence. HS_NONE where there is none; *that is the word. */
uint32_t hs_cue_that_clause(const hs_scene *s, uint32_t from, uint32_t *that);

/* The same where the cue cannot do without a clause: a "that" read as object counts too
 * ("warned carters that the road was closed"). */
uint32_t hs_cue_any_that_clause(const hs_scene *s, uint32_t from, uint32_t *that);

/* Content without the punctuation that belongs to the sentence around it, grown to whole
 * quotations; nothing of `cue` or `source` is in it. */
hs_range hs_cue_trim(const hs_scene *s, hs_range piece, uint32_t cue_head);

/* ---- small questions about words ---- */

bool hs_word_is_verb(const hs_tree *t, uint32_t w);
bool hs_word_is_stop(const hs_tree *t, uint32_t w);       /* . ? ! */
bool hs_word_is_mark(const hs_tree *t, uint32_t w);       /* a quotation mark */
bool hs_word_is_dash(const hs_tree *t, uint32_t w);
bool hs_word_is_comma(const hs_tree *t, uint32_t w);
bool hs_word_is_form(const hs_tree *t, uint32_t w, const char *form);   /* case does not count */

/* The outermost quotation that the word stands in, if it does not also hold `other` (which may
 * be HS_NONE); else HS_NONE. */
uint32_t hs_word_quote(const hs_tree *t, uint32_t w, uint32_t other);

/* The words of the quotation, marks included. */
hs_range hs_quote_words(const hs_tree *t, uint32_t quote);

/* The words of the quotation with those that continue it in the next paragraphs; *quote becomes the
 * last of these. */
hs_range hs_quote_whole(const hs_tree *t, uint32_t *quote);

/* The words of the sentence. */
static inline hs_range hs_sentence_words(const hs_tree *t, uint32_t w)
{
    return t->sentences[t->sentence[w]].tokens;
}

#endif
