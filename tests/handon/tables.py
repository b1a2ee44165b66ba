"""What the tables must hold, worked out from the record by other code than the program's."""

SPECIAL = '=+-@\t\r\n\uff1d\uff0b\uff0d\uff20'


def cut(record, span):
    return record['text'].encode()[span[0]:span[1]].decode()


def words(record, spans):
    return ' … '.join(cut(record, span) for span in spans)


def party(value):
    return value and value['name']


def statement_rows(record):
    """One dictionary a statement: Python values, None where the cell is empty."""
    by_id = {e['id']: e for e in record['entities']}
    for s in record['statements']:
        speaker = by_id.get((s['speaker'] or {}).get('entity'))
        made = s['made'] or {}
        yield {
            'report': record['id'], 'published_by': record['outlet'], 'published': record['published'],
            'statement': s['id'], 'parent': s['parent'], 'speaker': party(s['speaker']),
            'named': speaker and speaker['named'], 'cue': words(record, s['cue']), 'addressee': party(s['addressee']),
            'outlet': party(s['outlet']), 'made': made.get('value'), 'made_first': made.get('first'),
            'made_last': made.get('last'), 'venue': s['venue'] and s['venue']['text'], 'kind': s['kind'],
            'act': s['act'], 'modality': s['modality'], 'negated': s['negated'], 'content': words(record, s['content']),
            'condition': s['condition'] and cut(record, s['condition']), 'source': words(record, s['source']),
            'begin': s['content'][0][0] if s['content'] else None, 'end': s['content'][-1][1] if s['content'] else None,
            'confidence': s['confidence'], 'rule': s['rule'], 'title': record['title'], 'url': record['url'],
            'speaker_id': speaker and speaker['id'], 'speaker_type': speaker and speaker['type'],
            'speaker_role': speaker and speaker['role'], 'verdict': s.get('verdict'),
        }


def report_rows(record):
    yield {'report': record['id'], 'url': record['url'], 'outlet': record['outlet'], 'title': record['title'],
           'published': record['published'], 'sha256': record['sha256'], 'bytes': len(record['text'].encode()),
           'statements': len(record['statements'])}


def entity_rows(record):
    for e in record['entities']:
        yield {'report': record['id'], 'entity': e['id'], 'name': e['name'], 'type': e['type'], 'role': e['role'],
               'named': e['named'], 'mentions': len(e['mentions'])}


def printed(value):
    """A value as CSV prints it, before anything is made harmless."""
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, float):
        return f'{value:.4g}'
    return str(value)


def harmless(cell):
    """Would no spreadsheet run it?"""
    return not cell or cell[0] not in SPECIAL


def restored(cell):
    """The cell without the apostrophe that made it harmless."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and bare and bare[0] in SPECIAL else cell
