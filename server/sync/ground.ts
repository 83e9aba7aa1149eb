/**
 * Whether an update stands on what is there. Yjs throws on some updates that contradict what a document
 * holds, and keeps what refers to what it has not got for later, when it may throw too. What honest clients
 * send continues what the server has; that is seen without touching the document (docs/decisions/0010).
 *
 * [G1] `firm`: every struct continues its client without a gap or is known already, and refers only to what
 * is there before it: applying it cannot throw and leaves nothing waiting.
 * [G2] `overlap`: firm but for structs that are known in part, as after a reconnect; {@link trimmed} mends it.
 * [G3] `gap`: it refers to what is not there.
 */
import * as Y from 'yjs';
import { readUpdate, type Decoded, type Struct } from '../agreements/update.ts';

export type Ground = 'firm' | 'overlap' | 'gap';

/** How many changes of each client are there. */
export type Clocks = Map<number, number>;

export interface Judgement {
  readonly ground: Ground;
  /** What is there, once this update is too, of the clients it brought something of. */
  readonly after: Clocks;
}

/** Judges an update by a document and by what is queued ahead of it (about 1 µs for a keystroke). */
export function groundOf(doc: Y.Doc, ahead: Clocks, { structs, ds }: Decoded): Judgement {
  const known = (client: number): number => Math.max(ahead.get(client) ?? 0, Y.getState(doc.store, client));
  const after: Clocks = new Map();
  let ground: Ground = 'firm';
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const have = after.get(client) ?? known(client);
    if (struct instanceof Y.Skip || clock > have) return { ground: 'gap', after };
    if (clock + struct.length <= have) continue;
    if (clock < have) ground = 'overlap';
    after.set(client, clock + struct.length);
  }
  for (const [client, ranges] of ds.clients)
    if (ranges.some(({ clock, len }) => clock + len > (after.get(client) ?? known(client))))
      return { ground: 'gap', after };
  // Yjs looks up what a struct refers to even when it has the struct already.
  return { ground: settles(structs, known) ? ground : 'gap', after };
}

/**
 * True when the structs can be taken one after the other, each client's in its order, with everything they
 * refer to there before them. Clients that wait for one another in a circle never settle.
 */
function settles(structs: readonly Struct[], known: (client: number) => number): boolean {
  const client = structs[0]?.id.client;
  if (structs.every(({ id }) => id.client === client)) return structs.every((struct) => !missingFor(struct, known));
  const groups = groupsOf(structs);
  const have: Clocks = new Map();
  const place = new Map<number, number>();
  const there = (client: number): number => have.get(client) ?? known(client);
  for (const [first, group] of groups) {
    // Whoever is waited for moves one struct, then who waited looks again: every step takes a struct or goes deeper.
    const waiting = [first];
    // As many may wait as a frame has room for: looked up, not searched.
    const waits = new Set(waiting);
    while ((place.get(first) ?? 0) < group.length) {
      const client = waiting.at(-1) ?? first;
      const struct = groups.get(client)?.[place.get(client) ?? 0];
      if (!struct) return false;
      const missing = missingFor(struct, there)?.client;
      if (missing === undefined) {
        place.set(client, (place.get(client) ?? 0) + 1);
        have.set(client, Math.max(there(client), struct.id.clock + struct.length));
        if (waiting.length > 1) {
          waiting.pop();
          waits.delete(client);
        }
      } else if (waits.has(missing)) return false;
      else {
        waiting.push(missing);
        waits.add(missing);
      }
    }
  }
  return true;
}

function groupsOf(structs: readonly Struct[]): Map<number, Struct[]> {
  const groups = new Map<number, Struct[]>();
  for (const struct of structs) {
    const group = groups.get(struct.id.client);
    if (group) group.push(struct);
    else groups.set(struct.id.client, [struct]);
  }
  return groups;
}

/** What a struct refers to of others and is not there; of its own client it refers to what was before (update.ts). */
function missingFor(struct: Struct, known: (client: number) => number): Y.ID | null {
  if (!(struct instanceof Y.Item)) return null;
  const isMissing = (at: Y.ID): boolean => at.client !== struct.id.client && at.clock >= known(at.client);
  const { origin, rightOrigin, parent } = struct;
  if (origin && isMissing(origin)) return origin;
  if (rightOrigin && isMissing(rightOrigin)) return rightOrigin;
  return parent instanceof Y.ID && isMissing(parent) ? parent : null;
}

/** The update without what is known of it already; null where what is left has no ground. */
export function trimmed(doc: Y.Doc, ahead: Clocks, update: Uint8Array, { structs }: Decoded): Uint8Array | null {
  const known: Clocks = new Map();
  for (const { id } of structs)
    known.set(id.client, Math.max(ahead.get(id.client) ?? 0, Y.getState(doc.store, id.client)));
  try {
    const rest = Y.diffUpdate(update, Y.encodeStateVector(known));
    const decoded = readUpdate(rest);
    return decoded && groundOf(doc, ahead, decoded).ground === 'firm' ? rest : null;
  } catch {
    return null;
  }
}
