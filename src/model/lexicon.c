/* lexicon.c - word lists in the model: binary search over sorted entries, in place. */
#include "model/lexicon.h"

#include "base/utf8.h"

#include <stdio.h>

static hs_slice entry(const hs_lexicon *l, uint32_t i)
{
    return (hs_slice){ l->text + l->offset[i], l->offset[i + 1] - l->offset[i] };
}

static hs_slice key_of(hs_slice e, hs_slice *value)
{
    const char *tab = memchr(e.at, '\t', e.n);
    uint32_t n = (uint32_t)(tab - e.at);
    *value = (hs_slice){ tab + 1, e.n - n - 2 };
    return (hs_slice){ e.at, n };
}

static int compare(hs_slice a, hs_slice b)
{
    uint32_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.at, b.at, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static bool well_formed(const hs_lexicon *l, uint32_t bytes)
{
    hs_slice last = { 0 }, value;
    for (uint32_t i = 0; i < l->n; i++) {
        if (l->offset[i + 1] <= l->offset[i] || l->offset[i + 1] > bytes) return false;
        hs_slice e = entry(l, i);
        if (e.at[e.n - 1] != '\n' || !memchr(e.at, '\t', e.n)) return false;
        hs_slice key = key_of(e, &value);
        if (key.n == 0 || (i && compare(last, key) >= 0)) return false;
        last = key;
    }
    return true;
}

hs_status hs_lexicon_open(const hs_model *model, const char *name, hs_lexicon *out, hs_error *err)
{
    char section_name[32];
    hs_section s;
    *out = (hs_lexicon){ 0 };
    snprintf(section_name, sizeof section_name, "lex.%s", name);
    HS_TRY(hs_model_need(model, section_name, 0, 1, &s, err));
    const uint32_t *head = s.data;
    uint32_t n = s.count >= 8 ? head[0] : 0;
    if (s.count < 8 || n > (s.count - 8) / 4)
        return hs_fail(err, HS_EMODEL, 0, "word list %s of the model is cut short: build the "
                       "model again", name);
    hs_lexicon l = { head + 1, (const char *)(head + 2 + n), n };
    uint32_t bytes = s.count - 8 - 4 * n;
    if (l.offset[0] != 0 || !well_formed(&l, bytes) || !hs_utf8_valid(l.text, bytes))
        return hs_fail(err, HS_EMODEL, 0, "word list %s of the model is damaged: build the model "
                       "again", name);
    *out = l;
    return HS_OK;
}

hs_slice hs_lexicon_entry(const hs_lexicon *l, uint32_t i, hs_slice *value)
{
    return key_of(entry(l, i), value);
}

/* The first entry whose key is not less than key. */
static uint32_t lower_bound(const hs_lexicon *l, hs_slice key)
{
    uint32_t low = 0, high = l->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        hs_slice value;
        if (compare(hs_lexicon_entry(l, middle, &value), key) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

static bool find_folded(const hs_lexicon *l, hs_slice key, hs_slice *value)
{
    uint32_t i = lower_bound(l, key);
    if (i < l->n && hs_equal(hs_lexicon_entry(l, i, value), key)) return true;
    *value = (hs_slice){ "", 0 };
    return false;
}

enum { LONGEST_KEY = 96 };

/* The key as the packer folded it; HS_NONE where it is longer than any. */
static uint32_t fold(hs_slice s, char *out, uint32_t room)
{
    return s.n < room ? hs_utf8_fold(s, out, room) : HS_NONE;
}

bool hs_lexicon_find(const hs_lexicon *l, hs_slice key, hs_slice *value)
{
    char folded[LONGEST_KEY];
    uint32_t n = fold(key, folded, sizeof folded);
    if (n != HS_NONE) return find_folded(l, (hs_slice){ folded, n }, value);
    *value = (hs_slice){ "", 0 };
    return false;
}

bool hs_lexicon_has(const hs_lexicon *l, hs_slice key)
{
    hs_slice value;
    return hs_lexicon_find(l, key, &value);
}

/* True where some entry's key is `key` or goes on after it with a blank. */
static bool begins_entry(const hs_lexicon *l, hs_slice key)
{
    hs_slice value;
    uint32_t i = lower_bound(l, key);
    if (i == l->n) return false;
    hs_slice next = hs_lexicon_entry(l, i, &value);
    return next.n >= key.n && memcmp(next.at, key.at, key.n) == 0;
}

uint32_t hs_lexicon_longest(const hs_lexicon *l, const hs_slice *words, uint32_t n, hs_slice *value)
{
    char key[LONGEST_KEY];
    uint32_t length = 0, best = 0;
    *value = (hs_slice){ "", 0 };
    for (uint32_t i = 0; i < n; i++) {
        if (length + 2 > sizeof key) break;
        if (i) key[length++] = ' ';
        uint32_t m = fold(words[i], key + length, (uint32_t)sizeof key - length);
        if (m == HS_NONE) break;
        length += m;
        hs_slice so_far = { key, length }, found;
        if (find_folded(l, so_far, &found)) { best = i + 1; *value = found; }
        if (!begins_entry(l, so_far)) break;
    }
    return best;
}

bool hs_value_has(hs_slice value, const char *word)
{
    size_t n = strlen(word);
    for (uint32_t i = 0; i + n <= value.n; i++) {
        bool begins = i == 0 || value.at[i - 1] == ' ';
        bool ends = i + n == value.n || value.at[i + n] == ' ';
        if (begins && ends && memcmp(value.at + i, word, n) == 0) return true;
    }
    return false;
}
