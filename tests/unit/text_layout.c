/* text_layout.c - paragraphs and their kinds, on reports of invented people and places. */
#include "report.h"

#include "base/day.h"

static const char *const names[] = { "body", "headline", "subhead", "byline", "dateline",
                                     "caption", "credit", "promo" };
static hs_layout layout;

/* "kind[text] kind[text] ...", texts cut to their first 24 and last 8 bytes. */
static const char *shown(const char *text)
{
    static char line[4096];
    uint32_t n = 0;
    layout = hs_text_layout(&lexicons, text, (uint32_t)strlen(text), HS_NO_DAY, &out, &scratch);
    line[0] = 0;
    for (uint32_t i = 0; i < layout.n_segments; i++) {
        hs_slice s = hs_cut(text, layout.segments[i].span);
        const char *kind = names[layout.segments[i].kind];
        if (s.n <= 36) n += (uint32_t)sprintf(line + n, "%s[%.*s] ", kind, (int)s.n, s.at);
        else n += (uint32_t)sprintf(line + n, "%s[%.24s..%.8s] ", kind, s.at, s.at + s.n - 8);
    }
    if (n) line[n - 1] = 0;
    return line;
}

static const char *day(void)
{
    static char iso[16];
    if (layout.published == HS_NO_DAY) return "none";
    hs_day_format(layout.published, iso);
    return iso;
}

#define LEAD "Vasland is ready to extend the truce on the Arlen river by thirty days, its deputy " \
             "foreign minister said."
#define LEAD_SHOWN "body[Vasland is ready to exte..er said.]"
#define SECOND "\n\nThe Highland Front, which holds three bridges, did not comment on the offer " \
               "before the end of the day."
#define SECOND_SHOWN " body[The Highland Front, whic..the day.]"

static void agency_datelines(void)
{
    CHECK_STR(shown("KOVEN, March 3 (Reuters) - " LEAD SECOND),
              "dateline[KOVEN, March 3 (Reuters) -] " LEAD_SHOWN SECOND_SHOWN);
    CHECK(layout.outlet.end - layout.outlet.begin == 7);
    CHECK_STR(shown("OSTERBY, Vasland (AP) \u2014 " LEAD SECOND),
              "dateline[OSTERBY, Vasland (AP) \u2014] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("TARSA, 12 May 2020 /PRNewswire/ -- " LEAD SECOND),
              "dateline[TARSA, 12 May 2020 /PRNewswire/ --] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "2020-05-12");
    CHECK_STR(shown("PORT KOVEN, Vas. \u2014 " LEAD SECOND),
              "dateline[PORT KOVEN, Vas. \u2014] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("Koven (AFP) \u2013 " LEAD SECOND),
              "dateline[Koven (AFP) \u2013] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("Marden - who said little - left Koven with the delegation on Tuesday." SECOND),
              "body[Marden - who said little..Tuesday.]" SECOND_SHOWN);
}

static void date_lines(void)
{
    CHECK_STR(shown(" date 2025-02-20 " LEAD SECOND), "dateline[date 2025-02-20] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "2025-02-20");
    CHECK_STR(shown("Published: March 3, 2026\n\n" LEAD SECOND),
              "dateline[Published: March 3, 2026] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "2026-03-03");
    CHECK_STR(shown("Tuesday, 3 March 2026\n\n" LEAD SECOND),
              "dateline[Tuesday, 3 March 2026] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "2026-03-03");
    CHECK_STR(shown("2026-03-03T10:00Z\n\n" LEAD SECOND),
              "dateline[2026-03-03T10:00Z] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "2026-03-03");
    CHECK_STR(shown("Updated 4 March 2026, 10:30 GMT\n\nPosted on 3rd March 2026\n\n" LEAD SECOND),
              "dateline[Updated 4 March 2026, 10:30 GMT] dateline[Posted on 3rd March 2026] "
              LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "2026-03-03");
    CHECK_STR(shown("Updated 4 March 2026\n\n" LEAD SECOND),
              "dateline[Updated 4 March 2026] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "2026-03-04");
    CHECK_STR(shown("Published: February 30, 2026\n\n" LEAD SECOND),
              "dateline[Published: February 30, 2026] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "none");
    CHECK_STR(shown("Published 3 hours ago\n\n13/03/2026 10:00\n\n" LEAD SECOND),
              "dateline[Published 3 hours ago] dateline[13/03/2026 10:00] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "2026-03-13");
    CHECK_STR(shown("04/03/2026\n\n" LEAD SECOND), "dateline[04/03/2026] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(day(), "none");
}

static void headlines(void)
{
    CHECK_STR(shown("Vasland offers longer truce\n\n" LEAD SECOND),
              "headline[Vasland offers longer truce] " LEAD_SHOWN SECOND_SHOWN);
    CHECK(layout.title.begin == 0 && layout.title.end == 27);
    CHECK_STR(shown("Vasland offers longer truce.\n\nBridges on Arlen stay closed, rebels say.\n\n"
                    LEAD SECOND),
              "headline[Vasland offers longer truce.] subhead[Bridges on Arlen stay cl..els say.] "
              LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("FERRY FURY\n\nBy DEAN FLACK, Ports Correspondent\n\n" LEAD SECOND),
              "headline[FERRY FURY] byline[By DEAN FLACK, Ports Correspondent] "
              LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("Analysis\n\nBy Hester Quayle in Osterby\n\n" LEAD SECOND),
              "subhead[Analysis] byline[By Hester Quayle in Osterby] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("Home\nSport\nVasland offers longer truce\n\n" LEAD SECOND),
              "subhead[Home] subhead[Sport] headline[Vasland offers longer truce] "
              LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown(LEAD SECOND), LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("The truce ended on Tuesday.\n\n" LEAD SECOND),
              "body[The truce ended on Tuesday.] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("Only one line"), "body[Only one line]");
}

static void bylines(void)
{
    CHECK_STR(shown("By Jan Pelle and Mira Sandoval\n\n" LEAD SECOND),
              "byline[By Jan Pelle and Mira Sandoval] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("Jane Doe, Staff Writer\n\n" LEAD SECOND),
              "byline[Jane Doe, Staff Writer] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown("By Hanna Sole, local ferry reporter\n\n" LEAD SECOND),
              "byline[By Hanna Sole, local ferry reporter] " LEAD_SHOWN SECOND_SHOWN);
    CHECK_STR(shown(LEAD SECOND "\n\n(Reporting by Jan Pelle; Editing by R. Thole)"),
              LEAD_SHOWN SECOND_SHOWN " byline[(Reporting by Jan Pelle;... Thole)]");
    CHECK_STR(shown(LEAD "\n\nBy Monday the bridges were closed."),
              LEAD_SHOWN " body[By Monday the bridges were closed.]");
}

static void subheads(void)
{
    CHECK_STR(shown(LEAD "\n\nNo date for the second stage" SECOND),
              LEAD_SHOWN " subhead[No date for the second stage]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nNo date yet\n\nShe named no day.\n\nWhat comes next?" SECOND),
              LEAD_SHOWN " subhead[No date yet] body[She named no day.] subhead[What comes next?]"
              SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nMARDEN: We do not know" SECOND),
              LEAD_SHOWN " body[MARDEN: We do not know]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nHe left at noon." SECOND),
              LEAD_SHOWN " body[He left at noon.]" SECOND_SHOWN);
}

static void captions(void)
{
    CHECK_STR(shown(LEAD " The fighting continues. Minister Elia Moor opens the judicial year in "
                    "Tarsa on October 2, 2024 (photo: Press office/Handout via AFP)" SECOND),
              "body[Vasland is ready to exte..ntinues.] caption[Minister Elia Moor opens.. 2, 2024] "
              "credit[(photo: Press office/Han..via AFP)]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nStranded: families camp out on Thursday Credit: Lantern Pictures" SECOND),
              LEAD_SHOWN " caption[Stranded: families camp ..Thursday] credit[Credit: Lantern Pictures]"
              SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nA family shares bread at the crossing. Lina Tesfaye/Reuters" SECOND),
              LEAD_SHOWN " caption[A family shares bread at..rossing.] credit[Lina Tesfaye/Reuters]"
              SECOND_SHOWN);
    CHECK_STR(shown(LEAD " A child waits in Koven on May 3 (Jan Pelle/Lens9)" SECOND),
              LEAD_SHOWN " caption[A child waits in Koven on May 3] credit[(Jan Pelle/Lens9)]"
              SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nShe works for the Koven Press Office (KPO)." SECOND),
              LEAD_SHOWN " body[She works for the Koven ..e (KPO).]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nPaul Marek via Getty Images." SECOND),
              LEAD_SHOWN " credit[Paul Marek via Getty Images.]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nThe bank gave it credit: the loan was paid (see photo: page two) by May."
                    SECOND),
              LEAD_SHOWN " body[The bank gave it credit:.. by May.]" SECOND_SHOWN);
}

static void promos(void)
{
    CHECK_STR(shown(LEAD "\n\nREAD MORE: Marsk mayor wades in" SECOND),
              LEAD_SHOWN " promo[READ MORE: Marsk mayor wades in]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nRelated stories:\n\nFront leaves bridge\n\nLake falls again" SECOND),
              LEAD_SHOWN " promo[Related stories:] promo[Front leaves bridge] promo[Lake falls again]"
              SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nAdvertisement" SECOND), LEAD_SHOWN " promo[Advertisement]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nFor more, sign up for our newsletter." SECOND),
              LEAD_SHOWN " promo[For more, sign up for ou..sletter.]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nHe wants people to sign up for a newsletter." SECOND),
              LEAD_SHOWN " body[He wants people to sign ..sletter.]" SECOND_SHOWN);
    CHECK_STR(shown(LEAD "\n\nFollow Jan Pelle on Twitter @janpelle."),
              LEAD_SHOWN " promo[Follow Jan Pelle on Twit..anpelle.]");
}

static void line_breaks(void)
{
    CHECK_STR(shown("Vasland is ready to extend the truce on the\nArlen river by thirty days, its "
                    "deputy\nforeign minister said. He spoke in Koven\nafter a second day of talks.\n"),
              "body[Vasland is ready to exte..f talks.]");
    CHECK_STR(shown(LEAD "\nThe Highland Front, which holds three bridges, did not comment on the "
                    "offer before the end of the day.\nNobody else did."),
              LEAD_SHOWN SECOND_SHOWN " body[Nobody else did.]");
    CHECK_STR(shown(" \r\n\r\n" LEAD "\r\n\r\n \t \r\nNobody else did. \r\n"),
              LEAD_SHOWN " body[Nobody else did.]");
    CHECK_STR(shown(""), "");
    CHECK_STR(shown(" \n \xC2\xA0 \n"), "");
}

int main(void)
{
    open_report();
    RUN(agency_datelines);
    RUN(date_lines);
    RUN(headlines);
    RUN(bylines);
    RUN(subheads);
    RUN(captions);
    RUN(promos);
    RUN(line_breaks);
    close_report();
    return check_done();
}
