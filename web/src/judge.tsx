/* Verdicts on a reading: accepted, rejected, or corrected field by field. They are kept beside
   what was read, with who and when. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, send, type About, type Record, type Span, type Statement } from './api';
import { bytesBefore, locate, unitsOf, wordsOf } from './text';

export type Verdict = 'accept' | 'reject' | 'correct';

let user = '';

export async function judgeName(): Promise<string> {
  const kept = localStorage.getItem('hearsay.by');
  if (kept) return kept;
  if (!user) user = (await ask<About>('/about')).user;
  return user;
}

export const setJudgeName = (name: string) => localStorage.setItem('hearsay.by', name);

export async function judge(report: number, statement: string, verdict: Verdict, fields?: object): Promise<void> {
  await send(`/verdict/${report}`, JSON.stringify({ statement, verdict, fields, by: await judgeName() }));
}

export const ACTS = ['say', 'ask', 'appeal', 'demand', 'offer', 'promise', 'threaten', 'deny', 'reject', 'accept', 'accuse',
  'praise', 'decline', 'think', 'want', 'decide'];

/** What is in the form, as words. */
interface Draft {
  source: string; cue: string; content: string; speaker: string; named: boolean; addressee: string; outlet: string;
  made: string; kind: string; act: string; negated: boolean;
}

type Part = 'source' | 'cue' | 'content';
const PARTS: [Part, string][] = [['source', 'Source: the words that name the speaker'],
  ['cue', 'Cue: the words that attribute'], ['content', 'Content: what is attributed']];

function draftOf(record: Record, s: Statement): Draft {
  const unit = unitsOf(record.text);
  const words = (spans: Span[]) => spans.map((span) => wordsOf(record.text, unit, span)).join('\n');
  return {
    source: words(s.source), cue: words(s.cue), content: words(s.content), speaker: s.speaker?.name ?? '',
    named: s.speaker?.named ?? false, addressee: s.addressee?.name ?? '', outlet: s.outlet?.name ?? '',
    made: s.made?.value ?? '', kind: s.kind, act: s.act, negated: s.negated,
  };
}

/** Each line is a part, looked for in the text next to where the part before was read. */
function spansOf(record: Record, lines: string, read: Span[], near: number): Span[] {
  const unit = unitsOf(record.text);
  let at = read[0] ? unit(read[0][0]) : near;
  return lines.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const found = locate(record.text, line, at);
    if (!found) throw new Error(`“${line}” does not stand in this report: copy the words as they are printed.`);
    at = found[1];
    return [bytesBefore(record.text, found[0]), bytesBefore(record.text, found[1])] as Span;
  }).sort((a, b) => a[0] - b[0]);
}

function changesOf(record: Record, s: Statement, draft: Draft): { [name: string]: unknown } {
  const read = draftOf(record, s), fields: { [name: string]: unknown } = {};
  const near = unitsOf(record.text)((s.content[0] ?? s.cue[0] ?? [0])[0]);
  for (const [part] of PARTS) if (draft[part] !== read[part]) fields[part] = spansOf(record, draft[part], s[part], near);
  for (const name of ['speaker', 'addressee', 'outlet', 'made'] as const)
    if (draft[name].trim() !== read[name]) fields[name] = draft[name].trim() || null;
  for (const name of ['named', 'negated', 'kind', 'act'] as const) if (draft[name] !== read[name]) fields[name] = draft[name];
  return fields;
}

export function Correct({ record, statement, selection, onClose, onSave }: {
  record: Record; statement: Statement; selection: string;
  onClose: () => void; onSave: (fields: object) => Promise<void>;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const [draft, set] = useState(() => draftOf(record, statement));
  const [problem, setProblem] = useState('');
  useEffect(() => { ref.current?.showModal(); }, []);
  const change = (part: Partial<Draft>) => set({ ...draft, ...part });
  const save = async (event: Event) => {
    event.preventDefault();
    try {
      const fields = changesOf(record, statement, draft);
      if (!Object.keys(fields).length) throw new Error('Nothing was changed: accept the reading instead.');
      await onSave(fields);
      ref.current?.close();
    } catch (error) { setProblem((error as Error).message); }
  };
  const text = (name: 'speaker' | 'addressee' | 'outlet' | 'made', label: string, hint?: string) => (
    <label>{label}<input value={draft[name]} list={name === 'made' ? undefined : 'entities'} placeholder={hint}
      onInput={(e) => change({ [name]: e.currentTarget.value })} /></label>
  );
  const choice = (name: 'kind' | 'act', label: string, words: string[]) => (
    <label>{label}<select value={draft[name]} onChange={(e) => change({ [name]: e.currentTarget.value })}>
      {words.map((w) => <option key={w}>{w}</option>)}</select></label>
  );
  return (
    <dialog ref={ref} class="correct" aria-labelledby="correct-title" onClose={onClose}>
      <form onSubmit={save}>
        <h2 id="correct-title">Correct this statement</h2>
        <p class="quiet">What was read stays as it is; this is kept beside it. A part to a line, as printed.</p>
        {PARTS.map(([part, label]) => (
          <div class="part" key={part}>
            <label>{label}<textarea rows={part === 'content' ? 3 : 1} value={draft[part]} class={`is-${part}`}
              onInput={(e) => change({ [part]: e.currentTarget.value })} /></label>
            {selection && <button type="button" onClick={() => change({ [part]: selection })}>
              Take “{selection.length > 40 ? selection.slice(0, 40) + '…' : selection}”</button>}
          </div>
        ))}
        <div class="fields">
          {text('speaker', 'Speaker')}
          {text('addressee', 'To')}
          {text('outlet', 'Via')}
          {text('made', 'Made on', '2024-03-15')}
          {choice('kind', 'Kind', ['direct', 'indirect', 'mixed'])}
          {choice('act', 'Act', ACTS)}
        </div>
        <p class="flags">
          <label><input type="checkbox" checked={draft.named} onChange={(e) => change({ named: e.currentTarget.checked })} /> the report names the speaker</label>
          <label><input type="checkbox" checked={draft.negated} onChange={(e) => change({ negated: e.currentTarget.checked })} /> it says this was not said</label>
        </p>
        <datalist id="entities">{record.entities.map((e) => <option key={e.id} value={e.name} />)}</datalist>
        {problem && <p class="problem" role="alert">{problem}</p>}
        <p class="buttons"><button class="primary">Keep the correction</button>
          <button type="button" onClick={() => ref.current?.close()}>Cancel</button></p>
      </form>
    </dialog>
  );
}
