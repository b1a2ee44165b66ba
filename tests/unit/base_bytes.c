/* UTF-8, slices, digests, days, files. */
#include "check.h"

#include "base/day.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static hs_arena arena;
static jmp_buf out_of_memory;

static void repaired(const char *bytes, const char *want)
{
    size_t n;
    char *text = hs_utf8_repair(&arena, bytes, strlen(bytes), &n);
    CHECK_STR(text, want);
    CHECK(n == strlen(want));
    CHECK(hs_utf8_valid(text, n));
}

#define BAD "\xEF\xBF\xBD"

/* The examples of the Unicode standard's table 3-8 to 3-11: one sign a maximal part. */
static void ill_formed_parts_become_one_sign_each(void)
{
    repaired("plain \xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "plain \xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    repaired("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82" "A", BAD BAD BAD BAD BAD BAD BAD BAD "A");
    repaired("\xED\xA0\x80\xED\xBF\xBF\xED\xAF" "A", BAD BAD BAD BAD BAD BAD BAD BAD "A");
    repaired("\xF4\x91\x92\x93\xFF" "A\x80\xBF" "B", BAD BAD BAD BAD BAD "A" BAD BAD "B");
    repaired("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF" "A", BAD BAD BAD BAD "A");
    repaired("cut \xE2\x80", "cut " BAD);
}

static void a_zero_byte_is_ill_formed(void)
{
    size_t n;
    CHECK_STR(hs_utf8_repair(&arena, "a\0b", 3, &n), "a" BAD "b");
    CHECK(n == 5);
    CHECK(!hs_utf8_valid("\0", 1));
}

static void code_points_are_read(void)
{
    uint32_t n;
    CHECK(hs_utf8_get("A", &n) == 'A' && n == 1);
    CHECK(hs_utf8_get("\xC3\xA9", &n) == 0xE9 && n == 2);
    CHECK(hs_utf8_get("\xE2\x80\x9C", &n) == 0x201C && n == 3);
    CHECK(hs_utf8_get("\xF0\x9F\x98\x80", &n) == 0x1F600 && n == 4);
}

static void letters_have_classes(void)
{
    CHECK(hs_utf8_is_letter(0xE9) && hs_utf8_is_letter(0x416) && hs_utf8_is_letter(0x5D0));
    CHECK(!hs_utf8_is_letter(0x201C) && !hs_utf8_is_letter(0x2014) && !hs_utf8_is_letter(0xD7));
    CHECK(hs_utf8_is_upper(0xC9) && !hs_utf8_is_upper(0xE9));
    CHECK(hs_utf8_lower(0xC9) == 0xE9 && hs_utf8_lower('Q') == 'q' && hs_utf8_lower(0x416) == 0x436);
    CHECK(hs_utf8_is_space(0xA0) && hs_utf8_is_space(' ') && !hs_utf8_is_space('x'));
}

static void folding_is_cut_between_code_points(void)
{
    char out[8];
    CHECK(hs_utf8_fold(hs_str("\xC3\x89T\xC3\x89"), out, sizeof out) == 5);
    CHECK_STR(out, "\xC3\xA9t\xC3\xA9");
    CHECK(hs_utf8_fold(hs_str("ABCDEF\xC3\x89"), out, sizeof out) == 6);
    CHECK_STR(out, "abcdef");
}

static void slices_answer(void)
{
    CHECK(hs_is(hs_str("said"), "said") && !hs_is(hs_str("Said"), "said"));
    CHECK(hs_is_nocase(hs_str("SAID"), "said") && !hs_is_nocase(hs_str("sai"), "said"));
    CHECK(hs_starts(hs_str("reported"), "rep") && !hs_starts(hs_str("re"), "rep"));
    CHECK(hs_ends(hs_str("reported"), "ed") && !hs_ends(hs_str("d"), "ed"));
    CHECK(hs_is(hs_trim(hs_str(" \t said \n")), "said"));
    CHECK(hs_trim(hs_str("  ")).n == 0);
    CHECK(hs_find(hs_str("it was said"), "said") == 7);
    CHECK(hs_find(hs_str("it was"), "said") == HS_NONE);
}

static void digests_are_those_of_the_standard(void)
{
    char hex[65], block[64];
    hs_sha256("abc", 3, hex);
    CHECK_STR(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    hs_sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
    CHECK_STR(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    memset(block, 'a', sizeof block);        /* exactly one block */
    hs_sha256(block, sizeof block, hex);
    CHECK_STR(hex, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
    CHECK(hs_hash32("a", 1) == 0xE40C292Cu);
    CHECK(hs_hash64("a", 1, 0) == 0xAF63DC4C8601EC8Cu);
}

static void days_go_both_ways(void)
{
    int lost = 0, misplaced = 0;
    for (int32_t day = -800000; day < 800000; day += 13) {
        hs_date date = hs_day_date(day);
        lost += hs_day_number(date) != day || !hs_date_exists(date.year, date.month, date.day);
        misplaced += hs_week_monday(hs_day_week(day)) != day - hs_day_weekday(day);
    }
    CHECK(lost == 0);
    CHECK(misplaced == 0);
    CHECK(hs_day_weekday(0) == 3);           /* 1970-01-01 was a Thursday */
    char iso[16];
    hs_day_format(hs_day_parse("9999-12-31"), iso);
    CHECK_STR(iso, "9999-12-31");
    hs_day_format(INT32_MAX, iso);
    CHECK_STR(iso, "");
    hs_day_format(HS_NO_DAY, iso);
    CHECK_STR(iso, "");
    CHECK(hs_day_week(hs_day_parse("2021-01-03")).week == 53);
    CHECK(hs_day_week(hs_day_parse("2021-01-03")).year == 2020);
    CHECK(hs_day_week(hs_day_parse("2024-12-30")).week == 1);
    CHECK(hs_month_days(1900, 2) == 28 && hs_month_days(2000, 2) == 29);
}

static void files_are_mapped_whole(void)
{
    char path[] = "/tmp/hearsay-bytes-XXXXXX";
    hs_blob blob;
    hs_error err;
    int file = mkstemp(path);
    if (!CHECK(file >= 0)) return;
    CHECK(write(file, "some bytes", 10) == 10);
    close(file);
    if (CHECK(hs_file_map(path, &blob, &err) == HS_OK)) {
        CHECK(blob.size == 10 && memcmp(blob.data, "some bytes", 10) == 0);
        hs_file_unmap(blob);
    }
    remove(path);
    CHECK(hs_file_map(path, &blob, &err) == HS_EIO);
    CHECK(strstr(err.message, path) != NULL);
    hs_file_unmap((hs_blob){ NULL, 0 });
}

int main(void)
{
    arena.out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) return 1;
    RUN(ill_formed_parts_become_one_sign_each);
    RUN(a_zero_byte_is_ill_formed);
    RUN(code_points_are_read);
    RUN(letters_have_classes);
    RUN(folding_is_cut_between_code_points);
    RUN(slices_answer);
    RUN(digests_are_those_of_the_standard);
    RUN(days_go_both_ways);
    RUN(files_are_mapped_whole);
    hs_arena_free(&arena);
    return check_done();
}
