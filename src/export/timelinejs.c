/* timelinejs.c - a timeline for TimelineJS (https://timeline.knightlab.com/docs/json-format.html):
 * a slide for each statement, on the day on which it was made, else on which it was published.
 *
 * TimelineJS shows headline and text as HTML, and what stands there are strangers' words: they
 * are escaped, and a link is made of http and https addresses only.
 */
#include "export/writer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void put_html(FILE *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        switch (text[i]) {
        case '&': fputs("&amp;", out); break;
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '"': fputs("&quot;", out); break;
        case '\'': fputs("&#39;", out); break;
        default: putc(text[i], out);
        }
    }
}

static void put_string(FILE *out, const char *text) { put_html(out, text ? text : "", text ? strlen(text) : 0); }

static bool is_link(const char *url)
{
    return url && (strncasecmp(url, "http://", 7) == 0 || strncasecmp(url, "https://", 8) == 0);
}

/* The words, on what condition, and where they were read. */
static void put_body(const hs_document *doc, const hs_statement *s, FILE *out)
{
    fputs("<p>", out);
    for (uint32_t i = 0; i < s->content.n; i++) {
        if (i > 0) fputs(" … ", out);
        put_html(out, doc->text + s->content.at[i].begin, s->content.at[i].end - s->content.at[i].begin);
    }
    fputs("</p><p><small>", out);
    if (s->parent != HS_NONE && hs_party_name(doc, doc->statements[s->parent].speaker)) {
        fputs("Passed on by ", out);
        put_string(out, hs_party_name(doc, doc->statements[s->parent].speaker));
        fputs(". ", out);
    }
    if (is_link(doc->url)) { fputs("<a href=\"", out); put_string(out, doc->url); fputs("\">", out); }
    put_string(out, doc->title ? doc->title : doc->id);
    if (is_link(doc->url)) fputs("</a>", out);
    if (doc->outlet) { fputs(", ", out); put_string(out, doc->outlet); }
    fputs("</small></p>", out);
}

static void put_headline(const hs_document *doc, const hs_statement *s, FILE *out)
{
    put_string(out, s->speaker == HS_NONE ? "Somebody" : hs_party_name(doc, s->speaker));
    for (uint32_t i = 0; i < s->cue.n; i++) {
        putc(' ', out);
        put_html(out, doc->text + s->cue.at[i].begin, s->cue.at[i].end - s->cue.at[i].begin);
    }
}

static json_t *html_of(const hs_document *doc, const hs_statement *s,
                       void (*put)(const hs_document *, const hs_statement *, FILE *))
{
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    if (!out) return NULL;
    put(doc, s, out);
    json_t *value = fclose(out) == 0 ? hs_text_value(text) : NULL;
    free(text);
    return value;
}

/* {"year": 2025, "month": 4, "day": 4}: as much as n of the three. */
static json_t *date_value(int32_t day, int n)
{
    char iso[16];
    int year = 0, month = 0, of_month = 0;
    hs_day_format(day, iso);
    if (sscanf(iso, "%d-%d-%d", &year, &month, &of_month) != 3) return NULL;
    json_t *date = json_pack("{s:i}", "year", year);
    if (n > 1) json_object_set_new(date, "month", json_integer(month));
    if (n > 2) json_object_set_new(date, "day", json_integer(of_month));
    return date;
}

static json_t *event_of(const hs_document *doc, const hs_statement *s, int32_t first, int32_t last, int n)
{
    json_t *event = json_pack("{s:o,s:{s:o,s:o},s:s}", "start_date", date_value(first, n), "text",
                              "headline", html_of(doc, s, put_headline), "text", html_of(doc, s, put_body),
                              "unique_id", s->id);
    bool ok = event != NULL;
    if (ok && s->speaker != HS_NONE)
        ok = json_object_set_new(event, "group", hs_text_value(hs_party_name(doc, s->speaker))) == 0;
    if (ok && last != first && n == 3) ok = json_object_set_new(event, "end_date", date_value(last, n)) == 0;
    if (ok) return event;
    json_decref(event);
    return NULL;
}

static bool put(hs_export *e, const hs_report *report)
{
    const hs_document *doc = report->document;
    bool *begun = e->state;
    for (uint32_t i = 0; i < doc->n_statements; i++) {
        const hs_statement *s = &doc->statements[i];
        bool dated = s->made && s->made_first != HS_NO_DAY;
        int32_t first = dated ? s->made_first : doc->published, last = dated ? s->made_last : first;
        size_t length = dated ? strlen(s->made) : 10;
        if (first == HS_NO_DAY) { e->n_left_out++; continue; }
        json_t *event = event_of(doc, s, first, last, length == 4 ? 1 : length == 7 && s->made[5] != 'W' ? 2 : 3);
        fputs(*begun ? ",\n" : "\n", e->out);
        *begun = true;
        bool ok = event && json_dumpf(event, e->out, JSON_COMPACT) == 0;
        json_decref(event);
        if (!ok) return false;
    }
    return true;
}

static bool begin(hs_export *e)
{
    bool *begun = calloc(1, sizeof *begun);
    e->state = begun;
    return begun && fputs("{\"events\":[", e->out) != EOF;
}

static bool end(hs_export *e) { return fputs("\n]}\n", e->out) != EOF; }

static void drop(hs_export *e) { free(e->state); }

const hs_writer hs_timelinejs_writer = {
    { "timelinejs", "TimelineJS: a slide for each statement with a day", HS_TO_STREAM, false }, begin, put, end, drop
};
