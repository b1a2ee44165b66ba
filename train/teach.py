"""Universal Dependencies for the silver sentences, as earlier trainings of the same data see them."""
import dataclasses
import sys

import torch

import features
from data import Batch, Example, batches
from network import Network


def load_teachers(paths, vocabulary):
    nets, rules = [], None
    for path in paths:
        saved = torch.load(path, map_location="cpu")
        same = all(saved["labels"][k] == vocabulary.labels[k] for k in ("upos", "xpos", "deprel"))
        if saved["words"] != vocabulary.words or not same:
            raise SystemExit(f"{path} was not trained on the same data")
        sizes = {k: len(v) for k, v in saved["labels"].items()}
        net = Network(len(vocabulary.words), sizes, saved["args"]["encoder"], saved["args"]["layers"])
        net.load_state_dict(saved["weights"])
        nets.append(net.eval())
        rules = rules or saved["labels"]["lemma"]
    return nets, rules


def mean(scores):
    return sum(s.softmax(-1) for s in scores) / len(scores)


@torch.no_grad()
def teach(sentences, paths, vocabulary, least=0.8):
    """Copies with tags and trees after the mean of the teachers, of sentences whose arcs they are sure of."""
    (nets, rules), labels, kept = load_teachers(paths, vocabulary), vocabulary.labels, []
    for group in batches([Example(s, vocabulary) for s in sentences], 4000, False):
        b = Batch(group, False, vocabulary.counts)
        states = [net.encode(b.rows, b.at, b.sentence) for net in nets]
        pairs = list(zip(nets, states))
        arcs = mean([net.parser.arcs(x, b.grid, 0) for net, x in pairs])
        sure, head = (x[b.grid >= 0] for x in arcs.max(2))
        rows = b.rows_of(head)
        tags = [mean([getattr(net, k)(x) for net, x in pairs]).argmax(1).tolist() for k in ("upos", "xpos")]
        lemma = nets[0].lemma(states[0]).argmax(1).tolist()
        relation = mean([net.parser.labels(x, rows, 0) for net, x in pairs]).argmax(1).tolist()
        at = b.at.tolist()
        for e, first, last in zip(group, at, at[1:]):
            part = slice(first, last)
            if sure[part].mean() < least:
                continue
            s = dataclasses.replace(e.source, silver=False, heads=head[part].tolist())
            s.upos, s.xpos = ([labels[k][i] for i in t[part]] for k, t in zip(("upos", "xpos"), tags))
            s.lemmas = [features.apply_rule(rules[i], w) for i, w in zip(lemma[part], s.words)]
            s.relations = [labels["deprel"][i] for i in relation[part]]
            kept.append(s)
    print(f"teachers are sure of {len(kept)} of {len(sentences)} sentences", file=sys.stderr)
    return kept
