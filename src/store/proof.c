/* proof.c - see proof.h. Which probes are kept, of more than fit, is reservoir sampling
 * (Vitter 1985, algorithm R). */
#include "store/proof.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { SHORTEST = 8, CHUNK = 1 << 20 };

void hs_proof_offer(hs_proof *p, const void *bytes, size_t n)
{
    if (!bytes || n < SHORTEST) return;
    if (n > HS_PROBE_SIZE - 1) n = HS_PROBE_SIZE - 1;
    size_t at = p->n;
    p->random = p->random * 6364136223846793005u + 1442695040888963407u;
    if (p->n == HS_MOST_PROBES) at = (size_t)((p->random >> 33) % (p->offered + 1));
    p->offered++;
    if (at >= HS_MOST_PROBES) return;
    if (at == p->n) p->n++;
    memcpy(p->probes[at].bytes, bytes, n);
    p->probes[at].bytes[n] = 0;
    p->probes[at].n = n;
}

static bool contains(const char *bytes, size_t n, const char *probe, size_t n_probe)
{
    while (n >= n_probe) {
        const char *at = memchr(bytes, probe[0], n - n_probe + 1);
        if (!at) return false;
        if (memcmp(at, probe, n_probe) == 0) return true;
        n -= (size_t)(at - bytes) + 1;
        bytes = at + 1;
    }
    return false;
}

static void search_bytes(hs_proof *p, const char *bytes, size_t n)
{
    for (size_t i = 0; i < p->n; i++)
        if (!p->probes[i].found) p->probes[i].found = contains(bytes, n, p->probes[i].bytes, p->probes[i].n);
}

/* Chunks overlap by a probe, so that none is missed between two. */
static void search_file(hs_proof *p, hs_ledger *l, const char *path, bool must)
{
    FILE *file = fopen(path, "rb");
    char *chunk = malloc(CHUNK + HS_PROBE_SIZE);
    size_t kept = 0, n = 1;
    if (!chunk) hs_db_fail(l->db, HS_EMEMORY, "memory ended while %s was searched", path);
    if (!file && must) hs_db_fail(l->db, HS_EIO, "%s cannot be searched: %s", path, strerror(errno));
    while (file && chunk && (n = fread(chunk + kept, 1, CHUNK, file)) > 0) {
        search_bytes(p, chunk, kept + n);
        p->bytes += n;
        n += kept;
        kept = n < HS_PROBE_SIZE ? n : HS_PROBE_SIZE;
        memmove(chunk, chunk + n - kept, kept);
    }
    free(chunk);
    if (file) fclose(file);
}

/* Does it stand in a table, and so in what was not to go? */
static bool is_in_tables(hs_ledger *l, const char *probe)
{
    static const char *const places[][2] = {
        { "report", "key || ' ' || name || ' ' || sha256 || ' ' || text" },
        { "report", "coalesce(url, '') || ' ' || coalesce(outlet, '') || ' ' || coalesce(title, '')" },
        { "entity", "name || ' ' || words" }, { "report_entity", "name || ' ' || coalesce(role, '')" },
        { "statement", "source || ' ' || cue || ' ' || content || ' ' || coalesce(venue, '')" },
        { "saying", "words" }, { "naming", "name || ' ' || words" }, { "short_form", "words || ' ' || whole" },
        { "correction", "coalesce(fields, '')" }, { "statement_words", "words" },
    };
    bool postgres = hs_db_is_postgres(l->db), found = false;
    size_t n = sizeof places / sizeof *places - postgres;            /* its words are no text */
    for (size_t i = 0; i < n && !found && !hs_db_failed(l->db); i++) {
        char sql[256];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s WHERE %s(%s, ?) > 0", places[i][0],
                 postgres ? "strpos" : "instr", places[i][1]);
        hs_query *q = hs_db_query(l->db, sql);
        hs_bind_text(q, 1, probe);
        found = hs_ledger_one(q) > 0;
    }
    return found;
}

void hs_proof_search(hs_proof *p, hs_ledger *l)
{
    const char *path = hs_db_path(l->db);
    if (path) {
        hs_buffer wal = { 0 };
        hs_buffer_say(&wal, path);
        hs_buffer_say(&wal, "-wal");
        search_file(p, l, path, true);
        if (!wal.failed) search_file(p, l, wal.at, false);
        free(wal.at);
    }
    for (size_t i = 0; i < p->n; i++) {
        if (path && !p->probes[i].found) continue;
        bool elsewhere = is_in_tables(l, p->probes[i].bytes);
        p->left += path && !elsewhere;
        p->elsewhere += elsewhere;
        if (elsewhere && !p->example[0]) memcpy(p->example, p->probes[i].bytes, HS_PROBE_SIZE);
    }
}
