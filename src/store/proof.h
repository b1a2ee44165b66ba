/* proof.h - looks whether words that were removed are really gone. */
#ifndef HS_STORE_PROOF_H
#define HS_STORE_PROOF_H

#include "store/ledger.h"
#include "store/pool.h"

enum { HS_MOST_PROBES = 64, HS_PROBE_SIZE = 64 };

typedef struct hs_proof {
    struct { char bytes[HS_PROBE_SIZE]; size_t n; bool found; } probes[HS_MOST_PROBES];
    size_t   n, offered;     /* kept; offered in all: of more than fit, each has the same chance */
    uint64_t random;
    uint64_t bytes;          /* of files that were searched */
    uint64_t elsewhere;      /* probes that stand in what was not to go, too */
    uint64_t left;           /* probes that are in a file and in no table: they did not go */
    char     example[HS_PROBE_SIZE];             /* of `elsewhere` */
} hs_proof;

/* Offers something that must be gone afterwards: bytes as they stand in a file or a table. Long
 * ones are cut, those of fewer than 8 bytes are passed over. */
void hs_proof_offer(hs_proof *proof, const void *bytes, size_t n);

/* Searches the ledger: a file byte by byte, with what SQLite keeps beside it; of PostgreSQL the
 * tables. Faults stick. */
void hs_proof_search(hs_proof *proof, hs_ledger *ledger);

#endif
