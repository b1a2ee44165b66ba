#!/usr/bin/env python3
"""Score who-eval against the entities of GUM.

usage: score_who.py WHO_EVAL GUM.conllu [--gold] [--misses N] [--genres news,bio,...]

Each document is read by itself; with --gold its tags and trees are the treebank's. Mentions are aligned by their
head word. Printed:
  pronouns   third person pronouns with an antecedent in the gold: right where most of the names and descriptions of
             the entity they were joined to are of the gold's entity
  names, descriptions   B-cubed (Bagga and Baldwin 1998) over the mentions that both sides have
"""
import collections, os, re, subprocess, sys, tempfile

THIRD = set('he him his himself she her hers herself it its itself they them their theirs themselves'.split())

def documents(path):
    doc, name = [], None
    for line in open(path, encoding='utf8'):
        if line.startswith('# newdoc id'):
            if doc: yield name, doc
            doc, name = [], line.split('=')[1].strip()
        doc.append(line)
    if doc: yield name, doc

def gold_mentions(lines):
    """Words, and mentions as (first, last, head, entity, type)."""
    words, heads, mentions, stack, first = [], [], [], [], 0
    for line in lines:
        if line == '\n': first = len(words); continue
        f = line.rstrip('\n').split('\t')
        if len(f) != 10 or not f[0].isdigit(): continue
        w = len(words)
        words.append(f)
        heads.append(first + int(f[6]) - 1 if f[6] != '0' else -1)
        m = re.search(r'(?:^|\|)Entity=([^|]*)', f[9])
        if not m: continue
        for piece in re.findall(r'\([^()]+\)?|[^()]+\)', m[1]):
            if piece.startswith('('):
                p = piece.strip('()').split('-')
                if piece.endswith(')'): mentions.append((w, w, p[0], p[1]))
                else: stack.append((w, p[0], p[1]))
            else:
                e = piece.rstrip(')')
                for i in range(len(stack) - 1, -1, -1):
                    if stack[i][1] == e: b, _, t = stack.pop(i); mentions.append((b, w, e, t)); break
    out = []
    for b, e, entity, t in mentions:
        head = next((w for w in range(b, e + 1) if not b <= heads[w] <= e and words[w][3] != 'PUNCT'), b)
        out.append((b, e, head, entity, t))
    return words, out

def predict(tool, lines, gold):
    with tempfile.NamedTemporaryFile('w', suffix='.conllu', delete=False, encoding='utf8') as f: f.writelines(lines)
    text = subprocess.run([tool] + ['--gold'] * gold + [f.name], capture_output=True, check=True).stdout.decode('utf8', 'replace')
    os.unlink(f.name)
    rows = [l.split('\t') for l in text.split('\n') if l.startswith('mention\t')]
    return [(int(r[1]), int(r[2]), int(r[3]), r[4], int(r[5])) for r in rows if len(r) > 5]

def b_cubed(gold, pred):
    """Over the shared mentions {head: cluster}: precision and recall sums, and their number."""
    shared = [h for h in gold if h in pred]
    G, P = collections.defaultdict(set), collections.defaultdict(set)
    for h in shared: G[gold[h]].add(h); P[pred[h]].add(h)
    p = sum(len(G[gold[h]] & P[pred[h]]) / len(P[pred[h]]) for h in shared)
    r = sum(len(G[gold[h]] & P[pred[h]]) / len(G[gold[h]]) for h in shared)
    return p, r, len(shared)

def main():
    args = sys.argv[1:]
    gold_trees = '--gold' in args
    if gold_trees: args.remove('--gold')
    misses, genres = 0, None
    for flag in ('--misses', '--genres'):
        if flag in args:
            i = args.index(flag); value = args[i + 1]; del args[i:i + 2]
            if flag == '--misses': misses = int(value)
            else: genres = set(value.split(','))
    if len(args) != 2: sys.exit(__doc__)
    right, total, none = collections.Counter(), collections.Counter(), collections.Counter()
    sums = [0.0, 0.0, 0]
    covered = wanted = 0
    for name, lines in documents(args[1]):
        if genres and name.split('_')[1] not in genres: continue
        words, gold = gold_mentions(lines)
        pred = predict(args[0], lines, gold_trees)
        of_head = {}
        for b, e, h, entity, t in sorted(gold, key=lambda m: m[1] - m[0]): of_head[h] = (entity, t)
        nominal = {h: entity for h, (entity, t) in of_head.items() if words[h][3] != 'PRON' and t in ('person', 'organization', 'place')}
        mine, kinds = {}, {}
        for b, e, h, kind, entity in reversed(pred):
            mine[h] = entity; kinds[h] = kind
        mine_nominal = {h: e for h, e in mine.items() if kinds[h] != 'pronoun' and e >= 0}
        p, r, n = b_cubed(nominal, mine_nominal)
        sums[0] += p; sums[1] += r; sums[2] += n
        covered += n; wanted += len(nominal)
        votes = collections.defaultdict(collections.Counter)
        for h, e in mine_nominal.items():
            if h in of_head: votes[e][of_head[h][0]] += 1
        has_noun = {entity for h, (entity, t) in of_head.items() if words[h][3] != 'PRON'}
        for h, (entity, t) in sorted(of_head.items()):
            form = words[h][1].lower()
            if form not in THIRD or entity not in has_noun: continue
            if t not in ('person', 'organization', 'place'): form += '/other'
            total[form] += 1
            e = mine.get(h, -1)
            if e < 0: none[form] += 1
            best = votes[e].most_common(1)[0][0] if e >= 0 and votes[e] else None
            if best == entity: right[form] += 1
            elif misses and '/other' not in form:
                misses -= 1
                context = ' '.join(w[1] for w in words[max(0, h - 40):h]) + ' [[' + words[h][1] + ']] ' + ' '.join(w[1] for w in words[h + 1:h + 8])
                said = [words[x][1] for x, y in mine_nominal.items() if y == e][:3]
                print(f'{name}: {context}\n    -> {said}; gold: {[words[x][1] for x, (y, _) in sorted(of_head.items()) if y == entity][:4]}\n')
    if sums[2]:
        p, r = sums[0] / sums[2], sums[1] / sums[2]
        print(f'names, descriptions  B3 P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / (p + r):.1f}; {covered} of {wanted} gold mentions found')
    people = [f for f in total if '/' not in f]
    for title, some in (('he, she', [f for f in people if f in 'he him his himself she her hers herself'.split()]),
                        ('they', [f for f in people if f.startswith('the')]), ('it', [f for f in people if f.startswith('it')]),
                        ('all of people and bodies', people), ('of other things', [f for f in total if '/' in f])):
        n = sum(total[f] for f in some)
        if n: print(f'{title:26}{sum(right[f] for f in some):6} of {n:5} right {100 * sum(right[f] for f in some) / n:6.1f}   unresolved {sum(none[f] for f in some)}')

if __name__ == '__main__': main()
