/* engine.c - opens a model once, for all threads: each layer checks its own sections. */
#include "read/engine.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TEXT = 16 * 1024 * 1024, MOST_TEXT = 1024 * 1024 * 1024 };

static hs_status open_layers(hs_engine *e, hs_error *err)
{
    HS_TRY(hs_text_open(&e->model, &e->text, err));
    HS_TRY(hs_tag_open(&e->model, &e->tagger, err));
    HS_TRY(hs_parse_open(&e->model, &e->parser, err));
    HS_TRY(hs_mention_open(&e->model, &e->mention, err));
    HS_TRY(hs_date_open(&e->model, &e->date, err));
    HS_TRY(hs_event_open(&e->model, &e->event, err));
    HS_TRY(hs_attrib_open(&e->model, &e->attributor, err));
    return hs_position_open(&e->model, &e->position, err);
}

/* The card is the tagger's, a JSON object, with the role model's as its last member. */
static hs_status open_card(hs_engine *e, hs_error *err)
{
    static const char member[] = ", \"roles\": ";
    hs_section meta, roles;
    HS_TRY(hs_model_need(&e->model, "meta", 0, 1, &meta, err));
    bool both = meta.count && ((const char *)meta.data)[meta.count - 1] == '}' &&
                hs_model_find(&e->model, "r.meta", &roles);
    size_t size = (size_t)meta.count + (both ? sizeof member + roles.count : 0) + 2;
    e->card = calloc(1, size);
    if (!e->card) return hs_fail(err, HS_EMEMORY, 0, "memory ran out while the model was opened");
    if (both) snprintf(e->card, size, "%.*s%s%.*s}", (int)meta.count - 1, (const char *)meta.data, member,
                       (int)roles.count, (const char *)roles.data);
    else memcpy(e->card, meta.data, meta.count);
    return HS_OK;
}

static hs_status open_model(const hs_config *config, hs_engine *e, hs_error *err)
{
    hs_blob blob = config->model;
    if (!blob.data) {
        if (!config->model_path)
            return hs_fail(err, HS_EARGUMENT, 0, "no model is given: set model or model_path");
        HS_TRY(hs_file_map(config->model_path, &e->mapped, err));
        blob = e->mapped;
    }
    HS_TRY(hs_model_open(blob, &e->model, err));
    HS_TRY(open_layers(e, err));
    e->event.only_own = config->only_actors != 0;
    if (config->actors.data)
        HS_TRY(hs_event_actors(config->actors.data, config->actors.size, &e->event.own, &e->own_actors, err));
    return open_card(e, err);
}

hs_status hs_open(const hs_config *config, hs_engine **out, hs_error *err)
{
    *out = NULL;
    if (err) *err = (hs_error){ 0 };
    if (config->max_text > MOST_TEXT)        /* a byte may become three, and offsets have 32 bits */
        return hs_fail(err, HS_EARGUMENT, 0, "max_text is %u and may be %u: split longer texts",
                       config->max_text, (unsigned)MOST_TEXT);
    hs_engine *e = calloc(1, sizeof *e);
    if (!e) return hs_fail(err, HS_EMEMORY, 0, "memory ran out while the model was opened");
    e->max_text = config->max_text ? config->max_text : MAX_TEXT;
    hs_status status = open_model(config, e, err);
    if (status != HS_OK) hs_close(e);
    else *out = e;
    return status;
}

void hs_close(hs_engine *e)
{
    if (!e) return;
    hs_attrib_close(e->attributor);
    hs_parse_close(e->parser);
    hs_tag_close(e->tagger);
    hs_file_unmap(e->mapped);
    free(e->own_actors);
    free(e->card);
    free(e);
}

const char *hs_model_card(const hs_engine *engine) { return engine->card; }
