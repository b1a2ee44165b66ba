#!/usr/bin/python3
"""Runs the unit test programs of one build folder: usage: tests/units.py build/PRESET"""
import glob
import os
import re
import subprocess
import sys

folder = sys.argv[1]
sources = sorted(glob.glob('tests/unit/*.c'))
passed = failed = 0
for source in sources:
    program = f'{folder}/test_{os.path.basename(source)[:-2]}'
    try:
        done = subprocess.run([program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        output, status = done.stdout.decode('utf8', 'replace'), done.returncode
    except OSError as error:
        output, status = f'{error}\n', 1
    except subprocess.TimeoutExpired:
        output, status = 'still running after 120 s\n', 1
    counts = re.search(r'(\d+) passed, (\d+) failed\s*\Z', output)
    good, bad = (int(counts[1]), int(counts[2])) if counts else (0, 1)
    if status != 0 and bad == 0:
        bad = 1
    passed, failed = passed + good, failed + bad
    if bad:
        print(f'{program}:\n{output}')
print(f'{passed} passed, {failed} failed')
sys.exit(failed != 0)
