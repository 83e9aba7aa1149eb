/** The indicators of the catalogue: find, couple, add. */
import { useMemo, useRef, useState } from 'react';
import type { CatalogueIndicator } from '../../model/library.ts';
import { FREQUENCIES, INDICATOR_KINDS, nameOf, shortNameOf } from '../../model/terms.ts';
import { useDesk } from '../sync/context.tsx';
import { focusSoon } from '../sync/jump.ts';
import type { Option } from '../sync/options.ts';
import { useStore } from '../sync/store.ts';
import { indicatorFinder } from './finders.ts';
import { addIndicator } from './insert.ts';
import { useWithin } from './listen.ts';
import { Marked } from './marked.tsx';
import type { Finder, Found } from './search.ts';
import { useUses, type Use } from './uses.ts';
import { arrowKeys } from './walk.ts';

/** It stays open: most agreements need several indicators. */
export function Choice({ close }: { close: () => void }) {
  const { session, library } = useDesk();
  const [query, setQuery] = useState('');
  const [link, setLink] = useState('');
  const objectives = useStore(session.options.doelstellingen);
  const actions = useStore(session.options.acties);
  const box = useRef<HTMLDivElement>(null);
  useWithin(box, 'keydown', (event) => arrowKeys(event, box.current));
  const { catalogue } = library;
  const found = useMemo(() => (catalogue ? indicatorFinder(catalogue).find(query) : null), [catalogue, query]);
  if (!catalogue || !found)
    return (
      <p className="melding fout">De catalogus kon niet geladen worden. Herlaad de pagina om opnieuw te proberen.</p>
    );
  const byId = new Map(catalogue.indicatoren.map((indicator) => [indicator.id, indicator]));
  return (
    <div className="catalogus" ref={box}>
      <div className="catalogus-kop">
        <input
          className="invoer"
          type="search"
          value={query}
          placeholder="Zoek een indicator"
          aria-label="Zoek in de catalogus"
          autoFocus
          onChange={(event) => setQuery(event.target.value)}
        />
        <select
          className="invoer"
          aria-label="Koppelen aan"
          value={link}
          onChange={(event) => setLink(event.target.value)}
        >
          <option value="">Later koppelen</option>
          <Group name="Doelstellingen" options={objectives} />
          <Group name="Acties" options={actions} />
        </select>
      </div>
      <p className="stil" role="status">
        {saysFound(found)}
      </p>
      {found.hits.map(({ id, terms }) => {
        const indicator = byId.get(id);
        const add = (): void => {
          if (indicator) addIndicator(session, indicator, link || undefined);
        };
        return indicator ? (
          <Card key={id} {...{ indicator, terms, add, close }} finder={indicatorFinder(catalogue)} />
        ) : null;
      })}
    </div>
  );
}

function saysFound({ hits, loose }: Found): string {
  if (hits.length === 0) return 'Niets gevonden. Sluit de catalogus en voeg een eigen indicator toe.';
  const count = hits.length === 1 ? '1 indicator' : `${hits.length} indicatoren`;
  return loose ? `Geen indicator bevat al deze woorden; ${count} in de buurt` : count;
}

function Group({ name, options }: { name: string; options: readonly Option[] }) {
  if (options.length === 0) return null;
  return (
    <optgroup label={name}>
      {options.map(({ id, naam }) => (
        <option key={id} value={id}>
          {naam}
        </option>
      ))}
    </optgroup>
  );
}

interface CardProps {
  readonly indicator: CatalogueIndicator;
  readonly finder: Finder;
  readonly terms: ReadonlySet<string>;
  readonly add: () => void;
  readonly close: () => void;
}

function Card({ indicator, finder, terms, add, close }: CardProps) {
  const uses = useUses('indicatoren', indicator.id);
  const { naam, omschrijving, soort, frequentie } = indicator;
  const again = uses.length > 0 ? 'nog eens ' : '';
  return (
    <article className={`kaart ${uses.length > 0 ? 'gebruikt' : ''}`} data-indicator={indicator.id}>
      <h3>
        <Marked text={naam} finder={finder} terms={terms} />
      </h3>
      <p>
        <Marked text={omschrijving} finder={finder} terms={terms} />
      </p>
      <footer>
        <span>
          {shortNameOf(INDICATOR_KINDS, soort)}, {nameOf(FREQUENCIES, frequentie).toLowerCase()}
          {uses.length > 0 ? <Added uses={uses} close={close} /> : null}
        </span>
        <button type="button" className="toevoegen kaart-open" aria-label={`${naam} ${again}toevoegen`} onClick={add}>
          {again ? 'Nog eens toevoegen' : 'Toevoegen'}
        </button>
      </footer>
    </article>
  );
}

/** Links to what was added. */
function Added({ uses, close }: { uses: readonly Use[]; close: () => void }) {
  return (
    <span className="al-gebruikt">
      {' · '}al toegevoegd als{' '}
      {uses.map(({ id, nummer }, nth) => (
        <span key={id}>
          {nth > 0 ? ', ' : ''}
          <button
            type="button"
            className="verwijzing"
            aria-label={`Naar ${nummer}`}
            onClick={() => {
              close();
              focusSoon(`/indicatoren/${id}/naam`);
            }}
          >
            {nummer}
          </button>
        </span>
      ))}
    </span>
  );
}
