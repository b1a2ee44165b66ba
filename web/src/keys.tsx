/* Keys: each view says which it knows and what they do; `?` shows them. Nothing is taken while
   somebody types, nor together with Ctrl, Alt or Meta. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type Keys = { [key: string]: [string, () => unknown] };

const layers = new Map<object, Keys>();

export function useKeys(keys: Keys, inputs: unknown[]): void {
  const own = useRef({}).current;
  useLayoutEffect(() => {               // before the next key: who types fast must not act on what was chosen before
    layers.delete(own);
    layers.set(own, keys);
    return () => { layers.delete(own); };
  }, inputs);
}

function typing(target: EventTarget | null): boolean {
  const e = target as HTMLElement | null;
  return !!e?.closest?.('input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]');
}

let first = '';

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target)) return;
  const key = first + event.key;
  for (const keys of [...layers.values()].reverse()) {
    const found = keys[key];
    if (found) {
      event.preventDefault();
      first = '';
      found[1]();
      return;
    }
  }
  first = event.key === 'g' && !first ? 'g' : '';
});

const SHOWN: { [key: string]: string } = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => { ref.current?.showModal(); }, []);
  const rows = [...layers.values()].reverse().flatMap((keys) => Object.entries(keys));
  return (
    <dialog ref={ref} class="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">Keys</h2>
      <dl>
        {rows.map(([key, [what]]) => (
          <div key={key}><dt>{(key.length === 2 ? key.split('') : [key]).map((k) => <kbd key={k}>{SHOWN[k] ?? k}</kbd>)}</dt><dd>{what}</dd></div>
        ))}
      </dl>
      <form method="dialog"><button>Close</button></form>
    </dialog>
  );
}
