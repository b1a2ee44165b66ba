/* parcel.h - a record taken apart, checked, and made ready to be stored. */
#ifndef HS_STORE_PARCEL_H
#define HS_STORE_PARCEL_H

#include "store/naming.h"
#include "store/pool.h"
#include "store/saying_words.h"
#include "store/store.h"

typedef struct hs_parcel_entity {
    const char *local, *name, *type, *role;      /* role may be NULL */
    const char *words;
    hs_naming   naming;
    bool        named, used;                     /* used: a statement points at it */
} hs_parcel_entity;

typedef struct hs_parcel_statement {
    const char *key, *kind, *act, *modality, *rule;
    uint32_t    parent;                          /* HS_NONE, or one before it */
    uint32_t    speaker, addressee, outlet;      /* entities, or HS_NONE */
    bool        negated;
    double      confidence;
    const char *made, *made_first, *made_last;   /* or NULL */
    const char *first_day, *last_day;            /* '' when unknown */
    const char *source, *cue, *content, *venue, *condition;
    const char *source_at, *cue_at, *content_at;
    uint32_t    begin, end;
    const char *words;
    hs_print    print;
} hs_parcel_statement;

struct hs_parcel {
    hs_pool     pool;
    void       *root;                            /* the JSON that owns many of the strings */
    const char *key, *name, *sha256, *given, *url, *outlet, *outlet_words, *title, *published, *language, *text;
    size_t      n_text;
    void       *record; size_t n_record;         /* compressed */
    hs_parcel_entity    *entities;   uint32_t n_entities;
    hs_parcel_statement *statements; uint32_t n_statements;
};

/* The JSON of a record, from its compressed form; freed by the caller. NULL where it is damaged
 * or memory ends. */
char *hs_record_unpack(const void *bytes, size_t n, size_t *length);

#endif
