/* draw.h - a sentence drawn: its words with their tags, the arcs or the tree of their
 * relations, and what was marked on them. */
#ifndef HS_CLI_DRAW_H
#define HS_CLI_DRAW_H

#include "cli/canvas.h"
#include "cli/marks.h"

typedef struct cli_drawing {
    const hs_document *doc;
    const cli_mark    *marks; uint32_t n_marks;   /* of this sentence */
    hs_range           tokens;
    uint32_t           width, margin;             /* columns */
    bool               color;
    FILE              *out;
} cli_drawing;

typedef enum cli_drawn { CLI_DRAWN, CLI_TOO_WIDE, CLI_NO_MEMORY } cli_drawn;

/* Words from left to right with arcs above them and marks below; CLI_TOO_WIDE, with nothing
 * printed, where they do not fit into the width. */
cli_drawn cli_draw_arcs(const cli_drawing *drawing);

/* Words from top to bottom, each hung on its head by a line, and marks to their right. Always
 * fits; very long sentences get the number of the head instead of lines. */
cli_drawn cli_draw_tree(const cli_drawing *drawing);

/* Whether a relation is worth an arc: punctuation is not. */
bool cli_draws_relation(const hs_document *document, uint32_t token);

/* The ink of a word by what it is part of: source, cue, time. */
hs_ink cli_word_ink(const cli_drawing *drawing, uint32_t token);

/* Gives every interval [first[i], last[i]] the lowest lane where it touches no other, in the
 * order in which they come; the number of lanes. */
uint32_t cli_assign_lanes(const uint32_t *first, const uint32_t *last, uint32_t n, uint32_t *lane);

#endif
