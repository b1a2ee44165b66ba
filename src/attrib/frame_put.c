/* frame_put.c - how it was put: act, modality, negation, condition. */
#include "attrib/frame.h"

static bool is_negation(const hs_tree *t, uint32_t w)
{
    return hs_tree_is(t, w, "not") || hs_tree_is(t, w, "never") || hs_word_is_form(t, w, "n't") ||
           hs_tree_is(t, w, "neither") || hs_tree_is(t, w, "nobody") || hs_word_is_form(t, w, "none") ||
           hs_tree_is(t, w, "nothing") || hs_word_is_form(t, w, "n\xE2\x80\x99t");
}

static bool any_negation(const hs_tree *t, hs_range r)
{
    for (uint32_t w = r.first; w < r.last; w++)
        if (is_negation(t, w)) return true;
    return false;
}

static bool cue_of(const hs_scene *s, const hs_draft *d, hs_cue *cue)
{
    return d->head != HS_NONE && (hs_cue_at(s, d->head, cue) || hs_cue_noun_at(s, d->head, cue));
}

/* "declined to say", "refuses to leave"; but "refuses the offer" is said. */
static bool is_declined(const hs_scene *s, const hs_draft *d, const hs_cue *cue)
{
    const hs_tree *t = s->tree;
    hs_cue above;
    uint32_t up = hs_cue_governor(s, cue);
    if (up != HS_NONE && hs_cue_at(s, up, &above)) return above.takes & HS_CUE_NEG;
    return cue->takes & HS_CUE_NEG && t->xpos[d->raw.content[0].first] == HS_XPOS_TO;
}

static uint8_t modality_of(const hs_tree *t, const hs_draft *d, bool conditional)
{
    bool future = false, if_so = false;
    uint32_t last = hs_raw_hull(&d->raw).last;
    for (uint32_t w = last; w > 0 && w + 2 > last; w--)
        if (hs_word_is_form(t, w - 1, "?")) return HS_QUESTION;
    for (uint32_t i = 0; i < d->raw.n_content; i++)
        for (uint32_t w = d->raw.content[i].first; w < d->raw.content[i].last; w++) {
            if (t->xpos[w] != HS_XPOS_MD) continue;
            future = future || hs_tree_is(t, w, "will") || hs_tree_is(t, w, "shall");
            if_so = if_so || hs_tree_is(t, w, "would") || hs_tree_is(t, w, "might") ||
                    hs_tree_is(t, w, "could");
        }
    if (conditional) return HS_CONDITIONAL;
    return future ? HS_FUTURE : if_so ? HS_HYPOTHETICAL : HS_ASSERTED;
}

/* The longest word before a conditional clause that belongs to it: "only if", "only as long as". */
static uint32_t condition_start(const hs_tree *t, uint32_t w, uint32_t first)
{
    while (w > first && (hs_tree_is(t, w - 1, "only") || hs_tree_is(t, w - 1, "even"))) w--;
    return w;
}

/* Words that open a condition: one, or the first of a fixed group. */
static uint32_t opens_condition(const hs_tree *t, uint32_t w, uint32_t last)
{
    uint32_t left = last - w;
    if (hs_tree_is(t, w, "unless")) return w;
    if (hs_tree_is(t, w, "if") && t->relation[w] == HS_REL_MARK && t->head[w] != HS_NONE &&
        t->relation[t->head[w]] != HS_REL_CCOMP) return w;
    if (left > 2 && hs_word_is_form(t, w, "as") && hs_word_is_form(t, w + 1, "long")) return w;
    if (left > 2 && hs_word_is_form(t, w, "provided") && !hs_word_is_verb(t, w + 1) &&
        t->relation[w] != HS_REL_ROOT && t->relation[w] != HS_REL_CONJ) return w;
    if (left > 3 && hs_word_is_form(t, w, "on") && hs_word_is_form(t, w + 1, "condition")) return w;
    return HS_NONE;
}

static hs_range condition_of(const hs_tree *t, const hs_draft *d)
{
    for (uint32_t i = 0; i < d->raw.n_content; i++) {
        hs_range c = d->raw.content[i];
        for (uint32_t w = c.first; w < c.last; w++) {
            if (opens_condition(t, w, c.last) == HS_NONE) continue;
            uint32_t clause = t->head[w], last = c.last;
            for (int k = 0; k < 3 && clause != HS_NONE && !hs_word_is_verb(t, clause) &&
                 t->relation[clause] != HS_REL_ADVCL; k++) clause = t->head[clause];
            if (clause != HS_NONE && clause > w && t->reach[clause].last < last) last = t->reach[clause].last;
            while (last > w + 1 && t->upos[last - 1] == HS_UPOS_PUNCT && !hs_word_is_mark(t, last - 1)) last--;
            return (hs_range){ condition_start(t, w, c.first), last };
        }
    }
    return (hs_range){ 0, 0 };
}

void hs_frame_put(const hs_scene *s, const hs_draft *d, hs_statement *st)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    hs_range condition = condition_of(t, d);
    st->act = HS_SAY;
    if (cue_of(s, d, &cue)) {
        st->act = cue.act;
        st->negated = is_declined(s, d, &cue);
        if (cue.act == HS_ASK && hs_tree_child(t, cue.head, HS_REL_XCOMP) != HS_NONE)
            st->act = HS_APPEAL;         /* "asked them to go" */
    }
    hs_range who = d->raw.source;        /* "neither has said" */
    if (who.last > who.first + 1) who.last = who.first + 1;
    if (any_negation(t, d->raw.cue) || any_negation(t, who)) st->negated = 1;
    st->modality = modality_of(t, d, !hs_range_empty(condition));
    if (!hs_range_empty(condition)) st->condition = hs_tree_span(t, condition);
}
