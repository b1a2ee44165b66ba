/* The ledger as a program uses it: kept, asked, corrected, migrated, refused. */
#include "check.h"
#include "store/db.h"
#include "store/ledger.h"
#include "store/migrate.h"
#include "store/store.h"

#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

/* One sentence and two statements, the second inside the first and credited to Radio Tarsh. */
#define RECORD(id, text, published)                                                                    \
    "{\"id\":\"" id "\",\"sha256\":\"" text "\",\"url\":null,\"outlet\":\"Koven Courier\",\"title\":null," \
    "\"published\":" published ",\"language\":\"en\",\"offset_unit\":\"utf8-byte\",\"text\":\"" text "\"," \
    "\"segments\":[],\"entities\":[{\"id\":\"e1\",\"name\":\"Mira Dorrek\",\"type\":\"person\",\"role\":null," \
    "\"named\":true,\"actor\":null,\"mentions\":[[0,11]]},{\"id\":\"e2\",\"name\":\"Radio Tarsh\",\"type\":" \
    "\"medium\",\"role\":null,\"named\":true,\"actor\":null,\"mentions\":[]}],\"whens\":[],\"statements\":[" \
    STATEMENT("st_a", "null", "[[17,33]]", "null") ","                                                  \
    STATEMENT("st_b", "\"st_a\"", "[[21,33]]", "{\"entity\":\"e2\"}")                                  \
    "],\"events\":[],\"positions\":[]}"

#define STATEMENT(id, parent, content, outlet)                                                         \
    "{\"id\":\"" id "\",\"parent\":" parent ",\"kind\":\"indirect\",\"source\":[[0,11]],\"cue\":[[12,16]]," \
    "\"content\":" content ",\"speaker\":{\"entity\":\"e1\"},\"addressee\":null,\"outlet\":" outlet ",\"made\":null," \
    "\"venue\":null,\"act\":\"say\",\"modality\":\"asserted\",\"negated\":false,\"condition\":null," \
    "\"confidence\":0.9,\"rule\":\"test\"}"

static const char first[] = RECORD("one", "Mira Dorrek said the road is open.", "\"2024-03-10\"");
static const char changed[] = RECORD("one", "Mira Dorrek said the road is shut.", "\"2024-03-10\"");
static const char second[] = RECORD("two", "Mira Dorrek said the sea is rough.", "null");

static char path[] = "/tmp/hearsay-ledger-XXXXXX";

static hs_ledger *fresh(void)
{
    hs_ledger *ledger = NULL;
    hs_error error = { 0 };
    char beside[64];
    unlink(path);
    snprintf(beside, sizeof beside, "%s-wal", path);
    unlink(beside);
    snprintf(beside, sizeof beside, "%s-shm", path);
    unlink(beside);
    CHECK(hs_ledger_open(path, HS_LEDGER_MAKE, &ledger, &error) == HS_OK);
    CHECK_STR(error.message, "");
    return ledger;
}

static hs_added add(hs_ledger *ledger, const char *record, const char *given, int64_t *report)
{
    hs_parcel *parcel = NULL;
    hs_error error = { 0 };
    hs_added what = HS_SAME;
    CHECK(hs_parcel_make(record, strlen(record), given, &parcel, &error) == HS_OK);
    CHECK_STR(error.message, "");
    CHECK(hs_ledger_add(ledger, parcel, false, &what, report, &error) == HS_OK);
    CHECK_STR(error.message, "");
    hs_parcel_free(parcel);
    return what;
}

static uint64_t count(hs_ledger *ledger, hs_search search)
{
    uint64_t n = 0;
    CHECK(hs_ledger_count(ledger, &search, &n, NULL) == HS_OK);
    return n;
}

static void adds_once(void)
{
    hs_ledger *l = fresh();
    int64_t a, b;
    bool known = false;
    CHECK(add(l, first, "g", &a) == HS_ADDED);
    CHECK(add(l, first, "g", &b) == HS_SAME);
    CHECK(a == b);
    CHECK(count(l, (hs_search){ 0 }) == 2);
    CHECK(hs_ledger_knows(l, "one", "Mira Dorrek said the road is open.", "g", &known, NULL) == HS_OK && known);
    CHECK(hs_ledger_knows(l, "one", "Mira Dorrek said the road is open.", "h", &known, NULL) == HS_OK && !known);
    CHECK(hs_ledger_knows(l, "one", "another text", "g", &known, NULL) == HS_OK && !known);
    CHECK(add(l, first, "h", &b) == HS_REREAD);
    CHECK(a == b && count(l, (hs_search){ 0 }) == 2);
    hs_ledger_close(l);
}

static void keeps_versions(void)
{
    hs_ledger *l = fresh();
    int64_t a, b;
    add(l, first, "", &a);
    CHECK(add(l, changed, "", &b) == HS_CHANGED);
    CHECK(a != b);
    CHECK(count(l, (hs_search){ 0 }) == 2);
    CHECK(count(l, (hs_search){ .all = true }) == 4);
    CHECK(count(l, (hs_search){ .words = "open" }) == 0);
    CHECK(count(l, (hs_search){ .words = "open", .all = true }) == 2);
    CHECK(count(l, (hs_search){ .words = "shut" }) == 2);
    hs_ledger_close(l);
}

static void gives_records_back(void)
{
    hs_ledger *l = fresh();
    int64_t report;
    char *record;
    size_t n;
    hs_error error = { 0 };
    add(l, first, "", &report);
    CHECK(hs_ledger_record(l, report, &record, &n, &error) == HS_OK);
    CHECK(n == strlen(first) && memcmp(record, first, n) == 0);
    free(record);
    CHECK(hs_ledger_record(l, 999, &record, &n, &error) == HS_EARGUMENT && !record);
    CHECK(strstr(error.message, "999") != NULL);
    hs_ledger_close(l);
}

static void asks(void)
{
    hs_ledger *l = fresh();
    add(l, first, "", NULL);
    add(l, second, "", NULL);
    CHECK(count(l, (hs_search){ 0 }) == 4);
    CHECK(count(l, (hs_search){ .words = "ROAD is" }) == 2);
    CHECK(count(l, (hs_search){ .words = "\"is road\"" }) == 0);
    CHECK(count(l, (hs_search){ .speaker = "dorrek" }) == 4);
    CHECK(count(l, (hs_search){ .speaker = "dorre" }) == 0);
    CHECK(count(l, (hs_search){ .speaker = "%" }) == 0);
    CHECK(count(l, (hs_search){ .via = "radio tarsh" }) == 2);
    CHECK(count(l, (hs_search){ .via = "mira" }) == 2);
    CHECK(count(l, (hs_search){ .since = "2024-03-10", .until = "2024-03-10" }) == 2);
    CHECK(count(l, (hs_search){ .until = "2030-01-01" }) == 2);          /* a day that nobody knows is no day */
    CHECK(count(l, (hs_search){ .min_confidence = 0.95 }) == 0);
    CHECK(count(l, (hs_search){ .outlet = "courier" }) == 4);
    CHECK(count(l, (hs_search){ .outlet = "\"courier\"" }) == 0);            /* the whole name */
    CHECK(count(l, (hs_search){ .outlet = "\"koven COURIER\"" }) == 4);
    CHECK(count(l, (hs_search){ .speaker = "\"dorrek\"" }) == 0);
    CHECK(count(l, (hs_search){ .speaker = "\"Mira Dorrek\"" }) == count(l, (hs_search){ .speaker = "mira" }));
    uint64_t n;
    hs_error error = { 0 };
    CHECK(hs_ledger_count(l, &(hs_search){ .words = "!?" }, &n, &error) == HS_EARGUMENT);
    CHECK(hs_ledger_count(l, &(hs_search){ .words = "((", .raw = true }, &n, &error) == HS_EARGUMENT);
    CHECK(count(l, (hs_search){ 0 }) == 4);                              /* a fault is over once it is told */
    hs_ledger_close(l);
}

/* A record that comes as a value is kept in the same bytes. */
static void takes_values(void)
{
    hs_ledger *l = fresh();
    json_t *value = json_loads(first, 0, NULL);
    char *line = json_dumps(value, JSON_COMPACT | JSON_REAL_PRECISION(4)), *record = NULL;
    hs_parcel *parcel = NULL;
    hs_added what;
    int64_t report;
    size_t n = 0;
    CHECK(hs_parcel_of_value(value, "", &parcel, NULL) == HS_OK);
    json_decref(value);
    CHECK(hs_ledger_add(l, parcel, false, &what, &report, NULL) == HS_OK);
    CHECK(hs_ledger_record(l, report, &record, &n, NULL) == HS_OK);
    CHECK_STR(record, line);
    free(line);
    free(record);
    hs_parcel_free(parcel);
    hs_ledger_close(l);
}

typedef struct seen { char before[64], between[64], after[64], parent[16]; int n; } seen;

static bool look(void *context, const hs_found *f)
{
    seen *s = context;
    s->n++;
    snprintf(s->before, sizeof s->before, "%s", f->before);
    snprintf(s->between, sizeof s->between, "%s", f->between);
    snprintf(s->after, sizeof s->after, "%s", f->after);
    snprintf(s->parent, sizeof s->parent, "%s", f->parent ? f->parent : "");
    return false;
}

static void shows_the_place(void)
{
    hs_ledger *l = fresh();
    seen s = { .n = 0 };
    add(l, first, "", NULL);
    CHECK(hs_ledger_find(l, &(hs_search){ .words = "road" }, look, &s, NULL) == HS_OK);
    CHECK(s.n == 1);                                                     /* false ended the answers */
    CHECK_STR(s.before, "");
    CHECK_STR(s.between, "Mira Dorrek said the road is open");
    CHECK_STR(s.after, ".");
    CHECK_STR(s.parent, "st_a");
    hs_ledger_close(l);
}

static void corrects(void)
{
    hs_ledger *l = fresh();
    int64_t report;
    hs_error error = { 0 };
    add(l, first, "g", &report);
    CHECK(hs_ledger_correct(l, report, "st_a", HS_VERDICT_REJECT, NULL, "Ada", &error) == HS_OK);
    CHECK(count(l, (hs_search){ 0 }) == 1);
    CHECK(add(l, first, "other", NULL) == HS_REREAD);
    CHECK(count(l, (hs_search){ 0 }) == 1);                              /* the verdict outlives a new reading */
    CHECK(hs_ledger_correct(l, report, "st_a", HS_VERDICT_ACCEPT, NULL, "Ada", &error) == HS_OK);
    CHECK(count(l, (hs_search){ 0 }) == 2);
    CHECK(hs_ledger_correct(l, report, "st_x", HS_VERDICT_ACCEPT, NULL, "Ada", &error) == HS_EARGUMENT);
    CHECK(hs_ledger_correct(l, report, "st_a", HS_VERDICT_CORRECT, "[]", "Ada", &error) == HS_EARGUMENT);
    CHECK(hs_ledger_correct(l, report, "st_a", HS_VERDICT_CORRECT, NULL, "Ada", &error) == HS_EARGUMENT);
    CHECK(hs_ledger_correct(l, report, "st_a", HS_VERDICT_CORRECT, "{\"act\":\"deny\"}", "Ada", &error) == HS_OK);
    hs_ledger_close(l);
}

/* A transaction that is not committed leaves nothing. */
static void undoes(void)
{
    hs_ledger *l = fresh();
    CHECK(hs_ledger_begin(l, NULL) == HS_OK);
    add(l, first, "", NULL);
    hs_ledger_close(l);
    CHECK(hs_ledger_open(path, HS_LEDGER_ASK, &l, NULL) == HS_OK);
    CHECK(count(l, (hs_search){ 0 }) == 0);
    CHECK(hs_ledger_begin(l, NULL) == HS_OK);
    add(l, first, "", NULL);
    CHECK(hs_ledger_commit(l, NULL) == HS_OK);
    hs_ledger_close(l);
    CHECK(hs_ledger_open(path, HS_LEDGER_ASK, &l, NULL) == HS_OK);
    CHECK(count(l, (hs_search){ 0 }) == 2);
    hs_ledger_close(l);
}

static void refuses(const char *record)
{
    hs_parcel *parcel = NULL;
    hs_error error = { 0 };
    if (CHECK(hs_parcel_make(record, strlen(record), NULL, &parcel, &error) == HS_EARGUMENT)) CHECK(!parcel);
    CHECK(error.message[0] != 0);
    hs_parcel_free(parcel);
}

static void refuses_what_is_no_record(void)
{
    refuses("");
    refuses("[]");
    refuses("{}");
    refuses("{\"text\":\"x\"}");
    refuses(RECORD("x", "short", "null"));                               /* spans outside of the text */
    char *broken = strdup(first);
    memcpy(strstr(broken, "\"entity\":\"e1\"") + 10, "e9", 2);           /* nobody's entity */
    refuses(broken);
    memcpy(strstr(broken, "\"e9\""), "\"e1\"", 4);
    memcpy(strstr(broken, "\"parent\":\"st_a\"") + 10, "st_z", 4);
    refuses(broken);
    free(broken);
}

static void migrates(void)
{
    const hs_migration steps[] = { hs_migrations[0], { "CREATE TABLE later (day TEXT)" }, { "no SQL" } };
    hs_db *db = NULL;
    hs_error error = { 0 };
    hs_ledger_close(fresh());
    CHECK(hs_db_open(path, false, &db, &error) == HS_OK);
    hs_migrate(db, steps, 3, false);
    CHECK(hs_db_status(db, &error) != HS_OK);                            /* all of it or nothing */
    CHECK(hs_ledger_one(hs_db_query(db, "SELECT version FROM ledger")) == 1);
    CHECK(hs_ledger_one(hs_db_query(db, "SELECT count(*) FROM sqlite_master WHERE name = 'later'")) == 0);
    hs_migrate(db, steps, 2, false);
    CHECK(hs_db_status(db, &error) == HS_OK);
    CHECK(hs_ledger_one(hs_db_query(db, "SELECT version FROM ledger")) == 2);
    CHECK(hs_ledger_one(hs_db_query(db, "SELECT count(*) FROM later")) == 0);
    hs_db_close(db);
    hs_ledger *l = NULL;
    CHECK(hs_ledger_open(path, HS_LEDGER_ASK, &l, &error) == HS_EIO && !l);  /* of a later program */
    CHECK(strstr(error.message, "later hearsay") != NULL);
}

static void refuses_other_files(void)
{
    hs_ledger *l = NULL;
    hs_error error = { 0 };
    FILE *file = fopen(path, "w");
    if (!file) { FAIL("no file"); return; }
    fputs("This is a letter, and a letter is no database. It is long enough, though.", file);
    fclose(file);
    CHECK(hs_ledger_open(path, HS_LEDGER_MAKE, &l, &error) == HS_EIO && !l);
    CHECK(strstr(error.message, "no ledger") != NULL);
    CHECK(hs_ledger_open("/tmp/no-such-folder/x.db", HS_LEDGER_MAKE, &l, &error) == HS_EIO);
    CHECK(hs_ledger_open("/tmp/no-such-ledger.db", HS_LEDGER_ASK, &l, &error) == HS_EIO);
    unlink(path);
}

int main(void)
{
    close(mkstemp(path));
    RUN(adds_once);
    RUN(keeps_versions);
    RUN(gives_records_back);
    RUN(asks);
    RUN(takes_values);
    RUN(shows_the_place);
    RUN(corrects);
    RUN(undoes);
    RUN(refuses_what_is_no_record);
    RUN(migrates);
    RUN(refuses_other_files);
    hs_ledger_close(fresh());
    unlink(path);
    return check_done();
}
