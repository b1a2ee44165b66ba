#!/usr/bin/python3
"""Makes the ledgers NN-name.json from their drafts NN-name.draft.

usage: tests/ledgers/make.py [DRAFT...]      (default: all drafts beside this file)

A draft has four parts, each begun by a line of its own:

    === report      `id`, `published`, `outlet`, `title`, one a line, then a blank line and the text.
                    Roles are marked in the text itself, so that no span is written twice:
                        {1s Ilse Tam} {1c told} reporters {1v in Dorn} {1x that {2s she} {2c hopes} {2x so}}.
                    A number is a statement; s, c, x, v are its source, cue, content, venue; `{4s5s Tam}`
                    serves two. `{headline Ferry stays in port}` marks a segment, of a kind of KINDS.
    === who         `M = Fullest Name | Other Name` for each speaker; `~` in place of `=` where the
                    report does not name it.
    === said        one line a statement: NUMBER KIND SPEAKER and, where known, DATE, to=WHOM,
                    out=OUTLET, neg, in=PARENT. KIND is d, i or m; SPEAKER a key of `who` or `-`;
                    WHOM a key or words; words of more than one in braces: to={their hosts|hosts}.
    === positions   NUMBER PARTY; STANCE; ISSUE[; CONDITION]. May be empty.

A statement's parent is the innermost other one whose content holds its source, cue and content;
`in=N` or `in=-` says otherwise.
"""
import glob
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ('headline', 'subhead', 'byline', 'dateline', 'caption', 'credit', 'promo')
ROLES = {'s': 'source', 'c': 'cue', 'x': 'content', 'v': 'venue'}
TAG = re.compile(r'\{((?:\d+[scxv])+|' + '|'.join(KINDS) + r') ')
KIND = {'d': 'direct', 'i': 'indirect', 'm': 'mixed'}


class Wrong(Exception):
    """A draft that breaks the rules above; says where and how."""


def parts_of(path):
    """The draft's four parts by name."""
    parts = re.split(r'^=== (\w+)\n', open(path, encoding='utf8').read(), flags=re.M)
    names = parts[1::2]
    if parts[0] or names != ['report', 'who', 'said', 'positions']:
        raise Wrong(f'{path}: the parts are {names}')
    return dict(zip(names, parts[2::2]))


def unmarked(marked):
    """The text without its marks, the spans {(number, role): [[begin, end]...]}, and the segments."""
    text, spans, segments, open_tags, size, at = [], {}, [], [], 0, 0

    def put(piece):
        nonlocal size
        text.append(piece)
        size += len(piece.encode())

    while at < len(marked):
        tag = TAG.match(marked, at)
        if tag:
            open_tags.append((tag[1], size))
            at = tag.end()
        elif marked[at] == '}':
            if not open_tags:
                raise Wrong(f'nothing to close at {marked[at - 40:at + 1]!r}')
            name, begin = open_tags.pop()
            if name in KINDS:
                segments.append({'kind': name, 'span': [begin, size]})
            for number, role in re.findall(r'(\d+)([scxv])', name):
                spans.setdefault((number, ROLES[role]), []).append([begin, size])
            at += 1
        elif marked[at] == '{':
            raise Wrong(f'no such mark: {marked[at:at + 40]!r}')
        else:
            put(marked[at])
            at += 1
    if open_tags:
        raise Wrong(f'left open: {open_tags}')
    for key, found in spans.items():
        spans[key] = joined(sorted(found))
    return ''.join(text), spans, sorted(segments, key=lambda s: s['span'])


def joined(spans):
    """The spans, those that touch made one."""
    out = []
    for begin, end in spans:
        if out and out[-1][1] == begin:
            out[-1][1] = end
        else:
            out.append([begin, end])
    return out


def names_of(part):
    """The speakers by key: (names, named)."""
    who = {}
    for line in part.splitlines():
        if not line.strip():
            continue
        found = re.match(r'(\w+) ([=~]) (.+)$', line)
        if not found or found[1] in who:
            raise Wrong(f'who: {line!r}')
        who[found[1]] = ([n.strip() for n in found[3].split('|')], found[2] == '=')
    return who


def inside(inner, outer):
    return all(any(b <= x and y <= e for b, e in outer) for x, y in inner)


def statement_of(line, spans, who):
    """One statement from its line."""
    words = re.findall(r'(?:[^\s{]|\{[^}]*\})+', line)
    if len(words) < 3 or words[1] not in KIND:
        raise Wrong(f'said: {line!r}')
    number, kind, speaker = words[:3]
    if speaker != '-' and speaker not in who:
        raise Wrong(f'said: no speaker {speaker} in {line!r}')
    s = {'id': 's' + number, 'parent': None, 'kind': KIND[kind]}
    for role in ('source', 'cue', 'content'):
        s[role] = spans.get((number, role), [])
    venue = spans.get((number, 'venue'), [None])
    if len(venue) > 1 or not s['content']:
        raise Wrong(f'said: {line!r} has {len(s["content"])} contents, {len(venue)} venues')
    s['speaker'], s['named'] = who.get(speaker, (None, False))
    s.update(addressee=None, made=None, venue=venue[0], outlet=None, negated=False)
    given = {}
    for word in words[3:]:
        key, _, value = word.partition('=')
        value = value.strip('{}')
        if key == 'to':
            s['addressee'] = who[value][0] if value in who else value.split('|')
        elif key == 'out':
            s['outlet'] = value
        elif key == 'in':
            given['parent'] = value
        elif word == 'neg':
            s['negated'] = True
        elif re.fullmatch(r'\d{4}(-\d\d){0,2}', word):
            s['made'] = word
        else:
            raise Wrong(f'said: {word!r} in {line!r}')
    return s, given


def set_parents(statements, given):
    """Gives each statement its parent: the one written, else the innermost that holds it."""
    size = {s['id']: sum(e - b for b, e in s['content']) for s in statements}
    for s in statements:
        if 'parent' in given[s['id']]:
            word = given[s['id']]['parent']
            s['parent'] = None if word == '-' else 's' + word
            continue
        whole = s['source'] + s['cue'] + s['content']
        holders = [p for p in statements if p is not s and inside(whole, p['content'])]
        if holders:
            s['parent'] = min(holders, key=lambda p: size[p['id']])['id']


def position_of(line):
    found = re.match(r'(\d+) (.+)$', line)
    words = [w.strip() for w in found[2].split(';', 3)] if found else []
    if len(words) < 3:
        raise Wrong(f'positions: {line!r}')
    return {'party': words[0], 'stance': words[1], 'issue': words[2], 'statement': 's' + found[1],
            'condition': words[3] if len(words) > 3 else None}


def ledger_of(path):
    """The ledger that the draft describes."""
    parts = parts_of(path)
    head, _, marked = parts['report'].partition('\n\n')
    fields = dict(line.split(' ', 1) for line in head.splitlines())
    text, spans, segments = unmarked(marked.strip('\n'))
    who = names_of(parts['who'])
    lines = [line for line in parts['said'].splitlines() if line.strip()]
    made = [statement_of(line, spans, who) for line in lines]
    statements, given = [s for s, _ in made], {s['id']: g for s, g in made}
    marks = {'s' + number for number, _ in spans}
    if len(given) != len(made) or marks != set(given):
        raise Wrong(f'marked and said differ: {sorted(marks ^ set(given))}, or a number stands twice')
    set_parents(statements, given)
    return {'id': fields['id'], 'published': fields['published'], 'outlet': fields['outlet'],
            'title': fields['title'], 'text': text, 'statements': statements, 'segments': segments,
            'positions': [position_of(x) for x in parts['positions'].splitlines() if x.strip()]}


def drafts():
    return sorted(glob.glob(os.path.join(HERE, '*.draft')))


def rendered(path):
    """The bytes of the ledger's file."""
    return (json.dumps(ledger_of(path), ensure_ascii=False, indent=1) + '\n').encode()


def main():
    bad = 0
    for path in sys.argv[1:] or drafts():
        try:
            data = rendered(path)
        except (Wrong, KeyError, ValueError) as why:
            print(f'{os.path.basename(path)}: {why}', file=sys.stderr)
            bad += 1
            continue
        with open(path[:-len('draft')] + 'json', 'wb') as out:
            out.write(data)
    sys.exit(bad != 0)


if __name__ == '__main__':
    main()
