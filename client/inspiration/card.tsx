/** One action of the set: to look at, to drag, to insert. */
import { memo, useRef, useState } from 'react';
import type { CatalogueIndicator, Inspiration } from '../../model/library.ts';
import { plainText } from '../../model/rich-text.ts';
import { DOMAINS, shortNameOf } from '../../model/terms.ts';
import { useDesk, useMayWrite } from '../sync/context.tsx';
import { focusSoon } from '../sync/jump.ts';
import { startDrag } from './drag.ts';
import { insertInspirationAt, withCount } from './insert.ts';
import { useWithin } from './listen.ts';
import { Marked, Snippet } from './marked.tsx';
import { Preview } from './preview.tsx';
import type { Finder } from './search.ts';
import { useUses, type Use } from './uses.ts';

interface CardProps {
  readonly action: Inspiration;
  readonly finder: Finder;
  readonly terms: ReadonlySet<string>;
  readonly open: boolean;
  /** Opens it, or closes it when it is open. */
  readonly toggle: (id: string) => void;
  /** Called when the work in the panel is done. */
  readonly done: () => void;
}

/** A card of the list. */
export const Card = memo(function Card({ action, finder, terms, open, toggle, done }: CardProps) {
  const { session } = useDesk();
  const mayWrite = useMayWrite();
  const uses = useUses('acties', action.id);
  const [along, setAlong] = useState<readonly CatalogueIndicator[]>([]);
  const insert = (): void => {
    insertInspirationAt(session, action, undefined, open ? along : []);
    done();
  };
  const box = useRef<HTMLElement>(null);
  useWithin(box, 'dragstart', (event) => startDrag(event, action));
  useWithin(box, 'keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !mayWrite) return;
    event.preventDefault();
    insert();
  });
  return (
    <article
      ref={box}
      className={`kaart actiekaart ${open ? 'open' : ''} ${uses.length > 0 ? 'gebruikt' : ''}`}
      data-inspiratie={action.id}
      // An open card holds text to select.
      draggable={mayWrite && !open}
    >
      <h3>
        <button type="button" className="kaart-open" aria-expanded={open} onClick={() => toggle(action.id)}>
          <span>
            <Marked text={action.titel} finder={finder} terms={terms} />
          </span>
        </button>
      </h3>
      <p>
        <Marked text={action.samenvatting} finder={finder} terms={terms} />
      </p>
      {open ? (
        <Preview action={action} chosen={along} choose={setAlong} />
      ) : (
        <Elsewhere {...{ action, finder, terms }} />
      )}
      <footer>
        {uses.length > 0 ? <Used uses={uses} done={done} /> : <span>{domainsOf(action)}</span>}
        {mayWrite ? (
          <button
            type="button"
            className="toevoegen"
            aria-label={`${action.titel} ${uses.length > 0 ? 'nog eens ' : ''}invoegen${open ? withCount(along.length) : ''}`}
            onClick={insert}
          >
            {uses.length > 0 ? 'Nog eens invoegen' : 'Invoegen'}
            {open ? withCount(along.length) : ''}
          </button>
        ) : null}
      </footer>
    </article>
  );
});

const domainsOf = ({ vlakken }: Inspiration): string =>
  vlakken.map((id) => shortNameOf(DOMAINS, id).toLowerCase()).join(', ');

/** Where the words were found, when neither title nor summary shows it. */
function Elsewhere({ action, finder, terms }: Pick<CardProps, 'action' | 'finder' | 'terms'>) {
  const shown = [action.titel, action.samenvatting].some((text) => finder.marks(text, terms).length > 0);
  if (terms.size === 0 || shown) return null;
  return <Snippet text={plainText(action.omschrijving)} finder={finder} terms={terms} />;
}

/** Links to the copies. */
function Used({ uses, done }: { uses: readonly Use[]; done: () => void }) {
  return (
    <span className="al-gebruikt">
      Al gebruikt in{' '}
      {uses.map(({ id, nummer }, nth) => (
        <span key={id}>
          {nth > 0 ? ', ' : ''}
          <button
            type="button"
            className="verwijzing"
            aria-label={`Naar ${nummer}`}
            onClick={() => {
              done();
              focusSoon(`/acties/${id}/titel`);
            }}
          >
            {nummer}
          </button>
        </span>
      ))}
    </span>
  );
}
