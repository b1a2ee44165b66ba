/* pronoun.c - whom a pronoun takes up: agreement filters the phrases before it, a sum of
 * weighed features chooses among those left (Lappin and Leass 1994). The weights were fitted
 * on the chains of GUM's training part by train/fit_pronouns.py. */
#include "mention/inner.h"

enum { WINDOW_PHRASES = 60, WINDOW_SENTENCES = 8 };

/* name, weight, when it counts */
#define FEATURES(X)                                                                       \
    X(SAME_SENTENCE, 30)     /* antecedent in the pronoun's own sentence */               \
    X(LAST_SENTENCE, 22)     /* in the one before */                                      \
    X(EACH_FURTHER, -12)     /* for every sentence further back */                        \
    X(EACH_BETWEEN, -2)      /* for every fitting phrase between */                       \
    X(SUBJECT, 12)                                                                        \
    X(BOTH_SUBJECTS, 8)                                                                   \
    X(BOTH_OBJECTS, 6)                                                                    \
    X(SPEAKER, 14)           /* subject of what is said, thought or asked */              \
    X(INSIDE_PHRASE, -8)     /* possessor or modifier in a larger phrase */               \
    X(NAME, 4)                                                                            \
    X(PRONOUN, 4)                                                                         \
    X(EACH_MENTION, 2)       /* for every mention of the actor so far, up to five */      \
    X(SEX_KNOWN, 10)         /* the actor is known to be he, or she */                    \
    X(PERSON_KNOWN, 8)                                                                    \
    X(BODY_AS_THEY, -14)     /* "they" of one organisation or one person */               \
    X(OTHER_QUOTATION, -16)  /* one in a quotation, the other not in it */                \
    X(FIRST_IN_SENTENCE, 6)                                                               \
    X(JOINT, 4)

#define FEATURE_ID(name, weight) name,
#define FEATURE_WEIGHT(name, weight) weight,

enum { FEATURES(FEATURE_ID) N_FEATURES };
static const int weights[N_FEATURES] = { FEATURES(FEATURE_WEIGHT) };

enum { LEAST_SCORE = 0 };

typedef struct question {    /* the pronoun, and what it asks for */
    uint32_t phrase, head, sentence, quote;
    hs_slice value;          /* of the pronoun in the word list; empty for descriptions */
    bool subject, object, third_person_sexed, thing, plural, partner, possessive;
    uint8_t sex, type;
} question;

static bool subject(uint8_t r) { return r == HS_REL_NSUBJ || r == HS_REL_NSUBJ_PASS || r == HS_REL_NSUBJ_OUTER; }

static bool object(uint8_t r) { return r == HS_REL_OBJ || r == HS_REL_IOBJ; }

static bool inside_phrase(uint8_t r)
{
    return r == HS_REL_NMOD || r == HS_REL_NMOD_POSS || r == HS_REL_COMPOUND || r == HS_REL_NMOD_UNMARKED ||
           r == HS_REL_NMOD_DESC || r == HS_REL_APPOS;
}

static question ask(const hs_cast *c, uint32_t phrase)
{
    const hs_phrase *p = &c->phrases.at[phrase];
    const hs_tree *t = c->tree;
    question q = { .phrase = phrase, .head = p->head, .sentence = t->sentence[p->head],
        .quote = t->quote[p->head], .subject = subject(t->relation[p->head]),
        .object = object(t->relation[p->head]), .sex = p->sex, .type = p->type, .plural = p->plural };
    if (p->kind != HS_PRONOUN) return q;
    q.value = hs_mention_pronoun(c->lex, t, p->head);
    q.thing = hs_value_has(q.value, "thing");
    q.partner = hs_value_has(q.value, "partner");
    q.possessive = hs_value_has(q.value, "possessive");
    return q;
}

static bool is_body(uint8_t type) { return type != HS_PERSON && type != TYPE_UNKNOWN; }

/* Agreement in sex, number and kind. */
static bool agrees(const question *q, const hs_actor *a)
{
    if (q->partner) return a->coordination;
    if (q->sex) return a->type == HS_PERSON && !a->plural && (!a->sex || a->sex == q->sex);
    if (q->thing) return a->type != HS_PERSON && !a->plural;
    if (q->value.n) return true;                                   /* they */
    return is_body(a->type) && a->plural == q->plural &&
           (q->type == HS_PLACE) == (a->type == HS_PLACE) && a->type != HS_DOCUMENT;
}

/* True where grammar forbids that both mean the same. */
static bool barred(const hs_cast *c, const question *q, const hs_phrase *p)
{
    const hs_tree *t = c->tree;
    if (q->head >= p->words.first && q->head < p->words.last) return true;
    if (!q->possessive && t->head[p->head] != HS_NONE && t->head[p->head] == t->head[q->head] &&
        (subject(t->relation[p->head]) || q->subject))
        return true;
    if (q->quote == HS_NONE || !p->speaks || t->quote[p->head] == q->quote) return false;
    /* A speaker does not call himself "he" in what he says. */
    hs_span said = t->quotes[q->quote].span, sentence = t->sentences[t->sentence[p->head]].span;
    return said.begin < sentence.end && sentence.begin < said.end;
}

static int score(const hs_cast *c, const question *q, const hs_phrase *p, uint32_t between)
{
    const hs_tree *t = c->tree;
    const hs_actor *a = &c->actors.at[p->actor];
    uint32_t back = q->sentence - t->sentence[p->head];
    uint8_t r = t->relation[p->head];
    int f[N_FEATURES] = { 0 }, sum = 0;
    f[SAME_SENTENCE] = back == 0;
    f[LAST_SENTENCE] = back == 1;
    f[EACH_FURTHER] = back > 1 ? (int)back - 1 : 0;
    f[EACH_BETWEEN] = (int)between;
    f[SUBJECT] = subject(r);
    f[BOTH_SUBJECTS] = subject(r) && q->subject;
    f[BOTH_OBJECTS] = object(r) && q->object;
    f[SPEAKER] = p->speaks;
    f[INSIDE_PHRASE] = inside_phrase(r);
    f[NAME] = p->kind == HS_NAME;
    f[PRONOUN] = p->kind == HS_PRONOUN;
    f[EACH_MENTION] = a->count > 5 ? 5 : (int)a->count;
    f[SEX_KNOWN] = q->sex && a->sex == q->sex;
    f[PERSON_KNOWN] = q->sex && a->type == HS_PERSON;
    f[BODY_AS_THEY] = q->plural && q->value.n && !a->plural;
    f[OTHER_QUOTATION] = t->quote[p->head] != q->quote;
    f[FIRST_IN_SENTENCE] = p->words.first == t->sentences[t->sentence[p->head]].tokens.first;
    f[JOINT] = p->coordination;
    for (int i = 0; i < N_FEATURES; i++) sum += f[i] * weights[i];
    return sum;
}

uint32_t hs_mention_antecedent(const hs_cast *c, uint32_t phrase)
{
    question q = ask(c, phrase);
    uint32_t best = HS_NONE, between = 0, lowest = phrase > WINDOW_PHRASES ? phrase - WINDOW_PHRASES : 0;
    int best_score = LEAST_SCORE;
    for (uint32_t i = phrase; i-- > lowest;) {
        const hs_phrase *p = &c->phrases.at[i];
        if (q.sentence - c->tree->sentence[p->head] > WINDOW_SENTENCES) break;
        if (p->actor == HS_NONE || !agrees(&q, &c->actors.at[p->actor]) || barred(c, &q, p)) continue;
        int s = score(c, &q, p, between++);
        if (s > best_score) { best = p->actor; best_score = s; }
    }
    return best;
}
