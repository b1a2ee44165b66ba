/* schema.c - every column of the tables that are handed on: what it means and how it is got. */
#include "export/schema.h"

#include <stdlib.h>
#include <string.h>

/* ---- cells ------------------------------------------------------------------------------- */

static void put_words(hs_cell *out, const char *words)
{
    out->text = words;
    out->n = words ? strlen(words) : 0;
}

static void put_number(hs_cell *out, double number)
{
    out->text = "";
    out->number = number;
}

static void put_day(hs_cell *out, int32_t day)
{
    if (day == HS_NO_DAY) return;
    out->text = "";
    out->day = day;
}

static void put_span(hs_row *row, hs_cell *out, hs_span span)
{
    if (span.begin == span.end) return;
    out->text = row->report->document->text + span.begin;
    out->n = span.end - span.begin;
}

static bool make_room(hs_row *row, size_t n)
{
    char *larger = n > row->room ? realloc(row->joined, n) : row->joined;
    if (!larger) { row->failed = true; return false; }
    row->joined = larger;
    row->room = n > row->room ? n : row->room;
    return true;
}

static void put_spans(hs_row *row, hs_cell *out, hs_spans spans)
{
    static const char gap[] = " … ";
    size_t n = 0;
    if (spans.n == 1) put_span(row, out, spans.at[0]);
    if (spans.n <= 1) return;
    for (uint32_t i = 0; i < spans.n; i++) n += spans.at[i].end - spans.at[i].begin + sizeof gap;
    if (!make_room(row, n)) return;
    out->text = row->joined;
    for (uint32_t i = 0; i < spans.n; i++) {
        size_t length = spans.at[i].end - spans.at[i].begin;
        if (i > 0) { memcpy(row->joined + out->n, gap, sizeof gap - 1); out->n += sizeof gap - 1; }
        memcpy(row->joined + out->n, row->report->document->text + spans.at[i].begin, length);
        out->n += length;
    }
}

/* "e4", as in the record. */
static void put_entity(hs_row *row, hs_cell *out, uint32_t entity)
{
    if (entity == HS_NONE || !make_room(row, 16)) return;
    snprintf(row->joined, 16, "e%lu", (unsigned long)entity + 1);
    put_words(out, row->joined);
}

#define GET(name, body) static void name(hs_row *row, hs_cell *out) { body; }
#define DOC (row->report->document)
#define S   (&DOC->statements[row->index])
#define E   (&DOC->entities[row->index])
#define WHO(which) (S->which == HS_NONE ? NULL : &DOC->entities[S->which])

/* To the four digits of the record: 0.9822, and not the float that is nearest to it. */
static double four_digits(double number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.4g", number);
    return strtod(digits, NULL);
}

static bool is_named(const hs_row *row) { return S->speaker != HS_NONE && DOC->entities[S->speaker].named; }

/* ---- columns of statements ---------------------------------------------------------------- */

GET(report_id, put_words(out, DOC->id))
GET(report_outlet, put_words(out, DOC->outlet))
GET(report_published, put_day(out, DOC->published))
GET(report_title, put_words(out, DOC->title))
GET(report_url, put_words(out, DOC->url))
GET(id, put_words(out, S->id))
GET(parent, put_words(out, S->parent == HS_NONE ? NULL : DOC->statements[S->parent].id))
GET(speaker, put_words(out, WHO(speaker) ? WHO(speaker)->name : NULL))
GET(named, if (WHO(speaker)) put_number(out, is_named(row)))
GET(cue, put_spans(row, out, S->cue))
GET(addressee, put_words(out, WHO(addressee) ? WHO(addressee)->name : NULL))
GET(outlet, put_words(out, WHO(outlet) ? WHO(outlet)->name : NULL))
GET(made, put_words(out, S->made))
GET(made_first, if (S->made) put_day(out, S->made_first))
GET(made_last, if (S->made) put_day(out, S->made_last))
GET(venue, put_span(row, out, S->venue))
GET(kind, put_words(out, hs_kind_name(S->kind)))
GET(act, put_words(out, hs_act_name(S->act)))
GET(modality, put_words(out, hs_modality_name(S->modality)))
GET(negated, put_number(out, S->negated))
GET(content, put_spans(row, out, S->content))
GET(condition, put_span(row, out, S->condition))
GET(source, put_spans(row, out, S->source))
GET(begin, if (S->content.n) put_number(out, S->content.at[0].begin))
GET(end, if (S->content.n) put_number(out, S->content.at[S->content.n - 1].end))
GET(confidence, put_number(out, four_digits((double)S->confidence)))
GET(rule, put_words(out, S->rule))
GET(speaker_id, put_entity(row, out, S->speaker))
GET(speaker_type, put_words(out, WHO(speaker) ? hs_entity_type_name(WHO(speaker)->type) : NULL))
GET(speaker_role, put_words(out, WHO(speaker) ? WHO(speaker)->role : NULL))
GET(verdict, put_words(out, row->report->verdicts ? row->report->verdicts[row->index] : NULL))

static const hs_choice kinds[] = {
    { "direct", "all of the content stands in quotation marks" },
    { "indirect", "none of it does" },
    { "mixed", "some of it does" }, { NULL, NULL }
};

static const hs_choice acts[] = {
    { "say", "says, without more" },
    { "ask", "asks a question" },
    { "appeal", "asks somebody for something" },
    { "demand", "asks for it as of right" },
    { "offer", "offers to do or give something" },
    { "promise", "says that one will do it" },
    { "threaten", "says that one will do harm" },
    { "deny", "says that it is not so" },
    { "reject", "refuses what was asked or offered" },
    { "accept", "agrees to it, or welcomes it" },
    { "accuse", "says that somebody did wrong" },
    { "praise", "says that somebody did well" },
    { "decline", "does not comment" },
    { "think", "thinks, believes, expects" },
    { "want", "wants, hopes, intends" },
    { "decide", "decides, orders, rules" }, { NULL, NULL }
};

static const hs_choice modalities[] = {
    { "asserted", "as a fact" },
    { "future", "as something to come" },
    { "conditional", "on a condition" },
    { "hypothetical", "as something that may be" },
    { "question", "as a question" }, { NULL, NULL }
};

static const hs_choice types[] = {
    { "person", "one human being" },
    { "organization", "a body with a name of its own: a party, an army, a company, a ministry" },
    { "group", "people taken together: residents, rebels, doctors" },
    { "place", "a country, a town; also its government where the report lets it speak" },
    { "document", "a report, a letter, a law that says something" },
    { "medium", "a newspaper, a broadcaster, an agency, a site" },
    { "unnamed", "a source that the report does not name" }, { NULL, NULL }
};

static const hs_choice verdicts[] = {
    { "accept", "a person found the reading right" },
    { "correct", "a person corrected it, and this is the correction" }, { NULL, NULL }
};

static const hs_column statement_columns[] = {
    { "report", HS_STRING, true, "the report's id", NULL, report_id },
    { "published_by", HS_STRING, false, "the outlet that published the report", NULL, report_outlet },
    { "published", HS_DAY, false, "the day on which the report appeared", NULL, report_published },
    { "statement", HS_STRING, true, "the statement's id; it follows from the text and the place in it, and is the "
      "same on every machine", NULL, id },
    { "parent", HS_STRING, false, "the statement inside whose content this one stands: who passed it on",
      NULL, parent },
    { "speaker", HS_STRING, false, "who said it: the fullest name in the report, or the description of an unnamed "
      "source", NULL, speaker },
    { "named", HS_BOOLEAN, false, "whether the report names the speaker", NULL, named },
    { "cue", HS_STRING, false, "the words that attribute: \"has told\", \"according to\"", NULL, cue },
    { "addressee", HS_STRING, false, "to whom it was said", NULL, addressee },
    { "outlet", HS_STRING, false, "the medium that the report credits for it", NULL, outlet },
    { "made", HS_STRING, false, "when it was said, as TIMEX3 value: a day, a month (2024-03), a year", NULL, made },
    { "made_first", HS_DAY, false, "the first day that this can mean", NULL, made_first },
    { "made_last", HS_DAY, false, "the last day that this can mean", NULL, made_last },
    { "venue", HS_STRING, false, "the words for where, or on what occasion", NULL, venue },
    { "kind", HS_STRING, true, "whether the speaker's own words are quoted", kinds, kind },
    { "act", HS_STRING, true, "what the speaker does by saying it", acts, act },
    { "modality", HS_STRING, true, "how what is said is put", modalities, modality },
    { "negated", HS_BOOLEAN, true, "the report says that it was not said, or is denied to have been", NULL, negated },
    { "content", HS_STRING, false, "what is attributed, as printed; \" … \" where the text interrupts it",
      NULL, content },
    { "condition", HS_STRING, false, "the words that make it conditional", NULL, condition },
    { "source", HS_STRING, false, "the words that name the speaker at this place", NULL, source },
    { "begin", HS_INTEGER, false, "where the content begins: UTF-8 bytes of the report's text before it",
      NULL, begin },
    { "end", HS_INTEGER, false, "where it ends, counted in the same way", NULL, end },
    { "confidence", HS_NUMBER, true, "how sure the reading is, 0 to 1; never whether what was said is true",
      NULL, confidence },
    { "rule", HS_STRING, false, "the rule, or the model's decision, that made it", NULL, rule },
    { "title", HS_STRING, false, "the report's title", NULL, report_title },
    { "url", HS_STRING, false, "where the report was published", NULL, report_url },
    { "speaker_id", HS_STRING, false, "the speaker in the table of entities", NULL, speaker_id },
    { "speaker_type", HS_STRING, false, "what the speaker is", types, speaker_type },
    { "speaker_role", HS_STRING, false, "what the report says that the speaker is: \"head of the council\"",
      NULL, speaker_role },
    { "verdict", HS_STRING, false, "what a person who checked the reading decided; empty where nobody did",
      verdicts, verdict },
};

/* ---- columns of reports and entities --------------------------------------------------------- */

GET(sha256, put_words(out, DOC->sha256))
GET(bytes, put_number(out, DOC->n_text))
GET(n_statements, put_number(out, DOC->n_statements))
GET(entity_id, put_entity(row, out, row->index))
GET(entity_name, put_words(out, E->name))
GET(entity_type, put_words(out, hs_entity_type_name(E->type)))
GET(entity_role, put_words(out, E->role))
GET(entity_named, put_number(out, E->named))
GET(n_mentions, put_number(out, E->n_mentions))

static const hs_column report_columns[] = {
    { "report", HS_STRING, true, "the report's id", NULL, report_id },
    { "url", HS_STRING, false, "where it was published", NULL, report_url },
    { "outlet", HS_STRING, false, "the outlet that published it", NULL, report_outlet },
    { "title", HS_STRING, false, "its title", NULL, report_title },
    { "published", HS_DAY, false, "the day on which it appeared", NULL, report_published },
    { "sha256", HS_STRING, true, "the SHA-256 of its text, in hexadecimal digits", NULL, sha256 },
    { "bytes", HS_INTEGER, true, "the length of its text in UTF-8", NULL, bytes },
    { "statements", HS_INTEGER, true, "how many statements were read in it", NULL, n_statements },
};

static const hs_column entity_columns[] = {
    { "report", HS_STRING, true, "the report's id", NULL, report_id },
    { "entity", HS_STRING, true, "the entity's id within the report", NULL, entity_id },
    { "name", HS_STRING, true, "the fullest name in the report, or the description of an unnamed source",
      NULL, entity_name },
    { "type", HS_STRING, true, "what it is", types, entity_type },
    { "role", HS_STRING, false, "what the report says that it is: \"head of the council\"", NULL, entity_role },
    { "named", HS_BOOLEAN, true, "whether the report names it", NULL, entity_named },
    { "mentions", HS_INTEGER, true, "how often the report speaks of it: by name, description or pronoun",
      NULL, n_mentions },
};

/* ---- tables ------------------------------------------------------------------------------------ */

static uint32_t count_statements(const hs_report *report) { return report->document->n_statements; }
static uint32_t count_entities(const hs_report *report) { return report->document->n_entities; }
static uint32_t count_one(const hs_report *report) { (void)report; return 1; }

#define COLUMNS(list) list, sizeof list / sizeof list[0]

const hs_schema hs_statement_schema = {
    "statements", "One row for each statement: who said what to whom, when, where, through which outlet, "
    "on what condition.", "report statement", COLUMNS(statement_columns), count_statements };
const hs_schema hs_report_schema = {
    "reports", "One row for each report.", "report", COLUMNS(report_columns), count_one };
const hs_schema hs_entity_schema = {
    "entities", "One row for each person, body or thing of a report that is named or speaks.", "report entity",
    COLUMNS(entity_columns), count_entities };

const hs_schema *const hs_schemas[3] = { &hs_statement_schema, &hs_report_schema, &hs_entity_schema };

const char *hs_type_name(uint8_t type)
{
    static const char *const names[] = { "string", "date", "integer", "number", "boolean" };
    return names[type];
}

hs_cell hs_cell_get(const hs_schema *schema, uint32_t column, hs_row *row)
{
    hs_cell cell = { 0 };
    schema->columns[column].get(row, &cell);
    return cell;
}

void hs_row_free(hs_row *row)
{
    free(row->joined);
    row->joined = NULL;
}
