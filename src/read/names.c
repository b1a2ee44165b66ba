/* names.c - the enums' values as the JSON record spells them. */
#include "hearsay.h"

#include "event/position.h"
#include "tag/tagset.h"

#define NAMES(...) \
    static const char *const names[] = { __VA_ARGS__ }; \
    return value < sizeof names / sizeof *names ? names[value] : "?"

const char *hs_segment_name(uint8_t value)
{
    NAMES("body", "headline", "subhead", "byline", "dateline", "caption", "credit", "promo");
}

const char *hs_entity_type_name(uint8_t value)
{
    NAMES("person", "organization", "group", "place", "document", "medium", "unnamed");
}

const char *hs_when_type_name(uint8_t value) { NAMES("DATE", "TIME", "DURATION", "SET"); }
const char *hs_kind_name(uint8_t value) { NAMES("direct", "indirect", "mixed"); }

const char *hs_act_name(uint8_t value)
{
    NAMES("say", "ask", "appeal", "demand", "offer", "promise", "threaten", "deny", "reject",
          "accept", "accuse", "praise", "decline", "think", "want", "decide");
}

const char *hs_modality_name(uint8_t value)
{
    NAMES("asserted", "future", "conditional", "hypothetical", "question");
}

const char *hs_stance_name(uint8_t v) { return v < HS_STANCES ? hs_stance_names[v] : "?"; }

const char *hs_status_name(hs_status status)
{
    unsigned value = (unsigned)-(int)status;
    NAMES("HS_OK", "HS_EMEMORY", "HS_EIO", "HS_EMODEL", "HS_ETOOBIG", "HS_EARGUMENT");
}

const char *hs_upos_name(uint8_t v) { return v < HS_N_UPOS ? hs_upos_names[v] : "?"; }
const char *hs_xpos_name(uint8_t v) { return v < HS_N_XPOS ? hs_xpos_names[v] : "?"; }
const char *hs_relation_name(uint8_t v) { return v < HS_N_RELATION ? hs_relation_names[v] : "?"; }
