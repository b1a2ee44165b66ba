/* Records read back, people's decisions worked in, and the formats of others. */
#include "check.h"
#include "export/formats.h"
#include "export/points.h"
#include "export/record.h"
#include "export/schema.h"
#include "ledger_fixture.h"

#include <unistd.h>

/* Two statements, one inside the other, in a text with letters of one to four bytes. */
static void make_relay(ledger *l)
{
    ledger_begin(l, "Radio 𐍈 wrote on Friday that Zoë Dorrek said \"go home\" and\n\"stay\" if asked.");
    uint32_t radio = ledger_entity(l, "Radio 𐍈", HS_MEDIUM), dorrek = ledger_entity(l, "Zoë Dorrek", HS_PERSON);
    hs_statement *outer = ledger_say(l, radio, "Radio 𐍈", "wrote",
                                     "that Zoë Dorrek said \"go home\" and\n\"stay\" if asked");
    ledger_made(outer, "2025-04-04");
    outer->made_span = span_of(l, "Friday");
    hs_statement *inner = ledger_say(l, dorrek, "Zoë Dorrek", "said", "\"go home\"|\"stay\"");
    inner->parent = 0;
    inner->kind = HS_DIRECT;
    inner->condition = span_of(l, "if asked");
    inner->negated = 1;
    l->segment = (hs_segment){ { 0, l->doc.n_text }, HS_BODY };
    l->doc.n_segments = 1;
    l->whens[0] = (hs_when){ span_of(l, "Friday"), "2025-04-04", hs_day_parse("2025-04-04"),
                             hs_day_parse("2025-04-04"), HS_DATE };
    l->doc.n_whens = 1;
    l->doc.title = "=1+1";
    l->doc.published = hs_day_parse("2025-04-05");
}

static char *json_of(const hs_document *doc)
{
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    CHECK(hs_export_json(doc, out));
    fclose(out);
    return text;
}

static hs_record *read_with(const char *json, const hs_note *notes, size_t n)
{
    hs_record *record;
    hs_error error;
    hs_record_read(json, strlen(json), notes, n, &record, &error);
    if (!record) FAIL(error.message);
    return record;
}

static void reads_back_what_was_written(void)
{
    ledger l;
    make_relay(&l);
    char *json = json_of(&l.doc);
    hs_record *record = read_with(json, NULL, 0);
    char *again = json_of(hs_record_document(record));
    CHECK_STR(again, json);
    CHECK(!hs_record_verdicts(record)[0] && !hs_record_verdicts(record)[1]);
    hs_record_free(record);
    free(again);
    free(json);
}

static void leaves_out_what_was_rejected(void)
{
    ledger l;
    make_relay(&l);
    char *json = json_of(&l.doc);
    hs_note notes[] = { { l.statements[0].id, "accept", NULL }, { l.statements[0].id, "reject", NULL },
                        { l.statements[1].id, "accept", NULL } };
    hs_record *record = read_with(json, notes, 3);
    const hs_document *doc = hs_record_document(record);
    CHECK(doc->n_statements == 1);
    CHECK_STR(doc->statements[0].id, l.statements[1].id);
    CHECK(doc->statements[0].parent == HS_NONE);     /* it hung below the one that is gone */
    CHECK_STR(hs_record_verdicts(record)[0], "accept");
    hs_record_free(record);
    free(json);
}

static void puts_corrections_in(void)
{
    ledger l;
    make_relay(&l);
    char *json = json_of(&l.doc);
    hs_note note = { l.statements[1].id, "correct",
                     "{\"id\":\"other\",\"act\":\"ask\",\"negated\":false,\"content\":[[49,58]],"
                     "\"speaker\":{\"name\":\"Mira Veld\"},\"addressee\":\"Radio 𐍈\"}" };
    hs_record *record = read_with(json, &note, 1);
    const hs_document *doc = hs_record_document(record);
    const hs_statement *s = &doc->statements[1];
    CHECK_STR(s->id, l.statements[1].id);            /* its name is not a matter of opinion */
    CHECK(s->act == HS_ASK && !s->negated && s->content.n == 1 && s->content.at[0].begin == 49);
    CHECK_STR(doc->entities[s->speaker].name, "Mira Veld");
    CHECK(s->speaker == 2 && s->addressee == 0);     /* one is new, the other was there */
    CHECK_STR(hs_record_verdicts(record)[1], "correct");
    size_t n;
    char *corrected = hs_record_json(record, &n);
    CHECK(strstr(corrected, "\"verdict\":\"correct\"") && strlen(corrected) == n);
    free(corrected);
    hs_record_free(record);
    free(json);
}

/* Fields as the browser sends them: names, days and spans. */
static void takes_corrections_as_people_give_them(void)
{
    ledger l;
    make_relay(&l);
    char *json = json_of(&l.doc);
    hs_note notes[] = {
        { l.statements[0].id, "correct",
          "{\"speaker\":null,\"made\":\"2024-02\",\"venue\":[17,25],\"outlet\":\"Post\"}" },
        { l.statements[1].id, "correct", "{\"named\":false,\"made\":\"2024\"}" },
    };
    hs_record *record = read_with(json, notes, 2);
    const hs_document *doc = hs_record_document(record);
    const hs_statement *s = doc->statements;
    CHECK(s[0].speaker == HS_NONE && s[0].venue.begin == 17 && s[0].venue.end == 25);
    CHECK(s[0].made_first == hs_day_parse("2024-02-01") && s[0].made_last == hs_day_parse("2024-02-29"));
    CHECK_STR(doc->entities[s[0].outlet].name, "Post");
    CHECK(doc->entities[s[0].outlet].named);
    CHECK_STR(doc->entities[s[1].speaker].name, "Zoë Dorrek");
    CHECK(!doc->entities[s[1].speaker].named && doc->entities[1].named);     /* the entity as read stays */
    CHECK(doc->entities[s[1].speaker].type == HS_UNNAMED);
    CHECK(s[1].made_first == hs_day_parse("2024-01-01") && s[1].made_last == hs_day_parse("2024-12-31"));
    hs_record_free(record);
    hs_note wrong = { l.statements[0].id, "correct", "{\"venue\":[17,2500]}" };
    hs_error error;
    CHECK(hs_record_read(json, strlen(json), &wrong, 1, &record, &error) == HS_EARGUMENT);
    wrong.fields = "{\"made\":\"2024-13\"}";
    CHECK(hs_record_read(json, strlen(json), &wrong, 1, &record, &error) == HS_EARGUMENT);
    free(json);
}

/* Replaces a part of the record, and expects the words of a refusal. */
static void check_refused(const char *json, const char *part, const char *by, const char *why)
{
    char changed[8192];
    const char *at = strstr(json, part);
    hs_record *record;
    hs_error error;
    CHECK(at);
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - json), json, by, at + strlen(part));
    CHECK(hs_record_read(changed, strlen(changed), NULL, 0, &record, &error) == HS_EARGUMENT && !record);
    if (!strstr(error.message, why)) CHECK_STR(error.message, why);
}

static void refuses_what_is_no_record(void)
{
    ledger l;
    make_relay(&l);
    char *json = json_of(&l.doc);
    check_refused(json, "{", "", "no JSON");
    check_refused(json, "\"text\":", "\"words\":", "no \"text\"");
    check_refused(json, "utf8-byte", "utf16", "another unit");
    check_refused(json, "[[0,10]]", "[[0,9]]", "no place");          /* inside a character */
    check_refused(json, "[[0,10]]", "[[0,4000]]", "no place");
    check_refused(json, "[[0,10]]", "[[10,0]]", "no place");
    check_refused(json, "[[0,10]]", "7", "no list");
    check_refused(json, "\"act\":\"say\"", "\"act\":\"sing\"", "sing");
    check_refused(json, "\"entity\":\"e2\"", "\"entity\":\"e9\"", "e9");
    check_refused(json, "\"parent\":\"st_0000000000000001\"", "\"parent\":\"st_2\"", "st_2");
    check_refused(json, "\"id\":\"e2\"", "\"id\":\"e1\"", "two of the id");
    check_refused(json, "2025-04-05", "2025-02-30", "no day");
    check_refused(json, "\"st_0000000000000002\"", "\"st_00000000000000000002\"", "too long");
    free(json);
}

static void counts_code_points(void)
{
    static const char text[] = "aé€𐍈b";              /* 1, 2, 3, 4 and 1 bytes */
    hs_points p;
    CHECK(hs_points_make(&p, text, 11));
    CHECK(hs_points_at(&p, 0) == 0 && hs_points_at(&p, 3) == 2 && hs_points_at(&p, 10) == 4);
    CHECK(hs_points_at(&p, 11) == 5);
    CHECK(hs_points_back(&p, 10, 2) == 3 && hs_points_back(&p, 10, 9) == 0);
    CHECK(hs_points_on(&p, 1, 2) == 6 && hs_points_on(&p, 1, 9) == 11);
    hs_points_free(&p);
    char many[HS_POINTS_STEP * 6];                   /* steps that fall inside characters */
    for (uint32_t i = 0; i < sizeof many; i += 3) memcpy(many + i, "€", 3);
    CHECK(hs_points_make(&p, many, sizeof many));
    for (uint32_t i = 0; i <= sizeof many; i += 3) CHECK(hs_points_at(&p, i) == i / 3);
    hs_points_free(&p);
}

static char *cell_of(const char *title, bool exact)
{
    char *text = NULL;
    size_t n;
    ledger l;
    make_relay(&l);
    l.doc.title = title;
    FILE *out = open_memstream(&text, &n);
    hs_csv_style style = { "\n", exact };
    CHECK(hs_csv_rows(&hs_report_schema, &(hs_report){ .document = &l.doc }, &style, out));
    fclose(out);
    char *cell = strdup(text + strlen("report.txt,,,"));
    cell[strcspn(cell, ",")] = '\0';
    free(text);
    return cell;
}

static void check_cell(const char *title, bool exact, const char *want)
{
    char *cell = cell_of(title, exact);
    CHECK_STR(cell, want);
    free(cell);
}

static void neutralises_formulas(void)
{
    check_cell("=cmd|' /C calc'!A0", false, "'=cmd|' /C calc'!A0");
    check_cell("=cmd|' /C calc'!A0", true, "=cmd|' /C calc'!A0");
    check_cell("+1", false, "'+1");
    check_cell("-1", false, "'-1");
    check_cell("@a", false, "'@a");
    check_cell("\ta", false, "'\ta");
    check_cell("\na", false, "\"'\na\"");
    check_cell("＝1", false, "'＝1");
    check_cell("'=1", false, "''=1");                /* so that taking one away gives it back */
    check_cell("'tis", false, "'tis");
    check_cell("a=1", false, "a=1");
}

/* The codebook's values are the library's, in its order. */
static void check_choices(const char *column, const char *(*name)(uint8_t))
{
    const hs_schema *schema = &hs_statement_schema;
    for (uint32_t i = 0; i < schema->n_columns; i++) {
        if (strcmp(schema->columns[i].name, column) != 0) continue;
        const hs_choice *c = schema->columns[i].choices;
        for (uint8_t k = 0; strcmp(name(k), "?") != 0; k++, c++) CHECK_STR(c->value, name(k));
        CHECK(!c->value);
        return;
    }
    FAIL(column);
}

static void explains_every_value(void)
{
    check_choices("kind", hs_kind_name);
    check_choices("act", hs_act_name);
    check_choices("modality", hs_modality_name);
    check_choices("speaker_type", hs_entity_type_name);
}

static char *file_text(const char *path)
{
    char *text = calloc(1, 65536);
    FILE *in = fopen(path, "rb");
    CHECK(in && fread(text, 1, 65535, in) > 0);
    if (in) fclose(in);
    return text;
}

static char folder[] = "/tmp/hearsay-handon-XXXXXX";

/* Exports the relay to a path of a new folder; gives the path of `file` there. */
static char *export_to(const char *format, const char *name, const char *file)
{
    static char path[256];
    ledger l;
    hs_export *export;
    hs_error error = { 0 };
    make_relay(&l);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    CHECK(hs_export_open(hs_format_find(format), path, NULL, &export, &error) == HS_OK);
    CHECK(hs_export_put(export, &(hs_report){ .document = &l.doc }, &error) == HS_OK);
    CHECK(access(path, F_OK) != 0);                  /* not before it is whole */
    CHECK(hs_export_close(export, true, &error) == HS_OK);
    CHECK_STR(error.message, "");
    snprintf(path, sizeof path, "%s/%s%s%s", folder, name, *file ? "/" : "", file);
    return path;
}

static void writes_brat(void)
{
    char *found = file_text(export_to("brat", "relay", "0001-report-txt.ann"));
    CHECK_STR(found,
        "T1\tCue 8 13\twrote\n"
        "T2\tSource 0 7\tRadio 𐍈\n"
        "T3\tContent 24 58;59 74\tthat Zoë Dorrek said \"go home\" and \"stay\" if asked\n"
        "T4\tWhen 17 23\tFriday\n"
        "E1\tCue:T1 Source:T2 Content:T3 When:T4\n"
        "A1\tKind E1 indirect\nA2\tAct E1 say\nA3\tModality E1 asserted\n"
        "#1\tAnnotatorNotes E1\tst_0000000000000001; speaker: Radio 𐍈; made: 2025-04-04\n"
        "T5\tCue 40 44\tsaid\n"
        "T6\tSource 29 39\tZoë Dorrek\n"
        "T7\tContent 45 54;59 65\t\"go home\" \"stay\"\n"
        "T8\tCondition 66 74\tif asked\n"
        "E2\tCue:T5 Source:T6 Content:T7 Condition:T8 Inside:E1\n"
        "A4\tKind E2 direct\nA5\tAct E2 say\nA6\tModality E2 asserted\nA7\tNegated E2\n"
        "#2\tAnnotatorNotes E2\tst_0000000000000002; speaker: Zoë Dorrek\n");
    free(found);
}

static void writes_ris(void)
{
    char *found = file_text(export_to("ris", "relay.ris", ""));
    CHECK(strstr(found, "TY  - NEWS\r\nID  - st_0000000000000001\r\n"
                        "TI  - =1+1\r\nPY  - 2025\r\nDA  - 2025/04/05/\r\n"));
    CHECK(strstr(found, "AB  - \"go home\" … \"stay\"\r\nN1  - Statement of Zoë Dorrek, passed on by Radio 𐍈; "
                        "direct. The report says that it was not said.\r\nLA  - en\r\nER  - \r\n"));
    CHECK(strstr(found, "that Zoë Dorrek said \"go home\" and \"stay\" if asked"));    /* one line */
    free(found);
}

static void every_format_leaves_nothing_where_it_fails(void)
{
    for (size_t i = 0; hs_format_at(i); i++) {
        const hs_format *format = hs_format_at(i);
        hs_export *export;
        hs_error error = { 0 };
        CHECK(hs_export_open(format, "/nowhere/at/all", NULL, &export, &error) == HS_EIO && !export);
        CHECK(strstr(error.message, "/nowhere/at/all cannot be written: "));
        char empty[] = "/tmp/hearsay-handon-XXXXXX", path[64];
        CHECK(mkdtemp(empty));
        snprintf(path, sizeof path, "%s/out", empty);
        CHECK(hs_export_open(format, path, NULL, &export, &error) == HS_OK);
        CHECK(hs_export_close(export, false, &error) == HS_OK);
        CHECK(rmdir(empty) == 0);                    /* fails where anything is left */
    }
}

int main(void)
{
    char remove_all[64];
    CHECK(mkdtemp(folder));
    RUN(reads_back_what_was_written);
    RUN(leaves_out_what_was_rejected);
    RUN(puts_corrections_in);
    RUN(takes_corrections_as_people_give_them);
    RUN(refuses_what_is_no_record);
    RUN(counts_code_points);
    RUN(neutralises_formulas);
    RUN(explains_every_value);
    RUN(writes_brat);
    RUN(writes_ris);
    RUN(every_format_leaves_nothing_where_it_fails);
    snprintf(remove_all, sizeof remove_all, "rm -r %s", folder);
    if (system(remove_all) != 0) return 1;
    return check_done();
}
