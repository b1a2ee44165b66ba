/* date.c - walks the sentences: atoms, expressions, values; see date.h. */
#include "date/date.h"
#include "date/resolve.h"

typedef HS_VECTOR(hs_when) when_list;

hs_status hs_date_open(const hs_model *model, hs_date_lexicons *out, hs_error *err)
{
    HS_TRY(hs_lexicon_open(model, "units", &out->units, err));
    HS_TRY(hs_lexicon_open(model, "holidays", &out->holidays, err));
    HS_TRY(hs_lexicon_open(model, "numbers", &out->numbers, err));
    return hs_lexicon_open(model, "fixed", &out->fixed, err);
}

static bool is_joint(const hs_atom *a) { return a->mark == '-' || a->mark == '\''; }

static hs_scan scan_sentence(const hs_date_lexicons *lexicons, const hs_tree *tree,
                             hs_range words, hs_arena *scratch)
{
    hs_scan s = { .lexicons = lexicons, .tree = tree };
    s.atoms = hs_date_lex(lexicons, tree, words, scratch);
    hs_slice *bare = hs_new(scratch, hs_slice, s.atoms.n + 1);
    uint32_t *bare_at = hs_new(scratch, uint32_t, s.atoms.n + 1);
    uint32_t *atom_of = hs_new(scratch, uint32_t, s.atoms.n + 1);
    for (uint32_t i = 0; i < s.atoms.n; i++) {
        bare_at[i] = s.n_bare;
        if (is_joint(&s.atoms.at[i])) continue;
        bare[s.n_bare] = s.atoms.form[i];
        atom_of[s.n_bare++] = i;
    }
    bare_at[s.atoms.n] = s.n_bare;
    atom_of[s.n_bare] = s.atoms.n;
    s.bare = bare;
    s.bare_at = bare_at;
    s.atom_of = atom_of;
    return s;
}

static bool is_cue(const hs_scan *s, uint32_t i)
{
    const hs_atom *a = hs_atom_at(s, i);
    bool to = hs_atom_is(s, i + 1, HS_IS(TO));
    if (a->kinds & HS_IS(BE)) return to;                 /* "is to", "were to" */
    return a->kinds & HS_IS(FUTURE) && (to || !(a->kinds & HS_IS(WEAK)));
}

static bool ends_clause(const hs_atom *a)
{
    return a->mark && a->mark != '-' && a->mark != '\'' && a->mark != '$';
}

/* The word of the expression whose head lies outside it. */
static uint32_t top_word(const hs_tree *t, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++)
        if (t->head[i] == HS_NONE || t->head[i] < first || t->head[i] > last) return i;
    return first;
}

/* The nearest verb above the word; HS_NONE where there is none. */
static uint32_t governor(const hs_tree *t, uint32_t word)
{
    enum { STEPS = 6 };
    for (int step = 0; step < STEPS; step++) {
        word = t->head[word];
        if (word == HS_NONE || t->upos[word] == HS_UPOS_VERB) return word;
    }
    return HS_NONE;
}

static bool looks_ahead(const hs_scan *s, uint32_t word)
{
    hs_slice value;
    return hs_lexicon_find(&s->lexicons->units, hs_tree_form(s->tree, word), &value)
        && hs_value_has(value, "future") && !hs_value_has(value, "weak");
}

/* True where the present tense of the verb means it: in headlines and captions it tells of the
 * past, and a past verb between it and the date hints at a wrong arc. */
static bool is_told_now(const hs_tree *t, uint32_t word, uint32_t verb)
{
    uint32_t segment = t->sentences[t->sentence[verb]].segment;
    if (segment >= t->n_segments || t->segments[segment].kind != HS_BODY) return false;
    uint32_t first = word < verb ? word : verb, last = word < verb ? verb : word;
    for (uint32_t i = first; i < last; i++)
        if (t->xpos[i] == HS_XPOS_VBD) return false;
    return true;
}

/* What the governing verb says: "would meet", "has scheduled" ahead, "met", "had met" back. */
static hs_outlook outlook_by_tense(const hs_scan *s, uint32_t first, uint32_t last)
{
    const hs_tree *t = s->tree;
    uint32_t top = top_word(t, first, last), verb = governor(t, top);
    if (verb == HS_NONE) return HS_OPEN;
    if (looks_ahead(s, verb)) return HS_AHEAD;
    bool past = t->xpos[verb] == HS_XPOS_VBD, bare = true;
    bool present = t->xpos[verb] == HS_XPOS_VBZ || t->xpos[verb] == HS_XPOS_VBP;
    for (uint32_t c = t->child_first[verb]; c < t->child_first[verb + 1]; c++) {
        uint32_t word = t->child[c];
        if (t->xpos[word] == HS_XPOS_MD && looks_ahead(s, word)) return HS_AHEAD;
        if (t->relation[word] != HS_REL_AUX && t->relation[word] != HS_REL_AUX_PASS) continue;
        past = past || t->xpos[word] == HS_XPOS_VBD || hs_tree_is(t, word, "have");
        bare = false;
    }
    if (past) return HS_BACK;
    return present && bare && t->head[top] == verb && is_told_now(t, top, verb) ? HS_PRESENT : HS_OPEN;
}

/* Which way the clause looks that the expression [i, end) stands in: by its own words before
 * the expression, or, where it opens the sentence, after it. */
static hs_outlook outlook(const hs_scan *s, uint32_t i, uint32_t end)
{
    enum { REACH = 10 };
    uint32_t stop = i > REACH ? i - REACH : 0;
    bool opens = i <= 1;
    if (!opens && i && is_cue(s, i - 1)) return HS_AHEAD;     /* "until Monday" */
    if (s->tree->xpos && s->tree->head) {
        hs_outlook tense = outlook_by_tense(s, hs_atom_at(s, i)->word, hs_atom_at(s, end - 1)->word);
        if (tense != HS_OPEN) return tense;
    }
    if (i && hs_atom_is(s, i - 1, HS_IS(LIMIT))) return HS_LIMIT;
    for (uint32_t j = i; j-- > stop; ) {
        if (is_cue(s, j)) return HS_AHEAD;
        if (hs_atom_is(s, j, HS_IS(PAST_TENSE))) return HS_BACK;
        if (ends_clause(hs_atom_at(s, j)) || hs_atom_is(s, j, HS_IS(AFTER))) break;
    }
    end += hs_atom_mark(s, end, ',');
    for (uint32_t j = end; opens && j < end + REACH; j++) {
        if (is_cue(s, j)) return HS_AHEAD;
        if (hs_atom_is(s, j, HS_IS(PAST_TENSE))) return HS_BACK;
        if (ends_clause(hs_atom_at(s, j))) break;
    }
    return HS_OPEN;
}

/* True where the word is part of a name that the tagger found: "June Arden", "USA Today". */
static bool is_named(const hs_scan *s, uint32_t i, const hs_sense *sense)
{
    if (!s->tree->name || sense->year != HS_UNSET || sense->day != HS_UNSET) return false;
    uint8_t code = s->tree->name[hs_atom_at(s, i)->word];
    if (sense->form != HS_FORM_DATE && sense->form != HS_FORM_DEICTIC) return false;
    if (code == HS_NAME_NONE) return false;
    bool first = (code - 1) % 2 == 0;
    return !first || HS_NAME_TYPE(code) == HS_NAME_PERSON;
}

/* A feast and its date, "Eid al-Fitr, April 9" or "Ramadan (March 10)": the text's own date
 * counts, not the calendar's. */
static void trust_apposition(const hs_scan *s, uint32_t i, const hs_sense *feast, const hs_context *c,
                             hs_reading *out)
{
    hs_sense date;
    hs_reading reading;
    bool close = hs_atom_mark(s, i, '(') || hs_atom_mark(s, i, ',');
    if (feast->form != HS_FORM_HOLIDAY) return;
    if (!close && !hs_atom_is(s, i, HS_IS(ON))) return;
    uint32_t j = i + 1;
    if (close && hs_atom_is(s, j, HS_IS(ON))) j++;
    if (hs_date_match(s, j, &date) == j || date.form != HS_FORM_DATE) return;
    if (date.unit != HS_UNIT_DAY || !hs_date_resolve(&date, c, &reading)) return;
    *out = reading;
}

static void read_sentence(const hs_scan *s, hs_context *c, when_list *whens, hs_arena *out)
{
    c->day_is_near = false;
    for (uint32_t i = 0; i < s->atoms.n; ) {
        hs_sense sense;
        hs_reading reading;
        uint32_t end = hs_date_match(s, i, &sense);
        if (end == i) { i++; continue; }
        if (sense.form == HS_FORM_NONE || is_named(s, i, &sense)) { i = end; continue; }
        c->outlook = outlook(s, i, end);
        if (hs_date_resolve(&sense, c, &reading)) {
            trust_apposition(s, end, &sense, c, &reading);
            hs_context_note(c, &sense, &reading);
            hs_span span = { s->atoms.at[i].span.begin, s->atoms.at[end - 1].span.end };
            *hs_push(out, whens) = (hs_when){
                .span = span, .value = hs_copy(out, reading.value, strlen(reading.value)),
                .first = reading.period.first, .last = reading.last, .type = reading.type };
        }
        i = end;
    }
}

const hs_when *hs_date_run(const hs_date_lexicons *lexicons, const hs_tree *tree,
                           int32_t published, uint32_t *n, hs_arena *out, hs_arena *scratch)
{
    hs_context c = { .published = published, .day = HS_NO_DAY, .story = HS_NO_DAY,
                     .date = { HS_UNIT_DAY, HS_NO_DAY }, .quarter = { HS_UNIT_QUARTER, HS_NO_DAY } };
    when_list whens = { 0 };
    for (uint32_t i = 0; i < tree->n_sentences; i++) {
        hs_mark mark = hs_arena_mark(scratch);
        hs_scan s = scan_sentence(lexicons, tree, tree->sentences[i].tokens, scratch);
        read_sentence(&s, &c, &whens, out);
        hs_arena_rewind(scratch, mark);
    }
    *n = whens.n;
    return whens.at;
}
