/* lexer.h - the words of a sentence as atoms, each with what the lexicons know of it.
 *
 * An atom is a run of letters, a number, or one other character: "5pm", "1990s" and
 * "2024-03-15" come apart however the tokeniser treats them.
 */
#ifndef HS_DATE_LEXER_H
#define HS_DATE_LEXER_H

#include "base/arena.h"
#include "date/date.h"
#include "date/period.h"

/* What a word can be: the vocabulary of the grammar, and of data/units.txt, which explains it. */
#define HS_KIND_LIST(X)                                                                    \
    X(UNIT, "unit") X(PLURAL, "plural") X(MONTH, "month") X(WEEKDAY, "weekday")            \
    X(SEASON, "season") X(PART, "part") X(DAY, "day") X(CLOCK, "clock") X(WEAK, "weak")    \
    X(ABBREVIATION, "abbreviation") X(EDGE, "edge") X(LAST, "last") X(PAST, "past")        \
    X(THIS, "this") X(NEXT, "next") X(THAT, "that") X(FOLLOWING, "following")              \
    X(PREVIOUS, "previous") X(AGO, "ago") X(AFTER, "after") X(BEFORE, "before")            \
    X(HENCE, "hence") X(EVERY, "every") X(PER, "per") X(MERIDIEM, "meridiem")              \
    X(ZONE, "zone") X(LOCAL, "local") X(ARTICLE, "article") X(THE, "the") X(OF, "of") X(AND, "and")          \
    X(TO, "to") X(IN, "in") X(ON, "on") X(AT, "at") X(PREPOSITION, "preposition")          \
    X(FISCAL, "fiscal") X(FULL, "full") X(TERM, "term") X(MORE, "more") X(SAME, "same")    \
    X(SUFFIX, "suffix") X(POSSESSIVE, "possessive") X(FUTURE, "future") X(PAST_TENSE, "pasttense") \
    X(OLD, "old") X(O_CLOCK, "oclock") X(RECENT, "recent") X(COMING, "coming") X(EVE, "eve") X(FROM, "from")      \
    X(MONEY, "money") X(TIMES, "times") X(FIRST, "first") X(BE, "be") \
    X(LIMIT, "limit") X(DECADE, "decade") X(OR, "or") X(SO, "so")

#define HS_ENUM_KIND(id, name) HS_KIND_##id,
enum { HS_KIND_LIST(HS_ENUM_KIND) HS_N_KIND };
#define HS_IS(kind) (UINT64_C(1) << HS_KIND_##kind)

/* Parts of the day, as TIMEX3 writes them after the T. */
#define HS_PART_LIST(X) \
    X(NONE, "") X(MORNING, "MO") X(AFTERNOON, "AF") X(EVENING, "EV") X(NIGHT, "NI") X(DAYTIME, "DT")
#define HS_ENUM_PART(id, code) HS_PART_##id,
enum { HS_PART_LIST(HS_ENUM_PART) HS_N_PART };

enum { HS_VAGUE = -1, HS_NO_NUMBER = -2 };   /* hs_atom.number: "several"; none */

typedef struct hs_atom {
    hs_span  span;
    uint32_t word;           /* of the tree */
    uint64_t kinds;          /* HS_IS(...) bits */
    int32_t  value;          /* unit, month, weekday, season, part ... */
    int32_t  number;         /* what the digits or the number word say */
    int32_t  scale;          /* 100 for "hundred", 12 for "dozen"; else 0 */
    uint8_t  digits;         /* how many, where written in digits */
    uint8_t  tenths;         /* "2.5": 5 */
    bool     ordinal;
    bool     grouped;        /* digits with a comma or a point among them */
    bool     glued;          /* no blank before it */
    bool     capital;
    char     mark;           /* the character of a mark: '-' for any dash, '\'' for any quote */
} hs_atom;

typedef struct hs_atoms {
    const hs_atom  *at;      /* [n], then one empty atom */
    const hs_slice *form;    /* [n] */
    uint32_t n;
} hs_atoms;

/* Atoms of the words [first, last). A word of more than 64 bytes is one unknown atom. */
hs_atoms hs_date_lex(const hs_date_lexicons *lexicons, const hs_tree *tree, hs_range words,
                     hs_arena *scratch);

#endif
