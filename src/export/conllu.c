/* conllu.c - CoNLL-U (https://universaldependencies.org/format.html): words, tags and trees, with
 * the statements beside them.
 *
 * Column 10 says of each word which statements it is source, cue or content of, by their numbers
 * in the comments at the report's head: Source=1|Content=1,2.
 */
#include "export/writer.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LABELS 8         /* statements noted at a word, of each part: nesting costs no more */

typedef struct labels { uint32_t statement[MAX_LABELS]; uint32_t n; } labels;
enum { SOURCE, CUE, CONTENT, PARTS };
typedef struct word { labels part[PARTS]; } word;

/* Words have no blanks of their own here, and lines end where they end. */
static void put_words(FILE *out, const char *text, size_t n, char blank)
{
    if (n == 0) putc('_', out);
    for (size_t i = 0; i < n; i++) putc((unsigned char)text[i] <= 0x20 ? blank : text[i], out);
}

static bool glued(const hs_document *doc, uint32_t token, hs_range tokens)
{
    return token + 1 < tokens.last && doc->tokens[token].span.end == doc->tokens[token + 1].span.begin;
}

/* ---- which word belongs to which statement ------------------------------------------------- */

static uint32_t first_from(const hs_document *doc, uint32_t byte)
{
    uint32_t low = 0, high = doc->n_tokens;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->tokens[middle].span.begin < byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void label_spans(const hs_document *doc, word *words, int part, hs_spans spans, uint32_t statement)
{
    for (uint32_t i = 0; i < spans.n; i++)
        for (uint32_t t = first_from(doc, spans.at[i].begin);
             t < doc->n_tokens && doc->tokens[t].span.begin < spans.at[i].end; t++) {
            labels *l = &words[t].part[part];
            if (l->n < MAX_LABELS) l->statement[l->n++] = statement;
        }
}

static word *label_words(const hs_document *doc)
{
    word *words = calloc((size_t)doc->n_tokens + 1, sizeof *words);
    for (uint32_t i = 0; words && i < doc->n_statements; i++) {
        label_spans(doc, words, SOURCE, doc->statements[i].source, i + 1);
        label_spans(doc, words, CUE, doc->statements[i].cue, i + 1);
        label_spans(doc, words, CONTENT, doc->statements[i].content, i + 1);
    }
    return words;
}

/* ---- lines ------------------------------------------------------------------------------------ */

static void put_misc(FILE *out, const word *w, bool glue)
{
    static const char *const names[] = { "Source", "Cue", "Content" };
    const char *gap = "";
    static const int order[] = { CONTENT, CUE, SOURCE };         /* keys stand in alphabetical order */
    for (int k = 0; k < PARTS; k++) {
        const labels *l = &w->part[order[k]];
        for (uint32_t i = 0; i < l->n; i++) {
            if (i == 0) fprintf(out, "%s%s=", gap, names[order[k]]);
            fprintf(out, "%s%lu", i > 0 ? "," : "", (unsigned long)l->statement[i]);
            gap = "|";
        }
    }
    if (glue) fprintf(out, "%sSpaceAfter=No", gap);
    else if (!*gap) putc('_', out);
    putc('\n', out);
}

static void put_token(const hs_document *doc, const word *words, uint32_t t, const hs_sentence *s, FILE *out)
{
    const hs_token *token = &doc->tokens[t];
    uint32_t head = token->head == HS_NONE ? 0 : token->head - s->tokens.first + 1;
    fprintf(out, "%lu\t", (unsigned long)(t - s->tokens.first + 1));
    put_words(out, doc->text + token->span.begin, token->span.end - token->span.begin, '_');
    putc('\t', out);
    put_words(out, token->lemma ? token->lemma : "", token->lemma ? strlen(token->lemma) : 0, '_');
    fprintf(out, "\t%s\t%s\t_\t%lu\t%s\t_\t", hs_upos_name(token->upos), hs_xpos_name(token->xpos),
            (unsigned long)head, hs_relation_name(token->relation));
    put_misc(out, &words[t], glued(doc, t, s->tokens));
}

static void put_sentence(const hs_document *doc, const word *words, uint32_t i, FILE *out)
{
    const hs_sentence *s = &doc->sentences[i];
    fprintf(out, "# sent_id = %lu\n# text = ", (unsigned long)i + 1);
    for (uint32_t t = s->tokens.first; t < s->tokens.last; t++) {
        hs_span span = doc->tokens[t].span;
        put_words(out, doc->text + span.begin, span.end - span.begin, '_');
        if (t + 1 < s->tokens.last && !glued(doc, t, s->tokens)) putc(' ', out);
    }
    putc('\n', out);
    for (uint32_t t = s->tokens.first; t < s->tokens.last; t++) put_token(doc, words, t, s, out);
    putc('\n', out);
}

static void put_comment(FILE *out, const char *key, const char *words)
{
    if (!words) return;
    fprintf(out, "# %s = ", key);
    put_words(out, words, strlen(words), ' ');
    putc('\n', out);
}

static bool put(hs_export *e, const hs_report *report)
{
    const hs_document *doc = report->document;
    word *words = label_words(doc);
    bool headed = false;
    for (uint32_t i = 0; words && i < doc->n_sentences; i++) {
        if (doc->sentences[i].tokens.first == doc->sentences[i].tokens.last) continue;
        if (!headed) put_comment(e->out, "newdoc id", doc->id);
        for (uint32_t k = 0; !headed && k < doc->n_statements; k++)
            fprintf(e->out, "# statement %lu = %s\n", (unsigned long)k + 1, doc->statements[k].id);
        headed = true;
        put_sentence(doc, words, i, e->out);
    }
    free(words);
    return words && !ferror(e->out);
}

const hs_writer hs_conllu_writer = {
    { "conllu", "CoNLL-U: words, tags, trees, and what is source, cue and content", HS_TO_STREAM, true },
    NULL, put, NULL, NULL
};
