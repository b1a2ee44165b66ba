"""Scores of spans as others count them on PolNeAR, in words: begin and Jaccard of CofeNet
(exe/eval/evaluation.py), labels of words of van Timmeren's thesis. The words are given, so that no
system is judged in its own. Only statements that stand in no other count: one level is annotated.
"""
import bisect
import collections

ROLES = ('source', 'cue', 'content')
LABELS = ('B-source', 'I-source', 'B-content', 'I-content', 'cue')


def ranges(statements, role, begins, ends):
    """The role's pieces as (first word, word after the last), each once."""
    found = set()
    for s in statements:
        for begin, end in s.get(role) or []:
            first, last = bisect.bisect_right(ends, begin), bisect.bisect_left(begins, end)
            if first < last:
                found.add((first, last))
    return found


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def jaccard(gold, predicted):
    """Overlaps to take the mean of: each gold span's best, and 0 for a prediction that touches none."""
    best = [max((overlap(g, p) for p in predicted), default=0) for g in gold]
    return best + [0 for p in predicted if not any(overlap(g, p) for g in gold)]


def labels(spans, verbs, n):
    """{(word, label)}: a cue goes before a source, a source before a content; of a cue only the verbs."""
    word = [None] * n
    for role in ('content', 'source', 'cue'):
        for first, last in sorted(spans[role]):
            for i in range(first, last):
                word[i] = role if role == 'cue' else ('B-' if i == first else 'I-') + role
    return {(i, label) for i, label in enumerate(word) if label and (label != 'cue' or i in verbs)}


def f1(right, predicted, gold):
    return 200 * right / (predicted + gold) if predicted + gold else 0.0


def scores(documents):
    """documents: (words as [begin, end, is a verb], gold statements, predicted statements). Gives
    {'begin': {role: F1}, 'jaccard': {role: mean}, 'labels': {label: F1, 'all': micro F1}}."""
    begin, overlaps = {r: [0, 0, 0] for r in ROLES}, {r: [] for r in ROLES}
    labelled = collections.defaultdict(lambda: [0, 0, 0])
    for words, gold, predicted in documents:
        begins, ends = [w[0] for w in words], [w[1] for w in words]
        verbs = {i for i, w in enumerate(words) if w[2]}
        g, p = ({r: ranges([s for s in statements if s.get('parent') is None], r, begins, ends) for r in ROLES}
                for statements in (gold, predicted))
        for r in ROLES:
            x, y = {first for first, _ in g[r]}, {first for first, _ in p[r]}
            begin[r] = [a + b for a, b in zip(begin[r], (len(x & y), len(y), len(x)))]
            overlaps[r] += jaccard(g[r], p[r])
        x, y = labels(g, verbs, len(words)), labels(p, verbs, len(words))
        for place, which in enumerate((x & y, y, x)):
            for _, label in which:
                labelled[label][place] += 1
                labelled['all'][place] += 1
    return {'begin': {r: f1(*begin[r]) for r in ROLES},
            'jaccard': {r: 100 * sum(o) / max(1, len(o)) for r, o in overlaps.items()},
            'labels': {label: f1(*labelled[label]) for label in (*LABELS, 'all')}}
