#!/usr/bin/env python3
"""Trains the tagger and parser. README.md beside this file has the one command that makes the model."""
import argparse
import os
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import conllu
import features
from data import Batch, Example, Vocabulary, batches
from network import Network


def cross(scores, gold):
    if (gold < 0).all():
        return scores.sum() * 0
    return F.cross_entropy(scores, gold, ignore_index=-1)


def parse_loss(parser, states, b, rate):
    arcs = parser.arcs(states, b.grid, rate)
    loss = F.cross_entropy(arcs.reshape(-1, arcs.shape[2]), b.head.reshape(-1), ignore_index=-100)
    return loss, cross(parser.labels(states, b.head_rows, rate), b.labels[2])


def loss_of(net, b, kind, args):
    """The weighted sum of the tasks' losses; silver, CoreNLP's trees and tags, has heads of its own."""
    states = net.encode(b.rows, b.at, b.sentence)
    silver = kind == "silver"
    arc, label = parse_loss(net.silver_parser if silver else net.parser, states, b, net.dropout)
    ner = cross(net.ner(states), b.labels[4])
    if silver:
        return args.silver_weight * (arc + label + 0.3 * cross(net.silver_xpos(states), b.labels[1]) + ner)
    tags = cross(net.upos(states), b.labels[0]) + cross(net.xpos(states), b.labels[1])
    loss = arc + label + 0.5 * tags + 0.4 * cross(net.lemma(states), b.labels[3])
    return loss + 0.3 * ner


@torch.no_grad()
def evaluate(net, examples, vocabulary):
    """Greedy heads (no tree enforced); the C side's scores are the ones that count."""
    net.eval()
    good, n = np.zeros(5), 0
    for group in batches(examples, 4000, False):
        b = Batch(group, False, vocabulary.counts)
        states = net.encode(b.rows, b.at, b.sentence)
        rows = b.rows_of(net.parser.arcs(states, b.grid, 0).argmax(2)[b.grid >= 0])
        right = rows == b.head_rows
        relation = net.parser.labels(states, rows, 0).argmax(1)
        rules = [vocabulary.labels["lemma"][i] for i in net.lemma(states).argmax(1).tolist()]
        words = [(w, m) for e in group for w, m in zip(e.source.words, e.source.lemmas)]
        good += [(net.upos(states).argmax(1) == b.labels[0]).sum(),
                 (net.xpos(states).argmax(1) == b.labels[1]).sum(),
                 sum(features.apply_rule(r, w) == m for r, (w, m) in zip(rules, words)),
                 right.sum(), (right & (relation == b.labels[2])).sum()]
        n += b.n
    net.train()
    return dict(zip(("upos", "xpos", "lemma", "uas", "las"), (100 * good / n).round(2).tolist()))


def save(path, ema, vocabulary, args, scores):
    torch.save({"weights": ema, "words": vocabulary.words, "n_trained": vocabulary.n_trained,
                "labels": vocabulary.labels, "args": vars(args), "scores": scores}, path)


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--train", nargs="+", required=True, help="CoNLL-U; names are read from files of GUM")
    p.add_argument("--dev", nargs="*", default=[])
    p.add_argument("--silver-text", help="PolNeAR's reports")
    p.add_argument("--silver-analysis", help="CoreNLP's analysis of them")
    p.add_argument("--silver-tokens", type=int, default=100000, help="silver words an epoch")
    p.add_argument("--silver-weight", type=float, default=0.5)
    p.add_argument("--out", required=True, help="folder of the checkpoint, model.pt")
    p.add_argument("--encoder", default="sru", choices=("sru", "window"))
    p.add_argument("--layers", type=int, default=4)
    p.add_argument("--epochs", type=int, default=36)
    p.add_argument("--batch", type=int, default=1500, help="words a step")
    p.add_argument("--rate", type=float, default=2.5e-3)
    p.add_argument("--warmup", type=int, default=200, help="steps over which the learning rate rises")
    p.add_argument("--dropout", type=float, default=0.33)
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(1)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(args.seed)
    os.makedirs(args.out, exist_ok=True)
    gold = [s for f in args.train for s in conllu.read_conllu(f, names="gum" in os.path.basename(f))]
    silver = conllu.read_silver(args.silver_text, args.silver_analysis) if args.silver_text else []
    vocabulary = Vocabulary(gold, silver)
    silver = [s for s in silver if len(s.words) <= 80]
    sizes = {k: len(v) for k, v in vocabulary.labels.items()}
    print(sizes, len(vocabulary.words), "words", flush=True)
    data = {kind: [Example(s, vocabulary, 4) for s in sentences]
            for kind, sentences in (("gold", gold), ("silver", silver))}
    dev = {os.path.basename(f): [Example(s, vocabulary) for s in conllu.read_conllu(f)] for f in args.dev}
    print({kind: sum(e.n for e in examples) for kind, examples in data.items()}, "words", flush=True)
    net = Network(len(vocabulary.words), vocabulary.n_trained, sizes, args.encoder, args.layers, args.dropout)
    train(net, data, dev, vocabulary, args)


def sample(examples, size):
    random.shuffle(examples)
    n = 0
    for i, e in enumerate(examples):
        if n >= size:
            return examples[:i]
        n += e.n
    return examples


def plan(data, args):
    """The batches of one epoch, mixed, each with its kind: all of gold and a sample of silver."""
    todo = [(g, "gold") for g in batches(data["gold"], args.batch, True)]
    if data["silver"]:
        picked = sample(data["silver"], args.silver_tokens)
        todo += [(g, "silver") for g in batches(picked, args.batch, True)]
    random.shuffle(todo)
    return todo


class Average:
    """Exponential mean of the weights, which is what is measured and kept."""
    def __init__(self, net):
        self.weights = {k: v.clone() for k, v in net.state_dict().items()}

    def follow(self, net, step):
        for name, value in net.state_dict().items():
            self.weights[name].lerp_(value, 1 - min(0.992, step / (step + 50)))

    def scores(self, net, dev, vocabulary):
        held = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(self.weights)
        found = {name: evaluate(net, e, vocabulary) for name, e in dev.items()}
        net.load_state_dict(held)
        return found


def train(net, data, dev, vocabulary, args):
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, betas=(0.9, 0.95), weight_decay=1e-4)
    average, began, step, scores = Average(net), time.time(), 0, {}
    for epoch in range(1, args.epochs + 1):
        todo, total = plan(data, args), []
        for k, (group, kind) in enumerate(todo):
            done = (epoch - 1 + k / len(todo)) / args.epochs
            rise, fall = min(1, (step + 1) / args.warmup), 0.5 * (1 + np.cos(np.pi * done))
            for g in optimiser.param_groups:
                g["lr"] = args.rate * rise * max(0.01, fall)
            loss = loss_of(net, Batch(group, True, vocabulary.counts), kind, args)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            step += 1
            if step % 5 == 0:
                average.follow(net, step)
            if kind == "gold":
                total.append(loss.item())
        if dev and (epoch % 5 == 0 or epoch in (1, args.epochs)):
            scores = average.scores(net, dev, vocabulary)
        print(f"epoch {epoch} loss {np.mean(total):.3f} {time.time() - began:.0f}s", scores, flush=True)
        save(os.path.join(args.out, "model.pt"), average.weights, vocabulary, args, scores)


if __name__ == "__main__":
    main()
