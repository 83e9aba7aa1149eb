/** Whether single characters do something of their own («?» and «/»); remembered on this device. */
import { cell, type Store } from '../sync/store.ts';

const KEY = 'samenschrift:losse-toetsen';
const state = cell(remembered());

/** True unless someone turned them off: who speaks to the computer would set them off unasked (WCAG 2.1.4). */
export const singleKeys: Store<boolean> = state;

/** Turns them on or off. */
export function setSingleKeys(on: boolean): void {
  state.set(on);
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'uit');
  } catch {
    // A browser that keeps nothing for us: the choice then lasts as long as the page.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'uit';
  } catch {
    return true;
  }
}
