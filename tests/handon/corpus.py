"""Reports that try what formats have trouble with; all in them is invented."""
import glob
import json
import os

ASTRAL, ARABIC = '\U00010348\U0001F33F', '\u202b\u0635\u0648\u062a \u0627\u0644\u0648\u0627\u062f\u064a\u202c'

HOSTILE = [
    {'id': 'formula, "quoted"\nand broken', 'published': '2025-04-04', 'outlet': '=cmd|\' /C calc\'!A0',
     'title': '=HYPERLINK("http://127.0.0.1","click")', 'url': 'javascript:alert(1)',
     'text': '@Lisk Radio reported that the "quiet spring" had ended.\n\n'
             '"-2+3 is what they owe us,\n=SUM(A1:A9) they say," Ilan Dorrek told reporters on Monday.\n'
             '+49 is the code, Mira Veld said, "and\t=1+1 is the answer".\n'},
    {'id': '=1+1', 'published': '2025-04-05', 'title': '\'=not a formula', 'outlet': '\uff0bRadio',
     'text': 'Ilan Dorrek said: "=1+1". "+2," he added. "-3 degrees," said Mira Veld. '
             '"@all, go home," she told the crowd.'},
    {'id': 'astral', 'published': '2025-04-06', 'title': f'{ASTRAL} and {ARABIC}', 'outlet': f'{ARABIC} Post',
     'url': 'https://news.example/\u00e4?a=1&b="2"',
     'text': f'{ASTRAL} On Friday {ARABIC} wrote that Zo\u00eb O\u2019Neil had said \u201cwe \U0001F600 won\u2019t'
             f'\u201d and left.\n\nZo\u00eb O\u2019Neil told {ASTRAL} Radio that '
             '\u201cthe road\u2028is\u2029open\u0085now\u201d.\n'},
    {'id': 'markup', 'published': '2025-04-07', 'title': '<script>alert("x")</script> & co',
     'url': 'https://news.example/a"onmouseover="alert(1)',
     'text': 'Ilan Dorrek said that <b>"<img src=x onerror=alert(1)>"</b> was & is </p> the answer.\n'},
    {'id': 'controls', 'published': '2025-04-08',
     'text': 'Mira Veld said:\r\n"one\x00two\x01three\x0bfour\x0cfive\x1bsix \ufffe\uffff",\tand \x7f left.\r\n'},
    {'id': 'empty', 'text': ''},
    {'id': 'silent', 'published': '2025-04-09', 'title': 'Weather', 'text': 'The valley lay under snow.\n'},
    {'id': 'wire 1', 'published': '2025-04-10', 'outlet': 'Harbour Post', 'url': 'https://post.example/1',
     'text': 'On Tuesday the army denied that it had shelled Lisk, Koven Courier reported.\n'},
    {'id': 'wire 2', 'published': '2025-04-11', 'outlet': 'Radio Tarsh', 'url': 'https://tarsh.example/2',
     'text': 'On Tuesday the army denied that it had shelled Lisk, Koven Courier reported.\n'},
    {'id': 'undated', 'text': 'Dorrek told Radio Tarsh that the army had promised "a quiet spring".\n'},
]


def write(path):
    """The hostile reports, the sample, and the ledgers' texts, as JSON lines."""
    top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    reports = list(HOSTILE)
    for name in sorted(glob.glob(f'{top}/tests/ledgers/*.json'))[:16]:
        if int(os.path.basename(name)[:2]) % 3 == 0:
            continue    # held out: their readings are measured, and not looked at
        gold = json.load(open(name, encoding='utf8'))
        reports.append({key: gold[key] for key in ('id', 'text', 'published', 'outlet', 'title') if gold.get(key)})
    reports.append({'id': 'sample', 'text': open(f'{top}/samples/ceasefire-talks.txt', encoding='utf8').read()})
    with open(path, 'w', encoding='utf8') as out:
        for report in reports:
            out.write(json.dumps(report) + '\n')
