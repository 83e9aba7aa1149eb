/**
 * The wire, byte by byte: the protocol of y-websocket, and one message of our own. All numbers are lib0
 * varuints; `bytes` is a varuint length followed by that many bytes.
 *
 *   0 0 bytes          sync step 1: a state vector; the other side answers with step 2
 *   0 1 bytes          sync step 2: an update with what that state vector lacks
 *   0 2 bytes          an update
 *   1 bytes            awareness: count, then per client: id, clock, JSON string
 *   2 0 string         (server only) permission denied: the reason, in Dutch
 *   3                  (client only) query awareness
 *   100 state count    (server only, opted in with ?bewaard=1) saved: state 0 = on disk, 1 = could not be
 *                      written, kept in memory and retried; count = how many document frames (0 1 and 0 2)
 *                      of this connection are on disk, counted from its first without a gap
 *   101 state string string   (server only, opted in with ?toegang=1) access: state 0 = may write, 1 = may only
 *                      read; the reason in Dutch, empty with 0; the status of the agreement, as in the HTTP API
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Actor, Decision, Status } from '../../model/access.ts';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const SAVED = 100;
const ACCESS = 101;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const PERMISSION_DENIED = 0;

/** The state of a client that has gone. */
export const GONE = 'null';

export interface PresenceEntry {
  readonly client: number;
  readonly clock: number;
  /** JSON; `null` when the client has gone. */
  readonly state: string;
}
export type Frame =
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly entries: readonly PresenceEntry[] }
  | { readonly kind: 'queryAwareness' };

/** True when someone writes: what a client sends by itself to stay there is not that. */
export const isWriting = (data: Uint8Array): boolean => data[0] === 0 && data[1] === 2;

/** Reads a client's frame. Null when it is not the protocol; updates are checked apart (update.ts). */
export function parseFrame(data: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(data);
    const frame = readFrame(decoder);
    return decoding.hasContent(decoder) ? null : frame;
  } catch {
    return null;
  }
}

function readFrame(decoder: decoding.Decoder): Frame | null {
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { kind: 'awareness', entries: readEntries(decoding.readVarUint8Array(decoder)) };
    case QUERY_AWARENESS:
      return { kind: 'queryAwareness' };
    default:
      return null;
  }
}

function readSync(decoder: decoding.Decoder): Frame | null {
  const step = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  switch (step) {
    case STEP_1:
      Y.decodeStateVector(payload);
      return { kind: 'step1', vector: payload };
    case STEP_2:
      return { kind: 'step2', update: payload };
    case UPDATE:
      return { kind: 'update', update: payload };
    default:
      return null;
  }
}

function readEntries(payload: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(payload);
  const entries: PresenceEntry[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--)
    entries.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    });
  return entries;
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const syncFrame = (step: number, payload: Uint8Array): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });

/** Asks the other side for what this document lacks. */
export const step1Frame = (vector: Uint8Array): Uint8Array => syncFrame(STEP_1, vector);

/** What someone with this state vector lacks. */
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(STEP_2, update);

export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update);

export const deniedFrame = (reason: string): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, PERMISSION_DENIED);
    encoding.writeVarString(encoder, reason);
  });

/** Awareness of these clients; without any it is a sign of life that every client understands. */
export const awarenessFrame = (entries: readonly PresenceEntry[]): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(
      encoder,
      frame((inner) => writeEntries(inner, entries)),
    );
  });

function writeEntries(encoder: encoding.Encoder, entries: readonly PresenceEntry[]): void {
  encoding.writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
}

export type SavedState = 'saved' | 'failing';

export const savedFrame = (state: SavedState, count: number): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, SAVED);
    encoding.writeVarUint(encoder, state === 'saved' ? 0 : 1);
    encoding.writeVarUint(encoder, count);
  });

export const accessFrame = (decision: Decision, status: Status, { rol, partij }: Actor): Uint8Array =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, ACCESS);
    encoding.writeVarUint(encoder, decision.allowed ? 0 : 1);
    encoding.writeVarString(encoder, decision.allowed ? '' : decision.reason);
    encoding.writeVarString(encoder, status);
    encoding.writeVarString(encoder, rol);
    encoding.writeVarString(encoder, partij ?? '');
  });
