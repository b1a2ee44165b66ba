/* document.c - the public document; see document.h. */
#include "read/document.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static const char *given_or_found(const char *given, const char *text, hs_span found, hs_arena *doc)
{
    size_t n;
    if (given) return hs_utf8_repair(doc, given, strlen(given), &n);
    if (found.begin == found.end) return NULL;
    return hs_copy(doc, text + found.begin, found.end - found.begin);
}

void hs_document_describe(hs_document *d, const hs_input *input, const hs_layout *layout,
                          int32_t published, hs_arena *doc)
{
    const hs_span nothing = { 0, 0 };
    d->id = given_or_found(input->id, NULL, nothing, doc);
    d->url = given_or_found(input->url, NULL, nothing, doc);
    d->outlet = given_or_found(input->outlet, d->text, layout->outlet, doc);
    d->title = given_or_found(input->title, d->text, layout->title, doc);
    d->published = published != HS_NO_DAY ? published : layout->published;
    d->segments = layout->segments;
    d->n_segments = layout->n_segments;
}

void hs_document_words(hs_document *d, const hs_tree *tree, hs_arena *doc)
{
    hs_token *tokens = hs_new(doc, hs_token, tree->n);
    for (uint32_t w = 0; w < tree->n; w++)
        tokens[w] = (hs_token){
            .span = tree->span[w], .head = tree->head[w], .sentence = tree->sentence[w],
            .lemma = tree->lemma[w],
            .upos = tree->upos[w], .xpos = tree->xpos[w], .relation = tree->relation[w],
        };
    d->tokens = tokens;
    d->n_tokens = tree->n;
    d->sentences = tree->sentences;
    d->n_sentences = tree->n_sentences;
}

static void identify(const hs_document *d, hs_statement *s, uint32_t depth)
{
    uint32_t place[5] = { depth, s->content.n ? s->content.at[0].begin : 0,
                          s->content.n ? s->content.at[s->content.n - 1].end : 0,
                          s->cue.n ? s->cue.at[0].begin : 0, s->cue.n ? s->cue.at[0].end : 0 };
    unsigned char bytes[20];         /* little-endian everywhere */
    for (int i = 0; i < 20; i++) bytes[i] = (unsigned char)(place[i / 4] >> 8 * (i % 4));
    uint64_t h = hs_hash64(bytes, sizeof bytes, hs_hash64(d->sha256, 64, 0));
    snprintf(s->id, sizeof s->id, "st_%016llx", (unsigned long long)h);
}

const hs_statement *hs_document_identify(const hs_document *d, const hs_statement *said,
                                         hs_arena *doc, hs_arena *scratch)
{
    hs_statement *named = hs_new(doc, hs_statement, d->n_statements);
    uint32_t *depth = hs_new(scratch, uint32_t, d->n_statements);
    for (uint32_t i = 0; i < d->n_statements; i++) {         /* parents come before children */
        if (said[i].parent < i) depth[i] = depth[said[i].parent] + 1;
        named[i] = said[i];
        identify(d, &named[i], depth[i]);
    }
    return named;
}

const hs_event *hs_document_identify_events(const hs_document *d, const hs_event *told, hs_arena *doc)
{
    hs_event *named = hs_new(doc, hs_event, d->n_events);
    for (uint32_t i = 0; i < d->n_events; i++) {
        hs_event *e = &named[i];
        *e = told[i];
        uint32_t place[6] = { e->span.begin, e->span.end, e->source.span.begin, e->source.span.end,
                              e->target.span.begin, e->target.span.end };
        unsigned char bytes[24];     /* little-endian everywhere */
        for (int k = 0; k < 24; k++) bytes[k] = (unsigned char)(place[k / 4] >> 8 * (k % 4));
        uint64_t h = hs_hash64(bytes, sizeof bytes, hs_hash64(d->sha256, 64, 0));
        h = hs_hash64(e->cameo, strlen(e->cameo), h);
        snprintf(e->id, sizeof e->id, "ev_%016llx", (unsigned long long)h);
    }
    return named;
}

void hs_document_free(const hs_document *document)
{
    if (!document) return;
    hs_owned *owned = (hs_owned *)(uintptr_t)document;   /* the document is its first member */
    hs_arena arena = owned->arena;
    hs_arena_free(&arena);
    free(owned);
}
