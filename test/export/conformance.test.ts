import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf, RULES } from '../../server/export/conformance/check.ts';
import { findingLine } from '../../server/export/conformance/finding.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { fixture } from '../print/sample.ts';
import { BREAKAGES, type Breakage } from './breakages.ts';
import { everyKind } from './every-kind.ts';

const printer = createPrinter();
afterAll(() => printer.close());

let good: Uint8Array;
beforeAll(async () => {
  good = await exportPdf(printer, everyKind(), [], { origin: 'https://samenschrift.example.be' });
});

const open = (): Promise<PDFDocument> => PDFDocument.load(good, { updateMetadata: false });
const save = (document: PDFDocument): Promise<Uint8Array> =>
  document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });

async function broken({ edit, bytes }: Breakage): Promise<Uint8Array> {
  if (bytes) return bytes(Buffer.from(good));
  const document = await open();
  edit?.(document);
  return save(document);
}

describe('the gate', () => {
  it('has nothing against a file that is ready, also when another program has written it anew', async () => {
    expect((await checkPdf(good)).map(findingLine)).toEqual([]);
    expect((await checkPdf(await save(await open()))).map(findingLine)).toEqual([]);
  });

  it.each(BREAKAGES.map((breakage) => [breakage.rule, breakage.what, breakage] as const))(
    '[%s] sees %s',
    async (rule, _what, breakage) => {
      const findings = await checkPdf(await broken(breakage));
      expect([...new Set(findings.map(({ regel }) => regel))].toSorted()).toEqual(
        [rule, ...(breakage.also ?? [])].toSorted(),
      );
    },
  );

  it('has a breakage for every rule', () => {
    expect(RULES.map(({ id }) => id).filter((id) => !BREAKAGES.some(({ rule }) => rule === id))).toEqual([]);
  });

  it('says where', async () => {
    const [finding] = await checkPdf(await broken(BREAKAGES.find(({ rule }) => rule === 'gemerkt') as Breakage));
    expect(finding).toMatchObject({ regel: 'gemerkt', pagina: 1 });
    const [other] = await checkPdf(await broken(BREAKAGES.find(({ rule }) => rule === 'koppen') as Breakage));
    expect(other?.object).toMatch(/^\d+ 0 R$/);
  });

  it.each([
    ['nothing', () => new Uint8Array()],
    ['no PDF', () => Buffer.from('Beste collega,')],
    ['half a PDF', () => good.slice(0, good.length / 2)],
    ['a PDF with holes', () => good.map((byte, nth) => (nth % 997 === 0 ? 0 : byte))],
  ])('finds fault with %s, and does not fall', async (_name, bytes) => {
    expect((await checkPdf(bytes())).length).toBeGreaterThan(0);
  });

  it('finds what Chromium leaves to be done', async () => {
    const concept = await exportPdf(printer, everyKind(), [], { asConcept: true });
    const rules = new Set((await checkPdf(concept)).map(({ regel }) => regel));
    for (const rule of ['kenmerk', 'kleurprofiel', 'xmp', 'gemerkt', 'rol', 'lijst', 'koppeling', 'bron'])
      expect(rules).toContain(rule);
  });

  it('lets the fixture through', async () => {
    expect((await checkPdf(await exportPdf(printer, fixture(), []))).map(findingLine)).toEqual([]);
  });
});
