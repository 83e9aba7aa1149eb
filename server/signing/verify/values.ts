/** The values a PDF is made of (ISO 32000-1, 7.3), as plain as they are judged. */

export class Name {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * A string of bytes, each a sign of `bytes`. `digits`: how many it is written in; none for one that is written as text.
 * `from` and `to`: where it stands in the file, with its brackets.
 */
export class Text {
  readonly bytes: string;
  readonly digits: number;
  readonly from: number;
  readonly to: number;
  constructor(bytes: string, digits: number, from: number, to: number) {
    this.bytes = bytes;
    this.digits = digits;
    this.from = from;
    this.to = to;
  }
}

export class Ref {
  readonly number: number;
  /** How often the number was used before, by programs that use one again. */
  readonly generation: number;
  constructor(number: number, generation = 0) {
    this.number = number;
    this.generation = generation;
  }
}

export class Dict {
  readonly entries: ReadonlyMap<string, Value>;
  constructor(entries: ReadonlyMap<string, Value>) {
    this.entries = entries;
  }
  get(key: string): Value | undefined {
    return this.entries.get(key);
  }
}

export class Stream {
  readonly dict: Dict;
  /** As it stands in the file, filters not undone. */
  readonly raw: Uint8Array;
  constructor(dict: Dict, raw: Uint8Array) {
    this.dict = dict;
    this.raw = raw;
  }
}

export type Value = null | boolean | number | Name | Text | Ref | Dict | Stream | readonly Value[];

export const isArray = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** A dictionary, also that of a stream. */
export function dictOf(value: Value | undefined): Dict | null {
  if (value instanceof Stream) return value.dict;
  return value instanceof Dict ? value : null;
}

/** A string meant for people: UTF-16 where it says so, else taken for Latin-1. Control signs are left out. */
export function plainText({ bytes }: Text): string {
  const text = bytes.startsWith('\xfe\xff')
    ? Buffer.from(bytes.slice(2, bytes.length & ~1), 'latin1')
        .swap16()
        .toString('utf16le')
    : bytes;
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);
}

export function isName(value: Value | undefined, text: string): boolean {
  return value instanceof Name && value.text === text;
}

/** Whether two values say the same, references by their number. What stands elsewhere in the file is compared there. */
export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (one instanceof Name) return other instanceof Name && one.text === other.text;
  if (one instanceof Text) return other instanceof Text && one.bytes === other.bytes;
  if (one instanceof Ref)
    return other instanceof Ref && one.number === other.number && one.generation === other.generation;
  if (one instanceof Dict) return other instanceof Dict && isSameDict(one, other);
  if (one instanceof Stream)
    return other instanceof Stream && isSameDict(one.dict, other.dict) && Buffer.compare(one.raw, other.raw) === 0;
  if (isArray(one))
    return isArray(other) && one.length === other.length && one.every((item, nth) => isSame(item, other[nth]));
  return one === other;
}

const isSameDict = (one: Dict, other: Dict): boolean =>
  one.entries.size === other.entries.size &&
  [...one.entries].every(([key, value]) => other.entries.has(key) && isSame(value, other.get(key)));

/** Calls `visit` for every reference inside a value. */
export function eachRef(value: Value | undefined, visit: (number: number, generation: number) => void): void {
  if (value instanceof Ref) visit(value.number, value.generation);
  else if (isArray(value)) for (const item of value) eachRef(item, visit);
  else if (value instanceof Dict) for (const item of value.entries.values()) eachRef(item, visit);
  else if (value instanceof Stream) eachRef(value.dict, visit);
}
