/* cli.h - what the program's files share. Every function here is the program's own, so none
 * carries the library's prefix. */
#ifndef HS_CLI_CLI_H
#define HS_CLI_CLI_H

#include "hearsay.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Exit status of every command. */
enum { CLI_DONE = 0, CLI_NOTHING = 1, CLI_USAGE = 2, CLI_SOME = 3, CLI_FAILED = 4 };

/* ---- options: one table a command ------------------------------------------------ */

typedef enum cli_value {
    CLI_FLAG,                /* bool */
    CLI_TEXT,                /* const char *, borrowed from argv */
    CLI_COUNT,               /* uint32_t */
    CLI_FRACTION,            /* double, 0 ... 1 */
    CLI_DAY,                 /* const char *: a calendar day, checked */
    CLI_SIZE,                /* uint32_t bytes: "20M" */
    CLI_CHOICE               /* uint32_t: the place of the word in `operand`, "a|b|c" */
} cli_value;

typedef struct cli_option {
    const char *name;        /* without the dashes */
    char        letter;      /* 0 where there is no short form */
    uint8_t     value;       /* cli_value */
    size_t      offset;      /* in the command's struct of options */
    const char *operand;     /* as the help shows it; the words of a choice */
    const char *help;
} cli_option;

typedef struct cli_command {
    const char       *name, *operands, *summary;
    const char       *help;  /* further lines */
    const cli_option *options; size_t n_options;
    int (*run)(const struct cli_command *command, int argc, char **argv);
} cli_command;

typedef struct cli_operands { char **at; int n; } cli_operands;

/* Reads argv (which starts after the command's name) into `into`, and gathers the operands at
 * its front. CLI_DONE, or CLI_USAGE once the fault has been said on stderr; *help is set, and
 * nothing else read, where help was asked for. */
int cli_parse(const cli_command *command, int argc, char **argv, void *into,
              cli_operands *operands, bool *help);

/* The word of the list (NULL at its end) that `word` was probably meant to be, or NULL. */
const char *cli_nearest(const char *word, const char *const *list);

void cli_print_help(const cli_command *command, FILE *out);

extern const cli_command cli_read_command, cli_explain_command, cli_model_command, cli_add_command,
                         cli_find_command, cli_who_command, cli_timeline_command, cli_forget_command,
                         cli_entity_command, cli_sayings_command, cli_saying_command, cli_positions_command,
                         cli_codebook_command, cli_events_command, cli_export_command, cli_serve_command;

/* ---- the terminal ------------------------------------------------------------------ */

enum { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER };

/* Is standard output a terminal? */
bool cli_on_terminal(void);

/* Whether to write escapes to standard output: as asked for, else NO_COLOR, TERM and the
 * terminal decide. */
bool cli_use_color(uint32_t choice);

/* Columns: as asked for, else the terminal's, else COLUMNS, else 80. */
uint32_t cli_width(uint32_t asked);

/* One sentence on stderr, after the program's name. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Ends the output: CLI_DONE, or what a failed write means. A reader that went away (EPIPE) is
 * no fault; anything else is said. */
int cli_close_output(void);

/* The same for a write that has just failed. */
int cli_output_failed(void);

/* The same for an export that failed (export/formats.h). */
int cli_export_failed(const hs_error *error);

/* Says how many statements an export had no place for, where there are any. */
void cli_say_left_out(uint64_t n);

/* "s" behind a noun, but for one. */
const char *cli_plural(uint64_t n);

/* ---- inputs --------------------------------------------------------------------------- */

typedef enum cli_format { CLI_AUTO, CLI_PLAIN, CLI_JSONL, CLI_HTML, CLI_FEED, CLI_WARC } cli_format;

/* Says that a format is not read in this version: CLI_USAGE. */
int cli_refuse_format(uint32_t format);

/* One report as it came: a whole file, or a line of JSON. Owned by the caller. */
typedef struct cli_item {
    char       *bytes; size_t length;
    const char *file;        /* borrowed from argv */
    uint64_t    line;        /* from 1; 0 for a whole file */
    uint32_t    max_size;    /* bytes of its text */
    char        problem[400];/* why there are no bytes; else "" */
} cli_item;

typedef struct cli_source {  /* the operands, opened one after the other */
    char     **names; int n;
    uint32_t   format;       /* cli_format */
    uint32_t   max_size;     /* bytes of a report */
    int        at;           /* the operand that is open or comes next */
    FILE      *open;         /* a file of JSON lines, half read */
    uint64_t   n_line;
    uint64_t   size;         /* bytes of all files, for cli_source_position; 0 where not known */
    uint64_t   passed;       /* bytes of those before `at` */
} cli_source;

/* The next report; false at the end. */
bool cli_source_next(cli_source *source, cli_item *item);
void cli_source_close(cli_source *source);

/* Looks how large all files are. */
void cli_source_measure(cli_source *source);
/* Bytes that were read, of *size; *size is 0 where that is not known. */
uint64_t cli_source_position(const cli_source *source, uint64_t *size);

/* Folders among the names become the files in them and below, in the order of their names; what
 * begins with a dot is left out. The list is new, and freed with its names; false when memory
 * ends. What cannot be listed stays, so that reading it says why. */
bool cli_list_files(cli_operands given, cli_operands *out);
void cli_free_files(cli_operands files);

#define CLI_PLACE 512        /* bytes of a place's name */

/* "news.jsonl:12", for messages and for reports that bring no id. */
void cli_item_place(const cli_item *item, char out[CLI_PLACE]);

/* What hs_read needs, taken from an item, which must outlive it. False: item->problem says
 * why. Released by cli_input_free, also after a failure. */
typedef struct cli_input {
    hs_input input;
    void    *hold;           /* the JSON value that owns the strings */
    char     place[CLI_PLACE], number[24];
} cli_input;

bool cli_input_make(cli_item *item, const char *published, cli_input *out);
void cli_input_free(cli_input *input);

/* Threads: as asked for, or one for each processor. */
uint32_t cli_threads(uint32_t asked);

/* ---- the engine -------------------------------------------------------------------------- */

/* Opens the model at `path`, or the one that is linked in. Failure is said on stderr. */
bool cli_open_engine(const char *path, uint32_t max_text, hs_engine **out);

/* The same with the user's actors: files, separated by commas, "only:" before the first where those of
 * the model are not wanted; NULL for none. */
bool cli_open_engine_with(const char *path, const char *actors, uint32_t max_text, hs_engine **out);

#endif
