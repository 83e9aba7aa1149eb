/** Taking one cell over into its whole column or row. */
import { useState } from 'react';
import { readCell, writeCells } from '../../model/cells.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import { inOneStep } from './clipboard.ts';
import { CELL_KEYS, cellName } from '../../model/agreement.ts';
import { statesOf, type CellState } from './gaps.ts';
import { countWords, line } from './selection.ts';

/** Who, how fast and whom to call; an agreement in words belongs to one cell and stays there. */
export function Spread({ name }: { name: string }) {
  const session = useSession();
  const { doc, options } = session;
  const mayWrite = useMayWrite();
  const [onlyEmpty, setOnlyEmpty] = useState(true);
  const states = useStore(statesOf(doc, options)).split(' ') as CellState[];
  const [group = '', domain = ''] = name.split('/');
  const stateAt = new Map(CELL_KEYS.map((key, nth) => [cellName(key), states[nth] ?? 'buiten']));
  if (!mayWrite || stateAt.get(name) === 'leeg') return null;
  const targets = (kind: 'kolom' | 'rij'): string[] =>
    line(kind, kind === 'kolom' ? group : domain).cells.filter((cell) => {
      const state = stateAt.get(cell);
      return cell !== name && (onlyEmpty ? state === 'leeg' : state !== 'buiten');
    });
  const spread = (cells: readonly string[]): void => {
    const { aanZet, betrokken, antwoordtermijn, contactpersonen } = readCell(doc, name);
    const change = { aanZet, betrokken, antwoordtermijn, contactpersonen };
    inOneStep(session, () =>
      writeCells(
        doc,
        cells.map((cell) => ({ name: cell, change })),
      ),
    );
    session.notice.set({ text: `Overgenomen in ${countWords(cells.length)}.`, undoable: true });
  };
  return (
    <fieldset className="overnemen">
      <legend>Neem wie, termijn en contact over</legend>
      <div className="knoppen">
        {(['kolom', 'rij'] as const).map((kind) => {
          const cells = targets(kind);
          return (
            <button
              key={kind}
              type="button"
              className="knop klein"
              disabled={cells.length === 0}
              onClick={() => spread(cells)}
            >
              Voor de hele {kind} ({cells.length})
            </button>
          );
        })}
      </div>
      <label className="vink">
        <input type="checkbox" checked={onlyEmpty} onChange={(event) => setOnlyEmpty(event.target.checked)} />
        <span>alleen cellen die nog leeg zijn</span>
      </label>
    </fieldset>
  );
}
