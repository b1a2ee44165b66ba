/* position.c - stances: from how a statement was put, and from the words in it. */
#include "event/position_seeker.h"

enum { WORDS = 5, NO_STANCE = 255 };

const char *const hs_stance_names[HS_STANCES] = {
    "demand", "offer", "accept", "reject", "condition", "open", "undecided"
};

hs_status hs_position_open(const hs_model *model, hs_position_lexicons *out, hs_error *err)
{
    HS_TRY(hs_lexicon_open(model, "issues", &out->issues, err));
    HS_TRY(hs_lexicon_open(model, "stances", &out->stances, err));
    HS_TRY(hs_lexicon_open(model, "demonyms", &out->demonyms, err));
    HS_TRY(hs_lexicon_open(model, "bodies", &out->bodies, err));
    return hs_lexicon_open(model, "pronouns", &out->pronouns, err);
}

/* ---- what is found --------------------------------------------------------------------- */

typedef struct taking {
    uint32_t word;           /* that governs the clause: the first of the entry, or HS_NONE */
    hs_range words;          /* the entry's */
    uint8_t  stance;
    hs_slice value;          /* of data/stances.txt; empty where the act decided */
    const char *rule;
} taking;

static bool is_known(const hs_seeker *k, const hs_position *p)
{
    for (uint32_t i = k->found.n; i-- > 0 && k->found.at[i].statement == p->statement;) {
        const hs_position *q = &k->found.at[i];
        if (q->stance == p->stance && strcmp(q->issue, p->issue) == 0 && strcmp(q->party, p->party) == 0) return true;
    }
    return false;
}

static bool speaks_for(hs_seeker *k, uint32_t speaker, const char *party)
{
    hs_takers own = hs_party_of(k, speaker);
    for (uint32_t i = 0; i < own.n; i++)
        if (strcmp(own.at[i].name, party) == 0) return true;
    return false;
}

/* "Velmia demands it, Maresh said": Maresh says so. Papers and media only pass on. */
static uint32_t voucher_of(hs_seeker *k, uint32_t statement, const char *party)
{
    uint32_t i = statement;
    for (int depth = 0; depth < 8 && i != HS_NONE; depth++, i = k->said[i].parent) {
        uint32_t speaker = k->said[i].speaker;
        if (speaker == HS_NONE || speaks_for(k, speaker, party)) continue;
        uint8_t type = k->who->entities[speaker].type;
        if (type != HS_MEDIUM && type != HS_DOCUMENT) return i;
    }
    return statement;
}

enum { OF_ONE = 64 };        /* positions of one statement: what lists more is no report */

static void put(hs_seeker *k, const hs_takers *parties, const hs_issues *issues, hs_position p)
{
    uint32_t n = k->found.n;
    if (n >= OF_ONE && k->found.at[n - OF_ONE].statement == p.statement) return;
    for (uint32_t i = 0; i < issues->n; i++) {
        p.issue = hs_copy(k->out, issues->at[i].at, issues->at[i].n);
        for (uint32_t j = 0; j < parties->n; j++) {
            p.party = parties->at[j].name;
            p.entity = parties->at[j].entity;
            p.voucher = voucher_of(k, p.statement, p.party);
            p.own = speaks_for(k, k->said[p.voucher].speaker, p.party);
            if (!is_known(k, &p)) *hs_push(k->out, &k->found) = p;
        }
    }
}

/* "the offer", "it": the issues of the last statement before this one that had any. */
static void take_up(const hs_seeker *k, uint32_t statement, hs_issues *issues)
{
    uint32_t from = HS_NONE;
    for (uint32_t i = k->found.n; i-- > 0 && issues->n < HS_ISSUES;) {
        const hs_position *p = &k->found.at[i];
        if (p->statement == statement || strcmp(p->issue, "other") == 0) continue;
        if (from == HS_NONE) from = p->statement;
        if (p->statement != from) break;
        bool known = p->stance == HS_STANCE_DEMAND;
        for (uint32_t j = 0; j < issues->n; j++) known = known || hs_is(issues->at[j], p->issue);
        if (!known) issues->at[issues->n++] = hs_str(p->issue);
    }
}

/* ---- stances --------------------------------------------------------------------------- */

static uint8_t stance_named(hs_slice name)
{
    for (uint8_t i = 0; i < HS_STANCES; i++)
        if (hs_is(name, hs_stance_names[i])) return i;
    return NO_STANCE;
}

/* The n-th word of the value. */
static hs_slice part_of(hs_slice value, uint32_t n)
{
    uint32_t from = 0, to;
    for (;; n--, from = to + 1) {
        for (to = from; to < value.n && value.at[to] != ' ';) to++;
        if (n == 0 || to >= value.n) break;
    }
    return n ? (hs_slice){ "", 0 } : (hs_slice){ value.at + from, to - from };
}

static uint8_t stance_of_act(uint8_t act)
{
    switch ((hs_act)act) {
    case HS_APPEAL: case HS_DEMAND: case HS_WANT: return HS_STANCE_DEMAND;
    case HS_OFFER: case HS_PROMISE: return HS_STANCE_OFFER;
    case HS_ACCEPT: return HS_STANCE_ACCEPT;
    case HS_REJECT: case HS_DECLINE: return HS_STANCE_REJECT;
    default: return NO_STANCE;
    }
}

static bool is_negation(const hs_tree *t, uint32_t w)
{
    return hs_tree_is(t, w, "not") || hs_tree_is(t, w, "never") || hs_tree_is(t, w, "no");
}

/* A negation that hangs on the word, or on the auxiliary before it. */
static bool is_negated(const hs_tree *t, uint32_t w)
{
    for (uint32_t c = t->child_first[w]; c < t->child_first[w + 1]; c++)
        if (t->child[c] < w && is_negation(t, t->child[c])) return true;
    return false;
}

/* The entry of data/stances.txt that begins at the word; `negated`: by words elsewhere. */
static bool stance_at(const hs_seeker *k, uint32_t w, uint32_t last, bool negated, taking *out)
{
    hs_slice lemmas[WORDS];
    const hs_tree *t = k->t;
    uint32_t n = hs_seeker_lemmas(k, w, last, lemmas, WORDS);
    uint32_t taken = hs_lexicon_longest(&k->lists->stances, lemmas, n, &out->value);
    for (uint32_t i = 0; taken == 0 && i < n; i++) lemmas[i] = hs_tree_form(t, w + i);   /* "prepared to" */
    if (taken == 0) taken = hs_lexicon_longest(&k->lists->stances, lemmas, n, &out->value);
    if (taken == 0) return false;
    out->word = w;
    out->words = (hs_range){ w, w + taken };
    out->rule = "word";
    out->stance = stance_named(part_of(out->value, negated || is_negated(t, w) ? 1 : 0));
    return true;
}

/* ---- of a whole statement ------------------------------------------------------------------ */

static bool is_refused(const hs_statement *s) { return s->negated && s->act == HS_DECLINE; }

static taking stance_of_cue(const hs_seeker *k, const hs_statement *s)
{
    taking found = { HS_NONE, { 0, 0 }, NO_STANCE, { "", 0 }, "act" };
    bool negated = s->negated && !is_refused(s);         /* "is not ready to" */
    found.stance = negated ? NO_STANCE : stance_of_act(s->act);
    for (uint32_t i = 0; i < s->cue.n; i++) {
        hs_range words = hs_seeker_words(k, s->cue.at[i]);
        if (i == 0) found.words = words;
        for (uint32_t w = words.first; w < words.last; w++)
            if (stance_at(k, w, words.last < k->t->n ? words.last + 1 : words.last, negated, &found)) return found;
    }
    return found;
}

static bool is_inside(hs_range r, uint32_t w) { return w >= r.first && w < r.last; }

/* The issues that the statement's content names, but for those of its condition. */
static hs_issues issues_of(const hs_seeker *k, const hs_statement *s)
{
    hs_issues issues = { .n = 0 };
    hs_range condition = hs_seeker_words(k, s->condition);
    for (uint32_t i = 0; i < s->content.n; i++)
        hs_issues_find(k, hs_seeker_words(k, s->content.at[i]), condition, &issues);
    hs_range first = s->content.n == 1 ? hs_seeker_words(k, s->content.at[0]) : (hs_range){ 0, 0 };
    issues.back = issues.back || (first.last == first.first + 1 && k->t->upos[first.first] == HS_UPOS_PRON);
    return issues;
}

static void name_other(hs_issues *issues)
{
    if (issues->n == 0) issues->at[issues->n++] = hs_str("other");
}

/* The move that is tied to a condition, and what the condition asks of others. */
static void put_condition(hs_seeker *k, uint32_t i, const hs_takers *parties, hs_issues *moved, hs_position p)
{
    hs_issues asked = { .n = 0 };
    const hs_statement *s = &k->said[i];
    name_other(moved);
    p.stance = HS_STANCE_CONDITION;
    p.condition = s->condition;
    p.rule = "condition";
    put(k, parties, moved, p);
    p.stance = HS_STANCE_DEMAND;
    p.condition = (hs_span){ 0, 0 };
    p.rule = "asked";
    hs_issues_find(k, hs_seeker_words(k, s->condition), (hs_range){ 0, 0 }, &asked);
    name_other(&asked);
    put(k, parties, &asked, p);
}

/* A position even where nobody knows on what: a demand that is made of a party, a refusal. What
 * somebody wants, asks for, offers or promises may be anything. */
static bool is_firm(uint8_t stance, uint8_t act)
{
    return stance == HS_STANCE_REJECT || stance == HS_STANCE_ACCEPT ||
           (stance == HS_STANCE_DEMAND && act == HS_DEMAND);
}

static void from_cue(hs_seeker *k, uint32_t i)
{
    const hs_statement *s = &k->said[i];
    taking found = stance_of_cue(k, s);
    bool tied = s->condition.begin < s->condition.end;
    if (found.stance == NO_STANCE && !(tied && s->act == HS_THREATEN)) return;
    hs_takers parties = hs_party_of(k, s->speaker);
    if (parties.n == 0) return;
    hs_issues issues = issues_of(k, s);
    hs_position p = { .statement = i, .stance = found.stance, .rule = found.rule,
                      .span = hs_tree_span(k->t, found.words) };
    if (issues.claim) return;                /* "dismissed the claim that" */
    if (issues.n == 0 && issues.back) take_up(k, i, &issues);
    if (issues.n == 0 && issues.back && found.stance == HS_STANCE_ACCEPT) return;    /* "accepts that" */
    if (tied && found.stance != HS_STANCE_REJECT && found.stance != HS_STANCE_DEMAND) {
        put_condition(k, i, &parties, &issues, p);
        return;
    }
    if (found.stance == HS_STANCE_REJECT && s->act == HS_DECLINE && issues.n == 0) return;   /* "to comment" */
    if (is_firm(found.stance, s->act)) name_other(&issues);
    put(k, &parties, &issues, p);
}

/* ---- of a word in it ---------------------------------------------------------------------- */

/* The word whose subject takes the stance: up from "wants to see" and "and rejects". */
static uint32_t subject_of(const hs_seeker *k, uint32_t w, uint32_t *verb)
{
    const hs_tree *t = k->t;
    for (int step = 0; step < 4 && w != HS_NONE; step++) {
        uint32_t subject = hs_tree_child_any(t, w, HS_REL_NSUBJ);
        *verb = w;
        if (subject != HS_NONE) return subject;
        uint8_t r = t->relation[w];
        if (r != HS_REL_CONJ && r != HS_REL_XCOMP) return HS_NONE;
        w = t->head[w];
    }
    return HS_NONE;
}

/* The words that the stance is about: behind the entry under its word, or the subject of a passive. */
static hs_range about(const hs_seeker *k, const taking *found, bool passive, uint32_t subject, hs_range content)
{
    const hs_tree *t = k->t;
    if (passive) return t->reach[subject];
    hs_range r = { found->words.last, t->reach[found->word].last };
    for (uint32_t w = found->words.first; w < found->words.last; w++)
        if (t->reach[w].last > r.last) r.last = t->reach[w].last;
    if (r.last > content.last) r.last = content.last;
    return r;
}

/* "waiting for the council's answer": whose it is. */
static uint32_t owner_in(const hs_seeker *k, hs_range words)
{
    for (uint32_t w = words.first; w < words.last; w++)
        if (k->t->relation[w] == HS_REL_NMOD_POSS) return w;
    return HS_NONE;
}

static void put_word(hs_seeker *k, uint32_t i, const taking *found, hs_range content)
{
    const hs_tree *t = k->t;
    const hs_statement *s = &k->said[i];
    hs_takers parties = { .n = 0 };
    hs_issues issues = { .n = 0 };
    uint32_t verb = found->word, subject = HS_NONE;
    bool noun = t->upos[found->word] == HS_UPOS_NOUN, passive = false;
    if (noun) {
        if (!hs_value_has(found->value, "poss")) return;
        subject = hs_tree_child(t, found->word, HS_REL_NMOD_POSS);
    } else {
        subject = subject_of(k, found->word, &verb);
        passive = verb == found->word && subject != HS_NONE && t->relation[subject] == HS_REL_NSUBJ_PASS;
    }
    hs_range condition = hs_seeker_words(k, s->condition), scope = about(k, found, passive, subject, content);
    uint32_t taker = passive ? hs_tree_child(t, found->word, HS_REL_OBL_AGENT) : subject;
    if (hs_value_has(found->value, "theirs")) {
        taker = owner_in(k, scope);
        scope = content;
    }
    if (hs_value_has(found->value, "modal")) {
        if (t->head[found->word] == HS_NONE || is_negated(t, t->head[found->word])) return;
        parties = hs_party_of(k, s->speaker);
        scope = t->reach[t->head[found->word]];
        if (scope.first < content.first) scope.first = content.first;
        if (scope.last > content.last) scope.last = content.last;
    } else if (hs_value_has(found->value, "speaker")) {
        parties = hs_party_of(k, s->speaker);
        scope = found->words;
    } else if (hs_value_has(found->value, "judged")) {
        parties = hs_party_of(k, s->speaker);
        if (subject != HS_NONE) scope = t->reach[subject];
    } else parties = hs_party_subject(k, taker, i);
    if (parties.n == 0) return;
    hs_issues_find(k, scope, condition, &issues);
    if (issues.claim) return;
    hs_position p = { .statement = i, .stance = found->stance, .rule = found->rule,
                      .span = hs_tree_span(t, found->words) };
    if (issues.n == 0 && issues.back) take_up(k, i, &issues);
    if (issues.n == 0) return;
    if (condition.first < condition.last && (p.stance == HS_STANCE_OPEN || p.stance == HS_STANCE_OFFER ||
                                             p.stance == HS_STANCE_ACCEPT)) {
        put_condition(k, i, &parties, &issues, p);
        return;
    }
    put(k, &parties, &issues, p);
}

/* A move of the speaker's own side that the content ties: "would leave only if ...". */
static void from_condition(hs_seeker *k, uint32_t i)
{
    const hs_tree *t = k->t;
    const hs_statement *s = &k->said[i];
    hs_range condition = hs_seeker_words(k, s->condition);
    if (condition.first >= condition.last || condition.first >= t->n || s->negated) return;
    if (s->modality == HS_QUESTION || k->owner[condition.first] != i + 1) return;
    for (uint32_t c = 0; c < s->content.n; c++) {
        hs_range content = hs_seeker_words(k, s->content.at[c]);
        for (uint32_t w = content.first; w < content.last; w++) {
            if (is_inside(condition, w) || t->upos[w] != HS_UPOS_VERB) continue;
            uint32_t modal = hs_tree_child(t, w, HS_REL_AUX), subject = hs_tree_child_any(t, w, HS_REL_NSUBJ);
            if (modal == HS_NONE || t->xpos[modal] != HS_XPOS_MD || subject == HS_NONE) continue;
            if (t->sentence[w] != t->sentence[condition.first] || !k->owner[w]) continue;
            hs_takers parties = hs_party_subject(k, subject, k->owner[w] - 1);
            if (parties.n == 0) continue;
            hs_issues issues = issues_of(k, s);
            if (issues.n == 0) take_up(k, i, &issues);
            put_condition(k, i, &parties, &issues, (hs_position){ .statement = i, .span = t->span[w] });
            return;
        }
    }
}

static void from_words(hs_seeker *k, uint32_t i)
{
    const hs_statement *s = &k->said[i];
    hs_range condition = hs_seeker_words(k, s->condition);
    if (s->negated || s->modality == HS_QUESTION) return;
    for (uint32_t c = 0; c < s->content.n; c++) {
        hs_range content = hs_seeker_words(k, s->content.at[c]);
        for (uint32_t w = content.first; w < content.last; w++) {
            taking found;
            if (k->owner[w] != i + 1 || k->cue[w] || is_inside(condition, w)) continue;
            if (!stance_at(k, w, content.last, false, &found)) continue;
            if (found.stance != NO_STANCE) put_word(k, i, &found, content);
            w = found.words.last - 1;
        }
    }
}

/* "denied that it would leave", "had never said that it would": no position stands in it. */
static bool is_denied(const hs_seeker *k, uint32_t i)
{
    uint32_t up = k->said[i].parent;
    if (up == HS_NONE) return false;
    const hs_statement *outer = &k->said[up];
    if (k->denied[up] || outer->negated || outer->act == HS_DENY) return true;
    return outer->act == HS_REJECT && issues_of(k, outer).claim;
}

static void paint(hs_seeker *k, uint32_t *words, hs_spans spans, uint32_t i)
{
    for (uint32_t s = 0; s < spans.n; s++) {
        hs_range r = hs_seeker_words(k, spans.at[s]);
        for (uint32_t w = r.first; w < r.last; w++) words[w] = i + 1;
    }
}

const hs_position *hs_position_run(const hs_position_lexicons *lexicons, const hs_tree *tree,
                                   const hs_who *who, const hs_statement *statements,
                                   uint32_t n_statements, uint32_t *n, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    hs_seeker k = { .lists = lexicons, .t = tree, .who = who, .said = statements, .n_said = n_statements,
                    .owner = hs_new(scratch, uint32_t, tree->n), .cue = hs_new(scratch, uint32_t, tree->n),
                    .body = hs_new(scratch, hs_taker, who->n_entities),
                    .asked = hs_new(scratch, bool, who->n_entities),
                    .denied = hs_new(scratch, bool, n_statements), .out = out };
    for (uint32_t i = 0; i < n_statements; i++) {
        paint(&k, k.owner, statements[i].content, i);
        paint(&k, k.cue, statements[i].cue, i);
        paint(&k, k.cue, statements[i].source, i);
    }
    for (uint32_t i = 0; i < n_statements; i++) {
        k.denied[i] = is_denied(&k, i);
        if (k.denied[i]) continue;
        from_cue(&k, i);
        from_words(&k, i);
        from_condition(&k, i);
    }
    hs_arena_rewind(scratch, mark);
    *n = k.found.n;
    return k.found.at;
}
