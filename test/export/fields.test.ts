import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { fieldWords } from '../../model/print/signatures.ts';
import { expectedSignatories } from '../../model/signing.ts';
import { checkAddress, publicFile, sha256 } from '../../server/agreements/public-file.ts';
import { openPdf } from '../../server/export/conformance/pdf-file.ts';
import { attribute } from '../../server/export/conformance/structure.ts';
import { agreementPage, checkingOf } from '../../server/export/page.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { emptyAgreement, fixture, party, signatory } from '../print/sample.ts';
import { bare, readPdf, type ReadPdf } from './read-pdf.ts';

const ORIGIN = 'https://samenschrift.example.be';
const printer = createPrinter();
afterAll(() => printer.close());

interface Field {
  readonly name: string;
  readonly words: string;
  readonly page: number;
  readonly rect: readonly number[];
}

/** The signature fields as a reader that is not ours sees them, page by page. */
async function fieldsOf(pdf: Uint8Array): Promise<Field[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const found: Field[] = [];
  for (let page = 1; page <= document.numPages; page += 1)
    for (const one of (await (await document.getPage(page)).getAnnotations()) as unknown as Record<string, unknown>[])
      if (one['fieldType'] === 'Sig') {
        const { fieldName, alternativeText, rect } = one;
        found.push({ name: String(fieldName), words: String(alternativeText), page, rect: rect as number[] });
      }
  await document.loadingTask.destroy();
  return found;
}

/** A tool of the machine, not of ours: with it one more program looks. */
function hasPdfsig(): boolean {
  try {
    execFileSync('pdfsig', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const MM = 72 / 25.4;
const names = (fields: readonly Field[]): string[] =>
  fields.map(({ name }) => name).toSorted(new Intl.Collator('nl', { numeric: true }).compare);

describe('the fields of the fixture', () => {
  const agreement = fixture();
  const expected = expectedSignatories(agreement);
  let pdf: Uint8Array;
  let read: ReadPdf;
  let fields: Field[];
  beforeAll(async () => {
    pdf = await exportPdf(printer, agreement, [], { origin: ORIGIN });
    [read, fields] = [await readPdf(pdf), await fieldsOf(pdf)];
  });

  it('are one for each signatory, with name, function and party', () => {
    expect(names(fields)).toEqual(expected.map(({ veld }) => veld));
    for (const { veld, naam, functie, partijNaam } of expected)
      expect(fields.find(({ name }) => name === veld)?.words).toBe(
        `Handtekening van ${naam}, ${functie}, voor ${partijNaam}`,
      );
  });

  it('stand under the name of who signs there, inside the box and over no text', () => {
    for (const { veld, naam } of expected) {
      const { page, rect } = fields.find(({ name }) => name === veld) as Field;
      const [left = 0, bottom = 0, right = 0, top = 0] = rect;
      const { pieces } = read.pages[page - 1] as ReadPdf['pages'][number];
      const above = pieces.filter(({ x, y }) => x >= left && x < right && y > top);
      const nearest = (text: string): number =>
        Math.min(...above.filter((one) => one.text === text).map(({ y }) => y)) - top;
      const nearestName = above
        .filter(({ text }) => expected.some((one) => one.naam === text))
        .toSorted((a, b) => a.y - b.y)[0];
      expect(nearestName?.text).toBe(naam);
      expect(nearest('Handtekening')).toBeLessThan(6 * MM);
      expect((right - left) / MM).toBeGreaterThan(70);
      expect((top - bottom) / MM).toBeGreaterThan(16);
      const inside = pieces.filter(
        ({ x, y, width, height }) => x < right && x + width > left && y < top && y + height > bottom,
      );
      expect(inside.map(({ text }) => text)).toEqual([]);
    }
  });

  it('come in the order of signing where they are listed', () => {
    const [, listed = ''] = /\/Fields \[ ([^\]]*)\]/.exec(Buffer.from(pdf).toString('latin1')) ?? [];
    const inFile = Buffer.from(pdf).toString('latin1');
    const ofRef = (ref: string): string | undefined =>
      new RegExp(`\\n${ref} 0 obj\\n<<[^]*?/T \\(([^)]*)\\)`).exec(inFile)?.[1];
    expect([...listed.matchAll(/(\d+) 0 R/g)].map(([, ref]) => ofRef(ref ?? ''))).toEqual(
      expected.map(({ veld }) => veld),
    );
    expect(inFile).toContain('/SigFlags 3');
    expect(inFile).not.toMatch(/\/Lock|\/NeedAppearances/);
  });

  it.skipIf(!hasPdfsig())('are fields to sign in for poppler too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'velden-'));
    const path = join(folder, 'overeenkomst.pdf');
    writeFileSync(path, pdf);
    const told = execFileSync('pdfsig', [path], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([...told.matchAll(/Signature Field Name: (\S+)/g)].map(([, name]) => name)).toEqual(
      expected.map(({ veld }) => veld),
    );
    expect(told.match(/is not signed/g)?.length).toBe(expected.length);
  });

  it('lead to nothing, and nothing leads to them', async () => {
    for (const { veld } of expected) expect(await read.pageOf(veld)).toBeNull();
  });

  it('stand beside the hash of the JSON that is inside, and where it is checked', () => {
    const hash = sha256(publicFile(agreement));
    expect(bare(read.text)).toContain(hash);
    expect(bare(read.text)).toContain(checkAddress(ORIGIN, hash));
  });

  it('stand above a QR code that says where it is, beside the address', async () => {
    const { structure, pages } = await openPdf(pdf);
    const figures = structure.elements.filter(({ type }) => type === 'Figure');
    expect(figures.map(({ marked }) => marked[0]?.page)).toEqual([pages.at(-1)?.ref]);
    const box = figures[0] && attribute(figures[0], 'Layout', 'BBox');
    const [left = 0, bottom = 0, right = 0, top = 0] =
      box instanceof PDFArray ? box.asArray().map((side) => Number(side.toString())) : [];
    expect([(right - left) / MM, (top - bottom) / MM].map(Math.round)).toEqual([23, 23]);
    expect(right / MM).toBeCloseTo(210 - 22, 0);
    const address = read.pages.at(-1)?.pieces.find(({ text }) => text.startsWith(ORIGIN));
    expect(address && address.y > bottom && address.y < top && address.x + address.width < left).toBe(true);
  });
});

describe('fields', () => {
  const ready = (agreement: Agreement, page: Agreement = agreement): Promise<Uint8Array> =>
    printer
      .print(agreementPage(page, [], { checking: checkingOf(page, null) }))
      .then((printed) => printer.finisher.ready(printed, agreement));
  const two = {
    ...emptyAgreement(),
    partijen: [party('p', 'Ergens', [signatory('o-1', 'Een'), signatory('o-2', 'Twee')])],
  };
  const [ergens] = two.partijen;

  it('are refused where a box is missing, or there twice', async () => {
    const one = { ...two, partijen: [party('p', 'Ergens', [signatory('o-1', 'Een')])] };
    await expect(ready(two, one)).rejects.toMatchObject({
      kind: 'failed',
      cause: { message: expect.stringContaining('handtekening-2 is there 0 times') },
    });
    const same = { ...two, partijen: [party('p', 'Ergens', [signatory('o-1', 'Een'), signatory('o-1', 'Een')])] };
    await expect(ready(two, same)).rejects.toMatchObject({
      kind: 'failed',
      cause: { message: expect.stringContaining('handtekening-1 is there 2 times') },
    });
  });

  it('name who signs, whatever the name holds', async () => {
    const odd = {
      ...two,
      partijen: [
        {
          ...ergens,
          naam: '',
          ondertekenaars: [signatory('o-1', ' \n', ''), signatory('o-2', '<Şahin> & "Çelik"\u0007')],
        },
      ],
    } as Agreement;
    expect((await fieldsOf(await ready(odd))).map(({ words }) => words).toSorted()).toEqual([
      'Handtekening van <Şahin> & "Çelik", Burgemeester',
      'Handtekening van iemand zonder naam',
    ]);
  });

  it('are in no concept, and neither is the hash', async () => {
    const pdf = await exportPdf(printer, two, [], { asConcept: true, origin: ORIGIN });
    expect(await fieldsOf(pdf)).toEqual([]);
    expect((await readPdf(pdf)).text).not.toContain('controleren');
  });

  it('say where to check only where that is known', async () => {
    const text = (await readPdf(await exportPdf(printer, two, []))).text;
    expect(bare(text)).toContain(sha256(publicFile(two)));
    expect(text).not.toContain('controle/');
  });

  it('have the block about checking on a page with the last of them, also where it does not fit', async () => {
    const parties = [1, 2, 2].map((count, nth) =>
      party(
        `p-${nth}`,
        `Ergens ${nth}`,
        Array.from({ length: count }, (_, box) => signatory(`o-${nth}-${box}`, `Tekenaar ${nth}.${box}`)),
      ),
    );
    const read = await readPdf(
      await exportPdf(printer, { ...two, titel: 'Drie', partijen: parties }, [], { origin: ORIGIN }),
    );
    const first = (await read.pageOf('deel-ondertekening')) ?? 0;
    expect(read.pages.slice(first - 1).map(({ text }) => text.match(/Tekenaar \d/g)?.length)).toEqual([3, 2]);
    expect(read.pages.at(-1)?.text).toContain('Deze overeenkomst controleren');
  });

  it('are words of one line', () => {
    const [expected] = expectedSignatories(two);
    expect(expected && fieldWords({ ...expected, functie: ' a\n b ' })).toBe('Handtekening van Een, a b, voor Ergens');
  });
});
