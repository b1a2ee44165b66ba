/* said_fixture.h - statements that the rules find in a small analysed report, and their parts
 * as printed.
 */
#ifndef HS_SAID_FIXTURE_H
#define HS_SAID_FIXTURE_H

#include "attrib/attributor.h"
#include "check.h"
#include "tree_fixture.h"

static fixture f;
static hs_mention_lexicons people;
static hs_attributor *attributor;
static hs_who who;
static const hs_statement *said;
static uint32_t n_said;
static char printed[2000];

static inline void said_open(void)
{
    hs_model model;
    hs_error err;
    int bad = hs_model_open(hs_model_en(), &model, &err) || hs_mention_open(&model, &people, &err) ||
              hs_attrib_open(&model, &attributor, &err);
    if (bad) { printf("%s\n", err.message); exit(2); }
    hs_attrib_use(attributor, HS_ATTRIB_RULES);
}

static inline void said_read(const char *spec, const hs_when *whens, uint32_t n_whens, int32_t published)
{
    fixture_open(&f, spec);
    who = hs_mention_run(&people, &f.tree, &f.out, &f.scratch);
    const hs_raws heard = { 0 };         /* no role model here */
    said = hs_attrib_run(attributor, &f.tree, &heard, &who, whens, n_whens, published, &n_said,
                         &f.out, &f.scratch);
}

/* The pieces, joined by " | ". */
static inline const char *said_spans(hs_spans spans)
{
    size_t n = 0;
    printed[0] = 0;
    for (uint32_t i = 0; i < spans.n; i++)
        n += (size_t)snprintf(printed + n, sizeof printed - n, "%s%.*s", i ? " | " : "",
                              (int)(spans.at[i].end - spans.at[i].begin), f.text + spans.at[i].begin);
    return printed;
}

static inline const char *said_span(hs_span span) { return said_spans((hs_spans){ &span, 1 }); }

static inline const char *said_name(uint32_t entity)
{
    return entity == HS_NONE ? "-" : who.entities[entity].name;
}

/* The statement whose cue is printed so; a failed check, and the first, where there is none. */
static inline const hs_statement *said_with(const char *cue)
{
    static const hs_statement nothing = { .speaker = HS_NONE, .addressee = HS_NONE, .outlet = HS_NONE };
    for (uint32_t i = 0; i < n_said; i++)
        if (strcmp(said_spans(said[i].cue), cue) == 0) return &said[i];
    check_that(0, cue, __FILE__, __LINE__);
    return &nothing;
}

#endif
