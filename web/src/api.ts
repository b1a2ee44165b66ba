/* What the server answers (src/serve/view_*.c), and asking it. */

export type Span = [number, number];

export interface Party { entity: string; name: string; named: boolean }

export interface Statement {
  id: string; parent: string | null; kind: string;
  source: Span[]; cue: Span[]; content: Span[];
  speaker: Party | null; addressee: Party | null; outlet: Party | null;
  made: { value: string; first: string | null; last: string | null; span: Span | null } | null;
  venue: { text: string; span: Span } | null;
  act: string; modality: string; negated: boolean; condition: Span | null;
  confidence: number; rule: string;
}

export interface Entity { id: string; name: string; type: string; role: string | null; named: boolean; mentions: Span[] }

export interface Event {
  id: string; statement: string | null; cameo: string; plover: { event: string };
  source: { name: string } | null; target: { name: string } | null; negated: boolean;
}

export interface Record {
  id: string; url: string | null; outlet: string | null; title: string | null; published: string | null;
  text: string; segments: { kind: string; span: Span }[]; entities: Entity[]; statements: Statement[];
  events: Event[];
}

export interface Row {
  statement: string; parent: string | null; first_day: string; last_day: string; made: string | null;
  speaker: string | null; speaker_id: number | null; speaker_as: string | null; speaker_role: string | null;
  speaker_named: boolean;
  addressee: string | null; addressee_id: number | null; via: string | null; via_id: number | null;
  kind: string; act: string; modality: string; negated: boolean;
  source: string; cue: string; content: string; venue: string | null; condition: string | null;
  source_at: Span[]; cue_at: Span[]; content_at: Span[];
  confidence: number; rule: string; verdict: string | null; standing: boolean;
  report: number; title: string | null; report_key: string; published_by: string | null; published: string | null;
  begin: number; end: number; saying: number | null; before: string; between: string; after: string;
}

export interface Tally { value: string; id?: number; type?: string; statements: number }

export interface ReportEntry {
  report: number; key: string; name: string; title: string | null; outlet: string | null; published: string | null;
  statements: number; version: number; superseded_by: number; url: string | null; added: string;
}

export interface Correction {
  report: number; statement: string; verdict: string; fields: { [name: string]: unknown } | null; by: string; made: string;
}

export interface ReportAnswer { record: Record; report: ReportEntry[]; rows: Row[]; corrections: Correction[] }

export interface SayingsAnswer {
  total: number; offset: number; limit: number; rows: Row[]; facets: { [name: string]: Tally[] };
}

export interface TimelineAnswer { lanes: Tally[]; months: Tally[]; cells: [string, number, number][] }

export interface EntityEntry {
  id: number; name: string; type: string; said: number; heard: number; passed_on: number;
  first_day: string; last_day: string;
}

export interface SpeakerAnswer {
  speaker: EntityEntry[]; names: { name: string; role: string | null; why: string; report: number; reports: number }[];
  to: Tally[]; via: Tally[]; outlets: Tally[]; acts: Tally[]; months: Tally[]; from: Tally[]; for: Tally[];
  rows: Row[];
}

export interface Link {
  from: number; from_name: string; from_type: string; to: number; to_name: string; to_type: string; statements: number;
}

export interface Saying {
  saying: number; words: string; first_day: string; last_day: string; statements: number; reports: number;
}

export interface About { version: string; ledger: string; user: string; reads: boolean; max_text: number }

async function checked(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error((await answer.text()).trim() || `The server answered ${answer.status}.`);
  return answer;
}

export async function ask<T>(path: string, search = '', signal?: AbortSignal): Promise<T> {
  return (await checked(await fetch(`${path}.json${search}`, { signal }))).json();
}

/** Writes carry a header that no other site can send unasked. */
export async function send<T>(path: string, body: string): Promise<T> {
  const headers = { 'X-Hearsay': 'page', 'Content-Type': 'text/plain; charset=utf-8' };
  return (await checked(await fetch(path, { method: 'POST', headers, body }))).json();
}
