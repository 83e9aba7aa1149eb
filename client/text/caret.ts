/** Carets of others in a rich text, and who may speak for our own. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { colourOf } from '../sync/presence.ts';
import { isSound } from './places.ts';

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
/** The others hear of the caret when the frame that shows the key is done, ms. */
const BEHIND_MS = 16;

/** The two ends of the selection, as others may look them up. */
export interface Cursor {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

/**
 * Awareness as one editor may use it. An editor that unmounts must not erase the cursor that another editor has
 * set meanwhile. What is told, while the editor has the focus, is `own` where it is known, rather than what the
 * binding reckons; and a faulty cursor of another program is not looked at.
 */
export function cursorGuard(awareness: Awareness, own: () => Cursor | null, isFocused: () => boolean): Awareness {
  const me = {};
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const set = (target: Awareness, field: string, next: unknown): void => {
    const now: unknown = target.getLocalState()?.[field] ?? null;
    if (JSON.stringify(now) !== JSON.stringify(next)) target.setLocalStateField(field, next);
  };
  const tell = (target: Awareness, field: string, value: unknown): void => {
    if (value === null && owners.get(target) !== me) return;
    clearTimeout(waiting);
    if (value === null) return set(target, field, null);
    owners.set(target, me);
    waiting = setTimeout(() => {
      if (owners.get(target) === me && isFocused()) set(target, field, own() ?? value);
    }, BEHIND_MS);
  };
  return new Proxy(awareness, {
    get(target, property) {
      if (property === 'on') return listenToOthers(target);
      if (property === 'off') return stopListening(target);
      if (property === 'setLocalStateField') return (field: string, value: unknown) => tell(target, field, value);
      if (property === 'getStates') return () => soundStates(target);
      const found: unknown = Reflect.get(target, property, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}

interface Changed {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}
type Heard = (changed: Changed, origin: unknown) => void;
const heard = new WeakMap<Heard, Heard>();

/** As awareness.on; an editor draws nothing for its own caret, and would draw at every key. */
function listenToOthers(awareness: Awareness): (event: 'change', listener: Heard) => void {
  return (event, listener) => {
    const others: Heard = (changed, origin) => {
      const { added, updated, removed } = changed;
      if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID)) listener(changed, origin);
    };
    heard.set(listener, others);
    awareness.on(event, others);
  };
}

function stopListening(awareness: Awareness): (event: 'change', listener: Heard) => void {
  return (event, listener) => awareness.off(event, heard.get(listener) ?? listener);
}

/** What everyone tells, without cursors that point nowhere. */
function soundStates(awareness: Awareness): Map<number, Record<string, unknown>> {
  const states = new Map<number, Record<string, unknown>>();
  for (const [client, state] of awareness.getStates()) {
    const cursor = state['cursor'] as Partial<Cursor> | null | undefined;
    const faulty = cursor && !(cursor.anchor && cursor.head && isSound(cursor.anchor) && isSound(cursor.head));
    states.set(client, faulty ? { ...state, cursor: null } : state);
  }
  return states;
}
