/* position_party.c - whose position it is: the state, movement or body that somebody speaks for. */
#include "event/position_seeker.h"

/* How much is looked at of one who is named all the time; and of a report that names thousands. */
enum { MENTIONS = 8, PHRASE = 48, ENTITIES = 512 };

/* An abbreviation that the report uses itself is what its readers know the party by: "UN". */
static const char *short_name(const hs_seeker *k, const hs_entity *e)
{
    for (uint32_t i = 0; i < e->n_mentions && i < MENTIONS; i++) {
        const hs_mention *m = &k->who->mentions[e->mentions[i]];
        hs_slice form = hs_tree_form(k->t, m->head);
        bool capital = form.n >= 2 && form.n <= 6;
        for (uint32_t c = 0; c < form.n; c++) capital = capital && hs_is_upper(form.at[c]);
        if (capital) return hs_copy(k->out, form.at, form.n);
    }
    return e->name;
}

static bool is_body(const hs_entity *e)
{
    return e->named && (e->type == HS_ORGANIZATION || e->type == HS_GROUP || e->type == HS_PLACE ||
                        e->type == HS_UNNAMED);
}

/* "the Tarsenian army", "Vasland's foreign ministry": it moves for its state. */
static bool is_organ(const hs_seeker *k, const hs_mention *m)
{
    hs_slice value;
    return hs_lexicon_find(&k->lists->bodies, hs_str(k->t->lemma[m->head]), &value) &&
           hs_value_has(value, "organ");
}

/* The entity of that name, or of the state of that name: "US" is the United States. */
static uint32_t entity_named(const hs_seeker *k, hs_slice name)
{
    for (uint32_t i = 0; i < k->who->n_entities && i < ENTITIES; i++) {
        hs_slice own = hs_str(k->who->entities[i].name), state;
        if (hs_equal_nocase(own, name)) return i;
        if (hs_lexicon_find(&k->lists->demonyms, own, &state) && hs_equal(state, name)) return i;
    }
    return HS_NONE;
}

static hs_taker state_of(const hs_seeker *k, hs_slice name)
{
    uint32_t e = entity_named(k, name);
    const char *known = e != HS_NONE ? short_name(k, &k->who->entities[e]) : hs_copy(k->out, name.at, name.n);
    return (hs_taker){ e, known, true };
}

/* A name of several words that a mention is, "Army of the Two Rivers"; empty where it is none. */
static hs_slice whole_name(const hs_seeker *k, const hs_mention *m)
{
    const hs_tree *t = k->t;
    uint32_t first = m->tokens.first, w;
    while (first < m->tokens.last && !hs_is_upper(t->text[t->span[first].begin])) first++;
    for (w = first; w < m->tokens.last; w++)
        if (!hs_is_upper(t->text[t->span[w].begin]) && t->upos[w] != HS_UPOS_NUM && t->upos[w] != HS_UPOS_ADP &&
            t->upos[w] != HS_UPOS_DET) return (hs_slice){ "", 0 };
    if (first > m->head || w < first + 2) return (hs_slice){ "", 0 };
    return hs_cut(t->text, (hs_span){ t->span[first].begin, t->span[w - 1].end });
}

/* "a council official": the body of the report whose name ends so. */
static uint32_t body_ending(const hs_seeker *k, uint32_t w)
{
    hs_slice noun = hs_tree_form(k->t, w);
    if (k->t->upos[w] != HS_UPOS_NOUN || !hs_lexicon_has(&k->lists->bodies, noun)) return HS_NONE;
    for (uint32_t i = 0; i < k->who->n_entities && i < ENTITIES; i++) {
        const hs_entity *e = &k->who->entities[i];
        hs_slice name = hs_str(e->name);
        if (!is_body(e) || name.n <= noun.n + 1 || !hs_is_upper(name.at[name.n - noun.n])) continue;
        hs_slice end = { name.at + name.n - noun.n, noun.n };
        if (end.at[-1] == ' ' && hs_equal_nocase(end, noun)) return i;
    }
    return HS_NONE;
}

/* The body that the words of one mention name besides whom they mention. A movement or an
 * organisation goes before a place: "a spokesman for the Front in Lomar". */
static bool body_in(const hs_seeker *k, const hs_mention *m, uint32_t self, hs_taker *out)
{
    const hs_who *who = k->who;
    bool found = false;
    uint32_t last = m->tokens.last - m->tokens.first > PHRASE ? m->tokens.first + PHRASE : m->tokens.last;
    for (uint32_t w = m->tokens.first; w < last; w++) {
        hs_slice state;
        uint32_t inner = who->of_head[w];
        bool within = inner != HS_NONE && who->mentions[inner].tokens.first >= m->tokens.first &&
                      who->mentions[inner].tokens.last <= m->tokens.last;    /* not "A and B" around A */
        uint32_t e = within ? who->mentions[inner].entity : HS_NONE;
        if (e != HS_NONE && e != self && is_body(&who->entities[e]) && !is_organ(k, &who->mentions[inner])) {
            bool place = who->entities[e].type == HS_PLACE;
            if (!found || !place) *out = (hs_taker){ e, short_name(k, &who->entities[e]), true };
            if (!place) return true;
            found = true;
        } else if (!found && w != m->head && k->t->relation[w] == HS_REL_NMOD_POSS &&
                   k->t->upos[w] == HS_UPOS_PROPN && k->t->name[w] != HS_NAME_FIRST(HS_NAME_PERSON)) {
            /* a name that nothing else mentions */
            *out = state_of(k, hs_tree_form(k->t, w));
            found = true;
        } else if (!found && w != m->head && (e = body_ending(k, w)) != HS_NONE) {
            *out = (hs_taker){ e, short_name(k, &who->entities[e]), true };
            found = true;
        } else if (!found && hs_is_upper(k->t->text[k->t->span[w].begin]) &&
                   hs_lexicon_find(&k->lists->demonyms, hs_tree_form(k->t, w), &state) && state.n) {
            *out = state_of(k, state);
            found = true;
        }
    }
    return found;
}

/* "the army of Vasland", "the Turkish Ministry of Foreign Affairs". */
static bool is_of_place(const hs_seeker *k, const hs_mention *m)
{
    hs_slice state;
    if (!is_organ(k, m)) return false;
    for (uint32_t w = m->tokens.first; w < m->tokens.last && w < m->tokens.first + PHRASE; w++) {
        uint32_t inner = k->who->of_head[w];
        uint32_t e = inner == HS_NONE ? HS_NONE : k->who->mentions[inner].entity;
        if (e != HS_NONE && w != m->head && k->who->entities[e].type == HS_PLACE) return true;
        if (hs_lexicon_find(&k->lists->demonyms, hs_tree_form(k->t, w), &state)) return true;
    }
    return m->tokens.last - m->tokens.first < 3;
}

static hs_taker find_body(const hs_seeker *k, uint32_t entity)
{
    const hs_entity *e = &k->who->entities[entity];
    hs_taker self = { entity, is_body(e) ? short_name(k, e) : e->name, is_body(e) }, found = { HS_NONE, NULL, false };
    uint32_t n = e->n_mentions < MENTIONS ? e->n_mentions : MENTIONS;
    if (self.body && n && !is_organ(k, &k->who->mentions[e->mentions[0]])) return self;
    hs_slice name = n && e->type != HS_PERSON ? whole_name(k, &k->who->mentions[e->mentions[0]]) : (hs_slice){ "", 0 };
    if (name.n && !is_of_place(k, &k->who->mentions[e->mentions[0]])) {
        uint32_t same = entity_named(k, name);
        return (hs_taker){ same != HS_NONE ? same : entity, hs_copy(k->out, name.at, name.n), true };
    }
    for (uint32_t i = 0; i < n; i++) {
        const hs_mention *m = &k->who->mentions[e->mentions[i]];
        if (m->kind != HS_PRONOUN && body_in(k, m, entity, &found)) return found;
    }
    bool theirs = n && k->t->upos[k->who->mentions[e->mentions[0]].tokens.first] == HS_UPOS_PRON;
    if (theirs && is_organ(k, &k->who->mentions[e->mentions[0]])) self.body = false;     /* "her government" */
    return self;
}

static void add(hs_takers *to, hs_taker p)
{
    if (!p.name) return;
    for (uint32_t i = 0; i < to->n; i++)
        if (strcmp(to->at[i].name, p.name) == 0) return;
    if (to->n < HS_PARTIES) to->at[to->n++] = p;
}

static hs_taker body_of(hs_seeker *k, uint32_t entity)
{
    if (!k->asked[entity]) {
        k->asked[entity] = true;
        k->body[entity] = find_body(k, entity);
    }
    return k->body[entity];
}

/* The first mention whose head is the word or stands behind it: they are in the order of their heads. */
static uint32_t first_mention(const hs_who *who, uint32_t word)
{
    uint32_t low = 0, high = who->n_mentions;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (who->mentions[middle].head < word) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Several that are named as one: "Almaria and the Coastal Council". */
static bool is_list(const hs_seeker *k, uint32_t entity)
{
    const hs_entity *e = &k->who->entities[entity];
    if (e->n_mentions == 0 || e->type == HS_PERSON) return false;
    const hs_mention *m = &k->who->mentions[e->mentions[0]];
    uint32_t conj = hs_tree_child(k->t, m->head, HS_REL_CONJ);
    return conj != HS_NONE && conj < m->tokens.last;
}

/* Whom the entity is or speaks for; "his Greek and Cypriot counterparts" speak for both. */
static void add_bodies(hs_seeker *k, uint32_t entity, hs_takers *out)
{
    const hs_tree *t = k->t;
    const hs_entity *e = &k->who->entities[entity];
    hs_taker p = body_of(k, entity);
    if (p.entity != entity || p.body || (e->type == HS_PERSON && e->named)) add(out, p);
    if (p.entity == entity || e->n_mentions == 0) return;
    const hs_mention *m = &k->who->mentions[e->mentions[0]];
    for (uint32_t w = m->tokens.first; w < m->head && w < m->tokens.first + PHRASE; w++) {
        hs_slice state;
        if (!hs_is_upper(t->text[t->span[w].begin])) continue;
        if (hs_lexicon_find(&k->lists->demonyms, hs_tree_form(t, w), &state) && state.n)
            add(out, state_of(k, state));
    }
}

/* "Almaria and the Coastal Council": each of them. */
static bool add_members(hs_seeker *k, uint32_t entity, hs_takers *out)
{
    if (!is_list(k, entity)) return false;
    const hs_tree *t = k->t;
    const hs_mention *m = &k->who->mentions[k->who->entities[entity].mentions[0]];
    uint32_t before = out->n;
    for (uint32_t i = first_mention(k->who, m->tokens.first); i < k->who->n_mentions; i++) {
        const hs_mention *part = &k->who->mentions[i];
        if (part->head >= m->tokens.last) break;
        bool member = part->head == m->head ||
                      (t->relation[part->head] == HS_REL_CONJ && t->head[part->head] == m->head);
        if (member && part->entity != entity && part->entity != HS_NONE && !is_list(k, part->entity))
            add_bodies(k, part->entity, out);
    }
    bool bodies = false;
    for (uint32_t i = before; i < out->n; i++) bodies = bodies || out->at[i].body;
    uint32_t n = before;
    for (uint32_t i = before; i < out->n; i++)           /* ministers of whom no state is named */
        if (out->at[i].body || !bodies) out->at[n++] = out->at[i];
    out->n = n;
    return n > before;
}

hs_takers hs_party_of(hs_seeker *k, uint32_t entity)
{
    hs_takers parties = { .n = 0 };
    if (entity == HS_NONE || add_members(k, entity, &parties)) return parties;
    add_bodies(k, entity, &parties);
    return parties;
}

/* "the cabinet would release": whoever speaks for it. */
static bool is_own_organ(const hs_seeker *k, uint32_t w)
{
    hs_slice value;
    return hs_lexicon_find(&k->lists->bodies, hs_str(k->t->lemma[w]), &value) && hs_value_has(value, "organ");
}

hs_takers hs_party_subject(hs_seeker *k, uint32_t subject, uint32_t statement)
{
    hs_takers none = { .n = 0 };
    if (subject == HS_NONE) return none;
    hs_slice value;
    uint32_t speaker = k->said[statement].speaker;
    uint32_t m = k->who->of_head[subject];
    uint32_t e = m == HS_NONE ? HS_NONE : k->who->mentions[m].entity;
    if (hs_lexicon_find(&k->lists->pronouns, hs_tree_form(k->t, subject), &value) && hs_value_has(value, "first"))
        return hs_party_of(k, speaker);
    hs_takers p = e != HS_NONE ? hs_party_of(k, e) : none;
    bool itself = p.n == 1 && p.at[0].entity == e;
    return (p.n == 0 || itself) && is_own_organ(k, subject) ? hs_party_of(k, speaker) : p;
}
