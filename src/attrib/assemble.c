/* assemble.c - duplicates, overlaps, order and parents; see assemble.h. */
#include "attrib/assemble.h"
#include "attrib/refine.h"

#include <stdlib.h>

static uint32_t size_of(const hs_raw *r)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->n_content; i++) n += r->content[i].last - r->content[i].first;
    return n;
}

/* Words that both contents hold. */
static uint32_t common(const hs_raw *a, const hs_raw *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_content; i++)
        for (uint32_t k = 0; k < b->n_content; k++) {
            hs_range x = a->content[i], y = b->content[k];
            uint32_t first = x.first > y.first ? x.first : y.first;
            uint32_t last = x.last < y.last ? x.last : y.last;
            if (first < last) n += last - first;
        }
    return n;
}

/* The word of the cue that governs the others; a verb before an adverb. */
static uint32_t head_of(const hs_tree *t, hs_range cue)
{
    uint32_t best = HS_NONE;
    for (uint32_t w = cue.first; w < cue.last; w++) {
        bool word = t->upos[w] == HS_UPOS_VERB || t->upos[w] == HS_UPOS_NOUN ||
                    t->upos[w] == HS_UPOS_ADJ || hs_word_is_form(t, w, "according");
        if (!word) continue;
        if (best == HS_NONE || t->upos[w] == HS_UPOS_VERB) best = w;
    }
    return best;
}

/* A headline ends without a stop; a short first paragraph that ends as a sentence does may be
 * the lead of a report that has no headline. */
static bool ends_as_sentence(const hs_tree *t, hs_span segment)
{
    uint32_t w = hs_tree_word_at(t, segment.end);
    while (w > 0 && t->span[w - 1].begin > segment.begin && hs_word_is_mark(t, w - 1)) w--;
    return w > 0 && t->span[w - 1].begin >= segment.begin && t->text[t->span[w - 1].end - 1] == '.';
}

/* Only running text gives statements: no headline, caption, credit or byline does. */
static bool in_text(const hs_tree *t, const hs_raw *r)
{
    hs_range place = hs_range_empty(r->cue) ? hs_raw_hull(r) : r->cue;
    if (hs_range_empty(place) || place.last > t->n) return false;
    const hs_segment *segment = &t->segments[t->sentences[t->sentence[place.first]].segment];
    if (segment->kind == HS_HEADLINE || segment->kind == HS_SUBHEAD)
        return ends_as_sentence(t, segment->span);
    return segment->kind == HS_BODY;
}

/* Only marks, or only "that": nothing was said. */
static bool says_something(const hs_tree *t, const hs_raw *r)
{
    for (uint32_t i = 0; i < r->n_content; i++)
        for (uint32_t w = r->content[i].first; w < r->content[i].last; w++)
            if (t->upos[w] != HS_UPOS_PUNCT && t->upos[w] != HS_UPOS_SCONJ) return true;
    return false;
}

static int by_place(const void *a, const void *b)
{
    const hs_draft *x = a, *y = b;
    hs_range p = hs_raw_hull(&x->raw), q = hs_raw_hull(&y->raw);
    if (p.first != q.first) return p.first < q.first ? -1 : 1;
    if (p.last != q.last) return p.last > q.last ? -1 : 1;
    uint32_t m = size_of(&x->raw), n = size_of(&y->raw);
    if (m != n) return m > n ? -1 : 1;
    if (x->raw.cited != y->raw.cited) return x->raw.cited ? 1 : -1;
    if (x->raw.cue.first != y->raw.cue.first) return x->raw.cue.first < y->raw.cue.first ? -1 : 1;
    return 0;
}

static bool holds(const hs_raw *outer, hs_range words)
{
    for (uint32_t i = 0; i < outer->n_content; i++)
        if (words.first >= outer->content[i].first && words.last <= outer->content[i].last) return true;
    return false;
}

/* The inner one's cue, or all of one without a cue, stands in the outer one's content. */
static bool is_inside(const hs_raw *inner, const hs_raw *outer)
{
    uint32_t mine = size_of(inner), all = size_of(outer);
    if (inner->cited && !outer->cited && mine == all && common(inner, outer) == all) return true;
    if (mine >= all) return false;
    return holds(outer, hs_range_empty(inner->cue) ? hs_raw_hull(inner) : inner->cue);
}

/* The innermost draft that holds each one: contents that are still open stand on a stack. */
static void find_parents(hs_draft *drafts, uint32_t n, hs_arena *arena)
{
    uint32_t *open = hs_new(arena, uint32_t, n), depth = 0;
    for (uint32_t i = 0; i < n; i++) {
        hs_range here = hs_raw_hull(&drafts[i].raw);
        uint32_t kept = 0;
        for (uint32_t k = 0; k < depth; k++)
            if (hs_raw_hull(&drafts[open[k]].raw).last > here.first) open[kept++] = open[k];
        depth = kept;
        for (uint32_t k = depth; k > 0 && drafts[i].parent == HS_NONE; k--)
            if (is_inside(&drafts[i].raw, &drafts[open[k - 1]].raw)) drafts[i].parent = open[k - 1];
        open[depth++] = i;
    }
}

/* In a block quotation whoever is not its own voice is told of, as in the report. */
static bool is_told(const hs_scene *s, const hs_raw *outer, const hs_raw *inner)
{
    uint32_t w = inner->source.first;
    if (strcmp(outer->rule, "block-quotation") != 0 || hs_range_empty(inner->source)) return false;
    return inner->source.last != w + 1 || !hs_cue_leads(s, w, "speaker");
}

/* Drops what stands inside another statement without reporting one. */
static uint32_t drop_idle(const hs_scene *s, hs_draft *drafts, uint32_t n, hs_arena *arena)
{
    bool *idle = hs_new(arena, bool, n);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t p = drafts[i].parent;
        idle[i] = p != HS_NONE && !is_told(s, &drafts[p].raw, &drafts[i].raw) &&
                  !hs_refine_keeps(s, &drafts[i].raw, drafts[i].head);
    }
    for (uint32_t i = 0; i < n; i++) {
        drafts[i].parent = HS_NONE;
        if (!idle[i]) drafts[kept++] = drafts[i];
    }
    return kept;
}

/* A clause that goes on with the outer content goes on with the inner one that ends before it. */
static void extend_inner(hs_draft *drafts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const hs_raw *outer = drafts[i].parent == HS_NONE ? NULL : &drafts[drafts[i].parent].raw;
        hs_raw *r = &drafts[i].raw;
        uint32_t end = hs_raw_hull(r).last;
        if (!outer || !outer->goes_on || end + 1 < outer->goes_on || end > outer->goes_on) continue;
        hs_raw_add(r, (hs_range){ end, hs_raw_hull(outer).last });
        r->goes_on = outer->goes_on;
    }
}

/* What is said inside a statement ends with it. */
static void clip_to_parents(hs_draft *drafts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (drafts[i].parent == HS_NONE) continue;
        hs_range limit = hs_raw_hull(&drafts[drafts[i].parent].raw);
        hs_raw within = drafts[i].raw;
        hs_raw_cut(&within, (hs_range){ 0, limit.first });
        hs_raw_cut(&within, (hs_range){ limit.last, UINT32_MAX });
        if (within.n_content) drafts[i].raw = within;
        else drafts[i].parent = HS_NONE;     /* the parent was clipped itself: nothing is left inside */
    }
}

/* One cue word makes one statement: the more confident one, or the one that says more. */
static bool same_cue(const hs_draft *a, const hs_draft *b)
{
    return a->head != HS_NONE && a->head == b->head;
}

static bool better(const hs_raw *a, const hs_raw *b)
{
    if (a->confidence != b->confidence) return a->confidence > b->confidence;
    return size_of(a) > size_of(b);
}

hs_draft *hs_assemble(const hs_scene *s, const hs_raws *raws, uint32_t *n, hs_arena *arena)
{
    const hs_tree *t = s->tree;
    hs_draft *drafts = hs_new(arena, hs_draft, raws->n);
    uint32_t *of_head = hs_new(arena, uint32_t, t->n), kept = 0;
    for (uint32_t i = 0; i < raws->n; i++) {
        const hs_raw *r = &raws->at[i];
        if (!r->n_content || !in_text(t, r) || !says_something(t, r)) continue;
        hs_draft d = { *r, head_of(t, r->cue), HS_NONE };
        uint32_t *place = d.head == HS_NONE ? NULL : &of_head[d.head];
        if (place && *place && same_cue(&d, &drafts[*place - 1])) {
            if (better(&d.raw, &drafts[*place - 1].raw)) drafts[*place - 1] = d;
            continue;
        }
        drafts[kept++] = d;
        if (place) *place = kept;
    }
    qsort(drafts, kept, sizeof *drafts, by_place);
    find_parents(drafts, kept, arena);
    kept = drop_idle(s, drafts, kept, arena);
    find_parents(drafts, kept, arena);
    extend_inner(drafts, kept);
    clip_to_parents(drafts, kept);
    *n = kept;
    return drafts;
}

/* ---- two readings ---- */

static bool says_the_same(const hs_raw *a, const hs_raw *b)
{
    uint32_t both = common(a, b);
    return both * 2 >= size_of(a) + size_of(b) - both;
}

/* The base raw with the same governing word; HS_NONE. Both readings give a cue but one. */
static uint32_t twin_of(const hs_tree *t, const hs_raws *base, const uint32_t *owner, const hs_raw *r)
{
    uint32_t head = head_of(t, r->cue), seen = 0;
    for (uint32_t w = r->cue.first; w < r->cue.last; w++) {
        if (!owner[w] || owner[w] == seen) continue;
        seen = owner[w];
        const hs_raw *b = &base->at[seen - 1];
        if (head_of(t, b->cue) == head) return seen - 1;
        bool part = b->cue.first >= r->cue.first && b->cue.last <= r->cue.last;
        if (part && hs_range_has(r->cue, b->content[0].first)) return seen - 1;  /* "declined | to say what ..." */
    }
    return HS_NONE;
}

/* Of two readings of one statement the rules cut the cue better, the role model source and
 * content (PolNeAR dev: where the contents differ it is right in 88 cases, the rules in 47); but
 * a "that" after the cue begins the content, and a passive's subject never speaks. */
/* The rules leave out what stands between the parts of a content: "urged both sides on Monday
 * to ...". */
static bool is_split_of(const hs_raw *parts, const hs_raw *whole)
{
    if (parts->n_content < 2 || whole->n_content != 1) return false;
    hs_range a = hs_raw_hull(parts), b = hs_raw_hull(whole);
    return a.first == b.first && a.last == b.last;
}

static void agree(hs_raw *base, const hs_raw *more)
{
    bool ours = hs_range_empty(base->source) || more->subject_speaks;
    hs_range source = ours ? more->source : base->source;
    float doubt = (1 - base->confidence) * (1 - more->confidence);
    hs_raw joined = *base;
    if (more->firm && base->content[0].first >= base->cue.last &&
        hs_ranges_meet(base->content[0], more->content[0]))
        joined.content[0].first = more->content[0].first;
    if (is_split_of(more, base)) {
        joined.n_content = more->n_content;
        memcpy(joined.content, more->content, sizeof joined.content);
    }
    if (more->goes_on && hs_raw_hull(base).last < hs_raw_hull(more).last)
        hs_raw_add(&joined, more->content[more->n_content - 1]);
    joined.firm = more->firm;
    joined.goes_on = more->goes_on;
    joined.source = source;
    joined.cue = more->cue;
    joined.rule = more->rule;
    joined.confidence = 1 - doubt;
    hs_raw_cut(&joined, source);
    hs_raw_cut(&joined, more->cue);
    *base = joined.n_content ? joined : *more;
}

/* "This was reported in the Courier": what "this" stands for is what was said. */
static bool only_points(const hs_scene *s, const hs_raw *r)
{
    hs_range c = hs_raw_hull(r);
    return c.last == c.first + 1 && hs_cue_leads(s, c.first, "clause");
}

/* Below this the role model is not believed alone: one in three is right on PolNeAR dev. */
#define LEAST_SURE 0.03f

void hs_assemble_join(const hs_scene *s, hs_raws *base, const hs_raws *more, hs_arena *arena)
{
    uint32_t *cue = hs_new(arena, uint32_t, s->tree->n), n = base->n, kept = 0;
    bool *agreed = hs_new(arena, bool, n);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t w = base->at[i].cue.first; w < base->at[i].cue.last; w++) cue[w] = i + 1;
    for (uint32_t i = 0; i < more->n; i++) {
        const hs_raw *r = &more->at[i];
        uint32_t twin = twin_of(s->tree, base, cue, r);
        if (twin == HS_NONE) { *hs_push(arena, base) = *r; continue; }
        bool same = says_the_same(&base->at[twin], r);
        if (same) agree(&base->at[twin], r);
        bool over = !same && (r->firm || (strcmp(r->rule, "relay") == 0 && only_points(s, &base->at[twin])));
        if (over) base->at[twin] = *r;
        agreed[twin] = agreed[twin] || same || over;
    }
    for (uint32_t i = 0; i < base->n; i++)
        if (i >= n || agreed[i] || base->at[i].confidence >= LEAST_SURE) base->at[kept++] = base->at[i];
    base->n = kept;
}
