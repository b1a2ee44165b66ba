/* pool.h - small pieces of memory that are freed together. */
#ifndef HS_STORE_POOL_H
#define HS_STORE_POOL_H

#include <stddef.h>

typedef struct hs_pool { struct hs_pool_piece *last; size_t left; } hs_pool;   /* zeroed = empty */

/* n zeroed bytes, or NULL when memory ends. */
void *hs_pool_get(hs_pool *pool, size_t n);
/* A copy of n bytes, with a NUL behind them. */
char *hs_pool_copy(hs_pool *pool, const char *text, size_t n);
void  hs_pool_free(hs_pool *pool);

#endif
