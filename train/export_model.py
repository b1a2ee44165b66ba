#!/usr/bin/env python3
"""Turns a training checkpoint into the weights file that the program reads (format: src/model/model.h)."""
import argparse
import datetime
import json
import sys

import numpy as np
import torch

import features
import hsm
import tagset
import vectors

SOURCES = [
    {"name": "UD English EWT 2.16, train", "terms": "CC BY-SA 4.0"},
    {"name": "UD English GUM 11, train (without Reddit)",
     "terms": "annotations CC BY 4.0; texts by genre, several CC BY-NC-SA"},
    {"name": "PolNeAR 1.0, train: texts with CoreNLP's automatic analysis, as silver",
     "terms": "annotations available, no licence stated; texts belong to their publishers"},
]
VECTORS = {"name": "GloVe 6B, 100 dimensions (Pennington et al. 2014): where the word vectors begin",
           "terms": "Public Domain Dedication and License 1.0"}


def reorder(rows, have, want, missing):
    """Rows of `have` in the order of `want`; `missing` for a label that training never saw."""
    unknown = set(have) - set(want)
    if unknown:
        raise SystemExit(f"labels that src/tag/tagset.h lacks: {sorted(unknown)}")
    index = {x: i for i, x in enumerate(have)}
    return np.stack([rows[index[x]] if x in index else np.full_like(rows[0], missing) for x in want])


def heads(w, labels):
    """One matrix and bias for all linear heads, in the order upos, xpos, names, lemma."""
    matrix, bias = [], []
    order = (("upos", tagset.UPOS), ("xpos", tagset.XPOS), ("ner", tagset.NER), ("lemma", labels["lemma"]))
    for kind, want in order:
        matrix.append(reorder(w[kind + ".weight"], labels[kind], want, 0))
        bias.append(reorder(w[kind + ".bias"][:, None], labels[kind], want, -100)[:, 0])
    return np.concatenate(matrix), np.concatenate(bias)


def export(checkpoint, path):
    saved = torch.load(checkpoint, map_location="cpu")
    w = {k: v.numpy() for k, v in saved["weights"].items()}
    labels, out = saved["labels"], hsm.Writer()
    out.text("meta", json.dumps({
        "language": "en", "features": features.VERSION, "trained": datetime.date.today().isoformat(),
        "encoder": "4 layers of bidirectional SRU, 128 a direction",
        "sources": SOURCES + [VECTORS] * (len(saved["words"]) > saved["n_trained"]),
        "development_scores": saved["scores"]}))
    out.floats("features", [features.VERSION])
    out.text("labels.upos", "\n".join(tagset.UPOS))
    out.text("labels.xpos", "\n".join(tagset.XPOS))
    out.text("labels.relation", "\n".join(tagset.RELATIONS))
    out.text("labels.name", "\n".join(tagset.NAMES))
    out.text("labels.lemma", "\n".join(labels["lemma"]))
    out.text("words", "\n".join(saved["words"]))
    out.matrix("word", vectors.merged(saved["weights"], "word"))
    for i, (name, _, _) in enumerate(features.TABLES):
        out.matrix(name, w[f"tables.{i}.weight"])
    for i in range(saved["args"]["layers"]):
        out.matrix(f"sru{i}", w[f"layers.{i}.weight"])
        out.floats(f"sru{i}.v", w[f"layers.{i}.v"])
        out.floats(f"sru{i}.g", w[f"layers.{i}.b"])
    matrix, bias = heads(w, labels)
    out.matrix("heads", matrix)
    out.floats("heads.b", bias)
    p = {k[len("parser."):]: v for k, v in w.items() if k.startswith("parser.")}
    parts = ("head", "dep", "label_head", "label_dep")
    out.matrix("parse", np.concatenate([p[x + ".weight"] for x in parts]))
    out.floats("parse.b", np.concatenate([p[x + ".bias"] for x in parts]))
    head = p["head.weight"] @ p["root"] + p["head.bias"]
    out.floats("parse.root", np.concatenate([np.where(head > 0, head, np.float32(0.1) * head),
                                             p["label_head.weight"] @ p["root"] + p["label_head.bias"]]))
    out.matrix("bilinear", p["bilinear"].T)
    out.floats("bilinear.b", p["bias"])
    out.matrix("relation", reorder(p["label.weight"], labels["deprel"], tagset.RELATIONS, 0))
    bias = reorder(p["label.bias"][:, None], labels["deprel"], tagset.RELATIONS, -100)
    out.floats("relation.b", bias[:, 0])
    return out.write(path)


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("checkpoint"), ap.add_argument("model")
    a = ap.parse_args()
    print(export(a.checkpoint, a.model), "bytes", file=sys.stderr)
