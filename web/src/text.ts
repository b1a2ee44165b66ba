/* From the record's byte offsets to pieces of text, each with everything that stands on it. */
import type { Record, Span, Statement } from './api';

/** Maps UTF-8 byte offsets to offsets into a JavaScript string. */
export function unitsOf(text: string): (byte: number) => number {
  if (/^[\x00-\x7f]*$/.test(text)) return (byte) => byte;
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let k = 0; k < bytes; k++) at.push(i);
    if (code > 0xffff) i++;
  }
  at.push(text.length);
  return (byte) => at[Math.min(byte, at.length - 1)]!;
}

export function bytesBefore(text: string, unit: number): number {
  return new TextEncoder().encode(text.slice(0, unit)).length;
}

export type Role = 'source' | 'cue' | 'content';

export interface Piece {
  text: string;
  begin: number;               // in the string
  kind: string;                // of its segment
  on: { n: number; role: Role; length: number }[];  // innermost first
  ends: number[];              // statements whose mark stands behind this piece
}

export interface Paragraph { kind: string; pieces: Piece[] }

const ROLES: Role[] = ['source', 'cue', 'content'];

/** Where the number of a statement is put: behind its cue, else before nothing of its content. */
export function anchorOf(s: Statement): number {
  const last = (spans: Span[]) => spans[spans.length - 1]?.[1];
  return last(s.cue) ?? last(s.source) ?? s.content[0]?.[1] ?? 0;
}

export function paragraphsOf(record: Record): Paragraph[] {
  const { text } = record, unit = unitsOf(text);
  type Mark = { at: number; open: boolean; n: number; role: Role; length: number };
  const marks: Mark[] = [], cuts = new Set<number>([0, text.length]);
  const ends = new Map<number, number[]>();
  record.statements.forEach((s, n) => {
    for (const role of ROLES) for (const span of s[role]) {
      const begin = unit(span[0]), end = unit(span[1]);
      marks.push({ at: begin, open: true, n, role, length: end - begin });
      marks.push({ at: end, open: false, n, role, length: end - begin });
      cuts.add(begin).add(end);
    }
    const anchor = unit(anchorOf(s));
    ends.set(anchor, [...(ends.get(anchor) ?? []), n]);
  });
  const segments = record.segments.map((s) => ({ kind: s.kind, begin: unit(s.span[0]), end: unit(s.span[1]) }));
  for (const s of segments) cuts.add(s.begin).add(s.end);
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) cuts.add(i).add(i + 1);
  marks.sort((a, b) => a.at - b.at || Number(a.open) - Number(b.open));

  const places = [...cuts].sort((a, b) => a - b), paragraphs: Paragraph[] = [];
  let open: Mark[] = [], m = 0, seg = 0, current: Piece[] = [];
  const finish = () => {
    if (current.some((p) => p.text.trim())) {
      const kinds = new Set(current.filter((p) => p.text.trim()).map((p) => p.kind));
      paragraphs.push({ kind: kinds.size === 1 ? [...kinds][0]! : 'body', pieces: current });
    }
    current = [];
  };
  for (let i = 0; i + 1 < places.length; i++) {
    const begin = places[i]!, end = places[i + 1]!, words = text.slice(begin, end);
    for (; m < marks.length && marks[m]!.at <= begin; m++) {
      const mark = marks[m]!;
      if (mark.open) open.push(mark);
      else open = open.filter((o) => !(o.n === mark.n && o.role === mark.role && o.at + o.length === mark.at));
    }
    while (seg < segments.length && segments[seg]!.end <= begin) seg++;
    if (words === '\n') { finish(); continue; }
    const within = segments[seg];
    const on = open.map(({ n, role, length }) => ({ n, role, length })).sort((a, b) => a.length - b.length);
    current.push({ text: words, begin, kind: within && within.begin <= begin ? within.kind : 'body', on,
      ends: ends.get(end) ?? [] });
  }
  finish();
  return paragraphs;
}

export const wordsOf = (text: string, unit: (byte: number) => number, span: Span) =>
  text.slice(unit(span[0]), unit(span[1]));

/** The place of words in a text, the one nearest to where they stood; null where they are not there. */
export function locate(text: string, words: string, near: number): [number, number] | null {
  let best = -1;
  for (let i = text.indexOf(words); i >= 0; i = text.indexOf(words, i + 1))
    if (best < 0 || Math.abs(i - near) < Math.abs(best - near)) best = i;
  return words && best >= 0 ? [best, best + words.length] : null;
}
