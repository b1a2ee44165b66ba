#!/usr/bin/python3
"""Measures the ledger, and writes docs/ledger-speed.md.

usage: tools/measure_store.py [--build build/release] [--to FILE] [--reports 10000] [--jobs 2] [--runs 4]

Reports are those of tools/make_reports.py. They are cut into as many parts as there are runs; each
part is read (`read --to json`, thrown away) and then added to the ledger, with as many threads, so
that both meet the same machine, busy as it may be. Questions are asked of a ledger of 100,000
statements, each by a fresh program, from its start to its end.
"""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from make_reports import reports

STATEMENTS = 100000
QUESTIONS = [['find', 'bridge'], ['find', 'the'], ['find', '"the bridge"'], ['find', 'a*'], ['find', 'nosuchword'],
             ['find'], ['find', '--speaker', 'dorrek'], ['find', 'harbour', '--speaker', 'dorrek'],
             ['find', '--outlet', 'harbour'], ['find', '--via', 'courier'], ['find', '--addressee', 'council'],
             ['find', '--act', 'accuse'], ['find', '--negated'],
             ['find', '--since', '2024-06-01', '--until', '2024-06-30'],
             ['find', '--published-since', '2024-06-01', 'winter'], ['find', '--min-confidence', '0.95'], ['who'],
             ['who', 'bridge'], ['timeline', 'bridge']]


def spent(command):
    """(CPU seconds, seconds) of a command whose output is thrown away."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode > 1:
        sys.exit(f'{command}: {done.stderr.decode()[:500]}')
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - began)


def count(hearsay, ledger):
    who = [hearsay, 'who', '--unnamed', '--limit', '0', '--to', 'json', ledger]
    out = subprocess.run(who, capture_output=True).stdout
    return sum(json.loads(line)['statements'] for line in out.splitlines())


def measure_adding(hearsay, options, folder):
    """Rows of the table, and a ledger of about 100,000 statements."""
    ledger, large, trials, made = f'{folder}/all.db', f'{folder}/large.db', [], reports(options.reports)
    for part in range(options.runs):
        path = f'{folder}/part{part}.jsonl'
        with open(path, 'w', encoding='utf8') as out:
            for _ in range(options.reports // options.runs):
                out.write(json.dumps(next(made)) + '\n')
        jobs = ['--jobs', str(options.jobs)]
        read, add = spent([hearsay, 'read', *jobs, '--to', 'json', path]), spent([hearsay, 'add', *jobs, ledger, path])
        trials.append((read, add))
        print(f'part {part}: CPU {read[0] / add[0]:.3f}, clock {read[1] / add[1]:.3f}', file=sys.stderr)
        if count(hearsay, ledger) >= STATEMENTS and not os.path.exists(large):
            subprocess.run(['cp', ledger, large], check=True)
    cpu = statistics.median(r[0] / a[0] for r, a in trials)
    clock = statistics.median(r[1] / a[1] for r, a in trials)
    total = sum(a[1] for _, a in trials)
    again = spent([hearsay, 'add', *jobs, ledger, *(f'{folder}/part{p}.jsonl' for p in range(options.runs))])
    kept = options.reports // options.runs * options.runs
    rows = [(f'reports added, {options.jobs} threads', f'{kept:,} ({kept / total:.0f} a second)'),
            ('speed of adding / speed of reading alone, by CPU seconds', f'{100 * cpu:.0f} %'),
            ('the same, by the clock', f'{100 * clock:.0f} %'),
            ('statements in that ledger', f'{count(hearsay, ledger):,}'),
            ('size of the file', f'{os.path.getsize(ledger) / 1e6:.0f} MB'),
            ('the same reports added once more (all are there)', f'{again[1]:.1f} s')]
    return rows, large if os.path.exists(large) else ledger


def measure_questions(hearsay, ledger):
    for question in QUESTIONS:
        command = [hearsay, question[0], ledger, *question[1:], '--to', 'json']
        times = sorted(spent(command)[1] for _ in range(9))
        words = ' '.join(f"'{w}'" if ' ' in w or '*' in w else w for w in question[1:])
        yield f'`hearsay {question[0]} LEDGER{" " + words if words else ""}`', times[len(times) // 2], times[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--build', default=f'{TOP}/build/release')
    parser.add_argument('--to', default=f'{TOP}/docs/ledger-speed.md')
    parser.add_argument('--reports', type=int, default=10000)
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--runs', type=int, default=4)
    options = parser.parse_args()
    hearsay = os.path.abspath(f'{options.build}/hearsay')
    with tempfile.TemporaryDirectory(prefix='hearsay-measure-') as folder:
        rows, ledger = measure_adding(hearsay, options, folder)
        statements = count(hearsay, ledger)
        asked = list(measure_questions(hearsay, ledger))
    table = '\n'.join(f'| {name} | {value} |' for name, value in rows)
    answers = '\n'.join(f'| {name} | {1000 * median:.0f} ms | {1000 * best:.0f} ms |' for name, median, best in asked)
    open(options.to, 'w', encoding='utf8').write(f"""# The ledger's speed

Written by `tools/measure_store.py`; nothing here is typed by hand. The reports are those of
`tools/make_reports.py`, about invented people; the ledger is an SQLite file. Reading and adding take
turns, part by part, on the same machine with {os.cpu_count()} processors, and the median of their ratios is given.

| what | measured |
|---|---|
{table}

Questions to a ledger of {statements:,} statements, from the program's start to its end, 100 answers as JSON;
the median of 9 and the least.

| question | median | least |
|---|---|---|
{answers}
""")
    print(open(options.to, encoding='utf8').read())


main()
