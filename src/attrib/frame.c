/* frame.c - who speaks, to whom and through whom; and what a statement takes over from the one
 * before it or around it. See frame.h.
 */
#include "attrib/frame.h"

/* "spoke to the Courier": what follows of the speaker is told to it. */
typedef struct hs_talk { uint32_t verb, medium; } hs_talk;   /* medium + 1; 0: none */

typedef struct framer {
    const hs_scene *s;
    const hs_draft *drafts;
    const hs_frame_input *in;
    hs_statement *st;
    hs_arena *out;
    uint32_t last_open;      /* the last statement that stands in no other one, or HS_NONE */
    uint32_t last_dated;     /* the last of these whose day is known, or HS_NONE */
    uint32_t lead, lead_day; /* the first paragraph; the day of what it tells: a when, or HS_NONE */
    uint32_t last_spoken;    /* the last of these with a quotation in it */
    bool *medium;            /* [entities] papers, stations, agencies */
    uint32_t *works_for;     /* [entities] the medium whose reporter it is, or that was shown it, + 1 */
    hs_talk *talk;           /* [entities] the interview that each gave */
    hs_talk first_talk;      /* the first interview that anybody gave: a script's */
    uint32_t *last_of;       /* [entities] the last of these by each speaker, + 1 */
    uint32_t *dated;         /* [entities] the dated one whose occasion still holds, + 1 */
} framer;

static uint32_t entity_at(const hs_scene *s, uint32_t w)
{
    uint32_t m = w == HS_NONE ? HS_NONE : s->who->of_head[w];
    return m == HS_NONE ? HS_NONE : s->who->mentions[m].entity;
}

static bool is_word_of_media(const hs_scene *s, hs_slice word)
{
    hs_slice value;
    return hs_lexicon_find(&s->cues->media, word, &value) &&
           (hs_value_has(value, "ends") || hs_value_has(value, "begins") || hs_value_has(value, "may"));
}

/* "The Lisk Courier", "Radio Dorn": a body whose name has a word of media at either end. */
static bool has_name_of_medium(const hs_scene *s, const char *name)
{
    hs_slice whole = hs_str(name);
    uint32_t first = 0, last = whole.n;
    if (whole.n > 4 && hs_is_nocase((hs_slice){ name, 4 }, "the ")) first = 4;
    while (last > first && whole.at[last - 1] != ' ') last--;
    if (last == first) return false;
    hs_slice end = { whole.at + last, whole.n - last }, begin = { whole.at + first, 0 };
    while (begin.at[begin.n] != ' ') begin.n++;
    return is_word_of_media(s, end) || is_word_of_media(s, begin);
}

static bool is_medium(const framer *f, uint32_t entity) { return entity != HS_NONE && f->medium[entity]; }

/* "told Brand One", "seen by OpenReport": a named body that is no ministry, council or party,
 * and hears what people say or is shown papers, works for a medium. */
static uint32_t shown_or_told(const hs_scene *s, uint32_t verb)
{
    const hs_tree *t = s->tree;
    uint32_t whom = HS_NONE;
    if (hs_cue_leads(s, verb, "tells") && hs_tree_child(t, verb, HS_REL_NSUBJ_PASS) == HS_NONE) {
        whom = hs_tree_child(t, verb, HS_REL_IOBJ);
        if (whom == HS_NONE) whom = hs_tree_child(t, verb, HS_REL_OBJ);
    } else if (hs_cue_leads(s, verb, "shown") && t->xpos[verb] == HS_XPOS_VBN) {
        whom = hs_tree_child(t, verb, HS_REL_OBL_AGENT);
        if (whom == HS_NONE) whom = hs_tree_child(t, verb, HS_REL_OBL);
        if (whom != HS_NONE && !hs_cue_led_by(s, whom, "agent")) return HS_NONE;
    }
    if (whom == HS_NONE || t->upos[whom] != HS_UPOS_PROPN) return HS_NONE;
    return entity_at(s, whom);
}

static bool is_body(const hs_scene *s, const char *name)
{
    hs_slice word = { name, 0 };
    for (const char *c = name;; c++) {
        if (*c && *c != ' ') { word.n++; continue; }
        if (word.n && hs_lexicon_has(&s->cues->bodies, word)) return true;
        if (!*c) return false;
        word = (hs_slice){ c + 1, 0 };
    }
}

static void note_talk(framer *f, uint32_t verb, uint32_t who, uint32_t talk)
{
    const hs_tree *t = f->s->tree;
    for (uint32_t i = t->child_first[talk]; i < t->child_first[talk + 1]; i++) {
        uint32_t c = t->child[i], e = entity_at(f->s, c);
        if ((t->relation[c] != HS_REL_OBL && t->relation[c] != HS_REL_NMOD) || e == who || !is_medium(f, e)) continue;
        if (!hs_cue_led_by(f->s, c, "heard")) continue;
        if (!f->first_talk.medium) f->first_talk = (hs_talk){ verb, e + 1 };
        if (who != HS_NONE && !f->talk[who].medium) f->talk[who] = (hs_talk){ verb, e + 1 };
    }
}

/* "Marden spoke to the Courier"; "said Marden in an interview with the Courier". */
static void find_talks(framer *f)
{
    const hs_tree *t = f->s->tree;
    for (uint32_t w = 0; w < t->n; w++) {
        if (!hs_cue_leads(f->s, w, "talks")) continue;
        uint32_t verb = w, agent;
        if (t->upos[w] == HS_UPOS_NOUN) verb = t->head[w];
        if (verb == HS_NONE || t->upos[verb] != HS_UPOS_VERB) continue;
        agent = hs_tree_child(t, verb, HS_REL_OBL_AGENT);
        note_talk(f, verb, entity_at(f->s, agent != HS_NONE ? agent : hs_cue_subject(f->s, verb)), w);
    }
}

/* Bears a name; "her blog" and "local papers" are not credited with anything. */
static bool is_credited(const hs_entity *e) { return e->named && hs_is_upper(e->name[0]); }

static bool is_staff(const hs_scene *s, uint32_t w)
{
    hs_slice value;
    return s->tree->upos[w] == HS_UPOS_NOUN && hs_lexicon_find(&s->cues->media, hs_str(s->tree->lemma[w]), &value) &&
           hs_value_has(value, "staff");
}

/* "An Inland Radio reporter", "its correspondent Ilse Dorn", "the memo, seen by the Courier": notes
 * what comes into the report by way of the medium at w. */
static void note_work(framer *f, uint32_t w)
{
    const hs_scene *s = f->s;
    const hs_tree *t = s->tree;
    uint32_t e = entity_at(s, w), up = t->head[w], what = HS_NONE;
    if (!is_medium(f, e) || up == HS_NONE || !is_credited(&s->who->entities[e])) return;
    uint8_t r = t->relation[w];
    if ((r == HS_REL_COMPOUND || r == HS_REL_NMOD_POSS || r == HS_REL_NMOD) && is_staff(s, up)) what = up;
    else if ((r == HS_REL_OBL_AGENT || r == HS_REL_OBL) && hs_cue_led_by(s, w, "agent") &&
             t->xpos[up] == HS_XPOS_VBN && hs_cue_leads(s, up, "shown"))
        what = t->relation[up] == HS_REL_ACL ? t->head[up] : hs_tree_child(t, up, HS_REL_NSUBJ_PASS);
    what = entity_at(s, what);
    if (what != HS_NONE && what != e && !f->works_for[what]) f->works_for[what] = e + 1;
}

static void find_media(framer *f, hs_arena *scratch)
{
    const hs_scene *s = f->s;
    f->medium = hs_new(scratch, bool, s->who->n_entities);
    for (uint32_t i = 0; i < s->who->n_entities; i++) {
        const hs_entity *e = &s->who->entities[i];
        bool named = e->named && has_name_of_medium(s, e->name);
        f->medium[i] = e->type == HS_MEDIUM || named;
    }
    for (uint32_t w = 0; w < s->tree->n; w++) {
        uint32_t i = s->tree->upos[w] == HS_UPOS_VERB ? shown_or_told(s, w) : HS_NONE;
        if (i == HS_NONE || !s->who->entities[i].named || s->who->entities[i].type != HS_ORGANIZATION) continue;
        if (!is_body(s, s->who->entities[i].name)) f->medium[i] = true;
    }
    f->talk = hs_new(scratch, hs_talk, s->who->n_entities);
    f->works_for = hs_new(scratch, uint32_t, s->who->n_entities);
    for (uint32_t w = 0; w < s->tree->n; w++) note_work(f, w);
    find_talks(f);
}

static bool is_paper(const framer *f, uint32_t entity)
{
    return entity != HS_NONE && f->s->who->entities[entity].type == HS_DOCUMENT;
}

/* The word of the range that hangs on a word outside it. */
static uint32_t top_of(const hs_tree *t, hs_range r)
{
    for (uint32_t w = r.first; w < r.last; w++) {
        bool inside = t->head[w] != HS_NONE && hs_range_has(r, t->head[w]);
        if (!inside && t->upos[w] != HS_UPOS_PUNCT && t->relation[w] != HS_REL_CASE) return w;
    }
    return HS_NONE;
}

/* "who", "which": the noun whose relative clause it stands in. */
static uint32_t antecedent(const hs_tree *t, uint32_t w)
{
    uint32_t v = w;
    for (int i = 0; i < 6 && v != HS_NONE; i++, v = t->head[v])
        if (t->relation[v] == HS_REL_ACL_RELCL) return t->head[v];
    return w;
}

static uint32_t entity_of(const hs_scene *s, hs_range source)
{
    const hs_tree *t = s->tree;
    uint32_t top = top_of(t, source), e;
    if (top == HS_NONE) return HS_NONE;
    if (t->xpos[top] == HS_XPOS_WP || t->xpos[top] == HS_XPOS_WDT) return entity_at(s, antecedent(t, top));
    e = entity_at(s, top);
    for (uint32_t w = source.first; w < source.last && e == HS_NONE; w++) e = entity_at(s, w);
    return e;
}

static uint32_t segment_of(const framer *f, uint32_t i)
{
    const hs_tree *t = f->s->tree;
    const hs_raw *r = &f->drafts[i].raw;
    uint32_t w = hs_range_empty(r->cue) ? hs_raw_hull(r).first : r->cue.first;
    return t->sentences[t->sentence[w]].segment;
}

/* ---- speaker ---- */

static uint32_t parent_speaker(const framer *f, uint32_t i)
{
    uint32_t p = f->drafts[i].parent;
    return p == HS_NONE ? HS_NONE : f->st[p].speaker;
}

enum { ROLE_MENTIONS = 16, ROLE_WORDS = 32 };    /* looked at for a speaker's body */

/* "its deputy director", "a Pallas spokeswoman", "the head of the union": the word is the body
 * that the person it describes speaks for. A place is one only as owner. */
static bool spoken_for(const hs_scene *s, uint32_t w)
{
    const hs_tree *t = s->tree;
    uint32_t e = entity_at(s, w), of = hs_tree_child(t, w, HS_REL_CASE);
    if (e == HS_NONE) return false;
    uint8_t type = s->who->entities[e].type, r = t->relation[w];
    if (r == HS_REL_NMOD_POSS && type == HS_PLACE) return true;
    if (type != HS_ORGANIZATION && type != HS_GROUP && type != HS_MEDIUM) return false;
    if (r == HS_REL_NMOD_POSS || r == HS_REL_COMPOUND) return true;
    return r == HS_REL_NMOD && of != HS_NONE && (hs_word_is_form(t, of, "of") || hs_word_is_form(t, of, "for"));
}

/* Whom a person means by "we": the body named where the report says who that is; else the person. */
static uint32_t body_of(const hs_scene *s, uint32_t person)
{
    if (person == HS_NONE || s->who->entities[person].type == HS_ORGANIZATION) return person;
    const hs_entity *e = &s->who->entities[person];
    for (uint32_t i = 0; i < e->n_mentions && i < ROLE_MENTIONS; i++) {
        const hs_mention *m = &s->who->mentions[e->mentions[i]];
        uint32_t last = m->tokens.first + ROLE_WORDS;
        for (uint32_t w = m->tokens.first; w < m->tokens.last && w < last; w++)
            if (entity_at(s, w) != person && spoken_for(s, w)) return entity_at(s, w);
    }
    return person;
}

static bool is_relay(const hs_draft *d) { return strcmp(d->raw.rule, "relay") == 0; }
static bool relays(const hs_draft *d) { return is_relay(d) || strcmp(d->raw.rule, "according-to") == 0; }

/* Said in the report's own voice; who only relays a whole sentence does not interrupt it. */
static bool is_open(const framer *f, uint32_t i)
{
    uint32_t p = f->drafts[i].parent;
    return p == HS_NONE || (f->drafts[p].parent == HS_NONE && relays(&f->drafts[p]));
}

/* "He added": in the paragraph of the last statement or the next, whoever spoke there goes on
 * speaking, where the pronoun fits. */
static uint32_t goes_on_speaking(const framer *f, uint32_t i)
{
    const hs_tree *t = f->s->tree;
    hs_range r = f->drafts[i].raw.source;
    if (r.last != r.first + 1 || !is_open(f, i) || f->last_open == HS_NONE) return HS_NONE;
    uint32_t e = f->st[f->last_open].speaker;
    if (e == HS_NONE || segment_of(f, i) - segment_of(f, f->last_open) > 1) return HS_NONE;
    uint8_t type = f->s->who->entities[e].type, traits = f->s->who->traits[e];
    bool several = traits & HS_WHO_SEVERAL, person = (type == HS_PERSON || type == HS_UNNAMED) && !several;
    if (hs_word_is_form(t, r.first, "he")) return person && !(traits & HS_WHO_FEMALE) ? e : HS_NONE;
    if (hs_word_is_form(t, r.first, "she")) return person && !(traits & HS_WHO_MALE) ? e : HS_NONE;
    if (hs_word_is_form(t, r.first, "they")) return several ? e : HS_NONE;
    if (hs_word_is_form(t, r.first, "it")) return person || several ? HS_NONE : e;
    return HS_NONE;
}

/* True where the entity is named or described in the words [first, last). */
static bool comes_up(const hs_scene *s, uint32_t e, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w < last; w++)
        if (s->tree->upos[w] != HS_UPOS_PRON && entity_at(s, w) == e) return true;
    return false;
}

static uint32_t speaker_of(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    const hs_tree *t = f->s->tree;
    if (hs_range_empty(d->raw.source)) {
        if (!hs_range_empty(d->raw.cue)) return HS_NONE;
        if (f->last_spoken != HS_NONE) return f->st[f->last_spoken].speaker;
        return f->last_open == HS_NONE ? HS_NONE : f->st[f->last_open].speaker;
    }
    uint32_t first = d->raw.source.first;
    if (d->parent != HS_NONE && t->quote[first] != HS_NONE && d->raw.source.last == first + 1 &&
        hs_cue_leads(f->s, first, "speaker"))
        return hs_word_is_form(t, first, "we") ? body_of(f->s, parent_speaker(f, i)) : parent_speaker(f, i);
    uint32_t before = goes_on_speaking(f, i), e = entity_of(f->s, d->raw.source);
    if (before == HS_NONE || e == HS_NONE) return e == HS_NONE ? before : e;
    return comes_up(f->s, e, hs_raw_hull(&f->drafts[f->last_open].raw).last, first) ? e : before;
}

/* ---- addressee ---- */

static bool holds_word(const hs_draft *d, uint32_t w)
{
    for (uint32_t i = 0; i < d->raw.n_content; i++)
        if (hs_range_has(d->raw.content[i], w)) return true;
    return false;
}

static bool can_listen(const hs_scene *s, uint32_t w)
{
    uint32_t e = entity_at(s, w);
    return e != HS_NONE && s->who->entities[e].type != HS_DOCUMENT;
}

/* "to reporters": with a verb of saying, what follows "to" listens. */
static uint32_t told_to(const hs_scene *s, const hs_draft *d, uint32_t verb)
{
    const hs_tree *t = s->tree;
    for (uint32_t i = t->child_first[verb]; i < t->child_first[verb + 1]; i++) {
        uint32_t c = t->child[i], k = hs_tree_child(t, c, HS_REL_CASE);
        if (t->relation[c] != HS_REL_OBL || k == HS_NONE || !hs_tree_is(t, k, "to")) continue;
        if (!holds_word(d, c) && can_listen(s, c)) return c;
    }
    return HS_NONE;
}

/* The object of "called on", "appealed to". */
static uint32_t called_on(const hs_tree *t, const hs_cue *cue)
{
    for (uint32_t i = t->child_first[cue->head]; i < t->child_first[cue->head + 1]; i++) {
        uint32_t c = t->child[i], k = hs_tree_child(t, c, HS_REL_CASE);
        if (c >= cue->last && k != HS_NONE && k > cue->head && k < cue->last) return c;
    }
    return HS_NONE;
}

static uint32_t listener(const hs_scene *s, const hs_draft *d)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    uint32_t w;
    if (d->head == HS_NONE || !hs_cue_at(s, d->head, &cue)) return HS_NONE;
    bool hears = cue.takes & (HS_CUE_HEAR | HS_TAKES_WHOM);
    if (cue.passive) return hears ? hs_tree_child(t, d->head, HS_REL_NSUBJ_PASS) : HS_NONE;
    w = hs_tree_child(t, d->head, HS_REL_IOBJ);
    if (w != HS_NONE) return w;
    if (cue.last > cue.head + 1) return hears ? called_on(t, &cue) : HS_NONE;
    w = hs_tree_child(t, d->head, HS_REL_OBJ);
    if (hears && w != HS_NONE && (!holds_word(d, w) || cue.takes & HS_TAKES_WHOM) && can_listen(s, w)) return w;
    return told_to(s, d, d->head);
}

/* Asked without saying whom: "Asked at the briefing whether ..., she replied". */
static uint32_t asked_without_subject(const hs_scene *s, const hs_draft *d)
{
    const hs_tree *t = s->tree;
    hs_cue cue;
    if (!hs_cue_at(s, d->head, &cue) || !cue.passive) return HS_NONE;
    if (t->relation[d->head] != HS_REL_ADVCL || !(cue.takes & (HS_CUE_HEAR | HS_TAKES_WHOM))) return HS_NONE;
    return hs_cue_subject(s, t->head[d->head]);
}

/* "in a letter to the council": who the occasion is for. */
static uint32_t addressed_in(const hs_scene *s, hs_range venue)
{
    const hs_tree *t = s->tree;
    for (uint32_t w = venue.first; w < venue.last; w++)
        if (t->relation[w] == HS_REL_NMOD && hs_cue_led_by(s, w, "whom") && can_listen(s, w)) return w;
    return HS_NONE;
}

/* "she replied": to whoever asked just before. */
static uint32_t who_asked(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    if (d->head == HS_NONE || f->last_open == HS_NONE || !hs_cue_leads(f->s, d->head, "replies")) return HS_NONE;
    const hs_statement *before = &f->st[f->last_open];
    bool apart = segment_of(f, i) - segment_of(f, f->last_open) > 1;
    if (apart || before->act != HS_ASK || before->speaker == f->st[i].speaker) return HS_NONE;
    return before->speaker;
}

static uint32_t addressee_of(const framer *f, uint32_t i, hs_range venue)
{
    const hs_draft *d = &f->drafts[i];
    uint32_t w = listener(f->s, d);
    if (w == HS_NONE && d->head != HS_NONE) w = asked_without_subject(f->s, d);
    if (w == HS_NONE) w = addressed_in(f->s, venue);
    if (w == HS_NONE) return who_asked(f, i);
    if (f->s->tree->quote[w] != HS_NONE && hs_cue_leads(f->s, w, "speaker")) return parent_speaker(f, i);
    uint32_t e = entity_at(f->s, w);
    return e == f->st[i].speaker ? HS_NONE : e;
}

/* ---- outlet ---- */

/* "in an interview with the Courier", "in an essay in the Courier", "seen by the Courier". */
static uint32_t medium_beside(const framer *f, hs_range words, const hs_draft *d, uint32_t speaker)
{
    const hs_scene *s = f->s;
    const hs_tree *t = s->tree;
    for (uint32_t w = words.first; w < words.last; w++) {
        uint32_t e = entity_at(s, w);
        if (e == speaker || !is_medium(f, e) || !is_credited(&s->who->entities[e]) || holds_word(d, w)) continue;
        uint32_t k = hs_tree_child(t, w, HS_REL_CASE);
        if (k != HS_NONE || t->relation[w] == HS_REL_COMPOUND || t->relation[w] == HS_REL_NMOD_POSS) return e;
    }
    return HS_NONE;
}

/* The medium in whose report the statement stands: that speaks further out; or that was told, in
 * its own words, what another says. What somebody quotes, or says of himself, the medium vouches for
 * no more than for the rest. */
static uint32_t medium_around(const framer *f, uint32_t i)
{
    const hs_statement *st = &f->st[i];
    uint32_t p = f->drafts[i].parent;
    if (p == HS_NONE) return HS_NONE;
    uint32_t who = f->st[p].speaker;
    if (is_medium(f, who)) return who;
    if (who != HS_NONE && f->works_for[who]) return f->works_for[who] - 1;
    uint32_t at = hs_raw_hull(&f->drafts[i].raw).first;
    if (f->st[p].kind == HS_DIRECT || f->s->tree->quote[at] != HS_NONE) return HS_NONE;
    return st->speaker == who || st->speaker == HS_NONE ? HS_NONE : f->st[p].outlet;
}

static uint32_t outlet_of(const framer *f, uint32_t i, hs_range venue)
{
    const hs_draft *d = &f->drafts[i];
    const hs_statement *st = &f->st[i];
    if (is_medium(f, st->addressee)) return st->addressee;
    uint32_t e = medium_around(f, i);
    if (e != HS_NONE) return e;
    if (is_medium(f, st->speaker)) return HS_NONE;
    e = medium_beside(f, venue, d, st->speaker);
    if (e == HS_NONE && st->speaker != HS_NONE && f->works_for[st->speaker]) return f->works_for[st->speaker] - 1;
    if (e == HS_NONE && is_paper(f, st->speaker)) e = medium_beside(f, d->raw.source, d, st->speaker);
    return e;
}

/* ---- what is taken over from the statement before ---- */

enum { SPEECH_GOES_ON = 5, LEAD_GOES_ON = 2, INTERVIEW_GOES_ON = 1, /* paragraphs */
       LEAD_STATEMENTS = 3, LEAD_LOOKED_AT = 60 };

static void take_date(hs_statement *to, const hs_statement *from)
{
    to->made = from->made;
    to->made_first = from->made_first;
    to->made_last = from->made_last;
    to->made_span = from->made_span;
}

/* "Marden: "It is closed."": a colon is all the cue there is. */
static bool is_turn(const hs_tree *t, const hs_draft *d)
{
    hs_range cue = d->raw.cue;
    return cue.last == cue.first + 1 && hs_word_is_form(t, cue.first, ":");
}

/* The turns of a script are told to whom the interview was given, on its day. */
static void take_script(framer *f, uint32_t i)
{
    hs_statement *st = &f->st[i];
    const hs_talk *talk = &f->first_talk;
    uint32_t at = hs_raw_hull(&f->drafts[i].raw).first;
    if (!talk->medium || talk->verb > at || st->speaker == talk->medium - 1 || is_medium(f, st->speaker)) return;
    if (st->outlet == HS_NONE) st->outlet = talk->medium - 1;
    if (st->addressee == HS_NONE) st->addressee = st->outlet;
    hs_draft given = { .raw = { .cue = { talk->verb, talk->verb + 1 } }, .head = talk->verb, .parent = HS_NONE };
    uint32_t when = st->made ? HS_NONE : hs_frame_when(f->s, &given, (hs_range){ 0, f->s->tree->n }, f->in);
    if (when != HS_NONE) hs_frame_date(st, &f->in->whens[when], f->in->published, f->out);
}

/* An interview holds for the next paragraphs. */
static void take_interview(framer *f, uint32_t i)
{
    hs_statement *st = &f->st[i];
    const hs_tree *t = f->s->tree;
    const hs_talk *talk = &f->talk[st->speaker];
    uint32_t at = hs_raw_hull(&f->drafts[i].raw).first;
    if (st->outlet != HS_NONE || !talk->medium || talk->verb > at) return;
    uint32_t from = t->sentences[t->sentence[talk->verb]].segment;
    if (segment_of(f, i) - from <= INTERVIEW_GOES_ON) st->outlet = talk->medium - 1;
}

/* "Marden disputes that", "will not say": told of the day of the report, and of no other. */
static bool is_present(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    const hs_tree *t = f->s->tree;
    if (d->head == HS_NONE) return false;
    for (uint32_t w = d->raw.cue.first; w <= d->head; w++)
        if (t->xpos[w] == HS_XPOS_VBZ || t->xpos[w] == HS_XPOS_VBP || t->xpos[w] == HS_XPOS_MD) return true;
    return false;
}

/* True where the entity is one of those whom the words name together: "Marden and Sedar". */
static bool is_among(const hs_scene *s, uint32_t entity, hs_range words)
{
    const hs_entity *e = &s->who->entities[entity];
    uint32_t low = 0, high = e->n_mentions;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->who->mentions[e->mentions[middle]].head < words.first) low = middle + 1;
        else high = middle;
    }
    return low < e->n_mentions && s->who->mentions[e->mentions[low]].head < words.last;
}

/* "The office denied it on Monday. ... the statement read": the paper that the last one spoke in; or
 * "Marden and Sedar announced ... Marden stated": one of those who spoke. NULL where it is neither. */
static const hs_statement *same_occasion(const framer *f, uint32_t i)
{
    if (f->last_dated == HS_NONE) return NULL;
    const hs_tree *t = f->s->tree;
    hs_range mine = f->drafts[i].raw.source;
    uint32_t gap = segment_of(f, i) - segment_of(f, f->last_dated), top = top_of(t, mine);
    uint32_t speaker = f->st[i].speaker;
    if (gap == 0 && is_among(f->s, speaker, f->drafts[f->last_dated].raw.source)) return &f->st[f->last_dated];
    bool paper = top != HS_NONE && is_paper(f, speaker) && hs_word_is_form(t, mine.first, "the") &&
                 mine.last - mine.first <= 2 && hs_lexicon_has(&f->s->cues->venues, hs_str(t->lemma[top]));
    return paper && gap <= 1 ? &f->st[f->last_dated] : NULL;
}

/* Night and evening: what happened then is talked of the day after. */
static bool is_night(const hs_when *w) { return strstr(w->value, "TNI") || strstr(w->value, "TEV"); }

/* The day on which what the lead tells came about: that of its first sentence's own verb. */
static void find_lead(framer *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t k = 0, w;
    while (k < t->n_sentences && t->segments[t->sentences[k].segment].kind != HS_BODY) k++;
    f->lead_day = HS_NONE;
    if (k == t->n_sentences) return;
    hs_range words = t->sentences[k].tokens;
    for (w = words.first; w < words.last && t->head[w] != HS_NONE; w++) continue;
    if (w == words.last || t->xpos[w] != HS_XPOS_VBD) return;
    hs_draft act = { .raw = { .cue = { w, w + 1 } }, .head = w, .parent = HS_NONE };
    uint32_t when = hs_frame_when(f->s, &act, words, f->in);
    if (when == HS_NONE || f->in->whens[when].first != f->in->whens[when].last) return;
    if (is_night(&f->in->whens[when])) return;
    f->lead_day = when;
    f->lead = t->sentences[k].segment;
}

/* "Thousands marched on Friday. ... "I am late," Sedar said.": who is quoted in the lead or right
 * behind it speaks of what it tells, and on its day. */
static bool speaks_of_lead(const framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    const hs_statement *st = &f->st[i];
    uint32_t here = segment_of(f, i);
    if (f->lead_day == HS_NONE || here < f->lead || here - f->lead > LEAD_GOES_ON) return false;
    if (d->head == HS_NONE || f->s->tree->xpos[d->head] != HS_XPOS_VBD) return false;
    return st->kind != HS_INDIRECT && st->act != HS_THINK && st->act != HS_WANT;
}

/* The day of the occasion, where the statement's own words do not give it. */
static void take_occasion(const framer *f, uint32_t i)
{
    hs_statement *st = &f->st[i];
    if (st->made || st->negated || is_present(f, i) || hs_range_empty(f->drafts[i].raw.cue)) return;
    const hs_statement *b = same_occasion(f, i);
    if (b) take_date(st, b);
    else if (speaks_of_lead(f, i)) hs_frame_date(st, &f->in->whens[f->lead_day], f->in->published, f->out);
}

/* "He added": where the same speaker goes on nearby, it is the same speech, so its day and its
 * outlet hold. `last` is the speaker's statement before this one. */
static void go_on(framer *f, uint32_t i, uint32_t last)
{
    hs_statement *st = &f->st[i];
    uint32_t gap = segment_of(f, i) - segment_of(f, last), *dated = &f->dated[st->speaker];
    if (gap > SPEECH_GOES_ON && !is_paper(f, st->speaker)) *dated = 0;
    if (!st->made && *dated && !st->negated && !is_present(f, i)) take_date(st, &f->st[*dated - 1]);
    if (gap <= INTERVIEW_GOES_ON && st->outlet == HS_NONE) st->outlet = f->st[last].outlet;
}

static void take_over(framer *f, uint32_t i)
{
    hs_statement *st = &f->st[i];
    if (st->speaker == HS_NONE) return;
    uint32_t last = f->last_of[st->speaker];
    take_interview(f, i);
    f->last_of[st->speaker] = i + 1;
    if (last && !hs_range_empty(f->drafts[i].raw.source)) go_on(f, i, last - 1);
    take_occasion(f, i);
    if (st->made) f->dated[st->speaker] = i + 1;
}

/* The speaker's next statement in the text, where it is dated and near; or for a headline that
 * names him otherwise, the text's first statement. */
static const hs_statement *dated_after(const framer *f, uint32_t i, uint32_t n)
{
    const hs_tree *t = f->s->tree;
    const hs_statement *st = &f->st[i], *first = NULL;
    bool headline = t->segments[segment_of(f, i)].kind != HS_BODY;
    for (uint32_t k = i + 1, seen = 0; k < n && seen < LEAD_STATEMENTS; k++) {
        const hs_statement *b = &f->st[k];
        if (t->segments[segment_of(f, k)].kind != HS_BODY || b->parent != HS_NONE) continue;
        seen++;
        if (!first) first = b;
        if (b->speaker == st->speaker && b->made) return b;
    }
    return headline && first && first->made ? first : NULL;
}

/* What the lead and the headline say without a day, the text says again with one. */
static void date_lead(framer *f, uint32_t n)
{
    uint32_t body = 0;
    for (uint32_t i = 0; i < n && i < LEAD_LOOKED_AT && body < LEAD_STATEMENTS; i++) {
        hs_statement *st = &f->st[i];
        if (st->parent != HS_NONE) continue;
        bool text = f->s->tree->segments[segment_of(f, i)].kind == HS_BODY;
        body += text;
        if (st->made || st->speaker == HS_NONE || st->negated || (text && is_present(f, i))) continue;
        const hs_statement *b = dated_after(f, i, n);
        if (b) take_date(st, b);
    }
}

/* ---- spans and kind ---- */

static hs_spans spans_of(const framer *f, const hs_range *ranges, uint32_t n)
{
    hs_span *at = hs_new(f->out, hs_span, n);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!hs_range_empty(ranges[i])) at[kept++] = hs_tree_span(f->s->tree, ranges[i]);
    return (hs_spans){ at, kept };
}

static uint8_t kind_of(const hs_tree *t, const hs_draft *d)
{
    bool inside = false, outside = false;
    for (uint32_t i = 0; i < d->raw.n_content; i++)
        for (uint32_t w = d->raw.content[i].first; w < d->raw.content[i].last; w++) {
            bool lead = i == 0 && w == d->raw.content[0].first && hs_word_is_form(t, w, "that");
            if (t->upos[w] == HS_UPOS_PUNCT || lead) continue;
            if (hs_word_quote(t, w, d->head) != HS_NONE) inside = true;
            else outside = true;
        }
    return inside ? outside ? HS_MIXED : HS_DIRECT : HS_INDIRECT;
}

static void frame_one(framer *f, uint32_t i)
{
    const hs_draft *d = &f->drafts[i];
    hs_statement *st = &f->st[i];
    *st = (hs_statement){ .parent = d->parent, .confidence = d->raw.confidence, .rule = d->raw.rule,
                          .made_first = HS_NO_DAY, .made_last = HS_NO_DAY };
    st->source = spans_of(f, &d->raw.source, 1);
    st->cue = spans_of(f, &d->raw.cue, 1);
    st->content = spans_of(f, d->raw.content, d->raw.n_content);
    st->kind = kind_of(f->s->tree, d);
    st->speaker = speaker_of(f, i);
    hs_range venue = hs_frame_venue(f->s, d, f->in);
    st->addressee = addressee_of(f, i, venue);
    st->venue = hs_tree_span(f->s->tree, venue);
    st->outlet = outlet_of(f, i, venue);
    hs_range within = { 0, f->s->tree->n };      /* what relays a statement has a day of its own */
    if (d->parent != HS_NONE) within = hs_raw_hull(&f->drafts[d->parent].raw);
    uint32_t when = hs_frame_when(f->s, d, within, f->in);
    if (when == HS_NONE && is_paper(f, st->speaker)) when = hs_frame_when_written(f->s, d, f->in);
    if (when != HS_NONE) hs_frame_date(st, &f->in->whens[when], f->in->published, f->out);
    hs_frame_put(f->s, d, st);
    if (d->parent != HS_NONE && !is_open(f, i)) {
        const hs_statement *p = &f->st[d->parent];
        if (p->act == HS_DENY && !p->negated) st->negated = 1;
        return;
    }
    if (is_relay(d) && is_medium(f, st->speaker)) return;
    if (is_turn(f->s->tree, d)) take_script(f, i);
    take_over(f, i);
    if (st->made) f->last_dated = i;
    if (is_relay(d)) return;             /* it may stand behind what others said, too */
    f->last_open = i;
    if (st->kind != HS_INDIRECT) f->last_spoken = i;
}

hs_statement *hs_frame(const hs_scene *s, const hs_draft *drafts, uint32_t n,
                       const hs_frame_input *input, hs_arena *out, hs_arena *scratch)
{
    hs_mark mark = hs_arena_mark(scratch);
    framer f = { .s = s, .drafts = drafts, .in = input, .out = out,
                 .last_open = HS_NONE, .last_dated = HS_NONE, .last_spoken = HS_NONE };
    f.st = hs_new(out, hs_statement, n);
    find_media(&f, scratch);
    f.last_of = hs_new(scratch, uint32_t, s->who->n_entities);
    f.dated = hs_new(scratch, uint32_t, s->who->n_entities);
    find_lead(&f);
    for (uint32_t i = 0; i < n; i++) frame_one(&f, i);
    date_lead(&f, n);
    hs_arena_rewind(scratch, mark);
    return f.st;
}
