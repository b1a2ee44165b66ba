/* ledger.c - opening, transactions, numbers. */
#include "store/ledger.h"

#include "store/fault.h"
#include "store/migrate.h"

#include <stdlib.h>
#include <time.h>

hs_status hs_ledger_open(const char *name, hs_ledger_mode mode, hs_ledger **out, hs_error *err)
{
    hs_ledger *ledger = calloc(1, sizeof *ledger);
    *out = NULL;
    if (!ledger) return hs_store_fail(err, HS_EMEMORY, "memory ended while the ledger was opened");
    hs_status status = hs_db_open(name, mode == HS_LEDGER_MAKE, &ledger->db, err);
    if (status == HS_OK) {
        hs_migrate(ledger->db, hs_migrations, hs_n_migrations, mode == HS_LEDGER_MAKE);
        status = hs_db_status(ledger->db, err);
    }
    if (status == HS_OK) *out = ledger;
    else hs_ledger_close(ledger);
    return status;
}

void hs_ledger_close(hs_ledger *ledger)
{
    if (!ledger) return;
    hs_db_close(ledger->db);
    free(ledger->loose);
    free(ledger->unsaid);
    free(ledger);
}

void hs_ledger_now(char out[HS_NOW_SIZE])
{
    time_t now = time(NULL);
    struct tm t;
    gmtime_r(&now, &t);
    strftime(out, HS_NOW_SIZE, "%Y-%m-%dT%H:%M:%SZ", &t);
}

/* ---- transactions ---------------------------------------------------------------------------- */

static void begin(hs_ledger *ledger)
{
    hs_db_begin(ledger->db);
    ledger->next = hs_ledger_one(hs_db_query(ledger->db, hs_db_is_postgres(ledger->db)
                                             ? "SELECT next FROM ledger FOR UPDATE" : "SELECT next FROM ledger"));
}

/* The next number goes into the same transaction as the rows that bear those before it. */
static hs_status end(hs_ledger *ledger, hs_error *err)
{
    if (!hs_db_failed(ledger->db)) hs_ledger_do(ledger, "UPDATE ledger SET next = ?", ledger->next);
    if (hs_db_failed(ledger->db)) hs_db_rollback(ledger->db);
    else hs_db_commit(ledger->db);
    ledger->open = false;
    return hs_db_status(ledger->db, err);
}

hs_status hs_ledger_begin(hs_ledger *ledger, hs_error *err)
{
    if (ledger->open) return HS_OK;
    begin(ledger);
    ledger->open = !hs_db_failed(ledger->db);
    return hs_db_status(ledger->db, err);
}

hs_status hs_ledger_commit(hs_ledger *ledger, hs_error *err)
{
    return ledger->open ? end(ledger, err) : HS_OK;
}

void hs_ledger_enter(hs_ledger *ledger)
{
    if (!ledger->open) begin(ledger);
}

hs_status hs_ledger_leave(hs_ledger *ledger, hs_error *err)
{
    if (ledger->open && !hs_db_failed(ledger->db)) return HS_OK;
    return end(ledger, err);
}

/* ---- small queries ------------------------------------------------------------------------------ */

int64_t hs_ledger_number(hs_ledger *ledger) { return ledger->next++; }

int64_t hs_ledger_one(hs_query *query)
{
    int64_t value = hs_query_next(query) ? hs_column_int(query, 0) : 0;
    hs_query_end(query);
    return value;
}

void hs_ledger_do(hs_ledger *ledger, const char *sql, int64_t parameter)
{
    hs_query *q = hs_db_query(ledger->db, sql);
    hs_bind_int(q, 1, parameter);
    hs_query_do(q);
}
