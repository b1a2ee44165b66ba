/* frame_put.c - how it was put: act, modality, negation, condition. */
#include "attrib/frame.h"

static bool any_negation(const hs_scene *s, hs_range r)
{
    for (uint32_t w = r.first; w < r.last; w++)
        if (hs_cue_leads(s, w, "not")) return true;
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

/* "said it would pay" is the future of one who speaks in the past; within a quotation "would"
 * is what it says. */
static uint8_t modality_of(const hs_scene *s, const hs_draft *d, bool conditional)
{
    const hs_tree *t = s->tree;
    bool future = false, supposed = false;
    uint32_t last = hs_raw_hull(&d->raw).last;
    for (uint32_t w = last; w > 0 && w + 2 > last; w--)
        if (hs_word_is_form(t, w - 1, "?")) return HS_QUESTION;
    for (uint32_t i = 0; i < d->raw.n_content; i++)
        for (uint32_t w = d->raw.content[i].first; w < d->raw.content[i].last; w++) {
            if (t->xpos[w] != HS_XPOS_MD) continue;
            bool shifted = hs_cue_leads(s, w, "backshift");
            future = future || hs_cue_leads(s, w, "will") || (shifted && t->quote[w] == HS_NONE);
            supposed = supposed || hs_cue_leads(s, w, "would") || (shifted && t->quote[w] != HS_NONE);
        }
    if (conditional) return HS_CONDITIONAL;
    return future ? HS_FUTURE : supposed ? HS_HYPOTHETICAL : HS_ASSERTED;
}

/* The first of the words before a conditional clause that belong to it: "only if". */
static uint32_t condition_start(const hs_scene *s, uint32_t w, uint32_t first)
{
    while (w > first && hs_cue_leads(s, w - 1, "limits")) w--;
    return w;
}

/* A word or a fixed group that opens a condition; not the "if" of an indirect question, nor a
 * verb: "it provided help". */
static bool opens_condition(const hs_scene *s, uint32_t w, uint32_t last)
{
    const hs_tree *t = s->tree;
    hs_slice words[4], value;                /* "in exchange for" and what follows */
    uint32_t n = last - w < 4 ? last - w : 4;
    for (uint32_t i = 0; i < n; i++) words[i] = hs_tree_form(t, w + i);
    uint32_t taken = hs_lexicon_longest(&s->cues->leads, words, n, &value);
    if (taken == 0 || taken == n || !hs_value_has(value, "condition")) return false;
    if (taken > 1) return true;
    if (hs_word_is_verb(t, w) && (t->relation[w] == HS_REL_ROOT || t->relation[w] == HS_REL_CONJ ||
                                  hs_word_is_verb(t, w + 1))) return false;
    if (!hs_value_has(value, "question")) return true;
    return t->relation[w] == HS_REL_MARK && t->head[w] != HS_NONE && t->relation[t->head[w]] != HS_REL_CCOMP;
}

/* Punctuation at the end is the sentence's, but for the mark of a quotation that the condition
 * holds whole. */
static uint32_t condition_end(const hs_tree *t, uint32_t first, uint32_t last)
{
    for (; last > first + 1 && t->upos[last - 1] == HS_UPOS_PUNCT; last--) {
        uint32_t q = t->quote[last - 1];
        if (q != HS_NONE && t->quotes[q].span.begin >= t->span[first].begin) break;
    }
    return last;
}

static hs_range condition_of(const hs_scene *s, const hs_draft *d)
{
    const hs_tree *t = s->tree;
    for (uint32_t i = 0; i < d->raw.n_content; i++) {
        hs_range c = d->raw.content[i];
        for (uint32_t w = c.first; w < c.last; w++) {
            if (!opens_condition(s, w, c.last)) continue;
            uint32_t clause = t->head[w], last = c.last;
            for (int k = 0; k < 3 && clause != HS_NONE && !hs_word_is_verb(t, clause) &&
                 t->relation[clause] != HS_REL_ADVCL; k++) clause = t->head[clause];
            if (clause != HS_NONE && clause > w && t->reach[clause].last < last) last = t->reach[clause].last;
            return (hs_range){ condition_start(s, w, c.first), condition_end(t, w, last) };
        }
    }
    return (hs_range){ 0, 0 };
}

void hs_frame_put(const hs_scene *s, const hs_draft *d, hs_statement *st)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    hs_range condition = condition_of(s, d);
    st->act = HS_SAY;
    if (cue_of(s, d, &cue)) {
        st->act = cue.act;
        st->negated = is_declined(s, d, &cue);
        if (cue.act == HS_ASK && hs_tree_child(t, cue.head, HS_REL_XCOMP) != HS_NONE)
            st->act = HS_APPEAL;         /* "asked them to go" */
    }
    hs_range who = d->raw.source;        /* "neither has said" */
    if (who.last > who.first + 1) who.last = who.first + 1;
    if (any_negation(s, d->raw.cue) || any_negation(s, who)) st->negated = 1;
    st->modality = modality_of(s, d, !hs_range_empty(condition));
    if (!hs_range_empty(condition)) st->condition = hs_tree_span(t, condition);
}
