/* mention_who.c - names, descriptions and pronouns joined into entities, on small trees. */
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

static const hs_mention *mention_at(uint32_t word)
{
    return who.of_head[word] == HS_NONE ? NULL : &who.mentions[who.of_head[word]];
}

/* The entity of the mention headed by the n-th word of that form (from 0). */
static const hs_entity *entity_of(const char *form, uint32_t n)
{
    for (uint32_t w = 0; w < f.n; w++) {
        if (!hs_is(hs_tree_form(&f.tree, w), form) || n-- > 0) continue;
        const hs_mention *m = mention_at(w);
        return m && m->entity != HS_NONE ? &who.entities[m->entity] : NULL;
    }
    return NULL;
}

static const char *name_of(const char *form, uint32_t n)
{
    const hs_entity *e = entity_of(form, n);
    return e ? e->name : NULL;
}

static const char *words_of(const char *form)
{
    static char words[256];
    const hs_mention *m = mention_at(fixture_find(&f, form));
    if (!m) return NULL;
    snprintf(words, sizeof words, "%.*s", (int)(m->span.end - m->span.begin), f.text + m->span.begin);
    return words;
}

/* Every entity's mentions point back at it, in text order; heads lie in their mentions. */
static void record_is_consistent(void)
{
    uint32_t listed = 0, joined = 0;
    for (uint32_t e = 0; e < who.n_entities; e++) {
        CHECK(who.entities[e].name != NULL && who.entities[e].n_mentions > 0);
        for (uint32_t i = 0; i < who.entities[e].n_mentions; i++, listed++) {
            uint32_t m = who.entities[e].mentions[i];
            CHECK(who.mentions[m].entity == e);
            CHECK(i == 0 || who.entities[e].mentions[i - 1] < m);
        }
    }
    for (uint32_t m = 0; m < who.n_mentions; m++) {
        const hs_mention *a = &who.mentions[m];
        joined += a->entity != HS_NONE;
        CHECK(a->tokens.first <= a->head && a->head < a->tokens.last);
        CHECK(m == 0 || who.mentions[m - 1].head <= a->head);
    }
    CHECK(listed == joined);
}

static void done(void)
{
    record_is_consistent();
    fixture_close(&f);
}

/* ---- names with what stands beside them --------------------------------------------- */

static void apposition(void)
{
    read_report("The DT det 2\nhead NN nsubj 13\nof IN case 8\nthe DT det 5\nFront NNP nmod:poss 8 O\n's POS case 5\n"
                "political JJ amod 8\nbureau NN nmod 2\n, , punct 10\nIsmet NNP appos 2 P\nHaluni NNP flat 10 p\n"
                ", , punct 2\nspoke VBD root 0 - speak\n. . punct 13\n\n"
                "Haluni NNP nsubj 2 P\nrejected VBD root 0 - reject\nthe DT det 4\noffer NN obj 2\n. . punct 2\n\n"
                "He PRP nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n");
    CHECK_STR(words_of("head"), "The head of the Front's political bureau, Ismet Haluni");
    CHECK_STR(name_of("head", 0), "Ismet Haluni");
    CHECK_STR(entity_of("head", 0)->role, "head of the Front's political bureau");
    CHECK(entity_of("head", 0)->type == HS_PERSON && entity_of("head", 0)->named);
    CHECK(entity_of("Haluni", 1) == entity_of("head", 0));
    CHECK(entity_of("Ismet", 0) == entity_of("head", 0));
    CHECK(entity_of("He", 0) == entity_of("head", 0));
    CHECK_STR(name_of("Front", 0), "Front");
    done();
}

/* The parser hung the name on the noun nearest to it, on the verb, or on the wrong noun. */
static void apposition_hung_wrong(void)
{
    read_report("The DT det 2\nhead NN nsubj 8\nof IN case 5\nthe DT det 5\nbureau NN nmod 2\n, , punct 7\n"
                "Haluni NNP appos 5 P\nspoke VBD root 0 - speak\n. . punct 8\n\n"
                "The DT det 2\nhead NN nsubj 9\nof IN case 5\nthe DT det 5\nstation NN nmod 2\n, , punct 7\n"
                "Orrel NNP nsubj 9 P\n, , punct 2\nspoke VBD root 0 - speak\n. . punct 9\n\n"
                "The DT det 2\noffice NN nsubj 9\nof IN case 5\nthe DT det 5\nminister NN nmod 2\n, , punct 7\n"
                "Tarrin NNP appos 2 P\n, , punct 2\nspoke VBD root 0 - speak\n. . punct 9\n");
    CHECK_STR(name_of("head", 0), "Haluni");
    CHECK_STR(name_of("bureau", 0), "bureau");
    CHECK_STR(name_of("head", 1), "Orrel");
    CHECK_STR(name_of("minister", 0), "Tarrin");
    CHECK_STR(name_of("office", 0), "office of the minister");
    done();
}

static void titles(void)
{
    read_report("Rep. NNP nmod:desc 2\nAdan NNP nsubj 12 P\nSchill NNP flat 2 p\n, , punct 7\nthe DT det 7\n"
                "top JJ amod 7\n"
                "member NN appos 2\nof IN case 10\nthe DT det 10\npanel NN nmod 7\n, , punct 2\n"
                "spoke VBD root 0 - speak\n"
                ". . punct 12\n\n"
                "The DT det 2\ncongressman NN nsubj 3\nsaid VBD root 0 - say\nno UH ccomp 3\n. . punct 3\n\n"
                "Secretary NNP nsubj 6\nof IN case 3\nState NNP nmod 1\nAnton NNP flat 3 P\nBlick NNP flat 4 p\n"
                "left VBD root 0 - leave\n. . punct 6\n");
    CHECK_STR(name_of("Adan", 0), "Adan Schill");
    CHECK_STR(entity_of("Adan", 0)->role, "top member of the panel");
    CHECK(entity_of("congressman", 0) == entity_of("Adan", 0));
    CHECK_STR(name_of("Secretary", 0), "Anton Blick");
    CHECK_STR(entity_of("Secretary", 0)->role, "Secretary of State");
    done();
}

static void spokeswoman(void)
{
    read_report("Envoy NNP nmod:desc 2\nTom NNP nsubj 4 P\nOrrel NNP flat 2 p\nleft VBD root 0 - leave\n"
                ". . punct 4\n\n"
                "His PRP$ nmod:poss 2\nspokeswoman NN nsubj 12\n, , punct 4\nAude NNP appos 2 P\n"
                "Lemaire NNP flat 4 p\n"
                "- HYPH punct 7\nKoss NNP flat 4 P\n, , punct 2\nwho WP nsubj 10\n"
                "waited VBD acl:relcl 4 - wait\n, , punct 4\nspoke VBD root 0 - speak\n. . punct 12\n\n"
                "She PRP nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n");
    CHECK_STR(words_of("spokeswoman"), "His spokeswoman, Aude Lemaire-Koss, who waited");
    CHECK_STR(name_of("spokeswoman", 0), "Aude Lemaire-Koss");
    CHECK_STR(entity_of("spokeswoman", 0)->role, "spokeswoman");
    CHECK(entity_of("His", 0) == entity_of("Tom", 0));
    CHECK(entity_of("She", 0) == entity_of("spokeswoman", 0));
    CHECK(entity_of("who", 0) == entity_of("spokeswoman", 0));
    done();
}

/* ---- names that are alike --------------------------------------------------------------- */

static void two_of_a_surname(void)
{
    read_report("Bertil NNP nsubj 3 P\nCorvin NNP flat 1 p\nmet VBD root 0 - meet\n"
                "reporters NNS obj 3 - reporter\n. . punct 3\n\n"
                "Hilda NNP nsubj 3 P\nCorvin NNP flat 1 p\nstayed VBD root 0 - stay\n. . punct 3\n\n"
                "Mr. NNP nmod:desc 2\nCorvin NNP nsubj 3 P\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Mrs. NNP nmod:desc 2\nCorvin NNP nsubj 3 P\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Corvin NNP nsubj 2 P\nleft VBD root 0 - leave\n. . punct 2\n\n"
                "The DT det 2\nCorvins NNPS nsubj 3 P\nleft VBD root 0 - leave\n. . punct 3\n");
    CHECK_STR(name_of("Bertil", 0), "Bertil Corvin");
    CHECK_STR(name_of("Hilda", 0), "Hilda Corvin");
    CHECK(entity_of("Corvin", 2) == entity_of("Bertil", 0));
    CHECK(entity_of("Corvin", 3) == entity_of("Hilda", 0));
    CHECK(entity_of("Corvin", 4) == entity_of("Hilda", 0));
    CHECK_STR(name_of("Corvins", 0), "Corvins");
    CHECK(entity_of("Corvins", 0)->type == HS_GROUP);
    done();
}

static void surname_before_full_name(void)
{
    read_report("Haluni NNP nsubj 2 P\nspoke VBD root 0 - speak\n. . punct 2\n\n"
                "Ismet NNP nsubj 5 P\nvan IN flat 1 p\nder NNP flat 1 p\nHaluni NNP flat 1 p\n"
                "left VBD root 0 - leave\n. . punct 5\n\n"
                "Van NNP nsubj 4 P\nder NNP flat 1 p\nHaluni NNP flat 1 p\nwept VBD root 0 - weep\n. . punct 4\n");
    CHECK(entity_of("Haluni", 0) == entity_of("Ismet", 0));
    CHECK(entity_of("Van", 0) == entity_of("Ismet", 0));
    CHECK_STR(name_of("Haluni", 0), "Ismet van der Haluni");
    done();
}

/* ---- bodies ---------------------------------------------------------------------------------- */

static void letters(void)
{
    read_report("They PRP nsubj 2\ntold VBD root 0 - tell\nAgence NNP compound 6\nMarine NNP compound 6 M\n"
                "- HYPH punct 4\n"
                "Presse NNP iobj 2 P\n( -LRB- punct 8\nAMP NNP appos 6 M\n) -RRB- punct 8\n. . punct 2\n\n"
                "AMP NNP nsubj 2\ncalled VBD root 0 - call\n. . punct 2\n\n"
                "The DT det 3\nHighland NNP compound 3 O\nFront NNP nsubj 4 o\nleft VBD root 0 - leave\n"
                ". . punct 4\n\n"
                "The DT det 2\nFront NNP nsubj 3 O\nwept VBD root 0 - weep\n. . punct 3\n");
    CHECK_STR(name_of("AMP", 1), "Agence Marine-Presse");
    CHECK_STR(name_of("Front", 1), "Highland Front");
    CHECK(entity_of("Front", 1)->type == HS_ORGANIZATION);
    done();
}

static void outlets(void)
{
    read_report("The DT det 3\nKontrast NNP compound 3 O\nwebsite NN nsubj 4\nreported VBD root 0 - report\n"
                "it PRP obj 4\n. . punct 4\n\n"
                "the DT det 2\nnewspaper NN nsubj 4\nSada NNP nsubj 4 O\ndenied VBD root 0 - deny\n. . punct 4\n\n"
                "Kontrast NNP nsubj 2 O\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n\n"
                "The DT det 2\nwebsite NN nsubj 3\nclosed VBD root 0 - close\n. . punct 3\n");
    CHECK_STR(name_of("website", 0), "Kontrast");
    CHECK(entity_of("website", 0)->type == HS_MEDIUM);
    CHECK_STR(words_of("website"), "The Kontrast website");
    CHECK_STR(name_of("newspaper", 0), "Sada");
    CHECK(entity_of("Kontrast", 1) == entity_of("website", 0));
    CHECK(entity_of("website", 1) == entity_of("website", 0));
    done();
}

/* The body, an unnamed source inside it, and a named man of it are three. */
static void body_and_its_people(void)
{
    read_report("The DT det 2\nFront NNP nsubj 3 O\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Front NNP compound 2 O\nofficial NN nsubj 4\nTarrin NNP appos 2 P\n"
                "spoke VBD root 0 - speak\n. . punct 4\n\n"
                "An DT det 2 - a\nofficial NN nsubj 6\nin IN case 5\nthe DT det 5\nFront NNP nmod 2 O\n"
                "said VBD root 0 - say\n"
                "no UH ccomp 6\n. . punct 6\n\n"
                "The DT det 2\nofficial NN nsubj 3\nadded VBD root 0 - add\nthat DT obj 3\n. . punct 3\n\n"
                "Two CD nummod 2\nofficials NNS nsubj 3 - official\ndenied VBD root 0 - deny\nit PRP obj 3\n"
                ". . punct 3\n");
    CHECK_STR(name_of("official", 0), "Tarrin");
    CHECK_STR(entity_of("official", 0)->role, "Front official");
    CHECK(entity_of("Front", 1) == entity_of("Front", 0));
    CHECK_STR(name_of("official", 1), "An official in the Front");
    CHECK(entity_of("official", 1)->type == HS_UNNAMED && !entity_of("official", 1)->named);
    CHECK(entity_of("official", 2) == entity_of("official", 1));
    CHECK_STR(name_of("officials", 0), "Two officials");
    done();
}

static void states_by_adjective(void)
{
    read_report("Qatar NNP nsubj 2 L\nspoke VBD root 0 - speak\n. . punct 2\n\n"
                "The DT det 3\nQatari JJ amod 3\nminister NN nsubj 4\nspoke VBD root 0 - speak\n. . punct 4\n\n"
                "The DT det 3\nItalian JJ amod 3\nminister NN nsubj 4\nspoke VBD root 0 - speak\n. . punct 4\n\n"
                "The DT det 2\nminister NN nsubj 5\nof IN case 4\nQatar NNP nmod 2 L\n"
                "left VBD root 0 - leave\n. . punct 5\n");
    CHECK(entity_of("minister", 1) != entity_of("minister", 0));
    CHECK(entity_of("minister", 2) == entity_of("minister", 0));
    CHECK(entity_of("Qatar", 1) == entity_of("Qatar", 0));
    CHECK(entity_of("Qatar", 0)->type == HS_PLACE);
    done();
}

/* ---- together, documents, pronouns ------------------------------------------------------------ */

static void couples(void)
{
    read_report("Vasland NNP nsubj 4 L\nand CC cc 3\nKorvia NNP conj 1 L\nsigned VBD root 0 - sign\n. . punct 4\n\n"
                "They PRP nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n\n"
                "Both DT det 2\nsides NNS nsubj 3 - side\nleft VBD root 0 - leave\n. . punct 3\n");
    CHECK_STR(name_of("Vasland", 0), "Vasland and Korvia");
    CHECK_STR(name_of("Korvia", 0), "Korvia");
    CHECK(entity_of("They", 0) == entity_of("Vasland", 0));
    CHECK(entity_of("sides", 0) == entity_of("Vasland", 0));
    CHECK(entity_of("They", 0)->named);
    done();
}

static void documents(void)
{
    read_report("They PRP nsubj 2\nsaw VBD root 0 - see\na DT det 5\nnew JJ amod 5\ndraft NN obj 2\n. . punct 2\n\n"
                "The DT det 2\ndraft NN nsubj 3\nnames VBZ root 0 - name\nthe DT det 5\n"
                "bridges NNS obj 3 - bridge\n. . punct 3\n\n"
                "It PRP nsubj 2\nsays VBZ root 0 - say\nno UH ccomp 2\n. . punct 2\n");
    CHECK(entity_of("draft", 0) == entity_of("draft", 1));
    CHECK(entity_of("It", 0) == entity_of("draft", 0));
    CHECK(entity_of("draft", 0)->type == HS_DOCUMENT);
    CHECK_STR(name_of("They", 0), NULL);
    done();
}

/* In a quotation: the speaker is not "he" there, and nobody yet is "we". */
static void pronouns_in_quotations(void)
{
    read_report("Marden NNP nsubj 2 P\nmet VBD root 0 - meet\nOren NNP obj 2 P\n. . punct 2\n\n"
                "\" `` punct 4\nHe PRP nsubj 4\nis VBZ cop 4 - be\nlate JJ ccomp 8\n, , punct 4\n\" '' punct 4\n"
                "Marden NNP nsubj 8 P\nsaid VBD root 0 - say\n. . punct 8\n\n"
                "\" `` punct 4\nWe PRP nsubj 4\nare VBP cop 4 - be\nlate JJ ccomp 8\n, , punct 4\n\" '' punct 4\n"
                "he PRP nsubj 8\nsaid VBD root 0 - say\n. . punct 8\n");
    CHECK_STR(name_of("He", 0), "Oren");
    CHECK_STR(name_of("he", 0), "Marden");
    const hs_mention *we = mention_at(fixture_find(&f, "We"));
    CHECK(we && we->kind == HS_PRONOUN && we->entity == HS_NONE);
    done();
}

/* Whoever says it is none of those that it tells of. */
static void speaker_is_not_told_of(void)
{
    read_report("Hilda NNP nsubj 2 P\nleft VBD root 0 - leave\n. . punct 2\n\n"
                "\" `` punct 4\nA DT det 3\ncolleague NN nsubj 4\ncame VBD ccomp 8 - come\n, , punct 4\n"
                "\" '' punct 4\nshe PRP nsubj 8\nsaid VBD root 0 - say\n. . punct 8\n");
    CHECK_STR(name_of("she", 0), "Hilda");
    done();
}

/* A surname that the tagger took for a body, but somebody is named so in full further on. */
static void surname_of_a_campaign(void)
{
    read_report("The DT det 3\nCorvin NNP compound 3 O\ncampaign NN nsubj 4\nspoke VBD root 0 - speak\n"
                ". . punct 4\n\n"
                "Bertil NNP nsubj 3 P\nCorvin NNP flat 1 p\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "The DT det 2\ncampaign NN nsubj 3\nwept VBD root 0 - weep\n. . punct 3\n");
    CHECK(entity_of("Corvin", 0) == entity_of("Bertil", 0));
    CHECK(entity_of("campaign", 0) != entity_of("Bertil", 0));
    CHECK(entity_of("campaign", 1) == entity_of("campaign", 0));
    CHECK_STR(name_of("campaign", 0), "Corvin campaign");
    done();
}

/* A company is not taken up by "the union", nor a union by "the firm". */
static void kinds_of_bodies(void)
{
    read_report("Anchor NNP compound 2 O\nLines NNP nsubj 3 o\nspoke VBD root 0 - speak\n. . punct 3\n\n"
                "The DT det 3\nStewards NNPS compound 3 O\nUnion NNP nsubj 4 o\nleft VBD root 0 - leave\n"
                ". . punct 4\n\n"
                "The DT det 2\nfirm NN nsubj 3\nwept VBD root 0 - weep\n. . punct 3\n\n"
                "The DT det 2\nunion NN nsubj 3\nwept VBD root 0 - weep\n. . punct 3\n");
    CHECK_STR(name_of("firm", 0), "Anchor Lines");
    CHECK_STR(name_of("union", 0), "Stewards Union");
    done();
}

static void expletive(void)
{
    read_report("It PRP expl 3\nwas VBD aux:pass 3 - be\nreported VBN root 0 - report\nthat IN mark 6\n"
                "Marden NNP nsubj 6 P\n"
                "left VBD ccomp 3 - leave\n. . punct 3\n");
    CHECK(mention_at(0) == NULL);
    done();
}

/* A list hung on a member of the list; and people whose names follow, who are no member. */
static void lists(void)
{
    read_report("Ilse NNP nsubj 19 P\nMarden NNP flat 1 p\nand CC cc 5\nher PRP$ nmod:poss 5\n"
                "counterparts NNS conj 1 - counterpart\nfrom IN case 10\nthe DT det 10\nnorthern JJ amod 10\n"
                "highland NN compound 10\nprovinces NNS nmod 5 - province\n, , punct 12\nBram NNP conj 1 P\n"
                "Holt NNP flat 12 p\n, , punct 15\nOsk NNP conj 12 P\nand CC cc 17\nPer NNP conj 12 P\n"
                "Veld NNP flat 17 p\nmet VBD root 0 - meet\n. . punct 19\n\n"
                "They PRP nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n");
    CHECK_STR(name_of("They", 0), "Ilse Marden, Bram Holt, Osk and Per Veld");
    done();
}

/* "One of them" has the name beside it, wherever the parser hung that. */
static void one_of_them(void)
{
    read_report("One CD nsubj 9\nof IN case 4\nthe DT det 4\ntwo CD nmod 1\n, , punct 7\nIlse NNP compound 7 P\n"
                "Marden NNP appos 4 p\n, , punct 1\nspoke VBD root 0 - speak\n. . punct 9\n\n"
                "One CD nsubj 8\nof IN case 3\nthem PRP nmod 1\n, , punct 6\nBlue NNP compound 6 O\n"
                "Alarm NNP nsubj 8 o\n, , punct 1\nspoke VBD root 0 - speak\n. . punct 8\n");
    CHECK_STR(name_of("One", 0), "Ilse Marden");
    CHECK_STR(name_of("One", 1), "Blue Alarm");
    done();
}

/* A participle taken for a past tense is part of the phrase where the noun has its own verb. */
static void people_briefed(void)
{
    read_report("Two CD nummod 2\nofficials NNS nsubj 6 - official\nbriefed VBD acl 2 - brief\non IN case 5\n"
                "it PRP obl 3\nsaid VBD root 0 - say\nso RB advmod 6\n. . punct 6\n");
    CHECK_STR(name_of("officials", 0), "Two officials briefed on it");
    done();
}

/* The subject of a verb with an object or clause is somebody, though no list knows the noun; but
 * no pronoun takes it up. */
static void unknown_subjects(void)
{
    read_report("Regulars NNS nsubj 2 - regular\nvowed VBD root 0 - vow\nto TO mark 4\nsing VB xcomp 2\n. . punct 2\n\n"
                "Blue NNP compound 2 O\nAlarm NNP nsubj 3 o\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "The DT det 2\nkettle NN nsubj 3\nbroke VBD root 0 - break\na DT det 5\njar NN obj 3\n. . punct 3\n\n"
                "It PRP nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n\n"
                "The DT det 2\nlid NN nsubj 3\nfell VBD root 0 - fall\n. . punct 3\n");
    CHECK_STR(name_of("Regulars", 0), "Regulars");
    CHECK_STR(name_of("It", 0), "Blue Alarm");
    CHECK(entity_of("lid", 0) == NULL);
    done();
}

/* Some of those named are nobody by name; and "the firm" is no newspaper. */
static void counted_and_firms(void)
{
    read_report("Two CD nummod 3\nLeague NNP compound 3 O\nMembers NNS nsubj 4 o member\nleft VBD root 0 - leave\n"
                ". . punct 4\n\n"
                "Blue NNP compound 2 O\nAlarm NNP nsubj 3 o\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Radio NNP compound 2 O\nTarsh NNP nsubj 3 o\nsaid VBD root 0 - say\nso UH ccomp 3\n. . punct 3\n\n"
                "The DT det 2\nfirm NN nsubj 3\nsaid VBD root 0 - say\nno UH ccomp 3\n. . punct 3\n");
    CHECK_STR(name_of("Members", 0), "Two League Members");
    CHECK_STR(name_of("firm", 0), "Blue Alarm");
    done();
}

/* A name taken for a person is a state's where it has what only states have. */
static void states_by_office(void)
{
    read_report("Tarsh NNP nmod:poss 3 P\n's POS case 1\nambassador NN nsubj 4\nleft VBD root 0 - leave\n"
                ". . punct 4\n\n"
                "Tarsh NNP nsubj 2 P\nagreed VBD root 0 - agree\n. . punct 2\n\n"
                "Mr. NNP nmod:desc 2\nOrrel NNP nmod:poss 4 P\n's POS case 2\nambassador NN nsubj 5\n"
                "left VBD root 0 - leave\n. . punct 5\n\n"
                "Orrel NNP nsubj 2 P\nagreed VBD root 0 - agree\n. . punct 2\n");
    CHECK(entity_of("Tarsh", 1)->type == HS_PLACE);
    CHECK(entity_of("Orrel", 1)->type == HS_PERSON);
    done();
}

/* "Hailed by X" does not make X the likelier "he"; one of several, by "according to". */
static void agents_and_parts(void)
{
    read_report("Mr. NNP nmod:desc 2\nOrrel NNP nsubj 3 P\nspoke VBD root 0 - speak\nsince IN mark 7\n"
                "he PRP nsubj:pass 7\nwas VBD aux:pass 7 - be\nhailed VBN advcl 3 - hail\nby IN case 10\n"
                "Mr. NNP nmod:desc 10\nSedar NNP obl:agent 7 P\n. . punct 3\n\n"
                "He PRP nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n\n"
                "It PRP nsubj 2\nfailed VBD root 0 - fail\n, , punct 2\naccording VBG case 6 - accord\nto IN fixed 4\n"
                "one CD obl 2\nof IN case 9\nthe DT det 9\nguards NNS nmod 6 - guard\n. . punct 2\n");
    CHECK_STR(name_of("He", 0), "Orrel");
    CHECK_STR(name_of("one", 0), "one of the guards");
    done();
}

/* "Those" with what they are behind it, and "most" though taken for an adverb. */
static void those_and_most(void)
{
    read_report("Those DT nsubj 4\non IN case 3\nnights NNS nmod 1 - night\nsaid VBD root 0 - say\nno UH ccomp 4\n"
                ". . punct 4\n\n"
                "Most RBS nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n");
    CHECK_STR(name_of("Those", 0), "Those on nights");
    CHECK_STR(name_of("Most", 0), "Most");
    done();
}

/* What the report spells as one of its names is that name, whatever the tagger says there; but
 * not a word that it also has in small letters. */
static void names_missed(void)
{
    read_report("Ilse NNP nsubj 3 P\nMarden NNP flat 1 p\nspoke VBD root 0 - speak\n. . punct 3\n\n"
                "Lower NNP compound 2 L\nTarsh NNP nsubj 3 l\nvoted VBD root 0 - vote\n. . punct 3\n\n"
                "Bram NNP nsubj 3 P\nHope NNP flat 1 p\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Some DT det 2\nhope NN nsubj 3\ncame VBD root 0 - come\n. . punct 3\n\n"
                "Marden NN nsubj 2\nagreed VBD root 0 - agree\n. . punct 2\n\n"
                "Lower JJ amod 2\nTarsh NN nsubj 3\nrefused VBD root 0 - refuse\n. . punct 3\n\n"
                "Hope NN nsubj 2\nfaded VBD root 0 - fade\n. . punct 2\n");
    CHECK_STR(name_of("Marden", 1), "Ilse Marden");
    CHECK(entity_of("Tarsh", 1) && entity_of("Tarsh", 1) == entity_of("Tarsh", 0));
    CHECK(entity_of("Hope", 1) == NULL);
    done();
}

static void empty_report(void)
{
    read_report("");
    CHECK(who.n_mentions == 0 && who.n_entities == 0);
    fixture_close(&f);
}

/* ---- media ------------------------------------------------------------------------------ */

/* By the capital of "The", by the last word, in a dateline, beside a noun for a medium. */
static void outlets_by_form(void)
{
    read_report("# dateline\nVELL NNP root 0 L\n( -LRB- punct 3\nReuters NNP appos 1 O\n) -RRB- punct 3\n"
                "- : punct 1\n\n"
                "# body\nHe PRP nsubj 2\ntold VBD root 0 - tell\nReuters NNP iobj 2 O\nno UH obj 2\n. . punct 2\n\n"
                "Dr NNP nmod:desc 2\nOrrel NNP nsubj 3 P\ntold VBD root 0 - tell\nThe DT det 6\n"
                "Inland NNP compound 6 O\n"
                "Star NNP iobj 3 o\nno UH obj 3\n. . punct 3\n\n"
                "The DT det 3\nMarren NNP compound 3 P\nCourier NNP nsubj 4 p\nreported VBD root 0 - report\n"
                "it PRP obj 4\n. . punct 4\n\n"
                "The DT det 2\ndaily JJ nsubj 6\nHa NNP nsubj 6 P\n- HYPH punct 5\nSedar NNP flat 3 p\n"
                "asked VBD root 0 - ask\n. . punct 6\n");
    CHECK_STR(name_of("VELL", 0), "VELL");
    CHECK_STR(name_of("Reuters", 1), "Reuters");
    CHECK(entity_of("Reuters", 0) == entity_of("Reuters", 1) && entity_of("Reuters", 0)->type == HS_MEDIUM);
    CHECK(entity_of("VELL", 0)->type == HS_PLACE);
    CHECK(entity_of("Star", 0)->type == HS_MEDIUM && entity_of("Courier", 0)->type == HS_MEDIUM);
    CHECK_STR(name_of("Courier", 0), "Marren Courier");
    CHECK_STR(name_of("daily", 0), "Ha-Sedar");
    CHECK(entity_of("daily", 0)->type == HS_MEDIUM);
    done();
}

/* The tagger cuts "The Castellan Daily" in two, and takes the Dagblad for a person. */
static void outlets_whole(void)
{
    read_report("He PRP nsubj 2\ntold VBD root 0 - tell\nThe DT det 5\nCastellan NNP compound 5 L\n"
                "Daily NNP iobj 2 P\nno UH obj 2\n. . punct 2\n\n"
                "the DT det 2\nnewspaper NN nsubj 5\nRive NNP appos 2 P\nDagblad NNP flat 3 p\n"
                "denied VBD root 0 - deny\nit PRP obj 5\n. . punct 5\n\n"
                "The DT det 2\nnewspaper NN nsubj 3\nclosed VBD root 0 - close\n. . punct 3\n");
    CHECK_STR(name_of("Daily", 0), "Castellan Daily");
    CHECK(entity_of("Castellan", 0) == NULL || entity_of("Castellan", 0) == entity_of("Daily", 0));
    CHECK(entity_of("newspaper", 0)->type == HS_MEDIUM);
    CHECK(entity_of("newspaper", 1) == entity_of("newspaper", 0));
    done();
}

static const char in_the_tribune[] =
    "She PRP nsubj 2\ntold VBD root 0 - tell\nus PRP iobj 2\nit PRP nsubj 5\n"
    "rained VBD ccomp 2 - rain\n. . punct 2\n\n"
    "He PRP nsubj 2\ntold VBD root 0 - tell\nthe DT det 4\nTribune NNP iobj 2 P\n"
    "no UH obj 2\n. . punct 2\n\n"
    "This DT det 2 - this\nnewspaper NN nsubj 3\nasked VBD root 0 - ask\nhim PRP obj 3\n. . punct 3\n";

/* "Told us", "the Tribune" and "this newspaper" in the Castleford Tribune are the Castleford Tribune. */
static void own_outlet(void)
{
    const char *name = "The Castleford Tribune";
    hs_mention_appeared(&lexicons, name);
    read_report(in_the_tribune);
    CHECK_STR(name_of("us", 0), name);
    CHECK(entity_of("us", 0)->type == HS_MEDIUM);
    CHECK(entity_of("Tribune", 0) == entity_of("us", 0) && entity_of("newspaper", 0) == entity_of("us", 0));
    done();

    hs_mention_appeared(&lexicons, NULL);        /* nobody knows where it appeared */
    read_report(in_the_tribune);
    CHECK(entity_of("us", 0) == NULL);
    CHECK(entity_of("Tribune", 0) != entity_of("newspaper", 0));
    done();
}

/* An agency is a medium only where nothing says what else it is for. */
static void agency_of_another_kind(void)
{
    read_report("The DT det 4\nU.N. NNP compound 4 O\nrefugee NN compound 4\nagency NN nsubj 5\n"
                "left VBD root 0 - leave\n"
                ". . punct 5\n\n"
                "The DT det 4\nKontur NNP compound 4 O\nnews NN compound 4\nagency NN nsubj 5\n"
                "left VBD root 0 - leave\n"
                ". . punct 5\n");
    CHECK_STR(name_of("agency", 0), "U.N. refugee agency");
    CHECK_STR(name_of("agency", 1), "Kontur");
    done();
}

/* The name goes on over "&"; its last word with "the" is the same body; what a minister is
 * minister of is nobody. */
static void parts_of_names(void)
{
    read_report("Marren NNP compound 2 O\nLight NNP nsubj 5 o\n& CC cc 4\nPower NNP conj 2\nleft VBD root 0 - leave\n"
                ". . punct 5\n\n"
                "The DT det 3\nInland JJ amod 3\nBrigades NNPS nsubj 4 O\nleft VBD root 0 - leave\n. . punct 4\n\n"
                "The DT det 2\nBrigades NNS nsubj 3 - brigade\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Transport NNP nsubj 5\nMinister NNP nmod:desc 3\nGoro NNP nsubj 5 P\nWray NNP flat 3 p\n"
                "left VBD root 0 - leave\n. . punct 5\n");
    CHECK_STR(name_of("Light", 0), "Marren Light & Power");
    CHECK_STR(name_of("Brigades", 0), "Inland Brigades");
    CHECK(entity_of("Brigades", 0) == entity_of("Brigades", 1));
    CHECK_STR(name_of("Goro", 0), "Goro Wray");
    CHECK_STR(entity_of("Goro", 0)->role, "Transport Minister");
    for (uint32_t e = 0; e < who.n_entities; e++) CHECK(strcmp(who.entities[e].name, "Transport") != 0);
    done();
}

/* ---- what is said of one person in several nouns ------------------------------------------ */

static void nouns_of_one_person(void)
{
    read_report("His PRP$ nmod:poss 2\nchallenger NN nsubj 8\n, , punct 5\nstate NN compound 5\ntreasurer NN appos 2\n"
                "Luz NNP flat 5 P\nOrrel NNP flat 6 p\nleft VBD root 0 - leave\n. . punct 8\n\n"
                "Her PRP$ nmod:poss 2\nhost NN nsubj 8\nand CC cc 4\ncounterpart NN conj 2\n, , punct 6\n"
                "Karsten NNP appos 2 P\nVeld NNP flat 6 p\nleft VBD root 0 - leave\n. . punct 8\n\n"
                "A DT det 3\nformer JJ amod 3\nclerk NN nsubj 7\nknown VBN acl 3 - know\nas IN case 6\n"
                "Loom NNP obl 4 P\nleft VBD root 0 - leave\n. . punct 7\n\n"
                "Perra NNP nsubj 10 P\nLenz NNP flat 1 p\n, , punct 5\nthe DT det 5\ndentist NN nsubj 10\n, , punct 9\n"
                "the DT det 9\nformer JJ amod 9\nwife NN nsubj 10\nleft VBD root 0 - leave\n. . punct 10\n");
    CHECK_STR(name_of("challenger", 0), "Luz Orrel");
    CHECK_STR(name_of("host", 0), "Karsten Veld");
    CHECK_STR(entity_of("host", 0)->role, "host and counterpart");
    CHECK(mention_at(fixture_find(&f, "counterpart")) == NULL);
    CHECK_STR(name_of("clerk", 0), "Loom");
    CHECK_STR(entity_of("clerk", 0)->role, "former clerk");
    CHECK_STR(name_of("wife", 0), "Perra Lenz");
    done();
}

/* The nearest noun keeps the name where the one above it is nobody: "As for the list, the
 * minister X". His wife is another, and so is whoever stands without an "and". */
static void nouns_of_several(void)
{
    read_report("For IN case 3\nthe DT det 3\nlist NN obl 8\n, , punct 5\nminister NN appos 3\nGoro NNP flat 5 P\n"
                "Wray NNP flat 6 p\nspoke VBD root 0 - speak\n. . punct 8\n\n"
                "Nils NNP nsubj 6 P\nVeld NNP flat 1 p\n, , punct 5\nhis PRP$ nmod:poss 5\nwife NN nsubj 6\n"
                "left VBD root 0 - leave\n. . punct 6\n");
    CHECK_STR(name_of("minister", 0), "Goro Wray");
    CHECK(entity_of("list", 0) == NULL || strcmp(name_of("list", 0), "Goro Wray") != 0);
    CHECK(entity_of("wife", 0) != entity_of("Nils", 0));
    done();
}

/* "Two Democrats" are not the Democrats, and "one" is somebody else each time. */
static void some_of_them(void)
{
    read_report("Democrats NNPS nsubj 2 M\nleft VBD root 0 - leave\n. . punct 2\n\n"
                "Two CD nummod 2\nDemocrats NNPS nsubj 3 M\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "One CD nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n\n"
                "One CD nsubj 2\nsaid VBD root 0 - say\nno UH ccomp 2\n. . punct 2\n");
    CHECK(entity_of("Democrats", 0)->named);
    CHECK(!entity_of("Democrats", 1)->named);
    CHECK_STR(name_of("Democrats", 1), "Two Democrats");
    CHECK(entity_of("One", 0) && entity_of("One", 1) && entity_of("One", 0) != entity_of("One", 1));
    done();
}

/* The title hung on the verb beside its surname, and taken for a name of its own. */
static void title_beside_surname(void)
{
    read_report("Ilan NNP nsubj 5 P\nSedar NNP flat 1 p\nand CC cc 4\nMira NNP conj 1 P\nleft VBD root 0 - leave\n"
                ". . punct 5\n\n"
                "Mira NNP nsubj 3 P\nSedar NNP flat 1 p\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Ms NNP nsubj 3 P\nSedar NNP nsubj 3 P\nleft VBD root 0 - leave\n. . punct 3\n");
    CHECK_STR(name_of("Ms", 0), "Mira Sedar");
    CHECK(entity_of("Ms", 0) == entity_of("Sedar", 2));
    done();
}

/* The tagger began a second name inside the first. */
static void name_begun_twice(void)
{
    read_report("Marren NNP compound 2 P\nBrothers NNPS nsubj 3 O\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Marren NNP nsubj 2 P\nleft VBD root 0 - leave\n. . punct 2\n");
    CHECK_STR(name_of("Brothers", 0), "Marren Brothers");
    CHECK(entity_of("Brothers", 0)->type == HS_ORGANIZATION);
    done();
}

/* Two villages, one of them at the beginning of its sentence. */
static void leading_adjectives(void)
{
    read_report("Lower JJ amod 2\nMarren NNP nsubj 3 L\nleft VBD root 0 - leave\n. . punct 3\n\n"
                "Then RB advmod 4\nUpper JJ amod 3\nMarren NNP nsubj 4 L\nleft VBD root 0 - leave\n. . punct 4\n");
    CHECK_STR(name_of("Marren", 0), "Lower Marren");
    CHECK_STR(name_of("Marren", 1), "Upper Marren");
    done();
}

int main(void)
{
    hs_model model;
    hs_error err = { 0 };
    if (hs_model_open(hs_model_en(), &model, &err) || hs_mention_open(&model, &lexicons, &err)) {
        printf("%s\n", err.message);
        return 2;
    }
    RUN(apposition);
    RUN(apposition_hung_wrong);
    RUN(titles);
    RUN(spokeswoman);
    RUN(two_of_a_surname);
    RUN(surname_before_full_name);
    RUN(letters);
    RUN(outlets);
    RUN(body_and_its_people);
    RUN(states_by_adjective);
    RUN(couples);
    RUN(documents);
    RUN(pronouns_in_quotations);
    RUN(speaker_is_not_told_of);
    RUN(surname_of_a_campaign);
    RUN(kinds_of_bodies);
    RUN(expletive);
    RUN(outlets_by_form);
    RUN(outlets_whole);
    RUN(own_outlet);
    RUN(agency_of_another_kind);
    RUN(parts_of_names);
    RUN(nouns_of_one_person);
    RUN(nouns_of_several);
    RUN(some_of_them);
    RUN(leading_adjectives);
    RUN(title_beside_surname);
    RUN(name_begun_twice);
    RUN(lists);
    RUN(one_of_them);
    RUN(people_briefed);
    RUN(unknown_subjects);
    RUN(counted_and_firms);
    RUN(states_by_office);
    RUN(agents_and_parts);
    RUN(those_and_most);
    RUN(names_missed);
    RUN(empty_report);
    return check_done();
}
