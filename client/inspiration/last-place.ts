/** The actie in which someone was last: what they insert comes behind it. */
import { ordered } from '../../model/order.ts';
import { numberOf } from '../../model/numbering.ts';
import { cell, type Cell } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';

/** The id of the actie that last had the focus on this page. */
export const lastAction: Cell<string | null> = cell<string | null>(null);

/** The actie a field lies in. */
export const actionOf = (pad: string | undefined): string | null => /^\/acties\/([^/]+)/.exec(pad ?? '')?.[1] ?? null;

// One listener for the page: the panel itself may be closed while someone is in an actie.
if (typeof document !== 'undefined')
  document.addEventListener('focusin', ({ target }) => {
    const pad = target instanceof Element ? target.closest<HTMLElement>('[data-pad]')?.dataset['pad'] : undefined;
    const action = actionOf(pad);
    if (action) lastAction.set(action);
  });

export interface InsertPlace {
  /** Where the new actie comes. */
  readonly index: number;
  /** Behind which one, A3; null at the end. */
  readonly na: string | null;
}

/** Behind the actie in which the caret was last, else at the end. */
export function insertPlace({ doc }: Session, last: string | null): InsertPlace {
  const ids = ordered(doc.getMap('acties')).map(({ id }) => id);
  const nth = last === null ? -1 : ids.indexOf(last);
  return nth < 0 ? { index: ids.length, na: null } : { index: nth + 1, na: numberOf('acties', nth) };
}
