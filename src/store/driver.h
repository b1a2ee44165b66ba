/* driver.h - what db.c needs of a database. Both implement the same functions; a function that
 * fails makes the fault stick. */
#ifndef HS_STORE_DRIVER_H
#define HS_STORE_DRIVER_H

#include "store/db.h"

typedef struct hs_db_driver {
    void  (*close)(hs_db *db);
    void  (*run)(hs_db *db, const char *sql);
    const char *begin;      /* the statement that begins a transaction that writes */
    bool  is_postgres;
    void *(*prepare)(hs_db *db, const char *sql);        /* NULL once the fault sticks */
    void  (*finish)(void *prepared);
    void  (*bind_text)(hs_query *q, int at, const char *text);
    void  (*bind_int)(hs_query *q, int at, int64_t value);
    void  (*bind_real)(hs_query *q, int at, double value);
    void  (*bind_blob)(hs_query *q, int at, const void *bytes, size_t n);
    bool  (*next)(hs_query *q);
    void  (*reset)(hs_query *q);                         /* parameters become NULL */
    const char *(*text)(hs_query *q, int at);
    int64_t     (*integer)(hs_query *q, int at);
    double      (*real)(hs_query *q, int at);
    const void *(*blob)(hs_query *q, int at, size_t *n);
} hs_db_driver;

struct hs_query {
    hs_db   *db;
    char    *sql;
    void    *prepared;       /* the driver's own */
    uint64_t used;           /* the younger, the larger */
    bool     running;
};

enum { HS_DB_QUERIES = 64 };     /* prepared at a time */

struct hs_db {
    const hs_db_driver *driver;
    void    *connection;     /* the driver's own */
    char     name[200];
    char    *path;           /* of a file, or NULL */
    hs_error fault;
    bool     failed, in_transaction;
    uint64_t clock;
    hs_query queries[HS_DB_QUERIES];
};

/* Open the connection of a zeroed db. Failures stick. */
void hs_sqlite_open(hs_db *db, const char *path, bool make);
void hs_postgres_open(hs_db *db, const char *dsn);

#endif
