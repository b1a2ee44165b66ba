/* The page: which view, the head and foot around it, and the keys that work everywhere. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './style.css';
import { ask, type About } from './api';
import { ChainsView } from './chains';
import { judgeName, setJudgeName } from './judge';
import { KeysHelp, useKeys } from './keys';
import { go, here, PlaceContext, type Place } from './place';
import { ReportView } from './report';
import { giveFiles, ReportsView } from './reports';
import { RepeatedView, SayingsView } from './sayings';
import { SpeakersView, SpeakerView } from './speakers';
import { TimelineView } from './timeline';

const VIEWS: [string, string, string][] = [['/', 'Reports', 'r'], ['/sayings', 'Sayings', 's'], ['/timeline', 'Timeline', 't'],
  ['/speakers', 'Speakers', 'p'], ['/chains', 'Chains', 'c']];

function View({ place, say, about }: { place: Place; say: (words: string) => void; about: About | null }) {
  const numbered = /^\/(report|speaker)\/(\d+)$/.exec(place.path);
  if (numbered) return numbered[1] === 'report' ? <ReportView key={numbered[2]} id={numbered[2]!} /> : <SpeakerView key={numbered[2]} id={numbered[2]!} />;
  switch (place.path) {
    case '/': case '/reports': return <ReportsView say={say} reads={about?.reads ?? true} />;
    case '/sayings': return <SayingsView />;
    case '/repeated': return <RepeatedView />;
    case '/timeline': return <TimelineView />;
    case '/speakers': return <SpeakersView />;
    case '/chains': return <ChainsView />;
  }
  return <div class="narrow"><h1 tabIndex={-1}>There is nothing here</h1><p>Nothing of this ledger has the address {place.path}. <a href="/">All reports</a></p></div>;
}

function isCurrent(path: string, view: string): boolean {
  if (view === '/') return path === '/' || path.startsWith('/report');
  return path === view || (view === '/speakers' && path.startsWith('/speaker/')) || (view === '/sayings' && path === '/repeated');
}

function Foot({ about, help }: { about: About | null; help: () => void }) {
  const [name, set] = useState('');
  useEffect(() => { judgeName().then(set, () => undefined); }, []);
  const change = () => {
    const next = prompt('Under which name are readings judged?', name);
    if (next?.trim()) { setJudgeName(next.trim()); set(next.trim()); }
  };
  return (
    <footer>
      <p>{about && <>{about.ledger} · hearsay {about.version}</>}{name && <> · judged by <button class="link" onClick={change}>{name}</button></>}</p>
      <p><a href="/assets/licences.txt" data-plain>Licences</a> · <button class="link" aria-keyshortcuts="?" onClick={help}>Keys <kbd>?</kbd></button></p>
    </footer>
  );
}

function App() {
  const [place, setPlace] = useState(here);
  const [help, setHelp] = useState(false);
  const [news, say] = useState('');
  const [over, setOver] = useState(false);
  const [about, setAbout] = useState<About | null>(null);

  useEffect(() => { ask<About>('/about').then(setAbout, (e) => say(e.message)); }, []);
  useEffect(() => {
    let path = place.path;
    document.title = `${VIEWS.find(([p]) => p === path)?.[1] ?? 'Reports'} · hearsay`;
    const moved = () => {
      const next = here();
      setPlace(next);
      if (next.path === path) return;
      path = next.path;
      scrollTo(0, 0);
      document.title = `${VIEWS.find(([p]) => p === path)?.[1] ?? 'hearsay'} · hearsay`;
      requestAnimationFrame(() => document.querySelector<HTMLElement>('main h1, main')?.focus({ preventScroll: true }));
    };
    const followed = (event: MouseEvent) => {
      const a = (event.target as Element).closest?.('a');
      if (!a || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const to = new URL(a.getAttribute('href')!, location.href);
      if (to.origin !== location.origin || a.hasAttribute('data-plain')) return;
      event.preventDefault();
      go(to.pathname + to.search + to.hash);
    };
    addEventListener('popstate', moved);
    addEventListener('click', followed);
    return () => { removeEventListener('popstate', moved); removeEventListener('click', followed); };
  }, []);
  useEffect(() => {
    const files = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => { if (files(event)) { event.preventDefault(); setOver(true); } };
    const onLeave = (event: DragEvent) => { if (!event.relatedTarget) setOver(false); };
    const onDrop = (event: DragEvent) => {
      if (!files(event)) return;
      event.preventDefault();
      setOver(false);
      giveFiles(event.dataTransfer!.files, say).catch((e) => say(e.message));
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => { removeEventListener('dragover', onOver); removeEventListener('dragleave', onLeave); removeEventListener('drop', onDrop); };
  }, []);
  useKeys({
    '?': ['show these keys', () => setHelp(true)],
    '/': ['search', () => {
      const box = document.querySelector<HTMLInputElement>('input[type=search]');
      if (box) box.focus();
      else { go('/sayings'); setTimeout(() => document.getElementById('words')?.focus(), 50); }
    }],
    ...Object.fromEntries(VIEWS.map(([path, name, key]) => [`g${key}`, [`go to ${name.toLowerCase()}`, () => go(path)]])),
  }, []);

  return (
    <PlaceContext.Provider value={place}>
      <a class="skip" href="#main" onClick={(e) => { e.preventDefault(); document.getElementById('main')?.focus(); }}>To the text</a>
      <header class="masthead">
        <a class="brand" href="/">hearsay</a>
        <nav aria-label="Views"><ul>{VIEWS.map(([path, name]) => (
          <li key={path}><a href={path} aria-current={isCurrent(place.path, path) ? 'page' : undefined}>{name}</a></li>))}</ul></nav>
      </header>
      <p class="news" role="status">{news}{news && <button class="link" aria-label="Take this away" onClick={() => say('')}>×</button>}</p>
      <main id="main" tabIndex={-1}><View place={place} say={say} about={about} /></main>
      <Foot about={about} help={() => setHelp(true)} />
      {over && <div class="drop" aria-hidden="true">Let go, and it is read</div>}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </PlaceContext.Provider>
  );
}

render(<App />, document.getElementById('page')!);
