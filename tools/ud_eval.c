/* ud_eval.c - reads CoNLL-U, tags and parses its words as given, writes CoNLL-U.
 *
 *     ud-eval MODEL FILE.conllu [PATH] > predicted.conllu     scores and speed on stderr
 *
 * PATH is plain, sse2, avx2 or avx512: a lesser path than the machine's best, with the same result.
 * For measuring: the words and sentences are the file's, so the tokeniser has no part in it.
 */
#include "base/utf8.h"
#include "parse/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct gold { const char *form, *lemma, *upos, *xpos, *relation; uint32_t head; } gold;

typedef struct treebank {
    HS_VECTOR(gold) gold;                /* head: word number in the sentence, 0 the root */
    HS_VECTOR(hs_span) spans;
    HS_VECTOR(hs_sentence) sentences;
    HS_VECTOR(char) text;
} treebank;

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    size_t room = (*size + 64) / 64 * 64 + 64;
    char *bytes = aligned_alloc(64, room);
    if (bytes) {
        memset(bytes, 0, room);
        if (fread(bytes, 1, *size, file) != *size) { free(bytes); bytes = NULL; }
    }
    fclose(file);
    return bytes;
}

static void add_word(treebank *bank, char *line, hs_arena *arena)
{
    char *field[10] = { 0 };
    for (int i = 0; i < 10 && line; i++) {
        field[i] = line;
        line = strchr(line, '\t');
        if (line) *line++ = 0;
    }
    if (!field[9] || strpbrk(field[0], "-.")) return;
    uint32_t begin = bank->text.n;
    for (const char *c = field[1]; *c; c++) *hs_push(arena, &bank->text) = *c;
    *hs_push(arena, &bank->spans) = (hs_span){ begin, bank->text.n };
    *hs_push(arena, &bank->text) = ' ';
    *hs_push(arena, &bank->gold) = (gold){ field[1], field[2], field[3], field[4], field[7],
                                           (uint32_t)strtoul(field[6], NULL, 10) };
}

static void read_treebank(treebank *bank, char *bytes, hs_arena *arena)
{
    uint32_t first = 0;
    for (char *line = bytes, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = 0;
        if (*line == '#') continue;
        if (*line) { add_word(bank, line, arena); continue; }
        if (bank->gold.n > first)
            *hs_push(arena, &bank->sentences) = (hs_sentence){ .tokens = { first, bank->gold.n } };
        first = bank->gold.n;
    }
    *hs_push(arena, &bank->text) = 0;
}

static void report(const treebank *bank, const hs_tags *tags, const hs_arcs *arcs)
{
    uint32_t upos = 0, xpos = 0, lemma = 0, uas = 0, las = 0, n = bank->gold.n;
    for (uint32_t s = 0; s < bank->sentences.n; s++) {
        hs_range r = bank->sentences.at[s].tokens;
        for (uint32_t i = r.first; i < r.last; i++) {
            const gold *g = &bank->gold.at[i];
            uint32_t head = arcs->head[i] == HS_NONE ? 0 : arcs->head[i] - r.first + 1;
            const char *relation = hs_relation_names[arcs->relation[i]];
            upos += strcmp(g->upos, hs_upos_names[tags->upos[i]]) == 0;
            xpos += strcmp(g->xpos, hs_xpos_names[tags->xpos[i]]) == 0;
            lemma += strcmp(g->lemma, tags->lemma[i]) == 0;
            uas += head == g->head;
            las += head == g->head && strcmp(g->relation, relation) == 0;
            printf("%u\t%s\t%s\t%s\t%s\t_\t%u\t%s\t_\t", i - r.first + 1, g->form, tags->lemma[i],
                   hs_upos_names[tags->upos[i]], hs_xpos_names[tags->xpos[i]], head, relation);
            if (tags->name[i] == HS_NAME_NONE) puts("_");
            else printf("Name=%c-%s\n", tags->name[i] % 2 ? 'B' : 'I',
                        hs_name_names[HS_NAME_TYPE(tags->name[i])]);
        }
        puts("");
    }
    double all = n ? 100.0 / n : 0;
    fprintf(stderr, "words %u  UPOS %.2f  XPOS %.2f  lemma %.2f  UAS %.2f  LAS %.2f", n, upos * all,
            xpos * all, lemma * all, uas * all, las * all);
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void choose_path(const char *name, hs_tagger *tagger, hs_parser *parser)
{
    static const char *const names[HS_N_PATHS] = { "plain", "sse2", "avx2", "avx512" };
    for (hs_path path = HS_PATH_PLAIN; path <= hs_path_best(); path++)
        if (name && strcmp(name, names[path]) == 0) {
            hs_tag_choose_path(tagger, path);
            hs_parse_choose_path(parser, path);
        }
}

static int run(char **argv, hs_arena *arena, hs_arena *scratch)
{
    const char *model_path = argv[1], *path = argv[2];
    size_t model_size, size;
    char *model_bytes = read_file(model_path, &model_size), *bytes = read_file(path, &size);
    hs_model model;
    hs_tagger *tagger;
    hs_parser *parser;
    hs_error err = { 0 };
    if (!model_bytes || !bytes) return fprintf(stderr, "cannot read %s or %s\n", model_path, path), 2;
    double began = seconds();
    if (hs_model_open((hs_blob){ model_bytes, model_size }, &model, &err) ||
        hs_tag_open(&model, &tagger, &err) || hs_parse_open(&model, &parser, &err))
        return fprintf(stderr, "%s\n", err.message), 2;
    double opened = seconds();
    choose_path(argv[3], tagger, parser);
    treebank bank = { 0 };
    read_treebank(&bank, bytes, arena);
    hs_words words = { bank.spans.at, bank.spans.n, bank.sentences.at, bank.sentences.n };
    double start = seconds();
    hs_tags tags = hs_tag_run(tagger, bank.text.at, &words, arena, scratch);
    double tagged = seconds();
    hs_arcs arcs = hs_parse_run(parser, &words, &tags, arena, scratch);
    double parsed = seconds();
    report(&bank, &tags, &arcs);
    fprintf(stderr, "  open %.1f ms  tag %.2f us/word  parse %.2f us/word\n", (opened - began) * 1e3,
            (tagged - start) * 1e6 / words.n, (parsed - tagged) * 1e6 / words.n);
    hs_parse_close(parser);
    hs_tag_close(tagger);
    free(model_bytes);
    free(bytes);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 4)
        return fprintf(stderr, "usage: ud-eval MODEL FILE.conllu [PATH] > predicted.conllu\n"), 2;
    jmp_buf out_of_memory;
    hs_arena arena = { .out_of_memory = &out_of_memory }, scratch = { .out_of_memory = &out_of_memory };
    int status = 2;
    if (setjmp(out_of_memory) == 0) status = run(argv, &arena, &scratch);
    hs_arena_free(&arena);
    hs_arena_free(&scratch);
    return status;
}
