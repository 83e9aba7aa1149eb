/** What is said of a file to sign, shown on the agreements that are hardest on it. */
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { checkPdf } from '../../server/export/conformance/check.ts';
import { findingLine } from '../../server/export/conformance/finding.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { createExporter } from '../../server/print.ts';
import { complete } from '../model/complete.ts';
import { fixture, longAgreement, signatory } from '../print/sample.ts';
import { readPdf } from './read-pdf.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The hashes of so many exports, two at a time, by a browser and a thread of their own. */
async function hashesOf(agreement: Agreement, times: number, isInThread: boolean): Promise<string[]> {
  const [printer, exporter] = isInThread ? [null, createExporter({ templates: [] })] : [createPrinter(), null];
  const make = (): Promise<Uint8Array> =>
    printer ? exportPdf(printer, agreement, []) : exporter.pdf(agreement, [], 'ondertekenklaar');
  const hashes = await Promise.all(Array.from({ length: times }, async () => hashOf(await make())));
  await (printer ?? exporter).close();
  return hashes;
}

describe('the same agreement', () => {
  it('gives the same file twenty times, over four browsers and two threads', async () => {
    const runs: string[][] = [];
    for (const isInThread of [false, true, false, true]) runs.push(await hashesOf(complete(), 5, isInThread));
    expect(runs.flat()).toHaveLength(20);
    expect(new Set(runs.flat()).size).toBe(1);
  });

  it('gives the same file three times, also when it is large', async () => {
    const runs = [await hashesOf(fixture(), 2, true), await hashesOf(fixture(), 1, false)];
    expect(new Set(runs.flat()).size).toBe(1);
  });
});

describe('the gate lets through', () => {
  const printer = createPrinter();
  afterAll(() => printer.close());
  const made = async (agreement: Agreement): Promise<Uint8Array> => {
    const pdf = await exportPdf(printer, agreement, []);
    // Also when it is judged by itself, as `so check` does.
    expect((await checkPdf(pdf)).map(findingLine)).toEqual([]);
    return pdf;
  };

  it('an agreement of more than 200 pages', async () => {
    const { pages } = await readPdf(await made(longAgreement()));
    expect(pages.length).toBeGreaterThan(200);
  });

  it('an agreement that forty people sign', async () => {
    const agreement = complete();
    const partijen = agreement.partijen.map((one) => ({
      ...one,
      ondertekenaars: Array.from({ length: 20 }, (_, nth) =>
        signatory(`${one.id}-o${nth}`, `Ondertekenaar ${nth + 1}`),
      ),
    }));
    const pdf = Buffer.from(await made({ ...agreement, partijen })).toString('latin1');
    expect(new Set(pdf.match(/handtekening-\d+/g)).size).toBe(40);
  });
});
