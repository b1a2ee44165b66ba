#!/usr/bin/env python3
"""Trains the tagger and parser. See README.md beside this file for the one command that makes the shipped model."""
import argparse
import collections
import os
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import conllu
import features
from network import Network

CASES = ("as it is", "lower", "upper", "title")


class Vocabulary:
    def __init__(self, gold, silver):
        a, b = collections.Counter(), collections.Counter()
        for s in gold:
            a.update(features.normal(w) for w in s.words)
        for s in silver:
            b.update(features.normal(w) for w in s.words)
        kept = [w for w in set(a) | set(b) if a[w] >= 2 or b[w] >= 3]
        self.words = ["<unknown>"] + sorted(kept, key=lambda w: (-(a[w] + b[w]), w))
        self.index = {w: i for i, w in enumerate(self.words)}
        self.counts = np.array([1e9] + [a[w] + b[w] for w in self.words[1:]], dtype=np.float32)
        rules = collections.Counter(features.lemma_rule(w, m) for s in gold for w, m in zip(s.words, s.lemmas))
        many = lambda pick, data: sorted({x for s in data for x in pick(s)})
        self.labels = {
            "upos": many(lambda s: s.upos, gold), "xpos": many(lambda s: s.xpos, gold),
            "deprel": many(lambda s: s.relations, gold), "ner": conllu.NER_LABELS,
            "lemma": [r for r, n in rules.most_common() if n >= 3],
            "silver_xpos": many(lambda s: s.xpos, silver) or ["_"], "silver_deprel": many(lambda s: s.relations, silver) or ["_"]}
        self.number = {k: {x: i for i, x in enumerate(v)} for k, v in self.labels.items()}


class Example:
    """A sentence as numbers. Labels are -1 where unknown."""
    __slots__ = ("rows", "shapes", "heads", "labels", "silver", "n", "full_stop", "source")

    def __init__(self, s, vocabulary, cases=1):
        number, index = vocabulary.number, vocabulary.index
        self.n, self.silver, self.source = len(s.words), s.silver, s
        self.rows = np.array([[index.get(features.normal(w), 0), *features.affixes(w)] for w in s.words], dtype=np.int64).T
        variants = [lambda w: w, features.lower, str.upper, lambda w: w[:1].upper() + w[1:]]
        self.shapes = np.array([[features.shape_row(v(w)) for w in s.words] for v in variants[:cases]], dtype=np.int64)
        self.heads = np.array(s.heads, dtype=np.int64)
        look = lambda kind, values: [number[kind].get(x, -1) for x in values]
        nothing = [-1] * self.n
        self.labels = np.array([
            nothing if s.silver else look("upos", s.upos),
            look("silver_xpos" if s.silver else "xpos", s.xpos),
            look("silver_deprel" if s.silver else "deprel", s.relations),
            nothing if s.silver else look("lemma", [features.lemma_rule(w, m) for w, m in zip(s.words, s.lemmas)]),
            look("ner", s.ner) if s.ner else nothing], dtype=np.int64)
        self.full_stop = self.n > 3 and s.words[-1] in ".!?" and s.heads[-1] != 0 and self.n not in s.heads


class Batch:
    def __init__(self, examples, train, counts):
        rows, heads, labels, lens = [], [], [], []
        for e in examples:
            n, case = e.n, 0
            if train:
                if e.full_stop and random.random() < 0.08:
                    n -= 1
                case = random.choices(range(4), (90, 4, 3, 3))[0]
            word = e.rows[:, :n].copy()
            label = e.labels[:, :n].copy()
            if train:
                rare = np.random.rand(n) < 0.25 / (0.25 + counts[word[0]]) + 0.02
                word[0, rare] = 0
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
        self.lens, total = lens, sum(lens)
        self.grid = torch.full((len(lens), max(lens)), -1, dtype=torch.long)
        self.head = torch.full((len(lens), max(lens)), -100, dtype=torch.long)
        starts = self.at[:-1].tolist()
        for i, (a, n, h) in enumerate(zip(starts, lens, heads)):
            self.grid[i, :n] = torch.arange(a, a + n)
            self.head[i, :n] = torch.from_numpy(h)
        flat = np.concatenate(heads)
        start = np.repeat(starts, lens)
        self.head_rows = torch.from_numpy(np.where(flat == 0, total, start + flat - 1))
        self.n = total


def batches(examples, size, shuffle):
    order = list(range(len(examples)))
    if shuffle:
        random.shuffle(order)
        chunk = 1500
        order = [i for k in range(0, len(order), chunk) for i in sorted(order[k:k + chunk], key=lambda i: examples[i].n)]
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


def cross(scores, gold):
    if (gold < 0).all():
        return scores.sum() * 0
    return F.cross_entropy(scores, gold, ignore_index=-1)


def parse_loss(parser, states, b, rate):
    arcs = parser.arcs(states, b.grid, rate)
    loss = F.cross_entropy(arcs.reshape(-1, arcs.shape[2]), b.head.reshape(-1), ignore_index=-100)
    return loss, cross(parser.labels(states, b.head_rows, rate), b.labels[2])


def loss_of(net, b, silver, silver_weight):
    states = net.encode(b.rows, b.at, b.sentence)
    arc, label = parse_loss(net.silver_parser if silver else net.parser, states, b, net.dropout)
    ner = cross(net.ner(states), b.labels[4])
    if silver:
        return silver_weight * (arc + label + 0.3 * cross(net.silver_xpos(states), b.labels[1]) + ner), arc
    tags = cross(net.upos(states), b.labels[0]) + cross(net.xpos(states), b.labels[1])
    return arc + label + 0.5 * tags + 0.4 * cross(net.lemma(states), b.labels[3]) + 0.3 * ner, arc


@torch.no_grad()
def evaluate(net, examples, vocabulary):
    """Greedy heads (no tree enforced); the C side's scores are the ones that count."""
    net.eval()
    good, n = np.zeros(6), 0
    for group in batches(examples, 4000, False):
        b = Batch(group, False, vocabulary.counts)
        states = net.encode(b.rows, b.at, b.sentence)
        tags = [net.upos(states).argmax(1), net.xpos(states).argmax(1)]
        best = net.parser.arcs(states, b.grid, 0).argmax(2)[b.grid >= 0]
        start = b.at[:-1].long()[b.sentence]
        rows = torch.where(best == 0, torch.full_like(best, b.n), start + best - 1)
        relation = net.parser.labels(states, rows, 0).argmax(1)
        right = rows == b.head_rows
        rules = [vocabulary.labels["lemma"][i] for i in net.lemma(states).argmax(1).tolist()]
        words = [w for e in group for w in e.source.words]
        lemmas = [m for e in group for m in e.source.lemmas]
        good += [(tags[0] == b.labels[0]).sum(), (tags[1] == b.labels[1]).sum(),
                 sum(features.apply_rule(r, w) == m for r, w, m in zip(rules, words, lemmas)),
                 right.sum(), (right & (relation == b.labels[2])).sum(), 0]
        n += b.n
    net.train()
    return dict(zip(("upos", "xpos", "lemma", "uas", "las"), (100 * good / n).round(2).tolist()))


def save(path, net, ema, vocabulary, args, scores):
    torch.save({"weights": ema, "words": vocabulary.words, "labels": vocabulary.labels, "args": vars(args), "scores": scores}, path)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--train", nargs="+", required=True)
    p.add_argument("--dev", nargs="*", default=[])
    p.add_argument("--silver-text"), p.add_argument("--silver-analysis")
    p.add_argument("--silver-tokens", type=int, default=100000, help="silver tokens an epoch")
    p.add_argument("--silver-weight", type=float, default=0.5)
    p.add_argument("--out", required=True)
    p.add_argument("--encoder", default="sru")
    p.add_argument("--layers", type=int, default=4)
    p.add_argument("--epochs", type=int, default=30)
    p.add_argument("--minutes", type=float, default=0, help="fit the schedule to this time instead of --epochs")
    p.add_argument("--batch", type=int, default=1500)
    p.add_argument("--rate", type=float, default=2.5e-3)
    p.add_argument("--dropout", type=float, default=0.33)
    p.add_argument("--warmup", type=int, default=200, help="steps over which the learning rate rises")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--limit", type=int, default=0)
    args = p.parse_args()
    torch.set_num_threads(1)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(args.seed)
    os.makedirs(args.out, exist_ok=True)
    gold = [s for f in args.train for s in conllu.read_conllu(f, names="gum" in os.path.basename(f))]
    silver = conllu.read_silver(args.silver_text, args.silver_analysis) if args.silver_text else []
    if args.limit:
        gold, silver = gold[:args.limit], silver[:args.limit]
    vocabulary = Vocabulary(gold, silver)
    print({k: len(v) for k, v in vocabulary.labels.items()}, len(vocabulary.words), "words", flush=True)
    gold = [Example(s, vocabulary, 4) for s in gold]
    silver = [Example(s, vocabulary, 4) for s in silver if len(s.words) <= 80]
    dev = {os.path.basename(f): [Example(s, vocabulary) for s in conllu.read_conllu(f)] for f in args.dev}
    print(sum(e.n for e in gold), "gold", sum(e.n for e in silver), "silver tokens", flush=True)
    net = Network(len(vocabulary.words), {k: len(v) for k, v in vocabulary.labels.items()}, args.encoder, args.layers, args.dropout)
    train(net, gold, silver, dev, vocabulary, args)


def plan(gold, silver, args):
    """The batches of one epoch: (batch, is silver), mixed."""
    todo = [(g, False) for g in batches(gold, args.batch, True)]
    if silver:
        random.shuffle(silver)
        picked, n = [], 0
        for e in silver:
            if n >= args.silver_tokens:
                break
            picked.append(e)
            n += e.n
        todo += [(g, True) for g in batches(picked, args.batch, True)]
    random.shuffle(todo)
    return todo


def train(net, gold, silver, dev, vocabulary, args):
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, betas=(0.9, 0.95), weight_decay=1e-4, eps=1e-8)
    ema = {k: v.clone() for k, v in net.state_dict().items()}
    began, step, done = time.time(), 0, 0.0
    epoch = 0
    while done < 1:
        todo = plan(gold, silver, args)
        total = seen = 0
        for k, (group, is_silver) in enumerate(todo):
            done = (time.time() - began) / (60 * args.minutes) if args.minutes else (epoch + k / len(todo)) / args.epochs
            rate = args.rate * min(1, (step + 1) / args.warmup) * max(0.01, 0.5 * (1 + np.cos(np.pi * min(1, done))))
            for g in optimiser.param_groups:
                g["lr"] = rate
            b = Batch(group, True, vocabulary.counts)
            loss, arc = loss_of(net, b, is_silver, args.silver_weight)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            step += 1
            if step % 5 == 0:
                keep = min(0.992, step / (step + 50))
                for name, value in net.state_dict().items():
                    ema[name].lerp_(value, 1 - keep)
            if not is_silver:
                total += loss.item()
                seen += 1
            if step % 100 == 0:
                print(f"step {step} loss {total / max(seen, 1):.3f} {100 * done:.1f}% {time.time() - began:.0f}s", flush=True)
            if args.minutes and done >= 1:
                break
        epoch += 1
        line, scores = f"epoch {epoch} loss {total / max(seen, 1):.3f} {time.time() - began:.0f}s", {}
        done = (time.time() - began) / (60 * args.minutes) if args.minutes else epoch / args.epochs
        if dev and (epoch in (1, 3) or epoch % 5 == 0 or done >= 1):
            held = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(ema)
            scores = {name: evaluate(net, e, vocabulary) for name, e in dev.items()}
            net.load_state_dict(held)
        print(line, scores, flush=True)
        save(os.path.join(args.out, "model.pt"), net, ema, vocabulary, args, scores)


if __name__ == "__main__":
    main()
