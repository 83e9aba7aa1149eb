/**
 * Whether bytes are a Yjs update that a document can take. Decoding is not enough: an update can decode and
 * still throw when it is applied. The rules here need no knowledge of the document; those that do are in
 * sync/ground.ts.
 */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

/** No client makes this many changes; numbers beyond it lose precision in JavaScript. */
const LAST_CLOCK = 2 ** 40;

/**
 * Deepest nesting of a value. Values are decoded by recursion: how deep that goes depends on who decodes, and on
 * whether V8 has optimised it by then, so what goes in while the server is warm might not come out after a restart.
 */
const DEEPEST_VALUE = 100;

/** An update, decoded once for all who look into it. */
export type Decoded = ReturnType<typeof Y.decodeUpdate>;
export type Struct = Decoded['structs'][number];

/** Decodes an update that can be encoded again (about 1.5 µs for a keystroke); null where the bytes are none. */
export function readUpdate(update: Uint8Array): Decoded | null {
  try {
    const decoded = Y.decodeUpdate(update);
    const { structs, ds } = decoded;
    for (const struct of structs) if (!isSound(struct)) return null;
    if (!hasOneBlockEach(update, structs)) return null;
    for (const ranges of ds.clients.values()) if (!ranges.every(isDeletion)) return null;
    return decoded;
  } catch {
    return null;
  }
}

export const isUpdate = (update: Uint8Array): boolean => readUpdate(update) !== null;

function isSound(struct: Struct): boolean {
  const { id, length } = struct;
  if (length <= 0 || id.clock + length >= LAST_CLOCK) return false;
  if (!(struct instanceof Y.Item)) return true;
  const { origin, rightOrigin, parent, content } = struct;
  if (!valuesOf(content).every((value) => isShallow(value, DEEPEST_VALUE))) return false;
  return isBefore(origin, id) && isBefore(rightOrigin, id) && (!(parent instanceof Y.ID) || isBefore(parent, id));
}

/** The values in a content, of the kinds that may nest. */
function valuesOf(content: Y.Item['content']): readonly unknown[] {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr;
  if (content instanceof Y.ContentEmbed) return [content.embed];
  if (content instanceof Y.ContentFormat) return [content.value];
  return content instanceof Y.ContentDoc ? [content.opts] : [];
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}

/** Of two blocks of one client Yjs would forget the first. An update begins with the number of its blocks. */
function hasOneBlockEach(update: Uint8Array, structs: readonly Struct[]): boolean {
  const blocks = decoding.readVarUint(decoding.createDecoder(update));
  if (blocks === 1) return structs.every(({ id }) => id.client === structs[0]?.id.client);
  return blocks === new Set(structs.map(({ id }) => id.client)).size;
}

/** Yjs waits for what other clients have not sent yet, but takes for granted what a client says of itself. */
function isBefore(at: Y.ID | null, { client, clock }: Y.ID): boolean {
  return at === null || (at.clock < LAST_CLOCK && (at.client !== client || at.clock < clock));
}

const isDeletion = ({ clock, len }: { clock: number; len: number }): boolean => len > 0 && clock + len < LAST_CLOCK;
