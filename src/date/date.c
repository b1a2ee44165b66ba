/* date.c - walks the sentences: atoms, expressions, values; see date.h. */
#include "date/date.h"
#include "date/outlook.h"
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

/* True where the word is part of a name that the tagger found: "June Arden", "USA Today", "Sunday Times". */
static bool is_named(const hs_scan *s, uint32_t i, uint32_t end, const hs_sense *sense)
{
    if (!s->tree->name || sense->year != HS_UNSET || sense->day != HS_UNSET) return false;
    uint8_t code = s->tree->name[hs_atom_at(s, i)->word];
    if (sense->form != HS_FORM_DATE && sense->form != HS_FORM_DEICTIC) return false;
    if (code == HS_NAME_NONE) return false;
    bool first = (code - 1) % 2 == 0;
    uint32_t next = hs_atom_at(s, end - 1)->word + 1;
    bool goes_on = next < s->tree->n && s->tree->name[next] == HS_NAME_INSIDE(HS_NAME_TYPE(code));
    return !first || goes_on || HS_NAME_TYPE(code) == HS_NAME_PERSON;
}

/* True where a word that is written small is written with a capital after another capital: "Russia
 * Today", "News Daily". */
static bool is_title(const hs_scan *s, uint32_t i, const hs_sense *sense)
{
    const hs_atom *a = hs_atom_at(s, i), *last = hs_atom_at(s, i ? i - 1 : HS_NONE);
    bool small = sense->form == HS_FORM_FIXED || sense->form == HS_FORM_DEICTIC;
    bool joined = i && last->capital && !hs_ends(s->atoms.form[i - 1], ".");
    return small && joined && a->capital && !(a->kinds & HS_IS(CLOCK));
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

/* "the November 27 agreement": a date that tells which one is meant is no day of the story, from
 * which "the following day" could count. */
static bool tells_which(const hs_scan *s, uint32_t i, uint32_t end, const hs_sense *sense)
{
    const hs_tree *t = s->tree;
    uint32_t first = hs_atom_at(s, i)->word, last = hs_atom_at(s, end - 1)->word, top = first;
    if (sense->form != HS_FORM_DATE || sense->day == HS_UNSET || !t->head) return false;
    while (t->head[top] != HS_NONE && t->head[top] >= first && t->head[top] <= last) top = t->head[top];
    uint32_t noun = t->head[top];
    return noun != HS_NONE && noun > last && t->upos[noun] == HS_UPOS_NOUN;
}

static void read_sentence(const hs_scan *s, hs_context *c, when_list *whens, hs_arena *out)
{
    c->day_is_near = false;
    for (uint32_t i = 0; i < s->atoms.n; ) {
        hs_sense sense;
        hs_reading reading;
        uint32_t end = hs_date_match(s, i, &sense);
        if (end == i) { i++; continue; }
        bool name = is_named(s, i, end, &sense) || is_title(s, i, &sense);
        if (sense.form == HS_FORM_NONE || name) { i = end; continue; }
        c->outlook = hs_date_outlook(s, i, end);
        if (hs_date_resolve(&sense, c, &reading)) {
            trust_apposition(s, end, &sense, c, &reading);
            int32_t day = c->day;
            hs_context_note(c, &sense, &reading);
            if (tells_which(s, i, end, &sense)) c->day = day;
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
