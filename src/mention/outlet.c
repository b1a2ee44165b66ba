/* outlet.c - which names are those of media, whatever the tagger takes them for. */
#include "mention/inner.h"

static bool has_value(const hs_mention_lexicons *lex, const hs_slice *words, uint32_t n, const char *what)
{
    hs_slice value;
    return n && hs_lexicon_longest(&lex->media, words, n, &value) == n && hs_value_has(value, what);
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

bool hs_mention_outlet(const hs_mention_lexicons *lex, const hs_tree *t, hs_range name)
{
    hs_slice words[NAME_WORDS];
    uint32_t n = 0;
    for (uint32_t w = name.first; w < name.last && n < NAME_WORDS; w++) words[n++] = hs_tree_form(t, w);
    if (has_value(lex, words, n, "name") || in_dateline(t, name)) return true;
    if (capital_article(lex, t, name)) return true;
    if (n < 2 || n == NAME_WORDS || (t->name[name.first] != HS_NAME_NONE &&
        HS_NAME_TYPE(t->name[name.first]) == HS_NAME_PERSON && hs_lexicon_has(&lex->firstnames, words[0])))
        return false;
    return has_value(lex, words + n - 1, 1, "ends") || (n > 2 && has_value(lex, words + n - 2, 2, "ends")) ||
           has_value(lex, words, 1, "begins");
}
