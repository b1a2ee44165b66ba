/* actors.c - the user's actors, from text. A parser of our own for two formats:
 *   ours      "name = CODE" or "role = ~CODE", one a line, '#' begins a comment
 *   PETRARCH  "NAME_  [CODE]", "+SYNONYM", dated codes on lines of their own, "ROLE [~CODE]",
 *             "!SET! = A, B" and "ROLE!SET! [~CODE]" are read as far as they name plain words
 * Of several dated codes the last is taken. What cannot be read is passed over: a user's list of
 * 27,000 names is never an error.
 */
#include "event/event.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { LONGEST = 96, MOST_SYNONYMS = 64 };

typedef struct item { uint32_t key, n_key, code, n_code; } item;

typedef struct maker {
    char   *bytes; size_t n, room;       /* keys and codes */
    item   *items; size_t n_items, item_room;
    bool    failed;
    uint32_t open[MOST_SYNONYMS], n_open;    /* names that wait for their code */
} maker;

static bool grow(void **at, size_t need, size_t *have, size_t size)
{
    if (need <= *have) return true;
    size_t more = *have ? *have * 2 : 1024;
    while (more < need) more *= 2;
    void *p = realloc(*at, more * size);
    if (!p) return false;
    *at = p;
    *have = more;
    return true;
}

static uint32_t keep(maker *m, const char *at, uint32_t n)
{
    void *p = m->bytes;
    if (!grow(&p, m->n + n + 1, &m->room, 1)) { m->failed = true; return 0; }
    m->bytes = p;
    memcpy(m->bytes + m->n, at, n);
    m->n += n;
    return (uint32_t)(m->n - n);
}

/* The name folded, '_' as a blank, without what follows its last letter. */
static void add_name(maker *m, hs_slice name, const char *plural)
{
    char plain[LONGEST], folded[LONGEST];
    uint32_t n = 0;
    bool blank = false;
    for (uint32_t i = 0; i < name.n && n + 4 < LONGEST; i++) {
        char c = name.at[i];
        if (c == '!' || c == '~') return;
        if (c == '_' || hs_is_blank(c)) { blank = n > 0; continue; }
        if (blank) plain[n++] = ' ';
        blank = false;
        plain[n++] = c;
    }
    for (; *plural && n + 1 < LONGEST; plural++) plain[n++] = *plural;
    uint32_t k = n ? hs_utf8_fold((hs_slice){ plain, n }, folded, LONGEST) : HS_NONE;
    void *p = m->items;
    if (k == HS_NONE || k == 0 || m->n_open == MOST_SYNONYMS) return;
    if (!grow(&p, m->n_items + 1, &m->item_room, sizeof *m->items)) { m->failed = true; return; }
    m->items = p;
    m->items[m->n_items] = (item){ keep(m, folded, k), k, 0, 0 };
    m->open[m->n_open++] = (uint32_t)m->n_items++;
}

static void give_code(maker *m, hs_slice code)
{
    code = hs_trim(code);
    uint32_t n = 0;
    while (n < code.n && !hs_is_blank(code.at[n]) && code.at[n] != '<' && code.at[n] != '>') n++;
    code.n = n;
    if (n == 0 || code.at[0] == '-' || code.at[0] == '#' || code.at[0] == '+') return;
    uint32_t at = keep(m, code.at, n);
    for (uint32_t i = 0; i < m->n_open; i++) {
        m->items[m->open[i]].code = at;
        m->items[m->open[i]].n_code = n;
    }
}

/* All "[CODE dates]" of the line; false where it has none. */
static bool bracketed(maker *m, hs_slice line)
{
    bool any = false;
    for (uint32_t i = 0; i < line.n; i++) {
        if (line.at[i] != '[') continue;
        uint32_t end = i + 1;
        while (end < line.n && line.at[end] != ']') end++;
        give_code(m, (hs_slice){ line.at + i + 1, end - i - 1 });
        i = end;
        any = true;
    }
    return any;
}

static hs_slice until(hs_slice line, const char *stops)
{
    for (uint32_t i = 0; i < line.n; i++)
        if (strchr(stops, line.at[i])) line.n = i;
    return hs_trim(line);
}

static void read_line(maker *m, hs_slice line)
{
    line = until(line, "#");
    if (line.n == 0 || line.at[0] == '<' || line.at[0] == '!') return;
    uint32_t equals = hs_find(line, "=");
    if (equals != HS_NONE && hs_find(line, "[") == HS_NONE) {            /* ours */
        m->n_open = 0;
        add_name(m, (hs_slice){ line.at, equals }, "");
        give_code(m, (hs_slice){ line.at + equals + 1, line.n - equals - 1 });
        return;
    }
    hs_slice name = until(line, "[{;");
    if (line.at[0] == '[') { bracketed(m, line); return; }
    if (line.at[0] == '+') {
        uint32_t first = m->n_open ? m->open[0] : HS_NONE;
        add_name(m, (hs_slice){ name.at + 1, name.n - 1 }, "");
        if (first != HS_NONE && m->n_open > 1) {                          /* the code may stand above */
            item *last = &m->items[m->open[m->n_open - 1]];
            last->code = m->items[first].code;
            last->n_code = m->items[first].n_code;
        }
    } else {
        m->n_open = 0;
        add_name(m, name, "");
        if (hs_find(line, "~") != HS_NONE && name.n && name.at[name.n - 1] != '_') add_name(m, name, "s");
    }
    bracketed(m, line);
}

/* ---- the list, as hs_lexicon wants it ---- */

typedef struct line { const char *key, *code; uint32_t n_key, n_code, order; } line;

static int by_key(const void *a, const void *b)
{
    const line *x = a, *y = b;
    int order = memcmp(x->key, y->key, x->n_key < y->n_key ? x->n_key : y->n_key);
    if (order) return order;
    if (x->n_key != y->n_key) return x->n_key < y->n_key ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static bool same_key(const line *a, const line *b)
{
    return a->n_key == b->n_key && memcmp(a->key, b->key, a->n_key) == 0;
}

/* Offsets, then the entries, in one block; of entries with one key the first stays. */
static void *write_out(const line *lines, size_t n, hs_lexicon *out)
{
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) bytes += (size_t)lines[i].n_key + lines[i].n_code + 2;
    uint32_t *offset = malloc((n + 1) * sizeof *offset + bytes + 1);
    if (!offset) return NULL;
    char *text = (char *)(offset + n + 1);
    uint32_t at = 0, k = 0;
    for (size_t i = 0; i < n; i++) {
        const line *l = &lines[i];
        if (i && same_key(l, l - 1)) continue;
        offset[k++] = at;
        memcpy(text + at, l->key, l->n_key);
        at += l->n_key;
        text[at++] = '\t';
        memcpy(text + at, l->code, l->n_code);
        at += l->n_code;
        text[at++] = '\n';
    }
    offset[k] = at;
    *out = (hs_lexicon){ offset, text, k };
    return offset;
}

static void *finish(const maker *m, hs_lexicon *out)
{
    line *lines = calloc(m->n_items + 1, sizeof *lines);
    size_t n = 0;
    if (!lines) return NULL;
    for (size_t i = 0; i < m->n_items; i++) {
        const item *it = &m->items[i];
        if (it->n_code == 0) continue;
        lines[n++] = (line){ m->bytes + it->key, m->bytes + it->code, it->n_key, it->n_code, (uint32_t)i };
    }
    qsort(lines, n, sizeof *lines, by_key);
    void *block = write_out(lines, n, out);
    free(lines);
    return block;
}

hs_status hs_event_actors(const char *text, size_t n, hs_lexicon *out, void **block, hs_error *err)
{
    maker m = { 0 };
    *out = (hs_lexicon){ 0 };
    *block = NULL;
    for (size_t i = 0; i < n && !m.failed;) {
        size_t end = i;
        while (end < n && text[end] != '\n') end++;
        if (end - i < 4096) read_line(&m, (hs_slice){ text + i, (uint32_t)(end - i) });
        i = end + 1;
    }
    if (!m.failed) *block = finish(&m, out);
    free(m.bytes);
    free(m.items);
    return *block ? HS_OK : hs_fail(err, HS_EMEMORY, 0, "memory ran out while the actors were read");
}
