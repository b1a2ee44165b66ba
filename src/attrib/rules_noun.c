/* rules_noun.c - attribution without a verb of saying as head: nouns, "according to", and the
 * relay that closes a sentence ("- this was reported in the newspaper").
 */
#include "attrib/rules.h"

static bool is_infinitive(const hs_tree *t, uint32_t w)
{
    for (uint32_t i = t->child_first[w]; i < t->child_first[w + 1]; i++)
        if (t->xpos[t->child[i]] == HS_XPOS_TO) return true;
    return false;
}

static bool has_that(const hs_tree *t, uint32_t w)
{
    uint32_t m = hs_tree_child(t, w, HS_REL_MARK);
    return m != HS_NONE && hs_tree_is(t, m, "that");
}

/* The head of the noun's clause, and the word that the content begins with. */
static uint32_t noun_content(const hs_scene *s, const hs_cue *cue, uint32_t *first)
{
    const hs_tree *t = s->tree;
    for (uint32_t i = t->child_first[cue->head]; i < t->child_first[cue->head + 1]; i++) {
        uint32_t c = t->child[i];
        uint8_t r = t->relation[c];
        if (c < cue->head) continue;
        if (r != HS_REL_ACL && r != HS_REL_CCOMP && r != HS_REL_ACL_RELCL) continue;
        *first = t->reach[c].first;
        if (cue->takes & HS_TAKES_THAT && has_that(t, c)) return c;
        if (cue->takes & HS_TAKES_TO && r == HS_REL_ACL && is_infinitive(t, c)) return c;
    }
    return cue->takes & HS_TAKES_THAT ? hs_cue_that_clause(s, cue->head + 1, first) : HS_NONE;
}

static bool is_medium(const hs_scene *s, uint32_t w)
{
    uint32_t m = s->who->of_head[w], e = m == HS_NONE ? HS_NONE : s->who->mentions[m].entity;
    return e != HS_NONE && s->who->entities[e].type == HS_MEDIUM;
}

/* Whose claim it is: the possessor, "by X", the medium of a report, or the subject of the
 * verb that carries the noun ("issued a warning that"); *group then begins at that verb. */
static uint32_t noun_speaker(const hs_scene *s, const hs_cue *cue, hs_range *group)
{
    const hs_tree *t = s->tree;
    uint32_t n = cue->head, up = t->head[n];
    for (uint32_t i = t->child_first[n]; i < t->child_first[n + 1]; i++) {
        uint32_t c = t->child[i], k = hs_tree_child(t, c, HS_REL_CASE);
        if (t->relation[c] == HS_REL_NMOD_POSS) return c;
        if (t->relation[c] != HS_REL_NMOD || k == HS_NONE || c < n) continue;
        if (hs_tree_is(t, k, "by") || hs_tree_is(t, k, "from")) return c;
        bool medium = cue->takes & HS_CUE_MEDIUM || is_medium(s, c);
        if (medium && (hs_tree_is(t, k, "in") || hs_tree_is(t, k, "on"))) return c;
    }
    if (up == HS_NONE || t->relation[n] != HS_REL_OBJ || up > n) return HS_NONE;
    if (!hs_lexicon_has(&s->cues->supports, hs_str(t->lemma[up]))) return HS_NONE;
    hs_cue carrier = { .head = up, .last = up + 1 };
    group->first = hs_cue_group(s, &carrier).first;
    return hs_cue_subject(s, up);
}

static void find_noun(const hs_scene *s, uint32_t w, hs_raws *raws, hs_arena *arena)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    if (!hs_cue_noun_at(s, w, &cue)) return;
    uint32_t first = w + 1, content = noun_content(s, &cue, &first);
    if (content == HS_NONE) return;
    hs_raw raw = { .cue = { w, w + 1 }, .confidence = 0.6f, .rule = "noun-cue" };
    uint32_t who = noun_speaker(s, &cue, &raw.cue);
    if (who == HS_NONE) return;
    hs_range said = { first, t->reach[content].last };
    hs_range stop = who < w ? (hs_range){ w, w + 1 } : said;
    raw.source = hs_cue_phrase(s, who, stop);
    hs_raw_add(&raw, hs_cue_trim(s, said, w));
    hs_raw_cut(&raw, raw.source);
    if (raw.n_content) *hs_push(arena, raws) = raw;
}

/* The noun phrase that begins after "according to". */
static uint32_t according_speaker(const hs_tree *t, uint32_t w)
{
    uint32_t end = hs_sentence_words(t, w).last, h = t->head[w];
    if (h != HS_NONE && h > w + 1) return h;
    for (uint32_t i = t->child_first[w]; i < t->child_first[w + 1]; i++)
        if (t->child[i] > w + 1) return t->child[i];
    for (uint32_t v = w + 2; v < end; v++)
        if (t->upos[v] == HS_UPOS_NOUN || t->upos[v] == HS_UPOS_PROPN || t->upos[v] == HS_UPOS_PRON)
            return v;
    return HS_NONE;
}

static bool is_clause_head(const hs_tree *t, uint32_t w)
{
    return hs_word_is_verb(t, w) || hs_tree_child(t, w, HS_REL_COP) != HS_NONE ||
           hs_tree_child_any(t, w, HS_REL_NSUBJ) != HS_NONE || t->head[w] == HS_NONE;
}

/* ", according to X" at the end relays all of the sentence, what others say in it included. */
static bool closes_sentence(const hs_tree *t, uint32_t w, uint32_t end)
{
    hs_range sentence = hs_sentence_words(t, w);
    while (end < sentence.last && (hs_word_is_stop(t, end) || hs_word_is_mark(t, end))) end++;
    if (w <= sentence.first || end < sentence.last || !hs_word_is_comma(t, w - 1)) return false;
    for (uint32_t k = sentence.first; k < w; k++)
        if (hs_word_is_form(t, k, ";")) return false;
    return true;
}

/* "According to the agency, the prosecutor said ...": what the parser takes for an apposition is
 * the subject of a clause that has none. */
static hs_range without_subject(const hs_tree *t, hs_range source, uint32_t who)
{
    uint32_t w = source.last, end = hs_sentence_words(t, who).last;
    if (w < end && hs_word_is_comma(t, w)) w++;
    while (w < end && t->relation[w] == HS_REL_AUX) w++;
    bool finite = w < end && (t->xpos[w] == HS_XPOS_VBD || t->xpos[w] == HS_XPOS_VBZ || t->xpos[w] == HS_XPOS_VBP);
    if (!finite) return source;
    if (hs_tree_child_any(t, w, HS_REL_NSUBJ) != HS_NONE) return source;
    for (uint32_t v = who + 1; v + 1 < source.last; v++)
        if (hs_word_is_comma(t, v)) return (hs_range){ source.first, v };
    return source;
}

static void find_according(const hs_scene *s, uint32_t w, hs_raws *raws, hs_arena *arena)
{
    const hs_tree *t = s->tree;
    hs_range sentence = hs_sentence_words(t, w);
    if (w + 2 >= sentence.last || !hs_word_is_form(t, w, "according")) return;
    if (!hs_word_is_form(t, w + 1, "to")) return;
    uint32_t who = according_speaker(t, w), clause;
    if (who == HS_NONE) return;
    hs_raw raw = { .cue = { w, w + 2 }, .confidence = 0.85f, .rule = "according-to",
                   .firm = true };
    raw.source = without_subject(t, hs_cue_phrase(s, who, raw.cue), who);
    clause = t->head[who] == w ? t->head[w] : t->head[who];
    for (int i = 0; i < 4 && clause != HS_NONE && !is_clause_head(t, clause); i++) clause = t->head[clause];
    if (closes_sentence(t, w, raw.source.last)) clause = HS_NONE;
    hs_range own = { w, raw.source.last }, all = clause == HS_NONE ? sentence : t->reach[clause];
    if (all.first < own.first)
        hs_raw_add(&raw, hs_cue_trim(s, (hs_range){ all.first, own.first }, w));
    if (all.last > own.last)
        hs_raw_add(&raw, hs_cue_trim(s, (hs_range){ own.last, all.last }, w));
    if (raw.n_content) *hs_push(arena, raws) = raw;
}

void hs_rules_nouns(const hs_scene *s, hs_range words, hs_raws *raws, hs_arena *arena)
{
    for (uint32_t w = words.first; w < words.last; w++) {
        find_noun(s, w, raws, arena);
        find_according(s, w, raws, arena);
    }
}

/* ---- relays ---- */

/* "this", "which", "as": the word that stands for what was said before. */
static bool points_back(const hs_tree *t, uint32_t verb)
{
    uint32_t subject = hs_tree_child_any(t, verb, HS_REL_NSUBJ);
    if (subject == HS_NONE) {
        uint32_t m = hs_tree_child(t, verb, HS_REL_MARK);
        return m != HS_NONE && hs_tree_is(t, m, "as");
    }
    return (t->upos[subject] == HS_UPOS_PRON || t->upos[subject] == HS_UPOS_DET) &&
           (hs_tree_is(t, subject, "this") || hs_tree_is(t, subject, "that") ||
            hs_tree_is(t, subject, "which"));
}

static uint32_t relay_source(const hs_scene *s, uint32_t verb)
{
    const hs_tree *t = s->tree;
    uint32_t best = HS_NONE;
    for (uint32_t i = t->child_first[verb]; i < t->child_first[verb + 1]; i++) {
        uint32_t c = t->child[i], m = s->who->of_head[c], k = hs_tree_child(t, c, HS_REL_CASE);
        if (t->relation[c] != HS_REL_OBL && t->relation[c] != HS_REL_OBL_AGENT) continue;
        if (k == HS_NONE || m == HS_NONE) continue;
        uint32_t entity = s->who->mentions[m].entity;
        if (entity == HS_NONE) continue;
        uint8_t type = s->who->entities[entity].type;
        if (hs_tree_is(t, k, "by") || type == HS_MEDIUM) return c;
        bool place = hs_tree_is(t, k, "in") || hs_tree_is(t, k, "on");
        if (best == HS_NONE && place && type != HS_PLACE) best = c;
    }
    return best;
}

/* The clause's first word, with the dash, comma or bracket before it. */
static uint32_t clause_start(const hs_tree *t, uint32_t verb)
{
    hs_range r = t->reach[verb];
    uint32_t start = hs_sentence_words(t, verb).first, w = verb;
    uint32_t subject = hs_tree_child_any(t, verb, HS_REL_NSUBJ);
    uint32_t mark = hs_tree_child(t, verb, HS_REL_MARK);
    if (mark != HS_NONE && mark < w) w = mark;
    if (subject != HS_NONE && t->reach[subject].first < w) w = t->reach[subject].first;
    if (r.first > w) w = r.first;
    while (w > start && t->upos[w - 1] == HS_UPOS_PUNCT && !hs_word_is_mark(t, w - 1)) w--;
    return w;
}

static hs_range relayed(const hs_tree *t, uint32_t verb)
{
    hs_range sentence = hs_sentence_words(t, verb), before;
    uint32_t start = clause_start(t, verb);
    if (start > sentence.first + 1) return (hs_range){ sentence.first, start };
    if (t->sentence[verb] == 0) return (hs_range){ 0, 0 };
    const hs_sentence *previous = &t->sentences[t->sentence[verb] - 1];
    before = previous->tokens;
    return previous->segment == t->sentences[t->sentence[verb]].segment ? before : (hs_range){ 0, 0 };
}

static void find_relay(const hs_scene *s, uint32_t w, hs_raws *raws, hs_arena *arena)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    if (!hs_cue_at(s, w, &cue) || !(cue.takes & HS_TAKES_THAT) || !points_back(t, w)) return;
    if (hs_tree_child(t, w, HS_REL_AUX_PASS) == HS_NONE && t->xpos[w] != HS_XPOS_VBN) return;
    if (hs_tree_child(t, w, HS_REL_CCOMP) != HS_NONE) return;
    uint32_t who = relay_source(s, w);
    if (who == HS_NONE) return;
    hs_raw raw = { .cue = hs_cue_group(s, &cue), .confidence = 0.85f, .rule = "relay",
                   .firm = true };
    raw.source = hs_cue_phrase(s, who, raw.cue);
    hs_raw_add(&raw, hs_cue_trim(s, relayed(t, w), w));
    if (raw.n_content) *hs_push(arena, raws) = raw;
}

/* "reported, citing a memo from the ministry, that ...": the memo said so first. What is cited has
 * the content of the cue that it hangs on, and stands inside it. */
static void find_citing(const hs_scene *s, uint32_t w, const uint32_t *of_cue, hs_raws *raws, hs_arena *arena)
{
    const hs_tree *t = s->tree;
    uint32_t up = t->head[w], said = hs_tree_child(t, w, HS_REL_OBJ);
    if (t->xpos[w] != HS_XPOS_VBG || t->relation[w] != HS_REL_ADVCL || up == HS_NONE || !of_cue[up]) return;
    if (said == HS_NONE || !hs_cue_leads(s, w, "cites")) return;
    uint32_t m = s->who->of_head[said];
    if (m == HS_NONE || s->who->mentions[m].entity == HS_NONE) return;
    hs_raw raw = raws->at[of_cue[up] - 1];
    raw.source = hs_cue_phrase(s, said, (hs_range){ w, w + 1 });
    raw.cue = (hs_range){ w, w + 1 };
    hs_raw_cut(&raw, (hs_range){ w, raw.source.last });
    if (raw.n_content == 0) return;
    raw.cited = true;
    raw.rule = "citing";
    hs_raw_cut(&raws->at[of_cue[up] - 1], (hs_range){ w, raw.source.last });
    if (of_cue[w] && of_cue[w] != of_cue[up]) raws->at[of_cue[w] - 1] = raw;
    else *hs_push(arena, raws) = raw;
}

void hs_rules_citing(const hs_scene *s, hs_raws *raws, hs_arena *arena)
{
    uint32_t *of_cue = hs_new(arena, uint32_t, s->tree->n);
    for (uint32_t i = 0; i < raws->n; i++)
        for (uint32_t w = raws->at[i].cue.first; w < raws->at[i].cue.last; w++) of_cue[w] = i + 1;
    for (uint32_t w = 0; w < s->tree->n; w++) find_citing(s, w, of_cue, raws, arena);
}

/* Some word of the range has a subject: a clause, and no mere phrase of time or place. */
static bool holds_clause(const hs_tree *t, hs_range r)
{
    for (uint32_t w = r.first; w < r.last; w++)
        if (hs_tree_child_any(t, w, HS_REL_NSUBJ) != HS_NONE) return true;
    return false;
}

/* After its verb the clause has only phrases of time, place and manner, and ends the sentence. */
static bool ends_with(const hs_tree *t, uint32_t verb)
{
    for (uint32_t i = t->child_first[verb]; i < t->child_first[verb + 1]; i++) {
        uint32_t c = t->child[i];
        uint8_t r = t->relation[c];
        bool light = r == HS_REL_OBL || r == HS_REL_OBL_UNMARKED || r == HS_REL_ADVMOD || r == HS_REL_PUNCT;
        if (c > verb && !light) return false;
    }
    uint32_t end = t->reach[verb].last, last = hs_sentence_words(t, verb).last;
    while (end < last && t->upos[end] == HS_UPOS_PUNCT) end++;
    return end == last;
}

/* "Veld said that the talks were over, the Courier reported on Tuesday.": a cue with its subject
 * that closes the sentence relays all that stands before it, whatever the parser took it for. */
static void find_closing(const hs_scene *s, uint32_t w, hs_raws *raws, hs_arena *arena)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    if (t->quote[w] != HS_NONE || !hs_cue_at(s, w, &cue) || !(cue.takes & HS_TAKES_THAT)) return;
    uint32_t subject = hs_tree_child(t, w, HS_REL_NSUBJ);
    if (subject == HS_NONE || subject > w || !ends_with(t, w)) return;
    hs_range before = { hs_sentence_words(t, w).first, t->reach[subject].first };
    if (before.last < before.first + 2 || !hs_word_is_comma(t, before.last - 1)) return;
    before.last--;
    if (!holds_clause(t, before)) return;
    hs_raw raw = { .cue = hs_cue_group(s, &cue), .confidence = 0.55f, .rule = "relay" };
    raw.source = hs_cue_phrase(s, subject, raw.cue);
    hs_raw_add(&raw, hs_cue_trim(s, before, w));
    if (raw.n_content) *hs_push(arena, raws) = raw;
}

void hs_rules_relays(const hs_scene *s, hs_range words, hs_raws *raws, hs_arena *arena)
{
    for (uint32_t w = words.first; w < words.last; w++) {
        find_relay(s, w, raws, arena);
        find_closing(s, w, raws, arena);
    }
}
