/* standing.h - the positions of many records, sorted by who stands where since when. */
#ifndef HS_CLI_STANDING_H
#define HS_CLI_STANDING_H

#include "cli/cli.h"

struct json_t;

typedef struct cli_stand {   /* one position; the strings belong to the table */
    char *party, *issue, *stance;
    char *day;               /* on which it was said, else published; "" where neither is known */
    char *speaker, *addressee, *via, *outlet, *report, *statement;   /* "" for none */
    char *condition, *words;
    bool  own;               /* the party says so itself */
    bool  latest;            /* of this party on this issue, by itself or by others */
    bool  clash;             /* another one of the same day says the contrary */
    const struct cli_stand *before;      /* the last one before the latest that says otherwise, or NULL */
    uint32_t order;
} cli_stand;

typedef struct cli_standing { cli_stand *at; uint32_t n, room; } cli_standing;

typedef struct cli_standing_choice { const char *party, *issue; } cli_standing_choice;   /* NULL for any */

/* Adds the positions of a record (docs/record.md; borrowed). False when memory ends. */
bool cli_standing_add(cli_standing *standing, const struct json_t *record, const cli_standing_choice *choice);

/* Sorts them by party, issue, who says so and day, and marks the latest, changes and contradictions. */
void cli_standing_sort(cli_standing *standing);
void cli_standing_free(cli_standing *standing);

#endif
