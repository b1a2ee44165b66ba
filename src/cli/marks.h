/* marks.h - what a report's reading says of stretches of its words: names, times, and the
 * parts of statements, cut at the ends of sentences. */
#ifndef HS_CLI_MARKS_H
#define HS_CLI_MARKS_H

#include "export/flow.h"

typedef enum cli_mark_kind {
    CLI_MARK_WHO, CLI_MARK_WHEN, CLI_MARK_CUE, CLI_MARK_SOURCE, CLI_MARK_VENUE,
    CLI_MARK_CONDITION, CLI_MARK_CONTENT
} cli_mark_kind;

typedef struct cli_mark {
    uint32_t sentence;
    hs_range tokens;         /* of the document, within the sentence */
    uint32_t of;             /* mention, when or statement */
    uint8_t  kind;           /* cli_mark_kind */
    bool     goes_on;        /* begins or ends in another sentence */
} cli_mark;

typedef struct cli_marks {
    cli_mark *at; size_t n, room;
    bool      failed;        /* memory ended */
} cli_marks;

/* All marks of a document: by sentence, then shorter ones first. */
bool cli_marks_make(const hs_document *document, cli_marks *out);
void cli_marks_free(cli_marks *marks);

/* Those of a sentence, as [first, last) indexes. */
hs_range cli_marks_of(const cli_marks *marks, uint32_t sentence);

/* What a mark says: "source 2", "person", "2024-03-05". */
void cli_mark_label(const hs_document *document, const cli_mark *mark, char *out, size_t size);
hs_ink cli_mark_ink(const cli_mark *mark);

/* The sentence that a byte of the text lies in, or the one before it. */
uint32_t cli_sentence_at(const hs_document *document, uint32_t byte);

#endif
