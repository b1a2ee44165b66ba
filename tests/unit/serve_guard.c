/* serve_guard.c - whom the server answers, and how answers are written. */
#include "check.h"
#include "serve/guard.h"
#include "serve/put.h"

#include <stdlib.h>
#include <string.h>

static void own_names_only(void)
{
    static const struct { const char *host; bool answered; } cases[] = {
        { "127.0.0.1:8011", true }, { "localhost:8011", true }, { "LOCALHOST:8011", true }, { "[::1]:8011", true },
        { "ledger.lan:8011", true }, { "10.0.0.7:8011", true }, { "[fe80::1]:8011", false },
        { "127.0.0.1", false }, { "localhost", false }, { "127.0.0.1:80", false }, { "127.0.0.1:80110", false },
        { "evil.example:8011", false }, { "localhost.evil.example:8011", false }, { "xlocalhost:8011", false },
        { "localhost:8011.evil.example", false }, { "localhost:8011 ", false }, { "", false }, { NULL, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        CHECK(hs_guard_host(cases[i].host, "10.0.0.7", "ledger.lan", 8011) == cases[i].answered);
    CHECK(hs_guard_host("localhost", "127.0.0.1", NULL, 80));
    CHECK(hs_guard_host("[fe80::1]:9", "fe80::1", NULL, 9));
}

static void own_page_writes(void)
{
    const char *host = "localhost:8011";
    CHECK(hs_guard_write(host, "page", NULL, NULL));
    CHECK(hs_guard_write(host, "page", "http://localhost:8011", "same-origin"));
    CHECK(!hs_guard_write(host, NULL, NULL, NULL));
    CHECK(!hs_guard_write(host, "Page", NULL, NULL));
    CHECK(!hs_guard_write(host, "page", "http://evil.example", NULL));
    CHECK(!hs_guard_write(host, "page", "https://localhost:8011", NULL));
    CHECK(!hs_guard_write(host, "page", "http://127.0.0.1:8011", NULL));
    CHECK(!hs_guard_write(host, "page", "null", NULL));
    CHECK(!hs_guard_write(host, "page", NULL, "cross-site"));
    CHECK(!hs_guard_write(host, "page", NULL, "none"));
}

static void write_rows(hs_put *put)
{
    hs_put_open(put, "rows", '[');
    for (int i = put->csv ? -1 : 0; i < 2; i++) {
        put->names = i < 0;
        hs_put_open(put, NULL, '{');
        hs_put_text(put, "name", i == 0 ? "a \"b\",\n\\c\x01" : i == 1 ? "=1+1" : NULL);
        hs_put_text(put, "none", NULL);
        hs_put_number(put, "n", -3);
        hs_put_real(put, "r", 0.5);
        hs_put_flag(put, "f", i == 0);
        hs_put_json(put, "j", "[1,2]");
        hs_put_close(put, '}');
    }
    hs_put_close(put, ']');
}

static void check_written(bool csv, const char *expected)
{
    char *text = NULL;
    size_t n = 0;
    hs_put put = { .out = open_memstream(&text, &n), .csv = csv };
    CHECK(put.out != NULL);
    hs_put_open(&put, NULL, csv ? '[' : '{');
    write_rows(&put);
    hs_put_close(&put, csv ? ']' : '}');
    fclose(put.out);
    CHECK_STR(text, expected);
    free(text);
}

static void one_answer_two_forms(void)
{
    check_written(false, "{\"rows\":[{\"name\":\"a \\\"b\\\",\\u000a\\\\c\\u0001\",\"none\":null,\"n\":-3,\"r\":0.5,"
                         "\"f\":true,\"j\":[1,2]},{\"name\":\"=1+1\",\"none\":null,\"n\":-3,\"r\":0.5,\"f\":false,"
                         "\"j\":[1,2]}]}");
    check_written(true, "name,none,n,r,f,j\r\n"
                        "\"a \"\"b\"\",\n\\c\x01\",,-3,0.5,true,\"[1,2]\"\r\n"
                        "\"'=1+1\",,-3,0.5,false,\"[1,2]\"\r\n");
}

int main(void)
{
    RUN(own_names_only);
    RUN(own_page_writes);
    RUN(one_answer_two_forms);
    return check_done();
}
