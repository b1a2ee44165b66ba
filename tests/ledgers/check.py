#!/usr/bin/python3
"""Checks the development ledgers: NN-name.json against NN-name.draft and against the rules of the format.

usage: tests/ledgers/check.py      Ends with `N passed, N failed`.

What a ledger must keep is looked up in the ledger alone, not in what make.py thought of it; that the
files are those that the drafts give is one check more.
"""
import datetime
import glob
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(HERE)), 'tools'))
import make
from tally import Tally

STANCES = {'demand', 'offer', 'accept', 'reject', 'condition', 'open', 'undecided'}
ISSUES = {'ceasefire', 'withdrawal', 'prisoner_exchange', 'humanitarian_access', 'return_of_displaced',
          'reconstruction', 'sanctions', 'territory', 'governance', 'security_guarantees', 'disarmament',
          'monitoring', 'talks', 'trade', 'water', 'other'}
OPEN, CLOSE = {'"': '"', '“': '”', "'": "'", '‘': '’'}, '"”\'’'
LEAST_WORDS, MOST_WORDS = 200, 700


def quoted(piece):
    """How many letters and digits of the piece stand inside quotation marks, and how many outside."""
    piece = re.sub(r'^\W*that ', lambda m: ' ' * len(m[0]), piece)
    end, within, without = None, 0, 0
    for i, c in enumerate(piece):
        before, after = piece[i - 1:i], piece[i + 1:i + 2]
        if end is None and c in OPEN and not before.isalnum() and (after.isalnum() or after in '“‘"\'…[£$€'):
            end = OPEN[c]
            # an apostrophe of its own ('em, the voters' choice) closes nowhere
            if c in "'‘" and not re.search(end + r'(?!\w)', piece[i + 1:]):
                end = None
        elif c == end and not (c in "'’" and after.isalnum()) and not later_close(piece, i, end):
            end = None
        elif c.isalnum():
            within, without = within + (end is not None), without + (end is None)
    return within, without


def later_close(piece, at, end):
    """A possessive inside a single-quoted passage: its mark is one, but the passage goes on."""
    if end not in "'’" or piece[at - 1:at] != 's' or piece[at + 1:at + 2] != ' ':
        return False
    rest = piece[at + 1:]
    opens, closes = re.search(r"(?<!\w)['‘]\w", rest), re.search(r"['’](?!\w)", rest)
    return bool(closes) and (not opens or closes.start() < opens.start())


def kind_of(pieces):
    counts = [quoted(p) for p in pieces]
    within, without = sum(c[0] for c in counts), sum(c[1] for c in counts)
    return 'direct' if not without else 'mixed' if within else 'indirect'


def dated(value, published):
    """A day, month or year that has come when the report is published."""
    if not re.fullmatch(r'\d{4}(-\d\d){0,2}', value):
        return False
    try:
        datetime.date.fromisoformat((value + '-01-01')[:10])
    except ValueError:
        return False
    return value <= published


def within(inner, outer):
    return all(any(b <= x and y <= e for b, e in outer) for x, y in inner)


class Ledger:
    """One ledger under the checks."""

    def __init__(self, path, tally):
        self.name, self.tally = os.path.basename(path)[:-len('.json')], tally
        self.ledger = json.load(open(path, encoding='utf8'))
        self.text = self.ledger['text'].encode()
        self.by_id = {s['id']: s for s in self.ledger['statements']}

    def check(self, ok, what):
        self.tally.check(ok, f'{self.name}: {what}')

    def words(self, span):
        return self.text[span[0]:span[1]].decode('utf8', 'replace')

    def span(self, span, where):
        """The span lies in the text, on whole characters and whole words, with no space at its ends."""
        begin, end = span
        inside = 0 <= begin < end <= len(self.text)
        piece = self.words(span) if inside else ''
        around = self.text[max(0, begin - 4):begin].decode('utf8', 'ignore')[-1:], \
            self.text[end:end + 4].decode('utf8', 'ignore')[:1]
        clean = piece == piece.strip(' \n') and '\ufffd' not in piece
        whole = not (around[0].isalnum() and piece[:1].isalnum()) and not (around[1].isalnum() and piece[-1:].isalnum())
        self.check(inside and clean and whole, f'{where}: span {span} is {piece!r}')

    def roles(self, s):
        """Every role lies in the text, in order, and no two roles of a statement share a byte."""
        for role in ('source', 'cue', 'content'):
            for span in s[role]:
                self.span(span, f'{s["id"]} {role}')
            self.check(s[role] == sorted(s[role]), f'{s["id"]} {role} is not in text order')
        if s['venue']:
            self.span(s['venue'], f'{s["id"]} venue')
        spans = sorted(s['source'] + s['cue'] + s['content'])
        self.check(all(a[1] <= b[0] for a, b in zip(spans, spans[1:])), f'{s["id"]}: roles overlap')
        self.check(not self.words(s['content'][-1]).endswith('.'), f'{s["id"]}: a final stop')

    def statement(self, s):
        where = s['id']
        self.roles(s)
        pieces = [self.words(x) for x in s['content']]
        self.check(s['kind'] == kind_of(pieces), f'{where}: {s["kind"]} is not the kind of {pieces}')
        self.check(s['made'] is None or dated(s['made'], self.ledger['published']), f'{where}: made {s["made"]}')
        self.check(bool(s['speaker']) or not (s['named'] or s['source']), f'{where}: a source and no speaker')
        self.check(bool(s['cue'] or s['source']) or s['kind'] != 'indirect', f'{where}: nothing attributes it')
        seen, at = set(), s
        while at['parent'] and at['parent'] in self.by_id and at['id'] not in seen:
            seen.add(at['id'])
            at = self.by_id[at['parent']]
        self.check(at['parent'] is None, f'{where}: parents go astray at {at["id"]}')
        holder = self.by_id.get(s['parent'])
        self.check(holder is None or within(s['content'], holder['content']), f'{where} reaches out of {s["parent"]}')

    def position(self, q):
        s = self.by_id.get(q['statement'])
        self.check(s is not None and not s['negated'], f'{q}: no such statement, or a negated one')
        self.check(q['stance'] in STANCES and q['issue'] in ISSUES, f'{q}: no such stance or issue')
        self.check((q['stance'] == 'condition') == (q['condition'] is not None), f'{q}: condition')
        if s and q['condition']:
            whole = ' '.join(self.words(x) for x in s['content'])
            self.check(q['condition'] in whole, f'{q}: not the words of {whole!r}')
        plain = re.sub(r'[^\w ]', '', q['party']).casefold()
        told = [re.sub(r'[^\w ]', '', n).casefold() for n in [self.ledger['text'], self.ledger['title']]
                + [n for s in self.ledger['statements'] for n in s['speaker'] or []]]
        self.check(any(plain in t for t in told), f'{q}: no such party in the report')

    def all(self):
        g = self.ledger
        self.check(g['id'] == self.name, f'id {g["id"]}')
        self.check(dated(g['published'], '9999') and len(g['published']) == 10, f'published {g["published"]}')
        self.check(bool(g['outlet'] and g['title']), 'outlet or title missing')
        size = len(g['text'].split())
        self.check(LEAST_WORDS <= size <= MOST_WORDS, f'{size} words')
        self.check(len(self.by_id) == len(g['statements']), 'an id stands twice')
        for s in g['statements']:
            self.statement(s)
        for segment in g['segments']:
            self.span(segment['span'], segment['kind'])
        for q in g['positions']:
            self.position(q)


def main():
    tally = Tally()
    paths = sorted(glob.glob(os.path.join(HERE, '*.json')))
    names = {os.path.splitext(p)[0] for p in paths}
    tally.check(names == {os.path.splitext(p)[0] for p in make.drafts()} and names, 'drafts and ledgers differ')
    for draft in make.drafts():
        path = draft[:-len('draft')] + 'json'
        try:
            same = os.path.exists(path) and make.rendered(draft) == open(path, 'rb').read()
        except (make.Wrong, KeyError, ValueError) as why:
            same, path = False, f'{path} ({why})'
        tally.check(same, f'{path} is not what its draft gives: run tests/ledgers/make.py')
    for path in paths:
        Ledger(path, tally).all()
    tally.done()


if __name__ == '__main__':
    main()
