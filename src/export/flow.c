/* flow.c - see flow.h. Widths follow Unicode 15's East Asian Width and general categories,
 * for the blocks that news in any language uses. */
#include "export/flow.h"

#include <string.h>

typedef struct range { uint32_t first, last; } range;

static const range zero_width[] = {
    { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x05BF, 0x05BF },
    { 0x05C1, 0x05C2 }, { 0x05C4, 0x05C5 }, { 0x05C7, 0x05C7 }, { 0x0610, 0x061A },
    { 0x064B, 0x065F }, { 0x0670, 0x0670 }, { 0x06D6, 0x06DC }, { 0x06DF, 0x06E4 },
    { 0x06E7, 0x06E8 }, { 0x06EA, 0x06ED }, { 0x0900, 0x0902 }, { 0x093A, 0x093A },
    { 0x093C, 0x093C }, { 0x0941, 0x0948 }, { 0x094D, 0x094D }, { 0x0E31, 0x0E31 },
    { 0x0E34, 0x0E3A }, { 0x0E47, 0x0E4E }, { 0x1160, 0x11FF }, { 0x1AB0, 0x1AFF },
    { 0x1DC0, 0x1DFF }, { 0x200B, 0x200D }, { 0x2060, 0x2064 }, { 0x20D0, 0x20FF },
    { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF }, { 0x1F3FB, 0x1F3FF },
    { 0xE0100, 0xE01EF },
};

static const range wide[] = {
    { 0x1100, 0x115F }, { 0x231A, 0x231B }, { 0x23E9, 0x23EC }, { 0x2E80, 0x303E },
    { 0x3041, 0x33FF }, { 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF }, { 0xA000, 0xA4CF },
    { 0xA960, 0xA97F }, { 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF }, { 0xFE30, 0xFE6F },
    { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x1F300, 0x1F3FA }, { 0x1F400, 0x1F64F },
    { 0x1F680, 0x1F6FF }, { 0x1F7E0, 0x1F7EB }, { 0x1F900, 0x1F9FF }, { 0x1FA70, 0x1FAFF },
    { 0x20000, 0x3FFFD },
};

/* Controls, and the marks that embed or override the direction of text. */
static const range unprinted[] = {
    { 0x0000, 0x001F }, { 0x007F, 0x009F }, { 0x061C, 0x061C }, { 0x200E, 0x200F },
    { 0x2028, 0x202E }, { 0x2066, 0x206F },
};

static bool within(const range *ranges, size_t n, uint32_t code)
{
    size_t low = 0;
    while (n > low) {
        size_t middle = low + (n - low) / 2;
        if (code > ranges[middle].last) low = middle + 1;
        else if (code < ranges[middle].first) n = middle;
        else return true;
    }
    return false;
}

#define WITHIN(ranges, code) within(ranges, sizeof (ranges) / sizeof (ranges)[0], code)

/* Length of the sequence that a byte leads; 0 for a byte that leads none. */
static uint32_t sequence_length(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

static hs_glyph glyph_of(uint32_t code, uint32_t bytes)
{
    hs_glyph g = { code, (uint8_t)bytes, 1, true };
    if (code >= 0x20 && code < 0x7F) return g;
    g.printed = !WITHIN(unprinted, code);
    if (!g.printed || WITHIN(zero_width, code)) g.columns = 0;
    else if (WITHIN(wide, code)) g.columns = 2;
    return g;
}

hs_glyph hs_glyph_at(const char *at, const char *end)
{
    const unsigned char *p = (const unsigned char *)at;
    uint32_t n = sequence_length(p[0]);
    if (n == 1) return glyph_of(p[0], 1);
    if (n == 0 || (size_t)(end - at) < n) return glyph_of(0xFFFD, 1);
    uint32_t code = p[0] & (0x7Fu >> n);
    for (uint32_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80) return glyph_of(0xFFFD, 1);
        code = code << 6 | (p[i] & 0x3F);
    }
    return glyph_of(code, n);
}

uint32_t hs_columns(const char *text, size_t n)
{
    uint32_t columns = 0;
    const char *end = text + n;
    while (text < end) {
        hs_glyph g = hs_glyph_at(text, end);
        columns += g.columns;
        text += g.bytes;
    }
    return columns;
}

const char *hs_ink_escape(hs_ink ink, bool color)
{
    static const char *const escapes[] = {
        [HS_INK_PLAIN] = "\033[0m",    [HS_INK_BOLD] = "\033[1m",
        [HS_INK_FAINT] = "\033[2m",    [HS_INK_SOFT] = "\033[3m",
        [HS_INK_CUE] = "\033[36m",     [HS_INK_ACCENT] = "\033[33m",
        [HS_INK_SOURCE] = "\033[35m",  [HS_INK_WARN] = "\033[31m",
        [HS_INK_FOUND] = "\033[1;4m",
    };
    return color ? escapes[ink] : "";
}

/* ---- flowing ----------------------------------------------------------------- */

static void begin_line(hs_flow *flow, const char *prefix)
{
    fputs(prefix, flow->out);
    flow->column = hs_columns(prefix, strlen(prefix));
    flow->gap = 0;
    flow->fresh = true;
}

void hs_flow_begin(hs_flow *flow, const char *first, const char *prefix)
{
    flow->prefix = prefix;
    begin_line(flow, first);
}

void hs_flow_end(hs_flow *flow)
{
    putc('\n', flow->out);
    flow->column = flow->gap = 0;
}

static void break_line(hs_flow *flow, hs_ink ink)
{
    if (ink != HS_INK_PLAIN) fputs(hs_ink_escape(HS_INK_PLAIN, flow->color), flow->out);
    putc('\n', flow->out);
    begin_line(flow, flow->prefix);
    if (ink != HS_INK_PLAIN) fputs(hs_ink_escape(ink, flow->color), flow->out);
}

/* A no-break space keeps its words together but is written as a plain one. */
static void put_glyph(hs_flow *flow, hs_glyph g, const char *at)
{
    if (!g.printed) return;
    if (g.code == 0x00A0) putc(' ', flow->out);
    else if (g.code == 0xFFFD) fputs("\xEF\xBF\xBD", flow->out);
    else fwrite(at, 1, g.bytes, flow->out);
    flow->column += g.columns;
}

/* A word goes on the next line when it does not fit; one longer than a line is cut. */
static void put_word(hs_flow *flow, hs_ink ink, const char *word, const char *end)
{
    uint32_t columns = hs_columns(word, (size_t)(end - word));
    if (!flow->fresh && flow->column + flow->gap + columns > flow->width) break_line(flow, ink);
    for (; flow->gap > 0; flow->gap--, flow->column++) putc(' ', flow->out);
    while (word < end) {
        hs_glyph g = hs_glyph_at(word, end);
        if (flow->column + g.columns > flow->width && !flow->fresh) break_line(flow, ink);
        put_glyph(flow, g, word);
        flow->fresh = false;
        word += g.bytes;
    }
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

void hs_flow_put(hs_flow *flow, hs_ink ink, const char *text, size_t n)
{
    const char *end = text + n;
    uint32_t gap = flow->gap;
    if (ink != HS_INK_PLAIN) fputs(hs_ink_escape(ink, flow->color), flow->out);
    while (text < end) {
        uint32_t newlines = 0;
        while (text < end && is_blank(*text)) newlines += *text++ == '\n';
        const char *word = text;
        while (text < end && !is_blank(*text)) text++;
        if (word == text) break;
        if (newlines > 1 && !flow->fresh) break_line(flow, ink);
        flow->gap = flow->fresh ? 0 : gap;
        put_word(flow, ink, word, text);
        gap = 1;
    }
    if (ink != HS_INK_PLAIN) fputs(hs_ink_escape(HS_INK_PLAIN, flow->color), flow->out);
    flow->gap = 0;
}

void hs_flow_words(hs_flow *flow, uint32_t gap, hs_ink ink, const char *words)
{
    flow->gap = flow->fresh ? 0 : gap;
    hs_flow_put(flow, ink, words, strlen(words));
}
