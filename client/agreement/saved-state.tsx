/** Whether everything written here is on the server's disk, in words. */
import { useSession } from '../sync/context.tsx';
import { useSteadyLink } from '../sync/steady.ts';
import { useStore } from '../sync/store.ts';
import { sayingOf } from './saying.ts';

/** The words in the bar. A screen reader hears when they change in kind, not every count. */
export function Saved() {
  const session = useSession();
  const barrier = useStore(session.barrier);
  const device = useStore(session.device);
  const up = useSteadyLink(session.link);
  const { kort, woorden, toon } = sayingOf({ saved: useStore(session.saved), device, barrier, up });
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
