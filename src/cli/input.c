/* input.c - files, standard input and JSON lines, one report after the other. Whatever cannot
 * be read becomes an item that says why, so that the run goes on with the next. */
#include "cli/cli.h"

#include <jansson.h>

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define SNIFF 65536          /* bytes that decide what a file is */

/* ---- what is it? --------------------------------------------------------------------- */

typedef struct magic { const char *begins; const char *sentence; } magic;

/* Files that people try, and what to do with them. */
static const magic known[] = {
    { "%PDF-",          "is a PDF file: give its text (pdftotext makes it)" },
    { "PK\003\004",     "is a ZIP archive or an office document: give its text" },
    { "\037\213",       "is compressed with gzip: give what `gzip -dc` makes of it" },
    { "(\265/\375",     "is compressed with zstd: give what `zstd -dc` makes of it" },
    { "\377\376",       "is UTF-16 text: give it as UTF-8 (`iconv -f UTF-16 -t UTF-8`)" },
    { "\376\377",       "is UTF-16 text: give it as UTF-8 (`iconv -f UTF-16 -t UTF-8`)" },
    { "<!doctype html", "is HTML, which this version does not read: give the report's text" },
    { "<html",          "is HTML, which this version does not read: give the report's text" },
    { "<rss",           "is a feed, which this version does not read: give its reports' texts" },
    { "<?xml",          "is XML, which this version does not read: give the report's text" },
    { "WARC/",          "is a web archive, which this version does not read: give its reports' texts" },
};

static const char *known_kind(const char *bytes, size_t n)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        size_t length = strlen(known[i].begins);
        if (n >= length && strncasecmp(bytes, known[i].begins, length) == 0)
            return known[i].sentence;
    }
    return NULL;
}

/* A NUL, or one control character in ten bytes, is no text that anybody wrote. */
static bool is_binary(const char *bytes, size_t n)
{
    size_t controls = 0;
    if (n > SNIFF) n = SNIFF;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == 0) return true;
        controls += (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7F;
    }
    return controls * 10 > n;
}

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcasecmp(name + n - m, end) == 0;
}

/* ---- problems --------------------------------------------------------------------------- */

__attribute__((format(printf, 2, 3)))
static void set_problem(cli_item *item, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(item->problem, sizeof item->problem, format, args);
    va_end(args);
    free(item->bytes);
    item->bytes = NULL;
    item->length = 0;
}

static void set_open_problem(cli_item *item, int fault)
{
    if (fault == ENOENT) set_problem(item, "does not exist: check the name");
    else if (fault == EACCES) set_problem(item, "may not be read: its permissions forbid it");
    else set_problem(item, "cannot be read: %s", strerror(fault));
}

static void size_words(double bytes, char out[32])
{
    if (bytes < 1048576) snprintf(out, 32, "%.0f bytes", bytes);
    else snprintf(out, 32, "%.1f MiB", bytes / 1048576);
}

/* Size 0: unknown, but more than max. */
static void set_size_problem(cli_item *item, double size, uint32_t max)
{
    char has[32], may[32];
    size_words(size > 0 ? size : max, has);
    size_words(max, may);
    set_problem(item, "has %s%s, and a report may have %s: split it, or raise --max-size",
                size > 0 ? "" : "more than ", has, may);
}

/* ---- files ------------------------------------------------------------------------------ */

/* Appends to the item what is left of the file, or enough to be more than max bytes. False when
 * memory ends. */
static bool read_rest(FILE *file, size_t max, cli_item *item)
{
    size_t room = item->length + 65536;
    for (;;) {
        char *larger = realloc(item->bytes, room);
        if (!larger) return false;
        item->bytes = larger;
        item->length += fread(item->bytes + item->length, 1, room - item->length, file);
        if (item->length < room || item->length > max) return true;
        room = room * 2 <= max ? room * 2 : max + 1;
    }
}

static FILE *open_file(const char *name, cli_item *item)
{
    struct stat about;
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
    if (!file) {
        set_open_problem(item, errno);
        return NULL;
    }
    if (fstat(fileno(file), &about) == 0 && S_ISDIR(about.st_mode)) {
        set_problem(item, "is a directory: name its files");
        if (file != stdin) fclose(file);
        return NULL;
    }
    return file;
}

static void check_plain(const cli_source *source, cli_item *item)
{
    if (item->length > source->max_size) {
        set_size_problem(item, 0, source->max_size);
        return;
    }
    if (source->format != CLI_AUTO) return;
    const char *kind = known_kind(item->bytes, item->length);
    if (kind) set_problem(item, "%s", kind);
    else if (is_binary(item->bytes, item->length))
        set_problem(item, "is no text: it holds control characters as binary files do");
}

/* A whole file; the item may hold its beginning already. */
static void read_plain(const cli_source *source, FILE *file, cli_item *item)
{
    struct stat about;
    bool regular = fstat(fileno(file), &about) == 0 && S_ISREG(about.st_mode);
    item->line = 0;
    if (regular && about.st_size > (off_t)source->max_size)
        set_size_problem(item, (double)about.st_size, source->max_size);
    else if (!read_rest(file, source->max_size, item))
        set_problem(item, "does not fit in memory");
    else if (ferror(file))
        set_open_problem(item, errno);
    else
        check_plain(source, item);
}

/* ---- lines ------------------------------------------------------------------------------ */

typedef enum line_status { LINE, LINE_END, LINE_TOO_LONG, LINE_NO_MEMORY, LINE_FAULT } line_status;

/* The next line, without its end, in item->bytes. A line may need six bytes for one of the
 * text, as "\u000a" does. */
static line_status read_line(cli_source *source, cli_item *item)
{
    size_t limit = (size_t)source->max_size * 6 + SNIFF, room = 0;
    int c;
    while ((c = getc(source->open)) != EOF && c != '\n') {
        if (item->length == limit) {
            while (c != EOF && c != '\n') c = getc(source->open);
            return LINE_TOO_LONG;
        }
        if (item->length == room) {
            room = room ? room * 2 : 8192;
            char *larger = realloc(item->bytes, room);
            if (!larger) return LINE_NO_MEMORY;
            item->bytes = larger;
        }
        item->bytes[item->length++] = (char)c;
    }
    if (c == EOF && ferror(source->open)) return LINE_FAULT;
    if (source->n_line == 0 && item->length >= 3 && memcmp(item->bytes, "\xEF\xBB\xBF", 3) == 0)
        memset(item->bytes, ' ', 3);     /* a byte order mark says nothing of UTF-8 */
    return c == EOF && item->length == 0 ? LINE_END : LINE;
}

static size_t blanks(const char *bytes, size_t n)
{
    size_t i = 0;
    while (i < n && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) i++;
    return i;
}

/* A line that begins as a JSON object with a member does. */
static bool begins_object(const char *bytes, size_t n)
{
    size_t i = blanks(bytes, n);
    if (i == n || bytes[i] != '{') return false;
    i += 1 + blanks(bytes + i + 1, n - i - 1);
    return i < n && bytes[i] == '"';
}

/* The next line that is not blank; false at the file's end. */
static bool next_line(cli_source *source, cli_item *item)
{
    for (;;) {
        item->length = 0;
        line_status status = read_line(source, item);
        item->line = ++source->n_line;
        if (status == LINE_END) {
            free(item->bytes);
            item->bytes = NULL;
            return false;
        }
        if (status == LINE_TOO_LONG) set_size_problem(item, 0, source->max_size);
        if (status == LINE_NO_MEMORY) set_problem(item, "does not fit in memory");
        if (status == LINE_FAULT) set_open_problem(item, errno);
        if (status != LINE || blanks(item->bytes, item->length) < item->length) return true;
    }
}

static bool named_jsonl(const char *name)
{
    return ends_with(name, ".jsonl") || ends_with(name, ".ndjson") || ends_with(name, ".json");
}

/* Decides, at the first byte of a file that may be either, what it is. The first line is read
 * for that, and stays in the item. */
static bool starts_jsonl(cli_source *source, cli_item *item, bool *whole)
{
    *whole = false;
    if (source->format == CLI_JSONL) return true;
    if (source->format == CLI_PLAIN) return false;
    if (named_jsonl(item->file)) return true;
    int c = getc(source->open);
    if (c == EOF) return false;
    ungetc(c, source->open);
    if (c != '{') return false;
    line_status status = read_line(source, item);
    *whole = status == LINE && begins_object(item->bytes, item->length);
    if (!*whole && status == LINE && !feof(source->open)) {
        char *larger = realloc(item->bytes, item->length + 1);
        if (larger) { larger[item->length++] = '\n'; item->bytes = larger; }
    }
    return *whole;
}

/* JSON that is laid out over lines, or is an array: said once, not for every line. */
static bool is_laid_out(cli_item *item)
{
    size_t at = blanks(item->bytes, item->length), n = item->length;
    while (n > at && blanks(item->bytes + n - 1, 1)) n--;
    if (at == n) return false;
    bool array = item->bytes[at] == '[';
    if (!array && !(item->bytes[at] == '{' && n == at + 1)) return false;
    set_problem(item, "is JSON, but not one object a line: `jq -c %s` makes it so", array ? ".[]" : ".");
    item->line = 0;
    return true;
}

int cli_refuse_format(uint32_t from)
{
    static const char *const names[] = { "auto", "text", "jsonl", "html", "feed", "warc" };
    cli_say("--from %s is not in this version: give the reports as text or as JSON lines",
            names[from]);
    return CLI_USAGE;
}

/* ---- the source ------------------------------------------------------------------------- */

static uint64_t size_of(const char *name)
{
    struct stat about;
    return stat(name, &about) == 0 && S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
}

void cli_source_measure(cli_source *source)
{
    source->size = source->passed = 0;
    for (int i = 0; i < source->n; i++) {
        if (strcmp(source->names[i], "-") == 0) { source->size = 0; return; }
        source->size += size_of(source->names[i]);
    }
}

uint64_t cli_source_position(const cli_source *source, uint64_t *size)
{
    long at = source->size > 0 && source->open ? ftell(source->open) : 0;
    *size = source->size;
    return source->passed + (at > 0 ? (uint64_t)at : 0);
}

static void close_open(cli_source *source)
{
    if (source->size > 0) source->passed += size_of(source->names[source->at]);
    if (source->open && source->open != stdin) fclose(source->open);
    source->open = NULL;
    source->at++;
}

bool cli_source_next(cli_source *source, cli_item *item)
{
    for (;;) {
        *item = (cli_item){ .max_size = source->max_size };
        if (source->open) {                  /* in the middle of JSON lines */
            item->file = source->names[source->at];
            bool got = next_line(source, item);
            bool wrong = got && source->n_line == 1 && is_laid_out(item);
            if (!got || wrong || ferror(source->open)) close_open(source);
            if (got) return true;
            continue;
        }
        if (source->at == source->n) return false;
        item->file = source->names[source->at];
        source->open = open_file(item->file, item);
        source->n_line = 0;
        bool has_line = false;
        if (source->open && starts_jsonl(source, item, &has_line)) {
            if (!has_line) continue;
            item->line = source->n_line = 1;
            return true;
        }
        if (source->open) read_plain(source, source->open, item);
        close_open(source);
        return true;
    }
}

void cli_source_close(cli_source *source)
{
    if (source->open) close_open(source);
}

/* ---- what the reader needs ----------------------------------------------------------------- */

void cli_item_place(const cli_item *item, char out[CLI_PLACE])
{
    const char *name = strcmp(item->file, "-") == 0 ? "standard input" : item->file;
    if (item->line == 0) snprintf(out, CLI_PLACE, "%s", name);
    else snprintf(out, CLI_PLACE, "%s:%llu", name, (unsigned long long)item->line);
}

/* A member that may be missing or null, but must be a string where it is there. */
static bool take_string(cli_item *item, const json_t *record, const char *key, const char **out)
{
    const json_t *value = json_object_get(record, key);
    if (!value || json_is_null(value)) return true;
    *out = json_string_value(value);
    if (!*out) set_problem(item, "has a \"%s\" that is no string", key);
    return *out != NULL;
}

static bool take_record(cli_item *item, const json_t *record, cli_input *out)
{
    hs_input *in = &out->input;
    const json_t *text = json_object_get(record, "text"), *id = json_object_get(record, "id");
    const char *date = NULL;
    if (!json_is_string(text)) {
        set_problem(item, "has no \"text\": each line is an object with \"id\" and \"text\"");
        return false;
    }
    in->text = json_string_value(text);
    in->length = json_string_length(text);
    if (json_is_integer(id)) {
        snprintf(out->number, sizeof out->number, "%lld", (long long)json_integer_value(id));
        in->id = out->number;
    } else if (!take_string(item, record, "id", &in->id)) {
        return false;
    }
    if (in->length > item->max_size) {
        set_size_problem(item, (double)in->length, item->max_size);
        return false;
    }
    if (!take_string(item, record, "url", &in->url) || !take_string(item, record, "title", &in->title) ||
        !take_string(item, record, "outlet", &in->outlet) || !take_string(item, record, "date", &date) ||
        !take_string(item, record, "published", &in->published))
        return false;
    if (!in->published) in->published = date;
    return true;
}

bool cli_input_make(cli_item *item, const char *published, cli_input *out)
{
    *out = (cli_input){ 0 };
    cli_item_place(item, out->place);
    if (item->problem[0]) return false;
    if (item->line == 0) {
        out->input.text = item->bytes ? item->bytes : "";
        out->input.length = item->length;
    } else {
        json_error_t fault;
        json_t *record = json_loadb(item->bytes, item->length, JSON_ALLOW_NUL, &fault);
        out->hold = record;
        if (!record) set_problem(item, "is no JSON: %s; each line is one object with \"id\" and "
                                 "\"text\"", fault.text);
        else if (!json_is_object(record))
            set_problem(item, "is no JSON object: each line is one, with \"id\" and \"text\"");
        if (item->problem[0] || !take_record(item, record, out)) return false;
    }
    if (!out->input.published) out->input.published = published;
    if (!out->input.id) out->input.id = out->place;
    return true;
}

void cli_input_free(cli_input *input)
{
    json_decref(input->hold);
    input->hold = NULL;
}
