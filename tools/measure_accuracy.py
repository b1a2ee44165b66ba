#!/usr/bin/python3
"""Measures what hearsay finds against annotated data, and writes docs/accuracy.md.

usage: tools/measure_accuracy.py --shared DIR [--build build/release] [--to docs]
       tools/measure_accuracy.py --page        writes the pages anew from the figures measured last

DIR holds the data, the gold ledgers and the scorers, which are not part of the project. Every
figure goes through the program as users run it (`hearsay read --from jsonl --to json`), but
for tags and trees on given words, which tools/ud_eval.c measures through the library, and for
confidence, which tools/calibrate.py fits anew on the other half of the documents.

The figures go to accuracy.json; tools/accuracy_page.py makes the pages of them and of
tools/published.txt, what others have published.
"""
import argparse
import glob
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import accuracy_page
import calibrate
import error_classes
import span_scores
import tree_scores

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TIMEX = ('timebank', 'meantime-a', 'aquaint', 'wikiwars', 'gum_news')
LEAST = (0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)      # the values of --min-confidence that are tried


def lines_of(path):
    return [json.loads(line) for line in open(path, encoding='utf8') if line.strip()]


def read(options, reports, to, *arguments):
    """Reads the reports (objects with id and text) and leaves the records in the file `to`."""
    known = ('id', 'text', 'published', 'outlet', 'title')
    given = ''.join(json.dumps({k: r[k] for k in known if r.get(k)}) + '\n' for r in reports)
    with open(to, 'wb') as out:
        done = subprocess.run([f'{options.build}/hearsay', 'read', '--from', 'jsonl', '--to', 'json', *arguments, '-'],
                              input=given.encode(), stdout=out, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit(f'hearsay read ended with {done.returncode}: {done.stderr.decode()[:500]}')
    return to


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f'{command}: {done.stderr or done.stdout}')
    return done


def score(options, *arguments):
    """{row of score.py: [precision, recall, F1, how many gold ones]}"""
    output = run(sys.executable, f'{options.shared}/tools/score.py', *arguments).stdout
    rows = re.findall(r'^(\S.*?) +([\d.]+) +([\d.]+) +([\d.]+) +(\d+)$', output, re.M)
    return {name: [*map(float, figures[:3]), int(figures[3])] for name, *figures in rows}


def ledgers(options, scratch, figures):
    """The gold ledgers, and the project's own, of which every third is held out."""
    gold = sorted(glob.glob(f'{options.shared}/gold/*.json'))
    own = sorted(glob.glob(f'{TOP}/tests/ledgers/*.json'))
    held = [path for path in own if int(os.path.basename(path)[:2]) % 3 == 0]
    figures['layers'], figures['documents'] = {}, {}
    for name, paths in (('gold', gold), ('own', [p for p in own if p not in held]), ('held', held)):
        reports = [json.load(open(path, encoding='utf8')) for path in paths]
        want = f'{scratch}/{name}-gold.jsonl'
        open(want, 'w', encoding='utf8').writelines(json.dumps(r) + '\n' for r in reports)
        found = read(options, reports, f'{scratch}/{name}.jsonl')
        figures['layers'][name] = score(options, want, found)
        figures['documents'][name] = len(reports)
    figures['errors'] = {'gold': classes(f'{scratch}/gold-gold.jsonl', f'{scratch}/gold.jsonl', False)}


def classes(gold, found, flat):
    """What is missed and what is read wrongly, by class."""
    gold, found = error_classes.load(gold), {p['id']: p for p in error_classes.load(found)}
    return {'missed': error_classes.counts(error_classes.judge(gold, found)),
            'wrong': error_classes.counts(error_classes.judge_predicted(gold, found, flat))}


def polnear(options, scratch, figures):
    dev = f'{options.shared}/data/polnear/dev.jsonl'
    reports = [{**r, 'published': r.get('date')} for r in lines_of(dev)]
    figures['threshold'] = []
    for least in LEAST:
        found = read(options, reports, f'{scratch}/polnear-{least}.jsonl', '--min-confidence', str(least))
        rows = score(options, '--flat', dev, found)
        kept = sum(len(r['statements']) for r in lines_of(found))
        figures['threshold'].append([least, kept, *rows['found'][:3], *rows['whole overlap'][:2]])
        if least == 0:
            figures['polnear'] = rows
    all_found = f'{scratch}/polnear-0.jsonl'
    figures['errors']['polnear'] = classes(dev, all_found, True)
    column = lambda *names: [figures['polnear'][name][2] for name in names]
    ours = figures['ours']
    ours['polnear-pieces'] = column('source pieces', 'cue pieces', 'content pieces')
    ours['polnear-characters'] = column('source partial', 'cue partial', 'content partial')
    ours['polnear-linked'] = column('found', 'whole overlap', 'whole exact')
    spans = span_scores.scores(in_words(options, {r['id']: r for r in reports},
                                        {r['id']: r['statements'] for r in lines_of(all_found)}))
    for name, values in spans.items():
        ours[f'polnear-{name}'] = list(values.values())


def in_words(options, gold, found):
    """(words, gold, predicted) of each report that CoreNLP has analysed."""
    with gzip.open(f'{options.shared}/data/polnear/corenlp-dev.jsonl.gz', 'rt', encoding='utf8') as lines:
        for line in lines:
            analysed = json.loads(line)
            words = [(t[0], t[1], t[3].startswith('VB')) for sentence in analysed['sentences'] for t in sentence]
            yield words, gold[analysed['id']]['attributions'], found[analysed['id']]


def dates(options, scratch, ours):
    for name in TIMEX:
        path = f'{options.shared}/data/timex/{name}.jsonl'
        found = read(options, [{**r, 'published': r.get('dct')} for r in lines_of(path)], f'{scratch}/{name}.jsonl')
        said = run(sys.executable, f'{options.shared}/tools/score_timex.py', path, found).stdout
        of = lambda what: float(re.search(rf'{what} +([\d.]+)', said)[1])
        ours[name] = [of(r'strict .*? F1'), of(r'relaxed .*? F1'), of('type F1'), of('value F1')]
        if name == 'gum_news':
            ours[name] = [of('relaxed P +[0-9.]+ R'), of(r'\(acc')]


def treebanks(options, ours):
    """Tags and trees on the treebanks' own words; words, sentences, tags and trees of their raw text."""
    program, model, dump_words = (f'{options.build}/{name}' for name in ('tools/ud-eval', 'en.hsm', 'tools/dump-words'))
    for name in ('ewt', 'gum'):
        path = f'{options.shared}/data/ud/{name}-dev.conllu'
        ours[f'ud-{name}'] = tree_scores.given(program, model, path)
        said = run(sys.executable, f'{TOP}/train/eval_tokens.py', dump_words, path).stdout
        ours[f'ud-{name}-raw'] = [*(float(f1) for f1 in re.findall(r'F1 +([\d.]+)', said)),
                                  *tree_scores.raw(program, model, path, dump_words)]


def who(options):
    """Entities: against GUM's chains, and the speaker's name where the gold's source is given."""
    tool, gum = f'{options.build}/tools/who-eval', f'{options.shared}/data/ud/gum-dev.conllu'
    return {'entities': run(sys.executable, f'{TOP}/train/score_who.py', tool, gum).stdout.rstrip(),
            'speakers': run(sys.executable, f'{TOP}/train/score_speakers.py', tool,
                            f'{options.shared}/gold').stdout.rstrip()}


def confidence(options):
    pairs = calibrate.crossed(calibrate.judged(options.build, options.shared))
    error, bins = calibrate.error(pairs)
    return {'error': error, 'statements': len(pairs),
            'bins': [[b, n, total / n, right / n] for b, (n, total, right) in sorted(bins.items())]}


def speed():
    """Thousands of words in the time of one yardstick, of what tools/measure_speed.py measured last."""
    said = open(f'{TOP}/docs/performance.md', encoding='utf8').read()
    tokens = int(re.search(r'([\d,]+) tokens \|', said)[1].replace(',', ''))
    return [tokens / 1000 / float(re.search(r'hearsay / yardstick \| ([\d.]+)', said)[1])]


def measure(options):
    subprocess.run(['cmake', '--build', options.build, '--target', 'hearsay-cli', 'hearsay-pack', 'ud-eval',
                    'dump-words', 'who-eval'], check=True, stdout=subprocess.DEVNULL)
    figures = {'ours': {'speed': speed(), 'speed-dates': speed()}}
    with tempfile.TemporaryDirectory() as scratch:
        ledgers(options, scratch, figures)
        polnear(options, scratch, figures)
        dates(options, scratch, figures['ours'])
    treebanks(options, figures['ours'])
    figures['who'] = who(options)
    figures['confidence'] = confidence(options)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--shared', help='folder of data, gold and scorers')
    parser.add_argument('--build', default=f'{TOP}/build/release')
    parser.add_argument('--to', default=f'{TOP}/docs', help='the folder that is written to')
    parser.add_argument('--page', action='store_true', help='measure nothing: figures are those of accuracy.json')
    options = parser.parse_args()
    if not options.page and not options.shared:
        parser.error('--shared or --page is needed')
    options.build = os.path.abspath(options.build)
    stored = os.path.join(options.to, 'accuracy.json')
    if not options.page:
        accuracy_page.store(measure(options), stored)
    for name, text in accuracy_page.pages(accuracy_page.load(stored)).items():
        open(os.path.join(options.to, name), 'w', encoding='utf8').write(text)
        print(os.path.join(options.to, name), 'written')


if __name__ == '__main__':
    main()
