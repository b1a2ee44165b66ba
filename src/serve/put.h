/* put.h - one description of an answer, written as JSON or as CSV.
 *
 * A view names its fields once. As JSON they nest as they are opened; as CSV every object of the
 * one list that the view writes is a row, and hs_put_names makes the first row of the fields'
 * names. CSV is that of RFC 4180 with a byte order mark, for spreadsheets: a cell that they
 * would take for a formula gets an apostrophe in front.
 */
#ifndef HS_SERVE_PUT_H
#define HS_SERVE_PUT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct hs_put {
    FILE *out;
    bool  csv;
    bool  names;             /* write the fields' names in place of values (CSV) */
    bool  comma;             /* something stands before on this level */
} hs_put;

/* Opens an object ('{') or a list ('['); name is NULL inside a list. */
void hs_put_open(hs_put *put, const char *name, char bracket);
void hs_put_close(hs_put *put, char bracket);

void hs_put_text(hs_put *put, const char *name, const char *value);      /* NULL: null, or an empty cell */
void hs_put_number(hs_put *put, const char *name, int64_t value);
void hs_put_real(hs_put *put, const char *name, double value);           /* four digits */
void hs_put_flag(hs_put *put, const char *name, bool value);
void hs_put_json(hs_put *put, const char *name, const char *json);       /* as it stands; NULL: null */

#endif
