/* Arenas: alignment, zeroes, growth across chunks, rewinding, and the way out when memory ends. */
#include "check.h"

#include "base/arena.h"

#include <string.h>

static void pieces_are_aligned_zeroed_and_apart(void)
{
    jmp_buf out;
    hs_arena arena = { .out_of_memory = &out };
    if (setjmp(out)) { FAIL("memory ended"); return; }
    char *last = NULL;
    for (size_t n = 0; n < 600; n++) {       /* across many of the test build's chunks */
        char *p = hs_alloc(&arena, n, 1);
        CHECK((uintptr_t)p % 16 == 0);
        CHECK(p != last);
        for (size_t i = 0; i < n; i++) {
            if (p[i] != 0) FAIL("not zeroed");
            p[i] = (char)0xA5;
        }
        last = p;
    }
    hs_arena_free(&arena);
    CHECK(arena.total == 0 && arena.top == NULL);
}

static void rewinding_forgets_what_came_after(void)
{
    jmp_buf out;
    hs_arena arena = { .out_of_memory = &out };
    if (setjmp(out)) { FAIL("memory ended"); return; }
    char *kept = hs_copy(&arena, "kept", 4);
    hs_mark mark = hs_arena_mark(&arena);
    size_t before = arena.total;
    char *first = hs_alloc(&arena, 10, 1);
    hs_alloc(&arena, 10000, 100);
    hs_arena_rewind(&arena, mark);
    CHECK(arena.total == before);
    CHECK_STR(kept, "kept");
    CHECK(hs_alloc(&arena, 10, 1) == (void *)first);
    hs_arena_rewind(&arena, (hs_mark){ 0 });
    CHECK(arena.top == NULL);
}

static void vectors_keep_their_elements(void)
{
    jmp_buf out;
    hs_arena arena = { .out_of_memory = &out };
    HS_VECTOR(uint32_t) v = { 0 };
    if (setjmp(out)) { FAIL("memory ended"); return; }
    for (uint32_t i = 0; i < 5000; i++) *hs_push(&arena, &v) = i * 3;
    CHECK(v.n == 5000 && v.room >= v.n);
    for (uint32_t i = 0; i < v.n; i++)
        if (v.at[i] != i * 3) FAIL("an element changed");
    hs_arena_free(&arena);
}

static void a_product_that_overflows_is_no_memory(void)
{
    jmp_buf out;
    hs_arena arena = { .out_of_memory = &out };
    volatile int left = 0;
    if (setjmp(out)) left = 1;
    else hs_alloc(&arena, SIZE_MAX / 2, 4);
    CHECK(left);
    hs_arena_free(&arena);
}

static void memory_ends_where_a_test_says(void)
{
    jmp_buf out;
    uint32_t chunks = 1;
    hs_arena arena = { .out_of_memory = &out, .fail_after = &chunks };
    volatile int had = 0;
    if (setjmp(out) == 0)
        for (;;) {
            hs_alloc(&arena, 1 << 20, 8);
            had++;
        }
    CHECK(had == 1);
    hs_arena_free(&arena);
}

int main(void)
{
    RUN(pieces_are_aligned_zeroed_and_apart);
    RUN(rewinding_forgets_what_came_after);
    RUN(vectors_keep_their_elements);
    RUN(a_product_that_overflows_is_no_memory);
    RUN(memory_ends_where_a_test_says);
    return check_done();
}
