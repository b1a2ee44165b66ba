#!/usr/bin/env python3
"""Trains the role model: source, cue and content of every attribution, and which belong together."""
import argparse
import json
import os
import random
import subprocess
import sys
import time

import numpy as np
import torch

import features
import roledata
from rolenet import ARGUMENTS, N_LABELS, Crf, Roles, Tagger, candidates


class Example:
    """A document as numbers, with the frozen encoder's states."""
    def __init__(self, doc, tagger):
        self.doc = doc
        self.states, self.head, self.relation = tagger.run(doc)
        self.n = len(doc.words)
        self.word = np.array([tagger.index.get(features.normal(w), 0) for w in doc.words], dtype=np.int64)
        s, p = doc.sentence, doc.paragraph
        first = lambda x: np.concatenate([[True], x[1:] != x[:-1]])
        inside = doc.quote
        self.flags = np.stack([inside == 1, inside == 2, inside == 3, first(s), first(p),
                               np.concatenate([first(p)[1:], [True]]), self.head < 0,
                               np.zeros(self.n, bool)], 1).astype(np.float32)
        self.label = np.zeros(self.n, dtype=np.int64)
        for a in doc.attributions:
            for k, r in enumerate(roledata.ROLES):
                for i, j in a[r]:
                    if (self.label[i:j] == 0).all():
                        self.label[i:j] = 2 + 2 * k
                        self.label[i] = 1 + 2 * k


def windows(example, rng, mean):
    """Cuts a document at paragraph ends into windows of random length; now and then at sentence ends."""
    p = example.doc.sentence if rng.random() < 0.15 else example.doc.paragraph
    ends = list(np.flatnonzero(np.diff(p)) + 1) + [example.n]
    out, begin = [], 0
    limit = rng.choice(mean)
    for k, e in enumerate(ends):
        if e - begin >= limit or e == example.n:
            if e > begin:
                out.append((begin, int(e)))
            begin = int(e)
            limit = rng.choice(mean)
    return out


def tensors(parts):
    """parts: [(example, begin, end)] -> network input and the windows' bounds."""
    at = np.concatenate([[0], np.cumsum([e - b for _, b, e in parts])])
    total = int(at[-1])
    head = []
    for k, (x, b, e) in enumerate(parts):
        h = x.head[b:e]
        inside = (h >= b) & (h < e)
        head.append(np.where(inside, h - b + at[k], total))
    cat = lambda f: np.concatenate([f(x)[b:e] for x, b, e in parts])
    return ((torch.from_numpy(cat(lambda x: x.states).astype(np.float32)), torch.from_numpy(np.concatenate(head)),
             torch.from_numpy(cat(lambda x: x.relation)), torch.from_numpy(cat(lambda x: x.word)),
             torch.from_numpy(cat(lambda x: x.flags)),
             torch.from_numpy(np.repeat(np.arange(len(parts)), np.diff(at)))),
            torch.tensor(at, dtype=torch.int32), torch.from_numpy(cat(lambda x: x.label)))


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


def viterbi(unary, transition):
    n = len(unary)
    score = transition[N_LABELS] + unary[0]
    back = np.zeros((n, N_LABELS), dtype=np.int64)
    for t in range(1, n):
        m = score[:, None] + transition[:N_LABELS]
        back[t] = m.argmax(0)
        score = m.max(0) + unary[t]
    out = [int(score.argmax())]
    for t in range(n - 1, 0, -1):
        out.append(int(back[t][out[-1]]))
    return out[::-1]


def spans_of(labels):
    out = {r: [] for r in roledata.ROLES}
    start, kind = None, None
    for t, l in enumerate(list(labels) + [0]):
        inside = l and l % 2 == 0 and kind == (l - 1) // 2
        if not inside:
            if kind is not None:
                out[roledata.ROLES[kind]].append((start, t))
            start, kind = (t, (l - 1) // 2) if l else (None, None)
    return out


@torch.no_grad()
def predict(net, example, bias=0.0, size=700):
    net.eval()
    class Fixed:
        def random(self): return 1.0
        def choice(self, _): return size
    said = []
    transition = net.transition.numpy()
    for b, e in windows(example, Fixed(), None):
        inputs, at, _ = tensors([(example, b, e)])
        x = net(inputs, at)
        unary = net.unary(x).numpy()
        unary[:, 0] -= bias
        labels = viterbi(unary, transition)
        spans = spans_of(labels)
        cues = spans["cue"]
        if not cues:
            continue
        found = [{"source": [], "cue": [c], "content": []} for c in cues]
        sentence, paragraph = example.doc.sentence[b:e], example.doc.paragraph[b:e]
        for r in ARGUMENTS:
            others = spans[r]
            if not others:
                continue
            pairs, feats = candidates(cues, others, sentence, paragraph)
            if not pairs:
                continue
            scores, c = net.link_scores(x, r, cues, others, torch.tensor(pairs), torch.tensor(feats))
            scores = scores.numpy()
            best = {}
            for (i, j), s in zip(pairs, scores):
                key = j if r == "content" else i
                if key not in best or s > best[key][0]:
                    best[key] = (s, i, j)
            none = net.none(c)[:, 0].numpy()
            for s, i, j in best.values():
                if r == "content" or s > none[i]:
                    found[i][r].append(others[j])
        said += [{r: [(i + b, j + b) for i, j in sorted(f[r])] for r in f} for f in found if f["content"]]
    net.train()
    return said


def record(example, said):
    spans = example.doc.spans
    b = lambda pieces: [[int(spans[i][0]), int(spans[j - 1][1])] for i, j in pieces]
    return {"id": example.doc.id, "statements": [dict({r: b(a[r]) for r in roledata.ROLES}, id=f"s{k}", parent=None)
                                                 for k, a in enumerate(said)]}


def evaluate(net, dev, gold_path, out, scorer, bias=0.0):
    with open(out, "w") as f:
        for x in dev:
            f.write(json.dumps(record(x, predict(net, x, bias))) + "\n")
    text = subprocess.run([sys.executable, scorer, "--flat", gold_path, out], capture_output=True, text=True).stdout
    keep = {}
    for l in text.splitlines():
        for name in ("found", "source pieces", "cue pieces", "content pieces", "whole overlap", "whole exact"):
            if l.startswith(name + " "):
                keep[name] = float(l[len(name):].split()[2])
    return keep


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--tagger", required=True, help="checkpoint of train_tagger.py")
    p.add_argument("--shared", default="../shared")
    p.add_argument("--dump-words", required=True, help="the project's own tool, build/release/dump_words")
    p.add_argument("--out", required=True)
    p.add_argument("--layers", type=int, default=2)
    p.add_argument("--epochs", type=int, default=14)
    p.add_argument("--batch", type=int, default=3000)
    p.add_argument("--rate", type=float, default=1.5e-3)
    p.add_argument("--dropout", type=float, default=0.5)
    p.add_argument("--limit", type=int, default=0)
    args = p.parse_args()
    torch.set_num_threads(1)
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(7)
    os.makedirs(args.out, exist_ok=True)
    data = os.path.join(args.shared, "data/polnear")
    tagger = Tagger(args.tagger)
    load = lambda part: roledata.read(f"{data}/{part}.jsonl", args.dump_words)
    began = time.time()
    docs = {part: load(part) for part in ("train", "dev")}
    if args.limit:
        docs["train"] = docs["train"][:args.limit]
    train = [Example(d, tagger) for d in docs["train"]]
    dev = [Example(d, tagger) for d in docs["dev"]]
    print(len(train), "documents", sum(x.n for x in train), "words", f"{time.time() - began:.0f}s", flush=True)
    net = Roles(len(tagger.words), len(tagger.relations), args.layers, args.dropout)
    ema = {k: v.clone() for k, v in net.state_dict().items()}
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=1e-2)
    total_steps, step, began = None, 0, time.time()
    rng = random.Random(3)
    for epoch in range(args.epochs):
        parts = [(x, b, e) for x in train for b, e in windows(x, rng, (60, 200, 400, 700, 700))]
        rng.shuffle(parts)
        groups, now, n = [], [], 0
        for part in parts:
            if now and n + part[2] - part[1] > args.batch:
                groups.append(now)
                now, n = [], 0
            now.append(part)
            n += part[2] - part[1]
        groups.append(now)
        total_steps = total_steps or len(groups) * args.epochs
        sums = np.zeros(3)
        for group in groups:
            done = min(step / total_steps, 1)
            rate = args.rate * min(1, (step + 1) / 100) * max(0.01, 0.5 * (1 + np.cos(np.pi * done)))
            for g in optimiser.param_groups:
                g["lr"] = rate
            inputs, at, gold = tensors(group)
            rare = torch.rand(len(inputs[3])) < 0.03
            inputs[3][rare] = 0
            x = net(inputs, at)
            crf = Crf.apply(net.unary(x), net.transition, gold, at)
            link = link_loss(net, x, link_examples(group, at))
            loss = (crf + 0.5 * link) / len(gold)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            step += 1
            sums += [crf.item(), link.item(), len(gold)]
            if step % 3 == 0:
                keep = min(0.99, step / (step + 30))
                for name, value in net.state_dict().items():
                    ema[name].lerp_(value, 1 - keep)
        held = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(ema)
        last = epoch + 1 == args.epochs
        scores = {bias: evaluate(net, dev, f"{data}/dev.jsonl", f"{args.out}/dev.pred.jsonl",
                                 os.path.join(args.shared, "tools/score.py"), bias)
                  for bias in ((0.0, 0.1, 0.2) if last else (0.0,))}
        best = max(scores, key=lambda k: sum(scores[k].values()))
        torch.save({"weights": ema, "relations": tagger.relations, "bias": best, "args": vars(args), "scores": scores[best]},
                   f"{args.out}/roles.pt")
        net.load_state_dict(held)
        print(f"epoch {epoch + 1} crf {sums[0] / sums[2]:.4f} link {sums[1] / sums[2]:.4f} {time.time() - began:.0f}s {scores}", flush=True)


if __name__ == "__main__":
    main()
