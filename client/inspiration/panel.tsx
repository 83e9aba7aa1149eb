/** The inspiration set: find an action, look at it, insert a copy. */
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Inspiration, InspirationSet } from '../../model/library.ts';
import { useDesk, useMayWrite } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import { Card } from './card.tsx';
import { chosen, narrow, NO_FILTERS, type Filters } from './filters.ts';
import { Chips, FilterBar } from './filter-bar.tsx';
import { actionFinder } from './finders.ts';
import { insertOwnPractice } from './insert.ts';
import { useWithin } from './listen.ts';
import { insertPlace, lastAction } from './last-place.ts';
import { NOTHING_SOUGHT, panelState, type PanelState } from './panel-state.ts';
import { arrowKeys, firstCard } from './walk.ts';
import { usesOf } from './uses.ts';

/** The panel. `done` is called after an insertion (a phone closes its sheet). */
export function InspirationPanel({ done }: { done: () => void }) {
  const { library } = useDesk();
  if (!library.inspiration)
    return (
      <p className="melding fout">
        De inspiratieset kon niet geladen worden. Herlaad de pagina om opnieuw te proberen.
      </p>
    );
  return <Panel set={library.inspiration} done={done} />;
}

/** How many cards the list begins with: enough to fill any screen several times. */
const FIRST_SHOWN = 40;

function Panel({ set, done }: { set: InspirationSet; done: () => void }) {
  const { session } = useDesk();
  const state = panelState(session);
  const { query, filters, hideUsed, open } = useStore(state);
  const update = useCallback((change: Partial<PanelState>) => state.set({ ...state.get(), ...change }), [state]);
  const { sought, found, loose, terms, current } = useFound(set, query, filters, hideUsed);
  const box = useRef<HTMLDivElement>(null);
  const [entering, setEntering] = useState(false);
  const finder = actionFinder(set);
  useWithin(box, 'keydown', (event) => arrowKeys(event, box.current));
  const toggle = useCallback((id: string) => update({ open: state.get().open === id ? null : id }), [state, update]);
  // Enter means what was typed, which may still be being sought.
  useEffect(() => {
    if (!entering || !current) return;
    setEntering(false);
    if (!found[0]) return;
    update({ open: found[0].id });
    firstCard(box.current)?.focus();
  }, [entering, current, found, update]);
  const key = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') event.preventDefault();
    setEntering(event.key === 'Enter');
  };
  const narrowed = query !== '' || hideUsed || chosen(filters).length > 0;
  return (
    <div className="inspiratie" ref={box}>
      <input
        className="invoer zoek"
        type="search"
        value={query}
        placeholder="Zoek een actie"
        aria-label="Zoek in de inspiratieset"
        data-eigen-undo=""
        onKeyDown={key}
        onChange={(event) => update({ query: event.target.value })}
      />
      <FilterBar actions={sought} filters={filters} set={(next) => update({ filters: next })} />
      <Chips filters={filters} set={(next) => update({ filters: next })} />
      <label className="vink verberg">
        <input type="checkbox" checked={hideUsed} onChange={(event) => update({ hideUsed: event.target.checked })} />
        <span>Verberg wat al gebruikt is</span>
      </label>
      <div className="teller">
        <p className="stil" role="status">
          {found.length === 1 ? '1 actie' : `${found.length} acties`}
        </p>
        {narrowed ? (
          <button type="button" className="verwijzing" onClick={() => update({ ...NOTHING_SOUGHT, open })}>
            Alles wissen
          </button>
        ) : null}
        <Where />
      </div>
      {loose && found.length > 0 ? (
        <p className="stil">Geen actie bevat al deze woorden. Dit komt in de buurt.</p>
      ) : null}
      <Cards {...{ found, finder, terms, open, toggle, done }} />
      <Own query={query.trim()} none={found.length === 0} filters={filters} update={update} done={done} />
    </div>
  );
}

const NO_TERMS: ReadonlySet<string> = new Set();

/** The actions that the words find (`sought`), and of those the ones that pass the filters. `current`: they are of the words typed last. */
function useFound(set: InspirationSet, typed: string, filters: Filters, hideUsed: boolean) {
  const { session } = useDesk();
  const query = useDeferredValue(typed);
  const uses = useStore(useMemo(() => usesOf(session, 'acties'), [session]));
  const byId = useMemo(() => new Map(set.acties.map((action) => [action.id, action])), [set]);
  const { hits, loose } = useMemo(() => actionFinder(set).find(query), [set, query]);
  const sought = useMemo(
    () => hits.flatMap(({ id }) => byId.get(id) ?? []).filter(({ id }) => !hideUsed || !uses[id]),
    [hits, byId, hideUsed, uses],
  );
  const found = useMemo(() => narrow(sought, filters), [sought, filters]);
  const terms = useMemo(() => new Map(hits.map((hit) => [hit.id, hit.terms])), [hits]);
  return { sought, found, loose, terms, current: query === typed };
}

interface CardsProps {
  readonly found: readonly Inspiration[];
  readonly finder: ReturnType<typeof actionFinder>;
  readonly terms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly open: string | null;
  readonly toggle: (id: string) => void;
  readonly done: () => void;
}

function Cards({ found, finder, terms, open, toggle, done }: CardsProps) {
  const [shown, setShown] = useState(FIRST_SHOWN);
  useEffect(() => setShown(FIRST_SHOWN), [found]);
  return (
    <>
      {found.slice(0, shown).map((action) => (
        <Card
          key={action.id}
          action={action}
          finder={finder}
          terms={terms.get(action.id) ?? NO_TERMS}
          open={open === action.id}
          toggle={toggle}
          done={done}
        />
      ))}
      {found.length > shown ? (
        <button type="button" className="knop" onClick={() => setShown(found.length)}>
          Toon ook de andere {found.length - shown}
        </button>
      ) : null}
    </>
  );
}

/** Where a new actie comes, said before it is there. */
function Where() {
  const { session } = useDesk();
  const last = useStore(lastAction);
  // Numbers change when acties come, go or move.
  useStore(session.options.acties);
  if (!useMayWrite()) return null;
  const { na } = insertPlace(session, last);
  return <span className="stil waar">{na ? `Invoegen komt na ${na}` : 'Invoegen komt op het einde'}</span>;
}

interface OwnProps {
  readonly query: string;
  readonly none: boolean;
  readonly filters: Filters;
  readonly update: (change: Partial<PanelState>) => void;
  readonly done: () => void;
}

/** Looking in vain leads on: to fewer filters, or to an actie of one's own with the words typed. */
function Own({ query, none, filters, update, done }: OwnProps) {
  const { session } = useDesk();
  const mayWrite = useMayWrite();
  const filtered = chosen(filters).length > 0;
  if (!none && query === '') return null;
  const add = (): void => {
    insertOwnPractice(session, query);
    done();
  };
  return (
    <div className={`eigen-praktijk ${none ? 'leeg' : ''}`}>
      <p className="stil">
        {none ? (query ? `Niets gevonden voor «${query}».` : 'Geen enkele actie past hierbij.') : 'Niet wat u zoekt?'}
      </p>
      {none && filtered ? (
        <button type="button" className="knop" onClick={() => update({ filters: NO_FILTERS })}>
          Zoek zonder filters
        </button>
      ) : null}
      {mayWrite && query ? (
        <button type="button" className="toevoegen" onClick={add}>
          Voeg «{query}» toe uit eigen praktijk
        </button>
      ) : null}
    </div>
  );
}
