"""PolNeAR documents as tensors for the role network: windows of paragraphs, labels, links."""
from dataclasses import dataclass

import numpy as np
import torch

import roledata
from rolenet import ARGUMENTS, candidates


class Example:
    """A report as numbers, with the parser's trees."""
    def __init__(self, doc, tagger):
        self.doc = doc
        self.n = len(doc.words)
        self.rows = tagger.rows(doc)
        self.parse(tagger)
        s, p = doc.sentence, doc.paragraph
        first = lambda x: np.concatenate([[True], x[1:] != x[:-1]])
        inside = doc.quote
        self.flags = np.stack([inside == 1, inside == 2, inside == 3, first(s), first(p),
                               np.concatenate([first(p)[1:], [True]]), np.zeros(self.n, bool),
                               np.zeros(self.n, bool)], 1).astype(np.float32)
        self.label = np.zeros(self.n, dtype=np.int64)
        for a in doc.attributions:
            for k, r in enumerate(roledata.ROLES):
                for i, j in a[r]:
                    if (self.label[i:j] == 0).all():
                        self.label[i:j] = 2 + 2 * k
                        self.label[i] = 1 + 2 * k

    def parse(self, tagger):
        self.head, self.relation = tagger.parse(self.rows, self.doc.sentence)


def windows(example, size, rng=None):
    """Cuts a document at paragraph ends into windows of at least `size` words; with rng, `size` is drawn anew from a
    list for every window, and some documents are cut at sentence ends."""
    p = example.doc.sentence if rng and rng.random() < 0.15 else example.doc.paragraph
    ends = list(np.flatnonzero(np.diff(p)) + 1) + [example.n]
    draw = lambda: rng.choice(size) if rng else size
    out, begin, limit = [], 0, draw()
    for e in ends:
        if e - begin >= limit or e == example.n:
            out.append((begin, int(e)))
            begin, limit = int(e), draw()
    return [w for w in out if w[0] < w[1]]


@dataclass
class Packed:
    """Windows behind each other, as tensors."""
    rows: torch.Tensor                  # [6, n] what the encoder sees
    sentences: torch.Tensor             # [k + 1] where sentences begin, and the end
    sentence: torch.Tensor              # [n]
    seen: tuple                         # what the role network sees besides the states
    at: torch.Tensor                    # [windows + 1]
    label: torch.Tensor                 # [n]


def pack(parts):
    """parts: [(example, begin, end)]"""
    at = np.concatenate([[0], np.cumsum([e - b for _, b, e in parts])])
    total = int(at[-1])
    head = []
    for k, (x, b, e) in enumerate(parts):
        h = x.head[b:e]
        inside = (h >= b) & (h < e)
        head.append(np.where(inside, h - b + at[k], total))
    cat = lambda f: np.concatenate([f(x)[b:e] for x, b, e in parts])
    window = np.repeat(np.arange(len(parts)), np.diff(at))
    number = cat(lambda x: x.doc.sentence)
    new = np.concatenate([[True], (number[1:] != number[:-1]) | (window[1:] != window[:-1])])
    flags = cat(lambda x: x.flags)
    flags[:, 6] = cat(lambda x: x.head < 0)
    rows = np.concatenate([x.rows[:, b:e] for x, b, e in parts], 1)
    tensor = torch.from_numpy
    return Packed(tensor(rows), torch.tensor([*np.flatnonzero(new), total], dtype=torch.int32),
                  tensor(np.cumsum(new) - 1),
                  (tensor(np.concatenate(head)), tensor(cat(lambda x: x.relation)), tensor(rows[0]), tensor(flags),
                   tensor(window)),
                  torch.tensor(at, dtype=torch.int32), tensor(cat(lambda x: x.label)))


def link_examples(parts, at):
    """Gold spans and their links inside each window, in packed word numbers."""
    out = {r: {"cues": [], "others": [], "pairs": [], "feats": [], "gold": []} for r in ARGUMENTS}
    for k, (x, b, e) in enumerate(parts):
        inside = [a for a in x.doc.attributions
                  if a["cue"][0][0] >= b and a["cue"][0][1] <= e]
        if not inside:
            continue
        shift = int(at[k]) - b
        cues = sorted({a["cue"][0] for a in inside})
        number = {c: i for i, c in enumerate(cues)}
        for r in ARGUMENTS:
            spans = sorted({s for a in inside for s in a[r] if s[0] >= b and s[1] <= e})
            if not spans:
                continue
            where = {s: i for i, s in enumerate(spans)}
            o = out[r]
            pairs, feats = candidates(cues, spans, x.doc.sentence, x.doc.paragraph)
            gold = {(number[a["cue"][0]], where[s]) for a in inside for s in a[r] if s in where}
            c0, s0 = len(o["cues"]), len(o["others"])
            o["cues"] += [(i + shift, j + shift) for i, j in cues]
            o["others"] += [(i + shift, j + shift) for i, j in spans]
            o["pairs"] += [(i + c0, j + s0) for i, j in pairs]
            o["feats"] += feats
            o["gold"] += [float(p in gold) for p in pairs]
    return out
