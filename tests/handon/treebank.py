"""CoNLL-U, as https://universaldependencies.org/format.html and its validator's first two levels want it."""
import re

UPOS = set('ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split())


def sentence_faults(block):
    """What is wrong with one sentence."""
    comments = [line for line in block if line.startswith('#')]
    rows = [line.split('\t') for line in block if not line.startswith('#')]
    texts = [c[len('# text = '):] for c in comments if c.startswith('# text = ')]
    wrong = []
    if len(texts) != 1 or not any(c.startswith('# sent_id = ') for c in comments):
        return ['a sentence has no text or no sent_id']
    if any(len(row) != 10 or not all(row) or any(re.search(r'\s', c) for c in row) for row in rows):
        return [f'a row of other than ten columns: {texts[0]}']
    if [row[0] for row in rows] != [str(i + 1) for i in range(len(rows))]:
        wrong.append('words are not numbered from 1')
    heads = [int(row[6]) for row in rows]
    if heads.count(0) != 1 or any((h == 0) != (row[7].split(':')[0] == 'root') for h, row in zip(heads, rows)):
        wrong.append('not one root')
    for i in range(len(rows)):
        at, steps = i + 1, 0
        while at and steps <= len(rows):
            at, steps = heads[at - 1], steps + 1
        if at:
            wrong.append('heads go in a circle')
            break
    if any(row[3] not in UPOS or not re.fullmatch(r'[a-z]+(:[a-z]+)*', row[7]) for row in rows):
        wrong.append('a tag or relation that is none')
    built = ''.join(row[1] + ('' if 'SpaceAfter=No' in row[9].split('|') else ' ') for row in rows).rstrip(' ')
    if built != texts[0]:
        wrong.append('the words are not the text')
    for row in rows:
        if row[9] != '_' and not all(re.fullmatch(r'(Content|Cue|Source)=\d+(,\d+)*|SpaceAfter=No', p)
                                     for p in row[9].split('|')):
            wrong.append(f'column 10: {row[9]}')
    return [f'{w}: {texts[0]}' for w in wrong]


def read(text):
    """(faults, number of sentences, {(document, part, statement): forms})"""
    wrong, labels, document, names = [], {}, None, {}
    blocks = text.split('\n\n')
    if blocks.pop() != '':
        wrong.append('the file does not end with an empty line')
    for block in blocks:
        lines = block.split('\n')
        wrong += sentence_faults(lines)
        for line in lines:
            if line.startswith('# newdoc id = '):
                document, names = line[len('# newdoc id = '):], {}
            elif line.startswith('# statement '):
                number, _, name = line[len('# statement '):].partition(' = ')
                names[number] = name
            elif not line.startswith('#'):
                columns = line.split('\t')
                for part in columns[9].split('|'):
                    if '=' in part and not part.startswith('Space'):
                        role, _, numbers = part.partition('=')
                        for number in numbers.split(','):
                            labels.setdefault((document, role.lower(), names[number]), []).append(columns[1])
    return wrong, len(blocks), labels
