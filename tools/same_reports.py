"""Reports about invented people that name the same speakers, and carry the same words, in many ways,
with the truth about both: for tests/same.py. Everything here was written for this file.

reports() gives the reports in order of their days. Each statement in them holds a word of its own
(a ship's name), by which the truth finds it whatever was read around it.
"""
import random

# Who: the ways in which reports introduce them (an outlet's report takes one), and the family name.
# Two of one name, or of one family name, are there on purpose.
PEOPLE = {
    'blonken': ['Antonin Blonken, the foreign minister of Velmia', 'Velmian Foreign Minister Antonin Blonken',
                'Antonin R. Blonken, Velmia\'s foreign minister', 'Foreign Minister Antonin Blonken', 'Mr Blonken'],
    'hanieh': ['Ismar Hanieh, leader of the Ansa Movement', 'Ismar Haniya, head of the Ansa Movement',
               'the leader of the Ansa Movement, Ismar Haniyeh', 'Ismar Hanieh', 'Hanieh'],
    'taal-mayor': ['Lena Taal, the mayor of Koven', 'Koven Mayor Lena Taal', 'Mayor Lena Taal'],
    'taal-singer': ['Lena Taal, a singer', 'the singer Lena Taal', 'opera singer Lena Taal'],
    'dorrek-mira': ['Mira Dorrek, a judge in Lisk', 'Judge Mira Dorrek', 'M. Dorrek, the judge'],
    'dorrek-ilan': ['Ilan Dorrek, a goalkeeper for Tarsh United', 'goalkeeper Ilan Dorrek', 'Ilan Dorrek'],
    'oskarson': ['Petra Lind Oskarson, a nurse', 'Petra Oskarson, a nurse', 'Petra L. Oskarson', 'Petra Oskarson'],
    'wexley': ['Tomas Wexley, mayor of Lisk', 'Lisk Mayor Tomas Wexley', 'Tomas Wexley', 'Wexley'],
    'wexley-other': ['Tomas Wexley, mayor of Brennick', 'Brennick Mayor Tomas Wexley'],
    'gho': ['The Grain and Harvest Organization (GHO)', 'The Grain and Harvest Organization', 'The GHO'],
    'vra': ['The Velmian River Authority (VRA)', 'The Velmian River Authority', 'The VRA'],
    'courier': ['The Koven Courier', 'Koven Courier'],
    'kestrel': ['Anneke van der Kestrel, an economist', 'the economist Anneke van der Kestrel', 'Ms van der Kestrel'],
    'farrow': ['A. J. Farrow, a guitarist', 'Adrik Farrow, the guitarist', 'Adrik J. Farrow'],
    'farrow-other': ['Adda Farrow, a police inspector', 'Inspector Adda Farrow'],
}
OUTLETS = ['Koven Herald', 'Harbour Post', 'Lisk Times', 'The Northern Ledger', 'Tarsh Evening News', 'Meridian Press']
UNNAMED = ['A senior official', 'A diplomat', 'Residents']
SHIPS = ['Albatross', 'Barnacle', 'Cormorant', 'Dunlin', 'Egret', 'Fulmar', 'Gannet', 'Heron', 'Ibis', 'Jackdaw',
         'Kestrel', 'Lapwing', 'Merlin', 'Nightjar', 'Osprey', 'Petrel', 'Quail', 'Redshank', 'Sandpiper', 'Tern']

# The same words in several reports: (kind, who, first words, further ways of putting them, and others
# that come near and are not the same). D direct, I indirect.
SAYINGS = [
    ('D', 'blonken', 'We will not leave anybody behind in the valley, and we will not ask for thanks',
     ['We will not leave anyone behind in the valley, and we will not ask for thanks',
      'We will not leave anybody behind in the valley',
      'we will not leave anybody behind in the valley and we will not ask for thanks'],
     ['We will not ask anybody to stay in the harbour, and we will not sell the boats']),
    ('D', 'hanieh', 'Our door stays open for those who come without guns and without conditions',
     ['Our door stays open for those who come without guns or conditions',
      'Our door stays open for those who come without guns'],
     ['Our road stays closed for those who go with lorries and with papers']),
    ('D', 'taal-mayor', 'The bridge is older than my grandmother, and it is in better health than she was',
     ['The bridge is older than my grandmother, and it is in better health',
      'The bridge is older than my grandmother and in better health than she was'],
     ['The theatre is older than the town hall, and it is in worse repair than it was']),
    ('D', 'oskarson', 'Nobody on this ward has slept since the flood, and nobody has complained',
     ['Nobody on this ward has slept since the flood and nobody complained',
      'Nobody on this ward has slept since the flood'],
     ['Everybody on this ward has eaten since the storm, and everybody has gone home']),
    ('D', 'wexley', 'We counted 40 tanks on the hills above the town, and then we stopped counting',
     ['We counted 40 tanks on the hills above the town, and then we stopped counting them',
      'We counted 40 tanks on the hills above the town'],
     ['We counted the votes in the hall below the town, and then we went to bed']),
    ('D', 'kestrel', 'Prices will fall when the ships come in, and the ships will come in when it is safe',
     ['Prices will fall when the ships come in, and the ships come in when it is safe',
      'Prices will fall when the ships come in and the ships will come when it is safe'],
     ['Wages will rise when the factories open, and the factories will open when there is power']),
    ('D', 'dorrek-mira', 'This court does not take orders from the palace, the army or the press',
     ['This court does not take orders from the palace, the army or the newspapers',
      'This court does not take orders from the palace'],
     ['This school does not take money from the church, the state or the bank']),
    ('D', 'farrow', 'I broke two strings and one promise tonight, and I am sorry about the strings',
     ['I broke two strings and one promise tonight and I am sorry about the strings',
      'I broke two strings and one promise tonight'],
     ['I lost two keys and one shoe tonight, and I am happy about the shoe']),
    ('I', 'blonken', 'the river crossing at Lisk would be closed to lorries until the end of the month',
     ['the river crossing at Lisk will be closed to lorries until the end of the month',
      'the river crossing at Lisk would be closed for lorries until the end of the month'],
     ['the river crossing at Tarsh would be closed to lorries until the end of the month',
      'the river crossing at Lisk would not be closed to lorries until the end of the month']),
    ('I', 'gho', 'more than 300 farms in the delta had lost their whole harvest to the salt',
     ['more than 300 farms in the delta have lost their whole harvest to the salt'],
     ['more than 500 farms in the delta had lost their whole harvest to the salt',
      'more than 300 farms in the delta had sold their whole harvest to the state']),
    ('I', 'vra', 'the water in the reservoir was safe to drink again after two weeks of tests',
     ['the water in the reservoir is safe to drink again after two weeks of tests'],
     ['the water in the reservoir was not safe to drink again after two weeks of tests',
      'the water in the reservoir was safe to drink again after two months of repairs']),
    ('I', 'taal-mayor', 'the theatre would get a new roof before the first snow of the year',
     ['the theatre will get a new roof before the first snow of the year'],
     ['the library would get a new roof before the first snow of the year',
      'the theatre would get a new director before the first night of the year']),
]


def sentence(kind, who, words):
    who = who[0].upper() + who[1:]
    if kind == 'I':
        return f'{who} said that {words}.'
    if ',' in who:
        return f'"{words}," said {who}.'
    return f'"{words}," {who} said.'


def said_sentence(way, ship, number):
    way = way[0].upper() + way[1:]
    comma = ',' if ', ' in way else ''
    return f'{way}{comma} said that the ferry {ship} {number} would sail at dawn.'


def reports(seed=1):
    """(reports, people, sayings): truth is {(report, marker): person} and {(report, words): saying or None}."""
    r = random.Random(seed)
    out, people, sayings = [], {}, {}

    def add(day, outlet, lines):
        out.append({'id': f'r{len(out):03}', 'outlet': outlet, 'published': f'2024-03-{day:02}',
                    'text': '\n\n'.join(lines) + '\n'})
        return out[-1]['id']

    number = 0
    for round_, (who, ways) in enumerate((w, v) for w, v in PEOPLE.items() for _ in range(2)):
        for at, way in enumerate(ways):
            number += 1
            marker = f'{r.choice(SHIPS)} {number}'
            name, digits = marker.split(' ')
            lines = [said_sentence(way, name, digits), f'{r.choice(UNNAMED)} said that fog was likely.']
            key = add(1 + (round_ * 3 + at) % 27, OUTLETS[(round_ + at) % len(OUTLETS)], lines)
            people[key, digits] = who
    for number, (kind, who, first, same, others) in enumerate(SAYINGS):
        day = 2 + number * 2
        for at, words in enumerate([first] + same + [first]):
            way = PEOPLE[who][at % min(2, len(PEOPLE[who]))]
            key = add(day + at % 3, OUTLETS[(number + at) % len(OUTLETS)], [sentence(kind, way, words)])
            sayings[key, words] = number
        for at, words in enumerate(others):
            key = add(day + at, OUTLETS[(number + at + 3) % len(OUTLETS)], [sentence(kind, PEOPLE[who][0], words)])
            sayings[key, words] = f'{number}-{at}'
    return out, people, sayings
