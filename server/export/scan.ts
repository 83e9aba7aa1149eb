/** Reads a content stream (ISO 32000-1, 7.8.2) operator by operator, without taking its operands apart. */

/** `from`: where its operands begin; `at`, `end`: where the operator itself stands. Offsets in bytes. */
export type Visit = (operator: string, from: number, at: number, end: number) => void;

const SPACE = 1;
const DELIMITER = 2;
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = SPACE;
for (const sign of '()<>[]{}/%') CLASS[sign.charCodeAt(0)] = DELIMITER;

const OPEN = 0x28;
const CLOSE = 0x29;
const ESCAPE = 0x5c;
const LESS = 0x3c;
const GREATER = 0x3e;
const COMMENT = 0x25;
const SLASH = 0x2f;

/** Operators are of one to three signs; each is made into a string once. */
const names = new Map<number, string>();
function nameOf(bytes: Uint8Array, at: number, end: number): string {
  let key = 0;
  for (let nth = at; nth < end; nth += 1) key = key * 256 + (bytes[nth] ?? 0);
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = Buffer.from(bytes.subarray(at, end)).toString('latin1');
  if (end - at <= 3) names.set(key, name);
  return name;
}

export function scan(bytes: Uint8Array, visit: Visit): void {
  const { length } = bytes;
  let place = 0;
  let from = -1;
  while (place < length) {
    const code = bytes[place] ?? 0;
    if (CLASS[code] === SPACE) {
      place += 1;
      continue;
    }
    if (code === COMMENT) {
      place = lineEnd(bytes, place);
      continue;
    }
    if (from < 0) from = place;
    if (CLASS[code] === DELIMITER) {
      place = afterOperand(bytes, place, code);
      continue;
    }
    const at = place;
    while (place < length && CLASS[bytes[place] ?? 0] === 0) place += 1;
    if (isNumber(code)) continue;
    const operator = nameOf(bytes, at, place);
    if (operator === 'true' || operator === 'false' || operator === 'null') continue;
    if (operator === 'ID') place = imageEnd(bytes, place);
    visit(operator, from, at, place);
    from = -1;
  }
}

/** Digits, sign and point. */
const isNumber = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e;

function afterOperand(bytes: Uint8Array, place: number, code: number): number {
  if (code === OPEN) return stringEnd(bytes, place);
  if (code === SLASH) {
    let end = place + 1;
    while (end < bytes.length && CLASS[bytes[end] ?? 0] === 0) end += 1;
    return end;
  }
  if (code !== LESS || bytes[place + 1] === LESS) return place + 1;
  const end = bytes.indexOf(GREATER, place);
  return end < 0 ? bytes.length : end + 1;
}

function stringEnd(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let place = start; place < bytes.length; place += 1) {
    const code = bytes[place];
    if (code === ESCAPE) place += 1;
    else if (code === OPEN) depth += 1;
    else if (code === CLOSE && (depth -= 1) === 0) return place + 1;
  }
  return bytes.length;
}

function lineEnd(bytes: Uint8Array, start: number): number {
  let place = start;
  while (place < bytes.length && bytes[place] !== 10 && bytes[place] !== 13) place += 1;
  return place;
}

/** The bytes of an image in the stream end where EI stands between white space. */
function imageEnd(bytes: Uint8Array, start: number): number {
  for (let place = start + 1; place + 2 < bytes.length; place += 1) {
    const isEnd = bytes[place + 1] === 0x45 && bytes[place + 2] === 0x49;
    if (isEnd && CLASS[bytes[place] ?? 0] === SPACE && CLASS[bytes[place + 3] ?? 32] === SPACE) return place;
  }
  return bytes.length;
}
