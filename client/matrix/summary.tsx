/** Over the matrix: how much is still open, the way to the next gap, and the starting proposal. */
import { useSession, useMayWrite } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import { countWords, useCount } from './column-switch.tsx';
import { nextGap, statesOf } from './gaps.ts';
import { StartOffer } from './start-offer.tsx';

/** The line. `go` puts the focus on a cell. */
export function Summary({ active, go }: { active: string; go: (name: string) => void }) {
  const { doc, options } = useSession();
  const count = useCount();
  const mayWrite = useMayWrite();
  const next = nextGap(useStore(statesOf(doc, options)), active);
  return (
    <div className="matrix-balk">
      <p className={`matrix-tel ${count.leeg + count.zonderContact > 0 ? 'nog' : ''}`}>{countWords(count)}</p>
      {next === null ? null : (
        <button type="button" className="knop klein" onClick={() => go(next)}>
          {count.leeg > 0 ? 'Volgende lege cel' : 'Volgende zonder contactpersoon'}
        </button>
      )}
      {mayWrite ? <StartOffer /> : null}
      <p className="matrix-hulp">
        Meer cellen tegelijk: sleep, of <kbd>Shift</kbd> en pijltjes. <kbd>Enter</kbd> vult in.
      </p>
    </div>
  );
}
