#!/usr/bin/python3
"""The pages on accuracy are what their script writes: usage: tests/accuracy.py

Measuring needs data that are not part of the project, and is not done here. What is: docs/accuracy.md,
docs/errors.md and the plots are, byte for byte, what tools/accuracy_page.py makes of docs/accuracy.json
and tools/published.txt; who is ahead follows from the figures; plots are sound; and the counting that
the project does itself is right on cases that can be counted by hand.
"""
import copy
import os
import re
import sys
import tempfile
import xml.etree.ElementTree as xml

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
import accuracy_page
import calibrate
import error_classes
import plot
import span_scores
import tree_scores
from tally import Tally

tally = Tally()


def same(found, expected, what):
    tally.check(found == expected, f'{what}\n--- expected {expected}\n--- found    {found}')


def check_pages(figures):
    for name, text in accuracy_page.pages(figures).items():
        there = open(os.path.join(TOP, 'docs', name), encoding='utf8').read()
        tally.check(there == text, f'docs/{name} is not what tools/measure_accuracy.py --page writes')


def check_links(figures):
    """Links within the page lead to a heading, by the names that GitHub gives them."""
    text = accuracy_page.pages(figures)['accuracy.md']
    names = {re.sub(r'[^\w -]', '', h.lower()).replace(' ', '-') for h in re.findall(r'^#+ (.*)$', text, re.M)}
    for target in re.findall(r'\]\(#([^)]*)\)', text):
        tally.check(target in names, f'docs/accuracy.md: no heading is called {target}')
    there = open(os.path.join(TOP, 'docs/tour.md'), encoding='utf8').read()
    for target in re.findall(r'accuracy\.md#([^)]*)\)', there):
        tally.check(target in names, f'docs/tour.md: no heading of accuracy.md is called {target}')


def check_comparison(figures):
    """With figures that are better, or worse, than all others, the summary says so."""
    tables, elsewhere = accuracy_page.published()
    for value, word, other in ((10000.0, 'ahead', 'behind'), (0.01, 'behind', 'ahead')):
        changed = copy.deepcopy(figures)
        changed['ours'] = {key: [value] * len(ours) for key, ours in figures['ours'].items()}
        for table in tables:
            text = '\n'.join(accuracy_page.comparison(table, changed['ours'][table.key]))
            same(set(re.findall(r'\| (ahead|behind|mixed|level) \(', text)), {word}, f'{table.key}, figures of {value}')
        top = accuracy_page.accuracy(changed, tables, elsewhere).split('## Against everyone')[0]
        tally.check(f'**{word}**' in top and f'**{other}**' not in top, f'the table of the summary, figures of {value}')
        heads = [f'\n* **{head}' in top for head in ('Ahead of every', 'Ahead of all', 'Behind')]
        same(heads, [word == 'ahead', False, word == 'behind'], f'the lists of the summary, figures of {value}')
    table = accuracy_page.Table('made-up')
    table.columns, table.fields = ['a', 'b', 'c'], {}
    for ours, theirs, word, text in (([2.0, 3.0, 4.0], [1.0, 2.5, 4.0], 'ahead', '+1.0 / +0.5 / 0.0'),
                                     ([2.0, 3.0, 4.0], [3.0, None, 4.5], 'behind', '−1.0 / −0.5'),
                                     ([2.0, 3.0, 4.0], [3.0, 2.0, 4.0], 'mixed', '−1.0 / +1.0 / 0.0'),
                                     ([2.0, 3.0, 4.0], [2.04, 3.0, 4.0], 'level', '0.0 / 0.0 / 0.0')):
        gap = accuracy_page.Gap(table, ours, theirs, range(3))
        same((gap.verdict, gap.text), (word, text), f'{ours} against {theirs}')


def check_published(figures):
    tables, elsewhere = accuracy_page.published()
    same({t.key for t in tables}, set(figures['ours']), 'tables of published.txt, and figures for them')
    for table in tables:
        tally.check(table.rows and {'what', 'set', 'here', 'metric', 'from'} <= set(table.fields) and
                    len(table.columns) == len(figures['ours'][table.key]), f'published.txt: {table.key} is not whole')
    tally.check(all(len(row) == 3 for row in elsewhere), 'published.txt: a row of [elsewhere] has not three fields')
    with tempfile.NamedTemporaryFile('w', suffix='.txt') as wrong:
        wrong.write('[t]\ncolumns: a | b\nx | rules | dev | 1.0\n')
        wrong.flush()
        try:
            accuracy_page.published(wrong.name)
            tally.check(False, 'a row with a figure too few is taken')
        except ValueError as error:
            tally.check(f'{wrong.name}:3' in str(error), f'the message does not say where: {error}')


def check_plots(figures):
    for name, text in accuracy_page.pages(figures).items():
        if not name.endswith('.svg'):
            continue
        tree = xml.fromstring(text)
        disks = [e for e in tree.iter() if e.tag.endswith('circle')]
        wanted = figures['confidence']['bins'] if name == 'calibration.svg' else figures['threshold']
        same(len(disks), len(wanted), f'{name}: points')
        inside = all(plot.LEFT <= float(d.get('cx')) <= plot.WIDTH - plot.RIGHT and
                     plot.TOP <= float(d.get('cy')) <= plot.HEIGHT - plot.BOTTOM for d in disks)
        tally.check(inside, f'{name}: a point lies outside of the frame')
        tally.check('prefers-color-scheme: dark' in text, f'{name}: nothing for dark pages')
    p = plot.Plot('a <title> & "more"', 'x', 'y', (0, 10), (0, 1))
    p.point(5, 0.5, 3, '<')
    tally.check(xml.fromstring(p.svg()) is not None, 'a plot whose names hold marks of XML')
    same((p.x(0), p.x(10)), (plot.LEFT, plot.WIDTH - plot.RIGHT), 'the ends of the x axis')
    same((p.y(0), p.y(1)), (plot.HEIGHT - plot.BOTTOM, plot.TOP), 'the ends of the y axis')


def check_calibration():
    error, bins = calibrate.error([(0.75, True)] * 3 + [(0.75, False)] + [(0.25, True)] * 4)
    same((round(error, 6), sorted(bins)), (0.375, [2, 7]), 'expected calibration error: 4 of 8 are 0.75 too low')
    # Each half is judged by the other alone: where one is all right and the other all wrong, both are misjudged.
    rows = [(name, 'r', 0.5, name in 'ac') for name in 'abcd' for _ in range(50)]
    low = [p for p, right in calibrate.crossed(rows) if right]
    high = [p for p, right in calibrate.crossed(rows) if not right]
    tally.check(max(low) < 0.05 and min(high) > 0.95, f'crossed halves: {set(low)} and {set(high)}')


def check_classes():
    text = 'Veld said "the road is open" and, Dorrek claimed, Maresh wants to pay.'
    at = lambda words: [text.index(words), text.index(words) + len(words)]
    outer = {'id': '1', 'source': [at('Veld')], 'cue': [at('said')], 'content': [at('"the road is open"')]}
    inner = {'id': '2', 'parent': '1', 'source': [at('Dorrek')], 'cue': [at('claimed')],
             'content': [at('Maresh wants to pay')]}
    gold = [{'id': 'd', 'text': text, 'statements': [outer, inner]}]
    found = {'d': {'statements': [{**outer, 'rule': 'r'}, {**inner, 'id': '3', 'parent': None, 'rule': 'q',
                                                           'content': [at('road')]}]}}
    rows = error_classes.counts(error_classes.judge(gold, found))
    for row in (('kind', 'direct', 1, 1, 1), ('kind', 'indirect', 1, 0, 0), ('cue', 'plain saying', 1, 1, 1),
                ('bytes between cue and content', '0-1', 1, 1, 1), ('bytes between cue and content', '2-19', 1, 0, 0),
                ('nested', 'yes', 1, 0, 0), ('words of content', '3-6', 2, 1, 1), ('source', 'one word', 2, 1, 1)):
        tally.check(row in rows, f'{row} is not among the classes of what is missed: {rows}')
    rows = error_classes.counts(error_classes.judge_predicted(gold, found, True))
    for row in (('rule', 'r', 1, 1), ('rule', 'q', 1, 0)):
        tally.check(row in rows, f'{row} is not among the classes of what is read wrongly: {rows}')
    found['d']['statements'][1]['parent'] = '1'
    rows = list(error_classes.judge_predicted(gold, found, True))
    same(len(rows), 1, 'a wrong one inside another, in gold of one level')


def check_spans():
    words = [(i, i + 1, i == 3) for i in range(12)]
    gold = [{'source': [[0, 2]], 'cue': [[2, 4]], 'content': [[4, 8]]}, {'cue': [[9, 10]], 'content': [[10, 12]]}]
    said = [{'source': [[0, 1]], 'cue': [[2, 4]], 'content': [[4, 6], [8, 9]]}]
    found = span_scores.scores([(words, gold, said)])
    for kind, wanted in (('begin', {'source': 100.0, 'cue': 66.7, 'content': 50.0}),
                         ('jaccard', {'source': 50.0, 'cue': 50.0, 'content': 16.7}),
                         ('labels', {'B-source': 100.0, 'I-source': 0.0, 'B-content': 50.0, 'I-content': 40.0,
                                     'cue': 100.0, 'all': 57.1})):
        same({key: round(value, 1) for key, value in found[kind].items()}, wanted, kind)


def check_trees():
    row = '{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t_\n'
    gold = [row.format(1, 'Veld', 'Veld', 'PROPN', 'NNP', 2, 'nsubj'),
            row.format('2-3', "didn't", '_', '_', '_', '_', '_'),
            row.format(2, 'did', 'do', 'AUX', 'VBD', 0, 'root'),
            row.format(3, "n't", '_', 'PART', 'RB', 2, 'advmod'), '\n']
    mine = [row.format(1, 'Veld', 'Veld', 'NOUN', 'NNP', 2, 'nsubj:outer'),
            row.format(2, "didn't", 'do', 'AUX', 'VBD', 0, 'root'), '\n']
    words = tree_scores.words_of(gold, [(0, 4), (5, 8), (8, 11)])
    same([round(f) for f in tree_scores.scores(words, words)], [100] * 5, 'gold against itself')
    # Of 3 and 2 words only the first has the same place, and its head has not.
    found = tree_scores.words_of(mine, [(0, 4), (5, 11)])
    same([round(f) for f in tree_scores.scores(words, found)], [0, 40, 40, 0, 0], 'words that are cut otherwise')
    found = tree_scores.words_of(mine, [(0, 4), (5, 8)])
    same([round(f) for f in tree_scores.scores(words, found)], [40, 80, 80, 80, 80], 'a relation with a subtype')


def main():
    figures = accuracy_page.load(os.path.join(TOP, 'docs/accuracy.json'))
    check_pages(figures)
    check_links(figures)
    check_comparison(figures)
    check_published(figures)
    check_plots(figures)
    check_calibration()
    check_classes()
    check_spans()
    check_trees()
    tally.done()


main()
