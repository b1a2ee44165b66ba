/* mention_peel.c - names peeled out of what is said before them, on small trees as taggers and parsers
 * leave them: a description inside the name, a verb hung on any word of it. */
#include "check.h"
#include "mention/mention.h"
#include "tree_fixture.h"

static fixture f;
static hs_mention_lexicons lexicons;
static hs_who who;

static void read_report(const char *spec)
{
    fixture_open(&f, spec);
    who = hs_mention_run(&lexicons, &f.tree, &f.out, &f.scratch);
}

/* The name of the entity whose mention the word leads to. */
static const char *name_at(const char *form)
{
    uint32_t m = who.of_head[fixture_find(&f, form)];
    return m == HS_NONE || who.mentions[m].entity == HS_NONE ? NULL : who.entities[who.mentions[m].entity].name;
}

static void description_in_name(void)
{
    read_report("Liberal JJ amod 2\neconomist NN nsubj 5 P\nOrla NNP flat 2 p\nVance NNP flat 2 p\n"
                "said VBD root 0 - say\nno UH ccomp 5\n. . punct 5\n");
    CHECK_STR(name_at("Vance"), "Orla Vance");
    CHECK_STR(name_at("economist"), "Orla Vance");
    fixture_close(&f);
    read_report("van NNP compound 2 P\nOrden NNP nsubj 3 p\nsaid VBD root 0 - say\nno UH ccomp 3\n. . punct 3\n");
    CHECK_STR(name_at("Orden"), "van Orden");
    fixture_close(&f);
}

static void words_printed_as_one(void)
{
    read_report("Mum NN nsubj 8\n- HYPH punct 3\nof IN case 5\n- HYPH punct 5\ntwo CD nummod 7\n"
                "Brenna NNP compound 7 P\nOdell NNP flat 1 p\nsaid VBD root 0 - say\nno UH ccomp 8\n. . punct 8\n");
    CHECK_STR(name_at("Mum"), "Brenna Odell");
    fixture_close(&f);
}

/* "Mr Vale-Prowse's insistence", the halves of the name hung apart. */
static void name_hung_apart(void)
{
    read_report("Mr NNP nmod:desc 2\nVale NNP root 0 P\n- HYPH punct 2 p\nProwse NNP nmod:poss 6 p\n's POS case 4\n"
                "insistence NN appos 2\n. . punct 2\n");
    CHECK_STR(name_at("Vale"), "Vale-Prowse");
    CHECK_STR(name_at("Prowse"), "Vale-Prowse");
    fixture_close(&f);
}

int main(void)
{
    hs_model model;
    hs_error err = { 0 };
    if (hs_model_open(hs_model_en(), &model, &err) || hs_mention_open(&model, &lexicons, &err)) {
        printf("%s\n", err.message);
        return 2;
    }
    RUN(description_in_name);
    RUN(words_printed_as_one);
    RUN(name_hung_apart);
    return check_done();
}
