/* file.h - a whole file in memory, read-only. */
#ifndef HS_BASE_FILE_H
#define HS_BASE_FILE_H

#include "hearsay.h"

/* Maps the file at path. Fails with HS_EIO. The blob stays valid until hs_file_unmap. */
hs_status hs_file_map(const char *path, hs_blob *out, hs_error *err);
void      hs_file_unmap(hs_blob blob);          /* {NULL, 0} is accepted */

#endif
