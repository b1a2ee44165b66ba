/* cite.c - citations of statements, for reference managers: CSL-JSON
 * (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html) and RIS.
 *
 * What is cited is the report in which a statement stands: the speaker did not write it, so he
 * is not its author. The words are its abstract; who said them, when and where is a note, because
 * styles print an original date or an event as if they were the report's.
 */
#include "export/writer.h"

#include <stdlib.h>
#include <string.h>

/* ---- what both say ---------------------------------------------------------------------------- */

/* An id for the statement, new to this export: the same text may stand in two reports. The
 * state is the ids so far, each with how often it was used. */
static json_t *fresh_id(hs_export *e, const char *id)
{
    const json_t *used = json_object_get(e->state, id);
    json_int_t n = json_integer_value(used) + 1;
    if (json_object_set_new(e->state, id, json_integer(n)) != 0) return NULL;
    return n > 1 ? json_sprintf("%s-%lld", id, (long long)n) : json_string(id);
}

static void put_part(FILE *out, const char *before, const char *words, const char *after)
{
    if (words && *words) fprintf(out, "%s%s%s", before, words, after);
}

/* "Statement of Ilan Dorrek to Radio Tarsh, made 2025-03-29, passed on by Koven Courier; indirect." */
static json_t *note_of(const hs_document *doc, const hs_statement *s)
{
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    if (!out) return NULL;
    const char *above = s->parent == HS_NONE ? NULL : hs_party_name(doc, doc->statements[s->parent].speaker);
    const char *speaker = hs_party_name(doc, s->speaker);
    fputs("Statement of ", out);
    fputs(speaker ? speaker : "somebody who is not named", out);
    put_part(out, " to ", hs_party_name(doc, s->addressee), "");
    put_part(out, ", made ", s->made, "");
    if (s->venue.begin < s->venue.end)
        fprintf(out, ", %.*s", (int)(s->venue.end - s->venue.begin), doc->text + s->venue.begin);
    put_part(out, ", passed on by ", above, "");
    if (s->outlet != HS_NONE) put_part(out, ", credited to ", hs_party_name(doc, s->outlet), "");
    fprintf(out, "; %s.%s", hs_kind_name(s->kind), s->negated ? " The report says that it was not said." : "");
    json_t *note = fclose(out) == 0 ? hs_text_value(text) : NULL;
    free(text);
    return note;
}

static const char *title_of(const hs_document *doc) { return doc->title ? doc->title : doc->id; }

static bool begin_ids(hs_export *e) { return (e->state = json_object()) != NULL; }

static void drop_ids(hs_export *e) { json_decref(e->state); }

/* ---- CSL-JSON ------------------------------------------------------------------------------------ */

/* {"date-parts": [[2025, 4, 4]]}, or NULL. */
static json_t *date_value(int32_t of)
{
    char iso[16] = "";
    int year, month, day;
    if (of != HS_NO_DAY) hs_day_format(of, iso);
    if (sscanf(iso, "%d-%d-%d", &year, &month, &day) != 3) return NULL;
    return json_pack("{s:[[iii]]}", "date-parts", year, month, day);
}

/* Puts what there is. */
static bool put(json_t *item, const char *key, json_t *value)
{
    if (json_is_null(value) || !value) { json_decref(value); return true; }
    return json_object_set_new(item, key, value) == 0;
}

static json_t *csl_item(hs_export *e, const hs_document *doc, const hs_statement *s)
{
    json_t *item = json_pack("{s:o,s:s}", "id", fresh_id(e, s->id), "type", "article-newspaper");
    bool ok = item && put(item, "title", hs_text_value(title_of(doc))) &&
        put(item, "container-title", hs_text_value(doc->outlet)) &&
        put(item, "issued", date_value(doc->published)) && put(item, "URL", hs_text_value(doc->url)) &&
        put(item, "abstract", hs_words_value(doc, s->content)) && put(item, "note", note_of(doc, s)) &&
        put(item, "language", json_string("en"));
    if (ok) return item;
    json_decref(item);
    return NULL;
}

static bool csl_begin(hs_export *e) { return putc('[', e->out) != EOF && begin_ids(e); }

static bool csl_put(hs_export *e, const hs_report *report)
{
    for (uint32_t i = 0; i < report->document->n_statements; i++) {
        json_t *item = csl_item(e, report->document, &report->document->statements[i]);
        fputs(e->n_statements + i > 0 ? ",\n" : "\n", e->out);
        bool ok = item && json_dumpf(item, e->out, JSON_COMPACT) == 0;
        json_decref(item);
        if (!ok) return false;
    }
    return true;
}

static bool csl_end(hs_export *e) { return fputs("\n]\n", e->out) != EOF; }

const hs_writer hs_csl_writer = {
    { "csl-json", "CSL-JSON: citations of statements, for Zotero, pandoc and others", HS_TO_STREAM, false },
    csl_begin, csl_put, csl_end, drop_ids
};

/* ---- RIS ----------------------------------------------------------------------------------------- */

/* One line a value: control characters and ends of lines become blanks. Releases the value. */
static bool ris_line(FILE *out, const char *tag, json_t *value)
{
    const char *words = json_string_value(value);
    if (words && *words) {
        fprintf(out, "%s  - ", tag);
        for (; *words; words++) putc((unsigned char)*words < 0x20 ? ' ' : *words, out);
        fputs("\r\n", out);
    }
    json_decref(value);
    return value != NULL;
}

static bool ris_put(hs_export *e, const hs_report *report)
{
    const hs_document *doc = report->document;
    char day[16] = "";
    if (doc->published != HS_NO_DAY) hs_day_format(doc->published, day);
    for (uint32_t i = 0; i < doc->n_statements; i++) {
        const hs_statement *s = &doc->statements[i];
        bool ok = ris_line(e->out, "TY", json_string("NEWS")) && ris_line(e->out, "ID", fresh_id(e, s->id)) &&
                  ris_line(e->out, "TI", hs_text_value(title_of(doc))) &&
                  ris_line(e->out, "T2", hs_text_value(doc->outlet));
        if (ok && *day) ok = ris_line(e->out, "PY", json_stringn(day, 4)) &&
                             ris_line(e->out, "DA", json_sprintf("%.4s/%.2s/%.2s/", day, day + 5, day + 8));
        ok = ok && ris_line(e->out, "UR", hs_text_value(doc->url)) &&
             ris_line(e->out, "AB", hs_words_value(doc, s->content)) && ris_line(e->out, "N1", note_of(doc, s)) &&
             ris_line(e->out, "LA", json_string("en"));
        if (!ok) return false;
        fputs("ER  - \r\n\r\n", e->out);
    }
    return true;
}

const hs_writer hs_ris_writer = {
    { "ris", "RIS: citations of statements, for EndNote, Zotero and others", HS_TO_STREAM, false },
    begin_ids, ris_put, NULL, drop_ids
};
