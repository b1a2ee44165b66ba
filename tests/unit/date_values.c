/* date_values.c - expressions and their values, one line a case. */
#include "check.h"
#include "date_table.h"

typedef struct value_case {
    const char *text;        /* the expected expression stands between < and > */
    const char *value;       /* "TYPE VALUE" */
} value_case;

/* Published on Friday, 2024-03-15. */
static const value_case cases[] = {
    { "The envoy left on <Wednesday> .", "DATE 2024-03-13" },
    { "The envoy spoke <Friday> .", "DATE 2024-03-15" },
    { "The talks will resume on <Monday> .", "DATE 2024-03-18" },
    { "The vote is scheduled for <Tuesday> .", "DATE 2024-03-19" },
    { "They met <early on Tuesday> .", "DATE 2024-03-12" },
    { "They met on <Tuesday morning> .", "TIME 2024-03-12TMO" },
    { "Shots were heard <Thursday night> .", "TIME 2024-03-14TNI" },
    { "She resigned <last Tuesday> .", "DATE 2024-03-12" },
    { "He flew home <yesterday> .", "DATE 2024-03-14" },
    { "It reopens <tomorrow> .", "DATE 2024-03-16" },
    { "He spoke <last night> .", "TIME 2024-03-14TNI" },
    { "She called <this morning> .", "TIME 2024-03-15TMO" },
    { "The bridge fell <last week> .", "DATE 2024-W10" },
    { "The bridge fell <last month> .", "DATE 2024-02" },
    { "The bridge fell <last year> .", "DATE 2023" },
    { "Talks go on <this week> .", "DATE 2024-W11" },
    { "Elections are due <next year> .", "DATE 2025" },
    { "The mayor left <two years ago> .", "DATE 2022" },
    { "The mayor left <three months ago> .", "DATE 2023-12" },
    { "The mayor left <ten days ago> .", "DATE 2024-03-05" },
    { "He spoke on <March 10> .", "DATE 2024-03-10" },
    { "He spoke on <10 March 2024> .", "DATE 2024-03-10" },
    { "He spoke on <March 10, 2024> .", "DATE 2024-03-10" },
    { "He spoke on <the 10th of March> .", "DATE 2024-03-10" },
    { "He spoke on <Sunday, March 10> .", "DATE 2024-03-10" },
    { "A truce of <Dec. 30> held .", "DATE 2023-12-30" },
    { "Kovar was rebuilt in <2019> .", "DATE 2019" },
    { "Kovar was rebuilt in <June 2019> .", "DATE 2019-06" },
    { "Songs of <the 1990s> were played .", "DATE 199" },
    { "The <2024-03-15> issue", "DATE 2024-03-15" },
    { "Signed <3/15/2024> in Kovar", "DATE 2024-03-15" },
    { "Signed <15/3/2024> in Kovar", "DATE 2024-03-15" },
    { "They meet at <5 p.m. on Monday> .", "TIME 2024-03-11T17:00" },
    { "They met on <Monday at 5 p.m.> in Kovar .", "TIME 2024-03-11T17:00" },
    { "The curfew began at <midnight> .", "TIME 2024-03-15T24:00" },
    { "They met at <14:30 GMT> .", "TIME 2024-03-15T14:30Z" },
    { "The truce holds for <30 days> .", "DURATION P30D" },
    { "He ruled for <two and a half years> .", "DURATION P2Y6M" },
    { "He ruled for <more than a decade> .", "DURATION P10Y" },
    { "Prices rose over <the past three months> .", "DURATION P3M" },
    { "They waited for <half an hour> .", "DURATION PT30M" },
    { "A <five-year> plan", "DURATION P5Y" },
    { "It took <several weeks> to finish .", "DURATION PXW" },
    { "Trucks cross <every day> .", "SET P1D" },
    { "They meet twice <a week> .", "SET P1W" },
    { "The fair is held <annually> .", "SET P1Y" },
    { "They pray <every Friday> .", "SET XXXX-WXX-5" },
    { "Profit fell in <the third quarter> .", "DATE 2023-Q3" },
    { "Profit fell in <the fourth quarter of 2022> .", "DATE 2022-Q4" },
    { "It opened in <the summer of 2021> .", "DATE 2021-SU" },
    { "It is quiet <now> .", "DATE PRESENT_REF" },
    { "A deal was <recently> near .", "DATE PAST_REF" },
    { "A deal may come <soon> .", "DATE FUTURE_REF" },
    { "He left on <Christmas Day> .", "DATE 2023-12-25" },
    { "Shops close on <Good Friday> .", "DATE 2024-03-29" },
    { "The feast of <Eid al-Fitr> nears .", "DATE 2024-04-10" },
    { "Families meet for <Passover> .", "DATE 2024-04-23" },
    { "Families meet for <Nowruz> .", "DATE 2024-03-20" },
    { "Shops closed for <Lunar New Year> .", "DATE 2024-02-10" },
};

static void values(void)
{
    static const char *const types[] = { "DATE", "TIME", "DURATION", "SET" };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[256], got[96] = "nothing";
        uint32_t n = 0, begin = 0, end = 0;
        for (const char *c = cases[i].text; *c; c++)
            if (*c == '<') begin = n;
            else if (*c == '>') end = n;
            else text[n++] = *c;
        text[n] = 0;
        date_reading r;
        date_read(&r, text, "2024-03-15");
        if (r.n) snprintf(got, sizeof got, "%s %s", types[r.whens[0].type], r.whens[0].value);
        bool right = CHECK(r.n == 1) & CHECK_STR(got, cases[i].value)
            & (r.n && CHECK(r.whens[0].span.begin == begin && r.whens[0].span.end == end));
        if (!right) printf("  in: %s\n", cases[i].text);
        date_close(&r);
    }
}

int main(void)
{
    RUN(values);
    return check_done();
}
