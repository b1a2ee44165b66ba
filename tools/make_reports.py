#!/usr/bin/python3
"""Writes reports about invented people, for tests and measurements: usage: tools/make_reports.py N [SEED]

Prints N reports as JSON lines. Each is put together from sentences that were written for this
file, with names, offices, places, days and quotations filled in by a generator of random numbers
that gives the same on every machine. Some quotations return in several reports, in the same words
or nearly so, as those of news agencies do.

Surnames have a long tail, as in the world: 46 written ones and 20,000 made of syllables, of which the
k-th is met with a weight of 1 / (k + 30) (Mandelbrot's form of Zipf's law): the first in 0.5 % of all
cases, the 46 in 14 %, and most others once or never.
"""
import datetime
import json
import random
import sys

FIRST = '''Ada Adrik Alma Anselm Berit Bruno Calla Casimir Dagny Darian Edda Emeric Fenna Florian Greta Hakon Ilse Ivo
Jarmila Jonas Katrin Kellan Lena Lorcan Mira Milan Nadia Niels Odile Oskar Petra Quirin Renata Rurik Signe Soren Tamsin
Tomas Ursa
Valdis Vera Viktor Wanda Willem Xenia Yorick Zora Zeno'''.split()
LAST = '''Abrick Bellweather Brandt-Osk Corvane Dorrek Drummel Eastmark Falkner Farrow Galt Grenn Halvik Harrow Holt
Ister Jansky Karst Kestrel Lund Lorne Marden Marrow Mossley Nashek Norring Oakes Orlik Pell Prask Quill Rademar Ravel
Sarn Selkirk Taal Thorne Ulster Umbrel Vance Veld Voss Wexley Wren Yarrow Zabek'''.split()
SYLLABLES = ('''Al Bar Bren Cal Cor Dal Dor Ed Fal Fen Gal Gor Hal Har Ing Jar Kal Kor Lan Lor Mal Mer Nor Or Pel Ral
Sel Tar Ul Var Wel Yar Zel'''.split(), '''a e i o u an en in on ar er ir or al el il ol am em im om ad ed id'''.split(),
             '''bach beck berg by croft dale den dorf feld ford gard ham holm key lund man mark mere nik quist rup son
stad stow ton vik'''.split())
SURNAMES, HEAD = 20000, 30
PLACES = '''Koven Lisk Tarsh Maresh Velmia Ostrava-Bel Brennick Carrow Dunmere Eskill Farholm Gradek Hollin Isker
Jorvale Kestria Lowmark Morrin Nivel Ordell'''.split()
OFFICES = ['foreign minister', 'mayor', 'defence secretary', 'union leader', 'chief negotiator', 'police commissioner',
           'opposition leader', 'central bank governor', 'spokesman for the ministry', 'head of the relief agency',
           'school inspector', 'harbour master', 'health minister', 'judge', 'chief engineer']
OUTLETS = ['Koven Courier', 'Harbour Post', 'Radio Tarsh', 'Meridian Press', 'Lisk Herald', 'The Northern Ledger',
           'Velmian News Agency', 'Channel Nine', 'Maresh Times', 'The Evening Dispatch']
GROUPS = ['the council', 'the government', 'the union', 'the army', 'the Assembly', 'the ministry', 'the company']
SOURCES = ['a senior official', 'two people familiar with the talks', 'a diplomat', 'an official close to the Assembly',
           'residents', 'an aide to the minister', 'officials in the ministry']
THINGS = ['the bridge', 'the harbour', 'the valley road', 'the grain quota', 'the hospital', 'the ceasefire',
          'the prisoners', 'the new tariff', 'the water treaty', 'the school reform', 'the power station', 'the budget']
CLAIMS = ['{thing} will be ready before the winter', 'nobody was told about {thing}',
          '{thing} has cost twice what was planned', '{group} would not give way on {thing}',
          'talks about {thing} will go on in {place} next week', '{thing} must be settled by the end of the month',
          'no more than {n} people were affected', '{group} had received {n} complaints about {thing}',
          'the figures on {thing} were wrong', 'there is no plan to close {thing}',
          '{group} had agreed to a vote on {thing}', 'the road to {place} would stay closed for {n} days']
QUOTES = ['We will not sign anything about {thing} in the dark', 'The people of {place} have waited long enough',
          'There is still a way to save {thing}', 'I have read every page about {thing}, and I am not convinced',
          'Our patience is long, but it is not endless', 'It would be a mistake to speak of {thing} today',
          'Nobody will be left behind in {place}', 'This is a good day for {place}',
          'We need {n} more weeks for {thing}',
          'What happened to {thing} was a failure of {group}', 'They promised us {thing}, and they broke their word']
SENTENCES = [
    '{full}, the {office} of {place}, said on {day} that {claim}.',
    '"{quote}," {last} told {outlet}.',
    '"{quote}," said {full}, {office}.',
    '{last} added that {claim}.',
    'According to {source}, {claim}.',
    'The {outlet} reported that {source} had told {group} that {claim}.',
    '{other} denied that {claim}.',
    '{other} rejected the {office}\'s account and accused {group} of hiding the truth about {thing}.',
    '{last} demanded that {group} publish its report on {thing}.',
    '{last} did not say whether {claim}.',
    '"{quote}," {other} said at a press conference in {place} on {day}, adding that {claim}.',
    '{source_up} told {outlet} on condition of anonymity that {claim}.',
    '{group_up} has promised that {claim}, {other} said.',
    '{last} asked {group} to return to the table.',
    'Work on {thing} began {n} months ago, and the weather has been kind so far.',
    'The square in {place} was quiet in the morning.',
]
DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']


def surname(r):
    rank = int(HEAD * ((SURNAMES + HEAD) / HEAD) ** r.random()) - HEAD
    if rank < len(LAST):
        return LAST[rank]
    name = ''
    for part in SYLLABLES:
        name += part[rank % len(part)]
        rank //= len(part)
    return name


def upper(text):
    return text[0].upper() + text[1:]


def fill(r, template, names):
    values = {'thing': r.choice(THINGS), 'place': r.choice(PLACES), 'group': r.choice(GROUPS), 'n': r.randint(3, 90),
              'day': r.choice(DAYS), 'outlet': r.choice(OUTLETS), 'source': r.choice(SOURCES)}
    values |= {'group_up': upper(values['group']), 'source_up': upper(values['source'])}
    claim, quote = r.choice(CLAIMS).format(**values), r.choice(QUOTES).format(**values)
    return template.format(claim=claim, quote=quote, **values, **names)


def report(r, number, day, sayings):
    """One report; `sayings` are sentences that others may carry again."""
    first, last = r.choice(FIRST), surname(r)
    names = {'full': f'{first} {last}', 'last': last, 'office': r.choice(OFFICES),
             'other': f'{r.choice(FIRST)} {surname(r)}'}
    opening = fill(r, SENTENCES[0], names)
    body = [opening] + [fill(r, r.choice(SENTENCES[1:]), names) for _ in range(r.randint(12, 20))]
    if sayings and r.random() < 0.3:
        body.insert(r.randint(1, len(body)), r.choice(sayings))
    elif r.random() < 0.3:
        sayings.append(fill(r, '"{quote}," {full} said on {day}.', names))
    paragraphs = [' '.join(body[i:i + 3]) for i in range(0, len(body), 3)]
    outlet = r.choice(OUTLETS)
    title = upper(fill(r, '{claim}', names))
    return {'id': f'report-{number:06}', 'url': f'https://news.example/{day.isoformat()}/{number}', 'title': title,
            'outlet': outlet, 'published': day.isoformat(), 'text': title + '\n\n' + '\n\n'.join(paragraphs) + '\n'}


def reports(n, seed=1):
    r = random.Random(seed)
    sayings = []
    for number in range(1, n + 1):
        day = datetime.date(2023, 1, 1) + datetime.timedelta(days=number * 730 // max(n, 1))
        yield report(r, number, day, sayings)
        del sayings[:-200]


if __name__ == '__main__':
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for made in reports(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        print(json.dumps(made, ensure_ascii=False))
