/* mention_name.c - when two names can be one person's. */
#include "check.h"
#include "mention/inner.h"

static hs_mention_lexicons lexicons;

static int one_person(const char *a, const char *b)
{
    hs_name x = hs_mention_name(&lexicons, hs_str(a)), y = hs_mention_name(&lexicons, hs_str(b));
    int forth = hs_mention_same_person(&x, &y), back = hs_mention_same_person(&y, &x);
    CHECK(forth == back);
    return forth;
}

static int begins(const char *brief, const char *full)
{
    hs_name x = hs_mention_name(&lexicons, hs_str(brief)), y = hs_mention_name(&lexicons, hs_str(full));
    return hs_mention_begins(&x, &y);
}

static int same(const char *a, const char *b)
{
    return hs_mention_name(&lexicons, hs_str(a)).whole == hs_mention_name(&lexicons, hs_str(b)).whole;
}

static void surnames(void)
{
    CHECK(one_person("Haluni", "Ismet Haluni"));
    CHECK(one_person("HALUNI", "Ismet Haluni"));
    CHECK(one_person("van der Moor", "Elia van der Moor"));
    CHECK(one_person("Van der Moor", "Elia van der Moor"));
    CHECK(one_person("al-Ansat", "Majed al-Ansat"));
    CHECK(one_person("Ansat", "Majed al-Ansat"));
    CHECK(!one_person("Reyes", "Bogdan Reyes-Thorn"));
    CHECK(!one_person("Ismet", "Ismet Haluni"));          /* a first name alone is not enough */
}

static void first_names(void)
{
    CHECK(!one_person("Bertil Corvin", "Hilda Corvin"));
    CHECK(one_person("B. Corvin", "Bertil Corvin"));
    CHECK(!one_person("H. Corvin", "Bertil Corvin"));
    CHECK(one_person("Bertil Corvin", "Bertil Olaf Corvin"));
    CHECK(one_person("Bertil Corvin Jr.", "Bertil Corvin"));
}

static void folding(void)
{
    CHECK(one_person("D’Arsey's", "Kaylee D'Arsey"));
    CHECK(one_person("Kaylee  D'Arsey", "Kaylee\nD'Arsey"));
    CHECK(hs_mention_name(&lexicons, hs_str("the Front")).whole == hs_mention_name(&lexicons, hs_str("Front")).whole);
    CHECK(hs_mention_name(&lexicons, hs_str("Front's")).whole == hs_mention_name(&lexicons, hs_str("Front")).whole);
    CHECK(hs_mention_name(&lexicons, hs_str("")).n == 0);
    CHECK(hs_mention_name(&lexicons, hs_str("' \"")).n == 0);
}

static void companies(void)
{
    CHECK(begins("Blue Anchor", "Blue Anchor Lines"));
    CHECK(!begins("Blue Anchor Lines", "Blue Anchor"));
    CHECK(!begins("Anchor", "Blue Anchor Lines"));
    CHECK(same("Anchor Inc.", "Anchor"));
}

int main(void)
{
    hs_model model;
    hs_error err = { 0 };
    if (hs_model_open(hs_model_en(), &model, &err) || hs_mention_open(&model, &lexicons, &err)) {
        printf("%s\n", err.message);
        return 2;
    }
    RUN(surnames);
    RUN(first_names);
    RUN(folding);
    RUN(companies);
    return check_done();
}
