/**
 * What references can point to. The short names (A1, "Zoersel") wake who shows them only when they change;
 * the full list, with titles, is followed only while someone chooses from it.
 */
import type * as Y from 'yjs';
import { LETTERS, numberOf, type Numbered } from '../../model/numbering.ts';
import { ORDER, ordered } from '../../model/order.ts';
import { useSession } from '../sync/context.tsx';
import type { Option } from '../sync/options.ts';
import { derived, type Store } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';

export type SourceName = 'partijen' | 'contactpersonen' | 'doelstellingen' | 'gemeten';
export type Names = ReadonlyMap<string, string>;
export interface Source {
  readonly options: Store<readonly Option[]>;
  /** id -> how it is named where it is chosen. */
  readonly names: Store<Names>;
  /** Where the record is; null where a link would lead nowhere better. */
  readonly padOf: ((id: string) => string) | null;
}

/** id -> number, per list; wakes only when the order changes. */
const numberStores = new WeakMap<Y.Doc, ReadonlyMap<Numbered, Store<Names>>>();

/** The numbers of a list as they are now. */
export function numbersIn(doc: Y.Doc, list: Numbered): Store<Names> {
  const lists = Object.keys(LETTERS) as Numbered[];
  const stores = numberStores.get(doc) ?? new Map(lists.map((name) => [name, lasting(makeNumbers(doc, name))]));
  numberStores.set(doc, stores);
  return stores.get(list) ?? makeNumbers(doc, list);
}

/**
 * A store that follows its source for as long as the document lives. One that nobody watches yet computes
 * anew for each who asks: drawing a thousand records for the first time would ask a thousand times.
 */
export function lasting<T>(store: Store<T>): Store<T> {
  store.subscribe(() => undefined);
  return store;
}

function makeNumbers(doc: Y.Doc, list: Numbered): Store<Names> {
  const records = doc.getMap<Y.Map<unknown>>(list);
  const matters = ({ path, keys }: Y.YEvent<Y.AbstractType<unknown>>): boolean =>
    path.length === 0 || (path.length === 1 && keys.has(ORDER));
  return derived<Names>(
    (changed) => {
      const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        if (events.some(matters)) changed();
      };
      records.observeDeep(listen as never);
      return () => records.unobserveDeep(listen as never);
    },
    () => new Map(ordered(records).map(({ id }, nth) => [id, numberOf(list, nth)])),
    sameNames,
  );
}

const sameNames = (a: Names, b: Names): boolean =>
  a.size === b.size && [...a].every(([id, name]) => b.get(id) === name);

const sources = new WeakMap<Session, Readonly<Record<SourceName, Source>>>();

/** What a reference of this kind can point to. */
export function useSource(name: SourceName): Source {
  const session = useSession();
  const made = sources.get(session) ?? makeSources(session);
  sources.set(session, made);
  return made[name];
}

function makeSources({ doc, options }: Session): Readonly<Record<SourceName, Source>> {
  const goals = numbersIn(doc, 'doelstellingen');
  const actions = numbersIn(doc, 'acties');
  const isGoal = (id: string): boolean => goals.get().has(id);
  return {
    partijen: { options: options.partijen, names: lasting(namesOf(options.partijen)), padOf: null },
    contactpersonen: {
      options: options.contactpersonen,
      names: lasting(namesOf(options.contactpersonen)),
      padOf: null,
    },
    doelstellingen: { options: options.doelstellingen, names: goals, padOf: (id) => `/doelstellingen/${id}` },
    gemeten: {
      options: both(options.doelstellingen, options.acties, (a, b) => [...a, ...b]),
      names: lasting(both(goals, actions, (a, b) => new Map([...a, ...b]))),
      padOf: (id) => `/${isGoal(id) ? 'doelstellingen' : 'acties'}/${id}`,
    },
  };
}

function namesOf(options: Store<readonly Option[]>): Store<Names> {
  return derived<Names>(options.subscribe, () => new Map(options.get().map(({ id, kort }) => [id, kort])), sameNames);
}

function both<T>(a: Store<T>, b: Store<T>, join: (a: T, b: T) => T): Store<T> {
  return derived<T>(
    (changed) => {
      const stops = [a.subscribe(changed), b.subscribe(changed)];
      return () => stops.forEach((stop) => stop());
    },
    () => join(a.get(), b.get()),
  );
}
