/** Parts that are fetched when they are first needed, or when the page has nothing else to do. */
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { Trouble } from './api/load.tsx';

const waiting = new Set<() => Promise<unknown>>();

/**
 * A component that fetches its code when it is first shown: `pick` finds it in the module, `meanwhile` stands
 * there until then. When that fails it says so and offers to try again: the rest of the page goes on.
 * `atRest`: whether it is worth fetching before anyone asks.
 */
export function later<M, P extends object>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType<P>,
  meanwhile: ReactNode = null,
  atRest = true,
): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  const fetched = (): Promise<void> =>
    load().then((module) => {
      Loaded = pick(module);
      waiting.delete(fetched);
    });
  if (atRest) waiting.add(fetched);
  return function Later(props: P) {
    const [state, setState] = useState<'bezig' | 'klaar' | 'fout'>(Loaded ? 'klaar' : 'bezig');
    useEffect(() => {
      if (state !== 'bezig') return undefined;
      let here = true;
      const tell = (next: 'klaar' | 'fout') => (): void => {
        if (here) setState(next);
      };
      fetched().then(tell('klaar'), tell('fout'));
      return () => {
        here = false;
      };
    }, [state]);
    if (Loaded) return <Loaded {...props} />;
    return state === 'fout' ? <Trouble message={AWAY} again={() => setState('bezig')} /> : meanwhile;
  };
}

// After an upgrade the server no longer has the parts of the page that is open.
const AWAY =
  'Dit deel kon niet geladen worden. Kijk uw verbinding na, of herlaad de pagina: er kan een nieuwere versie zijn. Uw tekst is veilig.';

/** Fetches what is not there yet, so that it also opens at once, and without connection. Failures wait for their turn. */
export function fetchTheRest(): void {
  for (const fetched of waiting) fetched().catch(() => undefined);
}
