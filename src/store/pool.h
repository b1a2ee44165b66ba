/* pool.h - small pieces of memory that are freed together, and text that grows. */
#ifndef HS_STORE_POOL_H
#define HS_STORE_POOL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct hs_pool { struct hs_pool_piece *last; size_t left; } hs_pool;   /* zeroed = empty */

/* n zeroed bytes, or NULL when memory ends. */
void *hs_pool_get(hs_pool *pool, size_t n);
/* A copy of n bytes, with a NUL behind them. */
char *hs_pool_copy(hs_pool *pool, const char *text, size_t n);
void  hs_pool_free(hs_pool *pool);

/* Bytes that are added to; a NUL follows them once something was. Zeroed = empty. */
typedef struct hs_buffer { char *at; size_t n, room; bool failed; } hs_buffer;

/* Adds n bytes. When memory ends `failed` is set, and stays. */
void hs_buffer_put(hs_buffer *buffer, const char *bytes, size_t n);
void hs_buffer_say(hs_buffer *buffer, const char *string);

#endif
