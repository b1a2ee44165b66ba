/* verify.c - see verify.h. It aborts, as a fuzzer wants it. */
#include "verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(cond) ((cond) ? (void)0 : wrong(#cond, __LINE__))

static void wrong(const char *what, int line)
{
    fprintf(stderr, "verify.c:%d: not so: %s\n", line, what);
    abort();
}

/* A begin or end never stands within a UTF-8 sequence. */
static void inside(const hs_document *d, hs_span span)
{
    MUST(span.begin <= span.end);
    MUST(span.end <= d->n_text);
    MUST(((unsigned char)d->text[span.begin] & 0xC0) != 0x80);
    MUST(((unsigned char)d->text[span.end] & 0xC0) != 0x80);
}

static void index_or_none(uint32_t i, uint32_t n) { MUST(i == HS_NONE || i < n); }

static void in_order(const hs_document *d, hs_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++) {
        inside(d, spans.at[i]);
        MUST(spans.at[i].begin < spans.at[i].end);
        MUST(i == 0 || spans.at[i - 1].end <= spans.at[i].begin);
    }
}

static void layout(const hs_document *d)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < d->n_segments; i++) {
        inside(d, d->segments[i].span);
        MUST(d->segments[i].span.begin >= end);
        MUST(d->segments[i].kind <= HS_PROMO);
        end = d->segments[i].span.end;
    }
}

static void sentences(const hs_document *d)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < d->n_sentences; i++) {
        const hs_sentence *s = &d->sentences[i];
        inside(d, s->span);
        MUST(i == 0 || d->sentences[i - 1].span.end <= s->span.begin);
        MUST(s->segment < d->n_segments);
        MUST(s->tokens.first == next && s->tokens.first <= s->tokens.last);
        next = s->tokens.last;
    }
    MUST(next == d->n_tokens);
}

static void tokens(const hs_document *d)
{
    for (uint32_t t = 0; t < d->n_tokens; t++) {
        const hs_token *token = &d->tokens[t];
        inside(d, token->span);
        MUST(token->span.begin < token->span.end);
        MUST(t == 0 || d->tokens[t - 1].span.begin <= token->span.begin);
        MUST(token->sentence < d->n_sentences);
        hs_range in = d->sentences[token->sentence].tokens;
        MUST(in.first <= t && t < in.last);
        MUST(token->head == HS_NONE || (in.first <= token->head && token->head < in.last));
        MUST(token->lemma);
        MUST(strcmp(hs_upos_name(token->upos), "?") != 0);
        MUST(strcmp(hs_xpos_name(token->xpos), "?") != 0);
        MUST(strcmp(hs_relation_name(token->relation), "?") != 0);
    }
}

/* Every walk from a token up its heads ends at a root. Linear: a walk stops where an earlier
 * one has been. */
static void arcs(const hs_document *d)
{
    uint32_t *walk = calloc((size_t)d->n_tokens + 1, sizeof *walk);
    for (uint32_t t = 0; walk && t < d->n_tokens; t++)
        for (uint32_t u = t; u != HS_NONE; u = d->tokens[u].head) {
            MUST(walk[u] != t + 1);
            if (walk[u]) break;
            walk[u] = t + 1;
        }
    free(walk);
}

static void who(const hs_document *d)
{
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const hs_mention *m = &d->mentions[i];
        inside(d, m->span);
        MUST(m->tokens.first < m->tokens.last && m->tokens.last <= d->n_tokens);
        MUST(m->tokens.first <= m->head && m->head < m->tokens.last);
        index_or_none(m->entity, d->n_entities);
    }
    for (uint32_t i = 0; i < d->n_entities; i++) {
        const hs_entity *e = &d->entities[i];
        MUST(e->name && *e->name);
        MUST(e->type <= HS_UNNAMED);
        for (uint32_t k = 0; k < e->n_mentions; k++) {
            MUST(e->mentions[k] < d->n_mentions);
            MUST(k == 0 || e->mentions[k - 1] < e->mentions[k]);
            MUST(d->mentions[e->mentions[k]].entity == i);
        }
    }
}

static void when(const hs_document *d)
{
    for (uint32_t i = 0; i < d->n_whens; i++) {
        const hs_when *w = &d->whens[i];
        inside(d, w->span);
        MUST(i == 0 || d->whens[i - 1].span.begin <= w->span.begin);
        MUST(w->value);
        MUST((w->first == HS_NO_DAY) == (w->last == HS_NO_DAY));
        MUST(w->first <= w->last);
    }
}

/* The parent comes before the child, and its content holds the child's. */
static void nested(const hs_document *d, uint32_t i)
{
    const hs_statement *s = &d->statements[i];
    index_or_none(s->parent, d->n_statements);
    if (s->parent == HS_NONE) return;
    MUST(s->parent < i);
    hs_spans outer = d->statements[s->parent].content, inner = s->content;
    MUST(outer.at[0].begin <= inner.at[0].begin);
    MUST(inner.at[inner.n - 1].end <= outer.at[outer.n - 1].end);
}

static void said(const hs_document *d)
{
    for (uint32_t i = 0; i < d->n_statements; i++) {
        const hs_statement *s = &d->statements[i];
        in_order(d, s->source);
        in_order(d, s->cue);
        in_order(d, s->content);
        MUST(s->content.n > 0);
        inside(d, s->made_span);
        inside(d, s->venue);
        inside(d, s->condition);
        index_or_none(s->speaker, d->n_entities);
        index_or_none(s->addressee, d->n_entities);
        index_or_none(s->outlet, d->n_entities);
        MUST(s->kind <= HS_MIXED && s->act <= HS_DECIDE && s->modality <= HS_QUESTION);
        MUST(s->confidence >= 0.0f && s->confidence <= 1.0f);
        MUST(s->rule && *s->rule);
        MUST(strlen(s->id) == 19);
    }
    for (uint32_t i = 0; i < d->n_statements; i++) nested(d, i);
}

void verify_document(const hs_document *d)
{
    MUST(d->text && d->text[d->n_text] == '\0');
    MUST(strlen(d->sha256) == 64);
    layout(d);
    sentences(d);
    tokens(d);
    arcs(d);
    who(d);
    when(d);
    said(d);
}
