/* cue.c - cues in the word lists, and the phrases around them; see cue.h. */
#include "attrib/cue.h"

enum { MAX_CLIMB = 8, MAX_ENTRY = 4 };

hs_status hs_cue_open(const hs_model *model, hs_cues *out, hs_error *err)
{
    *out = (hs_cues){ 0 };
    HS_TRY(hs_lexicon_open(model, "cues", &out->verbs, err));
    HS_TRY(hs_lexicon_open(model, "cuenouns", &out->nouns, err));
    HS_TRY(hs_lexicon_open(model, "supports", &out->supports, err));
    HS_TRY(hs_lexicon_open(model, "media", &out->media, err));
    HS_TRY(hs_lexicon_open(model, "bodies", &out->bodies, err));
    HS_TRY(hs_lexicon_open(model, "leads", &out->leads, err));
    return hs_lexicon_open(model, "venues", &out->venues, err);
}

/* ---- words ---- */

bool hs_word_is_verb(const hs_tree *t, uint32_t w)
{
    return t->upos[w] == HS_UPOS_VERB || t->upos[w] == HS_UPOS_AUX;
}

bool hs_word_is_mark(const hs_tree *t, uint32_t w)
{
    return t->xpos[w] == HS_XPOS_OPEN_QUOTE || t->xpos[w] == HS_XPOS_CLOSE_QUOTE;
}

bool hs_word_is_form(const hs_tree *t, uint32_t w, const char *form)
{
    return hs_is_nocase(hs_tree_form(t, w), form);
}

bool hs_cue_leads(const hs_scene *s, uint32_t w, const char *job)
{
    hs_slice value;
    if (hs_lexicon_find(&s->cues->leads, hs_tree_form(s->tree, w), &value) && hs_value_has(value, job)) return true;
    return hs_lexicon_find(&s->cues->leads, hs_str(s->tree->lemma[w]), &value) && hs_value_has(value, job);
}

bool hs_cue_led_by(const hs_scene *s, uint32_t w, const char *job)
{
    const hs_tree *t = s->tree;
    for (uint32_t i = t->child_first[w]; i < t->child_first[w + 1]; i++) {
        uint32_t k = t->child[i];
        if (t->relation[k] != HS_REL_CASE && t->relation[k] != HS_REL_MARK) continue;
        if (hs_cue_leads(s, k, job)) return true;
    }
    return false;
}

bool hs_word_is_stop(const hs_tree *t, uint32_t w)
{
    char c = t->text[t->span[w].begin];
    return c == '.' || c == '?' || c == '!';
}

bool hs_word_is_comma(const hs_tree *t, uint32_t w) { return t->text[t->span[w].begin] == ','; }

bool hs_word_is_dash(const hs_tree *t, uint32_t w)
{
    hs_slice f = hs_tree_form(t, w);
    if (t->upos[w] != HS_UPOS_PUNCT && t->upos[w] != HS_UPOS_SYM) return false;
    return hs_starts(f, "-") || hs_starts(f, "\xE2\x80\x93") || hs_starts(f, "\xE2\x80\x94");
}

static bool is_punct(const hs_tree *t, uint32_t w) { return t->upos[w] == HS_UPOS_PUNCT; }

hs_range hs_quote_words(const hs_tree *t, uint32_t quote)
{
    hs_span s = t->quotes[quote].span;
    return (hs_range){ hs_tree_word_at(t, s.begin), hs_tree_word_at(t, s.end) };
}

hs_range hs_quote_whole(const hs_tree *t, uint32_t *q)
{
    hs_range r = hs_quote_words(t, *q);
    uint32_t i = *q + 1;
    while (i < t->n_quotes && (t->quotes[i].parent != HS_NONE || t->quotes[i].continues)) {
        if (t->quotes[i].parent == HS_NONE) { r.last = hs_quote_words(t, i).last; *q = i; }
        i++;
    }
    return r;
}

static bool quote_holds(const hs_tree *t, uint32_t quote, uint32_t w)
{
    hs_span s = t->quotes[quote].span;
    return w != HS_NONE && t->span[w].begin >= s.begin && t->span[w].begin < s.end;
}

uint32_t hs_word_quote(const hs_tree *t, uint32_t w, uint32_t other)
{
    uint32_t best = HS_NONE, q = t->quote[w];
    for (int i = 0; i < MAX_CLIMB && q != HS_NONE && !quote_holds(t, q, other); i++) {
        best = q;
        q = t->quotes[q].parent;
    }
    return best;
}

/* ---- the lists ---- */

static const struct { const char *word; uint32_t bit; } flags[] = {
    { "that", HS_TAKES_THAT }, { "q", HS_TAKES_QUOTE }, { "to", HS_TAKES_TO },
    { "whom", HS_TAKES_WHOM }, { "objto", HS_TAKES_OBJTO }, { "thing", HS_TAKES_THING },
    { "as", HS_TAKES_AS }, { "of", HS_TAKES_OF }, { "hear", HS_CUE_HEAR },
    { "light", HS_CUE_LIGHT }, { "neg", HS_CUE_NEG }, { "weak", HS_CUE_WEAK },
    { "medium", HS_CUE_MEDIUM },
};

static const char *const acts[] = {      /* hs_act, as the lists spell it */
    "say", "ask", "appeal", "demand", "offer", "promise", "threaten", "deny", "reject",
    "accept", "accuse", "praise", "decline", "think", "want", "decide",
};

/* "say that hear": the act comes first. */
static void read_value(hs_slice value, hs_cue *cue)
{
    uint32_t n = 0;
    while (n < value.n && value.at[n] != ' ') n++;
    hs_slice act = { value.at, n };
    for (uint8_t a = 0; a < sizeof acts / sizeof *acts; a++)
        if (hs_is(act, acts[a])) cue->act = a;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (hs_value_has(value, flags[i].word)) cue->takes |= flags[i].bit;
}

static bool is_passive(const hs_tree *t, uint32_t w)
{
    if (hs_tree_child(t, w, HS_REL_AUX_PASS) != HS_NONE ||
        hs_tree_child(t, w, HS_REL_NSUBJ_PASS) != HS_NONE) return true;
    bool first = w == hs_sentence_words(t, w).first;         /* "Asked whether ..., she said" */
    bool participle = t->xpos[w] == HS_XPOS_VBN || (first && t->xpos[w] == HS_XPOS_VBD);
    if (!participle || hs_tree_child(t, w, HS_REL_AUX) != HS_NONE ||
        hs_tree_child_any(t, w, HS_REL_NSUBJ) != HS_NONE) return false;
    uint8_t r = t->relation[w];
    if (r == HS_REL_ACL || r == HS_REL_ADVCL) return true;
    return first;
}

static uint32_t entry_at(const hs_scene *s, const hs_lexicon *list, uint32_t w, hs_slice first,
                         hs_slice *value)
{
    const hs_tree *t = s->tree;
    hs_slice words[MAX_ENTRY] = { first };
    uint32_t n = 1, end = hs_sentence_words(t, w).last;
    while (n < MAX_ENTRY && w + n < end) { words[n] = hs_tree_form(t, w + n); n++; }
    return hs_lexicon_longest(list, words, n, value);
}

bool hs_cue_at(const hs_scene *s, uint32_t w, hs_cue *out)
{
    const hs_tree *t = s->tree;
    hs_slice value;
    uint32_t n = 0;
    if (t->upos[w] != HS_UPOS_VERB && t->upos[w] != HS_UPOS_ADJ) return false;
    bool passive = t->upos[w] == HS_UPOS_VERB && is_passive(t, w);
    bool predicate = hs_tree_child(t, w, HS_REL_COP) != HS_NONE;
    if (passive || predicate) {          /* "is worried about": the list has the participle */
        n = entry_at(s, &s->cues->verbs, w, hs_tree_form(t, w), &value);
        if (n && passive && t->relation[w] != HS_REL_ACL) passive = false;
    }
    if (n == 0 && t->upos[w] == HS_UPOS_VERB)
        n = entry_at(s, &s->cues->verbs, w, hs_str(t->lemma[w]), &value);
    if (n == 0 || (t->upos[w] == HS_UPOS_ADJ && !predicate)) return false;
    *out = (hs_cue){ .head = w, .last = w + n, .passive = passive };
    read_value(value, out);
    return out->takes != 0;
}

bool hs_cue_misread_at(const hs_scene *s, uint32_t w, hs_cue *out)
{
    const hs_tree *t = s->tree;
    hs_slice value;
    bool noun = t->upos[w] == HS_UPOS_NOUN && (t->xpos[w] == HS_XPOS_NNS || t->xpos[w] == HS_XPOS_VBZ);
    if (!noun || t->relation[w] != HS_REL_ROOT) return false;
    if (!hs_lexicon_find(&s->cues->verbs, hs_str(t->lemma[w]), &value)) return false;
    *out = (hs_cue){ .head = w, .last = w + 1 };
    read_value(value, out);
    return out->takes & HS_TAKES_CLAUSE;
}

bool hs_cue_noun_at(const hs_scene *s, uint32_t w, hs_cue *out)
{
    const hs_tree *t = s->tree;
    hs_slice value;
    if (t->upos[w] != HS_UPOS_NOUN) return false;
    if (!hs_lexicon_find(&s->cues->nouns, hs_str(t->lemma[w]), &value)) return false;
    *out = (hs_cue){ .head = w, .last = w + 1 };
    read_value(value, out);
    return true;
}

/* ---- the verb group ---- */

static bool in_group(const hs_tree *t, uint32_t w, uint32_t head)
{
    uint8_t r = t->relation[w];
    if (t->head[w] != head) return false;
    return r == HS_REL_AUX || r == HS_REL_AUX_PASS || r == HS_REL_COP ||
           (r == HS_REL_ADVMOD && t->xpos[w] != HS_XPOS_WRB);
}

static hs_range plain_group(const hs_tree *t, uint32_t head, uint32_t last)
{
    hs_range g = { head, last };
    uint32_t start = hs_sentence_words(t, head).first;
    while (g.first > start && in_group(t, g.first - 1, head)) g.first--;
    if (g.last == head + 1 && g.last < t->n && t->head[g.last] == head &&
        t->relation[g.last] == HS_REL_COMPOUND_PRT) g.last++;
    return g;
}

bool hs_cue_occasion(const hs_scene *s, uint32_t verb, uint32_t phrase)
{
    const hs_tree *t = s->tree;
    if (!hs_cue_led_by(s, phrase, "venue") || hs_cue_led_by(s, phrase, "whom")) return false;
    if (!hs_lexicon_has(&s->cues->venues, hs_str(t->lemma[phrase]))) return false;
    if (t->head[phrase] == verb) return t->relation[phrase] == HS_REL_OBL;
    uint32_t object = t->head[phrase], a = hs_tree_child(t, phrase, HS_REL_DET);
    return t->relation[phrase] == HS_REL_NMOD && object != HS_NONE && t->head[object] == verb &&
           t->relation[object] == HS_REL_OBJ && a != HS_NONE && hs_tree_is(t, a, "a");
}

uint32_t hs_cue_governor(const hs_scene *s, const hs_cue *cue)
{
    const hs_tree *t = s->tree;
    uint32_t up = t->head[cue->head];
    uint8_t r = t->relation[cue->head];
    hs_cue above;
    if (up == HS_NONE || up > cue->head || t->upos[cue->head] != HS_UPOS_VERB) return HS_NONE;
    if (r != HS_REL_XCOMP && r != HS_REL_ADVCL) return HS_NONE;
    if (!hs_cue_at(s, up, &above)) return HS_NONE;
    if (above.passive && (above.takes & HS_TAKES_OBJTO) && cue->head > 0 &&
        hs_word_is_form(t, cue->head - 1, "as")) return up;          /* "was quoted as saying" */
    bool speech = cue->act == HS_SAY || cue->act == HS_ASK;
    return r == HS_REL_XCOMP && speech && (above.takes & HS_CUE_LIGHT) ? up : HS_NONE;
}

hs_range hs_cue_group(const hs_scene *s, const hs_cue *cue)
{
    const hs_tree *t = s->tree;
    hs_range g = plain_group(t, cue->head, cue->last);
    uint32_t up = hs_cue_governor(s, cue);
    if (up != HS_NONE && g.first <= up + 4) g.first = plain_group(t, up, up + 1).first;
    return g;
}

/* ---- who ---- */

static uint32_t agent_of(const hs_tree *t, uint32_t w)
{
    uint32_t c = hs_tree_child(t, w, HS_REL_OBL_AGENT);
    if (c != HS_NONE) return c;
    for (uint32_t i = t->child_first[w]; i < t->child_first[w + 1]; i++) {
        uint32_t o = t->child[i], k;
        if (t->relation[o] != HS_REL_OBL) continue;
        k = hs_tree_child(t, o, HS_REL_CASE);
        if (k != HS_NONE && hs_tree_is(t, k, "by")) return o;
    }
    return HS_NONE;
}

/* The subject that an infinitive or participle takes from the verb above it. */
static uint32_t controller(const hs_scene *s, uint32_t above)
{
    hs_cue cue;
    uint32_t object = hs_tree_child(s->tree, above, HS_REL_OBJ);
    if (object == HS_NONE || !hs_cue_at(s, above, &cue)) return HS_NONE;
    return cue.takes & (HS_TAKES_WHOM | HS_TAKES_OBJTO) ? object : HS_NONE;
}

uint32_t hs_cue_partner(const hs_scene *s, uint32_t verb)
{
    const hs_tree *t = s->tree;
    uint8_t x = t->xpos[verb];
    uint32_t up = t->head[verb];
    if (t->relation[verb] != HS_REL_CONJ || up == HS_NONE || up > verb || t->xpos[up] == x) return HS_NONE;
    if (x != HS_XPOS_VBD && x != HS_XPOS_VBZ && x != HS_XPOS_VBP) return HS_NONE;
    if (hs_tree_child_any(t, verb, HS_REL_NSUBJ) != HS_NONE) return HS_NONE;
    for (int i = 0; i < MAX_CLIMB && up != HS_NONE; i++, up = t->head[up]) {
        hs_cue cue;
        if (up < verb && t->xpos[up] == x && hs_cue_at(s, up, &cue)) return up;
    }
    return HS_NONE;
}

uint32_t hs_cue_subject(const hs_scene *s, uint32_t verb)
{
    const hs_tree *t = s->tree;
    for (int i = 0; i < MAX_CLIMB && verb != HS_NONE; i++) {
        uint32_t c = hs_tree_child_any(t, verb, HS_REL_NSUBJ), up = t->head[verb];
        if (c != HS_NONE) return t->relation[c] == HS_REL_NSUBJ_OUTER ? HS_NONE : c;
        switch (t->relation[verb]) {
        case HS_REL_ACL:
            return t->xpos[verb] == HS_XPOS_VB ? HS_NONE : up;
        case HS_REL_XCOMP: case HS_REL_ADVCL: case HS_REL_CCOMP: {
            uint32_t object = up == HS_NONE ? HS_NONE : controller(s, up);
            if (object != HS_NONE) return object;
            break;
        }
        case HS_REL_CONJ: {
            uint32_t partner = hs_cue_partner(s, verb);
            if (partner != HS_NONE) up = partner;
            break;
        }
        case HS_REL_PARATAXIS: break;
        default: return HS_NONE;
        }
        verb = up;
    }
    return HS_NONE;
}

uint32_t hs_cue_speaker(const hs_scene *s, const hs_cue *cue)
{
    const hs_tree *t = s->tree;
    uint32_t up = hs_cue_governor(s, cue);
    if (up != HS_NONE) return hs_cue_subject(s, up);
    if (cue->passive) return agent_of(t, cue->head);
    return hs_cue_subject(s, cue->head);
}

/* ---- phrases ---- */

static bool has_comma(const hs_tree *t, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w < last; w++)
        if (hs_word_is_comma(t, w)) return true;
    return false;
}

/* A quotation mark is the phrase's own only where its quotation begins and ends inside. */
static bool own_mark(const hs_tree *t, uint32_t w, hs_range r)
{
    if (t->quote[w] == HS_NONE) return false;
    hs_range q = hs_quote_words(t, t->quote[w]);
    return q.first >= r.first && q.last <= r.last;
}

static bool opens_phrase(const hs_tree *t, uint32_t w, uint32_t head, hs_range r)
{
    uint8_t rel = t->relation[w];
    if (w == head) return true;
    if (hs_word_is_mark(t, w)) return own_mark(t, w, r);
    if (is_punct(t, w)) return t->xpos[w] == HS_XPOS_LRB;
    if (t->head[w] == head && (rel == HS_REL_CASE || rel == HS_REL_CC || rel == HS_REL_MARK))
        return t->xpos[w] == HS_XPOS_POS;
    return rel != HS_REL_FIXED || w > head;
}

static bool closes_phrase(const hs_tree *t, uint32_t w, uint32_t head, hs_range r)
{
    if (w == head) return true;
    if (hs_word_is_mark(t, w)) return own_mark(t, w, r);
    if (hs_word_is_comma(t, w)) return has_comma(t, head, w);
    return !is_punct(t, w) || t->xpos[w] == HS_XPOS_LRB || t->xpos[w] == HS_XPOS_RRB;
}

hs_range hs_cue_phrase(const hs_scene *s, uint32_t head, hs_range cue)
{
    const hs_tree *t = s->tree;
    hs_range r = t->reach[head];
    if (!hs_range_empty(cue) && hs_ranges_meet(r, cue)) {
        if (cue.first > head) r.last = cue.first;
        else if (cue.last <= head) r.first = cue.last;
        else r = (hs_range){ head, head + 1 };
    }
    uint32_t q = t->quote[head];         /* who speaks stands on one side of every mark */
    for (uint32_t w = head; w > r.first; w--)
        if (t->quote[w - 1] != q && hs_word_is_mark(t, w - 1) && !own_mark(t, w - 1, r)) r.first = w;
    while (r.first < head && !opens_phrase(t, r.first, head, r)) r.first++;
    uint32_t end = hs_sentence_words(t, head).last;
    if (has_comma(t, head, r.last) && r.last + 1 < end && hs_word_is_comma(t, r.last) &&
        cue.first > r.last) r.last++;
    for (uint32_t w = r.last; w > head + 2 && w + 3 > r.last; w--)     /* ", on Friday" */
        if (hs_word_is_form(t, w - 1, "on") && hs_word_is_comma(t, w - 2)) { r.last = w - 1; break; }
    while (r.last > head + 1 && !closes_phrase(t, r.last - 1, head, r)) r.last--;
    bool at_end = r.last >= end || is_punct(t, r.last);
    if (at_end && hs_word_is_comma(t, r.last - 1)) r.last--;
    return r;
}

/* ---- content ---- */

static bool has_subject(const hs_tree *t, uint32_t w)
{
    return hs_tree_child_any(t, w, HS_REL_NSUBJ) != HS_NONE;
}

/* The head of the clause that the "that" at w opens; HS_NONE where it opens none, or is itself
 * subject or object of a relative clause. */
static uint32_t opened_clause(const hs_tree *t, uint32_t w, bool object)
{
    uint32_t c = t->head[w];
    for (int i = 0; i < 3 && c != HS_NONE && c > w && !has_subject(t, c); i++) c = t->head[c];
    if (c == HS_NONE || c < w || !has_subject(t, c) || t->head[c] == HS_NONE || t->head[c] >= w)
        return HS_NONE;
    if (hs_tree_child_any(t, c, HS_REL_NSUBJ) == w || (t->relation[w] == HS_REL_OBJ && !object))
        return HS_NONE;
    return c;
}

static uint32_t find_clause(const hs_scene *s, uint32_t from, bool object, uint32_t *that)
{
    enum { REACH = 40 };
    const hs_tree *t = s->tree;
    if (from >= t->n || from == 0) return HS_NONE;
    uint32_t end = hs_sentence_words(t, from - 1).last;
    if (end > from + REACH) end = from + REACH;
    for (uint32_t w = from; w < end; w++) {
        hs_cue other;
        if (hs_word_is_form(t, w, ";") || t->quote[w] != t->quote[from - 1]) return HS_NONE;
        if (hs_cue_at(s, w, &other) && other.takes & HS_TAKES_THAT && !other.passive) return HS_NONE;
        if (hs_cue_noun_at(s, w, &other) && other.takes & HS_TAKES_THAT) return HS_NONE;
        if (!hs_word_is_form(t, w, "that")) continue;
        uint32_t c = opened_clause(t, w, object);
        if (c == HS_NONE) continue;
        *that = w;
        return c;
    }
    return HS_NONE;
}

uint32_t hs_cue_that_clause(const hs_scene *s, uint32_t from, uint32_t *that)
{
    return find_clause(s, from, false, that);
}

uint32_t hs_cue_any_that_clause(const hs_scene *s, uint32_t from, uint32_t *that)
{
    return find_clause(s, from, true, that);
}

static bool opens_content(const hs_tree *t, uint32_t w)
{
    if (!is_punct(t, w)) return true;
    if (!hs_word_is_mark(t, w)) return t->xpos[w] == HS_XPOS_LRB || t->text[t->span[w].begin] == '[';
    return t->quote[w] != HS_NONE && hs_quote_words(t, t->quote[w]).first == w;
}

static bool closes_content(const hs_tree *t, uint32_t w, uint32_t first, uint32_t cue_head)
{
    char c = t->text[t->span[w].begin];
    if (!is_punct(t, w)) return true;
    if (hs_word_is_mark(t, w))
        return t->quote[w] != HS_NONE && hs_quote_words(t, t->quote[w]).first != w &&
               hs_quote_words(t, t->quote[w]).first >= first;
    if (c == '?' || c == '!' || c == ')' || c == ']') return true;
    return hs_word_quote(t, w, cue_head) != HS_NONE && c != ',';
}

hs_range hs_cue_trim(const hs_scene *s, hs_range r, uint32_t cue_head)
{
    const hs_tree *t = s->tree;
    if (cue_head != HS_NONE && t->quote[cue_head] != HS_NONE) {
        hs_span inner = t->quotes[t->quote[cue_head]].inner;     /* words of one voice stay in it */
        uint32_t first = hs_tree_word_at(t, inner.begin), last = hs_tree_word_at(t, inner.end);
        if (r.first < first) r.first = first;
        if (r.last > last) r.last = last;
    }
    while (r.first < r.last && !opens_content(t, r.first)) r.first++;
    while (r.last > r.first && !closes_content(t, r.last - 1, r.first, cue_head)) r.last--;
    if (hs_range_empty(r)) return r;
    uint32_t q = hs_word_quote(t, r.first, cue_head);
    if (q != HS_NONE && hs_quote_words(t, q).first < r.first) r.first = hs_quote_words(t, q).first;
    q = hs_word_quote(t, r.last - 1, cue_head);
    if (q != HS_NONE && hs_quote_words(t, q).last > r.last) r.last = hs_quote_words(t, q).last;
    return r;
}
