#!/usr/bin/env python3
"""Turns a checkpoint of train_roles.py into the role model's weights file (read by src/attrib/roles.c)."""
import argparse
import datetime
import json

import numpy as np
import torch

import hsm
import tagset
import vectors
from export_model import VECTORS

SOURCE = {"name": "PolNeAR 1.0, train: 840 reports with 19,868 attributions (Newell et al. 2018)",
          "terms": "annotations available, no licence stated; texts belong to their publishers"}


def export(checkpoint, path):
    saved = torch.load(checkpoint, map_location="cpu")
    w = {k: v.numpy() for k, v in saved["weights"].items()}
    out = hsm.Writer()

    def linear(name, layer):
        out.matrix(name, w[layer + ".weight"])
        out.floats(name + ".b", w[layer + ".bias"])

    out.text("r.meta", json.dumps({
        "trained": datetime.date.today().isoformat(),
        "encoder": f"{saved['args']['layers']} layers of bidirectional SRU, 128 a direction, and a linear-chain CRF",
        "sources": [SOURCE, VECTORS], "development_scores": {"PolNeAR dev": saved["scores"]}}))
    out.matrix("r.word", vectors.merged(saved["weights"], "word"))
    index = {x: i for i, x in enumerate(saved["relations"])}
    none = np.zeros(w["relation.weight"].shape[1], dtype=np.float32)
    rows = [w["relation.weight"][index[x]] if x in index else none for x in tagset.RELATIONS]
    out.floats("r.relation", np.stack(rows))
    linear("r.into", "into")
    for i in range(saved["args"]["layers"]):
        out.matrix(f"r.sru{i}", w[f"layers.{i}.weight"])
        out.floats(f"r.sru{i}.v", w[f"layers.{i}.v"])
        out.floats(f"r.sru{i}.g", w[f"layers.{i}.b"])
    linear("r.unary", "unary")
    out.floats("r.transition", w["transition"])
    for short, role in (("src", "source"), ("con", "content")):
        linear(f"r.{short}.c", f"link_cue.{role}")
        linear(f"r.{short}.a", f"link_arg.{role}")
        out.floats(f"r.{short}.p", w[f"pair.{role}.weight"])
    out.floats("r.none", np.concatenate([w["none.weight"].reshape(-1), w["none.bias"]]))
    return out.write(path)


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("checkpoint"), ap.add_argument("model")
    args = ap.parse_args()
    print(export(args.checkpoint, args.model), "bytes")
