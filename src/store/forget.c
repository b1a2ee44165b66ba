/* forget.c - takes reports, an outlet or a speaker out of every table, the index and the file. */
#include "store/parcel.h"
#include "store/proof.h"
#include "store/redact.h"
#include "store/same.h"
#include "store/saying.h"
#include "store/words.h"

#include <stdlib.h>
#include <string.h>

/* ---- what goes ------------------------------------------------------------------------------------ */

typedef struct rows { int64_t *at; size_t n, room; } rows;

static void gather(hs_ledger *l, hs_query *q, rows *out)
{
    while (hs_query_next(q)) {
        if (out->n == out->room) {
            size_t room = out->room ? out->room * 2 : 64;
            int64_t *larger = realloc(out->at, room * sizeof *larger);
            if (!larger) { hs_db_fail(l->db, HS_EMEMORY, "memory ended while reports were gathered"); return; }
            out->at = larger;
            out->room = room;
        }
        out->at[out->n++] = hs_column_int(q, 0);
    }
}

static hs_query *with_text(hs_ledger *l, const char *sql, const char *text)
{
    hs_query *q = hs_db_query(l->db, sql);
    hs_bind_text(q, 1, text);
    return q;
}

/* ---- whole reports ------------------------------------------------------------------------------------ */

/* What must not be found of a report afterwards. The file keeps its words three times: as they
 * are, bare for the index, and in the compressed record. */
static void offer_report(hs_ledger *l, int64_t report, hs_proof *proof)
{
    hs_query *q = hs_db_query(l->db, "SELECT text, record FROM report WHERE id = ?");
    bool in_file = hs_db_path(l->db) != NULL;
    size_t n = 0;
    hs_bind_int(q, 1, report);
    if (hs_query_next(q)) {
        const char *text = hs_column_text(q, 0);
        size_t length = strlen(text);
        if (length > 0) hs_proof_offer(proof, text + length / 3, length - length / 3);
        const char *bytes = in_file ? hs_column_blob(q, 1, &n) : NULL;
        if (n > 96) hs_proof_offer(proof, bytes + n / 2, 32);
    }
    hs_query_end(q);
    q = hs_db_query(l->db, "SELECT content FROM statement WHERE report = ? ORDER BY id LIMIT 3");
    hs_bind_int(q, 1, report);
    while (hs_query_next(q)) {
        char *words = hs_words_of(hs_column_text(q, 0));
        if (words && in_file && strlen(words) >= 24) hs_proof_offer(proof, words, strlen(words));
        free(words);
    }
}

static void drop_report(hs_ledger *l, int64_t report)
{
    hs_ledger_drop_reading(l, report);
    hs_ledger_do(l, "DELETE FROM correction WHERE report = ?", report);
    hs_ledger_do(l, "DELETE FROM decision WHERE report_key = (SELECT key FROM report WHERE id = ?)", report);
    hs_ledger_do(l, "DELETE FROM saying_decision WHERE report_key = (SELECT key FROM report WHERE id = ?)", report);
    hs_ledger_do(l, "UPDATE report SET superseded_by = NULL WHERE superseded_by = ?", report);
    hs_ledger_do(l, "DELETE FROM report WHERE id = ?", report);
}

static void forget_reports(hs_ledger *l, const rows *reports, hs_proof *proof, hs_forgotten *out)
{
    for (size_t i = 0; i < reports->n && !hs_db_failed(l->db); i++) {
        offer_report(l, reports->at[i], proof);
        hs_query *q = hs_db_query(l->db, "SELECT statements FROM report WHERE id = ?");
        hs_bind_int(q, 1, reports->at[i]);
        out->statements += (uint64_t)hs_ledger_one(q);
        drop_report(l, reports->at[i]);
        out->reports++;
    }
}

/* ---- a speaker --------------------------------------------------------------------------------------------- */

static void store_redacted(hs_ledger *l, int64_t report, const hs_buffer *record, const char *given)
{
    hs_parcel *parcel = NULL;
    hs_error error = { 0 };
    if (hs_parcel_make(record->at, record->n, given, &parcel, &error) != HS_OK)
        hs_db_fail(l->db, error.code, "report %lld: %s", (long long)report, error.message);
    else hs_ledger_replace(l, parcel, report);
    hs_parcel_free(parcel);
    hs_query *q = hs_db_query(l->db, "DELETE FROM correction WHERE report = ? AND statement NOT IN "
                                     "(SELECT key FROM statement WHERE report = ?)");
    hs_bind_int(q, 1, report);
    hs_bind_int(q, 2, report);
    hs_query_do(q);
}

enum { PIECE = 32 };

/* A piece of the compressed record that was; not where the new one, which differs from it in the
 * name alone, happens to hold the same bytes. */
static void offer_piece(hs_ledger *l, int64_t report, const char *piece, hs_proof *proof)
{
    size_t n = 0;
    hs_query *q = hs_db_query(l->db, "SELECT record FROM report WHERE id = ?");
    hs_bind_int(q, 1, report);
    const char *record = hs_query_next(q) ? hs_column_blob(q, 0, &n) : NULL;
    bool same = false;
    for (size_t i = 0; record && !same && i + PIECE <= n; i++) same = memcmp(record + i, piece, PIECE) == 0;
    if (record && !same) hs_proof_offer(proof, piece, PIECE);
    hs_query_end(q);
}

static void redact_report(hs_ledger *l, int64_t report, const char *name, const char *words, hs_proof *proof,
                          hs_forgotten *out)
{
    hs_query *q = hs_db_query(l->db, "SELECT record, given FROM report WHERE id = ?");
    char given[HS_GIVEN_SIZE] = "", piece[PIECE];
    size_t n = 0, length = 0;
    uint64_t taken = 0;
    hs_buffer redacted = { 0 };
    hs_bind_int(q, 1, report);
    const void *bytes = hs_query_next(q) ? hs_column_blob(q, 0, &n) : NULL;
    bool offers = bytes && n > 3 * PIECE && hs_db_path(l->db);
    if (offers) memcpy(piece, (const char *)bytes + n / 2, PIECE);
    char *record = bytes ? hs_record_unpack(bytes, n, &length) : NULL;
    if (record) snprintf(given, sizeof given, "%s", hs_column_text(q, 1));   /* so that it is not read again */
    hs_query_end(q);
    if (!record || hs_record_redact(record, length, name, words, &redacted, &taken) != HS_OK)
        hs_db_fail(l->db, HS_EIO, "report %lld cannot be changed: its record is damaged, or memory ended",
                   (long long)report);
    else store_redacted(l, report, &redacted, given);
    if (offers && !hs_db_failed(l->db)) offer_piece(l, report, piece, proof);
    free(record);
    free(redacted.at);
    out->redacted++;
    out->statements += taken;
}

static void forget_speaker(hs_ledger *l, const char *name, const char *words, hs_proof *proof, hs_forgotten *out)
{
    rows reports = { 0 };
    if (hs_ledger_one(with_text(l, "SELECT count(*) FROM entity WHERE words = ?", words)) == 0)
        hs_db_fail(l->db, HS_EARGUMENT, "nobody in %s has the whole name \"%.80s\"; `hearsay who` lists names",
                   hs_db_name(l->db), name);
    const char *find = hs_db_is_postgres(l->db) ? "strpos" : "instr";
    char sql[400];
    snprintf(sql, sizeof sql, "SELECT r.id FROM report r WHERE %s(r.text, ?) > 0 OR "
             "%s(coalesce(r.title, ''), ?) > 0 OR r.id IN (SELECT x.report FROM report_entity x "
             "JOIN entity e ON e.id = x.entity WHERE e.words = ?)",
             find, find);
    hs_query *q = with_text(l, sql, name);
    hs_bind_text(q, 2, name);
    hs_bind_text(q, 3, words);
    gather(l, q, &reports);
    hs_proof_offer(proof, name, strlen(name));
    if (hs_db_path(l->db)) hs_proof_offer(proof, words, strlen(words));
    for (size_t i = 0; i < reports.n && !hs_db_failed(l->db); i++)
        redact_report(l, reports.at[i], name, words, proof, out);
    snprintf(sql, sizeof sql, "UPDATE correction SET fields = NULL WHERE %s(coalesce(fields, ''), ?) > 0", find);
    hs_query_do(with_text(l, sql, name));
    hs_query_do(with_text(l, "DELETE FROM decision WHERE words = ?", words));
    free(reports.at);
}

/* ---- what nobody points at any more ------------------------------------------------------------------------- */

static void sweep(hs_ledger *l)
{
    hs_same_forget(l);
    hs_saying_sweep(l, true);
    hs_db_run(l->db, "DELETE FROM entity WHERE id NOT IN (SELECT entity FROM report_entity) AND id NOT IN "
                     "(SELECT merged_into FROM entity WHERE merged_into IS NOT NULL) AND id NOT IN "
                     "(SELECT entity FROM naming WHERE entity IS NOT NULL)");
}

static uint64_t count_entities(hs_ledger *l)
{
    return (uint64_t)hs_ledger_one(hs_db_query(l->db, "SELECT count(*) FROM entity"));
}

/* Rows that are gone still lie in pages, in the index's old segments and in the log. */
static void wipe(hs_ledger *l)
{
    if (hs_db_is_postgres(l->db)) {
        static const char *const tables[] = { "report", "entity", "report_entity", "statement", "statement_words",
                                              "relay", "saying", "correction", "decision", "naming", "short_form",
                                              "variant", "trace", "saying_decision" };
        char sql[64];
        for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
            snprintf(sql, sizeof sql, "VACUUM FULL %s", tables[i]);
            hs_db_run(l->db, sql);
        }
    } else {
        hs_db_run(l->db, "INSERT INTO statement_words (statement_words) VALUES ('rebuild')");
        hs_db_run(l->db, "VACUUM");
        hs_db_run(l->db, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
}

/* ---- the three ways -------------------------------------------------------------------------------------------- */

static void forget(hs_ledger *l, const hs_forget *what, hs_proof *proof, hs_forgotten *out)
{
    rows reports = { 0 };
    char *words = hs_words_of(what->outlet ? what->outlet : what->speaker);
    if (!words) hs_db_fail(l->db, HS_EMEMORY, "memory ended");
    if (what->report) {
        gather(l, with_text(l, "SELECT id FROM report WHERE key = ? ORDER BY id", what->report), &reports);
    } else if (what->outlet && words && *words) {
        gather(l, with_text(l, "SELECT id FROM report WHERE outlet_words = ? ORDER BY id", words), &reports);
    } else if (what->speaker && words && *words) {
        forget_speaker(l, what->speaker, words, proof, out);
    }
    forget_reports(l, &reports, proof, out);
    free(reports.at);
    free(words);
}

hs_status hs_ledger_forget(hs_ledger *l, const hs_forget *what, hs_forgotten *out, hs_error *err)
{
    hs_proof *proof = calloc(1, sizeof *proof);
    *out = (hs_forgotten){ 0 };
    hs_ledger_enter(l);
    uint64_t before = count_entities(l);
    if (!proof) hs_db_fail(l->db, HS_EMEMORY, "memory ended");
    else forget(l, what, proof, out);
    sweep(l);
    uint64_t after = count_entities(l);
    out->entities = before > after ? before - after : 0;
    hs_status status = hs_ledger_leave(l, err);
    if (status == HS_OK && out->reports + out->redacted > 0) {
        wipe(l);
        hs_proof_search(proof, l);
        out->searched = proof->n;
        out->bytes = proof->bytes;
        out->elsewhere = proof->elsewhere;
        out->left = proof->left;
        memcpy(out->example, proof->example, sizeof out->example);
        status = hs_db_status(l->db, err);
    }
    free(proof);
    return status;
}
