/* naming.c - names in the text, and the nouns that they are set beside.
 *
 * The tagger says where names are and the parser what hangs on what. Each is wrong now and
 * then, so each is used to check the other: a name in apposition goes to the nearest noun it
 * can be the name of, and a run of proper nouns is a name even where the tagger saw none.
 */
#include "mention/inner.h"

enum { TITLE_WORDS = 6, STEPS_UP = 4 };

static bool proper(const hs_tree *t, uint32_t w) { return t->upos[w] == HS_UPOS_PROPN; }

static bool adjacent(const hs_tree *t, uint32_t w) { return t->span[w - 1].end == t->span[w].begin; }

/* True where word w belongs to the run of proper nouns [first, w). */
static bool goes_on(const hs_tree *t, uint32_t first, uint32_t w)
{
    uint8_t r = t->relation[w];
    if (!proper(t, w) || r == HS_REL_APPOS || r == HS_REL_CONJ) return false;
    if (t->head[w] != HS_NONE && t->head[w] >= first && t->head[w] < w) return true;
    for (uint32_t i = w; i-- > first;)
        if (t->head[i] == w) return true;
    return t->head[w] == t->head[w - 1] && r == t->relation[w - 1];
}

/* The end of the name that begins at w; w itself where none does. */
static uint32_t name_end(const hs_tree *t, uint32_t w, uint32_t end)
{
    uint8_t code = t->name[w];
    uint32_t last = w;
    if (code != HS_NAME_NONE) {
        int inside = HS_NAME_INSIDE(HS_NAME_TYPE(code));
        for (last = w + 1; last < end && t->name[last] == inside; last++) {}
        while (last < end && t->name[last] == HS_NAME_NONE && proper(t, last) &&
               t->relation[last] == HS_REL_FLAT && t->head[last] >= w && t->head[last] < last)
            last++;
    } else if (proper(t, w)) {
        for (last = w + 1; last < end && t->name[last] == HS_NAME_NONE && goes_on(t, w, last);)
            last++;
    }
    /* "al-Ansari", cut by the tagger at its hyphen. */
    while (last > w && last + 1 < end && t->xpos[last] == HS_XPOS_HYPH && adjacent(t, last) &&
           adjacent(t, last + 1) && proper(t, last + 1))
        last += 2;
    return last;
}

/* Without "the" and titles before, 's and marks behind. */
static hs_range trimmed(const hs_mention_lexicons *lex, const hs_tree *t, hs_range r, uint8_t type)
{
    while (r.last > r.first && (t->upos[r.last - 1] == HS_UPOS_PART || t->upos[r.last - 1] == HS_UPOS_PUNCT))
        r.last--;
    while (r.first < r.last && (t->upos[r.first] == HS_UPOS_DET || t->upos[r.first] == HS_UPOS_PUNCT))
        r.first++;
    if (type != HS_NAME_PERSON && type != HS_N_NAME) return r;
    for (;;) {
        hs_slice words[TITLE_WORDS], value;
        uint32_t n = 0;
        while (n < TITLE_WORDS && r.first + n < r.last) { words[n] = hs_tree_form(t, r.first + n); n++; }
        uint32_t title = hs_lexicon_longest(&lex->titles, words, n, &value);
        if (title == 0 || r.first + title >= r.last) return r;
        r.first += title;
    }
}

static uint32_t root_of(const hs_tree *t, hs_range r)
{
    for (uint32_t w = r.first; w < r.last; w++)
        if (t->upos[w] != HS_UPOS_PUNCT &&
            (t->head[w] == HS_NONE || t->head[w] < r.first || t->head[w] >= r.last))
            return w;
    return r.first;
}

static void find_names(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, hs_arena *arena)
{
    HS_VECTOR(hs_found_name) names = { 0 };
    for (uint32_t s = 0; s < t->n_sentences; s++) {
        hs_range all = t->sentences[s].tokens;
        for (uint32_t w = all.first; w < all.last;) {
            uint32_t last = name_end(t, w, all.last);
            if (last == w) { w++; continue; }
            uint8_t type = t->name[w] ? (uint8_t)HS_NAME_TYPE(t->name[w]) : HS_N_NAME;
            hs_range r = trimmed(lex, t, (hs_range){ w, last }, type);
            if (r.first < r.last) {
                for (uint32_t i = r.first; i < r.last; i++) g->of[i] = names.n;
                *hs_push(arena, &names) = (hs_found_name){ r, root_of(t, r), type };
            }
            w = last;
        }
    }
    g->at = names.at;
    g->n = names.n;
}

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

/* The noun that a name in apposition to `host` is the name of: the host, else a noun above it
 * ("the head of the bureau, X"), else one below ("the office of the minister, X"). */
static uint32_t find_host(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g,
                          uint32_t host, const hs_found_name *name)
{
    bool common = nominal(t, host) && g->of[host] == HS_NONE && !plural_noun(t, host);
    if (common && fits(hs_mention_noun_type(lex, t, host), name->type)) return host;
    uint32_t up = host;
    for (int i = 0; i < STEPS_UP && up != HS_NONE && nominal(t, up); i++, up = t->head[up])
        if (can_host(lex, t, g, up, name->type)) return up;
    for (uint32_t w = name->words.first; w-- > t->reach[host].first;)
        if (w > host && can_host(lex, t, g, w, name->type)) return w;
    return HS_NONE;
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

/* A description beside a name goes to the nearest name above it that it can describe. */
static void tie_role(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t w,
                     uint32_t host)
{
    uint8_t type = hs_mention_noun_type(lex, t, w);
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
    if (!nominal(t, w) || host == HS_NONE || !nominal(t, host)) return;
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

static bool takes_names(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t noun, uint8_t type)
{
    hs_slice value, lemma = hs_str(t->lemma[noun]);
    if (type == HS_NAME_PLACE || type == HS_NAME_PERSON) return false;
    if (hs_lexicon_find(&lex->media, lemma, &value) && hs_value_has(value, "kind")) return true;
    return type != HS_N_NAME && hs_lexicon_find(&lex->bodies, lemma, &value) &&
           hs_value_has(value, "generic");
}

/* "spokesman X", "the website X" (the noun heads); "the X website", "the X movement". */
static void tie_beside(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t root = name->root, noun = t->head[root];
    if (g->absorbed[root] || noun == HS_NONE || !tight(t->relation[root]) || !nominal(t, noun) ||
        g->of[noun] != HS_NONE || g->name_for[noun] != HS_NONE)
        return;
    uint8_t type = hs_mention_noun_type(lex, t, noun);
    bool after = noun + 1 == name->words.first && type != TYPE_UNKNOWN && fits(type, name->type) &&
                 !plural_noun(t, noun);
    bool before = noun >= name->words.last && noun - name->words.last <= 2 && !plural_noun(t, noun) &&
                  t->relation[root] == HS_REL_COMPOUND && takes_names(lex, t, noun, name->type);
    for (uint32_t w = name->words.last; before && w < noun; w++)
        before = t->upos[w] == HS_UPOS_NOUN || t->upos[w] == HS_UPOS_ADJ;
    if (!after && !before) return;
    g->name_for[noun] = s;
    g->absorbed[root] = true;
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
    find_names(lex, t, &g, arena);
    for (uint32_t w = 0; w < t->n; w++)
        if (t->relation[w] == HS_REL_APPOS) tie_apposition(lex, t, &g, w);
    for (uint32_t s = 0; s < g.n; s++) tie_beside(lex, t, &g, s);
    return g;
}
