/* frame_occasion.c - what a statement takes over from those before it: the same speech goes on, so its
 * day and its outlet hold. See framer.h.
 */
#include "attrib/framer.h"

enum { SPEECH_GOES_ON = 5, LEAD_GOES_ON = 2, OUTLET_GOES_ON = 1, /* paragraphs */
       LEAD_STATEMENTS = 3, LEAD_LOOKED_AT = 60 };

/* "Marden: "It is closed."": a colon is all the cue there is. */
static bool is_turn(const hs_tree *t, const hs_draft *d)
{
    hs_range cue = d->raw.cue;
    return cue.last == cue.first + 1 && hs_word_is_form(t, cue.first, ":");
}

static void take_date(hs_statement *to, const hs_statement *from)
{
    to->made = from->made;
    to->made_first = from->made_first;
    to->made_last = from->made_last;
    to->made_span = from->made_span;
}

/* The turns of a script are told to whom the interview was given, on its day. */
static void take_script(framer *f, uint32_t i)
{
    hs_statement *st = &f->st[i];
    const hs_talk *talk = &f->first_talk;
    uint32_t at = hs_raw_hull(&f->drafts[i].raw).first;
    if (!talk->medium || talk->verb > at || st->speaker == talk->medium - 1 || is_medium(f, st->speaker)) return;
    if (st->outlet == HS_NONE) st->outlet = talk->medium - 1;
    if (st->addressee == HS_NONE) st->addressee = st->outlet;
    hs_draft given = { .raw = { .cue = { talk->verb, talk->verb + 1 } }, .head = talk->verb, .parent = HS_NONE };
    uint32_t when = st->made ? HS_NONE : hs_frame_when(f->s, &given, (hs_range){ 0, f->s->tree->n }, f->in);
    if (when != HS_NONE) hs_frame_date(st, &f->in->whens[when], f->in->published, f->out);
}

/* "Marden disputes that", "will not say": told of the day of the report, and of no other; not "has
 * rejected", which was done by then. */
static bool is_present(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    const hs_tree *t = f->s->tree;
    if (d->head == HS_NONE || t->xpos[d->head] == HS_XPOS_VBN) return false;
    for (uint32_t w = d->raw.cue.first; w <= d->head; w++)
        if (t->xpos[w] == HS_XPOS_VBZ || t->xpos[w] == HS_XPOS_VBP || t->xpos[w] == HS_XPOS_MD) return true;
    return false;
}

/* True where the entity is one of those whom the words name together: "Marden and Sedar". */
static bool is_among(const hs_scene *s, uint32_t entity, hs_range words)
{
    const hs_entity *e = &s->who->entities[entity];
    uint32_t low = 0, high = e->n_mentions;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->who->mentions[e->mentions[middle]].head < words.first) low = middle + 1;
        else high = middle;
    }
    return low < e->n_mentions && s->who->mentions[e->mentions[low]].head < words.last;
}

/* "The office denied it on Monday. ... the statement read": the paper that the last one spoke in; or
 * "Marden and Sedar announced ... Marden stated": one of those who spoke. NULL where it is neither. */
static const hs_statement *same_occasion(const framer *f, uint32_t i)
{
    if (f->last_dated == HS_NONE) return NULL;
    const hs_tree *t = f->s->tree;
    hs_range mine = f->drafts[i].raw.source;
    uint32_t gap = segment_of(f, i) - segment_of(f, f->last_dated), top = top_of(t, mine);
    uint32_t speaker = f->st[i].speaker;
    if (gap == 0 && is_among(f->s, speaker, f->drafts[f->last_dated].raw.source)) return &f->st[f->last_dated];
    bool paper = top != HS_NONE && is_paper(f, speaker) && hs_word_is_form(t, mine.first, "the") &&
                 mine.last - mine.first <= 2 && hs_lexicon_has(&f->s->cues->venues, hs_str(t->lemma[top]));
    return paper && gap <= 1 ? &f->st[f->last_dated] : NULL;
}

/* Night and evening: what happened then is talked of the day after. */
static bool is_night(const hs_when *w) { return strstr(w->value, "TNI") || strstr(w->value, "TEV"); }

/* The day on which what the lead tells came about: that of its first sentence's own verb. */
void hs_framer_lead(framer *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t k = 0, w;
    while (k < t->n_sentences && t->segments[t->sentences[k].segment].kind != HS_BODY) k++;
    f->lead_day = HS_NONE;
    if (k == t->n_sentences) return;
    hs_range words = t->sentences[k].tokens;
    for (w = words.first; w < words.last && t->head[w] != HS_NONE; w++) continue;
    if (w == words.last || t->xpos[w] != HS_XPOS_VBD) return;
    hs_draft act = { .raw = { .cue = { w, w + 1 } }, .head = w, .parent = HS_NONE };
    uint32_t when = hs_frame_when(f->s, &act, words, f->in);
    if (when == HS_NONE || f->in->whens[when].first != f->in->whens[when].last) return;
    if (is_night(&f->in->whens[when])) return;
    f->lead_day = when;
    f->lead = t->sentences[k].segment;
}

/* "Thousands marched on Friday. ... "I am late," Sedar said.": who is quoted in the lead or right
 * behind it speaks of what it tells, and on its day. */
static bool speaks_of_lead(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    const hs_statement *st = &f->st[i];
    uint32_t here = segment_of(f, i);
    if (f->lead_day == HS_NONE || here < f->lead || here - f->lead > LEAD_GOES_ON) return false;
    if (d->head == HS_NONE || f->s->tree->xpos[d->head] != HS_XPOS_VBD) return false;
    return st->kind != HS_INDIRECT && st->act != HS_THINK && st->act != HS_WANT;
}

/* The day of the occasion, where the statement's own words do not give it. */
static void take_occasion(const framer *f, uint32_t i)
{
    hs_statement *st = &f->st[i];
    if (st->made || st->negated || is_present(f, i) || hs_range_empty(f->drafts[i].raw.cue)) return;
    const hs_statement *b = same_occasion(f, i);
    if (b) take_date(st, b);
    else if (speaks_of_lead(f, i)) hs_frame_date(st, &f->in->whens[f->lead_day], f->in->published, f->out);
}

/* "He added": where the same speaker goes on nearby, it is the same speech, so its day and its
 * outlet hold. `last` is the speaker's statement before this one. */
static void go_on(framer *f, uint32_t i, uint32_t last)
{
    hs_statement *st = &f->st[i];
    uint32_t gap = segment_of(f, i) - segment_of(f, last), *dated = &f->dated[st->speaker];
    if (gap > SPEECH_GOES_ON && !is_paper(f, st->speaker)) *dated = 0;
    if (!st->made && *dated && !st->negated && !is_present(f, i)) take_date(st, &f->st[*dated - 1]);
    if (gap <= OUTLET_GOES_ON && st->outlet == HS_NONE) st->outlet = f->st[last].outlet;
}

/* A quotation without a cue, in the paragraph after the one that its speaker spoke in: the same words
 * go on. */
static void go_on_quoting(const framer *f, uint32_t i, uint32_t last)
{
    hs_statement *st = &f->st[i];
    if (last != f->last_spoken || segment_of(f, i) - segment_of(f, last) > 1) return;
    if (!st->made) take_date(st, &f->st[last]);
    if (st->outlet == HS_NONE) st->outlet = f->st[last].outlet;
}

void hs_framer_take_over(framer *f, uint32_t i)
{
    hs_statement *st = &f->st[i];
    if (st->speaker == HS_NONE) return;
    if (is_turn(f->s->tree, &f->drafts[i])) take_script(f, i);
    uint32_t last = f->last_of[st->speaker];
    hs_framer_interview(f, i);
    f->last_of[st->speaker] = i + 1;
    if (last && !hs_range_empty(f->drafts[i].raw.source)) go_on(f, i, last - 1);
    else if (last) go_on_quoting(f, i, last - 1);
    take_occasion(f, i);
    if (st->made) f->dated[st->speaker] = i + 1;
}

/* "Judge rejects request" and "Sedar rejected it on Monday": the same act, and no mere saying. */
static bool is_same_act(const framer *f, uint32_t a, uint32_t b)
{
    uint32_t x = f->drafts[a].head, y = f->drafts[b].head;
    if (x == HS_NONE || y == HS_NONE || f->st[a].act == HS_SAY || f->st[a].act != f->st[b].act) return false;
    return strcmp(f->s->tree->lemma[x], f->s->tree->lemma[y]) == 0;
}

/* The speaker's next statement in the text, where it is dated and near; or for a headline that
 * names him otherwise, the text's first statement. */
static const hs_statement *dated_after(const framer *f, uint32_t i, uint32_t n)
{
    const hs_tree *t = f->s->tree;
    const hs_statement *st = &f->st[i], *first = NULL;
    bool headline = t->segments[segment_of(f, i)].kind != HS_BODY;
    for (uint32_t k = i + 1, seen = 0; k < n && seen < 2 * LEAD_STATEMENTS; k++) {
        const hs_statement *b = &f->st[k];
        if (t->segments[segment_of(f, k)].kind != HS_BODY || b->parent != HS_NONE) continue;
        seen++;
        if (!first) first = b;
        if (b->made && ((b->speaker == st->speaker && seen <= LEAD_STATEMENTS) || is_same_act(f, i, k))) return b;
    }
    return headline && first && first->made ? first : NULL;
}

/* What the lead and the headline say without a day, the text says again with one. */
void hs_framer_date_lead(framer *f, uint32_t n)
{
    uint32_t body = 0;
    for (uint32_t i = 0; i < n && i < LEAD_LOOKED_AT && body < LEAD_STATEMENTS; i++) {
        hs_statement *st = &f->st[i];
        if (st->parent != HS_NONE) continue;
        bool text = f->s->tree->segments[segment_of(f, i)].kind == HS_BODY;
        body += text;
        if (st->made || st->speaker == HS_NONE || st->negated || (text && is_present(f, i))) continue;
        const hs_statement *b = dated_after(f, i, n), *before = i > 0 ? st - 1 : NULL;
        if (b) take_date(st, b);
        else if (before && before->made && before->speaker == st->speaker && segment_of(f, i) == segment_of(f, i - 1))
            take_date(st, before);
    }
}
