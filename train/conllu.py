"""Readers of the training data: CoNLL-U (gold) and PolNeAR with CoreNLP's analysis (silver)."""
import gzip
import json
import re
from dataclasses import dataclass, field

NER_TYPES = ("person", "organization", "place", "misc")
NER_LABELS = ["O"] + [p + t for t in NER_TYPES for p in ("B-", "I-")]
TITLES = set("""
mr mrs ms miss dr prof professor sir lady lord dame president vice-president chairman chairwoman king
queen prince princess pope bishop cardinal archbishop rev reverend father captain capt colonel col
general gen lieutenant lt major maj sergeant sgt admiral commander senator sen congressman
congresswoman representative rep governor gov mayor judge justice minister chancellor secretary
ambassador saint st. mr. mrs. ms. dr. prof. sen. rep. gov. gen. col. lt. sgt. capt. rev.""".split())


@dataclass
class Sentence:
    words: list
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    lemmas: list = field(default_factory=list)
    heads: list = field(default_factory=list)      # 0 is the root, words count from 1
    relations: list = field(default_factory=list)
    ner: list = field(default_factory=list)        # empty: unknown
    silver: bool = False


def read_conllu(path, names=False):
    """Sentences of syntactic words, without ranges and empty nodes; names: BIO from GUM's Entity notes."""
    out, rows, stack = [], [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            stack = []
        if line.startswith("#"):
            continue
        if line:
            cols = line.split("\t")
            if cols[0].isdigit():
                rows.append(cols)
        elif rows:
            form, lemma, upos, xpos, head, relation = ([r[c] for r in rows] for c in (1, 2, 3, 4, 6, 7))
            s = Sentence(form, upos, xpos, lemma, [int(h) for h in head], relation)
            if names:
                s.ner = gum_names(s, mentions(rows, stack))
            out.append(s)
            rows = []
    return out


def mentions(rows, stack):
    """(first, last inclusive, type) of the Entity notes that open and close inside this sentence."""
    found, open_ = [], []
    for i, r in enumerate(rows):
        note = next((f[7:] for f in r[9].split("|") if f.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", note):
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                kind = parts[1] if len(parts) > 1 else ""
                if piece.endswith(")"):
                    found.append((i, i, kind))
                else:
                    open_.append((parts[0], i, kind))
            else:
                key = piece.rstrip(")").split("-")[0]
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][0] == key:
                        found.append((open_[k][1], i, open_[k][2]))
                        del open_[k]
                        break
    return found


def gum_names(s, found):
    """The proper nouns around the head of each mention headed by one; longer mentions win."""
    tags = ["O"] * len(s.words)
    proper = [x in ("NNP", "NNPS") for x in s.xpos]
    for a, b, kind in sorted(found, key=lambda m: m[0] - m[1]):
        if kind == "time":
            continue
        kind = kind if kind in NER_TYPES else "misc"
        head = next((i for i in range(a, b + 1) if not a <= s.heads[i] - 1 <= b), None)
        if head is None or not proper[head]:
            continue
        first = last = head
        while first > a and (proper[first - 1] or first - 1 > a and proper[first - 2]
                             and s.words[first - 1] in ("-", ".", "&")):
            first -= 1
        while last < b:
            two = last + 2 <= b and proper[last + 2]
            if proper[last + 1] or two and s.words[last + 1] in ("-", "&"):
                last += 1
            elif kind != "person" and two and s.words[last + 1] in ("of", "for", "and"):
                last += 2
            elif kind != "person" and s.words[last + 1:last + 3] in (["of", "the"], ["for", "the"]) \
                    and last + 3 <= b and proper[last + 3]:
                last += 3
            else:
                break
        while kind == "person" and first < last and s.words[first].lower() in TITLES:
            first += 1
        if any(tags[i] != "O" for i in range(first, last + 1)):
            continue
        for i in range(first, last + 1):
            tags[i] = ("B-" if i == first else "I-") + kind
    return tags


SILVER_NER = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "MISC": "misc"}


def read_silver(text_path, analysis_path):
    texts = {}
    for line in open(text_path, encoding="utf-8"):
        d = json.loads(line)
        texts[d["id"]] = d["text"].encode()
    out = []
    for line in gzip.open(analysis_path, "rt", encoding="utf-8"):
        d = json.loads(line)
        text = texts[d["id"]]
        for tokens in d["sentences"]:
            s = Sentence([text[t[0]:t[1]].decode(errors="replace") for t in tokens], silver=True)
            if not all(w.strip() for w in s.words):
                continue
            s.xpos = [t[3] for t in tokens]
            s.heads = [t[5] for t in tokens]
            s.relations = [t[6] for t in tokens]
            before = "O"
            for t in tokens:
                kind = SILVER_NER.get(t[4], "O")
                s.ner.append("O" if kind == "O" else ("I-" if kind == before else "B-") + kind)
                before = kind
            out.append(s)
    return out
