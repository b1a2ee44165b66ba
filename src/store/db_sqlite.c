/* db_sqlite.c - a ledger in a file, through SQLite.
 *
 * WAL, so that a ledger can be asked while reports are added; synchronous=FULL, so that what
 * was committed outlives a power cut as well; secure_delete, so that what was deleted is
 * overwritten.
 */
#include "store/driver.h"

#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WAIT_MS 15000        /* for another program that is writing */

/* A fault of the connection, in words that say what to do. */
static void fail(hs_db *db)
{
    sqlite3 *c = db->connection;
    int code = sqlite3_errcode(c) & 0xFF;
    const char *name = hs_db_name(db), *remedy = NULL;
    switch (code) {
    case SQLITE_NOTADB:   remedy = "is no ledger: name another file, or one that is not there yet"; break;
    case SQLITE_CANTOPEN: remedy = "cannot be opened: check that it exists, its folder, and who may read it"; break;
    case SQLITE_FULL:     remedy = "cannot grow, because the disk is full: make room and run the same again"; break;
    case SQLITE_IOERR:    remedy = "cannot be read or written: see whether the disk is full or failing"; break;
    case SQLITE_READONLY: remedy = "may not be written: its permissions, or its folder's, forbid it"; break;
    case SQLITE_PERM:     remedy = "may not be opened: its permissions forbid it"; break;
    case SQLITE_BUSY:     remedy = "is being written by another program: try again when that is done"; break;
    case SQLITE_CORRUPT:  remedy = "is damaged: restore a copy, or save the rest with `sqlite3 FILE .recover`"; break;
    default: break;
    }
    if (code == SQLITE_NOMEM) hs_db_fail(db, HS_EMEMORY, "memory ended while the ledger was used");
    else if (remedy) hs_db_fail(db, HS_EIO, "%s %s", name, remedy);
    else if (code == SQLITE_ERROR)           /* our SQL is right: it is a raw query of words */
        hs_db_fail(db, HS_EARGUMENT, "%s: %s", name, sqlite3_errmsg(c));
    else hs_db_fail(db, HS_EIO, "%s: %s", name, sqlite3_errmsg(c));
}

static void run(hs_db *db, const char *sql)
{
    if (sqlite3_exec(db->connection, sql, NULL, NULL, NULL) != SQLITE_OK) fail(db);
}

static void close_connection(hs_db *db) { sqlite3_close(db->connection); }

static void *prepare(hs_db *db, const char *sql)
{
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v3(db->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL) != SQLITE_OK) fail(db);
    return s;
}

static void finish(void *prepared) { sqlite3_finalize(prepared); }

static void check(hs_query *q, int code)
{
    if (code != SQLITE_OK) fail(q->db);
}

static void bind_text(hs_query *q, int at, const char *text)
{
    check(q, sqlite3_bind_text(q->prepared, at, text, -1, SQLITE_STATIC));
}

static void bind_int(hs_query *q, int at, int64_t value) { check(q, sqlite3_bind_int64(q->prepared, at, value)); }

static void bind_real(hs_query *q, int at, double value) { check(q, sqlite3_bind_double(q->prepared, at, value)); }

static void bind_blob(hs_query *q, int at, const void *bytes, size_t n)
{
    check(q, sqlite3_bind_blob64(q->prepared, at, bytes, n, SQLITE_STATIC));
}

static bool next(hs_query *q)
{
    int code = sqlite3_step(q->prepared);
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail(q->db);
    return code == SQLITE_ROW;
}

static void reset(hs_query *q)
{
    sqlite3_reset(q->prepared);              /* repeats the fault that next() has seen */
    sqlite3_clear_bindings(q->prepared);
}

static const char *text(hs_query *q, int at) { return (const char *)sqlite3_column_text(q->prepared, at); }
static int64_t integer(hs_query *q, int at)  { return sqlite3_column_int64(q->prepared, at); }
static double real(hs_query *q, int at)      { return sqlite3_column_double(q->prepared, at); }

static const void *blob(hs_query *q, int at, size_t *n)
{
    const void *bytes = sqlite3_column_blob(q->prepared, at);
    *n = (size_t)sqlite3_column_bytes(q->prepared, at);
    return bytes;
}

static const hs_db_driver driver = {
    .close = close_connection, .run = run, .begin = "BEGIN IMMEDIATE", .prepare = prepare, .finish = finish,
    .bind_text = bind_text, .bind_int = bind_int, .bind_real = bind_real, .bind_blob = bind_blob,
    .next = next, .reset = reset, .text = text, .integer = integer, .real = real, .blob = blob,
};

/* The path as a URI that says that nobody writes; NULL when memory ends. Freed by the caller. */
static char *as_immutable(const char *path)
{
    static const char tail[] = "?immutable=1";
    char *uri = malloc(sizeof "file:" + 3 * strlen(path) + sizeof tail), *to = uri;
    if (!uri) return NULL;
    to += sprintf(to, "file:");
    for (; *path; path++)
        to += sprintf(to, strchr("?#%", *path) ? "%%%02X" : "%c", (unsigned char)*path);
    memcpy(to, tail, sizeof tail);
    return uri;
}

/* WAL needs files beside the ledger even for reading. Where they cannot be made, a ledger at rest
 * (all of it in its file: no log beside it) is opened as one that nobody writes. */
static sqlite3 *open_where_nothing_can_be_made(sqlite3 *c, const char *path)
{
    int code = sqlite3_exec(c, "SELECT 1 FROM sqlite_master", NULL, NULL, NULL) & 0xFF;
    char *log = sqlite3_mprintf("%s-wal", path), *uri = NULL;
    sqlite3 *other = NULL;
    bool shut = code == SQLITE_READONLY || code == SQLITE_CANTOPEN;
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    if (shut && log && access(path, R_OK) == 0 && access(log, F_OK) != 0) uri = as_immutable(path);
    if (uri && sqlite3_open_v2(uri, &other, flags, NULL) != SQLITE_OK) {
        sqlite3_close(other);
        other = NULL;
    }
    free(uri);
    sqlite3_free(log);
    if (!other) return c;
    sqlite3_close(c);
    return other;
}

void hs_sqlite_open(hs_db *db, const char *path, bool make)
{
    sqlite3 *c = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(path, &c, flags, NULL);
    if (c && code == SQLITE_OK) sqlite3_busy_timeout(c, WAIT_MS);
    if (c && code == SQLITE_OK) c = open_where_nothing_can_be_made(c, path);
    db->driver = &driver;
    db->connection = c;
    if (!c) hs_db_fail(db, HS_EMEMORY, "memory ended while the ledger was opened");
    else if (code != SQLITE_OK) fail(db);
    hs_db_run(db, "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-32768;"
                  "PRAGMA wal_autocheckpoint=8000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=1073741824;");
}
