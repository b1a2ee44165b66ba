/* attrib_lines.c - what is made of well-parsed sentences, statement by statement as lines:
 *
 *     source > cue > content; speaker NAME; to NAME; via NAME; on DATE; at VENUE; if CONDITION; ACT; MODALITY; not
 *
 * What is absent, "say" and "asserted" are left out, and the speaker where he has the source's
 * words. A statement inside another begins with one "- " for each level.
 */
#include "attrib/attributor.h"
#include "check.h"
#include "date/date.h"
#include "tree_fixture.h"

#include "attrib_lines.h"

#include <stdarg.h>

/* In the order of hs_act and hs_modality; their public names belong to a later layer. */
static const char *const said_acts[] = {
    "say", "ask", "appeal", "demand", "offer", "promise", "threaten", "deny", "reject",
    "accept", "accuse", "praise", "decline", "think", "want", "decide" };
static const char *const said_modes[] = { "asserted", "future", "conditional", "hypothetical", "question" };

typedef struct said_text { char at[4000]; size_t n; } said_text;

static void said_put(said_text *to, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int n = vsnprintf(to->at + to->n, sizeof to->at - to->n, format, list);
    va_end(list);
    if (n > 0 && to->n + (size_t)n < sizeof to->at) to->n += (size_t)n;
}

static void said_spans(said_text *to, const char *text, hs_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++)
        said_put(to, "%s%.*s", i ? " ... " : "", (int)(spans.at[i].end - spans.at[i].begin),
                 text + spans.at[i].begin);
}

static void said_name(said_text *to, const char *role, const hs_entity *entities, uint32_t e)
{
    if (e != HS_NONE) said_put(to, "; %s %s", role, entities[e].name);
}

static void said_words(said_text *to, const char *role, const char *text, hs_span s)
{
    if (s.begin < s.end) said_put(to, "; %s %.*s", role, (int)(s.end - s.begin), text + s.begin);
}

static void said_line(said_text *to, const char *text, const hs_entity *entities,
                             const hs_statement *all, const hs_statement *st)
{
    for (uint32_t p = st->parent; p != HS_NONE; p = all[p].parent) said_put(to, "- ");
    size_t source = to->n;
    said_spans(to, text, st->source);
    const char *name = st->speaker == HS_NONE ? NULL : entities[st->speaker].name;
    bool same = name && strcmp(name, to->at + source) == 0;
    said_put(to, " > ");
    said_spans(to, text, st->cue);
    said_put(to, " > ");
    said_spans(to, text, st->content);
    if (!same) said_name(to, "speaker", entities, st->speaker);
    said_name(to, "to", entities, st->addressee);
    said_name(to, "via", entities, st->outlet);
    if (st->made) said_put(to, "; on %s", st->made);
    said_words(to, "at", text, st->venue);
    said_words(to, "if", text, st->condition);
    if (st->act != HS_SAY) said_put(to, "; %s", said_acts[st->act]);
    if (st->modality != HS_ASSERTED) said_put(to, "; %s", said_modes[st->modality]);
    said_put(to, "%s\n", st->negated ? "; not" : "");
}

static hs_mention_lexicons who_lists;
static hs_date_lexicons when_lists;
static hs_attributor *attributor;

static said_text read_tree(const char *spec)
{
    static fixture f;
    said_text got = { .n = 0 };
    fixture_open(&f, spec);
    int32_t published = hs_day_parse("2031-05-14");          /* a Wednesday */
    uint32_t n_whens, n;
    hs_who who = hs_mention_run(&who_lists, &f.tree, &f.out, &f.scratch);
    const hs_when *whens = hs_date_run(&when_lists, &f.tree, published, &n_whens, &f.out, &f.scratch);
    hs_raws nothing = { 0 };
    const hs_statement *all = hs_attrib_run(attributor, &f.tree, &nothing, &who, whens, n_whens,
                                            published, &n, &f.out, &f.scratch);
    for (uint32_t i = 0; i < n; i++) said_line(&got, f.text, who.entities, all, &all[i]);
    fixture_close(&f);
    return got;
}

static void every_case(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        said_text got = read_tree(cases[i].tree);
        if (!CHECK(strcmp(got.at, cases[i].want) == 0))
            printf("CASE %s\n--- got\n%s--- want\n%s", cases[i].name, got.at, cases[i].want);
    }
}

int main(void)
{
    hs_model model;
    hs_error err;
    if (hs_model_open(hs_model_en(), &model, &err) || hs_mention_open(&model, &who_lists, &err) ||
        hs_date_open(&model, &when_lists, &err) || hs_attrib_open(&model, &attributor, &err)) {
        printf("%s\n", err.message);
        return 2;
    }
    RUN(every_case);
    hs_attrib_close(attributor);
    return check_done();
}
