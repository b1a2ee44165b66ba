#!/usr/bin/python3
"""Trains a tagger and parser on twenty sentences of our own, up to a model file that the program opens.

usage: tests/train_tiny.py BUILD_FOLDER

The network must learn those sentences by heart, and the C side must read them off the file: this
holds the trainer, the file format and the inference together. Takes a quarter of a minute.
"""
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(TOP, 'train/tiny/tiny.conllu')
PYTHON = '/usr/bin/python3'       # the one that Debian's python3-torch belongs to
ENV = {**os.environ, 'OMP_NUM_THREADS': '1', 'OPENBLAS_NUM_THREADS': '1'}
# Lemmas whose rule is seen less than three times are not learnt.
WANT = {'UPOS': 97.0, 'XPOS': 97.0, 'lemma': 85.0, 'UAS': 90.0, 'LAS': 88.0}
failed = 0


def check(what, good):
    global failed
    failed += not good
    if not good:
        print('failed:', what)


def run(*command):
    done = subprocess.run(command, cwd=TOP, env=ENV, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-4000:])
    check(' '.join(command), done.returncode == 0)
    return done


with tempfile.TemporaryDirectory() as folder:
    model = os.path.join(folder, 'tiny.hsm')
    run(PYTHON, 'train/train_tagger.py', '--train', DATA, '--out', folder, '--epochs', '150',
        '--batch', '250', '--dropout', '0.1', '--warmup', '20')
    run(PYTHON, 'train/export_model.py', os.path.join(folder, 'model.pt'), model)
    scores = run(os.path.join(sys.argv[1], 'tools/ud-eval'), model, DATA).stderr
    for name, want in WANT.items():
        found = re.search(name + r' ([\d.]+)', scores)
        check(f'{name} {found and found[1]}, wanted {want}', found and float(found[1]) >= want)
print(f'{len(WANT) + 3 - failed} passed, {failed} failed')
sys.exit(failed != 0)
