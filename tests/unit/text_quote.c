/* text_quote.c - quotations. */
#include "report.h"

#include "text/quote.h"

static const hs_quote *quotes;
static uint32_t n_quotes;

/* The quotations of the text's paragraphs (separated by LF), each between bars; '>' before
 * one that continues, '~' behind one that is unclosed, '^' before one inside another. */
static const char *shown(const char *text)
{
    static char line[2048];
    hs_segment segments[16];
    uint32_t n = 0, to = 0, begin = 0, end = (uint32_t)strlen(text);
    for (uint32_t i = 0; i <= end; i++) {
        if (i < end && text[i] != '\n') continue;
        if (i > begin && n < 16) segments[n++] = (hs_segment){ { begin, i }, HS_BODY };
        begin = i + 1;
    }
    quotes = hs_text_quotes(text, segments, n, &n_quotes, &out, &scratch);
    line[0] = 0;
    for (uint32_t i = 0; i < n_quotes; i++) {
        const hs_quote *q = &quotes[i];
        to += (uint32_t)sprintf(line + to, "|%s%s%.*s%s", q->continues ? ">" : "",
                                q->parent != HS_NONE ? "^" : "", (int)(q->inner.end - q->inner.begin),
                                text + q->inner.begin, q->unclosed ? "~" : "");
    }
    return line;
}

static void double_marks(void)
{
    CHECK_STR(shown("\"We go,\" he said. \"Now.\""), "|We go,|Now.");
    CHECK_STR(shown("\u201CWe go,\u201D he said."), "|We go,");
    CHECK_STR(shown("\u00ABWe go,\u00BB he said."), "|We go,");
    CHECK_STR(shown("``We go,'' he said."), "|We go,");
    CHECK_STR(shown("''We go,'' he said."), "|We go,");
    CHECK_STR(shown("\u201EWe go\u201C, he said."), "|We go");
    CHECK_STR(shown("a (\"joint\") paper, \"annex\"-like"), "|joint|annex");
    CHECK_STR(shown("She said:\"We go.\"Then"), "|We go.");
    CHECK_STR(shown("\"... and so on,\" he said."), "|... and so on,");
    CHECK_STR(shown("He wrote \"x\" and \"y\"."), "|x|y");
    CHECK_STR(shown("\xC2\x93We go,\xC2\x94 he said."), "|We go,");
}

static void single_marks(void)
{
    CHECK_STR(shown("\"He said 'we go' and left,\" she said."), "|He said 'we go' and left,|^we go");
    CHECK_STR(shown("\u201CHe said \u2018we go\u2019 and left,\u201D she said."),
              "|He said \u2018we go\u2019 and left,|^we go");
    CHECK_STR(shown("'We won't go,' he said. 'Not now.'"), "|We won't go,|Not now.");
    CHECK_STR(shown("\u2018It\u2019s the officials\u2019 plan,\u2019 he said."),
              "|It\u2019s the officials\u2019 plan,");
    CHECK_STR(shown("''He said 'we go,''' she said. '''Go' is what he said,'' she said."),
              "|He said 'we go,'|^we go,|'Go' is what he said,|^Go");
    CHECK_STR(shown("Van 't Hooft: \"He said 'go'. We go.\""), "|He said 'go'. We go.|^go");
    CHECK_STR(shown("Van 'Thooft: \"He said 'go'. We go.\""), "|He said 'go'. We go.|^go");
    CHECK_STR(shown("the officials' plan and the workers' union"), "");
    CHECK_STR(shown("It's John's, isn't it? In the '60s, rock 'n' roll."), "");
    CHECK_STR(shown("He is 5'10\" tall, she 5\u20192\"."), "");
}

static void over_paragraphs(void)
{
    CHECK_STR(shown("\"We go.\n\"We stay,\" he said."), "|We go.~|>We stay,");
    CHECK_STR(shown("\u201CWe go.\n\u201CWe stay.\n\u201CWe go,\u201D he said."),
              "|We go.~|>We stay.~|>We go,");
    CHECK_STR(shown("\"We go.\nAnd stay,\" he said."), "|We go.~|>And stay,");
    CHECK_STR(shown("\"We go,\" he said.\n\"We stay,\" she said."), "|We go,|We stay,");
    CHECK_STR(shown("\"It was dark.\n\u201CGo,\u201D he said, and left.\" She wrote it."),
              "|It was dark.~|>\u201CGo,\u201D he said, and left.|^Go,");
    CHECK(n_quotes == 3 && quotes[2].parent == 1);
    CHECK_STR(shown("\"It was dark.\nThe \"new\" way, \u201Cso\u201D far.\""), "|It was dark.~|new|so");
}

static void stray_marks(void)
{
    CHECK_STR(shown("He said \"we go and left.\nShe said \"no\" and stayed."), "|we go and left.~|no");
    CHECK_STR(shown("\"We go, he said. \"We stay,\" she said."), "|We go, he said.~|We stay,");
    CHECK_STR(shown("We go\" he said.\nShe said \"no\"."), "|no");
    CHECK_STR(shown("\""), "");
    CHECK_STR(shown("\u201D\u201C"), "");
}

static void parents(void)
{
    shown("\"He said 'we go' and left,\" she said.");
    CHECK(n_quotes == 2 && quotes[0].parent == HS_NONE && quotes[1].parent == 0);
    CHECK(quotes[0].span.begin == 0 && quotes[0].span.end == 27);
}

int main(void)
{
    open_report();
    RUN(double_marks);
    RUN(single_marks);
    RUN(over_paragraphs);
    RUN(stray_marks);
    RUN(parents);
    close_report();
    return check_done();
}
