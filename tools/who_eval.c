/* who_eval.c - who is in a report: every mention and the entity it was joined to, for
 * measuring (train/score_who.py) and for reading by eye.
 *
 *     who-eval FILE.txt             a report as plain text
 *     who-eval FILE.conllu          words and sentences as given, one report
 *     who-eval --gold FILE.conllu   ... tags and trees as given, too
 *     who-eval --tree FILE          the words, with tags, heads and parts in names
 *     who-eval --fit FILE           every antecedent that was considered:
 *                                   pair PRONOUN CANDIDATE ACTOR COLUMN FEATURE=VALUE ...
 *
 * Prints `mention FIRST LAST HEAD KIND ENTITY BEGIN END WORDS` (word numbers, LAST included; then
 * bytes), and `entity NUMBER TYPE NAMED NAME | ROLE`.
 */
#include "mention/inner.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct tools {
    hs_model model;
    hs_text_lexicons text;
    hs_tagger *tagger;
    hs_parser *parser;
    hs_mention_lexicons mention;
} tools;

typedef struct report {      /* one report on its way through the layers */
    HS_VECTOR(char) text;
    HS_VECTOR(hs_span) spans;
    HS_VECTOR(hs_sentence) sentences;
    HS_VECTOR(uint32_t) head;
    HS_VECTOR(uint8_t) upos;
    HS_VECTOR(uint8_t) xpos;
    HS_VECTOR(uint8_t) relation;
    HS_VECTOR(const char *) lemma;
    HS_VECTOR(hs_segment) segments;
} report;

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = calloc(1, *size + 1);
    if (bytes && fread(bytes, 1, *size, file) != *size) { free(bytes); bytes = NULL; }
    fclose(file);
    return bytes;
}

static uint8_t index_of(const char *const *names, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0) return (uint8_t)i;
    return 0;
}

static void add_word(report *r, char *line, hs_arena *arena)
{
    char *field[10] = { 0 };
    for (int i = 0; i < 10 && line; i++) {
        field[i] = line;
        line = strchr(line, '\t');
        if (line) *line++ = 0;
    }
    if (!field[9] || strpbrk(field[0], "-.")) return;
    uint32_t begin = r->text.n, first = r->sentences.at[r->sentences.n - 1].tokens.first;
    for (const char *c = field[1]; *c; c++) *hs_push(arena, &r->text) = *c;
    *hs_push(arena, &r->spans) = (hs_span){ begin, r->text.n };
    if (!strstr(field[9], "SpaceAfter=No")) *hs_push(arena, &r->text) = ' ';
    uint32_t head = (uint32_t)strtoul(field[6], NULL, 10);
    *hs_push(arena, &r->head) = head ? first + head - 1 : HS_NONE;
    *hs_push(arena, &r->upos) = index_of(hs_upos_names, HS_N_UPOS, field[3]);
    *hs_push(arena, &r->xpos) = index_of(hs_xpos_names, HS_N_XPOS, field[4]);
    *hs_push(arena, &r->relation) = index_of(hs_relation_names, HS_N_RELATION, field[7]);
    *hs_push(arena, &r->lemma) = field[2];
}

static void end_sentence(report *r)
{
    if (r->sentences.n == 0) return;
    hs_sentence *s = &r->sentences.at[r->sentences.n - 1];
    s->tokens.last = r->spans.n;
    if (s->tokens.first == s->tokens.last) { r->sentences.n--; return; }
    s->span = (hs_span){ r->spans.at[s->tokens.first].begin, r->spans.at[s->tokens.last - 1].end };
    s->segment = r->segments.n - 1;
    r->segments.at[s->segment].span.end = s->span.end;
}

static void read_conllu(report *r, char *bytes, hs_arena *arena)
{
    bool inside = false;
    *hs_push(arena, &r->segments) = (hs_segment){ .kind = HS_BODY };
    for (char *line = bytes, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = 0;
        if (strncmp(line, "# newpar", 8) == 0 && r->spans.n && strncmp(line, "# newpar_", 9) != 0) {
            *hs_push(arena, &r->text) = '\n';
            *hs_push(arena, &r->segments) = (hs_segment){ { r->text.n, r->text.n }, HS_BODY };
        }
        if (*line == '#') continue;
        if (!*line) { end_sentence(r); inside = false; continue; }
        if (!inside) *hs_push(arena, &r->sentences) = (hs_sentence){ .tokens = { r->spans.n, r->spans.n } };
        inside = true;
        add_word(r, line, arena);
    }
    if (inside) end_sentence(r);
    *hs_push(arena, &r->text) = 0;
}

static void print(const hs_tree *t, const hs_who *who)
{
    static const char *const kinds[] = { "name", "description", "pronoun" };
    for (uint32_t i = 0; i < who->n_mentions; i++) {
        const hs_mention *m = &who->mentions[i];
        printf("mention\t%u\t%u\t%u\t%s\t%d\t%u\t%u\t", m->tokens.first, m->tokens.last - 1, m->head,
               kinds[m->kind], m->entity == HS_NONE ? -1 : (int)m->entity, m->span.begin, m->span.end);
        for (uint32_t at = m->span.begin; at < m->span.end; at++)
            putchar(hs_is_blank(t->text[at]) ? ' ' : t->text[at]);
        putchar('\n');
    }
    for (uint32_t i = 0; i < who->n_entities; i++) {
        const hs_entity *e = &who->entities[i];
        printf("entity\t%u\t%u\t%u\t%s | %s\n", i, e->type, e->named, e->name, e->role ? e->role : "");
    }
}

static void print_pair(void *data, uint32_t phrase, uint32_t candidate, int column,
                       const int *f, int n)
{
    const hs_cast *c = data;
    const hs_phrase *p = &c->phrases.at[phrase], *q = &c->phrases.at[candidate];
    printf("pair\t%u\t%u\t%u\t%d\t", p->head, q->head, q->actor, column);
    for (int i = 0; i < n; i++)
        if (f[i]) printf("%s=%d ", hs_mention_features[i], f[i]);
    puts("");
}

static void print_tree(const hs_tree *t)
{
    for (uint32_t w = 0; w < t->n; w++) {
        hs_slice form = hs_tree_form(t, w);
        printf("%u\t%.*s\t%s\t%s\t%s\t%d\t%s\t%u\n", w, (int)form.n, form.at, t->lemma[w],
               hs_upos_names[t->upos[w]], hs_xpos_names[t->xpos[w]],
               t->head[w] == HS_NONE ? -1 : (int)t->head[w],
               hs_relation_names[t->relation[w]], t->name[w]);
    }
}

static int run(const tools *tool, const char *mode, bool conllu, char *bytes, size_t size,
               hs_arena *arena, hs_arena *scratch)
{
    report r = { 0 };
    hs_words words;
    const hs_segment *segments;
    const hs_quote *quotes;
    const char *text = bytes;
    uint32_t n_segments, n_quotes;
    if (conllu) {
        read_conllu(&r, bytes, arena);
        text = r.text.at;
        segments = r.segments.at;
        n_segments = r.segments.n;
        quotes = hs_text_quotes(text, segments, n_segments, &n_quotes, arena, scratch);
        words = (hs_words){ r.spans.at, r.spans.n, r.sentences.at, r.sentences.n };
    } else {
        hs_layout layout = hs_text_layout(&tool->text, text, (uint32_t)size, HS_NO_DAY, arena, scratch);
        segments = layout.segments;
        n_segments = layout.n_segments;
        quotes = hs_text_quotes(text, segments, n_segments, &n_quotes, arena, scratch);
        words = hs_token_split(&tool->text, text, segments, n_segments, quotes, n_quotes, arena,
                               scratch);
    }
    hs_tags tags = hs_tag_run(tool->tagger, text, &words, arena, scratch);
    hs_arcs arcs = hs_parse_run(tool->parser, &words, &tags, arena, scratch);
    if (conllu && mode && strcmp(mode, "--gold") == 0) {
        tags.upos = r.upos.at;
        tags.xpos = r.xpos.at;
        tags.lemma = r.lemma.at;
        arcs = (hs_arcs){ r.head.at, r.relation.at };
    }
    hs_tree tree = hs_tree_build(text, &words, &tags, &arcs, segments, n_segments, quotes, n_quotes, arena);
    if (mode && strcmp(mode, "--tree") == 0) {
        print_tree(&tree);
        return 0;
    }
    if (mode && strcmp(mode, "--fit") == 0) {
        hs_cast cast = hs_mention_cast(&tool->mention, &tree, arena);
        cast.watch = print_pair;
        cast.watch_data = &cast;
        hs_mention_join(&cast);
        return 0;
    }
    hs_who who = hs_mention_run(&tool->mention, &tree, arena, scratch);
    print(&tree, &who);
    return 0;
}

static hs_status open_tools(tools *t, hs_error *err)
{
    HS_TRY(hs_model_open(hs_model_en(), &t->model, err));
    HS_TRY(hs_text_open(&t->model, &t->text, err));
    HS_TRY(hs_tag_open(&t->model, &t->tagger, err));
    HS_TRY(hs_parse_open(&t->model, &t->parser, err));
    return hs_mention_open(&t->model, &t->mention, err);
}

/* One report within fresh arenas; its own function, so that nothing else is held when memory
 * runs out. */
static int run_safely(const tools *tool, const char *mode, bool conllu, char *bytes, size_t size)
{
    jmp_buf out_of_memory;
    hs_arena arena = { .out_of_memory = &out_of_memory };
    hs_arena scratch = { .out_of_memory = &out_of_memory };
    if (setjmp(out_of_memory)) return 2;         /* the process ends: nothing to free */
    int status = run(tool, mode, conllu, bytes, size, &arena, &scratch);
    hs_arena_free(&arena);
    hs_arena_free(&scratch);
    return status;
}

int main(int argc, char **argv)
{
    static tools tool;
    hs_error err = { 0 };
    size_t size;
    if (argc < 2 || argc > 3)
        return fprintf(stderr, "usage: who-eval [--gold|--tree|--fit] FILE.txt|FILE.conllu\n"), 2;
    const char *suffix = strrchr(argv[argc - 1], '.');
    bool conllu = suffix && strcmp(suffix, ".conllu") == 0;
    char *bytes = read_file(argv[argc - 1], &size);
    if (!bytes) return fprintf(stderr, "cannot read %s\n", argv[argc - 1]), 2;
    if (open_tools(&tool, &err)) return fprintf(stderr, "%s\n", err.message), 2;
    int status = run_safely(&tool, argc == 3 ? argv[1] : NULL, conllu, bytes, size);
    hs_parse_close(tool.parser);
    hs_tag_close(tool.tagger);
    free(bytes);
    return status;
}
