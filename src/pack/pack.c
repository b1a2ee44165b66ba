/* pack.c - makes the model file: trained weights and the word lists of data/.
 *
 *     hearsay-pack OUT.hsm WEIGHTS.hsm LIST.txt...
 *
 * Every section of WEIGHTS is taken over; every LIST.txt becomes a section "lex.LIST" (see
 * model/lexicon.h). A malformed line stops the build with its file and number. The file
 * appears under its name only when it is complete.
 */
#include "base/slice.h"
#include "base/utf8.h"
#include "model/model.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_SECTIONS = 256, ALIGNED = 64, LONGEST_LINE = 4096 };

typedef struct part { char name[16]; const void *data; uint32_t count, size; } part;
typedef struct line { char *key; const char *value; } line;

static part parts[MAX_SECTIONS];
static uint32_t n_parts;

static _Noreturn void stop(const char *path, unsigned number, const char *why)
{
    if (number) fprintf(stderr, "hearsay-pack: %s:%u: %s\n", path, number, why);
    else fprintf(stderr, "hearsay-pack: %s: %s\n", path, why);
    exit(1);
}

/* Everything lives until the end, when the parts have been written. */
static void *held[3 * MAX_SECTIONS];
static uint32_t n_held;

static void *hold(void *p)
{
    if (!p || n_held == sizeof held / sizeof *held) stop("memory", 0, "none left");
    return held[n_held++] = p;
}

static void *room(size_t n) { return hold(calloc(1, n ? n : 1)); }

/* The whole file, NUL-terminated, 64-byte aligned as a model wants it. */
static char *slurp(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (!f) stop(path, 0, strerror(errno));
    if (fseek(f, 0, SEEK_END) != 0) stop(path, 0, strerror(errno));
    long size = ftell(f);
    rewind(f);
    if (size < 0) stop(path, 0, strerror(errno));
    char *bytes = hold(aligned_alloc(ALIGNED, ((size_t)size / ALIGNED + 1) * ALIGNED));
    if (fread(bytes, 1, (size_t)size, f) != (size_t)size) stop(path, 0, "cannot be read whole");
    fclose(f);
    bytes[size] = 0;
    *n = (size_t)size;
    return bytes;
}

static void add_part(const char *name, const void *data, uint32_t count, uint32_t size)
{
    if (n_parts == MAX_SECTIONS || strlen(name) > 15) stop(name, 0, "too many sections, or too long a name");
    part *p = &parts[n_parts++];
    *p = (part){ .data = data, .count = count, .size = size };
    memcpy(p->name, name, strlen(name));
}

static void add_weights(const char *path)
{
    hs_error err;
    hs_model model;
    size_t n;
    char *bytes = slurp(path, &n);
    if (hs_model_open((hs_blob){ bytes, n }, &model, &err) != HS_OK) stop(path, 0, err.message);
    for (uint32_t i = 0; i < model.n_sections; i++) {
        hs_section s;
        const char *name = hs_model_section(&model, i, &s);
        add_part(name, s.data, s.count, s.size);
    }
}

/* Folds the key to lower case and joins its words by one blank, in place: no letter's lower
 * case is longer than it. */
static void fold_key(char *key)
{
    char folded[LONGEST_LINE], *to = key;
    hs_utf8_fold(hs_str(key), folded, sizeof folded);
    for (const char *p = folded; *p; p++)
        if (*p != ' ' || to == key || to[-1] != ' ') *to++ = *p;
    *to = 0;
}

static char *trim(char *s)
{
    while (hs_is_blank(*s)) s++;
    size_t n = strlen(s);
    while (n && hs_is_blank(s[n - 1])) s[--n] = 0;
    return s;
}

static bool read_line(char *text, line *out)
{
    char *comment = text;
    while ((comment = strchr(comment, '#')) != NULL) {   /* '#' within a word is the word's */
        if (comment == text || hs_is_blank(comment[-1])) { *comment = 0; break; }
        comment++;
    }
    char *equals = strstr(text, " = ");
    if (equals) *equals = 0;
    *out = (line){ trim(text), equals ? trim(equals + 3) : "" };
    fold_key(out->key);
    return *out->key != 0;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const line *)a)->key, ((const line *)b)->key);
}

static void add_lexicon(const char *path)
{
    size_t n;
    char *text = slurp(path, &n), *rest = text;
    if (strlen(text) != n || !hs_utf8_valid(text, n)) stop(path, 0, "a zero byte, or no UTF-8");
    line *lines = room((n / 2 + 1) * sizeof *lines);
    uint32_t n_lines = 0, number = 0;
    while (rest) {
        char *next = strchr(rest, '\n');
        if (next) *next++ = 0;
        number++;
        if (strchr(rest, '\t')) stop(path, number, "a tab: use blanks");
        if (strlen(rest) >= LONGEST_LINE) stop(path, number, "the line is longer than 4,095 bytes");
        if (read_line(rest, &lines[n_lines])) {
            if (strlen(lines[n_lines].key) > 90) stop(path, number, "the key is longer than 90 bytes");
            n_lines++;
        }
        rest = next;
    }
    qsort(lines, n_lines, sizeof *lines, by_key);
    for (uint32_t i = 1; i < n_lines; i++)
        if (strcmp(lines[i - 1].key, lines[i].key) == 0) {
            fprintf(stderr, "hearsay-pack: %s: '%s' stands twice\n", path, lines[i].key);
            exit(1);
        }
    size_t bytes = 8 + 4 * (size_t)n_lines;
    for (uint32_t i = 0; i < n_lines; i++) bytes += strlen(lines[i].key) + strlen(lines[i].value) + 2;
    uint32_t *head = room(bytes + 1);
    char *entries = (char *)(head + 2 + n_lines);
    uint32_t at = 0;
    head[0] = n_lines;
    for (uint32_t i = 0; i < n_lines; i++) {
        head[1 + i] = at;
        at += (uint32_t)sprintf(entries + at, "%s\t%s\n", lines[i].key, lines[i].value);
    }
    head[1 + n_lines] = at;
    const char *base = strrchr(path, '/');
    char name[64];
    snprintf(name, sizeof name, "lex.%.*s", (int)(strlen(base ? base + 1 : path) - 4), base ? base + 1 : path);
    add_part(name, head, (uint32_t)bytes, 1);
}

static void put32(unsigned char *p, uint32_t v) { for (int i = 0; i < 4; i++) p[i] = (unsigned char)(v >> 8 * i); }
static void put64(unsigned char *p, uint64_t v) { put32(p, (uint32_t)v); put32(p + 4, (uint32_t)(v >> 32)); }

static void write_model(const char *path)
{
    uint64_t size = 64 + 32 * (uint64_t)n_parts;
    for (uint32_t i = 0; i < n_parts; i++)
        size = (size + ALIGNED - 1) / ALIGNED * ALIGNED + (uint64_t)parts[i].count * parts[i].size;
    unsigned char *out = room(size);
    memcpy(out, "HSMODEL", 8);
    put32(out + 8, HS_MODEL_FORMAT);
    put32(out + 12, n_parts);
    put64(out + 16, size);
    uint64_t at = 64 + 32 * (uint64_t)n_parts;
    for (uint32_t i = 0; i < n_parts; i++) {
        unsigned char *e = out + 64 + 32 * i;
        at = (at + ALIGNED - 1) / ALIGNED * ALIGNED;
        memcpy(e, parts[i].name, 16);
        put64(e + 16, at);
        put32(e + 24, parts[i].count);
        put32(e + 28, parts[i].size);
        memcpy(out + at, parts[i].data, (size_t)parts[i].count * parts[i].size);
        at += (uint64_t)parts[i].count * parts[i].size;
    }
    put64(out + 24, hs_model_checksum(out, size));
    char partial[4096];
    snprintf(partial, sizeof partial, "%s.partial", path);
    FILE *f = fopen(partial, "wb");
    if (!f || fwrite(out, 1, size, f) != size || fclose(f) != 0 || rename(partial, path) != 0) {
        int fault = errno;
        remove(partial);
        stop(path, 0, strerror(fault));
    }
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: hearsay-pack OUT.hsm WEIGHTS.hsm LIST.txt...\n");
        return 2;
    }
    add_weights(argv[2]);
    for (int i = 3; i < argc; i++) {
        if (!hs_ends(hs_str(argv[i]), ".txt")) add_weights(argv[i]);
        else add_lexicon(argv[i]);
    }
    write_model(argv[1]);
    while (n_held) free(held[--n_held]);
    return 0;
}
