/* naming_find.c - the names in the text: runs of words, titles left off.
 *
 * The tagger says where names are; a run of proper nouns is one even where it saw none.
 */
#include "mention/inner.h"

enum { LONGEST_TITLE = 6 };

typedef HS_VECTOR(hs_found_name) hs_found_names;

static bool adjacent(const hs_tree *t, uint32_t w) { return t->span[w - 1].end == t->span[w].begin; }

bool hs_mention_title_word(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
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
    hs_slice words[LONGEST_TITLE], value;
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
    if (hs_mention_title_word(lex, t, w)) return false;
    /* "Marren Brothers", its first word taken for a person by itself. */
    if (tagged(last, HS_NAME_PERSON) && w == first + 1 && tagged(code, HS_NAME_ORGANIZATION) &&
        t->relation[first] == HS_REL_COMPOUND)
        return t->head[first] == w || t->head[first] == t->head[w];
    if (tagged(last, HS_NAME_PERSON)) return code == HS_NAME_NONE;
    if (hs_mention_title_word(lex, t, w - 1) || tagged(code, HS_NAME_PERSON)) return false;
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

/* "economist" of "economist Orla Vance", which the tagger took into the name: in small letters, and none
 * of the small words of names ("van", "al-"). */
static bool describes(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w)
{
    return hs_is_lower(hs_tree_form(t, w).at[0]) && (t->upos[w] == HS_UPOS_NOUN || hs_mention_title_word(lex, t, w)) &&
           hs_is_upper(hs_tree_form(t, w + 1).at[0]) && particle_end(lex, t, w, w + 1) == w;
}

/* Without "the", titles and descriptions before, 's and marks behind. */
static hs_range trimmed(const hs_mention_lexicons *lex, const hs_tree *t, hs_range r, uint8_t type)
{
    while (r.last > r.first + 1 && (t->upos[r.last - 1] == HS_UPOS_PART || t->upos[r.last - 1] == HS_UPOS_PUNCT ||
                                    small_word(t, r.last - 1)))
        r.last--;
    while (r.first < r.last && (t->upos[r.first] == HS_UPOS_DET || t->upos[r.first] == HS_UPOS_PUNCT))
        r.first++;
    if (type != HS_NAME_PERSON && type != HS_N_NAME) return r;
    for (;;) {
        hs_slice words[LONGEST_TITLE], value;
        uint32_t n = 0;
        while (n < LONGEST_TITLE && r.first + n < r.last) { words[n] = hs_tree_form(t, r.first + n); n++; }
        uint32_t title = hs_lexicon_longest(&lex->titles, words, n, &value);
        if (title == 0 && type == HS_NAME_PERSON && n > 1) title = describes(lex, t, r.first);
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
    if (r.last - r.first == 1 && hs_mention_title_word(lex, t, r.first) && r.last < t->n &&
        (proper(t, r.last) || t->upos[r.last] == HS_UPOS_ADP))
        return true;
    return type != HS_NAME_PERSON && type != HS_NAME_PLACE && t->xpos[root] != HS_XPOS_NNPS &&
           (root == r.first || type == HS_N_NAME) && hs_mention_title_word(lex, t, root);
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

/* ---- names that were missed --------------------------------------------------------- */

enum { KNOWN_WORDS = 4 };    /* of a name that is looked for again */

typedef struct spelling { uint64_t hash; uint8_t type; bool low; } spelling;

typedef struct spellings {   /* of the report: its names, and its words in small letters */
    spelling *at;
    uint32_t mask;
} spellings;

static spelling *spelling_at(const spellings *all, uint64_t hash)
{
    uint32_t i = (uint32_t)hash & all->mask;
    while (all->at[i].hash && all->at[i].hash != hash) i = (i + 1) & all->mask;
    return &all->at[i];
}

static uint64_t hash_of(const hs_tree *t, hs_range r)
{
    uint64_t hash = 0;
    for (uint32_t w = r.first; w < r.last; w++) {
        uint64_t word = hs_mention_hash(hs_tree_form(t, w));
        hash = w == r.first ? word : hs_hash64(&word, sizeof word, hash);
    }
    return hash;
}

static void note_name(const hs_tree *t, const spellings *all, const hs_found_name *name)
{
    hs_range r = name->words;
    if (r.last - r.first > KNOWN_WORDS || name->type == HS_N_NAME) return;
    uint64_t whole = hash_of(t, r), last = hash_of(t, (hs_range){ r.last - 1, r.last });
    if (whole) *spelling_at(all, whole) = (spelling){ whole, name->type, false };
    if (name->type != HS_NAME_PERSON || r.last - r.first < 2 || !last || spelling_at(all, last)->hash) return;
    *spelling_at(all, last) = (spelling){ last, HS_NAME_PERSON, false };
}

static spellings learn_spellings(const hs_tree *t, const hs_naming *g, hs_arena *arena)
{
    spellings all = { .mask = 63 };
    while (all.mask / 4 < g->n) all.mask = 2 * all.mask + 1;
    all.at = hs_new(arena, spelling, (size_t)all.mask + 1);
    for (uint32_t s = 0; s < g->n; s++) note_name(t, &all, &g->at[s]);
    for (uint32_t w = 0; w < t->n; w++) {
        uint64_t hash = hs_is_lower(hs_tree_form(t, w).at[0]) ? hs_mention_hash(hs_tree_form(t, w)) : 0;
        if (hash) spelling_at(&all, hash)->low |= spelling_at(&all, hash)->hash != 0;
    }
    return all;
}

/* A word that a missed name can be made of: with a capital, and not one that others own. */
static bool free_word(const hs_mention_lexicons *lex, const hs_tree *t, const hs_naming *g, uint32_t w)
{
    hs_slice form = hs_tree_form(t, w), value;
    return g->of[w] == HS_NONE && form.n > 2 && hs_is_upper(form.at[0]) && !hs_mention_title_word(lex, t, w) &&
           !hs_lexicon_find(&lex->pronouns, form, &value) && !hs_mention_calendar(lex, t, w) &&
           (t->upos[w] != HS_UPOS_ADJ || !hs_lexicon_has(&lex->demonyms, form));
}

/* The most words from w on that are spelled as a name of this report is. At most one name may
 * have been seen among them: it becomes longer. */
static uint32_t known_end(const hs_tree *t, const spellings *all, const hs_naming *g, uint32_t w, uint32_t end,
                          spelling *found)
{
    if (end > w + KNOWN_WORDS) end = w + KNOWN_WORDS;
    for (uint32_t last = end; last > w; last--) {
        uint64_t hash = hash_of(t, (hs_range){ w, last });
        *found = hash ? *spelling_at(all, hash) : (spelling){ 0 };
        if (!found->hash || (last == w + 1 && found->low)) continue;
        uint32_t seen = HS_NONE, i = w;
        for (; i < last; i++) {
            if (g->of[i] == HS_NONE || g->of[i] == seen) continue;
            if (seen != HS_NONE || g->at[g->of[i]].words.last > last) break;
            seen = g->of[i];
        }
        if (i == last) return last;
    }
    return w;
}

/* The tagger misses names where a sentence begins or ends, and in the middle where the word
 * means something else as well: what the report spells as one of its names is that name again. */
static void find_again(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, hs_found_names *names,
                       hs_arena *arena)
{
    spellings all = learn_spellings(t, g, arena);
    spelling found;
    for (uint32_t w = 0; w < t->n; w++) {
        if (!free_word(lex, t, g, w)) continue;
        uint32_t end = t->sentences[t->sentence[w]].tokens.last, last = known_end(t, &all, g, w, end, &found);
        if (last == w) continue;
        hs_range r = { w, last };
        uint32_t s = HS_NONE;
        for (uint32_t i = w; i < last; i++)
            if (g->of[i] != HS_NONE) s = g->of[i];
        if (s == HS_NONE) {
            s = names->n;
            *hs_push(arena, names) = (hs_found_name){ 0 };
        }
        names->at[s] = (hs_found_name){ r, root_of(t, r), found.type };
        g->at = names->at;
        g->n = names->n;
        for (uint32_t i = w; i < last; i++) g->of[i] = s;
        w = last - 1;
    }
}

void hs_mention_find_names(const hs_mention_lexicons *lex, const hs_tree *t, hs_naming *g, hs_arena *arena)
{
    hs_found_names names = { 0 };
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
    find_again(lex, t, g, &names, arena);
}
