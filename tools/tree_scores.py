"""Tags and trees as the CoNLL 2018 shared task scores them: F1 of words whose place in the text is the
same, of relations only the universal part; on words given, and on raw text, where the words are
hearsay's own (train/eval_tokens.py puts the text together again).
"""
import collections
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'train'))
import eval_tokens

Word = collections.namedtuple('Word', 'place upos xpos lemma head relation')      # head: a place, None the root


def sentences(lines):
    """The rows of each sentence of CoNLL-U, without ranges and empty nodes."""
    rows = []
    for line in lines:
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif line[0] != '#' and line.split('\t')[0].isdigit():
            rows.append(line.rstrip('\n').split('\t'))


def words_of(lines, places):
    """The words, each at its place of the text."""
    places, words = iter(places), []
    for rows in sentences(lines):
        here = [next(places) for _ in rows]
        words += [Word(place, row[3], row[4], row[2], here[int(row[6]) - 1] if row[6] != '0' else None,
                       row[7].split(':')[0]) for place, row in zip(here, rows)]
    return words


def scores(gold, found):
    """[UPOS, XPOS, lemma, UAS, LAS]"""
    at, right = {w.place: w for w in gold}, [0] * 5
    for w in found:
        g = at.get(w.place)
        if g:
            same = (w.upos == g.upos, w.xpos == g.xpos, g.lemma in ('_', w.lemma), w.head == g.head,
                    (w.head, w.relation) == (g.head, g.relation))
            right = [n + s for n, s in zip(right, same)]
    return [200 * n / max(1, len(gold) + len(found)) for n in right]


def analysed(program, model, path):
    return subprocess.run([program, model, path], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout.decode().splitlines(True) + ['\n']


def given(program, model, path):
    """Scores where the words and sentences are the treebank's."""
    gold = open(path, encoding='utf8').readlines() + ['\n']
    n = sum(map(len, sentences(gold)))
    return scores(words_of(gold, range(n)), words_of(analysed(program, model, path), range(n)))


def raw(program, model, path, dump_words):
    """Scores where they are hearsay's."""
    documents = eval_tokens.documents(path)
    found = eval_tokens.analyse(dump_words, [text for _, text, _, _ in documents])
    places, gold_places = [], []
    with tempfile.NamedTemporaryFile('w', suffix='.conllu', encoding='utf8') as conllu:
        for i, ((_, text, words, _), mine) in enumerate(zip(documents, found)):
            gold_places += [(i, *place) for place in words]
            own = iter(sorted(mine['W']))
            word = next(own, None)
            for _, end in sorted(mine['S']):
                n = 0
                while word and word[1] <= end:
                    n += 1
                    places.append((i, *word))
                    form = ' '.join(text[slice(*word)].split()) or '_'
                    conllu.write('\t'.join([str(n), form, *['_'] * 4, '0', *['_'] * 3]) + '\n')
                    word = next(own, None)
                conllu.write('\n')
        conllu.flush()
        own_words = words_of(analysed(program, model, conllu.name), places)
    return scores(words_of(open(path, encoding='utf8').readlines() + ['\n'], gold_places), own_words)
