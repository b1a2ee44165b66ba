/* Statements as a list: who said what, the words around it, and where it stands. */
import { useEffect, useState } from 'preact/hooks';
import type { Row, Span } from './api';
import { Day, Who } from './parts';
import { go, url, usePlace } from './place';
import { unitsOf } from './text';
import { judge, type Verdict } from './judge';
import { useKeys } from './keys';

const AROUND = 140;

function tail(text: string): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (line.length <= AROUND) return line;
  return '… ' + line.slice(-AROUND).replace(/^\S*\s/, '');
}

function head(text: string): string {
  const line = text.split('\n')[0]!;
  if (line.length <= AROUND) return line;
  return line.slice(0, AROUND).replace(/\s\S*$/, '') + ' …';
}

/** The words from the first of source, cue and content to the last, each marked. */
function Marked({ row }: { row: Row }) {
  const unit = unitsOf(row.between);
  const roles: [string, Span[]][] = [['source', row.source_at], ['cue', row.cue_at], ['content', row.content_at]];
  const spans = roles.flatMap(([role, at]) => at.map(([b, e]) => ({ role, b: unit(b - row.begin), e: unit(e - row.begin) })))
    .sort((a, b) => a.b - b.b);
  const out = [];
  let at = 0;
  for (const { role, b, e } of spans) {
    if (b < at) continue;
    if (b > at) out.push(row.between.slice(at, b));
    out.push(<span key={b} class={`is-${role}`}>{row.between.slice(b, e)}</span>);
    at = e;
  }
  out.push(row.between.slice(at));
  return <>{out}</>;
}

function Item({ row, selected, verdict }: { row: Row; selected: boolean; verdict: string | null }) {
  const { args } = usePlace();
  return (
    <li class={`saying${selected ? ' selected' : ''}${verdict === 'reject' ? ' rejected' : ''}`} id={`${row.report}-${row.statement}`}
      aria-current={selected ? 'true' : undefined}>
      <p class="by">
        <Day iso={row.made ?? row.first_day} />
        <span><Who name={row.speaker} id={row.speaker_id} named={row.speaker_named} />
          {row.addressee && <> <span aria-label="to">→</span> <Who name={row.addressee} id={row.addressee_id} /></>}
          {row.via && <span class="via"> via <Who name={row.via} id={row.via_id} /></span>}</span>
        <span class="tags">
          {row.act !== 'say' && <a class="tag" href={url('/sayings', args, { act: row.act })}>{row.act}</a>}
          {row.negated && <span class="tag">negated</span>}
          {verdict && <span class={`tag verdict ${verdict}`}>{verdict}ed</span>}
        </span>
      </p>
      <blockquote><span class="around">{tail(row.before)}</span><Marked row={row} /><span class="around">{head(row.after)}</span></blockquote>
      <p class="where">
        <a href={`/report/${row.report}#${row.statement}`}>{row.title ?? row.report_key}</a>
        {row.published_by && <>, {row.published_by}</>}{row.published && <>, <Day iso={row.published} /></>}
        {row.saying && <> · <a href={`/sayings?saying=${row.saying}&order=oldest`}>in other reports too</a></>}
      </p>
    </li>
  );
}

/** A list in which j and k go up and down, Enter opens, a accepts and x rejects. */
export function Rows({ rows }: { rows: Row[] }) {
  const [at, setAt] = useState(-1);
  const [verdicts, setVerdicts] = useState<{ [key: string]: Verdict }>({});
  useEffect(() => { setAt(-1); setVerdicts({}); }, [rows]);
  const idOf = (row: Row) => `${row.report}-${row.statement}`;
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    setAt(next);
    document.getElementById(idOf(rows[next]!))?.scrollIntoView({ block: 'nearest' });
  };
  const give = (verdict: Verdict) => {
    const row = rows[at];
    if (row) judge(row.report, row.statement, verdict).then(() => setVerdicts({ ...verdicts, [idOf(row)]: verdict }), (e) => alert(e.message));
  };
  useKeys({
    j: ['the next statement', () => rows.length && step(1)],
    k: ['the one before', () => rows.length && step(-1)],
    o: ['open it in its report', () => rows[at] && go(`/report/${rows[at]!.report}#${rows[at]!.statement}`)],
    a: ['accept the reading', () => give('accept')],
    x: ['reject the reading', () => give('reject')],
  }, [rows, at, verdicts]);
  return (
    <ol class="sayings">
      {rows.map((row, n) => <Item key={idOf(row)} row={row} selected={n === at} verdict={verdicts[idOf(row)] ?? row.verdict} />)}
    </ol>
  );
}
