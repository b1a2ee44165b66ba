/* attributor.h - what an attributor holds; seen by this layer and its tests only. */
#ifndef HS_ATTRIB_ATTRIBUTOR_H
#define HS_ATTRIB_ATTRIBUTOR_H

#include "attrib/assemble.h"
#include "attrib/attrib.h"
#include "attrib/roles.h"

typedef enum hs_attrib_mode {        /* who makes raws */
    HS_ATTRIB_BOTH,          /* the role model where there is one, and what the rules add */
    HS_ATTRIB_RULES,
    HS_ATTRIB_ROLES
} hs_attrib_mode;

struct hs_attributor {
    hs_cues cues;
    hs_lexicon confidence;   /* data/confidence.txt */
    hs_roles *roles;         /* NULL where the model has none */
    hs_attrib_mode mode;
};

/* For tests and measurements; before the attributor is shared. */
void hs_attrib_use(hs_attributor *attributor, hs_attrib_mode mode);

#endif
