/* deed.c - the CAMEO code of what a verb or noun tells, and the entries that decided it. */
#include "event/scene.h"

#include <stdio.h>

static hs_slice code_in(hs_slice value)
{
    uint32_t at = 0, n = 0;
    while (at < value.n && !hs_is_digit(value.at[at])) at++;
    while (at + n < value.n && hs_is_digit(value.at[at + n])) n++;
    return (hs_slice){ value.at + at, n };
}

/* The first of the words that name an act in data/acts.txt, or NULL. */
static const char *act_in(hs_slice value)
{
    static const char *const acts[] = { "appeal", "intent", "demand", "reject", "threat", "accuse", "halt", "ease",
                                        "deny" };
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (hs_value_has(value, acts[i])) return acts[i];
    return NULL;
}

static hs_slice class_in(hs_slice value)
{
    for (uint32_t i = 0; i < value.n; i++)
        if (value.at[i] == '&' && (i == 0 || value.at[i - 1] == ' ')) {
            uint32_t n = 0;
            while (i + n < value.n && value.at[i + n] != ' ') n++;
            return (hs_slice){ value.at + i, n };
        }
    return (hs_slice){ "", 0 };
}

/* ---- nouns ---- */

static bool noun_entry(const hs_stage *s, uint32_t w, hs_slice *value)
{
    const hs_tree *t = s->tree;
    if (t->upos[w] == HS_UPOS_PRON || t->upos[w] == HS_UPOS_VERB) return false;
    if (w > t->reach[w].first) {                 /* "peace talks", "cease fire" */
        char key[64];
        hs_slice before = hs_tree_form(t, w - 1);
        if (hs_is(before, "-") && w - 1 > t->sentences[t->sentence[w]].tokens.first) before = hs_tree_form(t, w - 2);
        if (before.n + strlen(t->lemma[w]) + 2 < sizeof key) {
            snprintf(key, sizeof key, "%.*s %s", (int)before.n, before.at, t->lemma[w]);
            if (hs_lexicon_find(&s->lists->nouns, hs_str(key), value)) return true;
        }
    }
    return hs_lexicon_find(&s->lists->nouns, hs_str(t->lemma[w]), value) ||
           hs_lexicon_find(&s->lists->nouns, hs_tree_form(t, w), value);
}

/* The noun, or the nearest one in its phrase, that has an entry: "a round of talks", "use of force". */
static uint32_t telling_noun(const hs_stage *s, uint32_t w, hs_slice *value)
{
    enum { ROOM = 16 };
    const hs_tree *t = s->tree;
    uint32_t queue[ROOM] = { w }, n = 1;
    for (uint32_t i = 0; i < n; i++) {
        if (noun_entry(s, queue[i], value) && !hs_value_has(*value, "vague")) return queue[i];
        for (uint32_t k = t->child_first[queue[i]]; k < t->child_first[queue[i] + 1]; k++) {
            uint32_t c = t->child[k];
            uint8_t r = t->relation[c];
            hs_slice m = hs_clause_marker(s, c);
            bool of = r == HS_REL_NMOD && (hs_is(m, "of") || hs_is(m, "for") || hs_is(m, "to"));
            if ((of || r == HS_REL_COMPOUND || r == HS_REL_CONJ || r == HS_REL_AMOD) && n < ROOM) queue[n++] = c;
        }
    }
    return HS_NONE;
}

bool hs_deed_of_noun(const hs_stage *s, uint32_t noun, hs_deed *d)
{
    hs_slice v;
    memset(d, 0, sizeof *d);
    d->object = d->inner = HS_NONE;
    if (!noun_entry(s, noun, &v) || !hs_value_has(v, "event")) return false;
    d->code = code_in(v);
    d->mutual = d->both = hs_value_has(v, "both");
    snprintf(d->rule, sizeof d->rule, "noun %.40s", s->tree->lemma[noun]);
    return d->code.n > 0;
}

/* ---- verbs ---- */

typedef struct entry { hs_slice value, marker; char key[64]; uint32_t object; } entry;

static bool find_key(const hs_stage *s, entry *e, const char *verb, const char *gap, hs_slice word)
{
    if (strlen(verb) + strlen(gap) + word.n + 1 > sizeof e->key) return false;
    snprintf(e->key, sizeof e->key, "%s%s%.*s", verb, gap, (int)word.n, word.at);
    return hs_lexicon_find(&s->lists->verbs, hs_str(e->key), &e->value);
}

/* "sever ties": the verb with the noun, or its class, that an argument brings. */
static bool with_argument(const hs_stage *s, const char *verb, const hs_argument *a, entry *e)
{
    hs_slice v;
    bool clause = a->kind == HS_ARG_CLAUSE && s->tree->upos[a->word] != HS_UPOS_ADJ;     /* "found guilty" */
    if (a->kind == HS_ARG_SUBJECT || clause) return false;
    if (s->tree->upos[a->word] == HS_UPOS_PRON) return false;
    e->object = a->word;
    if (find_key(s, e, verb, " + ", hs_str(s->tree->lemma[a->word]))) return true;
    uint32_t noun = telling_noun(s, a->word, &v);
    if (noun == HS_NONE) return false;
    e->object = noun;
    if (find_key(s, e, verb, " + ", hs_str(s->tree->lemma[noun]))) return true;
    return class_in(v).n > 0 && find_key(s, e, verb, " + ", class_in(v));
}

static bool lookup_verb(const hs_stage *s, const hs_clause *c, const char *verb, entry *e)
{
    for (uint32_t i = 0; i < c->n; i++)
        if (with_argument(s, verb, &c->at[i], e)) return true;
    e->object = HS_NONE;
    e->marker = (hs_slice){ "", 0 };
    for (uint32_t i = 0; i < c->n; i++)
        if (c->at[i].kind == HS_ARG_OBLIQUE && find_key(s, e, verb, " ", c->at[i].marker)) {
            e->marker = c->at[i].marker;
            return true;
        }
    return find_key(s, e, verb, "", (hs_slice){ "", 0 });
}

/* The entry of the verb with its particle ("carry out"), or of the bare verb. */
static bool find_lemma(const hs_stage *s, const hs_clause *c, const char *lemma, entry *e)
{
    const hs_tree *t = s->tree;
    uint32_t p = hs_tree_child(t, c->verb, HS_REL_COMPOUND_PRT);
    char verb[64];
    for (int turn = 0; turn < 2; turn++) {
        uint32_t next = turn ? (c->verb + 1 < t->n ? c->verb + 1 : HS_NONE) : p;
        if (next == HS_NONE || (t->head[next] != HS_NONE && s->dated[t->head[next]])) continue;   /* "on Friday" */
        uint8_t upos = t->upos[next];
        if (turn && upos != HS_UPOS_ADP && upos != HS_UPOS_ADV && upos != HS_UPOS_ADJ) continue;
        if ((size_t)snprintf(verb, sizeof verb, "%s %s", lemma, t->lemma[next]) >= sizeof verb) continue;
        if (lookup_verb(s, c, verb, e)) {
            if (e->marker.n == 0 && upos == HS_UPOS_ADP) e->marker = hs_str(t->lemma[next]);
            return true;
        }
    }
    return lookup_verb(s, c, lemma, e);
}

/* The tagger's lemma, mended where it is a form ("withdrew", "expell", "reduced"): data/forms.txt, then
 * without a doubled letter, "d" or "ed", or with the "e" that it lost. */
static bool find_entry(const hs_stage *s, const hs_clause *c, entry *e)
{
    const char *lemma = s->tree->lemma[c->verb];
    size_t n = strlen(lemma);
    char bare[48];
    hs_slice known;
    if (n < 3 || n >= sizeof bare) return find_lemma(s, c, lemma, e);
    if (hs_lexicon_find(&s->lists->forms, hs_str(lemma), &known) && known.n < sizeof bare) {
        snprintf(bare, sizeof bare, "%.*s", (int)known.n, known.at);
        return find_lemma(s, c, bare, e);
    }
    if (find_lemma(s, c, lemma, e)) return true;
    bool past = lemma[n - 1] == 'd' && lemma[n - 2] == 'e';
    if (!past && lemma[n - 1] != lemma[n - 2]) {                        /* "blockad" */
        snprintf(bare, sizeof bare, "%se", lemma);
        return n + 1 < sizeof bare && find_lemma(s, c, bare, e);
    }
    for (size_t cut = 1; cut <= (past ? 2 : 1); cut++) {
        snprintf(bare, sizeof bare, "%.*s", (int)(n - cut), lemma);
        if (find_lemma(s, c, bare, e)) return true;
    }
    return false;
}

/* ---- acts about deeds ---- */

/* The longest beginning of the code that the act has a line for. */
bool hs_deed_act(const hs_stage *s, const char *act, hs_slice code, hs_slice *out)
{
    char key[40];
    for (uint32_t n = code.n; n > 0; n--) {
        snprintf(key, sizeof key, "%s %.*s", act, (int)n, code.at);
        if (hs_lexicon_find(&s->lists->acts, hs_str(key), out)) return true;
    }
    return false;
}

typedef struct about { hs_slice code; uint32_t word; char key[64]; } about;

static bool plain_deed(const hs_stage *s, uint32_t verb, about *out);

/* The noun or verb of the argument that tells a deed. */
static bool about_argument(const hs_stage *s, const hs_argument *a, about *out)
{
    hs_slice v;
    if (a->kind == HS_ARG_CLAUSE) return s->tree->upos[a->word] == HS_UPOS_VERB && plain_deed(s, a->word, out);
    uint32_t noun = telling_noun(s, a->word, &v);
    if (noun == HS_NONE || code_in(v).n == 0) return false;
    out->code = code_in(v);
    out->word = noun;
    snprintf(out->key, sizeof out->key, "%.60s", s->tree->lemma[noun]);
    return true;
}

/* A clause that says what; "agreed to a truce to end the war" says what for. */
static bool is_complement(const hs_stage *s, const hs_argument *a)
{
    bool purpose = s->tree->relation[a->word] == HS_REL_ADVCL && hs_is(a->marker, "to");
    return a->kind == HS_ARG_CLAUSE && !purpose;
}

/* What the clause is about: its clauses first, then object and obliques. */
static bool find_about(const hs_stage *s, const hs_clause *c, bool light, about *out)
{
    for (uint32_t i = 0; !light && i < c->n; i++)
        if (is_complement(s, &c->at[i]) && about_argument(s, &c->at[i], out)) return true;
    for (uint32_t i = 0; i < c->n; i++)
        if (c->at[i].kind == HS_ARG_OBJECT && about_argument(s, &c->at[i], out)) return true;
    for (uint32_t i = 0; i < c->n; i++) {
        const hs_argument *a = &c->at[i];
        bool counts = !light || hs_is(a->marker, "in") || hs_is(a->marker, "under");
        if (a->kind == HS_ARG_OBLIQUE && counts && about_argument(s, a, out)) return true;
    }
    for (uint32_t i = 0; !light && i < c->n; i++)
        if (c->at[i].kind == HS_ARG_CLAUSE && !is_complement(s, &c->at[i]) && about_argument(s, &c->at[i], out))
            return true;
    return false;
}

/* The deed of a verb that stands inside an act, one level deep. */
static bool plain_deed(const hs_stage *s, uint32_t verb, about *out)
{
    hs_clause c;
    entry e;
    about noun;
    hs_clause_read(s, verb, &c);
    e.marker = (hs_slice){ "", 0 };
    if (!find_entry(s, &c, &e)) return false;
    out->code = code_in(e.value);
    out->word = verb;
    snprintf(out->key, sizeof out->key, "%s", e.key);
    const char *act = act_in(e.value);
    if (!act && !hs_value_has(e.value, "light")) return out->code.n > 0;
    for (uint32_t i = 0; i < c.n; i++) {
        hs_slice code;
        if (c.at[i].kind == HS_ARG_CLAUSE || c.at[i].kind == HS_ARG_SUBJECT) continue;
        if (!about_argument(s, &c.at[i], &noun)) continue;
        if (!act) out->code = noun.code;
        else if (hs_deed_act(s, act, noun.code, &code)) out->code = code;
        else continue;
        return true;
    }
    return out->code.n > 0;
}

bool hs_deed_of(const hs_stage *s, const hs_clause *c, hs_deed *d)
{
    entry e;
    about a;
    hs_slice changed;
    memset(d, 0, sizeof *d);
    d->object = d->inner = HS_NONE;
    e.marker = (hs_slice){ "", 0 };
    if (!find_entry(s, c, &e)) return false;
    d->code = code_in(e.value);
    d->object = e.object;
    d->marker = e.marker;
    hs_slice tool;
    d->tool = e.object != HS_NONE && noun_entry(s, e.object, &tool) && hs_value_has(tool, "tool");
    d->both = hs_value_has(e.value, "both");
    d->swap = hs_value_has(e.value, "swap");
    d->mutual = d->both || hs_value_has(e.value, "mutual");
    const char *act = act_in(e.value);
    bool light = hs_value_has(e.value, "light");
    d->act = act != NULL;
    for (uint32_t i = 0; act && i < c->n; i++)                  /* "asked whether" appeals to nobody */
        if (c->at[i].kind == HS_ARG_CLAUSE && hs_clause_asks(s, c->at[i].word)) return false;
    snprintf(d->rule, sizeof d->rule, "verb %s", e.key);
    if (!act && !light) return d->code.n > 0;
    bool noun_only = light && !hs_value_has(e.value, "clause");
    if (!find_about(s, c, noun_only, &a)) return d->code.n > 0;
    if (act && !hs_deed_act(s, act, a.code, &changed)) return d->code.n > 0;
    d->code = act ? changed : a.code;
    d->inner = a.word;
    if (light) {
        hs_slice v;
        d->object = a.word;
        if (noun_entry(s, a.word, &v) && hs_value_has(v, "both")) d->both = d->mutual = true;
    }
    snprintf(d->rule, sizeof d->rule, act ? "verb %.40s, %s of %.36s" : "verb %.40s %s%.40s", e.key,
             act ? act : "", a.key);
    return true;
}
