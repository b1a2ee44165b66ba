/* webanno.c - W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD: one
 * collection, whose first page holds an annotation for each statement.
 *
 * The target is the content, piece by piece; source and cue are bodies that point into the same
 * report. Each place is given twice, as the model advises: by code points into the report's
 * text, and by its words with the 32 characters before and after, which find it again on a page
 * that has changed.
 */
#include "export/points.h"
#include "export/writer.h"

#include <stdlib.h>
#include <string.h>

#define CONTEXT 32           /* characters around a quotation, as Hypothesis keeps them */

typedef struct page {        /* one report */
    const hs_document *doc;
    hs_points points;
    char     *id;            /* percent-encoded */
    char     *source;        /* the report as an IRI */
} page;

static json_t *words_between(const page *p, uint32_t begin, uint32_t end)
{
    return json_stringn(p->doc->text + begin, end - begin);
}

static json_t *place(const page *p, hs_span span)
{
    return json_pack("{s:s,s:s,s:[{s:s,s:o,s:o,s:o},{s:s,s:I,s:I}]}", "type", "SpecificResource", "source", p->source,
        "selector",
        "type", "TextQuoteSelector", "exact", words_between(p, span.begin, span.end),
        "prefix", words_between(p, hs_points_back(&p->points, span.begin, CONTEXT), span.begin),
        "suffix", words_between(p, span.end, hs_points_on(&p->points, span.end, CONTEXT)),
        "type", "TextPositionSelector", "start", (json_int_t)hs_points_at(&p->points, span.begin),
        "end", (json_int_t)hs_points_at(&p->points, span.end));
}

static bool add_tag(json_t *bodies, const char *name, const char *value)
{
    if (!value) return true;
    json_t *words = hs_text_value(value);
    json_t *tag = json_pack("{s:s,s:s,s:o}", "type", "TextualBody", "purpose", "tagging", "value",
                            json_sprintf("%s: %s", name, json_string_value(words)));
    json_decref(words);
    return json_array_append_new(bodies, tag) == 0;
}

static bool add_places(const page *p, json_t *bodies, const char *label, const char *purpose, hs_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++) {
        json_t *body = place(p, spans.at[i]);
        if (purpose && json_object_set_new(body, "purpose", json_string(purpose)) != 0) return false;
        if (label && json_object_set_new(body, "label", json_string(label)) != 0) return false;
        if (json_array_append_new(bodies, body) != 0) return false;
    }
    return true;
}

static json_t *bodies_of(const page *p, const hs_statement *s, const char *verdict)
{
    const hs_document *doc = p->doc;
    json_t *bodies = json_array();
    bool ok = add_tag(bodies, "speaker", hs_party_name(doc, s->speaker)) &&
        add_tag(bodies, "addressee", hs_party_name(doc, s->addressee)) &&
        add_tag(bodies, "outlet", hs_party_name(doc, s->outlet)) && add_tag(bodies, "made", s->made) &&
        add_tag(bodies, "kind", hs_kind_name(s->kind)) && add_tag(bodies, "act", hs_act_name(s->act)) &&
        add_tag(bodies, "modality", hs_modality_name(s->modality)) &&
        add_tag(bodies, "negated", s->negated ? "true" : NULL) && add_tag(bodies, "verdict", verdict) &&
        add_tag(bodies, "inside", s->parent == HS_NONE ? NULL : doc->statements[s->parent].id) &&
        add_places(p, bodies, "source", "identifying", s->source) &&
        add_places(p, bodies, "cue", "identifying", s->cue) &&
        add_places(p, bodies, "condition", "identifying",
                   (hs_spans){ &s->condition, s->condition.begin < s->condition.end }) &&
        add_places(p, bodies, "venue", "identifying", (hs_spans){ &s->venue, s->venue.begin < s->venue.end });
    if (ok) return bodies;
    json_decref(bodies);
    return NULL;
}

static json_t *targets_of(const page *p, const hs_statement *s)
{
    json_t *targets = json_array();
    hs_spans where = s->content.n ? s->content : s->cue.n ? s->cue : s->source;
    if (add_places(p, targets, NULL, NULL, where)) return targets;
    json_decref(targets);
    return NULL;
}

static bool put_annotation(hs_export *e, const page *p, uint32_t i, const char *verdict)
{
    const hs_statement *s = &p->doc->statements[i];
    json_t *annotation = json_pack("{s:o,s:s,s:s,s:{s:s,s:s},s:o,s:o}",
        "id", json_sprintf("urn:hearsay:%s:%s", p->id, s->id), "type", "Annotation",
        "motivation", "identifying", "generator", "type", "Software", "name", "hearsay " HS_VERSION,
        "body", bodies_of(p, s, verdict), "target", targets_of(p, s));
    fputs(e->n_statements + i > 0 ? ",\n" : "\n", e->out);
    bool ok = annotation && json_dumpf(annotation, e->out, JSON_COMPACT) == 0;
    json_decref(annotation);
    return ok;
}

static bool put(hs_export *e, const hs_report *report)
{
    const hs_document *doc = report->document;
    page p = { .doc = doc, .id = hs_percent(doc->id ? doc->id : "") };
    char *iri = NULL;
    size_t n = (p.id ? strlen(p.id) : 0) + sizeof "urn:hearsay:report:";
    bool ok = p.id && hs_points_make(&p.points, doc->text, doc->n_text) && (iri = malloc(n));
    if (ok) snprintf(iri, n, "urn:hearsay:%s", p.id);
    p.source = doc->url && strchr(doc->url, ':') ? strdup(doc->url) : iri;
    for (uint32_t i = 0; ok && p.source && i < doc->n_statements; i++)
        ok = put_annotation(e, &p, i, report->verdicts ? report->verdicts[i] : NULL);
    ok = ok && p.source;
    if (p.source != iri) free(p.source);
    free(iri);
    free(p.id);
    hs_points_free(&p.points);
    return ok;
}

static bool begin(hs_export *e)
{
    json_t *title = hs_text_value(e->options.title ? e->options.title : "hearsay");
    char *label = title ? json_dumps(title, JSON_ENCODE_ANY) : NULL;
    if (label)
        fprintf(e->out, "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:hearsay:annotations\","
                "\"type\":\"AnnotationCollection\",\"label\":%s,\n\"first\":{\"id\":\"urn:hearsay:annotations:1\","
                "\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[", label);
    json_decref(title);
    free(label);
    return label != NULL;
}

static bool end(hs_export *e)
{
    return fprintf(e->out, "\n]},\"total\":%llu}\n", (unsigned long long)e->n_statements) > 0;
}

const hs_writer hs_webanno_writer = {
    { "webanno", "W3C Web Annotations: one JSON-LD collection", HS_TO_STREAM, false }, begin, put, end, NULL
};
