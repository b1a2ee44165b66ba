/* hearsay.h - who said what, to whom, when, where and through whom, in a news report.
 *
 * Three objects:
 *   hs_engine    a checked model. Read-only once open; share it between threads.
 *   hs_reader    one thread's working memory. Keep it and reuse it: a report read
 *                second gives the same result as a report read first.
 *   hs_document  the reading of one report. Plain, constant, complete: every pointer
 *                inside it stays valid until hs_document_free().
 *
 * Rules that hold for every function and struct below:
 *   Ownership  hs_..._free() and hs_close() are the only releases; NULL is accepted.
 *              Arguments are borrowed for the call, never kept, except where the
 *              comment says "kept".
 *   Units      Offsets and lengths are bytes of UTF-8. Spans are [begin, end).
 *              Ranges of tokens, mentions ... are [first, last) indexes.
 *   Absent     HS_NONE for an index, begin == end for a span, NULL for a string,
 *              HS_NO_DAY for a day.
 *   Errors     hs_status: 0 is success. On failure *out is NULL, and *err, where
 *              given, says what, where and what to do. Nothing is ever printed.
 *   Threads    No global state. One hs_reader is used by one thread at a time.
 *   Text       is never an error: any bytes can be read.
 */
#ifndef HEARSAY_H
#define HEARSAY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define HS_API __attribute__((visibility("default")))
#else
#define HS_API
#endif

#define HS_VERSION "0.1.0"
#define HS_NONE    UINT32_MAX
#define HS_NO_DAY  INT32_MIN

typedef enum hs_status {     /* values are stable; new ones are appended */
    HS_OK        =  0,
    HS_EMEMORY   = -1,       /* allocation failed; the reader stays usable */
    HS_EIO       = -2,       /* a file could not be read or written */
    HS_EMODEL    = -3,       /* the model is damaged, or of another version */
    HS_ETOOBIG   = -4,       /* the text exceeds hs_config.max_text */
    HS_EARGUMENT = -5        /* the caller broke a rule stated in this header */
} hs_status;

typedef struct hs_error {    /* caller-owned; may live on the stack */
    hs_status code;
    uint64_t  where;         /* byte offset in the file or text; 0 if none */
    char      message[240];  /* one English sentence, NUL-terminated; "" on success */
} hs_error;

typedef struct hs_engine hs_engine;
typedef struct hs_reader hs_reader;

typedef struct hs_blob  { const void *data; size_t size; } hs_blob;
typedef struct hs_span  { uint32_t begin, end; } hs_span;    /* bytes of the text */
typedef struct hs_range { uint32_t first, last; } hs_range;  /* indexes into an array */

/* ---- the report, as it is laid out ------------------------------------------- */

typedef enum hs_segment_kind {
    HS_BODY, HS_HEADLINE, HS_SUBHEAD, HS_BYLINE, HS_DATELINE, HS_CAPTION, HS_CREDIT, HS_PROMO
} hs_segment_kind;

typedef struct hs_segment {  /* a paragraph, or the part of one that is of one kind */
    hs_span span;
    uint8_t kind;            /* hs_segment_kind */
} hs_segment;

typedef struct hs_sentence {
    hs_span  span;
    hs_range tokens;
    uint32_t segment;
} hs_sentence;

typedef struct hs_token {    /* a syntactic word of Universal Dependencies */
    hs_span     span;
    const char *lemma;
    uint32_t    head;        /* token index; HS_NONE at the root */
    uint32_t    sentence;
    uint8_t     upos, xpos, relation; /* hs_upos_name() ...: UD 2 tags and relations */
} hs_token;

/* ---- who --------------------------------------------------------------------- */

typedef enum hs_entity_type {
    HS_PERSON, HS_ORGANIZATION, HS_GROUP, HS_PLACE, HS_DOCUMENT, HS_MEDIUM, HS_UNNAMED
} hs_entity_type;

typedef enum hs_mention_kind { HS_NAME, HS_DESCRIPTION, HS_PRONOUN } hs_mention_kind;

typedef struct hs_mention {
    hs_span  span;           /* the whole noun phrase: title and apposition included */
    hs_range tokens;
    uint32_t head;           /* token */
    uint32_t entity;
    uint8_t  kind;           /* hs_mention_kind */
} hs_mention;

typedef struct hs_entity {
    const char *name;        /* the fullest name in the report; for an unnamed source,
                                its description as in the text */
    const char *role;        /* "head of Hamas' political bureau", or NULL */
    const char *actor;       /* CAMEO actor code, or NULL */
    uint8_t     type;        /* hs_entity_type */
    uint8_t     named;       /* 0 for a source that the report does not name */
    const uint32_t *mentions; uint32_t n_mentions;   /* indexes, in text order */
} hs_entity;

/* ---- when: TIMEX3 (ISO 24617-1), proleptic Gregorian --------------------------- */

typedef enum hs_when_type { HS_DATE, HS_TIME, HS_DURATION, HS_SET } hs_when_type;

typedef struct hs_when {
    hs_span     span;        /* the words: "last Tuesday" */
    const char *value;       /* TIMEX3 value: "2024-03-13", "PT24H", "2024-W11" */
    int32_t     first, last; /* days since 1970-01-01, inclusive; HS_NO_DAY where the value
                                is no stretch of days */
    uint8_t     type;        /* hs_when_type */
} hs_when;

/* ---- said ---------------------------------------------------------------------- */

typedef enum hs_kind { HS_DIRECT, HS_INDIRECT, HS_MIXED } hs_kind;

typedef enum hs_act {
    HS_SAY, HS_ASK, HS_APPEAL, HS_DEMAND, HS_OFFER, HS_PROMISE, HS_THREATEN, HS_DENY, HS_REJECT,
    HS_ACCEPT, HS_ACCUSE, HS_PRAISE, HS_DECLINE, HS_THINK, HS_WANT, HS_DECIDE
} hs_act;

typedef enum hs_modality {
    HS_ASSERTED, HS_FUTURE, HS_CONDITIONAL, HS_HYPOTHETICAL, HS_QUESTION
} hs_modality;

typedef struct hs_spans { const hs_span *at; uint32_t n; } hs_spans;   /* in text order */

typedef struct hs_statement {
    char        id[20];      /* "st_" and 16 hexadecimal digits: text and place decide it */
    uint32_t    parent;      /* the statement, before this one, inside whose content it stands */
    hs_spans    source;      /* the whole noun phrase that names the speaker */
    hs_spans    cue;         /* the words that attribute: "has told", "according to" */
    hs_spans    content;     /* what is attributed, with its quotation marks and "that" */
    uint32_t    speaker, addressee, outlet;          /* entities */
    const char *made;        /* day, month or year on which it was made, as TIMEX3 value */
    int32_t     made_first, made_last;               /* days since 1970-01-01 */
    hs_span     made_span;   /* the words that give the date; may stand in an earlier statement */
    hs_span     venue;       /* "during a press conference in Doha" */
    hs_span     condition;   /* "only as long as ..." */
    uint8_t     kind, act, modality;                 /* hs_kind, hs_act, hs_modality */
    uint8_t     negated;     /* the report says that it was not said, or denied */
    float       confidence;  /* of the reading, never of the truth: 0 ... 1 */
    const char *rule;        /* the rule or model decision that made it: "role-model" */
} hs_statement;

/* ---- done: what is reported to have happened, and on whose word ----------------- */

typedef struct hs_event_party {    /* who did it, or to whom it was done */
    uint32_t    entity;      /* or HS_NONE: a word that names nobody else, such as "Israeli" */
    const char *name;        /* the entity's, else the words; NULL: nobody is named */
    const char *code;        /* CAMEO actor code, "PSEREBHMS", or NULL */
    hs_span     span;        /* the words that name it here */
} hs_event_party;

typedef struct hs_event {
    char        id[20];      /* "ev_" and 16 hexadecimal digits: text and place decide it */
    uint32_t    statement;   /* who vouches for it: the innermost statement it stands in, or HS_NONE */
    hs_event_party    source, target;
    const char *cameo;       /* code of two to four digits, as text: "0233" */
    const char *plover;      /* "REQUEST", or NULL: PLOVER has no name for it */
    const char *mode;        /* PLOVER's, or NULL */
    const char *context;     /* PLOVER's contexts, separated by blanks; "" for none */
    float       goldstein;   /* -10 ... 10 */
    uint8_t     quad;        /* 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict */
    uint8_t     modality, negated;                   /* hs_modality */
    const char *date;        /* TIMEX3 value of the day that the clause gives, or NULL */
    uint32_t    place;       /* the entity of type place that the clause gives, or HS_NONE */
    hs_span     span;        /* the word that tells it: verb or noun */
    const char *rule;        /* the entries that gave the code: "verb urge, appeal of ceasefire" */
} hs_event;

/* ---- where they stand --------------------------------------------------------------- */

typedef enum hs_stance {
    HS_STANCE_DEMAND, HS_STANCE_OFFER, HS_STANCE_ACCEPT, HS_STANCE_REJECT, HS_STANCE_CONDITION,
    HS_STANCE_OPEN, HS_STANCE_UNDECIDED
} hs_stance;

typedef struct hs_position {
    const char *party;       /* the state, movement or body, by its name in the report; else the person */
    uint32_t    entity;      /* the party, or HS_NONE where only its adjective stands there ("Qatari") */
    uint32_t    statement;   /* the innermost one that carries it */
    uint32_t    voucher;     /* the statement whose speaker says so: itself, or one that it stands in */
    const char *issue;       /* "ceasefire" (data/issues.txt); "other" */
    hs_span     condition;   /* of a condition: "only if ...", inside the statement's content */
    hs_span     span;        /* the words that take the stance: "is ready to" */
    uint8_t     stance;      /* hs_stance */
    uint8_t     own;         /* whoever says so speaks for the party; 0: another says so of it */
    const char *rule;        /* "act", "word", "condition", "asked": static */
} hs_position;

/* ---- a document ------------------------------------------------------------------ */

typedef struct hs_document { /* fields are only ever appended */
    const char *id, *url, *outlet, *title;           /* as given; outlet and title also as found */
    const char *text;        uint32_t n_text;        /* a copy, valid UTF-8; a NUL follows */
    char        sha256[65];  /* of text, hexadecimal */
    int32_t     published;   /* days since 1970-01-01: as given, else as found in the text */
    const hs_segment   *segments;    uint32_t n_segments;
    const hs_sentence  *sentences;   uint32_t n_sentences;
    const hs_token     *tokens;      uint32_t n_tokens;
    const hs_mention   *mentions;    uint32_t n_mentions;
    const hs_entity    *entities;    uint32_t n_entities;
    const hs_when      *whens;       uint32_t n_whens;
    const hs_statement *statements;  uint32_t n_statements;
    const hs_event     *events;      uint32_t n_events;
    const hs_position  *positions;   uint32_t n_positions;      /* in the order of their statements */
} hs_document;

typedef struct hs_input {    /* all zero but text = nothing known of the report */
    const char *text;        /* any bytes; invalid UTF-8 and NUL are replaced by U+FFFD first */
    size_t      length;
    const char *id, *url, *outlet, *title;           /* UTF-8, NUL-terminated, or NULL */
    const char *published;   /* "2024-03-15" (longer ISO times are cut), or NULL */
} hs_input;

typedef struct hs_config {   /* all zero = defaults */
    hs_blob     model;       /* kept: must outlive the engine ... */
    const char *model_path;  /* ... or a file to map, when model.data is NULL */
    uint32_t    max_text;    /* bytes, 1 GiB at most; 0 means 16 MiB */
    int         only_actors; /* true: only these, not those of the model */
    hs_blob     actors;      /* the user's actors: text as docs/events.md has it, or PETRARCH's; not kept */
} hs_config;

/* Opens and checks a model. Fails with HS_EMODEL, HS_EIO, HS_EMEMORY, HS_EARGUMENT. */
HS_API hs_status hs_open(const hs_config *config, hs_engine **out, hs_error *err);
HS_API void      hs_close(hs_engine *engine);        /* after its readers */

/* The English model that is linked into the program (library hearsay-en). Never fails. */
HS_API hs_blob   hs_model_en(void);

/* The model's own description: JSON text, borrowed from the engine. Never fails. */
HS_API const char *hs_model_card(const hs_engine *engine);

HS_API hs_status hs_reader_new(const hs_engine *engine, hs_reader **out);
HS_API void      hs_reader_free(hs_reader *reader);

/* Reads one report. Fails only with HS_EMEMORY, HS_ETOOBIG or HS_EARGUMENT (a published
 * date that is no date, a length without a text). The result outlives the reader; the caller owns it. */
HS_API hs_status hs_read(hs_reader *reader, const hs_input *input,
                         const hs_document **out, hs_error *err);
HS_API void      hs_document_free(const hs_document *document);

/* The sha256 that the document of this text would have, without reading it: for those who keep
 * readings and ask whether they have one. False, and "", where the text would be repaired first. */
HS_API int hs_text_sha256(const char *text, size_t length, char out[65]);

/* Names of the enums' values, as the JSON record spells them; static, never NULL. */
HS_API const char *hs_status_name(hs_status status);             /* "HS_EMODEL" */
HS_API const char *hs_segment_name(uint8_t segment_kind);        /* "subhead" */
HS_API const char *hs_entity_type_name(uint8_t type);            /* "person" */
HS_API const char *hs_when_type_name(uint8_t type);              /* "DATE" */
HS_API const char *hs_kind_name(uint8_t kind);                   /* "mixed" */
HS_API const char *hs_act_name(uint8_t act);                     /* "appeal" */
HS_API const char *hs_modality_name(uint8_t modality);           /* "asserted" */
HS_API const char *hs_stance_name(uint8_t stance);               /* "condition" */
HS_API const char *hs_upos_name(uint8_t upos);                   /* "PROPN" */
HS_API const char *hs_xpos_name(uint8_t xpos);                   /* "NNP" */
HS_API const char *hs_relation_name(uint8_t relation);           /* "nsubj:pass" */

/* Day number to and from ISO 8601 ("2024-03-15"). hs_day_parse gives HS_NO_DAY for what
 * is no calendar day, hs_day_format "" for a day outside the years 1 to 9999. */
HS_API int32_t hs_day_parse(const char *iso);
HS_API void    hs_day_format(int32_t day, char out[16]);

#ifdef __cplusplus
}
#endif
#endif
