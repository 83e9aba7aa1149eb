/** The list as a table that can be sorted and walked with the arrow keys. */
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { AgreementRow } from '../api/places.ts';
import { firstOrder, type Column, type Query } from './query.ts';
import { Row } from './row.tsx';

// Without a connection, or after an update of the server, the page stays; only the menu is not there.
const loadMenu = () => import('./row-menu.tsx').catch(() => ({ default: NoMenu }));
const RowMenu = lazy(loadMenu);

function NoMenu({ close }: { close: () => void }) {
  return (
    <div className="bericht-plek">
      <div className="bericht">
        <p role="alert">Het menu kon niet geladen worden. Kijk uw verbinding na en herlaad de pagina.</p>
        <button type="button" className="bericht-terug" onClick={close}>
          Sluiten
        </button>
      </div>
    </div>
  );
}

export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  titel: 'Overeenkomst',
  status: 'Status',
  regiegebied: 'Regiegebied',
  klaar: 'Rubrieken',
  aanwezig: 'Nu open',
  gewijzigd: 'Gewijzigd',
};
const ORDER: readonly Column[] = ['titel', 'status', 'regiegebied', 'klaar', 'aanwezig', 'gewijzigd'];

interface TableProps {
  readonly rows: readonly AgreementRow[];
  readonly regionName: (id: string) => string;
  readonly query: Query;
  readonly sort: (part: Pick<Query, 'sorteer' | 'richting'>) => void;
  /** An agreement was deleted. */
  readonly deleted: (row: AgreementRow) => void;
}

/** The table. The roles say what the styles, which make cards of rows on a phone, would hide from screen readers. */
export function Table({ rows, regionName, query, sort, deleted }: TableProps) {
  const [menu, setMenu] = useState<{ row: AgreementRow; button: HTMLButtonElement } | null>(null);
  const openMenu = useCallback((row: AgreementRow, button: HTMLButtonElement) => setMenu({ row, button }), []);
  // What a click will need is fetched while nobody waits for it.
  useEffect(() => {
    const timer = setTimeout(() => void loadMenu(), 1500);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <div role="table" className="so-tabel" aria-label="Overeenkomsten" ref={listenForArrows}>
        <div role="rowgroup">
          <div role="row" className="so-kop">
            {ORDER.map((column) => (
              <Heading key={column} column={column} query={query} sort={sort} />
            ))}
            <div role="columnheader" className="so-menu">
              <span className="enkel-voorlezen">Acties</span>
            </div>
          </div>
        </div>
        <div role="rowgroup">
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              region={regionName(row.referentieregio)}
              isMenuOpen={menu?.row.id === row.id}
              openMenu={openMenu}
            />
          ))}
        </div>
      </div>
      {menu ? (
        <Suspense fallback={null}>
          <RowMenu
            key={menu.row.id}
            row={menu.row}
            button={menu.button}
            close={() => setMenu(null)}
            deleted={deleted}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function Heading({ column, query, sort }: { column: Column; query: Query; sort: TableProps['sort'] }) {
  const isSorted = query.sorteer === column;
  const next = isSorted ? (query.richting === 'op' ? 'af' : 'op') : firstOrder(column);
  return (
    <div
      role="columnheader"
      className={`so-${column === 'aanwezig' ? 'nu' : column}`}
      aria-sort={isSorted ? (query.richting === 'op' ? 'ascending' : 'descending') : undefined}
    >
      <button type="button" onClick={() => sort({ sorteer: column, richting: next })}>
        {COLUMN_NAMES[column]}
        <span className="sorteerpijl" aria-hidden="true">
          {isSorted ? (query.richting === 'op' ? '↑' : '↓') : ''}
        </span>
      </button>
    </div>
  );
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Up, down, Home and End go to another row, left and right between its title and its menu. */
function walk(event: KeyboardEvent, table: HTMLElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const row = event.target.closest('.so-rij');
  if (!row) return;
  const rows = [...table.querySelectorAll('.so-rij')];
  const isMenu = event.target.closest('.so-menu') !== null;
  const step = STEPS[event.key];
  const target = step ? rows[step(rows.indexOf(row), rows.length - 1)] : row;
  const toMenu = step ? isMenu : event.key === 'ArrowRight';
  if (!step && event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
  event.preventDefault();
  target?.querySelector<HTMLElement>(toMenu ? '.so-menu button' : '.so-titel a')?.focus();
}

/** For the table as a whole: its links and buttons are what has the focus. */
function listenForArrows(table: HTMLElement | null): (() => void) | undefined {
  if (!table) return undefined;
  const press = (event: KeyboardEvent): void => walk(event, table);
  table.addEventListener('keydown', press);
  return () => table.removeEventListener('keydown', press);
}

/** Puts the focus on the first agreement that is shown. */
export function focusFirst(): void {
  document.querySelector<HTMLElement>('.so-rij .so-titel a')?.focus();
}
