/**
 * Keystrokes as Yjs updates, made and read back without a Y.Doc: the generator must be lighter than what it
 * measures. Each writer types at the end of a text of their own, one letter at a time.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

// Yjs' update format 1: the content's kind and which fields follow it, in one byte.
const KIND = 0b0001_1111;
const STRING = 4;
const GC = 0;
const DELETED = 1;
const SKIP = 10;
const HAS_ORIGIN = 0b1000_0000;
const HAS_RIGHT_ORIGIN = 0b0100_0000;
const HAS_PARENT_KEY = 0b0010_0000;

/** The update in which `writer` (a Yjs client id) types their letter number `clock`, from 0. */
export function keystroke(writer: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  // One client with one struct.
  for (const value of [1, 1, writer, clock]) encoding.writeVarUint(encoder, value);
  encoding.writeUint8(encoder, clock === 0 ? STRING : STRING | HAS_ORIGIN);
  if (clock === 0) {
    // The parent is a name at the top of the document.
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, `t${writer}`);
  } else {
    encoding.writeVarUint(encoder, writer);
    encoding.writeVarUint(encoder, clock - 1);
  }
  encoding.writeVarString(encoder, 'a');
  // Nothing deleted.
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Tells, for each writer in an update, up to which letter (exclusive) it goes. Throws on anything but typed letters. */
export function readKeys(update: Uint8Array, told: (writer: number, until: number) => void): void {
  const decoder = decoding.createDecoder(update);
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    let structs = decoding.readVarUint(decoder);
    const writer = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (; structs > 0; structs--) clock += readStruct(decoder);
    told(writer, clock);
  }
}

/** Skips a struct; its length in letters. */
function readStruct(decoder: decoding.Decoder): number {
  const info = decoding.readUint8(decoder);
  const kind = info & KIND;
  if (kind === GC || kind === SKIP) return decoding.readVarUint(decoder);
  if (info & HAS_ORIGIN) skipId(decoder);
  if (info & HAS_RIGHT_ORIGIN) skipId(decoder);
  if (!(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) skipParent(decoder, info);
  if (kind === DELETED) return decoding.readVarUint(decoder);
  if (kind === STRING) return decoding.readVarString(decoder).length;
  throw new Error(`content of kind ${kind} was not typed here`);
}

function skipId(decoder: decoding.Decoder): void {
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
}

function skipParent(decoder: decoding.Decoder, info: number): void {
  if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder);
  else skipId(decoder);
  if (info & HAS_PARENT_KEY) decoding.readVarString(decoder);
}
