#!/usr/bin/python3
"""The documentation tells the truth: usage: tools/docs.py [--update] BUILD-FOLDER

In README.md and docs/*.md:
  * a block fenced as `console` is run, line by line: `$ command` (`> ` begins its further
    lines), then what it prints. A line `...` stands for any number of lines. `--update` writes
    down what is printed now.
  * a block fenced as `c` is, byte for byte, a program of examples/ (or, where it is no whole
    program, a stretch of one);
  * every link to a file of the tree leads somewhere.
Every program of examples/ is compiled, and those that a console block runs are run there as
`example NAME`. Commands find `hearsay` on the path, and run in the project's folder.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tally import Tally

FENCE = re.compile(r'^```(\w+)\n(.*?)^```$', re.S | re.M)
C_FLAGS = '-std=c17 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -O1'.split()


def commands_of(block):
    """(command, expected output) of a console block."""
    for part in re.split(r'^\$ ', block, flags=re.M)[1:]:
        lines = part.split('\n')
        command = [lines.pop(0)]
        while lines and lines[0].startswith('> '):
            command.append(lines.pop(0)[2:])
        yield '\n'.join(command), '\n'.join(lines)


def run(command, folder):
    done = subprocess.run(['sh', '-c', command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=300,
                          stderr=subprocess.STDOUT, env={**os.environ, 'PATH': f'{folder}:/usr/bin:/bin',
                                                         'COLUMNS': '90', 'LC_ALL': 'C.UTF-8'})
    return '\n'.join(line.rstrip() for line in done.stdout.decode().splitlines()).strip('\n')


def matches(expected, found):
    """Equal, where a line `...` stands for any lines."""
    lines = [line.rstrip() for line in expected.strip('\n').splitlines()]
    pattern = '\n'.join(r'(?:.*\n?)*?' if line.strip() == '...' else re.escape(line) for line in lines)
    return re.fullmatch(pattern.replace(r'(?:.*\n?)*?' + '\n', r'(?:.*\n)*?'), found) is not None


def check_console(path, text, folder, tally, update):
    """Runs the blocks; gives the text with what they print now."""
    for block in [m[2] for m in FENCE.finditer(text) if m[1] == 'console']:
        written = ''
        for command, expected in commands_of(block):
            found = run(command, folder)
            same = matches(expected, found)
            if not update:
                tally.check(same, f'{path}: $ {command}\n--- expected\n{expected}--- found\n{found}')
            printed = expected.strip('\n') if same else found
            gap = '\n' if expected.endswith('\n\n') else ''
            written += '$ ' + command.replace('\n', '\n> ') + '\n' + (printed + '\n' if printed else '') + gap
        text = text.replace(block, written, 1)
    return text


def check_links(path, text, tally):
    for target in re.findall(r'\]\(([^)#:]+)(?:#[^)]*)?\)', text):
        there = os.path.normpath(os.path.join(os.path.dirname(path), target))
        tally.check(os.path.exists(there), f'{path}: the link to {target} leads nowhere')


def build_examples(folder, bin_folder, tally):
    """Compiles examples/*.c against the build and gives their texts."""
    texts = []
    for source in sorted(glob.glob('examples/*.c')):
        texts.append(open(source, encoding='utf8').read())
        program = os.path.join(bin_folder, os.path.basename(source)[:-2])
        done = subprocess.run(['gcc', *C_FLAGS, '-Iinclude', source, '-o', program, f'{folder}/libhearsay.a',
                               f'{folder}/libhearsay-en.a', '-lm'], capture_output=True, text=True)
        tally.check(done.returncode == 0, f'{source}: {done.stderr}')
    return texts


def main():
    update = '--update' in sys.argv
    folder = [a for a in sys.argv[1:] if a != '--update'][0]
    tally = Tally()
    with tempfile.TemporaryDirectory() as bin_folder:
        os.symlink(os.path.abspath(f'{folder}/hearsay'), f'{bin_folder}/hearsay')
        examples = build_examples(folder, bin_folder, tally)
        for path in ['README.md', *sorted(glob.glob('docs/*.md'))]:
            text = open(path, encoding='utf8').read()
            check_links(path, text, tally)
            for match in FENCE.finditer(text):
                if match[1] == 'c':
                    tally.check(any(match[2] in e for e in examples), f'{path}: no example holds\n{match[2]}')
            written = check_console(path, text, bin_folder, tally, update)
            if update and written != text:
                open(path, 'w', encoding='utf8').write(written)
    tally.done()


main()
