/** The open agreement, for every component on its page. */
import { createContext, use } from 'react';
import type { IndicatorCatalogue, InspirationSet, Template } from '../../model/library.ts';
import type { Actor } from '../../model/access.ts';
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

/** Whether this person can write at this moment. */
export function useMayWrite(): boolean {
  return allowsWriting(useStore(useSession().barrier));
}

/** The others whose field lies in `pad` (or is `pad`). */
export function useOthersIn(pad: string): readonly Person[] {
  return useSelect(
    useSession().people,
    (people) => people.filter(({ plek }) => plek === pad || plek?.startsWith(`${pad}/`)),
    sameList,
  );
}
