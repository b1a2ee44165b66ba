#!/usr/bin/python3
"""Measures what hearsay finds against annotated data, and writes docs/accuracy.md.

usage: tools/measure_accuracy.py --shared DIR [--build build/release] [--to docs/accuracy.md]

DIR holds the data, the gold ledgers and the scorers, which are not part of the project. Every
figure goes through the program as users run it (`hearsay read --from jsonl --to json`), but
for tags and trees on given words, which tools/ud_eval.c measures through the library.
"""
import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

PREFACE = """\
Written by `tools/measure_accuracy.py`; nothing here is typed by hand. The data sets and the
scorers are not part of the project; what a row counts stands in the scorer. The gold ledgers
have never been used in training, but the authors of the rules and word lists have read them:
figures on them are those of a development set, not of a test set.
"""
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def lines_of(path):
    return [json.loads(line) for line in open(path, encoding='utf8') if line.strip()]


def read(options, reports, to):
    """Reads the reports (objects with id and text) and leaves the records in the file `to`."""
    given = ''.join(json.dumps({k: r[k] for k in ('id', 'text', 'published') if r.get(k)}) + '\n' for r in reports)
    with open(to, 'wb') as out:
        done = subprocess.run([f'{options.build}/hearsay', 'read', '--from', 'jsonl', '--to', 'json', '-'],
                              input=given.encode(), stdout=out, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit(f'hearsay read ended with {done.returncode}: {done.stderr.decode()[:500]}')


def score(options, script, *arguments):
    done = subprocess.run([sys.executable, f'{options.shared}/tools/{script}', *arguments],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f'{script}: {done.stderr or done.stdout}')
    return done.stdout.rstrip()


def block(output):
    return f'```\n{output}\n```\n'


def attribution(options, scratch):
    load = lambda path: json.load(open(path, encoding='utf8'))
    gold = [load(path) for path in sorted(glob.glob(f'{options.shared}/gold/*.json'))]
    seed, alone = load(f'{options.shared}/gold/seed.json'), f'{scratch}/seed-gold.jsonl'
    open(alone, 'w', encoding='utf8').write(json.dumps(seed) + '\n')
    read(options, [seed], f'{scratch}/seed.jsonl')
    yield '## The seed report\n\n' + block(score(options, 'score.py', alone, f'{scratch}/seed.jsonl'))
    open(f'{scratch}/seed.txt', 'w', encoding='utf8').write(seed['text'])
    plain = subprocess.run([f'{options.build}/hearsay', 'read', '--to', 'json', f'{scratch}/seed.txt'],
                           capture_output=True, text=True).stdout
    yield (f'As a plain text file, without being told when it was published, its day is read as '
           f'`{json.loads(plain)["published"]}` (the gold says `{seed["published"]}`).\n')
    pred = f'{scratch}/gold.jsonl'
    read(options, gold, pred)
    yield f'## All {len(gold)} gold ledgers\n\n' + block(score(options, 'score.py', f'{options.shared}/gold', pred))
    dev = f'{options.shared}/data/polnear/dev.jsonl'
    reports = [{**r, 'published': r.get('date')} for r in lines_of(dev)]
    read(options, reports, f'{scratch}/polnear.jsonl')
    yield ('## PolNeAR dev\n\nOne level of attribution is annotated there (`--flat`).\n\n' +
           block(score(options, 'score.py', '--flat', dev, f'{scratch}/polnear.jsonl')))


def dates(options, scratch):
    yield '## Time expressions\n'
    for name in ('timebank', 'aquaint', 'meantime-a', 'wikiwars', 'gum_news'):
        path, pred = f'{options.shared}/data/timex/{name}.jsonl', f'{scratch}/{name}.jsonl'
        read(options, [{**r, 'published': r.get('dct')} for r in lines_of(path)], pred)
        yield f'### {name}\n\n' + block(score(options, 'score_timex.py', path, pred))


def words(options):
    """Words and sentences of raw text; UDPipe 1 on the test sets is in docs/peers.md."""
    sets = [f'{options.shared}/data/ud/{name}.conllu' for name in ('ewt-dev', 'gum-dev')]
    done = subprocess.run([sys.executable, f'{TOP}/train/eval_tokens.py', f'{options.build}/tools/dump-words', *sets],
                          check=True, capture_output=True, text=True)
    yield '## Words and sentences, Universal Dependencies, raw text\n\n' + block(done.stdout.rstrip())


def trees(options):
    """Tags and trees on the treebanks' own words, beside what docs/peers.md measured there."""
    yield '## Tags and trees, Universal Dependencies, words given\n'
    yield ('Both were trained on the training parts of the two treebanks; hearsay besides on an automatic\n'
           'analysis of news, as a side task ([decisions](decisions.md)).\n')
    yield '\n'.join(['| set | system | UPOS | XPOS | lemma | UAS | LAS |', '|---|---|---|---|---|---|---|',
                     *tree_rows(options), ''])


def tree_rows(options):
    model = f'{options.build}/en.hsm'
    peers = open(f'{options.shared}/docs/peers.md', encoding='utf8').read()
    for name in ('ewt-dev', 'gum-dev'):
        said = subprocess.run([options.ud_eval, model, f'{options.shared}/data/ud/{name}.conllu'], check=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
        ours = [re.search(rf'{what} +([\d.]+)', said)[1] for what in ('UPOS', 'XPOS', 'lemma', 'UAS', 'LAS')]
        yield f'| {name} | hearsay | {" | ".join(ours)} |'
        for row in re.findall(rf'^\| {name} \| gold tokens \| (.*) \|$', peers, re.M):
            yield f'| {name} | UDPipe 1.4.1, same training data | {row} |'


def who(options):
    """Entities: against GUM's chains, and the speaker's name where the gold's source is given."""
    tool, dev = f'{options.build}/tools/who-eval', f'{options.shared}/data/ud/gum-dev.conllu'
    for title, script, data in (('Names, descriptions and pronouns, GUM dev', 'score_who.py', dev),
                                ('Speakers of the gold ledgers, source given', 'score_speakers.py',
                                 f'{options.shared}/gold')):
        done = subprocess.run([sys.executable, f'{TOP}/train/{script}', tool, data],
                              check=True, capture_output=True, text=True)
        yield f'## {title}\n\n' + block(done.stdout.rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--shared', required=True, help='folder of data, gold and scorers')
    parser.add_argument('--build', default=f'{TOP}/build/release')
    parser.add_argument('--to', default=f'{TOP}/docs/accuracy.md')
    options = parser.parse_args()
    subprocess.run(['cmake', '--build', options.build, '--target', 'hearsay-cli', 'ud-eval', 'dump-words',
                    'who-eval'], check=True, stdout=subprocess.DEVNULL)
    options.ud_eval = f'{options.build}/tools/ud-eval'
    with tempfile.TemporaryDirectory() as scratch:
        parts = ['# What is found, and how much of it\n',
                 PREFACE,
                 *words(options), *trees(options), *who(options), *attribution(options, scratch),
                 *dates(options, scratch)]
    open(options.to, 'w', encoding='utf8').write('\n'.join(parts))
    print(f'{options.to} written')


main()
