/* ledger.h - what the files behind store.h share. */
#ifndef HS_STORE_LEDGER_H
#define HS_STORE_LEDGER_H

#include "store/db.h"
#include "store/store.h"

#include <stdio.h>

struct hs_ledger {
    hs_db  *db;
    bool    open;            /* between hs_ledger_begin and hs_ledger_commit */
    int64_t next;            /* the next number of a row, while writing */
    uint64_t moves;          /* how often a report's entity was put under another one */
    uint64_t changes;        /* how often a naming that had an entity got another one */
    bool     parted;         /* did users part statements of the report that is being put? */
    int64_t *unsaid; size_t n_unsaid;    /* variants that lost a statement (saying.h) */
    int64_t *loose; size_t n_loose;      /* namings and entities that lost a report (same.h) */
};

#define HS_NOW_SIZE 24
void hs_ledger_now(char out[HS_NOW_SIZE]);       /* UTC: 2024-03-15T09:30:00Z */

/* A transaction around a call that writes, unless the caller's own is open. _end commits, or
 * undoes all after a fault, and hands the fault out. */
void      hs_ledger_enter(hs_ledger *ledger);
hs_status hs_ledger_leave(hs_ledger *ledger, hs_error *err);

/* A number for a new row. */
int64_t hs_ledger_number(hs_ledger *ledger);

/* A number that a query gives, 0 for none. */
int64_t hs_ledger_one(hs_query *query);

/* Runs `sql`, which has one parameter. */
void hs_ledger_do(hs_ledger *ledger, const char *sql, int64_t parameter);

/* ---- keep.c -------------------------------------------------------------------------------- */

/* Gives the statements of a report the verdicts of its corrections, and says which ones stand. */
void hs_ledger_judge(hs_ledger *ledger, int64_t report);
/* Puts another reading in the place of a report's. */
void hs_ledger_replace(hs_ledger *ledger, const hs_parcel *parcel, int64_t report);
/* Takes what was read in a report out of all tables but `report` and `correction`. */
void hs_ledger_drop_reading(hs_ledger *ledger, int64_t report);

/* ---- search.c: conditions, to be written into a query and bound to it ---------------------- */

enum { HS_MOST_BINDINGS = 64 };

typedef struct hs_condition {
    char   *sql; size_t n;                       /* what stands after WHERE */
    FILE   *out;                                 /* while it is written */
    struct { char *text; int64_t number; double real; uint8_t type; } at[HS_MOST_BINDINGS];
    int     n_bindings;
    bool    failed;
} hs_condition;

/* The condition of a search, over `statement s`. False, with the fault stuck, where it cannot be
 * made. Freed by hs_condition_free, also then. */
bool hs_condition_make(hs_ledger *ledger, const hs_search *search, hs_condition *out);
void hs_condition_free(hs_condition *condition);

/* The same by hand: between start and finish `out` is written to. */
bool hs_condition_start(hs_ledger *ledger, hs_condition *out);
bool hs_condition_finish(hs_ledger *ledger, hs_condition *condition);
/* " AND the column's bare words hold all words of the name", or are it, where it stands in quotation marks. */
void hs_condition_name(hs_condition *condition, const char *column, const char *name);
/* " AND sql", whose parameter is the value; nothing where that is NULL, or 0. */
void hs_condition_text(hs_condition *condition, const char *sql, const char *value);
void hs_condition_number(hs_condition *condition, const char *sql, int64_t value);

/* The query `before`, the condition, `after`, with all parameters bound; where `after` says
 * "LIMIT ? OFFSET ?", these as well (limit 0: all). */
hs_query *hs_condition_query(hs_ledger *ledger, const hs_condition *condition, const char *before,
                             const char *after, uint32_t limit, uint32_t offset);

#endif
