"""From sentences to numbers: the word list and label inventories, examples, batches."""
import collections
import random

import numpy as np
import torch

import conllu
import features

KINDS = ("upos", "xpos", "deprel", "lemma", "ner")     # rows of Example.labels


class Vocabulary:
    """Words that gold has twice or silver three times; labels as gold has them."""
    def __init__(self, gold, silver):
        a, b = (collections.Counter(features.normal(w) for s in data for w in s.words)
                for data in (gold, silver))
        kept = [w for w in set(a) | set(b) if a[w] >= 2 or b[w] >= 3]
        self.words = ["<unknown>"] + sorted(kept, key=lambda w: (-(a[w] + b[w]), w))
        self.n_trained = len(self.words)
        self.index = {w: i for i, w in enumerate(self.words)}
        self.counts = np.array([1e9] + [a[w] + b[w] for w in self.words[1:]], dtype=np.float32)
        rules = collections.Counter(features.lemma_rule(w, m)
                                    for s in gold for w, m in zip(s.words, s.lemmas))

        def all_of(data, field):
            return sorted({x for s in data for x in getattr(s, field)})
        self.labels = {
            "upos": all_of(gold, "upos"), "xpos": all_of(gold, "xpos"), "deprel": all_of(gold, "relations"),
            "lemma": [r for r, n in rules.most_common() if n >= 3], "ner": conllu.NER_LABELS,
            "silver_xpos": all_of(silver, "xpos") or ["_"],
            "silver_deprel": all_of(silver, "relations") or ["_"]}
        self.number = {k: {x: i for i, x in enumerate(v)} for k, v in self.labels.items()}


    def take(self, labels, lexicon):
        """Takes an earlier training's labels, and its words widened to a vectors.Lexicon."""
        count = dict(zip(self.words, self.counts))
        self.labels = labels
        self.number = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
        self.words, self.index, self.n_trained = lexicon.words, lexicon.index, lexicon.n_trained
        known = [count.get(w, 1) for w in self.words[:self.n_trained]]
        self.counts = np.array(known + [1] * (len(self.words) - self.n_trained), dtype=np.float32)


def forget(rows, counts):
    """Some words as if training had not seen them, the rare ones more often (WordTable's rows n + i); and some, for
    the names that no list has, as if nobody had."""
    rows, count = rows.copy(), counts[rows]
    own, all_ = np.random.rand(2, len(rows))
    rows[own < 0.25 / (0.25 + count) + 0.02] += len(counts)
    rows[all_ < 0.3 / (2 + count) + 0.01] = 0
    return rows


class Example:
    """A sentence as numbers. Labels are -1 where unknown. Four variants of case have their own shapes."""
    __slots__ = ("rows", "shapes", "heads", "labels", "n", "full_stop", "source")

    def __init__(self, s, vocabulary, cases=1):
        self.n, self.source = len(s.words), s
        self.rows = np.array([[vocabulary.index.get(features.normal(w), 0), *features.affixes(w)]
                              for w in s.words], dtype=np.int64).T
        variants = [lambda w: w, features.lower, str.upper, lambda w: w[:1].upper() + w[1:]]
        self.shapes = np.array([[features.shape_row(v(w)) for w in s.words] for v in variants[:cases]],
                               dtype=np.int64)
        self.heads = np.array(s.heads, dtype=np.int64)
        nothing = [-1] * self.n

        def look(kind, values):
            return [vocabulary.number[kind].get(x, -1) for x in values] if values else nothing
        if s.silver:
            labels = [nothing, look("silver_xpos", s.xpos), look("silver_deprel", s.relations), nothing]
        else:
            rules = [features.lemma_rule(w, m) for w, m in zip(s.words, s.lemmas)]
            labels = [look("upos", s.upos), look("xpos", s.xpos), look("deprel", s.relations),
                      look("lemma", rules)]
        self.labels = np.array(labels + [look("ner", s.ner)], dtype=np.int64)
        self.full_stop = (self.n > 3 and s.words[-1] in ".!?" and s.heads[-1] != 0
                          and self.n not in s.heads)


class Batch:
    """Packed sentences. In training some lose their full stop, some their case, some words their identity."""
    def __init__(self, examples, train, counts):
        rows, heads, labels, lens = [], [], [], []
        for e in examples:
            n, case = e.n, 0
            if train:
                n -= e.full_stop and random.random() < 0.08
                case = random.choices(range(4), (90, 4, 3, 3))[0]
            word, label = e.rows[:, :n].copy(), e.labels[:, :n].copy()
            if train:
                word[0] = forget(word[0], counts)
            if case:
                label[3] = -1
            rows.append(np.concatenate([word, e.shapes[case:case + 1, :n]]))
            heads.append(e.heads[:n])
            labels.append(label)
            lens.append(n)
        self.rows = torch.from_numpy(np.concatenate(rows, 1))
        self.labels = torch.from_numpy(np.concatenate(labels, 1))
        self.at = torch.tensor([0] + list(np.cumsum(lens)), dtype=torch.int32)
        self.sentence = torch.repeat_interleave(torch.arange(len(lens)), torch.tensor(lens))
        self.n = sum(lens)
        self.place(heads, lens)

    def place(self, heads, lens):
        """Words in a grid of sentences, for arcs; the row of each word's head, for relations."""
        self.grid = torch.full((len(lens), max(lens)), -1, dtype=torch.long)
        self.head = torch.full((len(lens), max(lens)), -100, dtype=torch.long)
        starts = self.at[:-1].tolist()
        for i, (a, n, h) in enumerate(zip(starts, lens, heads)):
            self.grid[i, :n] = torch.arange(a, a + n)
            self.head[i, :n] = torch.from_numpy(h)
        self.head_rows = self.rows_of(torch.from_numpy(np.concatenate(heads)))

    def rows_of(self, heads):
        """Heads counted within sentences (0 the root) as rows of the batch (n the root)."""
        start = self.at[:-1].long()[self.sentence]
        return torch.where(heads == 0, torch.full_like(heads, self.n), start + heads - 1)


def batches(examples, size, shuffle):
    """Groups of about `size` words; shuffled, of similar lengths."""
    order = list(range(len(examples)))
    if shuffle:
        random.shuffle(order)
        order = [i for k in range(0, len(order), 1500)
                 for i in sorted(order[k:k + 1500], key=lambda i: examples[i].n)]
    out, now, n = [], [], 0
    for i in order:
        if now and n + examples[i].n > size:
            out.append(now)
            now, n = [], 0
        now.append(examples[i])
        n += examples[i].n
    out.append(now)
    if shuffle:
        random.shuffle(out)
    return out
