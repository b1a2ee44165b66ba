#!/usr/bin/python3
"""Fits data/confidence.txt: how often a statement with a given rule and raw confidence is right.

usage: tools/calibrate.py BUILD SHARED [--write]

Reads PolNeAR dev with a model that is packed without data/confidence.txt and counts a top-level
statement as right where its content shares half of its letters with an annotated one, as score.py's "found".
For each rule the share of right ones is made to rise with the raw confidence (pool adjacent
violators; Ayer et al. 1955) and written as a few points between which the program interpolates.
Printed is the expected calibration error in ten bins, cross-validated over two halves of the
documents: each half judged by the points fitted on the other.
"""
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LEAST = 40          # statements behind a point


def letters(text, spans):
    return {i for b, e in spans for i in range(b, e) if text[i:i + 1].isalnum() or text[i] >= 0xC3}


def raw_model(build, folder):
    """The model with an empty list of points: confidences stay what the rules gave."""
    empty, model = os.path.join(folder, 'confidence.txt'), os.path.join(folder, 'raw.hsm')
    open(empty, 'w').close()
    lists = [f for f in glob.glob(os.path.join(TOP, 'data/*.txt')) if os.path.basename(f) != 'confidence.txt']
    weights = sorted(glob.glob(os.path.join(TOP, 'models/*.hsm')))
    subprocess.run([os.path.join(build, 'hearsay-pack'), model, *weights, *lists, empty], check=True)
    return model


def judged(build, shared):
    """[(document, rule, raw confidence, right)]"""
    out, gold = [], {}
    path = os.path.join(shared, 'data/polnear/dev.jsonl')
    lines = []
    for line in open(path, encoding='utf8'):
        d = json.loads(line)
        gold[d['id']] = d
        lines.append(json.dumps({'id': d['id'], 'text': d['text'], 'published': d['date']}))
    with tempfile.TemporaryDirectory() as folder:
        command = [os.path.join(build, 'hearsay'), 'read', '--from', 'jsonl', '--to', 'json',
                   '--model', raw_model(build, folder), '-']
        done = subprocess.run(command, input='\n'.join(lines).encode(), stdout=subprocess.PIPE, check=True)
    for line in done.stdout.decode().splitlines():
        p = json.loads(line)
        text = p['text'].encode()
        want = [letters(text, a['content']) for a in gold[p['id']]['attributions']]
        for s in p['statements']:
            if s['parent']:
                continue
            got = letters(text, s['content'])
            right = any(2 * len(got & w) >= len(got | w) for w in want if w)
            out.append((p['id'], s['rule'], s['confidence'], right))
    return out


def fit(rows):
    """Points (raw, share) that rise. Equal raw confidences are one observation."""
    tied = collections.defaultdict(lambda: [0, 0])
    for raw, right in rows:
        tied[round(raw, 3)][0] += 1
        tied[round(raw, 3)][1] += right
    blocks = []
    for raw in sorted(tied):
        blocks.append([raw, *tied[raw]])
        while len(blocks) > 1 and (blocks[-2][2] / blocks[-2][1] >= blocks[-1][2] / blocks[-1][1]
                                   or blocks[-2][1] < LEAST):
            raw_sum, n, k = blocks.pop()
            last = blocks[-1]
            last[0] = (last[0] * last[1] + raw_sum * n) / (last[1] + n)
            last[1] += n
            last[2] += k
    if len(blocks) > 1 and blocks[-1][1] < LEAST:
        raw_sum, n, k = blocks.pop()
        last = blocks[-1]
        last[0] = (last[0] * last[1] + raw_sum * n) / (last[1] + n)
        last[1], last[2] = last[1] + n, last[2] + k
    return [(b[0], (b[2] + 1) / (b[1] + 2)) for b in blocks]


def value(points, raw):
    if raw <= points[0][0]:
        return points[0][1]
    for (a, x), (b, y) in zip(points, points[1:]):
        if raw <= b:
            return x + (y - x) * (raw - a) / (b - a)
    return points[-1][1]


def curves(rows):
    by_rule = collections.defaultdict(list)
    for _, rule, raw, right in rows:
        by_rule[rule].append((raw, right))
    rare = [r for rule in by_rule.values() if len(rule) < LEAST for r in rule]
    out = {rule: fit(r) for rule, r in by_rule.items() if len(r) >= LEAST}
    out['other'] = [(0.0, (sum(right for _, right in rare) + 1) / (len(rare) + 2))]
    return out


def error(pairs):
    """Expected calibration error in ten bins, and the bins."""
    bins = collections.defaultdict(lambda: [0, 0.0, 0])
    for p, right in pairs:
        b = bins[min(int(p * 10), 9)]
        b[0] += 1
        b[1] += p
        b[2] += right
    return sum(abs(s - k) for _, s, k in bins.values()) / max(1, len(pairs)), bins


def crossed(rows):
    """[(confidence, right)]: the documents in two halves, each judged by the points fitted on the other."""
    names = sorted({r[0] for r in rows})
    halves = [set(names[::2]), set(names[1::2])]
    pairs = []
    for mine, other in (halves, halves[::-1]):
        c = curves([r for r in rows if r[0] in other])
        pairs += [(value(c.get(rule, c['other']), raw), right) for name, rule, raw, right in rows if name in mine]
    return pairs


def main():
    args = [a for a in sys.argv[1:] if a != '--write']
    if len(args) != 2:
        sys.exit(__doc__)
    rows = judged(*args)
    ece, bins = error(crossed(rows))
    print(f'{len(rows)} statements, expected calibration error {ece:.3f} (two halves, each judged by the other)')
    for b in sorted(bins):
        n, s, k = bins[b]
        print(f'{b / 10:.1f}-{(b + 1) / 10:.1f}  {n:5} statements, mean confidence {s / n:.2f}, right {k / n:.2f}')
    if '--write' in sys.argv:
        write(curves(rows))


def write(points):
    with open(os.path.join(TOP, 'data/confidence.txt'), 'w', encoding='utf8') as f:
        f.write('''# confidence.txt - how often a statement is right, by its rule and the confidence that the
# rule or the role model gave it: pairs of raw confidence and share, both in thousandths, between
# which the program interpolates. Written by tools/calibrate.py on PolNeAR dev.

''')
        for rule in sorted(points):
            pairs = ' '.join(f'{round(1000 * a)} {round(1000 * b)}' for a, b in points[rule])
            f.write(f'{rule} = {pairs}\n')


if __name__ == '__main__':
    main()
