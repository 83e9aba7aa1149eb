/**
 * Reads values of a PDF, and only as they should be written: what two readers might take in two ways is refused, as the
 * one who signs and the one who looks may have different readers.
 */
import { Refused } from './refusal.ts';
import { Dict, Name, Ref, Text, type Value } from './values.ts';

const SPACES = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set(Buffer.from('()<>[]{}/%', 'latin1'));
/** Deeper than any file of ours; a hostile one must not fill the stack. */
const MOST_DEPTH = 60;
/** As ISO 32000-1 advises (annex C). */
const LARGEST_NUMBER = 8_388_607;

const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const OPEN = 0x28;
const CLOSE = 0x29;
const BRACKET = 0x5b;
const UNBRACKET = 0x5d;
const ESCAPE = 0x5c;
const COMMENT = 0x25;

export class Parser {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  /** Numbers so far that were not written in digits alone: where a count must stand, some readers do not take them. */
  odd = 0;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Refuses the file for what stands here. */
  refuse(what: string): never {
    throw new Refused(
      'onleesbaar',
      `Het bestand is beschadigd, of een programma zette er iets in dat er niet hoort (byte ${this.at}: ${what}).`,
    );
  }

  peek(ahead = 0): number {
    return this.at + ahead < this.end ? (this.bytes[this.at + ahead] ?? -1) : -1;
  }

  skipSpace(): void {
    while (SPACES.has(this.peek())) this.at += 1;
  }

  /** Signs up to the next space or delimiter. */
  word(): string {
    const from = this.at;
    while (this.at < this.end && isRegular(this.peek())) this.at += 1;
    return this.text(from, this.at);
  }

  text(from: number, to: number): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, to - from).toString('latin1');
  }

  /** Goes past `word`, which must stand here as a whole. */
  expect(word: string): void {
    const from = this.at;
    if (this.word() === word) return;
    this.at = from;
    this.refuse(`«${word}» was verwacht`);
  }

  /** Not negative, as used for offsets and counts. */
  integer(): number {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) this.refuse('een getal was verwacht');
    return Number(word);
  }

  objectNumber(): number {
    const number = this.integer();
    if (number === 0 || number > LARGEST_NUMBER) this.refuse('een nummer van een object dat niet kan');
    return number;
  }

  value(depth = 0): Value {
    if (depth > MOST_DEPTH) this.refuse('te diep genest');
    this.skipSpace();
    switch (this.peek()) {
      case SLASH:
        return this.name();
      case LESS:
        return this.peek(1) === LESS ? this.dict(depth) : this.hex();
      case OPEN:
        return this.string();
      case BRACKET:
        return this.array(depth);
      case COMMENT:
        return this.refuse('een opmerking binnen een object');
      default:
        return this.plain();
    }
  }

  private plain(): Value {
    const from = this.at;
    const word = this.word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (!/^[+-]?(\d{1,20}(\.\d{0,20})?|\.\d{1,20})$/.test(word)) {
      this.at = from;
      this.refuse('een waarde was verwacht');
    }
    if (/^\d+$/.test(word)) return this.reference(word) ?? Number(word);
    this.odd += 1;
    return Number(word);
  }

  /** `12 0 R`, of which the 12 was read. */
  private reference(word: string): Ref | null {
    const after = this.at;
    this.skipSpace();
    const generation = this.word();
    this.skipSpace();
    if (/^\d+$/.test(generation) && this.word() === 'R') {
      if (word.length > 10 || generation.length > 5) this.refuse('een verwijzing die niet kan');
      return new Ref(Number(word), Number(generation));
    }
    this.at = after;
    return null;
  }

  private name(): Name {
    this.at += 1;
    const raw = this.word();
    if (/#(?![0-9A-Fa-f]{2})|#00/.test(raw)) this.refuse('een naam die niet klopt');
    return new Name(raw.replace(/#(..)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))));
  }

  private array(depth: number): Value[] {
    this.at += 1;
    const items: Value[] = [];
    for (;;) {
      this.skipSpace();
      if (this.peek() === UNBRACKET) break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return items;
  }

  private dict(depth: number): Dict {
    this.at += 2;
    const entries = new Map<string, Value>();
    for (;;) {
      this.skipSpace();
      if (this.peek() === GREATER && this.peek(1) === GREATER) break;
      if (this.peek() !== SLASH) this.refuse('een sleutel was verwacht');
      const key = this.name().text;
      // Of two values under one key, one reader takes the first and another the last.
      if (entries.has(key)) this.refuse(`de sleutel ${JSON.stringify(key)} staat er twee keer`);
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return new Dict(entries);
  }

  private hex(): Text {
    const from = this.at;
    const close = this.bytes.subarray(0, this.end).indexOf(GREATER, from);
    if (close < 0) this.refuse('een tekst zonder einde');
    this.at = close + 1;
    const digits = this.text(from + 1, close).replace(/[\0\t\n\f\r ]/g, '');
    if (/[^0-9A-Fa-f]/.test(digits)) this.refuse('een tekst met andere tekens dan cijfers');
    return new Text(
      Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1'),
      digits.length,
      from,
      this.at,
    );
  }

  private string(): Text {
    const from = this.at;
    let depth = 0;
    do {
      const code = this.peek();
      if (code < 0) this.refuse('een tekst zonder einde');
      if (code === OPEN) depth += 1;
      else if (code === CLOSE) depth -= 1;
      this.at += code === ESCAPE ? 2 : 1;
    } while (depth > 0);
    return new Text(unescape(this.text(from + 1, this.at - 1)), 0, from, this.at);
  }
}

const isRegular = (code: number): boolean => !SPACES.has(code) && !DELIMITERS.has(code);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescape(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replace(/\\([0-7]{1,3}|\n|[^])/g, (_, sign: string) => {
    if (sign === '\n') return '';
    return /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8) & 255) : (ESCAPES[sign] ?? sign);
  });
}
