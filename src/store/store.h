/* store.h - the ledger: many readings kept in one database, and asked.
 *
 * A ledger is a file (SQLite) or a PostgreSQL database with the same tables (schema.sql) and the
 * same answers. What goes in is the record (docs/record.md), one JSON object, as
 * `hearsay read --to json` prints it; it comes out again byte for byte.
 *
 *   hs_ledger   one connection, used by one thread at a time; a program may have several.
 *   hs_parcel   a record made ready to be kept: made by any thread, without a ledger.
 *
 * Answers are handed to a function of the caller, one by one; what they point at is valid
 * during that call alone, and the call must not use the ledger. It returns false to end the
 * answers; that is no failure. Numbers (`id`) are of this ledger and are never used twice.
 * Ownership and errors are as in hearsay.h: HS_EIO says that the database could not be used,
 * HS_EARGUMENT that something was asked for that cannot be.
 */
#ifndef HS_STORE_STORE_H
#define HS_STORE_STORE_H

#include "hearsay.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct hs_ledger hs_ledger;
typedef struct hs_parcel hs_parcel;
struct json_t;               /* of jansson */

typedef enum hs_ledger_mode { HS_LEDGER_ASK, HS_LEDGER_MAKE } hs_ledger_mode;

/* Opens a ledger: a file's name, or a connection string of PostgreSQL (a URI, or words such as
 * "host=/run/postgresql dbname=news"). HS_LEDGER_MAKE makes one where there is none. Older
 * tables are brought up to date. */
hs_status hs_ledger_open(const char *name, hs_ledger_mode mode, hs_ledger **out, hs_error *err);
void      hs_ledger_close(hs_ledger *ledger);    /* what was not committed is undone */

/* ---- keep ------------------------------------------------------------------------------- */

/* What was given with a text, as a digest that tells whether it is given again in the same way. */
#define HS_GIVEN_SIZE 65
void hs_ledger_given(const hs_input *input, char out[HS_GIVEN_SIZE]);

/* Takes a record apart and checks it. `given` is hs_ledger_given()'s, or NULL where it is not
 * known. Fails with HS_EARGUMENT where the JSON is no record, and HS_EMEMORY. */
hs_status hs_parcel_make(const char *record, size_t n, const char *given, hs_parcel **out, hs_error *err);
/* The same of a record that is a value of jansson's already (json_t; borrowed for the call and
 * kept by a reference): it is written as `hearsay read --to json` does, and need not be parsed. */
hs_status hs_parcel_of_value(struct json_t *record, const char *given, hs_parcel **out, hs_error *err);
void      hs_parcel_free(hs_parcel *parcel);

typedef enum hs_added {
    HS_ADDED,                /* it was new */
    HS_SAME,                 /* it was there; nothing was done */
    HS_CHANGED,              /* its text is another than before: both versions are kept */
    HS_REREAD                /* the same text, given or read in another way: the reading was replaced */
} hs_added;

/* Is this report there, in its latest version, with this text (hs_text_sha256) and given so? */
hs_status hs_ledger_knows(hs_ledger *ledger, const char *key, const char *sha256, const char *given,
                          bool *out, hs_error *err);

/* Keeps a record. Between hs_ledger_begin and hs_ledger_commit several are kept, or none; alone
 * it is its own transaction. `again` replaces a reading even where nothing has changed. *report
 * (may be NULL) is its number. After a failure the transaction is undone. */
hs_status hs_ledger_add(hs_ledger *ledger, const hs_parcel *parcel, bool again, hs_added *what,
                        int64_t *report, hs_error *err);
hs_status hs_ledger_begin(hs_ledger *ledger, hs_error *err);
hs_status hs_ledger_commit(hs_ledger *ledger, hs_error *err);

typedef enum hs_verdict { HS_VERDICT_ACCEPT, HS_VERDICT_REJECT, HS_VERDICT_CORRECT } hs_verdict;

/* Notes a verdict on a statement of a report (key: "st_..."). `fields` is a JSON object of what
 * should stand there (HS_VERDICT_CORRECT), or NULL; `by` is who says so. Earlier ones are kept. */
hs_status hs_ledger_correct(hs_ledger *ledger, int64_t report, const char *statement, hs_verdict verdict,
                            const char *fields, const char *by, hs_error *err);

typedef struct hs_forget {   /* one of them */
    const char *report;      /* a report's key, all its versions */
    const char *outlet;      /* all reports of the outlet of this name, whole */
    const char *speaker;     /* what everybody of this whole name said, and the name in all reports */
} hs_forget;

typedef struct hs_forgotten {
    uint64_t reports, statements, entities;      /* that are gone */
    uint64_t redacted;       /* reports that stay, with words struck out */
    uint64_t searched;       /* pieces of what is gone that were looked for afterwards ... */
    uint64_t bytes;          /* ... in so many bytes of files; 0: in the tables of PostgreSQL */
    uint64_t elsewhere;      /* pieces that stand in what was not to go, too */
    char     example[64];    /* one of these */
    uint64_t left;           /* pieces that are still in the files, and in no table: not gone */
} hs_forgotten;

/* Takes it out of all tables, the index and the file, which is written anew, and looks whether
 * it is gone. */
hs_status hs_ledger_forget(hs_ledger *ledger, const hs_forget *what, hs_forgotten *out, hs_error *err);

/* ---- ask: statements ------------------------------------------------------------------------ */

typedef struct hs_search {   /* all zero: every statement that stands, the latest first */
    const char *words;       /* all of them, "side by side", begin*; NULL for any */
    bool        raw;         /* words are in the database's own language */
    /* Parts of names: whole words, in any order; the whole name when in quotation marks. */
    const char *speaker, *addressee, *via;
    const char *outlet;      /* the same, of who published the report */
    int64_t     speaker_id, addressee_id, via_id, report_id, saying_id;     /* 0 for any */
    const char *kind, *act;  /* as the record spells them */
    const char *key;         /* one statement's */
    bool        negated, not_negated;
    const char *since, *until;                   /* days on which it was made, else published */
    const char *published_since, *published_until;
    double      min_confidence;
    bool        all;         /* rejected ones and superseded versions as well */
    bool        oldest_first;
    uint32_t    limit, offset;                   /* limit 0: all */
} hs_search;

typedef struct hs_party { int64_t id; const char *name, *type, *role; bool named; } hs_party;   /* id 0: none */

typedef struct hs_found {
    int64_t     id;
    const char *key, *parent;                    /* parent's key or NULL */
    const char *kind, *act, *modality, *rule;
    bool        negated, standing;
    double      confidence;
    hs_party    speaker, addressee, outlet;      /* under their names across reports */
    const char *speaker_as;                      /* as this report names the speaker */
    const char *made, *made_first, *made_last;   /* or NULL */
    const char *first_day, *last_day;            /* '' when not even the report's day is known */
    const char *source, *cue, *content, *venue, *condition;
    const char *source_at, *cue_at, *content_at; /* JSON: [[begin, end], ...] in the report's text */
    uint32_t    begin, end;                      /* bytes of the report's text */
    const char *before, *after;                  /* the words around them, to the ends of paragraphs */
    const char *between;                         /* the text from begin to end */
    const char *verdict;                         /* of the latest correction, or NULL */
    int64_t     saying;                          /* or 0 */
    int64_t     report;
    const char *report_key, *report_name, *title, *url, *published_by, *published;
    int64_t     version;
    bool        superseded;
} hs_found;

typedef bool hs_each_found(void *context, const hs_found *found);

hs_status hs_ledger_find(hs_ledger *ledger, const hs_search *search, hs_each_found *each, void *context,
                         hs_error *err);

/* An answer as a JSON object, without a line's end. False when memory ended or `out` took no
 * more. */
bool hs_found_json(const hs_found *found, FILE *out);

/* How many there are, whatever limit and offset say. */
hs_status hs_ledger_count(hs_ledger *ledger, const hs_search *search, uint64_t *out, hs_error *err);

typedef enum hs_facet {
    HS_BY_SPEAKER, HS_BY_ADDRESSEE, HS_BY_VIA, HS_BY_OUTLET, HS_BY_ACT, HS_BY_KIND,
    HS_BY_MONTH, HS_BY_DAY, HS_BY_DAY_AND_SPEAKER
} hs_facet;

typedef struct hs_tally {
    const char *value;       /* a name, an act, "2024-03", a day; "" for none */
    int64_t     id;          /* of the entity, where it is one */
    const char *type;        /* of the entity, or NULL */
    const char *day;         /* HS_BY_DAY_AND_SPEAKER: the day */
    uint64_t    statements;
    const char *first_day, *last_day;            /* '' when not known */
} hs_tally;

typedef bool hs_each_tally(void *context, const hs_tally *tally);

/* What the found ones are divided into: days and months in their order, the others by number,
 * the most first. limit 0: all. search's limit, offset and order are not looked at. */
hs_status hs_ledger_facet(hs_ledger *ledger, const hs_search *search, hs_facet facet, uint32_t limit,
                          uint32_t offset, hs_each_tally *each, void *context, hs_error *err);

/* ---- ask: reports, entities, sayings, chains --------------------------------------------------- */

typedef struct hs_report_entry {
    int64_t     id, version, superseded_by;      /* superseded_by: 0, or the next version's id */
    const char *key, *name, *sha256, *url, *outlet, *title, *published, *added;
    uint64_t    statements;
} hs_report_entry;

typedef bool hs_each_report(void *context, const hs_report_entry *entry);

typedef struct hs_report_search {
    const char *outlet;      /* part of its name, as in hs_search */
    const char *published_since, *published_until;
    const char *key;         /* one report's versions */
    int64_t     id;          /* one version */
    bool        all;         /* superseded versions as well */
    bool        oldest_first;
    uint32_t    limit, offset;
} hs_report_search;

/* Reports, those published last first. */
hs_status hs_ledger_reports(hs_ledger *ledger, const hs_report_search *search, hs_each_report *each,
                            void *context, hs_error *err);

/* A report's record: the line of JSON as it was added, without its line's end. The caller frees
 * it. Fails with HS_EARGUMENT where there is no such report. */
hs_status hs_ledger_record(hs_ledger *ledger, int64_t report, char **out, size_t *n, hs_error *err);

typedef struct hs_correction {
    int64_t     id, report;
    const char *statement, *verdict, *fields, *by, *made;   /* fields: JSON or NULL */
} hs_correction;

typedef bool hs_each_correction(void *context, const hs_correction *correction);

/* All corrections of a report (0: of all reports), the oldest first: the last of a statement
 * counts. */
hs_status hs_ledger_corrections(hs_ledger *ledger, int64_t report, hs_each_correction *each, void *context,
                                hs_error *err);

typedef struct hs_entity_entry {
    int64_t     id;
    const char *name, *type;
    uint64_t    said, heard, passed_on;          /* statements: as speaker, addressee, relay */
    const char *first_day, *last_day;            /* of what it said */
} hs_entity_entry;

typedef bool hs_each_entity(void *context, const hs_entity_entry *entry);

/* Entities of a name (as in hs_search; NULL for all) or one number (0 for all), those who said
 * most first. Their statements are hs_ledger_find's with speaker_id, addressee_id, via_id. */
hs_status hs_ledger_entities(hs_ledger *ledger, const char *name, int64_t id, uint32_t limit, uint32_t offset,
                             hs_each_entity *each, void *context, hs_error *err);

typedef struct hs_alias {    /* what reports call an entity */
    const char *name, *type, *role, *why;        /* role or NULL */
    int64_t     report;      /* one of them: the first */
    uint64_t    reports;
} hs_alias;

typedef bool hs_each_alias(void *context, const hs_alias *alias);

hs_status hs_ledger_aliases(hs_ledger *ledger, int64_t entity, hs_each_alias *each, void *context, hs_error *err);

typedef struct hs_occurrence {       /* what one report calls an entity */
    const char *name, *type, *role, *why;        /* as hs_alias */
    int64_t     report;
    const char *report_key, *outlet, *title, *published;        /* outlet, title: or NULL */
} hs_occurrence;

typedef bool hs_each_occurrence(void *context, const hs_occurrence *occurrence);

/* The reports that name an entity, the earliest first. */
hs_status hs_ledger_occurrences(hs_ledger *ledger, int64_t entity, hs_each_occurrence *each, void *context,
                                hs_error *err);

/* ---- decide: who is who, and what is one saying -------------------------------------------------- */

/* What users decide outlives new reports and new readings. `by` is who says so. *number (may be
 * NULL) is the decision's, by which it is taken back. They fail with HS_EARGUMENT where there is
 * no such entity, report or decision. */

/* Two entities are one: `other` counts as `entity` from now on. */
hs_status hs_ledger_merge(hs_ledger *ledger, int64_t entity, int64_t other, const char *by, int64_t *number,
                          hs_error *err);
/* What n reports (keys) call this entity is another one: the same in all of them. *other (may be
 * NULL) is its number. */
hs_status hs_ledger_split(hs_ledger *ledger, int64_t entity, const char *const *reports, size_t n, const char *by,
                          int64_t *number, int64_t *other, hs_error *err);
hs_status hs_ledger_undo(hs_ledger *ledger, int64_t number, hs_error *err);

typedef struct hs_decision {
    int64_t     number;
    const char *kind;        /* "merge" or "split" */
    const char *what, *of;   /* merge: a name, and the one as which it counts; split: a name, and the report's key */
    const char *by, *made;
} hs_decision;

typedef bool hs_each_decision(void *context, const hs_decision *decision);

/* Decisions on an entity, or (0) all, the oldest first: one answer for each name in it. */
hs_status hs_ledger_decisions(hs_ledger *ledger, int64_t entity, hs_each_decision *each, void *context, hs_error *err);

typedef struct hs_saying_entry {
    int64_t     id;
    const char *words, *first_day, *last_day;    /* as printed where it came first; days of publication */
    uint64_t    statements, reports, variants;
    const char *speaker;     /* of the statement that came first, or NULL */
    const char *first_outlet, *first_report;     /* who published it (or NULL), and the report's key */
} hs_saying_entry;

typedef bool hs_each_saying(void *context, const hs_saying_entry *entry);

/* Sayings in several reports, those in most first. `search` chooses those of which a statement is
 * found; NULL for all. The statements are hs_ledger_find's with saying_id. */
hs_status hs_ledger_sayings(hs_ledger *ledger, const hs_search *search, uint32_t limit, uint32_t offset,
                            hs_each_saying *each, void *context, hs_error *err);

typedef struct hs_variant {  /* the same words of a saying, by one name, on one day */
    const char *content;     /* as printed where it came first */
    const char *kind, *speaker;                  /* speaker or NULL */
    const char *report_key, *outlet, *published; /* where it came first; outlet or NULL */
    uint64_t    statements, reports;
    double      distance;    /* from the saying's first words, 0 ... 1 (1 also where nothing is shared) */
    const char *marked;      /* content with what differs from them: {+new+} [-gone-] */
    bool        decided;     /* set apart or merged by a user */
} hs_variant;

typedef bool hs_each_variant(void *context, const hs_variant *variant);

/* The variants of a saying, the earliest published first. */
hs_status hs_ledger_variants(hs_ledger *ledger, int64_t saying, hs_each_variant *each, void *context, hs_error *err);

/* Two sayings are one; `other` goes with `saying`. As hs_ledger_merge. */
hs_status hs_ledger_merge_sayings(hs_ledger *ledger, int64_t saying, int64_t other, const char *by, int64_t *number,
                                  hs_error *err);
/* n statements of a saying (their keys, "st_...") are another one. As hs_ledger_split. */
hs_status hs_ledger_split_saying(hs_ledger *ledger, int64_t saying, const char *const *statements, size_t n,
                                 const char *by, int64_t *number, hs_error *err);
hs_status hs_ledger_undo_saying(hs_ledger *ledger, int64_t number, hs_error *err);

/* ---- ask: chains -------------------------------------------------------------------------------- */

typedef struct hs_link {     /* who passes on whom */
    int64_t     from, to;    /* entities: the relay, and who is relayed */
    const char *from_name, *from_type, *to_name, *to_type;
    uint64_t    statements;
} hs_link;

typedef bool hs_each_link(void *context, const hs_link *link);

/* The links of the found statements, those of most first: from every relay that stands next to
 * a statement (the medium it credits, and the speaker of the statement around it). limit 0: all. */
hs_status hs_ledger_chains(hs_ledger *ledger, const hs_search *search, uint32_t limit, hs_each_link *each,
                           void *context, hs_error *err);

#endif
