/* tagset.c - the names of the inventories, in the order of tagset.h. */
#include "tag/tagset.h"

#define NAME(id, name) name,

const char *const hs_upos_names[HS_N_UPOS] = { HS_UPOS_LIST(NAME) };
const char *const hs_xpos_names[HS_N_XPOS] = { HS_XPOS_LIST(NAME) };
const char *const hs_relation_names[HS_N_RELATION] = { HS_RELATION_LIST(NAME) };
const char *const hs_name_names[HS_N_NAME] = { HS_NAME_LIST(NAME) };
