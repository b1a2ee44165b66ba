/* Who passes on whom, as columns: relays to the left of whom they relay, every column ordered so
   that few lines cross (Sugiyama's method: layers, then means of neighbours). Each name has a row
   of its own, so two hundred are as readable as twenty; a name that is pointed at leaves its own
   lines alone in colour. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Link } from './api';
import { count, Data, Title, useAnswer, useWidth, Waiting } from './parts';
import { url, usePlace } from './place';

const ROW = 24, COLUMNS = 4, SWEEPS = 12;

interface Node { id: number; name: string; type: string; layer: number; at: number; row: number; n: number; out: Link[]; in: Link[] }

/** Those of one name that hang on one other alone (every report has its own "official") become one. */
function fold(links: Link[]): Link[] {
  const degree = new Map<number, number>(), groups = new Map<string, Link[]>();
  for (const l of links) for (const id of [l.from, l.to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  for (const l of links) {
    const key = degree.get(l.to) === 1 ? `${l.from}>${l.to_name}` : degree.get(l.from) === 1 ? `${l.from_name}>${l.to}` : `${l.from}>>${l.to}`;
    groups.set(key, [...(groups.get(key) ?? []), l]);
  }
  return [...groups.values()].map((g) => {
    const l = { ...g[0]!, statements: g.reduce((n, x) => n + x.statements, 0) };
    if (g.length > 1) { if (degree.get(l.to) === 1) l.to_name += ` (${g.length})`; else l.from_name += ` (${g.length})`; }
    return l;
  });
}

function nodesOf(links: Link[]): Map<number, Node> {
  const nodes = new Map<number, Node>();
  const of = (id: number, name: string, type: string) => {
    let node = nodes.get(id);
    if (!node) nodes.set(id, (node = { id, name, type, layer: 0, at: 0, row: 0, n: 0, out: [], in: [] }));
    return node;
  };
  for (const l of links) {
    if (l.from === l.to) continue;
    const a = of(l.from, l.from_name, l.from_type), b = of(l.to, l.to_name, l.to_type);
    a.out.push(l);
    b.in.push(l);
    a.n += l.statements;
    b.n += l.statements;
  }
  return nodes;
}

/** The longest way from a relay whom nobody relays; where two relay each other, so many steps and no more. */
function layer(nodes: Map<number, Node>): void {
  for (let step = 0; step < COLUMNS - 1; step++)
    for (const node of nodes.values()) for (const l of node.out) {
      const to = nodes.get(l.to)!;
      if (to.layer <= node.layer && node.layer + 1 < COLUMNS && !to.out.some((back) => back.to === node.id && to.id < node.id)) to.layer = node.layer + 1;
    }
}

function order(columns: Node[][], nodes: Map<number, Node>): void {
  for (const column of columns) column.sort((a, b) => b.n - a.n || a.name.localeCompare(b.name)).forEach((n, i) => { n.at = i; });
  const mean = (ids: number[]) => ids.reduce((sum, id) => { const o = nodes.get(id)!; return sum + (o.at + 0.5) / columns[o.layer]!.length; }, 0) / ids.length;
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const column of sweep % 2 ? [...columns].reverse() : columns) {
      const keys = new Map(column.map((n) => {
        const ids = (sweep % 2 ? n.out.map((l) => l.to) : n.in.map((l) => l.from));
        const both = ids.length ? ids : [...n.out.map((l) => l.to), ...n.in.map((l) => l.from)];
        return [n, mean(both)] as [Node, number];
      }));
      column.sort((a, b) => keys.get(a)! - keys.get(b)! || b.n - a.n || a.id - b.id).forEach((n, i) => { n.at = i; });
    }
}

/** Names that hang together, those that say most first. */
function components(nodes: Map<number, Node>): Node[][] {
  const seen = new Set<number>(), parts: Node[][] = [];
  for (const start of nodes.values()) {
    if (seen.has(start.id)) continue;
    const part: Node[] = [], open = [start];
    seen.add(start.id);
    for (let node = open.pop(); node; node = open.pop()) {
      part.push(node);
      for (const id of [...node.out.map((l) => l.to), ...node.in.map((l) => l.from)])
        if (!seen.has(id)) { seen.add(id); open.push(nodes.get(id)!); }
    }
    parts.push(part);
  }
  const weight = (part: Node[]) => part.reduce((sum, n) => sum + n.n, 0);
  return parts.map((part) => [weight(part), part] as const).sort((a, b) => b[0] - a[0]).map(([, part]) => part);
}

/** Rows of a part: its longest column is full; in the others each stands as near as there is room to the mean
    of its neighbours. Gives how many rows it takes. */
function place(columns: Node[][], nodes: Map<number, Node>, top: number): number {
  const rows = Math.max(...columns.map((c) => c.length)), full = columns.findIndex((c) => c.length === rows);
  const placed = new Set<number>();
  const put = (column: Node[]) => {
    const wish = column.map((n, i) => {
      const near = [...n.out.map((l) => l.to), ...n.in.map((l) => l.from)].filter((id) => placed.has(id)).map((id) => nodes.get(id)!.row);
      return near.length ? near.reduce((a, r) => a + r, 0) / near.length : top + i;
    });
    let next = top;
    column.forEach((n, i) => {
      n.row = Math.max(next, Math.min(wish[i]!, top + rows - (column.length - i)));
      next = n.row + 1;
    });
    column.forEach((n) => placed.add(n.id));
  };
  put(columns[full]!);
  for (let i = full + 1; i < columns.length; i++) put(columns[i]!);
  for (let i = full - 1; i >= 0; i--) put(columns[i]!);
  return rows;
}

function layout(links: Link[]) {
  const nodes = nodesOf(links);
  let rows = 0, width = 0;
  layer(nodes);
  for (const part of components(nodes)) {
    const columns: Node[][] = [];
    for (const n of part) (columns[n.layer] ??= []).push(n);
    const filled = columns.filter((c) => c?.length);
    filled.forEach((c, i) => c.forEach((n) => { n.layer = i; }));
    order(filled, nodes);
    rows += place(filled, nodes, rows) + (part.length > 2 ? 0.5 : 0);
    width = Math.max(width, filled.length);
  }
  const list = [...nodes.values()].sort((a, b) => a.row - b.row || a.layer - b.layer);
  return { nodes, list, rows, width };
}

const LABEL = '15px Newsreader, Georgia, serif';

/** How wide words are drawn, and words cut to a width. */
function measure() {
  const pen = document.createElement('canvas').getContext('2d')!;
  pen.font = LABEL;
  const widthOf = (words: string) => pen.measureText(words).width;
  const cut = (words: string, most: number) => {
    if (widthOf(words) <= most) return words;
    let n = words.length - 1;
    while (n > 1 && widthOf(words.slice(0, n) + '…') > most) n--;
    return words.slice(0, n).trimEnd() + '…';
  };
  return { widthOf, cut };
}

function Graph({ links, node }: { links: Link[]; node: number }) {
  const { args } = usePlace();
  const { nodes, list, rows, width: columns } = useMemo(() => layout(links), [links]);
  const [box, room] = useWidth(300);
  const [over, setOver] = useState(0);
  const [fonts, setFonts] = useState(false);
  useEffect(() => { document.fonts.load(LABEL).then(() => setFonts(true)); }, []);

  const column = Math.max(room < 500 ? 158 : 230, Math.min(400, room / columns));
  const width = column * columns, height = rows * ROW + 12;
  const x = (n: Node) => n.layer * column + 10;
  const y = (n: Node) => 6 + (n.row + 0.5) * ROW;
  const labels = useMemo(() => {
    const { widthOf, cut } = measure();
    return new Map([...nodes.values()].map((n) => {
      const words = cut(n.name, column - 58);
      return [n.id, { words, width: widthOf(words) }];
    }));
  }, [nodes, column, fonts]);
  const right = (n: Node) => x(n) + 17 + labels.get(n.id)!.width;
  const lit = over || node, near = new Set([lit]);
  for (const l of links) { if (l.from === lit) near.add(l.to); if (l.to === lit) near.add(l.from); }
  const most = Math.max(...links.map((l) => l.statements));

  const edge = (l: Link) => {
    const a = nodes.get(l.from)!, b = nodes.get(l.to)!, step = Math.sign(b.layer - a.layer);
    const from = step < 0 ? x(a) - 9 : right(a), to = step > 0 ? x(b) - 9 : right(b);
    const bend = step ? Math.max(24, Math.abs(to - from) / 2) * step : 50;
    return <path key={`${l.from}-${l.to}`} class={l.from === lit || l.to === lit ? 'edge on' : 'edge'}
      stroke-width={1 + 3 * Math.sqrt((l.statements - 1) / most)}
      d={`M${from},${y(a)} C${from + bend},${y(a)} ${step ? to - bend : to + bend},${y(b)} ${to},${y(b)}`} />;
  };
  return (
    <div ref={box} class="scrolls" tabIndex={0} role="region" aria-label="Who passes on whom, drawn">
      <svg class={`graph${lit ? ' lit' : ''}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <g aria-hidden="true">{links.map(edge)}</g>
        {list.map((n) => (
          <a key={n.id} href={url('/chains', args, { node: n.id === node ? null : n.id })} class={near.has(n.id) ? 'node on' : 'node'}
            onMouseEnter={() => setOver(n.id)} onMouseLeave={() => setOver(0)} onFocus={() => setOver(n.id)} onBlur={() => setOver(0)}>
            <title>{`${n.name} passes on ${count(n.out.length, 'other')} and is passed on by ${n.in.length}`}</title>
            <rect x={x(n) - 9} y={y(n) - ROW / 2} width={right(n) - x(n) + 9} height={ROW} />
            <circle cx={x(n)} cy={y(n)} r={3 + Math.min(4, Math.sqrt(n.n))} class={n.type} />
            <text x={x(n) + 12} y={y(n) + 4.5}>{labels.get(n.id)!.words}</text>
          </a>
        ))}
      </svg>
      <p class="data"><span class="dot medium">media</span><span class="dot person">people</span><span class="dot">bodies, places, documents</span><span class="dot unnamed">unnamed</span></p>
    </div>
  );
}

export function ChainsView() {
  const { args } = usePlace();
  const node = Number(args.get('node') ?? 0), asked = new URLSearchParams(args);
  asked.delete('node');
  const { data, error } = useAnswer<{ rows: Link[] }>('/chains', asked.toString() ? `?${asked}` : '');
  const links = useMemo(() => fold((data?.rows ?? []).filter((l) => l.from !== l.to)), [data]);
  const around = links.filter((l) => l.from === node || l.to === node);
  const name = around.map((l) => (l.from === node ? l.from_name : l.to_name))[0];
  const people = new Set(links.flatMap((l) => [l.from, l.to])).size;
  return (
    <div>
      <Title sub={data ? <>{count(people, 'name')}, {count(links.length, 'link')}: from who passes on, on the left, to who said it</> : ' '}>Chains</Title>
      {!data && <Waiting error={error} />}
      {node > 0 && name && (
        <p class="tools"><b>{name}</b> <a href={`/speaker/${node}`}>all it said</a> <a href={`/sayings?via=${node}`}>all it passed on</a> <a href={url('/chains', args, { node: null })}>the whole graph</a></p>
      )}
      {links.length > 0 && <Graph links={node && around.length ? links.filter((l) => around.some((a) => [a.from, a.to].some((id) => id === l.from || id === l.to))) : links} node={node} />}
      {data && !links.length && <p class="quiet">Nobody passes on anybody here.</p>}
      {links.length > 0 && (
        <details class="as-table"><summary>The same as a table</summary>
          <table>
            <thead><tr><th scope="col">Passes on</th><th scope="col">Said it</th><th scope="col" class="n">Statements</th></tr></thead>
            <tbody>{(node ? around : links).map((l) => (
              <tr key={`${l.from}-${l.to}`}><td><a href={`/speaker/${l.from}`}>{l.from_name}</a></td><td><a href={`/speaker/${l.to}`}>{l.to_name}</a></td>
                <td class="n"><a href={`/sayings?via=${l.from}&speaker=${l.to}`}>{l.statements}</a></td></tr>
            ))}</tbody>
          </table>
        </details>
      )}
      <Data path="/chains" search={asked.toString() ? `?${asked}` : ''} />
    </div>
  );
}
