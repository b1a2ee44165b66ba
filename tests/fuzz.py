#!/usr/bin/python3
"""Replays the fuzz targets' corpora: usage: tests/fuzz.py SANITIZED-BUILD RELEASE-BUILD

The corpora are tests/fuzz/corpus-TARGET/, and for reading besides the samples and the golden
cases. Then, with the release build, hostile texts that are made here: each at two lengths,
and the longer one may take only as much longer as its length allows.
"""
import glob
import os
import resource
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from tally import Tally

# Texts that cost too much where a stage looks back without a limit. Each function gives one
# of about n bytes.
HOSTILE = {
    'quotation marks': lambda n: b'"' * n,
    'marks opened, then closed': lambda n: '“'.encode() * (n // 6) + '”'.encode() * (n // 6),
    'a quotation over many': lambda n: '“'.encode() + "He said ‘no’ again. ".encode() * (n // 24) + '”'.encode(),
    'blanks before a credit': lambda n: b'A.' + b' ' * n + b'(Photo: A B/Reuters)',
    'no blank': lambda n: b'a' * n,
    'brackets': lambda n: b'(' * (n // 2) + b')' * (n // 2),
    'commas': lambda n: b'a, ' * (n // 3),
    'said that': lambda n: b'he said that ' * (n // 13),
    'one sentence': lambda n: b'the minister of the republic ' * (n // 29) + b'said so.',
    'blank lines': lambda n: b'\n' * n,
    'paragraphs': lambda n: b'He said so.\n\n' * (n // 13),
    'zero bytes': lambda n: b'\0' * n,
    'not UTF-8': lambda n: b'\xff\xfe\xc3' * (n // 3),
    'controls': lambda n: bytes(range(32)) * (n // 32),
    'dates': lambda n: b'on Wednesday, March 3, 2024, ' * (n // 29),
    'names': lambda n: b'Ilan Dorrek and Mira Dorrek, ' * (n // 29),
    'hyphens': lambda n: b'one-' * (n // 4),
    'digits': lambda n: b'1,234.' * (n // 6),
    'quotations': lambda n: b'"Yes," he said. ' * (n // 16),
    'people': lambda n: b''.join(b'Mr A%d B%d said so. ' % (i, i % 97) for i in range(n // 20)),
}
SMALL, FACTOR = 5_000, 6   # bytes; how much longer the long text is
GROWTH = 14                # times the seconds: linear needs 6, quadratic 36
FREE = 0.2                 # seconds that any text may take
SECONDS = 300              # after which a program is given up


def replay(program, paths, tally, what):
    if not paths:
        tally.check(False, f'{what}: no files to replay')
        return
    try:
        done = subprocess.run([program, *paths], capture_output=True, timeout=SECONDS)
        last = (done.stdout + done.stderr).decode('utf8', 'replace')[-3000:]
        ok = done.returncode == 0
    except (OSError, subprocess.TimeoutExpired) as error:
        last, ok = str(error)[-3000:], False
    if ok:
        tally.passed += len(paths)
    else:
        tally.check(False, f'{what}: {last}')


def cpu_seconds(program, text, path):
    """CPU seconds of reading the text; None where it failed."""
    open(path, 'wb').write(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run([program, path], capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime if done.returncode == 0 else None


def check_growth(program, name, text, scratch, tally):
    path = os.path.join(scratch, 'hostile')
    short, long = (cpu_seconds(program, text(n), path) for n in (SMALL, SMALL * FACTOR))
    if tally.check(short is not None and long is not None, f'hostile text: {name}: a reading failed, or had no end'):
        tally.check(long < max(short * GROWTH, FREE),
                    f'hostile text: {name}: {FACTOR} times as long takes {short:.2f} s, then {long:.2f} s')


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, tally = sys.argv[1], Tally()
    program = f'{sys.argv[2]}/fuzz_read'
    corpus = lambda target: sorted(glob.glob(f'{TOP}/tests/fuzz/corpus-{target}/*'))
    replay(f'{folder}/fuzz_read', corpus('read') + sorted(glob.glob(f'{TOP}/samples/*.txt')), tally, 'read')
    replay(f'{folder}/fuzz_read', sorted(glob.glob(f'{TOP}/tests/golden/*.txt')), tally, 'golden texts')
    replay(f'{folder}/fuzz_model', corpus('model'), tally, 'model')
    with tempfile.TemporaryDirectory() as scratch:
        for name, text in HOSTILE.items():
            check_growth(program, name, text, scratch, tally)
    tally.done()


main()
