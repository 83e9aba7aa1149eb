/** What was seen, as it is sent and kept. */
import * as buffer from 'lib0/buffer';
import * as Y from 'yjs';
import { bothSeen, type SeenState } from './changes.ts';

/** The body of `/api/overeenkomsten/:id/gezien`. */
export interface SeenFile {
  readonly basis: string | null;
  readonly delen: Readonly<Record<string, string>>;
}

const write = (snapshot: Y.Snapshot): string => buffer.toBase64(Y.encodeSnapshot(snapshot));
const read = (text: string): Y.Snapshot => Y.decodeSnapshot(buffer.fromBase64(text));

/** To send. */
export function writeSeen({ basis, delen }: SeenState): SeenFile {
  return {
    basis: write(basis),
    delen: Object.fromEntries([...delen].map(([pad, snapshot]) => [pad, write(snapshot)])),
  };
}

/** As received; null at a first visit, and when what is there cannot be read. */
export function readSeen({ basis, delen }: SeenFile): SeenState | null {
  if (basis === null) return null;
  try {
    return { basis: read(basis), delen: new Map(Object.entries(delen).map(([pad, text]) => [pad, read(text)])) };
  } catch {
    return null;
  }
}

/** All that was seen according to either; what cannot be read says nothing. */
export function mergeSeen(a: SeenFile, b: SeenFile): SeenFile {
  const [one, other] = [readSeen(a), readSeen(b)];
  if (!one || !other) return one ? a : b;
  return writeSeen(bothSeen(one, other));
}
