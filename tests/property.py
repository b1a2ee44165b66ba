#!/usr/bin/python3
"""What holds for every report: usage: tests/property.py [--seed N] HEARSAY [OTHER-BUILD...]

Makes reports out of the samples and the golden cases (cut off, shuffled, bytes changed), reads
them, and checks that the record is whole, that every span lies in the text and in order, that
nested statements stand inside those that carry them, and that nothing changes a byte that
should not: the number of threads, the order of reading, another compiler, the sanitizers'
build with its tiny arenas. The seed is printed where something failed.
"""
import argparse
import glob
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from tally import Tally

REPORTS = 300
KEYS = {
    'record': 'id sha256 url outlet title published language offset_unit text segments entities whens '
              'statements events positions',
    'segments': 'kind span',
    'entities': 'id name type role named actor mentions',
    'whens': 'span type value first last',
    'positions': 'party entity stance issue statement voucher condition own span rule',
    'statements': 'id parent kind source cue content speaker addressee outlet made venue act modality negated '
                  'condition confidence rule',
}


def seeds():
    """Texts to start from."""
    texts = [open(path, 'rb').read() for path in sorted(glob.glob(f'{TOP}/samples/*.txt'))]
    for path in sorted(glob.glob(f'{TOP}/tests/golden/*.txt')):
        texts += [part.split(b'\n---\n')[0] for part in open(path, 'rb').read().split(b'\n=== ')]
    return [text for text in texts if text.strip()]


def mutated(text, chance):
    """One of the ways in which a text arrives damaged."""
    way = chance.randrange(6)
    if way == 0:
        return text[:chance.randrange(len(text) + 1)]
    if way == 1:
        paragraphs = text.split(b'\n\n')
        chance.shuffle(paragraphs)
        return b'\n\n'.join(paragraphs)
    if way == 2:
        return text.replace(b'"', chance.choice([b'', b"'", '“'.encode(), '”'.encode(), b'""']))
    if way == 3:
        changed = bytearray(text)
        for _ in range(chance.randrange(1, 20)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if way == 4:
        return text.replace(b'\n', chance.choice([b' ', b'\r\n', b'\n\n\n']))
    words = text.split(b' ')
    at = chance.randrange(len(words))
    return b' '.join(words[at:] + words[:at])


def read(hearsay, paths, *options):
    done = subprocess.run([hearsay, 'read', '--from', 'text', '--to', 'json', *options, *paths],
                          capture_output=True, timeout=300)
    return done.stdout


def spans_of(statement):
    singles = [statement['condition']] + [(statement[k] or {}).get('span') for k in ('made', 'venue')]
    return [statement[k] for k in ('source', 'cue', 'content')] + [[s] for s in singles if s]


def faults(record, given):
    """What is wrong with a record; nothing, it is hoped."""
    if set(record) != set(KEYS['record'].split()):
        yield f'fields {sorted(set(record) ^ set(KEYS["record"].split()))}'
        return
    text = record['text'].encode()
    if record['sha256'] != hashlib.sha256(text).hexdigest():
        yield 'sha256 is not that of the text'
    try:
        if given.decode().replace('\0', '\ufffd') != record['text']:
            yield 'the text is not what was given'
    except UnicodeDecodeError:
        pass
    starts = {0, len(text)} | {i for i, byte in enumerate(text) if byte & 0xC0 != 0x80}
    good = lambda s: 0 <= s[0] <= s[1] <= len(text) and s[0] in starts and s[1] in starts
    for kind in ('segments', 'entities', 'whens', 'statements', 'positions'):
        for item in record[kind]:
            if set(item) != set(KEYS[kind].split()):
                yield f'{kind} has fields {sorted(set(item) ^ set(KEYS[kind].split()))}'
                return
    for kind in ('segments', 'whens'):
        spans = [item['span'] for item in record[kind]]
        if not all(map(good, spans)) or spans != sorted(spans):
            yield f'{kind}: spans out of the text or out of order'
    entities = {e['id'] for e in record['entities']}
    if len(entities) != len(record['entities']):
        yield 'two entities of one id'
    if not all(good(span) for e in record['entities'] for span in e['mentions']):
        yield 'a mention out of the text'
    statements = {s['id']: s for s in record['statements']}
    if len(statements) != len(record['statements']):
        yield 'two statements of one id'
    for s in record['statements']:
        for spans in spans_of(s):
            if not all(map(good, spans)) or any(a[1] > b[0] for a, b in zip(spans, spans[1:])):
                yield f'{s["id"]}: spans {spans} out of the text or out of order'
        if not s['content']:
            yield f'{s["id"]}: nothing is said'
        for role in ('speaker', 'addressee', 'outlet'):
            if s[role] and s[role]['entity'] is not None and s[role]['entity'] not in entities:
                yield f'{s["id"]}: {role} is no entity of the report'
        if s['parent'] is not None:
            outer = statements.get(s['parent'])
            if not outer:
                yield f'{s["id"]}: its parent is no statement of the report'
            elif not (outer['content'][0][0] <= s['content'][0][0] and s['content'][-1][1] <= outer['content'][-1][1]):
                yield f'{s["id"]}: stands outside the statement that carries it'
    for p in record['positions']:
        carrier, condition = statements.get(p['statement']), p['condition']
        if not carrier or p['voucher'] not in statements or (p['entity'] is not None and p['entity'] not in entities):
            yield f'a position of {p["party"]} rests on no statement or entity of the report'
        elif not p['span'] or not good(p['span']):
            yield f'a position of {p["party"]} stands nowhere'
        elif (p['stance'] == 'condition') != (condition is not None):
            yield f'{p["stance"]} of {p["party"]} with the condition {condition}'
        elif condition and not (good(condition) and carrier['content'][0][0] <= condition[0] and
                                condition[1] <= carrier['content'][-1][1]):
            yield f'the condition of {p["party"]} stands outside the statement'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--seed', type=int, default=20240315)
    parser.add_argument('builds', nargs='+')
    options = parser.parse_args()
    hearsay, *others = map(os.path.abspath, options.builds)
    chance, tally, originals = random.Random(options.seed), Tally(), seeds()
    texts = originals + [mutated(chance.choice(originals), chance) for _ in range(REPORTS)]
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        paths = []
        for number, text in enumerate(texts):
            if text:
                paths.append(f'{number:03}.txt')
                open(paths[-1], 'wb').write(text)
        output = read(hearsay, paths, '--jobs', '1')
        lines = output.splitlines()
        tally.check(len(lines) == len(paths), f'{len(paths)} reports given, {len(lines)} records back')
        for path, line in zip(paths, lines):
            wrong = list(faults(json.loads(line), open(path, 'rb').read()))
            tally.check(not wrong, f'seed {options.seed}, report {path}: {wrong[:3]}')
        tally.check(read(hearsay, paths, '--jobs', '4') == output, 'four threads read otherwise than one')
        backwards = read(hearsay, paths[::-1], '--jobs', '1').splitlines()
        tally.check(backwards[::-1] == lines, 'the order of reading changes what is read')
        some = paths[:len(originals)]
        for other in others:
            tally.check(read(other, some).splitlines() == lines[:len(some)], f'{other} reads otherwise')
    tally.done()


main()
