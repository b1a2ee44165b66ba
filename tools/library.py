#!/usr/bin/python3
"""The built library keeps its promises: usage: tools/library.py BUILD-FOLDER

It exports what include/hearsay.h declares and nothing else, names all else hs_..., holds no
writable data, calls nothing that prints, exits or aborts, and nothing outside libc and libm;
and the header stands alone, in C17 and in C++17, under strict flags.
"""
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tally import Tally

# What a library that never prints, exits or aborts does not call. fprintf and its like have
# aliases that compilers choose by themselves.
FORBIDDEN = set('''printf vprintf fprintf vfprintf puts fputs putchar putc fputc fwrite perror psignal
stdout stderr exit _exit _Exit quick_exit abort __assert_fail raise kill signal system atexit getenv setenv
__printf_chk __fprintf_chk __vfprintf_chk setlocale localtime time rand srand strtok'''.split())
STRICT = '-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fsyntax-only'.split()


def tool(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def symbols(archive):
    """(name, binding, visibility, section) of every symbol in an archive."""
    for line in tool('readelf', '-sW', archive).splitlines():
        fields = line.split()
        if len(fields) == 8 and fields[0].rstrip(':').isdigit():
            yield fields[7], fields[4], fields[5], fields[6]


def standard_names():
    """What libc, libm and the compiler's own library offer."""
    names = {'_GLOBAL_OFFSET_TABLE_'}
    for library, which in (('libc.so.6', '-D'), ('libm.so.6', '-D'), ('libgcc.a', '-g')):
        path = tool('gcc', f'-print-file-name={library}').strip()
        names |= {line.split()[-1].split('@')[0] for line in tool('nm', which, '--defined-only', path).splitlines()
                  if len(line.split()) == 3}
    return names


def declared():
    """The functions that the public header declares, but for the model's own."""
    text = re.sub(r'/\*.*?\*/|^#.*?$', '', open('include/hearsay.h', encoding='utf8').read(), flags=re.S | re.M)
    return set(re.findall(r'HS_API[^;(]*?(\w+)\s*\(', text)) - {'hs_model_en'}


def check_symbols(archive, tally):
    found = list(symbols(archive))
    defined = {(n, b, v) for n, b, v, section in found if section != 'UND' and b in ('GLOBAL', 'WEAK')}
    exported = {n for n, b, v in defined if v == 'DEFAULT'}
    tally.check(exported == declared(), f'exported, and not declared or the reverse: {sorted(exported ^ declared())}')
    strange = sorted(n for n, b, v in defined if not n.startswith('hs_'))
    tally.check(not strange, f'names without the prefix hs_: {strange}')
    wanted = {n for n, b, v, section in found if section == 'UND' and n} - {n for n, b, v in defined}
    tally.check(not wanted & FORBIDDEN, f'the library calls {sorted(wanted & FORBIDDEN)}')
    foreign = wanted - standard_names() - {'hs_model_en'}
    tally.check(not foreign, f'neither in libc nor in libm: {sorted(foreign)}')


def check_sections(archive, tally):
    """No global mutable state: relocated constants (.data.rel.ro) are read-only once loaded."""
    where, writable = '', []
    for line in tool('size', '-A', archive).splitlines():
        if line.endswith(':') or ' : ' in line or '(ex ' in line:
            where = line.split()[0]
        fields = line.split()
        if len(fields) == 3 and re.match(r'\.(data|bss|tdata|tbss)\b(?!\.rel\.ro)', fields[0]) and int(fields[1]):
            writable.append(f'{where} {fields[0]} {fields[1]} bytes')
    tally.check(not writable, f'writable data: {writable}')


def check_header(tally):
    with tempfile.TemporaryDirectory() as scratch:
        for compiler, standard, suffix in (('gcc', 'c17', 'c'), ('clang', 'c17', 'c'),
                                           ('g++', 'c++17', 'cc'), ('clang++', 'c++17', 'cc')):
            source = os.path.join(scratch, f'alone.{suffix}')
            open(source, 'w').write('#include "hearsay.h"\n')
            done = subprocess.run([compiler, f'-std={standard}', *STRICT, '-Iinclude', source], capture_output=True,
                                  text=True)
            tally.check(done.returncode == 0, f'{compiler} -std={standard}: {done.stderr[:500]}')


tally = Tally()
archive = os.path.join(sys.argv[1], 'libhearsay.a')
check_symbols(archive, tally)
check_sections(archive, tally)
check_header(tally)
tally.done()
