/** Whether everything written here is on the server's disk, in words. */
import { useMemo } from 'react';
import { useSession } from '../sync/context.tsx';
import { lasting, useSteadyLink } from '../sync/steady.ts';
import { derived, sameJson, useStore, type Store } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';
import { sayingOf, type Saying } from './saying.ts';

/** The words in the bar. A screen reader hears when they change in kind, not every count. */
export function Saved() {
  const session = useSession();
  const barrier = useStore(session.barrier);
  const up = useSteadyLink(session.link);
  const saying = useMemo(() => lasting(sayingStore(session, up), ({ toon }) => toon === 'goed'), [session, up]);
  const { kort, woorden, toon } = useStore(saying);
  return (
    <span className={`bewaard ${toon}`} title={barrier?.soort === 'lezer' ? barrier.reden : undefined}>
      <span className="bewaard-lang">{woorden}</span>
      <span className="bewaard-kort" aria-hidden="true">
        {kort}
      </span>
      <span className="enkel-voorlezen" role="status" aria-live="polite">
        {woorden.replace(/\d+ /g, '')}
      </span>
    </span>
  );
}

/** What is to be said now. */
function sayingStore({ saved, device, barrier }: Session, up: boolean): Store<Saying> {
  return derived<Saying>(
    (changed) => {
      const stops = [saved, device, barrier].map((store) => store.subscribe(changed));
      return () => stops.forEach((stop) => stop());
    },
    () => sayingOf({ saved: saved.get(), device: device.get(), barrier: barrier.get(), up }),
    sameJson,
  );
}
