/* arena.h - memory of one reading: allocated piece by piece, released all at once.
 *
 * Allocation never returns NULL: when memory runs out it leaves by longjmp to the one
 * frame that set `out_of_memory` (hs_read), which frees the arena. So code that holds an
 * arena must hold nothing else (no file, lock or malloc) across a call that may allocate.
 */
#ifndef HS_BASE_ARENA_H
#define HS_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

typedef struct hs_chunk hs_chunk;

typedef struct hs_arena {
    hs_chunk *top;
    size_t    total;          /* bytes held, over all chunks */
    jmp_buf  *out_of_memory;  /* must be set before the first allocation */
    uint32_t *fail_after;     /* tests: chunks that may still be had; NULL = no limit */
} hs_arena;

typedef struct hs_mark { hs_chunk *top; size_t used; } hs_mark;

/* n * size bytes, zeroed, aligned for any type. n == 0 gives a valid pointer. */
void   *hs_alloc(hs_arena *arena, size_t n, size_t size);
hs_mark hs_arena_mark(const hs_arena *arena);
void    hs_arena_rewind(hs_arena *arena, hs_mark mark);  /* forgets all allocated since */
void    hs_arena_free(hs_arena *arena);                  /* gives everything back */

#define hs_new(arena, T, n) ((T *)hs_alloc((arena), (n), sizeof(T)))

/* A copy of n bytes, NUL-terminated. */
char *hs_copy(hs_arena *arena, const char *bytes, size_t n);

/* A vector that grows in an arena: struct { T *at; uint32_t n, room; }. hs_push gives
 * the address of a new zeroed element:   *hs_push(arena, &spans) = (hs_span){ 1, 2 };   */
#define HS_VECTOR(T) struct { T *at; uint32_t n, room; }
#define hs_push(arena, v) \
    ((v)->at = hs_grow((arena), (v)->at, (v)->n, &(v)->room, sizeof *(v)->at), (v)->n++, \
     (v)->at + (v)->n - 1)

void *hs_grow(hs_arena *arena, void *at, uint32_t n, uint32_t *room, size_t size);

#endif
