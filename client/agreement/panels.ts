/** Which of the two panels beside the paper are folded away; remembered on this device. */
import { cell, useStore, type Cell } from '../sync/store.ts';

export interface Folded {
  readonly onderdelen: boolean;
  readonly hulp: boolean;
}
export type Panel = keyof Folded;

const KEY = 'samenschrift:panelen';
const OPEN: Folded = { onderdelen: false, hulp: false };

const folded: Cell<Folded> = cell(remembered());

/** What is folded now, and how to fold or unfold. */
export function useFolded(): readonly [Folded, (panel: Panel, away: boolean) => void] {
  return [useStore(folded), fold];
}

function fold(panel: Panel, away: boolean): void {
  folded.set({ ...folded.get(), [panel]: away });
  try {
    localStorage.setItem(KEY, JSON.stringify(folded.get()));
  } catch {
    // A browser that keeps nothing for us: the choice then lasts as long as the page.
  }
}

function remembered(): Folded {
  try {
    return foldedFrom(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return OPEN;
  }
}

/** Reads a remembered choice; whatever is not one counts as unfolded. */
export function foldedFrom(data: unknown): Folded {
  const { onderdelen, hulp } = (data ?? {}) as { onderdelen?: unknown; hulp?: unknown };
  return { onderdelen: onderdelen === true, hulp: hulp === true };
}
