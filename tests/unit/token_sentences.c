/* token_sentences.c - where sentences end. */
#include "report.h"

#include "token/token.h"

/* The text's sentences, between bars. Paragraphs are separated by LF. */
static const char *shown(const char *text)
{
    static char line[4096];
    hs_segment segments[8];
    uint32_t n = 0, n_quotes, begin = 0, to = 0, end = (uint32_t)strlen(text);
    for (uint32_t i = 0; i <= end; i++) {
        if (i < end && text[i] != '\n') continue;
        if (n < 8) segments[n++] = (hs_segment){ { begin, i }, HS_BODY };
        begin = i + 1;
    }
    const hs_quote *quotes = hs_text_quotes(text, segments, n, &n_quotes, &out, &scratch);
    hs_words w = hs_token_split(&lexicons, text, segments, n, quotes, n_quotes, &out, &scratch);
    line[0] = 0;
    for (uint32_t i = 0; i < w.n_sentences; i++) {
        hs_span s = w.sentences[i].span;
        to += (uint32_t)sprintf(line + to, "%s%.*s", i ? "|" : "", (int)(s.end - s.begin), text + s.begin);
    }
    return line;
}

static void plain(void)
{
    CHECK_STR(shown("He left. She stayed. Why? Go!"), "He left.|She stayed.|Why?|Go!");
    CHECK_STR(shown("It rose 3.5 percent. 20 men left."), "It rose 3.5 percent.|20 men left.");
    CHECK_STR(shown("No stop\nHe left"), "No stop|He left");
    CHECK_STR(shown("He left.[8] She stayed. [9] He came."), "He left.[8]|She stayed. [9]|He came.");
    CHECK_STR(shown(""), "");
}

static void quoted(void)
{
    CHECK_STR(shown("\"We go.\" He left."), "\"We go.\"|He left.");
    CHECK_STR(shown("\u201CWe go. We stay,\u201D he said."), "\u201CWe go.|We stay,\u201D he said.");
    CHECK_STR(shown("\u201CWhy?\u201D he asked. She left."), "\u201CWhy?\u201D he asked.|She left.");
    CHECK_STR(shown("\"Why?\" Jan Marden asked. She left."), "\"Why?\" Jan Marden asked.|She left.");
    CHECK_STR(shown("He said \"no!\" Then he left."), "He said \"no!\"|Then he left.");
    CHECK_STR(shown("(He left.) She stayed."), "(He left.)|She stayed.");
    CHECK_STR(shown("He left. \"We stay,\" she said."), "He left.|\"We stay,\" she said.");
}

static void abbreviations(void)
{
    CHECK_STR(shown("Gen. Marden met J. R. R. Thole. He left."), "Gen. Marden met J. R. R. Thole.|He left.");
    CHECK_STR(shown("He went to the U.S. The talks failed."), "He went to the U.S.|The talks failed.");
    CHECK_STR(shown("The U.S. Senate met at 5 p.m. Tuesday."), "The U.S. Senate met at 5 p.m. Tuesday.");
    CHECK_STR(shown("Blue Anchor Inc. But it did."), "Blue Anchor Inc.|But it did.");
    CHECK_STR(shown("On Sept. 3 in Koven, Va. he left."), "On Sept. 3 in Koven, Va. he left.");
    CHECK_STR(shown("3. The delegations meet. 4. They leave."), "3. The delegations meet.|4. They leave.");
    CHECK_STR(shown("We go ... and stay. We ... We go."), "We go ... and stay.|We ...|We go.");
}

static void too_long(void)
{
    static char text[6 * HS_MAX_SENTENCE];
    uint32_t n = 0;
    for (uint32_t i = 0; i < 2 * HS_MAX_SENTENCE; i++)
        n += (uint32_t)sprintf(text + n, i == 200 ? ";" : "a ");
    hs_segment all = { { 0, n }, HS_BODY };
    hs_words w = hs_token_split(&lexicons, text, &all, 1, NULL, 0, &out, &scratch);
    CHECK(w.n == 2 * HS_MAX_SENTENCE && w.n_sentences == 3);
    CHECK(w.sentences[0].tokens.last == 201);
    for (uint32_t i = 0; i < w.n_sentences; i++)
        CHECK(w.sentences[i].tokens.last - w.sentences[i].tokens.first <= HS_MAX_SENTENCE);
}

int main(void)
{
    open_report();
    RUN(plain);
    RUN(quoted);
    RUN(abbreviations);
    RUN(too_long);
    close_report();
    return check_done();
}
