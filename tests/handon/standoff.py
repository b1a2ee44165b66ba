"""brat standoff and Web Annotations read back: grammar, offsets, and the spans they came from."""
import re

BREAK = re.compile('[\x00-\x1f\x85\u2028\u2029]')

# https://brat.nlplab.org/standoff.html
LINES = {
    'T': re.compile(r'T(\d+)\t([A-Za-z_-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)'),
    'E': re.compile(r'E(\d+)\t([A-Za-z_-]+):T(\d+)((?: [A-Za-z_-]+:[TE]\d+)*)'),
    'A': re.compile(r'A(\d+)\t([A-Za-z_-]+) E(\d+)(?: (\S+))?'),
    '#': re.compile(r'#(\d+)\tAnnotatorNotes E(\d+)\t(.+)'),
}


def configuration(text):
    """{'entities': {...}, 'events': {type: {role: types}}, 'attributes': {name: values}}"""
    found, section = {}, None
    for line in filter(None, text.split('\n')):
        if line.startswith('['):
            section = found.setdefault(line.strip('[]'), {})
            continue
        name, _, rest = line.partition('\t')
        section[name] = {key.strip().rstrip('?*+'): value.strip() for key, value in
                         (part.split(':') for part in rest.split(',') if part.strip())}
    return found


def faults(text, annotations, conf):
    """What is wrong with an .ann file, in words; and its events by the note's first word."""
    wrong, seen, bound, events, by_note = [], set(), {}, {}, {}
    lines = annotations.split('\n')
    if lines.pop() != '':
        wrong.append('the last line has no end')
    for line in lines:
        pattern = LINES.get(line[:1])
        match = pattern and pattern.fullmatch(line)
        if not match:
            wrong.append(f'no line of brat: {line!r}')
            continue
        if (line[0], match[1]) in seen:
            wrong.append(f'two of the id {line[0]}{match[1]}')
        seen.add((line[0], match[1]))
        if line[0] == 'T':
            places = [tuple(map(int, p.split())) for p in match[3].split(';')]
            if match[4] != ' '.join(text[b:e] for b, e in places):
                wrong.append(f'T{match[1]} is not what stands there')
            if any(BREAK.search(text[b:e]) or b >= e for b, e in places) or places != sorted(places):
                wrong.append(f'T{match[1]} has a fragment that may not be')
            if match[2] not in conf['entities'] and match[2] not in conf['events']:
                wrong.append(f'T{match[1]} has a type that is not declared')
            bound[match[1]] = (match[2], places)
        elif line[0] == 'E':
            arguments = dict(a.split(':') for a in match[4].split())
            roles = conf['events'].get(match[2], {})
            kind, places = bound[match[3]]
            if kind != match[2]:
                wrong.append(f'E{match[1]} has a trigger of another type')
            for role, to in arguments.items():
                wanted = roles.get(role)
                if (wanted != '<EVENT>' or to[1:] not in events) if to[0] == 'E' else wanted != bound[to[1:]][0]:
                    wrong.append(f'E{match[1]} has no {role} that the configuration allows')
            spans = {role: bound[to[1:]][1] for role, to in arguments.items() if to[0] == 'T'}
            events[match[1]] = {'trigger': places, 'type': kind, **spans}
        elif line[0] == 'A':
            values = conf['attributes'].get(match[2], {}).get('Value')
            if match[3] not in events or (match[4] is None) != (values is None) or \
                    (values and match[4] not in values.split('|')):
                wrong.append(f'A{match[1]} is no attribute that the configuration allows')
            else:
                events[match[3]][match[2]] = match[4] or True
        else:
            by_note[match[3].split(';')[0]] = events[match[2]]
    return wrong, by_note


def solid(text, spans):
    """The code points of spans that are no blanks or breaks: what any way of cutting them leaves."""
    return [i for b, e in spans for i in range(b, e) if text[i] != ' ' and not BREAK.match(text[i])]


def points(record, spans):
    """Spans of bytes as spans of code points."""
    data = record['text'].encode()
    return [(len(data[:b].decode()), len(data[:e].decode())) for b, e in spans]


def annotation_faults(record, annotation):
    """What of an annotation does not lead back to the statement of the record that it names."""
    text, wrong = record['text'], []
    s = next(s for s in record['statements'] if annotation['id'].endswith(':' + s['id']))

    def places(resources):
        for resource in resources:
            quote, position = resource['selector']
            b, e = position['start'], position['end']
            there = text[b:e], text[max(0, b - 32):b], text[e:e + 32]
            if (quote['exact'], quote['prefix'], quote['suffix']) != there:
                wrong.append(f'{annotation["id"]}: the quotation is not what stands at {b}, {e}')
            yield b, e

    bodies = annotation['body']
    if list(places(annotation['target'])) != points(record, s['content'] or s['cue'] or s['source']):
        wrong.append(f'{annotation["id"]}: the target is not the content')
    for role in 'source', 'cue':
        if list(places(b for b in bodies if b.get('label') == role)) != points(record, s[role]):
            wrong.append(f'{annotation["id"]}: other places of the {role}')
    tags = {b['value'] for b in bodies if b['type'] == 'TextualBody'}
    if f'act: {s["act"]}' not in tags or (s['speaker'] and f'speaker: {s["speaker"]["name"]}' not in tags):
        wrong.append(f'{annotation["id"]}: tags that are not the statement\'s')
    return wrong
