/* judged.h - a report as people checked it, in the form of the gold ledgers that hearsay is measured
 * with (tests/ledgers/README.md). */
#ifndef HS_EXPORT_JUDGED_H
#define HS_EXPORT_JUDGED_H

#include "export/formats.h"

#include <stdio.h>

/* Has somebody accepted or corrected every statement that is left of the report, and is one left? */
bool hs_judged_whole(const hs_report *report);

/* Writes the report, judged or not, as one line. False where memory ends or `out` is full. */
bool hs_judged_write(const hs_report *report, FILE *out);

#endif
