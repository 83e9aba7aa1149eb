import { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { SUBSETS } from '../../model/printable.ts';
import type { Block, Mark } from '../../model/rich-text.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { nameAt } from '../../server/export/pdf-objects.ts';
import { emptyAgreement, party, signatory } from '../print/sample.ts';
import { bare, readPdf } from './read-pdf.ts';

const printer = createPrinter();
afterAll(() => printer.close());

const signsIn = (ranges: string): string[] =>
  ranges.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map((code) => Number.parseInt(code, 16));
    return Array.from({ length: to - from + 1 }, (_, nth) => String.fromCodePoint(from + nth));
  });

/** What carries an accent, by subset. */
const CARRIERS: Readonly<Record<string, string>> = { cyrillic: 'е', hebrew: 'ש', arabic: 'ب' };

/** Every sign of a subset: an accent on a letter, an Arabic letter in each of its forms. */
function wordsOf(subset: string, ranges: string): string {
  const carrier = CARRIERS[subset] ?? 'x';
  return signsIn(ranges)
    .flatMap((sign) => {
      if (/[\p{M}\u200C-\u200F]/u.test(sign)) return [carrier + sign];
      return subset === 'arabic' ? [sign, `ب${sign}`, `${sign}ب`, `ب${sign}ب`] : [sign];
    })
    .join(' ');
}

const MARKS: Mark[][] = [[], [{ type: 'bold' }], [{ type: 'italic' }], [{ type: 'bold' }, { type: 'italic' }]];

/** All that may be printed, in every face: as text, and in a table, which is set in another family. */
function everySign(): Agreement {
  const lines = Object.entries(SUBSETS).flatMap(([subset, ranges]) =>
    MARKS.map((marks): Block => {
      return { type: 'paragraph', content: [{ type: 'text', text: wordsOf(subset, ranges), marks }] };
    }),
  );
  const rows = lines.map((line) => ({
    type: 'tableRow' as const,
    content: [{ type: 'tableCell' as const, content: [line] }],
  }));
  return {
    ...emptyAgreement(),
    algemeneDoelstelling: { type: 'doc', content: [...lines, { type: 'table', content: rows }] },
  };
}

const PEOPLE = [
  'Zoë Çelik',
  'Łukasz Dvořák',
  'Nguyễn Thị Hồng Ngọc',
  'Γιώργος Παπαδόπουλος',
  'Ольга Петрова',
  'דָּוִד בן־גוריון',
  'محمد بن عبد الله',
  'Renée in pieces: s\u0327',
];

describe('scripts on paper', () => {
  it('are set in our own fonts, each sign that may be printed, and pass the gate', async () => {
    const document = await PDFDocument.load(await exportPdf(printer, everySign(), []), { updateMetadata: false });
    const fonts = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const name = object instanceof PDFDict ? nameAt(object, 'BaseFont') : undefined;
      return name === undefined ? [] : [name.replace(/^[A-Z]{6}\+/, '')];
    });
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !/^(?:SourceSerif4|SourceSans3|NotoSansHebrew|Vazirmatn)/.test(font))).toEqual([]);
  });

  it('are those of people who sign', async () => {
    const agreement: Agreement = {
      ...emptyAgreement(),
      titel: `Overeenkomst van ${PEOPLE.join(', ')}`,
      partijen: [
        party(
          'p-0',
          'Gemeente Ergens',
          PEOPLE.map((name, nth) => signatory(`o-${nth}`, name)),
        ),
      ],
    };
    const { title, text } = await readPdf(await exportPdf(printer, agreement, []));
    expect(title).toBe(agreement.titel.normalize('NFC'));
    // A reader finds words of Hebrew and Arabic in the order in which they stand, each form of a letter as itself.
    const read = bare(text) + Array.from(bare(text)).toReversed().join('').normalize('NFKC');
    const plain = (words: string): string => bare(words).normalize('NFC').replace(/\p{M}/gu, '');
    for (const word of PEOPLE.flatMap((name) => name.split(' '))) expect(plain(read)).toContain(plain(word));
  });
});
