"""The network: word features -> shared encoder -> tags, lemma rule, names, arcs and relations."""
import torch
from torch import nn
from torch.nn import functional as F

import features
from sru import SRU, Window
from vectors import WordTable

STATE, ARC, LABEL = 256, 128, 96


def drop_rows(x, rate, sentence, n_sentences, training):
    """Variational dropout: one mask for all words of a sentence."""
    if not training or rate == 0:
        return x
    mask = torch.empty(n_sentences, x.shape[1]).bernoulli_(1 - rate).div_(1 - rate)
    return x * mask[sentence]


class Parser(nn.Module):
    """Arc scores dep' U head + w head; relation scores from products and sums of two projections."""
    def __init__(self, n_relations):
        super().__init__()
        self.root = nn.Parameter(torch.randn(STATE) * 0.1)
        self.head = nn.Linear(STATE, ARC)
        self.dep = nn.Linear(STATE, ARC)
        self.bilinear = nn.Parameter(torch.eye(ARC) * 0.1)
        self.bias = nn.Parameter(torch.zeros(ARC))
        self.label_head = nn.Linear(STATE, 2 * LABEL)
        self.label_dep = nn.Linear(STATE, 2 * LABEL)
        self.label = nn.Linear(2 * LABEL, n_relations)

    def arcs(self, states, grid, rate):
        """Scores [sentence, dependent, head]; head 0 is the root. grid: row of each word, -1 where none."""
        rows = torch.cat([states, self.root[None]])
        n = states.shape[0]
        head = F.dropout(F.leaky_relu(self.head(rows), 0.1), rate, self.training)
        dep = F.dropout(F.leaky_relu(self.dep(states), 0.1), rate, self.training)
        b, t = grid.shape
        index = torch.where(grid < 0, torch.full_like(grid, n), grid)
        heads = head[torch.cat([torch.full((b, 1), n), index], 1).reshape(-1)].view(b, t + 1, ARC)
        deps = dep[index.clamp(max=n - 1).reshape(-1)].view(b, t, ARC)
        scores = torch.bmm(deps @ self.bilinear + self.bias, heads.transpose(1, 2))
        absent = torch.cat([torch.zeros(b, 1, dtype=torch.bool), grid < 0], 1)[:, None, :]
        itself = torch.eye(t + 1, dtype=torch.bool)[1:][None]
        return scores.masked_fill(absent | itself, -1e9)

    def labels(self, states, head_rows, rate):
        """Relation scores of each word given the row of its head (n is the root)."""
        rows = torch.cat([states, self.root[None]])
        a = self.label_head(rows)[head_rows]
        b = self.label_dep(states)
        mixed = torch.cat([a[:, :LABEL] * b[:, :LABEL], F.leaky_relu(a[:, LABEL:] + b[:, LABEL:], 0.1)], 1)
        return self.label(F.dropout(mixed, rate, self.training))


class Network(nn.Module):
    def __init__(self, n_words, n_trained, sizes, encoder="sru", n_layers=4, dropout=0.33):
        super().__init__()
        self.dropout = dropout
        self.word = WordTable(n_words, n_trained, features.WORD_DIM)
        self.tables = nn.ModuleList(nn.Embedding(rows, width) for _, rows, width in features.TABLES)
        for e in [self.word.own, *self.tables]:
            nn.init.normal_(e.weight, std=0.3)
        if encoder == "sru":
            self.layers = nn.ModuleList(SRU() for _ in range(n_layers))
        else:
            self.layers = nn.ModuleList(Window(d) for d in (1, 2, 4, 8, 1, 2)[:n_layers])
        self.upos = nn.Linear(STATE, sizes["upos"])
        self.xpos = nn.Linear(STATE, sizes["xpos"])
        self.lemma = nn.Linear(STATE, sizes["lemma"])
        self.ner = nn.Linear(STATE, sizes["ner"])
        self.parser = Parser(sizes["deprel"])
        self.silver_xpos = nn.Linear(STATE, sizes["silver_xpos"])
        self.silver_parser = Parser(sizes["silver_deprel"])

    def encode(self, rows, at, sentence):
        """rows: [6, n] word and table rows; at: starts of sentences; sentence: number of each word's."""
        n_sentences = len(at) - 1
        x = torch.cat([self.word(rows[0])] + [t(rows[i + 1]) for i, t in enumerate(self.tables)], 1)
        x = F.dropout(x, self.dropout * 0.6, self.training)
        for layer in self.layers:
            x = layer(x, drop_rows(x, self.dropout * 0.75, sentence, n_sentences, self.training), at)
        return drop_rows(x, self.dropout, sentence, n_sentences, self.training)
