/* ledger_fixture.h - a document put together by hand, for the layers that only show readings. */
#ifndef HS_LEDGER_FIXTURE_H
#define HS_LEDGER_FIXTURE_H

#include "export/export.h"

#include <stdlib.h>
#include <string.h>

#define MANY 64

typedef struct ledger {
    hs_document  doc;
    hs_entity    entities[MANY];
    hs_mention   mentions[MANY];
    uint32_t     mention_ids[MANY];
    hs_statement statements[MANY];
    hs_span      spans[MANY * 4];
    uint32_t     n_spans;
    hs_sentence  sentences[4];
    hs_token     tokens[MANY];
    hs_segment   segment;
    hs_when      whens[4];
} ledger;

static inline void ledger_begin(ledger *l, const char *text)
{
    memset(l, 0, sizeof *l);
    l->doc = (hs_document){ .id = "report.txt", .text = text, .n_text = (uint32_t)strlen(text),
                            .published = HS_NO_DAY, .entities = l->entities,
                            .mentions = l->mentions, .statements = l->statements,
                            .sentences = l->sentences, .tokens = l->tokens,
                            .segments = &l->segment, .whens = l->whens };
}

/* The words' first place in the text; an empty span for "". */
static inline hs_span span_of(const ledger *l, const char *words)
{
    const char *at = strstr(l->doc.text, words);
    if (!*words || !at) return (hs_span){ 0, 0 };
    uint32_t begin = (uint32_t)(at - l->doc.text);
    return (hs_span){ begin, begin + (uint32_t)strlen(words) };
}

/* Pieces of the text, parted by "|". */
static inline hs_spans spans_of(ledger *l, const char *pieces)
{
    hs_spans list = { l->spans + l->n_spans, 0 };
    char piece[1024];
    while (*pieces) {
        size_t n = strcspn(pieces, "|");
        snprintf(piece, sizeof piece, "%.*s", (int)n, pieces);
        l->spans[l->n_spans++] = span_of(l, piece);
        list.n++;
        pieces += n + (pieces[n] == '|');
    }
    return list;
}

static inline uint32_t ledger_entity(ledger *l, const char *name, hs_entity_type type)
{
    uint32_t i = l->doc.n_entities++, m = l->doc.n_mentions++;
    l->mention_ids[m] = m;
    l->mentions[m] = (hs_mention){ .span = span_of(l, name), .entity = i };
    l->entities[i] = (hs_entity){ .name = name, .type = (uint8_t)type, .named = type != HS_UNNAMED,
                                  .mentions = &l->mention_ids[m], .n_mentions = 1 };
    return i;
}

static inline hs_statement *ledger_say(ledger *l, uint32_t speaker, const char *source,
                                       const char *cue, const char *content)
{
    hs_statement *s = &l->statements[l->doc.n_statements++];
    *s = (hs_statement){ .parent = HS_NONE, .speaker = speaker, .addressee = HS_NONE,
                         .outlet = HS_NONE, .made_first = HS_NO_DAY, .made_last = HS_NO_DAY,
                         .kind = HS_INDIRECT, .confidence = 0.9f, .rule = "by-hand" };
    snprintf(s->id, sizeof s->id, "st_%016u", l->doc.n_statements);
    s->source = spans_of(l, source);
    s->cue = spans_of(l, cue);
    s->content = spans_of(l, content);
    return s;
}

static inline void ledger_made(hs_statement *s, const char *day)
{
    s->made = day;
    s->made_first = s->made_last = hs_day_parse(day);
}

/* What an exporter writes; to be freed. */
static inline char *ledger_table(const ledger *l, uint32_t width, bool color, bool wide)
{
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    hs_export_table(&l->doc, &(hs_table_style){ width, color, wide }, out);
    fclose(out);
    return text;
}

#endif
