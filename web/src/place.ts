/* Where the reader is: all state is in the URL. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export interface Place { path: string; args: URLSearchParams; hash: string }

export const here = (): Place => ({
  path: location.pathname.replace(/\/+$/, '') || '/', args: new URLSearchParams(location.search),
  hash: location.hash.slice(1),
});

export const PlaceContext = createContext<Place>(here());
export const usePlace = () => useContext(PlaceContext);

export function go(url: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', url);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The URL of `path` with these arguments changed; null or '' takes one out. A change starts at the first page. */
export function url(path: string, args: URLSearchParams, change: { [name: string]: string | number | null } = {}): string {
  const next = new URLSearchParams(args);
  if (!('offset' in change)) next.delete('offset');
  for (const [name, value] of Object.entries(change))
    if (value === null || value === '') next.delete(name);
    else next.set(name, String(value));
  const search = next.toString();
  return search ? `${path}?${search}` : path;
}
