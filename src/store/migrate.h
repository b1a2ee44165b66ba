/* migrate.h - the tables of a ledger: made where there are none, brought to this version where
 * they are older. */
#ifndef HS_STORE_MIGRATE_H
#define HS_STORE_MIGRATE_H

#include "store/db.h"

/* What turns version i of the tables into version i + 1; from nothing for i = 0. */
typedef struct hs_migration { const char *sql; } hs_migration;

/* Brings the tables to version n, in one transaction; `make` says whether they may be made. A
 * ledger of a later version, and a database that is something else, are refused. Faults stick. */
void hs_migrate(hs_db *db, const hs_migration *steps, int64_t n, bool make);

/* The steps of this program. */
extern const hs_migration hs_migrations[];
extern const int64_t hs_n_migrations;

#endif
