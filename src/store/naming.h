/* naming.h - how reports name somebody, and which namings mean one and the same.
 *
 * A naming is what is left of a name when spelling is put aside: its bare words, and for a person
 * the words of the role and what a form of address says of the sex. Everything here looks at
 * namings alone, not at a database, and gives the same for the same set in whatever order: so
 * the order in which reports are added decides nothing.
 */
#ifndef HS_STORE_NAMING_H
#define HS_STORE_NAMING_H

#include "store/pool.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct hs_naming {
    const char *words;       /* bare words of the name, forms of address off; "" where it names nobody */
    const char *family;      /* what all ways to name this person share: the family name as it sounds;
                                the words, for whoever is no person */
    const char *initial;     /* of the given name; "" for a family name alone and for no person */
    const char *role;        /* words of the role, in the form that naming_role.c says */
    const char *sex;         /* "m", "f" or "" */
    const char *short_form;  /* bare words of the letters that the report gives for it (FAO), or NULL */
    bool        person;
} hs_naming;

/* The naming of an entity of a record: its name and type as there, its role (or NULL), and the
 * texts of n mentions. Its strings live in the pool. False when memory ended. */
bool hs_naming_make(hs_pool *pool, const char *name, const char *type, const char *role, bool named,
                    const char *const *mentions, size_t n, hs_naming *out);

/* ---- naming_role.c ---------------------------------------------------------------------------- */

/* Can two roles not be one person's? Fields of trade without one in common; or the same seat in
 * two places. A role that says nothing of either conflicts with none. */
bool hs_naming_roles_conflict(const char *a, const char *b);
/* Do two roles speak for one person? A word in common, or a place in no other trade, and no
 * conflict. */
bool hs_naming_roles_close(const char *a, const char *b);

/* ---- naming_group.c --------------------------------------------------------------------------- */

typedef enum hs_naming_why {
    HS_WHY_NAME,             /* equal names */
    HS_WHY_PART,             /* initials, or a given name left off */
    HS_WHY_SPELLING,         /* the same sound, and roles that agree */
    HS_WHY_ROLE,             /* several bear the name, and the role says which */
    HS_WHY_FAMILY,           /* a family name, which one only bears */
    HS_WHY_SHORT,            /* letters that a report gives for the whole name */
    HS_WHY_NEAR,             /* several bear the name, of whom one was named in these days, by this outlet too */
    HS_WHY_DOUBTFUL,         /* several could be meant: stands for itself */
    HS_WHY_ALONE,            /* no name of anybody's own: never joined across reports */
    HS_WHY_USER              /* a decision */
} hs_naming_why;

/* As the tables spell it: "name", "part" ... */
const char *hs_naming_why_name(hs_naming_why why);

typedef struct hs_atom {     /* a naming among others */
    const char *words, *role, *sex;
    int64_t     id, entity;  /* of its row, and why it is there; not looked at */
    const char *was;
    bool        open;        /* out: several could be meant */
    uint32_t    cluster;     /* out: equal numbers are one person; 0 ... n - 1 */
    uint8_t     why;         /* out: hs_naming_why */
} hs_atom;

enum { HS_MOST_ATOMS = 256 };                    /* of one family name and initial */

/* Says which of n namings of persons, of one family and initial, are one person. Sorts them.
 * Beyond HS_MOST_ATOMS only equal names are joined. */
void hs_naming_group(hs_atom *atoms, size_t n);

/* Can `vague`, words of a person's name, stand for `full`? Each of its given names is one of
 * the other's or its first letter, in that order, and the first is the first. */
bool hs_naming_covers(const char *vague, const char *full);

/* Can these two not be one person, as far as roles and sex say? */
bool hs_atoms_conflict(const hs_atom *a, const hs_atom *b);

#endif
