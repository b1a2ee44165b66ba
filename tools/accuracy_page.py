"""Makes docs/accuracy.md, docs/errors.md and their plots: figures in, text out.

The figures are docs/accuracy.json, which tools/measure_accuracy.py writes, and tools/published.txt.
Who is ahead is computed here; nothing on the pages is typed by hand.
"""
import json
import os
import re
import textwrap

import plot

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HOW = {'people': 'people', 'rules': 'rules', 'trained': 'trained, no language model',
       'pretrained': 'on a language model',
       'own': 'trained by us, no language model'}
PLAIN = ('rules', 'trained')
MINUS = '−'
FEW = 10        # classes of errors with fewer members are put together


# ---- the figures ----

def store(figures, path):
    """Writes the figures, a row a line, so that a difference can be read."""
    round_off = lambda v: (round(v, 4) if isinstance(v, float) else [round_off(x) for x in v] if
                           isinstance(v, (list, tuple)) else {k: round_off(x) for k, x in v.items()} if
                           isinstance(v, dict) else v)
    text = json.dumps(round_off(figures), indent=1, ensure_ascii=False)
    text = re.sub(r'\[[^\[\]{}]*\]', lambda m: re.sub(r'\s*\n\s*', ' ', m[0]), text)
    open(path, 'w', encoding='utf8').write(text + '\n')


def load(path):
    return json.load(open(path, encoding='utf8'))


class Table:
    """A table of tools/published.txt: `fields` by name, `columns`, `rows` of (system, how, part, figures)."""

    def __init__(self, key):
        self.key, self.fields, self.columns, self.rows = key, {}, [], []
        self.places = 1     # decimals that are shown: as many as were published, but one at least

    def main(self):
        """Places of the columns that the summary compares."""
        wanted = self.fields.get('main')
        return [self.columns.index(name) for name in split(wanted)] if wanted else range(len(self.columns))


def split(text):
    return [part.strip() for part in text.split('|')]


def published(path=f'{TOP}/tools/published.txt'):
    """([Table], rows of [elsewhere])."""
    tables, elsewhere, name = [], [], None
    for number, line in enumerate(open(path, encoding='utf8').read().splitlines(), 1):
        if not line.strip() or line.startswith('#'):
            continue
        if line.startswith('['):
            tables.append(Table(line.strip('[]')))
        elif tables[-1].key == 'elsewhere':
            elsewhere.append(split(line))
        elif line.startswith(' '):
            tables[-1].fields[name] += ' ' + line.strip()
        elif '|' not in line or line.startswith(('columns:', 'main:')):
            name, _, value = line.partition(':')
            tables[-1].fields[name] = value.strip()
            if name == 'columns':
                tables[-1].columns = split(value)
        else:
            tables[-1].rows.append(row_of(line, tables[-1], f'{path}:{number}'))
    return [t for t in tables if t.key != 'elsewhere'], elsewhere


def row_of(line, table, place):
    system, how, part, figures = split(line)
    table.places = max(table.places, *(len(f.partition('.')[2]) for f in figures.split()))
    figures = [None if f == '-' else float(f) for f in figures.split()]
    if how not in HOW or len(figures) != len(table.columns):
        raise ValueError(f'{place}: {len(figures)} figures for {len(table.columns)} columns, or made by "{how}"?')
    return system, how, part, figures


# ---- comparing ----

def number(x, places=1):
    return '–' if x is None else f'{x:,.{places}f}'


def signed(x, places=1):
    return ('+' if x > 0 else MINUS if x < 0 else '') + number(abs(x), places)


class Gap:
    """How hearsay stands to a row, in the columns that both have: `verdict`, and `text` with the differences."""

    def __init__(self, table, ours, theirs, columns):
        pairs = [(ours[c], theirs[c]) for c in columns if theirs[c] is not None]
        apart = [round(round(a, table.places) - round(b, table.places), table.places) for a, b in pairs]
        up, down = any(d > 0 for d in apart), any(d < 0 for d in apart)
        self.verdict = 'mixed' if up and down else 'ahead' if up else 'behind' if down else 'level'
        if table.fields.get('compare') == 'ratio':
            self.text = ' / '.join(f'× {a / b:.2g}' if a >= b else f'÷ {b / a:.2g}' for a, b in pairs)
        else:
            self.text = ' / '.join(signed(d, table.places) for d in apart)


def best(table, hows):
    """The row of these kinds that is best by the mean of the main columns, or None; where some were measured on
    hearsay's part of the set, one of those."""
    whole = [r for r in table.rows if r[1] in hows and all(r[3][c] is not None for c in table.main())]
    whole = [r for r in whole if r[2] == table.fields['here']] or whole
    return max(whole, key=lambda r: sum(r[3][c] for c in table.main()), default=None)


def short(system):
    """A system's name without the paper that it stands in."""
    return system.split(': ', 1)[-1]


def measured_as(table):
    return ' / '.join(table.columns[c] for c in table.main())


def show(table, figures):
    return ' / '.join(number(figures[c], table.places) for c in table.main())


def rival(table, ours, *hows):
    """A cell of the summary: the best of each of these groups of kinds, and how far hearsay is from it."""
    rows = [row for row in (best(table, group) for group in hows) if row]
    gaps = [Gap(table, ours, row[3], table.main()) for row in rows]
    return '<br>'.join(f'{show(table, row[3])} {short(row[0])}: **{gap.verdict}** ({gap.text})'
                       for row, gap in zip(rows, gaps)) or '–'


# ---- docs/accuracy.md ----

def prose(text):
    """A paragraph, in lines."""
    return textwrap.fill(' '.join(text.split()), 110, break_long_words=False, break_on_hyphens=False) + '\n'


def grid(head, rows):
    return '\n'.join([f'| {" | ".join(head)} |', '|' + '---|' * len(head),
                      *(f'| {" | ".join(map(str, row))} |' for row in rows), ''])


def sentences(tables, ours):
    """What hearsay is best at and where it loses, as lists."""
    lists = {'ahead': [], 'plain': [], 'behind': []}
    for t in tables:
        rivals = [best(t, PLAIN), best(t, ('own',)), best(t, ('pretrained',))]
        gaps = [(Gap(t, ours[t.key], row[3], t.main()), short(row[0])) for row in rivals if row]
        lost = [g for g in gaps if g[0].verdict != 'ahead']
        place = 'ahead' if not lost else 'plain' if rivals[0] and gaps[0] not in lost else 'behind'
        against = ', '.join(f'{gap.text} against {name}' for gap, name in lost or gaps)
        lists[place].append(f'  * {t.fields["what"]} ({measured_as(t)}): {against}')
    for place, title in (('ahead', 'Ahead of every system known to us on the same data'),
                         ('plain', 'Ahead of all that was published without a pretrained language model, '
                                   'but not of everything'),
                         ('behind', 'Behind, or behind in part')):
        if lists[place]:
            yield f'* **{title}**\n' + '\n'.join(lists[place])


ALONE = [('speaker', 'who a source is'), ('nesting', 'statements inside statements'), ('addressee', 'addressees'),
         ('outlet', 'media'), ('made', 'days'), ('venue', 'venues'), ('negated', 'denials')]


def summary(tables, figures):
    ours, gold, held = figures['ours'], figures['layers']['gold'], figures['layers']['held']
    shown = [t for t in tables if t.fields.get('summary') != 'no']
    yield '\n'.join(sentences(shown, ours))
    yield ('* **Nobody else has published** (F1 on the gold ledgers / on our own that are held out; '
           '[more](#what-nobody-else-has-measured))\n  * ' +
           ', '.join(f'{what} {number(gold[name][2])} / {number(held[name][2])}' for name, what in ALONE) + '\n')
    yield grid(['what', 'measured as', 'hearsay', 'best without a language model', 'best on one', 'people'],
               [[f'[{t.fields["what"]}](#{anchor(t)})', measured_as(t),
                 f'**{show(t, ours[t.key])}**', rival(t, ours[t.key], PLAIN, ('own',)),
                 rival(t, ours[t.key], ('pretrained',)), rival(t, ours[t.key], ('people',))] for t in shown])


def anchor(table):
    return re.sub(r'[^\w -]', '', table.fields['what'].lower()).replace(' ', '-')


def title_of(table):
    what = table.fields['what']
    return what[0].upper() + what[1:]


def comparison(table, ours):
    """One table against everyone, the best first."""
    f = table.fields
    yield f'### {title_of(table)}\n'
    yield prose(f'{f["set"]}; hearsay on: {f["here"]}. {f["metric"]} Source: {lower(f["from"])}')
    cells = [f'**{number(x, table.places)}**' for x in ours]
    rows = [(0, ['**hearsay**', HOW[f.get('made', 'trained')], f['here'], *cells, ''])]
    for system, how, part, figures in table.rows:
        gap = Gap(table, ours, figures, range(len(ours)))
        apart = [b - a for a, b in zip(ours, figures) if b is not None]
        rows.append((sum(apart) / len(apart), [system, HOW[how], part, *(number(x, table.places) for x in figures),
                                               f'{gap.verdict} ({gap.text})']))
    rows.sort(key=lambda r: -r[0])
    yield grid(['system', 'made by', 'measured on', *table.columns, 'hearsay is'], [r[1] for r in rows])


def lower(text):
    """A sentence to go on with after a colon; names keep their capital."""
    first = text.split(' ', 1)[0]
    return text[0].lower() + text[1:] if first in ('Measured', 'Run', 'As') else text


LAYERS = [('found', 'a statement is found: content shares half of its letters'),
          ('source exact', 'found, and exactly the source'), ('cue exact', 'found, and exactly the cue'),
          ('content exact', 'found, and exactly the content'), ('whole overlap', 'found; source and cue touch'),
          ('whole exact', 'found; source, cue and content exact'),
          ('speaker', 'found, and the right name of the speaker'),
          ('speaker of pronoun', 'the same, where the source is a pronoun'),
          ('kind', 'direct, mixed or indirect, of those found'), ('named', 'named or unnamed, of those found'),
          ('nesting', 'inside the right statement'), ('addressee', 'to whom, by name'),
          ('outlet', 'through which medium, by name'), ('made', 'on which day'), ('venue', 'where'),
          ('negated', 'denied, or said not to be said'),
          ('segments (all kinds)', "the text's parts, by letters: headline, byline, date, caption, body ...")]


def alone(figures):
    """The ledgers: three columns of sets."""
    layers, n = figures['layers'], figures['documents']
    yield '## What nobody else has measured\n'
    yield prose(f'F1, with precision / recall and how many there are. The {n["gold"]} **gold** ledgers are no part of '
                'the project and no model was trained on them, but the authors of rules and word lists have read them. '
                'Of the ledgers that the project wrote itself ([tests/ledgers](../tests/ledgers)), '
                f'{n["own"]} are for **development**; the other {n["held"]} are **held out**: nobody reads what is got '
                'wrong in them, so the last column is the one to believe.')
    cell = lambda row: f'{number(row[2])} ({row[0]:.0f} / {row[1]:.0f}, n {row[3]})' if row else '–'
    yield grid(['layer', 'what is counted', 'gold', 'own, development', 'own, held out'],
               [[name, what, *(cell(layers[s].get(name)) for s in ('gold', 'own', 'held'))] for name, what in LAYERS])
    yield 'Events and negotiating positions are annotated there, too; hearsay leaves them empty as yet.\n'
    for title, key in (('Speakers of the gold ledgers, where the source is given', 'speakers'),
                       ('Names, descriptions and pronouns against the chains of GUM dev', 'entities')):
        yield f'{title}:\n\n```\n{figures["who"][key]}\n```\n'


def confidence(figures):
    c = figures['confidence']
    yield '## Confidence\n'
    yield prose(f'Of the statements read with a confidence near 0.8, about 80 in 100 should be right. The **expected '
                f'calibration error is {c["error"]:.3f}** over {c["statements"]:,} statements of PolNeAR dev: the mean '
                f'distance between the confidence of a bin and its share of right ones, each statement counting once. '
                f'Right is what is *found* in the sense above. The points between which the program interpolates '
                f'(`data/confidence.txt`) are fitted on this very set, so here each half of the documents is judged by '
                f'points fitted on the other half (`tools/calibrate.py`). What it says nothing about: whether the '
                f'speaker is right, and statements inside others, which PolNeAR does not have.')
    yield '![Share of right statements by confidence, ten bins](calibration.svg)\n'
    yield grid(['confidence', 'statements', 'mean confidence', 'right'],
               [[f'{b / 10:.1f} to {(b + 1) / 10:.1f}', n, f'{said:.2f}', f'{right:.2f}']
                for b, n, said, right in c['bins']])
    yield '## Precision for recall: `--min-confidence`\n'
    yield prose('`hearsay read --min-confidence X` leaves out what was read with less confidence. Run so over PolNeAR '
                'dev (`--flat`):')
    yield '![Precision against recall at several --min-confidence](min-confidence.svg)\n'
    yield grid(['`--min-confidence`', 'statements', 'found: P', 'R', 'F1', 'source and cue touch, too: P', 'R'],
               [[f'{x:g}', f'{n:,}', *map(number, row)] for x, n, *row in figures['threshold']])


PREFACE = """\
# How well hearsay reads, and who reads better

Written by `tools/measure_accuracy.py`; nothing here is typed by hand, nor who is ahead. Figures are
percentages. **Most published figures are of test sets, hearsay's of development sets**, which its
models were chosen on: a point or two may go when the test set is read. hearsay's networks begin with
published word vectors (GloVe), not with a pretrained language model. What others have published is in
[tools/published.txt](../tools/published.txt); what is missed, by class, in [errors.md](errors.md).
"""


def accuracy(figures, tables, elsewhere):
    compared = ['## Against everyone, set by set\n',
prose('hearsay is ahead or behind where it is so in every column, else it is mixed; in brackets its '
                      'figures less theirs (speed: how many times theirs). The best stand first. The summary above '
                      'takes the best of a kind, on the same part of the set where there is one.'),
                *(part for t in tables for part in comparison(t, figures['ours'][t.key]))]
    return '\n'.join([PREFACE, *summary(tables, figures), *compared, *alone(figures), *confidence(figures),
                      '## Published on other sets\n',
                      prose('Not to be compared with anything above: these sets are not to be had, or kept unseen.'),
                      grid(['system', 'set', 'figure'], elsewhere)])


# ---- docs/errors.md ----

def class_tables(rows, heads, share_of):
    """A table a class; values with few members are put together."""
    names = list(dict.fromkeys(row[0] for row in rows))
    total = sum(row[2] - row[3] for row in rows if row[0] == names[0])
    for name in names:
        values = [row[1:] for row in rows if row[0] == name]
        many, few = [v for v in values if v[1] >= FEW], [v for v in values if v[1] < FEW]
        if few:
            many.append([f'others ({len(few)})', *map(sum, zip(*(v[1:] for v in few)))])
        yield grid([name, *heads, share_of],
                   [[value, n, *(number(100 * k / n) for k in held), number(100 * (n - held[0]) / max(1, total))]
                    for value, n, *held in many])


def errors(figures):
    yield '# What is missed, and what is read wrongly\n'
    yield prose('Written by `tools/measure_accuracy.py`. `tools/error_classes.py` prints the same for any ledgers, and '
                'single cases with `--show CLASS=VALUE`. Found: a predicted content shares half of its letters; exact: '
                'content, cue and source are, besides. The last column says where the next point is: the share that a '
                'row has in all that was missed, or read wrongly. How good it is on the whole says '
                '[accuracy.md](accuracy.md).')
    for key, title in (('polnear', 'PolNeAR dev'), ('gold', 'The gold ledgers')):
        yield f'## {title}: annotated statements\n'
        yield from class_tables(figures['errors'][key]['missed'], ['annotated', 'found %', 'exact %'],
                                '% of all missed')
        yield f'## {title}: predicted statements\n'
        yield from class_tables(figures['errors'][key]['wrong'], ['predicted', 'right %'], '% of all wrong')


# ---- the plots ----

def calibration_plot(c):
    p = plot.Plot(f'Confidence and truth: expected calibration error {c["error"]:.3f}',
                  'confidence that hearsay gives (mean of the bin)', 'share that is right', (0, 1), (0, 1))
    ticks = [i / 5 for i in range(6)]
    p.grid(ticks, ticks, lambda v: f'{v:.1f}')
    p.segment(0, 0, 1, 1, 'diagonal')
    p.note(0.2, 0.2, 'as right as it says', 12, 16)
    p.line([(said, right) for _, _, said, right in c['bins']])
    largest = max(n for _, n, _, _ in c['bins'])
    for _, n, said, right in c['bins']:
        radius = max(3, 16 * (n / largest) ** 0.5)
        p.point(said, right, radius, f'{n} statements, confidence {said:.2f}, right {right:.2f}')
        side = 1 if right < said else -1        # away from the diagonal
        p.note(said, right, f'{n:,}', side * (radius + 5), side * 10 + 4, 'start' if side > 0 else 'end')
    p.note(1, 0, "a disk's area: statements in the bin", -10, -12, 'end')
    return p.svg()


def threshold_plot(rows):
    low = lambda column: min(int(row[column] / 10) * 10 for row in rows)
    p = plot.Plot('What --min-confidence buys (PolNeAR dev)', 'recall: annotated statements found, %',
                  'precision: right among those read, %', (low(3), 100), (low(2), 100))
    p.grid(range(low(3), 101, 10), range(low(2), 101, 10), str)
    p.line([(recall, precision) for _, _, precision, recall, *_ in rows])
    for least, n, precision, recall, *_ in rows:
        p.point(recall, precision, 5, f'--min-confidence {least:g}: {n} statements')
        p.note(recall, precision, f'{least:g}', 9, -4)
    return p.svg()


def pages(figures):
    """{name of a file in docs: its text}"""
    tables, elsewhere = published()
    return {'accuracy.md': accuracy(figures, tables, elsewhere), 'errors.md': '\n'.join(errors(figures)),
            'calibration.svg': calibration_plot(figures['confidence']),
            'min-confidence.svg': threshold_plot(figures['threshold'])}
