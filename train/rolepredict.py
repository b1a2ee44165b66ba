"""What the role network says of a document, and how good it is."""
import json
import subprocess
import sys

import numpy as np
import torch

import roledata
from roleexamples import pack, windows
from rolenet import ARGUMENTS, N_LABELS, candidates


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
def predict(encoder, net, example, size=700):
    encoder.eval(), net.eval()
    said = []
    transition = net.transition.numpy()
    for b, e in windows(example, size):
        p = pack([(example, b, e)])
        x = net(encoder.encode(p.rows, p.sentences, p.sentence), p.seen, p.at)
        labels = viterbi(net.unary(x).numpy(), transition)
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
    encoder.train(), net.train()
    return said


def record(example, said):
    spans = example.doc.spans
    b = lambda pieces: [[int(spans[i][0]), int(spans[j - 1][1])] for i, j in pieces]
    return {"id": example.doc.id, "statements": [dict({r: b(a[r]) for r in roledata.ROLES}, id=f"s{k}", parent=None)
                                                 for k, a in enumerate(said)]}


def evaluate(encoder, net, dev, gold_path, out, scorer):
    """F1 of tools/score.py --flat."""
    with open(out, "w") as f:
        for x in dev:
            f.write(json.dumps(record(x, predict(encoder, net, x))) + "\n")
    text = subprocess.run([sys.executable, scorer, "--flat", gold_path, out], capture_output=True, text=True).stdout
    keep = {}
    for l in text.splitlines():
        for name in ("found", "source pieces", "cue pieces", "content pieces", "whole overlap", "whole exact"):
            if l.startswith(name + " "):
                keep[name] = float(l[len(name):].split()[2])
    return keep
