/* lexer.c - see lexer.h. */
#include "date/lexer.h"

enum { LONGEST_WORD = 64 };

typedef HS_VECTOR(hs_atom) atom_list;

static bool is_part_of_word(unsigned char c) { return hs_is_letter((char)c) || c >= 0x80; }

/* The ASCII mark that a dash or quotation mark of the General Punctuation block (U+2010 ...
 * U+201F) stands for; 0 where the bytes are none. */
static char typographic_mark(const char *at, uint32_t n)
{
    if (n < 3 || (unsigned char)at[0] != 0xE2 || (unsigned char)at[1] != 0x80) return 0;
    unsigned char c = (unsigned char)at[2];
    if (c >= 0x90 && c <= 0x95) return '-';
    if (c == 0x98 || c == 0x99) return '\'';
    return c == 0x9C || c == 0x9D ? '"' : 0;
}

/* Reads digits: "1,200", "2.5", "1990". */
static uint32_t read_digits(hs_slice s, hs_atom *a)
{
    uint32_t i = 0;
    int64_t value = 0;
    while (i < s.n && hs_is_digit(s.at[i])) {
        value = value * 10 + (s.at[i++] - '0');
        if (value > 100000000) value = 100000000;
        a->digits++;
        bool group = i + 3 < s.n && s.at[i] == ',' && hs_is_digit(s.at[i + 1])
            && hs_is_digit(s.at[i + 2]) && hs_is_digit(s.at[i + 3])
            && !(i + 4 < s.n && hs_is_digit(s.at[i + 4]));
        if (group) { i++; a->grouped = true; }
    }
    bool fraction = i + 1 < s.n && s.at[i] == '.' && hs_is_digit(s.at[i + 1])
        && !(i + 2 < s.n && (hs_is_digit(s.at[i + 2]) || s.at[i + 2] == '.'));
    if (fraction) {
        a->tenths = (uint8_t)(s.at[i + 1] - '0');
        a->grouped = true;
        i += 2;
    }
    a->number = value < 100000000 ? (int32_t)value : HS_NO_NUMBER;
    return i;
}

/* Reads letters; the points of "p.m." and "U.S." belong to them, and one that ends the word
 * ("Sept."). */
static uint32_t read_letters(hs_slice s)
{
    uint32_t i = 0, run = 0;
    while (i < s.n) {
        if (is_part_of_word((unsigned char)s.at[i]) && !typographic_mark(s.at + i, s.n - i)) run++;
        else if (s.at[i] == '.' && run == 1) run = 0;
        else break;
        i++;
    }
    return i < s.n && s.at[i] == '.' && i + 1 == s.n ? i + 1 : i;
}

static hs_slice without_points(hs_slice form, char room[LONGEST_WORD])
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < form.n && n < LONGEST_WORD; i++)
        if (form.at[i] != '.') room[n++] = form.at[i];
    return (hs_slice){ room, n };
}

/* The number that a code of units.txt stands for: a unit, a season (from 1: spring), a part
 * of the day. */
static int32_t code_value(hs_slice code)
{
    static const struct { const char *code; int32_t value; } codes[] = {
#define CODE(id, code) { code, HS_UNIT_##id },
        HS_UNIT_LIST(CODE)
#undef CODE
        { "SP", 1 }, { "SU", 2 }, { "FA", 3 }, { "WI", 4 },
#define CODE(id, code) { code, HS_PART_##id },
        HS_PART_LIST(CODE)
#undef CODE
    };
    for (uint32_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (hs_is(code, codes[i].code)) return codes[i].value;
    return 0;
}

static uint64_t kind_named(hs_slice name)
{
    static const char *const names[] = {
#define NAME(id, name) name,
        HS_KIND_LIST(NAME)
#undef NAME
    };
    for (uint32_t i = 0; i < HS_N_KIND; i++)
        if (hs_is(name, names[i])) return UINT64_C(1) << i;
    return 0;
}

static bool read_int(hs_slice s, int32_t *value)
{
    uint32_t i = s.n && s.at[0] == '-';
    bool negative = i;
    *value = 0;
    if (i == s.n) return false;
    for (; i < s.n && i < 9; i++) {
        if (!hs_is_digit(s.at[i])) return false;
        *value = *value * 10 + (s.at[i] - '0');
    }
    if (negative) *value = -*value;
    return true;
}

static hs_slice next_field(hs_slice *rest)
{
    *rest = hs_trim(*rest);
    hs_slice field = *rest;
    for (uint32_t i = 0; i < rest->n; i++)
        if (hs_is_blank(rest->at[i])) { field.n = i; break; }
    *rest = (hs_slice){ rest->at + field.n, rest->n - field.n };
    return field;
}

/* "unit D plural", "month 3 weak": kinds, a number, a unit's code. */
static void read_kinds(hs_slice value, hs_atom *a)
{
    for (hs_slice field = next_field(&value); field.n; field = next_field(&value)) {
        uint64_t kind = kind_named(field);
        if (kind) a->kinds |= kind;
        else if (!read_int(field, &a->value)) a->value = code_value(field);
    }
}

/* "3", "3 ordinal", "100 scale", "vague". */
static void read_number(hs_slice value, hs_atom *a)
{
    int32_t n = HS_VAGUE;
    for (hs_slice field = next_field(&value); field.n; field = next_field(&value)) {
        if (hs_is(field, "ordinal")) a->ordinal = true;
        else if (hs_is(field, "scale")) a->scale = n;
        else if (!hs_is(field, "vague")) read_int(field, &n);
    }
    a->number = n;
}

static void look_up(const hs_date_lexicons *lexicons, hs_slice form, hs_atom *a)
{
    char room[LONGEST_WORD];
    hs_slice key = without_points(form, room), value;
    if (hs_lexicon_find(&lexicons->units, key, &value)) read_kinds(value, a);
    if (hs_lexicon_find(&lexicons->numbers, key, &value)) read_number(value, a);
    bool pointed = form.n > key.n;
    if (pointed && !(a->kinds & (HS_IS(ABBREVIATION) | HS_IS(MERIDIEM)))) a->kinds &= ~HS_IS(WEAK);
}

/* The next atom of the word's rest; returns its bytes. */
static uint32_t read_atom(const hs_date_lexicons *lexicons, hs_slice rest, hs_atom *a)
{
    a->number = HS_NO_NUMBER;
    a->capital = hs_is_upper(rest.at[0]);
    if (hs_is_digit(rest.at[0])) return read_digits(rest, a);
    a->mark = typographic_mark(rest.at, rest.n);
    if (a->mark) return 3;
    if (is_part_of_word((unsigned char)rest.at[0])) {
        uint32_t n = read_letters(rest);
        look_up(lexicons, (hs_slice){ rest.at, n }, a);
        return n;
    }
    a->mark = rest.at[0] == '`' ? '\'' : rest.at[0];
    if (a->mark == '$') a->kinds |= HS_IS(MONEY);
    return 1;
}

static void lex_word(const hs_date_lexicons *lexicons, const hs_tree *tree, uint32_t word,
                     hs_arena *scratch, atom_list *atoms)
{
    hs_span span = tree->span[word];
    hs_slice form = hs_cut(tree->text, span);
    uint32_t before = atoms->n ? atoms->at[atoms->n - 1].span.end : HS_NONE;
    if (form.n > LONGEST_WORD) {
        *hs_push(scratch, atoms) = (hs_atom){ .span = span, .word = word, .number = HS_NO_NUMBER };
        return;
    }
    for (uint32_t i = 0; i < form.n; ) {
        hs_atom a = { .word = word };
        uint32_t n = read_atom(lexicons, (hs_slice){ form.at + i, form.n - i }, &a);
        a.span = (hs_span){ span.begin + i, span.begin + i + n };
        a.glued = i > 0 || before == span.begin;
        hs_atom *last = atoms->n ? &atoms->at[atoms->n - 1] : NULL;
        bool suffix = last && last->digits && a.glued && a.kinds & HS_IS(SUFFIX);
        if (suffix) {                    /* "3rd": an ordinal in one piece */
            last->span.end = a.span.end;
            last->ordinal = true;
        } else {
            *hs_push(scratch, atoms) = a;
        }
        i += n;
    }
}

hs_atoms hs_date_lex(const hs_date_lexicons *lexicons, const hs_tree *tree, hs_range words,
                     hs_arena *scratch)
{
    atom_list atoms = { 0 };
    for (uint32_t w = words.first; w < words.last; w++)
        lex_word(lexicons, tree, w, scratch, &atoms);
    hs_slice *form = hs_new(scratch, hs_slice, atoms.n + 1);
    for (uint32_t i = 0; i < atoms.n; i++) form[i] = hs_cut(tree->text, atoms.at[i].span);
    uint32_t n = atoms.n;
    *hs_push(scratch, &atoms) = (hs_atom){ .number = HS_NO_NUMBER };
    return (hs_atoms){ atoms.at, form, n };
}
