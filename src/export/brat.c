/* brat.c - standoff annotations of brat (https://brat.nlplab.org/standoff.html): a folder with
 * the text and the annotations of each report, and the configuration that names the types.
 *
 * A statement is an event whose trigger is its cue, or the words themselves where they have
 * none. Offsets count code points. A span may not cross the end of a line there, so it becomes
 * fragments; what no span says (kind, act ...) becomes attributes, and the id and the resolved
 * names a note.
 */
#include "export/points.h"
#include "export/schema.h"
#include "export/writer.h"

#include <stdlib.h>
#include <string.h>

typedef struct brat {        /* one report's annotations */
    const hs_document *doc;
    hs_points points;
    FILE     *out;
    json_t   *spans;         /* "Source 3 9" to its number */
    uint64_t  n_spans, n_events, n_attributes, n_notes;
    bool      failed;
} brat;

/* ---- spans -------------------------------------------------------------------------------- */

/* Bytes of a character at which an annotation must break off, or 0. */
static uint32_t break_length(const char *at, uint32_t left)
{
    if ((unsigned char)*at < 0x20) return 1;
    if (left >= 2 && memcmp(at, "\xC2\x85", 2) == 0) return 2;          /* next line */
    if (left >= 3 && memcmp(at, "\xE2\x80\xA8", 3) == 0) return 3;      /* line separator */
    if (left >= 3 && memcmp(at, "\xE2\x80\xA9", 3) == 0) return 3;      /* paragraph separator */
    return 0;
}

/* The next fragment from *at, without blanks at its ends; false at the end. */
static bool next_fragment(const char *text, hs_span span, uint32_t *at, hs_span *out)
{
    while (*at < span.end) {
        uint32_t begin = *at, end = begin, gap = 0;
        while (end < span.end && (gap = break_length(text + end, span.end - end)) == 0) end++;
        *at = end + gap;
        while (begin < end && text[begin] == ' ') begin++;
        while (end > begin && text[end - 1] == ' ') end--;
        *out = (hs_span){ begin, end };
        if (begin < end) return true;
    }
    return false;
}

/* "Content 12 40;41 60" and, after a tab, the words; "" where there are none. */
static char *write_span(const brat *b, const char *type, hs_spans spans)
{
    char *places = NULL, *words = NULL, *all = NULL;
    size_t n_places, n_words, n_all;
    FILE *p = open_memstream(&places, &n_places), *w = open_memstream(&words, &n_words);
    hs_span f;
    uint32_t n = 0;
    for (uint32_t i = 0; p && w && i < spans.n; i++)
        for (uint32_t at = spans.at[i].begin; next_fragment(b->doc->text, spans.at[i], &at, &f); n++) {
            fprintf(p, "%s%lu %lu", n ? ";" : "", (unsigned long)hs_points_at(&b->points, f.begin),
                    (unsigned long)hs_points_at(&b->points, f.end));
            fprintf(w, "%s%.*s", n ? " " : "", (int)(f.end - f.begin), b->doc->text + f.begin);
        }
    bool ok = p && w;
    if (p && fclose(p) != 0) ok = false;
    if (w && fclose(w) != 0) ok = false;
    FILE *a = ok ? open_memstream(&all, &n_all) : NULL;
    if (a && n > 0) fprintf(a, "%s %s\t%s", type, places, words);
    if (a && fclose(a) != 0) { free(all); all = NULL; }
    free(places);
    free(words);
    return all;
}

/* The number of the T line of these spans, written once; 0 where there are none. */
static uint64_t text_bound(brat *b, const char *type, hs_spans spans)
{
    char *line = write_span(b, type, spans);
    uint64_t number = 0;
    if (!line) { b->failed = true; return 0; }
    if (*line) {
        const json_t *known = json_object_get(b->spans, line);
        number = known ? (uint64_t)json_integer_value(known) : ++b->n_spans;
        if (!known) fprintf(b->out, "T%llu\t%s\n", (unsigned long long)number, line);
        if (!known && json_object_set_new(b->spans, line, json_integer((json_int_t)number)) != 0)
            b->failed = true;
    }
    free(line);
    return number;
}

static uint64_t one_bound(brat *b, const char *type, const hs_span *span)
{
    return text_bound(b, type, (hs_spans){ span, span->begin < span->end });
}

/* ---- statements ------------------------------------------------------------------------------ */

static void argument(brat *b, const char *role, uint64_t number, char kind)
{
    if (number > 0) fprintf(b->out, " %s:%c%llu", role, kind, (unsigned long long)number);
}

static void attribute(brat *b, const char *name, uint64_t event, const char *value)
{
    fprintf(b->out, "A%llu\t%s E%llu%s%s\n", (unsigned long long)++b->n_attributes, name,
            (unsigned long long)event, value ? " " : "", value ? value : "");
}

/* Names may hold anything, and a note ends with its line. */
static void note_words(FILE *out, const char *label, const char *words)
{
    if (!words) return;
    fputs(label, out);
    for (; *words; words++) putc((unsigned char)*words < 0x20 ? ' ' : *words, out);
}

static void put_note(brat *b, const hs_statement *s, uint64_t event)
{
    fprintf(b->out, "#%llu\tAnnotatorNotes E%llu\t%s", (unsigned long long)++b->n_notes,
            (unsigned long long)event, s->id);
    note_words(b->out, "; speaker: ", hs_party_name(b->doc, s->speaker));
    note_words(b->out, "; addressee: ", hs_party_name(b->doc, s->addressee));
    note_words(b->out, "; outlet: ", hs_party_name(b->doc, s->outlet));
    note_words(b->out, "; made: ", s->made);
    putc('\n', b->out);
}

/* False where the statement has no words that could bear it. */
static bool put_statement(brat *b, const hs_statement *s, uint64_t *events, uint32_t i)
{
    uint64_t cue = text_bound(b, "Cue", s->cue);
    uint64_t trigger = cue ? cue : text_bound(b, "Quote", s->content);
    if (!trigger) return false;
    uint64_t source = text_bound(b, "Source", s->source);
    uint64_t content = cue ? text_bound(b, "Content", s->content) : 0;
    uint64_t condition = one_bound(b, "Condition", &s->condition);
    uint64_t venue = one_bound(b, "Venue", &s->venue), made = one_bound(b, "When", &s->made_span);
    uint64_t event = events[i] = ++b->n_events;
    fprintf(b->out, "E%llu\t%s:T%llu", (unsigned long long)event, cue ? "Cue" : "Quote",
            (unsigned long long)trigger);
    argument(b, "Source", source, 'T');
    argument(b, "Content", content, 'T');
    argument(b, "Condition", condition, 'T');
    argument(b, "Venue", venue, 'T');
    argument(b, "When", made, 'T');
    argument(b, "Inside", s->parent == HS_NONE ? 0 : events[s->parent], 'E');
    putc('\n', b->out);
    attribute(b, "Kind", event, hs_kind_name(s->kind));
    attribute(b, "Act", event, hs_act_name(s->act));
    attribute(b, "Modality", event, hs_modality_name(s->modality));
    if (s->negated) attribute(b, "Negated", event, NULL);
    put_note(b, s, event);
    return true;
}

static bool put_annotations(hs_export *e, const hs_report *report, FILE *out)
{
    const hs_document *doc = report->document;
    brat b = { .doc = doc, .out = out, .spans = json_object() };
    uint64_t *events = calloc((size_t)doc->n_statements + 1, sizeof *events);
    bool ok = b.spans && events && hs_points_make(&b.points, doc->text, doc->n_text);
    for (uint32_t i = 0; ok && i < doc->n_statements; i++)
        if (!put_statement(&b, &doc->statements[i], events, i)) e->n_left_out++;
    hs_points_free(&b.points);
    free(events);
    json_decref(b.spans);
    return ok && !b.failed;
}

/* ---- files -------------------------------------------------------------------------------------- */

/* "0001-report.txt": the number keeps names apart, the rest helps people. */
static void file_name(const hs_export *e, const char *id, char out[80])
{
    const char *slash = strrchr(id, '/');
    size_t n = (size_t)snprintf(out, 24, "%04llu-", (unsigned long long)e->n_reports + 1);
    if (slash && slash[1]) id = slash + 1;
    for (size_t start = n; *id && n < start + 40; id++) {
        bool plain = (*id >= 'a' && *id <= 'z') || (*id >= 'A' && *id <= 'Z') || (*id >= '0' && *id <= '9');
        if (plain || *id == '_') out[n++] = *id;
        else if (out[n - 1] != '-') out[n++] = '-';
    }
    out[n] = '\0';
}

static bool put(hs_export *e, const hs_report *report)
{
    const hs_document *doc = report->document;
    char name[80], text[96], annotations[96];
    file_name(e, doc->id ? doc->id : "", name);
    snprintf(text, sizeof text, "%s.txt", name);
    snprintf(annotations, sizeof annotations, "%s.ann", name);
    FILE *out = hs_writer_file(e, text);
    if (!out) return false;
    fwrite(doc->text, 1, doc->n_text, out);
    if (!hs_writer_close(e, out, text) || !(out = hs_writer_file(e, annotations))) return false;
    bool ok = put_annotations(e, report, out);
    return hs_writer_close(e, out, annotations) && ok;
}

static void put_choices(FILE *out, const char *name, const char *column)
{
    const hs_column *columns = hs_statement_schema.columns;
    fprintf(out, "%s\tArg:<EVENT>, Value:", name);
    for (uint32_t i = 0; i < hs_statement_schema.n_columns; i++)
        for (const hs_choice *c = columns[i].choices; c && c->value && strcmp(columns[i].name, column) == 0; c++)
            fprintf(out, "%s%s", c == columns[i].choices ? "" : "|", c->value);
    putc('\n', out);
}

static bool end(hs_export *e)
{
    static const char name[] = "annotation.conf";
    static const char roles[] = "Condition?:Condition, Venue?:Venue, When?:When, Inside?:<EVENT>";
    FILE *out = hs_writer_file(e, name);
    if (!out) return false;
    fputs("[entities]\nSource\nContent\nCondition\nVenue\nWhen\n\n[relations]\n\n[events]\n", out);
    fprintf(out, "Cue\tSource?:Source, Content?:Content, %s\n", roles);
    fprintf(out, "Quote\tSource?:Source, %s\n\n[attributes]\n", roles);
    put_choices(out, "Kind", "kind");
    put_choices(out, "Act", "act");
    put_choices(out, "Modality", "modality");
    fputs("Negated\tArg:<EVENT>\n", out);
    return hs_writer_close(e, out, name);
}

const hs_writer hs_brat_writer = {
    { "brat", "brat standoff: a folder with text and annotations of each report", HS_TO_FOLDER, false },
    NULL, put, end, NULL
};
