/* migrate.c - see migrate.h. A new ledger runs all steps from the first, so that every step is
 * run each time that a ledger is made. */
#include "store/migrate.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const char hs_schema_sql[];

const hs_migration hs_migrations[] = { { hs_schema_sql } };
const int64_t hs_n_migrations = sizeof hs_migrations / sizeof hs_migrations[0];

/* ---- one text for two databases ------------------------------------------------------------ */

typedef struct dialect { const char *word, *instead; } dialect;

static const dialect postgres_words[] = {
    { "INTEGER", "BIGINT" }, { "REAL", "DOUBLE PRECISION" }, { "BLOB", "BYTEA" },
    { "TEXT", "TEXT COLLATE \"C\"" },
};

static void put_word(FILE *out, const char *word, size_t n, bool postgres)
{
    for (size_t i = 0; postgres && i < sizeof postgres_words / sizeof *postgres_words; i++)
        if (strlen(postgres_words[i].word) == n && memcmp(word, postgres_words[i].word, n) == 0) {
            fputs(postgres_words[i].instead, out);
            return;
        }
    fwrite(word, 1, n, out);
}

static void put_line(FILE *out, const char *line, const char *end, bool postgres)
{
    while (line < end) {
        const char *word = line;
        while (line < end && (isalpha((unsigned char)*line) || *line == '_')) line++;
        if (line > word) put_word(out, word, (size_t)(line - word), postgres);
        else putc(*line++, out);
    }
}

static bool line_is(const char *line, const char *end, const char *what)
{
    return (size_t)(end - line) == strlen(what) && memcmp(line, what, strlen(what)) == 0;
}

/* The step's SQL for this database; comments stay in it, where SQLite keeps and shows them. */
static char *translate(const char *sql, bool postgres)
{
    char *text = NULL;
    size_t n;
    bool wanted = true;
    FILE *out = open_memstream(&text, &n);
    if (!out) return NULL;
    while (*sql) {
        const char *end = sql + strcspn(sql, "\n");
        if (line_is(sql, end, "-- only sqlite")) wanted = !postgres;
        else if (line_is(sql, end, "-- only postgres")) wanted = postgres;
        else if (line_is(sql, end, "-- both")) wanted = true;
        else if (wanted) { put_line(out, sql, end, postgres); putc('\n', out); }
        sql = *end ? end + 1 : end;
    }
    if (fclose(out) == 0) return text;
    free(text);
    return NULL;
}

/* ---- steps ----------------------------------------------------------------------------------- */

static int64_t one_number(hs_db *db, const char *sql)
{
    hs_query *q = hs_db_query(db, sql);
    int64_t value = hs_query_next(q) ? hs_column_int(q, 0) : 0;
    hs_query_end(q);
    return value;
}

static bool has_tables(hs_db *db)
{
    return one_number(db, hs_db_is_postgres(db)
                          ? "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
                          : "SELECT count(*) FROM sqlite_master") > 0;
}

/* 0 where there is no ledger. */
static int64_t version_of(hs_db *db)
{
    if (one_number(db, hs_db_is_postgres(db)
                       ? "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'ledger'"
                       : "SELECT count(*) FROM sqlite_master WHERE name = 'ledger' AND sql LIKE '%version%'") == 0)
        return 0;
    return one_number(db, "SELECT version FROM ledger");
}

static void run_steps(hs_db *db, const hs_migration *steps, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++) {
        char *sql = translate(steps[i].sql, hs_db_is_postgres(db));
        if (sql) hs_db_run(db, sql);
        else hs_db_fail(db, HS_EMEMORY, "memory ended while the ledger's tables were made");
        free(sql);
    }
    hs_query *q = hs_db_query(db, from == 0 ? "INSERT INTO ledger (version, made, next) VALUES (?, "
                                              "CAST(CURRENT_TIMESTAMP AS TEXT), 1)"
                                            : "UPDATE ledger SET version = ?");
    hs_bind_int(q, 1, to);
    hs_query_do(q);
}

static void refuse(hs_db *db, int64_t version, int64_t known, bool make)
{
    const char *name = hs_db_name(db);
    if (version > known)
        hs_db_fail(db, HS_EIO, "%s was made by a later hearsay (version %lld of the tables; this one knows %lld): "
                   "use that one", name, (long long)version, (long long)known);
    else if (version == 0 && has_tables(db))
        hs_db_fail(db, HS_EIO, "%s is a database of something else, no ledger: name another", name);
    else if (version == 0 && !make)
        hs_db_fail(db, HS_EIO, "%s holds no ledger yet: `hearsay add` makes one", name);
}

void hs_migrate(hs_db *db, const hs_migration *steps, int64_t n, bool make)
{
    int64_t version = version_of(db);
    if (hs_db_failed(db) || version == n) return;
    refuse(db, version, n, make);
    if (version == 0 && !hs_db_failed(db) && !hs_db_is_postgres(db)) hs_db_run(db, "PRAGMA journal_mode=WAL");
    hs_db_begin(db);
    version = version_of(db);                /* another program may have been quicker */
    if (version < n) run_steps(db, steps, version, n);
    hs_db_commit(db);
}
