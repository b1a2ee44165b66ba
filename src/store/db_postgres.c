/* db_postgres.c - stub */
#include "store/driver.h"
void hs_postgres_open(hs_db *db, const char *dsn) { (void)dsn; hs_db_fail(db, HS_EIO, "PostgreSQL is not there yet"); }
