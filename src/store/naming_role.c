/* naming_role.c - roles of two namings, compared. A role is its words in order of the alphabet:
 * "!" before an office of which a place has one, "+" before a place or a body, and one "=" with
 * the fields of trade as bits (data/roles.txt says which; naming_key.c writes it). */
#include "store/naming.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 14, ALIKE = 5 };

typedef struct word { const char *at; size_t n; } word;

typedef struct role {
    word   words[MOST_WORDS], places[MOST_WORDS];
    size_t n_words, n_places;
    unsigned long fields;
} role;

static role take(const char *text)
{
    role r;
    r.n_words = r.n_places = 0;
    r.fields = 0;
    for (size_t length; *text && r.n_words + r.n_places < MOST_WORDS; text += length + (text[length] != 0)) {
        length = strcspn(text, " ");
        if (*text == '=') r.fields = strtoul(text + 1, NULL, 16);
        else if (*text == '+') r.places[r.n_places++] = (word){ text + 1, length - 1 };
        else r.words[r.n_words++] = (word){ text, length };
    }
    return r;
}

/* "velmia" and "velmian". Of known states naming_key.c has written the state's name. */
static bool same_place(word a, word b)
{
    size_t alike = 0;
    while (alike < a.n && alike < b.n && a.at[alike] == b.at[alike]) alike++;
    return alike >= ALIKE || (alike == a.n && alike == b.n) || (alike == ALIKE - 1 && (alike == a.n || alike == b.n));
}

static bool share_place(const role *a, const role *b)
{
    for (size_t i = 0; i < a->n_places; i++)
        for (size_t k = 0; k < b->n_places; k++)
            if (same_place(a->places[i], b->places[k])) return true;
    return false;
}

/* A word in common; `seat`: one that names an office of which a place has one. */
static bool share_word(const role *a, const role *b, bool seat)
{
    for (size_t i = 0; i < a->n_words; i++)
        for (size_t k = 0; k < b->n_words; k++)
            if (a->words[i].n == b->words[k].n && memcmp(a->words[i].at, b->words[k].at, a->words[i].n) == 0 &&
                (!seat || *a->words[i].at == '!'))
                return true;
    return false;
}

static bool conflict(const role *a, const role *b)
{
    if (a->fields && b->fields && !(a->fields & b->fields)) return !share_word(a, b, false);
    return a->n_places && b->n_places && share_word(a, b, true) && !share_place(a, b);
}

bool hs_naming_roles_conflict(const char *a, const char *b)
{
    if (!*a || !*b || strcmp(a, b) == 0) return false;
    role x = take(a), y = take(b);
    return conflict(&x, &y);
}

bool hs_naming_roles_close(const char *a, const char *b)
{
    if (!*a || !*b) return false;
    if (strcmp(a, b) == 0) return true;
    role x = take(a), y = take(b);
    bool fields = !x.fields || !y.fields || (x.fields & y.fields);
    return !conflict(&x, &y) && (share_word(&x, &y, false) || (fields && share_place(&x, &y)));
}
