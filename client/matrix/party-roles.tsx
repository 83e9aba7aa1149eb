/** Who is at turn and who is involved: a line per party. A party is one of both at most. */
import { setInCells, type CellContent, type CellSet } from '../../model/cells.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import { inOneStep } from './clipboard.ts';
import type { CellsProps } from './cell-fields.tsx';
import { PartyMark } from './party-mark.tsx';
import { Tri } from './tri.tsx';

/** In how many of the cells someone stands. */
export const countIn = (cells: readonly CellContent[], set: CellSet, id: string): number =>
  cells.filter((cell) => cell[set].includes(id)).length;

/** The lines. */
export function PartyRoles({ names, cells, pad }: CellsProps) {
  const session = useSession();
  const mayWrite = useMayWrite();
  const parties = useStore(session.options.partijen);
  if (parties.length === 0) return <p className="stil">Voeg eerst partijen toe. Dan kiest u hier wie aan zet is.</p>;
  const set = (path: CellSet, id: string, on: boolean): void =>
    inOneStep(session, () => setInCells(session.doc, names, path, id, on));
  return (
    <fieldset className="rollen" data-veld="aanZet">
      <legend>Wie doet wat</legend>
      <div className="rollen-kop" aria-hidden="true">
        <span>Aan zet</span>
        <span>Betrokken</span>
      </div>
      {parties.map(({ id, kort, soort = '' }) => (
        <div key={id} className="rol" role="group" aria-label={kort}>
          <span className="rol-naam">
            <PartyMark naam={kort} soort={soort} />
            <span>{kort}</span>
            <Differs cells={cells} id={id} />
          </span>
          {(['aanZet', 'betrokken'] as const).map((path) => (
            <label key={path} className="rol-vink" htmlFor={`rol-${id}-${path}`}>
              <Tri
                id={`rol-${id}-${path}`}
                count={countIn(cells, path, id)}
                of={cells.length}
                disabled={!mayWrite}
                pad={`${pad}/${path}`}
                label={`${kort} ${path === 'aanZet' ? 'aan zet' : 'betrokken'}`}
                onSet={(on) => set(path, id, on)}
              />
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  );
}

/** Says in words that the cells differ: a half tick alone is easily overlooked. */
function Differs({ cells, id }: { cells: readonly CellContent[]; id: string }) {
  const mixed = (['aanZet', 'betrokken'] as const).some((path) => {
    const count = countIn(cells, path, id);
    return count > 0 && count < cells.length;
  });
  return mixed ? <i className="verschillend">verschillend</i> : null;
}
