#!/usr/bin/env python3
"""Score who-eval on gold ledgers: the name of the speaker, given the gold's source words.

usage: score_speakers.py WHO_EVAL GOLD_FOLDER [--misses]

For every statement whose source is in the text, the mention that shares most with it (intersection over union) is
looked up, and its entity's name compared with the gold's as tools/score.py does. This is what joining alone can
reach: no statement has to be found first.
"""
import collections, json, os, subprocess, sys, tempfile

PRONOUNS = ('he', 'she', 'they', 'it', 'both', 'neither', 'who', 'that', 'its', 'his', 'her', 'their')

def plain(name):
    w = name.replace('’', "'").casefold().strip(' ,."').split()
    while w and w[0] in ('the', 'a', 'an', 'his', 'her', 'their', 'its'): w = w[1:]
    return ' '.join(w)

def main():
    misses = '--misses' in sys.argv
    args = [a for a in sys.argv[1:] if a != '--misses']
    if len(args) != 2: sys.exit(__doc__)
    right, total = collections.Counter(), collections.Counter()
    for f in sorted(os.listdir(args[1])):
        if not f.endswith('.json'): continue
        d = json.load(open(os.path.join(args[1], f), encoding='utf8'))
        text = d['text'].encode()
        with tempfile.NamedTemporaryFile('wb', delete=False) as t: t.write(text)
        out = subprocess.run([args[0], t.name], capture_output=True, check=True).stdout.decode('utf8', 'replace')
        os.unlink(t.name)
        mentions, names, named = [], {}, {}
        for line in out.split('\n'):
            p = line.split('\t')
            if p[0] == 'mention': mentions.append((int(p[6]), int(p[7]), int(p[5]), p[4], p[8]))
            if p[0] == 'entity': names[int(p[1])] = p[4].split(' | ')[0]; named[int(p[1])] = p[3] == '1'
        for s in d['statements']:
            if not s.get('source') or not s.get('speaker'): continue
            b, e = s['source'][0]
            said = text[b:e].decode().strip(' ,')
            best = max(mentions, default=None,
                       key=lambda m: (min(m[1], e) - max(m[0], b)) / (max(m[1], e) - min(m[0], b)))
            got = names.get(best[2], '-') if best and min(best[1], e) > max(best[0], b) else '(no mention)'
            kind = 'pronoun' if said.casefold() in PRONOUNS else 'noun'
            if said.casefold() in ('i', 'we'): continue
            ok = plain(got) in {plain(n) for n in s['speaker']}
            total[kind] += 1; right[kind] += ok
            same = best is not None and named.get(best[2], False) == bool(s['named'])
            total['named'] += 1; right['named'] += same
            if misses and not same: print(f'{f[:28]:29}{said[:60]!r} named: {s["named"]}')
            if not ok and misses:
                print(f'{f[:28]:29}{said[:60]!r} as {best and best[4][:50]!r} -> {got!r}, not {s["speaker"][0]!r}')
    for k in total: print(f'{k:8} {right[k]:4} of {total[k]:4}  {100 * right[k] / total[k]:.1f}')

if __name__ == '__main__': main()
