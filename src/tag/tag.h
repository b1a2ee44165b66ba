/* tag.h - the shared encoder, and what is read off it word by word: tags, lemmas, names.
 *
 * Words are embedded (form, affixes, shape) and encoded sentence by sentence with
 * bidirectional simple recurrent units (Lei et al. 2018); linear heads give the tags. The
 * parser and the role model read the same states.
 */
#ifndef HS_TAG_TAG_H
#define HS_TAG_TAG_H

#include "model/kernel.h"
#include "tag/tagset.h"
#include "token/token.h"

typedef struct hs_tagger hs_tagger;      /* read-only once open */

typedef struct hs_tags {
    const float *states;     /* [n][width] of the encoder's last layer */
    uint32_t     width;
    const uint32_t *word;    /* [n] number in the encoder's vocabulary; 0 for an unknown word */
    const uint8_t *upos, *xpos;          /* [n] HS_UPOS_..., HS_XPOS_... */
    const uint8_t *name;     /* [n] part in a name: see HS_NAME_FIRST */
    const char *const *lemma;            /* [n] NUL-terminated */
} hs_tags;

/* The model's blob is borrowed and must outlive the tagger. Fails with HS_EMODEL, HS_EMEMORY. */
hs_status hs_tag_open(const hs_model *model, hs_tagger **out, hs_error *err);
void      hs_tag_close(hs_tagger *tagger);

/* The section of label names, one a line, must be `want`. Fails with HS_EMODEL. */
hs_status hs_tag_check_labels(const hs_model *model, const char *name, const char *const *want,
                              uint32_t n_want, hs_error *err);

/* For tests: computes on another of the machine's paths, with the same result. */
void hs_tag_choose_path(hs_tagger *tagger, hs_path path);

/* Tags of all words. `out` and `scratch` must differ. Everything in the result is allocated in `out`. */
hs_tags hs_tag_run(const hs_tagger *tagger, const char *text, const hs_words *words,
                   hs_arena *out, hs_arena *scratch);

#endif
