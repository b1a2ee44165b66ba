/* event.c - from verbs and nouns to events: parties, voucher, day, place and scale. */
#include "event/scene.h"

#include <stdio.h>
#include <stdlib.h>

hs_status hs_event_open(const hs_model *model, hs_event_lexicons *out, hs_error *err)
{
    *out = (hs_event_lexicons){ 0 };
    HS_TRY(hs_lexicon_open(model, "forms", &out->forms, err));
    HS_TRY(hs_lexicon_open(model, "verbs", &out->verbs, err));
    HS_TRY(hs_lexicon_open(model, "nouns", &out->nouns, err));
    HS_TRY(hs_lexicon_open(model, "acts", &out->acts, err));
    HS_TRY(hs_lexicon_open(model, "cameo", &out->scale, err));
    HS_TRY(hs_lexicon_open(model, "moods", &out->moods, err));
    HS_TRY(hs_lexicon_open(model, "topics", &out->topics, err));
    HS_TRY(hs_lexicon_open(model, "actors", &out->actors, err));
    HS_TRY(hs_lexicon_open(model, "agents", &out->agents, err));
    HS_TRY(hs_lexicon_open(model, "states", &out->states, err));
    return hs_lexicon_open(model, "demonyms", &out->demonyms, err);
}

typedef HS_VECTOR(hs_event) events;

typedef struct teller {
    hs_stage stage;
    const hs_when *whens; uint32_t n_whens;
    const hs_statement *statements; uint32_t n_statements;
    uint32_t *inmost;        /* [words] the innermost statement whose content holds the word, or HS_NONE */
    uint32_t tool;           /* what the deed that is being told was done with, or HS_NONE */
    events told;
} teller;

/* ---- vouchers: each word's innermost statement; parents come before their children ---- */

static void mark_vouchers(teller *e, hs_arena *scratch)
{
    const hs_tree *t = e->stage.tree;
    e->inmost = hs_new(scratch, uint32_t, t->n + 1);
    memset(e->inmost, 0xFF, (t->n + 1) * sizeof *e->inmost);      /* HS_NONE */
    uint64_t steps = 64 * ((uint64_t)t->n + 64);                  /* deep nesting stays linear */
    for (uint32_t i = 0; i < e->n_statements; i++)
        for (uint32_t k = 0; k < e->statements[i].content.n; k++) {
            hs_span span = e->statements[i].content.at[k];
            uint32_t w = hs_tree_word_at(t, span.begin);
            for (; w < t->n && t->span[w].begin < span.end && steps; w++, steps--) e->inmost[w] = i;
        }
}

/* ---- day, place, scale ---- */

static void mark_dates(teller *e, hs_arena *scratch)
{
    const hs_tree *t = e->stage.tree;
    e->stage.dated = hs_new(scratch, bool, t->n + 1);
    for (uint32_t i = 0; i < e->n_whens; i++) {
        hs_span when = e->whens[i].span;
        uint32_t w = hs_tree_word_at(t, when.begin);
        for (; w < t->n && t->span[w].begin < when.end; w++) e->stage.dated[w] = true;
    }
}

/* The day nearest to the word inside its sentence, if any. */
static const char *day_of(const teller *e, uint32_t w)
{
    const hs_tree *t = e->stage.tree;
    hs_span sentence = t->sentences[t->sentence[w]].span;
    uint32_t low = 0, high = e->n_whens, at = t->span[w].begin, least = HS_NONE;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (e->whens[middle].span.begin < sentence.begin) low = middle + 1;
        else high = middle;
    }
    const char *best = NULL;
    for (uint32_t i = low; i < e->n_whens && e->whens[i].span.begin < sentence.end; i++) {
        const hs_when *when = &e->whens[i];
        uint32_t word = hs_tree_word_at(t, when->span.begin);
        if (when->type != HS_DATE && when->type != HS_TIME) continue;
        bool mine = false;
        for (int step = 0; step < 4 && word < t->n && word != HS_NONE && !mine; step++, word = t->head[word])
            mine = word == w;
        uint32_t far = at > when->span.begin ? at - when->span.begin : when->span.begin - at;
        if (mine && far < least) { least = far; best = when->value; }
    }
    return best;
}

static uint32_t place_of(const teller *e, uint32_t w)
{
    const hs_stage *s = &e->stage;
    const hs_tree *t = s->tree;
    for (uint32_t k = t->child_first[w]; k < t->child_first[w + 1]; k++) {
        uint32_t c = t->child[k], m = s->who->of_head[c];
        if (m == HS_NONE || s->who->mentions[m].entity == HS_NONE) continue;
        hs_slice marker = hs_clause_marker(s, c);
        if (!hs_is(marker, "in") && !hs_is(marker, "at") && !hs_is(marker, "near")) continue;
        if (s->who->entities[s->who->mentions[m].entity].type == HS_PLACE) return s->who->mentions[m].entity;
    }
    return HS_NONE;
}

/* The blank-separated field i of a line of data/cameo.txt; "-" is none. */
static const char *field(hs_slice line, int i, hs_arena *out)
{
    uint32_t at = 0;
    for (; i > 0 && at < line.n; at++) i -= line.at[at] == ' ';
    uint32_t n = 0;
    while (at + n < line.n && line.at[at + n] != ' ') n++;
    if (n == 0 || (n == 1 && line.at[at] == '-')) return NULL;
    return hs_copy(out, line.at + at, n);
}

static void add_topics(const hs_stage *s, uint32_t w, hs_event *ev)
{
    enum { WIDEST = 60, ROOM = 96 };
    char list[ROOM] = "";
    hs_range r = s->tree->reach[w];
    if (r.last - r.first > WIDEST) r = (hs_range){ w, w + 1 };
    for (uint32_t i = r.first; i < r.last; i++) {
        hs_slice v;
        if (!hs_lexicon_find(&s->lists->topics, hs_str(s->tree->lemma[i]), &v)) continue;
        char word[32];
        if (v.n == 0 || v.n >= sizeof word) continue;
        snprintf(word, sizeof word, "%.*s", (int)v.n, v.at);
        if (hs_value_has(hs_str(list), word) || strlen(list) + v.n + 2 > ROOM) continue;
        if (*list) strcat(list, " ");
        strcat(list, word);
    }
    ev->context = hs_copy(s->out, list, strlen(list));
}

static void add_scale(const hs_stage *s, hs_slice code, hs_event *ev)
{
    hs_slice line = { "", 0 };
    ev->cameo = hs_copy(s->out, code.at, code.n);
    for (uint32_t n = code.n; n > 1; n--)
        if (hs_lexicon_find(&s->lists->scale, (hs_slice){ code.at, n }, &line)) break;
    const char *goldstein = field(line, 0, s->out), *quad = field(line, 1, s->out);
    ev->goldstein = goldstein ? strtof(goldstein, NULL) : 0;
    ev->quad = quad ? (uint8_t)(quad[0] - '0') : 0;
    ev->plover = field(line, 2, s->out);
    ev->mode = field(line, 3, s->out);
}

/* ---- telling ---- */

static bool same_party(const hs_event_party *a, const hs_event_party *b)
{
    if (a->entity != HS_NONE && a->entity == b->entity) return !a->code || !b->code || strcmp(a->code, b->code) == 0;
    return a->span.begin == b->span.begin && a->span.end == b->span.end;
}

static void tell_pair(teller *e, const hs_event *like, const hs_event_party *source, const hs_event_party *target)
{
    static const hs_event_party nobody = { .entity = HS_NONE };
    if (source && target && same_party(source, target)) return;
    hs_event *ev = hs_push(e->stage.out, &e->told);
    *ev = *like;
    ev->source = source ? *source : nobody;
    ev->target = target ? *target : nobody;
}

static void tell_all(teller *e, const hs_event *like, const hs_parts *from, const hs_parts *to, const hs_deed *d)
{
    bool both = d->both;
    if (d->mutual && to->n == 0) {                   /* "A and B met" */
        for (uint32_t i = 0; i < from->n; i++)
            for (uint32_t k = 0; k < from->n; k++)
                if (i != k) tell_pair(e, like, &from->at[i].party, &from->at[k].party);
        if (from->n > 1) return;
    }
    for (uint32_t i = 0; i < from->n; i++) {
        if (to->n == 0) tell_pair(e, like, &from->at[i].party, NULL);
        for (uint32_t k = 0; k < to->n; k++) {
            tell_pair(e, like, &from->at[i].party, &to->at[k].party);
            if (both) tell_pair(e, like, &to->at[k].party, &from->at[i].party);
        }
    }
    if (from->n == 0)
        for (uint32_t k = 0; k < to->n; k++) tell_pair(e, like, NULL, &to->at[k].party);
}

/* "said it would go": the future of what was said in the past. */
static bool has_would(const hs_tree *t, uint32_t w)
{
    for (uint32_t k = t->child_first[w]; k < t->child_first[w + 1]; k++)
        if (t->relation[t->child[k]] == HS_REL_AUX && hs_is_nocase(hs_tree_form(t, t->child[k]), "would")) return true;
    return false;
}

static hs_event begin_event(teller *e, uint32_t w, const hs_deed *d)
{
    const hs_stage *s = &e->stage;
    hs_event ev = { .statement = e->inmost[w], .span = s->tree->span[w], .place = place_of(e, w) };
    add_scale(s, d->code, &ev);
    add_topics(s, w, &ev);
    hs_clause_mood(s, w, &ev.modality, &ev.negated);
    if (ev.modality == HS_HYPOTHETICAL && ev.statement != HS_NONE && has_would(s->tree, w)) {
        hs_span condition = e->statements[ev.statement].condition;
        ev.modality = condition.end > condition.begin ? HS_CONDITIONAL : HS_FUTURE;
    }
    ev.date = day_of(e, w);
    ev.rule = hs_copy(s->out, d->rule, strlen(d->rule));
    return ev;
}

/* ---- parties of a verb ---- */

static bool is_marker(hs_slice marker, const char *const *list)
{
    for (; *list; list++) if (hs_is(marker, *list)) return true;
    return false;
}

/* Whom a pronoun that nobody was found for means inside what somebody says: him who says it. */
static void add_speaker(const teller *e, uint32_t pronoun, hs_parts *parts)
{
    const hs_stage *s = &e->stage;
    uint32_t i = e->inmost[pronoun];
    if (i == HS_NONE || s->tree->upos[pronoun] != HS_UPOS_PRON || hs_tree_is(s->tree, pronoun, "you")) return;
    const hs_statement *st = &e->statements[i];
    if (st->speaker == HS_NONE || st->source.n == 0) return;
    parts->at[parts->n++] = (hs_part){ pronoun, {
        .entity = st->speaker, .name = s->who->entities[st->speaker].name, .span = st->source.at[0],
        .code = s->entity_code[st->speaker] } };
}

static void find_sources(const teller *e, const hs_clause *c, hs_parts *parts)
{
    for (uint32_t i = 0; i < c->n && parts->n == 0; i++) {
        if (c->at[i].kind != HS_ARG_SUBJECT) continue;
        hs_actor_parties(&e->stage, c->at[i].word, true, parts);
        if (parts->n == 0) add_speaker(e, c->at[i].word, parts);
    }
}

/* True where none of the found is one of the sources: "A and B delayed their meeting" has no third. */
static bool without(const hs_stage *s, const hs_parts *sources, const hs_parts *found)
{
    for (uint32_t i = 0; i < found->n; i++)
        for (uint32_t k = 0; k < sources->n; k++) {
            const hs_event_party *a = &sources->at[k].party, *b = &found->at[i].party;
            bool pronoun = s->tree->upos[found->at[i].head] == HS_UPOS_PRON;
            if (same_party(a, b) || (pronoun && a->code && b->code && strcmp(a->code, b->code) == 0)) return false;
        }
    return true;
}

static bool try_target(teller *e, const hs_argument *a, bool inside, const hs_parts *sources, hs_parts *parts)
{
    hs_parts found = { .n = 0 };
    if (e->stage.dated[a->word]) return false;
    if (e->tool != a->word) hs_actor_parties(&e->stage, a->word, inside, &found);
    else if (inside) hs_actor_inside(&e->stage, a->word, &found);
    if (found.n == 0 || !without(&e->stage, sources, &found)) return false;
    *parts = found;
    return true;
}

/* Inside the deed that an act is about: its own subject or object. */
static void target_in_clause(teller *e, uint32_t verb, const hs_parts *sources, hs_parts *parts)
{
    static const uint8_t order[] = { HS_ARG_SUBJECT, HS_ARG_RECIPIENT, HS_ARG_OBJECT, HS_ARG_OBLIQUE };
    hs_clause c;
    if (e->stage.tree->upos[verb] == HS_UPOS_NOUN) return;
    hs_clause_read(&e->stage, verb, &c);
    for (size_t k = 0; k < sizeof order && parts->n == 0; k++)
        for (uint32_t i = 0; i < c.n && parts->n == 0; i++)
            if (c.at[i].kind == order[k] && !e->stage.used[c.at[i].word])
                try_target(e, &c.at[i], true, sources, parts);
}

static void find_targets(teller *e, const hs_clause *c, const hs_deed *d, const hs_parts *sources, hs_parts *parts)
{
    static const char *const near[] = { "against", "on", "upon", "to", "with", "at", "toward", "towards", "into",
                                        "over", "of", "from", "for", NULL };
    static const char *const far[] = { "about", "in", "between", "among", "by", NULL };
    e->tool = d->tool ? d->object : HS_NONE;
    for (uint32_t i = 0; i < c->n && parts->n == 0; i++)
        if (c->at[i].kind == HS_ARG_RECIPIENT) try_target(e, &c->at[i], false, sources, parts);
    for (uint32_t i = 0; d->marker.n && i < c->n && parts->n == 0; i++)     /* "arrived in X", "warned of Y" */
        if (c->at[i].kind == HS_ARG_OBLIQUE && hs_equal(c->at[i].marker, d->marker))
            try_target(e, &c->at[i], true, sources, parts);
    for (int inside = 0; inside < 2 && parts->n == 0; inside++) {
        for (uint32_t i = 0; i < c->n && parts->n == 0; i++)
            if (c->at[i].kind == HS_ARG_OBJECT) try_target(e, &c->at[i], inside, sources, parts);
        for (uint32_t i = 0; i < c->n && parts->n == 0; i++)
            if (c->at[i].kind == HS_ARG_OBLIQUE && is_marker(c->at[i].marker, near))
                try_target(e, &c->at[i], inside, sources, parts);
    }
    for (uint32_t i = 0; i < c->n && parts->n == 0; i++)
        if (c->at[i].kind == HS_ARG_CLAUSE) target_in_clause(e, c->at[i].word, sources, parts);
    for (uint32_t i = 0; i < c->n && parts->n == 0; i++)
        if (c->at[i].kind == HS_ARG_OBLIQUE && is_marker(c->at[i].marker, far))
            try_target(e, &c->at[i], true, sources, parts);
}

/* "suffered an attack by B": who does it stands where others stand who bear it. */
static void swap(hs_parts *a, hs_parts *b)
{
    hs_parts c = *a;
    *a = *b;
    *b = c;
}

/* A speaker's own deed to come is told as what he does by saying so: "B said it will release them" is
 * a promise, "will not release" a refusal, "will attack" a threat. */
static void tell_will(teller *e, uint32_t verb, const hs_deed *d, const hs_parts *sources, hs_event *ev)
{
    const hs_stage *s = &e->stage;
    hs_slice code;
    if (ev->modality != HS_FUTURE || d->act || sources->n == 0) return;
    const hs_statement *st = ev->statement == HS_NONE ? NULL : &e->statements[ev->statement];
    bool own = st && st->act == HS_SAY && hs_tree_child_any(s->tree, verb, HS_REL_NSUBJ) != HS_NONE &&
               sources->at[0].party.entity != HS_NONE &&
               st->speaker == sources->at[0].party.entity;
    bool friendly = d->code.at[0] == '0' && d->code.at[1] < '9';         /* not to fight is no refusal */
    if (ev->negated ? !friendly : !own) return;
    const char *act = ev->negated ? "reject" : "intent";
    if (!hs_deed_act(s, act, d->code, &code)) return;
    char rule[128];
    snprintf(rule, sizeof rule, "%s, will as %s", d->rule, act);
    add_scale(s, code, ev);
    ev->rule = hs_copy(s->out, rule, strlen(rule));
    ev->modality = HS_ASSERTED;
    ev->negated = 0;
}

static void tell_verb(teller *e, uint32_t verb)
{
    hs_stage *s = &e->stage;
    hs_clause c;
    hs_deed d;
    hs_parts sources = { .n = 0 }, targets = { .n = 0 };
    hs_clause_read(s, verb, &c);
    if (!hs_deed_of(s, &c, &d)) return;
    find_sources(e, &c, &sources);
    find_targets(e, &c, &d, &sources, &targets);
    if (d.swap) swap(&sources, &targets);
    if (sources.n == 0 && targets.n == 0) return;
    if (d.object != HS_NONE) s->used[d.object] = true;
    if (d.inner != HS_NONE) s->used[d.inner] = true;
    hs_event like = begin_event(e, verb, &d);
    tell_will(e, verb, &d, &sources, &like);
    tell_all(e, &like, &sources, &targets, &d);
}

/* ---- nouns ---- */

static void tell_noun(teller *e, uint32_t noun)
{
    static const char *const doer[] = { "by", NULL };
    static const char *const between[] = { "between", "among", NULL };
    static const char *const done_to[] = { "on", "against", "with", "to", "at", "of", "into", NULL };
    hs_stage *s = &e->stage;
    const hs_tree *t = s->tree;
    hs_deed d;
    hs_parts from = { .n = 0 }, to = { .n = 0 };
    if (!hs_deed_of_noun(s, noun, &d)) return;
    for (uint32_t k = t->child_first[noun]; k < t->child_first[noun + 1]; k++) {
        uint32_t c = t->child[k];
        uint8_t r = t->relation[c];
        hs_slice m = hs_clause_marker(s, c);
        bool pair = r == HS_REL_NMOD && is_marker(m, between);
        if (pair || r == HS_REL_NMOD_POSS || ((r == HS_REL_AMOD || r == HS_REL_COMPOUND) && from.n == 0) ||
            (r == HS_REL_NMOD && is_marker(m, doer))) hs_actor_parties(s, c, false, &from);
        else if (r == HS_REL_NMOD && is_marker(m, done_to) && to.n == 0) hs_actor_parties(s, c, true, &to);
        if (pair && from.n > 1) to.n = 0, d.both = d.mutual = true;
    }
    if (from.n == 0 || (to.n == 0 && !(d.both && from.n > 1))) return;
    hs_event like = begin_event(e, noun, &d);
    tell_all(e, &like, &from, &to, &d);
}

const hs_event *hs_event_run(const hs_event_lexicons *lexicons, const hs_tree *tree, const hs_who *who,
                             const hs_when *whens, uint32_t n_whens,
                             const hs_statement *statements, uint32_t n_statements,
                             uint32_t *n, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    teller e = { .stage = { .lists = lexicons, .tree = tree, .who = who, .out = out }, .whens = whens,
                 .n_whens = n_whens, .statements = statements, .n_statements = n_statements };
    e.stage.used = hs_new(scratch, bool, tree->n + 1);
    hs_actor_entities(&e.stage, scratch);
    mark_dates(&e, scratch);
    mark_vouchers(&e, scratch);
    for (uint32_t w = 0; w < tree->n; w++) {
        if (e.stage.used[w]) continue;
        bool attribute = tree->relation[w] == HS_REL_AMOD;       /* "visiting ministers" */
        if ((tree->upos[w] == HS_UPOS_VERB || tree->upos[w] == HS_UPOS_ADJ) && !attribute) tell_verb(&e, w);
    }
    for (uint32_t w = 0; w < tree->n; w++)
        if (!e.stage.used[w] && tree->upos[w] == HS_UPOS_NOUN) tell_noun(&e, w);
    hs_arena_rewind(scratch, mark);
    *n = e.told.n;
    return e.told.at;
}
