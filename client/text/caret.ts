/** Carets of others in a rich text, and who may speak for our own. */
import type { Awareness } from 'y-protocols/awareness';
import { colourOf } from '../sync/presence.ts';

/** What the server stamps on an awareness state; all of it may be absent in a foreign client's. */
interface Stamped {
  readonly name?: string;
  readonly color?: string;
}

/** A caret with a name that fades (caret.css). It takes no room, so text does not move. */
export function buildCaret(user: Stamped, client: number): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret mens-${colourOf(user.color, client)}`;
  caret.dataset['client'] = String(client);
  const name = document.createElement('span');
  name.className = 'caret-naam';
  name.textContent = user.name ?? '';
  // Word joiners keep the caret on the line of the text before it.
  caret.append('\u2060', name, '\u2060');
  return caret;
}

/** A selection in someone's colour. */
export function buildSelection(user: Stamped, client: number): { class: string } {
  return { class: `selectie mens-${colourOf(user.color, client)}` };
}

const owners = new WeakMap<Awareness, object>();

/**
 * Awareness as one editor may use it: an editor that unmounts must not erase the cursor that another
 * editor has set meanwhile.
 */
export function cursorGuard(awareness: Awareness): Awareness {
  const own = {};
  return new Proxy(awareness, {
    get(target, property) {
      if (property === 'setLocalStateField')
        return (field: string, value: unknown): void => {
          if (value === null && owners.get(target) !== own) return;
          if (value !== null) owners.set(target, own);
          target.setLocalStateField(field, value);
        };
      const found: unknown = Reflect.get(target, property, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}
