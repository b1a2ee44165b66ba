/* Bare words, and what users look for as each database says it. */
#include "check.h"
#include "store/words.h"

#include <stdlib.h>

static void words_are(const char *text, const char *want)
{
    char *got = hs_words_of(text);
    CHECK_STR(got, want);
    free(got);
}

static void query_is(const char *wanted, const char *sqlite, const char *postgres)
{
    char *s = hs_words_query(wanted, false), *p = hs_words_query(wanted, true);
    CHECK_STR(s, sqlite);
    CHECK_STR(p, postgres);
    free(s);
    free(p);
}

/* `want` has a ^ below each byte that is to be found. */
static void marks_are(const char *wanted, const char *text, const char *want)
{
    bool found[64];
    char got[65] = "";
    size_t n = strlen(text);
    hs_words_mark(wanted, text, n, found);
    for (size_t i = 0; i < n; i++) got[i] = found[i] ? '^' : ' ';
    CHECK_STR(got, want);
}

static void marks(void)
{
    marks_are("road", "The ROAD, the roads", "    ^^^^           ");
    marks_are("roa*", "The ROAD, the roads", "    ^^^^      ^^^^^");
    marks_are("\"the road\" open", "Road, the road. Open!", "      ^^^^^^^^  ^^^^ ");
    marks_are("cease-fire", "fire cease-fire", "     ^^^^^^^^^^");
    marks_are("zoe", "Zo\xC3\xAB came", "^^^^     ");
    marks_are("\"", "a", " ");
    marks_are("", "a", " ");
}

static void folds(void)
{
    words_are("The ROAD is open.", "the road is open");
    words_are("Zo\xC3\xAB O\xE2\x80\x99Neil's  Stra\xC3\x9F" "e", "zoe o neil s strasse");
    words_are("e\xCC\x81tude \xEF\xAC\x81ne", "etude fine");          /* a mark of its own; a ligature */
    words_are("cease-fire, 3.5%", "cease fire 3 5");
    words_are("", "");
    words_are(" \xE2\x80\x9C\xE2\x80\xA6\xE2\x80\x9D ", "");
    words_are("\xD0\x9C\xD0\x98\xD0\xA0", "\xD0\xBC\xD0\xB8\xD1\x80");
    words_are(NULL, "");
    words_are("bad \xFF\xC3 bytes", "bad bytes");
}

static void long_words_are_cut(void)
{
    char text[301];
    memset(text, 'x', 300);
    text[300] = 0;
    char *got = hs_words_of(text);
    CHECK(got && strlen(got) == 60);
    free(got);
}

static void queries(void)
{
    query_is("open road", "\"open\" AND \"road\"", "('open') & ('road')");
    query_is("\"the open road\"", "\"the open road\"", "('the' <-> 'open' <-> 'road')");
    query_is("negotiat*", "\"negotiat\"*", "('negotiat':*)");
    query_is("cease-fire now", "\"cease fire\" AND \"now\"", "('cease' <-> 'fire') & ('now')");
    query_is("\"unclosed words", "\"unclosed words\"", "('unclosed' <-> 'words')");
    query_is("a\"b c\"d", "\"a\" AND \"b c\" AND \"d\"", "('a') & ('b' <-> 'c') & ('d')");
}

/* Nothing that a user types is the database's own language. */
static void escapes(void)
{
    query_is("road AND NOT (open)", "\"road\" AND \"and\" AND \"not\" AND \"open\"",
             "('road') & ('and') & ('not') & ('open')");
    query_is("'; DROP TABLE x --", "\"drop\" AND \"table\" AND \"x\"", "('drop') & ('table') & ('x')");
    query_is("words:road ^a -b", "\"words road\" AND \"a\" AND \"b\"", "('words' <-> 'road') & ('a') & ('b')");
    query_is("*** \"\" '", "", "");
}

static void vectors(void)
{
    char *v = hs_words_vector("the road the");
    CHECK_STR(v, "'the':1 'road':2 'the':3 ");
    free(v);
}

int main(void)
{
    RUN(folds);
    RUN(marks);
    RUN(long_words_are_cut);
    RUN(queries);
    RUN(escapes);
    RUN(vectors);
    return check_done();
}
