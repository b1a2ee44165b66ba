/* whole.h - is a workbook all there? */
#ifndef HS_EXPORT_WHOLE_H
#define HS_EXPORT_WHOLE_H

#include <stdbool.h>

/* True where every part of the workbook at path can be unpacked and its XML is closed. */
bool hs_workbook_is_whole(const char *path);

#endif
