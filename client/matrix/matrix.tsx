/** The taakverdeling: ten vlakken by four doelgroepen, every cell to be opened in place. */
import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { cellName } from '../../model/agreement.ts';
import { DOMAINS, TARGET_GROUPS, type Domain, type TargetGroup } from '../../model/terms.ts';
import { useMedia } from '../agreement/media.ts';
import { useOthersIn, useSession } from '../sync/context.tsx';
import { WILL_JUMP } from '../sync/jump.ts';
import { cellAt } from '../sync/spot.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellView, useCellState } from './cell-view.tsx';
import { ColumnSwitch } from './column-switch.tsx';
import { neighbour } from './walk.ts';

interface Opening {
  readonly name: string;
  readonly trigger: RefObject<HTMLElement | null>;
}

/** The matrix, as a grid or, on a phone, as cards. */
export function Matrix() {
  const [open, setOpen] = useState<Opening | null>(null);
  const [here, setHere] = useState(cellName({ doelgroep: 'wzw-multi', vlak: 'identificeren' }));
  const grid = useRef<HTMLDivElement>(null);
  const phone = useMedia('(max-width: 700px)');
  const show = useCallback((name: string) => {
    const cell = findCell(grid.current, name);
    setHere(name);
    setOpen({ name, trigger: { current: cell } });
  }, []);
  useOpenOnJump(show);
  const keys = (event: KeyboardEvent): void => {
    const next = neighbour(here, event.key);
    if (!next || open) return;
    event.preventDefault();
    setHere(next);
    findCell(grid.current, next)?.focus();
  };
  const draw = (doelgroep: TargetGroup, vlak: Domain) => {
    const name = cellName({ doelgroep, vlak });
    return <Cell key={name} name={name} current={phone || here === name} show={show} onFocus={setHere} />;
  };
  return (
    <div ref={grid} className="matrix" data-pad="/taakverdeling/taken">
      {phone ? <Cards draw={draw} /> : <Grid draw={draw} onKeyDown={keys} />}
      {open ? <CellEditor name={open.name} trigger={open.trigger} close={() => setOpen(null)} /> : null}
    </div>
  );
}

/** Long words may break where they are joined. */
const breakable = (name: string): string =>
  name
    .replace('leefloongerechtigden', 'leefloon\u00adgerechtigden')
    .replace('beroepsactieven', 'beroeps\u00adactieven');

type Draw = (doelgroep: TargetGroup, vlak: Domain) => React.ReactNode;

function Grid({ draw, onKeyDown }: { draw: Draw; onKeyDown: (event: KeyboardEvent) => void }) {
  return (
    <table role="grid" aria-label="Taakverdeling per vlak en doelgroep" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">Vlak</th>
          {TARGET_GROUPS.map(({ id, naam, kort }) => (
            <th key={id} scope="col">
              {kort} <small>{breakable(naam)}</small>
              <ColumnSwitch group={id} name={naam} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DOMAINS.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.naam}</th>
            {TARGET_GROUPS.map((column) => (
              <td key={column.id} role="gridcell">
                {draw(column.id, row.id)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ draw }: { draw: Draw }) {
  return TARGET_GROUPS.map((column) => (
    <section key={column.id} className="matrix-kaart" aria-label={column.naam}>
      <h3>{column.naam}</h3>
      <ColumnSwitch group={column.id} name={column.naam} />
      <dl>
        {DOMAINS.map((row) => (
          <div key={row.id}>
            <dt>{row.naam}</dt>
            <dd>{draw(column.id, row.id)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

interface CellProps {
  readonly name: string;
  /** The one cell that Tab reaches. */
  readonly current: boolean;
  readonly show: (name: string) => void;
  readonly onFocus: (name: string) => void;
}

const Cell = memo(function Cell({ name, current, show, onFocus }: CellProps) {
  const { doc } = useSession();
  const at = cellAt(doc, name);
  const state = useCellState(at);
  const others = useOthersIn(at.pad);
  return (
    <button
      type="button"
      className={`cel ${state} ${others[0] ? `bij-iemand mens-${others[0].kleur}` : ''}`}
      data-pad={at.pad}
      tabIndex={current ? 0 : -1}
      aria-haspopup="dialog"
      onFocus={() => onFocus(name)}
      onClick={() => show(name)}
    >
      {others.length > 0 ? <span className="wie-hier">{others.map(({ naam }) => naam).join(', ')}</span> : null}
      <CellView at={at} state={state} />
    </button>
  );
});

const findCell = (grid: HTMLElement | null, name: string): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`.cel[data-pad="${CSS.escape(`/taakverdeling/taken/${name}`)}"]`) ?? null;

/** A problem inside a cell opens that cell. */
function useOpenOnJump(show: (name: string) => void): void {
  useEffect(() => {
    const jump = (event: Event): void => {
      const target = String((event as CustomEvent).detail);
      const found = /^\/taakverdeling\/taken\/([^/]+\/[^/]+)\/./.exec(target);
      if (found?.[1]) show(found[1]);
    };
    window.addEventListener(WILL_JUMP, jump);
    return () => window.removeEventListener(WILL_JUMP, jump);
  }, [show]);
}
