/* phrase.c - noun phrases that can speak or be spoken to, found in the trees. */
#include "mention/inner.h"

enum { SIDE_LEFT = 1, SIDE_RIGHT = 2, SIDE_BOTH = 3 };

/* On which side of its noun a dependent belongs to the noun phrase. */
static int sides(uint8_t relation)
{
    switch (relation) {
    case HS_REL_DET: case HS_REL_DET_PREDET: case HS_REL_CC_PRECONJ: case HS_REL_NMOD_POSS:
    case HS_REL_ADVMOD:
        return SIDE_LEFT;
    case HS_REL_ACL: case HS_REL_ACL_RELCL: case HS_REL_APPOS: case HS_REL_FIXED:
    case HS_REL_GOESWITH:
        return SIDE_RIGHT;
    case HS_REL_AMOD: case HS_REL_NUMMOD: case HS_REL_COMPOUND: case HS_REL_NMOD:
    case HS_REL_NMOD_DESC: case HS_REL_NMOD_UNMARKED: case HS_REL_FLAT: case HS_REL_DEP:
        return SIDE_BOTH;
    default:
        return 0;
    }
}

static bool nominal(const hs_tree *t, uint32_t w)
{
    return t->upos[w] == HS_UPOS_NOUN || t->upos[w] == HS_UPOS_PROPN || t->upos[w] == HS_UPOS_PRON;
}

static bool is_punct(const hs_tree *t, uint32_t w) { return t->upos[w] == HS_UPOS_PUNCT; }

static bool finite(const hs_tree *t, uint32_t w)
{
    return t->xpos[w] == HS_XPOS_VBD || t->xpos[w] == HS_XPOS_VBZ || t->xpos[w] == HS_XPOS_VBP;
}

/* True where the noun has a verb already, or a preposition: "two people briefed on it said". */
static bool has_verb(const hs_tree *t, uint32_t noun)
{
    uint32_t up = t->head[noun];
    if (hs_tree_child(t, noun, HS_REL_CASE) != HS_NONE) return true;
    return t->relation[noun] == HS_REL_NSUBJ && up != HS_NONE && up > noun && finite(t, up);
}

/* "that ..." which tells what was said and is no relative clause; a finite verb, whose subject
 * the phrase is, hung below it by mistake. */
static bool is_clause(const hs_tree *t, uint32_t w)
{
    if (t->relation[w] == HS_REL_ACL && finite(t, w) && !has_verb(t, t->head[w])) return true;
    uint32_t mark = hs_tree_child(t, w, HS_REL_MARK);
    return mark != HS_NONE && t->upos[mark] == HS_UPOS_SCONJ && t->xpos[w] != HS_XPOS_VB && hs_tree_is(t, mark, "that");
}

/* True where the dependent behind its noun is part of the noun phrase. */
static bool goes_behind(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g, uint32_t c)
{
    if (!(sides(t->relation[c]) & SIDE_RIGHT) || is_clause(t, c) || hs_mention_calendar(lex, t, c)) return false;
    return t->relation[c] != HS_REL_APPOS || g->absorbed[c] || !nominal(t, c);
}

/* The words of the phrase headed by w: dependents from the head outwards, until one that
 * belongs to no noun phrase. */
static hs_range phrase_words(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g, uint32_t w)
{
    hs_range r = { w, w + 1 };
    uint32_t first = t->child_first[w], last = t->child_first[w + 1], right = first;
    while (right < last && t->child[right] < w) right++;
    for (uint32_t i = right; i-- > first;) {
        uint32_t c = t->child[i];
        if (is_punct(t, c)) continue;
        if (!(sides(t->relation[c]) & SIDE_LEFT) || t->reach[c].last > r.first) break;
        r.first = t->reach[c].first;
    }
    uint32_t limit = HS_NONE, stop = right;
    for (; stop < last; stop++) {
        uint32_t c = t->child[stop];
        if (is_punct(t, c) || t->xpos[c] == HS_XPOS_POS || goes_behind(lex, t, g, c)) continue;
        limit = t->reach[c].first > w ? t->reach[c].first : c;
        break;
    }
    for (uint32_t i = right; i < stop; i++) {
        uint32_t c = t->child[i];
        bool crossing = t->reach[c].first < r.last && t->relation[c] != HS_REL_ACL;
        if (is_punct(t, c) || t->xpos[c] == HS_XPOS_POS || crossing) continue;
        r.last = t->reach[c].last < limit ? t->reach[c].last : limit;
    }
    return r;
}

static bool comma_like(const hs_tree *t, uint32_t w)
{
    return t->xpos[w] == HS_XPOS_COMMA || t->xpos[w] == HS_XPOS_COLON || t->xpos[w] == HS_XPOS_LRB;
}

/* Outer punctuation, brackets and quotation marks that close what opens inside aside. */
static hs_range tidy(const hs_tree *t, hs_range r)
{
    while (r.first + 1 < r.last && is_punct(t, r.first) && t->xpos[r.first] != HS_XPOS_LRB &&
           t->xpos[r.first] != HS_XPOS_OPEN_QUOTE)
        r.first++;
    while (r.last > r.first + 1 && is_punct(t, r.last - 1) && t->xpos[r.last - 1] != HS_XPOS_RRB &&
           t->xpos[r.last - 1] != HS_XPOS_CLOSE_QUOTE)
        r.last--;
    return r;
}

/* The phrase up to the first dependent behind its head that a comma or bracket sets off. */
static hs_range core_words(const hs_tree *t, hs_range words, uint32_t head)
{
    hs_range core = words;
    for (uint32_t i = t->child_first[head]; i < t->child_first[head + 1]; i++) {
        uint32_t c = t->child[i];
        if (c < head || c >= words.last) continue;
        uint8_t r = t->relation[c];
        bool loose = r == HS_REL_APPOS || r == HS_REL_ACL || r == HS_REL_ACL_RELCL || r == HS_REL_NMOD ||
                     r == HS_REL_AMOD || r == HS_REL_NUMMOD || r == HS_REL_DEP || is_punct(t, c);
        uint32_t from = t->reach[c].first;
        if (!loose || from <= head) continue;
        if (!comma_like(t, from) && !comma_like(t, from - 1)) continue;
        if (is_punct(t, c) && c + 1 < words.last && t->xpos[c] != HS_XPOS_COMMA) continue;
        core.last = comma_like(t, from) ? from : from - 1;
        break;
    }
    return tidy(t, core);
}

hs_slice hs_mention_pronoun(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
{
    hs_slice value = { "", 0 };
    hs_lexicon_find(&lex->pronouns, hs_tree_form(t, w), &value);
    return value;
}

/* ---- what the words before the noun make of it --------------------------------------- */

static bool determiner(const hs_tree *t, uint32_t w)
{
    return t->upos[w] == HS_UPOS_DET || t->xpos[w] == HS_XPOS_PRPS || t->xpos[w] == HS_XPOS_WPS;
}

static hs_range without_determiner(const hs_tree *t, hs_range r)
{
    while (r.first < r.last && (determiner(t, r.first) || is_punct(t, r.first))) r.first++;
    while (r.last > r.first && (is_punct(t, r.last - 1) || t->xpos[r.last - 1] == HS_XPOS_POS)) r.last--;
    return r;
}

static void read_determiners(const hs_mention_lexicons *lex, const hs_tree *t, hs_phrase *p)
{
    for (uint32_t i = t->child_first[p->head]; i < t->child_first[p->head + 1]; i++) {
        uint32_t c = t->child[i];
        if (c >= p->head && t->relation[c] != HS_REL_NMOD) continue;
        hs_slice value = hs_mention_pronoun(lex, t, c);
        if (t->relation[c] == HS_REL_NMOD_POSS) { p->definite = true; p->owner = c; }
        else if (t->relation[c] == HS_REL_DET || t->relation[c] == HS_REL_AMOD ||
                 t->relation[c] == HS_REL_DET_PREDET) {
            p->definite |= hs_value_has(value, "definite");
            p->indefinite |= hs_value_has(value, "indefinite");
            p->contrast |= hs_value_has(value, "contrast");
            p->partners |= hs_value_has(value, "partner");
        } else if (t->relation[c] == HS_REL_NUMMOD) {
            p->indefinite = true;
            p->plural |= t->xpos[p->head] == HS_XPOS_NNS;
        }
    }
    if (p->definite) p->indefinite = false;
}

static uint8_t sex_of(hs_slice value)
{
    return hs_value_has(value, "male") ? SEX_MALE : hs_value_has(value, "female") ? SEX_FEMALE : SEX_UNKNOWN;
}

/* Sex and number that a noun says of its bearer. */
static void learn_from_noun(const hs_mention_lexicons *lex, const hs_tree *t, hs_phrase *p, uint32_t noun)
{
    hs_slice value, lemma = hs_str(t->lemma[noun]);
    if (!hs_lexicon_find(&lex->people, lemma, &value) &&
        !hs_lexicon_find(&lex->bodies, lemma, &value) &&
        !hs_lexicon_find(&lex->titles, hs_tree_form(t, noun), &value))
        return;
    if (!p->sex) p->sex = sex_of(value);
    p->plural |= hs_value_has(value, "plural") && noun == p->head;
}

/* ---- type ----------------------------------------------------------------------------- */

static uint8_t tagged_type(uint8_t tag)
{
    return tag == HS_NAME_PERSON ? HS_PERSON : tag == HS_NAME_ORGANIZATION ? HS_ORGANIZATION
         : tag == HS_NAME_PLACE ? HS_PLACE : TYPE_UNKNOWN;
}

/* Forms of address and first names: they make a person of a name, and tell his or her sex. */
static void read_title(const hs_mention_lexicons *lex, const hs_tree *t, hs_phrase *p)
{
    hs_slice value;
    for (uint32_t w = p->words.first; w < p->name.first; w++) {
        if (!hs_lexicon_find(&lex->titles, hs_tree_form(t, w), &value)) continue;
        if (w + 1 == p->name.first && t->upos[w] != HS_UPOS_ADJ) p->titled = true;
        if (!p->sex) p->sex = sex_of(value);
    }
    if (hs_lexicon_find(&lex->firstnames, hs_tree_form(t, p->name.first), &value)) {
        p->titled |= p->name.last - p->name.first > 1;
        if (!p->sex) p->sex = sex_of(value);
    }
}

/* "UCSB": letters that stand for words; hardly ever a person. */
static bool letters_only(hs_slice s)
{
    for (uint32_t i = 0; i < s.n; i++)
        if (!hs_is_upper(s.at[i])) return false;
    return s.n > 1 && s.n < 6;
}

static uint8_t name_type(const hs_mention_lexicons *lex, const hs_tree *t, const hs_phrase *p, uint8_t tag)
{
    hs_slice words[NAME_WORDS], value, last = hs_tree_form(t, p->name.last - 1);
    uint32_t n = 0;
    for (uint32_t w = p->name.first; w < p->name.last && n < NAME_WORDS; w++) words[n++] = hs_tree_form(t, w);
    if (hs_mention_outlet(lex, t, p->name)) return HS_MEDIUM;
    if (t->segments[t->sentences[t->sentence[p->head]].segment].kind == HS_DATELINE) return HS_PLACE;
    bool state = n && hs_lexicon_longest(&lex->demonyms, words, n, &value) == n;
    if (state && (n > 1 || !p->plural) && t->upos[p->head] != HS_UPOS_ADJ) return HS_PLACE;
    if (tag == HS_NAME_PERSON && n == 1 && !p->titled && letters_only(words[0])) return HS_ORGANIZATION;
    if (tag == HS_NAME_PERSON) return p->plural ? HS_GROUP : HS_PERSON;     /* "the Clintons" */
    if (n > 1 && hs_lexicon_find(&lex->bodies, last, &value))
        return hs_value_has(value, "place") ? HS_PLACE : HS_ORGANIZATION;
    if (p->titled && tag != HS_NAME_ORGANIZATION) return HS_PERSON;
    if (p->plural && n < 2) return HS_GROUP;                     /* "Democrats" */
    return p->plural && tagged_type(tag) == TYPE_UNKNOWN ? HS_GROUP : tagged_type(tag);
}

void hs_mention_describe(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g,
                         hs_phrase *p)
{
    uint8_t noun_type = TYPE_UNKNOWN;
    hs_slice value = { "", 0 };
    for (int i = 0; i < 2; i++) {
        if (p->noun[i] == HS_NONE) continue;
        learn_from_noun(lex, t, p, p->noun[i]);
        if (noun_type == TYPE_UNKNOWN) noun_type = hs_mention_noun_type(lex, t, p->noun[i]);
    }
    p->plural |= t->xpos[p->head] == HS_XPOS_NNS || t->xpos[p->head] == HS_XPOS_NNPS;
    if (p->name.first < p->name.last) {
        uint32_t s = g->of[p->name.first];
        read_title(lex, t, p);
        if (t->upos[p->head] == HS_UPOS_NOUN) p->plural = false;
        p->type = name_type(lex, t, p, s == HS_NONE ? HS_N_NAME : g->at[s].type);
        if (noun_type == HS_PERSON && p->type != HS_PLACE && p->type != HS_MEDIUM) p->titled = true;
        if (p->titled && p->type == TYPE_UNKNOWN) p->type = HS_PERSON;
        bool untitled = p->type == HS_PERSON && !p->titled;      /* "the newspaper Rive Dagblad" */
        if (p->type == TYPE_UNKNOWN || (noun_type == HS_MEDIUM && (p->type == HS_ORGANIZATION || untitled)) ||
            (p->type == HS_PERSON && p->noun[0] == p->head && noun_type != HS_PERSON && noun_type != TYPE_UNKNOWN))
            p->type = noun_type;
        p->vouched = (noun_type != TYPE_UNKNOWN && noun_type == p->type) ||
                     (p->type == HS_MEDIUM && hs_mention_outlet(lex, t, p->name));
        if (p->type != HS_GROUP && p->type != TYPE_UNKNOWN) p->plural = false;  /* "United Nations" */
        p->listed = true;
        return;
    }
    p->type = noun_type;
    p->listed = noun_type != TYPE_UNKNOWN;
    p->generic = hs_lexicon_find(&lex->bodies, hs_str(t->lemma[p->head]), &value) &&
                 hs_value_has(value, "generic");
    p->partners |= p->definite && p->owner == HS_NONE && hs_value_has(value, "partner") &&
                   t->xpos[p->head] == HS_XPOS_NNS && p->core.last == p->head + 1;
    p->partners &= p->plural;
}

/* ---- place in the sentence -------------------------------------------------------------- */

static bool subject(uint8_t r)
{
    return r == HS_REL_NSUBJ || r == HS_REL_NSUBJ_PASS || r == HS_REL_NSUBJ_OUTER;
}

/* Subject of a verb with a clause or a quotation beside it, or named by "according to". */
static bool speaks(const hs_tree *t, uint32_t w)
{
    uint32_t verb = t->head[w], source = hs_tree_child(t, w, HS_REL_CASE);
    if (source != HS_NONE && hs_tree_is(t, source, "accord")) return true;
    if (source != HS_NONE && hs_tree_is(t, source, "according")) return true;
    if (verb == HS_NONE || !subject(t->relation[w]) || t->upos[verb] != HS_UPOS_VERB) return false;
    if (t->relation[verb] == HS_REL_PARATAXIS || hs_tree_child(t, verb, HS_REL_CCOMP) != HS_NONE ||
        hs_tree_child(t, verb, HS_REL_PARATAXIS) != HS_NONE)
        return true;
    hs_range r = t->reach[verb];
    return (r.first < w && t->quote[r.first] != HS_NONE && t->quote[w] == HS_NONE) ||
           (t->quote[r.last - 1] != HS_NONE && t->quote[w] == HS_NONE);
}

/* Subject of a verb with an object or a clause of any kind: may turn out to say or want it. */
static bool acts_on(const hs_tree *t, uint32_t w)
{
    uint32_t verb = t->head[w];
    if (t->relation[w] != HS_REL_NSUBJ || verb == HS_NONE || t->upos[verb] != HS_UPOS_VERB) return false;
    return hs_tree_child(t, verb, HS_REL_OBJ) != HS_NONE || hs_tree_child(t, verb, HS_REL_XCOMP) != HS_NONE ||
           hs_tree_child(t, verb, HS_REL_CCOMP) != HS_NONE;
}

/* The word that the phrase at w means the same as by grammar alone. */
static uint32_t same_by_grammar(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
{
    hs_slice value = hs_mention_pronoun(lex, t, w);
    uint32_t up = t->head[w];
    if (hs_value_has(value, "relative")) {
        if (hs_value_has(value, "possessive") && up != HS_NONE) up = t->head[up];
        for (int i = 0; i < 3 && up != HS_NONE; i++, up = t->head[up])
            if (t->relation[up] == HS_REL_ACL_RELCL) return t->head[up];
        return HS_NONE;
    }
    if (hs_value_has(value, "reflexive") && up != HS_NONE) {
        uint32_t s = hs_tree_child_any(t, up, HS_REL_NSUBJ);
        return s != w ? s : HS_NONE;
    }
    if (t->upos[w] == HS_UPOS_NOUN && hs_tree_child(t, w, HS_REL_COP) != HS_NONE)
        return hs_tree_child(t, w, HS_REL_NSUBJ);
    return HS_NONE;
}

/* "It was reported that ...": stands for the clause, not for anybody. */
static bool stands_for_clause(const hs_tree *t, uint32_t w)
{
    uint32_t verb = t->head[w];
    if (t->relation[w] == HS_REL_EXPL) return true;
    if (verb == HS_NONE || !subject(t->relation[w]) || !hs_tree_is(t, w, "it")) return false;
    if (hs_tree_child_any(t, verb, HS_REL_CSUBJ) != HS_NONE) return true;
    bool passive = t->relation[w] == HS_REL_NSUBJ_PASS || t->upos[verb] == HS_UPOS_ADJ;
    return passive && hs_tree_child(t, verb, HS_REL_CCOMP) != HS_NONE;
}

/* ---- building ----------------------------------------------------------------------------- */

static bool inside_relation(uint8_t r)
{
    return r == HS_REL_FLAT || r == HS_REL_FIXED || r == HS_REL_GOESWITH || r == HS_REL_COMPOUND ||
           r == HS_REL_COMPOUND_PRT || r == HS_REL_NMOD_DESC || r == HS_REL_AMOD;
}

/* "Transport Minister X", Transport hung on the verb: what the office is of, and nobody. */
static bool part_of_office(const hs_mention_lexicons *lex, const hs_tree *t, const hs_found_name *name)
{
    uint32_t next = name->words.last;
    return name->type == HS_N_NAME && next - name->words.first == 1 && next + 1 < t->n &&
           hs_lexicon_has(&lex->titles, hs_tree_form(t, next)) && t->upos[next] == HS_UPOS_PROPN &&
           t->name[next + 1] != HS_NAME_NONE && HS_NAME_TYPE(t->name[next + 1]) == HS_NAME_PERSON;
}

/* "Those on nights", "those who left": people by what stands behind the word. */
static bool those(const hs_tree *t, uint32_t w)
{
    return t->upos[w] == HS_UPOS_PRON && t->xpos[w] == HS_XPOS_DT && hs_is_nocase(hs_tree_form(t, w), "those") &&
           (hs_tree_child(t, w, HS_REL_NMOD) != HS_NONE || hs_tree_child(t, w, HS_REL_ACL_RELCL) != HS_NONE);
}

static bool heads_phrase(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g, uint32_t w)
{
    if (g->absorbed[w] || (g->of[w] == HS_NONE && hs_mention_calendar(lex, t, w))) return false;
    if (subject(t->relation[w]) && hs_value_has(hs_mention_pronoun(lex, t, w), "partner")) return true;
    if (those(t, w)) return subject(t->relation[w]) || speaks(t, w);
    if (t->upos[w] == HS_UPOS_PRON && g->of[w] == HS_NONE) {
        hs_slice value = hs_mention_pronoun(lex, t, w);
        if (!hs_value_has(value, "first") && !hs_value_has(value, "second") &&
            !hs_value_has(value, "third") && !hs_value_has(value, "relative"))
            return t->xpos[w] == HS_XPOS_NN && hs_lexicon_has(&lex->people, hs_str(t->lemma[w]));
        if (hs_value_has(value, "relative")) return same_by_grammar(lex, t, w) != HS_NONE;
        return !stands_for_clause(t, w);
    }
    if (g->name_for[w] != HS_NONE) return true;
    if (g->of[w] != HS_NONE) return g->at[g->of[w]].root == w && !part_of_office(lex, t, &g->at[g->of[w]]);
    if (t->upos[w] == HS_UPOS_NOUN || t->upos[w] == HS_UPOS_PROPN) return !inside_relation(t->relation[w]);
    bool part = t->upos[w] == HS_UPOS_NUM || t->upos[w] == HS_UPOS_ADJ || t->upos[w] == HS_UPOS_DET ||
                (t->upos[w] == HS_UPOS_ADV && t->relation[w] == HS_REL_NSUBJ);           /* "most say" */
    return part &&
           (subject(t->relation[w]) || speaks(t, w)) && hs_tree_child(t, w, HS_REL_COP) == HS_NONE;
}

static void set_pronoun(const hs_mention_lexicons *lex, const hs_tree *t, hs_phrase *p)
{
    hs_slice value = hs_mention_pronoun(lex, t, p->head);
    p->kind = HS_PRONOUN;
    p->words = p->core = (hs_range){ p->head, p->head + 1 };
    p->sex = sex_of(value);
    p->plural = hs_value_has(value, "plural");
    p->listed = true;
    p->type = p->sex ? HS_PERSON : TYPE_UNKNOWN;
}

/* The last noun of a title before a name: "Foreign Ministry spokesperson". */
static uint32_t title_noun(const hs_tree *t, hs_range role, uint32_t root)
{
    uint32_t desc = hs_tree_child(t, root, HS_REL_NMOD_DESC);
    if (desc != HS_NONE && desc >= role.first && desc < role.last) return desc;
    for (uint32_t w = role.last; w-- > role.first;)
        if (t->upos[w] == HS_UPOS_NOUN || t->upos[w] == HS_UPOS_PROPN) return w;
    return HS_NONE;
}

/* True where the words say more than "Mr.": something to tell as a role. */
static bool tells(const hs_mention_lexicons *lex, const hs_tree *t, hs_range r, uint32_t noun)
{
    hs_slice value;
    bool noun_there = false;
    if (r.first >= r.last || noun == HS_NONE) return false;
    for (uint32_t w = r.first; w < r.last; w++)
        noun_there |= t->upos[w] == HS_UPOS_NOUN || hs_lexicon_has(&lex->titles, hs_tree_form(t, w));
    return noun_there && !(r.last - r.first == 1 && hs_lexicon_find(&lex->titles, hs_tree_form(t, r.first), &value) &&
             (hs_value_has(value, "address") || hs_ends(hs_tree_form(t, r.first), ".")));
}

static void set_name(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g, hs_phrase *p,
                     uint32_t s)
{
    uint32_t root = g->at[s].root, beside = g->role_for[root];
    p->kind = HS_NAME;
    p->name = g->at[s].words;
    if (g->alias_for[root] != HS_NONE) p->alias = g->at[g->alias_for[root]].words;
    hs_range before = { p->words.first, p->name.first };
    if (p->head != root && p->name.first > p->head) {
        before = p->core;
        if (before.last > p->name.first) before.last = p->name.first;
        uint32_t clause = hs_tree_child(t, p->head, HS_REL_ACL);
        if (clause != HS_NONE && clause < before.last && clause > p->head) before.last = t->reach[clause].first;
    } else if (p->head != root) {
        before.last = before.first;          /* "the Politico website": the kind is no role */
    }
    before = without_determiner(t, before);
    p->noun[0] = p->head != root ? p->head : title_noun(t, before, root);
    if (tells(lex, t, before, p->noun[0])) p->role = before;
    if (beside == HS_NONE) return;
    hs_range behind = phrase_words(lex, t, g, beside);
    behind = without_determiner(t, core_words(t, behind, beside));
    p->noun[1] = beside;
    if (p->role.first >= p->role.last) p->role = behind;
    if (t->reach[beside].last > p->words.last) p->words.last = t->reach[beside].last;
}

/* Widens the phrase to its whole name and to what hangs on any word of that. */
static void cover_name(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g, uint32_t s,
                       hs_range *words)
{
    hs_range name = g->at[s].words;
    if (name.first < words->first) words->first = name.first;
    if (name.last > words->last) words->last = name.last;
    for (uint32_t w = name.first; w < name.last; w++) {
        hs_range r = is_punct(t, w) ? name : phrase_words(lex, t, g, w);
        if (r.last > words->last) words->last = r.last;
    }
}

/* "Two Democrats": some of those named, and so nobody by name. */
static void number_of(hs_phrase *p)
{
    p->kind = HS_DESCRIPTION;
    p->type = HS_PERSON;
    p->name = p->alias = p->role = (hs_range){ 0, 0 };
    p->noun[0] = p->head;
}

static hs_phrase make_phrase(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g, uint32_t w)
{
    hs_phrase p = { .head = w, .kind = HS_DESCRIPTION, .type = TYPE_UNKNOWN, .noun = { HS_NONE, HS_NONE },
        .same = HS_NONE, .owner = HS_NONE, .actor = HS_NONE, .joint = HS_NONE,
        .first_member = HS_NONE, .next_member = HS_NONE };
    p.same = same_by_grammar(lex, t, w);
    p.speaks = speaks(t, w);
    if ((t->upos[w] == HS_UPOS_PRON && t->xpos[w] != HS_XPOS_NN && g->of[w] == HS_NONE && !those(t, w)) ||
        hs_value_has(hs_mention_pronoun(lex, t, w), "partner")) {
        set_pronoun(lex, t, &p);
        hs_mention_here(lex, t, &p);
        return p;
    }
    uint32_t s = g->of[w] != HS_NONE ? g->of[w] : g->name_for[w];
    bool part = g->of[w] != HS_NONE && inside_relation(t->relation[w]);
    p.words = part ? g->at[s].words : tidy(t, phrase_words(lex, t, g, w));
    if (s != HS_NONE && !part) cover_name(lex, t, g, s, &p.words);
    p.core = part ? p.words : core_words(t, p.words, w);
    if (s != HS_NONE) set_name(lex, t, g, &p, s);
    else p.noun[0] = w;
    if (p.words.first > w) p.words.first = w;      /* whatever the tree is, the head is inside */
    if (p.words.last <= w) p.words.last = w + 1;
    read_determiners(lex, t, &p);
    if (t->upos[w] == HS_UPOS_NUM || (hs_tree_is(t, w, "one") && !p.definite)) p.indefinite = true;
    hs_mention_describe(lex, t, g, &p);
    hs_mention_here(lex, t, &p);
    bool several = p.plural || (hs_tree_child(t, w, HS_REL_NUMMOD) != HS_NONE &&
                                (t->xpos[w] == HS_XPOS_NNPS || t->xpos[w] == HS_XPOS_NNS));
    if (p.kind == HS_NAME && p.head >= p.name.first && several && p.indefinite) number_of(&p);
    return p;
}

/* ---- coordinations -------------------------------------------------------------------------- */

/* The name behind "and", where the parser hung both names on the verb. */
static uint32_t sibling_conjunct(const hs_tree *t, const hs_naming *g, uint32_t w)
{
    uint32_t glue = g->of[w] != HS_NONE ? g->at[g->of[w]].words.last : HS_NONE;
    if (glue == HS_NONE || glue + 1 >= t->n || t->upos[glue] != HS_UPOS_CCONJ || g->of[glue + 1] == HS_NONE)
        return HS_NONE;
    uint32_t root = g->at[g->of[glue + 1]].root;
    bool same = t->head[root] == t->head[w] && t->relation[root] == t->relation[w] &&
                t->sentence[root] == t->sentence[w];
    return same && t->head[w] != HS_NONE ? root : HS_NONE;
}

/* The next conjunct of w among its children from *i on. "Fire and Rescue", where both words are
 * of one name, is no coordination. */
static uint32_t child_conjunct(const hs_tree *t, const hs_naming *g, uint32_t w, uint32_t *i)
{
    for (; *i < t->child_first[w + 1]; (*i)++) {
        uint32_t c = t->child[*i];
        if (t->relation[c] != HS_REL_CONJ || !nominal(t, c) || (g->absorbed[c] && g->of[c] == HS_NONE) ||
            (g->of[c] != HS_NONE && g->of[c] == g->of[w])) continue;
        (*i)++;
        return c;
    }
    return HS_NONE;
}

/* The same, and one more for the sibling. */
static uint32_t next_conjunct(const hs_tree *t, const hs_naming *g, uint32_t w, uint32_t *i)
{
    uint32_t end = t->child_first[w + 1], c = child_conjunct(t, g, w, i);
    if (c != HS_NONE) return c;
    return (*i)++ == end ? sibling_conjunct(t, g, w) : HS_NONE;
}

/* "A, B and C" has an "and"; "X, no relation of Y" has none. */
static bool joined(const hs_tree *t, uint32_t first, uint32_t last)
{
    for (uint32_t w = last; w-- > first;)
        if (t->upos[w] == HS_UPOS_CCONJ || hs_is(hs_tree_form(t, w), "&")) return true;
    return false;
}

/* Ties a coordination to its members as they come. */
typedef struct tying { hs_phrases *all; uint32_t joint, last, n; } tying;

static void tie_member(tying *a, uint32_t m)
{
    if (m == HS_NONE || m <= a->last || a->all->at[m].kind == HS_PRONOUN) return;
    a->all->at[a->last].next_member = m;
    a->last = m;
    a->n++;
}

/* "his counterparts, A, B and C": the names are those of the people before the comma, who are
 * no member then. */
static void drop_counterparts(const hs_tree *t, hs_phrases *all, uint32_t joint)
{
    for (uint32_t m = all->at[joint].first_member; m != HS_NONE; m = all->at[m].next_member) {
        uint32_t people = all->at[m].next_member, k = 0;
        if (people == HS_NONE) return;
        const hs_phrase *p = &all->at[people];
        if (p->kind == HS_NAME || p->type != HS_PERSON || !p->plural) continue;
        uint32_t next = p->next_member;
        if (next == HS_NONE || t->xpos[all->at[next].words.first - 1] != HS_XPOS_COMMA) return;
        for (uint32_t x = next; x != HS_NONE; x = all->at[x].next_member, k++)
            if (all->at[x].kind != HS_NAME || all->at[x].type != HS_PERSON) return;
        if (k > 1) all->at[m].next_member = next;
        return;
    }
}

/* Ties the coordination at index p to its members, those that the parser hung on a member too;
 * its words run to the last one's end. */
static void tie_members(const hs_tree *t, const hs_naming *g, hs_phrases *all, uint32_t p)
{
    hs_phrase *joint = &all->at[p];
    uint32_t w = joint->head, i = t->child_first[w], c;
    tying a = { all, p, all->own[w], 1 };
    if (a.last == HS_NONE) return;
    joint->first_member = a.last;
    while ((c = next_conjunct(t, g, w, &i)) != HS_NONE) tie_member(&a, all->own[c]);
    for (uint32_t m = all->at[a.joint].first_member; (m = all->at[m].next_member) != HS_NONE;) {
        uint32_t head = all->at[m].head, s = g->of[head], end = s == HS_NONE ? head + 1 : g->at[s].words.last;
        for (uint32_t part = head; part < end; part++)   /* conjuncts of any word of its name */
            for (i = t->child_first[part]; (c = child_conjunct(t, g, part, &i)) != HS_NONE;)
                tie_member(&a, all->own[c]);
    }
    if (a.n < 2 || !joined(t, w, all->at[a.last].head)) { joint->first_member = HS_NONE; return; }
    joint->words.last = all->at[a.last].words.last;
    joint->core = joint->words;
    all->at[a.last].joint = p;
    drop_counterparts(t, all, p);
}

/* "Scotland First Minister X said", Scotland and X both hung on the verb: the body or place
 * before a person is part of that phrase. Its root, or HS_NONE. */
static uint32_t name_before(const hs_tree *t, const hs_naming *g, const hs_phrase *p)
{
    uint32_t first = p->words.first;
    if (p->type != HS_PERSON || first == 0 || g->of[first - 1] == HS_NONE) return HS_NONE;
    const hs_found_name *before = &g->at[g->of[first - 1]];
    uint32_t root = before->root;
    bool sibling = t->head[root] == t->head[p->head] && t->relation[root] == t->relation[p->head] &&
                   t->sentence[root] == t->sentence[p->head] && t->head[root] != HS_NONE;
    return sibling && before->type != HS_NAME_PERSON && p->role.first < p->role.last ? root : HS_NONE;
}

/* The name, alias or apposition inside the phrase at w leads to it as its head does; so does every word
 * of the name that leads nowhere, since the tree may hang a verb on any of them. */
static void own_parts(const hs_naming *g, uint32_t w, uint32_t phrase, uint32_t *own)
{
    uint32_t s = g->of[w] != HS_NONE ? g->of[w] : g->name_for[w];
    own[w] = phrase;
    if (s == HS_NONE) return;
    uint32_t root = g->at[s].root, alias = g->alias_for[root], beside = g->role_for[root];
    if (g->absorbed[root]) own[root] = phrase;
    if (root < g->at[s].words.first) own[g->at[s].words.first] = phrase;      /* "Ms" is its root */
    if (alias != HS_NONE) own[g->at[alias].root] = phrase;
    if (beside != HS_NONE) own[beside] = phrase;
    for (uint32_t i = g->at[s].words.first; i < g->at[s].words.last; i++)
        if (own[i] == HS_NONE) own[i] = phrase;
}

hs_phrases hs_mention_phrases(const hs_mention_lexicons *lex, const hs_tree *t, hs_arena *arena)
{
    HS_VECTOR(hs_phrase) found = { 0 };
    hs_phrases all = { .own = hs_new(arena, uint32_t, t->n) };
    hs_naming g = hs_mention_naming(lex, t, arena);
    for (uint32_t w = 0; w < t->n; w++) all.own[w] = HS_NONE;
    for (uint32_t w = 0; w < t->n; w++) {
        if (!heads_phrase(lex, t, &g, w)) continue;
        hs_phrase p = make_phrase(lex, t, &g, w);
        p.loose = !p.listed && !p.speaks;
        if (p.loose && !acts_on(t, w)) continue;
        uint32_t i = t->child_first[w];
        bool member = t->relation[w] == HS_REL_CONJ && t->head[w] < w && all.own[t->head[w]] != HS_NONE;
        if (p.kind != HS_PRONOUN && !member && next_conjunct(t, &g, w, &i) != HS_NONE) {
            hs_phrase joint = p;
            joint.coordination = joint.plural = true;
            joint.kind = HS_DESCRIPTION;
            joint.type = HS_GROUP;
            joint.sex = SEX_UNKNOWN;
            joint.name = joint.alias = joint.role = (hs_range){ 0, 0 };
            *hs_push(arena, &found) = joint;
        }
        own_parts(&g, w, found.n, all.own);
        uint32_t before = name_before(t, &g, &p);
        if (before != HS_NONE) {
            all.own[before] = found.n;
            p.words.first = p.role.first = g.at[g.of[before]].words.first;
        }
        *hs_push(arena, &found) = p;
    }
    all.at = found.at;
    all.n = found.n;
    for (uint32_t p = 0; p < all.n; p++)
        if (all.at[p].coordination) tie_members(t, &g, &all, p);
    return all;
}
