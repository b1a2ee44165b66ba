/* report.h - for unit tests that read text: the English word lists and two arenas.
 *
 *     open_report();  hs_layout l = hs_text_layout(&lexicons, ..., &out, &scratch);  close_report();
 */
#ifndef HS_TEST_REPORT_H
#define HS_TEST_REPORT_H

#include "check.h"
#include "text/layout.h"

#include <stdlib.h>

static jmp_buf no_memory;
static hs_text_lexicons lexicons;
static hs_arena out = { .out_of_memory = &no_memory };
static hs_arena scratch = { .out_of_memory = &no_memory };

static inline void open_report(void)
{
    hs_model model;
    hs_error err;
    if (setjmp(no_memory)) { printf("memory ran out\n"); exit(1); }
    if (hs_model_open(hs_model_en(), &model, &err) != HS_OK ||
        hs_text_open(&model, &lexicons, &err) != HS_OK) {
        printf("%s\n", err.message);
        exit(1);
    }
}

static inline void close_report(void)
{
    hs_arena_free(&out);
    hs_arena_free(&scratch);
}

#endif
