/** Fonts: every letter travels with the file, and says which letter it is. */
import { PDFName, type PDFDict } from '@cantoo/pdf-lib';
import { asDict, dictAt, itemsAt, nameAt, streamAt } from '../pdf-objects.ts';
import type { PdfFile, Place } from './pdf-file.ts';
import { unless, type Rule } from './rule.ts';
import { spelledCodes } from './to-unicode.ts';

/** Fonts as pages use them; the descendants of a Type0 font belong to it. */
function fontsOf({ places }: PdfFile): Place[] {
  return places.filter(
    ({ dict }) => nameAt(dict, 'Type') === 'Font' && nameAt(dict, 'Subtype')?.startsWith('CIDFont') !== true,
  );
}

const nameOf = ({ dict }: Place): string => nameAt(dict, 'BaseFont') ?? 'zonder naam';

function isEmbedded({ dict }: Place): boolean {
  const [below] = itemsAt(dict, 'DescendantFonts');
  const holder = nameAt(dict, 'Subtype') === 'Type0' ? asDict(dict.context.lookup(below)) : dict;
  const descriptor = holder && dictAt(holder, 'FontDescriptor');
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor && streamAt(descriptor, key));
}

const embedded: Rule = {
  id: 'lettertype',
  judge: (file) =>
    fontsOf(file).flatMap((font) =>
      unless(
        nameAt(font.dict, 'Subtype') === 'Type3' || isEmbedded(font),
        `Het lettertype ${nameOf(font)} zit niet in het bestand.`,
        { object: font.object },
      ),
    ),
};

const readable: Rule = {
  id: 'unicode',
  judge: (file) =>
    fontsOf(file).flatMap((font) =>
      unless(
        streamAt(font.dict, 'ToUnicode') !== undefined || isNamed(font),
        `Het lettertype ${nameOf(font)} zegt niet welke letters het toont (ToUnicode).`,
        { object: font.object },
      ),
    ),
};

/** An encoding by which every code has a known letter. */
function isNamed({ dict }: Place): boolean {
  const encoding = nameAt(dict, 'Encoding');
  return nameAt(dict, 'Subtype') !== 'Type0' && (encoding === 'WinAnsiEncoding' || encoding === 'MacRomanEncoding');
}

const drawn: Rule = {
  id: 'type3',
  judge: (file) =>
    fontsOf(file)
      .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Type3'))
      .map(({ object }) => ({ boodschap: 'Een lettertype bestaat uit tekeningen (Type 3).', object })),
};

const missing: Rule = {
  id: 'ontbrekend-teken',
  judge: ({ pages }) =>
    pages.flatMap(({ number, content }) =>
      unless(
        [...content.shown.values()].every((codes) => codes[0] === 0),
        'Een teken staat niet in zijn lettertype en is een leeg vakje.',
        { pagina: number },
      ),
    ),
};

/** What a page shows can be read aloud and searched: each glyph says which letters it stands for (ISO 19005-3, 6.2.11.7). */
const spelled: Rule = {
  id: 'teken-zonder-letter',
  judge: ({ pages }) => {
    const known = new Map<PDFDict, Uint8Array | null>();
    const lettersOf = (font: PDFDict): Uint8Array | null => {
      const found = known.get(font) ?? spelledCodes(font);
      known.set(font, found);
      return found;
    };
    return pages.flatMap(({ number, content }) =>
      [...content.shown].flatMap(([font, codes]) => {
        const letters = lettersOf(font);
        const silent = letters ? firstWithout(codes, letters) : -1;
        return unless(
          silent < 0,
          `Teken ${silent} van ${nameAt(font, 'BaseFont') ?? 'een lettertype'} zegt niet voor welke letters het staat.`,
          { pagina: number },
        );
      }),
    );
  },
};

/** The first code that is shown and stands for no letters; -1 where there is none. Glyph 0 is the rule above's. */
function firstWithout(shown: Uint8Array, letters: Uint8Array): number {
  // Of 65,536 codes a page shows a hundred: asked one by one, they take more time than all other rules together.
  let code = shown.indexOf(1, 1);
  while (code > 0 && letters[code] !== 0) code = shown.indexOf(1, code + 1);
  return code;
}

export const FONT_RULES: readonly Rule[] = [embedded, readable, drawn, missing, spelled];
