/** Whether everything written here is on the server's disk, in words. */
import { useSession } from '../sync/context.tsx';
import { isAtRisk, type SavedState } from '../sync/saved.ts';
import { useStore } from '../sync/store.ts';
import type { Barrier } from '../sync/types.ts';

interface Saying {
  readonly kort: string;
  readonly woorden: string;
  readonly toon: 'goed' | 'bezig' | 'slecht';
}
const SAVED: Record<SavedState, Saying> = {
  verbinden: { kort: 'Verbinden…', woorden: 'Verbinden…', toon: 'bezig' },
  bewaard: { kort: 'Bewaard', woorden: 'Bewaard', toon: 'goed' },
  bewaren: { kort: 'Bewaren…', woorden: 'Bewaren…', toon: 'bezig' },
  'geen-verbinding': { kort: 'Geen verbinding', woorden: 'Geen verbinding. Alles tot nu is bewaard.', toon: 'slecht' },
  'niet-bewaard': { kort: 'Niet bewaard', woorden: 'Nog niet bewaard: geen verbinding', toon: 'slecht' },
  schijf: {
    kort: 'Niet bewaard',
    woorden: 'Nog niet bewaard: de server kan nu niet schrijven. Uw tekst blijft hier staan.',
    toon: 'slecht',
  },
};

/** What a refusal leaves behind is not on its way any more: saying «Bewaren…» would be untrue. */
const REFUSED: Saying = {
  kort: 'Niet bewaard',
  woorden: 'Niet bewaard: de server nam uw wijziging niet aan',
  toon: 'slecht',
};
const READING: Saying = { kort: 'Alleen lezen', woorden: 'Alleen lezen', toon: 'bezig' };

/** What to say, given the connection and what stands in the way of writing. */
export function sayingOf(state: SavedState, barrier: Barrier | null): Saying {
  const said = SAVED[state];
  if (!barrier) return said;
  if (isAtRisk(state) && barrier.soort !== 'onbekend') return REFUSED;
  return barrier.soort === 'lezer' && said.toon !== 'slecht' ? READING : said;
}

/** The words in the bar. */
export function Saved() {
  const { saved, barrier } = useSession();
  const wall = useStore(barrier);
  const { kort, woorden, toon } = sayingOf(useStore(saved), wall);
  return (
    <span
      className={`bewaard ${toon}`}
      role="status"
      aria-live="polite"
      title={wall?.soort === 'lezer' ? wall.reden : undefined}
    >
      <span className="bewaard-lang">{woorden}</span>
      <span className="bewaard-kort" aria-hidden="true">
        {kort}
      </span>
    </span>
  );
}
