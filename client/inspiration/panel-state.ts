/** What someone is looking for in the inspiration set. It stays while they go to another tab or close the sheet. */
import { cell, sameJson, type Cell } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';
import { NO_FILTERS, type Filters } from './filters.ts';

export interface PanelState {
  readonly query: string;
  readonly filters: Filters;
  readonly hideUsed: boolean;
  /** The action that stands open. */
  readonly open: string | null;
}
export const NOTHING_SOUGHT: PanelState = { query: '', filters: NO_FILTERS, hideUsed: false, open: null };

const held = new WeakMap<Session, Cell<PanelState>>();

/** The state of the panel in one open agreement. */
export function panelState(session: Session): Cell<PanelState> {
  const state = held.get(session) ?? cell(NOTHING_SOUGHT, sameJson);
  held.set(session, state);
  return state;
}
