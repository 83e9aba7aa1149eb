/**
 * Where a text stops being JSON. `JSON.parse` says so in English, and for many faults without the place. Only
 * asked when `JSON.parse` has refused the text; walks without recursion, so depth does not matter.
 */

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** A string in pieces: one pattern for the whole would overflow on millions of escapes. */
const PIECE = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD = /[\w."]/;

interface Token {
  readonly kind: 'mark' | 'string' | 'plain';
  readonly mark: string;
  readonly end: number;
}

/** What may come next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** The place of the first fault in Dutch, such as `regel 3, kolom 12`, or that the text stops too soon. */
export function jsonFault(text: string): string {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let at = after(SPACE, text, 0); at < text.length;) {
    const token = tokenAt(text, at);
    const next: Expected | null = token && step(token, expected, open);
    if (!token || !next) return `fout op ${placeOf(text, at)}`;
    expected = next;
    at = after(SPACE, text, token.end);
  }
  return text.trim() === '' ? 'het bestand is leeg' : 'het bestand houdt te vroeg op';
}

/** Where a match of the sticky pattern at `at` ends; `at` itself where there is none. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function tokenAt(text: string, at: number): Token | null {
  const mark = text.charAt(at);
  if ('{}[],:'.includes(mark)) return { kind: 'mark', mark, end: at + 1 };
  const isString = mark === '"';
  const end = isString ? stringEnd(text, at + 1) : after(PLAIN, text, at);
  if (end === null || end === at || WORD.test(text.charAt(end))) return null;
  return { kind: isString ? 'string' : 'plain', mark: '', end };
}

function stringEnd(text: string, from: number): number | null {
  let at = from;
  for (let piece = 0; piece !== at;) {
    piece = at;
    at = after(PIECE, text, at);
  }
  return text.charAt(at) === '"' ? at + 1 : null;
}

/** What is expected after a token; null where the token may not be. Keeps `open`: the brackets that are open. */
function step({ kind, mark }: Token, expected: Expected, open: string[]): Expected | null {
  if (kind === 'string' && expected.startsWith('key')) return 'colon';
  if (kind !== 'mark') return expected.startsWith('value') ? afterValue(open) : null;
  switch (mark) {
    case '{':
    case '[':
      if (!expected.startsWith('value')) return null;
      open.push(mark);
      return mark === '{' ? 'key-or-end' : 'value-or-end';
    case '}':
    case ']':
      if (!expected.endsWith('-or-end') || open.pop() !== (mark === '}' ? '{' : '[')) return null;
      return afterValue(open);
    case ':':
      return expected === 'colon' ? 'value' : null;
    default:
      if (expected !== 'comma-or-end') return null;
      return open.at(-1) === '{' ? 'key' : 'value';
  }
}

const afterValue = (open: readonly string[]): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end');

function placeOf(text: string, at: number): string {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return `regel ${before.length}, kolom ${(before.at(-1)?.length ?? 0) + 1}`;
}
