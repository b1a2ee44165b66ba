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

ACTORS = ('person', 'organization', 'place')
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

def run_on(tool, lines, *flags):
    """The rows that who-eval prints for the document."""
    with tempfile.NamedTemporaryFile('w', suffix='.conllu', delete=False, encoding='utf8') as f:
        f.writelines(lines)
    out = subprocess.run([tool, *flags, f.name], capture_output=True, check=True).stdout
    os.unlink(f.name)
    return [line.split('\t') for line in out.decode('utf8', 'replace').split('\n')]

def b_cubed(gold, pred):
    """Over the shared mentions {head: cluster}: precision and recall sums, and their number."""
    shared = [h for h in gold if h in pred]
    G, P = collections.defaultdict(set), collections.defaultdict(set)
    for h in shared: G[gold[h]].add(h); P[pred[h]].add(h)
    p = sum(len(G[gold[h]] & P[pred[h]]) / len(P[pred[h]]) for h in shared)
    r = sum(len(G[gold[h]] & P[pred[h]]) / len(G[gold[h]]) for h in shared)
    return p, r, len(shared)

def print_miss(name, words, of_head, head, others):
    before = ' '.join(w[1] for w in words[max(0, head - 40):head])
    after = ' '.join(w[1] for w in words[head + 1:head + 8])
    gold = [words[x][1] for x, (y, _) in sorted(of_head.items()) if y == of_head[head][0]][:4]
    print(f'{name}: {before} [[{words[head][1]}]] {after}\n    -> {others}; gold: {gold}\n')

class Score:
    def __init__(self, misses):
        self.right, self.total, self.none = (collections.Counter() for _ in range(3))
        self.precision = self.recall = 0.0
        self.covered = self.wanted = 0
        self.misses = misses

    def document(self, name, words, gold, rows):
        of_head = {h: (entity, t) for b, e, h, entity, t in sorted(gold, key=lambda m: m[1] - m[0])}
        nominal = {h: entity for h, (entity, t) in of_head.items() if words[h][3] != 'PRON' and t in ACTORS}
        mine, kinds = {}, {}
        for p in reversed(rows):
            if p[0] == 'mention': mine[int(p[3])], kinds[int(p[3])] = int(p[5]), p[4]
        joined = {h: e for h, e in mine.items() if kinds[h] != 'pronoun' and e >= 0}
        precision, recall, n = b_cubed(nominal, joined)
        self.precision += precision; self.recall += recall; self.covered += n; self.wanted += len(nominal)
        votes = collections.defaultdict(collections.Counter)
        for h, e in joined.items():
            if h in of_head: votes[e][of_head[h][0]] += 1
        has_noun = {entity for h, (entity, t) in of_head.items() if words[h][3] != 'PRON'}
        for h, (entity, t) in sorted(of_head.items()):
            form = words[h][1].lower()
            if form not in THIRD or entity not in has_noun: continue
            if t not in ACTORS: form += '/other'
            e = mine.get(h, -1)
            ok = e >= 0 and bool(votes[e]) and votes[e].most_common(1)[0][0] == entity
            self.total[form] += 1; self.right[form] += ok; self.none[form] += e < 0
            if not ok and self.misses and '/' not in form:
                self.misses -= 1
                print_miss(name, words, of_head, h, [words[x][1] for x, y in joined.items() if y == e][:3])

    def show(self):
        if self.covered:
            p, r = self.precision / self.covered, self.recall / self.covered
            print(f'names, descriptions  B3 P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / (p + r):.1f}; '
                  f'{self.covered} of {self.wanted} gold mentions found')
        people = [f for f in self.total if '/' not in f]
        for title, some in (('he, she', [f for f in people if f[0] in 'hs']),
                            ('they', [f for f in people if f[0] == 't']),
                            ('it', [f for f in people if f[0] == 'i']), ('all of people and bodies', people),
                            ('of other things', [f for f in self.total if '/' in f])):
            n, right = sum(self.total[f] for f in some), sum(self.right[f] for f in some)
            if n:
                print(f'{title:26}{right:6} of {n:5} right {100 * right / n:6.1f}   '
                      f'unresolved {sum(self.none[f] for f in some)}')

def main():
    args = sys.argv[1:]
    flags = ['--gold'] if '--gold' in args else []
    args = [a for a in args if a != '--gold']
    misses, genres = 0, None
    for flag in ('--misses', '--genres'):
        if flag not in args: continue
        i = args.index(flag)
        value = args[i + 1]
        del args[i:i + 2]
        if flag == '--misses': misses = int(value)
        else: genres = set(value.split(','))
    if len(args) != 2: sys.exit(__doc__)
    score = Score(misses)
    for name, lines in documents(args[1]):
        if genres and name.split('_')[1] not in genres: continue
        words, gold = gold_mentions(lines)
        score.document(name, words, gold, run_on(args[0], lines, *flags))
    score.show()

if __name__ == '__main__': main()
