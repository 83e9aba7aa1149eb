/** One cell: in the grid on a screen, on a card on a phone. */
import { memo } from 'react';
import { useOthersIn, useSession } from '../sync/context.tsx';
import { distinctPeople } from '../sync/presence.ts';
import { cellAt } from '../sync/spot.ts';
import { CellView, useCellState } from './cell-view.tsx';

interface GridCellProps {
  readonly name: string;
  /** The one cell that Tab reaches. */
  readonly current: boolean;
  readonly selected: boolean;
}

/** A cell of the grid. What happens to it is listened to by the grid as a whole. */
export const GridCell = memo(function GridCell({ name, current, selected }: GridCellProps) {
  const { at, state, mark } = useCell(name);
  return (
    <td
      role="gridcell"
      className={`cel ${state} ${mark} ${selected ? 'gekozen' : ''}`}
      data-pad={at.pad}
      data-cel={name}
      tabIndex={current ? 0 : -1}
      aria-selected={selected}
    >
      <Here name={name} />
      <CellView at={at} state={state} />
    </td>
  );
});

/** A cell as a row of a card. */
export const CardCell = memo(function CardCell({ name, show }: { name: string; show: (name: string) => void }) {
  const { at, state, mark } = useCell(name);
  return (
    <button
      type="button"
      className={`cel ${state} ${mark}`}
      data-pad={at.pad}
      data-cel={name}
      aria-haspopup="dialog"
      onClick={() => show(name)}
    >
      <Here name={name} />
      <CellView at={at} state={state} />
    </button>
  );
});

function useCell(name: string) {
  const { doc } = useSession();
  const at = cellAt(doc, name);
  const state = useCellState(name);
  const [other] = useOthersIn(at.pad);
  return { at, state, mark: other ? `bij-iemand mens-${other.kleur}` : '' };
}

/** Who else is in it, by name: the edge has their colour. */
function Here({ name }: { name: string }) {
  const { doc } = useSession();
  const others = distinctPeople(useOthersIn(cellAt(doc, name).pad));
  return others.length > 0 ? <span className="wie-hier">{others.map(({ naam }) => naam).join(', ')}</span> : null;
}
