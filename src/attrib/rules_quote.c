/* rules_quote.c - quotations and the cues beside them.
 *
 * A quotation that some raw's content holds already is completed there. Another one is joined
 * to the cue before it ("he said: ..."), after it ("...," he said), or to the statement that
 * it continues; a paragraph of its own is left to whoever spoke last. What remains are
 * single words in marks, which say nothing on their own.
 */
#include "attrib/rules.h"

enum { REACH_BACK = 30, REACH_ON = 16, SCRIPT_NAME = 8 };

typedef struct desk {
    const hs_scene *s;
    hs_raws  *raws;
    hs_arena *arena;
    uint32_t *owner;         /* [n] raw (+ 1) that has the quoted word in its content */
    uint32_t *cue;           /* [n] raw (+ 1) whose cue holds the word */
    uint32_t  last;          /* raw (+ 1) of the last quotation that was placed */
} desk;

static void note_raw(desk *d, uint32_t i)
{
    const hs_raw *r = &d->raws->at[i];
    uint32_t head = r->cue.first < r->cue.last ? r->cue.first : HS_NONE;
    for (uint32_t w = r->cue.first; w < r->cue.last; w++) d->cue[w] = i + 1;
    if (head != HS_NONE && d->s->tree->quote[head] != HS_NONE) return;     /* a voice within */
    for (uint32_t k = 0; k < r->n_content; k++)
        for (uint32_t w = r->content[k].first; w < r->content[k].last; w++)
            if (hs_word_quote(d->s->tree, w, head) != HS_NONE) d->owner[w] = i + 1;
}

/* The raw that has most of the quotation's first hundred words, or 0. */
static uint32_t owner_of(const desk *d, hs_range q)
{
    uint32_t best = 0, lead = 0, free = 0, end = q.last - q.first > 100 ? q.first + 100 : q.last;
    for (uint32_t w = q.first; w < end; w++) {     /* majority vote of Boyer and Moore */
        uint32_t o = d->owner[w];
        if (!o) { free++; continue; }
        if (lead == 0) best = o;
        if (o == best) lead++; else lead--;
    }
    return lead > 0 && free * 3 < (end - q.first) * 2 ? best : 0;
}

/* Ends like speech: a stop or comma inside the marks, or a comma after them. */
static bool ends_like_speech(const hs_tree *t, hs_range q)
{
    uint32_t w = q.last;
    while (w > q.first && hs_word_is_mark(t, w - 1)) w--;
    if (w > q.first && (hs_word_is_stop(t, w - 1) || hs_word_is_comma(t, w - 1) || hs_word_is_dash(t, w - 1)))
        return true;
    return q.last < t->n && hs_word_is_comma(t, q.last);
}

static bool same_segment(const hs_tree *t, uint32_t a, uint32_t b)
{
    return t->sentences[t->sentence[a]].segment == t->sentences[t->sentence[b]].segment;
}

static bool is_nominal(const hs_tree *t, uint32_t w)
{
    return t->upos[w] == HS_UPOS_NOUN || t->upos[w] == HS_UPOS_PROPN || t->upos[w] == HS_UPOS_PRON;
}

/* A cue whose verb can take the quotation: none of its own yet, or quotations only. */
static bool takes_quotation(const desk *d, uint32_t w, hs_cue *cue)
{
    const hs_tree *t = d->s->tree;
    if (!hs_cue_at(d->s, w, cue) || !(cue->takes & HS_TAKES_CLAUSE)) return false;
    if (t->relation[w] == HS_REL_ACL && hs_cue_speaker(d->s, cue) == HS_NONE) return false;
    uint32_t raw = d->cue[w];
    if (!raw) return true;
    const hs_raw *r = &d->raws->at[raw - 1];
    for (uint32_t i = 0; i < r->n_content; i++)
        if (hs_word_quote(t, r->content[i].first, w) == HS_NONE) return false;
    return true;
}

/* "He told them on Monday: " and "He said, ": the last cue before the quotation. */
static uint32_t cue_before(const desk *d, hs_range q, uint32_t outer, hs_cue *cue)
{
    const hs_tree *t = d->s->tree;
    hs_range sentence = hs_sentence_words(t, q.first);
    if (q.first == 0) return HS_NONE;
    uint32_t w = q.first, lead = q.first - 1;
    bool colon = hs_word_is_form(t, lead, ":"), comma = hs_word_is_comma(t, lead);
    if (!same_segment(t, lead, q.first)) return HS_NONE;
    if (!colon && lead < sentence.first) return HS_NONE;
    if (colon) sentence.first = hs_sentence_words(t, lead).first;
    uint32_t stop = q.first > REACH_BACK ? q.first - REACH_BACK : 0;
    if (!colon && !comma) stop = q.first > 4 ? q.first - 4 : 0;
    while (w > stop && w > sentence.first) {
        w--;
        if (t->quote[w] != outer || hs_word_is_form(t, w, ";")) break;
        if (takes_quotation(d, w, cue)) return w;
    }
    return HS_NONE;
}

/* '"...," said X', '"...," X told them'. */
static uint32_t cue_after(const desk *d, hs_range q, uint32_t outer, hs_cue *cue)
{
    const hs_tree *t = d->s->tree;
    if (q.last >= t->n || !same_segment(t, q.last - 1, q.last)) return HS_NONE;
    uint32_t w = q.last, sentence = t->sentence[q.last - 1], end;
    if (hs_word_is_comma(t, w)) w++;
    if (w >= t->n || !ends_like_speech(t, q)) return HS_NONE;
    bool apart = t->sentence[w] != sentence;
    if (apart && hs_word_is_comma(t, q.last - 1)) apart = false;
    end = hs_sentence_words(t, w).last;
    if (end > w + REACH_ON * 2) end = w + REACH_ON * 2;
    for (uint32_t v = w; v < end; v++) {
        if (t->quote[v] != outer || hs_word_is_stop(t, v) || hs_word_is_form(t, v, ":")) break;
        if (t->upos[v] != HS_UPOS_VERB) continue;
        if (t->relation[v] == HS_REL_ACL_RELCL || t->relation[v] == HS_REL_ACL) continue;
        if (takes_quotation(d, v, cue)) return apart && d->cue[v] ? HS_NONE : v;
        uint32_t subject = hs_tree_child(t, v, HS_REL_NSUBJ);
        bool beside = subject != HS_NONE && t->reach[subject].first >= w;
        if (apart || !beside || d->cue[v] || hs_tree_child(t, v, HS_REL_OBJ) != HS_NONE) break;
        *cue = (hs_cue){ .head = v, .last = v + 1, .takes = HS_TAKES_QUOTE };
        return v;
    }
    return HS_NONE;
}

/* The nearest noun phrase beside the verb, where the parser sees no subject. */
static hs_range nearest_phrase(const hs_scene *s, hs_range q, uint32_t v, hs_range group)
{
    const hs_tree *t = s->tree;
    uint32_t end = hs_sentence_words(t, v).last;
    for (uint32_t w = v; w > q.last && w - q.last < REACH_ON; w--)
        if (is_nominal(t, w - 1)) return hs_cue_phrase(s, w - 1, group);
    for (uint32_t w = group.last; q.last <= v && w < end && w < group.last + 3; w++)
        if (is_nominal(t, w)) return hs_cue_phrase(s, w, group);
    return (hs_range){ 0, 0 };
}

static void attach(desk *d, hs_range q, const hs_cue *cue)
{
    uint32_t v = cue->head;
    if (d->cue[v]) {
        hs_raw_add(&d->raws->at[d->cue[v] - 1], q);
        d->last = d->cue[v];
        return;
    }
    hs_raw raw = { .cue = hs_cue_group(d->s, cue), .confidence = 0.85f, .rule = "quotation-and-cue" };
    uint32_t who = hs_cue_speaker(d->s, cue);
    if (who != HS_NONE && !hs_range_has(q, who)) raw.source = hs_cue_phrase(d->s, who, raw.cue);
    else raw.source = nearest_phrase(d->s, q, v, raw.cue);
    hs_raw_add(&raw, q);
    hs_raw_cut(&raw, raw.cue);
    hs_raw_cut(&raw, raw.source);
    *hs_push(d->arena, d->raws) = raw;
    note_raw(d, d->raws->n - 1);
    d->last = d->raws->n;
}

/* "Van Dahl: "Eleven."": an interview's script; the name and the colon are all there is. */
static bool attach_script(desk *d, hs_range q)
{
    const hs_tree *t = d->s->tree;
    if (q.first < 2 || !hs_word_is_form(t, q.first - 1, ":")) return false;
    uint32_t colon = q.first - 1, w = colon;
    while (w > 0 && colon - w < SCRIPT_NAME && same_segment(t, w - 1, q.first)) {
        bool small = hs_is_lower(t->text[t->span[w - 1].begin]);
        if ((t->upos[w - 1] == HS_UPOS_VERB && small) || hs_word_is_stop(t, w - 1)) return false;
        w--;
    }
    if (w == colon || (w > 0 && same_segment(t, w - 1, q.first))) return false;
    if (t->segments[t->sentences[t->sentence[w]].segment].kind != HS_BODY) return false;
    hs_raw raw = { .source = { w, colon }, .cue = { colon, q.first }, .confidence = 0.7f,
                   .rule = "script" };
    hs_raw_add(&raw, q);
    *hs_push(d->arena, d->raws) = raw;
    d->last = d->raws->n;
    return true;
}

/* ", "in uniform or out of it"": goes on with the content that ends just before it. */
static bool continues_content(desk *d, hs_range q)
{
    const hs_tree *t = d->s->tree;
    hs_range sentence = hs_sentence_words(t, q.first);
    for (uint32_t w = q.first; w > sentence.first; w--) {
        uint32_t i = d->cue[w - 1];
        if (!i) continue;
        hs_raw *r = &d->raws->at[i - 1];
        uint32_t end = hs_raw_hull(r).last;
        if (end > q.first || end + 1 < q.first || end <= w - 1) return false;
        if (end + 1 == q.first && !hs_word_is_comma(t, end)) return false;
        return hs_raw_add(r, (hs_range){ end, q.last });
    }
    return false;
}

/* The quotation is all of one or more sentences. */
static bool stands_alone(const hs_tree *t, hs_range q)
{
    uint32_t end = hs_sentence_words(t, q.last - 1).last;
    while (end > q.last && t->upos[end - 1] == HS_UPOS_PUNCT) end--;
    return hs_sentence_words(t, q.first).first == q.first && end <= q.last;
}

static void place(desk *d, hs_range q)
{
    const hs_tree *t = d->s->tree;
    hs_cue cue;
    uint32_t owner = owner_of(d, q);
    if (owner) {
        hs_raw_add(&d->raws->at[owner - 1], q);
        d->last = owner;
        return;
    }
    if (continues_content(d, q)) return;
    uint32_t v = cue_before(d, q, HS_NONE, &cue);
    if (v == HS_NONE && !attach_script(d, q)) v = cue_after(d, q, HS_NONE, &cue);
    if (v != HS_NONE) { attach(d, q, &cue); return; }
    if (d->last && d->last == d->raws->n && hs_ranges_meet(d->raws->at[d->last - 1].content[0], q)) return;
    if (!stands_alone(t, q) || q.last - q.first < 4) return;
    if (t->segments[t->sentences[t->sentence[q.first]].segment].kind != HS_BODY) return;
    if (d->last) {
        hs_raw *before = &d->raws->at[d->last - 1];
        uint32_t end = hs_raw_hull(before).last;
        if (end > 0 && same_segment(t, end - 1, q.first) && hs_raw_add(before, q)) return;
    }
    hs_raw raw = { .confidence = 0.6f, .rule = "orphan-quotation" };
    hs_raw_add(&raw, q);
    *hs_push(d->arena, d->raws) = raw;
    d->last = d->raws->n;
}

/* A quotation inside another one counts only with a cue beside it: "she asked me, 'Why?'". */
static void place_inner(desk *d, hs_range q, uint32_t outer)
{
    hs_cue cue;
    for (uint32_t w = q.first; w > 0 && w + 4 > q.first; w--)
        if (d->cue[w - 1] && hs_ranges_meet(hs_raw_hull(&d->raws->at[d->cue[w - 1] - 1]), q)) return;
    uint32_t last = d->last, v = cue_before(d, q, outer, &cue);
    if (v == HS_NONE) v = cue_after(d, q, outer, &cue);
    if (v != HS_NONE) attach(d, q, &cue);
    d->last = last;
}

void hs_rules_quotations(const hs_scene *s, hs_raws *raws, hs_arena *arena)
{
    const hs_tree *t = s->tree;
    desk d = { .s = s, .raws = raws, .arena = arena };
    d.owner = hs_new(arena, uint32_t, t->n);
    d.cue = hs_new(arena, uint32_t, t->n);
    for (uint32_t i = 0; i < raws->n; i++) note_raw(&d, i);
    for (uint32_t q = 0; q < t->n_quotes; q++) {
        uint32_t outer = t->quotes[q].parent;
        if (outer != HS_NONE) { place_inner(&d, hs_quote_words(t, q), outer); continue; }
        hs_range words = hs_quote_whole(t, &q);
        if (!hs_range_empty(words)) place(&d, words);
    }
}
