/* naming_key.c - a name as a report has it, taken apart. */
#include "store/naming.h"

#include "store/lists.h"
#include "store/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 24, MOST_ROLE_WORDS = 12, LONGEST_SHORT = 8 };

static const char *const trades[] = {
    "politics", "law", "arms", "faith", "money", "science", "care", "letters", "stage", "sport", "work",
};

typedef struct part { const char *at; size_t n; } part;

static size_t split(const char *words, part *out, size_t most)
{
    size_t n = 0;
    while (*words && n < most) {
        size_t length = strcspn(words, " ");
        out[n++] = (part){ words, length };
        words += length + (words[length] == ' ');
    }
    return n;
}

static bool part_is(part p, const char *text) { return p.n == strlen(text) && memcmp(p.at, text, p.n) == 0; }

/* Joins parts with blanks. */
static const char *join(hs_pool *pool, const part *parts, size_t n)
{
    size_t length = 1;
    for (size_t i = 0; i < n; i++) length += parts[i].n + 1;
    char *text = hs_pool_get(pool, length), *at = text;
    for (size_t i = 0; text && i < n; i++) {
        if (i > 0) *at++ = ' ';
        memcpy(at, parts[i].at, parts[i].n);
        at += parts[i].n;
    }
    return text;
}

/* ---- sound -------------------------------------------------------------------------------------- */

/* What spellings of one foreign name share: doubled letters, y and i, ee and oo, a final h or e. */
static const char *sound(hs_pool *pool, part word)
{
    static const struct { const char *from, *to; } rules[] = {
        { "sch", "sh" }, { "ee", "i" }, { "oo", "u" }, { "ou", "u" }, { "ph", "f" }, { "tz", "ts" },
        { "y", "i" }, { "j", "i" }, { "w", "v" }, { "q", "k" },
    };
    char *out = hs_pool_get(pool, word.n + 1);
    size_t n = 0;
    for (size_t i = 0; out && i < word.n;) {
        const char *from = NULL, *to = NULL;
        for (size_t r = 0; !from && r < sizeof rules / sizeof *rules; r++)
            if (word.n - i >= strlen(rules[r].from) && memcmp(word.at + i, rules[r].from, strlen(rules[r].from)) == 0)
                from = rules[r].from, to = rules[r].to;
        for (const char *c = to; from && *c; c++)
            if (n == 0 || out[n - 1] != *c) out[n++] = *c;
        if (!from && (n == 0 || out[n - 1] != word.at[i])) out[n++] = word.at[i];
        i += from ? strlen(from) : 1;
    }
    if (out && n > 3 && out[n - 1] == 'h') n--;
    if (out && n > 3 && out[n - 1] == 'e') out[n - 1] = 'a';
    if (out) out[n] = 0;
    return out;
}

/* ---- persons ---------------------------------------------------------------------------------------- */

static bool is_numeral(part p)
{
    for (size_t i = 0; i < p.n; i++)
        if (!strchr("ivx", p.at[i])) return false;
    return p.n > 0;
}

static bool is_suffix(part p) { return part_is(p, "jr") || part_is(p, "sr") || (p.n > 1 && is_numeral(p)); }

/* "AJ" before other words, in capitals, is two initials. */
static bool starts_with_initials(const char *name)
{
    size_t n = strcspn(name, " ");
    for (size_t i = 0; i < n; i++)
        if (name[i] < 'A' || name[i] > 'Z') return false;
    return (n == 2 || n == 3) && name[n] == ' ' && name[n + 1] && !(name[n + 2] >= 'A' && name[n + 2] <= 'Z');
}

static bool goes_alone(const char *role)
{
    part parts[MOST_ROLE_WORDS];
    size_t n = split(role, parts, MOST_ROLE_WORDS);
    for (size_t i = 0; i < n; i++)
        if (hs_list_says(hs_list_roles, parts[i].at, parts[i].n, "alone")) return true;
    return false;
}

static bool has_trade(part p)
{
    const char *says = hs_list_find(hs_list_roles, p.at, p.n);
    return says && *says && *says != '\n' && !hs_list_says(hs_list_roles, p.at, p.n, "empty");
}

/* How many words of a name are an office before it: "Brennick Mayor Tomas Wexley" has two. */
static size_t office_before(const part *parts, size_t n)
{
    size_t office = 0;
    for (size_t i = 0; i + 2 < n; i++)
        if (has_trade(parts[i])) office = i + 1;
    return office;
}

static bool make_person(hs_pool *pool, const char *name, char *words, hs_naming *out)
{
    part parts[MOST_WORDS + 4];
    size_t n = split(words, parts, MOST_WORDS), first = office_before(parts, n);
    while (first + 1 < n && hs_list_says(hs_list_titles, parts[first].at, parts[first].n, "address")) first++;
    if (first == 0 && n > 1 && parts[0].n <= 3 && starts_with_initials(name)) {
        size_t more = parts[0].n - 1;
        memmove(parts + more, parts, n * sizeof *parts);
        for (size_t i = 0; i <= more; i++) parts[i] = (part){ words + i, 1 };
        n += more;
    }
    size_t last = n - 1, given = first;
    if (last > first && is_suffix(parts[last])) last--;
    while (given < last && hs_list_says(hs_list_nameparts, parts[given].at, parts[given].n, "particle")) given++;
    bool alone = goes_alone(out->role) && (last == first || last < n - 1);
    out->words = join(pool, parts + first, n - first);
    const char *heard = sound(pool, parts[last]);
    if (!out->words || !heard) return false;
    part family[3] = { { heard, strlen(heard) }, parts[n - 1], { "*", 1 } };
    if (last == n - 1) family[1] = family[2];
    out->family = join(pool, family, 1 + (size_t)(last < n - 1 || alone));
    out->initial = given < last && !alone ? hs_pool_copy(pool, parts[given].at, 1) : "";
    return out->family && out->initial;
}

static const char *sex_of(const char *const *mentions, size_t n)
{
    bool male = false, female = false;
    for (size_t i = 0; i < n; i++) {
        char word[16] = "";
        size_t length = strcspn(mentions[i], " .");
        if (length == 0 || length >= sizeof word) continue;
        for (size_t k = 0; k < length; k++) word[k] = (char)(mentions[i][k] | 0x20);
        male |= hs_list_says(hs_list_titles, word, length, "male");
        female |= hs_list_says(hs_list_titles, word, length, "female");
    }
    return male == female ? "" : male ? "m" : "f";
}

/* ---- roles --------------------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* A place or a body by which a word of a role goes: the state's own name for its people's. */
static size_t put_place(const char *bare, size_t n, char out[64])
{
    const char *state = hs_list_find(hs_list_demonyms, bare, n);
    size_t length = 0;
    if (!state || *state == '\n' || !*state) { memcpy(out, bare, n); return n; }
    for (; *state && *state != '\n' && length < 63; state++)
        if (*state != ' ') out[length++] = (char)(*state >= 'A' && *state <= 'Z' ? *state | 0x20 : *state);
    return length;
}

/* The word with its mark; NULL where it says nothing. Adds the fields that it belongs to. */
static char *role_word(hs_pool *pool, const char *raw, size_t n, unsigned *fields)
{
    char copy[64], place[64];
    if (n >= sizeof copy) return NULL;
    memcpy(copy, raw, n);
    copy[n] = 0;
    char *bare = hs_words_of(copy), *word = NULL;
    if (!bare) return NULL;
    size_t length = strlen(bare);
    if (length > 2 && strcmp(bare + length - 2, " s") == 0) bare[length - 2] = 0;
    char *to = bare;
    for (const char *from = bare; *from; from++) if (*from != ' ') *to++ = *from;
    *to = 0;
    length = (size_t)(to - bare);
    bool listed = hs_list_find(hs_list_roles, bare, length) != NULL;
    bool capital = (raw[0] >= 'A' && raw[0] <= 'Z') || (unsigned char)raw[0] >= 0xC3;
    for (unsigned f = 0; listed && f < sizeof trades / sizeof *trades; f++)
        if (hs_list_says(hs_list_roles, bare, length, trades[f])) *fields |= 1u << f;
    if (length > 0 && length < sizeof place && !(listed && hs_list_says(hs_list_roles, bare, length, "empty"))) {
        bool seat = listed && hs_list_says(hs_list_roles, bare, length, "seat"), in_place = capital && !listed;
        const char *text = bare;
        if (in_place) { length = put_place(bare, length, place); text = place; }
        word = hs_pool_get(pool, length + 2);
        if (word) snprintf(word, length + 2, "%s%.*s", in_place ? "+" : seat ? "!" : "", (int)length, text);
    }
    free(bare);
    return word;
}

static const char *role_of(hs_pool *pool, const char *role)
{
    char *words[MOST_ROLE_WORDS + 1], field_word[16];
    part parts[MOST_ROLE_WORDS + 1];
    size_t n = 0, kept = 0;
    unsigned fields = 0;
    while (role && *role && n < MOST_ROLE_WORDS) {
        size_t length = strcspn(role, " -,/\n\t");
        char *word = length > 0 ? role_word(pool, role, length, &fields) : NULL;
        if (word) words[n++] = word;
        role += length + (role[length] != 0);
    }
    snprintf(field_word, sizeof field_word, "=%x", fields);
    if (fields) words[n++] = field_word;
    qsort(words, n, sizeof *words, by_text);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || strcmp(words[i], words[i - 1]) != 0) parts[kept++] = (part){ words[i], strlen(words[i]) };
    return join(pool, parts, kept);
}

/* The role, and the office that stands in the name. */
static const char *whole_role(hs_pool *pool, const char *name, const char *words, const char *role)
{
    part parts[MOST_WORDS];
    size_t n = split(words, parts, MOST_WORDS), office = office_before(parts, n), length = 0;
    if (office == 0) return role_of(pool, role);
    for (; office > 0 && name[length]; office--) {
        length += strcspn(name + length, " ");
        length += name[length] == ' ';
    }
    hs_buffer text = { 0 };
    hs_buffer_put(&text, name, length);
    hs_buffer_say(&text, role ? role : "");
    const char *whole = text.failed ? NULL : role_of(pool, text.at);
    free(text.at);
    return whole;
}

/* ---- bodies, places, media ---------------------------------------------------------------------------- */

/* Single letters side by side are one word: "u s" of "U.S." is "us". */
static void join_letters(char *words)
{
    char *to = words;
    for (const char *from = words; *from; from++) {
        bool single = from[0] == ' ' && from > words && (from == words + 1 || from[-2] == ' ') && from[1] &&
                      (from[2] == ' ' || !from[2]);
        if (!single) *to++ = *from;
    }
    *to = 0;
}

static bool has_capital(const char *name)
{
    for (; *name; name++)
        if ((*name >= 'A' && *name <= 'Z') || (unsigned char)*name >= 0xC3) return true;
    return false;
}

/* "FAO": a name, also where the report says of nobody that it is theirs. */
static bool is_letters(const char *name)
{
    size_t n = 0;
    for (; *name >= 'A' && *name <= 'Z'; name++) n++;
    return !*name && n >= 2 && n <= LONGEST_SHORT;
}

/* Are the letters first letters of the words, in order and beginning with the first? */
static bool are_initials(const char *letters, const char *words)
{
    if (*letters != *words) return false;
    for (const char *at = words; *at && *letters; at++)
        if ((at == words || at[-1] == ' ') && *at == *letters) letters++;
    return *letters == 0;
}

/* "FAO" of a mention that is nothing else, or has it in brackets. */
static const char *short_form_in(hs_pool *pool, const char *mention, const char *words)
{
    const char *at = strchr(mention, '(');
    char form[LONGEST_SHORT + 1];
    size_t n = 0;
    if (at) at++;
    else at = strncmp(mention, "the ", 4) == 0 || strncmp(mention, "The ", 4) == 0 ? mention + 4 : mention;
    for (; *at && *at != ')'; at++) {
        if (*at == '.') continue;
        if (*at < 'A' || *at > 'Z' || n == LONGEST_SHORT) return NULL;
        form[n++] = (char)(*at | 0x20);
    }
    form[n] = 0;
    return n >= 2 && strchr(words, ' ') && are_initials(form, words) ? hs_pool_copy(pool, form, n) : NULL;
}

static bool make_body(hs_pool *pool, char *words, const char *const *mentions, size_t n, hs_naming *out)
{
    join_letters(words);
    if (strncmp(words, "the ", 4) == 0) words += 4;
    out->words = out->family = hs_pool_copy(pool, words, strlen(words));
    out->role = out->sex = out->initial = "";
    for (size_t i = 0; out->words && !out->short_form && i < n; i++)
        out->short_form = short_form_in(pool, mentions[i], out->words);
    return out->words != NULL;
}

bool hs_naming_make(hs_pool *pool, const char *name, const char *type, const char *role, bool named,
                    const char *const *mentions, size_t n, hs_naming *out)
{
    *out = (hs_naming){ .words = "", .family = "", .initial = "", .role = "", .sex = "",
                        .person = strcmp(type, "person") == 0 };
    if ((!named || strcmp(type, "unnamed") == 0) && !is_letters(name)) return true;
    if (strcmp(type, "document") == 0 || !has_capital(name)) return true;
    char *words = hs_words_of(name);
    bool ok = words != NULL;
    if (ok && *words && out->person) {
        out->role = whole_role(pool, name, words, role);
        out->sex = sex_of(mentions, n);
        ok = out->role && make_person(pool, name, words, out);
    } else if (ok && *words) {
        ok = make_body(pool, words, mentions, n, out);
    }
    free(words);
    return ok;
}
