/* en.c - the English model that en.S puts into the program. */
#include "hearsay.h"

extern const unsigned char hs_model_en_begin[], hs_model_en_end[];

hs_blob hs_model_en(void)
{
    return (hs_blob){ hs_model_en_begin, (size_t)(hs_model_en_end - hs_model_en_begin) };
}
