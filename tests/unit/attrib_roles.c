/* The role model: the same on every path, spans inside the window, damaged sections refused. */
#include "attrib/roles_model.h"
#include "check.h"
#include "parse/parse.h"
#include "token/token.h"

#include <stdlib.h>

static hs_model model;
static hs_roles *roles;
static hs_tagger *tagger;
static hs_parser *parser;
static hs_text_lexicons lexicons;
static jmp_buf no_memory;
static hs_arena out = { .out_of_memory = &no_memory }, scratch = { .out_of_memory = &no_memory };

static const char text[] =
    "Ilse Marden said on Tuesday that the harbour would stay closed. \"Nobody enters it,\" she told the "
    "council. The engineers, who had asked for a list, believe that the wall is safe.\n\n"
    "The harbour opened again, according to the port authority.";

static hs_raws hear(const char *what)
{
    hs_raws raws = { 0 };
    uint32_t length = (uint32_t)strlen(what), n_quotes;
    hs_layout l = hs_text_layout(&lexicons, what, length, HS_NO_DAY, &out, &scratch);
    const hs_quote *quotes = hs_text_quotes(what, l.segments, l.n_segments, &n_quotes, &out, &scratch);
    hs_words words = hs_token_split(&lexicons, what, l.segments, l.n_segments, quotes, n_quotes, &out, &scratch);
    hs_tags tags = hs_tag_run(tagger, what, &words, &out, &scratch);
    hs_arcs arcs = hs_parse_run(parser, &words, &tags, &out, &scratch);
    hs_tree tree = hs_tree_build(what, &words, &tags, &arcs, l.segments, l.n_segments, quotes, n_quotes, &out);
    hs_roles_run(roles, &tree, &tags, &raws, &out, &scratch);
    for (uint32_t i = 0; i < raws.n; i++) {
        const hs_raw *r = &raws.at[i];
        CHECK(r->n_content > 0 && r->n_content <= HS_RAW_PIECES);
        CHECK(r->confidence >= 0 && r->confidence <= 1);
        CHECK(r->source.first <= r->source.last && r->source.last <= tree.n);
        CHECK(r->cue.first < r->cue.last && r->cue.last <= tree.n);
        for (uint32_t k = 0; k < r->n_content; k++) {
            CHECK(r->content[k].first < r->content[k].last && r->content[k].last <= tree.n);
            CHECK(k == 0 || r->content[k].first > r->content[k - 1].last);
        }
    }
    return raws;
}

static void a_plain_report_is_heard(void) { CHECK(hear(text).n >= 3); }

static void nothing_is_heard_in_nothing(void)
{
    CHECK(hear("").n == 0);
    CHECK(hear("\n\n").n == 0);
}

static void noise_stays_in_its_window(void)
{
    char noise[3001];
    uint32_t state = 7;
    for (size_t i = 0; i < sizeof noise - 1; i++) {
        state = state * 1664525u + 1013904223u;
        noise[i] = "said \"that,. he\nto:told-"[(state >> 16) % 24];
    }
    noise[sizeof noise - 1] = 0;
    hear(noise);
}

static void use_path(hs_path path)
{
    hs_matrix *all[] = { &roles->into, &roles->layer[0], &roles->layer[1], &roles->unary, &roles->source.cue,
                         &roles->source.other, &roles->content.cue, &roles->content.other };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) all[i]->path = path;
}

static int same(hs_range a, hs_range b) { return a.first == b.first && a.last == b.last; }

static void paths_agree(void)
{
    use_path(HS_PATH_PLAIN);
    hs_raws plain = hear(text);
    for (hs_path path = HS_PATH_PLAIN; path <= hs_path_best(); path++) {
        use_path(path);
        hs_raws other = hear(text);
        if (!CHECK(other.n == plain.n)) continue;
        for (uint32_t i = 0; i < plain.n; i++) {
            const hs_raw *a = &plain.at[i], *b = &other.at[i];
            CHECK(same(a->source, b->source) && same(a->cue, b->cue) && a->n_content == b->n_content);
            for (uint32_t k = 0; k < a->n_content; k++) CHECK(same(a->content[k], b->content[k]));
            CHECK(a->confidence == b->confidence);
        }
    }
    use_path(hs_path_best());
}

static int opens(const unsigned char *bytes, size_t size)
{
    hs_model copy;
    hs_roles *r = NULL;
    hs_error err = { 0 };
    int good = !hs_model_open((hs_blob){ bytes, size }, &copy, &err) && !hs_roles_open(&copy, &r, &err);
    CHECK(good == (err.message[0] == 0) && good == (r != NULL));
    hs_roles_close(r);
    return good;
}

/* Each section of the role model is missed when it goes by another name. */
static void missing_sections_are_refused(void)
{
    unsigned char *copy = aligned_alloc(64, (model.size + 63) / 64 * 64);
    if (!CHECK(copy != NULL)) return;
    memcpy(copy, model.bytes, model.size);
    CHECK(opens(copy, model.size));
    uint32_t needed = 0;
    for (uint32_t i = 0; i < model.n_sections; i++) {
        hs_section section;
        hs_slice name = hs_str(hs_model_section(&model, i, &section));
        bool spare = hs_ends(name, ".b") || hs_is(name, "r.meta");       /* biases, and the card */
        if (!hs_starts(name, "r.") || spare) continue;
        unsigned char *byte = copy + 64 + 32 * (size_t)i;
        needed++;
        for (int turn = 0; turn < 2; turn++) {
            byte[0] ^= 0x20;
            uint64_t sum = hs_model_checksum(copy, model.size);
            for (int k = 0; k < 8; k++) copy[24 + k] = (unsigned char)(sum >> 8 * k);
            CHECK(opens(copy, model.size) == turn);
        }
    }
    CHECK(needed >= 20);
    free(copy);
}

int main(void)
{
    hs_error err;
    if (setjmp(no_memory)) { printf("memory ran out\n"); return 2; }
    if (hs_model_open(hs_model_en(), &model, &err) || hs_text_open(&model, &lexicons, &err) ||
        hs_tag_open(&model, &tagger, &err) || hs_parse_open(&model, &parser, &err) ||
        hs_roles_open(&model, &roles, &err)) {
        printf("%s\n", err.message);
        return 2;
    }
    RUN(a_plain_report_is_heard);
    RUN(nothing_is_heard_in_nothing);
    RUN(noise_stays_in_its_window);
    RUN(paths_agree);
    RUN(missing_sections_are_refused);
    hs_roles_close(roles);
    hs_parse_close(parser);
    hs_tag_close(tagger);
    hs_arena_free(&out);
    hs_arena_free(&scratch);
    return check_done();
}
