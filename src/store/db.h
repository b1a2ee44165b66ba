/* db.h - one connection to a database, SQLite's or PostgreSQL's, behind a few calls.
 *
 * SQL is written once, with `?` for parameters. Faults stick: after the first one every call
 * does nothing (queries give no rows) until hs_db_status() has handed it out, so that a
 * function looks once, at its end. One query is walked at a time: end it before the next.
 * A connection is used by one thread at a time.
 */
#ifndef HS_STORE_DB_H
#define HS_STORE_DB_H

#include "hearsay.h"

#include <stdbool.h>

typedef struct hs_db hs_db;
typedef struct hs_query hs_query;

/* Opens a file, or a PostgreSQL server where `name` is a connection string: a URI
 * (postgresql://...) or words such as "host=... dbname=...". A file that does not exist is
 * made where `make` is set. Fails with HS_EIO or HS_EMEMORY. */
hs_status hs_db_open(const char *name, bool make, hs_db **out, hs_error *err);
void      hs_db_close(hs_db *db);                /* rolls back what is not committed */

bool hs_db_is_postgres(const hs_db *db);

/* The name without a password, for messages; borrowed. */
const char *hs_db_name(const hs_db *db);

/* The file of a ledger in SQLite, borrowed; NULL for PostgreSQL. */
const char *hs_db_path(const hs_db *db);

/* The fault that stuck, which it clears, or HS_OK. */
hs_status hs_db_status(hs_db *db, hs_error *err);

/* Has a fault stuck? */
bool hs_db_failed(const hs_db *db);

/* Makes a fault stick, unless one does. */
void hs_db_fail(hs_db *db, hs_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Runs statements without parameters or rows, parted by `;`. */
void hs_db_run(hs_db *db, const char *sql);

/* A transaction. hs_db_begin takes the right to write at once, so that nothing later in it has
 * to wait. A commit after a fault rolls back, and so does a commit that fails. */
void hs_db_begin(hs_db *db);
void hs_db_commit(hs_db *db);
void hs_db_rollback(hs_db *db);

/* A query, ready to take parameters; the db owns it and keeps it prepared, `sql` is copied.
 * NULL after a fault, which every function below accepts. */
hs_query *hs_db_query(hs_db *db, const char *sql);

/* Parameters count from 1. Text and blobs are borrowed until the query ends; NULL is SQL's. */
void hs_bind_text(hs_query *query, int at, const char *text);
void hs_bind_int(hs_query *query, int at, int64_t value);
void hs_bind_real(hs_query *query, int at, double value);
void hs_bind_blob(hs_query *query, int at, const void *bytes, size_t n);

/* The next row; false at the end, and after a fault. */
bool hs_query_next(hs_query *query);
/* Gives up the rest. Not needed after hs_query_next() said false. */
void hs_query_end(hs_query *query);
/* Runs one that has no rows to be looked at. */
void hs_query_do(hs_query *query);

/* The row's columns count from 0. Text and blobs are valid until the next row; text is NULL
 * where the column is. */
const char *hs_column_text(hs_query *query, int at);
int64_t     hs_column_int(hs_query *query, int at);
double      hs_column_real(hs_query *query, int at);
const void *hs_column_blob(hs_query *query, int at, size_t *n);

#endif
