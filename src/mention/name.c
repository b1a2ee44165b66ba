/* name.c - names as words, and when two of them can be one person's. */
#include "mention/inner.h"

#include "base/utf8.h"

enum { WORD_BYTES = 64 };

static bool ends_word(char c) { return hs_is_blank(c) || c == '\0'; }

/* "D’Arcy" as "d'arcy": both are printed, now and then in one report. */
static uint32_t plain_apostrophes(char *word, uint32_t n)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool curly = i + 2 < n && memcmp(word + i, "’", 3) == 0;
        word[at++] = curly ? '\'' : word[i];
        if (curly) i += 2;
    }
    return at;
}

/* The word without outer punctuation and possessive 's, in lower case. */
static uint32_t fold_word(hs_slice w, char out[WORD_BYTES])
{
    while (w.n && strchr("\"'([{,;:", w.at[0])) { w.at++; w.n--; }
    while (w.n && strchr("\"'.,;:!?)]}", w.at[w.n - 1])) w.n--;
    if (hs_ends(w, "'s")) w.n -= 2;
    else if (hs_ends(w, "’s")) w.n -= 4;
    else if (hs_ends(w, "’") || hs_ends(w, "”")) w.n -= 3;
    return plain_apostrophes(out, hs_utf8_fold(w, out, WORD_BYTES));
}

uint64_t hs_mention_hash(hs_slice word)
{
    char folded[WORD_BYTES];
    uint32_t n = fold_word(word, folded);
    return n ? hs_hash64(folded, n, 0) : 0;
}

/* "al-Ansari" as "ansari": the article of a surname may be left off. */
static hs_slice without_article(const hs_mention_lexicons *lex, hs_slice w)
{
    for (uint32_t i = 1; i + 1 < w.n && i < 4; i++) {
        hs_slice value;
        if (w.at[i] == '-' && hs_lexicon_find(&lex->nameparts, (hs_slice){ w.at, i }, &value) &&
            hs_value_has(value, "article"))
            return (hs_slice){ w.at + i + 1, w.n - i - 1 };
    }
    return w;
}

static bool is_part(const hs_mention_lexicons *lex, hs_slice word, const char *what)
{
    hs_slice value;
    return hs_lexicon_find(&lex->nameparts, word, &value) && hs_value_has(value, what);
}

hs_name hs_mention_name(const hs_mention_lexicons *lex, hs_slice text)
{
    hs_name name = { 0 };
    for (uint32_t i = 0; i < text.n && name.n < NAME_WORDS;) {
        while (i < text.n && hs_is_blank(text.at[i])) i++;
        uint32_t from = i;
        while (i < text.n && !ends_word(text.at[i])) i++;
        hs_slice word = { text.at + from, i - from };
        if (word.n == 0) break;
        if (name.n == 0 && hs_is_nocase(word, "the")) continue;
        if (name.n && (is_part(lex, word, "suffix") || is_part(lex, word, "corporate"))) continue;
        char folded[WORD_BYTES];
        hs_slice plain = { folded, fold_word(word, folded) };
        if (plain.n == 0) continue;
        plain = without_article(lex, plain);
        bool initial = plain.n == 1 && word.n == 2 && word.at[1] == '.';
        name.word[name.n] = hs_hash64(plain.at, plain.n, 0);
        name.letter[name.n] = (uint8_t)plain.at[0];
        name.initial[name.n++] = initial ? (uint8_t)plain.at[0] : 0;
    }
    if (name.n) name.whole = hs_hash64(name.word, name.n * sizeof name.word[0], 0);
    return name;
}

static bool same_word(const hs_name *a, uint32_t i, const hs_name *b, uint32_t j)
{
    if (a->word[i] == b->word[j]) return true;
    return (a->initial[i] || b->initial[j]) && a->letter[i] == b->letter[j];
}

bool hs_mention_same_person(const hs_name *a, const hs_name *b)
{
    if (a->n == 0 || b->n == 0) return false;
    const hs_name *brief = a->n <= b->n ? a : b, *full = brief == a ? b : a;
    if (brief->word[brief->n - 1] != full->word[full->n - 1]) return false;
    if (brief->n > 1 && !same_word(brief, 0, full, 0)) {
        /* "Van der Moor" of "Elia Van der Moor": all of the end, and nothing else. */
        for (uint32_t i = 1; i <= brief->n; i++)
            if (brief->word[brief->n - i] != full->word[full->n - i]) return false;
        return true;
    }
    uint32_t j = 0;
    for (uint32_t i = 0; i < brief->n; i++, j++) {
        while (j < full->n && !same_word(brief, i, full, j)) j++;
        if (j == full->n) return brief->n == 3 && i == 1;   /* another middle name */
    }
    return true;
}

bool hs_mention_begins(const hs_name *brief, const hs_name *full)
{
    if (brief->n == 0 || brief->n >= full->n) return false;
    for (uint32_t i = 0; i < brief->n; i++)
        if (brief->word[i] != full->word[i]) return false;
    return true;
}
