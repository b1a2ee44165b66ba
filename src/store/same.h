/* same.h - one speaker under one name: the namings of reports in the tables. */
#ifndef HS_STORE_SAME_H
#define HS_STORE_SAME_H

#include "store/ledger.h"
#include "store/parcel.h"

#define HS_WHY_SIZE 24

typedef struct hs_named { int64_t entity, report_entity; } hs_named;  /* rows; 0 for none */

/* Puts the entities of a report that statements point at into report_entity, each under its
 * entity across reports; names[i] is entity i. To be called before its statements are stored. */
void hs_same_put(hs_ledger *ledger, const hs_parcel *parcel, int64_t report, hs_named *names);

/* What hs_ledger_drop_reading leaves to be settled: a report's namings are taken off the tables, and
 * those namings that no report uses any more go in hs_same_sweep, after a new reading was put.
 * `decisions` says whether what users decided of them goes too. */
void hs_same_take(hs_ledger *ledger, int64_t report);
void hs_same_sweep(hs_ledger *ledger, bool decisions);
/* The same for one entity of a report, which is about to have another naming. */
void hs_same_loosen(hs_ledger *ledger, int64_t report_entity);
/* For forgetting: all namings that no report uses go, with what was decided of them. */
void hs_same_forget(hs_ledger *ledger);

/* ---- same_group.c ----------------------------------------------------------------------------- */

/* Says again which namings of the family are who. `initial` is the one that changed. */
void hs_same_regroup(hs_ledger *ledger, bool person, const char *family, const char *initial);
/* Decides again what is in doubt among those of the family that were named in the days of this
 * report. */
void hs_same_look_near(hs_ledger *ledger, int64_t report, const char *family);

/* Puts an entity of a report whose naming is in doubt where it belongs: with the only one of its
 * name in this outlet's reports of the same days, or by itself. */
void hs_same_settle_open(hs_ledger *ledger, int64_t report_entity);
/* The same for all that is in doubt among a family. */
void hs_same_settle_family(hs_ledger *ledger, const char *family);

/* ---- same_move.c ---------------------------------------------------------------------------------- */

/* The entity that it counts as. */
int64_t hs_same_root(hs_ledger *ledger, int64_t entity);
/* A new entity. */
int64_t hs_same_entity(hs_ledger *ledger, const char *name, const char *type, const char *words);
/* Puts a naming, and what reports call so, under an entity; 0: several could be meant. */
void hs_same_assign(hs_ledger *ledger, int64_t naming, int64_t entity, const char *why);
/* Puts one report's entity under an entity, with its statements. */
void hs_same_move(hs_ledger *ledger, int64_t report_entity, int64_t entity, const char *why);
/* Gives the entity the fullest of its names, and removes it where nothing is left of it. */
void hs_same_tidy(hs_ledger *ledger, int64_t entity);
/* All numbers that a query gives, because one query is walked at a time; freed by the caller. */
int64_t *hs_same_list(hs_ledger *ledger, hs_query *query, size_t *n);
/* Follows the merges that users decided. */
void hs_same_follow_merges(hs_ledger *ledger);

#endif
