/** The open agreement, for every component on its page. */
import { createContext, use, useMemo } from 'react';
import type { IndicatorCatalogue, InspirationSet, Template } from '../../model/library.ts';
import { speaksFor, speaksForAll, type Actor } from '../../model/access.ts';
import { allowsWriting } from './barrier.ts';
import { sameList, useSelect, useStore } from './store.ts';
import type { Person } from './presence.ts';
import type { Session } from './types.ts';
import type { Place } from '../api/places.ts';

/** What the server has besides the agreement. */
export interface Library {
  readonly template: Template | undefined;
  readonly inspiration: InspirationSet | undefined;
  readonly catalogue: IndicatorCatalogue | undefined;
  readonly places: readonly Place[];
}
export interface Desk {
  readonly session: Session;
  readonly library: Library;
  readonly me: Actor;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk; throws outside an agreement's page. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('useDesk outside of an agreement page');
  return desk;
}
export const useSession = (): Session => useDesk().session;

/** Who one is in this agreement, at this moment. */
export function useMe(): Actor {
  const { session, me } = useDesk();
  const own = useStore(session.own);
  return useMemo(() => ({ ...me, ...own }), [me, own]);
}

/** Whether one changes who signs for a party, or takes it out. */
export function useSpeaksFor(party: string): boolean {
  return speaksFor(useMe(), party);
}

/** Whether one says which parties there are. */
export function useSpeaksForAll(): boolean {
  return speaksForAll(useMe());
}

/** True around what is not this person's to change, though they may write. */
export const NotYours = createContext(false);

/** Whether this person can write here, at this moment. */
export function useMayWrite(): boolean {
  const may = allowsWriting(useStore(useSession().barrier));
  return may && !use(NotYours);
}

/** The others whose field lies in `pad` (or is `pad`). */
export function useOthersIn(pad: string): readonly Person[] {
  return useSelect(
    useSession().people,
    (people) => people.filter(({ plek }) => plek === pad || plek?.startsWith(`${pad}/`)),
    sameList,
  );
}
