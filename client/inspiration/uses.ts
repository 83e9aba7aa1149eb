/** What the agreement already took from the library. */
import { useMemo } from 'react';
import type * as Y from 'yjs';
import { numberOf } from '../../model/numbering.ts';
import { ORDER, ordered, type RecordList } from '../../model/order.ts';
import { useSession } from '../sync/context.tsx';
import { derived, sameJson, useSelect, type Store } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';

/** One copy: the id of its record and its number, A7. */
export interface Use {
  readonly id: string;
  readonly nummer: string;
}
type Uses = Readonly<Record<string, readonly Use[]>>;
type Kind = 'acties' | 'indicatoren';

/** The field of a record that remembers what it is a copy of. */
const ORIGIN = { acties: 'herkomst', indicatoren: 'catalogus' } as const;
const NONE: readonly Use[] = [];
const held = new WeakMap<Session, Record<Kind, Store<Uses>>>();

/** id in the library -> its copies. One observer per list serves every card. */
export function usesOf(session: Session, kind: Kind): Store<Uses> {
  const stores = held.get(session) ?? {
    acties: usesStore(session.doc, 'acties'),
    indicatoren: usesStore(session.doc, 'indicatoren'),
  };
  held.set(session, stores);
  return stores[kind];
}

/** The copies of one item. */
export function useUses(kind: Kind, id: string): readonly Use[] {
  const session = useSession();
  const store = useMemo(() => usesOf(session, kind), [session, kind]);
  return useSelect(store, (uses) => uses[id] ?? NONE, sameJson);
}

function usesStore(doc: Y.Doc, kind: Kind): Store<Uses> {
  const list: RecordList = doc.getMap(kind);
  const origin = ORIGIN[kind];
  const matters = ({ path, keys }: Y.YEvent<Y.AbstractType<unknown>>): boolean =>
    path.length === 0 || (path.length === 1 && (keys.has(ORDER) || keys.has(origin)));
  return derived<Uses>(
    (changed) => {
      const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        if (events.some(matters)) changed();
      };
      list.observeDeep(listen as never);
      return () => list.unobserveDeep(listen as never);
    },
    () => readUses(list, kind),
    sameJson,
  );
}

function readUses(list: RecordList, kind: Kind): Uses {
  const uses: Record<string, Use[]> = {};
  ordered(list).forEach(({ id, record }, nth) => {
    const from = (record.get(ORIGIN[kind]) as { id?: unknown } | undefined)?.id;
    if (typeof from === 'string') (uses[from] ??= []).push({ id, nummer: numberOf(kind, nth) });
  });
  return uses;
}
