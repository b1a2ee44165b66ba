/* pool.c - see pool.h. */
#include "store/pool.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 16384 };

struct hs_pool_piece {
    struct hs_pool_piece *before;
    size_t size;
    alignas(max_align_t) char bytes[];
};

void *hs_pool_get(hs_pool *pool, size_t n)
{
    n = (n + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (!pool->last || n > pool->left) {
        size_t size = n > PIECE ? n : PIECE;
        struct hs_pool_piece *piece = calloc(1, sizeof *piece + size);
        if (!piece) return NULL;
        piece->before = pool->last;
        piece->size = size;
        pool->last = piece;
        pool->left = size;
    }
    char *at = pool->last->bytes + (pool->last->size - pool->left);
    pool->left -= n;
    return at;
}

char *hs_pool_copy(hs_pool *pool, const char *text, size_t n)
{
    char *copy = hs_pool_get(pool, n + 1);
    if (copy && n > 0) memcpy(copy, text, n);
    return copy;
}

void hs_pool_free(hs_pool *pool)
{
    while (pool->last) {
        struct hs_pool_piece *piece = pool->last;
        pool->last = piece->before;
        free(piece);
    }
    pool->left = 0;
}

void hs_buffer_put(hs_buffer *b, const char *bytes, size_t n)
{
    if (b->room - b->n <= n || b->room == 0) {
        size_t room = (b->n + n + 1) * 2 + 256;
        char *larger = b->failed ? NULL : realloc(b->at, room);
        if (!larger) { b->failed = true; return; }
        b->at = larger;
        b->room = room;
    }
    memcpy(b->at + b->n, bytes, n);
    b->n += n;
    b->at[b->n] = 0;
}

void hs_buffer_say(hs_buffer *b, const char *string) { hs_buffer_put(b, string, strlen(string)); }
