#!/usr/bin/python3
"""Keeps the code in pieces that fit on a screen.

Functions have at most 80 lines, files at most 700, the public header at most 400, lines at
most 120 columns; file names are unique, so that a name says which file is meant; and the
tree carries no notes to its authors.
"""
import collections
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tally import Tally

FUNCTION, FILE, HEADER, COLUMNS = 80, 700, 400, 120
NOTE = re.compile(r'\b(' + '|'.join(['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK']) + r')\b')


def tracked():
    """Source files of the tree: what git knows, or in a copy without git what is there."""
    wanted = ('.c', '.h', '.py', '.sh')
    try:
        listed = subprocess.run(['git', 'ls-files', '-co', '--exclude-standard'], check=True,
                                capture_output=True, text=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        listed = [os.path.join(folder, name)[2:] for folder, folders, names in os.walk('.')
                  for name in names if not folder.startswith(('./build', './.git', './shared'))]
    return sorted(f for f in listed if (f.endswith(wanted) or f in ('demo', 'test')) and os.path.exists(f))


def functions(paths):
    """(path, name, lines) of every C function."""
    output = subprocess.run(['ctags', '--output-format=json', '--kinds-C=f', '--fields=+ne', '-f', '-', *paths],
                            check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        tag = json.loads(line)
        yield tag['path'], tag['name'], tag.get('end', tag['line']) - tag['line'] + 1


tally = Tally()
paths = tracked()
names = collections.Counter(os.path.basename(p) for p in paths if p.startswith(('src/', 'include/', 'train/')))
for path in paths:
    lines = open(path, encoding='utf8').read().splitlines()
    limit = HEADER if path == 'include/hearsay.h' else FILE
    wrong = [f'{path}:{n}: a note to the authors' for n, line in enumerate(lines, 1) if NOTE.search(line)]
    wrong += [f'{path}:{n}: {len(line)} columns' for n, line in enumerate(lines, 1) if len(line) > COLUMNS]
    if len(lines) > limit:
        wrong.append(f'{path}: {len(lines)} lines; the limit is {limit}')
    if names[os.path.basename(path)] > 1 and not path.endswith('__init__.py'):
        wrong.append(f'{path}: another file has the same name')
    tally.check(not wrong, '\n       '.join(wrong))
for path, name, lines in functions([p for p in paths if p.endswith(('.c', '.h'))]):
    tally.check(lines <= FUNCTION, f'{path}: {name} has {lines} lines; the limit is {FUNCTION}')
tally.done()
