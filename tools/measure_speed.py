#!/usr/bin/python3
"""Measures speed, start-up and memory, and writes docs/performance.md.

usage: tools/measure_speed.py --shared DIR [--build build/release] [--to docs/performance.md] [--runs 5]

Speed is raw text to JSON, one thread, in CPU seconds of the whole program: the reports of
PolNeAR's development set, joined as `gzip -9` gets them for the yardstick. Machines differ, so
each run of hearsay is followed by one of the yardstick (the same bytes, compressed twenty
times), and the ratio is given besides: that is what to compare.
"""
import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def cpu_seconds(command):
    """(user and system seconds of a command, its output)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode:
        sys.exit(f'{command}: {done.stderr.decode()[:500]}')
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def yardstick(path):
    return cpu_seconds(['sh', '-c', 'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do '
                        'gzip -9 -c "$0" >/dev/null; done', path])[0]


def wall(command):
    began = time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def peak(command):
    """Largest resident size of a command, in MB."""
    with tempfile.NamedTemporaryFile() as out:
        pid = os.posix_spawn(command[0], command, os.environ,
                             file_actions=[(os.POSIX_SPAWN_OPEN, 1, out.name, os.O_WRONLY, 0)])
        return os.wait4(pid, 0)[2].ru_maxrss / 1024


def processor():
    for line in open('/proc/cpuinfo', encoding='utf8'):
        if line.startswith('model name'):
            return line.split(':')[1].strip()
    return platform.machine()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--shared', required=True, help='folder of data')
    parser.add_argument('--build', default=f'{TOP}/build/release')
    parser.add_argument('--to', default=f'{TOP}/docs/performance.md')
    parser.add_argument('--runs', type=int, default=5)
    options = parser.parse_args()
    subprocess.run(['cmake', '--build', options.build, '--target', 'hearsay-cli', 'dump-words'], check=True,
                   stdout=subprocess.DEVNULL)
    hearsay = os.path.abspath(f'{options.build}/hearsay')
    reports = [json.loads(line) for line in open(f'{options.shared}/data/polnear/dev.jsonl', encoding='utf8')]

    with tempfile.TemporaryDirectory() as scratch:
        joined, lines, short = f'{scratch}/joined.txt', f'{scratch}/reports.jsonl', f'{scratch}/short.txt'
        text = '\n\n'.join(r['text'].rstrip('\n') for r in reports) + '\n\n'
        open(joined, 'w', encoding='utf8').write(text)
        open(short, 'w', encoding='utf8').write('Ilan Dorrek said so.\n')
        with open(lines, 'w', encoding='utf8') as out:
            for r in reports:
                out.write(json.dumps({'id': r['id'], 'text': r['text'], 'published': r.get('date')}) + '\n')
        words = subprocess.run([f'{options.build}/tools/dump-words'], stdin=open(joined, 'rb'), capture_output=True,
                               check=True).stdout
        n_tokens = sum(line.startswith(b'W ') for line in words.splitlines())
        read = [hearsay, 'read', '--jobs', '1', '--to', 'json']
        apart, whole = [*read, '--from', 'jsonl', lines], [*read, '--from', 'text', joined]
        trials = [(cpu_seconds(whole)[0], cpu_seconds(apart)[0], yardstick(joined)) for _ in range(options.runs)]
        seconds, seconds_apart, stick = (statistics.median(t[i] for t in trials) for i in range(3))
        ratio = statistics.median(t[0] / t[2] for t in trials)
        start = statistics.median(wall([*read, short]) for _ in range(21))
        memory, memory_apart = peak(whole), peak(apart)

    rows = [('text', f'{len(reports)} reports, {len(text.encode()):,} bytes, {n_tokens:,} tokens'),
            ('raw text to JSON, one thread, all reports joined into one text', f'{seconds:.2f} s CPU'),
            ('speed', f'{n_tokens / seconds:,.0f} tokens/s'),
            ('the same, one report after the other (JSON lines)', f'{n_tokens / seconds_apart:,.0f} tokens/s'),
            ('yardstick: `gzip -9` of the same bytes, twenty times', f'{stick:.2f} s'),
            ('hearsay / yardstick', f'{ratio:.1f}'),
            ('start-up: reading a text of four words, wall clock', f'{1000 * start:.0f} ms'),
            ('peak memory, report by report', f'{memory_apart:.0f} MB'),
            ('peak memory, all joined into one text', f'{memory:.0f} MB'),
            ('size of the program, model included', f'{os.path.getsize(hearsay) / 1e6:.1f} MB')]
    table = '\n'.join(f'| {name} | {value} |' for name, value in rows)
    open(options.to, 'w', encoding='utf8').write(f"""# Speed, start-up, memory

Written by `tools/measure_speed.py`; nothing here is typed by hand. Medians of {options.runs} runs on
{processor()}, {os.cpu_count()} cores. CPU seconds of one machine say little about another: compare
the ratio to the yardstick.

| what | measured |
|---|---|
{table}
""")
    print(table)


main()
