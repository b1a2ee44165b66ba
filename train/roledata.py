"""PolNeAR as training data for the role model: words, windows, gold spans."""
import json
import subprocess
from dataclasses import dataclass, field

import numpy as np

ROLES = ("source", "cue", "content")
LABELS = ["O"] + [p + r for r in ROLES for p in ("B-", "I-")]


@dataclass
class Doc:
    id: str
    text: bytes
    spans: np.ndarray               # [n, 2] bytes
    sentence: np.ndarray            # [n] number of the sentence
    paragraph: np.ndarray           # [n]
    quote: np.ndarray               # [n] 0 outside, 1 inside quotation marks, 2 a mark that opens, 3 one that closes
    attributions: list              # [{role: [(first, last + 1)]}] in words
    words: list = field(default_factory=list)


def word_ranges(spans, pieces):
    out = []
    for b, e in pieces:
        i = int(np.searchsorted(spans[:, 1], b, side="right"))
        j = int(np.searchsorted(spans[:, 0], e, side="left"))
        if i < j:
            out.append((i, j))
    return out


def finish(d, text, tokens, sentence, paragraph, quote):
    spans = np.array(tokens, dtype=np.int64).reshape(-1, 2)
    doc = Doc(d["id"], text, spans, np.array(sentence), np.array(paragraph), np.array(quote), [])
    doc.words = [text[b:e].decode(errors="replace") for b, e in tokens]
    for a in d.get("attributions", []):
        w = {r: word_ranges(spans, a.get(r) or []) for r in ROLES}
        if w["cue"] and w["content"]:
            doc.attributions.append(w)
    return doc


def read(text_path, dump_words):
    """The documents, with words, sentences, paragraphs and quotations as the program itself makes them."""
    docs = [json.loads(line) for line in open(text_path, encoding="utf-8")]
    whole = "\f".join(d["text"] for d in docs)
    done = subprocess.run([dump_words], input=whole.encode(), capture_output=True, check=True)
    lines = done.stdout.decode(errors="replace")
    out = []
    for d, part in zip(docs, lines.split("\nT\n") if lines else []):
        doc = one(d, [row.split() for row in part.split("\n")])
        if doc:
            out.append(doc)
    return out


def one(d, rows):
    pick = lambda kind: [[int(x) for x in r[1:]] for r in rows if r and r[0] == kind]
    tokens, sentences, segments = pick("W"), pick("S"), pick("P")
    if not tokens:
        return None
    number = lambda spans: np.searchsorted(np.array([s[0] for s in spans]), [t[0] for t in tokens], side="right") - 1
    quote = np.zeros(len(tokens), dtype=np.int64)
    begins = np.array([t[0] for t in tokens])
    for b, e, inner_b, inner_e, parent in [q[:5] for q in pick("Q")]:
        if parent >= 0:
            continue
        for i in range(int(np.searchsorted(begins, b)), int(np.searchsorted(begins, e))):
            quote[i] = 2 if tokens[i][1] <= inner_b else 3 if tokens[i][0] >= inner_e else 1
    return finish(d, d["text"].encode(), tokens, number(sentences), number([s[1:] for s in segments]), quote)
