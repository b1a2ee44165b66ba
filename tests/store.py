#!/usr/bin/python3
"""The ledger, from outside: usage: tests/store.py HEARSAY [REPORTS]

  * SQLite and PostgreSQL give the same answers, byte for byte, to every question below: a server
    of our own is started in a folder of its own, on a socket, and stopped at the end;
  * a run killed at 50 random moments loses nothing that it had told as added, and going on gives
    the ledger that one quiet run gives;
  * the same reports twice add nothing; a full disk, files that are no ledger, and ledgers of a
    later version are refused with words that say what to do, and harm nothing.
Reports are made by tools/make_reports.py.
"""
import contextlib
import json
import os
import pwd
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from make_reports import reports
from tally import Tally

MOMENTS = 50

QUESTIONS = [
    ['find', 'bridge'], ['find', 'BRIDGE'], ['find', 'the', 'bridge'], ['find', '"the bridge"'],
    ['find', '"bridge the"'], ['find', 'bri*'], ['find', 'nosuchword'], ['find', "don't", 'sign'],
    ['find', 'bridge AND NOT harbour'], ['find', "'; DROP TABLE report; --"], ['find', 'Ostrava-Bel'],
    ['find', 'Zoë'], ['find', 'zoe'], ['find', '"harbour'], ['find', 'a*', '--limit', '7'],
    ['find', '--speaker', 'rademar'], ['find', '--speaker', 'Rademar', '--oldest-first'], ['find', '--speaker', '%'],
    ['find', '--speaker', 'ivo rademar'], ['find', '--addressee', 'council'], ['find', '--via', 'courier'],
    ['find', '--outlet', 'harbour post'], ['find', '--outlet', 'HARBOUR'], ['find', '--outlet', '"harbour"'],
    ['find', '--outlet', '"harbour post"'], ['find', '--speaker', '"Ivo Rademar"'], ['find', '--kind', 'direct'],
    ['find', '--kind', 'mixed'], ['find', '--act', 'deny'], ['find', '--act', 'accuse', 'thing'], ['find', '--negated'],
    ['find', '--since', '2024-01-01'], ['find', '--until', '2023-06-30'],
    ['find', '--since', '2023-03-01', '--until', '2023-03-31'],
    ['find', '--published-since', '2023-05-05', '--published-until', '2023-06-06'], ['find', '--min-confidence', '0.9'],
    ['find', 'valley', '--min-confidence', '0.5', '--act', 'say', '--kind', 'direct'],
    ['find', '--limit', '0'], ['find', '--limit', '5', '--offset', '11'], ['find', '--all', 'winter'],
    ['find', '--oldest-first', '--limit', '20'], ['find', '--id', 'st_none'], ['find', 'winter', '--to', 'csv'],
    ['find', 'winter', '--to', 'table', '--color', 'always', '--limit', '5'],
    ['who'], ['who', '--unnamed', '--limit', '0'], ['who', 'harbour', '--to', 'csv'], ['who', '--act', 'deny'],
    ['who', '--outlet', 'meridian', '--to', 'table'], ['who', '--limit', '3', '--offset', '2'],
    ['timeline'], ['timeline', 'bridge', '--to', 'csv'], ['timeline', '--speaker', 'niels', '--to', 'table'],
    ['timeline', '--limit', '4', '--offset', '4'], ['find', '!?'],
    ['entity', 'dorrek'], ['entity', 'Veld', '--to', 'csv'], ['entity', 'council', '--limit', '5'],
    ['entity', 'nobody'],
    ['sayings'], ['sayings', '--limit', '5', '--to', 'table'], ['sayings', 'bridge', '--to', 'csv'],
    ['sayings', '--kind', 'indirect'],
]


def run(*command, **more):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, **more)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# ---- a PostgreSQL server of our own ---------------------------------------------------------------

def server_folder():
    top = '/usr/lib/postgresql'
    found = [f for f in sorted(os.listdir(top)) if os.path.exists(f'{top}/{f}/bin/initdb')]
    return f'{top}/{found[-1]}/bin'


@contextlib.contextmanager
def postgres(folder):
    """The connection string of a server that listens on a socket in `folder` alone."""
    root = os.geteuid() == 0                     # a server does not run as root
    user = 'postgres' if root else pwd.getpwuid(os.geteuid()).pw_name
    become = ['/usr/sbin/runuser', '-u', user, '--'] if root else []
    os.chmod(folder, 0o755)
    home = os.path.join(folder, 'pg')
    os.mkdir(home)
    if root:
        shutil.chown(home, user)
    bin_folder = server_folder()
    setting = f"-k {home} -c listen_addresses= -c fsync=off -c shared_buffers=32MB"
    status, out, err = run(*become, f'{bin_folder}/initdb', '-D', f'{home}/data', '-A', 'trust', '-U', 'hearsay',
                           '-E', 'UTF8', '--locale=C', '-N', cwd='/')
    if status:
        sys.exit(f'initdb: {err}')
    control = [*become, f'{bin_folder}/pg_ctl', '-D', f'{home}/data', '-w']
    subprocess.run([*control, '-o', setting, '-l', f'{home}/log', 'start'], cwd='/', check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        yield f'host={home} user=hearsay dbname=postgres'
    finally:
        subprocess.run([*control, '-m', 'immediate', 'stop'], cwd='/', stdout=subprocess.DEVNULL)


# ---- the checks --------------------------------------------------------------------------------------

def write_reports(path, n, seed=1, change=None):
    with open(path, 'w', encoding='utf8') as out:
        for number, report in enumerate(reports(n, seed)):
            if change and number % 5 == 0:
                report['text'] += change
            out.write(json.dumps(report) + '\n')
    return path


def all_of(hearsay, ledger):
    """Everything that a ledger answers, without the numbers of its rows."""
    found = []
    for line in run(hearsay, 'find', ledger, '--limit', '0', '--all', '--oldest-first', '--to', 'json')[1].splitlines():
        answer = json.loads(line)
        found.append((answer['report']['key'], answer['report']['version'], answer['id'], answer['content']['text']))
    return sorted(found)


def check_same_answers(hearsay, folder, inputs, changed, tally):
    with postgres(folder) as dsn:
        run('psql', '-d', dsn, '-c', 'CREATE DATABASE forget')
        check_forget(hearsay, folder, dsn.replace('dbname=postgres', 'dbname=forget'), tally)
        ledgers = [os.path.join(folder, 'same.db'), dsn]
        for ledger in ledgers:
            for given in (inputs, changed, inputs + '.short', changed):
                status, out, err = run(hearsay, 'add', '--jobs', '2', ledger, given)
                tally.check(status == 0, f'add to {ledger}: {status} {err}')
        for question in QUESTIONS:
            answers = [run(hearsay, question[0], ledger, *question[1:], '--width', '90') for ledger in ledgers]
            tally.check(answers[0] == answers[1], lambda: '\n'.join(
                [str(question)] + [f'{status} {out[:600]}{err}' for status, out, err in answers]))
        answered = sum(run(hearsay, q[0], ledgers[0], *q[1:])[0] == 0 for q in QUESTIONS)
        tally.check(answered >= 40, f'only {answered} questions have an answer')
        check_postgres_faults(hearsay, dsn, tally)


def check_postgres_faults(hearsay, dsn, tally):
    status, out, err = run(hearsay, 'find', dsn.replace('dbname=postgres', 'dbname=nobody'), 'x')
    tally.check(status == 4 and 'nobody' in err, f'a database that is not there: {status} {err}')
    status, out, err = run(hearsay, 'find', 'postgresql://u:secret@127.0.0.1:1/x', 'y')
    tally.check(status == 4 and 'secret' not in err, f'a server that is not there: {status} {err}')


def kill_at(hearsay, ledger, inputs, moment):
    """Starts `add`, kills it after so many seconds; gives what it had told as added."""
    with open(ledger + '.told', 'ab') as told:
        child = subprocess.Popen([hearsay, 'add', '--jobs', '2', '--verbose', ledger, inputs], stdin=subprocess.DEVNULL,
                                 stdout=told, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        child.send_signal(signal.SIGKILL)
        child.wait()


def check_kills(hearsay, folder, inputs, quiet, tally):
    """`quiet` is the ledger of a run that nobody disturbed."""
    ledger, dice = os.path.join(folder, 'killed.db'), random.Random(50)
    began = time.monotonic()
    run(hearsay, 'add', '--jobs', '2', os.path.join(folder, 'timed.db'), inputs)
    whole = time.monotonic() - began
    for moment in range(MOMENTS):
        if moment % 10 == 0 and os.path.exists(ledger):              # five ledgers from nothing
            for name in (ledger, ledger + '-wal', ledger + '-shm', ledger + '.told'):
                if os.path.exists(name):
                    os.remove(name)
        kill_at(hearsay, ledger, inputs, dice.uniform(0.01, max(whole * 0.4, 0.6)))
        told = {line.split(' ', 1)[1] for line in open(ledger + '.told', encoding='utf8').read().splitlines()
                if line.startswith('added ')}
        kept = set()
        if told:
            db = sqlite3.connect(ledger)
            kept = {name for name, in db.execute('SELECT name FROM report')}
            whole_rows = db.execute('SELECT count(*) FROM report r WHERE statements <> '
                                    '(SELECT count(*) FROM statement s WHERE s.report = r.id)').fetchone()[0]
            sound = db.execute('PRAGMA integrity_check').fetchone()[0]
            db.close()
            tally.check(sound == 'ok' and whole_rows == 0, f'moment {moment}: {sound}, {whole_rows} reports in part')
        tally.check(told <= kept, f'moment {moment}: lost {sorted(told - kept)[:3]}')
    status, out, err = run(hearsay, 'add', '--jobs', '2', ledger, inputs)
    same = all_of(hearsay, ledger) == all_of(hearsay, quiet)
    tally.check(status == 0 and same, f'going on gives another ledger: {out}{err}')


def check_twice(hearsay, ledger, inputs, tally):
    before = all_of(hearsay, ledger)
    status, out, err = run(hearsay, 'add', ledger, inputs)
    tally.check(status == 0 and out.startswith('0 reports added, '), f'twice: {status} {out}{err}')
    tally.check(all_of(hearsay, ledger) == before, 'the second time changed the ledger')


def check_full_disk(hearsay, folder, inputs, tally):
    ledger = os.path.join(folder, 'full.db')
    limited = f'ulimit -f 1500; trap "" XFSZ; exec "$0" add --jobs 2 --verbose "$1" "$2"'
    status, out, err = run('sh', '-c', limited, hearsay, ledger, inputs)
    told = {line.split(' ', 1)[1] for line in out.splitlines() if line.startswith('added ')}
    tally.check(status in (3, 4) and 'disk' in err, f'a full disk: {status} {err}')
    db = sqlite3.connect(ledger)
    kept = {name for name, in db.execute('SELECT name FROM report')}
    tally.check(told <= kept and db.execute('PRAGMA integrity_check').fetchone()[0] == 'ok', 'a full disk did harm')
    db.close()
    status, out, err = run(hearsay, 'add', ledger, inputs)
    tally.check(status == 0, f'after the disk was full: {status} {err}')


def check_refusals(hearsay, folder, quiet, inputs, tally):
    letter, newer, other = (os.path.join(folder, name) for name in ('letter.txt', 'newer.db', 'other.db'))
    text = 'Dear Sir, this is no database, whatever its name may say. ' * 20
    open(letter, 'w').write(text)
    for command in (['add', letter, inputs], ['find', letter, 'x']):
        status, out, err = run(hearsay, *command)
        tally.check(status == 4 and 'is no ledger' in err, f'{command[0]} on a letter: {status} {err}')
    tally.check(open(letter).read() == text, 'the letter was written on')
    shutil.copy(quiet, newer)
    db = sqlite3.connect(newer)
    db.execute('UPDATE ledger SET version = 99')
    db.commit()
    db.close()
    status, out, err = run(hearsay, 'add', newer, inputs)
    tally.check(status == 4 and 'later hearsay' in err, f'a later ledger: {status} {err}')
    db = sqlite3.connect(other)
    db.execute('CREATE TABLE recipe (name TEXT)')
    db.commit()
    db.close()
    status, out, err = run(hearsay, 'add', other, inputs)
    tally.check(status == 4 and 'something else' in err, f'a database of recipes: {status} {err}')
    status, out, err = run(hearsay, 'find', os.path.join(folder, 'none.db'), 'x')
    tally.check(status == 4 and 'cannot be opened' in err, f'no ledger: {status} {err}')
    tally.check(not os.path.exists(os.path.join(folder, 'none.db')), 'asking made a ledger')


def check_read_only(hearsay, folder, quiet, tally):
    """What may only be read can be asked, and is not changed."""
    if os.geteuid() != 0:                        # only root may become somebody else
        return
    shut = os.path.join(folder, 'shut 100%?')
    os.mkdir(shut)
    os.chmod(folder, 0o755)
    program, ledger = shutil.copy(hearsay, shut), shutil.copy(quiet, shut)
    os.chmod(program, 0o555)
    os.chmod(ledger, 0o444)
    os.chmod(shut, 0o555)
    status, out, err = run(program, 'find', ledger, 'bridge', user='nobody', cwd='/')
    tally.check((status, out, err) == run(hearsay, 'find', quiet, 'bridge'), f'read-only: {status} {err}')
    status, out, err = run(program, 'add', ledger, os.path.join(folder, 'reports.jsonl'), '--again', user='nobody',
                           cwd='/')
    tally.check(status == 4 and 'may not be written' in err, f'add to a read-only ledger: {status} {err}')


def check_unreadable(hearsay, folder, quiet, tally):
    """A ledger and a report that this user may not read, asked by a user who is not root."""
    home = os.path.join(folder, 'unreadable')
    os.mkdir(home)
    program, ledger, report = (os.path.join(home, name) for name in ('hearsay', 'closed.db', 'closed.txt'))
    shutil.copy(hearsay, program)
    shutil.copy(quiet, ledger)
    open(report, 'w').write('Tomas Veld said that the mill was closed.')
    os.chmod(folder, 0o755)
    for path in (ledger, report):
        os.chmod(path, 0)
    nobody = {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}
    os.chmod(home, 0o777)
    status, out, err = run(program, 'find', ledger, 'x', **nobody)
    tally.check(status == 4 and ledger in err and 'may read' in err, f'a ledger that may not be read: {status} {err}')
    new = os.path.join(home, 'new.db')
    status, out, err = run(program, 'add', new, report, **nobody)
    tally.check(status == 4 and report in err and out.startswith('0 reports added'),
                f'a report that may not be read: {status} {out}{err}')


def check_forget(hearsay, folder, dsn, tally):
    """A report, an outlet and a speaker leave no trace; `dsn` is an empty PostgreSQL ledger."""
    words = {'report': 'Zyx Marrowgate', 'outlet': 'Quillon Gazette', 'speaker': 'Ottoline Vask'}
    given = list(reports(30, 7))
    given[3]['text'] += f'\n{words["report"]} said that the pelican crossing would be painted violet.\n'
    for report in given[10:14]:
        report['outlet'] = words['outlet']
        report['text'] += f'\nThe {words["outlet"]} said that turnips had been sung to.\n'
    given[20]['text'] += f'\n"I paid for the marmalade," {words["speaker"]} said. Vask asked for a spoon.\n'
    given[21]['text'] += f'\nTomas Veld told {words["speaker"]} that the mill was closed.\n'
    inputs = os.path.join(folder, 'forget.jsonl')
    with open(inputs, 'w', encoding='utf8') as out:
        out.writelines(json.dumps(report) + '\n' for report in given)
    file, answers = os.path.join(folder, 'forget.db'), []
    for ledger in (file, dsn):
        run(hearsay, 'add', ledger, inputs)
        answers.append([run(hearsay, 'forget', ledger, f'--{kind}', what)[1].splitlines()[0] for kind, what in
                        [('report', given[3]['url']), ('outlet', words['outlet']), ('speaker', words['speaker'])]])
        answers[-1].append(run(hearsay, 'find', ledger, '--limit', '0', '--to', 'csv')[1])
        status, out, err = run(hearsay, 'forget', ledger, '--speaker', words['speaker'])
        tally.check(status == 1, f'the same again: {status} {out}{err}')
        status, out, err = run(hearsay, 'add', ledger, inputs)
        tally.check(out.startswith('5 reports added, 25 there already'), f'who was forgotten came back: {out}{err}')
    tally.check(answers[0] == answers[1], f'forgetting differs: {answers[0][:3]} {answers[1][:3]}')
    tally.check(answers[0][0].startswith('Gone: 1 report,') and answers[0][1].startswith('Gone: 4 reports') and
                'Struck out of 2 other' in answers[0][2], f'forgot {answers[0][:3]}')
    os.remove(file)
    run(hearsay, 'add', file, inputs)
    sought = [b'Ottoline', b'ottoline', b'Vask', b'vask', b'marmalade']
    before = open(file, 'rb').read()
    tally.check(all(word in before for word in sought), 'the words that are to go were never there')
    run(hearsay, 'forget', file, '--speaker', words['speaker'])
    after = b''.join(open(name, 'rb').read() for name in (file, file + '-wal') if os.path.exists(name))
    tally.check(not [w for w in sought if w in after], f'left in the file: {[w for w in sought if w in after]}')
    tally.check(b'the mill was closed' in after, 'what somebody else said is gone as well')


def main():
    hearsay, n = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 120
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix='hearsay-store-') as folder:
        inputs = write_reports(os.path.join(folder, 'reports.jsonl'), n)
        changed = write_reports(os.path.join(folder, 'changed.jsonl'), n // 4, change='\nPetra Lund said so.\n')
        write_reports(inputs + '.short', n // 8)
        quiet = os.path.join(folder, 'quiet.db')
        status, out, err = run(hearsay, 'add', quiet, inputs)
        tally.check(status == 0 and out == f'{n} reports added\n', f'add: {status} {out}{err}')
        check_twice(hearsay, quiet, inputs, tally)
        check_refusals(hearsay, folder, quiet, inputs, tally)
        check_read_only(hearsay, folder, quiet, tally)
        check_unreadable(hearsay, folder, quiet, tally)
        check_full_disk(hearsay, folder, inputs, tally)
        check_kills(hearsay, folder, inputs, quiet, tally)
        check_same_answers(hearsay, folder, inputs, changed, tally)
    tally.done()


main()
