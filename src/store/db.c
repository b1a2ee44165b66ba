/* db.c - what both databases have in common: faults that stick, prepared queries that are kept. */
#include "store/driver.h"
#include "store/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- faults ---------------------------------------------------------------------------- */

bool hs_db_failed(const hs_db *db) { return db->failed; }

void hs_db_fail(hs_db *db, hs_status status, const char *format, ...)
{
    va_list args;
    if (db->failed) return;
    db->failed = true;
    db->fault = (hs_error){ .code = status };
    va_start(args, format);
    vsnprintf(db->fault.message, sizeof db->fault.message, format, args);
    va_end(args);
}

hs_status hs_db_status(hs_db *db, hs_error *err)
{
    if (!db->failed) return HS_OK;
    db->failed = false;
    if (err) *err = db->fault;
    return db->fault.code;
}

/* ---- connections --------------------------------------------------------------------------- */

static bool is_dsn(const char *name)
{
    return strncmp(name, "postgres://", 11) == 0 || strncmp(name, "postgresql://", 13) == 0 ||
           strstr(name, "dbname=") || strstr(name, "host=");
}

/* Where the value that a password has in a connection string of words ends: it may stand in
 * apostrophes, and a backslash takes the meaning of what follows. */
static const char *behind_value(const char *at)
{
    at += strspn(at, " =");
    bool quoted = *at == '\'';
    for (at += quoted; *at && (quoted ? *at != '\'' : !strchr(" &", *at)); at++)
        if (*at == '\\' && at[1]) at++;
    return at + (quoted && *at);
}

/* Keeps the password of a URI (user:password@) and of words (password=...) out of messages. */
static void name_without_password(const char *name, char *out, size_t room)
{
    const char *at = strchr(name, '@'), *slashes = strstr(name, "://");
    const char *colon = slashes && at && at > slashes ? strchr(slashes + 3, ':') : NULL;
    const char *word = strstr(name, "password");
    if (is_dsn(name) && colon && colon < at)
        snprintf(out, room, "%.*s%s", (int)(colon - name), name, at);
    else if (is_dsn(name) && word)
        snprintf(out, room, "%.*s%s", (int)(word - name), name, behind_value(word + strlen("password")));
    else
        snprintf(out, room, "%s", name);
}

hs_status hs_db_open(const char *name, bool make, hs_db **out, hs_error *err)
{
    hs_db *db = calloc(1, sizeof *db);
    *out = NULL;
    if (!db) return hs_store_fail(err, HS_EMEMORY, "memory ended while the ledger was opened");
    name_without_password(name, db->name, sizeof db->name);
    if (!is_dsn(name)) db->path = strdup(name);
    if (is_dsn(name)) hs_postgres_open(db, name);
    else if (db->path) hs_sqlite_open(db, name, make);
    else hs_db_fail(db, HS_EMEMORY, "memory ended while the ledger was opened");
    hs_status status = hs_db_status(db, err);
    if (status == HS_OK) *out = db;
    else hs_db_close(db);
    return status;
}

void hs_db_close(hs_db *db)
{
    if (!db) return;
    for (int i = 0; i < HS_DB_QUERIES; i++) {
        hs_query *q = &db->queries[i];
        if (q->prepared) db->driver->finish(q->prepared);
        free(q->sql);
    }
    if (db->connection) db->driver->close(db);
    free(db->path);
    free(db);
}

bool hs_db_is_postgres(const hs_db *db) { return db->driver->is_postgres; }

const char *hs_db_path(const hs_db *db) { return db->path; }

const char *hs_db_name(const hs_db *db) { return db->name; }

void hs_db_run(hs_db *db, const char *sql)
{
    if (!db->failed) db->driver->run(db, sql);
}

/* ---- transactions ---------------------------------------------------------------------------- */

void hs_db_begin(hs_db *db)
{
    hs_db_run(db, db->driver->begin);
    db->in_transaction = !db->failed;
}

/* The first fault stays, whatever the rollback says. */
void hs_db_rollback(hs_db *db)
{
    if (!db->in_transaction) return;
    hs_error fault = db->fault;
    bool failed = db->failed;
    for (int i = 0; i < HS_DB_QUERIES; i++) hs_query_end(&db->queries[i]);
    db->failed = db->in_transaction = false;
    db->driver->run(db, "ROLLBACK");
    db->failed = failed;
    db->fault = fault;
}

void hs_db_commit(hs_db *db)
{
    if (!db->in_transaction) return;
    hs_db_run(db, "COMMIT");
    if (db->failed) hs_db_rollback(db);
    db->in_transaction = false;
}

/* ---- queries ----------------------------------------------------------------------------------- */

/* The slot that holds this SQL, or else a free one, or else the one that was idle longest. */
static hs_query *find_slot(hs_db *db, const char *sql)
{
    hs_query *oldest = NULL;
    for (int i = 0; i < HS_DB_QUERIES; i++) {
        hs_query *q = &db->queries[i];
        if (q->prepared && strcmp(q->sql, sql) == 0) return q;
        if (!q->running && (!oldest || q->used < oldest->used)) oldest = q;
    }
    return oldest;
}

static void prepare(hs_query *q, hs_db *db, const char *sql)
{
    if (q->prepared) db->driver->finish(q->prepared);
    free(q->sql);
    *q = (hs_query){ .db = db, .sql = strdup(sql) };
    if (q->sql) q->prepared = db->driver->prepare(db, sql);
    else hs_db_fail(db, HS_EMEMORY, "memory ended while the ledger was asked");
}

hs_query *hs_db_query(hs_db *db, const char *sql)
{
    if (db->failed) return NULL;
    hs_query *q = find_slot(db, sql);
    if (!q) {
        hs_db_fail(db, HS_EARGUMENT, "too many queries are walked at a time");
        return NULL;
    }
    if (!q->prepared || strcmp(q->sql, sql) != 0) prepare(q, db, sql);
    if (db->failed) return NULL;
    q->used = ++db->clock;
    q->running = true;
    return q;
}

static bool is_usable(const hs_query *q) { return q && !q->db->failed; }

void hs_bind_text(hs_query *q, int at, const char *text)
{
    if (is_usable(q)) q->db->driver->bind_text(q, at, text);
}

void hs_bind_int(hs_query *q, int at, int64_t value)
{
    if (is_usable(q)) q->db->driver->bind_int(q, at, value);
}

void hs_bind_real(hs_query *q, int at, double value)
{
    if (is_usable(q)) q->db->driver->bind_real(q, at, value);
}

void hs_bind_blob(hs_query *q, int at, const void *bytes, size_t n)
{
    if (is_usable(q)) q->db->driver->bind_blob(q, at, bytes, n);
}

bool hs_query_next(hs_query *q)
{
    if (!q || !q->running) return false;
    if (!q->db->failed && q->db->driver->next(q)) return true;
    hs_query_end(q);
    return false;
}

void hs_query_end(hs_query *q)
{
    if (!q || !q->running) return;
    q->db->driver->reset(q);
    q->running = false;
}

void hs_query_do(hs_query *q)
{
    while (hs_query_next(q)) continue;
}

const char *hs_column_text(hs_query *q, int at) { return q->db->driver->text(q, at); }
int64_t     hs_column_int(hs_query *q, int at)  { return q->db->driver->integer(q, at); }
double      hs_column_real(hs_query *q, int at) { return q->db->driver->real(q, at); }

const void *hs_column_blob(hs_query *q, int at, size_t *n)
{
    return q->db->driver->blob(q, at, n);
}
