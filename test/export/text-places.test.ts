import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { pageBytes } from '../../server/export/conformance/page-content.ts';
import { textPlaces } from '../../server/export/conformance/text-places.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { fixture } from '../print/sample.ts';
import { readPdf } from './read-pdf.ts';

const printer = createPrinter();
afterAll(() => printer.close());

describe('where text stands', () => {
  it('is where another reader finds it, on every page of the fixture', async () => {
    const pdf = await exportPdf(printer, fixture(), []);
    const { pages } = await readPdf(pdf);
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const [nth, { node }] of document.getPages().entries()) {
      const spots = textPlaces(pageBytes(node));
      const pieces = pages[nth]?.pieces ?? [];
      const within = spots.filter((spot) =>
        pieces.some(({ x, y, width }) => Math.abs(y - spot.y) < 0.5 && spot.x > x - 0.5 && spot.x < x + width + 0.5),
      );
      // Spaces by themselves are left out by the other reader.
      expect(within.length / spots.length, `page ${nth + 1}`).toBeGreaterThan(0.9);
      const unseen = pieces.filter(({ y }) => !spots.some((spot) => Math.abs(y - spot.y) < 0.5));
      expect(unseen, `page ${nth + 1}`).toEqual([]);
    }
  });

  it.each([
    ['q 2 0 0 -2 10 100 cm BT 1 0 0 1 5 20 Tm (a) Tj ET Q BT (b) Tj ET', ['20,60', '0,0']],
    ['BT 12 TL 5 50 Td (a) Tj T* (b) Tj 2 -3 TD (c) Tj (d) \' 1 2 (e) " ET', ['5,50', '5,38', '7,35', '7,32', '7,29']],
    ['BT 0 1 -1 0 30 40 Tm 10 0 Td [(a) -20 (b)] TJ ET', ['30,50']],
    ['BT (1 0 0 1 7 7 Tm \\) x) Tj ET', ['0,0']],
  ])('%s', (content, places) => {
    expect(textPlaces(Buffer.from(content)).map(({ x, y }) => `${x},${y}`)).toEqual(places);
  });
});
