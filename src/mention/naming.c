/* naming.c - names tied to the nouns that they are set beside.
 *
 * The tagger says what names are of and the parser what hangs on what. Each is wrong now and
 * then, so each is used to check the other: a name in apposition goes to the nearest noun it
 * can be the name of.
 */
#include "mention/inner.h"

enum { TITLE_WORDS = 6, STEPS_UP = 4 };

/* ---- kinds ------------------------------------------------------------------------ */

static uint8_t body_type(hs_slice value)
{
    if (hs_value_has(value, "place")) return HS_PLACE;
    return hs_value_has(value, "group") ? HS_GROUP : HS_ORGANIZATION;
}

uint8_t hs_mention_noun_type(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
{
    hs_slice lemma = hs_str(t->lemma[w]), form = hs_tree_form(t, w), value;
    if (hs_lexicon_has(&lex->people, lemma) || hs_lexicon_has(&lex->people, form)) return HS_PERSON;
    if (hs_lexicon_find(&lex->media, lemma, &value) && hs_value_has(value, "kind")) return HS_MEDIUM;
    if (hs_lexicon_find(&lex->bodies, lemma, &value)) return body_type(value);
    if (hs_lexicon_has(&lex->documents, lemma)) return HS_DOCUMENT;
    if (hs_lexicon_has(&lex->titles, form)) return HS_PERSON;
    return TYPE_UNKNOWN;
}

static bool is_body(uint8_t type)
{
    return type == HS_ORGANIZATION || type == HS_GROUP || type == HS_PLACE || type == HS_MEDIUM;
}

/* True where a noun of that kind can have a name so tagged. */
static bool fits(uint8_t noun, uint8_t name)
{
    if (noun == TYPE_UNKNOWN) return true;
    if (name == HS_N_NAME) return noun != HS_DOCUMENT;
    if (noun == HS_PERSON) return name == HS_NAME_PERSON;
    if (noun == HS_DOCUMENT) return name == HS_NAME_MISC;
    return is_body(noun) && name != HS_NAME_PERSON;
}

static bool nominal(const hs_tree *t, uint32_t w)
{
    return t->upos[w] == HS_UPOS_NOUN || t->upos[w] == HS_UPOS_PROPN;
}

static bool plural_noun(const hs_tree *t, uint32_t w) { return t->xpos[w] == HS_XPOS_NNS; }

/* A common noun, not part of a name, that can have that name. */
static bool can_host(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g,
                     uint32_t w, uint8_t name)
{
    uint8_t type = nominal(t, w) && g->of[w] == HS_NONE ? hs_mention_noun_type(lex, t, w) : TYPE_UNKNOWN;
    return type != TYPE_UNKNOWN && fits(type, name) && !plural_noun(t, w) && g->name_for[w] == HS_NONE;
}

/* "One of them": a part of several, which can have a name. */
static bool one_of(const hs_tree *t, const hs_naming *g, uint32_t w)
{
    return hs_tree_is(t, w, "one") && hs_tree_child(t, w, HS_REL_NMOD) != HS_NONE && g->name_for[w] == HS_NONE &&
           g->of[w] == HS_NONE;
}

/* The noun that a name in apposition to `host` is the name of: the host; else the nearest one
 * before the name ("the office of the minister, X"); else one above the host ("the head of the
 * bureau, X"); else a host of which the word lists know nothing. */
static uint32_t find_host(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g,
                          uint32_t host, const hs_found_name *name)
{
    if (can_host(lex, t, g, host, name->type) || one_of(t, g, host)) return host;
    for (uint32_t w = name->words.first; w-- > t->reach[host].first;)
        if (w > host && can_host(lex, t, g, w, name->type) && !hs_tree_under(t, w, name->root)) return w;
    uint32_t up = t->head[host];
    for (int i = 0; i < STEPS_UP && up != HS_NONE && nominal(t, up); i++, up = t->head[up])
        if (can_host(lex, t, g, up, name->type)) return up;
    bool free = (name->type == HS_NAME_PERSON || name->type == HS_N_NAME) &&
                t->upos[host] == HS_UPOS_NOUN && g->of[host] == HS_NONE && !plural_noun(t, host) &&
                g->name_for[host] == HS_NONE;
    return free && hs_mention_noun_type(lex, t, host) == TYPE_UNKNOWN ? host : HS_NONE;
}

/* ---- appositions -------------------------------------------------------------------- */

static bool in_brackets(const hs_tree *t, hs_range r)
{
    return r.first > 0 && r.last < t->n && t->xpos[r.first - 1] == HS_XPOS_LRB &&
           t->xpos[r.last] == HS_XPOS_RRB;
}

static void tie_name(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t w,
                     uint32_t host)
{
    const hs_found_name *name = &g->at[g->of[w]];
    if (w != name->root) return;
    uint32_t beside = g->of[host];
    if (beside != HS_NONE && hs_mention_outlet(lex, t, name->words) &&
        !hs_mention_outlet(lex, t, g->at[beside].words))
        return;                                  /* "VELL (Reuters)" are two */
    if (beside != HS_NONE && name->type != HS_NAME_PERSON &&
        (in_brackets(t, name->words) ||
         (g->at[beside].type == name->type && name->type != HS_NAME_PLACE))) {
        uint32_t root = g->at[beside].root;
        if (g->alias_for[root] == HS_NONE) g->alias_for[root] = g->of[w];
        g->absorbed[w] = true;
        return;
    }
    uint32_t noun = find_host(lex, t, g, host, name);
    if (noun == HS_NONE || g->name_for[noun] != HS_NONE) return;
    g->name_for[noun] = g->of[w];
    g->absorbed[w] = true;
}

/* A noun, or "one of the two". */
static bool can_have_apposition(const hs_tree *t, uint32_t w) { return nominal(t, w) || hs_tree_is(t, w, "one"); }

/* A description beside a name goes to the nearest name above it that it can describe. */
static void tie_role(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t w,
                     uint32_t host)
{
    uint8_t type = hs_mention_noun_type(lex, t, w);
    uint32_t comma = t->reach[w].first;
    if (comma > 1 && t->xpos[comma] != HS_XPOS_COMMA) comma--;
    /* "Asked by N., X, the chief of P., ...": the name right before the comma comes first. */
    if (comma > 0 && t->xpos[comma] == HS_XPOS_COMMA && g->of[comma - 1] != HS_NONE)
        host = g->at[g->of[comma - 1]].root;
    for (int i = 0; i < STEPS_UP && host != HS_NONE && nominal(t, host); i++, host = t->head[host]) {
        if (g->of[host] == HS_NONE || plural_noun(t, w)) continue;
        const hs_found_name *name = &g->at[g->of[host]];
        if (type == TYPE_UNKNOWN ? i > 0 : !fits(type, name->type)) continue;
        if (g->role_for[name->root] == HS_NONE) g->role_for[name->root] = w;
        g->absorbed[w] = true;
        return;
    }
}

static void tie_apposition(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t w)
{
    uint32_t host = t->head[w];
    if (host != HS_NONE && t->relation[host] == HS_REL_NMOD && !nominal(t, host) && one_of(t, g, t->head[host]))
        host = t->head[host];                    /* "one of the two, X" */
    if (!nominal(t, w) || host == HS_NONE || !can_have_apposition(t, host) || hs_mention_calendar(lex, t, host)) return;
    if (g->of[w] != HS_NONE) tie_name(lex, t, g, w, host);
    else if (g->of[host] != HS_NONE) tie_role(lex, t, g, w, host);
    else {
        uint8_t a = hs_mention_noun_type(lex, t, w), b = hs_mention_noun_type(lex, t, host);
        g->absorbed[w] = (a == b || a == TYPE_UNKNOWN) && plural_noun(t, w) == plural_noun(t, host);
    }
}

/* ---- titles and kinds --------------------------------------------------------------- */

static bool tight(uint8_t relation)
{
    return relation == HS_REL_FLAT || relation == HS_REL_COMPOUND || relation == HS_REL_NMOD_DESC ||
           relation == HS_REL_APPOS || relation == HS_REL_DEP || relation == HS_REL_NMOD_UNMARKED;
}

static bool takes_names(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t noun, const hs_found_name *name)
{
    hs_slice value, lemma = hs_str(t->lemma[noun]);
    uint8_t type = name->type;
    if (hs_mention_noun_type(lex, t, noun) == HS_MEDIUM && hs_mention_outlet(lex, t, name->words)) return true;
    if (type == HS_NAME_PLACE || type == HS_NAME_PERSON) return false;
    if (hs_lexicon_find(&lex->media, lemma, &value) && hs_value_has(value, "kind")) return true;
    return type != HS_N_NAME && hs_lexicon_find(&lex->bodies, lemma, &value) &&
           hs_value_has(value, "generic");
}

/* "the website Kontur said": a noun and a name with nothing between are one phrase, whatever
 * the parser makes of them. */
static bool tie_next(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t noun = name->words.first - 1, root = name->root, behind = name->words.last;
    bool daily = t->upos[noun] == HS_UPOS_ADJ && noun > 0 && t->upos[noun - 1] == HS_UPOS_DET;
    bool kind_word = t->upos[noun] == HS_UPOS_NOUN || daily;
    if (!kind_word || t->sentence[noun] != t->sentence[root] || plural_noun(t, noun) || g->name_for[noun] != HS_NONE ||
        g->absorbed[root] || hs_tree_under(t, noun, root) || (behind < t->n && t->xpos[behind] == HS_XPOS_POS))
        return false;
    uint32_t verb = t->head[root];
    if (verb != HS_NONE && t->relation[verb] == HS_REL_ACL_RELCL && behind < t->n &&
        (t->upos[behind] == HS_UPOS_VERB || t->upos[behind] == HS_UPOS_AUX || t->upos[behind] == HS_UPOS_ADV))
        return false;                                              /* "the man X fired" */
    uint8_t kind = hs_mention_noun_type(lex, t, noun);
    /* "the organization Hamas" though Hamas was taken for a person; not "the station Dunja Marek". */
    if (kind != HS_PERSON && name->type == HS_NAME_PERSON && !hs_mention_outlet(lex, t, name->words) &&
        hs_mention_printed_end(t, name->words.first, name->words.last) < name->words.last)
        return false;
    if (kind == HS_PERSON ? name->type != HS_NAME_PERSON || t->upos[noun] != HS_UPOS_NOUN
                          : !is_body(kind) || kind == HS_PLACE || (daily && kind != HS_MEDIUM))
        return false;
    g->name_for[noun] = s;
    g->absorbed[root] = true;
    return true;
}

/* "The head of the union (...), X, said", X hung deep inside the brackets: goes to the person
 * above, where commas stand on both sides of it and nobody it could be joined with by "and". */
static void tie_far(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t root = name->root, up = t->head[root], first = name->words.first, last = name->words.last;
    if (name->type != HS_NAME_PERSON || g->absorbed[root] || first == 0 || last >= t->n ||
        t->xpos[first - 1] != HS_XPOS_COMMA || t->xpos[last] != HS_XPOS_COMMA || up == HS_NONE)
        return;
    uint8_t r = t->relation[root];
    if (r != HS_REL_CONJ && r != HS_REL_APPOS && r != HS_REL_NMOD) return;
    for (int i = 0; i < STEPS_UP && up != HS_NONE && nominal(t, up); i++, up = t->head[up]) {
        if (g->of[up] != HS_NONE && g->at[g->of[up]].type == HS_NAME_PERSON) return;
        if (!can_host(lex, t, g, up, HS_NAME_PERSON)) continue;
        if (i == 0 && r == HS_REL_CONJ) return;
        g->name_for[up] = s;
        g->absorbed[root] = true;
        return;
    }
}

/* "The head of the bureau, X, said", both taken for the verb's subject. */
static void tie_sibling(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t root = name->root, verb = t->head[root], first = name->words.first;
    if (g->absorbed[root] || verb == HS_NONE || first == 0 ||
        name->words.last >= t->n ||
        t->xpos[first - 1] != HS_XPOS_COMMA || t->xpos[name->words.last] != HS_XPOS_COMMA)
        return;
    for (uint32_t i = t->child_first[verb]; i < t->child_first[verb + 1] && t->child[i] < root; i++) {
        uint32_t noun = t->child[i];
        if (t->relation[noun] != t->relation[root] || t->reach[noun].last + 2 < first) continue;
        bool person = name->type == HS_NAME_PERSON && t->upos[noun] == HS_UPOS_NOUN;
        if (!(person && can_host(lex, t, g, noun, HS_NAME_PERSON)) && !one_of(t, g, noun)) continue;
        g->name_for[noun] = s;
        g->absorbed[root] = true;
        return;
    }
}

/* "Mum-of-two X": words printed as one, the first a noun, and a person's name right behind them. */
static bool compound_before(const hs_tree *t, uint32_t noun, const hs_found_name *name)
{
    uint32_t first = name->words.first;
    bool close = noun + 2 < first && first - noun <= TITLE_WORDS;
    if (!close || name->type != HS_NAME_PERSON || t->upos[noun] != HS_UPOS_NOUN) return false;
    uint32_t w = noun + 1;
    while (w < first && t->span[w - 1].end == t->span[w].begin) w++;
    return w == first;
}

/* "spokesman X", "the website X" (the noun heads); "the X website", "the X movement". */
static void tie_beside(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t root = name->root, noun = t->head[root];
    if (name->words.first > 0 && tie_next(lex, t, g, s)) return;
    if (g->absorbed[root] || noun == HS_NONE || !tight(t->relation[root]) || !nominal(t, noun) ||
        g->of[noun] != HS_NONE || g->name_for[noun] != HS_NONE)
        return;
    uint8_t type = hs_mention_noun_type(lex, t, noun);
    bool after = noun + 1 == name->words.first && type != TYPE_UNKNOWN && fits(type, name->type) &&
                 !plural_noun(t, noun);
    bool before = noun >= name->words.last && noun - name->words.last <= 2 && !plural_noun(t, noun) &&
                  t->relation[root] == HS_REL_COMPOUND && takes_names(lex, t, noun, name);
    /* "the Anadolu news agency"; not "the U.N. refugee agency". */
    bool medium = hs_mention_noun_type(lex, t, noun) == HS_MEDIUM;
    for (uint32_t w = name->words.last; before && w < noun; w++)
        before = medium ? hs_lexicon_has(&lex->media, hs_tree_form(t, w))
                        : t->upos[w] == HS_UPOS_NOUN || t->upos[w] == HS_UPOS_ADJ;
    if (!after && !before && !compound_before(t, noun, name)) return;
    g->name_for[noun] = s;
    g->absorbed[root] = true;
}

/* "US Secretary of State X" where the parser hung X somewhere in the title: climbs from the
 * name to the highest noun of the words before it. */
static void tie_title(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t root = name->root, up = t->head[root], noun = HS_NONE;
    uint32_t of = hs_tree_child(t, root, HS_REL_CASE);
    if (name->type != HS_NAME_PERSON || g->absorbed[root] || t->relation[root] == HS_REL_CONJ) return;
    /* "the envoy for Iran X", where the parser took X for the noun behind "for". */
    if (of != HS_NONE && of + 1 >= name->words.first) return;
    for (int i = 0; i < STEPS_UP && up != HS_NONE && nominal(t, up) && up < name->words.first; i++) {
        if (g->of[up] == HS_NONE && hs_mention_title_word(lex, t, up)) noun = up;
        if (!tight(t->relation[up]) && t->relation[up] != HS_REL_NMOD) break;
        up = t->head[up];
    }
    if (noun == HS_NONE || name->words.first - noun > TITLE_WORDS || plural_noun(t, noun)) return;
    for (uint32_t w = noun + 1; w < name->words.first; w++)
        if (!nominal(t, w) && t->upos[w] != HS_UPOS_ADP && t->upos[w] != HS_UPOS_ADJ && t->upos[w] != HS_UPOS_DET)
            return;
    if (g->name_for[noun] != HS_NONE) return;
    g->name_for[noun] = s;
    g->absorbed[root] = true;
}

/* "A former clerk known as Captain X": what follows "known as" names the noun before it. */
static void tie_known(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t root = name->root, verb = t->head[root], as = hs_tree_child(t, root, HS_REL_CASE);
    if (g->absorbed[root] || verb == HS_NONE || as == HS_NONE || !hs_tree_is(t, verb, "know") ||
        !hs_tree_is(t, as, "as") || (t->relation[verb] != HS_REL_ACL && t->relation[verb] != HS_REL_ACL_RELCL))
        return;
    uint32_t noun = t->head[verb];
    if (noun == HS_NONE || t->upos[noun] != HS_UPOS_NOUN || plural_noun(t, noun) || g->of[noun] != HS_NONE ||
        g->name_for[noun] != HS_NONE || !fits(hs_mention_noun_type(lex, t, noun), name->type))
        return;
    g->name_for[noun] = s;
    g->absorbed[root] = true;
}

/* "X, the chief and, they say, the owner of the bank, left", all taken for the verb's subject:
 * what stands between commas behind the name is said of its bearer. */
static void tie_sibling_role(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t root = name->root, verb = t->head[root], comma = name->words.last;
    if (name->type != HS_NAME_PERSON || verb == HS_NONE || comma >= t->n || t->xpos[comma] != HS_XPOS_COMMA ||
        t->relation[root] != HS_REL_NSUBJ || g->absorbed[root])
        return;
    for (uint32_t i = t->child_first[verb]; i < t->child_first[verb + 1] && t->child[i] < verb; i++) {
        uint32_t w = t->child[i];
        uint32_t owner = hs_tree_child(t, w, HS_REL_NMOD_POSS);
        if (owner != HS_NONE && t->upos[owner] == HS_UPOS_PRON) continue;        /* "X, his aide, Y, ..." */
        if (w < comma || t->relation[w] != HS_REL_NSUBJ || t->upos[w] != HS_UPOS_NOUN || plural_noun(t, w) ||
            hs_mention_noun_type(lex, t, w) != HS_PERSON || g->name_for[w] != HS_NONE ||
            (t->xpos[t->reach[w].first] != HS_XPOS_COMMA && t->xpos[t->reach[w].first - 1] != HS_XPOS_COMMA))
            continue;
        g->role_for[root] = w;
        g->absorbed[w] = true;
    }
}

/* The name of an apposition is its host's: "his rival, the treasurer X"; and what is joined by
 * "and" before a name is all said of one: "her host and counterpart, X". */
static void pass_on(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t w)
{
    uint32_t host = t->head[w], s = g->name_for[w];
    uint8_t type = host == HS_NONE ? TYPE_UNKNOWN : hs_mention_noun_type(lex, t, host);
    if (t->relation[w] == HS_REL_APPOS && s != HS_NONE && g->of[w] == HS_NONE && host != HS_NONE && host < w &&
        can_have_apposition(t, host) && g->of[host] == HS_NONE && g->name_for[host] == HS_NONE &&
        type != TYPE_UNKNOWN && fits(type, g->at[s].type) && !plural_noun(t, host)) {
        g->name_for[host] = s;
        g->name_for[w] = HS_NONE;
        g->absorbed[w] = true;
        return;
    }
    if (t->relation[w] != HS_REL_CONJ || host == HS_NONE || g->of[w] != HS_NONE || s != HS_NONE || plural_noun(t, w))
        return;
    uint32_t other = g->name_for[host];
    if (other != HS_NONE && g->at[other].words.first > w && host < w && g->at[other].type == HS_NAME_PERSON &&
        hs_mention_noun_type(lex, t, w) == HS_PERSON)
        g->absorbed[w] = true;
}

hs_naming hs_mention_naming(const hs_mention_lexicons *lex, const hs_tree *t, hs_arena *arena)
{
    hs_naming g = {
        .of = hs_new(arena, uint32_t, t->n), .name_for = hs_new(arena, uint32_t, t->n),
        .alias_for = hs_new(arena, uint32_t, t->n), .role_for = hs_new(arena, uint32_t, t->n),
        .absorbed = hs_new(arena, bool, t->n),
    };
    for (uint32_t w = 0; w < t->n; w++)
        g.of[w] = g.name_for[w] = g.alias_for[w] = g.role_for[w] = HS_NONE;
    hs_mention_find_names(lex, t, &g, arena);
    for (uint32_t w = 0; w < t->n; w++)
        if (t->relation[w] == HS_REL_APPOS) tie_apposition(lex, t, &g, w);
    for (uint32_t s = 0; s < g.n; s++) {
        tie_beside(lex, t, &g, s);
        tie_title(lex, t, &g, s);
        tie_far(lex, t, &g, s);
        tie_sibling(lex, t, &g, s);
        tie_known(lex, t, &g, s);
    }
    for (uint32_t s = 0; s < g.n; s++) tie_sibling_role(lex, t, &g, s);
    for (uint32_t w = t->n; w-- > 0;) pass_on(lex, t, &g, w);
    return g;
}
