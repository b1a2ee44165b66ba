/* frame.c - who speaks, to whom and through whom; and what a statement takes over from the one
 * before it or around it. See frame.h.
 */
#include "attrib/frame.h"

typedef struct framer {
    const hs_scene *s;
    const hs_draft *drafts;
    const hs_frame_input *in;
    hs_statement *st;
    hs_arena *out;
    uint32_t last_open;      /* the last statement that stands in no other one, or HS_NONE */
    uint32_t last_spoken;    /* the last of these with a quotation in it */
} framer;

static uint32_t entity_at(const hs_scene *s, uint32_t w)
{
    uint32_t m = w == HS_NONE ? HS_NONE : s->who->of_head[w];
    return m == HS_NONE ? HS_NONE : s->who->mentions[m].entity;
}

static bool is_medium(const hs_scene *s, uint32_t entity)
{
    return entity != HS_NONE && s->who->entities[entity].type == HS_MEDIUM;
}

/* The word of the range that hangs on a word outside it. */
static uint32_t top_of(const hs_tree *t, hs_range r)
{
    for (uint32_t w = r.first; w < r.last; w++) {
        bool inside = t->head[w] != HS_NONE && hs_range_has(r, t->head[w]);
        if (!inside && t->upos[w] != HS_UPOS_PUNCT && t->relation[w] != HS_REL_CASE) return w;
    }
    return HS_NONE;
}

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

static uint32_t segment_of(const framer *f, uint32_t i)
{
    const hs_tree *t = f->s->tree;
    const hs_raw *r = &f->drafts[i].raw;
    uint32_t w = hs_range_empty(r->cue) ? hs_raw_hull(r).first : r->cue.first;
    return t->sentences[t->sentence[w]].segment;
}

/* ---- speaker ---- */

static uint32_t parent_speaker(const framer *f, uint32_t i)
{
    uint32_t p = f->drafts[i].parent;
    return p == HS_NONE ? HS_NONE : f->st[p].speaker;
}

static bool is_relay(const hs_draft *d) { return strcmp(d->raw.rule, "relay") == 0; }

/* Said in the report's own voice; who only relays a whole sentence does not interrupt it. */
static bool is_open(const framer *f, uint32_t i)
{
    uint32_t p = f->drafts[i].parent;
    return p == HS_NONE || (f->drafts[p].parent == HS_NONE && is_relay(&f->drafts[p]));
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
    uint8_t type = f->s->who->entities[e].type;
    bool person = type == HS_PERSON || type == HS_UNNAMED;
    if (hs_word_is_form(t, r.first, "he") || hs_word_is_form(t, r.first, "she")) return person ? e : HS_NONE;
    if (hs_word_is_form(t, r.first, "it")) return person ? HS_NONE : e;
    return HS_NONE;
}

static uint32_t speaker_of(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    const hs_tree *t = f->s->tree;
    if (hs_range_empty(d->raw.source)) {
        if (!hs_range_empty(d->raw.cue)) return HS_NONE;
        if (f->last_spoken != HS_NONE) return f->st[f->last_spoken].speaker;
        return f->last_open == HS_NONE ? HS_NONE : f->st[f->last_open].speaker;
    }
    uint32_t first = d->raw.source.first;
    if (d->parent != HS_NONE && t->quote[first] != HS_NONE && d->raw.source.last == first + 1 &&
        hs_cue_leads(f->s, first, "speaker")) return parent_speaker(f, i);
    uint32_t before = goes_on_speaking(f, i);
    return before != HS_NONE ? before : entity_of(f->s, d->raw.source);
}

/* ---- addressee ---- */

static bool holds_word(const hs_draft *d, uint32_t w)
{
    for (uint32_t i = 0; i < d->raw.n_content; i++)
        if (hs_range_has(d->raw.content[i], w)) return true;
    return false;
}

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
    if (t->relation[d->head] != HS_REL_ADVCL || !(cue.takes & (HS_CUE_HEAR | HS_TAKES_WHOM))) return HS_NONE;
    return hs_cue_subject(s, t->head[d->head]);
}

static uint32_t addressee_of(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    uint32_t w = listener(f->s, d);
    if (w == HS_NONE && d->head != HS_NONE) w = asked_without_subject(f->s, d);
    if (w == HS_NONE) return HS_NONE;
    if (f->s->tree->quote[w] != HS_NONE && hs_cue_leads(f->s, w, "speaker")) return parent_speaker(f, i);
    uint32_t e = entity_at(f->s, w);
    return e == f->st[i].speaker ? HS_NONE : e;
}

/* ---- outlet ---- */

/* "in an interview with the Courier", "in an essay in the Courier", "seen by the Courier". */
static uint32_t medium_beside(const hs_scene *s, hs_range words, const hs_draft *d, uint32_t speaker)
{
    const hs_tree *t = s->tree;
    for (uint32_t w = words.first; w < words.last; w++) {
        uint32_t e = entity_at(s, w);
        if (e == speaker || !is_medium(s, e) || holds_word(d, w)) continue;
        uint32_t k = hs_tree_child(t, w, HS_REL_CASE);
        if (k != HS_NONE || t->relation[w] == HS_REL_COMPOUND || t->relation[w] == HS_REL_NMOD_POSS) return e;
    }
    return HS_NONE;
}

static uint32_t outlet_of(const framer *f, uint32_t i, hs_range venue)
{
    const hs_draft *d = &f->drafts[i];
    const hs_statement *st = &f->st[i];
    uint32_t above = parent_speaker(f, i), e;
    if (is_medium(f->s, st->addressee)) return st->addressee;
    if (is_medium(f->s, above)) return above;
    if (is_medium(f->s, st->speaker)) return HS_NONE;
    e = medium_beside(f->s, venue, d, st->speaker);
    if (e == HS_NONE && d->raw.source.last > d->raw.source.first + 2)
        e = medium_beside(f->s, d->raw.source, d, st->speaker);
    return e;
}

/* ---- what is taken over from the statement before ---- */

/* "He added": the same speech goes on in this paragraph or the next, so its day holds; and in
 * one paragraph its outlet. */
static void take_over(framer *f, uint32_t i)
{
    const hs_statement *before = f->last_open == HS_NONE ? NULL : &f->st[f->last_open];
    hs_statement *st = &f->st[i];
    if (!before || hs_range_empty(f->drafts[i].raw.source) || st->speaker == HS_NONE || before->speaker != st->speaker) return;
    uint32_t gap = segment_of(f, i) - segment_of(f, f->last_open);
    if (gap > 1) return;
    if (!st->made && before->made) {
        st->made = before->made;
        st->made_first = before->made_first;
        st->made_last = before->made_last;
        st->made_span = before->made_span;
    }
    if (gap == 0 && st->outlet == HS_NONE) st->outlet = before->outlet;
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
    st->addressee = addressee_of(f, i);
    hs_range venue = hs_frame_venue(f->s, d, f->in);
    st->venue = hs_tree_span(f->s->tree, venue);
    st->outlet = outlet_of(f, i, venue);
    uint32_t when = hs_frame_when(f->s, d, f->in);
    if (when != HS_NONE) hs_frame_date(st, &f->in->whens[when], f->in->published, f->out);
    hs_frame_put(f->s, d, st);
    if (d->parent != HS_NONE && !is_open(f, i)) {
        const hs_statement *p = &f->st[d->parent];
        if (p->act == HS_DENY && !p->negated) st->negated = 1;
        return;
    }
    if (is_relay(d)) return;
    take_over(f, i);
    f->last_open = i;
    if (st->kind != HS_INDIRECT) f->last_spoken = i;
}

hs_statement *hs_frame(const hs_scene *s, const hs_draft *drafts, uint32_t n,
                       const hs_frame_input *input, hs_arena *out, hs_arena *scratch)
{
    (void)scratch;
    framer f = { .s = s, .drafts = drafts, .in = input, .out = out,
                 .last_open = HS_NONE, .last_spoken = HS_NONE };
    f.st = hs_new(out, hs_statement, n);
    for (uint32_t i = 0; i < n; i++) frame_one(&f, i);
    return f.st;
}
