/* redact.h - a record without one of those who speak in it. */
#ifndef HS_STORE_REDACT_H
#define HS_STORE_REDACT_H

#include "store/pool.h"

#include "hearsay.h"

/* Takes out of a record everybody whose bare words are `words` (as "ilan dorrek"): their
 * statements, with those inside them, and their names wherever they stand. Struck words become as
 * many asterisks, so that all other places stay where they were; sha256 stays, so that the
 * report is known again. *taken is the number of statements. Fails with HS_EMEMORY, or with HS_EIO
 * where the record is damaged; `out` is freed by the caller in any case. */
hs_status hs_record_redact(const char *record, size_t n, const char *name, const char *words, hs_buffer *out,
                           uint64_t *taken);

#endif
