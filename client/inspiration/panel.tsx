/** The inspiration set: find an action, look at it, insert a copy. */
import { useDeferredValue, useMemo, useState } from 'react';
import type { Agreement } from '../../model/agreement.ts';
import { insertInspiration, type Inspiration } from '../../model/library.ts';
import { numberOf } from '../../model/numbering.ts';
import { richHtml } from '../../model/print/rich.ts';
import {
  DOMAINS,
  INSTRUMENTS,
  PARTY_KINDS,
  shortNameOf,
  TARGET_GROUPS,
  THEMES,
  type Terms,
} from '../../model/terms.ts';
import { newId } from '../rubrics/edits.ts';
import { useDesk, useMayWrite } from '../sync/context.tsx';
import { focusSoon } from '../sync/jump.ts';
import { sameJson, useSelect } from '../sync/store.ts';
import { createSearch, NO_FILTERS, type Filters } from './search.ts';

const FILTERS: readonly { readonly key: keyof Filters; readonly naam: string; readonly terms: Terms<string> }[] = [
  { key: 'doelgroep', naam: 'Doelgroep', terms: TARGET_GROUPS },
  { key: 'thema', naam: 'Thema', terms: THEMES },
  { key: 'vlak', naam: 'Vlak', terms: DOMAINS },
  { key: 'instrument', naam: 'Instrument', terms: INSTRUMENTS },
];

/** The panel. `done` is called after an insertion (a phone closes its sheet). */
export function InspirationPanel({ done }: { done: () => void }) {
  const { library } = useDesk();
  const search = useMemo(() => createSearch(library.inspiration?.acties ?? []), [library.inspiration]);
  const [query, setQuery] = useState('');
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const asked = useDeferredValue(query);
  const found = useMemo(() => search(asked, filters), [search, asked, filters]);
  if (!library.inspiration)
    return (
      <p className="melding fout">
        De inspiratieset kon niet geladen worden. Herlaad de pagina om opnieuw te proberen.
      </p>
    );
  const narrowed = query !== '' || !sameJson(filters, NO_FILTERS);
  return (
    <div className="inspiratie">
      <input
        className="invoer zoek"
        type="search"
        value={query}
        placeholder="Zoek een actie"
        aria-label="Zoek in de inspiratieset"
        data-eigen-undo=""
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="filters">
        {FILTERS.map(({ key, naam, terms }) => (
          <Filter
            key={key}
            naam={naam}
            terms={terms}
            value={filters[key]}
            set={(value) => setFilters({ ...filters, [key]: value })}
          />
        ))}
      </div>
      <p className="stil teller" role="status">
        {found.length === 1 ? '1 actie' : `${found.length} acties`}
        {narrowed ? (
          <button
            type="button"
            className="verwijzing"
            onClick={() => {
              setQuery('');
              setFilters(NO_FILTERS);
            }}
          >
            Alles tonen
          </button>
        ) : null}
      </p>
      {found.length === 0 ? (
        <p className="stil">Niets gevonden. Probeer een ander woord, of voeg een actie uit eigen praktijk toe.</p>
      ) : null}
      {found.map((action) => (
        <Card key={action.id} action={action} done={done} />
      ))}
    </div>
  );
}

function Filter({
  naam,
  terms,
  value,
  set,
}: {
  naam: string;
  terms: Terms<string>;
  value: string;
  set: (value: string) => void;
}) {
  return (
    <span className={`pil keuzepil ${value ? 'aan' : ''}`}>
      <span aria-hidden="true">{value ? shortNameOf(terms, value) : naam}</span>
      <select aria-label={naam} value={value} onChange={(event) => set(event.target.value)}>
        <option value="">{naam}: alle</option>
        {terms.map((term) => (
          <option key={term.id} value={term.id}>
            {term.naam}
          </option>
        ))}
      </select>
    </span>
  );
}

function Card({ action, done }: { action: Inspiration; done: () => void }) {
  const { session } = useDesk();
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState(false);
  const used = useSelect(session.judged, (judged) =>
    judged.kind === 'gelezen' ? usedIn(judged.agreement, action.id) : '',
  );
  const insert = (): void => {
    const id = newId('act');
    session.history.pause();
    insertInspiration(session.doc, action, id);
    session.history.pause();
    session.notice.set({ text: `«${action.titel}» ingevoegd bij de acties.`, undoable: true });
    done();
    focusSoon(`/acties/${id}/titel`);
  };
  return (
    <article className="kaart">
      <h3>{action.titel}</h3>
      <p>{action.samenvatting}</p>
      {open ? <Preview action={action} /> : null}
      <footer>
        <span>
          {used
            ? `al gebruikt in ${used}`
            : action.vlakken.map((id) => shortNameOf(DOMAINS, id).toLowerCase()).join(', ')}
        </span>
        <button type="button" className="verwijzing" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Minder' : 'Meer'}
        </button>
        {mayWrite ? (
          <button type="button" className="toevoegen" aria-label={`${action.titel} invoegen`} onClick={insert}>
            {used ? 'Nog eens' : 'Invoegen'}
          </button>
        ) : null}
      </footer>
    </article>
  );
}

/** The numbers of the acties that came from here: "A7" or "A2, A7". */
function usedIn(agreement: Agreement, id: string): string {
  return agreement.acties
    .flatMap(({ herkomst }, nth) =>
      herkomst.soort === 'inspiratieset' && herkomst.id === id ? [numberOf('acties', nth)] : [],
    )
    .join(', ');
}

function Preview({ action }: { action: Inspiration }) {
  const facts: [string, string][] = [
    ['Trekker', shortNameOf(PARTY_KINDS, action.trekker)],
    ['Partners', action.partners.join(', ')],
    ['Voor', action.algemeen ? 'iedereen' : action.doelgroepen.map((id) => shortNameOf(TARGET_GROUPS, id)).join(', ')],
    ['Instrumenten', action.instrumenten.map((id) => shortNameOf(INSTRUMENTS, id)).join(', ')],
    ['Mensen', action.middelen.mensen],
    ['Budget', action.middelen.budget],
    ['Duur', `${action.doorlooptijd} maanden`],
  ];
  return (
    <div className="kaart-meer">
      <div className="rijk-tekst" dangerouslySetInnerHTML={{ __html: richHtml(action.omschrijving) }} />
      <dl>
        {facts
          .filter(([, words]) => words !== '')
          .map(([naam, words]) => (
            <div key={naam}>
              <dt>{naam}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
