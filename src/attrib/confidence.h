/* confidence.h - from what a rule or the role model is sure of to how often it is right. */
#ifndef HS_ATTRIB_CONFIDENCE_H
#define HS_ATTRIB_CONFIDENCE_H

#include "model/lexicon.h"

/* The share of right statements among those that `rule` made with the given raw confidence:
 * interpolated between the points of data/confidence.txt, which tools/calibrate.py fits on a
 * development set. A rule without points goes by the entry "other"; without that, the raw
 * confidence is returned. */
float hs_confidence(const hs_lexicon *points, const char *rule, float raw);

#endif
