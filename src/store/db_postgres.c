/* db_postgres.c - a ledger in a PostgreSQL database, through libpq.
 *
 * Parameters and results are text, but for blobs, which are sent as bytes. Rows come one at a
 * time, so that an answer of any length needs little memory. `?` becomes $1, $2 ... once, when a
 * query is prepared.
 */
#include "store/driver.h"

#include <libpq-fe.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PARAMETERS = 64, NUMBER_SIZE = 32 };

typedef struct prepared {
    PGconn     *connection;
    PGresult   *row;
    char        name[24];
    int         n;                                       /* parameters */
    const char *values[MOST_PARAMETERS];
    int         lengths[MOST_PARAMETERS], formats[MOST_PARAMETERS];
    char        numbers[MOST_PARAMETERS][NUMBER_SIZE];
    unsigned char *blob;                                 /* of the row's column that was asked for last */
    bool        sent;
} prepared;

/* ---- faults ---------------------------------------------------------------------------------- */

/* The first line of what the server says, with what to do where that is known. */
static void fail(hs_db *db, const char *message, const char *state)
{
    int n = (int)strcspn(message, "\n");
    const char *remedy = "";
    if (strcmp(state, "53100") == 0) remedy = " (make room on the server and run the same again)";
    else if (strcmp(state, "42501") == 0) remedy = " (ask for the right to write there)";
    else if (strncmp(state, "08", 2) == 0 || !*state) remedy = " (is the server running, and the address right?)";
    if (strcmp(state, "42601") == 0 || strcmp(state, "22P02") == 0)
        hs_db_fail(db, HS_EARGUMENT, "%s: %.*s", db->name, n, message);
    else hs_db_fail(db, HS_EIO, "%s: %.*s%s", db->name, n, message, remedy);
}

static void fail_result(hs_db *db, const PGresult *result)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    const char *text = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    fail(db, text ? text : PQerrorMessage(db->connection), state ? state : "");
}

static bool is_good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE ||
           status == PGRES_EMPTY_QUERY;
}

/* ---- statements --------------------------------------------------------------------------------- */

static void run(hs_db *db, const char *sql)
{
    PGresult *result = PQexec(db->connection, sql);
    if (!is_good(result)) fail_result(db, result);
    PQclear(result);
}

static void close_connection(hs_db *db) { PQfinish(db->connection); }

/* `?` outside of quotes becomes $n. Gives the number of parameters. */
static int number_parameters(const char *sql, FILE *out)
{
    int n = 0;
    bool quoted = false;
    for (; *sql; sql++) {
        if (*sql == '\'') quoted = !quoted;
        if (*sql == '?' && !quoted) fprintf(out, "$%d", ++n);
        else putc(*sql, out);
    }
    return n;
}

static void finish(void *query)
{
    prepared *p = query;
    char sql[48];
    snprintf(sql, sizeof sql, "DEALLOCATE %s", p->name);
    if (PQtransactionStatus(p->connection) != PQTRANS_INERROR) PQclear(PQexec(p->connection, sql));
    PQclear(p->row);
    PQfreemem(p->blob);
    free(p);
}

static void *prepare(hs_db *db, const char *sql)
{
    prepared *p = calloc(1, sizeof *p);
    char *text = NULL;
    size_t length;
    FILE *out = p ? open_memstream(&text, &length) : NULL;
    PGresult *result = NULL;
    if (out) {
        p->connection = db->connection;
        p->n = number_parameters(sql, out);
        snprintf(p->name, sizeof p->name, "q%llu", (unsigned long long)++db->clock);
    }
    bool ok = out && fclose(out) == 0 && p->n <= MOST_PARAMETERS;
    if (ok) result = PQprepare(db->connection, p->name, text, 0, NULL);
    else hs_db_fail(db, HS_EMEMORY, "memory ended while the ledger was asked");
    if (ok && !is_good(result)) fail_result(db, result);
    PQclear(result);
    free(text);
    if (!db->failed) return p;
    free(p);
    return NULL;
}

/* ---- parameters ------------------------------------------------------------------------------------ */

static void bind_text(hs_query *q, int at, const char *text)
{
    prepared *p = q->prepared;
    p->values[at - 1] = text;
    p->formats[at - 1] = 0;
}

static void bind_int(hs_query *q, int at, int64_t value)
{
    prepared *p = q->prepared;
    snprintf(p->numbers[at - 1], NUMBER_SIZE, "%lld", (long long)value);
    bind_text(q, at, p->numbers[at - 1]);
}

static void bind_real(hs_query *q, int at, double value)
{
    prepared *p = q->prepared;
    snprintf(p->numbers[at - 1], NUMBER_SIZE, "%.17g", value);
    bind_text(q, at, p->numbers[at - 1]);
}

static void bind_blob(hs_query *q, int at, const void *bytes, size_t n)
{
    prepared *p = q->prepared;
    p->values[at - 1] = bytes;
    p->lengths[at - 1] = (int)n;
    p->formats[at - 1] = 1;
}

/* ---- rows ---------------------------------------------------------------------------------------------- */

static bool send(hs_query *q)
{
    prepared *p = q->prepared;
    p->sent = PQsendQueryPrepared(p->connection, p->name, p->n, p->values, p->lengths, p->formats, 0) == 1;
    if (p->sent) PQsetSingleRowMode(p->connection);
    else fail(q->db, PQerrorMessage(p->connection), "");
    return p->sent;
}

static bool next(hs_query *q)
{
    prepared *p = q->prepared;
    if (!p->sent && !send(q)) return false;
    PQclear(p->row);
    while ((p->row = PQgetResult(p->connection))) {
        if (!is_good(p->row)) fail_result(q->db, p->row);
        else if (PQresultStatus(p->row) == PGRES_SINGLE_TUPLE) return true;
        PQclear(p->row);
    }
    return false;
}

/* What is left of an answer that nobody wants is not computed further; but a cancelled query
 * would spoil a transaction. */
static void reset(hs_query *q)
{
    prepared *p = q->prepared;
    char why[128];
    PGresult *rest = p->sent ? PQgetResult(p->connection) : NULL;
    if (rest && PQresultStatus(rest) == PGRES_SINGLE_TUPLE && !q->db->in_transaction) {
        PGcancel *cancel = PQgetCancel(p->connection);
        if (cancel) PQcancel(cancel, why, sizeof why);
        PQfreeCancel(cancel);
    }
    for (; rest; rest = PQgetResult(p->connection)) PQclear(rest);
    PQclear(p->row);
    p->row = NULL;
    p->sent = false;
    memset(p->values, 0, sizeof p->values);
    memset(p->formats, 0, sizeof p->formats);
}

static const char *text(hs_query *q, int at)
{
    const prepared *p = q->prepared;
    return PQgetisnull(p->row, 0, at) ? NULL : PQgetvalue(p->row, 0, at);
}

static int64_t integer(hs_query *q, int at)
{
    const char *value = text(q, at);
    return value ? strtoll(value, NULL, 10) : 0;
}

static double real(hs_query *q, int at)
{
    const char *value = text(q, at);
    return value ? strtod(value, NULL) : 0;
}

static const void *blob(hs_query *q, int at, size_t *n)
{
    prepared *p = q->prepared;
    const char *value = text(q, at);
    PQfreemem(p->blob);
    *n = 0;
    p->blob = value ? PQunescapeBytea((const unsigned char *)value, n) : NULL;
    if (value && !p->blob) hs_db_fail(q->db, HS_EMEMORY, "memory ended while the ledger was asked");
    return p->blob;
}

static const hs_db_driver driver = {
    .close = close_connection, .run = run, .begin = "BEGIN", .is_postgres = true, .prepare = prepare,
    .finish = finish, .bind_text = bind_text, .bind_int = bind_int, .bind_real = bind_real, .bind_blob = bind_blob,
    .next = next, .reset = reset, .text = text, .integer = integer, .real = real, .blob = blob,
};

static void ignore_notice(void *nothing, const PGresult *result) { (void)nothing; (void)result; }

void hs_postgres_open(hs_db *db, const char *dsn)
{
    const char *words[] = { "dbname", "client_encoding", "fallback_application_name", NULL };
    const char *values[] = { dsn, "UTF8", "hearsay", NULL };
    PGconn *c = PQconnectdbParams(words, values, 1);
    db->driver = &driver;
    db->connection = c;
    if (!c) {
        hs_db_fail(db, HS_EMEMORY, "memory ended while the ledger was opened");
    } else if (PQstatus(c) != CONNECTION_OK) {
        fail(db, PQerrorMessage(c), "");
    } else {
        PQsetNoticeReceiver(c, ignore_notice, NULL);
        run(db, "SET standard_conforming_strings = on; SET DateStyle = ISO");
    }
}
