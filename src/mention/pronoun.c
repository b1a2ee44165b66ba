/* pronoun.c - whom a pronoun takes up: agreement filters the phrases before it, a sum of
 * weighed features chooses among those left (Lappin and Leass 1994). The weights were fitted
 * on the chains of GUM's training part by train/fit_pronouns.py; of its rounds, the one that
 * resolves most on the development part was kept. GUM has few who speak in turn: what "he" owes
 * to speakers was set by hand. */
#include "mention/inner.h"

enum { WINDOW_PHRASES = 60, WINDOW_SENTENCES = 8, CLAUSES_UP = 12, MOST_BESIDE = 8, SPEAKER_WINDOW = 12 };

/* Feature; weight for he and she, for they, for it and descriptions; when it counts. */
#define FEATURES(X)                                                                                \
    X(SAME_SENTENCE,      13,  20,   9)   /* antecedent in the pronoun's own sentence */           \
    X(LAST_SENTENCE,       0,  -1,   1)   /* in the one before */                                  \
    X(EACH_FURTHER,       -2,  -6,  -2)   /* for every sentence further back */                    \
    X(EACH_BETWEEN,        0,   0,  -2)   /* for every fitting phrase between */                   \
    X(OTHER_PARAGRAPH,    -6,  -8,  -8)                                                            \
    X(NEAREST_SUBJECT,     8,   1,   3)   /* no fitting subject stands between */                  \
    X(SUBJECT_BEFORE,      2,   1,   3)   /* subject in the sentence before */                     \
    X(SPEAKER_BEFORE,      4,   1,  -1)   /* and speaker there */                                  \
    X(SUBJECT,             0,   5,   3)                                                            \
    X(BOTH_SUBJECTS,       2,   4,   2)                                                            \
    X(BOTH_OBJECTS,        2,   4,   4)                                                            \
    X(SPEAKER,             0,  -3,   6)   /* subject of what is said, thought or asked */          \
    X(OWN_CLAUSE,          7,   5,   6)   /* subject of the pronoun's own clause */                \
    X(HOLDS_CLAUSE,        5,   5,  -1)   /* subject of one that holds it: "she said that she" */  \
    X(INSIDE_PHRASE,      -2,  -1,  -8)   /* possessor or modifier in a larger phrase */           \
    X(FIRST_IN_SENTENCE,   3,   8,   1)                                                            \
    X(NAME,                2,  -3,   4)                                                            \
    X(PRONOUN,            -2,  -9, -10)                                                            \
    X(EACH_MENTION,        4,  -1,   1)   /* for every mention of the actor so far, up to three */ \
    X(SEX_KNOWN,           8,   0,   0)   /* the actor is known to be he, or she */                \
    X(PERSON,              3,   4,   0)                                                            \
    X(PLACE,               0,  -3,  -5)                                                            \
    X(DOCUMENT,            0,  -8,   5)                                                            \
    X(UNKNOWN,           -12,  -5,   3)   /* of no known type */                                   \
    X(SINGULAR,            0, -10,   0)   /* "they" of one body or person */                       \
    X(JOINT,               0,   3,   0)                                                            \
    X(OTHER_QUOTATION,    -5,  -3,  -3)   /* one in a quotation, the other not in it */

#define FEATURE_ID(name, he, they, it) name,
#define FEATURE_WEIGHTS(name, he, they, it) { he, they, it },
#define FEATURE_NAME(name, he, they, it) #name,

enum { HE, THEY, IT, N_WEIGHTS };
enum { FEATURES(FEATURE_ID) N_FEATURES };
static const int weights[N_FEATURES][N_WEIGHTS] = { FEATURES(FEATURE_WEIGHTS) };
const char *const hs_mention_features[N_FEATURES + 1] = { FEATURES(FEATURE_NAME) NULL };

enum { LEAST_SCORE = -200 };

typedef struct question {    /* the pronoun, and what it asks for */
    uint32_t phrase, head, sentence, quote;
    hs_slice value;          /* of the pronoun in the word list; empty for descriptions */
    bool subject, object, thing, plural, partner, possessive, speaks;
    uint8_t sex, type, body;
    uint32_t verb;           /* of its own clause */
    uint32_t beside[MOST_BESIDE];  /* whom it cannot mean: actors of the same verb, the noun it
                                possesses, the speaker of the quotation it stands in */
    uint32_t n_beside;
} question;

static bool subject(uint8_t r) { return r == HS_REL_NSUBJ || r == HS_REL_NSUBJ_PASS || r == HS_REL_NSUBJ_OUTER; }

static bool object(uint8_t r) { return r == HS_REL_OBJ || r == HS_REL_IOBJ; }

static bool inside_phrase(uint8_t r)
{
    return r == HS_REL_NMOD || r == HS_REL_NMOD_POSS || r == HS_REL_COMPOUND || r == HS_REL_NMOD_UNMARKED ||
           r == HS_REL_NMOD_DESC || r == HS_REL_APPOS;
}

static bool holds(const hs_tree *t, uint32_t verb, uint32_t w)
{
    for (int i = 0; i < CLAUSES_UP && w != HS_NONE; i++, w = t->head[w])
        if (w == verb) return true;
    return false;
}

/* The nearest verb, or predicate with a subject, above the word. */
static uint32_t clause_of(const hs_tree *t, uint32_t w)
{
    uint32_t up = t->head[w];
    for (int i = 0; i < CLAUSES_UP && up != HS_NONE; i++, up = t->head[up])
        if (t->upos[up] == HS_UPOS_VERB || hs_tree_child(t, up, HS_REL_NSUBJ) != HS_NONE) return up;
    return up;
}

/* Whom the pronoun cannot mean for grammar's sake: those beside it under one verb ("he told
 * him"), and what it possesses. */
static void list_beside(const hs_cast *c, question *q)
{
    const hs_tree *t = c->tree;
    uint32_t up = t->head[q->head];
    if (up == HS_NONE) return;
    if (q->possessive) {
        uint32_t own = c->phrases.own[up];
        if (own != HS_NONE && c->phrases.at[own].actor != HS_NONE)
            q->beside[q->n_beside++] = c->phrases.at[own].actor;
        return;
    }
    for (uint32_t i = t->child_first[up]; i < t->child_first[up + 1] && q->n_beside < 3; i++) {
        uint32_t w = t->child[i], own = c->phrases.own[w];
        if (w == q->head || own == HS_NONE || c->phrases.at[own].actor == HS_NONE) continue;
        if (q->subject || subject(t->relation[w])) q->beside[q->n_beside++] = c->phrases.at[own].actor;
    }
}

/* "He said Marden hopes ...": whoever is named in what hangs on the pronoun's verb is another
 * (principle C of binding). */
static void list_named_below(const hs_cast *c, question *q)
{
    const hs_tree *t = c->tree;
    uint32_t verb = t->head[q->head], last = q->phrase + SPEAKER_WINDOW;
    for (uint32_t i = q->phrase + 1; i < last && i < c->phrases.n && q->n_beside < MOST_BESIDE; i++) {
        const hs_phrase *p = &c->phrases.at[i];
        if (t->sentence[p->head] != q->sentence) break;
        if (p->kind == HS_NAME && p->actor != HS_NONE && holds(t, verb, p->head))
            q->beside[q->n_beside++] = p->actor;
    }
}

/* A speaker does not call himself "he" in what he says: adds whoever speaks, outside the
 * quotation, in the sentences that it touches. */
static void list_speakers(const hs_cast *c, question *q)
{
    const hs_tree *t = c->tree;
    hs_span said = t->quotes[q->quote].span;
    uint32_t first = q->phrase > SPEAKER_WINDOW ? q->phrase - SPEAKER_WINDOW : 0;
    for (uint32_t i = first; i < q->phrase + SPEAKER_WINDOW && i < c->phrases.n && q->n_beside < MOST_BESIDE; i++) {
        const hs_phrase *p = &c->phrases.at[i];
        hs_span sentence = t->sentences[t->sentence[p->head]].span;
        if (p->speaks && p->actor != HS_NONE && t->quote[p->head] != q->quote &&
            said.begin < sentence.end && sentence.begin < said.end)
            q->beside[q->n_beside++] = p->actor;
    }
}

static question ask(const hs_cast *c, uint32_t phrase)
{
    const hs_phrase *p = &c->phrases.at[phrase];
    const hs_tree *t = c->tree;
    question q = { .phrase = phrase, .head = p->head, .sentence = t->sentence[p->head],
        .quote = t->quote[p->head], .subject = subject(t->relation[p->head]),
        .object = object(t->relation[p->head]), .sex = p->sex, .type = p->type, .plural = p->plural,
        .speaks = p->speaks };
    q.verb = clause_of(t, p->head);
    if (p->kind == HS_PRONOUN) {
        q.value = hs_mention_pronoun(c->lex, t, p->head);
        q.thing = hs_value_has(q.value, "thing");
        q.partner = hs_value_has(q.value, "partner");
        q.possessive = hs_value_has(q.value, "possessive") && t->relation[p->head] == HS_REL_NMOD_POSS;
    }
    q.partner |= p->partners;
    if (p->kind != HS_PRONOUN) q.body = hs_mention_body_kind(c->lex, hs_str(t->lemma[p->head]));
    list_beside(c, &q);
    if (p->kind == HS_PRONOUN && q.subject && t->head[p->head] != HS_NONE) list_named_below(c, &q);
    if (p->kind == HS_PRONOUN && q.quote != HS_NONE) list_speakers(c, &q);
    return q;
}

static bool is_body(uint8_t type) { return type != HS_PERSON && type != TYPE_UNKNOWN; }

/* Agreement in sex, number and kind. */
static bool agrees(const hs_cast *c, const question *q, const hs_actor *a)
{
    if (q->partner)
        return a->pair || (a->coordination && c->phrases.at[c->phrases.at[a->first].first_member].kind == HS_NAME);
    if (q->sex)
        return !a->plural && (!a->sex || a->sex == q->sex) &&
               (a->type == HS_PERSON || (a->type == TYPE_UNKNOWN && a->named_by != HS_NONE));
    if (q->thing) return a->type != HS_PERSON && !a->plural;
    if (q->value.n) return a->plural || !a->sex;                   /* they */
    return is_body(a->type) && a->plural == q->plural && (!q->body || !(a->body & ~q->body)) &&
           (q->type == HS_PLACE) == (a->type == HS_PLACE) && a->type != HS_DOCUMENT && a->type != HS_MEDIUM;
}

/* True where grammar forbids that both mean the same. */
static bool barred(const hs_cast *c, const question *q, const hs_phrase *p)
{
    const hs_tree *t = c->tree;
    uint32_t segment = t->sentences[t->sentence[p->head]].segment;
    if (q->head >= p->words.first && q->head < p->words.last) return true;
    if (t->segments[segment].kind != HS_BODY && segment != t->sentences[q->sentence].segment) return true;
    for (uint32_t i = 0; i < q->n_beside; i++)
        if (q->beside[i] == p->actor) return true;
    /* Whoever says it is not the one that it tells of. */
    uint32_t quote = t->quote[p->head];
    if (!q->speaks || quote == HS_NONE || q->quote != HS_NONE) return false;
    hs_span said = t->quotes[quote].span, sentence = t->sentences[q->sentence].span;
    return said.begin < sentence.end && sentence.begin < said.end;
}

static void place_features(const hs_cast *c, const question *q, const hs_phrase *p, int *f)
{
    const hs_tree *t = c->tree;
    uint32_t s = t->sentence[p->head], back = q->sentence - s, verb = t->head[p->head];
    uint8_t r = t->relation[p->head];
    bool acting = subject(t->relation[p->head]);
    f[SAME_SENTENCE] = back == 0;
    f[LAST_SENTENCE] = back == 1;
    f[EACH_FURTHER] = back > 1 ? (int)back - 1 : 0;
    f[OTHER_PARAGRAPH] = t->sentences[s].segment != t->sentences[q->sentence].segment;
    f[SUBJECT] = acting;
    f[BOTH_SUBJECTS] = acting && q->subject;
    f[BOTH_OBJECTS] = object(r) && q->object;
    f[OWN_CLAUSE] = acting && verb == q->verb;
    f[HOLDS_CLAUSE] = acting && verb != HS_NONE && verb != q->verb && back == 0 && holds(t, verb, q->head);
    f[INSIDE_PHRASE] = inside_phrase(r);
    f[FIRST_IN_SENTENCE] = p->words.first == t->sentences[s].tokens.first;
    f[OTHER_QUOTATION] = t->quote[p->head] != q->quote;
}

typedef struct passed { uint32_t phrases, subjects; } passed;   /* fitting ones nearer by */

static int score(const hs_cast *c, const question *q, uint32_t candidate, passed between)
{
    const hs_phrase *p = &c->phrases.at[candidate];
    const hs_actor *a = &c->actors.at[p->actor];
    int f[N_FEATURES] = { 0 }, sum = 0, column = q->sex ? HE : q->value.n && !q->thing ? THEY : IT;
    place_features(c, q, p, f);
    f[EACH_BETWEEN] = (int)between.phrases;
    f[NEAREST_SUBJECT] = f[SUBJECT] && between.subjects == 0;
    f[SUBJECT_BEFORE] = f[SUBJECT] && f[LAST_SENTENCE];
    f[SPEAKER_BEFORE] = p->speaks && f[LAST_SENTENCE];
    f[SPEAKER] = p->speaks;
    f[NAME] = p->kind == HS_NAME;
    f[PRONOUN] = p->kind == HS_PRONOUN;
    f[EACH_MENTION] = a->count > 3 ? 3 : (int)a->count;
    f[SEX_KNOWN] = q->sex && a->sex == q->sex;
    f[PERSON] = a->type == HS_PERSON;
    f[PLACE] = a->type == HS_PLACE;
    f[DOCUMENT] = a->type == HS_DOCUMENT;
    f[UNKNOWN] = a->type == TYPE_UNKNOWN;
    f[SINGULAR] = !a->plural;
    f[JOINT] = p->coordination;
    for (int i = 0; i < N_FEATURES; i++) sum += f[i] * weights[i][column];
    if (c->watch) c->watch(c->watch_data, q->phrase, candidate, column, f, N_FEATURES);
    return sum;
}

uint32_t hs_mention_antecedent(const hs_cast *c, uint32_t phrase)
{
    question q = ask(c, phrase);
    passed between = { 0, 0 };
    uint32_t best = HS_NONE, lowest = phrase > WINDOW_PHRASES ? phrase - WINDOW_PHRASES : 0;
    int best_score = LEAST_SCORE;
    for (uint32_t i = phrase; i-- > lowest;) {
        const hs_phrase *p = &c->phrases.at[i];
        if (q.sentence - c->tree->sentence[p->head] > WINDOW_SENTENCES) break;
        if (p->loose || p->actor == HS_NONE || !agrees(c, &q, &c->actors.at[p->actor]) || barred(c, &q, p)) continue;
        int s = score(c, &q, i, between);
        between.phrases++;
        between.subjects += subject(c->tree->relation[p->head]);
        if (s > best_score) { best = p->actor; best_score = s; }
    }
    return best;
}
