#!/usr/bin/env python3
"""Fit the weights of src/mention/pronoun.c on GUM's coreference.

usage: fit_pronouns.py WHO_EVAL GUM-train.conllu GUM-dev.conllu

Every third person pronoun is a choice among the antecedents that who-eval --fit says it considered;
right are those whose actor, by most of its names and descriptions, is the gold's entity. A log-linear
model of the choice (softmax over the candidates, likelihood of all right ones together) is fitted by
stochastic gradient for each of the three columns (he and she; they; it), and printed as rows of the
table, in tenths. What is resolved depends on the weights, so put them in and run it again. Genres in
which people chat or tell stories are left out. Standard library only; half a minute.
"""
import collections, math, random, sys
from score_who import documents, gold_mentions, run_on

COLUMNS = ('he', 'they', 'it')
GENRES = 'news interview essay speech court bio letter academic textbook podcast'.split()

def read(tool, path):
    """[column] lists of pronouns, each a list of (features, right)."""
    data = [[], [], []]
    for name, lines in documents(path):
        if name.split('_')[1] not in GENRES: continue
        words, gold = gold_mentions(lines)
        entity = {}
        for b, e, h, x, t in sorted(gold, key=lambda m: m[1] - m[0]): entity[h] = x
        rows = [(int(p[1]), int(p[2]), int(p[3]), int(p[4]), p[5])
                for p in run_on(tool, lines, '--fit') if p[0] == 'pair']
        votes = collections.defaultdict(dict)
        for _, candidate, actor, _, _ in rows:
            if words[candidate][3] != 'PRON' and candidate in entity: votes[actor][candidate] = entity[candidate]
        means = {a: collections.Counter(v.values()).most_common(1)[0][0] for a, v in votes.items()}
        asked = {}
        for head, candidate, actor, column, values in rows:
            if words[head][3] != 'PRON' or head not in entity: continue
            features = [(k, int(v)) for k, v in (x.split('=') for x in values.split())]
            asked.setdefault((head, column), []).append((features, means.get(actor) == entity[head]))
        for (head, column), candidates in asked.items():
            if any(r for _, r in candidates): data[column].append(candidates)
    return data

def scores(w, candidates): return [sum(w.get(k, 0.0) * v for k, v in f) for f, _ in candidates]

def accuracy(w, data):
    right = 0
    for candidates in data:
        s = scores(w, candidates)
        right += candidates[s.index(max(s))][1]
    return right / max(1, len(data))

def fit(data, dev, epochs=12, rate=0.05, decay=0.002):
    w, best = {}, (0.0, {})
    for epoch in range(epochs):
        random.shuffle(data)
        step = rate / (1 + epoch)
        for candidates in data:
            s = scores(w, candidates)
            m = max(s)
            e = [math.exp(x - m) for x in s]
            z, zr = sum(e), sum(x for x, (_, r) in zip(e, candidates) if r)
            for x, (f, r) in zip(e, candidates):
                g = x / z - (x / zr if r else 0.0)
                if abs(g) > 1e-4:
                    for k, v in f: w[k] = w.get(k, 0.0) - step * (g * v + decay * w.get(k, 0.0))
        a = accuracy(w, dev)
        if a >= best[0]: best = (a, dict(w))
    return best[1]

def main():
    if len(sys.argv) != 4: sys.exit(__doc__)
    random.seed(1)
    train, dev = read(sys.argv[1], sys.argv[2]), read(sys.argv[1], sys.argv[3])
    weights = []
    for i, column in enumerate(COLUMNS):
        w = fit(train[i], train[i])
        weights.append(w)
        print(f'{column}: {len(train[i])} train {100 * accuracy(w, train[i]):.1f}; '
              f'{len(dev[i])} dev {100 * accuracy(w, dev[i]):.1f}')
    for k in sorted(set().union(*weights)):
        print(f'    X({k + ",":<19}' + ', '.join(f'{round(10 * w.get(k, 0.0)):3}' for w in weights) + ')')

if __name__ == '__main__': main()
