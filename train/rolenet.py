"""The role network: states of the tagger and parser -> spans by a linear-chain CRF -> links between them.

The same in C: src/attrib/roles*.c; a change here is a change there.
"""
import ctypes
import os
import subprocess
import tempfile

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import features
import roledata
from network import STATE, Network
from sru import SRU
from vectors import WordTable

N_LABELS = len(roledata.LABELS)
WORD, REL, FLAG = 64, 24, 8
LINK = 96
ARGUMENTS = ("source", "content")
WINDOW = 250                        # words between a cue and its source or content


def load_crf():
    path = os.path.join(tempfile.mkdtemp(prefix="hearsay-crf-"), "crf.so")
    subprocess.check_call(["gcc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-o", path,
                           os.path.join(os.path.dirname(os.path.abspath(__file__)), "crf.c"), "-lm"])
    lib = ctypes.CDLL(path)
    lib.crf_loss.restype = ctypes.c_double
    return lib


_crf = None


class Crf(torch.autograd.Function):
    @staticmethod
    def forward(ctx, unary, transition, gold, at):
        global _crf
        _crf = _crf or load_crf()
        unary, transition, gold = unary.contiguous(), transition.contiguous(), gold.contiguous()
        gu, gt = torch.empty_like(unary), torch.empty_like(transition)
        p = lambda t: ctypes.c_void_p(t.data_ptr())
        loss = _crf.crf_loss(ctypes.c_int32(len(at) - 1), p(at), p(unary), p(transition), p(gold), p(gu), p(gt))
        ctx.save_for_backward(gu, gt)
        return unary.new_tensor(loss)

    @staticmethod
    def backward(ctx, g):
        gu, gt = ctx.saved_tensors
        return g * gu, g * gt, None, None


def load_tagger(path):
    """A checkpoint of train_tagger.py or train_roles.py: (what was saved, the network)."""
    saved = torch.load(path, map_location="cpu")
    weights, n = saved["weights"], saved.get("n_trained", len(saved["words"]))
    sizes = {k: len(v) for k, v in saved["labels"].items()}
    net = Network(len(saved["words"]), n, sizes, saved["args"]["encoder"], saved["args"]["layers"])
    if "word.weight" in weights:                # saved before there were vectors
        fresh = net.word.state_dict()
        weights = {k: v for k, v in weights.items() if k != "word.weight"} | {
            "word.own.weight": weights["word.weight"], "word.project.weight": fresh["project.weight"],
            "word.vectors": fresh["vectors"]}
    net.load_state_dict(weights)
    return saved, net


def widen(net, lexicon):
    """Gives the network the words and vectors of a Lexicon."""
    table = WordTable(len(lexicon.words), lexicon.n_trained, features.WORD_DIM)
    table.own, table.project = net.word.own, net.word.project
    table.vectors.copy_(torch.from_numpy(lexicon.vectors))
    net.word = table


class Tagger:
    """The tagger and parser, its vocabulary, and what it says of a report."""
    def __init__(self, net, words, relations):
        self.net, self.words, self.relations = net, words, relations
        self.index = {w: i for i, w in enumerate(words)}

    def rows(self, doc):
        return np.array([[self.index.get(features.normal(w), 0), *features.affixes(w), features.shape_row(w)]
                         for w in doc.words], dtype=np.int64).T

    @torch.no_grad()
    def parse(self, rows, sentence):
        """(head of each word in the report, -1 the root; relation)."""
        self.net.eval()
        n = rows.shape[1]
        starts = np.concatenate([[0], np.flatnonzero(np.diff(sentence)) + 1, [n]])
        lens = np.diff(starts)
        states = self.net.encode(torch.from_numpy(rows), torch.tensor(starts, dtype=torch.int32),
                                 torch.from_numpy(np.repeat(np.arange(len(lens)), lens)))
        head = np.full(n, -1, dtype=np.int64)
        order = np.argsort(lens, kind="stable")
        for k in range(0, len(order), 32):
            group = order[k:k + 32]
            grid = torch.full((len(group), int(lens[group].max())), -1, dtype=torch.long)
            for i, s in enumerate(group):
                grid[i, :lens[s]] = torch.arange(starts[s], starts[s + 1])
            best = self.net.parser.arcs(states, grid, 0).argmax(2).numpy()
            for i, s in enumerate(group):
                h = best[i, :lens[s]]
                head[starts[s]:starts[s + 1]] = np.where(h == 0, -1, starts[s] + h - 1)
        relation = self.net.parser.labels(states, torch.from_numpy(np.where(head < 0, n, head)), 0).argmax(1)
        self.net.train()
        return head, relation.numpy()


def bucket(x):
    """0 1 2 3 4-5 6-8 9-14 15-25 26+"""
    return np.searchsorted(np.array([1, 2, 3, 4, 6, 9, 15, 26]), x, side="right")


def pair_features(cue, other, sentence, paragraph, cues_between):
    """Three table rows for a (cue, argument) pair: order and distance in words, sentences, cues between."""
    before = other[1] <= cue[0]
    gap = cue[0] - other[1] if before else other[0] - cue[1]
    words = int(bucket(max(gap, 0))) + (9 if before else 0)
    s = min(abs(int(sentence[other[0]]) - int(sentence[cue[0]])), 4)
    p = min(abs(int(paragraph[other[0]]) - int(paragraph[cue[0]])), 2)
    place = s * 3 + p + (15 if before else 0)
    between = min(cues_between, 4) + (5 if before else 0)
    return words, 18 + place, 18 + 30 + between


N_PAIR = 18 + 30 + 10


class Roles(nn.Module):
    def __init__(self, n_words, n_trained, n_relations, layers=2, dropout=0.4):
        super().__init__()
        self.rate = dropout
        self.word = WordTable(n_words, n_trained, WORD)
        self.relation = nn.Embedding(n_relations, REL)
        nn.init.normal_(self.word.own.weight, std=0.2)
        nn.init.normal_(self.relation.weight, std=0.2)
        self.into = nn.Linear(2 * STATE + WORD + REL + FLAG, STATE)
        self.layers = nn.ModuleList(SRU() for _ in range(layers))
        self.unary = nn.Linear(STATE, N_LABELS)
        self.transition = nn.Parameter(torch.zeros(N_LABELS + 1, N_LABELS))
        self.link_cue = nn.ModuleDict({r: nn.Linear(2 * STATE, LINK) for r in ARGUMENTS})
        self.link_arg = nn.ModuleDict({r: nn.Linear(2 * STATE, LINK) for r in ARGUMENTS})
        self.pair = nn.ModuleDict({r: nn.Embedding(N_PAIR, 1) for r in ARGUMENTS})
        self.none = nn.Linear(LINK, 1)
        for r in ARGUMENTS:
            nn.init.zeros_(self.pair[r].weight)

    def forward(self, states, x, at):
        head, relation, word, flags, window = x
        rate = self.rate
        d = lambda t, r: F.dropout(t, r, self.training)
        above = torch.cat([states, states.new_zeros(1, STATE)])[head]
        x = torch.cat([d(states, rate * 0.4), d(above, rate * 0.4), d(self.word(word), rate),
                       d(self.relation(relation), rate * 0.5), flags], 1)
        x = F.leaky_relu(self.into(x), 0.1)
        n_windows = len(at) - 1
        for layer in self.layers:
            y = x
            if self.training:
                mask = torch.empty(n_windows, STATE).bernoulli_(1 - rate * 0.75).div_(1 - rate * 0.75)
                y = x * mask[window]
            x = layer(x, y, at)
        return d(x, rate)

    def span(self, x, spans):
        first = torch.tensor([s[0] for s in spans])
        last = torch.tensor([s[1] - 1 for s in spans])
        return torch.cat([x[first], x[last]], 1)

    def link_scores(self, x, role, cues, others, pairs, features_):
        """Scores of (cue, argument) index pairs."""
        c = F.leaky_relu(self.link_cue[role](self.span(x, cues)), 0.1)
        a = F.leaky_relu(self.link_arg[role](self.span(x, others)), 0.1)
        i, j = pairs[:, 0], pairs[:, 1]
        return (c[i] * a[j]).sum(1) + self.pair[role](features_).sum((1, 2)), c


def candidates(cues, others, sentence, paragraph):
    """(cue, argument) index pairs near enough, with their features; cues and others sorted."""
    pairs, feats = [], []
    starts = np.array([c[0] for c in cues])
    for j, o in enumerate(others):
        for i, c in enumerate(cues):
            gap = c[0] - o[1] if o[1] <= c[0] else o[0] - c[1]
            if gap > WINDOW or gap < 0:
                continue
            lo, hi = (o[1], c[0]) if o[1] <= c[0] else (c[1], o[0])
            between = int(np.searchsorted(starts, hi) - np.searchsorted(starts, lo))
            pairs.append((i, j))
            feats.append(pair_features(c, o, sentence, paragraph, between))
    return pairs, feats
