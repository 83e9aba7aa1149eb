/** How long ago something was, which stays true while the page is open. */
import { derived, useStore } from '../sync/store.ts';
import { ago } from './ago.ts';

const MINUTE = 60_000;

/** The number of the minute it is: one clock for the whole page, that runs while something shows it. */
const minute = derived(
  (changed) => {
    const timer = setInterval(changed, MINUTE / 4);
    return () => clearInterval(timer);
  },
  () => Math.floor(Date.now() / MINUTE),
);

/** "12 minuten geleden"; the exact moment is in the element. */
export function Ago({ at }: { at: string }) {
  useStore(minute);
  return <time dateTime={at}>{ago(at, new Date())}</time>;
}
