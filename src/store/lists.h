/* lists.h - word lists of data/ that the ledger needs, as they stand there. A list has few hundred
 * short lines and is looked at when a name or a saying is new, so it is searched as it is. */
#ifndef HS_STORE_LISTS_H
#define HS_STORE_LISTS_H

#include <stdbool.h>
#include <stddef.h>

extern const char hs_list_roles[], hs_list_titles[], hs_list_demonyms[], hs_list_nameparts[], hs_list_light[];

/* What the list says of n bytes: the rest of the line behind "word = ", or the line's end where it
 * says nothing; NULL for a word that is not in it. Ends at a newline. */
const char *hs_list_find(const char *list, const char *word, size_t n);

/* Does the list say `value` of the word, alone or among others? */
bool hs_list_says(const char *list, const char *word, size_t n, const char *value);

#endif
