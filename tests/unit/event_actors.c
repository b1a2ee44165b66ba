/* event_actors.c - the user's actors, in our format and PETRARCH's. */
#include "check.h"
#include "event/event.h"

#include <stdlib.h>

static const char *code_of(const char *text, const char *name, char room[64])
{
    hs_lexicon list;
    void *block;
    hs_slice value;
    hs_error err;
    if (hs_event_actors(text, strlen(text), &list, &block, &err) != HS_OK) return "failed";
    bool found = hs_lexicon_find(&list, hs_str(name), &value);
    snprintf(room, 64, "%.*s", (int)value.n, value.at);
    free(block);
    return found ? room : NULL;
}

static void ours(void)
{
    char r[64];
    const char *text = "# comment\nVelmia = VEL\nSilver  Guard = VELREB # a note\n"
                       "harbour warden = ~GOV\nVelmia = MAR\n";
    CHECK_STR(code_of(text, "velmia", r), "VEL");
    CHECK_STR(code_of(text, "Silver Guard", r), "VELREB");
    CHECK_STR(code_of(text, "harbour warden", r), "~GOV");
    CHECK_STR(code_of(text, "nobody", r), NULL);
}

static void petrarch(void)
{
    char r[64];
    const char *text = "<!-- notes -->\nVELMIA_  [VEL]\n+VELMIAN \n+TARSH\n\nILAN_DORREK  # note\n\t[VELOPP < 950601]\n"
                       "\t[VELGOV 19950601 - 19990815]\nHARBOUR_WARDEN {HARBOUR_WARDENS} [~GOV]\nCHARITY {} [NGO~]\n"
                       "NOBODY [---]\n!MINIST! = MINISTER, MINISTRY\n";
    CHECK_STR(code_of(text, "velmia", r), "VEL");
    CHECK_STR(code_of(text, "velmian", r), "VEL");
    CHECK_STR(code_of(text, "tarsh", r), "VEL");
    CHECK_STR(code_of(text, "ilan dorrek", r), "VELGOV");
    CHECK_STR(code_of(text, "harbour wardens", r), "~GOV");
    CHECK_STR(code_of(text, "charity", r), "NGO~");
    CHECK_STR(code_of(text, "nobody", r), NULL);
    CHECK_STR(code_of(text, "minister", r), NULL);
}

static void whatever_it_holds(void)
{
    char r[64];
    CHECK_STR(code_of("", "a", r), NULL);
    CHECK_STR(code_of("[[[[\n+\n+++\n= \n[X]\n\t[\n]\n~ [~]\n{} [A\n", "a", r), NULL);
    CHECK_STR(code_of("\xff\xfe [A]\nb [B]", "b", r), "B");
}

int main(void)
{
    RUN(ours);
    RUN(petrarch);
    RUN(whatever_it_holds);
    return check_done();
}
