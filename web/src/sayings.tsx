/* The search: words and facets, all of it in the URL. */
import { useEffect, useState } from 'preact/hooks';
import type { Saying, SayingsAnswer, Tally } from './api';
import { count, Data, Day, dayOf, Pages, Title, useAnswer, Waiting } from './parts';
import { go, url, usePlace } from './place';
import { Rows } from './rows';

const FACETS: [string, string][] = [['speaker', 'Speaker'], ['addressee', 'To'], ['via', 'Passed on by'], ['outlet', 'Published by'],
  ['act', 'Act'], ['kind', 'Words'], ['month', 'Month']];

const NAMES: { [name: string]: string } = { q: 'words', speaker: 'speaker', addressee: 'to', via: 'passed on by', outlet: 'published by',
  act: 'act', kind: 'words given as', negated: 'negated', since: 'since', until: 'until', saying: 'the same saying',
  confidence: 'confidence at least', report: 'report', 'published-since': 'published since', 'published-until': 'published until', all: 'rejected ones too' };

function lastOfMonth(month: string): string {
  const [y, m] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(y!, m!, 0)).getUTCDate()).padStart(2, '0')}`;
}

function valueOf(name: string, row: Tally): { [name: string]: string | number } {
  if (name === 'month') return { since: `${row.value}-01`, until: lastOfMonth(row.value) };
  if (name === 'outlet') return { outlet: `"${row.value}"` };     // the whole name, and not its words
  return { [name]: row.id ?? row.value };
}

function Facet({ name, title, rows }: { name: string; title: string; rows: Tally[] }) {
  const { args } = usePlace();
  const shown = rows.filter((r) => r.value).slice(name === 'month' ? -12 : 0);
  if (!shown.length || (shown.length === 1 && args.has(name))) return null;
  return (
    <section class="facet">
      <h2>{title}</h2>
      <ul>
        {shown.map((r) => (
          <li key={r.value + r.id}><a href={url('/sayings', args, valueOf(name, r))}>{name === 'month' ? dayOf(r.value) : r.value}</a> <span class="n">{r.statements.toLocaleString('en')}</span></li>
        ))}
      </ul>
    </section>
  );
}

/** What is asked for, each with a way to take it out again. */
function Asked({ answer }: { answer: SayingsAnswer | null }) {
  const { args } = usePlace();
  const shown = [...args].filter(([name, v]) => NAMES[name] && v);
  const nameOf = (name: string, value: string) => {
    const row = answer?.rows[0], facet = answer?.facets[name]?.find((r) => String(r.id) === value);
    if (facet) return facet.value;
    if (row && name === 'speaker' && String(row.speaker_id) === value) return row.speaker;
    return /^(since|until)$/.test(name) ? dayOf(value) : value;
  };
  if (!shown.length) return null;
  return (
    <ul class="asked" aria-label="Asked for">
      {shown.map(([name, value]) => (
        <li key={name}><span class="quiet">{NAMES[name]}</span> {nameOf(name, value)}
          <a href={url('/sayings', args, { [name]: null })} aria-label={`Without ${NAMES[name]} ${nameOf(name, value)}`}>×</a></li>
      ))}
      {shown.length > 1 && <li class="all"><a href="/sayings">All sayings</a></li>}
    </ul>
  );
}

function SearchBox() {
  const { args } = usePlace();
  const [words, set] = useState(args.get('q') ?? '');
  useEffect(() => set(args.get('q') ?? ''), [args.get('q')]);
  return (
    <form class="search" role="search" action="/sayings" onSubmit={(e) => { e.preventDefault(); go(url('/sayings', args, { q: words })); }}>
      <label class="unseen" for="words">Words to look for</label>
      <input id="words" type="search" name="q" value={words} placeholder={'ceasefire  "on the table"  withdr*'} onInput={(e) => set(e.currentTarget.value)} />
      <button class="primary">Search</button>
    </form>
  );
}

function Days() {
  const { args } = usePlace();
  const day = (name: string, label: string) => (
    <label>{label}<input type="date" name={name} value={args.get(name) ?? ''} onChange={(e) => go(url('/sayings', args, { [name]: e.currentTarget.value }))} /></label>
  );
  return (
    <section class="facet days"><h2>Days</h2>{day('since', 'since ')}{day('until', 'until ')}
      <label>confidence ≥ <select value={args.get('confidence') ?? ''} onChange={(e) => go(url('/sayings', args, { confidence: e.currentTarget.value }))}>
        <option value="">any</option>{['0.5', '0.7', '0.9'].map((c) => <option key={c} value={c}>{Number(c) * 100} %</option>)}</select></label>
      <label><input type="checkbox" checked={args.get('negated') === 'yes'} onChange={(e) => go(url('/sayings', args, { negated: e.currentTarget.checked ? 'yes' : null }))} /> said not to have been said</label>
      <label><input type="checkbox" checked={args.get('all') === 'yes'} onChange={(e) => go(url('/sayings', args, { all: e.currentTarget.checked ? 'yes' : null }))} /> rejected ones too</label>
    </section>
  );
}

export function SayingsView() {
  const { args } = usePlace();
  const search = args.toString() ? `?${args}` : '';
  const { data, error, busy } = useAnswer<SayingsAnswer>('/sayings', search);
  const [open, setOpen] = useState(() => innerWidth > 860);
  return (
    <div class="search-view">
      <Title sub={data ? <>{count(data.total, 'statement')} · <a href={url('/sayings', args, { order: args.get('order') ? null : 'oldest' })}>{args.get('order') ? 'latest first' : 'oldest first'}</a> · <a href={url('/timeline', args)}>as a timeline</a> · <a href={url('/chains', args)}>as chains</a> · <a href="/repeated">repeated ones</a></> : ' '}>Sayings</Title>
      <SearchBox />
      <Asked answer={data} />
      <div class="with-facets">
        <details class="facets" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
          <summary>Narrow down</summary>
          {data && FACETS.map(([name, title]) => <Facet key={name} name={name} title={title} rows={data.facets[name] ?? []} />)}
          <Days />
        </details>
        <div class={busy ? 'stale' : undefined} aria-busy={busy}>
          {data ? (data.rows.length ? <Rows rows={data.rows} /> : <p class="quiet">Nothing is found. Take out a condition, or use * for the rest of a word.</p>)
            : <Waiting error={error} />}
          {data && <Pages path="/sayings" total={data.total} offset={data.offset} limit={data.limit} />}
          <Data path="/sayings" search={search} />
        </div>
      </div>
    </div>
  );
}

export function RepeatedView() {
  const { args } = usePlace();
  const { data, error } = useAnswer<{ rows: Saying[] }>('/repeated', args.toString() ? `?${args}` : '');
  return (
    <div class="narrow">
      <Title sub="Words that several reports carry, those in most reports first.">Repeated sayings</Title>
      {data ? data.rows.length ? (
        <ol class="repeated">
          {data.rows.map((s) => (
            <li key={s.saying}><a href={`/sayings?saying=${s.saying}&order=oldest`}>{s.words}</a>
              <p class="quiet">{count(s.reports, 'report')}, {count(s.statements, 'time')}, <Day iso={s.first_day} />{s.last_day !== s.first_day && <>–<Day iso={s.last_day} /></>}</p></li>
          ))}
        </ol>) : <p class="quiet">No words stand in more than one report of this ledger.</p> : <Waiting error={error} />}
      {data && <Pages path="/repeated" total={data.rows.length < 50 ? Number(args.get('offset') ?? 0) + data.rows.length : null} offset={Number(args.get('offset') ?? 0)} limit={50} />}
      <Data path="/repeated" />
    </div>
  );
}
