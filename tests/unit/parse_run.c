/* The English model through the whole of tagging and parsing: sensible on plain sentences, the
 * same on all paths, and each sentence independent of its neighbours. */
#include "check.h"

#include "base/slice.h"
#include "parse/parse.h"

#include <stdlib.h>

static hs_arena arena, scratch;
static jmp_buf out_of_memory;
static hs_model model;
static hs_tagger *tagger;
static hs_parser *parser;

/* Words separated by blanks, sentences by " / ". */
typedef struct input { const char *text; hs_words words; } input;

static input split(const char *text)
{
    HS_VECTOR(hs_span) at = { 0 };
    HS_VECTOR(hs_sentence) sentences = { 0 };
    uint32_t first = 0;
    for (uint32_t i = 0; text[i]; ) {
        uint32_t end = i + (uint32_t)strcspn(text + i, " ");
        if (text[i] == '/') {
            *hs_push(&arena, &sentences) = (hs_sentence){ .tokens = { first, at.n } };
            first = at.n;
        } else {
            *hs_push(&arena, &at) = (hs_span){ i, end };
        }
        i = end + (text[end] == ' ');
    }
    *hs_push(&arena, &sentences) = (hs_sentence){ .tokens = { first, at.n } };
    return (input){ text, { at.at, at.n, sentences.at, sentences.n } };
}

typedef struct result { hs_tags tags; hs_arcs arcs; } result;

static result analyse(const input *in)
{
    result r;
    r.tags = hs_tag_run(tagger, in->text, &in->words, &arena, &scratch);
    r.arcs = hs_parse_run(parser, &in->words, &r.tags, &arena, &scratch);
    return r;
}

static const char plain[] =
    "Ilse Marden told reporters in London on Tuesday that the Harbor Council had rejected the plan . / "
    "“ We were not asked , ” she said . / "
    "According to two officials , the talks will go on .";

static void a_plain_report_is_read_well(void)
{
    input in = split(plain);
    result r = analyse(&in);
    CHECK_STR(hs_upos_names[r.tags.upos[0]], "PROPN");
    CHECK_STR(hs_xpos_names[r.tags.xpos[2]], "VBD");
    CHECK_STR(r.tags.lemma[2], "tell");
    CHECK_STR(r.tags.lemma[3], "reporter");
    CHECK(r.arcs.head[2] == HS_NONE && r.arcs.relation[2] == HS_REL_ROOT);
    CHECK(r.arcs.head[0] == 2 && r.arcs.relation[0] == HS_REL_NSUBJ);
    CHECK(r.arcs.head[13] == 2 && r.arcs.relation[13] == HS_REL_CCOMP);
    CHECK(r.tags.name[0] == HS_NAME_FIRST(HS_NAME_PERSON));
    CHECK(r.tags.name[1] == HS_NAME_INSIDE(HS_NAME_PERSON));
    CHECK(r.tags.name[5] == HS_NAME_FIRST(HS_NAME_PLACE));
    CHECK(r.tags.name[2] == HS_NAME_NONE);
}

static void check_trees(const hs_words *words, const hs_arcs *arcs)
{
    for (uint32_t s = 0; s < words->n_sentences; s++) {
        hs_range range = words->sentences[s].tokens;
        uint32_t roots = 0;
        for (uint32_t i = range.first; i < range.last; i++) {
            uint32_t at = i, steps = 0;
            roots += arcs->head[i] == HS_NONE;
            CHECK((arcs->head[i] == HS_NONE) == (arcs->relation[i] == HS_REL_ROOT));
            while (arcs->head[at] != HS_NONE && steps++ < words->n) at = arcs->head[at];
            CHECK(at >= range.first && at < range.last && arcs->head[at] == HS_NONE);
        }
        CHECK(roots == (range.first < range.last));
    }
}

static int same_words(const result *a, const result *b, uint32_t from_a, uint32_t from_b, uint32_t n)
{
    size_t width = a->tags.width;
    int same = memcmp(a->tags.states + from_a * width, b->tags.states + from_b * width,
                      n * width * sizeof(float)) == 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t p = from_a + i, q = from_b + i;
        uint32_t head_a = a->arcs.head[p] == HS_NONE ? HS_NONE : a->arcs.head[p] - from_a;
        uint32_t head_b = b->arcs.head[q] == HS_NONE ? HS_NONE : b->arcs.head[q] - from_b;
        same = same && a->tags.upos[p] == b->tags.upos[q] && a->tags.xpos[p] == b->tags.xpos[q] &&
               a->tags.name[p] == b->tags.name[q] && strcmp(a->tags.lemma[p], b->tags.lemma[q]) == 0 &&
               head_a == head_b && a->arcs.relation[p] == b->arcs.relation[q];
    }
    return same;
}

static void all_paths_agree(void)
{
    input in = split(plain);
    result best = analyse(&in);
    for (hs_path path = HS_PATH_PLAIN; path <= hs_path_best(); path++) {
        hs_tag_choose_path(tagger, path);
        hs_parse_choose_path(parser, path);
        result other = analyse(&in);
        CHECK(same_words(&best, &other, 0, 0, in.words.n));
    }
}

static void neighbours_do_not_matter(void)
{
    input all = split(plain), alone = split("“ We were not asked , ” she said .");
    result a = analyse(&all), b = analyse(&alone);
    CHECK(same_words(&a, &b, all.words.sentences[1].tokens.first, 0, alone.words.n));
}

/* Words of any bytes and sentences of any length up to the longest give trees. */
static void odd_input_gives_trees(void)
{
    static const char *const odd[] = {
        "a", "/ /", "? ! . , ; :", "\xEF\xBF\xBD \xF0\x9F\x98\x80 \xE5\x8C\x97\xE4\xBA\xAC",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "I I I I I I I I I I I I" };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        input in = split(odd[i]);
        result r = analyse(&in);
        check_trees(&in.words, &r.arcs);
    }
    char *text = hs_new(&arena, char, HS_MAX_SENTENCE * 8 + 1);
    for (uint32_t i = 0; i < HS_MAX_SENTENCE; i++) memcpy(text + 8 * i, i % 3 ? "talking " : "Council ", 8);
    text[HS_MAX_SENTENCE * 8 - 1] = 0;
    input in = split(text);
    result r = analyse(&in);
    CHECK(in.words.n == HS_MAX_SENTENCE);
    check_trees(&in.words, &r.arcs);
    input none = { "", { 0 } };
    CHECK(analyse(&none).tags.width > 0);
}

static int opens(const unsigned char *bytes, size_t size)
{
    hs_model damaged;
    hs_tagger *t = NULL;
    hs_parser *p = NULL;
    hs_error err = { 0 };
    int good = !hs_model_open((hs_blob){ bytes, size }, &damaged, &err) &&
               !hs_tag_open(&damaged, &t, &err) && !hs_parse_open(&damaged, &p, &err);
    CHECK(good == (err.message[0] == 0));
    hs_parse_close(p);
    hs_tag_close(t);
    return good;
}

/* Changes one byte of the copy, counted from a section's end, and puts the checksum right. */
static void damage(unsigned char *copy, const char *name, uint32_t from_end, unsigned char byte)
{
    hs_section s;
    CHECK(hs_model_find(&model, name, &s) && from_end <= s.count * s.size);
    copy[(const unsigned char *)s.data - model.bytes + s.count * s.size - from_end] = byte;
    uint64_t sum = hs_model_checksum(copy, model.size);
    for (int k = 0; k < 8; k++) copy[24 + k] = (unsigned char)(sum >> 8 * k);
}

/* Lemmas are text that callers get to see: what rules put into them must be UTF-8 without a
 * zero byte. */
static void rules_that_are_no_text_are_refused(void)
{
    static const unsigned char bad[] = { 0xFF, 0x00, 0x80, 0xC3 };
    for (size_t i = 0; i < sizeof bad; i++) {
        unsigned char *copy = aligned_alloc(64, (model.size + 63) / 64 * 64);
        memcpy(copy, model.bytes, model.size);
        damage(copy, "labels.lemma", 1, bad[i]);
        CHECK(!opens(copy, model.size));
        free(copy);
    }
}

static int is_needed(const char *name)
{
    static const char *const mine[] = { "features", "labels.", "word", "suffix", "prefix", "shape",
                                        "sru", "heads", "parse", "bilinear", "relation" };
    if (hs_ends(hs_str(name), ".b")) return 0;      /* a matrix may do without a bias */
    for (size_t i = 0; i < sizeof mine / sizeof *mine; i++)
        if (hs_starts(hs_str(name), mine[i])) return 1;
    return 0;
}

/* Each section of the language model is missed when it goes by another name. */
static void missing_sections_are_refused(void)
{
    size_t room = (model.size + 63) / 64 * 64;
    unsigned char *copy = aligned_alloc(64, room);
    memcpy(copy, model.bytes, model.size);
    CHECK(opens(copy, model.size));
    uint32_t n_needed = 0;
    for (uint32_t i = 0; i < model.n_sections; i++) {
        hs_section section;
        unsigned char *name = copy + 64 + 32 * (size_t)i;
        if (!is_needed(hs_model_section(&model, i, &section))) continue;
        n_needed++;
        name[0] ^= 0x20;
        uint64_t sum = hs_model_checksum(copy, model.size);
        for (int k = 0; k < 8; k++) copy[24 + k] = (unsigned char)(sum >> 8 * k);
        CHECK(!opens(copy, model.size));
        name[0] ^= 0x20;
    }
    CHECK(n_needed >= 40);
    free(copy);
}

int main(void)
{
    hs_error err;
    arena.out_of_memory = scratch.out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) return 1;
    if (hs_model_open(hs_model_en(), &model, &err) || hs_tag_open(&model, &tagger, &err) ||
        hs_parse_open(&model, &parser, &err)) {
        printf("%s\n", err.message);
        return 1;
    }
    RUN(a_plain_report_is_read_well);
    RUN(all_paths_agree);
    RUN(neighbours_do_not_matter);
    RUN(odd_input_gives_trees);
    RUN(missing_sections_are_refused);
    RUN(rules_that_are_no_text_are_refused);
    hs_parse_close(parser);
    hs_tag_close(tagger);
    hs_arena_free(&arena);
    hs_arena_free(&scratch);
    return check_done();
}
