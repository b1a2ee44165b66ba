/* standing.c - see standing.h. */
#include "cli/standing.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- out of a record ------------------------------------------------------------------------- */

static char *copy_of(const char *text) { return strdup(text ? text : ""); }

static char *string_of(const json_t *object, const char *key)
{
    return copy_of(json_string_value(json_object_get(object, key)));
}

static char *name_of(const json_t *statement, const char *key)
{
    return string_of(json_object_get(statement, key), "name");
}

/* The text of a span, its blanks and line ends as one blank each. */
static char *cut(const json_t *record, const json_t *span)
{
    const json_t *text = json_object_get(record, "text");
    json_int_t begin = json_integer_value(json_array_get(span, 0)), end = json_integer_value(json_array_get(span, 1));
    if (!json_is_array(span) || begin < 0 || end < begin || (size_t)end > json_string_length(text)) return copy_of("");
    char *out = malloc((size_t)(end - begin) + 1), *to = out;
    const char *at = json_string_value(text);
    for (json_int_t i = begin; out && i < end; i++) {
        bool blank = at[i] == ' ' || at[i] == '\n' || at[i] == '\r' || at[i] == '\t';
        if (!blank) *to++ = at[i];
        else if (to > out && to[-1] != ' ') *to++ = ' ';
    }
    if (out) *to = 0;
    return out;
}

static char *words_of(const json_t *record, const json_t *statement)
{
    const json_t *content = json_object_get(statement, "content");
    size_t n = json_array_size(content);
    json_t *hull = json_pack("[O,O]", json_array_get(json_array_get(content, 0), 0),
                             json_array_get(json_array_get(content, n ? n - 1 : 0), 1));
    char *words = cut(record, hull);
    json_decref(hull);
    return words;
}

static char *day_of(const json_t *record, const json_t *statement)
{
    const char *made = json_string_value(json_object_get(json_object_get(statement, "made"), "first"));
    return made ? copy_of(made) : string_of(record, "published");
}

static void free_stand(cli_stand *s)
{
    char *all[] = { s->party, s->issue, s->stance, s->day, s->speaker, s->addressee, s->via, s->outlet, s->report,
                    s->statement, s->condition, s->words };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) free(all[i]);
}

static bool is_whole(const cli_stand *s)
{
    return s->party && s->issue && s->stance && s->day && s->speaker && s->addressee && s->via && s->outlet &&
           s->report && s->statement && s->condition && s->words;
}

static bool has_word(const char *text, const char *part)
{
    size_t n = strlen(part);
    for (; *text; text++)
        if (strncasecmp(text, part, n) == 0) return true;
    return n == 0;
}

static bool is_chosen(const json_t *position, const cli_standing_choice *choice)
{
    const char *party = json_string_value(json_object_get(position, "party"));
    const char *issue = json_string_value(json_object_get(position, "issue"));
    if (!party || !issue) return false;
    return (!choice->party || has_word(party, choice->party)) &&
           (!choice->issue || strcasecmp(issue, choice->issue) == 0);
}

/* The statement whose speaker says so. */
static const json_t *voucher_of(const json_t *record, const json_t *position, const json_t *statement)
{
    const json_t *id = json_object_get(position, "voucher"), *all = json_object_get(record, "statements");
    if (json_equal(id, json_object_get(statement, "id"))) return statement;
    for (size_t i = 0; i < json_array_size(all); i++)
        if (json_equal(id, json_object_get(json_array_get(all, i), "id"))) return json_array_get(all, i);
    return statement;
}

static bool add_position(cli_standing *to, const json_t *record, const json_t *position, const json_t *statement)
{
    const json_t *by = voucher_of(record, position, statement);
    if (to->n == to->room) {
        uint32_t room = to->room ? to->room * 2 : 64;
        cli_stand *at = realloc(to->at, room * sizeof *at);
        if (!at) return false;
        to->at = at;
        to->room = room;
    }
    cli_stand s = {
        .party = string_of(position, "party"), .issue = string_of(position, "issue"),
        .stance = string_of(position, "stance"), .day = day_of(record, by),
        .speaker = name_of(by, "speaker"), .addressee = name_of(by, "addressee"),
        .via = name_of(by, "outlet"), .outlet = string_of(record, "outlet"), .report = string_of(record, "id"),
        .statement = string_of(statement, "id"), .condition = cut(record, json_object_get(position, "condition")),
        .words = words_of(record, statement), .own = json_is_true(json_object_get(position, "own")), .order = to->n,
    };
    if (!is_whole(&s)) { free_stand(&s); return false; }
    to->at[to->n++] = s;
    return true;
}

bool cli_standing_add(cli_standing *standing, const json_t *record, const cli_standing_choice *choice)
{
    const json_t *positions = json_object_get(record, "positions"), *statements = json_object_get(record, "statements");
    size_t next = 0, n = json_array_size(statements);
    for (size_t i = 0; i < json_array_size(positions); i++) {
        const json_t *p = json_array_get(positions, i);
        const char *id = json_string_value(json_object_get(p, "statement"));
        for (size_t k = 0; id && k < n; k++, next = (next + 1) % n) {   /* both are in the same order */
            const json_t *s = json_array_get(statements, next);
            const char *key = json_string_value(json_object_get(s, "id"));
            if (!key || strcmp(key, id) != 0) continue;
            if (is_chosen(p, choice) && !add_position(standing, record, p, s)) return false;
            break;
        }
    }
    return true;
}

void cli_standing_free(cli_standing *standing)
{
    for (uint32_t i = 0; i < standing->n; i++) free_stand(&standing->at[i]);
    free(standing->at);
    *standing = (cli_standing){ 0 };
}

/* ---- who stands where -------------------------------------------------------------------------- */

static int by_place(const void *left, const void *right)
{
    const cli_stand *a = left, *b = right;
    int d = strcasecmp(a->party, b->party);
    if (!d) d = strcmp(a->issue, b->issue);
    if (!d) d = (int)b->own - (int)a->own;
    if (!d) d = strcmp(a->day, b->day);
    return d ? d : (a->order > b->order) - (a->order < b->order);
}

static bool is_same_place(const cli_stand *a, const cli_stand *b)
{
    return strcasecmp(a->party, b->party) == 0 && strcmp(a->issue, b->issue) == 0 && a->own == b->own;
}

/* Refusing is the contrary of agreeing, offering and being open. */
static bool is_contrary(const cli_stand *a, const cli_stand *b)
{
    bool no = strcmp(a->stance, "reject") == 0, other = strcmp(b->stance, "reject") == 0;
    const char *yes = no ? b->stance : a->stance;
    return no != other && (strcmp(yes, "accept") == 0 || strcmp(yes, "open") == 0 || strcmp(yes, "offer") == 0);
}

static void mark_group(cli_stand *at, uint32_t n)
{
    uint32_t first = n - 1;
    while (first > 0 && strcmp(at[first - 1].day, at[n - 1].day) == 0) first--;
    for (uint32_t i = first; i < n; i++) {
        at[i].latest = true;
        for (uint32_t k = first; k < n; k++) at[i].clash = at[i].clash || is_contrary(&at[i], &at[k]);
        for (uint32_t k = first; k-- > 0 && !at[i].before;)
            if (strcmp(at[k].stance, at[i].stance) != 0) at[i].before = &at[k];
    }
}

void cli_standing_sort(cli_standing *standing)
{
    if (standing->n) qsort(standing->at, standing->n, sizeof *standing->at, by_place);
    for (uint32_t i = 0, end; i < standing->n; i = end) {
        for (end = i + 1; end < standing->n && is_same_place(&standing->at[i], &standing->at[end]);) end++;
        mark_group(standing->at + i, end - i);
    }
}
