#!/usr/bin/python3
"""Where statements are missed, by class: kind, cue, distance, nesting, length.

usage: tools/error_classes.py GOLD PRED [--show CLASS=VALUE [N]]

GOLD is a folder of ledgers or PolNeAR's .jsonl, PRED what `hearsay read --to json` prints. A gold
statement is found where a predicted content shares half of its letters with its own (as score.py
pairs them, without one-to-one matching); it is exact where content, cue and source are too. --show
prints N of the missed ones of a class. docs/errors.md holds the tables for PolNeAR and the gold ledgers.
"""
import collections
import json
import os
import re
import sys

QUOTED = re.compile('["“][^"”]*["”]?')


def load(path):
    if os.path.isdir(path):
        names = sorted(n for n in os.listdir(path) if n.endswith('.json'))
        return [json.load(open(os.path.join(path, n), encoding='utf8')) for n in names]
    return [json.loads(line) for line in open(path, encoding='utf8') if line.strip()]


def letters(text, spans):
    return {i for b, e in spans or [] for i in range(b, e) if text[i:i + 1].isalnum() or text[i] >= 0xC3}


def words(text, spans):
    return sum(len(text[b:e].split()) for b, e in spans or [])


def cue_class(text, s):
    cue = ' '.join(text[b:e].decode('utf8', 'replace').lower() for b, e in s.get('cue') or [])
    if not cue:
        return 'none'
    if cue == 'according to':
        return 'according to'
    last = cue.split()[-1].strip(':')
    if last in ('said', 'says', 'say', 'saying', 'told', 'tell', 'tells', 'added', 'asked'):
        return 'plain saying'
    return 'a colon' if not last else 'one word' if ' ' not in cue else 'several words'


def bucket(n, limits):
    for low, high in zip(limits, limits[1:]):
        if n < high:
            return f'{low}-{high - 1}' if high - low > 1 else str(low)
    return f'{limits[-1]}+'


def kind_of(text, s):
    if s.get('kind'):
        return s['kind']
    content = b' '.join(text[b:e] for b, e in s['content']).decode('utf8', 'replace')
    bare = QUOTED.sub('', content)
    return 'indirect' if bare == content else 'mixed' if any(c.isalnum() for c in bare) else 'direct'


def classes(text, s):
    content, cue, source = s['content'], s.get('cue') or [], s.get('source') or []
    gap = min((max(0, c[0] - q[1], q[0] - c[1]) for c in content for q in cue), default=0)
    order = ''.join(k for _, k in sorted([(x[0], 'C') for x in content] + [(x[0], 'q') for x in cue] +
                                         [(x[0], 's') for x in source]))
    return {'kind': kind_of(text, s), 'cue': cue_class(text, s), 'pieces': bucket(len(content), (1, 2, 3)),
            'bytes between cue and content': bucket(gap, (0, 2, 20, 100)),
            'order (s source, q cue, C content)': ('longer' if len(order) > 4 else order or 'no span'),
            'nested': 'yes' if s.get('parent') else 'no',
            'words of content': bucket(words(text, content), (1, 3, 7, 16, 41)),
            'source': 'none' if not source else 'one word' if words(text, source) == 1 else 'phrase'}


def judge(gold, predicted):
    """(document, statement, classes, found, exact)"""
    for g in gold:
        text = g['text'].encode()
        said = [{r: letters(text, s.get(r)) for r in ('content', 'cue', 'source')}
                for s in predicted.get(g['id'], {'statements': []})['statements']]
        for s in g.get('statements', g.get('attributions', [])):
            want = {r: letters(text, s.get(r)) for r in ('content', 'cue', 'source')}
            near = [p for p in said if want['content'] and
                    2 * len(p['content'] & want['content']) >= len(p['content'] | want['content'])]
            yield g, s, classes(text, s), bool(near), any(p == want for p in near)


def judge_predicted(gold, predicted, flat):
    """The other way round: (document, statement, classes, right) of what was predicted. With `flat`, for gold of
    one level, a wrong one inside another or around one is left out, as score.py does."""
    for g in gold:
        text = g['text'].encode()
        want = [letters(text, s['content']) for s in g.get('statements', g.get('attributions', []))]
        said = predicted.get(g['id'], {'statements': []})['statements']
        around = {s.get('parent') for s in said}
        for s in said:
            have = letters(text, s['content'])
            right = any(2 * len(have & w) >= len(have | w) for w in want if w)
            if right or not flat or (s.get('parent') is None and s.get('id') not in around):
                yield g, s, {'rule': s['rule'], **classes(text, s)}, right


def counts(rows):
    """[(class, value, how many, and for each judgement (found, exact; or right) of how many it holds)], the
    largest values first."""
    count = collections.defaultdict(lambda: collections.defaultdict(list))
    for _, _, c, *held in rows:
        for name, value in c.items():
            count[name][value].append(held)
    return [(name, value, len(all_held), *map(sum, zip(*all_held))) for name, values in count.items()
            for value, all_held in sorted(values.items(), key=lambda kv: (-len(kv[1]), kv[0]))]


def table(rows):
    last = None
    for name, value, n, found, exact in counts(rows):
        if name != last:
            print(f'\n{name:38}{"gold":>7}{"found %":>10}{"exact %":>10}')
        last = name
        print(f'  {value:36}{n:7}{100 * found / n:10.1f}{100 * exact / n:10.1f}')


def show(rows, wanted, n):
    name, _, value = wanted.partition('=')
    missed = [r for r in rows if not r[3] and any(k.startswith(name) and v == value for k, v in r[2].items())]
    for g, s, *_ in missed[:n]:
        text = g['text'].encode()
        cut = lambda role: ' | '.join(text[b:e].decode('utf8', 'replace') for b, e in s.get(role) or [])
        print(f'{g["id"]}\n  source   {cut("source")}\n  cue      {cut("cue")}\n  content  {cut("content")}\n')


def main():
    args = sys.argv[1:]
    if len(args) < 2:
        sys.exit(__doc__)
    rows = list(judge(load(args[0]), {p['id']: p for p in load(args[1])}))
    if '--show' in args:
        i = args.index('--show')
        show(rows, args[i + 1], int(args[i + 2]) if len(args) > i + 2 else 10)
    else:
        table(rows)


if __name__ == '__main__':
    main()
