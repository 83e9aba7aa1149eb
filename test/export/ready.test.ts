import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf, type PdfFile } from '../../server/export/conformance/pdf-file.ts';
import { attribute, type Element } from '../../server/export/conformance/structure.ts';
import { WorkError } from '../../server/work/errors.ts';
import { agreementPage, checkingOf } from '../../server/export/page.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { textAt } from '../../server/export/pdf-objects.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { awkwardAgreement, emptyAgreement } from '../print/sample.ts';
import { everyKind } from './every-kind.ts';
import { bare, readPdf, type ReadPdf } from './read-pdf.ts';

const printer = createPrinter();
afterAll(() => printer.close());

/** The pages that an element's content stands on, each once. */
const pagesOf = ({ marked, children }: Element): Set<string> =>
  new Set([...marked.map(({ page }) => page), ...children.flatMap((child) => [...pagesOf(child)])]);

describe('a file ready to sign', () => {
  const agreement = everyKind();
  let bytes: Uint8Array;
  let file: PdfFile;
  beforeAll(async () => {
    bytes = await exportPdf(printer, agreement, []);
    file = await openPdf(bytes);
  });

  it('is the same, byte for byte, from another browser', async () => {
    const other = createPrinter();
    const again = await exportPdf(other, agreement, []);
    await other.close();
    expect(Buffer.compare(again, bytes)).toBe(0);
  });

  it('is another file, with another ID, when one letter differs', async () => {
    const other = await exportPdf(printer, { ...agreement, regiegebied: 'x' }, []);
    const idOf = (pdf: Uint8Array): string =>
      /\/ID \[ <(\w{32})> <\1> \]/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? '';
    expect(idOf(bytes)).toMatch(/^(?!0+$)/);
    expect(idOf(other)).not.toBe(idOf(bytes));
  });

  it('holds the agreement in the public format', async () => {
    const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
    expect([...((await document.getAttachments()) ?? new Map<string, unknown>()).keys()]).toEqual([
      'overeenkomst.json',
    ]);
    const content = (await document.getAttachmentContent('overeenkomst.json')) ?? new Uint8Array();
    expect(JSON.parse(Buffer.from(content).toString('utf8'))).toEqual(agreement);
    await document.loadingTask.destroy();
  });

  it('shows what Chromium printed', async () => {
    const printed = await printer.print(agreementPage(agreement, [], { checking: checkingOf(agreement, null) }));
    const [before, ready] = [await readPdf(printed), await readPdf(await printer.finisher.ready(printed, agreement))];
    const texts = ({ pages }: ReadPdf): string[] => pages.map(({ text }) => bare(text));
    expect(texts(ready)).toEqual(texts(before));
    expect(ready.outline).toEqual(before.outline);
  });

  it('reads a header row once, however many pages repeat it', () => {
    const heads = file.structure.elements.filter((element) => element.type === 'TH');
    const ofColumns = heads.filter((element) => attribute(element, 'Table', 'Scope')?.toString() === '/Column');
    expect(new Set(heads.flatMap((head) => [...pagesOf(head)])).size).toBeGreaterThan(1);
    expect(ofColumns.map((head) => pagesOf(head).size)).toEqual(ofColumns.map(() => 1));
  });

  it('says of each link where it goes', async () => {
    const links = file.places.filter(
      ({ dict }) => dict.get(dict.context.obj('Subtype') as never)?.toString() === '/Link',
    );
    const words = links.map(({ dict }) => textAt(dict, 'Contents'));
    expect(words).toContain('Naar https://voorbeeld.example/a');
    expect(words).toContain('E-mail naar iemand@voorbeeld.example');
    const page = await (await readPdf(bytes)).pageOf('deel-ondertekening');
    expect(words).toContain(`Naar pagina ${page}`);
  });

  it('has no moment in it', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    expect([document.getCreationDate(), document.getModificationDate()]).toEqual([undefined, undefined]);
  });

  it.each([
    ['without a word', emptyAgreement()],
    ['with words that fit nowhere', awkwardAgreement()],
    ['with signs that XML knows', { ...emptyAgreement(), titel: ' A & B <c>\n"d"' }],
  ])('is let through by the gate %s', async (_name, agreement) => {
    expect((await exportPdf(printer, agreement, [])).length).toBeGreaterThan(0);
  });
});

describe('the finisher', () => {
  const page = (body: string): Promise<Uint8Array> =>
    printer.print(
      `<!doctype html><html lang="nl-BE"><head><title>x</title></head><body><h1>Kop</h1>${body}</body></html>`,
    );
  const refusal = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'given',
      (error: unknown) => error,
    );

  it.each([
    ['koppen', '<h3>te diep</h3>'],
    [
      'figuur',
      '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="9" height="9">',
    ],
  ])('gives out nothing that our gate refuses: %s', async (rule, body) => {
    const error = await refusal(printer.finisher.ready(await page(body), emptyAgreement()));
    expect(error).toMatchObject({ kind: 'unfit' });
    expect((error as WorkError).message).toContain(`[${rule}]`);
  });

  it('works beside this thread', async () => {
    const checking = checkingOf(everyKind(), null);
    const printed = await printer.print(agreementPage(everyKind(), [], { checking }));
    await printer.finisher.ready(printed, everyKind());
    const [own, whole] = [process.threadCpuUsage(), process.cpuUsage()];
    for (let nth = 0; nth < 5; nth += 1) await printer.finisher.ready(printed, everyKind());
    const used = [process.threadCpuUsage(own).user, process.cpuUsage(whole).user] as const;
    // Of all the work, however busy the machine is: done in this thread it would be nearly all.
    expect(used[0] / used[1]).toBeLessThan(0.4);
  });

  it('says that it failed on what is no PDF, and goes on', async () => {
    const none = printer.finisher.ready(Buffer.from('geen pdf'), emptyAgreement());
    expect(await refusal(none)).toMatchObject({ kind: 'failed' });
    expect(await refusal(page('').then((printed) => printer.finisher.ready(printed, emptyAgreement())))).toBe('given');
  });

  it('gives up at the deadline, and starts again', async () => {
    const hasty = createPrinter({ deadlineMs: 1 });
    const printed = await page('');
    const late = hasty.finisher.ready(printed, emptyAgreement());
    expect(await refusal(late)).toMatchObject({ kind: 'deadline' });
    expect(await refusal(hasty.finisher.ready(printed, emptyAgreement()))).toMatchObject({ kind: 'deadline' });
    await hasty.close();
  });

  it('finishes what it was doing when it is closed, and nothing after', async () => {
    const other = createPrinter();
    const printed = await page('');
    const running = refusal(other.finisher.ready(printed, emptyAgreement()));
    const waiting = refusal(other.finisher.pages(printed));
    await other.close();
    expect(await running).toBe('given');
    expect(await waiting).toMatchObject({ kind: 'closed' });
    expect(await refusal(other.finisher.pages(printed))).toMatchObject({ kind: 'closed' });
  });
});
