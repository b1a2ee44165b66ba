/* rules.c - verbs and predicates that attribute, with their content in the same sentence. */
#include "attrib/rules.h"

/* What one cue has around it. */
typedef struct finding {
    const hs_scene *s;
    hs_cue   cue;
    hs_range group;
    hs_raw   raw;
    bool     clause;         /* the content is a clause or quotation, not a mere phrase */
} finding;

static void take(finding *f, hs_range piece)
{
    hs_raw_add(&f->raw, hs_cue_trim(f->s, piece, f->cue.head));
}
/* The object, or what follows the preposition that belongs to the cue: "called on them". */
static uint32_t object_of(const finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i];
        if (c < f->cue.last || f->cue.last == h + 1) continue;
        for (uint32_t k = t->child_first[c]; k < t->child_first[c + 1]; k++)
            if (t->child[k] > h && t->child[k] < f->cue.last) return c;
    }
    if (f->cue.last == h + 1 || t->upos[f->cue.last - 1] != HS_UPOS_ADP ||
        t->head[f->cue.last - 1] == h) {
        uint32_t o = hs_tree_child(t, h, HS_REL_OBJ);
        if (o == HS_NONE && f->cue.takes & (HS_TAKES_WHOM | HS_TAKES_OBJTO))
            o = hs_tree_child(t, h, HS_REL_IOBJ);
        if (o != HS_NONE && o >= f->cue.last) return o;
    }
    return HS_NONE;
}

/* The object with the phrases after it that the parser hangs on the verb: "an inspection of the
 * posts | by the Red Cross". */
static hs_range object_phrase(const finding *f, uint32_t object)
{
    const hs_tree *t = f->s->tree;
    hs_range r = t->reach[object];
    if (object < f->cue.head) return r;
    for (uint32_t i = t->child_first[f->cue.head]; i < t->child_first[f->cue.head + 1]; i++) {
        uint32_t c = t->child[i];
        if (t->relation[c] == HS_REL_OBL && t->reach[c].first == r.last && hs_cue_led_by(f->s, c, "object"))
            r.last = t->reach[c].last;
    }
    return r;
}

static bool is_infinitive(const hs_tree *t, uint32_t w)
{
    for (uint32_t i = t->child_first[w]; i < t->child_first[w + 1]; i++)
        if (t->xpos[t->child[i]] == HS_XPOS_TO) return true;
    return false;
}

/* A clause that hangs on the cue as its content. */
static bool is_content_clause(const finding *f, uint32_t c)
{
    const hs_tree *t = f->s->tree;
    uint8_t r = t->relation[c];
    if (r == HS_REL_CCOMP) return !is_infinitive(t, c) || !(f->cue.takes & HS_TAKES_OBJTO);
    if (r == HS_REL_CSUBJ_PASS) return true;
    if (r == HS_REL_ADVCL && f->cue.act == HS_ASK && c > f->cue.head) return hs_cue_led_by(f->s, c, "question");
    if (r == HS_REL_PARATAXIS && c > f->cue.head) {
        hs_range g = t->reach[c];
        return g.first > 0 && (t->xpos[g.first - 1] == HS_XPOS_COLON || t->xpos[g.first] == HS_XPOS_COLON ||
                               hs_word_quote(t, c, f->cue.head) != HS_NONE);
    }
    return false;
}

/* "stated that X is on the table, but they are still waiting": a clause beside the cue that
 * goes on with the content: its subject only points back, or a dash leads in. */
static void take_continuation(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i], subject;
        hs_cue other;
        if (t->relation[c] != HS_REL_CONJ && t->relation[c] != HS_REL_PARATAXIS) continue;
        hs_range hull = hs_raw_hull(&f->raw), reach = t->reach[c];
        if (f->raw.n_content == 0 || c < hull.last || reach.first > hull.last + 2) continue;
        subject = hs_tree_child_any(t, c, HS_REL_NSUBJ);
        if (subject == HS_NONE || t->upos[subject] != HS_UPOS_PRON) continue;
        if (hs_cue_at(f->s, c, &other) && (other.passive || !(other.takes & HS_CUE_WEAK))) continue;
        f->raw.goes_on = hull.last;
        take(f, (hs_range){ f->raw.content[f->raw.n_content - 1].first, reach.last });
    }
}

/* "never said it", "has said so", "has said what": a word that stands for a clause. */
static void take_pronoun(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i];
        if (c <= h || t->child_first[c] != t->child_first[c + 1]) continue;
        if (t->relation[c] == HS_REL_NSUBJ || t->relation[c] == HS_REL_MARK) continue;
        if (hs_cue_leads(f->s, c, "clause")) take(f, (hs_range){ c, c + 1 });
    }
}

/* ", according to X" at the end of a clause relays the cue as well. */
static hs_range without_relay(const hs_tree *t, hs_range r)
{
    for (uint32_t w = r.first + 1; w + 2 < r.last; w++) {
        bool relay = hs_word_is_comma(t, w - 1) && hs_word_is_form(t, w, "according") &&
                     hs_word_is_form(t, w + 1, "to") && t->quote[w] == HS_NONE;
        if (relay && (r.last >= t->n || hs_word_is_stop(t, r.last))) r.last = w - 1;
    }
    return r;
}

/* A clause ends before a conjunct that stands beside the cue. */
static hs_range without_partners(const finding *f, hs_range r)
{
    const hs_tree *t = f->s->tree;
    for (uint32_t w = r.first; w < r.last; w++) {
        if (t->relation[w] != HS_REL_CONJ || hs_cue_partner(f->s, w) != f->cue.head) continue;
        hs_range own = t->reach[w];
        r.last = own.first > r.first ? own.first : w;
        while (r.last > r.first && t->relation[r.last - 1] == HS_REL_CC) r.last--;
    }
    return without_relay(t, r);
}

/* The reach of a clause before the cue may go past the cue for no more than a closing mark that the
 * parser hung on it: ""...," Reyk said at the gate"": then the words behind the cue are not its own. */
static hs_range own_reach(const finding *f, uint32_t c)
{
    const hs_tree *t = f->s->tree;
    hs_range r = t->reach[c];
    if (c > f->cue.head || r.last <= f->cue.last) return r;
    uint32_t w = r.last;
    while (w > c + 1 && (t->upos[w - 1] == HS_UPOS_PUNCT || !hs_tree_under(t, w - 1, c))) w--;
    if (w < f->cue.last) r.last = w;
    return r;
}

static void take_clause(finding *f, uint32_t c)
{
    const hs_tree *t = f->s->tree;
    hs_range r = own_reach(f, c);
    uint32_t mark = hs_tree_child(t, c, HS_REL_MARK);
    if (mark != HS_NONE && hs_word_is_form(t, mark, "that") && mark > f->cue.head) r.first = mark;
    for (uint32_t w = r.first + 1; w < c && f->cue.head < r.first; w++)   /* "on Friday, "We ..."" */
        if (hs_word_is_comma(t, w - 1) && hs_word_quote(t, w, f->cue.head) != HS_NONE &&
            hs_quote_words(t, hs_word_quote(t, w, f->cue.head)).first == w) r.first = w;
    take(f, without_partners(f, r));
    f->clause = true;
}

/* "told the mediators he would leave", with the clause hung on whom it was told to. */
static void take_clause_of_listener(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t o = hs_tree_child(t, f->cue.head, HS_REL_IOBJ);
    if (o == HS_NONE) o = hs_tree_child(t, f->cue.head, HS_REL_OBJ);
    uint32_t c = o == HS_NONE ? HS_NONE : hs_tree_child(t, o, HS_REL_ACL_RELCL);
    uint32_t subject = c == HS_NONE ? HS_NONE : hs_tree_child_any(t, c, HS_REL_NSUBJ);
    if (subject == HS_NONE || t->xpos[subject] == HS_XPOS_WP || t->xpos[subject] == HS_XPOS_WDT) return;
    take(f, t->reach[c]);
    f->clause = true;
}

/* "did not say when the wall would fall", with the clause hung on the cue as its time. */
static void take_question(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head, w = f->group.last;
    if (w >= t->n || t->xpos[w] != HS_XPOS_WRB || !(f->cue.takes & HS_TAKES_THAT)) return;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i];
        if (t->relation[c] == HS_REL_ADVCL && t->reach[c].first == w) take_clause(f, c);
    }
}

/* "told X that ...", "it was reported that ...": nothing else can be the content. */
static bool needs_clause(const finding *f)
{
    const hs_tree *t = f->s->tree;
    if (!(f->cue.takes & HS_TAKES_THAT)) return false;
    if (!f->cue.passive) return f->cue.takes & HS_CUE_HEAR;
    uint32_t subject = hs_tree_child_any(t, f->cue.head, HS_REL_NSUBJ);
    return subject == HS_NONE ? false : hs_tree_is(t, subject, "it");
}

/* "denied a report in the daily that he had left": the clause is the report's, and the report
 * what was denied. */
static bool object_reports(const finding *f)
{
    uint32_t o = object_of(f), that;
    hs_cue noun;
    if (o == HS_NONE || !(f->cue.takes & HS_TAKES_THING) || o < f->cue.head) return false;
    if (!hs_cue_noun_at(f->s, o, &noun) || !(noun.takes & HS_TAKES_THAT)) return false;
    return hs_cue_that_clause(f->s, o + 1, &that) != HS_NONE;
}

static void take_clauses(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head, that = HS_NONE, stray = hs_cue_that_clause(f->s, f->group.last, &that);
    if (object_reports(f)) return;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i];
        hs_cue other;
        if (!is_content_clause(f, c) || hs_range_has(f->group, c)) continue;
        if (stray != HS_NONE && c != stray && hs_tree_under(t, stray, c) &&
            !hs_cue_at(f->s, c, &other)) continue;
        if (f->cue.takes & HS_TAKES_THAT || hs_word_quote(t, c, h) != HS_NONE) take_clause(f, c);
    }
    if (!f->clause && stray != HS_NONE && f->cue.takes & HS_TAKES_THAT) {
        take(f, without_partners(f, (hs_range){ that, t->reach[stray].last }));
        f->clause = true;
    }
    if (!f->clause && needs_clause(f)) {
        stray = hs_cue_any_that_clause(f->s, f->group.last, &that);
        if (stray != HS_NONE) {
            take(f, without_partners(f, (hs_range){ that, t->reach[stray].last }));
            f->clause = true;
        }
    }
    if (!f->clause && f->cue.takes & HS_CUE_HEAR) take_clause_of_listener(f);
    if (!f->clause) take_question(f);
    if (f->clause) take_continuation(f);
    else if (f->cue.takes & HS_TAKES_THAT) take_pronoun(f);
}

/* "offered to talk - if the roast is back": the condition goes with what it limits. */
static void take_condition(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i], last = hs_raw_hull(&f->raw).last;
        if (t->relation[c] != HS_REL_ADVCL || c < last || !hs_cue_led_by(f->s, c, "provided")) continue;
        if (t->reach[c].first > last + 2) continue;
        take(f, (hs_range){ f->raw.content[f->raw.n_content - 1].first, t->reach[c].last });
    }
}

/* "Y, said X, Z": the cue stands beside or inside the clause that it attributes. */
static void take_surroundings(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head, up = t->head[h];
    if (f->raw.n_content || up == HS_NONE || !(f->cue.takes & HS_TAKES_THAT)) return;
    if (t->relation[h] != HS_REL_PARATAXIS || f->cue.passive) return;
    if (!(f->cue.takes & HS_CUE_HEAR) && hs_tree_child(t, h, HS_REL_OBJ) != HS_NONE) return;
    if (t->reach[up].first >= h || hs_tree_child_any(t, h, HS_REL_NSUBJ) == HS_NONE) return;
    hs_range all = t->reach[up], own = t->reach[h];
    if (hs_range_has(own, up)) return;
    take(f, (hs_range){ all.first, own.first });
    take(f, (hs_range){ own.last, all.last });
    f->clause = f->raw.n_content > 0;
    f->raw.rule = "parenthetical";
}

/* "a provision they say could exclude mothers": the content begins before the relative clause. */
static void take_antecedent(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head, up = t->head[h];
    if (!f->clause || t->relation[h] != HS_REL_ACL_RELCL || up == HS_NONE || up > h) return;
    uint32_t clause = hs_tree_child(t, h, HS_REL_CCOMP), subject = hs_tree_child_any(t, h, HS_REL_NSUBJ);
    if (clause == HS_NONE || hs_tree_child_any(t, clause, HS_REL_NSUBJ) != HS_NONE) return;
    if (subject == HS_NONE || t->xpos[subject] == HS_XPOS_WP || t->xpos[subject] == HS_XPOS_WDT) return;
    take(f, hs_cue_phrase(f->s, up, t->reach[h]));
}

/* Objects with an infinitive, predicate or prepositional phrase. */
static void take_object_and(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head, object = object_of(f), takes = f->cue.takes;
    if (f->cue.passive) object = hs_tree_child(t, h, HS_REL_NSUBJ_PASS);
    bool second = false;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i];
        uint8_t r = t->relation[c];
        bool clause = r == HS_REL_XCOMP || r == HS_REL_ADVCL || r == HS_REL_CCOMP;
        bool phrase = r == HS_REL_OBL || r == HS_REL_XCOMP || r == HS_REL_ADVCL;
        if (c < f->cue.last || c == object) continue;
        if ((takes & (HS_TAKES_WHOM | HS_TAKES_OBJTO) && clause && is_infinitive(t, c)) ||
            (takes & (HS_TAKES_AS | HS_TAKES_OBJTO) && phrase && hs_cue_led_by(f->s, c, "as")) ||
            (takes & HS_TAKES_AS && r == HS_REL_XCOMP) ||
            (takes & HS_TAKES_OF && phrase && hs_cue_led_by(f->s, c, "named"))) {
            take(f, t->reach[c]);
            second = true;
        }
    }
    bool inside = object != HS_NONE && hs_tree_child(t, object, HS_REL_ACL) != HS_NONE &&
                  is_infinitive(t, hs_tree_child(t, object, HS_REL_ACL));
    bool alone = takes & HS_CUE_WEAK ? false : takes & HS_TAKES_OF || (takes & HS_TAKES_AS && f->cue.act != HS_THINK &&
                 (f->cue.act != HS_SAY || takes & HS_TAKES_THING));
    if (object != HS_NONE && (second || inside || alone) && !f->clause)
        take(f, second ? t->reach[object] : object_phrase(f, object));
}

/* "promised to free them | before the withdrawal": what follows the infinitive belongs to it, even
 * where the parser hangs it on the cue. */
static hs_range with_adjuncts(const finding *f, uint32_t infinitive)
{
    const hs_tree *t = f->s->tree;
    hs_range r = t->reach[infinitive];
    for (uint32_t i = t->child_first[f->cue.head]; i < t->child_first[f->cue.head + 1]; i++) {
        uint32_t c = t->child[i];
        bool adjunct = t->relation[c] == HS_REL_OBL || t->relation[c] == HS_REL_ADVCL;
        if (adjunct && t->reach[c].first == r.last) r.last = t->reach[c].last;
    }
    return r;
}

static void take_infinitive(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head, subject;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i];
        hs_cue below;
        bool clause = t->relation[c] == HS_REL_XCOMP || t->relation[c] == HS_REL_CCOMP ||
                      (t->relation[c] == HS_REL_ADVCL && t->upos[h] == HS_UPOS_ADJ);
        if (c < h || !clause || !(is_infinitive(t, c) || t->xpos[c] == HS_XPOS_VBG)) continue;
        if (hs_cue_at(f->s, c, &below) && hs_cue_governor(f->s, &below) == h) return;
        take(f, with_adjuncts(f, c));
        f->clause = f->clause || !(f->cue.takes & HS_CUE_WEAK);
    }
    subject = hs_tree_child(t, h, HS_REL_NSUBJ_PASS);
    if (f->cue.passive && f->raw.n_content && subject != HS_NONE) take(f, t->reach[subject]);
}

static void take_thing(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t o = f->cue.passive ? hs_tree_child(t, f->cue.head, HS_REL_NSUBJ_PASS) : object_of(f);
    if (o == HS_NONE || f->raw.n_content) return;
    if (f->cue.passive && hs_tree_is(t, o, "it")) return;
    if (f->cue.takes & HS_CUE_HEAR && t->upos[o] == HS_UPOS_PRON) return;
    hs_range r = object_phrase(f, o);
    hs_cue noun;
    uint32_t that, clause = HS_NONE;     /* "denied a report in the daily that he had left" */
    if (hs_cue_noun_at(f->s, o, &noun)) clause = hs_cue_that_clause(f->s, o + 1, &that);
    if (clause != HS_NONE && t->reach[clause].last > r.last) r.last = t->reach[clause].last;
    take(f, r);
}

/* "issued a statement saying": the sentence's subject speaks, and the cue says how. */
static uint32_t speaker_through_noun(const hs_scene *s, uint32_t noun, hs_range *group)
{
    const hs_tree *t = s->tree;
    uint32_t up = t->head[noun];
    hs_cue carrier;
    if (up == HS_NONE || t->relation[noun] != HS_REL_OBJ || t->upos[noun] != HS_UPOS_NOUN) return HS_NONE;
    if (!hs_lexicon_has(&s->cues->supports, hs_str(t->lemma[up]))) return HS_NONE;
    uint32_t subject = hs_cue_subject(s, up);
    if (subject == HS_NONE) return HS_NONE;
    carrier = (hs_cue){ .head = up, .last = up + 1 };
    hs_range g = hs_cue_group(s, &carrier);
    if (group->last - g.first <= 6 && g.first < group->first) group->first = g.first;
    return subject;
}

/* The noun phrase that ends where the verb group of a main clause begins. */
static uint32_t phrase_before(const finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t first = hs_sentence_words(t, f->cue.head).first, w = f->group.first;
    if (t->relation[f->cue.head] != HS_REL_ROOT || f->cue.passive || w <= first) return HS_NONE;
    w--;
    if (hs_word_is_comma(t, w)) w = t->head[w] != HS_NONE && t->head[w] < w ? t->head[w] : HS_NONE;
    while (w != HS_NONE && t->head[w] < f->group.first && t->head[w] >= first &&
           t->upos[t->head[w]] != HS_UPOS_VERB && t->relation[t->head[w]] != HS_REL_OBL) w = t->head[w];
    if (w == HS_NONE || (t->upos[w] != HS_UPOS_NOUN && t->upos[w] != HS_UPOS_PROPN)) return HS_NONE;
    return w;
}

static void find_source(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t who = hs_cue_speaker(f->s, &f->cue);
    if (who == HS_NONE) who = phrase_before(f);
    if (who == HS_NONE) return;
    if (t->head[f->cue.head] == who && t->relation[f->cue.head] == HS_REL_ACL) {
        uint32_t subject = speaker_through_noun(f->s, who, &f->group);
        if (subject != HS_NONE) who = subject;
    }
    if (t->relation[who] == HS_REL_EXPL || hs_range_has(f->group, who)) return;
    f->raw.source = hs_cue_phrase(f->s, who, f->group);
}

/* "on the Politico website", "in the newspaper": where a passive cue names its medium. */
static void find_medium(finding *f)
{
    const hs_tree *t = f->s->tree;
    uint32_t h = f->cue.head;
    for (uint32_t i = t->child_first[h]; i < t->child_first[h + 1]; i++) {
        uint32_t c = t->child[i], m = f->s->who->of_head[c];
        if (t->relation[c] != HS_REL_OBL || m == HS_NONE || !hs_cue_led_by(f->s, c, "medium")) continue;
        uint32_t entity = f->s->who->mentions[m].entity;
        if (entity == HS_NONE || f->s->who->entities[entity].type != HS_MEDIUM) continue;
        f->raw.source = hs_cue_phrase(f->s, c, f->group);
        return;
    }
}

static bool speaks(const finding *f)
{
    uint32_t w = f->raw.source.first;
    if (!hs_range_empty(f->raw.source)) return !hs_range_has(f->group, w);
    return f->cue.passive && f->raw.n_content;
}

/* "quoted" in "was quoted as saying": part of the other verb's cue. */
static bool governs_cue(const hs_scene *s, uint32_t w)
{
    const hs_tree *t = s->tree;
    for (uint32_t i = t->child_first[w]; i < t->child_first[w + 1]; i++) {
        hs_cue below;
        if (hs_cue_at(s, t->child[i], &below) && hs_cue_governor(s, &below) == w) return true;
    }
    return false;
}

/* "told them that ...", "told the paper | they will leave": whoever listens is no part of it. */
static bool opens_firmly(const finding *f, uint32_t w)
{
    const hs_tree *t = f->s->tree;
    if (hs_cue_leads(f->s, w, "that")) return true;
    uint32_t o = hs_tree_child(t, f->cue.head, HS_REL_IOBJ);
    return f->cue.takes & HS_CUE_HEAR && o != HS_NONE && t->reach[o].last == w;
}

/* "was quoted by the daily as saying", "quoted an official as saying". */
static bool follows_as(const hs_tree *t, uint32_t w)
{
    return w > 0 && t->xpos[w] == HS_XPOS_VBG && hs_word_is_form(t, w - 1, "as");
}

static void find_verb(const hs_scene *s, uint32_t w, hs_raws *raws, hs_arena *arena)
{
    finding f = { .s = s };
    if (!hs_cue_at(s, w, &f.cue) || governs_cue(s, w)) return;
    if (f.cue.passive && f.cue.takes & HS_CUE_WEAK && s->tree->relation[w] == HS_REL_ACL_RELCL) return;
    f.group = hs_cue_group(s, &f.cue);
    f.raw.rule = f.cue.passive ? "passive-cue" : "subject-of-cue";
    if (f.cue.takes & (HS_TAKES_THAT | HS_TAKES_QUOTE)) take_clauses(&f);
    take_antecedent(&f);
    if (f.cue.takes & (HS_TAKES_WHOM | HS_TAKES_OBJTO | HS_TAKES_AS | HS_TAKES_OF)) take_object_and(&f);
    take_surroundings(&f);
    bool weak = f.cue.takes & HS_CUE_WEAK;
    if (!f.raw.n_content && (f.cue.takes & HS_TAKES_TO || f.cue.passive) && !weak) take_infinitive(&f);
    if (f.cue.takes & HS_TAKES_THING && !weak) take_thing(&f);
    if (f.raw.n_content) take_condition(&f);
    find_source(&f);
    if (f.cue.passive && hs_range_empty(f.raw.source)) find_medium(&f);
    if (f.raw.n_content && f.raw.content[0].first > f.raw.source.first &&
        hs_range_has(f.raw.source, f.raw.content[0].first))      /* "the website | that officials ..." */
        f.raw.source.last = f.raw.content[0].first;
    hs_raw_cut(&f.raw, f.group);
    hs_raw_cut(&f.raw, f.raw.source);
    if (!f.raw.n_content || !speaks(&f)) return;
    f.raw.cue = f.group;
    f.raw.firm = f.clause && f.raw.n_content == 1 && f.raw.content[0].first >= f.group.last &&
                 opens_firmly(&f, f.raw.content[0].first);
    f.raw.firm = f.raw.firm || (object_reports(&f) && f.raw.n_content == 1);
    f.raw.subject_speaks = f.cue.passive || follows_as(s->tree, w);
    f.raw.confidence = f.clause ? 0.8f : 0.6f;
    *hs_push(arena, raws) = f.raw;
}

void hs_rules_verbs(const hs_scene *s, hs_range words, hs_raws *raws, hs_arena *arena)
{
    for (uint32_t w = words.first; w < words.last; w++) find_verb(s, w, raws, arena);
}
