/** Says who came and went, for who cannot see the avatars change; many at once in one sentence. */
import { useEffect, useState } from 'react';
import { useDesk } from '../sync/context.tsx';
import { distinctPeople } from '../sync/presence.ts';
import { comingsAndGoings, type Present } from './arrivals.ts';

/** How long arrivals are gathered, in milliseconds; also long enough for a page to be loaded again. */
const GATHER_MS = 3000;

/** A polite live region. Who was here before you is not announced. */
export function Announcer() {
  const { session, me } = useDesk();
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    const here = (): Present[] => distinctPeople(session.people.get()).filter(({ id }) => id !== me.id);
    let known: Present[] | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(settle, GATHER_MS);
    function settle(): void {
      timer = undefined;
      const now = here();
      const sentence = known ? comingsAndGoings(known, now) : '';
      known = now;
      setSaid((before) => (sentence === '' ? (before ?? '') : sentence));
    }
    const stop = session.people.subscribe(() => {
      timer ??= setTimeout(settle, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session, me.id]);
  return (
    <p className="enkel-voorlezen" role="status" data-aanwezigheid={said === null ? '' : 'luistert'}>
      {said}
    </p>
  );
}
