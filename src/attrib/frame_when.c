/* frame_when.c - when and where a statement was made: what stands beside its cue. */
#include "attrib/frame.h"

#include "base/day.h"

#include <stdio.h>

/* The first time expression that begins at or after the byte offset. */
static uint32_t when_at(const hs_frame_input *in, uint32_t offset)
{
    uint32_t low = 0, high = in->n_whens;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (in->whens[middle].span.begin < offset) low = middle + 1;
        else high = middle;
    }
    return low;
}

static bool in_content(const hs_draft *d, uint32_t w)
{
    for (uint32_t i = 0; i < d->raw.n_content; i++)
        if (hs_range_has(d->raw.content[i], w)) return true;
    return false;
}

static bool names_occasion(const hs_scene *s, uint32_t w)
{
    const hs_tree *t = s->tree;
    hs_slice words[2] = { hs_tree_form(t, w > 0 ? w - 1 : w), hs_str(t->lemma[w]) }, value;
    if (hs_lexicon_has(&s->cues->venues, words[1])) return true;
    return w > 0 && hs_lexicon_longest(&s->cues->venues, words, 2, &value) == 2;
}

/* A date that leads to the cue by this word is none of its own: "the 2016 election", "declined, but
 * withdrew it on Monday". */
static bool is_elsewhere(const hs_scene *s, uint32_t v, hs_span when)
{
    const hs_tree *t = s->tree;
    if (t->relation[v] == HS_REL_CONJ) return t->upos[v] == HS_UPOS_VERB;
    bool outside = t->span[v].begin >= when.end || t->span[v].end <= when.begin;
    return outside && t->upos[v] == HS_UPOS_NOUN && !names_occasion(s, v);
}

/* How many steps of the tree lead from the word up to the cue, or to a verb that shares the
 * cue's clause; HS_NONE where the way leads elsewhere or through a content. */
static uint32_t steps_to_cue(const hs_scene *s, const hs_draft *d, uint32_t w, hs_span when)
{
    const hs_tree *t = s->tree;
    uint32_t n = 0;
    for (uint32_t v = w; v != HS_NONE && n < 12; v = t->head[v], n++) {
        if (v == d->head || hs_cue_occasion(s, d->head, v)) return n;
        if (in_content(d, v) || is_elsewhere(s, v, when)) return HS_NONE;
        if (v == t->head[d->head] && (t->relation[d->head] == HS_REL_CONJ ||
            t->relation[d->head] == HS_REL_XCOMP || t->relation[d->head] == HS_REL_ADVCL)) return n + 4;
    }
    return HS_NONE;
}

/* What is told as past was said before the report appeared: a weekday after it is the one
 * a week before ("said on Friday it would pay", where the date was read by "would"). */
static bool is_week_ahead(const hs_when *w, int32_t published)
{
    return published != HS_NO_DAY && w->first == w->last && w->first > published && w->first - published < 7;
}

/* "since January", "by Tuesday" bound what they stand with, and do not say when. */
static bool is_bound(const hs_scene *s, uint32_t w)
{
    const hs_tree *t = s->tree;
    uint32_t top = w;
    if (w > 0 && hs_cue_leads(s, w - 1, "bounds")) return true;      /* wherever it hangs */
    for (int i = 0; i < 3 && t->head[top] != HS_NONE && t->upos[t->head[top]] != HS_UPOS_VERB; i++) {
        if (hs_cue_led_by(s, top, "bounds")) return true;
        top = t->head[top];
    }
    return hs_cue_led_by(s, top, "bounds");
}

/* "Two inspectors who were there in January | told": what a clause says of the source is not when
 * the source spoke. */
static bool in_clause_of_source(const hs_tree *t, const hs_draft *d, uint32_t w)
{
    uint32_t v = t->head[w];
    for (int i = 0; i < 6 && v != HS_NONE && hs_range_has(d->raw.source, v); i++, v = t->head[v])
        if (t->relation[v] == HS_REL_ACL_RELCL) return true;
    return false;
}

/* "last week", from one month into the next, is neither a day nor a month nor worth a year. */
static bool spans_months(const hs_when *w)
{
    hs_date first = hs_day_date(w->first), last = hs_day_date(w->last);
    return w->last - w->first < 31 && (first.year != last.year || first.month != last.month);
}

static bool is_stretch(const hs_tree *t, const hs_draft *d, const hs_when *w, int32_t published)
{
    uint8_t x = t->xpos[d->head];
    if (w->first == HS_NO_DAY || w->type == HS_DURATION || w->type == HS_SET) return false;
    if (w->value[0] == 'P' || spans_months(w)) return false;         /* "now" */
    if (published == HS_NO_DAY || w->first <= published) return true;
    return is_week_ahead(w, published) && (x == HS_XPOS_VBD || x == HS_XPOS_VBN);
}

/* Dates that stand between cue and content, or between source and cue, wherever the parser hung
 * them: "informed partners on 12 January that ...", "the envoy on Monday said". */
static bool stands_beside(const hs_tree *t, const hs_draft *d, uint32_t w, const hs_when *when)
{
    const hs_raw *r = &d->raw;
    uint32_t content = r->content[0].first;
    if (hs_range_has(r->source, w))      /* "Marden on Monday | said" */
        return r->source.last == r->cue.first && when->span.end >= t->span[r->source.last - 1].end;
    if (w >= r->cue.last && content > r->cue.last) return w < content;
    return !hs_range_empty(r->source) && w >= r->source.last && w < r->cue.first;
}

enum { BESIDE = 6 };         /* steps that a date between the roles counts for, at the most */

/* The nearest in the tree; of two equally near the shorter stretch of days. */
uint32_t hs_frame_when(const hs_scene *s, const hs_draft *d, hs_range within, const hs_frame_input *in)
{
    const hs_tree *t = s->tree;
    uint32_t best = HS_NONE, best_cost = HS_NONE;
    if (d->head == HS_NONE) return HS_NONE;
    hs_range words = hs_sentence_words(t, d->head);
    if (within.first > words.first) words.first = within.first;
    if (within.last < words.last) words.last = within.last;
    hs_span sentence = hs_tree_span(t, words);
    for (uint32_t i = when_at(in, sentence.begin); i < in->n_whens; i++) {
        const hs_when *when = &in->whens[i];
        if (when->span.begin >= sentence.end) break;
        uint32_t w = hs_tree_word_at(t, when->span.begin), cost;
        if (w >= t->n || in_content(d, w) || !is_stretch(t, d, when, in->published)) continue;
        if (is_bound(s, w) || in_clause_of_source(t, d, w)) continue;
        bool beside = stands_beside(t, d, w, when);
        if (hs_range_has(d->raw.source, w) && !beside) continue;
        cost = steps_to_cue(s, d, w, when->span);
        if (cost == HS_NONE && !beside) continue;
        if (cost == HS_NONE || (cost > BESIDE && beside)) cost = BESIDE;
        cost = cost * 2 + (when->first == when->last ? 0 : 7);
        if (cost < best_cost) { best = i; best_cost = cost; }
    }
    return best;
}

/* "a memo dated July 3", "a study that appeared on Thursday": a paper says it on its own day. */
uint32_t hs_frame_when_written(const hs_scene *s, const hs_draft *d, const hs_frame_input *in)
{
    const hs_tree *t = s->tree;
    if (hs_range_empty(d->raw.source) || d->head == HS_NONE) return HS_NONE;
    hs_span source = hs_tree_span(t, d->raw.source);
    if (d->raw.cue.first > d->raw.source.last) source.end = t->span[d->raw.cue.first].begin;
    for (uint32_t i = when_at(in, source.begin); i < in->n_whens && in->whens[i].span.end <= source.end; i++)
        if (is_stretch(t, d, &in->whens[i], in->published)) return i;
    return HS_NONE;
}

/* The day where it is one; else the month or year that holds all days of the stretch. */
void hs_frame_date(hs_statement *st, const hs_when *when, int32_t published, hs_arena *out)
{
    char value[16];
    int32_t shift = is_week_ahead(when, published) ? 7 : 0;
    hs_day_format(when->first - shift, value);
    hs_date first = hs_day_date(when->first), last = hs_day_date(when->last);
    if (when->first != when->last) value[first.year == last.year && first.month == last.month ? 7 : 4] = 0;
    st->made = hs_copy(out, value, strlen(value));
    st->made_first = when->first - shift;
    st->made_last = when->last - shift;
    st->made_span = when->span;
}

/* ---- where ---- */

static bool is_date(const hs_tree *t, const hs_frame_input *in, uint32_t w)
{
    uint32_t i = when_at(in, t->span[w].begin);
    if (i < in->n_whens && in->whens[i].span.begin == t->span[w].begin) return true;
    return i > 0 && in->whens[i - 1].span.end > t->span[w].begin;
}

/* "on Tuesday" at the end of "during a briefing in Doha on Tuesday" says when, not where. */
static hs_range without_date(const hs_scene *s, const hs_frame_input *in, hs_range r)
{
    const hs_tree *t = s->tree;
    uint32_t last = r.last;
    while (last > r.first && is_date(t, in, last - 1)) last--;
    if (last == r.last) return r;
    uint32_t top = last;                 /* the expression's own head, and what it hangs on */
    while (t->head[top] != HS_NONE && t->head[top] >= last && t->head[top] < r.last) top = t->head[top];
    uint32_t up = t->head[top];
    if (up != HS_NONE && hs_range_has(r, up) && t->upos[up] == HS_UPOS_VERB) return r;
    if (last > r.first && t->upos[last - 1] == HS_UPOS_ADP) {
        if (hs_word_is_form(t, last - 1, "of")) return r;
        last--;
    }
    return (hs_range){ r.first, last };
}

/* "a second day of talks": the occasion stands behind its measure. */
static bool measures_occasion(const hs_scene *s, uint32_t w)
{
    uint32_t of = hs_tree_child(s->tree, w, HS_REL_NMOD);
    return of != HS_NONE && of > w && names_occasion(s, of);
}

static bool is_place(const hs_scene *s, uint32_t w)
{
    uint32_t m = s->who->of_head[w];
    uint8_t name = s->tree->name[w];
    if (name && HS_NAME_TYPE(name) == HS_NAME_PLACE) return true;
    uint32_t e = m == HS_NONE ? HS_NONE : s->who->mentions[m].entity;   /* "I": none yet */
    return e != HS_NONE && s->who->entities[e].type == HS_PLACE;
}

static bool is_venue(const hs_scene *s, const hs_frame_input *in, const hs_draft *d, uint32_t c)
{
    const hs_tree *t = s->tree;
    uint8_t r = t->relation[c];
    uint32_t k = hs_tree_child(t, c, HS_REL_CASE);
    if (in_content(d, c) || hs_range_has(d->raw.source, c) || is_date(t, in, c)) return false;
    if (r == HS_REL_ADVCL) {
        k = hs_tree_child(t, c, HS_REL_MARK);
        return k != HS_NONE && t->xpos[c] == HS_XPOS_VBG && hs_cue_leads(s, k, "venue");
    }
    if (r != HS_REL_OBL && r != HS_REL_NMOD) return false;
    uint32_t first = t->reach[c].first;  /* "in a Harbour Post essay": "in" may hang on the name */
    if (k == HS_NONE && t->relation[first] == HS_REL_CASE && t->head[first] <= c) k = first;
    if (k == HS_NONE || !hs_cue_leads(s, k, "venue") || hs_range_has(d->raw.cue, k)) return false;
    if (hs_word_is_form(t, k, "to")) return false;
    return names_occasion(s, c) || is_place(s, c) || measures_occasion(s, c);
}

hs_range hs_frame_venue(const hs_scene *s, const hs_draft *d, const hs_frame_input *in)
{
    const hs_tree *t = s->tree;
    hs_range best = { 0, 0 };
    if (d->head == HS_NONE) return best;
    uint32_t host = d->head;
    for (int turn = 0; turn < 2 && hs_range_empty(best) && host != HS_NONE; turn++) {
        for (uint32_t i = t->child_first[host]; i < t->child_first[host + 1]; i++) {
            uint32_t c = t->child[i];
            if (!is_venue(s, in, d, c)) continue;
            hs_range r = t->reach[c];
            if (hs_range_empty(best)) best = r;
            else if (r.first <= best.last + 1) best.last = r.last;     /* "in X after Y" */
        }
        if (t->relation[host] != HS_REL_CONJ && t->relation[host] != HS_REL_XCOMP &&
            t->relation[host] != HS_REL_ADVCL) break;
        host = t->head[host];
    }
    uint32_t object = hs_tree_child(t, d->head, HS_REL_OBJ);
    for (uint32_t i = object == HS_NONE ? 0 : t->child_first[object]; hs_range_empty(best) && object != HS_NONE &&
         i < t->child_first[object + 1]; i++)
        if (!in_content(d, t->child[i]) && hs_cue_occasion(s, d->head, t->child[i])) best = t->reach[t->child[i]];
    if (hs_range_empty(best)) return best;
    for (uint32_t i = 0; i < d->raw.n_content; i++)     /* what is said stands beside it */
        if (hs_ranges_meet(best, d->raw.content[i])) {
            if (d->raw.content[i].first > best.first) best.last = d->raw.content[i].first;
            else best.first = d->raw.content[i].last;
        }
    if (hs_range_empty(best)) return (hs_range){ 0, 0 };
    while (best.last > best.first && t->upos[best.last - 1] == HS_UPOS_PUNCT &&
           t->xpos[best.last - 1] != HS_XPOS_RRB) best.last--;
    return without_date(s, in, best);
}
