/** The shortcuts of a record, wherever in it the focus is. */

export type Command = 'boven' | 'onder' | 'dupliceren' | 'verwijderen';
/** Alt+Shift and the key, by its place on the keyboard: on a Mac Alt changes the letter. */
const KEYS: Readonly<Record<string, Command>> = {
  ArrowUp: 'boven',
  ArrowDown: 'onder',
  KeyD: 'dupliceren',
  Delete: 'verwijderen',
};
/** How they are written in a menu. */
export const SHORTCUTS: Readonly<Record<Command, string>> = {
  boven: 'Alt+Shift+↑',
  onder: 'Alt+Shift+↓',
  dupliceren: 'Alt+Shift+D',
  verwijderen: 'Alt+Shift+Delete',
};

/** The command that a key asks for. */
export function commandOf(event: {
  readonly code: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): Command | null {
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return null;
  return KEYS[event.code] ?? null;
}
