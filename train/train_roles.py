#!/usr/bin/env python3
"""Trains the role model: source, cue and content of every attribution, and which belong together.

The tagger and parser are frozen; words, sentences, paragraphs and quotations are the program's own.
"""
import argparse
import os
import random
import time

import numpy as np
import torch

import roledata
from roleexamples import Example, link_examples, tensors, windows
from rolenet import ARGUMENTS, Crf, Roles, Tagger
from rolepredict import evaluate

SIZES = (60, 200, 400, 700, 700)     # words of a training window


def group_loss(scores, group, gold, extra=None):
    """Softmax over the pairs of each group (with one more choice, `extra` [groups], where given)."""
    n = int(group.max()) + 1 if extra is None else len(extra)
    top = scores.new_full((n,), -1e4).scatter_reduce(0, group, scores.detach(), "amax")
    if extra is not None:
        top = torch.maximum(top, extra.detach())
    total = scores.new_zeros(n).index_add(0, group, torch.exp(scores - top[group]))
    if extra is not None:
        total = total + torch.exp(extra - top)
    logz = torch.log(total) + top
    right = gold > 0.5
    loss = (logz[group[right]] - scores[right]).sum()
    if extra is not None:
        has = scores.new_zeros(n).index_add(0, group, gold) > 0
        loss = loss + (logz - extra)[~has].sum()
    return loss


def link_loss(net, x, links):
    loss = x.sum() * 0
    for r in ARGUMENTS:
        o = links[r]
        if not o["pairs"]:
            continue
        pairs = torch.tensor(o["pairs"])
        gold = torch.tensor(o["gold"])
        scores, c = net.link_scores(x, r, o["cues"], o["others"], pairs, torch.tensor(o["feats"]))
        if r == "content":
            loss = loss + group_loss(scores, pairs[:, 1], gold)
        else:
            loss = loss + group_loss(scores, pairs[:, 0], gold, net.none(c)[:, 0])
    return loss


def groups_of(train, batch, rng):
    """One epoch's batches: windows of all documents, mixed."""
    parts = [(x, b, e) for x in train for b, e in windows(x, SIZES, rng)]
    rng.shuffle(parts)
    groups, now, n = [], [], 0
    for part in parts:
        if now and n + part[2] - part[1] > batch:
            groups.append(now)
            now, n = [], 0
        now.append(part)
        n += part[2] - part[1]
    return groups + [now]


def losses(net, group):
    """Negative log-likelihood of the labels, of the links, and the number of words."""
    inputs, at, gold = tensors(group)
    inputs[3][torch.rand(len(inputs[3])) < 0.03] = 0
    x = net(inputs, at)
    return Crf.apply(net.unary(x), net.transition, gold, at), link_loss(net, x, link_examples(group, at)), len(gold)


class Trainer:
    """Adam with a cosine schedule, and the running mean of the weights, which is what is kept."""
    def __init__(self, net, rate, steps):
        self.net, self.rate, self.steps, self.step = net, rate, steps, 0
        self.mean = {k: v.clone() for k, v in net.state_dict().items()}
        self.optimiser = torch.optim.AdamW(net.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=1e-2)

    def learn(self, loss):
        cosine = 0.5 * (1 + np.cos(np.pi * min(self.step / self.steps, 1)))
        for g in self.optimiser.param_groups:
            g["lr"] = self.rate * min(1, (self.step + 1) / 100) * max(0.01, cosine)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimiser.step()
        self.step += 1
        if self.step % 3 == 0:
            keep = min(0.99, self.step / (self.step + 30))
            for name, value in self.net.state_dict().items():
                self.mean[name].lerp_(value, 1 - keep)

    def with_mean(self, function):
        held = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(self.mean)
        result = function()
        self.net.load_state_dict(held)
        return result


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--tagger", required=True, help="checkpoint of train_tagger.py")
    p.add_argument("--shared", default="../shared", help="folder with data/polnear and tools/score.py")
    p.add_argument("--dump-words", required=True, help="the project's own tool, build/release/dump_words")
    p.add_argument("--out", required=True)
    p.add_argument("--layers", type=int, default=2)
    p.add_argument("--epochs", type=int, default=14)
    p.add_argument("--batch", type=int, default=3000)
    p.add_argument("--rate", type=float, default=1.5e-3)
    p.add_argument("--dropout", type=float, default=0.5)
    return p.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(1)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(7)
    os.makedirs(args.out, exist_ok=True)
    data, began, rng = os.path.join(args.shared, "data/polnear"), time.time(), random.Random(3)
    tagger = Tagger(args.tagger)
    train, dev = ([Example(d, tagger) for d in roledata.read(f"{data}/{part}.jsonl", args.dump_words)]
                  for part in ("train", "dev"))
    print(len(train), "documents", sum(x.n for x in train), "words", f"{time.time() - began:.0f}s", flush=True)
    net = Roles(len(tagger.words), len(tagger.relations), args.layers, args.dropout)
    trainer = Trainer(net, args.rate, len(groups_of(train, args.batch, random.Random(3))) * args.epochs)
    for epoch in range(args.epochs):
        sums = np.zeros(3)
        for group in groups_of(train, args.batch, rng):
            labels, links, n = losses(net, group)
            trainer.learn((labels + 0.5 * links) / n)
            sums += [labels.item(), links.item(), n]
        scores = trainer.with_mean(lambda: evaluate(net, dev, f"{data}/dev.jsonl", f"{args.out}/dev.jsonl",
                                                    os.path.join(args.shared, "tools/score.py")))
        torch.save({"weights": trainer.mean, "relations": tagger.relations, "args": vars(args), "scores": scores},
                   f"{args.out}/roles.pt")
        print(f"epoch {epoch + 1} labels {sums[0] / sums[2]:.4f} links {sums[1] / sums[2]:.4f} "
              f"{time.time() - began:.0f}s {scores}", flush=True)


if __name__ == "__main__":
    main()
