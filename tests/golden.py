#!/usr/bin/python3
"""Behaviour by example: reads the cases of tests/golden/*.txt and compares what was found.

usage: tests/golden.py [--update] HEARSAY [FILE...]

A case is
    === what it shows
    published 2024-03-05            header lines, all optional: published, title, outlet,
    show segments                   show segments|whens|entities|events
    The report's text, to the line that is
    ---
    the listing that is expected

The listing holds each statement, the nested ones indented under the one that carries them;
spans are shown as the text's own bytes, the pieces of one role joined by ` | `. `--update`
writes the listings anew: read the difference before you commit it.

tests/golden/known.txt holds what is known to be read wrongly, with the right listing. These
cases must go on failing; one that passes has been mended, and moves to another file.
"""
import glob
import json
import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from tally import Tally

HEADERS = ('published', 'title', 'outlet', 'show')


class Case:
    def __init__(self, title, body):
        text, _, self.expected = f'\n{body}\n'.partition('\n---\n')
        lines = text[1:].split('\n')
        self.title, self.head = title, []
        while lines and lines[0].split(' ')[0] in HEADERS:
            self.head.append(lines.pop(0))
        self.text = '\n'.join(lines)
        self.fields = dict(line.split(' ', 1) for line in self.head)

    def written(self, listing):
        return '\n'.join([f'=== {self.title}', *self.head, self.text, '---', listing.strip('\n'), '', ''])


def cases_of(path):
    parts = ('\n' + open(path, encoding='utf8').read()).split('\n=== ')
    return parts[0][1:], [Case(*part.split('\n', 1)) for part in parts[1:]]


def read(hearsay, cases):
    """The record of each case, all read in one run."""
    lines = []
    for number, case in enumerate(cases):
        given = {k: v for k, v in case.fields.items() if k != 'show'}
        lines.append(json.dumps({'id': str(number), 'text': case.text, **given}))
    done = subprocess.run([hearsay, 'read', '--from', 'jsonl', '--to', 'json', '-'],
                          input='\n'.join(lines).encode(), capture_output=True, timeout=300)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    if [r['id'] for r in records] != [str(n) for n in range(len(cases))]:
        sys.exit(f'{done.stderr.decode()}golden.py: {len(cases)} reports given, {len(records)} records back, '
                 f'exit status {done.returncode}\n0 passed, 1 failed')
    return records


def listing(record, show):
    """What the record holds, for people to read."""
    text = record['text'].encode()
    cut = lambda span: text[span[0]:span[1]].decode().replace('\n', '\\n')
    lines = []

    def role(name, spans, indent):
        if spans:
            lines.append(f'{indent}  {name}  {" | ".join(map(cut, spans))}')

    def statement(s, depth):
        indent = '    ' * depth
        unnamed = lambda who: '' if who.get('named', True) else ' (unnamed)'
        first = f'{indent}{s["kind"]} {s["act"]}'
        if s['speaker']:
            first += f'  {s["speaker"]["name"]}{unnamed(s["speaker"])}'
        if s['addressee']:
            first += f' -> {s["addressee"]["name"]}'
        if s['negated']:
            first += '  negated'
        if s['modality'] != 'asserted':
            first += f'  {s["modality"]}'
        lines.append(first)
        for name in ('source', 'cue', 'content'):
            role(name, s[name], indent)
        if s['outlet']:
            lines.append(f'{indent}  outlet  {s["outlet"]["name"]}')
        if s['made']:
            lines.append(f'{indent}  made  {s["made"]["value"]}')
        if s['venue']:
            role('venue', [s['venue']['span']], indent)
        role('condition', [s['condition']] if s['condition'] else [], indent)
        for child in record['statements']:
            if child['parent'] == s['id']:
                statement(child, depth + 1)

    if 'segments' in show:
        lines += [f'segment {s["kind"]}  {cut(s["span"])}' for s in record['segments'] if s['kind'] != 'body']
    if 'whens' in show:
        lines += [f'when {w["type"]} {w["value"]}  {cut(w["span"])}' for w in record['whens']]
    if 'entities' in show:
        lines += [f'entity {e["type"]}  {e["name"]}: ' + ' | '.join(map(cut, e['mentions']))
                  for e in record['entities'] if e['mentions']]
    if 'events' in show:
        name = lambda who: f'{who["name"]} [{who["code"]}]' if who else '-'
        order = {s['id']: number for number, s in enumerate(record['statements'], 1)}
        for e in record['events']:
            vouched = f' on the word of {order[e["statement"]]}' if e['statement'] else ''
            mood = '' if e['modality'] == 'asserted' else f' {e["modality"]}'
            mood += ' negated' if e['negated'] else ''
            lines.append(f'event {e["cameo"]} {(e["plover"] or {}).get("event")}{mood}  '
                         f'{name(e["source"])} -> {name(e["target"])}{vouched}  ({e["rule"]})')
    for s in record['statements']:
        if s['parent'] is None:
            statement(s, 0)
    return '\n'.join(lines or ['nothing'])


def main():
    arguments = sys.argv[1:]
    update = '--update' in arguments
    arguments = [a for a in arguments if a != '--update']
    if not arguments:
        sys.exit(__doc__)
    hearsay, paths = arguments[0], arguments[1:] or sorted(glob.glob(f'{TOP}/tests/golden/*.txt'))
    tally = Tally()
    for path in paths:
        preface, cases = cases_of(path)
        known = os.path.basename(path) == 'known.txt'
        found = [listing(record, case.fields.get('show', '')) for case, record in zip(cases, read(hearsay, cases))]
        if update and not known:
            with open(path, 'w', encoding='utf8') as file:
                written = ''.join(case.written(one) for case, one in zip(cases, found))
                file.write(preface + ('\n' if preface else '') + written.rstrip('\n') + '\n')
            continue
        for case, one in zip(cases, found):
            same = case.expected.strip('\n') == one
            where = f'{os.path.relpath(path, TOP)}: {case.title}\n'
            if known:
                tally.check(not same, f'{where}it is read rightly now: move it to another file')
            else:
                tally.check(same, f'{where}--- expected\n{case.expected.strip()}\n--- found\n{one}\n')
    tally.done()


main()
