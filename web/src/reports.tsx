/* The ledger's reports, and the place to give it another. */
import { useEffect, useState } from 'preact/hooks';
import { send, type ReportEntry } from './api';
import { useKeys } from './keys';
import { count, Data, Day, Pages, Title, useAnswer, Waiting } from './parts';
import { go, url, usePlace } from './place';

interface Taken { report: number; what: string }

const WORDS: { [what: string]: string } = { added: 'was read and kept', same: 'is in the ledger already', changed: 'is another now: both versions are kept', reread: 'was read again' };

/** A report under a name: JSON lines hold several, anything else is one. */
export async function give(name: string, text: string): Promise<Taken[]> {
  if (/\.(jsonl|ndjson)$/i.test(name) || /^\s*\{"/.test(text)) {
    const taken: Taken[] = [];
    for (const line of text.split('\n')) if (line.trim()) taken.push(await send<Taken>('/report.json', line));
    return taken;
  }
  const args = new URLSearchParams({ name });
  const day = /^date (\d{4}-\d\d-\d\d)\n/.exec(text);
  if (day) args.set('published', day[1]!);
  return [await send<Taken>(`/report?${args}`, text)];
}

/** A name for words that have none: how they begin. */
const nameOf = (text: string) => text.trim().split('\n')[0]!.slice(0, 80) || 'pasted';

export async function giveFiles(files: Iterable<File>, say: (words: string) => void): Promise<void> {
  const taken: Taken[] = [], list = [...files];
  for (const file of list) {
    say(`Reading ${file.name} …`);
    taken.push(...await give(file.name, await file.text()));
  }
  if (taken.length === 1) go(`/report/${taken[0]!.report}`);
  say(taken.length === 1 ? `The report ${WORDS[taken[0]!.what]}.` : `${count(taken.length, 'report')} were given: ${taken.filter((t) => t.what === 'added').length} are new.`);
  dispatchEvent(new Event('hearsay:given'));
}

function Give({ say }: { say: (words: string) => void }) {
  const [text, set] = useState('');
  const [day, setDay] = useState('');
  const failed = (e: Error) => say(e.message);
  const read = async (event: Event) => {
    event.preventDefault();
    const args = new URLSearchParams({ name: nameOf(text) });
    if (day) args.set('published', day);
    say('Reading …');
    const taken = await send<Taken>(`/report?${args}`, text);
    set('');
    say(`The report ${WORDS[taken.what]}.`);
    go(`/report/${taken.report}`);
  };
  return (
    <form class="give" onSubmit={(e) => read(e).catch(failed)}>
      <label for="paste">Give it a report. Paste the text, or drop files anywhere on the page: they are read at once and kept.</label>
      <textarea id="paste" rows={9} value={text} placeholder={'The headline\n\nThe text …'} onInput={(e) => set(e.currentTarget.value)} />
      <p class="tools">
        <label>published <input type="date" value={day} onInput={(e) => setDay(e.currentTarget.value)} /></label>
        <button class="primary" disabled={!text.trim()}>Read it</button>
        <label class="file">or <input type="file" multiple accept=".txt,.md,.json,.jsonl,.ndjson,text/plain" onChange={(e) => giveFiles(e.currentTarget.files ?? [], say).catch(failed)} /></label>
      </p>
    </form>
  );
}

export function ReportsView({ say, reads }: { say: (words: string) => void; reads: boolean }) {
  const { args } = usePlace();
  const [again, setAgain] = useState(0);
  const [at, setAt] = useState(-1);
  const search = args.toString() ? `?${args}` : '';
  const { data, error } = useAnswer<{ rows: ReportEntry[]; limit: number }>('/reports', search, again);
  useEffect(() => {
    const renew = () => setAgain((n) => n + 1);
    addEventListener('hearsay:given', renew);
    return () => removeEventListener('hearsay:given', renew);
  }, []);
  const rows = data?.rows ?? [], offset = Number(args.get('offset') ?? 0);
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    setAt(next);
    document.getElementById(`r${rows[next]?.report}`)?.focus();
  };
  useKeys({ j: ['the next report', () => step(1)], k: ['the one before', () => step(-1)], n: ['give it a report', () => document.getElementById('paste')?.focus()] }, [rows, at]);
  return (
    <div class="home">
      <Title sub="Who said what to whom, as the reports have it. It never says what is true: it says who said so.">Reports</Title>
      {reads && <Give say={say} />}
      <div>
      {data ? rows.length ? (
        <ol class="reports">
          {rows.map((r) => (
            <li key={r.report}>
              <p class="kicker">{r.outlet ?? 'no outlet named'}{r.published && <> · <Day iso={r.published} /></>}{r.version > 1 && <> · version {r.version}</>} · {count(r.statements, 'statement')}</p>
              <a id={`r${r.report}`} href={`/report/${r.report}`}>{r.title ?? r.name}</a>
            </li>
          ))}
        </ol>) : <p class="quiet">There is no report in this ledger yet.</p> : <Waiting error={error} />}
      {data && <Pages path="/reports" total={rows.length < data.limit ? offset + rows.length : null} offset={offset} limit={data.limit} />}
      <Data path="/reports" search={search} />
      <p class="data"><span>What was judged: </span><a href="/corrections.csv" data-plain>Corrections</a><a href={url('/gold.jsonl', new URLSearchParams())} data-plain>Gold</a></p>
      </div>
    </div>
  );
}
