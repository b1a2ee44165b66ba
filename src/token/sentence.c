/* sentence.c - where sentences end; see token.h.
 *
 * A stop ends a sentence unless it belongs to an abbreviation, or what follows goes on with
 * it: a lower-case word after a closing quotation mark, or the verb of speech after a quoted
 * question ("Why?" Marden asked). Closing marks behind the stop stay with it. An abbreviation
 * that may end a sentence does so only before a word that opens one ("in the U.S. The ...").
 */
#include "token/word.h"

#include "base/utf8.h"

typedef HS_VECTOR(hs_sentence) sentence_list;

typedef struct finder {
    const hs_text_lexicons *lexicons;
    const char *text;
    const hs_word *word;     /* of the whole text */
    uint32_t n;              /* words up to the end of the segment */
    const hs_quote *quotes; uint32_t n_quotes;
    uint32_t quote;          /* the first that begins at or after the words looked at */
} finder;

static hs_slice form(const finder *f, uint32_t i) { return hs_cut(f->text, f->word[i].span); }

/* The character of a word that is one mark, or the same one twice; 0 for others. */
static uint32_t mark_of(hs_slice w)
{
    uint32_t n, c = hs_utf8_get(w.at, &n);
    if (w.n == n) return c;
    return w.n == 2 && w.at[1] == w.at[0] ? c : 0;
}

static bool is_quote_mark(hs_slice w)
{
    switch (mark_of(w)) {
    case '"': case '\'': case '`': case 0xAB: case 0xBB: case 0x2039: case 0x203A:
    case 0x2018: case 0x2019: case 0x201C: case 0x201D: case 0x201E: return true;
    default: return false;
    }
}

static bool is_closing(hs_slice w)
{
    switch (mark_of(w)) {
    case ')': case ']': case '}': case '"': case '\'':
    case 0xBB: case 0x203A: case 0x2019: case 0x201D: return true;
    default: return false;
    }
}

static bool is_opening(hs_slice w)
{
    switch (mark_of(w)) {
    case '(': case '[': case '{': case '"': case '\'': case '`': case '-': case '*':
    case 0xAB: case 0x2039: case 0x2018: case 0x201C: case 0x201E:
    case 0x2013: case 0x2014: case 0x2022: return true;
    default: return false;
    }
}

/* True where a quotation begins with the word: its mark opens, however it is spaced. */
static bool begins_quote(finder *f, uint32_t i)
{
    uint32_t at = f->word[i].span.begin;
    while (f->quote < f->n_quotes && f->quotes[f->quote].span.begin < at) f->quote++;
    return f->quote < f->n_quotes && f->quotes[f->quote].span.begin == at;
}

typedef enum follow { NOTHING, CAPITAL, SMALL, DIGIT, SYMBOL } follow;

static follow kind_of(const finder *f, uint32_t i)
{
    uint32_t n, c = hs_utf8_get(f->text + f->word[i].span.begin, &n);
    if (hs_utf8_is_upper(c)) return CAPITAL;
    if (c < 0x80 && hs_is_digit((char)c)) return DIGIT;
    return hs_utf8_is_letter(c) ? SMALL : SYMBOL;
}

/* What the next sentence would begin with, behind at most three opening marks. */
static follow kind_from(const finder *f, uint32_t i)
{
    for (uint32_t steps = 0; i < f->n && steps < 3 && is_opening(form(f, i)); steps++) i++;
    if (i >= f->n) return NOTHING;
    return kind_of(f, i);
}

static bool has_value(const finder *f, uint32_t i, const char *kind)
{
    hs_slice value;
    return i < f->n && hs_lexicon_find(&f->lexicons->words, form(f, i), &value) &&
           hs_value_has(value, kind);
}

static bool opens_sentence(const finder *f, uint32_t i)
{
    for (uint32_t steps = 0; i < f->n && steps < 3 && is_opening(form(f, i)); steps++) i++;
    return i < f->n && kind_of(f, i) == CAPITAL && has_value(f, i, "opener");
}

/* "Why?" Jan Marden asked: names, then a verb of speech. */
static bool speech_follows(const finder *f, uint32_t i)
{
    for (uint32_t steps = 0; steps < 4 && i < f->n; steps++, i++) {
        if (has_value(f, i, "speech")) return steps > 0;
        if (kind_of(f, i) != CAPITAL) return false;
    }
    return false;
}

/* A number or letter and its stop, first in the sentence: "3. The delegations ..." */
static bool enumerates(const finder *f, uint32_t first, uint32_t stop)
{
    if (stop != first + 1 || !hs_is(form(f, stop), ".")) return false;
    hs_slice w = form(f, first);
    return hs_is_digit(w.at[0]) && w.n <= 3;
}

/* A mark that stands inside a sentence, or closes one. */
static bool goes_on(hs_slice w)
{
    return !is_opening(w) && (is_closing(w) || (w.n && strchr(".,;:?!", w.at[0])));
}

/* Whether the mark `stop` ends a sentence when `next` follows (after `closed`, the last
 * closing mark, where there is one). */
static bool mark_ends(const finder *f, uint32_t stop, uint32_t next)
{
    bool quoted = next > stop + 1 && is_quote_mark(form(f, next - 1));
    bool plain = hs_is(form(f, stop), ".");
    follow kind = kind_from(f, next);
    if (!f->word[next].blank && next == stop + 1) return kind == CAPITAL;
    if (kind == SMALL) {
        if (next > stop + 1) return false;
        return hs_ends(form(f, stop), ".") || hs_ends(form(f, stop), "?");
    }
    if (quoted && !plain && speech_follows(f, next)) return false;
    return kind != SYMBOL || !goes_on(form(f, next));
}

static bool stop_ends(const finder *f, uint32_t first, uint32_t stop, uint32_t next)
{
    switch ((hs_stop)f->word[stop].stop) {
    case HS_STOP_MARK:
        return !enumerates(f, first, stop) && mark_ends(f, stop, next);
    case HS_STOP_DOTS: {
        follow kind = kind_from(f, next);
        bool quoted = next > stop + 1 && is_quote_mark(form(f, next - 1));
        if (quoted && speech_follows(f, next)) return false;
        return stop > first && kind == CAPITAL;
    }
    case HS_STOP_ADDRESS:
        return next == stop + 1 && f->word[next].blank &&
               (f->word[next].stop == HS_STOP_ADDRESS || kind_of(f, next) == CAPITAL);
    case HS_STOP_INITIAL:
        return opens_sentence(f, next) && stop > first && kind_of(f, stop - 1) == SMALL;
    case HS_STOP_LETTERS: case HS_STOP_END: case HS_STOP_LOOSE:
        return opens_sentence(f, next);
    default:
        return false;
    }
}

/* ":-)": listed as a word, and made of marks. */
static bool is_smile(const finder *f, uint32_t i)
{
    return f->word[i].span.end - f->word[i].span.begin <= 3 && kind_of(f, i) == SYMBOL &&
           has_value(f, i, "word");
}

/* The first word behind the stop's closing marks, smiles and note numbers ("[8]"). */
static uint32_t behind_stop(finder *f, uint32_t stop)
{
    uint32_t i = stop + 1;
    while (i < f->n && !f->word[i].blank && is_closing(form(f, i)) && !begins_quote(f, i)) i++;
    while (i + 2 < f->n && hs_is(form(f, i), "[") && kind_of(f, i + 1) == DIGIT &&
           hs_is(form(f, i + 2), "]")) i += 3;
    while (i < f->n && is_smile(f, i)) i++;
    return i;
}

/* ---- sentences that are too long ------------------------------------------------------ */

static uint32_t cut_value(const finder *f, uint32_t i)
{
    hs_slice w = form(f, i);
    if (f->word[i].stop != HS_STOP_NONE) return 4;
    if (hs_is(w, ";") || hs_is(w, ":")) return 3;
    if (hs_is(w, "--") || hs_is(w, "\u2014")) return 2;
    return hs_is(w, ",") ? 1 : 0;
}

/* Past the last word of the first piece of words [first, last), which are too many: the best
 * place in the second half of what a sentence may hold. */
static uint32_t cut_long(const finder *f, uint32_t first)
{
    uint32_t best = first + HS_MAX_SENTENCE, value = 0;
    for (uint32_t i = first + HS_MAX_SENTENCE; i > first + HS_MAX_SENTENCE / 2; i--) {
        uint32_t v = cut_value(f, i - 1);
        if (v > value) { value = v; best = i; }
    }
    return best;
}

static void add_sentence(const finder *f, uint32_t first, uint32_t last, uint32_t segment,
                         sentence_list *sentences, hs_arena *arena)
{
    while (first < last) {
        uint32_t end = last - first > HS_MAX_SENTENCE ? cut_long(f, first) : last;
        *hs_push(arena, sentences) = (hs_sentence){
            .span = { f->word[first].span.begin, f->word[end - 1].span.end },
            .tokens = { first, end }, .segment = segment };
        first = end;
    }
}

static void split_segment(finder *f, uint32_t first, uint32_t segment, sentence_list *sentences,
                          hs_arena *arena)
{
    for (uint32_t i = first; i < f->n; ) {
        if (f->word[i].stop == HS_STOP_NONE) { i++; continue; }
        uint32_t next = behind_stop(f, i);
        if (next < f->n && stop_ends(f, first, i, next)) {
            add_sentence(f, first, next, segment, sentences, arena);
            first = next;
        }
        i = next > i ? next : i + 1;
    }
    add_sentence(f, first, f->n, segment, sentences, arena);
}

hs_words hs_token_split(const hs_text_lexicons *lexicons, const char *text,
                        const hs_segment *segments, uint32_t n_segments,
                        const hs_quote *quotes, uint32_t n_quotes,
                        hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    hs_word_list words = { 0 };
    sentence_list sentences = { 0 };
    finder f = { .lexicons = lexicons, .text = text, .quotes = quotes, .n_quotes = n_quotes };
    for (uint32_t i = 0; i < n_segments; i++) {
        uint32_t first = words.n;
        hs_word_split(lexicons, text, segments[i].span, &words, scratch);
        f.word = words.at;
        f.n = words.n;
        split_segment(&f, first, i, &sentences, scratch);
    }
    hs_span *at = hs_new(out, hs_span, words.n);
    for (uint32_t i = 0; i < words.n; i++) at[i] = words.at[i].span;
    hs_sentence *list = hs_new(out, hs_sentence, sentences.n);
    if (sentences.n) memcpy(list, sentences.at, sentences.n * sizeof *list);
    hs_words result = { at, words.n, list, sentences.n };
    hs_arena_rewind(scratch, mark);
    return result;
}
