/* actor.c - CAMEO codes of actors: a state or body named in the phrase, then the roles in it. */
#include "event/scene.h"

#include <stdio.h>

typedef struct code { char at[HS_LONGEST_CODE]; uint32_t n; } code;

static void add_code(code *c, hs_slice s)
{
    if (s.n == 0 || c->n + s.n >= sizeof c->at) return;
    for (uint32_t i = 0; i + s.n <= c->n; i++)
        if (memcmp(c->at + i, s.at, s.n) == 0) return;
    memcpy(c->at + c->n, s.at, s.n);
    c->n += s.n;
    c->at[c->n] = 0;
}

/* ---- names ---- */

enum { LONGEST_NAME = 8 };

static uint32_t words_from(const hs_tree *t, uint32_t w, uint32_t last, hs_slice *out)
{
    uint32_t n = 0;
    for (; w < last && n < LONGEST_NAME; w++) out[n++] = hs_tree_form(t, w);
    return n;
}

static bool is_role(hs_slice v) { return v.n > 0 && (v.at[0] == '~' || v.at[v.n - 1] == '~'); }

/* The state that a word or two name: "French" and "France" alike. */
static uint32_t state_at(const hs_stage *s, const hs_slice *words, uint32_t n, hs_slice *value)
{
    hs_slice state;
    uint32_t k = hs_lexicon_longest(&s->lists->demonyms, words, n, &state);
    if (k == 0 || !hs_lexicon_find(&s->lists->states, state, value)) return 0;
    return hs_is_upper(words[0].at[0]) ? k : 0;
}

/* How many words from w on are an actor's name or a role: the user's own lists count first. */
static uint32_t entry_at(const hs_stage *s, uint32_t w, uint32_t last, hs_slice *value, bool *role)
{
    const hs_tree *t = s->tree;
    hs_slice words[LONGEST_NAME], found;
    uint32_t n = words_from(t, w, last, words);
    uint32_t k = s->lists->own.n ? hs_lexicon_longest(&s->lists->own, words, n, value) : 0;
    *role = k && is_role(*value);
    if (k || s->lists->only_own) return k;
    k = state_at(s, words, n, value);
    uint32_t m = hs_is_upper(words[0].at[0]) ? hs_lexicon_longest(&s->lists->actors, words, n, &found) : 0;
    if (m > 0 && m >= k) { k = m; *value = found; }
    if (k) return k;
    k = hs_lexicon_longest(&s->lists->agents, words, n, value);
    if (k == 0) {
        words[0] = hs_str(t->lemma[w]);
        k = hs_lexicon_longest(&s->lists->agents, words, n, value);
    }
    if (k == 0 && n > 1) {                      /* "foreign ministers": the plural of an entry's last word */
        words[0] = hs_tree_form(t, w);
        words[1] = hs_str(t->lemma[w + 1]);
        k = hs_lexicon_longest(&s->lists->agents, words, 2, value);
    }
    *role = k > 0;
    return k;
}

static hs_slice bare(hs_slice v)
{
    for (uint32_t i = 0; i < v.n; i++) if (v.at[i] == ' ') v.n = i;
    if (v.n && v.at[0] == '~') { v.at++; v.n--; }
    if (v.n && v.at[v.n - 1] == '~') v.n--;
    return v;
}

/* ---- phrases ---- */

static bool leaves_phrase(const hs_tree *t, uint32_t w)
{
    switch (t->relation[w]) {
    case HS_REL_ACL: case HS_REL_ACL_RELCL: case HS_REL_PARATAXIS: case HS_REL_ADVCL: case HS_REL_NSUBJ:
    case HS_REL_OBL: case HS_REL_COP: case HS_REL_AUX: case HS_REL_CCOMP: case HS_REL_OBJ: case HS_REL_OBL_AGENT:
    case HS_REL_NSUBJ_PASS: case HS_REL_XCOMP: case HS_REL_ADVCL_RELCL: return true;
    default: return false;
    }
}

static bool joins_phrase(const hs_tree *t, uint32_t w)
{
    static const char *const joins[] = { "of", "in", "from", "for", "at", "'s" };
    if (t->relation[w] != HS_REL_NMOD) return true;
    uint32_t c = hs_tree_child(t, w, HS_REL_CASE);
    if (c == HS_NONE) return true;
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
        if (hs_is_nocase(hs_tree_form(t, c), joins[i])) return true;
    return false;
}

/* True where the word belongs to the phrase of `head` itself, not to a clause or conjunct of it.
 * Looks a fixed number of steps up. */
static bool in_phrase(const hs_tree *t, uint32_t w, uint32_t head)
{
    enum { STEPS = 6 };
    for (int i = 0; i < STEPS && w != head && w != HS_NONE; i++) {
        if (leaves_phrase(t, w) || !joins_phrase(t, w)) return false;
        if (t->relation[w] == HS_REL_CONJ && t->head[w] == head) return false;
        w = t->head[w];
    }
    return w == head;
}

typedef struct reading {
    code names[HS_MOST_PARTIES]; uint32_t at[HS_MOST_PARTIES], n;
    code before, roles;
} reading;

/* True where the word is a conjunct of a name that was already read. */
static bool follows_name(const hs_tree *t, const reading *r, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w < last; w++)
        if (t->relation[w] == HS_REL_CONJ)
            for (uint32_t i = 0; i < r->n; i++)
                if (t->head[w] == r->at[i] || (t->head[w] >= r->at[0] && t->head[w] < first)) return true;
    return false;
}

static void read_phrase(const hs_stage *s, uint32_t head, reading *r)
{
    enum { WIDEST = 40 };
    const hs_tree *t = s->tree;
    hs_range reach = t->reach[head];
    memset(r, 0, sizeof *r);
    if (reach.last - reach.first > WIDEST) {
        reach.first = head - reach.first > WIDEST / 2 ? head - WIDEST / 2 : reach.first;
        if (reach.last - head > WIDEST / 2) reach.last = head + WIDEST / 2;
    }
    for (uint32_t w = reach.first; w < reach.last;) {
        hs_slice value;
        bool role;
        uint32_t k = in_phrase(t, w, head) ? entry_at(s, w, reach.last, &value, &role) : 0;
        if (k == 0) { w++; continue; }
        if (role && value.at[value.n - 1] == '~') add_code(&r->before, bare(value));
        else if (role) add_code(&r->roles, bare(value));
        else if (r->n == 0 || (r->n < HS_MOST_PARTIES && follows_name(t, r, w, w + k))) {
            add_code(&r->names[r->n], bare(value));
            r->at[r->n++] = w + k - 1;
        }
        w += k;
    }
}

/* ---- parties ---- */

/* The mention of the word by itself: of "A and B", A. */
static uint32_t mention_of(const hs_stage *s, uint32_t w)
{
    const hs_who *who = s->who;
    uint32_t m = who->of_head[w], best = m;
    if (m == HS_NONE) return HS_NONE;
    for (; m < who->n_mentions && who->mentions[m].head == who->mentions[best].head; m++) {
        const hs_span a = who->mentions[m].span, b = who->mentions[best].span;
        if (a.end - a.begin < b.end - b.begin) best = m;
    }
    return best;
}

static uint32_t entity_of(const hs_stage *s, uint32_t w)
{
    uint32_t m = mention_of(s, w);
    return m == HS_NONE ? HS_NONE : s->who->mentions[m].entity;
}

static bool acts_by_type(const hs_stage *s, uint32_t entity)
{
    if (entity == HS_NONE) return false;
    uint8_t type = s->who->entities[entity].type;
    return type == HS_PERSON || type == HS_ORGANIZATION || type == HS_GROUP || type == HS_UNNAMED ||
           type == HS_MEDIUM;
}

static hs_span phrase_span(const hs_stage *s, uint32_t head)
{
    uint32_t m = mention_of(s, head);
    if (m != HS_NONE && s->who->mentions[m].head == head) return s->who->mentions[m].span;
    hs_range r = { head, head + 1 };
    while (r.first > s->tree->reach[head].first && in_phrase(s->tree, r.first - 1, head) &&
           s->tree->relation[r.first - 1] != HS_REL_CASE && s->tree->upos[r.first - 1] != HS_UPOS_PUNCT) r.first--;
    while (r.last < s->tree->reach[head].last && s->tree->relation[r.last] == HS_REL_FLAT) r.last++;
    return hs_tree_span(s->tree, r);
}

static void push(const hs_stage *s, uint32_t head, const code *c, uint32_t named, hs_parts *parts)
{
    if (parts->n == HS_MOST_PARTIES) return;
    uint32_t e = entity_of(s, named);
    hs_span span = phrase_span(s, named);
    const char *name = e != HS_NONE ? s->who->entities[e].name : NULL;
    if (!name) name = hs_copy(s->out, s->tree->text + span.begin, span.end - span.begin);
    parts->at[parts->n++] = (hs_part){ head, {
        .entity = e, .name = name, .span = span, .code = c->n ? hs_copy(s->out, c->at, c->n) : NULL } };
}

/* The parties that one phrase names: "lawmakers in A and B" are two. `shared` is the name that an
 * earlier conjunct was given in front ("Danish media and government"). */
static bool read_party(const hs_stage *s, uint32_t head, code *shared, hs_parts *parts)
{
    reading r;
    read_phrase(s, head, &r);
    uint32_t e = entity_of(s, head);
    bool pronoun = s->tree->upos[head] == HS_UPOS_PRON;
    if (r.n == 0 && e != HS_NONE && s->entity_code && s->entity_code[e]) {
        const char *known = s->entity_code[e];
        if (pronoun || r.roles.n == 0) add_code(&r.names[0], hs_str(known));
        else add_code(&r.names[0], (hs_slice){ known, strlen(known) < 3 ? (uint32_t)strlen(known) : 3 });
        r.at[0] = head;
        r.n = 1;
    }
    if (r.n == 0 && shared->n && !pronoun && r.roles.n) { r.names[0] = *shared; r.at[0] = head; r.n = 1; }
    if (r.n == 0 && r.roles.n == 0 && r.before.n == 0) {
        if (!acts_by_type(s, e)) return false;
        push(s, head, &r.roles, head, parts);
        return true;
    }
    if (r.n) *shared = r.names[0];
    for (uint32_t i = 0; i < (r.n ? r.n : 1); i++) {
        code c = r.before;
        if (r.n) add_code(&c, hs_str(r.names[i].at));
        if (r.roles.n) add_code(&c, hs_str(r.roles.at));
        push(s, head, &c, i ? r.at[i] : head, parts);
    }
    return true;
}

/* True where the head itself names an actor, by entry or by what sort of mention it is. */
static bool is_actor(const hs_stage *s, uint32_t head)
{
    hs_slice value;
    bool role;
    const hs_tree *t = s->tree;
    if (t->upos[head] == HS_UPOS_VERB || t->upos[head] == HS_UPOS_NUM) return false;
    uint32_t e = entity_of(s, head);
    if (t->upos[head] == HS_UPOS_PRON && e != HS_NONE && s->entity_code && s->entity_code[e]) return true;
    if (t->upos[head] == HS_UPOS_PRON) return acts_by_type(s, e);
    bool deed = t->upos[head] == HS_UPOS_NOUN && hs_lexicon_has(&s->lists->nouns, hs_str(t->lemma[head]));
    if (acts_by_type(s, e) && !deed) return true;               /* "relations" are here no relatives */
    uint32_t first = head > t->reach[head].first + 4 ? head - 4 : t->reach[head].first;
    for (uint32_t w = first; w <= head; w++) {
        uint32_t k = entry_at(s, w, t->reach[head].last, &value, &role);
        if (k && w + k > head) return true;
    }
    if (t->upos[head] != HS_UPOS_PROPN) return false;
    for (uint32_t w = first; w < head; w++)     /* a name that begins with a known one: "Arnor President X" */
        if (in_phrase(t, w, head) && entry_at(s, w, t->reach[head].last, &value, &role)) return true;
    return false;
}

static void add_conjuncts(const hs_stage *s, uint32_t head, hs_parts *parts);

/* Breadth first through the phrase, a fixed number of words: the nearest actors inside it. */
static void look_inside(const hs_stage *s, uint32_t head, bool pronouns, hs_parts *parts)
{
    enum { ROOM = 24 };
    const hs_tree *t = s->tree;
    uint32_t queue[ROOM] = { head }, n = 1;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = t->child_first[queue[i]]; k < t->child_first[queue[i] + 1]; k++) {
            uint32_t c = t->child[k];
            uint8_t r = t->relation[c];
            bool nominal = r == HS_REL_NMOD || r == HS_REL_NMOD_POSS || r == HS_REL_AMOD || r == HS_REL_COMPOUND ||
                           r == HS_REL_CONJ || r == HS_REL_ACL || r == HS_REL_OBL_AGENT ||
                           (i > 0 && (r == HS_REL_OBJ || r == HS_REL_OBL || r == HS_REL_NSUBJ));
            if (!nominal || (t->upos[c] == HS_UPOS_PRON) != (pronouns && t->upos[c] == HS_UPOS_PRON)) continue;
            if (is_actor(s, c)) { add_conjuncts(s, c, parts); return; }
            if (n < ROOM) queue[n++] = c;
        }
}

static void add_conjuncts(const hs_stage *s, uint32_t head, hs_parts *parts)
{
    const hs_tree *t = s->tree;
    code shared = { .n = 0 };
    if (is_actor(s, head)) read_party(s, head, &shared, parts);
    for (uint32_t k = t->child_first[head]; k < t->child_first[head + 1]; k++) {
        uint32_t c = t->child[k];
        if (t->relation[c] != HS_REL_CONJ || t->upos[c] == HS_UPOS_VERB) continue;
        if (is_actor(s, c)) read_party(s, c, &shared, parts);
    }
}

void hs_actor_inside(const hs_stage *s, uint32_t head, hs_parts *parts)
{
    look_inside(s, head, false, parts);
    if (parts->n == 0) look_inside(s, head, true, parts);
}

void hs_actor_parties(const hs_stage *s, uint32_t head, bool inside, hs_parts *parts)
{
    uint32_t before = parts->n;
    add_conjuncts(s, head, parts);
    if (parts->n == before && inside) hs_actor_inside(s, head, parts);
}

void hs_actor_entities(hs_stage *s, hs_arena *scratch)
{
    const hs_who *who = s->who;
    const char **codes = hs_new(scratch, const char *, who->n_entities + 1);
    s->entity_code = NULL;
    for (uint32_t i = 0; i < who->n_mentions; i++) {
        const hs_mention *m = &who->mentions[i];
        if (m->entity == HS_NONE || codes[m->entity] || m->kind == HS_PRONOUN) continue;
        reading r;
        read_phrase(s, m->head, &r);
        if (r.n == 0) continue;
        code c = r.before;
        add_code(&c, hs_str(r.names[0].at));
        if (r.roles.n) add_code(&c, hs_str(r.roles.at));
        codes[m->entity] = hs_copy(s->out, c.at, c.n);
    }
    s->entity_code = codes;
}
