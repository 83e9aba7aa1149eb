/** The matrix as a grid: headers stay in sight, and give a whole column or row to fill in. */
import type { ClipboardEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { cellName } from '../../model/agreement.ts';
import { DOMAINS, TARGET_GROUPS, type TargetGroup } from '../../model/terms.ts';
import { GridCell } from './cell.tsx';
import { ColumnCount, ColumnSwitch, useCount } from './column-switch.tsx';
import type { Selection } from './selection.ts';

interface GridProps {
  readonly selection: Selection;
  readonly onLine: (kind: 'kolom' | 'rij', id: string) => void;
  readonly on: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: (event: React.FocusEvent) => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onCopy: (event: ClipboardEvent) => void;
    readonly onCut: (event: ClipboardEvent) => void;
    readonly onPaste: (event: ClipboardEvent) => void;
  };
}

/** The table. */
export function Grid({ selection, onLine, on }: GridProps) {
  return (
    <table role="grid" aria-label="Taakverdeling per vlak en doelgroep" aria-multiselectable="true" {...on}>
      <colgroup>
        <col className="kol-vlak" />
        {TARGET_GROUPS.map(({ id }) => (
          <Col key={id} group={id} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="hoek">
            Vlak
          </th>
          {TARGET_GROUPS.map(({ id, kort }) => (
            <th key={id} scope="col" className="kop">
              <button
                type="button"
                className="kop-knop"
                tabIndex={-1}
                title="Hele kolom kiezen"
                onClick={() => onLine('kolom', id)}
              >
                {breakable(kort)}
              </button>
              <ColumnCount group={id} />
            </th>
          ))}
        </tr>
        <tr className="kop-uitleg">
          <td aria-hidden="true" />
          {TARGET_GROUPS.map(({ id, naam }) => (
            <td key={id}>
              <small>{breakable(naam)}</small>
              <ColumnSwitch group={id} name={naam} />
            </td>
          ))}
        </tr>
      </thead>
      <tbody>
        {DOMAINS.map((row) => (
          <Row key={row.id} row={row} selection={selection} onLine={onLine} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, selection, onLine }: Omit<GridProps, 'on'> & { row: (typeof DOMAINS)[number] }) {
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="kop-knop"
          tabIndex={-1}
          title="Hele rij kiezen"
          onClick={() => onLine('rij', row.id)}
        >
          {breakable(row.naam)}
        </button>
      </th>
      {TARGET_GROUPS.map((column) => {
        const name = cellName({ doelgroep: column.id, vlak: row.id });
        const chosen = selection.cells.length > 1 && selection.cells.includes(name);
        return <GridCell key={name} name={name} current={selection.active === name} selected={chosen} />;
      })}
    </tr>
  );
}

/** A column that is left out needs no room. */
function Col({ group }: { group: TargetGroup }) {
  return <col className={useCount(group).inScope === 0 ? 'kol-smal' : ''} />;
}

/** Long words may break where they are joined. */
export function breakable(name: string): string {
  return name
    .replace('leefloongerechtigden', 'leefloon\u00adgerechtigden')
    .replace('beroepsactieven', 'beroeps\u00adactieven')
    .replace('problematiek', 'proble\u00admatiek');
}
