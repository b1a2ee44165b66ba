/* position_issue.c - what a position is about. */
#include "event/position_seeker.h"

enum { WORDS = 5 };          /* of the longest entry */

uint32_t hs_seeker_lemmas(const hs_seeker *k, uint32_t w, uint32_t last, hs_slice *out, uint32_t n)
{
    uint32_t count = last - w < n ? last - w : n;
    for (uint32_t i = 0; i < count; i++) out[i] = hs_str(k->t->lemma[w + i]);
    return count;
}

static bool fits(const hs_tree *t, uint32_t w, hs_slice value)
{
    uint8_t pos = t->upos[w];
    if (hs_value_has(value, "noun")) return pos == HS_UPOS_NOUN || pos == HS_UPOS_PROPN;
    if (hs_value_has(value, "finite") && w > 0 && t->xpos[w - 1] == HS_XPOS_TO) return false;
    if (hs_value_has(value, "top") && (t->relation[w] == HS_REL_NMOD || t->relation[w] == HS_REL_OBL)) return false;
    if (hs_value_has(value, "verb")) return pos == HS_UPOS_VERB;
    return true;
}

static hs_slice first_word(hs_slice value)
{
    uint32_t n = 0;
    while (n < value.n && value.at[n] != ' ') n++;
    return (hs_slice){ value.at, n };
}

static void add(hs_issues *to, hs_slice issue)
{
    for (uint32_t i = 0; i < to->n; i++)
        if (hs_equal(to->at[i], issue)) return;
    if (to->n < HS_ISSUES) to->at[to->n++] = issue;
}

void hs_issues_find(const hs_seeker *k, hs_range words, hs_range except, hs_issues *out)
{
    hs_issues weak = { .n = 0 };
    bool strong = false;                     /* in this item of a list */
    for (uint32_t w = words.first; w < words.last; w++) {
        hs_slice lemmas[WORDS], value;
        if (w >= except.first && w < except.last) continue;
        if (hs_tree_is(k->t, w, ",") || hs_tree_is(k->t, w, ";")) {
            if (!strong && weak.n > 0) add(out, weak.at[0]);
            strong = false;
            weak.n = 0;
        }
        uint32_t n = hs_seeker_lemmas(k, w, words.last, lemmas, WORDS);
        uint32_t taken = hs_lexicon_longest(&k->lists->issues, lemmas, n, &value);
        if (taken == 0 || !fits(k->t, w, value)) continue;
        hs_slice issue = first_word(value);
        if (hs_is(issue, "none")) out->claim = out->claim || out->n == 0;
        else if (hs_is(issue, "that")) out->back = true;
        else if (hs_value_has(value, "weak")) add(&weak, issue);
        else { add(out, issue); strong = true; }
        w += taken - 1;
    }
    if (!strong && weak.n > 0) add(out, weak.at[0]);
}
