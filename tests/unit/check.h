/* check.h - the unit tests' only helper. A test program is
 *     static void adds(void) { CHECK(1 + 1 == 2); CHECK_STR(name, "Haniyeh"); }
 *     int main(void) { RUN(adds); return check_done(); }
 * and prints every failed check with its place, then `N passed, N failed`.
 */
#ifndef HS_CHECK_H
#define HS_CHECK_H

#include <stdio.h>
#include <string.h>

static int check_passed, check_failed, check_now;

static inline int check_that(int ok, const char *what, const char *file, int line)
{
    if (!ok) {
        check_now++;
        printf("%s:%d: failed: %s\n", file, line, what);
    }
    return ok;
}

static inline int check_str(const char *got, const char *want, const char *file, int line)
{
    int ok = got && want ? strcmp(got, want) == 0 : got == want;
    if (!ok) {
        check_now++;
        printf("%s:%d: got \"%s\", want \"%s\"\n", file, line, got ? got : "(null)",
               want ? want : "(null)");
    }
    return ok;
}

static inline void check_run(void (*test)(void), const char *name)
{
    check_now = 0;
    test();
    if (check_now) { check_failed++; printf("FAILED %s\n", name); }
    else check_passed++;
}

static inline int check_done(void)
{
    printf("%d passed, %d failed\n", check_passed, check_failed);
    return check_failed != 0;
}

#define CHECK(cond)          check_that(!!(cond), #cond, __FILE__, __LINE__)
#define FAIL(what)           check_that(0, (what), __FILE__, __LINE__)
#define CHECK_STR(got, want) check_str((got), (want), __FILE__, __LINE__)
#define RUN(test)            check_run((test), #test)

#endif
