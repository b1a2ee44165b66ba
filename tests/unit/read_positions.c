/* Where parties stand: stances, issues, conditions, and who says so. */
#include "check.h"
#include "hearsay.h"

#include <stdlib.h>

static hs_engine *engine;
static hs_reader *reader;
static const hs_document *d;

static void read_text(const char *text)
{
    hs_input input = { .text = text, .length = strlen(text), .published = "2025-03-12" };
    hs_error err;
    hs_document_free(d);
    if (hs_read(reader, &input, &d, &err) != HS_OK) { printf("%s\n", err.message); exit(2); }
}

/* The first position of the party, stance and issue, or NULL. */
static const hs_position *find(const char *party, hs_stance stance, const char *issue)
{
    for (uint32_t i = 0; i < d->n_positions; i++) {
        const hs_position *p = &d->positions[i];
        if (strcmp(p->party, party) == 0 && p->stance == stance && strcmp(p->issue, issue) == 0) return p;
    }
    return NULL;
}

static void a_list_gives_several(void)
{
    read_text("The foreign minister of Velmia, Orla Tamm, said on Monday that Velmia demands a permanent ceasefire, "
              "the withdrawal of the troops, the return of displaced families, and sanctions.");
    CHECK(find("Velmia", HS_STANCE_DEMAND, "ceasefire") != NULL);
    CHECK(find("Velmia", HS_STANCE_DEMAND, "withdrawal") != NULL);
    CHECK(find("Velmia", HS_STANCE_DEMAND, "return_of_displaced") != NULL);
    CHECK(find("Velmia", HS_STANCE_DEMAND, "sanctions") != NULL);
    CHECK(d->n_positions == 4);
}

static void a_minister_speaks_for_the_state(void)
{
    read_text("Velmia's foreign minister, Orla Tamm, rejected a ceasefire on Monday.");
    const hs_position *p = find("Velmia", HS_STANCE_REJECT, "ceasefire");
    CHECK(p && p->own && p->voucher == p->statement);
}

static void what_others_say_is_not_its_own(void)
{
    read_text("Maresh said on Monday that Velmia rejects a ceasefire.");
    const hs_position *p = find("Velmia", HS_STANCE_REJECT, "ceasefire");
    CHECK(p && !p->own);
    CHECK_STR(p ? d->entities[d->statements[p->voucher].speaker].name : NULL, "Maresh");
}

static void a_condition_is_told_in_its_words(void)
{
    read_text("Velmia is ready to extend the truce only if the Front frees the prisoners, Velmia's foreign minister, "
              "Orla Tamm, said on Monday.");
    const hs_position *p = find("Velmia", HS_STANCE_CONDITION, "ceasefire");
    CHECK(p && strncmp(d->text + p->condition.begin, "only if the Front", 17) == 0);
    CHECK(find("Velmia", HS_STANCE_DEMAND, "prisoner_exchange") != NULL);
    CHECK(find("Velmia", HS_STANCE_OPEN, "ceasefire") == NULL);
}

static void a_negation_turns_it(void)
{
    read_text("Velmia is not ready to discuss a ceasefire, Velmia's foreign minister, Orla Tamm, said on Monday.");
    CHECK(find("Velmia", HS_STANCE_REJECT, "ceasefire") != NULL);
    CHECK(find("Velmia", HS_STANCE_OPEN, "ceasefire") == NULL);
}

static void what_is_denied_or_hoped_is_none(void)
{
    read_text("Velmia denied on Monday that it had demanded a ceasefire.");
    CHECK(d->n_positions == 0);
    read_text("Velmia hopes for a ceasefire, its foreign minister said.");
    CHECK(find("Velmia", HS_STANCE_DEMAND, "ceasefire") == NULL);
}

int main(void)
{
    hs_config config = { .model = hs_model_en() };
    hs_error err;
    if (hs_open(&config, &engine, &err) != HS_OK || hs_reader_new(engine, &reader) != HS_OK) return 2;
    RUN(a_list_gives_several);
    RUN(a_minister_speaks_for_the_state);
    RUN(what_others_say_is_not_its_own);
    RUN(a_condition_is_told_in_its_words);
    RUN(a_negation_turns_it);
    RUN(what_is_denied_or_hoped_is_none);
    hs_document_free(d);
    hs_reader_free(reader);
    hs_close(engine);
    return check_done();
}
