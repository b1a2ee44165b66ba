/* Sentences drawn: arcs that fit, trees that always do, and the marks on both. */
#include "check.h"
#include "cli/draw.h"
#include "ledger_fixture.h"
#include "tag/tagset.h"

typedef struct word { const char *form; uint32_t head; uint8_t upos, relation; } word;

/* "Zoë Dorrek told Radio Tarsh that talks failed ." with heads as numbers from 1, 0 the root. */
static const word told[] = {
    { "Zoë", 3, HS_UPOS_PROPN, HS_REL_NSUBJ }, { "Dorrek", 1, HS_UPOS_PROPN, HS_REL_FLAT },
    { "told", 0, HS_UPOS_VERB, HS_REL_ROOT }, { "Tarsh", 3, HS_UPOS_PROPN, HS_REL_IOBJ },
    { "that", 7, HS_UPOS_SCONJ, HS_REL_MARK }, { "talks", 7, HS_UPOS_NOUN, HS_REL_NSUBJ },
    { "failed", 3, HS_UPOS_VERB, HS_REL_CCOMP }, { ".", 3, HS_UPOS_PUNCT, HS_REL_PUNCT },
};

static void make_told(ledger *l)
{
    ledger_begin(l, "Zoë Dorrek told Tarsh that talks failed.");
    for (uint32_t i = 0; i < 8; i++)
        l->tokens[i] = (hs_token){ .span = span_of(l, told[i].form), .upos = told[i].upos,
                                   .head = told[i].head ? told[i].head - 1 : HS_NONE,
                                   .relation = told[i].relation };
    l->doc.n_tokens = 8;
    l->sentences[0] = (hs_sentence){ .span = { 0, l->doc.n_text }, .tokens = { 0, 8 } };
    l->doc.n_sentences = 1;
    uint32_t dorrek = ledger_entity(l, "Zoë Dorrek", HS_PERSON);
    ledger_say(l, dorrek, "Zoë Dorrek", "told", "that talks failed");
}

typedef cli_drawn (*draw)(const cli_drawing *drawing);

/* The drawing as text, to be freed; *drawn is what the function said. */
static char *drawing_of(const ledger *l, draw function, uint32_t width, cli_drawn *drawn)
{
    cli_marks marks;
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    CHECK(cli_marks_make(&l->doc, &marks));
    hs_range range = cli_marks_of(&marks, 0);
    cli_drawing d = { .doc = &l->doc, .marks = marks.at + range.first,
                      .n_marks = range.last - range.first, .tokens = l->sentences[0].tokens,
                      .width = width, .margin = 2, .out = out };
    *drawn = function(&d);
    fclose(out);
    cli_marks_free(&marks);
    return text;
}

static void draws_arcs_where_they_fit(void)
{
    ledger l;
    cli_drawn drawn;
    make_told(&l);
    char *text = drawing_of(&l, cli_draw_arcs, 80, &drawn);
    CHECK(drawn == CLI_DRAWN);
    CHECK_STR(text,
        "                  root\n"
        "                   │╭───────────ccomp───────────╮\n"
        "    ╭────nsubj────╮││            ╭────mark─────╮│\n"
        "    │╭─flat─╮     ││├─iobj─╮     │     ╭─nsubj─┤│\n"
        "    ▼│      ▼     │▼│      ▼     ▼     ▼       │▼\n"
        "   Zoë   Dorrek  told    Tarsh that  talks   failed .\n"
        "  PROPN  PROPN   VERB    PROPN SCONJ NOUN     VERB\n"
        "  ╰─ person ──╯\n"
        "  ╰─ source¹ ─╯ ╰cue¹╯         ╰──── content¹ ────╯\n");
    free(text);
}

static void leaves_what_is_too_wide_to_the_tree(void)
{
    ledger l;
    cli_drawn drawn;
    make_told(&l);
    char *text = drawing_of(&l, cli_draw_arcs, 50, &drawn);
    CHECK(drawn == CLI_TOO_WIDE);
    CHECK_STR(text, "");
    free(text);
    text = drawing_of(&l, cli_draw_tree, 60, &drawn);
    CHECK(drawn == CLI_DRAWN);
    CHECK_STR(text,
        "  ╭─ Zoë        PROPN  nsubj  ╮ ╮ person, source¹\n"
        "  │  ╰─ Dorrek  PROPN  flat   ╯ ╯\n"
        "  told          VERB   root   ╶   cue¹\n"
        "  ├─ Tarsh      PROPN  iobj\n"
        "  │  ╭─ that    SCONJ  mark   ╮   content¹\n"
        "  │  ├─ talks   NOUN   nsubj  │\n"
        "  ╰─ failed     VERB   ccomp  ╯\n"
        "     .          PUNCT  punct\n");
    free(text);
}

/* Heads that cross, form a circle or lie outside the sentence are drawn as well as may be. */
static void draws_any_arcs(void)
{
    static const uint32_t heads[3][4] = { { 2, 3, HS_NONE, 1 }, { 1, 2, 3, 0 }, { 7, 0, 0, 9 } };
    for (int i = 0; i < 3; i++) {
        ledger l;
        cli_drawn drawn;
        ledger_begin(&l, "aa bb cc dd");
        for (uint32_t t = 0; t < 4; t++)
            l.tokens[t] = (hs_token){ .span = { 3 * t, 3 * t + 2 }, .head = heads[i][t],
                                      .upos = HS_UPOS_NOUN, .relation = HS_REL_NMOD };
        l.doc.n_tokens = 4;
        l.sentences[0] = (hs_sentence){ .span = { 0, 11 }, .tokens = { 0, 4 } };
        l.doc.n_sentences = 1;
        draw functions[] = { cli_draw_arcs, cli_draw_tree };
        for (int f = 0; f < 2; f++) {
            char *text = drawing_of(&l, functions[f], 80, &drawn);
            CHECK(drawn == CLI_DRAWN);
            for (const char *w = "aabbccdd"; *w; w += 2) {
                char form[3] = { w[0], w[1], '\0' };
                CHECK(strstr(text, form) != NULL);
            }
            free(text);
        }
    }
}

static void joins_lines_where_they_meet(void)
{
    cli_canvas c;
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    CHECK(cli_canvas_make(6, 3, &c));
    cli_canvas_across(&c, 0, 0, 5, HS_INK_PLAIN);
    cli_canvas_across(&c, 2, 0, 5, HS_INK_PLAIN);
    cli_canvas_down(&c, 0, 0, 2, HS_INK_PLAIN);
    cli_canvas_down(&c, 3, 0, 2, HS_INK_PLAIN);
    cli_canvas_down(&c, 5, 0, 2, HS_INK_PLAIN);
    cli_canvas_across(&c, 1, 0, 5, HS_INK_PLAIN);
    cli_canvas_print(&c, 1, false, out);
    fclose(out);
    CHECK_STR(text, " ╭──┬─╮\n ├──┼─┤\n ╰──┴─╯\n");
    cli_canvas_free(&c);
    free(text);
}

static void keeps_wide_and_combined_glyphs_whole(void)
{
    cli_canvas c;
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    CHECK(cli_canvas_make(6, 1, &c));
    CHECK(cli_canvas_text(&c, 0, 0, HS_INK_PLAIN, "東e\xCC\x81\033x", 8) == 4);
    cli_canvas_across(&c, 0, 0, 5, HS_INK_PLAIN);
    cli_canvas_print(&c, 0, false, out);
    CHECK(cli_canvas_text(&c, 0, 5, HS_INK_PLAIN, "東", 3) == 0);      /* half would be cut off */
    fclose(out);
    CHECK_STR(text, "東e\xCC\x81x─╴\n");
    cli_canvas_free(&c);
    free(text);
}

static void stacks_what_overlaps(void)
{
    static const uint32_t first[] = { 0, 4, 2, 0, 9 }, last[] = { 1, 6, 4, 6, 9 };
    uint32_t lane[5];
    CHECK(cli_assign_lanes(first, last, 5, lane) == 3);
    CHECK(lane[0] == 0 && lane[1] == 0 && lane[2] == 1 && lane[3] == 2 && lane[4] == 0);
}

int main(void)
{
    RUN(draws_arcs_where_they_fit);
    RUN(leaves_what_is_too_wide_to_the_tree);
    RUN(draws_any_arcs);
    RUN(joins_lines_where_they_meet);
    RUN(keeps_wide_and_combined_glyphs_whole);
    RUN(stacks_what_overlaps);
    return check_done();
}
