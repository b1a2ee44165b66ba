/* frame.c - who speaks and to whom; the order in which a statement gets its parts. See frame.h and
 * framer.h.
 */
#include "attrib/framer.h"

/* "who", "which": the noun whose relative clause it stands in. */
static uint32_t antecedent(const hs_tree *t, uint32_t w)
{
    uint32_t v = w;
    for (int i = 0; i < 6 && v != HS_NONE; i++, v = t->head[v])
        if (t->relation[v] == HS_REL_ACL_RELCL) return t->head[v];
    return w;
}

static uint32_t entity_of(const hs_scene *s, hs_range source)
{
    const hs_tree *t = s->tree;
    uint32_t top = top_of(t, source), e;
    if (top == HS_NONE) return HS_NONE;
    if (t->xpos[top] == HS_XPOS_WP || t->xpos[top] == HS_XPOS_WDT) return entity_at(s, antecedent(t, top));
    e = entity_at(s, top);
    for (uint32_t w = source.first; w < source.last && e == HS_NONE; w++) e = entity_at(s, w);
    return e;
}

/* ---- speaker ---- */

static uint32_t parent_speaker(const framer *f, uint32_t i)
{
    uint32_t p = f->drafts[i].parent;
    return p == HS_NONE ? HS_NONE : f->st[p].speaker;
}

enum { ROLE_MENTIONS = 16, ROLE_WORDS = 32 };    /* looked at for a speaker's body */

/* "its deputy director", "a Pallas spokeswoman", "the head of the union": the word is the body
 * that the person it describes speaks for. A place is one only as owner. */
static bool spoken_for(const hs_scene *s, uint32_t w)
{
    const hs_tree *t = s->tree;
    uint32_t e = entity_at(s, w), of = hs_tree_child(t, w, HS_REL_CASE);
    if (e == HS_NONE) return false;
    uint8_t type = s->who->entities[e].type, r = t->relation[w];
    if (r == HS_REL_NMOD_POSS && type == HS_PLACE) return true;
    if (type != HS_ORGANIZATION && type != HS_GROUP && type != HS_MEDIUM) return false;
    if (r == HS_REL_NMOD_POSS || r == HS_REL_COMPOUND) return true;
    return r == HS_REL_NMOD && of != HS_NONE && (hs_word_is_form(t, of, "of") || hs_word_is_form(t, of, "for"));
}

/* Whom a person means by "we": the body named where the report says who that is; else the person. */
static uint32_t body_of(const hs_scene *s, uint32_t person)
{
    if (person == HS_NONE || s->who->entities[person].type == HS_ORGANIZATION) return person;
    const hs_entity *e = &s->who->entities[person];
    for (uint32_t i = 0; i < e->n_mentions && i < ROLE_MENTIONS; i++) {
        const hs_mention *m = &s->who->mentions[e->mentions[i]];
        uint32_t last = m->tokens.first + ROLE_WORDS;
        for (uint32_t w = m->tokens.first; w < m->tokens.last && w < last; w++)
            if (entity_at(s, w) != person && spoken_for(s, w)) return entity_at(s, w);
    }
    return person;
}

static bool is_block(const hs_draft *d) { return strcmp(d->raw.rule, "block-quotation") == 0; }
static bool is_relay(const hs_draft *d) { return strcmp(d->raw.rule, "relay") == 0; }
static bool relays(const hs_draft *d) { return is_relay(d) || strcmp(d->raw.rule, "according-to") == 0; }

/* Said in the report's own voice; who only relays a whole sentence does not interrupt it. */
static bool is_open(const framer *f, uint32_t i)
{
    uint32_t p = f->drafts[i].parent;
    return p == HS_NONE || (f->drafts[p].parent == HS_NONE && relays(&f->drafts[p]));
}

/* "He added": in the paragraph of the last statement or the next, whoever spoke there goes on
 * speaking, where the pronoun fits. */
static uint32_t goes_on_speaking(const framer *f, uint32_t i)
{
    const hs_tree *t = f->s->tree;
    hs_range r = f->drafts[i].raw.source;
    if (r.last != r.first + 1 || !is_open(f, i) || f->last_open == HS_NONE) return HS_NONE;
    uint32_t e = f->st[f->last_open].speaker;
    if (e == HS_NONE || segment_of(f, i) - segment_of(f, f->last_open) > 1) return HS_NONE;
    uint8_t type = f->s->who->entities[e].type, traits = f->s->who->traits[e];
    bool several = traits & HS_WHO_SEVERAL, person = (type == HS_PERSON || type == HS_UNNAMED) && !several;
    if (hs_word_is_form(t, r.first, "he")) return person && !(traits & HS_WHO_FEMALE) ? e : HS_NONE;
    if (hs_word_is_form(t, r.first, "she")) return person && !(traits & HS_WHO_MALE) ? e : HS_NONE;
    bool body = type == HS_ORGANIZATION || type == HS_GROUP || type == HS_MEDIUM;
    if (hs_word_is_form(t, r.first, "they")) return several || body ? e : HS_NONE;
    if (hs_word_is_form(t, r.first, "it")) return person || several ? HS_NONE : e;
    return HS_NONE;
}

/* True where the entity is named or described in the words [first, last). */
static bool comes_up(const hs_scene *s, uint32_t e, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w < last; w++)
        if (s->tree->upos[w] != HS_UPOS_PRON && entity_at(s, w) == e) return true;
    return false;
}

static uint32_t speaker_of(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    const hs_tree *t = f->s->tree;
    if (hs_range_empty(d->raw.source)) {
        if (!hs_range_empty(d->raw.cue)) return HS_NONE;
        if (is_block(d) && f->last_block != HS_NONE) return f->st[f->last_block].speaker;
        if (f->last_spoken != HS_NONE) return f->st[f->last_spoken].speaker;
        return f->last_open == HS_NONE ? HS_NONE : f->st[f->last_open].speaker;
    }
    uint32_t first = d->raw.source.first;
    if (d->parent != HS_NONE && t->quote[first] != HS_NONE && d->raw.source.last == first + 1 &&
        hs_cue_leads(f->s, first, "speaker"))
        return hs_word_is_form(t, first, "we") ? body_of(f->s, parent_speaker(f, i)) : parent_speaker(f, i);
    uint32_t before = goes_on_speaking(f, i), e = entity_of(f->s, d->raw.source);
    if (before == HS_NONE || e == HS_NONE) return e == HS_NONE ? before : e;
    return comes_up(f->s, e, hs_raw_hull(&f->drafts[f->last_open].raw).last, first) ? e : before;
}

/* ---- addressee ---- */

static bool can_listen(const hs_scene *s, uint32_t w)
{
    uint32_t e = entity_at(s, w);
    return e != HS_NONE && s->who->entities[e].type != HS_DOCUMENT;
}

/* "to reporters": with a verb of saying, what follows "to" listens. */
static uint32_t told_to(const hs_scene *s, const hs_draft *d, uint32_t verb)
{
    const hs_tree *t = s->tree;
    for (uint32_t i = t->child_first[verb]; i < t->child_first[verb + 1]; i++) {
        uint32_t c = t->child[i], k = hs_tree_child(t, c, HS_REL_CASE);
        if (t->relation[c] != HS_REL_OBL || k == HS_NONE || !hs_tree_is(t, k, "to")) continue;
        if (!holds_word(d, c) && can_listen(s, c)) return c;
    }
    return HS_NONE;
}

/* The object of "called on", "appealed to". */
static uint32_t called_on(const hs_tree *t, const hs_cue *cue)
{
    for (uint32_t i = t->child_first[cue->head]; i < t->child_first[cue->head + 1]; i++) {
        uint32_t c = t->child[i], k = hs_tree_child(t, c, HS_REL_CASE);
        if (c >= cue->last && k != HS_NONE && k > cue->head && k < cue->last) return c;
    }
    return HS_NONE;
}

static uint32_t listener(const hs_scene *s, const hs_draft *d)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    uint32_t w;
    if (d->head == HS_NONE || !hs_cue_at(s, d->head, &cue)) return HS_NONE;
    bool hears = cue.takes & (HS_CUE_HEAR | HS_TAKES_WHOM);
    if (cue.passive) return hears ? hs_tree_child(t, d->head, HS_REL_NSUBJ_PASS) : HS_NONE;
    w = hs_tree_child(t, d->head, HS_REL_IOBJ);
    if (w != HS_NONE) return w;
    if (cue.last > cue.head + 1) return hears ? called_on(t, &cue) : HS_NONE;
    w = hs_tree_child(t, d->head, HS_REL_OBJ);
    if (hears && w != HS_NONE && (!holds_word(d, w) || cue.takes & HS_TAKES_WHOM) && can_listen(s, w)) return w;
    return told_to(s, d, d->head);
}

/* Asked without saying whom: "Asked at the briefing whether ..., she replied". */
static uint32_t asked_without_subject(const hs_scene *s, const hs_draft *d)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    if (!hs_cue_at(s, d->head, &cue) || !cue.passive) return HS_NONE;
    if (!(cue.takes & (HS_CUE_HEAR | HS_TAKES_WHOM))) return HS_NONE;
    uint8_t r = t->relation[d->head];
    if (r == HS_REL_ACL) return t->head[d->head];    /* "the deputy, asked whether ..., said" */
    if (r == HS_REL_CONJ) return hs_cue_subject(s, d->head);
    return r == HS_REL_ADVCL ? hs_cue_subject(s, t->head[d->head]) : HS_NONE;
}

static uint32_t talk_listener(const hs_scene *s, const hs_draft *d, uint32_t above)
{
    const hs_tree *t = s->tree;
    for (uint32_t i = t->child_first[above]; i < t->child_first[above + 1]; i++) {
        uint32_t c = t->child[i];
        bool clause = t->relation[c] == HS_REL_ADVCL || t->relation[c] == HS_REL_ACL;
        if (!clause || t->xpos[c] != HS_XPOS_VBG || holds_word(d, c) || !hs_cue_leads(s, c, "talks")) continue;
        for (uint32_t k = t->child_first[c]; k < t->child_first[c + 1]; k++) {
            uint32_t w = t->child[k];
            if (t->relation[w] == HS_REL_OBL && hs_cue_led_by(s, w, "heard") && can_listen(s, w)) return w;
        }
    }
    return HS_NONE;
}

/* "Speaking to the council, Marden said", "Marden, speaking to the council, said". */
static uint32_t spoken_to(const hs_scene *s, const hs_draft *d)
{
    if (d->head == HS_NONE) return HS_NONE;
    uint32_t w = talk_listener(s, d, d->head), subject = hs_tree_child_any(s->tree, d->head, HS_REL_NSUBJ);
    return w == HS_NONE && subject != HS_NONE ? talk_listener(s, d, subject) : w;
}

/* "in a letter to the council": who the occasion is for. */
static uint32_t addressed_in(const hs_scene *s, hs_range venue)
{
    const hs_tree *t = s->tree;
    for (uint32_t w = venue.first; w < venue.last; w++)
        if (t->relation[w] == HS_REL_NMOD && hs_cue_led_by(s, w, "whom") && can_listen(s, w)) return w;
    return HS_NONE;
}

/* "she replied": to whoever asked just before. */
static uint32_t who_asked(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    if (d->head == HS_NONE || f->last_open == HS_NONE || !hs_cue_leads(f->s, d->head, "replies")) return HS_NONE;
    const hs_statement *before = &f->st[f->last_open];
    bool apart = segment_of(f, i) - segment_of(f, f->last_open) > 1;
    if (apart || before->act != HS_ASK || before->speaker == f->st[i].speaker) return HS_NONE;
    return before->speaker;
}

static uint32_t addressee_of(const framer *f, uint32_t i, hs_range venue)
{
    const hs_draft *d = &f->drafts[i];
    uint32_t w = listener(f->s, d);
    if (w == HS_NONE && d->head != HS_NONE) w = asked_without_subject(f->s, d);
    if (w == HS_NONE) w = spoken_to(f->s, d);
    if (w == HS_NONE) w = addressed_in(f->s, venue);
    if (w == HS_NONE && is_paper(f, f->st[i].speaker)) w = addressed_in(f->s, d->raw.source);
    if (w == HS_NONE) return who_asked(f, i);
    if (f->s->tree->quote[w] != HS_NONE && hs_cue_leads(f->s, w, "speaker")) return parent_speaker(f, i);
    uint32_t e = entity_at(f->s, w);
    return e == f->st[i].speaker ? HS_NONE : e;
}

/* ---- spans and kind ---- */

static hs_spans spans_of(const framer *f, const hs_range *ranges, uint32_t n)
{
    hs_span *at = hs_new(f->out, hs_span, n);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!hs_range_empty(ranges[i])) at[kept++] = hs_tree_span(f->s->tree, ranges[i]);
    return (hs_spans){ at, kept };
}

static uint8_t kind_of(const hs_tree *t, const hs_draft *d)
{
    bool inside = false, outside = false;
    for (uint32_t i = 0; i < d->raw.n_content; i++)
        for (uint32_t w = d->raw.content[i].first; w < d->raw.content[i].last; w++) {
            bool lead = i == 0 && w == d->raw.content[0].first && hs_word_is_form(t, w, "that");
            if (t->upos[w] == HS_UPOS_PUNCT || lead) continue;
            if (hs_word_quote(t, w, d->head) != HS_NONE) inside = true;
            else outside = true;
        }
    return inside ? outside ? HS_MIXED : HS_DIRECT : HS_INDIRECT;
}

static void frame_one(framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    hs_statement *st = &f->st[i];
    *st = (hs_statement){ .parent = d->parent, .confidence = d->raw.confidence, .rule = d->raw.rule,
                          .made_first = HS_NO_DAY, .made_last = HS_NO_DAY };
    st->source = spans_of(f, &d->raw.source, 1);
    st->cue = spans_of(f, &d->raw.cue, 1);
    st->content = spans_of(f, d->raw.content, d->raw.n_content);
    st->kind = kind_of(f->s->tree, d);
    st->speaker = speaker_of(f, i);
    hs_range venue = hs_frame_venue(f->s, d, f->in);
    st->addressee = addressee_of(f, i, venue);
    st->venue = hs_tree_span(f->s->tree, venue);
    st->outlet = hs_framer_outlet(f, i, venue);
    hs_range within = { 0, f->s->tree->n };      /* what relays a statement has a day of its own */
    if (d->parent != HS_NONE) within = hs_raw_hull(&f->drafts[d->parent].raw);
    uint32_t when = hs_frame_when(f->s, d, within, f->in);
    if (when == HS_NONE && is_paper(f, st->speaker)) when = hs_frame_when_written(f->s, d, f->in);
    if (when != HS_NONE) hs_frame_date(st, &f->in->whens[when], f->in->published, f->out);
    hs_frame_put(f->s, d, st);
    if (d->parent != HS_NONE && !is_open(f, i)) {
        const hs_statement *p = &f->st[d->parent];
        if (p->act == HS_DENY && !p->negated) st->negated = 1;
        return;
    }
    if (is_relay(d) && is_medium(f, st->speaker)) return;
    hs_framer_take_over(f, i);
    if (is_block(d)) f->last_block = i;
    if (st->made) f->last_dated = i;
    if (is_relay(d)) return;             /* it may stand behind what others said, too */
    f->last_open = i;
    if (st->kind != HS_INDIRECT) f->last_spoken = i;
}

hs_statement *hs_frame(const hs_scene *s, const hs_draft *drafts, uint32_t n,
                       const hs_frame_input *input, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    framer f = { .s = s, .drafts = drafts, .in = input, .out = out,
                 .last_open = HS_NONE, .last_block = HS_NONE, .last_dated = HS_NONE,
                 .last_spoken = HS_NONE };
    f.st = hs_new(out, hs_statement, n);
    f.vouched = hs_new(scratch, uint32_t, n);
    hs_framer_media(&f, scratch);
    f.last_of = hs_new(scratch, uint32_t, s->who->n_entities);
    f.dated = hs_new(scratch, uint32_t, s->who->n_entities);
    hs_framer_lead(&f);
    for (uint32_t i = 0; i < n; i++) frame_one(&f, i);
    hs_framer_date_lead(&f, n);
    hs_arena_rewind(scratch, mark);
    return f.st;
}
