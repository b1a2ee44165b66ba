#!/usr/bin/python3
"""One speaker under one name, and the same words as one saying: usage: tests/same.py HEARSAY [--write FILE]

Reports of tools/same_reports.py, whose truth is known, go into a ledger: in several orders, which must
give the same groups; with decisions of a user, which must outlive more reports and new readings and
be taken back without a trace; and out again by `forget`. Precision and recall of joins are measured
over pairs, and must not fall below what stands here; --write puts them between the marks of a page.
"""
import itertools
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, 'tools'))
from same_reports import reports
from tally import Tally

PRECISION, RECALL = 0.99, 0.80               # of joined speakers
SAID_PRECISION, SAID_RECALL = 0.97, 0.85     # of joined sayings


class Ledger:
    def __init__(self, hearsay, folder, name):
        self.hearsay, self.path = hearsay, os.path.join(folder, name)
        self.folder = folder

    def run(self, *arguments):
        done = subprocess.run([self.hearsay, arguments[0], self.path, *map(str, arguments[1:])], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=300)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def add(self, made, *options):
        path = os.path.join(self.folder, 'reports.jsonl')
        with open(path, 'w', encoding='utf8') as out:
            out.writelines(json.dumps(m) + '\n' for m in made)
        return self.run('add', path, '--quiet', *options)

    def rows(self, sql, *values):
        db = sqlite3.connect(self.path)
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.close()

    def state(self):
        """What must not depend on an order: who is one, why, under which name; and what is one saying."""
        people, names, why, said = {}, {}, set(), {}
        for entity, name, report, local, reason in self.rows(
                'SELECT x.entity, e.name, r.name, x.local, x.why FROM report_entity x JOIN report r ON r.id = x.report '
                'JOIN entity e ON e.id = x.entity'):
            people.setdefault(entity, set()).add((report, local))
            names[entity] = name
            why.add((report, local, reason))
        for saying, report, key in self.rows('SELECT s.saying, r.name, s.key FROM statement s JOIN report r '
                                             'ON r.id = s.report WHERE s.saying IS NOT NULL'):
            said.setdefault(saying, set()).add((report, key))
        return ({(names[e], frozenset(v)) for e, v in people.items()}, why, set(map(frozenset, said.values())))

    def is_whole(self):
        """Do statements follow the entities of their report, are counts right, does all point somewhere?"""
        wrong = self.rows('SELECT count(*) FROM statement s JOIN report_entity x ON x.id = s.speaker_as '
                          'WHERE x.entity <> s.speaker')[0][0]
        sayings = self.rows('SELECT count(*) FROM statement s LEFT JOIN variant v ON v.id = s.variant '
                            'WHERE s.saying IS NOT v.saying')[0][0]
        empty = self.rows('SELECT count(*) FROM entity e WHERE NOT EXISTS (SELECT 1 FROM report_entity x '
                          'WHERE x.entity = e.id) AND NOT EXISTS (SELECT 1 FROM naming n WHERE n.entity = e.id)')[0][0]
        counted = self.rows(
            'SELECT count(*) FROM saying y WHERE (y.statements, y.reports, y.first_day, y.last_day) <> (SELECT '
            'count(*), count(DISTINCT s.report), min(r.published), max(r.published) FROM statement s JOIN report r '
            'ON r.id = s.report WHERE s.saying = y.id AND s.standing = 1)')[0][0]
        return wrong == sayings == counted == empty == 0 and self.rows('PRAGMA foreign_key_check') == []


def pairs(found, truth):
    """(right, joined, true) over pairs: found and truth are {item: group}, None stands alone."""
    items = [i for i in truth if i in found]
    right = joined = true = 0
    for a, b in itertools.combinations(items, 2):
        one = found[a] is not None and found[a] == found[b]
        is_one = truth[a] == truth[b]
        right, joined, true = right + (one and is_one), joined + one, true + is_one
    return right, joined, true


def read_groups(ledger, people, sayings):
    """The same items, as the ledger groups them."""
    who, said = {}, {}
    statements = ledger.rows('SELECT r.name, s.content, s.speaker, s.saying FROM statement s JOIN report r '
                             'ON r.id = s.report ORDER BY s.id')
    for report, content, speaker, saying in statements:
        for key in people:
            if key[0] == report and re.search(rf'\b{key[1]}\b', content):
                who.setdefault(key, speaker)
        for key in sayings:
            if key[0] == report and key[1][:40] in content:
                said.setdefault(key, saying)
    return who, said


def measure(ledger, people, sayings, tally):
    who, said = read_groups(ledger, people, sayings)
    tally.check(len(who) > 0.95 * len(people), f'{len(who)} of {len(people)} statements were read')
    tally.check(len(said) > 0.95 * len(sayings), f'{len(said)} of {len(sayings)} sayings were read')
    lines = ['| joined | pairs | truly one | joined | of these right | precision | recall |',
             '|---|---|---|---|---|---|---|']
    figures = []
    for name, found, truth in ('speakers', who, people), ('sayings', said, sayings):
        right, joined, true = pairs(found, truth)
        n = len(found) * (len(found) - 1) // 2
        precision, recall = right / max(joined, 1), right / max(true, 1)
        figures += [precision, recall]
        lines.append(f'| {name} | {n} | {true} | {joined} | {right} | {precision:.3f} | {recall:.3f} |')
    wants = PRECISION, RECALL, SAID_PRECISION, SAID_RECALL
    tally.check(all(f >= w for f, w in zip(figures, wants)), f'precision and recall: {figures}, wanted {wants}')
    return '\n'.join(lines)


# ---- checks ---------------------------------------------------------------------------------------

def check_orders(hearsay, folder, made, tally):
    """Any order, and any cut into runs, gives the same; so does reading again."""
    first = Ledger(hearsay, folder, 'first.db')
    first.add(made)
    want = first.state()
    tally.check(first.is_whole(), 'the first ledger is not whole')
    for seed in range(4):
        order, ledger = made[:], Ledger(hearsay, folder, f'order{seed}.db')
        random.Random(seed).shuffle(order)
        cut = len(order) * seed // 5
        ledger.add(order[:cut])
        ledger.add(order[cut:])
        got = ledger.state()
        for part, name in enumerate(('speakers', 'reasons', 'sayings')):
            tally.check(got[part] == want[part], lambda: f'order {seed}: other {name}: '
                        f'{sorted(map(str, got[part] ^ want[part]))[:4]}')
        tally.check(ledger.is_whole(), f'order {seed}: not whole')
    first.add(made, '--again')
    tally.check(first.state() == want, 'reading again gives other groups')
    tally.check(first.is_whole(), 'reading again leaves it not whole')
    return first


def check_unnamed(ledger, tally):
    rows = ledger.rows("SELECT entity, count(DISTINCT report) FROM report_entity WHERE why = 'alone' GROUP BY entity")
    tally.check(rows and all(n == 1 for _, n in rows), 'a nameless source was joined across reports')


def check_namesakes(ledger, tally):
    for name, families in ('Lena Taal', 2), ('Tomas Wexley', 2):
        found = ledger.rows('SELECT count(DISTINCT entity) FROM report_entity WHERE name = ? '
                            'AND role IS NOT NULL', name)
        tally.check(found[0][0] == families, f'{name}: {found[0][0]} people')


def number_of(ledger, name):
    return ledger.rows('SELECT entity, count(*) FROM report_entity WHERE name = ? GROUP BY 1 '
                       'ORDER BY 2 DESC', name)[0][0]


def speaker_of(ledger, report, name):
    return ledger.rows('SELECT x.entity FROM report_entity x JOIN report r ON r.id = x.report WHERE r.name = ? '
                       'AND x.name = ?', report, name)[0][0]


def check_entity_decisions(hearsay, folder, made, tally):
    ledger = Ledger(hearsay, folder, 'decided.db')
    half = len(made) // 2
    ledger.add(made[:half])
    before = ledger.state()
    a, b = number_of(ledger, 'Ismar Hanieh'), number_of(ledger, 'Petra Oskarson')
    status, merged, _ = ledger.run('entity', 'merge', f'#{a}', f'#{b}')
    tally.check(status == 0 and ledger.is_whole(), 'merge failed')
    tally.check(number_of(ledger, 'Petra Oskarson') == number_of(ledger, 'Ismar Hanieh'), 'merged are not one')
    report = ledger.rows("SELECT r.name FROM report_entity x JOIN report r ON r.id = x.report "
                         "WHERE x.name = 'Antonin Blonken' ORDER BY r.name LIMIT 1")[0][0]
    one = speaker_of(ledger, report, 'Antonin Blonken')
    status, parted, error = ledger.run('entity', 'split', one, report)
    tally.check(status == 0 and ledger.is_whole(), f'split failed: {error}')
    tally.check(speaker_of(ledger, report, 'Antonin Blonken') != number_of(ledger, 'Antonin R. Blonken'),
                'what was split is still there')
    decided = ledger.state()
    ledger.add(made[:half], '--again')
    tally.check({v for _, v in ledger.state()[0]} == {v for _, v in decided[0]},
                'decisions did not outlive a new reading')
    ledger.add(made[half:])
    tally.check(ledger.is_whole(), 'not whole after more reports')
    tally.check(number_of(ledger, 'Petra Oskarson') == number_of(ledger, 'Ismar Hanieh'), 'merge lost by more reports')
    tally.check(speaker_of(ledger, report, 'Antonin Blonken') != number_of(ledger, 'Antonin R. Blonken'),
                'split lost by more reports')
    status, told, _ = ledger.run('entity', 'Oskarson', '--to', 'table')
    tally.check('decision' in told and 'Ismar' in told, f'a decision is not told: {told[:300]}')
    for text in parted, merged:
        number = re.search(r'decision (\d+)', text).group(1)
        tally.check(ledger.run('entity', 'undo', number)[0] == 0, f'{number} cannot be taken back')
    whole = Ledger(hearsay, folder, 'first.db').state()
    tally.check(ledger.state() == whole, lambda: 'taken back, decisions leave a trace: '
                f'{sorted(map(str, ledger.state()[0] ^ whole[0]))[:4]}')
    tally.check(ledger.is_whole() and before is not None, 'not whole after undo')
    tally.check(ledger.run('entity', 'undo', 999999)[0] == 2, 'an unknown decision was taken back')


def check_saying_decisions(hearsay, folder, made, sayings, tally):
    ledger = Ledger(hearsay, folder, 'said.db')
    ledger.add(made)
    want = ledger.state()[2]
    rows = [json.loads(line) for line in ledger.run('sayings')[1].splitlines()]
    tally.check(len(rows) >= 10 and all(r['reports'] > 1 and r['first'] for r in rows), f'{len(rows)} sayings')
    tally.check(ledger.run('sayings', 'grandmother', '--to', 'csv')[1].count('\n') == 2, 'a saying by its words')
    table = ledger.run('saying', rows[0]['saying'], '--to', 'table')[1]
    tally.check('came first' in table, table)
    a, b = rows[0]['saying'], rows[1]['saying']
    merged = ledger.run('saying', 'merge', a, b)[1]
    count = lambda: ledger.rows('SELECT count(DISTINCT saying) FROM statement WHERE saying IS NOT NULL')[0][0]
    tally.check(count() == len(want) - 1 and ledger.is_whole(), 'two merged sayings are not one')
    into = min(a, b)
    key = ledger.rows('SELECT key FROM statement WHERE saying = ? ORDER BY id DESC LIMIT 1', into)[0][0]
    status, parted, error = ledger.run('saying', 'split', into, key)
    tally.check(status == 0 and ledger.is_whole(), f'split failed: {error}')
    alone = lambda: ledger.rows('SELECT count(*) FROM statement WHERE key = ? AND saying = ?', key, into)[0][0] == 0
    tally.check(alone(), 'a statement that was split off is still there')
    ledger.add(made, '--again')
    tally.check(alone() and count() == len(want) - 1 and ledger.is_whole(), 'decisions did not outlive a new reading')
    for text in parted, merged:
        tally.check(ledger.run('saying', 'undo', re.search(r'decision (\d+)', text).group(1))[0] == 0, 'undo')
    tally.check(ledger.state()[2] == want and ledger.is_whole(), lambda: 'taken back, decisions leave a trace: '
                f'{sorted(map(str, ledger.state()[2] ^ want))[:3]}')


def check_forget(hearsay, folder, made, tally):
    """Half of the reports forgotten: what is left is as if they had never been there."""
    ledger, clean = Ledger(hearsay, folder, 'forget.db'), Ledger(hearsay, folder, 'clean.db')
    ledger.add(made)
    gone = OUTLETS_GONE
    for outlet in gone:
        ledger.run('forget', '--outlet', outlet)
    clean.add([m for m in made if m['outlet'] not in gone])
    for part, name in enumerate(('speakers', 'reasons', 'sayings')):
        tally.check(ledger.state()[part] == clean.state()[part], lambda: f'forgetting leaves other {name}: '
                    f'{sorted(map(str, ledger.state()[part] ^ clean.state()[part]))[:4]}')
    tally.check(ledger.is_whole(), 'not whole after forgetting')
    for table in 'naming', 'short_form', 'variant', 'trace', 'saying':
        ours, theirs = (x.rows(f'SELECT count(*) FROM {table}')[0][0] for x in (ledger, clean))
        tally.check(ours == theirs, f'{table}: {ours} rows after forgetting, {theirs} without')


OUTLETS_GONE = ['Harbour Post', 'Lisk Times', 'Meridian Press']


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    hearsay, tally = os.path.abspath(sys.argv[1]), Tally()
    made, people, sayings = reports()
    with tempfile.TemporaryDirectory() as folder:
        first = check_orders(hearsay, folder, made, tally)
        table = measure(first, people, sayings, tally)
        check_unnamed(first, tally)
        check_namesakes(first, tally)
        check_entity_decisions(hearsay, folder, made, tally)
        check_saying_decisions(hearsay, folder, made, sayings, tally)
        check_forget(hearsay, folder, made, tally)
    if '--write' in sys.argv:
        path = sys.argv[sys.argv.index('--write') + 1]
        text = open(path, encoding='utf8').read()
        marks = re.compile(r'(<!-- same: tests/same.py -->\n).*?(<!-- /same -->)', re.S)
        with open(path, 'w', encoding='utf8') as out:
            out.write(marks.sub(lambda m: m.group(1) + f'{len(made)} reports:\n\n{table}\n' + m.group(2), text))
    else:
        print(table)
    tally.done()


if __name__ == '__main__':
    main()
