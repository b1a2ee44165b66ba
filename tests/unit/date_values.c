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
    { "They met at <7.30pm on Sunday> .", "TIME 2024-03-10T19:30" },
    { "They met at <noon> .", "TIME 2024-03-15T12:00" },
    { "They met at <six o'clock> .", "TIME 2024-03-15T06:00" },
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
    { "Shops will close for <Eid> .", "DATE 2024-04-10" },
    { "She was born on <29 Feb 2015> .", "DATE 2015-02" },
    { "The fair is on <the last Friday of March> .", "DATE 2024-03-29" },
    { "It fell on <the second Monday in May 2023> .", "DATE 2023-05-08" },
    { "Jets struck in <the early hours of Wednesday> .", "TIME 2024-03-13TMO" },
    { "By <late afternoon Tuesday> it was open .", "TIME 2024-03-12TAF" },
    { "It was built after <the 9/11 attacks> .", "DATE 2001-09-11" },
    { "The fire began at <2 a.m. local time (0100 GMT) on Sunday> .", "TIME 2024-03-10T02:00" },
    { "She has led it for <the past year and a half> .", "DURATION P1Y6M" },
    { "He wrote it in <1720> .", "DATE 1720" },
    { "Rain fell <the night of March 2> .", "TIME 2024-03-02TNI" },
    { "They met at <the end of last year> .", "DATE 2023" },
    { "The mill opened in <the '80s> .", "DATE 198" },
    { "It was <two and a half years ago> .", "DATE 2021-09" },
    { "The <third-quarter> loss grew .", "DATE 2023-Q3" },
    { "They pay $5 <a month> .", "SET P1M" },
    { "She comes <every two weeks> .", "SET P2W" },
    { "It rained <the following night> .", "TIME 2024-03-16TNI" },
    { "It holds for <two or three days> .", "DURATION P2D" },
};

static const char *const types[] = { "DATE", "TIME", "DURATION", "SET" };

/* The readings as "words = TYPE VALUE; ...", in a buffer of 1024 bytes. */
static void list(const date_reading *r, char out[1024])
{
    size_t n = 0;
    out[0] = 0;
    for (uint32_t i = 0; i < r->n && n < 900; i++) {
        const hs_when *w = &r->whens[i];
        n += (size_t)snprintf(out + n, 1024 - n, "%s%.*s = %s %s", i ? "; " : "",
                              (int)(w->span.end - w->span.begin), r->text + w->span.begin,
                              types[w->type], w->value);
    }
}

static void check_list(const char *text, const char *published, const char *want)
{
    date_reading r;
    char got[1024];
    date_read(&r, text, published);
    list(&r, got);
    CHECK_STR(got, want);
    date_close(&r);
}

static void values(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[256], want[256];
        uint32_t n = 0, begin = 0, end = 0;
        for (const char *c = cases[i].text; *c; c++)
            if (*c == '<') begin = n;
            else if (*c == '>') end = n;
            else text[n++] = *c;
        text[n] = 0;
        snprintf(want, sizeof want, "%.*s = %s", (int)(end - begin), text + begin, cases[i].value);
        check_list(text, "2024-03-15", want);
    }
}

static void words_that_only_look_like_time(void)
{
    static const char *const texts[] = {
        "You may march if they sat down .", "Theresa May spoke to reporters .",
        "Some 1900 people fled .", "About 2000 soldiers left .", "Call 555-0199 or 020 7946 0958 .",
        "The team won 3-2 and then 10-4 .", "It costs $1990 or 1985 % more .",
        "The fall of the wall surprised her .", "He sat in the sun .", "She came second .",
        "A quarter of the houses burned .", "The 44-year-old baker is 44 years old .",
        "The second half was dull .", "Mark one box of 12 .", "No. 1984 in the list .",
        "Members of Black September hid there .", "The 5/6 vote failed .",
        "Some 2000 local residents met .",
        "He told Vasland Today and Kovar Daily about it .", "He waits for the day that ends it .",
        "He is in the middle .",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_list(texts[i], "2024-03-15",
        "");
}

static void a_story_counts_from_its_last_date(void)
{
    check_list("The ferry sank on March 2 .\nTwo days later , divers found it .\n"
               "The captain was held the following day .", "2024-03-15",
               "March 2 = DATE 2024-03-02; Two days later = DATE 2024-03-04; "
               "the following day = DATE 2024-03-05");
    check_list("The mill burned on Tuesday .\nThe day before , it had been searched .",
        "2024-03-15",
               "Tuesday = DATE 2024-03-12; The day before = DATE 2024-03-11");
    check_list("They wed in May 1912 and moved in June 1914 .\nIn August he left .", "2024-03-15",
               "May 1912 = DATE 1912-05; June 1914 = DATE 1914-06; August = DATE 1914-08");
    check_list("A day earlier , the road was open .", "2024-03-15",
               "A day earlier = DATE 2024-03-14");
}

static void the_text_beats_the_calendar(void)
{
    check_list("He spoke at the beginning of the month of Ramadan ( March 10 ) .", "2024-03-15",
               "the beginning of the month of Ramadan = DATE 2024-03-10; March 10 = DATE 2024-03-10");
    check_list("Shops closed on the eve of Eid al-Fitr , April 9 .", "2024-04-11",
               "the eve of Eid al-Fitr = DATE 2024-04-09; April 9 = DATE 2024-04-09");
    check_list("Shops closed during Ramadan .", "2024-03-15",
               "Ramadan = DATE 2024-03-11/2024-04-09");
    check_list("It was shelled on Christmas Eve 1999 .", "2024-03-15",
               "Christmas Eve 1999 = DATE 1999-12-24");
    check_list("They met last Easter and meet again next Easter .", "2024-03-15",
               "last Easter = DATE 2023-04-09; next Easter = DATE 2024-03-31");
}

static void without_a_publication_date(void)
{
    check_list("She left on Friday , on March 10 or in June .", "",
               "Friday = DATE XXXX-WXX-5; March 10 = DATE XXXX-03-10; June = DATE XXXX-06");
    check_list("She left last week , yesterday or last year .", "",
               "last week = DATE XXXX-WXX; yesterday = DATE XXXX-XX-XX; last year = DATE XXXX");
    check_list("She left on March 10, 2019 , and wrote on April 2 .", "",
               "March 10, 2019 = DATE 2019-03-10; April 2 = DATE 2019-04-02");
    check_list("They rest at Easter and in 30 days .", "",
               "Easter = DATE XXXX-XX-XX; 30 days = DURATION P30D");
}

static void check_days(const char *text, const char *first, const char *last)
{
    date_reading r;
    date_read(&r, text, "2024-03-15");
    if (CHECK(r.n == 1)) {
        CHECK(r.whens[0].first == hs_day_parse(first));
        CHECK(r.whens[0].last == hs_day_parse(last));
    }
    date_close(&r);
}

static void a_value_is_a_stretch_of_days(void)
{
    check_days("on Wednesday", "2024-03-13", "2024-03-13");
    check_days("last week", "2024-03-04", "2024-03-10");
    check_days("last month", "2024-02-01", "2024-02-29");
    check_days("in 2019", "2019-01-01", "2019-12-31");
    check_days("the 1990s", "1990-01-01", "1999-12-31");
    check_days("the third quarter of 2022", "2022-07-01", "2022-09-30");
    check_days("Tuesday morning", "2024-03-12", "2024-03-12");
    check_days("during Ramadan", "2024-03-11", "2024-04-09");
    check_days("now", "2024-03-15", "2024-03-15");
    check_days("30 days", "", "");
    check_days("every day", "", "");
    check_days("recently", "", "");
}

int main(void)
{
    RUN(values);
    RUN(words_that_only_look_like_time);
    RUN(a_story_counts_from_its_last_date);
    RUN(the_text_beats_the_calendar);
    RUN(without_a_publication_date);
    RUN(a_value_is_a_stretch_of_days);
    return check_done();
}
