/* join.c - phrases become actors: first the names of the whole report, then descriptions and
 * pronouns in text order (a sieve from precise to loose, after Raghunathan et al. 2010).
 *
 * Every look-up goes through one hash table of keys and reads a bounded number of entries, so
 * that joining stays linear whatever the text.
 */
#include "mention/inner.h"

enum { KEY_WHOLE = 1, KEY_LAST, KEY_FIRST, KEY_ACRONYM, KEY_NOUN, KEY_JOINT,
       KEY_SURNAME, KEY_STATE };
enum { MOST_STEPS = 64, MOST_CANDIDATES = 24, ACRONYM_LETTERS = 8, CONTENT_WORDS = 24 };

static uint32_t range_length(hs_range r) { return r.last > r.first ? r.last - r.first : 0; }

/* ---- the table ----------------------------------------------------------------------- */

static uint64_t key_of(int salt, uint64_t hash)
{
    return hs_hash64(&hash, sizeof hash, (uint64_t)salt);
}

static void put(hs_cast *c, uint64_t key, uint32_t actor)
{
    uint32_t *bucket = &c->bucket[key & c->mask];
    uint32_t steps = 0;
    for (uint32_t i = *bucket; i != HS_NONE && steps < MOST_STEPS; i = c->postings.at[i].next, steps++)
        if (c->postings.at[i].key == key && c->postings.at[i].actor == actor) return;
    hs_posting p = { key, actor, *bucket };
    *bucket = c->postings.n;
    *hs_push(c->arena, &c->postings) = p;
}

typedef struct candidates { uint32_t actor[MOST_CANDIDATES]; uint32_t n; } candidates;

static void collect(const hs_cast *c, uint64_t key, candidates *out)
{
    uint32_t steps = 0;
    for (uint32_t i = c->bucket[key & c->mask]; i != HS_NONE && steps < MOST_STEPS;
         i = c->postings.at[i].next, steps++)
        if (c->postings.at[i].key == key && out->n < MOST_CANDIDATES)
            out->actor[out->n++] = c->postings.at[i].actor;
}

/* ---- content words ---------------------------------------------------------------------- */

/* The word by its meaning: "Qatari" and "Qatar" are one, "officials" is "official". */
static uint64_t content_hash(const hs_cast *c, uint32_t w)
{
    hs_slice form = hs_tree_form(c->tree, w), value;
    if (hs_lexicon_find(&c->lex->demonyms, form, &value)) return hs_mention_hash(value);
    if (c->tree->upos[w] == HS_UPOS_NOUN) return hs_mention_hash(hs_str(c->tree->lemma[w]));
    return hs_mention_hash(form);
}

/* True where the word must be known of an actor for the phrase to mean that actor: nouns, names
 * and adjectives with a capital ("the Republican nominee"). */
static bool binds(const hs_cast *c, uint32_t w)
{
    uint8_t u = c->tree->upos[w];
    return u == HS_UPOS_NOUN || u == HS_UPOS_PROPN ||
           (u == HS_UPOS_ADJ && hs_is_upper(hs_tree_form(c->tree, w).at[0]));
}

static bool knows(const hs_actor *a, uint64_t word)
{
    for (uint32_t i = 0; i < a->n_words; i++)
        if (a->words[i] == word) return true;
    return false;
}

static void learn_words(const hs_cast *c, hs_actor *a, hs_range r)
{
    if (r.last > r.first + CONTENT_WORDS) r.last = r.first + CONTENT_WORDS;
    for (uint32_t w = r.first; w < r.last && a->n_words < ACTOR_WORDS; w++) {
        uint8_t u = c->tree->upos[w];
        if (u != HS_UPOS_NOUN && u != HS_UPOS_PROPN && u != HS_UPOS_ADJ) continue;
        uint64_t hash = content_hash(c, w);
        if (hash && !knows(a, hash)) a->words[a->n_words++] = hash;
        a->placed |= hs_lexicon_has(&c->lex->demonyms, hs_tree_form(c->tree, w));
    }
}

/* ---- learning ------------------------------------------------------------------------------ */

static hs_slice words_text(const hs_cast *c, hs_range r)
{
    return hs_cut(c->tree->text, hs_tree_span(c->tree, r));
}

/* First letters of the capitalised words, in lower case; hyphens part words too. */
static uint64_t acronym_hash(hs_slice text)
{
    char letters[ACRONYM_LETTERS];
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.n; i++) {
        bool starts = i == 0 || hs_is_blank(text.at[i - 1]) || text.at[i - 1] == '-';
        if (!starts || !hs_is_upper(text.at[i])) continue;
        if (n == ACRONYM_LETTERS) return 0;
        letters[n++] = hs_lower(text.at[i]);
    }
    return n >= 2 ? hs_hash64(letters, n, 0) : 0;
}

/* The letters of "AFP" or "U.N."; 0 where the word is no acronym. */
static uint64_t letters_hash(hs_slice text)
{
    char letters[ACRONYM_LETTERS];
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.n; i++) {
        if (text.at[i] == '.') continue;
        if (!hs_is_upper(text.at[i]) || n == ACRONYM_LETTERS) return 0;
        letters[n++] = hs_lower(text.at[i]);
    }
    return n >= 2 ? hs_hash64(letters, n, 0) : 0;
}

static uint64_t state_hash(const hs_cast *c, hs_range name)
{
    hs_slice text = words_text(c, name), value;
    if (!hs_lexicon_find(&c->lex->demonyms, text, &value)) return 0;
    return hs_mention_name(c->lex, value).whole;
}

static void list_name(hs_cast *c, uint32_t actor, const hs_name *name, hs_range words)
{
    put(c, key_of(KEY_WHOLE, name->whole), actor);
    uint64_t state = state_hash(c, words), initials = acronym_hash(words_text(c, words));
    if (state) put(c, key_of(KEY_WHOLE, state), actor);
    if (c->actors.at[actor].type == HS_PERSON || name->n == 1) {
        put(c, key_of(KEY_LAST, name->word[name->n - 1]), actor);
        if (name->n > 1) put(c, key_of(KEY_FIRST, name->word[0]), actor);
    } else if (name->n > 1) {
        put(c, key_of(KEY_FIRST, name->word[0]), actor);
        put(c, key_of(KEY_NOUN, name->word[name->n - 1]), actor);
        if (initials) put(c, key_of(KEY_ACRONYM, initials), actor);
    }
}

/* The noun, and those by which bearers of the title are called later. */
static void list_noun(hs_cast *c, uint32_t actor, uint32_t w)
{
    hs_slice value;
    put(c, key_of(KEY_NOUN, hs_mention_hash(hs_str(c->tree->lemma[w]))), actor);
    if (!hs_lexicon_find(&c->lex->titles, hs_tree_form(c->tree, w), &value)) return;
    while (value.n) {
        uint32_t n = 0;
        while (n < value.n && value.at[n] != ' ') n++;
        put(c, key_of(KEY_NOUN, hs_mention_hash((hs_slice){ value.at, n })), actor);
        value.at += n;
        value.n -= n;
        while (value.n && value.at[0] == ' ') { value.at++; value.n--; }
    }
}

enum { LONGEST_ACRONYM = 4 };

static bool all_capitals(hs_slice s)
{
    for (uint32_t i = 0; i < s.n; i++)
        if (hs_is_lower(s.at[i])) return false;
    return s.n > LONGEST_ACRONYM;
}

static void learn_name(hs_cast *c, uint32_t actor, uint32_t phrase)
{
    const hs_phrase *p = &c->phrases.at[phrase];
    hs_actor *a = &c->actors.at[actor];
    hs_name name = hs_mention_name(c->lex, words_text(c, p->name));
    bool own = a->type == HS_PLACE && name.whole == state_hash(c, p->name) && name.whole != a->name.whole;
    /* "Koven" rather than "KOVEN". */
    if (name.n && name.whole == a->name.whole &&
        all_capitals(words_text(c, c->phrases.at[a->named_by].name)) &&
        !all_capitals(words_text(c, p->name)))
        a->named_by = phrase;
    if (name.n > a->name.n || own) {
        a->name = name;
        a->named_by = phrase;
        list_name(c, actor, &name, p->name);
    }
    if (p->alias.first < p->alias.last) {
        hs_name alias = hs_mention_name(c->lex, words_text(c, p->alias));
        if (alias.n) put(c, key_of(KEY_WHOLE, alias.whole), actor);
    }
}

/* The type that most phrases say; a noun or title that says it counts for several taggings. */
static void vote(hs_actor *a, const hs_phrase *p)
{
    if (p->type == TYPE_UNKNOWN || (p->kind != HS_NAME && a->named_by != HS_NONE)) return;
    a->votes[p->type] += p->vouched ? 6 : p->titled ? 3 : 1;
    if (a->type == TYPE_UNKNOWN || a->votes[p->type] > a->votes[a->type]) a->type = p->type;
}

uint8_t hs_mention_body_kind(const hs_mention_lexicons *lex, hs_slice noun)
{
    hs_slice value;
    if (!hs_lexicon_find(&lex->bodies, noun, &value) || hs_value_has(value, "any")) return BODY_ANY;
    return hs_value_has(value, "business") ? BODY_BUSINESS : BODY_OTHER;
}

/* What the name's last word and the phrase's nouns say of the kind of body. */
static uint8_t body_kind(const hs_cast *c, const hs_phrase *p)
{
    int kind = BODY_ANY;
    if (p->kind == HS_NAME && range_length(p->name) > 1)
        kind |= hs_mention_body_kind(c->lex, hs_tree_form(c->tree, p->name.last - 1));
    for (int i = 0; i < 2; i++)
        if (p->noun[i] != HS_NONE) kind |= hs_mention_body_kind(c->lex, hs_str(c->tree->lemma[p->noun[i]]));
    return (uint8_t)kind;
}

void hs_mention_add(hs_cast *c, uint32_t phrase, uint32_t actor)
{
    hs_phrase *p = &c->phrases.at[phrase];
    hs_actor *a = &c->actors.at[actor];
    p->actor = actor;
    a->count++;
    a->last = phrase;
    if (!a->sex && p->kind != HS_PRONOUN) a->sex = p->sex;
    if (p->kind != HS_PRONOUN) vote(a, p);
    if (p->kind == HS_PRONOUN || p->coordination) return;
    a->pair |= p->partners;
    a->body |= body_kind(c, p);
    if (p->kind == HS_NAME) learn_name(c, actor, phrase);
    else if (p->definite && p->owner == HS_NONE && a->definite_by == HS_NONE) a->definite_by = phrase;
    learn_words(c, a, p->kind == HS_NAME ? p->words : p->core);
    for (int i = 0; i < 2; i++)
        if (p->noun[i] != HS_NONE && a->type != TYPE_UNKNOWN) list_noun(c, actor, p->noun[i]);
    uint32_t told = a->role_by == HS_NONE ? 0 : range_length(c->phrases.at[a->role_by].role);
    if (told == 0 && range_length(p->role)) a->role_by = phrase;
}

static uint32_t new_actor(hs_cast *c, uint32_t phrase)
{
    const hs_phrase *p = &c->phrases.at[phrase];
    uint32_t owner = p->owner != HS_NONE ? c->phrases.own[p->owner] : HS_NONE;
    *hs_push(c->arena, &c->actors) = (hs_actor){
        .named_by = HS_NONE, .role_by = HS_NONE, .definite_by = HS_NONE,
        .first = phrase, .last = phrase, .type = p->type,
        .plural = p->plural, .coordination = p->coordination,
        .owner = owner != HS_NONE && p->kind != HS_NAME ? c->phrases.at[owner].actor : HS_NONE };
    hs_mention_add(c, phrase, c->actors.n - 1);
    return c->actors.n - 1;
}

/* ---- names ------------------------------------------------------------------------------------ */

static bool clash_of_sex(uint8_t a, uint8_t b) { return a && b && a != b; }

static bool person_like(uint8_t type) { return type == HS_PERSON; }

static bool clash_of_type(uint8_t a, uint8_t b)
{
    return a != TYPE_UNKNOWN && b != TYPE_UNKNOWN && person_like(a) != person_like(b);
}

/* Of the candidates that can be meant, one whose title agrees, else one that has gone by this
 * surname alone, else the one last named. */
static uint32_t best_named(const hs_cast *c, const hs_phrase *p, const hs_name *name,
                           const candidates *all, bool person)
{
    uint32_t best = HS_NONE, best_score = 0;
    for (uint32_t i = 0; i < all->n; i++) {
        const hs_actor *a = &c->actors.at[all->actor[i]];
        if (person && (!hs_mention_same_person(name, &a->name) || clash_of_sex(a->sex, p->sex))) continue;
        if (person && a->type != HS_PERSON && a->type != TYPE_UNKNOWN && p->titled && a->name.n > 1)
            continue;
        if (!person && clash_of_type(a->type, p->type) && p->titled) continue;
        if (p->plural != a->plural && p->kind == HS_NAME && (p->plural ? !a->plural : a->plural)) continue;
        bool agrees = p->noun[0] != HS_NONE && knows(a, content_hash(c, p->noun[0]));
        uint32_t score = 1 + a->last + (agrees ? 2 * c->phrases.n : 0) + (a->brief ? c->phrases.n : 0);
        if (score > best_score) { best = all->actor[i]; best_score = score; }
    }
    return best;
}

static uint32_t find_person(const hs_cast *c, const hs_phrase *p, const hs_name *name)
{
    candidates all = { 0 };
    collect(c, key_of(KEY_LAST, name->word[name->n - 1]), &all);
    collect(c, key_of(KEY_WHOLE, name->whole), &all);
    uint32_t found = best_named(c, p, name, &all, true);
    if (found != HS_NONE || name->n > 1) return found;
    all.n = 0;
    collect(c, key_of(KEY_FIRST, name->word[0]), &all);      /* "Ivana" of "Ivana Trump" */
    for (uint32_t i = 0; i < all.n; i++) {
        const hs_actor *a = &c->actors.at[all.actor[i]];
        if (a->type == HS_PERSON && !clash_of_sex(a->sex, p->sex)) return all.actor[i];
    }
    return HS_NONE;
}

/* Keeps those whose name ends as this one does: "the Front" of "Highland Front". */
static void keep_endings(const hs_cast *c, const hs_name *name, candidates *all)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < all->n; i++) {
        const hs_name *full = &c->actors.at[all->actor[i]].name;
        if (full->n > name->n &&
            memcmp(full->word + full->n - name->n, name->word, name->n * sizeof name->word[0]) == 0)
            all->actor[n++] = all->actor[i];
    }
    all->n = n;
}

/* "Blue Anchor" of "Blue Anchor Lines"; "the Front" of "Highland Front"; "UN". */
static uint32_t find_body(const hs_cast *c, const hs_phrase *p, const hs_name *name)
{
    candidates all = { 0 };
    hs_slice text = words_text(c, p->name);
    uint64_t state = state_hash(c, p->name), letters = letters_hash(text), initials = acronym_hash(text);
    collect(c, key_of(KEY_WHOLE, name->whole), &all);
    if (state) collect(c, key_of(KEY_WHOLE, state), &all);
    if (letters) collect(c, key_of(KEY_ACRONYM, letters), &all);
    if (initials && name->n > 1) {
        uint64_t word = initials;        /* "UN" may stand before "United Nations" */
        collect(c, key_of(KEY_WHOLE, hs_hash64(&word, sizeof word, 0)), &all);
    }
    uint32_t found = best_named(c, p, name, &all, false);
    if (found != HS_NONE || p->type == HS_PLACE || p->type == HS_PERSON) return found;
    all.n = 0;
    if (p->definite) collect(c, key_of(KEY_NOUN, name->word[name->n - 1]), &all);
    keep_endings(c, name, &all);
    found = best_named(c, p, name, &all, false);
    if (found != HS_NONE) return found;
    all.n = 0;
    collect(c, key_of(KEY_FIRST, name->word[0]), &all);
    for (uint32_t i = 0; i < all.n; i++) {
        const hs_actor *a = &c->actors.at[all.actor[i]];
        if (!clash_of_type(a->type, HS_ORGANIZATION) && a->type != HS_PLACE &&
            hs_mention_begins(name, &a->name))
            return all.actor[i];
    }
    return HS_NONE;
}

static void join_name(hs_cast *c, uint32_t i)
{
    hs_phrase *p = &c->phrases.at[i];
    hs_name name = hs_mention_name(c->lex, words_text(c, p->name));
    uint32_t found = HS_NONE;
    if (name.n == 0) return;
    if (p->type == HS_PERSON || p->type == TYPE_UNKNOWN) found = find_person(c, p, &name);
    if (found == HS_NONE) found = find_body(c, p, &name);
    if (found == HS_NONE && p->type != HS_PERSON && !p->definite) found = find_person(c, p, &name);
    bool own = hs_mention_own_outlet(c->lex, c->tree, p->name);
    if (found == HS_NONE && own) found = c->own;
    if (found == HS_NONE) found = new_actor(c, i);
    else hs_mention_add(c, i, found);
    c->actors.at[found].brief |= name.n == 1;
    if (own && c->own == HS_NONE) c->own = found;
}

/* ---- descriptions -------------------------------------------------------------------------------- */

static uint32_t owner_of(const hs_cast *c, const hs_phrase *p)
{
    uint32_t own = p->owner != HS_NONE ? c->phrases.own[p->owner] : HS_NONE;
    return own != HS_NONE ? c->phrases.at[own].actor : HS_NONE;
}

/* Every binding word of the description is known of the actor, and nothing else differs. */
static bool can_describe(const hs_cast *c, const hs_phrase *p, const hs_actor *a)
{
    if (a->plural != p->plural || a->coordination || clash_of_sex(a->sex, p->sex) ||
        clash_of_type(a->type, p->type))
        return false;
    uint32_t owner = owner_of(c, p);
    if (p->owner != HS_NONE && a->owner != HS_NONE && owner != HS_NONE && owner != a->owner) return false;
    hs_range r = p->core;
    if (range_length(r) > CONTENT_WORDS) return false;
    for (uint32_t w = r.first; w < r.last; w++) {
        if (w == p->head || !binds(c, w)) continue;
        if (owner != HS_NONE && owner == a->owner && w == p->owner) continue;
        if (knows(a, content_hash(c, w))) continue;
        /* "the California congressman": news to the reader, but against nothing told before. */
        if (a->named_by == HS_NONE || a->placed || !hs_lexicon_has(&c->lex->demonyms, hs_tree_form(c->tree, w)))
            return false;
    }
    return true;
}

static uint32_t find_described(const hs_cast *c, uint32_t i)
{
    const hs_phrase *p = &c->phrases.at[i];
    candidates all = { 0 };
    uint32_t best = HS_NONE;
    collect(c, key_of(KEY_NOUN, hs_mention_hash(hs_str(c->tree->lemma[p->head]))), &all);
    for (uint32_t k = 0; k < all.n; k++) {
        const hs_actor *a = &c->actors.at[all.actor[k]];
        if (a->last == HS_NONE || a->last >= i || !can_describe(c, p, a)) continue;
        /* Without "the", only what was called exactly so: "police ... police"; people in the
         * plural are others each time. */
        if (!p->definite && (a->n_words > range_length(p->core) || (p->plural && p->type == HS_PERSON)))
            continue;
        if (best == HS_NONE || a->last > c->actors.at[best].last) best = all.actor[k];
    }
    return best;
}

/* "The Brigades" of "Littoral Brigades": a noun with a capital that ends a name is that name's,
 * though the tagger saw none in it. */
static uint32_t find_capital(const hs_cast *c, uint32_t i)
{
    const hs_phrase *p = &c->phrases.at[i];
    const hs_tree *t = c->tree;
    hs_slice form = hs_tree_form(t, p->head);
    uint32_t best = HS_NONE;
    if (!p->definite || p->owner != HS_NONE || !hs_is_upper(form.at[0]) || range_length(p->core) > 2 ||
        p->head == t->sentences[t->sentence[p->head]].tokens.first)
        return HS_NONE;
    candidates all = { 0 };
    uint64_t hash = hs_mention_hash(form);
    collect(c, key_of(KEY_NOUN, hash), &all);
    for (uint32_t k = 0; k < all.n; k++) {
        const hs_actor *a = &c->actors.at[all.actor[k]];
        if (a->last == HS_NONE || a->last >= i || a->name.n < 2 || a->name.word[a->name.n - 1] != hash) continue;
        if (best == HS_NONE || a->last > c->actors.at[best].last) best = all.actor[k];
    }
    return best;
}

static bool predicates(const hs_cast *c, const hs_phrase *p, uint32_t actor)
{
    const hs_actor *a = &c->actors.at[actor];
    if (clash_of_type(a->type, p->type) || a->plural != p->plural) return false;
    return p->definite || (p->type == HS_PERSON && a->type == HS_PERSON);
}

static uint32_t same_actor(const hs_cast *c, const hs_phrase *p)
{
    uint32_t own = p->same != HS_NONE ? c->phrases.own[p->same] : HS_NONE;
    if (own == HS_NONE) return HS_NONE;
    uint32_t actor = c->phrases.at[own].actor;
    if (actor == HS_NONE || p->kind == HS_PRONOUN) return actor;
    return predicates(c, p, actor) ? actor : HS_NONE;
}

/* "This newspaper" is the report's own medium, whether or not that is named anywhere. */
static void join_here(hs_cast *c, uint32_t i)
{
    if (c->own == HS_NONE) c->own = new_actor(c, i);
    else hs_mention_add(c, i, c->own);
}

static void join_description(hs_cast *c, uint32_t i)
{
    const hs_phrase *p = &c->phrases.at[i];
    if (p->here) { join_here(c, i); return; }
    uint32_t found = same_actor(c, p);
    if (found == HS_NONE && !p->indefinite && !p->contrast) {
        found = find_described(c, i);
        if (found == HS_NONE) found = find_capital(c, i);
        if (found == HS_NONE && p->again) found = c->medium;
        if (found == HS_NONE && p->partners) found = hs_mention_antecedent(c, i);
        if (found == HS_NONE && p->definite && p->generic && p->owner == HS_NONE &&
            range_length(p->core) <= 2)
            found = hs_mention_antecedent(c, i);
    }
    if (found == HS_NONE) new_actor(c, i);
    else hs_mention_add(c, i, found);
}

static void join_pronoun(hs_cast *c, uint32_t i)
{
    hs_phrase *p = &c->phrases.at[i];
    hs_slice value = hs_mention_pronoun(c->lex, c->tree, p->head);
    if (p->here) { join_here(c, i); return; }
    uint32_t found = same_actor(c, p);
    if (found == HS_NONE && hs_value_has(value, "third")) found = hs_mention_antecedent(c, i);
    if (found == HS_NONE) return;
    hs_mention_add(c, i, found);
    hs_actor *a = &c->actors.at[found];
    if (!a->sex && p->sex && a->type == HS_PERSON) a->sex = p->sex;
}

/* A coordination is the actor of all that name the same members in the same order. */
static void join_coordination(hs_cast *c, uint32_t i)
{
    uint64_t hash = 0;
    candidates all = { 0 };
    for (uint32_t m = c->phrases.at[i].first_member; m != HS_NONE; m = c->phrases.at[m].next_member) {
        uint32_t actor = c->phrases.at[m].actor;
        if (actor == HS_NONE) return;
        hash = hs_hash64(&actor, sizeof actor, hash);
    }
    uint64_t key = key_of(KEY_JOINT, hash);
    collect(c, key, &all);
    if (all.n) hs_mention_add(c, i, all.actor[0]);
    else put(c, key, new_actor(c, i));
}

/* A single word that is the surname of somebody named in full anywhere in the report is that
 * person's, whatever the tagger took it for here ("Trump" in "Trump campaign"). */
static void settle_surnames(hs_cast *c)
{
    for (uint32_t i = 0; i < c->phrases.n; i++) {
        const hs_phrase *p = &c->phrases.at[i];
        if (p->kind != HS_NAME || p->type != HS_PERSON) continue;
        hs_name name = hs_mention_name(c->lex, words_text(c, p->name));
        if (name.n > 1) put(c, key_of(KEY_SURNAME, name.word[name.n - 1]), 0);
    }
    for (uint32_t i = 0; i < c->phrases.n; i++) {
        hs_phrase *p = &c->phrases.at[i];
        if (p->kind != HS_NAME || p->plural || p->definite || state_hash(c, p->name) ||
            (p->type != HS_ORGANIZATION && p->type != HS_PLACE && p->type != TYPE_UNKNOWN))
            continue;
        hs_name name = hs_mention_name(c->lex, words_text(c, p->name));
        candidates all = { 0 };
        if (name.n == 1) collect(c, key_of(KEY_SURNAME, name.word[0]), &all);
        if (all.n) p->type = HS_PERSON;
    }
}

/* "X's ambassador": X is a place, whatever the tagger took it for. */
static bool stands_as_place(const hs_cast *c, const hs_phrase *p)
{
    const hs_tree *t = c->tree;
    uint32_t noun = t->head[p->head];
    hs_slice value;
    if (t->relation[p->head] != HS_REL_NMOD_POSS || noun == HS_NONE) return false;
    hs_slice lemma = hs_str(t->lemma[noun]);
    return (hs_lexicon_find(&c->lex->people, lemma, &value) && hs_value_has(value, "state")) ||
           (hs_lexicon_find(&c->lex->bodies, lemma, &value) && hs_value_has(value, "state"));
}

/* A single word, taken for a person that nobody named in full, gave a title or called by a first
 * name, is a place where the report uses it as one. */
static void settle_places(hs_cast *c)
{
    for (uint32_t i = 0; i < c->phrases.n; i++) {
        const hs_phrase *p = &c->phrases.at[i];
        if (p->kind != HS_NAME || range_length(p->name) != 1) continue;
        uint64_t word = hs_mention_name(c->lex, words_text(c, p->name)).whole;
        if (p->titled || p->sex) put(c, key_of(KEY_SURNAME, word), 0);
        else if (stands_as_place(c, p)) put(c, key_of(KEY_STATE, word), 0);
    }
    for (uint32_t i = 0; i < c->phrases.n; i++) {
        hs_phrase *p = &c->phrases.at[i];
        if (p->kind != HS_NAME || p->type != HS_PERSON || range_length(p->name) != 1) continue;
        hs_name name = hs_mention_name(c->lex, words_text(c, p->name));
        candidates places = { 0 }, people = { 0 };
        collect(c, key_of(KEY_STATE, name.whole), &places);
        if (places.n && name.n == 1) collect(c, key_of(KEY_SURNAME, name.word[0]), &people);
        if (places.n && !people.n) p->type = HS_PLACE;
    }
}

void hs_mention_join(hs_cast *c)
{
    settle_surnames(c);
    settle_places(c);
    for (uint32_t i = 0; i < c->phrases.n; i++)
        if (c->phrases.at[i].kind == HS_NAME) join_name(c, i);
    for (uint32_t a = 0; a < c->actors.n; a++) {
        c->actors.at[a].last = HS_NONE;
        c->actors.at[a].count = 0;
    }
    for (uint32_t i = 0; i < c->phrases.n; i++) {
        hs_phrase *p = &c->phrases.at[i];
        if (p->coordination) continue;
        if (p->kind == HS_PRONOUN) join_pronoun(c, i);
        else if (p->kind == HS_DESCRIPTION) join_description(c, i);
        else if (p->actor != HS_NONE) {
            c->actors.at[p->actor].last = i;
            c->actors.at[p->actor].count++;
            if (c->actors.at[p->actor].type == HS_MEDIUM) c->medium = p->actor;
        }
        if (p->joint != HS_NONE) join_coordination(c, p->joint);
    }
}
