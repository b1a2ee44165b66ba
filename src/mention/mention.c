/* mention.c - the layer's doors: its word lists, and the record of who is in the report. */
#include "mention/inner.h"

hs_status hs_mention_open(const hs_model *model, hs_mention_lexicons *out, hs_error *err)
{
    *out = (hs_mention_lexicons){ 0 };
    HS_TRY(hs_lexicon_open(model, "titles", &out->titles, err));
    HS_TRY(hs_lexicon_open(model, "firstnames", &out->firstnames, err));
    HS_TRY(hs_lexicon_open(model, "people", &out->people, err));
    HS_TRY(hs_lexicon_open(model, "bodies", &out->bodies, err));
    HS_TRY(hs_lexicon_open(model, "media", &out->media, err));
    HS_TRY(hs_lexicon_open(model, "documents", &out->documents, err));
    HS_TRY(hs_lexicon_open(model, "demonyms", &out->demonyms, err));
    HS_TRY(hs_lexicon_open(model, "months", &out->months, err));
    HS_TRY(hs_lexicon_open(model, "pronouns", &out->pronouns, err));
    return hs_lexicon_open(model, "nameparts", &out->nameparts, err);
}

/* ---- which actors are told ------------------------------------------------------------- */

/* A phrase of unknown kind is told only where somebody speaks or acts by it. */
static bool counts(const hs_cast *c, const hs_phrase *p)
{
    uint8_t r = c->tree->relation[p->head];
    return p->speaks || r == HS_REL_NSUBJ || r == HS_REL_NSUBJ_PASS || r == HS_REL_IOBJ;
}

static bool *told_actors(const hs_cast *c, hs_arena *scratch)
{
    bool *told = hs_new(scratch, bool, c->actors.n);
    for (uint32_t a = 0; a < c->actors.n; a++) told[a] = c->actors.at[a].type != TYPE_UNKNOWN;
    for (uint32_t i = 0; i < c->phrases.n; i++) {
        const hs_phrase *p = &c->phrases.at[i];
        if (p->actor != HS_NONE && counts(c, p)) told[p->actor] = true;
    }
    return told;
}

/* ---- names and roles --------------------------------------------------------------------- */

/* The words as one line: blanks and line breaks become one blank. */
static const char *line(const hs_tree *t, hs_range words, hs_arena *out)
{
    hs_slice text = hs_cut(t->text, hs_tree_span(t, words));
    char *s = hs_copy(out, text.at, text.n);
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.n; i++) {
        bool blank = hs_is_blank(s[i]);
        if (blank && (n == 0 || s[n - 1] == ' ')) continue;
        s[n++] = blank ? ' ' : s[i];
    }
    s[n] = '\0';
    return s;
}

/* What tells an actor without a name: the first phrase, but for a body that came in with "an"
 * the first one with "the". */
static const hs_phrase *told_by(const hs_cast *c, const hs_actor *a)
{
    bool later = c->phrases.at[a->first].indefinite && a->definite_by != HS_NONE && a->type != HS_PERSON;
    return &c->phrases.at[later ? a->definite_by : a->first];
}

enum { LONG_NAME = 60, LONG_JOINT = 80 };

/* "Cosmorama magazine", where the tagger saw no name, is Cosmorama: two words, the first with a
 * capital though it begins no sentence. */
static hs_range without_kind(const hs_cast *c, const hs_phrase *p, hs_range r)
{
    const hs_tree *t = c->tree;
    hs_slice value;
    bool paper = hs_lexicon_find(&c->lex->media, hs_tree_form(t, p->head), &value) && hs_value_has(value, "again");
    bool name = paper && p->type == HS_MEDIUM && r.last == r.first + 2 && p->head == r.first + 1 &&
                hs_is_upper(hs_tree_form(t, r.first).at[0]) && hs_is_lower(hs_tree_form(t, p->head).at[0]) &&
                r.first > t->sentences[t->sentence[r.first]].tokens.first &&
                !hs_lexicon_has(&c->lex->demonyms, hs_tree_form(t, r.first));
    return name ? (hs_range){ r.first, p->head } : r;
}

static const char *own_name(const hs_cast *c, const hs_actor *a, hs_arena *out)
{
    const hs_tree *t = c->tree;
    if (c->own != HS_NONE && a == &c->actors.at[c->own] &&     /* "the Tribune" is the Castleford Tribune */
        (a->named_by == HS_NONE || a->name.whole != c->lex->own))
        return hs_copy(out, c->lex->outlet, strlen(c->lex->outlet));
    if (a->named_by != HS_NONE) return line(t, c->phrases.at[a->named_by].name, out);
    const hs_phrase *p = told_by(c, a);
    hs_range r = p->core;
    hs_span bytes = hs_tree_span(t, r);
    uint32_t clause = hs_tree_child(t, p->head, HS_REL_ACL_RELCL);
    if (clause == HS_NONE) clause = hs_tree_child(t, p->head, HS_REL_ACL);
    if (bytes.end - bytes.begin > LONG_NAME && clause != HS_NONE && t->reach[clause].first > p->head &&
        t->reach[clause].first < r.last)
        r.last = t->reach[clause].first;
    if (p->type != HS_PERSON && p->definite && r.last - r.first > 1 && t->upos[r.first] == HS_UPOS_DET) r.first++;
    return line(t, without_kind(c, p, r), out);
}

/* "A, B and C", from the members' own names. */
static const char *joint_name(const hs_cast *c, const hs_actor *a, const hs_entity *entities,
                              const uint32_t *entity_of, hs_arena *out)
{
    size_t n = 1;
    uint32_t first = c->phrases.at[a->first].first_member, m;
    for (m = first; m != HS_NONE; m = c->phrases.at[m].next_member)
        n += strlen(entities[entity_of[c->phrases.at[m].actor]].name) + 5;
    char *name = hs_new(out, char, n), *at = name;
    for (m = first; m != HS_NONE; m = c->phrases.at[m].next_member) {
        const char *part = entities[entity_of[c->phrases.at[m].actor]].name;
        const char *glue = m == first ? "" : c->phrases.at[m].next_member == HS_NONE ? " and " : ", ";
        size_t k = strlen(glue), l = strlen(part);
        memcpy(at, glue, k);
        memcpy(at + k, part, l);
        at += k + l;
    }
    return name;
}

/* Bodies and documents that the report can mean by description alone count as named: "the
 * army". */
static bool is_named(const hs_cast *c, const hs_actor *a)
{
    const hs_phrase *p = told_by(c, a);
    if (a->named_by != HS_NONE || p->here) return true;
    if (p->indefinite || a->type == HS_PERSON || a->type == TYPE_UNKNOWN) return false;
    if (a->type == HS_DOCUMENT) return p->definite;
    return p->definite || c->tree->xpos[p->head] != HS_XPOS_NNS;
}

static hs_entity make_entity(const hs_cast *c, const hs_actor *a, hs_arena *out)
{
    hs_entity e = { .type = a->type, .named = is_named(c, a) };
    if (!a->coordination) e.name = own_name(c, a, out);
    if (a->role_by != HS_NONE) e.role = line(c->tree, c->phrases.at[a->role_by].role, out);
    if (!e.named && (a->type == HS_PERSON || a->type == HS_ORGANIZATION || a->type == HS_GROUP))
        e.type = HS_UNNAMED;
    return e;
}

/* ---- the record ----------------------------------------------------------------------------- */

static hs_entity *write_entities(const hs_cast *c, uint32_t *entity_of, uint32_t *n, hs_arena *out,
                                       hs_arena *scratch)
{
    bool *told = told_actors(c, scratch);
    *n = 0;
    for (uint32_t a = 0; a < c->actors.n; a++) entity_of[a] = told[a] ? (*n)++ : HS_NONE;
    hs_entity *entities = hs_new(out, hs_entity, *n);
    for (uint32_t a = 0; a < c->actors.n; a++)
        if (told[a]) entities[entity_of[a]] = make_entity(c, &c->actors.at[a], out);
    for (uint32_t a = 0; a < c->actors.n; a++) {
        if (!c->actors.at[a].coordination || !told[a]) continue;
        hs_entity *e = &entities[entity_of[a]];
        const hs_phrase *p = &c->phrases.at[c->actors.at[a].first];
        bool whole = true;
        e->named = 0;
        for (uint32_t m = p->first_member; m != HS_NONE; m = c->phrases.at[m].next_member) {
            uint32_t member = entity_of[c->phrases.at[m].actor];
            whole &= member != HS_NONE && entities[member].name;
            e->named |= member != HS_NONE && entities[member].named;
        }
        hs_span bytes = hs_tree_span(c->tree, p->core);
        bool brief = bytes.end - bytes.begin <= LONG_JOINT;
        e->name = whole && !brief ? joint_name(c, &c->actors.at[a], entities, entity_of, out)
                                  : line(c->tree, p->core, out);
        e->type = e->named ? HS_GROUP : HS_UNNAMED;
    }
    return entities;
}

/* Lists every entity's mentions, in text order, as ranges of one array. */
static void list_mentions(const hs_who *who, hs_entity *entities, hs_arena *out, hs_arena *scratch)
{
    uint32_t *list = hs_new(out, uint32_t, who->n_mentions), total = 0;
    uint32_t *next = hs_new(scratch, uint32_t, who->n_entities);
    for (uint32_t m = 0; m < who->n_mentions; m++)
        if (who->mentions[m].entity != HS_NONE) entities[who->mentions[m].entity].n_mentions++;
    for (uint32_t e = 0; e < who->n_entities; e++) {
        entities[e].mentions = list + total;
        next[e] = total;
        total += entities[e].n_mentions;
    }
    for (uint32_t m = 0; m < who->n_mentions; m++)
        if (who->mentions[m].entity != HS_NONE) list[next[who->mentions[m].entity]++] = m;
}

/* The words' way to their mentions; a coordination stands before its first member. */
static const uint32_t *index_heads(const hs_cast *c, const uint32_t *mention_of, hs_arena *out)
{
    uint32_t *of_head = hs_new(out, uint32_t, c->tree->n);
    for (uint32_t w = 0; w < c->tree->n; w++) {
        uint32_t own = c->phrases.own[w];
        of_head[w] = own != HS_NONE ? mention_of[own] : HS_NONE;
    }
    for (uint32_t i = 0; i < c->phrases.n; i++)
        if (c->phrases.at[i].coordination && mention_of[i] != HS_NONE)
            of_head[c->phrases.at[i].head] = mention_of[i];
    return of_head;
}

static const uint8_t *list_traits(const hs_cast *c, const uint32_t *entity_of, uint32_t n, hs_arena *out)
{
    uint8_t *traits = hs_new(out, uint8_t, n);
    for (uint32_t i = 0; i < c->actors.n; i++) {
        const hs_actor *a = &c->actors.at[i];
        int sex = a->sex == SEX_MALE ? HS_WHO_MALE : a->sex == SEX_FEMALE ? HS_WHO_FEMALE : 0;
        if (entity_of[i] != HS_NONE) traits[entity_of[i]] = (uint8_t)(sex | (a->plural ? HS_WHO_SEVERAL : 0));
    }
    return traits;
}

static hs_who write_record(const hs_cast *c, hs_arena *out, hs_arena *scratch)
{
    hs_who who = { 0 };
    uint32_t *entity_of = hs_new(scratch, uint32_t, c->actors.n);
    uint32_t *mention_of = hs_new(scratch, uint32_t, c->phrases.n);
    hs_entity *entities = write_entities(c, entity_of, &who.n_entities, out, scratch);
    hs_mention *mentions = hs_new(out, hs_mention, c->phrases.n);
    for (uint32_t i = 0; i < c->phrases.n; i++) {
        const hs_phrase *p = &c->phrases.at[i];
        uint32_t e = p->actor != HS_NONE ? entity_of[p->actor] : HS_NONE;
        mention_of[i] = HS_NONE;
        if (e == HS_NONE && p->kind != HS_PRONOUN) continue;
        mention_of[i] = who.n_mentions;
        mentions[who.n_mentions++] = (hs_mention){ .span = hs_tree_span(c->tree, p->words),
            .tokens = p->words, .head = p->head, .entity = e, .kind = p->kind };
    }
    who.mentions = mentions;
    who.entities = entities;
    who.traits = list_traits(c, entity_of, who.n_entities, out);
    who.of_head = index_heads(c, mention_of, out);
    list_mentions(&who, entities, out, scratch);
    return who;
}

hs_cast hs_mention_cast(const hs_mention_lexicons *lex, const hs_tree *tree, hs_arena *arena)
{
    hs_cast c = { .lex = lex, .tree = tree, .arena = arena, .own = HS_NONE, .medium = HS_NONE };
    c.phrases = hs_mention_phrases(lex, tree, arena);
    c.mask = 255;
    while (c.mask < c.phrases.n) c.mask = 2 * c.mask + 1;
    c.bucket = hs_new(arena, uint32_t, (size_t)c.mask + 1);
    for (uint32_t i = 0; i <= c.mask; i++) c.bucket[i] = HS_NONE;
    return c;
}

hs_who hs_mention_run(const hs_mention_lexicons *lex, const hs_tree *tree, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    hs_cast c = hs_mention_cast(lex, tree, scratch);
    hs_mention_join(&c);
    hs_who who = write_record(&c, out, scratch);
    hs_arena_rewind(scratch, mark);
    return who;
}
