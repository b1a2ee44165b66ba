/* Columns of text, and words flowed into lines. */
#include "check.h"
#include "export/flow.h"

#include <stdlib.h>

static char *flowed(uint32_t width, const char *first, const char *prefix, const char *words)
{
    char *text = NULL;
    size_t n;
    hs_flow flow = { .out = open_memstream(&text, &n), .width = width };
    hs_flow_begin(&flow, first, prefix);
    hs_flow_words(&flow, 1, HS_INK_PLAIN, words);
    hs_flow_end(&flow);
    fclose(flow.out);
    return text;
}

#define CHECK_FLOW(width, first, prefix, words, want)                                    \
    do {                                                                                 \
        char *got = flowed(width, first, prefix, words);                                 \
        CHECK_STR(got, want);                                                            \
        free(got);                                                                       \
    } while (0)

#define COLUMNS(text) hs_columns(text, sizeof(text) - 1)

static void counts_columns(void)
{
    CHECK(COLUMNS("abc") == 3);
    CHECK(COLUMNS("Zoë O’Neil") == 10);
    CHECK(COLUMNS("東京") == 4);
    CHECK(COLUMNS("e\xCC\x81") == 1);              /* e and a combining acute */
    CHECK(COLUMNS("שלום") == 4);
    CHECK(COLUMNS("🕊") == 2);
    CHECK(COLUMNS("\xE2\x80\x8B") == 0);            /* zero width space */
    CHECK(COLUMNS("\033\007\x7F") == 0);
    CHECK(COLUMNS("\xFF\xC3") == 2);               /* shown as U+FFFD */
}

static void reads_glyphs_at_the_edge(void)
{
    const char text[] = "\xE2\x82\xAC";            /* the euro sign, then cut short */
    CHECK(hs_glyph_at(text, text + 3).code == 0x20AC);
    CHECK(hs_glyph_at(text, text + 3).bytes == 3);
    CHECK(hs_glyph_at(text, text + 2).code == 0xFFFD);
    CHECK(hs_glyph_at(text, text + 2).bytes == 1);
    CHECK(hs_glyph_at("\x1F" "a", text).printed == false);
}

static void breaks_lines_between_words(void)
{
    CHECK_FLOW(12, "", "", "one two three four", "one two\nthree four\n");
    CHECK_FLOW(13, "", "", "one two three four", "one two three\nfour\n");
    CHECK_FLOW(10, "* ", "  ", "one two three", "* one two\n  three\n");
    CHECK_FLOW(80, "", "", "  one \t two\n three  ", "one two three\n");
    CHECK_FLOW(80, "", "", "one\n\ntwo", "one\ntwo\n");
    CHECK_FLOW(80, "- ", "  ", "", "- \n");
}

static void cuts_words_that_are_wider_than_a_line(void)
{
    CHECK_FLOW(4, "", "", "abcdefghij", "abcd\nefgh\nij\n");
    CHECK_FLOW(5, "", "", "東京都庁", "東京\n都庁\n");
    CHECK_FLOW(6, "> ", "> ", "abcdefgh", "> abcd\n> efgh\n");
}

static void keeps_no_break_spaces_together(void)
{
    CHECK_FLOW(8, "", "", "aaaa b\xC2\xA0" "ccc", "aaaa\nb ccc\n");
}

static void glues_where_no_gap_is_owed(void)
{
    char *text = NULL;
    size_t n;
    hs_flow flow = { .out = open_memstream(&text, &n), .width = 40, .color = true };
    hs_flow_begin(&flow, "", "");
    hs_flow_words(&flow, 0, HS_INK_BOLD, "one");
    hs_flow_words(&flow, 0, HS_INK_PLAIN, ",");
    hs_flow_words(&flow, 3, HS_INK_PLAIN, "two");
    hs_flow_end(&flow);
    fclose(flow.out);
    CHECK_STR(text, "\033[1mone\033[0m,   two\n");
    free(text);
}

int main(void)
{
    RUN(counts_columns);
    RUN(reads_glyphs_at_the_edge);
    RUN(breaks_lines_between_words);
    RUN(cuts_words_that_are_wider_than_a_line);
    RUN(keeps_no_break_spaces_together);
    RUN(glues_where_no_gap_is_owed);
    return check_done();
}
