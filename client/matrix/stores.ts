/** What the editor of cells watches: the content of the cells that are open, and whom can be reached where. */
import { useMemo } from 'react';
import * as Y from 'yjs';
import { readCell, type CellContent } from '../../model/cells.ts';
import { ordered } from '../../model/order.ts';
import { cellPlace, recordPlace } from '../../model/place.ts';
import { shortPartyName } from '../../model/title.ts';
import { useSession } from '../sync/context.tsx';

import { derived, sameJson, useStore, type Store } from '../sync/store.ts';

/** A contact person with the party they belong to. */
export interface Reachable {
  readonly id: string;
  readonly naam: string;
  readonly functie: string;
  readonly bereik: string;
  readonly partij: string;
  readonly partijNaam: string;
}

/** The content of these cells, in their order. */
export function useCells(names: readonly string[]): readonly CellContent[] {
  const { doc } = useSession();
  const key = names.join(' ');
  const store = useMemo(() => contentStore(doc, key.split(' ')), [doc, key]);
  return useStore(store);
}

function contentStore(doc: Y.Doc, names: readonly string[]): Store<readonly CellContent[]> {
  const places = names.map((name) => cellPlace(doc, name));
  return derived<readonly CellContent[]>(
    (changed) => {
      const values = places[0]?.values;
      const own = ({ keysChanged }: Y.YMapEvent<unknown>): void => {
        if (places.some(({ prefix }) => [...keysChanged].some((key) => key.startsWith(prefix)))) changed();
      };
      const types = places.flatMap((place) => [
        place.text('afspraak'),
        place.members('aanZet'),
        place.members('betrokken'),
        place.members('contactpersonen'),
      ]) as (Y.AbstractType<unknown> | undefined)[];
      values?.observe(own);
      for (const type of types) type?.observe(changed);
      return () => {
        values?.unobserve(own);
        for (const type of types) type?.unobserve(changed);
      };
    },
    () => names.map((name) => readCell(doc, name)),
    sameJson,
  );
}

/** Everyone who can be reached, party by party. */
export function useReachable(): readonly Reachable[] {
  const { doc } = useSession();
  return useStore(useMemo(() => reachableStore(doc), [doc]));
}

function reachableStore(doc: Y.Doc): Store<readonly Reachable[]> {
  const parties = doc.getMap<Y.Map<unknown>>('partijen');
  return derived<readonly Reachable[]>(
    (changed) => {
      parties.observeDeep(changed);
      return () => parties.unobserveDeep(changed);
    },
    () => ordered(parties).flatMap(({ id, record }) => reachableOf(id, record)),
    sameJson,
  );
}

function reachableOf(partij: string, record: Y.Map<unknown>): Reachable[] {
  const partijNaam = shortPartyName(textOf(record, 'naam'));
  return ordered(recordPlace(record).list('contactpersonen')).map((contact) => {
    const functie = textOf(contact.record, 'functie');
    return {
      id: contact.id,
      naam: textOf(contact.record, 'naam') || functie || 'Contact zonder naam',
      functie,
      bereik: [textOf(contact.record, 'telefoon'), textOf(contact.record, 'email')].filter(Boolean).join(' · '),
      partij,
      partijNaam,
    };
  });
}

const textOf = (record: Y.Map<unknown>, field: string): string =>
  recordPlace(record).text(field)?.toJSON().trim() ?? '';
