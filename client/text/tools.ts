/** What an editor shows beside its text, shared by its keys, its menu and its toolbar. */
import type { Range } from '@tiptap/core';
import { cell, type Cell } from '../sync/store.ts';
import type { Choice } from './menu.ts';

/** The open slash menu. */
export interface Slash {
  readonly range: Range;
  readonly choices: readonly Choice[];
  /** Which is ready to be taken with Enter. */
  readonly active: number;
  readonly take: (choice: Choice) => void;
}

/** `vanzelf`: shown when something is selected. `open`: asked for. `toetsen`: asked for by keyboard. */
export type BarState = 'vanzelf' | 'open' | 'toetsen' | 'koppeling' | 'weg';

export interface Tools {
  readonly slash: Cell<Slash | null>;
  readonly bar: Cell<BarState>;
}

export const createTools = (): Tools => ({ slash: cell<Slash | null>(null), bar: cell<BarState>('vanzelf') });
