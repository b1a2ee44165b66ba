/* naming.c - names in the text, and the nouns that they are set beside.
 *
 * The tagger says where names are and the parser what hangs on what. Each is wrong now and
 * then, so each is used to check the other: a name in apposition goes to the nearest noun it
 * can be the name of, and a run of proper nouns is a name even where the tagger saw none.
 */
#include "mention/inner.h"

enum { TITLE_WORDS = 6, STEPS_UP = 4 };

static bool proper(const hs_tree *t, uint32_t w)
{
    return t->upos[w] == HS_UPOS_PROPN || t->xpos[w] == HS_XPOS_NNP || t->xpos[w] == HS_XPOS_NNPS;
}

static bool adjacent(const hs_tree *t, uint32_t w) { return t->span[w - 1].end == t->span[w].begin; }

static bool title_word(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
{
    return hs_lexicon_has(&lex->titles, hs_tree_form(t, w)) || hs_lexicon_has(&lex->people, hs_tree_form(t, w));
}

/* The end of the small word at w as it is printed ("'t" may be two words to the tokeniser). */
static uint32_t particle_end(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w, uint32_t end)
{
    hs_slice value;
    uint32_t last = w + 1;
    while (last < end && last < w + 3 && adjacent(t, last)) last++;
    for (; last > w; last--) {
        hs_slice printed = hs_cut(t->text, hs_tree_span(t, (hs_range){ w, last }));
        if (hs_lexicon_find(&lex->nameparts, printed, &value) && hs_value_has(value, "particle")) return last;
    }
    return w;
}

bool hs_mention_calendar(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
{
    return t->name[w] == HS_NAME_NONE && hs_lexicon_has(&lex->months, hs_tree_form(t, w));
}

/* True where the tree ties word w to one of the words [first, w) as parts of one name. */
static bool tied(const hs_tree *t, uint32_t first, uint32_t w)
{
    uint8_t r = t->relation[w];
    uint32_t head = t->head[w];
    if (r == HS_REL_APPOS || r == HS_REL_CONJ || r == HS_REL_NMOD_POSS) return false;
    if (r == HS_REL_FLAT && head != HS_NONE && head >= first && head < w) return true;
    for (uint32_t i = w; i-- > first;)
        if (t->head[i] == w) return t->relation[i] == HS_REL_COMPOUND || t->relation[i] == HS_REL_FLAT;
    return head != HS_NONE && ((head >= first && head < w) || (head == t->head[w - 1] && r == t->relation[w - 1]));
}

/* True where word w goes on with the name that began at `first`. */
static bool goes_on(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t first, uint32_t w)
{
    uint8_t code = t->name[w], last = t->name[w - 1];
    if (code != HS_NAME_NONE && last != HS_NAME_NONE && code % 2 == 0 && HS_NAME_TYPE(code) == HS_NAME_TYPE(last))
        return true;
    if (!proper(t, w) || hs_mention_calendar(lex, t, w) || hs_mention_calendar(lex, t, w - 1)) return false;
    if (t->relation[w] == HS_REL_FLAT && tied(t, first, w)) return true;
    if (code != HS_NAME_NONE && (last != HS_NAME_NONE || code == HS_NAME_FIRST(HS_NAME_PERSON))) return false;
    return proper(t, w - 1) && !title_word(lex, t, w - 1) && !title_word(lex, t, w) && tied(t, first, w);
}

/* How many words from w on are glue inside a name, the word behind it counted: the hyphens of
 * "al-Ansari" and "Bar-On", the small words of "Elia van der Moor". */
static uint32_t glue(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w, uint32_t end)
{
    uint32_t at = w, next;
    if (w + 1 < end && hs_is(hs_tree_form(t, w), "-") && adjacent(t, w) && adjacent(t, w + 1) &&
        (hs_is_upper(hs_tree_form(t, w + 1).at[0]) || proper(t, w + 1)))
        return 2;
    while (at < w + 4 && at < end && (next = particle_end(lex, t, at, end)) > at) at = next;
    return at > w && at < end && proper(t, at) && !hs_mention_calendar(lex, t, at) ? at - w + 1 : 0;
}

/* "(AFP)", whatever the tagger takes it for. */
static bool bracketed_letters(const hs_tree *t, uint32_t w)
{
    hs_slice form = hs_tree_form(t, w);
    if (w == 0 || w + 1 >= t->n || t->xpos[w - 1] != HS_XPOS_LRB || t->xpos[w + 1] != HS_XPOS_RRB) return false;
    for (uint32_t i = 0; i < form.n; i++)
        if (!hs_is_upper(form.at[i])) return false;
    return form.n > 1;
}

/* The end of the name that begins at w; w itself where none does. */
static uint32_t name_end(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w, uint32_t end)
{
    uint32_t last = w + 1, more;
    if (t->name[w] == HS_NAME_NONE && !bracketed_letters(t, w) && (!proper(t, w) || hs_mention_calendar(lex, t, w)))
        return w;
    for (;;) {
        if (last < end && goes_on(lex, t, w, last)) last++;
        else if (last < end && (more = glue(lex, t, last, end)) != 0) last += more;
        else return last;
    }
}

/* The type that most words of the name were tagged with. */
static uint8_t tag_of(const hs_tree *t, hs_range r)
{
    uint32_t votes[HS_N_NAME] = { 0 };
    uint8_t best = HS_N_NAME;
    for (uint32_t w = r.first; w < r.last; w++)
        if (t->name[w] != HS_NAME_NONE) votes[HS_NAME_TYPE(t->name[w])]++;
    for (uint8_t type = 0; type < HS_N_NAME; type++)
        if (votes[type] && (best == HS_N_NAME || votes[type] > votes[best])) best = type;
    return best;
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

/* Adjectives ("Iranian"), titles by themselves and days of the week are no names. */
static bool names_nobody(const hs_mention_lexicons *lex, const hs_tree *t, hs_range r, uint8_t type)
{
    bool adjectives = true;
    for (uint32_t w = r.first; w < r.last; w++) adjectives &= t->upos[w] == HS_UPOS_ADJ;
    if (adjectives) return true;
    uint32_t root = root_of(t, r);
    return type != HS_NAME_PERSON && type != HS_NAME_PLACE && t->xpos[root] != HS_XPOS_NNPS &&
           (root == r.first || type == HS_N_NAME) && title_word(lex, t, root);
}

/* The end of the words printed without a blank between them: "France-Presse". */
static uint32_t printed_end(const hs_tree *t, uint32_t w, uint32_t end)
{
    uint32_t last = w + 1;
    while (last < end && adjacent(t, last) && (proper(t, last) || hs_is(hs_tree_form(t, last), "-"))) last++;
    return last;
}

/* The name of an outlet that begins at w, by the word list; w where there is none. */
static uint32_t outlet_end(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w, uint32_t end)
{
    hs_slice words[NAME_WORDS], value;
    uint32_t ends[NAME_WORDS], n = 0;
    if (!proper(t, w)) return w;
    for (uint32_t at = w; n < NAME_WORDS && at < end; at = ends[n++]) {
        ends[n] = printed_end(t, at, end);
        words[n] = hs_cut(t->text, hs_tree_span(t, (hs_range){ at, ends[n] }));
    }
    n = hs_lexicon_longest(&lex->media, words, n, &value);
    if (n < 2 || !hs_value_has(value, "name")) return w;
    uint32_t last = ends[n - 1];
    return proper(t, last - 1) && (last == end || !proper(t, last) || !tied(t, w, last)) ? last : w;
}

static void find_names(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, hs_arena *arena)
{
    HS_VECTOR(hs_found_name) names = { 0 };
    for (uint32_t s = 0; s < t->n_sentences; s++) {
        hs_range all = t->sentences[s].tokens;
        for (uint32_t w = all.first; w < all.last;) {
            uint32_t last = outlet_end(lex, t, w, all.last);
            uint8_t type = HS_NAME_ORGANIZATION;
            if (last == w) {
                last = name_end(lex, t, w, all.last);
                if (last == w) { w++; continue; }
                type = tag_of(t, (hs_range){ w, last });
            }
            hs_range r = trimmed(lex, t, (hs_range){ w, last }, type);
            if (r.first < r.last && !names_nobody(lex, t, r, type)) {
                /* A title left off may still be the word that the name hangs by. */
                for (uint32_t i = w; i < r.last; i++) g->of[i] = names.n;
                *hs_push(arena, &names) = (hs_found_name){ r, root_of(t, (hs_range){ w, r.last }), type };
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

/* The noun that a name in apposition to `host` is the name of: the host; else the nearest one
 * before the name ("the office of the minister, X"); else one above the host ("the head of the
 * bureau, X"); else a host of which the word lists know nothing. */
static uint32_t find_host(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g,
                          uint32_t host, const hs_found_name *name)
{
    if (can_host(lex, t, g, host, name->type)) return host;
    for (uint32_t w = name->words.first; w-- > t->reach[host].first;)
        if (w > host && can_host(lex, t, g, w, name->type)) return w;
    uint32_t up = t->head[host];
    for (int i = 0; i < STEPS_UP && up != HS_NONE && nominal(t, up); i++, up = t->head[up])
        if (can_host(lex, t, g, up, name->type)) return up;
    bool free = t->upos[host] == HS_UPOS_NOUN && g->of[host] == HS_NONE && !plural_noun(t, host) &&
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
    if (!nominal(t, w) || host == HS_NONE || !nominal(t, host) || hs_mention_calendar(lex, t, host)) return;
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
    uint32_t root = name->root, noun = t->head[root], beside = name->words.first - 1;
    /* "the website Kontur said", both taken for its subject. */
    if (name->words.first > 0 && noun == t->head[beside] && t->relation[beside] == t->relation[root] &&
        t->upos[beside] == HS_UPOS_NOUN && t->sentence[beside] == t->sentence[root]) {
        uint8_t kind = hs_mention_noun_type(lex, t, beside);
        if (kind == TYPE_UNKNOWN || !fits(kind, name->type) || g->name_for[beside] != HS_NONE) return;
        g->name_for[beside] = s;
        g->absorbed[root] = true;
        return;
    }
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

/* "US Secretary of State X" where the parser hung X somewhere in the title: climbs from the
 * name to the highest noun of the words before it. */
static void tie_title(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, uint32_t s)
{
    const hs_found_name *name = &g->at[s];
    uint32_t root = name->root, up = t->head[root], noun = HS_NONE;
    if (name->type != HS_NAME_PERSON || g->absorbed[root] || t->relation[root] == HS_REL_CONJ ||
        hs_tree_child(t, root, HS_REL_CASE) != HS_NONE)
        return;
    for (int i = 0; i < STEPS_UP && up != HS_NONE && nominal(t, up) && up < name->words.first; i++) {
        if (g->of[up] == HS_NONE && title_word(lex, t, up)) noun = up;
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
    for (uint32_t s = 0; s < g.n; s++) {
        tie_beside(lex, t, &g, s);
        tie_title(lex, t, &g, s);
    }
    return g;
}
