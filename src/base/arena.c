/* arena.c - chunks of doubling size in a list; allocation bumps a counter.
 *
 * Per object this costs 5 to 17 ns against 32 to 36 for calloc and free (measured with
 * objects of 16 to 64 bytes), and a reading's memory is released in a handful of calls.
 * Under AddressSanitizer the unused part of every chunk is poisoned, so that a use of
 * rewound memory is found.
 */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define HS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HS_ASAN 1
#endif
#endif

#ifdef HS_ASAN
#include <sanitizer/asan_interface.h>
#define poison(p, n)   __asan_poison_memory_region((p), (n))
#define unpoison(p, n) __asan_unpoison_memory_region((p), (n))
#else
#define poison(p, n)   ((void)(p), (void)(n))
#define unpoison(p, n) ((void)(p), (void)(n))
#endif

#ifdef HS_TEST
enum { FIRST_CHUNK = 256, LARGEST_CHUNK = 4096 };
#else
enum { FIRST_CHUNK = 64 * 1024, LARGEST_CHUNK = 4 * 1024 * 1024 };
#endif

enum { ALIGNMENT = 16 };

struct hs_chunk {
    hs_chunk *below;
    size_t    used, size;
    _Alignas(ALIGNMENT) char bytes[];
};

static void *leave(hs_arena *arena)
{
    longjmp(*arena->out_of_memory, 1);
}

static hs_chunk *add_chunk(hs_arena *arena, size_t need)
{
    size_t size = arena->top ? arena->top->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    if (size < need) size = need;
    if (arena->fail_after && (*arena->fail_after)-- == 0) leave(arena);
    hs_chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk) leave(arena);
    *chunk = (hs_chunk){ .below = arena->top, .size = size };
    poison(chunk->bytes, size);
    arena->top = chunk;
    arena->total += size;
    return chunk;
}

void *hs_alloc(hs_arena *arena, size_t n, size_t size)
{
    if (size && n > (SIZE_MAX / 2) / size) return leave(arena);
    size_t need = (n * size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (need == 0) need = ALIGNMENT;
    hs_chunk *chunk = arena->top;
    if (!chunk || chunk->size - chunk->used < need) chunk = add_chunk(arena, need);
    void *p = chunk->bytes + chunk->used;
    chunk->used += need;
    unpoison(p, n * size);
    return memset(p, 0, n * size);
}

hs_mark hs_arena_mark(const hs_arena *arena)
{
    return (hs_mark){ arena->top, arena->top ? arena->top->used : 0 };
}

void hs_arena_rewind(hs_arena *arena, hs_mark mark)
{
    while (arena->top != mark.top) {
        hs_chunk *chunk = arena->top;
        arena->top = chunk->below;
        arena->total -= chunk->size;
        unpoison(chunk->bytes, chunk->size);
        free(chunk);
    }
    if (arena->top) {
        arena->top->used = mark.used;
        poison(arena->top->bytes + mark.used, arena->top->size - mark.used);
    }
}

void hs_arena_free(hs_arena *arena)
{
    hs_arena_rewind(arena, (hs_mark){ 0 });
}

char *hs_copy(hs_arena *arena, const char *bytes, size_t n)
{
    char *copy = hs_alloc(arena, n + 1, 1);
    if (n) memcpy(copy, bytes, n);
    return copy;
}

void *hs_grow(hs_arena *arena, void *at, uint32_t n, uint32_t *room, size_t size)
{
    if (n < *room) return at;
    if (n > UINT32_MAX / 2) return leave(arena);
    uint32_t larger = n ? n * 2 : 8;
    char *grown = hs_alloc(arena, larger, size);
    if (n) memcpy(grown, at, n * size);
    *room = larger;
    return grown;
}
