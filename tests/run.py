#!/usr/bin/python3
"""Runs every suite of the tests and adds up what they count.

usage: tests/run.py [--list] [SUITE...]

A suite is a command whose last line of output is `N passed, N failed`; a command that
prints none counts as one test, passed where it exits 0. What a suite prints is shown only
where something failed. The last line is the sum, and the exit status is 1 on any failure.
"""
import os
import re
import subprocess
import sys
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIMIT = 600  # seconds a suite may take
SHOWN = 12000  # characters of what a suite printed, where it failed

# A bare chroot has no /proc: the search for leaks at a program's end needs it, and PyTorch too.
PROC = os.path.isdir('/proc/self/task')
ENVIRONMENT = {**os.environ, 'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'}
if not PROC:
    ENVIRONMENT['ASAN_OPTIONS'] = 'detect_leaks=0'


def build(preset, *targets):
    """A suite that configures and builds the targets of a preset."""
    chosen = f' --target {" ".join(targets)}' if targets else ''
    return f'cmake --preset {preset} && cmake --build --preset {preset}{chosen}'


def units(preset):
    """A suite that runs all unit tests of a build."""
    return f'python3 tests/units.py build/{preset}'


RELEASE, DEV = 'build/release/hearsay', 'build/dev/hearsay'

SUITES = {
    'build-release': build('release', 'all', 'tests'),
    'build-dev': build('dev', 'all', 'tests'),
    'build-clang': build('clang', 'all', 'tests'),
    'unit-release': units('release'),
    'unit-dev': units('dev'),
    'unit-clang': units('clang'),
    'golden-release': f'python3 tests/golden.py {RELEASE}',
    'golden-dev': f'python3 tests/golden.py {DEV}',
    'cli-release': f'python3 tests/cli.py {RELEASE}',
    'cli-dev': f'python3 tests/cli.py {DEV}',
    'invariance': f'python3 tests/invariance.py {RELEASE}',
    'property': f'python3 tests/property.py {RELEASE} {DEV} build/clang/hearsay',
    'store': f'python3 tests/store.py {RELEASE}',
    'same': f'python3 tests/same.py {RELEASE}',
    'fuzz': 'python3 tests/fuzz.py build/dev build/release',
    'oom': 'build/dev/test_oom',
    'layers': 'python3 tools/layers.py',
    'sizes': 'python3 tools/sizes.py',
    'library': 'python3 tools/library.py build/release',
    'ledgers': 'python3 tests/ledgers/check.py',
    'docs': 'python3 tools/docs.py build/release',
    'page': f'python3 tests/page.py {RELEASE}',
    'handon': 'python3 tests/handon.py build/release',
    'accuracy': 'python3 tests/accuracy.py',
    'train': 'python3 tests/train_tiny.py build/release',
}


def run(name, command):
    """Runs one suite and gives (passed, failed)."""
    began = time.monotonic()
    try:
        done = subprocess.run(['sh', '-c', command], cwd=TOP, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT,
                              env=ENVIRONMENT)
        output, status = done.stdout.decode('utf8', 'replace'), done.returncode
    except subprocess.TimeoutExpired as late:
        output = (late.stdout or b'').decode('utf8', 'replace') + f'\nstill running after {LIMIT} s\n'
        status = -1
    counts = re.search(r'(\d+) passed, (\d+) failed\s*\Z', output)
    passed, failed = (int(counts[1]), int(counts[2])) if counts else (int(status == 0), int(status != 0))
    if status != 0 and failed == 0:
        failed = 1  # it counted nothing wrong, and yet went down
    if failed:
        print(output[-SHOWN:].rstrip())
    seconds = time.monotonic() - began
    print(f'{name:<16}{passed:>6} passed, {failed} failed  {seconds:6.1f} s', flush=True)
    return passed, failed


def main():
    names = sys.argv[1:]
    if names == ['--list']:
        print('\n'.join(SUITES))
        return
    for name in names:
        if name not in SUITES:
            sys.exit(f'run.py: no suite is called {name}; --list names them')
    names = names or list(SUITES)
    if not PROC:
        print('There is no /proc here: leaks of memory are not looked for, and nothing is trained.')
        names = [name for name in names if name != 'train']
    results = [run(name, SUITES[name]) for name in names]
    passed = sum(r[0] for r in results)
    failed = sum(r[1] for r in results)
    print(f'{passed} passed, {failed} failed')
    sys.exit(failed != 0)


main()
