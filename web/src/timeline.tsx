/* Speakers and time. Every mark is a stretch of days of one speaker: its size is the number of
   statements, so that ten thousand are as readable as ten. */
import { useMemo, useState } from 'preact/hooks';
import type { TimelineAnswer } from './api';
import { useKeys } from './keys';
import { count, Data, dayOf, Title, useAnswer, useWidth, Waiting } from './parts';
import { go, url, usePlace } from './place';

const DAY = 86400000, LANE = 30, TOP = 26, HISTOGRAM = 54, EDGE = 13;

const numberOf = (iso: string) => Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY);
const isoOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/** How many days a mark stands for, so that it is not narrower than a finger. */
function binOf(days: number, width: number): number {
  return [1, 2, 7, 14, 30, 91, 182, 365, 1826].find((b) => (days / b) * 11 <= width) ?? 3652;
}

function ticksOf(from: number, to: number, width: number): { day: number; label: string }[] {
  const most = Math.max(2, Math.floor(width / 90)), days = to - from, out: { day: number; label: string }[] = [];
  const months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((m) => days / (m * 30.4) <= most) ?? 1200;
  if (days / most < 20) {
    const step = [1, 2, 5, 7, 10, 14].find((s) => days / s <= most) ?? 14;
    for (let d = from; d <= to; d += step) out.push({ day: d, label: dayOf(isoOf(d)).replace(/ \d{4}$/, '') });
    return out;
  }
  const start = new Date(from * DAY);
  let month = start.getUTCFullYear() * 12 + start.getUTCMonth();
  month = Math.ceil(month / months) * months;
  for (;; month += months) {
    const day = Math.floor(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY);
    if (day > to) return out;
    if (day >= from) out.push({ day, label: months >= 12 || month % 12 === 0 ? String(Math.floor(month / 12)) : dayOf(isoOf(day)).slice(2) });
  }
}

/** Where nearly all is: a single date of long ago must not press the rest into one line. */
function usualRange(days: [number, number][]): [number, number] {
  const sorted = [...days].sort((a, b) => a[0] - b[0]), all = sorted.reduce((n, d) => n + d[1], 0);
  if (!sorted.length) return [0, 1];
  const at = (share: number) => { let n = 0; for (const [day, k] of sorted) if ((n += k) >= share * all) return day; return sorted[sorted.length - 1]![0]; };
  const [low, high] = [at(0.03), at(0.97)], first = sorted[0]![0], last = sorted[sorted.length - 1]![0];
  const slack = Math.max(30, (high - low) / 2);
  return [first < low - slack ? low : first, last > high + slack ? high : last];
}

interface Range { from: number; to: number }

function Chart({ answer, range, width, zoom }: { answer: TimelineAnswer; range: Range; width: number; zoom: (r: Range) => void }) {
  const { args } = usePlace();
  const [drag, setDrag] = useState<[number, number] | null>(null);
  const { from, to } = range, days = to - from + 1, bin = binOf(days, width), inner = width - 2 * EDGE, x = (day: number) => EDGE + ((day - from) / days) * inner;
  const dayAt = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return Math.max(from, Math.min(to, from + Math.floor(((event.clientX - box.left - EDGE) / inner) * days)));
  };
  const { cells, most, histogram, highest } = useMemo(() => {
    const lane = new Map(answer.lanes.map((l, i) => [l.id ?? 0, i])), cells = new Map<string, { lane: number; bin: number; n: number }>();
    const histogram = new Map<number, number>();
    for (const [iso, who, n] of answer.cells) {
      const day = iso ? numberOf(iso) : NaN;
      if (!(day >= from && day <= to)) continue;
      const at = Math.floor((day - from) / bin), row = lane.get(who);
      histogram.set(at, (histogram.get(at) ?? 0) + n);
      if (row === undefined) continue;
      const key = `${row}/${at}`, cell = cells.get(key) ?? { lane: row, bin: at, n: 0 };
      cell.n += n;
      cells.set(key, cell);
    }
    const all = [...cells.values()];
    return { cells: all, most: Math.max(1, ...all.map((c) => c.n)), histogram: [...histogram], highest: Math.max(1, ...histogram.values()) };
  }, [answer, from, to, bin]);
  const step = (bin / days) * inner, largest = Math.min(LANE / 2 - 3, Math.max(4, step * 0.9)), height = TOP + HISTOGRAM + answer.lanes.length * LANE;
  const linkOf = (c: { lane: number; bin: number }) => answer.lanes[c.lane]!.id && url('/sayings', args, {
    speaker: answer.lanes[c.lane]!.id!, since: isoOf(from + c.bin * bin), until: isoOf(Math.min(to, from + (c.bin + 1) * bin - 1)), order: 'oldest', lanes: null });
  return (
    <svg class="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`}
      role="img" aria-label="Statements of each speaker over time; the same stands in the table below"
      onPointerDown={(e) => { const d = dayAt(e); if (e.button === 0 && e.pointerType !== 'touch') setDrag([d, d]); }}
      onPointerMove={(e) => drag && setDrag([drag[0], dayAt(e)])}
      onPointerLeave={() => setDrag(null)}
      onPointerUp={() => { if (drag && Math.abs(drag[1] - drag[0]) >= 1) zoom({ from: Math.min(...drag), to: Math.max(...drag) }); setDrag(null); }}>
      {ticksOf(from, to, width).map((t) => (
        <g key={t.day} class="tick"><line x1={x(t.day)} x2={x(t.day)} y1={TOP - 4} y2={height} />{x(t.day) < width - 44 && <text x={x(t.day) + 4} y={TOP - 10}>{t.label}</text>}</g>
      ))}
      {histogram.map(([b, n]) => (
        <rect key={b} class="all" x={EDGE + b * step + 0.5} width={Math.max(1, step - 1)} y={TOP + (HISTOGRAM - 14) * (1 - n / highest)} height={(HISTOGRAM - 14) * (n / highest)} />
      ))}
      {answer.lanes.map((l, i) => <line key={l.id} class="lane" x1={0} x2={width} y1={TOP + HISTOGRAM + i * LANE + LANE / 2} y2={TOP + HISTOGRAM + i * LANE + LANE / 2} />)}
      {cells.map((c) => {
        const to = linkOf(c);
        return (
          <circle key={`${c.lane}/${c.bin}`} class={to ? 'mark to' : 'mark'} cx={EDGE + (c.bin + 0.5) * step} cy={TOP + HISTOGRAM + c.lane * LANE + LANE / 2}
            r={2.5 + (largest - 2.5) * Math.sqrt(c.n / most)} onClick={() => to && go(to)}>
            <title>{`${answer.lanes[c.lane]!.value || 'nobody named'}: ${count(c.n, 'statement')}, ${dayOf(isoOf(from + c.bin * bin))}${bin > 1 ? ` and ${bin - 1} days on` : ''}`}</title>
          </circle>
        );
      })}
      {drag && <rect class="drag" x={x(Math.min(...drag))} width={Math.max(1, x(Math.max(...drag) + 1) - x(Math.min(...drag)))} y={0} height={height} />}
    </svg>
  );
}

function Table({ answer, range }: { answer: TimelineAnswer; range: Range }) {
  const { args } = usePlace();
  const byMonth = new Map<string, Map<number, number>>();
  for (const [iso, who, n] of answer.cells) {
    const day = iso ? numberOf(iso) : NaN;
    if (!(day >= range.from && day <= range.to)) continue;
    const row = byMonth.get(iso.slice(0, 7)) ?? new Map<number, number>();
    row.set(who, (row.get(who) ?? 0) + n);
    byMonth.set(iso.slice(0, 7), row);
  }
  const names = new Map(answer.lanes.map((l) => [l.id ?? 0, l.value]));
  return (
    <details class="as-table"><summary>The same as a table</summary>
      <table>
        <thead><tr><th scope="col">Month</th><th scope="col">Speaker</th><th scope="col" class="n">Statements</th></tr></thead>
        <tbody>{[...byMonth].sort().flatMap(([month, row]) => [...row].filter(([who]) => names.has(who)).sort((a, b) => b[1] - a[1]).map(([who, n]) => (
          <tr key={month + who}><td>{dayOf(month)}</td><td>{who ? <a href={url('/sayings', args, { speaker: who, since: `${month}-01`,
            until: isoOf(Math.floor(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0) / DAY)), lanes: null })}>{names.get(who)}</a> : 'nobody named'}</td><td class="n">{n}</td></tr>
        )))}</tbody>
      </table>
    </details>
  );
}

export function TimelineView() {
  const { args } = usePlace();
  const asked = new URLSearchParams(args);
  asked.delete('since');
  asked.delete('until');
  const { data: answer, error } = useAnswer<TimelineAnswer>('/timeline', asked.toString() ? `?${asked}` : '');
  const data = useMemo(() => answer && { ...answer, lanes: [...answer.lanes].sort((a, b) => Number(!a.id) - Number(!b.id)) }, [answer]);
  const [box, width] = useWidth(120);
  const days = useMemo(() => (data?.cells ?? []).filter((c) => c[0]).map((c) => [numberOf(c[0]), c[2]] as [number, number]), [data]);
  const usual = useMemo(() => usualRange(days), [days]);
  const whole: Range = { from: Math.min(...days.map((d) => d[0])), to: Math.max(...days.map((d) => d[0])) };
  const range: Range = { from: args.get('since') ? numberOf(args.get('since')!) : usual[0], to: args.get('until') ? numberOf(args.get('until')!) : usual[1] };
  const zoom = (r: Range) => {
    const from = Math.round(r.from), to = Math.max(from + 1, Math.round(r.to));
    go(url('/timeline', args, { since: isoOf(from), until: isoOf(to) }), true);
  };
  const by = (share: number) => { const c = (range.from + range.to) / 2, h = Math.max(1, ((range.to - range.from) / 2) * share); zoom({ from: c - h, to: c + h }); };
  const move = (share: number) => { const d = (range.to - range.from) * share; zoom({ from: range.from + d, to: range.to + d }); };
  useKeys({
    '+': ['nearer', () => by(0.5)], '-': ['farther', () => by(2)],
    ArrowLeft: ['earlier', () => move(-0.3)], ArrowRight: ['later', () => move(0.3)],
    '0': ['all time', () => zoom(whole)],
  }, [range.from, range.to, args]);
  const left = days.reduce((n, d) => n + (d[0] < range.from || d[0] > range.to ? d[1] : 0), 0);
  return (
    <div class="timeline">
      <Title sub={data && days.length ? <>{dayOf(isoOf(range.from))} to {dayOf(isoOf(range.to))}{left > 0 && <> · {count(left, 'statement')} outside · <button class="link" onClick={() => zoom(whole)}>all time</button></>}</> : ' '}>Timeline</Title>
      <p class="tools" role="group" aria-label="Zoom">
        <button aria-label="Earlier" onClick={() => move(-0.3)}>←</button><button aria-label="Later" onClick={() => move(0.3)}>→</button>
        <button aria-label="Nearer" onClick={() => by(0.5)}>+</button><button aria-label="Farther" onClick={() => by(2)}>−</button>
        <a href={url('/timeline', args, { since: null, until: null })}>as at first</a>
        <a href={url('/sayings', args, { since: isoOf(range.from), until: isoOf(range.to), lanes: null })}>these as a list</a>
        <span class="quiet hint">drag over the chart to look closer</span>
      </p>
      {!data && <Waiting error={error} />}
      {data && !days.length && <p class="quiet">No statement here has a day.</p>}
      <div class="lanes">
        <ul style={{ paddingTop: `${TOP + HISTOGRAM}px` }}>
          {days.length > 0 && data?.lanes.map((l) => <li key={l.id}>{l.id ? <a href={`/speaker/${l.id}`}>{l.value}</a> : <span class="quiet">nobody named</span>}<span class="n">{l.statements}</span></li>)}
        </ul>
        <div ref={box}>{data && days.length > 0 && <Chart answer={data} range={range} width={width} zoom={zoom} />}</div>
      </div>
      {data && <p class="data"><a href={url('/timeline', args, { lanes: Number(args.get('lanes') ?? 24) * 2 })}>More speakers</a></p>}
      {data && days.length > 0 && <Table answer={data} range={range} />}
      <Data path="/timeline" search={args.toString() ? `?${args}` : ''} />
    </div>
  );
}
