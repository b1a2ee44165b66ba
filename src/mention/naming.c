/* naming.c - names in the text, and the nouns that they are set beside.
 *
 * The tagger says where names are and the parser what hangs on what. Each is wrong now and
 * then, so each is used to check the other: a name in apposition goes to the nearest noun it
 * can be the name of, and a run of proper nouns is a name even where the tagger saw none.
 */
#include "mention/inner.h"

enum { TITLE_WORDS = 6, STEPS_UP = 4 };

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

bool hs_mention_tied(const hs_tree *t, uint32_t first, uint32_t w)
{
    uint8_t r = t->relation[w];
    uint32_t head = t->head[w];
    if (r == HS_REL_APPOS || r == HS_REL_CONJ || r == HS_REL_NMOD_POSS) return false;
    if (r == HS_REL_FLAT && head != HS_NONE && head >= first && head < w) return true;
    for (uint32_t i = w; i-- > first;)
        if (t->head[i] == w)
            return t->relation[i] == HS_REL_COMPOUND || t->relation[i] == HS_REL_FLAT ||
                   t->relation[i] == HS_REL_AMOD;
    return head != HS_NONE && ((head >= first && head < w) || (head == t->head[w - 1] && r == t->relation[w - 1]));
}

/* True where a title of several words ends at w: "Secretary of State". */
static bool ends_title(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
{
    hs_slice words[TITLE_WORDS], value;
    uint32_t first = t->sentences[t->sentence[w]].tokens.first;
    for (uint32_t k = 1; k < 4 && w >= first + k; k++) {
        for (uint32_t i = 0; i <= k; i++) words[i] = hs_tree_form(t, w - k + i);
        if (hs_lexicon_longest(&lex->titles, words, k + 1, &value) == k + 1) return true;
    }
    return false;
}

static bool tagged(uint8_t code, uint8_t type) { return code != HS_NAME_NONE && HS_NAME_TYPE(code) == type; }

/* True where word w goes on with the name that began at `first`. */
static bool goes_on(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t first, uint32_t w)
{
    uint8_t code = t->name[w], last = t->name[w - 1];
    if (code != HS_NAME_NONE && last != HS_NAME_NONE && code % 2 == 0 && HS_NAME_TYPE(code) == HS_NAME_TYPE(last))
        return true;
    if (!proper(t, w) || hs_mention_calendar(lex, t, w) || hs_mention_calendar(lex, t, w - 1)) return false;
    if (ends_title(lex, t, w - 1)) return false;
    if (!proper(t, w - 1)) return t->relation[w] == HS_REL_FLAT && hs_mention_tied(t, first, w);
    if (t->relation[w] == HS_REL_FLAT) return true;
    if (title_word(lex, t, w)) return false;
    /* "Marren Brothers", its first word taken for a person by itself. */
    if (tagged(last, HS_NAME_PERSON) && w == first + 1 && tagged(code, HS_NAME_ORGANIZATION) &&
        t->relation[first] == HS_REL_COMPOUND)
        return t->head[first] == w || t->head[first] == t->head[w];
    if (tagged(last, HS_NAME_PERSON)) return code == HS_NAME_NONE;
    if (title_word(lex, t, w - 1) || tagged(code, HS_NAME_PERSON)) return false;
    return hs_mention_tied(t, first, w);
}

/* How many words from w on are "of the United States" to the name [first, w). */
static uint32_t complement(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t first, uint32_t w, uint32_t end)
{
    uint32_t at = w + 1;
    if (t->upos[w] != HS_UPOS_ADP || t->relation[w] != HS_REL_CASE || tagged(t->name[w - 1], HS_NAME_PERSON)) return 0;
    if (at < end && t->upos[at] == HS_UPOS_DET) at++;
    if (at >= end || !proper(t, at) || hs_mention_calendar(lex, t, at)) return 0;
    uint32_t noun = t->head[w], above = noun == HS_NONE ? HS_NONE : t->head[noun];
    if (above == HS_NONE || above < first || above >= w || t->relation[noun] != HS_REL_NMOD) return 0;
    bool body = hs_lexicon_has(&lex->bodies, hs_tree_form(t, w - 1));
    return t->name[w] != HS_NAME_NONE || (body && hs_is_upper(hs_tree_form(t, w - 1).at[0])) ? at - w + 1 : 0;
}

/* How many words from w on are glue inside a name, the word behind it counted: the hyphens of
 * "al-Ansari" and "Bar-On", the sign of "Light & Power", the small words of "Elia van der
 * Moor". */
static uint32_t glue(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w, uint32_t end)
{
    uint32_t at = w, next;
    if (w + 1 < end && hs_is(hs_tree_form(t, w), "-") && adjacent(t, w) && adjacent(t, w + 1) &&
        (hs_is_upper(hs_tree_form(t, w + 1).at[0]) || proper(t, w + 1)))
        return 2;
    if (w + 1 < end && hs_is(hs_tree_form(t, w), "&") && proper(t, w - 1) && hs_is_upper(hs_tree_form(t, w + 1).at[0]))
        return 2;
    while (at < w + 4 && at < end && (next = particle_end(lex, t, at, end)) > at) at = next;
    if (at > w && at + 1 < end && hs_is(hs_tree_form(t, at), "-") && hs_is_upper(hs_tree_form(t, at + 1).at[0]))
        return at - w + 2;
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
        else if (last < end && (more = complement(lex, t, w, last, end)) != 0) last += more;
        else return last;
    }
}

/* The type that most words of the name were tagged with; of equals, that of the last word. */
static uint8_t tag_of(const hs_tree *t, hs_range r)
{
    uint32_t votes[HS_N_NAME] = { 0 };
    uint8_t best = HS_N_NAME;
    for (uint32_t w = r.first; w < r.last; w++)
        if (t->name[w] != HS_NAME_NONE) votes[HS_NAME_TYPE(t->name[w])]++;
    if (r.last > r.first && t->name[r.last - 1] != HS_NAME_NONE) best = (uint8_t)HS_NAME_TYPE(t->name[r.last - 1]);
    for (uint8_t type = 0; type < HS_N_NAME; type++)
        if (votes[type] && (best == HS_N_NAME || votes[type] > votes[best])) best = type;
    return best;
}

static bool small_word(const hs_tree *t, uint32_t w)
{
    return (t->upos[w] == HS_UPOS_ADP || t->upos[w] == HS_UPOS_DET || t->upos[w] == HS_UPOS_CCONJ) &&
           hs_is_lower(hs_tree_form(t, w).at[0]);
}

/* Without "the" and titles before, 's and marks behind. */
static hs_range trimmed(const hs_mention_lexicons *lex, const hs_tree *t, hs_range r, uint8_t type)
{
    while (r.last > r.first + 1 && (t->upos[r.last - 1] == HS_UPOS_PART || t->upos[r.last - 1] == HS_UPOS_PUNCT ||
                                    small_word(t, r.last - 1)))
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
    if (r.last - r.first == 1 && title_word(lex, t, r.first) && r.last < t->n &&
        (proper(t, r.last) || t->upos[r.last] == HS_UPOS_ADP))
        return true;
    return type != HS_NAME_PERSON && type != HS_NAME_PLACE && t->xpos[root] != HS_XPOS_NNPS &&
           (root == r.first || type == HS_N_NAME) && title_word(lex, t, root);
}

uint32_t hs_mention_printed_end(const hs_tree *t, uint32_t w, uint32_t end)
{
    uint32_t last = w + 1;
    while (last < end && adjacent(t, last) && (proper(t, last) || hs_is(hs_tree_form(t, last), "-"))) last++;
    return last;
}

/* Letters that stood in brackets, the first so many: names wherever they stand again. */
enum { MOST_LETTERS = 32 };
typedef struct letters_seen { uint64_t hash[MOST_LETTERS]; uint32_t n; } letters_seen;

static bool seen_letters(const letters_seen *seen, const hs_tree *t, uint32_t w)
{
    hs_slice form = hs_tree_form(t, w);
    if (seen->n == 0 || form.n < 2 || !hs_is_upper(form.at[0]) || !hs_is_upper(form.at[1])) return false;
    uint64_t hash = hs_mention_hash(form);
    for (uint32_t i = 0; i < seen->n; i++)
        if (seen->hash[i] == hash) return true;
    return false;
}

/* Where the words spelled out before "(NFP)" begin: initials from right to left, small words
 * counted or not. HS_NONE where they do not fit. Schwartz and Hearst 2003. */
static uint32_t spelled_out(const hs_tree *t, uint32_t letters)
{
    hs_slice form = hs_tree_form(t, letters);
    uint32_t left = form.n, w = letters - 1, first = t->sentences[t->sentence[letters]].tokens.first;
    while (left && w-- > first) {
        hs_slice word = hs_tree_form(t, w);
        if (hs_lower(word.at[0]) == hs_lower(form.at[left - 1])) {
            if (--left == 0) return hs_is_upper(word.at[0]) ? w : HS_NONE;
        } else if (hs_is_upper(word.at[0]) || t->upos[w] == HS_UPOS_VERB || t->upos[w] == HS_UPOS_NOUN) {
            return HS_NONE;
        }
    }
    return HS_NONE;
}

static uint32_t *spelled_ends(const hs_tree *t, letters_seen *seen, hs_arena *arena)
{
    uint32_t *ends = hs_new(arena, uint32_t, t->n);
    for (uint32_t w = 0; w < t->n; w++) {
        if (!bracketed_letters(t, w)) continue;
        if (seen->n < MOST_LETTERS) seen->hash[seen->n++] = hs_mention_hash(hs_tree_form(t, w));
        uint32_t first = spelled_out(t, w);
        if (first != HS_NONE) ends[first] = w - 1;
    }
    return ends;
}

/* A name before which a title stands is a person's, whatever the tagger says. */
static uint8_t type_of(const hs_mention_lexicons *lex, const hs_tree *t, hs_range whole, hs_range name)
{
    uint8_t type = tag_of(t, name);
    uint32_t before = name.first - 1;
    bool title = name.first > whole.first ||
                 (name.first > t->sentences[t->sentence[name.first]].tokens.first &&
                  hs_lexicon_has(&lex->titles, hs_tree_form(t, before)) && proper(t, before));
    return title ? HS_NAME_PERSON : type;
}

/* Where a name begins that the tagger saw only from its hyphen on: "Ha-Mevaser". */
static uint32_t hyphen_start(const hs_tree *t, const hs_naming *g, uint32_t w, uint32_t first)
{
    while (w >= first + 2 && hs_is(hs_tree_form(t, w - 1), "-") && adjacent(t, w) && adjacent(t, w - 1) &&
           hs_is_upper(hs_tree_form(t, w - 2).at[0]) && g->of[w - 2] == HS_NONE)
        w -= 2;
    return w;
}

/* "Blue Anchor": capitalised adjectives before it belong to the name of a body; those of
 * countries do not, nor the first word of a sentence. */
static uint32_t adjective_start(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g,
                                hs_range name, uint32_t first)
{
    uint32_t w = name.first;
    hs_slice value;
    bool leads = w == first + 1 && hs_lexicon_find(&lex->nameparts, hs_tree_form(t, first), &value) &&
                 hs_value_has(value, "leading");
    while (w > first + !leads && t->upos[w - 1] == HS_UPOS_ADJ && t->relation[w - 1] == HS_REL_AMOD &&
           t->head[w - 1] >= name.first && t->head[w - 1] < name.last && g->of[w - 1] == HS_NONE &&
           hs_is_upper(hs_tree_form(t, w - 1).at[0]) &&
           !hs_lexicon_has(&lex->demonyms, hs_tree_form(t, w - 1)))
        w--;
    return w;
}

/* "Ms" before a name is its title, wherever the parser hung it. */
static bool addresses(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
{
    hs_slice value;
    return proper(t, w) && hs_lexicon_find(&lex->titles, hs_tree_form(t, w), &value) && hs_value_has(value, "address");
}

static void find_names(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, hs_arena *arena)
{
    HS_VECTOR(hs_found_name) names = { 0 };
    letters_seen seen = { .n = 0 };
    const uint32_t *spelled = spelled_ends(t, &seen, arena);
    for (uint32_t s = 0; s < t->n_sentences; s++) {
        hs_range all = t->sentences[s].tokens;
        for (uint32_t w = all.first; w < all.last;) {
            hs_range whole = { w, spelled[w] ? spelled[w] : hs_mention_outlet_end(lex, t, w, all.last) }, r = whole;
            uint8_t type = HS_NAME_ORGANIZATION;
            if (whole.last == w) {
                whole.last = name_end(lex, t, w, all.last);
                if (whole.last == w && seen_letters(&seen, t, w)) whole.last = w + 1;
                if (whole.last == w) { w++; continue; }
                r = trimmed(lex, t, whole, tag_of(t, whole));
                if (r.first < r.last) type = type_of(lex, t, whole, r);
            }
            w = whole.last;
            uint32_t earlier = hyphen_start(t, g, r.first, all.first);
            if (type != HS_NAME_PERSON) earlier = adjective_start(lex, t, g, (hs_range){ earlier, r.last }, all.first);
            if (earlier < r.first && whole.first > earlier) whole.first = r.first = earlier;
            if (r.first >= r.last || names_nobody(lex, t, r, type)) continue;
            whole.first -= whole.first > all.first && addresses(lex, t, whole.first - 1) &&
                           g->of[whole.first - 1] == HS_NONE;
            /* A title left off may still be the word that the name hangs by. */
            for (uint32_t i = whole.first; i < r.last; i++) g->of[i] = names.n;
            *hs_push(arena, &names) = (hs_found_name){ r, root_of(t, (hs_range){ whole.first, r.last }), type };
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
    if (name->type != HS_NAME_PERSON || g->absorbed[root] || verb == HS_NONE || first == 0 ||
        name->words.last >= t->n ||
        t->xpos[first - 1] != HS_XPOS_COMMA || t->xpos[name->words.last] != HS_XPOS_COMMA)
        return;
    for (uint32_t i = t->child_first[verb]; i < t->child_first[verb + 1] && t->child[i] < root; i++) {
        uint32_t noun = t->child[i];
        if (t->relation[noun] != t->relation[root] || t->reach[noun].last + 2 < first ||
            t->upos[noun] != HS_UPOS_NOUN || !can_host(lex, t, g, noun, HS_NAME_PERSON))
            continue;
        g->name_for[noun] = s;
        g->absorbed[root] = true;
        return;
    }
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
    uint32_t of = hs_tree_child(t, root, HS_REL_CASE);
    if (name->type != HS_NAME_PERSON || g->absorbed[root] || t->relation[root] == HS_REL_CONJ) return;
    /* "the envoy for Iran X", where the parser took X for the noun behind "for". */
    if (of != HS_NONE && of + 1 >= name->words.first) return;
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
    find_names(lex, t, &g, arena);
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
