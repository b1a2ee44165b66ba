/* read.c - one report from bytes to statements. This page knows the order of the stages; each
 * is a function from const arrays to new arrays.
 *
 * Memory: `doc` becomes the document; `work` lives for one reading; `batch` for a few paragraphs
 * of it (encoder states); `scratch` is rewound by every stage. An allocation that fails anywhere
 * jumps back here.
 */
#include "base/sha256.h"
#include "base/utf8.h"
#include "read/batch.h"
#include "read/document.h"

#include <stdlib.h>
#include <string.h>

struct hs_reader {
    const hs_engine *engine;
    hs_arena work, batch, scratch;
};

hs_status hs_reader_new(const hs_engine *engine, hs_reader **out)
{
    *out = calloc(1, sizeof **out);
    if (!*out) return HS_EMEMORY;
    (*out)->engine = engine;
    return HS_OK;
}

void hs_reader_free(hs_reader *reader)
{
    if (!reader) return;
    hs_arena_free(&reader->work);
    hs_arena_free(&reader->batch);
    hs_arena_free(&reader->scratch);
    free(reader);
}

static void read_stages(const hs_engine *e, const hs_input *input, int32_t published,
                        hs_document *d, hs_arena *doc, hs_arena *work, hs_arena *batch,
                        hs_arena *scratch)
{
    size_t length;
    d->text = hs_utf8_repair(doc, input->text ? input->text : "", input->length, &length);
    d->n_text = (uint32_t)length;
    hs_sha256(d->text, length, d->sha256);

    hs_layout layout = hs_text_layout(&e->text, d->text, d->n_text, published, doc, scratch);
    uint32_t n_quotes;
    const hs_quote *quotes = hs_text_quotes(d->text, layout.segments, layout.n_segments,
                                            &n_quotes, work, scratch);
    hs_words words = hs_token_split(&e->text, d->text, layout.segments, layout.n_segments,
                                    quotes, n_quotes, doc, scratch);
    hs_reading reading = hs_read_batches(e, d->text, &words, &layout, quotes, n_quotes, doc, work,
                                         batch, scratch);
    hs_tree tree = hs_tree_build(d->text, &words, &reading.tags, &reading.arcs, layout.segments,
                                 layout.n_segments, quotes, n_quotes, work);
    hs_document_describe(d, input, &layout, published, doc);
    hs_document_words(d, &tree, doc);

    hs_mention_lexicons lists = e->mention;
    hs_mention_appeared(&lists, d->outlet);
    hs_who who = hs_mention_run(&lists, &tree, doc, scratch);
    d->mentions = who.mentions;
    d->n_mentions = who.n_mentions;
    d->entities = who.entities;
    d->n_entities = who.n_entities;
    d->whens = hs_date_run(&e->date, &tree, d->published, &d->n_whens, doc, scratch);

    const hs_statement *said = hs_attrib_run(e->attributor, &tree, &reading.heard, &who, d->whens, d->n_whens,
                                             d->published, &d->n_statements, doc, scratch);
    d->statements = hs_document_identify(d, said, doc, scratch);
    const hs_event *told = hs_event_run(&e->event, &tree, &who, d->whens, d->n_whens, d->statements, d->n_statements,
                                        &d->n_events, doc, scratch);
    d->events = hs_document_identify_events(d, told, doc);
    d->positions = hs_position_run(&e->position, &tree, &who, said, d->n_statements, &d->n_positions, doc, scratch);
}

/* The one frame that allocation failures jump to. Everything that must survive the jump is
 * reached through `reader` and `owned`, which do not change. */
static bool read_guarded(hs_reader *reader, const hs_input *input, int32_t published, hs_owned *owned)
{
    jmp_buf out_of_memory;
    hs_arena *arenas[4] = { &owned->arena, &reader->work, &reader->batch, &reader->scratch };
    for (int i = 0; i < 4; i++) arenas[i]->out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) return false;
    read_stages(reader->engine, input, published, &owned->document, &owned->arena, &reader->work,
                &reader->batch, &reader->scratch);
    return true;
}

hs_status hs_read(hs_reader *reader, const hs_input *input, const hs_document **out, hs_error *err)
{
    *out = NULL;
    if (err) *err = (hs_error){ 0 };
    int32_t published = HS_NO_DAY;
    if (input->published && (published = hs_day_parse(input->published)) == HS_NO_DAY)
        return hs_fail(err, HS_EARGUMENT, 0, "\"%.40s\" is no date: give it as 2024-03-15",
                       input->published);
    if (!input->text && input->length)
        return hs_fail(err, HS_EARGUMENT, 0, "the text is NULL and its length is %zu", input->length);
    if (input->length > reader->engine->max_text)
        return hs_fail(err, HS_ETOOBIG, 0, "the text has %zu bytes and the limit is %u: split it, "
                       "or raise the limit", input->length, reader->engine->max_text);
    hs_owned *owned = calloc(1, sizeof *owned);
    if (!owned) return hs_fail(err, HS_EMEMORY, 0, "memory ran out while a report was read");
    bool done = read_guarded(reader, input, published, owned);
    hs_arena_free(&reader->work);
    hs_arena_free(&reader->batch);
    hs_arena_free(&reader->scratch);
    if (!done) {
        hs_document_free(&owned->document);
        return hs_fail(err, HS_EMEMORY, 0, "memory ran out while a report was read");
    }
    *out = &owned->document;
    return HS_OK;
}

int hs_text_sha256(const char *text, size_t length, char out[65])
{
    bool valid = hs_utf8_valid(text, length);
    if (valid) hs_sha256(text, length, out);
    else out[0] = 0;
    return valid;
}
