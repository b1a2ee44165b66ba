#!/usr/bin/env python3
"""Words and sentences of raw text against Universal Dependencies, as CoNLL 2018 counts them.

usage: eval_tokens.py DUMP_WORDS FILE.conllu... [--genre PREFIX] [--show N]

The raw text is put together again from the treebank's words and SpaceAfter=No, a blank line at every new
paragraph and a text for every new document. A word, or a sentence, is right where both of its ends are.
--genre counts only documents whose name begins with PREFIX (GUM_news); --show prints N wrong places a kind.
"""
import random, subprocess, sys

def documents(path):
    """(name, text, words, sentences) of every document; spans in characters."""
    out, words, comments = [], [], []
    glue, until = '', 0

    def flush():
        nonlocal glue
        if not words: return
        new = [c for c in comments if c.startswith('# newdoc')]
        if new or not out: out.append([new[0].split('=')[-1].strip() if new else '', '', [], []]); glue = ''
        doc = out[-1]
        if doc[1]: doc[1] += '\n\n' if any(c.startswith('# newpar') for c in comments) else glue
        begin = len(doc[1])
        for form, parts, blank in words:
            at = len(doc[1])
            for i, part in enumerate(parts):          # the parts of a range stand in it one after the other
                end = at + len(part) if i + 1 < len(parts) else len(doc[1]) + len(form)
                doc[2].append((at, end)); at = end
            doc[1] += form + (' ' if blank else '')
        end = doc[2][-1][1]
        glue = doc[1][end:]
        doc[1] = doc[1][:end]
        doc[3].append((begin, end))

    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if not line: flush(); words, comments, until = [], [], 0; continue
        if line[0] == '#': comments.append(line); continue
        f = line.split('\t')
        if '.' in f[0]: continue
        blank = 'SpaceAfter=No' not in f[9]
        if '-' in f[0]:
            until = int(f[0].split('-')[1]); words.append((f[1], [], blank))
        elif int(f[0]) <= until: words[-1][1].append(f[1])
        else: words.append((f[1], [f[1]], blank))
    flush()
    return out

def analyse(program, texts):
    raw = '\f'.join(t.replace('\f', ' ') for t in texts).encode()
    lines = subprocess.run([program], input=raw, stdout=subprocess.PIPE, check=True).stdout.decode().split('\n')
    out = []
    for line in lines:
        if line == 'T': out.append({'W': [], 'S': []})
        elif line[:2] in ('W ', 'S '): out[-1][line[0]].append(tuple(map(int, line.split()[1:])))
    for t, o in zip(texts, out):
        at, back = 0, {}
        for i, c in enumerate(t): back[at] = i; at += len(c.encode())
        back[at] = len(t)
        for k in o: o[k] = [(back[b], back[e]) for b, e in o[k]]
    return out

def shown(kind, doc, b, e, want):
    """One wrong place: the document, what was found there, and what the treebank has."""
    cut = lambda x, y: doc[1][x:y] if y - x < 60 else doc[1][x:x + 30] + '...' + doc[1][y - 30:y]
    found, wanted = cut(b, e), ' | '.join(cut(x, y) for x, y in want)
    return f'    {doc[0][:28]:28} {doc[1][max(0, b - 12):b]!r} [{found}] {doc[1][e:e + 20]!r}  want {wanted!r}'

def main():
    a = sys.argv[1:]
    show, genre = 0, ''
    if '--show' in a: i = a.index('--show'); show = int(a[i + 1]); del a[i:i + 2]
    if '--genre' in a: i = a.index('--genre'); genre = a[i + 1]; del a[i:i + 2]
    if len(a) < 2: sys.exit(__doc__)
    for path in a[1:]:
        docs = [d for d in documents(path) if d[0].startswith(genre)]
        got = analyse(a[0], [d[1] for d in docs])
        print(f'{path.split("/")[-1]}: {len(docs)} documents')
        for kind, place in (('words', 2), ('sentences', 3)):
            right = gold = found = 0
            wrong = []
            for d, g in zip(docs, got):
                x, y = set(d[place]), set(g[kind[0].upper()])
                right += len(x & y); gold += len(x); found += len(y)
                for b, e in sorted(y - x): wrong.append((d, b, e, sorted(s for s in x if s[0] < e and s[1] > b)))
            p, r = right / max(found, 1), right / max(gold, 1)
            f1 = 200 * p * r / max(p + r, 1e-9)
            print(f'  {kind:10} P {100 * p:6.2f}  R {100 * r:6.2f}  F1 {f1:6.2f}  of {gold}')
            random.seed(7)
            for place in random.sample(wrong, min(show, len(wrong))): print(shown(kind, *place))

if __name__ == "__main__": main()
