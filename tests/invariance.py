#!/usr/bin/python3
"""The same claim in other words is the same event on the same word: usage: tests/invariance.py HEARSAY [--misses]

A group is one claim: who did what to whom, in one mood (asserted, denied, conditional, future, asked), as one
voucher gives it. It is put in several word orders; a group passes where every one of its sentences gives an
event with the same source, target, code, modality, negation and voucher. The suite passes where 95 of 100
groups do. All sentences are made here, from the tables below.
"""
import json
import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from tally import Tally

# base, past, participle, code
DEEDS = [('attack', 'attacked', 'attacked', '190'), ('criticize', 'criticized', 'criticized', '111'),
         ('sanction', 'sanctioned', 'sanctioned', '163'), ('bomb', 'bombed', 'bombed', '195'),
         ('support', 'supported', 'supported', '050'), ('blockade', 'blockaded', 'blockaded', '191'),
         ('invade', 'invaded', 'invaded', '190'), ('shell', 'shelled', 'shelled', '194'),
         ('praise', 'praised', 'praised', '051'), ('recognize', 'recognized', 'recognized', '054'),
         ('threaten', 'threatened', 'threatened', '130'), ('condemn', 'condemned', 'condemned', '111')]
PARTIES = [('Norway', 'Peru', 'Chad'), ('Kenya', 'Brazil', 'Jordan'), ('Ghana', 'Japan', 'Oman')]

# mood: active, passive, modality, negated
MOODS = {'asserted': ('{s} {past} {t}', '{t} was {part} by {s}', 'asserted', False),
         'denied': ('{s} did not {base} {t}', '{t} was not {part} by {s}', 'asserted', True),
         'future': ('{s} will {base} {t}', '{t} will be {part} by {s}', 'future', False),
         'conditional': ('{s} would {base} {t} if the talks failed', '{t} would be {part} by {s} if the talks failed',
                         'conditional', False)}
ORDERS = ['{v} said that {active}.', '{active}, {v} said.', 'According to {v}, {active}.',
          '{active}, according to {v}.', '{v} said that {passive}.', '{passive}, {v} said.']
ASKED = ['{v} asked whether {s} had {part} {t}.', 'Whether {s} had {part} {t}, {v} asked.',
         '{v} asked if {s} had {part} {t}.', '{v} asked whether {t} had been {part} by {s}.']


def groups():
    for n, (base, past, part, code) in enumerate(DEEDS):
        v, s, t = PARTIES[n % len(PARTIES)]
        words = {'v': v, 's': s, 't': t, 'base': base, 'past': past, 'part': part}
        for mood, (active, passive, modality, negated) in MOODS.items():
            active, passive = active.format(**words), passive.format(**words)
            yield ((s, t, code, modality, negated, v),
                   [order.format(active=active, passive=passive, v=v) for order in ORDERS])
        yield (s, t, code, 'question', False, v), [order.format(**words) for order in ASKED]


def events_of(record):
    name = lambda who: who and who['name']
    speaker = {s['id']: name(s['speaker']) for s in record['statements']}
    return {(name(e['source']), name(e['target']), e['cameo'], e['modality'], e['negated'], speaker.get(e['statement']))
            for e in record['events']}


def main():
    hearsay, misses = sys.argv[1], '--misses' in sys.argv
    all_groups = list(groups())
    lines = [json.dumps({'id': f'{i}.{k}', 'text': text}) for i, (_, texts) in enumerate(all_groups)
             for k, text in enumerate(texts)]
    done = subprocess.run([hearsay, 'read', '--from', 'jsonl', '--to', 'json', '-'], input='\n'.join(lines).encode(),
                          capture_output=True, check=True)
    found = {r['id']: events_of(r) for r in map(json.loads, done.stdout.decode().splitlines())}
    whole, tally = 0, Tally()
    for i, (claim, texts) in enumerate(all_groups):
        wrong = [(text, found[f'{i}.{k}']) for k, text in enumerate(texts) if claim not in found[f'{i}.{k}']]
        whole += not wrong
        for text, events in wrong if misses else []:
            print(f'{claim}\n   {text}\n   {sorted(events, key=str)}')
    print(f'{len(lines)} sentences, {whole} of {len(all_groups)} groups the same in every order')
    tally.check(whole >= 0.95 * len(all_groups), f'{whole} of {len(all_groups)} groups: --misses shows the others')
    tally.done()


main()
