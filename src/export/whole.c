/* whole.c - is a workbook all there?
 *
 * libxlsxwriter writes each sheet to a temporary file and packs that; where the disk filled up
 * while the temporary file was written, it packs what there is and reports success (version
 * 1.1.4). So each part is unpacked again, and its root element must be closed at its end.
 */
#include "export/whole.h"

#include <minizip/unzip.h>

#include <string.h>

#define EDGE 512             /* bytes at a part's ends that hold the tags of its root element */

typedef struct edges { char first[EDGE + 1], last[EDGE + 1]; size_t n_first, n_last; } edges;

/* Keeps the first and the last bytes of what passes. */
static void pass(edges *e, const char *bytes, size_t n)
{
    size_t head = n < EDGE - e->n_first ? n : EDGE - e->n_first;
    memcpy(e->first + e->n_first, bytes, head);
    e->n_first += head;
    if (n > EDGE) { bytes += n - EDGE; n = EDGE; }
    size_t keep = e->n_last < EDGE - n ? e->n_last : EDGE - n;
    memmove(e->last, e->last + e->n_last - keep, keep);
    memcpy(e->last + keep, bytes, n);
    e->n_last = keep + n;
}

/* Does the part end with the end tag of its first element, "<name ...>" after "<?xml ... ?>"? */
static bool is_closed(edges *e)
{
    char end[EDGE];
    e->first[e->n_first] = e->last[e->n_last] = '\0';
    const char *root = strstr(e->first, "?>");
    root = root ? strchr(root, '<') : NULL;
    size_t name = root ? strcspn(root + 1, " />") : 0;
    if (name == 0 || name + 4 > sizeof end) return false;
    end[0] = '<';
    end[1] = '/';
    memcpy(end + 2, root + 1, name);
    memcpy(end + 2 + name, ">", 2);
    size_t n = name + 3;
    while (e->n_last > 0 && strchr(" \r\n", e->last[e->n_last - 1])) e->n_last--;
    return e->n_last >= n && memcmp(e->last + e->n_last - n, end, n) == 0;
}

static bool part_is_whole(unzFile book)
{
    edges e = { .n_first = 0 };
    char bytes[16384];
    int n = 0;
    if (unzOpenCurrentFile(book) != UNZ_OK) return false;
    while ((n = unzReadCurrentFile(book, bytes, sizeof bytes)) > 0) pass(&e, bytes, (size_t)n);
    return unzCloseCurrentFile(book) == UNZ_OK && n == 0 && is_closed(&e);
}

bool hs_workbook_is_whole(const char *path)
{
    unzFile book = unzOpen64(path);
    if (!book) return false;
    int step = unzGoToFirstFile(book);
    bool whole = step == UNZ_OK;
    for (; whole && step == UNZ_OK; step = unzGoToNextFile(book)) whole = part_is_whole(book);
    unzClose(book);
    return whole && step == UNZ_END_OF_LIST_OF_FILE;
}
