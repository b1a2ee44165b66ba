#!/usr/bin/python3
"""The page of `hearsay serve`: usage: tests/page.py HEARSAY

What web/ builds must be what is committed; the server must answer whom it should and nobody
else; and every view is used in Debian's Chromium (tests/page/views.mjs). The ledger is made of the
project's own reports, and of one that means harm.
"""
import concurrent.futures
import csv
import gzip
import hashlib
import http.client
import io
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WEB = os.path.join(TOP, 'web')
sys.path.insert(0, os.path.join(TOP, 'tools'))
from tally import Tally

GZIPPED = 120_000  # bytes that the whole page may have
HARM = ('<script>window.hacked = 1</script> and <img src=x onerror="window.hacked=1">\n\n'
        '"<script>window.hacked = 1</script>," said <img src=x onerror=window.hacked=1> Orla Venn, '
        'its owner, on Monday. "</textarea></style><iframe src=javascript:alert(1)>," she told Radio Tarsh.\n')

tally = Tally()


def files_of(folder):
    return {os.path.relpath(os.path.join(at, name), folder): open(os.path.join(at, name), 'rb').read()
            for at, _, names in os.walk(folder) for name in names}


def npm(*command):
    return subprocess.run(['npx', '--no-install', *command], cwd=WEB, capture_output=True, text=True, timeout=180)


def install():
    """The builders, once for each package-lock.json."""
    lock = hashlib.sha256(open(f'{WEB}/package-lock.json', 'rb').read()).hexdigest()
    mark = f'{WEB}/node_modules/.lock'
    if os.path.exists(mark) and open(mark).read() == lock:
        return True
    done = subprocess.run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], cwd=WEB,
                          capture_output=True, text=True, timeout=300)
    if tally.check(done.returncode == 0, f'npm could not install what builds the page: {done.stderr[-800:]}'):
        open(mark, 'w').write(lock)
    return done.returncode == 0


def check_bundle():
    with tempfile.TemporaryDirectory() as fresh:
        done = npm('vite', 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn')
        tally.check(done.returncode == 0, lambda: f'the page does not build: {done.stderr[-800:]}')
        built, kept = files_of(fresh), files_of(f'{WEB}/dist')
        tally.check(sorted(built) == sorted(kept), f'web/dist has other files than a build: {sorted(kept)}')
        for name in built:
            tally.check(built[name] == kept.get(name), f'web/dist/{name} is not what its source builds: '
                                                       'run `npx vite build` in web/ and commit it')
    size = sum(len(gzip.compress(data)) for name, data in kept.items() if not name.endswith('.txt'))
    tally.check(size <= GZIPPED, f'the page has {size} bytes gzipped; {GZIPPED} at most')
    done = npm('tsc', '--noEmit')
    tally.check(done.returncode == 0, lambda: f'types: {done.stdout[-1500:]}')


# ---- the server ------------------------------------------------------------------------------------

class Server:
    def __init__(self, hearsay, ledger, *options):
        self.process = subprocess.Popen([hearsay, 'serve', '--port', '0', '--user', 'Tester', *options, ledger],
                                        stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip().rstrip('/')
        self.host = self.url.split('//')[1]

    def ask(self, path, method='GET', body=None, headers=None):
        """(status, headers, body) of one request."""
        connection = http.client.HTTPConnection(self.host, timeout=30)
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, answer.headers, data

    def post(self, path, body, **headers):
        given = {'X-Hearsay': 'page'}
        given.update({name.replace('_', '-'): value for name, value in headers.items()})
        return self.ask(path, 'POST', body, {name: value for name, value in given.items() if value is not None})

    def stop(self):
        self.process.terminate()
        return self.process.wait(10)


def check_guard(s):
    port = s.host.split(':')[1]
    for host, status in ((s.host, 200), (f'localhost:{port}', 200), (f'evil.example:{port}', 403),
                         ('evil.example', 403), (f'127.0.0.1.evil.example:{port}', 403), ('127.0.0.1', 403),
                         (f'127.0.0.1:{port}x', 403)):
        for path in ('/', '/reports.json', '/assets/app.js'):
            found = s.ask(path, headers={'Host': host})[0]
            tally.check(found == status, f'{path} asked for as {host}: {found}, not {status}')
    text = b'"No," said Ada Brandt.'
    cases = ((dict(), 200), (dict(X_Hearsay=None), 403), (dict(X_Hearsay='other'), 403),
             (dict(Origin=s.url), 200), (dict(Origin='http://evil.example'), 403), (dict(Origin='null'), 403),
             (dict(Sec_Fetch_Site='same-origin'), 200), (dict(Sec_Fetch_Site='cross-site'), 403),
             (dict(Sec_Fetch_Site='same-site'), 403), (dict(Host=f'evil.example:{port}'), 403))
    for headers, status in cases:
        found = s.post('/report?name=guard', text, **headers)[0]
        tally.check(found == status, f'a write with {headers}: {found}, not {status}')
    for path in ('/', '/reports.json', '/sayings.csv', '/nothing', '/report/999999.json', '/assets/app.css'):
        headers = s.ask(path)[1]
        policy = headers.get('Content-Security-Policy') or ''
        tally.check("default-src 'self'" in policy and 'unsafe' not in policy and
                    headers.get('X-Content-Type-Options') == 'nosniff', f'{path} goes out without its policy')
    headers = s.ask('/reports.json', headers={'Origin': 'http://evil.example'})[1]
    tally.check('Access-Control-Allow-Origin' not in headers, 'answers are opened to other sites')


def check_answers(s):
    report = json.loads(s.ask('/reports.json')[2])['rows'][0]['report']
    missing = ('/nothing', '/nothing.json', '/report/x', '/report/999999.json', '/speaker/999999.json', '/report/12/13',
               '/../etc/passwd', '/reports.xml', '/about', '/' + 'x' * 5000)
    wrong = ('limit=x', 'limit=100000', 'limit=-1', 'since=2024-13-01', 'confidence=2', 'q=...', 'report=1e3')
    cases = [(path, 404) for path in missing] + [(f'/sayings.json?{argument}', 400) for argument in wrong]
    for path, status in cases + [('/sayings', 200), (f'/report/{report}', 200)]:
        found = s.ask(path)[0]
        tally.check(found == status, f'{path[:60]}: {found}, not {status}')
    tally.check(s.ask('/reports.json', 'PUT')[0] == 405, 'PUT is answered')
    tally.check(s.ask('/reports.json', 'HEAD')[0] == 200, 'HEAD is not answered')
    mark = s.ask('/assets/app.js')[1]['ETag']
    again = s.ask('/assets/app.js', headers={'If-None-Match': mark})[0]
    tally.check(again == 304, 'a file that is known is sent again')
    verdicts = (({'statement': 'st_none', 'verdict': 'accept'}, 400), ({'verdict': 'accept'}, 400), ([], 400),
                ({'statement': 'x', 'verdict': 'like'}, 400))
    for body, status in verdicts:
        found = s.post(f'/verdict/{report}', json.dumps(body))[0]
        tally.check(found == status, f'the verdict {body}: {found}, not {status}')
    statement = json.loads(s.ask(f'/report/{report}.json')[2])['record']['statements'][0]['id']
    for fields in ({'speaker': 3}, {'text': 'x'}, {'cue': [[5, 3]]}, {'cue': [[0, 2], [1, 4]]}, {'kind': 'loud'},
                   {'act': ''}, {'made': 'soon'}, {'made': '2024-02-31'}, {}):
        correction = {'statement': statement, 'verdict': 'correct', 'fields': fields}
        found = s.post(f'/verdict/{report}', json.dumps(correction))
        tally.check(found[0] == 400, f'the correction {fields}: {found[0]}, not 400')
    tally.check(s.post('/report?name=empty', b'')[0] == 400, 'a report without text is taken')
    tally.check(s.post('/report?name=big', b'x' * 300_000)[0] == 413, 'a report that is too large is taken')
    tally.check(s.post(f'/verdict/{report}', b' ' * 100_000)[0] == 413, 'a verdict that is too large is taken')
    tally.check(s.post('/report?name=bytes', bytes(range(256)) * 20)[0] == 200, 'bytes that are no text are refused')


def check_junk(s):
    """Bytes that are no HTTP, and connections that stop half way, take nothing down."""
    chance = random.Random(4)
    host, port = s.host.split(':')
    for n in range(60):
        with socket.create_connection((host, int(port)), 5) as wire:
            head = (f'POST /report?name={n} HTTP/1.1\r\nHost: {s.host}\r\nX-Hearsay: page\r\n'
                    'Content-Length: 90\r\n\r\n')
            junk = bytes(chance.randrange(256) for _ in range(chance.randrange(400)))
            wire.sendall((head.encode()[:chance.randrange(len(head) + 1)] if n % 2 else b'GET /%ff%00?q=') + junk)
    tally.check(s.ask('/')[0] == 200, 'junk took the server down')


def check_tables(s):
    """CSV: what is found is what JSON says, and no cell is a formula."""
    s.post('/report.json', json.dumps({'id': 'formula', 'outlet': '=1+1', 'title': '@SUM(A1)',
                                       'text': '"=HYPERLINK(1)" said Ada Brandt, "quoted, twice".'}))
    for path in ('reports', 'sayings', 'timeline', 'speakers', 'chains', 'repeated', 'corrections'):
        data = s.ask(f'/{path}.csv')[2].decode('utf-8')
        rows = list(csv.reader(io.StringIO(data.removeprefix('\ufeff'), newline='')))
        tally.check(data.startswith('\ufeff') and len({len(r) for r in rows}) == 1, f'{path}.csv is not one table')
        cells = [c for r in rows for c in r if c[:1] in '=+-@' and c]
        tally.check(not cells, f'{path}.csv has formulas: {cells[:3]}')
    total = json.loads(s.ask('/sayings.json')[2])['total']
    rows = list(csv.DictReader(io.StringIO(s.ask('/sayings.csv')[2].decode('utf-8-sig'), newline='')))
    tally.check(len(rows) == total, f'sayings.csv has {len(rows)} rows, and {total} are found')
    tally.check(any(r['published_by'] == "'=1+1" for r in rows), 'a formula is not neutralised')


def check_crowd(s):
    """Many at a time: all are answered, and alike."""
    paths = ['/sayings.json?q=the', '/timeline.json', '/chains.json', '/speakers.json'] * 10
    with concurrent.futures.ThreadPoolExecutor(16) as crowd:
        answers = list(crowd.map(lambda p: s.ask(p)[::2], paths))
    tally.check(all(status == 200 for status, _ in answers), f'not all are answered: {sorted({a[0] for a in answers})}')
    tally.check(len({a[1] for a in answers}) == 4, 'one question has several answers')


def check_judged(hearsay, ledger, s):
    """What users said outlives another reading, and is given as gold."""
    before = json.loads(s.ask('/corrections.json')[2])['rows']
    sample = f'{TOP}/samples/ceasefire-talks.txt'
    subprocess.run([hearsay, 'add', '--again', '--quiet', ledger, sample], check=True, capture_output=True)
    after = json.loads(s.ask('/corrections.json')[2])['rows']
    tally.check(before == after and len(before) >= 3, 'a second reading changed what users said')
    report = before[0]['report']
    answer = json.loads(s.ask(f'/report/{report}.json')[2])
    gold = json.loads(s.ask(f'/report/{report}.gold')[2])
    text = gold['text'].encode()
    verdicts = {c['statement']: c for c in before}
    kept = {g['id']: g for g in gold['statements']}
    rejected = [i for i, c in verdicts.items() if c['verdict'] == 'reject']
    corrected = [i for i, c in verdicts.items() if c['verdict'] == 'correct']
    tally.check(rejected and not set(rejected) & set(kept), 'gold holds what was rejected')
    tally.check(len(kept) == len(answer['record']['statements']) - len(rejected), 'gold lacks statements')
    for i in corrected:
        fields = verdicts[i]['fields']
        tally.check(kept[i]['content'] == fields['content'] and kept[i]['speaker'] == [fields['speaker']],
                    f'gold is not as corrected: {kept[i]}')
    wanted = {'id', 'parent', 'kind', 'source', 'cue', 'content', 'speaker', 'named', 'addressee', 'made', 'venue',
              'outlet', 'negated'}
    for g in gold['statements']:
        spans = [p for role in ('source', 'cue', 'content') for p in g[role]] + ([g['venue']] if g['venue'] else [])
        tally.check(set(g) == wanted and (g['parent'] is None or g['parent'] in kept) and
                    all(0 <= b < e <= len(text) for b, e in spans) and
                    re.fullmatch(r'\d{4}(-\d\d(-\d\d)?)?', g['made'] or '2024'), f'no gold statement: {g}')
    tally.check(s.ask('/gold.jsonl')[2] == b'', 'a report that is half judged is given as gold')
    for st in answer['record']['statements']:
        if st['id'] not in verdicts:
            s.post(f'/verdict/{report}', json.dumps({'statement': st['id'], 'verdict': 'accept', 'by': 'Second'}))
    lines = s.ask('/gold.jsonl')[2].decode().splitlines()
    tally.check(len(lines) == 1 and json.loads(lines[0])['statements'] == gold['statements'],
                'a report that is judged as a whole is not given as gold')


def fill(hearsay, ledger, folder):
    """Our own development reports, the sample, and one that means harm."""
    with open(f'{folder}/reports.jsonl', 'w', encoding='utf8') as out:
        for name in sorted(os.listdir(f'{TOP}/tests/ledgers')):
            if name.endswith('.json'):
                d = json.load(open(f'{TOP}/tests/ledgers/{name}', encoding='utf8'))
                out.write(json.dumps({k: d[k] for k in ('id', 'text', 'published', 'outlet', 'title')}) + '\n')
        out.write(json.dumps({'id': 'hostile', 'title': '<script>window.hacked = 1</script>', 'published': '2025-04-04',
                              'outlet': '<img src=x onerror=window.hacked=1>', 'url': 'javascript:window.hacked=1',
                              'text': HARM}) + '\n')
    subprocess.run([hearsay, 'add', '--quiet', ledger, f'{folder}/reports.jsonl', f'{TOP}/samples'], check=True)


def check_views(s):
    done = subprocess.run(['node', f'{TOP}/tests/page/views.mjs', WEB, s.url], capture_output=True, text=True,
                          timeout=400)
    lines = done.stdout.splitlines()
    for line in lines:
        if line.startswith('ok '):
            tally.check(True, '')
        elif line.startswith('FAILED '):
            tally.check(False, line[7:])
        else:
            print(line)
    tally.check(done.returncode == 0 and len(lines) > 100, f'the browser stopped: {done.stderr[-1500:]}')


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    hearsay = os.path.abspath(sys.argv[1])
    ready = install()
    if ready:
        check_bundle()
    with tempfile.TemporaryDirectory() as folder:
        ledger = f'{folder}/ledger.db'
        fill(hearsay, ledger, folder)
        s = Server(hearsay, ledger, '--max-size', '100000')
        try:
            if ready:
                check_views(s)
                check_judged(hearsay, ledger, s)
            check_guard(s)
            check_answers(s)
            check_junk(s)
            check_tables(s)
            check_crowd(s)
        finally:
            status = s.stop()
        tally.check(status == 0, f'the server ended with {status}')
    tally.done()


main()
