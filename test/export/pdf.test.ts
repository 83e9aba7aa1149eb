import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { numberOf } from '../../model/numbering.ts';
import { PARTS } from '../../model/parts.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { awkwardAgreement, emptyAgreement, fixture, openPoints, party, signatory } from '../print/sample.ts';
import { bare, fontsOf, readPdf, type ReadPage, type ReadPdf } from './read-pdf.ts';

const printer = createPrinter();
afterAll(() => printer.close());

/** Texts that begin left of the paper or end right of it, above or below it. */
const outside = ({ pieces, width, height }: ReadPage): string[] =>
  pieces
    .filter(({ x, y, width: wide, tilted }) => !tilted && (x < 0 || x + wide > width || y < 0 || y > height))
    .map(({ text }) => text);

/** Texts of the running text that reach into the side margins: cut off when printed. */
const clipped = ({ pieces, width }: ReadPage): string[] => {
  const edge = 17 * (72 / 25.4);
  return pieces
    .filter(({ x, width: wide, tilted }) => !tilted && (x < edge || x + wide > width - edge))
    .map(({ text }) => text);
};

const watermarks = ({ pages }: ReadPdf): number[] =>
  pages.map(({ pieces }) => pieces.filter(({ tilted }) => tilted).length);

describe('the PDF of the fixture', () => {
  const agreement = fixture();
  let bytes: Uint8Array;
  let pdf: ReadPdf;
  beforeAll(async () => {
    bytes = await exportPdf(printer, agreement, []);
    pdf = await readPdf(bytes);
  });

  it('holds every part, actie, doelstelling, indicator and ondertekenaar', () => {
    const everything = bare(pdf.text);
    const words = [
      agreement.titel,
      ...PARTS.map(({ naam }) => naam),
      ...agreement.doelstellingen.map(({ titel }, nth) => `${numberOf('doelstellingen', nth)} ${titel}`),
      ...agreement.acties.map(({ titel }, nth) => `${numberOf('acties', nth)} ${titel}`),
      ...agreement.indicatoren.map(({ naam }) => naam),
      ...agreement.overleg.map(({ naam }, nth) => `${numberOf('overleg', nth)} ${naam}`),
      ...agreement.partijen.flatMap(({ ondertekenaars }) =>
        ondertekenaars.flatMap(({ naam, functie }) => [`${naam} ${functie}`]),
      ),
      ...agreement.taakverdeling.taken.filter(({ vanToepassing }) => vanToepassing).map(({ afspraak }) => afspraak),
    ];
    expect(words.filter((word) => !everything.includes(bare(word)))).toEqual([]);
  });

  it('numbers every page, x of y', () => {
    const labels = pdf.pages.map(({ text }) => /Pagina (\d+) van (\d+)/.exec(text)?.slice(1).map(Number));
    expect(labels).toEqual(pdf.pages.map((_, nth) => [nth + 1, pdf.pages.length]));
  });

  it('names in the contents the page on which each thing stands', async () => {
    const anchors = [
      ...PARTS.map(({ id, naam, rubriek }) => ({
        anchor: `deel-${id}`,
        label: rubriek === undefined ? naam : `${rubriek} ${naam}`,
      })),
      ...agreement.doelstellingen.map(({ id, titel }, nth) => ({
        anchor: `r-${id}`,
        label: `${numberOf('doelstellingen', nth)} ${titel}`,
      })),
      ...agreement.acties.map(({ id, titel }, nth) => ({
        anchor: `r-${id}`,
        label: `${numberOf('acties', nth)} ${titel}`,
      })),
    ];
    const contents = bare(
      pdf.pages
        .slice(1, 4)
        .map(({ text }) => text)
        .join(' '),
    );
    for (const { anchor, label } of anchors) {
      const page = await pdf.pageOf(anchor);
      expect(page, anchor).not.toBeNull();
      expect(contents).toContain(bare(`${label} ${page}`));
      expect(bare(pdf.pages[(page ?? 0) - 1]?.text ?? ''), label).toContain(bare(label));
    }
  });

  it('has bookmarks for parts and records', () => {
    const wanted = [...PARTS.map(({ naam }) => naam), ...agreement.acties.map(({ titel }) => titel)];
    expect(wanted.filter((title) => !pdf.outline.some((mark) => mark.endsWith(title)))).toEqual([]);
  });

  it('is tagged, titled and in Dutch', () => {
    expect(pdf.tagged).toBe(true);
    for (const role of ['H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Link'])
      expect(pdf.roles).toContain(role);
    expect(pdf.title).toBe(agreement.titel);
    for (const { naam } of agreement.partijen) expect(pdf.author).toContain(naam);
    expect(Buffer.from(bytes).toString('latin1').startsWith('%PDF-')).toBe(true);
  });

  it('embeds its fonts, and only ours', async () => {
    const fonts = await fontsOf(bytes);
    expect(fonts.length).toBeGreaterThan(0);
    expect(
      fonts.filter(({ name, isEmbedded }) => !isEmbedded || !/^[A-Z]{6}\+Source(?:Sans3|Serif4)/.test(name)),
    ).toEqual([]);
  });

  it('carries no watermark when ready to sign', () => {
    expect(watermarks(pdf).every((count) => count === 0)).toBe(true);
    expect(pdf.text).not.toContain('CONCEPT');
    expect(pdf.text).not.toContain('Nog g');
  });

  it('cuts nothing off', () => {
    expect(pdf.pages.flatMap(outside)).toEqual([]);
    expect(pdf.pages.flatMap(clipped)).toEqual([]);
  });
});

describe('the PDF of a concept', () => {
  it('says so on every page, with the number of points', async () => {
    const pdf = await readPdf(await exportPdf(printer, fixture('onvolledig'), openPoints(27)));
    expect(watermarks(pdf).every((count) => count > 0)).toBe(true);
    expect(pdf.pages.filter(({ text }) => !text.includes('Concept: nog 27 punten open'))).toEqual([]);
    expect(pdf.title).toMatch(/\(concept\)$/);
  });

  it('is made when asked for, also where nothing is open', async () => {
    const pdf = await readPdf(await exportPdf(printer, emptyAgreement(), [], { asConcept: true }));
    expect(pdf.title).toMatch(/\(concept\)$/);
    for (const page of pdf.pages) expect(page.text).toContain('Concept: geen punten open');
  });

  it('is not made by points that only deserve a look', async () => {
    const [point] = openPoints(1);
    const problems = point ? [{ ...point, ernst: 'aandacht' as const }] : [];
    const pdf = await readPdf(await exportPdf(printer, emptyAgreement(), problems));
    expect(watermarks(pdf).every((count) => count === 0)).toBe(true);
  });
});

describe('the PDF of unusual agreements', () => {
  it('prints an empty agreement with every part', async () => {
    const pdf = await readPdf(await exportPdf(printer, emptyAgreement(), openPoints(9)));
    for (const { naam } of PARTS) expect(pdf.text).toContain(naam);
  });

  it('gives 40 signatories a box each, whole and grouped by party', async () => {
    const parties = Array.from({ length: 13 }, (_, nth) =>
      party(
        `p-${nth}`,
        `Lokaal bestuur ${'ABCDEFGHIJKLM'.charAt(nth)}dorp`,
        [0, 1, 2].map((box) =>
          signatory(
            `o-${nth}-${box}`,
            `Tekenaar ${nth * 3 + box + 1} Peeters`,
            `Schepen ${nth * 3 + box + 1} van Werk`,
          ),
        ),
      ),
    );
    const agreement: Agreement = {
      ...emptyAgreement(),
      titel: 'Veertig',
      partijen: [
        ...parties,
        party('v', 'VDAB', [signatory('o-v', 'Tekenaar 40 Peeters', 'Provinciaal directeur')], 'vdab'),
      ],
    };
    const pdf = await readPdf(await exportPdf(printer, agreement, []));
    const first = (await pdf.pageOf('deel-ondertekening')) ?? 0;
    const pages = pdf.pages.slice(first - 1);
    const names = pages.flatMap(({ text }) => text.match(/Tekenaar \d+ Peeters/g) ?? []);
    expect(names).toEqual(Array.from({ length: 40 }, (_, nth) => `Tekenaar ${nth + 1} Peeters`));
    // A box is whole when its page has as many names as fields, and a group when its heading is there too.
    for (const { text } of pages) {
      const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
      expect(count(/Handtekening/g)).toBe(count(/Tekenaar \d+/g));
      expect(count(/Plaats en datum/g)).toBe(count(/Tekenaar \d+/g));
      expect(count(/Tekenaar \d+/g)).toBeLessThanOrEqual(count(/Voor (?:Lokaal|VDAB)/g) * 3);
    }
  });

  it('keeps the boxes of a party of six on one page', async () => {
    const parties = [6, 6, 5, 6].map((count, nth) => {
      const place = `${'ABCD'.charAt(nth)}dorp`;
      const boxes = Array.from({ length: count }, (_, box) => signatory(`o-${nth}-${box}`, `Tekenaar van ${place}`));
      return party(`p-${nth}`, place, boxes);
    });
    const pdf = await readPdf(await exportPdf(printer, { ...emptyAgreement(), partijen: parties }, []));
    const first = (await pdf.pageOf('deel-ondertekening')) ?? 0;
    const names = pdf.pages.slice(first - 1).map(({ text }) => text.match(/(?<=Tekenaar van )\w+/g) ?? []);
    for (const { naam, ondertekenaars } of parties) {
      const counts = names.map((page) => page.filter((name) => name === naam).length).filter((count) => count > 0);
      expect(counts, naam).toEqual([ondertekenaars.length]);
    }
  });

  it('cuts off no word of 200 letters, in any table', async () => {
    const agreement = awkwardAgreement();
    const pdf = await readPdf(await exportPdf(printer, agreement, openPoints(1)));
    expect(pdf.pages.every(({ width, height }) => width < height)).toBe(true);
    expect(pdf.pages.flatMap(outside)).toEqual([]);
    expect(pdf.pages.flatMap(clipped)).toEqual([]);
    expect(bare(pdf.text)).toContain(bare(agreement.regiegebied));
    expect(watermarks(pdf).every((count) => count > 0)).toBe(true);
  });

  it('prints letters beyond Latin-1 in our own fonts', async () => {
    const agreement = { ...emptyAgreement(), titel: 'Overeenkomst van Dvořák, Şahin en Łukasz' };
    const bytes = await exportPdf(printer, agreement, []);
    expect((await readPdf(bytes)).text).toContain('Dvořák, Şahin en Łukasz');
    expect((await fontsOf(bytes)).every(({ name }) => name.includes('Source'))).toBe(true);
  });
});
