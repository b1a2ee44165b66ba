/* outlet.c - which names are those of media, whatever the tagger takes them for. */
#include "mention/inner.h"

enum { LONG_OUTLET = 100 };              /* bytes; what is longer is no name */

void hs_mention_appeared(hs_mention_lexicons *lex, const char *outlet)
{
    hs_slice text = hs_str(outlet ? outlet : "");
    bool known = text.n > 0 && text.n <= LONG_OUTLET;
    hs_name own = hs_mention_name(lex, known ? text : hs_str(""));
    lex->outlet = known ? outlet : NULL;
    lex->own = own.whole;
    lex->own_last = own.n > 1 ? own.word[own.n - 1] : 0;
}

static bool has_value(const hs_mention_lexicons *lex, const hs_slice *words, uint32_t n, const char *what)
{
    hs_slice value;
    return n && hs_lexicon_longest(&lex->media, words, n, &value) == n && hs_value_has(value, what);
}

/* The last word of a name that can be one of media: "Daily", "News Agency". */
static bool ends_outlet(const hs_mention_lexicons *lex, const hs_slice *words, uint32_t n, const char *how)
{
    return has_value(lex, words + n - 1, 1, how) || (n > 2 && has_value(lex, words + n - 2, 2, how));
}

bool hs_mention_own_outlet(const hs_mention_lexicons *lex, const hs_tree *t, hs_range name)
{
    if (!lex->own || name.last == name.first) return false;
    hs_name n = hs_mention_name(lex, hs_cut(t->text, hs_tree_span(t, name)));
    if (n.whole == lex->own) return true;
    if (n.n != 1 || n.word[0] != lex->own_last) return false;
    if (name.last < t->n && hs_tree_is(t, name.last, ":")) return true;      /* the turns of a script */
    if (!hs_is(hs_tree_form(t, name.first), "The")) {
        if (name.first == t->sentences[t->sentence[name.first]].tokens.first) return false;
        name.first--;
    }
    hs_slice last = hs_tree_form(t, name.last - 1);
    return hs_tree_is(t, name.first, "the") && hs_is_upper(last.at[0]) &&
           (hs_is(hs_tree_form(t, name.first), "The") || ends_outlet(lex, &last, 1, "ends") ||
            ends_outlet(lex, &last, 1, "may"));
}

/* "told The Inland Star": within a sentence only the title of a paper has a capital there. */
static bool capital_article(const hs_mention_lexicons *lex, const hs_tree *t, hs_range name)
{
    hs_slice form = hs_tree_form(t, name.first);
    if (!hs_is(form, "The")) {
        if (name.first == 0 || t->sentence[name.first - 1] != t->sentence[name.first]) return false;
        form = hs_tree_form(t, --name.first);
    }
    uint32_t w = name.first, s = t->sentence[w];
    if (!hs_is(form, "The") || w == t->sentences[s].tokens.first || w + 1 >= name.last) return false;
    if (t->segments[t->sentences[s].segment].kind != HS_BODY) return false;
    uint8_t before = t->upos[w - 1];
    bool open = before == HS_UPOS_PUNCT && t->xpos[w - 1] != HS_XPOS_COMMA;
    return !open && t->quote[w] == HS_NONE && !hs_lexicon_has(&lex->demonyms, hs_tree_form(t, w + 1)) &&
           t->xpos[name.last - 1] != HS_XPOS_NNPS;
}

/* "VELL, June 3 (Inland Press) -". */
static bool in_dateline(const hs_tree *t, hs_range name)
{
    if (name.first == 0 || name.last >= t->n) return false;
    return t->segments[t->sentences[t->sentence[name.first]].segment].kind == HS_DATELINE &&
           t->xpos[name.first - 1] == HS_XPOS_LRB && t->xpos[name.last] == HS_XPOS_RRB;
}

/* A run of names from w on whose last word is one of media, for each word tied to those before it
 * or all behind a capital "The". */
static uint32_t run_end(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w, uint32_t end)
{
    hs_slice words[NAME_WORDS];
    uint32_t n = 0, best = w;
    bool person = HS_NAME_TYPE(t->name[w]) == HS_NAME_PERSON && t->name[w] != HS_NAME_NONE;
    if (person && hs_lexicon_has(&lex->firstnames, hs_tree_form(t, w))) return w;
    bool told = capital_article(lex, t, (hs_range){ w, w + 1 });
    for (uint32_t at = w; at < end && n < NAME_WORDS && proper(t, at) && !hs_mention_calendar(lex, t, at); at++) {
        words[n++] = hs_tree_form(t, at);
        if (!hs_is_upper(words[n - 1].at[0]) || (n > 1 && !told && !hs_mention_tied(t, w, at))) break;
        if (n > 1 && (ends_outlet(lex, words, n, "ends") || (told && ends_outlet(lex, words, n, "may")))) best = at + 1;
    }
    return best;
}

uint32_t hs_mention_outlet_end(const hs_mention_lexicons *lex, const hs_tree *t, uint32_t w, uint32_t end)
{
    hs_slice words[NAME_WORDS], value;
    uint32_t ends[NAME_WORDS], n = 0;
    if (!hs_is_upper(hs_tree_form(t, w).at[0])) return w;
    for (uint32_t at = w; n < NAME_WORDS && at < end; at = ends[n++]) {
        ends[n] = hs_mention_printed_end(t, at, end);
        words[n] = hs_cut(t->text, hs_tree_span(t, (hs_range){ at, ends[n] }));
    }
    for (uint32_t i = n; lex->own && i-- > 0;)
        if (t->upos[ends[i] - 1] != HS_UPOS_PUNCT && hs_mention_own_outlet(lex, t, (hs_range){ w, ends[i] }))
            return ends[i];
    if (!proper(t, w)) return w;
    n = hs_lexicon_longest(&lex->media, words, n, &value);
    if (n < 2 || !hs_value_has(value, "name")) return run_end(lex, t, w, end);
    uint32_t last = ends[n - 1];
    return proper(t, last - 1) && (last == end || !proper(t, last) || !hs_mention_tied(t, w, last)) ? last : w;
}

/* "Harbour.net": one word that is an address on the web. */
static bool is_address(const hs_tree *t, hs_range name)
{
    hs_slice form = hs_tree_form(t, name.first);
    uint32_t tail = 0;
    while (tail < form.n && hs_is_lower(form.at[form.n - 1 - tail])) tail++;
    return name.last == name.first + 1 && (tail == 2 || tail == 3) && form.n > tail + 2 &&
           form.at[form.n - 1 - tail] == '.' && form.at[form.n - 2 - tail] != '.';
}

bool hs_mention_outlet(const hs_mention_lexicons *lex, const hs_tree *t, hs_range name)
{
    hs_slice words[NAME_WORDS];
    uint32_t n = 0;
    for (uint32_t w = name.first; w < name.last && n < NAME_WORDS; w++) words[n++] = hs_tree_form(t, w);
    if (has_value(lex, words, n, "name") || in_dateline(t, name) || hs_mention_own_outlet(lex, t, name)) return true;
    if (is_address(t, name)) return true;
    if (capital_article(lex, t, name)) return true;
    if (n < 2 || n == NAME_WORDS || (t->name[name.first] != HS_NAME_NONE &&
        HS_NAME_TYPE(t->name[name.first]) == HS_NAME_PERSON && hs_lexicon_has(&lex->firstnames, words[0])))
        return false;
    return ends_outlet(lex, words, n, "ends") || has_value(lex, words, 1, "begins");
}

/* "she told us", "..., he told us": hears what is said. */
static bool hears(const hs_tree *t, uint32_t w)
{
    uint32_t verb = t->head[w];
    if (verb == HS_NONE || (t->relation[w] != HS_REL_OBJ && t->relation[w] != HS_REL_IOBJ)) return false;
    hs_range r = t->reach[verb];
    return t->relation[verb] == HS_REL_PARATAXIS || hs_tree_child(t, verb, HS_REL_CCOMP) != HS_NONE ||
           hs_tree_child(t, verb, HS_REL_PARATAXIS) != HS_NONE || t->quote[r.first] != HS_NONE ||
           t->quote[r.last - 1] != HS_NONE;
}

void hs_mention_here(const hs_mention_lexicons *lex, const hs_tree *t, hs_phrase *p)
{
    if (p->kind == HS_NAME) return;
    bool ours = lex->own && t->quote[p->head] == HS_NONE;
    if (p->kind == HS_PRONOUN) {
        p->here = ours && hs_value_has(hs_mention_pronoun(lex, t, p->head), "report") && hears(t, p->head);
        if (p->here) p->type = HS_MEDIUM;
        return;
    }
    uint32_t det = hs_tree_child(t, p->head, HS_REL_DET);
    hs_slice kind = hs_str(t->lemma[p->head]);
    if (p->type != HS_MEDIUM || p->plural || det == HS_NONE || p->owner != HS_NONE) return;
    p->here = ours && hs_value_has(hs_mention_pronoun(lex, t, det), "near");
    p->again = !p->here && p->definite && det + 1 == p->head && has_value(lex, &kind, 1, "again");
}
