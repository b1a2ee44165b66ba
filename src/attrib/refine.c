/* refine.c - see refine.h. */
#include "attrib/refine.h"

static uint32_t segment_of(const hs_tree *t, uint32_t w)
{
    return t->sentences[t->sentence[w]].segment;
}

/* A phrase of time, place or occasion after the verb group: a preposition that is no part of
 * the cue's entry, or a word that is no verb's own. */
static bool leaves_group(const hs_tree *t, uint32_t w, uint32_t head)
{
    if (t->upos[w] == HS_UPOS_ADP) return t->relation[w] != HS_REL_COMPOUND_PRT;
    return t->head[w] == head && (t->relation[w] == HS_REL_OBL || t->relation[w] == HS_REL_OBL_UNMARKED ||
                                  t->relation[w] == HS_REL_OBJ || t->relation[w] == HS_REL_IOBJ);
}

static void cut_cue(const hs_scene *s, hs_raw *r)
{
    const hs_tree *t = s->tree;
    for (uint32_t w = r->cue.first; w < r->cue.last; w++) {
        hs_cue cue;
        if (!hs_cue_at(s, w, &cue) || !(cue.takes & (HS_TAKES_CLAUSE | HS_TAKES_WHOM))) continue;
        hs_range group = hs_cue_group(s, &cue);
        if (group.last >= r->cue.last) return;
        uint32_t object = hs_tree_child(t, w, HS_REL_OBJ);      /* "issued a statement" is all cue */
        if (object != HS_NONE && !(cue.takes & HS_CUE_HEAR) && hs_range_has(r->cue, object)) return;
        if (leaves_group(t, group.last, w) || cue.takes & HS_CUE_HEAR) r->cue.last = group.last;
        return;
    }
}

/* "X, on Friday | denied", "X yesterday | begged": what hangs on the verb is not who speaks. */
static void cut_source(const hs_scene *s, hs_raw *r)
{
    const hs_tree *t = s->tree;
    while (r->source.last > r->source.first + 1 && r->source.last <= r->cue.first) {
        uint32_t w = r->source.last - 1;
        while (t->head[w] != HS_NONE && hs_range_has(r->source, t->head[w])) w = t->head[w];
        uint8_t rel = t->relation[w];
        bool apart = rel == HS_REL_OBL || rel == HS_REL_OBL_UNMARKED || rel == HS_REL_ADVMOD;
        if (!apart || t->reach[w].first <= r->source.first || t->reach[w].last < r->source.last) return;
        r->source.last = t->reach[w].first;
    }
}

/* "rejected that argument | in a ruling released Thursday": the occasion hangs on the cue's verb, and
 * tells of the saying. What is thought or wanted may well be so on an occasion. */
static void cut_occasion(const hs_scene *s, hs_raw *r)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    uint32_t verb = r->cue.first;
    while (verb < r->cue.last && t->upos[verb] != HS_UPOS_VERB) verb++;
    if (verb == r->cue.last || !hs_cue_at(s, verb, &cue) || cue.act == HS_THINK || cue.act == HS_WANT) return;
    uint32_t from = hs_raw_hull(r).first;
    for (uint32_t i = 0; i < r->n_content; i++)
        for (uint32_t w = r->content[i].first; w < r->content[i].last; w++)
            if (hs_cue_occasion(s, verb, w) && t->reach[w].first > from) hs_raw_cut(r, t->reach[w]);
}

/* "Marden was asked how it would end": who is asked does not speak. */
static void cut_patient(const hs_scene *s, hs_raw *r)
{
    for (uint32_t w = r->cue.first; w < r->cue.last; w++) {
        hs_cue cue;
        if (!hs_cue_at(s, w, &cue) || !cue.passive || !(cue.takes & (HS_CUE_HEAR | HS_TAKES_WHOM))) continue;
        uint32_t patient = hs_tree_child(s->tree, w, HS_REL_NSUBJ_PASS);
        if (patient != HS_NONE && hs_range_has(r->source, patient)) r->source = (hs_range){ 0, 0 };
        return;
    }
}

/* The piece is a quotation in a paragraph of its own, and the cue has content beside it. */
static bool is_paragraph_apart(const hs_tree *t, const hs_raw *r, hs_range piece)
{
    uint32_t here = segment_of(t, r->cue.first);
    if (segment_of(t, piece.first) == here || segment_of(t, piece.last - 1) == here) return false;
    if (t->quote[piece.first] == HS_NONE || t->quote[piece.last - 1] == HS_NONE) return false;
    for (uint32_t i = 0; i < r->n_content; i++)
        if (segment_of(t, r->content[i].first) == here) return true;
    return false;
}

/* One piece that begins or ends with a quotation in the paragraph before or after the cue's: what
 * stands beside the cue is all that it attributes, unless the quotation goes on there. */
static hs_range within_paragraph(const hs_tree *t, const hs_raw *r, hs_range piece)
{
    uint32_t here = segment_of(t, r->cue.first), first = piece.first, last = piece.last;
    if (t->quote[first] != HS_NONE)
        while (first < last && segment_of(t, first) < here) first++;
    if (first == last) return piece;
    uint32_t q = t->quote[first];
    if (first > piece.first && q != HS_NONE && t->quotes[q].continues) return piece;
    if (segment_of(t, first) != here) return (hs_range){ first, last };
    uint32_t on = first;                     /* the next paragraph */
    while (on < last && segment_of(t, on) == here) on++;
    q = on < last ? hs_word_quote(t, on, HS_NONE) : HS_NONE;
    if (q != HS_NONE && !t->quotes[q].continues) last = on;
    return (hs_range){ first, last };
}

void hs_refine(const hs_scene *s, hs_raws *raws)
{
    const hs_tree *t = s->tree;
    for (uint32_t i = 0; i < raws->n; i++) {
        hs_raw *r = &raws->at[i];
        if (hs_range_empty(r->cue)) continue;
        cut_cue(s, r);
        cut_source(s, r);
        cut_patient(s, r);
        cut_occasion(s, r);
        for (uint32_t k = 0; k < r->n_content; k++) r->content[k] = within_paragraph(t, r, r->content[k]);
        for (uint32_t k = r->n_content; k > 0; k--)
            if (is_paragraph_apart(t, r, r->content[k - 1])) hs_raw_cut(r, r->content[k - 1]);
    }
}

static bool is_first_person(const hs_tree *t, hs_range source)
{
    return source.last == source.first + 1 &&
           (hs_word_is_form(t, source.first, "i") || hs_word_is_form(t, source.first, "we"));
}

static bool has_modal(const hs_tree *t, hs_range cue)
{
    for (uint32_t w = cue.first; w < cue.last; w++)
        if (t->xpos[w] == HS_XPOS_MD) return true;
    return false;
}

/* "to find", "determining": inside another statement no act of its own, unless words follow it:
 * "reports alleging that", "as saying "..."". */
static bool is_mere_action(const hs_tree *t, const hs_raw *raw, uint32_t head, const hs_cue *cue)
{
    bool bare = t->xpos[head] == HS_XPOS_VB && raw->cue.first == head;
    if (t->xpos[head] == HS_XPOS_VBG && hs_tree_child(t, head, HS_REL_AUX) == HS_NONE) bare = true;
    if (!bare) return false;
    uint32_t clause = hs_tree_child(t, head, HS_REL_CCOMP);
    bool words = raw->firm || hs_word_quote(t, raw->content[0].first, head) != HS_NONE;
    if (clause != HS_NONE && hs_tree_child_any(t, clause, HS_REL_NSUBJ) != HS_NONE) words = true;
    return !(words && (cue->act == HS_SAY || cue->act == HS_ASK || cue->act == HS_ACCUSE));
}

/* "They mentioned it": it takes up what somebody said before, and says nothing itself, unless it is
 * denied: "they never said so". */
static bool only_points(const hs_scene *s, const hs_raw *raw)
{
    hs_range c = raw->content[0];
    for (uint32_t w = raw->cue.first; w < raw->cue.last; w++)
        if (hs_cue_leads(s, w, "not")) return false;
    return raw->n_content == 1 && c.last == c.first + 1 && s->tree->xpos[c.first] == HS_XPOS_PRP &&
           hs_cue_leads(s, c.first, "clause");
}

bool hs_refine_keeps(const hs_scene *s, const hs_raw *raw, uint32_t head)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    if (head == HS_NONE || t->upos[head] == HS_UPOS_NOUN) return true;
    if (t->upos[head] == HS_UPOS_ADJ) return false;
    if (!hs_cue_at(s, head, &cue)) return true;
    bool told = cue.act == HS_SAY || cue.act == HS_ASK || cue.act == HS_DENY;
    if (cue.act == HS_SAY && only_points(s, raw)) return false;
    if (is_mere_action(t, raw, head, &cue)) return false;
    if (cue.passive && hs_range_empty(raw->source) && !raw->firm) return false;
    bool idle = cue.act == HS_THINK || cue.act == HS_PRAISE;       /* "we think", "we thank you" */
    if (idle && is_first_person(t, raw->source)) return false;
    if (!told && cue.act != HS_ACCEPT && has_modal(t, raw->cue)) return false;
    return true;
}
