#!/usr/bin/python3
"""Measures the events: usage: tools/measure_events.py HEARSAY [--misses SET] [--json FILE]

  up      UniversalPetrarch's unit records, with their own actors (--actors): triples (source code,
          target code, CAMEO code, cut at three digits as the gold's are) and pairs of actors.
  plv     PLV_train: one root category a sentence, source and target marked. Ours is the category of the
          event whose parties touch the marked ones best, the first of the best; "none" is wrong.
  gsr     PLOVER's gold records: a category with source and target: an event of ours counts where its
          category is the gold's and its parties' words hold, or stand in, the gold's. The baseline takes
          the category of the first verb that has an entry and the first two countries of the sentence.

Figures go to stdout; --misses prints what one set has wrong.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(TOP, '..', 'shared', 'data', 'events')
MERGED = {'CONCEDE': 'YIELD', 'RETREAT': 'YIELD', 'DEMAND': 'REQUEST', 'DISAPPROVE': 'ACCUSE', 'INVESTIGATE': 'ACCUSE',
          'FIGHT': 'ASSAULT'}


def read(hearsay, texts, *options):
    lines = '\n'.join(json.dumps({'id': str(i), 'text': text}) for i, text in enumerate(texts))
    done = subprocess.run([hearsay, 'read', '--from', 'jsonl', '--to', 'json', '--quiet', *options, '-'],
                          input=lines.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def f1(right, found, gold):
    p, r = right / max(found, 1), right / max(gold, 1)
    return {'precision': round(p, 3), 'recall': round(r, 3), 'f1': round(2 * p * r / max(p + r, 1e-9), 3)}


def overlap(ours, gold):
    return max(0, min(ours[1], gold[1]) - max(ours[0], gold[0])) if ours else 0


def category(event):
    name = (event['plover'] or {}).get('event')
    return MERGED.get(name, name)


def measure_up(hearsay, misses):
    gold = [json.loads(line) for line in open(f'{DATA}/up_unit.jsonl')]
    with tempfile.NamedTemporaryFile('w', suffix='.txt') as both:
        for name in ('actors', 'agents'):
            both.write(open(f'{DATA}/PETR.Validate.{name}.txt').read() + '\n')
        both.flush()
        records = read(hearsay, [g['text'] for g in gold], '--actors', 'only:' + both.name)
    counts = collections.Counter()
    roles = set(re.findall(r'\[\s*~(\w+)', open(f'{DATA}/PETR.Validate.agents.txt').read()))

    def code(who):
        """The code, or `---` where it holds roles only: such events the field's coders leave out."""
        code = rest = (who or {}).get('code') or ''
        for role in sorted(roles, key=len, reverse=True):
            rest = rest.replace(role, '')
        return code if rest else '---'

    for g, r in zip(gold, records):
        ours = {(code(e['source']), code(e['target']), e['cameo'][:3].ljust(3, '0')) for e in r['events']
                if code(e['source']) != '---' and code(e['target']) != '---'}
        want = {tuple(e) for e in g['events']}
        for name, cut in (('triple', 3), ('pair', 2)):
            a, b = {e[:cut] for e in ours}, {e[:cut] for e in want}
            counts[name, 'right'] += len(a & b)
            counts[name, 'found'] += len(a)
            counts[name, 'gold'] += len(b)
        if misses and ours != want:
            print(g['text'], '\n   extra', sorted(ours - want), '\n   missed', sorted(want - ours),
                  '\n   rules', sorted({e['rule'] for e in r['events']}))
    return {name: f1(*(counts[name, k] for k in ('right', 'found', 'gold'))) for name in ('triple', 'pair')}


def chosen(events, source, target):
    """The category of the event whose parties touch the marked ones best."""
    best = None
    for e in events:
        if not category(e):
            continue
        s, t = (e['source'] or {}).get('span'), (e['target'] or {}).get('span')
        score = (2 * bool(overlap(s, source)) + 2 * bool(overlap(t, target))
                 - bool(overlap(s, target)) - bool(overlap(t, source)), -e['span'][0])
        if best is None or score > best[0]:
            best = score, e
    return best and best[1]


def measure_plv(hearsay, misses):
    gold = [json.loads(line) for line in open(f'{DATA}/plv-train.jsonl')]
    records = read(hearsay, [g['text'] for g in gold])
    right, found, want = collections.Counter(), collections.Counter(), collections.Counter()
    for g, r in zip(gold, records):
        event = chosen(r['events'], g['source'] or (0, 0), g['target'] or (0, 0))
        ours = category(event) if event else None
        want[g['root']] += 1
        found[ours] += 1
        right[g['root']] += ours == g['root']
        if misses and ours != g['root']:
            text = r['text'].encode()
            cut = lambda s: text[s[0]:s[1]].decode() if s else None
            print(f"{g['root']} <- {ours}: {g['text']}\n     [{cut(g['source'])}] [{cut(g['target'])}]",
                  event and (cut(event['span']), event['rule'], event['cameo']))
    scores = {c: f1(right[c], found[c], want[c])['f1'] for c in want}
    return {'accuracy': round(sum(right.values()) / len(gold), 3), 'none': found[None],
            'macro_f1': round(sum(scores.values()) / len(scores), 3), **scores}


def measure_gsr(hearsay, misses):
    gold = [g for g in json.load(open(f'{DATA}/plover-gsr.json')) if g['event'] != 'DOCUMENT']
    records = read(hearsay, [g['text'] for g in gold])
    counts = collections.Counter()
    for g, r in zip(gold, records):
        want = MERGED.get(g['event'], g['event'])
        words = lambda who: [w['actorText'].lower() for w in who or [] if isinstance(w, dict) and w.get('actorText')]
        sources, targets = words(g.get('source')), words(g.get('target'))
        text = r['text'].encode()
        cut = lambda who: text[who['span'][0]:who['span'][1]].decode().lower() if who else ''
        meets = lambda who, golds: not golds or any(x in cut(who) or (cut(who) and cut(who) in x) for x in golds)
        events = [e for e in r['events'] if category(e)]
        counts['n'] += 1
        counts['category'] += any(category(e) == want for e in events)
        counts['whole'] += any(category(e) == want and meets(e['source'], sources) and meets(e['target'], targets)
                               for e in events)
        counts['events'] += len({(category(e), cut(e['source']), cut(e['target'])) for e in events})
        states = sorted((m, x) for x in r['entities'] if x['type'] == 'place' for m in x['mentions'])[:2]
        first = min(events, key=lambda e: e['span'][0], default=None)
        there = [text[m[0]:m[1]].decode().lower() for m, _ in states] + ['', '']
        near = lambda word, golds: not golds or any(x in word or (word and word in x) for x in golds)
        counts['baseline'] += bool(first and category(first) == want and near(there[0], sources)
                                   and near(there[1], targets))
        if misses and not any(category(e) == want for e in events):
            print(want, '<-', [category(e) for e in events], g['text'])
    share = lambda k: round(counts[k] / counts['n'], 3)
    return {'records': counts['n'], 'category': share('category'), 'category and both actors': share('whole'),
            'baseline': share('baseline'), 'events a record': round(counts['events'] / counts['n'], 2)}


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('hearsay')
    parser.add_argument('--misses', choices=('up', 'plv', 'gsr'))
    parser.add_argument('--json')
    o = parser.parse_args()
    sets = {'up': measure_up, 'plv': measure_plv, 'gsr': measure_gsr}
    if o.misses:
        sets = {o.misses: sets[o.misses]}
    figures = {name: run(o.hearsay, o.misses) for name, run in sets.items()}
    for name, figure in figures.items():
        print(name, json.dumps(figure))
    if o.json:
        json.dump(figures, open(o.json, 'w'), indent=1)


main()
