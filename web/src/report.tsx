/* One report: its text with what was read in it, and the record of whatever is chosen. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Correction, ReportAnswer, Row, Statement } from './api';
import { Correct, judge, type Verdict } from './judge';
import { useKeys } from './keys';
import { count, Data, Day, dayOf, useAnswer, Waiting, Who } from './parts';
import { go, usePlace } from './place';
import { sureOf, whyOf } from './rules';
import { paragraphsOf, unitsOf, wordsOf, type Paragraph, type Piece } from './text';

/* ---- the text --------------------------------------------------------------------------------- */

interface Choice { n: number; within: Set<number> }

function depthOf(piece: Piece): number {
  return Math.min(3, new Set(piece.on.filter((o) => o.role === 'content').map((o) => o.n)).size);
}

function classesOf(piece: Piece, kind: string, choice: Choice, rejected: Set<number>): string {
  const names: string[] = [], named = piece.on.find((o) => o.role !== 'content'), depth = depthOf(piece);
  if (piece.kind !== kind || (piece.kind !== 'body' && kind === 'body')) names.push(`seg-${piece.kind}`);
  if (depth) names.push(`depth-${depth}`);
  if (named) names.push(`is-${named.role}`);
  const own = piece.on.find((o) => o.n === choice.n);
  if (own) names.push(`chosen chosen-${own.role}`);
  else if (piece.on.some((o) => o.role === 'content' && choice.within.has(o.n))) names.push('around-chosen');
  if (piece.on.length && piece.on.every((o) => rejected.has(o.n))) names.push('rejected');
  return names.join(' ');
}

function Text({ paragraphs, choice, rejected, numbers, choose }: {
  paragraphs: Paragraph[]; choice: Choice; rejected: Set<number>; numbers: string[]; choose: (n: number) => void;
}) {
  const click = (piece: Piece) => {
    if (!piece.on.length || getSelection()?.toString()) return;
    const order = [...new Set(piece.on.map((o) => o.n))], at = order.indexOf(choice.n);
    choose(order[(at + 1) % order.length]!);
  };
  const head = paragraphs.findIndex((p) => p.kind === 'headline');
  return (
    <div class="text">
      {paragraphs.map((p, i) => {
        const inside = p.pieces.map((piece) => (
          <>
            <span key={piece.begin} class={classesOf(piece, p.kind, choice, rejected)} onClick={() => click(piece)}>{piece.text}</span>
            {piece.ends.map((n) => (
              <button key={n} class={`number${n === choice.n ? ' chosen' : ''}`} aria-pressed={n === choice.n}
                aria-label={`Statement ${n + 1}: ${numbers[n]}`} onClick={() => choose(n)}>{n + 1}</button>
            ))}
          </>
        ));
        if (i === head) return <h1 key={i} tabIndex={-1}>{inside}</h1>;
        if (p.kind === 'subhead') return <h2 key={i}>{inside}</h2>;
        return <p key={i} class={i < head ? 'kicker' : `seg-${p.kind}`}>{inside}</p>;
      })}
    </div>
  );
}

/* ---- the record -------------------------------------------------------------------------------- */

/** From the report inwards: who passed it on to whom. */
function Chain({ report, chain, rows, choose }: {
  report: ReportAnswer; chain: number[]; rows: Map<string, Row>; choose: (n: number) => void;
}) {
  const { statements } = report.record;
  const last = statements[chain[chain.length - 1]!]!;
  const named = new Set(chain.flatMap((n) => [statements[n]!.speaker?.name, statements[n]!.addressee?.name]));
  return (
    <ol class="chain" aria-label="How it came to this report">
      <li><span class="node">{report.record.outlet ?? 'This report'}</span> <span class="quiet">printed</span></li>
      {chain.map((n) => {
        const s = statements[n]!, row = rows.get(s.id), inner = n === chain[chain.length - 1];
        return (
          <>
            {s.outlet && !named.has(s.outlet.name) &&
              <li key={`${n}o`}><span class="node">{s.outlet.name}</span> <span class="quiet">was told, or carried it</span></li>}
            <li key={n} class={inner ? 'inner' : undefined}>
              <span class="node">{row ? <Who name={row.speaker} id={row.speaker_id} named={s.speaker?.named ?? true} /> : s.speaker?.name ?? 'nobody named'}</span>{' '}
              {inner ? <span class="quiet">{s.negated ? 'is said not to have said it' : 'said it'}</span>
                : <button class="link" onClick={() => choose(n)}>said, in statement {n + 1}</button>}
            </li>
          </>
        );
      })}
      {last.addressee && <li><span class="quiet">to</span> <span class="node">{last.addressee.name}</span></li>}
    </ol>
  );
}

const VERDICT_WORDS: { [verdict: string]: string } = { accept: 'accepted it', reject: 'rejected it', correct: 'corrected it' };

function Said({ record, corrections }: { record: ReportAnswer['record']; corrections: Correction[] }) {
  const unit = useMemo(() => unitsOf(record.text), [record]);
  const show = (value: unknown): string => {
    if (value === null) return 'none';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (!Array.isArray(value)) return String(value);
    const spans = (typeof value[0] === 'number' ? [value] : value) as [number, number][];
    return spans.map((s) => `“${wordsOf(record.text, unit, s)}”`).join(' … ') || 'none';
  };
  if (!corrections.length) return null;
  return (
    <ul class="verdicts" aria-label="Verdicts">
      {corrections.map((c, i) => (
        <li key={i}><b>{c.by}</b> {VERDICT_WORDS[c.verdict]} <span class="quiet">on {dayOf(c.made.slice(0, 10))}</span>
          {c.fields && <dl>{Object.entries(c.fields).map(([name, v]) => <div key={name}><dt>{name}</dt><dd>{show(v)}</dd></div>)}</dl>}
        </li>
      ))}
    </ul>
  );
}

function Details({ record, s, row }: { record: ReportAnswer['record']; s: Statement; row: Row | undefined }) {
  const unit = useMemo(() => unitsOf(record.text), [record]);
  const words = (spans: [number, number][]) => spans.map((x) => wordsOf(record.text, unit, x)).join(' … ');
  const entity = record.entities.find((e) => e.id === s.speaker?.entity);
  const lines: [string, preact.ComponentChildren][] = [
    ['Source', s.source.length ? <span class="is-source">{words(s.source)}</span> : null],
    ['Cue', s.cue.length ? <span class="is-cue">{words(s.cue)}</span> : null],
    ['Content', <span class="is-content">{words(s.content)}</span>],
    ['Role', entity?.role],
    ['To', s.addressee && <Who name={s.addressee.name} id={row?.addressee_id ?? null} />],
    ['Via', s.outlet && <Who name={s.outlet.name} id={row?.via_id ?? null} />],
    ['Made', s.made && <>{dayOf(s.made.value)}{s.made.span && <span class="quiet"> “{wordsOf(record.text, unit, s.made.span)}”</span>}</>],
    ['Where', s.venue?.text],
    ['Condition', s.condition && wordsOf(record.text, unit, s.condition)],
    ...record.events.filter((e) => e.statement === s.id).map((e): [string, preact.ComponentChildren] =>
      ['Event', <>{e.source?.name ?? 'somebody'} → {e.target?.name ?? 'nobody named'} <span class="tag">{e.negated && 'no '}{e.plover.event}</span> <span class="quiet">CAMEO {e.cameo}</span></>]),
    ['Put as', <>{s.act}, {s.kind}, {s.modality}{s.negated ? ', negated' : ''}</>],
  ];
  return (
    <dl class="details">
      {lines.filter(([, v]) => v).map(([name, v], i) => <div key={i}><dt>{name}</dt><dd>{v}</dd></div>)}
    </dl>
  );
}

function Chosen({ answer, n, rows, chain, choose, close, give }: {
  answer: ReportAnswer; n: number; rows: Map<string, Row>; chain: number[];
  choose: (n: number) => void; close: () => void; give: (verdict: Verdict) => void;
}) {
  const s = answer.record.statements[n]!, row = rows.get(s.id);
  const corrections = answer.corrections.filter((c) => c.statement === s.id);
  const latest = corrections[corrections.length - 1]?.verdict;
  const button = (verdict: Verdict, word: string, key: string) => (
    <button class={verdict} aria-pressed={latest === verdict} aria-keyshortcuts={key} onClick={() => give(verdict)}>{word} <kbd>{key}</kbd></button>
  );
  return (
    <section class="chosen-record" aria-labelledby="chosen-title" aria-live="polite">
      <header>
        <h2 id="chosen-title"><span class="number-big">{n + 1}</span> {s.speaker?.name ?? 'Nobody named'}</h2>
        <button class="close" aria-label="Close the record" onClick={close}>×</button>
      </header>
      <p class="buttons judge">{button('accept', 'Accept', 'a')}{button('reject', 'Reject', 'x')}{button('correct', 'Correct', 'c')}</p>
      <Said record={answer.record} corrections={corrections} />
      <Chain report={answer} chain={chain} rows={rows} choose={choose} />
      <Details record={answer.record} s={s} row={row} />
      <div class="why">
        <p><b>Why.</b> {whyOf(s.rule)} <span class="quiet">({s.rule})</span></p>
        <p class="sure"><meter min={0} max={1} low={0.5} high={0.75} optimum={1} value={s.confidence} aria-label="Confidence">{s.confidence}</meter>
          {' '}<b>{Math.round(s.confidence * 100)} %</b> <span class="quiet">{sureOf(s.confidence)}</span></p>
      </div>
      <p class="quiet small">{s.id}{row?.saying ? <> · <a href={`/sayings?saying=${row.saying}&order=oldest`}>the same words elsewhere</a></> : null}</p>
    </section>
  );
}

/* ---- the list ----------------------------------------------------------------------------------- */

function Ledger({ answer, choice, choose }: { answer: ReportAnswer; choice: Choice; choose: (n: number) => void }) {
  const { record } = answer, unit = useMemo(() => unitsOf(record.text), [record]);
  const index = new Map(record.statements.map((s, n) => [s.id, n]));
  const verdicts = new Map(answer.corrections.map((c) => [c.statement, c.verdict]));
  const depths: number[] = [];
  record.statements.forEach((s, n) => { depths[n] = s.parent !== null ? depths[index.get(s.parent)!]! + 1 : 0; });
  return (
    <ol class="ledger">
      {record.statements.map((s, n) => {
        const verdict = verdicts.get(s.id);
        const words = s.content.map((x) => wordsOf(record.text, unit, x)).join(' … ');
        return (
          <li key={s.id} class={`inside-${Math.min(4, depths[n]!)}${verdict === 'reject' ? ' rejected' : ''}`}>
            <button class={n === choice.n ? 'chosen' : undefined} aria-pressed={n === choice.n} onClick={() => choose(n)}>
              <span class="entry-number" aria-hidden="true">{n + 1}</span>
              <span class="entry">
                <span class="entry-who">{s.speaker?.name ?? 'nobody named'}
                  {s.addressee && <span class="quiet"> → {s.addressee.name}</span>}
                  {s.act !== 'say' && <span class="tag">{s.act}</span>}
                  {verdict && <span class={`tag verdict ${verdict}`}>{verdict}ed</span>}</span>
                <span class="entry-words">{words.length > 130 ? words.slice(0, 128).replace(/\s\S*$/, '') + ' …' : words}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/* ---- the view ------------------------------------------------------------------------------------ */

export function ReportView({ id }: { id: string }) {
  const { hash } = usePlace();
  const [again, setAgain] = useState(0);
  const { data, error } = useAnswer<ReportAnswer>(`/report/${id}`, '', again);
  return data ? <Loaded id={id} answer={data} hash={hash} renew={() => setAgain(again + 1)} /> : <Waiting error={error} />;
}

function chainOf(answer: ReportAnswer, index: Map<string, number>, n: number): number[] {
  const chain: number[] = [];
  for (let at: number | undefined = n; at !== undefined; ) {
    chain.unshift(at);
    const parent: string | null = answer.record.statements[at]!.parent;
    at = parent === null ? undefined : index.get(parent);
  }
  return chain;
}

function Loaded({ id, answer, hash, renew }: { id: string; answer: ReportAnswer; hash: string; renew: () => void }) {
  const { record } = answer;
  const [correcting, setCorrecting] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const paragraphs = useMemo(() => paragraphsOf(record), [record]);
  const index = useMemo(() => new Map(record.statements.map((s, n) => [s.id, n])), [record]);
  const rows = useMemo(() => new Map(answer.rows.map((r) => [r.statement, r])), [answer]);
  const numbers = record.statements.map((s) => `${s.speaker?.name ?? 'nobody named'}, ${s.act}`);
  const n = index.get(hash) ?? -1, chain = n >= 0 ? chainOf(answer, index, n) : [];
  const choice = { n, within: new Set(chain.slice(0, -1)) };
  const rejected = useMemo(() => {
    const last = new Map(answer.corrections.map((c) => [c.statement, c.verdict]));
    return new Set(record.statements.flatMap((s, i) => (last.get(s.id) === 'reject' ? [i] : [])));
  }, [answer]);
  const text = useRef<HTMLDivElement>(null);

  const choose = (to: number) => go(`/report/${id}${location.search}#${record.statements[to]?.id ?? ''}`, true);
  const close = () => go(`/report/${id}${location.search}`, true);
  const give = (verdict: Verdict) => {
    const s = record.statements[n];
    if (!s) return;
    if (verdict === 'correct') setCorrecting((getSelection()?.toString() ?? '').trim());
    else judge(Number(id), s.id, verdict).then(() => { setProblem(''); renew(); }, (e) => setProblem(e.message));
  };
  const step = (by: number) => record.statements.length && choose(Math.max(0, Math.min(record.statements.length - 1, n < 0 ? 0 : n + by)));
  useKeys({
    j: ['the next statement', () => step(1)],
    k: ['the one before', () => step(-1)],
    p: ['the statement around it', () => chain.length > 1 && choose(chain[chain.length - 2]!)],
    a: ['accept the reading', () => give('accept')],
    x: ['reject the reading', () => give('reject')],
    c: ['correct it (select words first to take them)', () => give('correct')],
    Escape: ['close the record', close],
  }, [n, answer]);
  useEffect(() => {
    document.title = `${record.title ?? record.id} · hearsay`;
    text.current?.querySelector('.number.chosen')?.scrollIntoView({ block: 'nearest', behavior: 'instant' as ScrollBehavior });
  }, [n, record]);

  const entry = answer.report[0];
  const hasHead = paragraphs.some((p) => p.kind === 'headline');
  return (
    <div class={`report${n >= 0 ? ' has-chosen' : ''}`}>
      <article ref={text}>
        <p class="kicker">{record.outlet ?? 'Report'}{record.published && <> · <Day iso={record.published} /></>}
          {entry && entry.version > 1 && <> · version {entry.version}</>}
          {record.url && /^https?:/.test(record.url) && <> · <a href={record.url} rel="noreferrer noopener" data-plain>source</a></>}</p>
        {entry && entry.superseded_by > 0 && <p class="problem">This text was changed since: <a href={`/report/${entry.superseded_by}`}>the later version</a>.</p>}
        {!hasHead && <h1 tabIndex={-1}>{record.title ?? record.id}</h1>}
        <Text paragraphs={paragraphs} choice={choice} rejected={rejected} numbers={numbers} choose={choose} />
        <Data path={`/report/${id}`} gold />
      </article>
      <aside aria-label="What was said">
        <p class="legend"><span class="is-source">source</span> <span class="is-cue">cue</span> <span class="is-content">content</span>
          <span class="quiet">{count(record.statements.length, 'statement')}</span></p>
        {problem && <p class="problem" role="alert">{problem}</p>}
        {n >= 0 && <Chosen answer={answer} n={n} rows={rows} chain={chain} choose={choose} close={close} give={give} />}
        <Ledger answer={answer} choice={choice} choose={choose} />
      </aside>
      {correcting !== null && n >= 0 && <Correct record={record} statement={record.statements[n]!} selection={correcting}
        onClose={() => setCorrecting(null)}
        onSave={(fields) => judge(Number(id), record.statements[n]!.id, 'correct', fields).then(renew)} />}
    </div>
  );
}
