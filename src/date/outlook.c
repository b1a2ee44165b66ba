/* outlook.c - see outlook.h. Measured on TimeBank and AQUAINT: of bare weekdays 5 % lie ahead,
 * nearly all of them after one of the cue words of data/units.txt. */
#include "date/outlook.h"

/* ---- by the tree --------------------------------------------------------------------- */

/* The word of the expression whose head lies outside it. */
static uint32_t top_word(const hs_tree *t, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++)
        if (t->head[i] == HS_NONE || t->head[i] < first || t->head[i] > last) return i;
    return first;
}

/* The nearest verb above the word; HS_NONE where there is none. */
static uint32_t governor(const hs_tree *t, uint32_t word)
{
    enum { STEPS = 6 };
    for (int step = 0; step < STEPS; step++) {
        word = t->head[word];
        if (word == HS_NONE || t->upos[word] == HS_UPOS_VERB) return word;
    }
    return HS_NONE;
}

static bool looks_ahead(const hs_scan *s, uint32_t word)
{
    hs_slice value;
    return hs_lexicon_find(&s->lexicons->units, hs_tree_form(s->tree, word), &value)
        && hs_value_has(value, "future") && !hs_value_has(value, "weak");
}

/* True where the present tense of the verb means it: in headlines and captions it tells of the
 * past, and a past verb between it and the date hints at a wrong arc. */
static bool is_told_now(const hs_tree *t, uint32_t word, uint32_t verb)
{
    uint32_t segment = t->sentences[t->sentence[verb]].segment;
    if (segment >= t->n_segments || t->segments[segment].kind != HS_BODY) return false;
    uint32_t first = word < verb ? word : verb, last = word < verb ? verb : word;
    for (uint32_t i = first; i < last; i++)
        if (t->xpos[i] == HS_XPOS_VBD) return false;
    return true;
}

/* "would meet", "was due to meet" ahead; "met", "had been due to", "the deal reached" back. */
static hs_outlook by_tree(const hs_scan *s, uint32_t first, uint32_t last)
{
    const hs_tree *t = s->tree;
    uint32_t top = top_word(t, first, last), verb = governor(t, top);
    if (verb == HS_NONE) return HS_OPEN;
    bool ahead = looks_ahead(s, verb), bare = true, past = false;
    for (uint32_t c = t->child_first[verb]; c < t->child_first[verb + 1]; c++) {
        uint32_t word = t->child[c];
        if (t->xpos[word] == HS_XPOS_MD && looks_ahead(s, word)) return HS_AHEAD;
        if (t->relation[word] != HS_REL_AUX && t->relation[word] != HS_REL_AUX_PASS) continue;
        bool have = hs_tree_is(t, word, "have"), was = t->xpos[word] == HS_XPOS_VBD;
        past = past || (ahead ? have && was : have || was);
        bare = false;
    }
    if (past) return HS_BACK;
    if (ahead) return HS_AHEAD;
    uint8_t tag = t->xpos[verb];
    if (tag == HS_XPOS_VBD || (bare && tag == HS_XPOS_VBN && t->relation[verb] == HS_REL_ACL)) return HS_BACK;
    bool present = bare && (tag == HS_XPOS_VBZ || tag == HS_XPOS_VBP) && t->head[top] == verb;
    return present && is_told_now(t, top, verb) ? HS_PRESENT : HS_OPEN;
}

/* ---- by words ------------------------------------------------------------------------ */

static bool ends_clause(const hs_atom *a)
{
    return a->mark && a->mark != '-' && a->mark != '\'' && a->mark != '$';
}

/* What the word at atom i says: "will", "is to" ahead; "said", "had", and so "had been due", back. */
static hs_outlook by_word(const hs_scan *s, uint32_t i)
{
    const hs_atom *a = hs_atom_at(s, i);
    bool to = hs_atom_is(s, i + 1, HS_IS(TO));
    if (a->kinds & HS_IS(PAST_TENSE)) return HS_BACK;
    if (a->kinds & HS_IS(BE)) return to ? HS_AHEAD : HS_OPEN;
    if (!(a->kinds & HS_IS(FUTURE)) || (a->kinds & HS_IS(WEAK) && !to)) return HS_OPEN;
    bool past = i && hs_atom_is(s, i - 1, HS_IS(PAST_TENSE));
    return past ? HS_BACK : HS_AHEAD;
}

hs_outlook hs_date_outlook(const hs_scan *s, uint32_t i, uint32_t end)
{
    enum { REACH = 10 };
    uint32_t stop = i > REACH ? i - REACH : 0;
    bool opens = i <= 1;
    hs_outlook found = HS_OPEN;
    if (!opens && by_word(s, i - 1) == HS_AHEAD) return HS_AHEAD;     /* "until Monday" */
    if (s->tree->xpos && s->tree->head)
        found = by_tree(s, hs_atom_at(s, i)->word, hs_atom_at(s, end - 1)->word);
    if (found != HS_OPEN) return found;
    if (i && hs_atom_is(s, i - 1, HS_IS(LIMIT))) return HS_LIMIT;
    for (uint32_t j = i; j-- > stop && found == HS_OPEN; ) {
        found = by_word(s, j);
        if (ends_clause(hs_atom_at(s, j)) || hs_atom_is(s, j, HS_IS(AFTER))) break;
    }
    if (found != HS_OPEN || !opens) return found;
    end += hs_atom_mark(s, end, ',');
    for (uint32_t j = end; j < end + REACH && found == HS_OPEN; j++) {
        found = by_word(s, j);
        if (ends_clause(hs_atom_at(s, j))) break;
    }
    return found;
}
