/* tagset.h - the closed inventories of Universal Dependencies 2 for English: parts of
 * speech, Penn tags, relations; and the types of names.
 *
 * The order is a contract: the trainer reads it from this file (train/conllu.py), the model
 * stores the names, and opening a model compares them with these.
 */
#ifndef HS_TAG_TAGSET_H
#define HS_TAG_TAGSET_H

#define HS_UPOS_LIST(X)                                                                  \
    X(ADJ, "ADJ") X(ADP, "ADP") X(ADV, "ADV") X(AUX, "AUX") X(CCONJ, "CCONJ")            \
    X(DET, "DET") X(INTJ, "INTJ") X(NOUN, "NOUN") X(NUM, "NUM") X(PART, "PART")          \
    X(PRON, "PRON") X(PROPN, "PROPN") X(PUNCT, "PUNCT") X(SCONJ, "SCONJ") X(SYM, "SYM")  \
    X(VERB, "VERB") X(X, "X")

#define HS_XPOS_LIST(X)                                                                  \
    X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") X(FW, "FW") X(IN, "IN") X(JJ, "JJ")  \
    X(JJR, "JJR") X(JJS, "JJS") X(LS, "LS") X(MD, "MD") X(NN, "NN") X(NNP, "NNP")        \
    X(NNPS, "NNPS") X(NNS, "NNS") X(PDT, "PDT") X(POS, "POS") X(PRP, "PRP")              \
    X(PRPS, "PRP$") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") X(SYM, "SYM")    \
    X(TO, "TO") X(UH, "UH") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN")        \
    X(VBP, "VBP") X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP") X(WPS, "WP$") X(WRB, "WRB")    \
    X(HASH, "#") X(DOLLAR, "$") X(CLOSE_QUOTE, "''") X(OPEN_QUOTE, "``")                 \
    X(LRB, "-LRB-") X(RRB, "-RRB-") X(COMMA, ",") X(STOP, ".") X(COLON, ":")             \
    X(HYPH, "HYPH") X(ADD, "ADD") X(AFX, "AFX") X(GW, "GW") X(NFP, "NFP") X(XX, "XX")

#define HS_RELATION_LIST(X)                                                              \
    X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl")                            \
    X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod") X(AMOD, "amod") X(APPOS, "appos")  \
    X(AUX, "aux") X(AUX_PASS, "aux:pass") X(CASE, "case") X(CC, "cc")                    \
    X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp") X(COMPOUND, "compound")                \
    X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj") X(COP, "cop") X(CSUBJ, "csubj")      \
    X(CSUBJ_OUTER, "csubj:outer") X(CSUBJ_PASS, "csubj:pass") X(DEP, "dep")              \
    X(DET, "det") X(DET_PREDET, "det:predet") X(DISCOURSE, "discourse")                  \
    X(DISLOCATED, "dislocated") X(EXPL, "expl") X(FIXED, "fixed") X(FLAT, "flat")        \
    X(GOESWITH, "goeswith") X(IOBJ, "iobj") X(LIST, "list") X(MARK, "mark")              \
    X(NMOD, "nmod") X(NMOD_DESC, "nmod:desc") X(NMOD_POSS, "nmod:poss")                  \
    X(NMOD_UNMARKED, "nmod:unmarked") X(NSUBJ, "nsubj") X(NSUBJ_OUTER, "nsubj:outer")    \
    X(NSUBJ_PASS, "nsubj:pass") X(NUMMOD, "nummod") X(OBJ, "obj") X(OBL, "obl")          \
    X(OBL_AGENT, "obl:agent") X(OBL_UNMARKED, "obl:unmarked") X(ORPHAN, "orphan")        \
    X(PARATAXIS, "parataxis") X(PUNCT, "punct") X(REPARANDUM, "reparandum")              \
    X(ROOT, "root") X(VOCATIVE, "vocative") X(XCOMP, "xcomp")

#define HS_NAME_LIST(X)                                                                  \
    X(PERSON, "person") X(ORGANIZATION, "organization") X(PLACE, "place") X(MISC, "misc")

#define HS_ENUM_UPOS(id, name)     HS_UPOS_##id,
#define HS_ENUM_XPOS(id, name)     HS_XPOS_##id,
#define HS_ENUM_RELATION(id, name) HS_REL_##id,
#define HS_ENUM_NAME(id, name)     HS_NAME_##id,

enum { HS_UPOS_LIST(HS_ENUM_UPOS) HS_N_UPOS };
enum { HS_XPOS_LIST(HS_ENUM_XPOS) HS_N_XPOS };
enum { HS_RELATION_LIST(HS_ENUM_RELATION) HS_N_RELATION };
enum { HS_NAME_LIST(HS_ENUM_NAME) HS_N_NAME };

/* A token's part in a name: 0 for none, else 1 + 2 * type at the first token of a name and
 * 2 + 2 * type at the following ones. */
#define HS_NAME_NONE       0
#define HS_NAME_FIRST(t)   (1 + 2 * (t))
#define HS_NAME_INSIDE(t)  (2 + 2 * (t))
#define HS_NAME_TYPE(code) (((code) - 1) / 2)

extern const char *const hs_upos_names[HS_N_UPOS];
extern const char *const hs_xpos_names[HS_N_XPOS];
extern const char *const hs_relation_names[HS_N_RELATION];
extern const char *const hs_name_names[HS_N_NAME];

#endif
