#!/usr/bin/python3
"""Runs the program as people do: usage: tests/cli.py [--update] HEARSAY [CASE...]

A case is tests/cli/NAME.sh. It runs under sh in an empty folder of its own, with `hearsay` on
the path, $TOP for the project's folder, COLUMNS=80 and no terminal. What it prints must be
NAME.out and NAME.err, and its exit status NAME.exit; a file that is not there means nothing
printed, or 0. `--update` writes these files: read the difference before you commit it.
A case with a line `# needs: terminals` is left out where the machine has no pseudo-terminals.
"""
import glob
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from tally import Tally


def run(hearsay, script):
    """(stdout, stderr, exit status) of a case, without the paths of this machine."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, bin_folder = os.path.join(scratch, 'run'), os.path.join(scratch, 'bin')
        os.mkdir(folder)
        os.mkdir(bin_folder)
        os.symlink(hearsay, os.path.join(bin_folder, 'hearsay'))
        done = subprocess.run(['sh', script], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
                              env={'PATH': f'{bin_folder}:/usr/bin:/bin', 'HOME': folder, 'TOP': TOP,
                                   'COLUMNS': '80', 'LC_ALL': 'C.UTF-8'})
        clean = lambda b: b.replace(TOP.encode(), b'$TOP').replace(bin_folder.encode() + b'/', b'')
        return clean(done.stdout), clean(done.stderr), str(done.returncode).encode()


def has_terminals():
    try:
        for end in os.openpty():
            os.close(end)
    except OSError:
        return False
    return True


def main():
    arguments = [a for a in sys.argv[1:] if a != '--update']
    update = '--update' in sys.argv
    if not arguments:
        sys.exit(__doc__)
    hearsay = os.path.abspath(arguments[0])
    scripts = arguments[1:] or sorted(glob.glob(f'{TOP}/tests/cli/*.sh'))
    tally = Tally()
    for script in scripts:
        base = os.path.abspath(script)[:-3]
        if '\n# needs: terminals\n' in open(script, encoding='utf8').read() and not has_terminals():
            print(f'{script}: left out, there are no pseudo-terminals here')
            continue
        got = run(hearsay, base + '.sh')
        for suffix, found, absent in zip(('.out', '.err', '.exit'), got, (b'', b'', b'0')):
            path = base + suffix
            if update:
                if found.strip() != absent:
                    open(path, 'wb').write(found if suffix != '.exit' else found + b'\n')
                elif os.path.exists(path):
                    os.remove(path)
                continue
            expected = open(path, 'rb').read() if os.path.exists(path) else absent
            if suffix == '.exit':
                expected = expected.strip()
            tally.check(found == expected, lambda: f'{os.path.relpath(path, TOP)}\n--- expected\n'
                        f'{expected.decode("utf8", "replace")}\n--- found\n{found.decode("utf8", "replace")}')
    tally.done()


main()
