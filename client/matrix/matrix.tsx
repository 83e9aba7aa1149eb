/** The taakverdeling: ten vlakken by four doelgroepen; choose cells, one or several, and fill them in beside the matrix. */
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { cellName } from '../../model/agreement.ts';
import { useMedia } from '../agreement/media.ts';
import { WILL_JUMP } from '../sync/jump.ts';
import { CellPanel } from './cell-panel.tsx';
import { Cards } from './cards.tsx';
import { applyChange, findCell, useGridEvents, type Change } from './grid-events.ts';
import { Grid } from './grid.tsx';
import { line, onlyCell } from './selection.ts';
import { Summary } from './summary.tsx';

const FIRST = cellName({ doelgroep: 'wzw-multi', vlak: 'identificeren' });

/** The matrix, as a grid or, on a phone, as cards; with the editor of what is chosen. */
export function Matrix() {
  const [selection, change] = useReducer(applyChange, onlyCell(FIRST));
  const [open, setOpen] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const phone = useMedia('(max-width: 700px)');
  const { active } = selection;
  const focusCell = useCallback((name: string) => findCell(grid.current, name)?.focus(), []);
  const show = useCallback((to: Change) => {
    flushSync(() => {
      change(to);
      setOpen(true);
    });
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    // A sheet makes what lies under it unreachable until it is gone.
    requestAnimationFrame(() => focusCell(active));
  }, [focusCell, active]);
  const go = useCallback(
    (name: string) => {
      change(() => onlyCell(name));
      const cell = findCell(grid.current, name);
      cell?.scrollIntoView({ block: 'nearest' });
      cell?.focus();
      if (phone) show(() => onlyCell(name));
    },
    [phone, show],
  );
  const on = useGridEvents(grid, selection, change, { open, show, close: () => setOpen(false) });
  useOpenOnJump(show);
  const showLine = (kind: 'kolom' | 'rij', id: string): void => {
    show(() => line(kind, id, active));
    focusCell(line(kind, id, active).active);
  };
  return (
    <div ref={grid} className="matrix" data-pad="/taakverdeling/taken">
      <Summary active={active} go={go} />
      {phone ? (
        <Cards show={(name) => show(() => onlyCell(name))} showColumn={(group) => show(() => line('kolom', group))} />
      ) : (
        <Grid selection={selection} onLine={showLine} on={on} />
      )}
      {open ? <CellPanel names={selection.cells} active={active} close={close} back={() => focusCell(active)} /> : null}
    </div>
  );
}

/** A problem inside a cell opens that cell. */
function useOpenOnJump(show: (to: Change) => void): void {
  useEffect(() => {
    const jump = (event: Event): void => {
      const target = String((event as CustomEvent).detail);
      const name = /^\/taakverdeling\/taken\/([^/]+\/[^/]+)\/./.exec(target)?.[1];
      if (name !== undefined) show(() => onlyCell(name));
    };
    window.addEventListener(WILL_JUMP, jump);
    return () => window.removeEventListener(WILL_JUMP, jump);
  }, [show]);
}
