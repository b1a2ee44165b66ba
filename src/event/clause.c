/* clause.c - the arguments of a verb, through passives, relative clauses, control and conjunction;
 * modality and negation. */
#include "event/scene.h"

hs_slice hs_clause_marker(const hs_stage *s, uint32_t word)
{
    uint32_t c = hs_tree_child(s->tree, word, HS_REL_CASE);
    return c == HS_NONE ? (hs_slice){ "", 0 } : hs_str(s->tree->lemma[c]);
}

static void add(hs_clause *c, uint32_t word, hs_slice marker, uint8_t kind)
{
    if (word != HS_NONE && c->n < HS_MOST_ARGUMENTS) c->at[c->n++] = (hs_argument){ word, marker, kind };
}

static const hs_slice no_marker = { "", 0 };

static bool is_passive(const hs_tree *t, uint32_t v)
{
    return hs_tree_child(t, v, HS_REL_NSUBJ_PASS) != HS_NONE || hs_tree_child(t, v, HS_REL_AUX_PASS) != HS_NONE ||
           (t->relation[v] == HS_REL_ACL && t->xpos[v] == HS_XPOS_VBN);
}

static bool is_relative(const hs_tree *t, uint32_t w)
{
    return t->xpos[w] == HS_XPOS_WDT || t->xpos[w] == HS_XPOS_WP ||
           (t->upos[w] == HS_UPOS_PRON && hs_tree_is(t, w, "that"));
}

/* The word that a relative pronoun stands for: the noun that its clause describes. */
static uint32_t antecedent(const hs_tree *t, uint32_t w)
{
    enum { STEPS = 5 };
    if (!is_relative(t, w)) return w;
    uint32_t v = t->head[w];
    for (int i = 0; i < STEPS && v != HS_NONE; i++, v = t->head[v])
        if (t->relation[v] == HS_REL_ACL_RELCL) return t->head[v];
    return HS_NONE;
}

static bool is_verb(const hs_tree *t, uint32_t w) { return t->upos[w] == HS_UPOS_VERB; }

/* The subject that a verb without one takes over, by conjunction, control, or as participle. */
static uint32_t shared_subject(const hs_tree *t, uint32_t v)
{
    enum { STEPS = 6 };
    for (int i = 0; i < STEPS; i++) {
        uint32_t head = t->head[v];
        if (head == HS_NONE) return HS_NONE;
        uint8_t r = t->relation[v];
        if (r == HS_REL_ACL || r == HS_REL_ACL_RELCL) {
            if (r == HS_REL_ACL_RELCL || t->xpos[v] == HS_XPOS_VBG) return head;
            if (t->xpos[v] == HS_XPOS_VBN) return HS_NONE;
            uint32_t poss = hs_tree_child(t, head, HS_REL_NMOD_POSS);   /* "X's refusal to talk" */
            if (poss != HS_NONE) return poss;
            v = head;
            while (t->head[v] != HS_NONE && !is_verb(t, v) && i++ < STEPS) v = t->head[v];
        } else if (r == HS_REL_XCOMP) {
            uint32_t o = hs_tree_child(t, head, HS_REL_OBJ);
            if (o == HS_NONE) o = hs_tree_child(t, head, HS_REL_NSUBJ_PASS);
            if (o != HS_NONE && o < v) return o;
            v = head;
        } else if (r == HS_REL_CONJ || r == HS_REL_ADVCL || r == HS_REL_PARATAXIS || r == HS_REL_CCOMP) v = head;
        else return HS_NONE;
        uint32_t subject = hs_tree_child_any(t, v, HS_REL_NSUBJ);
        if (subject != HS_NONE) return antecedent(t, subject);
    }
    return HS_NONE;
}

/* True where the adverbial clause says what the verb is about ("accused of killing", "used to attack"),
 * not when or why. */
static bool is_about(const hs_stage *s, uint32_t w)
{
    static const char *const marks[] = { "to", "of", "for", "from", "with", "in", "that", "against", "by" };
    uint32_t mark = hs_tree_child(s->tree, w, HS_REL_MARK);
    if (s->tree->relation[w] != HS_REL_ADVCL) return true;
    for (size_t i = 0; mark != HS_NONE && i < sizeof marks / sizeof *marks; i++)
        if (hs_tree_is(s->tree, mark, marks[i])) return true;
    return false;
}

static hs_slice mark_of(const hs_tree *t, uint32_t clause)
{
    uint32_t mark = hs_tree_child(t, clause, HS_REL_MARK);
    return mark == HS_NONE ? no_marker : hs_str(t->lemma[mark]);
}

bool hs_clause_asks(const hs_stage *s, uint32_t clause)
{
    hs_slice mark = mark_of(s->tree, clause), v;
    if (mark.n == 0 || !hs_lexicon_find(&s->lists->moods, mark, &v)) return false;
    return hs_value_has(v, "question") || (s->tree->relation[clause] == HS_REL_CCOMP && hs_value_has(v, "conditional"));
}

static void add_child(const hs_stage *s, hs_clause *c, uint32_t w, bool passive)
{
    const hs_tree *t = s->tree;
    uint32_t a = antecedent(t, w);
    switch (t->relation[w]) {
    case HS_REL_NSUBJ: add(c, a, no_marker, HS_ARG_SUBJECT); break;
    case HS_REL_NSUBJ_PASS: add(c, a, no_marker, HS_ARG_OBJECT); break;
    case HS_REL_OBL_AGENT: add(c, a, no_marker, HS_ARG_SUBJECT); break;
    case HS_REL_OBJ: add(c, a, no_marker, HS_ARG_OBJECT); break;
    case HS_REL_IOBJ: add(c, a, no_marker, HS_ARG_RECIPIENT); break;
    case HS_REL_OBL: {
        hs_slice m = hs_clause_marker(s, w);
        if (passive && hs_is(m, "by")) add(c, a, no_marker, HS_ARG_SUBJECT);
        else if (m.n && !s->dated[w]) add(c, a, m, HS_ARG_OBLIQUE);
        break;
    }
    case HS_REL_XCOMP: case HS_REL_CCOMP: case HS_REL_ADVCL: case HS_REL_CSUBJ:
        if (is_about(s, w)) add(c, w, mark_of(t, w), HS_ARG_CLAUSE);
        break;
    default: break;
    }
}

void hs_clause_read(const hs_stage *s, uint32_t verb, hs_clause *c)
{
    const hs_tree *t = s->tree;
    bool passive = is_passive(t, verb), subject = false;
    c->verb = verb;
    c->n = 0;
    for (uint32_t k = t->child_first[verb]; k < t->child_first[verb + 1]; k++) add_child(s, c, t->child[k], passive);
    for (uint32_t i = 0; i < c->n; i++) subject |= c->at[i].kind == HS_ARG_SUBJECT;
    if (passive && t->relation[verb] == HS_REL_ACL) add(c, t->head[verb], no_marker, HS_ARG_OBJECT);
    bool has_object = false;
    for (uint32_t i = 0; i < c->n; i++) has_object |= c->at[i].kind == HS_ARG_OBJECT;
    if (!subject && !passive) add(c, shared_subject(t, verb), no_marker, HS_ARG_SUBJECT);
    else if (passive && !has_object) add(c, shared_subject(t, verb), no_marker, HS_ARG_OBJECT);
}

/* ---- mood ---- */

static void apply(const hs_stage *s, uint32_t w, bool governs, uint8_t *modality, uint8_t *negated)
{
    hs_slice v;
    char key[40] = "> ";
    const char *lemma = s->tree->lemma[w];
    if (governs) {
        if (strlen(lemma) > 30) return;
        strcpy(key + 2, lemma);
        lemma = key;
    }
    if (!hs_lexicon_find(&s->lists->moods, hs_str(lemma), &v)) return;
    if (hs_value_has(v, "negated")) *negated ^= 1;
    if (*modality != HS_ASSERTED) return;
    if (hs_value_has(v, "future")) *modality = HS_FUTURE;
    if (hs_value_has(v, "hypothetical")) *modality = HS_HYPOTHETICAL;
    if (hs_value_has(v, "conditional")) *modality = HS_CONDITIONAL;
    if (hs_value_has(v, "question")) *modality = HS_QUESTION;
}

static void children_mood(const hs_stage *s, uint32_t w, uint8_t *modality, uint8_t *negated)
{
    const hs_tree *t = s->tree;
    for (uint32_t k = t->child_first[w]; k < t->child_first[w + 1]; k++) {
        uint32_t c = t->child[k];
        uint8_t r = t->relation[c];
        if (r == HS_REL_ADVCL && *modality != HS_QUESTION) {
            uint32_t mark = hs_tree_child(t, c, HS_REL_MARK);
            hs_slice v;
            if (mark != HS_NONE && hs_lexicon_find(&s->lists->moods, hs_str(t->lemma[mark]), &v) &&
                hs_value_has(v, "conditional")) *modality = HS_CONDITIONAL;
        } else if (r == HS_REL_AUX || r == HS_REL_ADVMOD || r == HS_REL_MARK || r == HS_REL_DET ||
                   r == HS_REL_CC_PRECONJ) {
            apply(s, c, false, modality, negated);
        }
    }
}

static bool asks(const hs_tree *t, uint32_t w)
{
    hs_range r = t->sentences[t->sentence[w]].tokens;
    return r.last > r.first && hs_is(hs_tree_form(t, r.last - 1), "?") && t->relation[w] == HS_REL_ROOT;
}

/* True where what governs the word says something of its mood: "plans to attack", "a threat to attack". */
static bool governed(const hs_tree *t, uint32_t word, bool first)
{
    switch (t->relation[word]) {
    case HS_REL_XCOMP: case HS_REL_ACL: case HS_REL_CONJ: case HS_REL_CCOMP: case HS_REL_OBJ:
        return t->head[word] != HS_NONE;
    case HS_REL_ADVCL: {
        uint32_t mark = hs_tree_child(t, word, HS_REL_MARK);
        return first && t->head[word] != HS_NONE && mark != HS_NONE && hs_tree_is(t, mark, "to");
    }
    default: return false;
    }
}

void hs_clause_mood(const hs_stage *s, uint32_t word, uint8_t *modality, uint8_t *negated)
{
    enum { STEPS = 4 };
    const hs_tree *t = s->tree;
    *modality = asks(t, word) ? HS_QUESTION : HS_ASSERTED;
    *negated = 0;
    if (hs_clause_asks(s, word)) *modality = HS_QUESTION;
    children_mood(s, word, modality, negated);
    for (int i = 0; i < STEPS; i++) {
        uint32_t head = t->head[word];
        uint8_t r = t->relation[word];
        if (!governed(t, word, i == 0)) return;
        if (r == HS_REL_CCOMP) { apply(s, head, true, modality, negated); return; }
        if (r == HS_REL_CONJ) {                /* "will meet and sign": the auxiliary is shared */
            if (hs_tree_child_any(t, word, HS_REL_NSUBJ) != HS_NONE || *modality != HS_ASSERTED) return;
            children_mood(s, head, modality, negated);
        } else {
            apply(s, head, true, modality, negated);
            children_mood(s, head, modality, negated);
        }
        word = head;
    }
}
