/* token_words.c - words as Universal Dependencies has them. */
#include "report.h"

#include "token/token.h"

static const char *shown(const char *text)
{
    static char line[2048];
    uint32_t n = (uint32_t)strlen(text), to = 0;
    hs_segment all = { { 0, n }, HS_BODY };
    hs_words w = hs_token_split(&lexicons, text, &all, 1, NULL, 0, &out, &scratch);
    line[0] = 0;
    for (uint32_t i = 0; i < w.n; i++)
        to += (uint32_t)sprintf(line + to, "%s%.*s", i ? "|" : "",
                                (int)(w.at[i].end - w.at[i].begin), text + w.at[i].begin);
    return line;
}

static void clitics(void)
{
    CHECK_STR(shown("don't can't John's we\u2019ll I'd've"), "do|n't|ca|n't|John|'s|we|\u2019ll|I|'d|'ve");
    CHECK_STR(shown("cannot gonna DON\u2019T"), "can|not|gon|na|DO|N\u2019T");
    CHECK_STR(shown("the officials' plan, O'Neill at four o'clock"),
              "the|officials|'|plan|,|O'Neill|at|four|o'clock");
    CHECK_STR(shown("the 1980's and '60s, get 'em"), "the|1980's|and|'60s|,|get|'em");
    CHECK_STR(shown("(the Front)'s men"), "(|the|Front|)|'s|men");
}

static void hyphens(void)
{
    CHECK_STR(shown("state-of-the-art Al-Zaman"), "state|-|of|-|the|-|art|Al|-|Zaman");
    CHECK_STR(shown("non-profit co-founder re-elected anti-government-led"),
              "non-profit|co-founder|re-elected|anti-government|-|led");
    CHECK_STR(shown("10-20 men, 713-555-0142, 555-0142, 2026-03-03"),
              "10|-|20|men|,|713-555-0142|,|555-0142|,|2026-03-03");
    CHECK_STR(shown("talks--the first\u2014and last"), "talks|--|the|first|\u2014|and|last");
    CHECK_STR(shown("U.S.-led force"), "U.S.|-|led|force");
}

static void numbers(void)
{
    CHECK_STR(shown("$5bn, $1.5 million, US$20, \u20AC3m"), "$|5|bn|,|$|1.5|million|,|US$|20|,|\u20AC|3|m");
    CHECK_STR(shown("10km at 5pm, the 21st of 200,000"), "10|km|at|5|pm|,|the|21st|of|200,000");
    CHECK_STR(shown("11:30 on 9/11, 50% of 3.5"), "11:30|on|9/11|,|50|%|of|3.5");
    CHECK_STR(shown("[18,19] F-16"), "[|18|,|19|]|F|-|16");
}

static void stops(void)
{
    CHECK_STR(shown("Mr. Marden of the U.S. met J. R. Thole."), "Mr.|Marden|of|the|U.S.|met|J.|R.|Thole|.");
    CHECK_STR(shown("It began at 5 p.m. on Jan. 3."), "It|began|at|5|p.m.|on|Jan.|3|.");
    CHECK_STR(shown("They sell bread, eggs, etc. He left."), "They|sell|bread|,|eggs|,|etc|.|He|left|.");
    CHECK_STR(shown("No. 5 said no. He left."), "No.|5|said|no|.|He|left|.");
    CHECK_STR(shown("We go... he said\u2026 why?!"), "We|go|...|he|said|\u2026|why|?!");
    CHECK_STR(shown("It ended.The talks[...] failed"), "It|ended|.|The|talks|[...]|failed");
}

static void addresses(void)
{
    CHECK_STR(shown("see https://example.org/a-b?c=1, or mail tips@example.org."),
              "see|https://example.org/a-b?c=1|,|or|mail|tips@example.org|.");
    CHECK_STR(shown("(www.example.org) #Koven @jan"), "(|www.example.org|)|#Koven|@jan");
}

static void slashes(void)
{
    CHECK_STR(shown("and/or A/S AT&T"), "and|/|or|A/S|AT&T");
    CHECK_STR(shown("\u201CGo!\u201D \u00ABno\u00BB ``yes''"), "\u201C|Go|!|\u201D|\u00AB|no|\u00BB|``|yes|''");
}

int main(void)
{
    open_report();
    RUN(clitics);
    RUN(hyphens);
    RUN(numbers);
    RUN(stops);
    RUN(addresses);
    RUN(slashes);
    close_report();
    return check_done();
}
