/* lists.c - see lists.h. */
#include "store/lists.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 64 };

const char *hs_list_find(const char *list, const char *word, size_t n)
{
    char line[LONGEST + 2] = "\n";
    if (n == 0 || n > LONGEST) return NULL;
    memcpy(line + 1, word, n);
    line[n + 1] = 0;
    for (const char *at = list; (at = strstr(at, line)); at++) {
        const char *end = at + n + 1;
        if (strncmp(end, " = ", 3) == 0) return end + 3;
        if (*end == '\n' || !*end) return end;
    }
    return NULL;
}

bool hs_list_says(const char *list, const char *word, size_t n, const char *value)
{
    const char *at = hs_list_find(list, word, n);
    size_t wanted = strlen(value);
    while (at && *at && *at != '\n') {
        size_t length = strcspn(at, " \n");
        if (length == wanted && memcmp(at, value, wanted) == 0) return true;
        at += length;
        while (*at == ' ') at++;
    }
    return false;
}
