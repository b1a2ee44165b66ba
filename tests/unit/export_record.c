/* The record as JSON, rows as CSV, and days in words. */
#include "check.h"
#include "export/when.h"
#include "ledger_fixture.h"

#include <jansson.h>

static void make_note(ledger *l)
{
    ledger_begin(l, "On Tuesday Zoë Dorrek said: \"No, not now,\" and left.");
    uint32_t dorrek = ledger_entity(l, "Zoë Dorrek", HS_PERSON);
    l->whens[0] = (hs_when){ span_of(l, "Tuesday"), "2025-04-01", hs_day_parse("2025-04-01"),
                             hs_day_parse("2025-04-01"), HS_DATE };
    l->doc.n_whens = 1;
    l->segment = (hs_segment){ { 0, l->doc.n_text }, HS_BODY };
    l->doc.n_segments = 1;
    hs_statement *s = ledger_say(l, dorrek, "Zoë Dorrek", "said", "\"No, not now,\"");
    ledger_made(s, "2025-04-01");
    s->made_span = span_of(l, "Tuesday");
    s->kind = HS_DIRECT;
    s->confidence = 0.93f;
}

static char *json_of(const ledger *l)
{
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    CHECK(hs_export_json(&l->doc, out));
    fclose(out);
    return text;
}

static void writes_every_field_of_a_record(void)
{
    static const char want[] =
        "{\"id\":\"report.txt\",\"sha256\":\"\",\"url\":null,\"outlet\":null,\"title\":null,"
        "\"published\":null,\"language\":\"en\",\"offset_unit\":\"utf8-byte\","
        "\"text\":\"On Tuesday Zoë Dorrek said: \\\"No, not now,\\\" and left.\","
        "\"segments\":[{\"kind\":\"body\",\"span\":[0,53]}],"
        "\"entities\":[{\"id\":\"e1\",\"name\":\"Zoë Dorrek\",\"type\":\"person\",\"role\":null,"
        "\"named\":true,\"actor\":null,\"mentions\":[[11,22]]}],"
        "\"whens\":[{\"span\":[3,10],\"type\":\"DATE\",\"value\":\"2025-04-01\","
        "\"first\":\"2025-04-01\",\"last\":\"2025-04-01\"}],"
        "\"statements\":[{\"id\":\"st_0000000000000001\",\"parent\":null,\"kind\":\"direct\","
        "\"source\":[[11,22]],\"cue\":[[23,27]],\"content\":[[29,43]],"
        "\"speaker\":{\"entity\":\"e1\",\"name\":\"Zoë Dorrek\",\"named\":true},"
        "\"addressee\":null,\"outlet\":null,"
        "\"made\":{\"value\":\"2025-04-01\",\"first\":\"2025-04-01\",\"last\":\"2025-04-01\","
        "\"span\":[3,10]},\"venue\":null,\"act\":\"say\",\"modality\":\"asserted\","
        "\"negated\":false,\"condition\":null,\"confidence\":0.93,\"rule\":\"by-hand\"}],"
        "\"events\":[],\"positions\":[]}\n";
    ledger l;
    make_note(&l);
    char *json = json_of(&l);
    CHECK_STR(json, want);
    free(json);
}

static void stays_json_whatever_the_names_are(void)
{
    ledger l;
    make_note(&l);
    static const char text[] = "a\0b";
    l.doc.id = "\xFFname\n.txt";
    l.doc.text = text;
    l.doc.n_text = 3;
    l.doc.n_statements = l.doc.n_entities = 0;
    char *json = json_of(&l);
    json_t *record = json_loads(json, JSON_ALLOW_NUL, NULL);
    CHECK_STR(json_string_value(json_object_get(record, "id")), "?name\n.txt");
    CHECK(json_string_length(json_object_get(record, "text")) == 3);
    CHECK(strchr(json, '\n') == json + strlen(json) - 1);
    json_decref(record);
    free(json);
}

static void says_when_the_output_is_full(void)
{
    ledger l;
    make_note(&l);
    FILE *full = fopen("/dev/full", "w");
    CHECK(full != NULL);
    if (!full) return;
    setvbuf(full, NULL, _IONBF, 0);
    CHECK(!hs_export_json(&l.doc, full));
    CHECK(!hs_export_csv(&l.doc, full));
    CHECK(!hs_export_table(&l.doc, &(hs_table_style){ .width = 80 }, full));
    fclose(full);
}

static void quotes_what_csv_needs_quoted(void)
{
    ledger l;
    make_note(&l);
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    l.doc.outlet = "Harbour, Post";
    CHECK(hs_export_csv_header(out) && hs_export_csv(&l.doc, out));
    fclose(out);
    const char *row = strchr(text, '\n') + 1;
    CHECK_STR(row, "report.txt,\"Harbour, Post\",,st_0000000000000001,,Zoë Dorrek,true,said,,,"
                   "2025-04-01,2025-04-01,2025-04-01,,direct,say,asserted,false,"
                   "\"\"\"No, not now,\"\"\",,Zoë Dorrek,29,43,0.93,by-hand,,,e1,person,,\n");
    uint32_t head = 0, cells = 0;
    for (const char *c = text; *c != '\n'; c++) head += *c == ',';
    for (const char *c = row; *c != '\n'; c++) cells += *c == ',';
    CHECK(head == 30);
    CHECK(cells == head + 3);                /* one in the outlet, two in the words */
    free(text);
}

static void check_brief(const char *first, const char *last, int32_t year, const char *want)
{
    char out[HS_WHEN_SIZE];
    hs_when_brief(hs_day_parse(first), hs_day_parse(last), year, out);
    CHECK_STR(out, want);
}

static void says_days_briefly(void)
{
    char out[HS_WHEN_SIZE];
    check_brief("2024-03-10", "2024-03-10", 2024, "10 Mar");
    check_brief("2024-03-10", "2024-03-10", 2025, "10 Mar 2024");
    check_brief("2024-03-04", "2024-03-10", 2024, "4–10 Mar");
    check_brief("2024-02-26", "2024-03-03", 2024, "26 Feb–3 Mar");
    check_brief("2024-02-01", "2024-02-29", 2024, "Feb");
    check_brief("2024-02-01", "2024-02-29", 0, "Feb 2024");
    check_brief("2024-01-01", "2024-12-31", 2024, "2024");
    check_brief("2023-12-30", "2024-01-05", 2024, "2023–2024");
    check_brief("", "", 2024, "");
    hs_when_long(hs_day_parse("2024-03-15"), out);
    CHECK_STR(out, "Friday 15 March 2024");
    hs_when_long(hs_day_parse("1969-12-31"), out);
    CHECK_STR(out, "Wednesday 31 December 1969");
}

int main(void)
{
    RUN(writes_every_field_of_a_record);
    RUN(stays_json_whatever_the_names_are);
    RUN(says_when_the_output_is_full);
    RUN(quotes_what_csv_needs_quoted);
    RUN(says_days_briefly);
    return check_done();
}
