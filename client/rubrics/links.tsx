/** References the other way round, as links that follow every change at once. */
import type * as Y from 'yjs';
import { findLinks, NO_LINKS, type Links } from '../../model/links.ts';
import type { Numbered } from '../../model/numbering.ts';
import { ORDER } from '../../model/order.ts';
import { RecordLink } from '../fields/record-link.tsx';
import { between } from '../fields/ref-field.tsx';
import { lasting, numbersIn } from '../fields/sources.ts';
import { useSession } from '../sync/context.tsx';
import { derived, sameJson, useSelect, useStore, type Store } from '../sync/store.ts';

const stores = new WeakMap<Y.Doc, Store<ReadonlyMap<string, Links>>>();
const MATTER = [ORDER, 'trekker', 'koppeling'];

function linksIn(doc: Y.Doc): Store<ReadonlyMap<string, Links>> {
  const made = stores.get(doc) ?? lasting(makeLinks(doc));
  stores.set(doc, made);
  return made;
}

function makeLinks(doc: Y.Doc): Store<ReadonlyMap<string, Links>> {
  const lists = ['acties', 'indicatoren'].map((name) => doc.getMap(name));
  // What is typed in titles and texts changes no reference.
  const matters = ({ path, keys }: Y.YEvent<Y.AbstractType<unknown>>): boolean =>
    path.length === 0 ||
    (path.length === 1 && MATTER.some((field) => keys.has(field))) ||
    (path.length === 2 && path[1] === 'doelstellingen');
  return derived<ReadonlyMap<string, Links>>(
    (changed) => {
      const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        if (events.some(matters)) changed();
      };
      for (const list of lists) list.observeDeep(listen as never);
      return () => lists.forEach((list) => list.unobserveDeep(listen as never));
    },
    () => findLinks(doc),
  );
}

/** What refers to the record with this id. */
export function useLinks(id: string): Links {
  return useSelect(linksIn(useSession().doc), (links) => links.get(id) ?? NO_LINKS, sameJson);
}

interface BackLinksProps {
  readonly word: string;
  readonly list: Extract<Numbered, 'acties' | 'indicatoren'>;
  readonly ids: readonly string[];
  /** Said, as an open point, where there are none; nothing is shown without it. */
  readonly missing?: string;
  /** Show no more than this many. */
  readonly most?: number;
}

/** "gemeten door I1 en I3". */
export function BackLinks({ word, list, ids, missing, most = 12 }: BackLinksProps) {
  const numbers = useStore(numbersIn(useSession().doc, list));
  const links = ids.flatMap((id) => (numbers.has(id) ? [{ id, nr: numbers.get(id) ?? '' }] : []));
  if (links.length === 0)
    return missing ? (
      <span className="feit">
        <span className="ontbreekt">{missing}</span>
      </span>
    ) : null;
  const shown = links.slice(0, most);
  const rest = links.length - shown.length;
  return (
    <span className="feit terug">
      <span className="feit-naam">{word}</span>
      <span>
        {shown.map(({ id, nr }, nth) => (
          <span key={id} className="schakel">
            <RecordLink pad={`/${list}/${id}`} nr={nr} />
            {between(nth, rest > 0 ? Infinity : shown.length)}
          </span>
        ))}
        {rest > 0 ? `en nog ${rest}` : null}
      </span>
    </span>
  );
}
