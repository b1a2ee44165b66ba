/* engine.h - what an open engine holds: the checked model and every layer's view of it. */
#ifndef HS_READ_ENGINE_H
#define HS_READ_ENGINE_H

#include "attrib/attrib.h"
#include "date/date.h"
#include "event/event.h"
#include "event/position.h"

struct hs_engine {
    hs_blob              mapped;         /* the file that hs_open mapped; else {NULL, 0} */
    uint32_t             max_text;
    hs_model             model;
    hs_text_lexicons     text;
    hs_tagger           *tagger;
    hs_parser           *parser;
    hs_mention_lexicons  mention;
    hs_date_lexicons     date;
    hs_attributor       *attributor;
    hs_event_lexicons    event;
    void                *own_actors;     /* the memory of event.own */
    hs_position_lexicons position;
    char                *card;
};

#endif
