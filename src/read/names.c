/* names.c - the names of the public enums' values, as the JSON record spells them. Each list
 * is in the order of its enum in hearsay.h. */
#include "tag/tagset.h"

#include "hearsay.h"

#include <stddef.h>

#define COUNT(list) (sizeof (list) / sizeof (list)[0])

static const char *name_of(const char *const *list, size_t n, size_t value)
{
    return value < n ? list[value] : "unknown";
}

const char *hs_status_name(hs_status status)
{
    static const char *const names[] = { "HS_OK", "HS_EMEMORY", "HS_EIO", "HS_EMODEL",
                                         "HS_ETOOBIG", "HS_EARGUMENT" };
    return name_of(names, COUNT(names), (size_t)-(ptrdiff_t)status);
}

const char *hs_segment_name(uint8_t segment_kind)
{
    static const char *const names[] = { "body", "headline", "subhead", "byline", "dateline",
                                         "caption", "credit", "promo" };
    return name_of(names, COUNT(names), segment_kind);
}

const char *hs_entity_type_name(uint8_t type)
{
    static const char *const names[] = { "person", "organization", "group", "place",
                                         "document", "medium", "unnamed" };
    return name_of(names, COUNT(names), type);
}

const char *hs_when_type_name(uint8_t type)
{
    static const char *const names[] = { "DATE", "TIME", "DURATION", "SET" };
    return name_of(names, COUNT(names), type);
}

const char *hs_kind_name(uint8_t kind)
{
    static const char *const names[] = { "direct", "indirect", "mixed" };
    return name_of(names, COUNT(names), kind);
}

const char *hs_act_name(uint8_t act)
{
    static const char *const names[] = { "say", "ask", "appeal", "demand", "offer", "promise",
                                         "threaten", "deny", "reject", "accept", "accuse",
                                         "praise", "decline", "think", "want", "decide" };
    return name_of(names, COUNT(names), act);
}

const char *hs_modality_name(uint8_t modality)
{
    static const char *const names[] = { "asserted", "future", "conditional", "hypothetical",
                                         "question" };
    return name_of(names, COUNT(names), modality);
}

const char *hs_upos_name(uint8_t upos) { return name_of(hs_upos_names, HS_N_UPOS, upos); }
const char *hs_xpos_name(uint8_t xpos) { return name_of(hs_xpos_names, HS_N_XPOS, xpos); }

const char *hs_relation_name(uint8_t relation)
{
    return name_of(hs_relation_names, HS_N_RELATION, relation);
}
