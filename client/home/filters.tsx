/** Searching and narrowing the list. */
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { STATUSES, type Status } from '../../model/access.ts';
import { COLUMNS, firstOrder, type Column, type Query, type Who } from './query.ts';
import { COLUMN_NAMES, focusFirst } from './table.tsx';

/** An area to choose: its value in a query, and its name. */
export interface Area {
  readonly value: string;
  readonly naam: string;
}
interface FiltersProps {
  readonly query: Query;
  readonly typed: string;
  readonly type: (typed: string) => void;
  /** Writes what is typed into the address without waiting for a pause. */
  readonly settle: () => void;
  readonly change: (part: Partial<Query>) => void;
  readonly areas: readonly Area[];
  readonly regions: readonly Area[];
}

/** The search field and the filters. */
export function Filters({ query, typed, type, settle, change, areas, regions }: FiltersProps) {
  return (
    <search className="so-filters">
      <SearchField typed={typed} type={type} settle={settle} />
      <Choice
        label="Status"
        value={query.status}
        set={(status) => change({ status: status as Status | '' })}
        all="Elke status"
        options={STATUSES.map(({ id, naam }) => ({ value: id, naam }))}
      />
      <AreaChoice query={query} change={change} areas={areas} regions={regions} />
      <Choice
        label="Wie"
        value={query.wie === 'iedereen' ? '' : query.wie}
        set={(wie) => change({ wie: (wie || 'iedereen') as Who })}
        all="Van iedereen"
        options={[
          { value: 'nu', naam: 'Nu iemand aan het werk' },
          { value: 'ik', naam: 'Laatst door mij gewijzigd' },
        ]}
      />
      <SortChoice query={query} change={change} />
    </search>
  );
}

function SearchField({ typed, type, settle }: Pick<FiltersProps, 'typed' | 'type' | 'settle'>) {
  const field = useRef<HTMLInputElement>(null);
  // As soon as the field is on the page: a key that comes with its first picture is heard.
  useLayoutEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [role="dialog"]')) return;
      event.preventDefault();
      field.current?.select();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      type('');
    }
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    focusFirst();
  };
  return (
    <label className="so-zoek">
      <span className="enkel-voorlezen">Zoek een overeenkomst</span>
      <input
        ref={field}
        type="search"
        className="invoer"
        placeholder="Zoek op titel, partij of regiegebied"
        value={typed}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
        onKeyDown={press}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly all: string;
  readonly options: readonly Area[];
}

function Choice({ label, value, set, all, options }: ChoiceProps) {
  return (
    <select
      className={`invoer ${value === '' ? '' : 'gekozen'}`}
      aria-label={label}
      value={value}
      onChange={(event) => set(event.target.value)}
    >
      <option value="">{all}</option>
      {options.map(({ value, naam }) => (
        <option key={value} value={value}>
          {naam}
        </option>
      ))}
    </select>
  );
}

/** Both kinds of area in one list; an address may name one that no agreement is in (any more). */
function AreaChoice({ query, change, areas, regions }: Pick<FiltersProps, 'query' | 'change' | 'areas' | 'regions'>) {
  const known = query.gebied === '' || [...areas, ...regions].some(({ value }) => value === query.gebied);
  return (
    <select
      className={`invoer ${query.gebied === '' ? '' : 'gekozen'}`}
      aria-label="Gebied"
      value={query.gebied}
      onChange={(event) => change({ gebied: event.target.value })}
    >
      <option value="">Elk gebied</option>
      {known ? null : <option value={query.gebied}>{query.gebied.replace(/^(gebied|regio):/, '')}</option>}
      <AreaGroup label="Regiegebied" areas={areas} />
      <AreaGroup label="Referentieregio" areas={regions} />
    </select>
  );
}

function AreaGroup({ label, areas }: { label: string; areas: readonly Area[] }) {
  if (areas.length === 0) return null;
  return (
    <optgroup label={label}>
      {areas.map(({ value, naam }) => (
        <option key={value} value={value}>
          {naam}
        </option>
      ))}
    </optgroup>
  );
}

/** On a phone, where the table has no headings to press. */
function SortChoice({ query, change }: Pick<FiltersProps, 'query' | 'change'>) {
  const { sorteer, richting } = query;
  return (
    <span className="so-sorteer">
      <select
        className="invoer"
        aria-label="Sorteer op"
        value={sorteer}
        onChange={({ target }) =>
          change({ sorteer: target.value as Column, richting: firstOrder(target.value as Column) })
        }
      >
        {COLUMNS.map((column) => (
          <option key={column} value={column}>
            {COLUMN_NAMES[column]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="knop"
        aria-label={richting === 'op' ? 'Oplopend; keer om' : 'Aflopend; keer om'}
        onClick={() => change({ richting: richting === 'op' ? 'af' : 'op' })}
      >
        {richting === 'op' ? '↑' : '↓'}
      </button>
    </span>
  );
}
