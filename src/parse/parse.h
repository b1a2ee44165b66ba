/* parse.h - one head and one relation a word: a tree over every sentence. */
#ifndef HS_PARSE_PARSE_H
#define HS_PARSE_PARSE_H

#include "tag/tag.h"

typedef struct hs_parser hs_parser;      /* read-only once open */

typedef struct hs_arcs {
    const uint32_t *head;    /* [n] token index; HS_NONE at the root of the sentence */
    const uint8_t  *relation;/* [n] HS_REL_... */
} hs_arcs;

hs_status hs_parse_open(const hs_model *model, hs_parser **out, hs_error *err);
void      hs_parse_close(hs_parser *parser);

/* For tests: computes on another of the machine's paths, with the same result. */
void hs_parse_choose_path(hs_parser *parser, hs_path path);

/* Biaffine arcs (Dozat and Manning 2017), decoded to the best tree with one root. */
hs_arcs hs_parse_run(const hs_parser *parser, const hs_words *words, const hs_tags *tags,
                     hs_arena *out, hs_arena *scratch);

#endif
