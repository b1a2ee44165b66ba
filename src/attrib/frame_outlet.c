/* frame_outlet.c - the report's media, and which of them a statement is credited to: who is told, who
 * reports, who was shown the paper, whose reporter speaks. See framer.h.
 */
#include "attrib/framer.h"

enum { INTERVIEW_GOES_ON = 1 };          /* paragraphs */

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

/* The medium to whom one talks by that verb or noun, or HS_NONE. */
static uint32_t talked_to(const framer *f, uint32_t talk)
{
    const hs_tree *t = f->s->tree;
    for (uint32_t i = t->child_first[talk]; i < t->child_first[talk + 1]; i++) {
        uint32_t c = t->child[i], e = entity_at(f->s, c);
        bool hears = t->relation[c] == HS_REL_OBL || t->relation[c] == HS_REL_NMOD;
        if (hears && is_medium(f, e) && hs_cue_led_by(f->s, c, "heard")) return e;
    }
    return HS_NONE;
}

static void note_talk(framer *f, uint32_t verb, uint32_t who, uint32_t talk)
{
    uint32_t e = talked_to(f, talk);
    if (e == HS_NONE || e == who) return;
    if (!f->first_talk.medium) f->first_talk = (hs_talk){ verb, e + 1 };
    if (who != HS_NONE && !f->talk[who].medium) f->talk[who] = (hs_talk){ verb, e + 1 };
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

/* The person whose name stands right behind the noun, wherever the parser hung it; past the marks of
 * "its "senior reporter" Ilse Dorn". */
static uint32_t named_behind(const framer *f, uint32_t noun)
{
    const hs_tree *t = f->s->tree;
    uint32_t w = noun + 1, end = hs_sentence_words(t, noun).last;
    while (w < end && hs_word_is_mark(t, w)) w++;
    for (; w < end && t->upos[w] == HS_UPOS_PROPN; w++) {
        uint32_t e = entity_at(f->s, w);
        if (e != HS_NONE) return f->s->who->entities[e].type == HS_PERSON ? e : HS_NONE;
    }
    return HS_NONE;
}

static void employ(framer *f, uint32_t who, uint32_t medium)
{
    if (who != HS_NONE && who != medium && !f->works_for[who]) f->works_for[who] = medium + 1;
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
    if (what == up) employ(f, named_behind(f, up), e);
    employ(f, entity_at(s, what), e);
}

void hs_framer_media(framer *f, hs_arena *scratch)
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

/* "Speaking to the Courier, Marden explained ...". */
static uint32_t medium_spoken_to(const framer *f, const hs_draft *d)
{
    const hs_tree *t = f->s->tree;
    if (d->head == HS_NONE) return HS_NONE;
    for (uint32_t i = t->child_first[d->head]; i < t->child_first[d->head + 1]; i++) {
        uint32_t c = t->child[i];
        if (t->relation[c] == HS_REL_ADVCL && !holds_word(d, c) && hs_cue_leads(f->s, c, "talks"))
            return talked_to(f, c);
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
    uint32_t who = f->st[p].speaker, *vouched = &f->vouched[i];
    if (is_medium(f, who)) *vouched = who + 1;
    else if (who != HS_NONE && f->works_for[who]) *vouched = f->works_for[who];
    else *vouched = f->vouched[p];           /* at any depth */
    if (*vouched) return *vouched - 1;
    uint32_t at = hs_raw_hull(&f->drafts[i].raw).first;
    if (f->st[p].kind == HS_DIRECT || f->s->tree->quote[at] != HS_NONE) return HS_NONE;
    return st->speaker == who || st->speaker == HS_NONE ? HS_NONE : f->st[p].outlet;
}

uint32_t hs_framer_outlet(const framer *f, uint32_t i, hs_range venue)
{
    const hs_draft *d = &f->drafts[i];
    const hs_statement *st = &f->st[i];
    if (is_medium(f, st->addressee)) return st->addressee;
    uint32_t e = medium_around(f, i);
    if (e != HS_NONE) return e;
    if (is_medium(f, st->speaker)) return HS_NONE;
    e = medium_beside(f, venue, d, st->speaker);
    if (e == HS_NONE) e = medium_spoken_to(f, d);
    if (e == HS_NONE && st->speaker != HS_NONE && f->works_for[st->speaker]) return f->works_for[st->speaker] - 1;
    if (e == HS_NONE && is_paper(f, st->speaker)) e = medium_beside(f, d->raw.source, d, st->speaker);
    return e;
}

/* "noted in the interview": the one that the speaker gave further up. */
static bool takes_up_talk(const framer *f, hs_span venue)
{
    const hs_tree *t = f->s->tree;
    for (uint32_t w = hs_tree_word_at(t, venue.begin); w < t->n && t->span[w].begin < venue.end; w++) {
        uint32_t the = hs_tree_child(t, w, HS_REL_DET);
        if (the != HS_NONE && hs_tree_is(t, the, "the") && hs_cue_leads(f->s, w, "talks")) return true;
    }
    return false;
}

/* An interview holds for the next paragraphs. */
void hs_framer_interview(framer *f, uint32_t i)
{
    hs_statement *st = &f->st[i];
    const hs_tree *t = f->s->tree;
    const hs_talk *talk = &f->talk[st->speaker];
    uint32_t at = hs_raw_hull(&f->drafts[i].raw).first;
    if (st->outlet != HS_NONE || !talk->medium || talk->verb > at) return;
    uint32_t from = t->sentences[t->sentence[talk->verb]].segment;
    if (segment_of(f, i) - from <= INTERVIEW_GOES_ON || takes_up_talk(f, st->venue)) st->outlet = talk->medium - 1;
}
