#include "text/layout.h"
#include "base/utf8.h"
hs_status hs_text_open(const hs_model *model, hs_text_lexicons *out, hs_error *err)
{
    HS_TRY(hs_lexicon_open(model, "abbrevs", &out->abbreviations, err));
    return hs_lexicon_open(model, "words", &out->words, err);
}
hs_layout hs_text_layout(const hs_text_lexicons *lexicons, const char *text, uint32_t n,
                         int32_t published, hs_arena *out, hs_arena *scratch)
{
    (void)lexicons; (void)scratch;
    HS_VECTOR(hs_segment) v = {0};
    for (uint32_t i = 0; i < n; ) {
        if (hs_is_blank(text[i])) { i++; continue; }
        uint32_t e = i, last = i;
        while (e < n && !(text[e] == '\n' && e + 1 < n && text[e+1] == '\n')) { if (!hs_is_blank(text[e])) last = e + 1; e++; }
        *hs_push(out, &v) = (hs_segment){ { i, last }, HS_BODY };
        i = e;
    }
    return (hs_layout){ .segments = v.at, .n_segments = v.n, .published = published };
}
