/**
 * What the fonts that travel with the project can show, read from the fonts themselves, as model/printable.ts holds it.
 * Usage, after another version of a font: node test/print/font-table.ts
 */
import * as fontkit from 'fontkit';
import { readFileSync, writeFileSync } from 'node:fs';
import { facesOf } from '../../server/export/fonts.ts';

/** Which part of each file is used: of the lent fonts the letters, not the forms and signs that others have too. */
const WANTED = {
  latin: [[0x20, 0xfffd]],
  'latin-ext': [[0x20, 0xfffd]],
  vietnamese: [[0x20, 0xfffd]],
  greek: [[0x20, 0xfffd]],
  cyrillic: [[0x20, 0xfffd]],
  'cyrillic-ext': [[0x20, 0xfffd]],
  hebrew: [
    [0x0590, 0x05ff],
    [0x200c, 0x200f],
    [0x20aa, 0x20aa],
  ],
  arabic: [
    [0x0600, 0x06ff],
    [0x200c, 0x200d],
  ],
} as const;
type Subset = keyof typeof WANTED;

const FILE = new URL('../../model/printable.ts', import.meta.url);

/** Letters stand in the first subset that has them. What joins a letter stands in each: both come from one file. */
const isJoining = (code: number): boolean => /[\p{M}\u200C-\u200F]/u.test(String.fromCodePoint(code));

/** Subset -> what all its faces have, as `20-7E A0-FF`. */
export function fontTable(): Record<string, string> {
  const taken = new Set<number>();
  return Object.fromEntries(
    Object.entries(WANTED).map(([subset, wanted]) => {
      const [first = [], ...others] = facesOf(subset as Subset).map(({ path }) => signsOf(path));
      const sets = others.map((signs) => new Set(signs));
      const signs = first
        // Another writing of a sign is printed as that sign (model/print/escape.ts).
        .filter((code) => String.fromCodePoint(code).normalize('NFC') === String.fromCodePoint(code))
        .filter((code) => subset !== 'arabic' || isSpelled(code))
        .filter((code) => sets.every((set) => set.has(code)) && wanted.some(([from, to]) => code >= from && code <= to))
        .filter((code) => isJoining(code) || !taken.has(code))
        .toSorted((a, b) => a - b);
      for (const code of signs) taken.add(code);
      return [subset, inRanges(signs)];
    }),
  );
}

function signsOf(path: string): readonly number[] {
  return fontAt(path).characterSet;
}

function fontAt(path: string): fontkit.Font {
  const font = fontkit.create(readFileSync(path));
  if (!('characterSet' in font)) throw new Error(`${path} is a collection of fonts`);
  return font;
}

/** As the page sets it: a form that only ligatures lead to has no letters of its own. */
const NO_LIGATURES = { calt: false, liga: false, clig: false, dlig: false, hlig: false };
/** Letters that join in each way, or not. */
const NEIGHBOURS = ['', ...Array.from('بلماهير')];
let spelling: { font: fontkit.Font; spelled: ReadonlySet<number> }[] | undefined;

/**
 * True for an Arabic letter of which each form it takes beside others stands for letters: else a file would show what
 * nobody can search for or hear. Marks are left out: they join their letters in ways that are not told apart here.
 */
function isSpelled(code: number): boolean {
  const sign = String.fromCodePoint(code);
  if (/\p{M}/u.test(sign)) return false;
  spelling ??= facesOf('arabic').map(({ path }) => {
    const font = fontAt(path);
    return { font, spelled: new Set(font.characterSet.map((one) => font.glyphForCodePoint(one).id)) };
  });
  return spelling.every(({ font, spelled }) =>
    NEIGHBOURS.every((before) =>
      NEIGHBOURS.every((after) =>
        font.layout(before + sign + after, NO_LIGATURES).glyphs.every(({ id }) => id !== 0 && spelled.has(id)),
      ),
    ),
  );
}

function inRanges(signs: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const code of signs) {
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join(' ');
}

function write(): void {
  const lines = Object.entries(fontTable()).map(([subset, ranges]) => `  '${subset}':\n    '${ranges}',`);
  writeFileSync(
    FILE,
    `/** What each set of font files can show, in every face: made by test/print/font-table.ts from the fonts themselves. */
export const SUBSETS = {
${lines.join('\n')}
};
`,
  );
}

if (import.meta.main) write();
