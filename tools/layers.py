#!/usr/bin/python3
"""Each folder of src/ is a layer and includes only itself and layers before it.

From `export` on, only the public header is allowed, so that our own programs prove it
complete: `export` and `cli` may besides use what is named in ALSO. Siblings (one row)
do not include each other.
"""
import glob
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tally import Tally

LAYERS = [['base'], ['model'], ['text'], ['token'], ['tag'], ['parse'], ['mention'], ['date'],
          ['attrib'], ['event'], ['read']]
ALSO = {'pack': ['base', 'model'], 'export': [], 'store': [], 'serve': ['store', 'export'],
        'cli': ['export', 'store', 'serve']}

ranks = {layer: rank for rank, row in enumerate(LAYERS) for layer in row}
tally = Tally()
for path in sorted(glob.glob('src/*/*.[ch]')):
    here = path.split('/')[1]
    wrong = []
    for number, line in enumerate(open(path, encoding='utf8'), 1):
        found = re.match(r'\s*#\s*include\s+"(\w+)/', line)
        if not found or found[1] == here:
            continue
        there = found[1]
        allowed = there in ALSO[here] if here in ALSO else ranks.get(there, 99) < ranks.get(here, -1)
        if not allowed:
            wrong.append(f'{path}:{number}: {here} must not include {there}')
    if here not in ranks and here not in ALSO:
        wrong.append(f'{path}: the folder {here} is no layer of tools/layers.py')
    tally.check(not wrong, '\n       '.join(wrong))
tally.done()
