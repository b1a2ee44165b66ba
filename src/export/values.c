/* values.c - pieces of a document as JSON values and strings, as several formats need them. */
#include "export/writer.h"

#include <stdlib.h>
#include <string.h>

#define GAP " … "            /* stands where the text interrupts words that belong together */

/* The caller's own strings (ids, names of files) need not be UTF-8: where they are not, their
 * bytes above 0x7F are replaced, so that the line stays valid JSON. */
json_t *hs_text_value(const char *text)
{
    if (!text) return json_null();
    json_t *value = json_string(text);
    if (value) return value;
    char *copy = strdup(text);
    if (!copy) return NULL;
    for (char *c = copy; *c; c++) if ((unsigned char)*c > 0x7F) *c = '?';
    value = json_string(copy);
    free(copy);
    return value;
}

json_t *hs_day_value(int32_t day)
{
    char iso[16];
    if (day == HS_NO_DAY) return json_null();
    hs_day_format(day, iso);
    return json_string(iso);
}

json_t *hs_span_words(const hs_document *doc, hs_span span)
{
    return json_stringn(doc->text + span.begin, span.end - span.begin);
}

json_t *hs_words_value(const hs_document *doc, hs_spans spans)
{
    size_t n = 0, at = 0;
    for (uint32_t i = 0; i < spans.n; i++) n += spans.at[i].end - spans.at[i].begin + strlen(GAP);
    char *words = malloc(n + 1);
    if (!words) return NULL;
    for (uint32_t i = 0; i < spans.n; i++) {
        size_t length = spans.at[i].end - spans.at[i].begin;
        if (i > 0) { memcpy(words + at, GAP, strlen(GAP)); at += strlen(GAP); }
        memcpy(words + at, doc->text + spans.at[i].begin, length);
        at += length;
    }
    json_t *value = json_stringn(words, at);
    free(words);
    return value;
}

const char *hs_party_name(const hs_document *doc, uint32_t entity)
{
    return entity == HS_NONE ? NULL : doc->entities[entity].name;
}

char *hs_percent(const char *id)
{
    static const char kept[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";
    static const char digits[] = "0123456789ABCDEF";
    char *out = malloc(strlen(id) * 3 + 1), *at = out;
    for (; out && *id; id++) {
        unsigned char c = (unsigned char)*id;
        if (strchr(kept, *id)) *at++ = *id;
        else { *at++ = '%'; *at++ = digits[c >> 4]; *at++ = digits[c & 15]; }
    }
    if (out) *at = '\0';
    return out;
}

bool hs_writer_dump(FILE *out, json_t *value, size_t flags)
{
    bool ok = value && json_dumpf(value, out, flags | JSON_REAL_PRECISION(4)) == 0 && putc('\n', out) != EOF;
    json_decref(value);
    return ok;
}
