/* put.c - answers as JSON and CSV. Values come from the store, so they are valid UTF-8. */
#include "serve/put.h"

#include <inttypes.h>
#include <string.h>

static void json_text(FILE *out, const char *text)
{
    putc('"', out);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\') fprintf(out, "\\%c", *c);
        else if (*c < 0x20) fprintf(out, "\\u%04x", *c);
        else putc(*c, out);
    }
    putc('"', out);
}

static void csv_text(FILE *out, const char *text)
{
    bool formula = *text && strchr("=+-@\t\r", *text);
    if (!formula && !strpbrk(text, "\",\r\n")) {
        fputs(text, out);
        return;
    }
    putc('"', out);
    if (formula) putc('\'', out);
    for (; *text; text++) {
        if (*text == '"') putc('"', out);
        putc(*text, out);
    }
    putc('"', out);
}

/* What stands before a value: a comma, the name. True where the name was all there is to write. */
static bool lead(hs_put *put, const char *name)
{
    if (put->comma) putc(',', put->out);
    put->comma = true;
    if (put->names) csv_text(put->out, name ? name : "");
    else if (!put->csv && name) {
        json_text(put->out, name);
        putc(':', put->out);
    }
    return put->names;
}

void hs_put_open(hs_put *put, const char *name, char bracket)
{
    if (!put->csv) {
        lead(put, name);
        putc(bracket, put->out);
    }
    put->comma = false;
}

void hs_put_close(hs_put *put, char bracket)
{
    if (!put->csv) putc(bracket, put->out);
    else if (bracket == '}') fputs("\r\n", put->out);
    put->comma = true;
}

void hs_put_text(hs_put *put, const char *name, const char *value)
{
    if (lead(put, name)) return;
    if (put->csv) csv_text(put->out, value ? value : "");
    else if (value) json_text(put->out, value);
    else fputs("null", put->out);
}

void hs_put_number(hs_put *put, const char *name, int64_t value)
{
    if (!lead(put, name)) fprintf(put->out, "%" PRId64, value);
}

void hs_put_real(hs_put *put, const char *name, double value)
{
    if (!lead(put, name)) fprintf(put->out, "%.4g", value);
}

void hs_put_flag(hs_put *put, const char *name, bool value)
{
    if (!lead(put, name)) fputs(value ? "true" : "false", put->out);
}

void hs_put_json(hs_put *put, const char *name, const char *json)
{
    if (lead(put, name)) return;
    if (put->csv) csv_text(put->out, json ? json : "");
    else fputs(json ? json : "null", put->out);
}
