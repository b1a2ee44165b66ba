#!/usr/bin/python3
"""Replays the fuzz targets' corpora: usage: tests/fuzz.py BUILD-FOLDER

The corpora are tests/fuzz/corpus-TARGET/, and for reading besides: the samples, every golden
case, and the large hostile texts that are made here, each of which must be read in a time
that grows with its length.
"""
import glob
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from tally import Tally

HOSTILE = {
    'quotes': b'"' * 100_000,
    'open-and-closed': '“'.encode() * 30_000 + '”'.encode() * 30_000,
    'no-blank': b'a' * 200_000,
    'brackets': b'(' * 50_000 + b')' * 50_000,
    'commas': b'a, ' * 30_000,
    'said-that': b'he said that ' * 8_000,
    'one-sentence': b'the minister of the republic ' * 4_000 + b'said so.',
    'blank-lines': b'\n' * 200_000,
    'paragraphs': b'He said so.\n\n' * 5_000,
    'nul': b'\0' * 100_000,
    'not-utf8': b'\xff\xfe\xc3' * 50_000,
    'controls': bytes(range(32)) * 3_000,
    'dates': b'on Wednesday, March 3, 2024, ' * 4_000,
    'names': b'Ilan Dorrek and Mira Dorrek, ' * 4_000,
    'hyphens': b'one-' * 40_000,
    'digits': b'1,234.' * 30_000,
}
SECONDS = 60  # for all of a group; a quadratic stage needs far more


def replay(program, paths, tally, what):
    if not paths:
        tally.check(False, f'{what}: no files to replay')
        return
    try:
        done = subprocess.run([program, *paths], capture_output=True, timeout=SECONDS * 5)
        last = (done.stdout + done.stderr).decode('utf8', 'replace')[-3000:]
        ok = done.returncode == 0
    except (OSError, subprocess.TimeoutExpired) as error:
        last, ok = str(error)[-3000:], False
    if ok:
        tally.passed += len(paths)
    else:
        tally.check(False, f'{what}: {last}')


def main():
    folder, tally = sys.argv[1], Tally()
    corpus = lambda target: sorted(glob.glob(f'{TOP}/tests/fuzz/corpus-{target}/*'))
    replay(f'{folder}/fuzz_read', corpus('read') + sorted(glob.glob(f'{TOP}/samples/*.txt')), tally, 'read')
    replay(f'{folder}/fuzz_read', sorted(glob.glob(f'{TOP}/tests/golden/*.txt')), tally, 'golden texts')
    replay(f'{folder}/fuzz_model', corpus('model'), tally, 'model')
    with tempfile.TemporaryDirectory() as scratch:
        for name, text in HOSTILE.items():
            path = os.path.join(scratch, name)
            open(path, 'wb').write(text)
            replay(f'{folder}/fuzz_read', [path], tally, f'hostile text {name}')
    tally.done()


main()
