/* rules_block.c - block quotations: a paragraph that ends in a colon, and the paragraphs that it leads
 * in, set apart, are what is said.
 *
 * The paragraph after the colon says how the block is set. Wholly in marks: the quotation is the
 * block, with all paragraphs that it goes on in. Without marks: that paragraph alone, where the colon
 * stands after a verb of saying and no list or script follows. With marks around parts of it, others
 * speak in the block, as where papers quote each other: then a medium or a document must lead in, or
 * the paragraphs must show the printers' convention, each beginning with a mark and one of them with
 * a mark that nothing closes; the block goes as far as they begin so.
 */
#include "attrib/rules.h"

enum { REACH_BACK = 30, SCRIPT_NAME = 8, LEAST_WORDS = 4,
       LONGEST = 64 };           /* paragraphs */

typedef struct blocks {
    const hs_scene *s;
    hs_raws  *raws;
    hs_arena *arena;
    uint32_t *cue;           /* [n] raw (+ 1) whose cue holds the word */
    bool     *inside;        /* [n] the word stands in a block */
    bool      any;           /* a block stands further up */
} blocks;

typedef struct block {
    uint32_t first, last;    /* sentences */
    hs_cue   cue;            /* leads in */
    uint32_t who;            /* speaks; HS_NONE: no words of saying lead in */
    bool     taken_up;       /* goes on with the text that was quoted before */
    bool     misread;        /* the cue is a noun to the tagger */
} block;

static uint32_t segment_at(const hs_tree *t, uint32_t sentence) { return t->sentences[sentence].segment; }

static bool is_body(const hs_tree *t, uint32_t sentence)
{
    return t->segments[segment_at(t, sentence)].kind == HS_BODY;
}

/* Past the last sentence of the paragraph that sentence k begins. */
static uint32_t paragraph_end(const hs_tree *t, uint32_t k)
{
    uint32_t here = segment_at(t, k);
    while (k < t->n_sentences && segment_at(t, k) == here) k++;
    return k;
}

/* The outermost quotation that begins the paragraph of sentence k, or HS_NONE. */
static uint32_t opening_quote(const hs_tree *t, uint32_t k)
{
    hs_range words = t->sentences[k].tokens;
    uint32_t q = hs_range_empty(words) ? HS_NONE : hs_word_quote(t, words.first, HS_NONE);
    if (q == HS_NONE || t->quotes[q].span.begin != t->segments[segment_at(t, k)].span.begin) return HS_NONE;
    return q;
}

/* ---- who leads in ---- */

/* True where a statement has content beside that cue already. */
static bool has_content(const blocks *b, uint32_t cue, hs_range beside)
{
    const hs_raw *r = b->cue[cue] ? &b->raws->at[b->cue[cue] - 1] : NULL;
    for (uint32_t i = 0; r && i < r->n_content; i++)
        if (hs_ranges_meet(r->content[i], beside)) return true;
    return false;
}

/* "Potts echoed:" before a paragraph in marks: the verb at the end, known as a verb of saying or not. */
static bool any_verb(const blocks *b, uint32_t w, block *l)
{
    const hs_tree *t = b->s->tree;
    if (t->upos[w] != HS_UPOS_VERB || t->quote[w] != HS_NONE || opening_quote(t, l->first) == HS_NONE) return false;
    if (hs_tree_child(t, w, HS_REL_OBJ) != HS_NONE || hs_tree_child(t, w, HS_REL_CCOMP) != HS_NONE) return false;
    l->who = hs_tree_child(t, w, HS_REL_NSUBJ);
    l->cue = (hs_cue){ .head = w, .last = w + 1, .takes = HS_TAKES_QUOTE };
    return l->who != HS_NONE;
}

/* The last verb of saying before the colon, whose content is still to come; its speaker in *who. */
static bool find_cue(const blocks *b, uint32_t colon, block *l)
{
    const hs_tree *t = b->s->tree;
    hs_cue *cue = &l->cue;
    uint32_t w = colon, first = hs_sentence_words(t, colon).first;
    l->misread = w > first && hs_cue_misread_at(b->s, w - 1, cue);
    if (l->misread) {
        l->who = hs_tree_child(t, w - 1, HS_REL_NSUBJ);
        if (l->who == HS_NONE) l->who = hs_tree_child(t, w - 1, HS_REL_COMPOUND);
        return l->who != HS_NONE && cue->act == HS_SAY;
    }
    bool listed = w > first && hs_cue_at(b->s, w - 1, cue);
    if (w > first && !listed && any_verb(b, w - 1, l)) return true;
    while (w > first && colon - w < REACH_BACK) {
        w--;
        if (t->quote[w] != HS_NONE || hs_word_is_form(t, w, ";")) return false;
        if (!hs_cue_at(b->s, w, cue) || !(cue->takes & HS_TAKES_CLAUSE) || cue->act != HS_SAY) continue;
        l->who = hs_cue_speaker(b->s, cue);
        bool at_end = cue->last == colon;        /* "Asked about it, she said:" */
        return l->who != HS_NONE && (at_end || !has_content(b, w, (hs_range){ first, colon }));
    }
    return false;
}

/* A medium or a document leads in: what follows is its text, whoever speaks there. */
static bool is_written(const blocks *b, uint32_t w)
{
    const hs_who *who = b->s->who;
    uint32_t m = w == HS_NONE ? HS_NONE : who->of_head[w];
    if (m == HS_NONE) return false;
    uint8_t type = who->entities[who->mentions[m].entity].type;
    return type == HS_MEDIUM || type == HS_DOCUMENT;
}

/* "The article closes with a scene at the gate.": a paragraph that goes on telling, in the present of
 * summaries, what stands in the text that was quoted before. */
static bool takes_up(const blocks *b, uint32_t k)
{
    const hs_tree *t = b->s->tree;
    hs_range words = t->sentences[k].tokens;
    if (!b->any || (k > 0 && segment_at(t, k - 1) == segment_at(t, k))) return false;
    uint32_t w = words.first;
    while (w < words.last && t->head[w] != HS_NONE) w++;
    if (w == words.last || t->xpos[w] != HS_XPOS_VBZ || t->quote[w] != HS_NONE) return false;
    return is_written(b, hs_tree_child(t, w, HS_REL_NSUBJ));
}

/* ---- how far it goes ---- */

/* Running text of its own: no item of a list, no turn of a script, no heading. */
static bool is_running(const hs_tree *t, uint32_t first, uint32_t last)
{
    hs_range words = { t->sentences[first].tokens.first, t->sentences[last - 1].tokens.last };
    bool cut = hs_word_is_form(t, words.first, "…") || hs_word_is_form(t, words.first, "...");
    if (words.last - words.first < LEAST_WORDS) return false;
    if (t->upos[words.first] == HS_UPOS_PUNCT && !cut) return false;
    if (t->upos[words.first] == HS_UPOS_NUM && t->upos[words.first + 1] == HS_UPOS_PUNCT) return false;
    for (uint32_t w = words.first; w < words.last && w - words.first < SCRIPT_NAME; w++)
        if (hs_word_is_form(t, w, ":")) return false;
    uint32_t w = words.last;
    while (w > words.first && hs_word_is_mark(t, w - 1)) w--;
    return w > words.first && hs_word_is_stop(t, w - 1);
}

/* The paragraphs from sentence k on that begin with a mark; past the last one. *stray: nothing closes
 * one of these marks, and its like does not open the next paragraph either. */
static uint32_t marked_run(const hs_tree *t, uint32_t k, bool *stray)
{
    uint32_t q;
    *stray = false;
    for (int i = 0; i < LONGEST && k < t->n_sentences && is_body(t, k) && (q = opening_quote(t, k)) != HS_NONE; i++) {
        if (t->quotes[q].unclosed && !t->quotes[q].continues) *stray = true;
        k = paragraph_end(t, k);
    }
    return k;
}

/* The last paragraph of the quotation that begins sentence k, where nothing stands beside it in any of
 * its paragraphs; past that paragraph, or k where something does. */
static uint32_t whole_paragraphs(const hs_tree *t, uint32_t k, uint32_t q)
{
    hs_range words = hs_quote_whole(t, &q);
    if (t->quotes[q].unclosed) return k;
    uint32_t last = t->sentence[words.last - 1], end = hs_sentence_words(t, words.last - 1).last;
    while (end > words.last && t->upos[end - 1] == HS_UPOS_PUNCT) end--;
    return end <= words.last && paragraph_end(t, last) == last + 1 ? last + 1 : k;
}

/* ""It is a disgrace," the paper wrote.": the one whose text it would be speaks in the paragraph. */
static bool speaks_itself(const blocks *b, uint32_t first, uint32_t last)
{
    const hs_tree *t = b->s->tree;
    for (uint32_t w = t->sentences[first].tokens.first; w < t->sentences[last - 1].tokens.last; w++) {
        hs_range r = b->cue[w] ? b->raws->at[b->cue[w] - 1].source : (hs_range){ 0, 0 };
        for (uint32_t v = r.first; v < r.last && v - r.first < REACH_BACK; v++)
            if (is_written(b, v)) return true;
    }
    return false;
}

/* Past the block's last sentence; its first where there is none. */
static uint32_t block_end(const blocks *b, const block *l)
{
    const hs_tree *t = b->s->tree;
    uint32_t q = opening_quote(t, l->first), end = paragraph_end(t, l->first);
    bool said = l->who != HS_NONE;
    if (q == HS_NONE) return said && is_running(t, l->first, end) ? end : l->first;
    uint32_t whole = whole_paragraphs(t, l->first, q);
    if (whole > l->first) return said ? whole : l->first;
    if (speaks_itself(b, l->first, end)) return l->first;
    bool stray, written = is_written(b, l->who);
    uint32_t run = marked_run(t, l->first, &stray);
    if ((run > end && stray && (said || b->any)) || l->taken_up) return run;
    return written && end < t->n_sentences ? end : l->first;
}

/* ---- the statements ---- */

static void add_block(blocks *b, const block *l)
{
    const hs_tree *t = b->s->tree;
    hs_raw raw = { .confidence = 0.7f, .rule = "block-quotation" };
    uint32_t known = 0;
    if (l->who != HS_NONE) {
        raw.cue = hs_cue_group(b->s, &l->cue);
        raw.source = l->misread ? (hs_range){ t->reach[l->cue.head].first, l->cue.head }
                                : hs_cue_phrase(b->s, l->who, raw.cue);
        known = b->cue[l->cue.head];
    }
    for (uint32_t k = l->first; k < l->last; k++) {
        hs_range words = t->sentences[k].tokens;
        if (!is_body(t, k)) continue;        /* a caption between the paragraphs */
        hs_raw_add(&raw, words);
        for (uint32_t w = words.first; w < words.last; w++) b->inside[w] = true;
    }
    if (!raw.n_content) return;
    if (known) b->raws->at[known - 1] = raw;
    else *hs_push(b->arena, b->raws) = raw;
    b->any = true;
}

/* What is said without a cue inside a block is the block's. */
static void drop_orphans(blocks *b, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < b->raws->n; i++) {
        hs_raw r = b->raws->at[i];
        bool orphan = i < n && hs_range_empty(r.cue) && hs_range_empty(r.source) && r.n_content;
        if (orphan && b->inside[r.content[0].first]) continue;
        b->raws->at[kept++] = r;
    }
    b->raws->n = kept;
}

void hs_rules_blocks(const hs_scene *s, hs_raws *raws, hs_arena *arena)
{
    const hs_tree *t = s->tree;
    blocks b = { .s = s, .raws = raws, .arena = arena };
    uint32_t n = raws->n;
    b.cue = hs_new(arena, uint32_t, t->n);
    b.inside = hs_new(arena, bool, t->n);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t w = raws->at[i].cue.first; w < raws->at[i].cue.last; w++) b.cue[w] = i + 1;
    for (uint32_t k = 0; k + 1 < t->n_sentences; k++) {
        hs_range lead = t->sentences[k].tokens;
        if (hs_range_empty(lead) || b.inside[lead.first]) continue;
        if (!is_body(t, k) || !is_body(t, k + 1) || segment_at(t, k + 1) == segment_at(t, k)) continue;
        block l = { .first = k + 1, .who = HS_NONE };
        bool colon = hs_word_is_form(t, lead.last - 1, ":") && t->quote[lead.last - 1] == HS_NONE;
        if (colon && !find_cue(&b, lead.last - 1, &l)) l.who = HS_NONE;
        if (!colon) l.taken_up = takes_up(&b, k);
        if (!colon && !l.taken_up) continue;
        l.last = block_end(&b, &l);
        if (l.last > l.first) add_block(&b, &l);
    }
    if (b.any) drop_orphans(&b, n);
}
