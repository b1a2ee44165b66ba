#!/usr/bin/python3
"""Sets every format against somebody else's reader: usage: tests/handon.py BUILD-FOLDER

Reports that try what formats have trouble with (tests/handon/corpus.py) go into a ledger, and out
in each format. What pandas, R, openpyxl, Frictionless, a JSON-LD processor and a reference manager's
reader (from npm, see tests/handon/package.json) make of it must be what the record says; JSON
lines, annotations and standoff must lead back to where they came from.
"""
import csv
import datetime
import glob
import hashlib
import html.parser
import io
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [os.path.join(TOP, 'tools'), os.path.join(TOP, 'tests', 'handon')]
import corpus
import standoff
import tables
import treebank
from tally import Tally

HERE = os.path.join(TOP, 'tests', 'handon')
BUILD = os.path.abspath(sys.argv[1])
tally = Tally()


def hearsay(*arguments, status=0):
    done = subprocess.run([f'{BUILD}/hearsay', *arguments], capture_output=True, timeout=120)
    tally.check(done.returncode == status,
                f'hearsay {" ".join(arguments)}: status {done.returncode}, {done.stderr.decode()}')
    return done.stdout


def export(*arguments):
    return hearsay('export', LEDGER, *arguments)


def rows_of(text):
    return list(csv.reader(io.StringIO(text.decode(), newline='')))


def text_of(name, newline=None):
    return open(name, encoding='utf8', newline=newline).read()


def same(found, wanted, what):
    """Lists of rows; says which first differ."""
    found, wanted = list(found), list(wanted)
    where = next((i for i, (f, w) in enumerate(zip(found, wanted)) if f != w), None)
    return tally.check(where is None and len(found) == len(wanted),
                       lambda: f'{what}: {len(found)} for {len(wanted)}' if where is None else
                       f'{what}, {where}:\n  found  {found[where]!r}\n  wanted {wanted[where]!r}')


# ---- tables ------------------------------------------------------------------------------

def expected(rows):
    return [row for record in RECORDS for row in rows(record)]


def check_csv():
    export('--to', 'csv', '--out', 'all.csv')
    raw = open('all.csv', 'rb').read()
    tally.check(raw.startswith(b'\xef\xbb\xbf') and raw.endswith(b'\r\n'), 'all.csv: no byte order mark, or no CRLF')
    head, *found = csv.reader(open('all.csv', encoding='utf-8-sig', newline=''))
    wanted = [[tables.printed(v) for v in row.values()] for row in expected(tables.statement_rows)]
    same([head], [list(next(tables.statement_rows(RECORDS[-1])))], 'columns of CSV')
    same([[tables.restored(c) for c in row] for row in found], wanted, 'CSV')
    tally.check(all(tables.harmless(c) for row in found for c in row), 'CSV: a cell that a spreadsheet would run')
    tally.check(sum(c != tables.restored(c) for row in found for c in row) >= 10, 'CSV: the corpus tries no formulas')
    piped = export('--to', 'csv')
    tally.check(piped[:6] == b'report', 'CSV in a pipe has a byte order mark')
    same(rows_of(piped), [head, *found], 'CSV in a pipe')
    same(rows_of(export('--to', 'csv', '--exact'))[1:], wanted, 'exact CSV')
    return head, found


def unix(cell):
    return cell.replace('\r\n', '\n').replace('\r', '\n')


def check_data_frames(head, found):
    import pandas
    frame = pandas.read_csv('all.csv', dtype=str, keep_default_na=False)
    same([list(frame.columns)], [head], 'columns in pandas')
    same(frame.values.tolist(), found, 'CSV in pandas')
    typed = pandas.read_csv('all.csv', parse_dates=['published', 'made_first', 'made_last'])
    types = [str(typed[column].dtype) for column in ('published', 'confidence', 'begin', 'negated')]
    tally.check(types == ['datetime64[ns]', 'float64', 'int64', 'bool'], f'types in pandas: {types}')
    done = subprocess.run(['Rscript', f'{HERE}/read.R', 'all.csv', 'from-r.csv'], capture_output=True, text=True)
    if tally.check(done.returncode == 0, f'R: {done.stderr}'):
        rows = list(csv.reader(open('from-r.csv', encoding='utf8', newline='')))
        same([[unix(c) for c in row] for row in rows], [[unix(c) for c in row] for row in [head, *found]], 'CSV in R')


def xlsx_value(value):
    if isinstance(value, str):
        value = re.sub('_x([0-9A-F]{4})_', lambda m: chr(int(m[1], 16)), value)
        return unix(value)
    return value.date().isoformat() if isinstance(value, datetime.datetime) else value


def xlsx_wanted(column, value):
    if isinstance(value, str):
        value = unix(re.sub('[\ufffe\uffff]', '', value))
    return None if value == '' else value


def check_workbook():
    import openpyxl
    export('--to', 'xlsx', '--out', 'all.xlsx')
    book = openpyxl.load_workbook('all.xlsx')
    tally.check(book.sheetnames == ['statements', 'reports', 'entities', 'codebook'], f'sheets: {book.sheetnames}')
    for name, rows in TABLES.items():
        sheet, wanted = book[name], expected(rows)
        head = [cell.value for cell in sheet[1]]
        tally.check(sheet.freeze_panes == 'A2' and sheet.auto_filter.ref == sheet.dimensions,
                    f'{name}: {sheet.freeze_panes}, {sheet.auto_filter.ref}, {sheet.dimensions}')
        found = [[xlsx_value(c.value) for c in row] for row in sheet.iter_rows(min_row=2)]
        same([head], [list(wanted[0])], f'columns of sheet {name}')
        same(found, [[xlsx_wanted(k, v) for k, v in row.items()] for row in wanted], f'sheet {name}')
        types = {c.data_type for row in sheet.iter_rows() for c in row if c.value is not None}
        tally.check(types <= {'s', 'n', 'b', 'd', 'inlineStr'}, f'{name}: cells of the types {types}')
    dates = [c for c in book['statements']['C'][1:] if c.value is not None]
    tally.check(dates and all(c.is_date for c in dates), 'days are no dates in XLSX')


def check_full_disk():
    """The least room in which a workbook is written is enough for all of it."""
    import openpyxl
    with open('many.jsonl', 'w') as out:
        for i in range(40):
            text = f'Ilse Marden, {i}, said on Tuesday that it was {i * 7919}.'
            out.write(json.dumps({'id': f'r{i}', 'text': text}) + '\n')

    def written(room):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        return subprocess.run([f'{BUILD}/hearsay', 'read', '--to', 'xlsx', '--out', 'full.xlsx', 'many.jsonl'],
                              preexec_fn=limit, capture_output=True).returncode == 0

    low, high = 1024, 1 << 20
    while high - low > 256:
        middle = (low + high) // 2
        low, high = (low, middle) if written(middle) else (middle, high)
    tally.check(not written(low) and written(high), 'a workbook is written in less room, and not in more')
    sheet = openpyxl.load_workbook('full.xlsx')['statements']
    tally.check(sheet.max_row == 41, f'{sheet.max_row - 1} statements of 40 in a workbook on a full disk')
    tally.check(not glob.glob('*.part'), 'something half-written was left')


def package_value(column, value):
    return value[:10] if value and column in ('published', 'made_first', 'made_last') else value


def check_package(read, restore, what):
    tally.check(read['valid'], f'{what}: not valid')
    for name, rows in TABLES.items():
        found = [{k: package_value(k, v) for k, v in row.items()} for row in read['tables'][name]]
        if restore:
            found = [{k: tables.restored(v) if isinstance(v, str) else v for k, v in row.items()} for row in found]
        wanted = [{k: None if v == '' else v for k, v in row.items()} for row in expected(rows)]
        same(found, wanted, f'{what}, {name}')


def check_codebook():
    book = hearsay('codebook').decode()
    tally.check(book == text_of(f'{TOP}/docs/codebook.md'), 'docs/codebook.md is not what `hearsay codebook` prints')
    columns = {table: re.findall(r'^\| `(\w+)` \| (\w+)', part, re.M) for table, part in
               re.findall(r'^## Table (\w+)\n(.*?)(?=^## )', book, re.M | re.S)}
    description = json.loads(text_of('package/datapackage.json'))
    for resource in description['resources']:
        fields = [(f['name'], f['type']) for f in resource['schema']['fields']]
        tally.check(fields == columns[resource['name']], f'{resource["name"]}: the codebook has other columns')
    version = re.match(r'# Codebook, version (\d+)\.(\d+)\n', book)
    tally.check(description['version'] == f'{version[1]}.{version[2]}', 'datapackage.json is of another version')
    frozen = json.loads(text_of(f'{HERE}/codebook-{version[1]}.0.json'))
    for table, fields in frozen.items():
        kept = [list(c) for c in columns[table][:len(fields)]] == fields
        tally.check(kept and (len(columns[table]) == len(fields) or version[2] != '0'),
                    f'{table}: the columns changed and the codebook\'s version did not')


# ---- annotations ---------------------------------------------------------------------------

def check_annotations(read):
    collection = json.loads(text_of('all.jsonld'))
    items, n = collection['first']['items'], sum(len(r['statements']) for r in RECORDS)
    tally.check(collection['total'] == len(items) == n == read['annotations'], f'{len(items)} annotations for {n}')
    tally.check(read['quotes'] == read['positions'] > n, f'selectors: {read}')
    tally.check(len({i['id'] for i in items}) == n, 'two annotations of one id')
    at = iter(items)
    for record in RECORDS:
        wrong = [w for _ in record['statements'] for w in standoff.annotation_faults(record, next(at))]
        tally.check(not wrong, f'{record["id"]!r}: {wrong[:3]}')


def check_brat():
    export('--to', 'brat', '--out', 'brat')
    conf = standoff.configuration(text_of('brat/annotation.conf'))
    files = sorted(glob.glob('brat/*.txt'))
    tally.check(len(files) == len(RECORDS) == len(os.listdir('brat')) // 2, f'{len(files)} files of brat')
    for record, name in zip(RECORDS, files):
        text = text_of(name, newline='')
        tally.check(text == record['text'], f'{name} is not the text')
        wrong, events = standoff.faults(text, text_of(name[:-4] + '.ann', newline='\n'), conf)
        for s in record['statements']:
            event = events.get(s['id'])
            if not event:
                wrong.append(f'{s["id"]} is missing')
                continue
            if 'Content' not in event and event['type'] == 'Quote':
                event['Content'], event['trigger'] = event['trigger'], []
            for role, found in ('cue', 'trigger'), ('source', 'Source'), ('content', 'Content'):
                wanted = standoff.points(record, s[role])
                if standoff.solid(text, event.get(found, [])) != standoff.solid(text, wanted):
                    wrong.append(f'{s["id"]}: another {role}')
            if (event['Kind'], event['Act'], event.get('Negated', False)) != (s['kind'], s['act'], s['negated']):
                wrong.append(f'{s["id"]}: other attributes')
        tally.check(not wrong, f'{name}: {wrong[:3]}')


def check_trees():
    export('--to', 'conllu', '--out', 'all.conllu')
    wrong, n, labels = treebank.read(text_of('all.conllu', newline='\n'))
    tally.check(not wrong and n > 100, f'CoNLL-U, {n} sentences: {wrong[:5]}')
    missing = []
    for record in RECORDS:
        name = re.sub('[\x00-\x20]', ' ', record['id'])
        for s in record['statements']:
            for role in 'source', 'cue', 'content':
                wanted = re.sub(r'[\x00-\x20]', '', ''.join(tables.cut(record, p) for p in s[role]))
                found = ''.join(labels.get((name, role, s['id']), []))
                bare = re.sub(r'[_\x85\u2028\u2029\u3000\xa0]', '', wanted)
                if sorted(found.replace('_', '')) != sorted(bare) and name != 'controls':
                    missing.append((name, role, wanted, found))
    tally.check(not missing, f'CoNLL-U, words of statements: {len(missing)}, {missing[:3]}')


# ---- citations, timelines ------------------------------------------------------------------------

def check_citations(read, what, parts):
    """parts: how many of year, month and day the reader takes from it."""
    statements = [(record, s) for record in RECORDS for s in record['statements']]
    items = read['items']
    tally.check(len(items) == len({i['id'] for i in items}) == len(statements), f'{what}: {len(items)} items')
    one_line = lambda words: ' '.join(re.sub('[\x00-\x1f\x7f\x85\u2028\u2029\xa0]', ' ', words or '').split())
    for (record, s), item in zip(statements, items):
        day = record['published'] and [int(p) for p in record['published'].split('-')][:parts]
        issued = item.get('issued', {}).get('date-parts')
        wrong = [part for part, found, wanted in (
            ('type', item['type'], 'article-newspaper'), ('day', issued and [int(p) for p in issued[0]], day),
            ('title', one_line(item.get('title')), one_line(record['title'] or record['id'])),
            ('words', one_line(item.get('abstract')), one_line(tables.words(record, s['content']))),
            ('outlet', one_line(item.get('container-title')), one_line(record['outlet']))) if found != wanted]
        tally.check(not wrong and 'author' not in item and item['id'].startswith(s['id']),
                    f'{what}, {s["id"]}: {wrong} {item}')
    if parts == 1:
        days = re.findall(r'^DA  - (\d{4})/(\d\d)/(\d\d)/\r\n', text_of('all.ris', newline=''), re.M)
        same(map('-'.join, days), [r['published'] for r, _ in statements if r['published']], 'days of RIS')
    tally.check('Velmia says exchange' in read['printed'] and 'Dorrek' not in read['printed'].split('\n')[-2],
                f'{what}: a speaker is taken for the author')


class Tags(html.parser.HTMLParser):
    """The tags of a slide, and where its links lead."""
    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.text = set(), [], ''
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add((tag, *[name for name, _ in attributes]))
        self.links += [value for _, value in attributes]

    def handle_data(self, data):
        self.text += data


def check_timeline():
    export('--to', 'timelinejs', '--out', 'timeline.json', '--quiet')
    events = json.loads(text_of('timeline.json'))['events']
    dated = [(r, s) for r in RECORDS for s in r['statements'] if (s['made'] and s['made']['first']) or r['published']]
    tally.check(len(events) == len(dated) > 100, f'{len(events)} slides for {len(dated)}')
    for (record, s), event in zip(dated, events):
        date, slide = event['start_date'], Tags(event['text']['text'])
        first = (s['made'] and s['made']['first']) or record['published']
        day = [int(p) for p in first.split('-')]
        wrong = [date.get('year'), date.get('month', day[1]), date.get('day', day[2])] != day or \
            not slide.tags <= {('p',), ('small',), ('a', 'href')} or \
            not all(link.startswith('https://') for link in slide.links) or \
            tables.words(record, s['content']) not in slide.text or Tags(event['text']['headline']).tags
        tally.check(not wrong, f'timeline: {event}')


# ---- round trips, decisions, choices ------------------------------------------------------------------

def check_round_trip():
    with open('all.jsonl', 'wb') as out:
        out.write(LINES)
    hearsay('add', 'again.db', 'all.jsonl')
    tally.check(hearsay('export', 'again.db') == LINES, 'JSON lines in are not the same ledger out')
    read = hearsay('read', '--to', 'json', 'corpus.jsonl')
    same(sorted(read.splitlines()), sorted(LINES.splitlines()), 'JSON lines of the ledger and of reading')
    for to in 'conllu', 'csl-json':
        one = hearsay('read', '--to', to, '--jobs', '2', 'all.jsonl')
        tally.check(one == export('--to', to), f'read and export differ in {to}')


def check_decisions():
    """Rows as the ledger keeps them (src/store/schema.sql)."""
    sample = next(r for r in RECORDS if r['id'] == 'sample')
    parent = next(s['id'] for s in sample['statements'] if any(c['parent'] == s['id'] for c in sample['statements']))
    child = next(s for s in sample['statements'] if s['parent'] == parent)
    other = next(s for s in sample['statements'] if s['parent'] is None and s['id'] != parent)
    shutil.copy(LEDGER, 'judged.db')
    with sqlite3.connect('judged.db') as db:
        report = db.execute("SELECT id FROM report WHERE name = 'sample'").fetchone()[0]
        for statement, verdict, fields in (parent, 'reject', None), (child['id'], 'accept', None), \
                (other['id'], 'correct', json.dumps({'act': 'deny', 'speaker': {'name': 'Somebody Else'}})):
            db.execute('INSERT INTO correction (report, statement, verdict, fields, made_by, made) '
                       'VALUES (?, ?, ?, ?, ?, ?)', (report, statement, verdict, fields, 'test', '2025-01-01'))
    record = next(r for r in map(json.loads, hearsay('export', 'judged.db').splitlines()) if r['id'] == 'sample')
    by_id = {s['id']: s for s in record['statements']}
    tally.check(parent not in by_id and by_id[child['id']]['parent'] is None, 'what was rejected is exported')
    tally.check(by_id[child['id']]['verdict'] == 'accept' and len(by_id) == len(sample['statements']) - 1, 'accepted')
    fixed = by_id[other['id']]
    tally.check((fixed['act'], fixed['speaker']['name'], fixed['verdict']) == ('deny', 'Somebody Else', 'correct'),
                f'corrected: {fixed}')
    tally.check(hearsay('export', 'judged.db', '--to', 'gold', '-q') == b'', 'gold that nobody judged to its end')
    with sqlite3.connect('judged.db') as db:
        for s in record['statements']:
            if not s.get('verdict'):
                db.execute('INSERT INTO correction (report, statement, verdict, made_by, made) VALUES (?, ?, ?, ?, ?)',
                           (report, s['id'], 'accept', 'test', '2025-01-02'))
    gold = json.loads(hearsay('export', 'judged.db', '--to', 'gold', '-q'))
    alike = ('id', 'parent', 'kind', 'source', 'cue', 'content', 'negated')
    same(([s[key] for key in alike] for s in gold['statements']),
         ([s[key] for key in alike] for s in record['statements']), 'gold')
    same(([s['speaker'] and s['speaker'][0], s['addressee'] and s['addressee'][0], s['outlet'], s['made'], s['venue']]
          for s in gold['statements']),
         ([s['speaker'] and s['speaker']['name'], s['addressee'] and s['addressee']['name'],
           s['outlet'] and s['outlet']['name'], s['made'] and s['made']['value'], s['venue'] and s['venue']['span']]
          for s in record['statements']), 'gold, who')
    tally.check(any(len(s['speaker'] or []) > 1 for s in gold['statements']), 'gold knows nobody by two names')
    shape = json.load(open(sorted(glob.glob(f'{TOP}/tests/ledgers/*.json'))[0], encoding='utf8'))
    tally.check(set(gold) == set(shape) and set(gold['statements'][0]) == set(shape['statements'][0]),
                f'gold of another form: {sorted(gold)} {sorted(gold["statements"][0])}')
    tally.check(hearsay('export', 'judged.db', '--as-read') == LINES, '--as-read is not as read')
    head, *rows = rows_of(hearsay('export', 'judged.db', '--to', 'csv'))
    verdicts = [row[head.index('verdict')] for row in rows if row[head.index('statement')] == other['id']]
    tally.check(verdicts == ['correct'], f'verdicts in CSV: {verdicts}')


def check_choice():
    head, *rows = rows_of(export('--to', 'csv', '--speaker', 'dorrek', '--act', 'say'))
    found = [row[head.index('statement')] for row in rows]
    wanted = [row['statement'] for row in expected(tables.statement_rows)
              if 'dorrek' in (row['speaker'] or '').lower() and row['act'] == 'say']
    tally.check(len(wanted) > 2 and sorted(found) == sorted(wanted), 'what --speaker and --act leave')
    tally.check(hearsay('export', LEDGER, '--speaker', 'nobody at all', status=1) == b'', 'nothing found')


def read_with_node():
    """What the readers of npm understood; they are installed once, beside the build."""
    folder = os.path.join(BUILD, 'handon-npm')
    lock = open(f'{HERE}/package-lock.json', 'rb').read()
    mark = os.path.join(folder, hashlib.sha256(lock).hexdigest())
    if not os.path.exists(mark):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        for name in 'package.json', 'package-lock.json':
            shutil.copy(f'{HERE}/{name}', folder)
        done = subprocess.run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], cwd=folder,
                              capture_output=True, text=True)
        if not tally.check(done.returncode == 0, f'npm could not install the readers: {done.stderr[-600:]}'):
            return None
        open(mark, 'w').close()
    done = subprocess.run(['node', f'{HERE}/read.js', os.getcwd(), f'{HERE}/annotation-terms.json'], cwd=folder,
                          capture_output=True, text=True)
    if not tally.check(done.returncode == 0, f'node: {done.stderr[-1500:]}'):
        return None
    return json.loads(text_of('understood.json'))


def main():
    head, found = check_csv()
    check_data_frames(head, found)
    check_workbook()
    check_full_disk()
    export('--to', 'datapackage', '--out', 'package')
    export('--to', 'datapackage', '--exact', '--out', 'exact-package')
    export('--to', 'webanno', '--out', 'all.jsonld', '--title', 'A "title"')
    export('--to', 'csl-json', '--out', 'all.json')
    export('--out', 'all.ris')
    check_codebook()
    read = read_with_node()
    if read:
        check_package(read['package'], True, 'data package')
        check_package(read['exact'], False, 'exact data package')
        check_annotations(read['annotations'])
        check_citations(read['csl'], 'CSL-JSON', 3)
        check_citations(read['ris'], 'RIS', 1)      # it takes no more than the year of a NEWS item
    check_brat()
    check_trees()
    check_timeline()
    check_round_trip()
    check_decisions()
    check_choice()
    tally.done()


TABLES = {'statements': tables.statement_rows, 'reports': tables.report_rows, 'entities': tables.entity_rows}
with tempfile.TemporaryDirectory() as scratch:
    os.chdir(scratch)
    LEDGER = 'ledger.db'
    corpus.write('corpus.jsonl')
    hearsay('add', LEDGER, 'corpus.jsonl')
    LINES = export()
    RECORDS = [json.loads(line) for line in LINES.splitlines()]
    main()
