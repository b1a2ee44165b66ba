/* saying.h - statements in the same words, in the tables. */
#ifndef HS_STORE_SAYING_H
#define HS_STORE_SAYING_H

#include "store/ledger.h"
#include "store/parcel.h"

typedef struct hs_carried { int64_t variant, saying; } hs_carried;    /* rows; 0 for none */

/* The variant and the saying of a parcel's statement, which is to be stored next. */
hs_carried hs_saying_put(hs_ledger *ledger, const hs_parcel *parcel, uint32_t statement);

/* Counts again the sayings of a report's statements: after they were put, or stand no more. */
void hs_saying_count(hs_ledger *ledger, int64_t report);

/* Counts the statements of a report that was just put: adds to what was counted, so that a report's
 * cost does not grow with the sayings it carries. A saying with `statements` 0 is counted again. */
void hs_saying_count_in(hs_ledger *ledger, int64_t report);

/* Before a report's statements are deleted: notes what hs_saying_sweep must look at. */
void hs_saying_take(hs_ledger *ledger, int64_t report);
/* Variants without statements go, and what they held together falls apart. `decisions`: also those
 * that users decided on. */
void hs_saying_sweep(hs_ledger *ledger, bool decisions);

/* Puts a stored statement where it belongs: apart, under a decision's tag, or with what it is like. */
void hs_saying_replace(hs_ledger *ledger, int64_t statement, int64_t tag);
/* Puts the variants of a saying together anew. */
void hs_saying_regroup(hs_ledger *ledger, int64_t saying);
/* Puts two variants into one saying. */
int64_t hs_saying_join(hs_ledger *ledger, int64_t variant, int64_t other);
/* Counts one saying again; one without two statements goes. */
void hs_saying_recount(hs_ledger *ledger, int64_t saying);

#endif
