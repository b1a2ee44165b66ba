/* Small things that several views share. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Tally } from './api';
import { url, usePlace } from './place';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "14 Mar 2024", "Mar 2024" or "2024"; anything else as it is. */
export function dayOf(iso: string | null | undefined): string {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso ?? '');
  if (!m) return iso ?? '';
  return [m[3] && String(Number(m[3])), m[2] && MONTHS[Number(m[2]) - 1], m[1]].filter(Boolean).join(' ');
}

export function Day({ iso }: { iso: string | null | undefined }) {
  return iso ? <time dateTime={iso}>{dayOf(iso)}</time> : null;
}

export const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** Asks for a view's data whenever its address changes; what was there stays until the new comes. */
export function useAnswer<T>(path: string, search: string, again = 0): { data: T | null; error: string | null; busy: boolean } {
  const [state, set] = useState<{ key: string; data: T | null; error: string | null }>({ key: '', data: null, error: null });
  const key = path + search + '#' + again;
  useEffect(() => {
    const stop = new AbortController();
    ask<T>(path, search, stop.signal).then(
      (data) => set({ key, data, error: null }),
      (error) => { if (!stop.signal.aborted) set({ key, data: null, error: error.message }); });
    return () => stop.abort();
  }, [key]);
  const same = state.key.split(/[?#]/)[0] === path;
  return { data: same ? state.data : null, error: state.key === key ? state.error : null, busy: state.key !== key };
}

export function Waiting({ error }: { error: string | null }) {
  return error ? <p class="problem" role="alert">{error}</p> : <p class="quiet" role="status">One moment …</p>;
}

/** The view's data, under the same address. */
export function Data({ path, search = '', gold = false }: { path: string; search?: string; gold?: boolean }) {
  return (
    <p class="data">
      <span>This page as data: </span>
      <a href={`${path}.json${search}`} data-plain>JSON</a>
      <a href={`${path}.csv${search}`} data-plain>CSV</a>
      {gold && <a href={`${path}.gold`} data-plain>Gold</a>}
    </p>
  );
}

export function Title({ children, sub }: { children: ComponentChildren; sub?: ComponentChildren }) {
  return <header class="title"><h1 tabIndex={-1}>{children}</h1>{sub && <p class="sub">{sub}</p>}</header>;
}

export function Who({ name, id, named = true }: { name: string | null; id: number | null; named?: boolean }) {
  const words = <>{name ?? 'nobody named'}{name && !named && <i class="quiet"> (unnamed)</i>}</>;
  return id ? <a class="who" href={`/speaker/${id}`}>{words}</a> : <span class="who">{words}</span>;
}

const BARS = 8;

/** A short list of names with bars; the rest is folded away. */
export function Bars({ title, rows, link, except }: {
  title: string; rows: Tally[]; link: (row: Tally) => string | null; except?: number;
}) {
  const shown = rows.filter((r) => r.value && r.id !== except), most = Math.max(1, ...shown.map((r) => r.statements));
  const bar = (r: Tally) => {
    const to = link(r);
    return (
      <li key={r.value + r.id}>
        {to ? <a href={to}>{r.value}</a> : <span>{r.value}</span>}
        <span class="n">{r.statements}</span>
        <span class="bar" aria-hidden="true" style={{ width: `${(100 * r.statements) / most}%` }} />
      </li>
    );
  };
  if (!shown.length) return null;
  return (
    <section class="bars">
      <h2>{title}</h2>
      <ul>{shown.slice(0, BARS).map(bar)}</ul>
      {shown.length > BARS && <details><summary>{shown.length - BARS} more</summary><ul>{shown.slice(BARS).map(bar)}</ul></details>}
    </section>
  );
}

export function Pages({ path, total, offset, limit }: { path: string; total: number | null; offset: number; limit: number }) {
  const { args } = usePlace();
  const more = total === null || offset + limit < total;
  if (!more && offset === 0) return null;
  return (
    <nav class="pages" aria-label="Pages">
      {offset > 0 && <a rel="prev" href={url(path, args, { offset: Math.max(0, offset - limit) || null })}>← Before</a>}
      {total !== null && <span>{offset + 1}–{Math.min(total, offset + limit)} of {total.toLocaleString('en')}</span>}
      {more && <a rel="next" href={url(path, args, { offset: offset + limit })}>After →</a>}
    </nav>
  );
}

/** The width of an element, in pixels, as it changes. */
export function useWidth(least: number): [preact.RefObject<HTMLDivElement>, number] {
  const ref = useRef<HTMLDivElement>(null), [width, set] = useState(900);
  useEffect(() => {
    const watch = new ResizeObserver(([e]) => e && set(Math.max(least, e.contentRect.width)));
    if (ref.current) watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, width];
}
