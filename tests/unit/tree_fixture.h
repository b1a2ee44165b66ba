/* tree_fixture.h - a small analysed report from a string, for tests of what reads trees.
 *
 *     fixture f;
 *     fixture_open(&f, "Ilse   NNP nsubj 3 P\n"
 *                      "Marden NNP flat  1 p\n"
 *                      "said   VBD root  0 - say\n"
 *                      ".      .   punct 3\n");
 *     ... f.tree ...
 *     fixture_close(&f);
 *
 * One word a line: form, Penn tag, relation, head (1 = first word of the sentence, 0 = root),
 * then if wanted its part in a name (P first word of a person's name, p a following one; O o
 * organization, L l place, M m anything else, - none) and its lemma (else the form, in lower
 * case where it is no proper noun). UPOS follows from the Penn tag and the relation.
 * An empty line ends the sentence. A line "# body" (or any other segment kind) begins a new
 * paragraph; without one all is body text.
 * Words are joined by a blank, except before closing punctuation and clitics and after opening
 * marks. Quotation marks: “ ” and ", each pair inside one paragraph.
 */
#ifndef HS_TREE_FIXTURE_H
#define HS_TREE_FIXTURE_H

#include "parse/tree.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIXTURE_WORDS = 1000 };

typedef struct fixture {
    hs_arena out, scratch;
    jmp_buf  no_memory;      /* never set: a test that runs out of memory may crash */
    hs_tree  tree;
    hs_words words;
    hs_tags  tags;           /* with no states: width 0 */

    char text[FIXTURE_WORDS * 16];
    uint32_t n_text;
    hs_span  span[FIXTURE_WORDS];
    uint8_t  upos[FIXTURE_WORDS], xpos[FIXTURE_WORDS], name[FIXTURE_WORDS], relation[FIXTURE_WORDS];
    uint32_t head[FIXTURE_WORDS];
    const char *lemma[FIXTURE_WORDS];
    hs_sentence sentences[FIXTURE_WORDS]; uint32_t n_sentences;
    hs_segment  segments[FIXTURE_WORDS];  uint32_t n_segments;
    hs_quote    quotes[FIXTURE_WORDS];    uint32_t n_quotes;
    uint32_t n;
    uint32_t open_quote;
} fixture;

static inline void fixture_fail(const char *what, const char *word)
{
    printf("tree fixture: %s \"%s\"\n", what, word);
    exit(2);
}

static inline uint8_t fixture_index(const char *const *names, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0) return (uint8_t)i;
    fixture_fail("unknown tag or relation", name);
    return 0;
}

static inline int fixture_one_of(const char *word, const char *list)
{
    size_t n = strlen(word);
    for (const char *at = strstr(list, word); at; at = strstr(at + 1, word))
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0')) return n > 0;
    return 0;
}

static inline uint8_t fixture_upos(uint8_t xpos, uint8_t relation, const char *form)
{
    switch (xpos) {
    case HS_XPOS_NNP: case HS_XPOS_NNPS: return HS_UPOS_PROPN;
    case HS_XPOS_NN: case HS_XPOS_NNS: return HS_UPOS_NOUN;
    case HS_XPOS_PRP: case HS_XPOS_PRPS: case HS_XPOS_WP: case HS_XPOS_WPS: case HS_XPOS_EX:
        return HS_UPOS_PRON;
    case HS_XPOS_DT: case HS_XPOS_PDT: case HS_XPOS_WDT:
        return relation == HS_REL_DET || relation == HS_REL_DET_PREDET ? HS_UPOS_DET : HS_UPOS_PRON;
    case HS_XPOS_VB: case HS_XPOS_VBD: case HS_XPOS_VBG: case HS_XPOS_VBN: case HS_XPOS_VBP:
    case HS_XPOS_VBZ:
        return relation == HS_REL_AUX || relation == HS_REL_AUX_PASS || relation == HS_REL_COP
             ? HS_UPOS_AUX : HS_UPOS_VERB;
    case HS_XPOS_MD: return HS_UPOS_AUX;
    case HS_XPOS_JJ: case HS_XPOS_JJR: case HS_XPOS_JJS: return HS_UPOS_ADJ;
    case HS_XPOS_RB: case HS_XPOS_RBR: case HS_XPOS_RBS: case HS_XPOS_WRB:
        return fixture_one_of(form, "not n't n’t") ? HS_UPOS_PART : HS_UPOS_ADV;
    case HS_XPOS_IN: return relation == HS_REL_MARK ? HS_UPOS_SCONJ : HS_UPOS_ADP;
    case HS_XPOS_TO: return relation == HS_REL_MARK ? HS_UPOS_PART : HS_UPOS_ADP;
    case HS_XPOS_RP: return HS_UPOS_ADP;
    case HS_XPOS_POS: return HS_UPOS_PART;
    case HS_XPOS_CC: return HS_UPOS_CCONJ;
    case HS_XPOS_CD: return HS_UPOS_NUM;
    case HS_XPOS_UH: return HS_UPOS_INTJ;
    case HS_XPOS_DOLLAR: case HS_XPOS_SYM: return HS_UPOS_SYM;
    case HS_XPOS_FW: case HS_XPOS_ADD: case HS_XPOS_GW: case HS_XPOS_XX: 
        return fixture_index(hs_upos_names, HS_N_UPOS, "X");
    default: return HS_UPOS_PUNCT;
    }
}

static inline uint8_t fixture_name(const char *part)
{
    static const char letters[] = "PpOoLlMm";
    const char *at = strchr(letters, part[0]);
    return part[0] && at ? (uint8_t)(1 + (at - letters)) : HS_NAME_NONE;
}

/* True where no blank stands between the words. */
static inline int fixture_glued(const fixture *f, const char *form)
{
    if (f->n_text == 0 || f->text[f->n_text - 1] == '\n') return 1;
    if (fixture_one_of(form, ", . ; : ? ! ) ] 's ’s ' n't n’t ” - %")) return 1;
    if (strcmp(form, "\"") == 0) return f->open_quote != HS_NONE;
    char last = f->text[f->n_text - 1];
    if (last == '"') return f->open_quote != HS_NONE;
    if (f->n_text >= 3 && memcmp(f->text + f->n_text - 3, "“", 3) == 0) return 1;
    return last == '(' || last == '[' || last == '-';
}

static inline void fixture_mark(fixture *f, const char *form, hs_span at)
{
    int straight = strcmp(form, "\"") == 0;
    if (f->open_quote == HS_NONE && (straight || strcmp(form, "“") == 0)) {
        f->open_quote = f->n_quotes;
        f->quotes[f->n_quotes++] = (hs_quote){ .span = at, .inner = { at.end, at.end },
            .segment = f->n_segments - 1, .parent = HS_NONE };
    } else if (f->open_quote != HS_NONE && (straight || strcmp(form, "”") == 0)) {
        hs_quote *q = &f->quotes[f->open_quote];
        q->span.end = at.end;
        q->inner.end = at.begin;
        f->open_quote = HS_NONE;
    }
}

static inline void fixture_word(fixture *f, char *line)
{
    char form[64], xpos[16], relation[24], part[8] = "-", lemma[64] = "";
    unsigned head;
    if (sscanf(line, "%63s %15s %23s %u %7s %63s", form, xpos, relation, &head, part, lemma) < 4)
        fixture_fail("bad line", line);
    if (f->n == FIXTURE_WORDS) fixture_fail("too many words at", form);
    uint32_t w = f->n++, n = (uint32_t)strlen(form);
    if (!fixture_glued(f, form)) f->text[f->n_text++] = ' ';
    f->span[w] = (hs_span){ f->n_text, f->n_text + n };
    memcpy(f->text + f->n_text, form, n);
    f->n_text += n;
    f->xpos[w] = fixture_index(hs_xpos_names, HS_N_XPOS, xpos);
    f->relation[w] = fixture_index(hs_relation_names, HS_N_RELATION, relation);
    f->upos[w] = fixture_upos(f->xpos[w], f->relation[w], form);
    f->name[w] = fixture_name(part);
    f->head[w] = head;       /* made absolute when the sentence ends */
    if (!lemma[0]) {
        memcpy(lemma, form, n + 1);
        for (char *c = lemma; *c && f->upos[w] != HS_UPOS_PROPN; c++) *c = hs_lower(*c);
    }
    f->lemma[w] = hs_copy(&f->out, lemma, strlen(lemma));
    fixture_mark(f, form, f->span[w]);
}

static inline void fixture_end_sentence(fixture *f, uint32_t first)
{
    if (first == f->n) return;
    for (uint32_t w = first; w < f->n; w++)
        f->head[w] = f->head[w] ? first + f->head[w] - 1 : HS_NONE;
    f->sentences[f->n_sentences++] = (hs_sentence){
        .span = { f->span[first].begin, f->span[f->n - 1].end },
        .tokens = { first, f->n }, .segment = f->n_segments - 1 };
    f->segments[f->n_segments - 1].span.end = f->n_text;
}

static inline void fixture_segment(fixture *f, uint8_t kind)
{
    if (f->n_text) { f->text[f->n_text++] = '\n'; f->text[f->n_text++] = '\n'; }
    f->segments[f->n_segments++] = (hs_segment){ .span = { f->n_text, f->n_text }, .kind = kind };
    f->open_quote = HS_NONE;
}

static inline uint8_t fixture_kind(const char *name)
{
    static const char *const kinds[] = { "body", "headline", "subhead", "byline", "dateline",
                                         "caption", "credit", "promo" };
    return fixture_index(kinds, 8, name);
}

static inline void fixture_prepare(fixture *f)
{
    memset(f, 0, sizeof *f);
    f->out.out_of_memory = f->scratch.out_of_memory = &f->no_memory;
    f->open_quote = HS_NONE;
}

static inline void fixture_open(fixture *f, const char *spec)
{
    fixture_prepare(f);
    uint32_t first = 0;
    if (spec[0] != '#') fixture_segment(f, HS_BODY);
    while (*spec) {
        char line[256], kind[32];
        size_t n = strcspn(spec, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, spec);
        spec += n + (spec[n] == '\n');
        int comment = line[0] == '#' && sscanf(line, "# %31s", kind) == 1;
        if (!line[0] || comment) { fixture_end_sentence(f, first); first = f->n; }
        if (comment) fixture_segment(f, fixture_kind(kind));
        else if (line[0]) fixture_word(f, line);
    }
    fixture_end_sentence(f, first);
    f->words = (hs_words){ f->span, f->n, f->sentences, f->n_sentences };
    f->tags = (hs_tags){ .upos = f->upos, .xpos = f->xpos, .name = f->name, .lemma = f->lemma };
    hs_arcs arcs = { f->head, f->relation };
    f->tree = hs_tree_build(f->text, &f->words, &f->tags, &arcs, f->segments, f->n_segments,
                            f->quotes, f->n_quotes, &f->out);
}

static inline void fixture_close(fixture *f)
{
    hs_arena_free(&f->out);
    hs_arena_free(&f->scratch);
}

/* The first word of that form; fails the program where there is none. */
static inline uint32_t fixture_find(const fixture *f, const char *form)
{
    for (uint32_t w = 0; w < f->n; w++)
        if (hs_is(hs_tree_form(&f->tree, w), form)) return w;
    fixture_fail("no word", form);
    return HS_NONE;
}

#endif
