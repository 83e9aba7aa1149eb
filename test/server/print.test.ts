import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { sha256 } from '../../server/agreements/public-file.ts';
import type { Exporter } from '../../server/agreements/exporter.ts';
import { WorkError } from '../../server/work/errors.ts';
import { agreementPage } from '../../server/export/page.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { createExporter } from '../../server/print.ts';
import { everyKind } from '../export/every-kind.ts';
import { bare, readPdf } from '../export/read-pdf.ts';
import { fixture, openPoints } from '../print/sample.ts';
import { longestTurn } from './turns.ts';

const exporter = createExporter({ templates: [] });
afterAll(() => exporter.close());

const kindOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'made',
    (error: unknown) => (error instanceof WorkError ? error.kind : error),
  );

describe('files of an agreement', () => {
  const agreement = fixture();

  it.each<[string, (exporter: Exporter) => Promise<unknown>]>([
    ['the page', (one) => one.preview(agreement, [])],
    ['a PDF', (one) => one.pdf(agreement, [])],
    ['a file to sign', (one) => one.ready(agreement, [])],
    ['a Word file', (one) => one.docx(agreement, [])],
    ['a council pack', (one) => one.raadspakket(agreement, [])],
  ])('hold up nobody else: %s, the first time and the next', async (_name, make) => {
    const fresh = createExporter({ templates: [] });
    onTestFinished(() => fresh.close());
    // Of processor time, so that a busy machine does not count. Made in this thread, a file takes several times as much.
    expect(await longestTurn(() => make(fresh))).toBeLessThan(50);
    expect(await longestTurn(() => make(fresh))).toBeLessThan(25);
  });

  it('are those that the printer makes', async () => {
    const printer = createPrinter();
    onTestFinished(() => printer.close());
    const [made, own] = [await exporter.pdf(everyKind(), []), await exportPdf(printer, everyKind(), [])];
    expect(Buffer.compare(made, own)).toBe(0);
    expect(await exporter.preview(everyKind(), openPoints(2))).toBe(agreementPage(everyKind(), openPoints(2)));
  });

  it('are given with the JSON inside, byte for byte, and its hash: a file to sign', async () => {
    const { pdf, json, sha256: hash } = await exporter.ready(everyKind(), []);
    const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
    const inside = (await document.getAttachmentContent('overeenkomst.json')) ?? new Uint8Array();
    await document.loadingTask.destroy();
    expect(Buffer.compare(inside, json)).toBe(0);
    expect(sha256(inside)).toBe(hash);
    expect(bare((await readPdf(pdf)).text)).toContain(hash);
  });

  it('are no concept where a file to sign is asked', async () => {
    await expect(exporter.ready(everyKind(), openPoints(1))).rejects.toThrow('open problems');
  });

  it('say why they could not be made', async () => {
    const before = process.env['PUPPETEER_EXECUTABLE_PATH'];
    process.env['PUPPETEER_EXECUTABLE_PATH'] = '/bestaat/niet';
    const without = createExporter({ templates: [] });
    onTestFinished(() => without.close());
    const error: unknown = await without.pdf(everyKind(), []).catch((reason: unknown) => reason);
    if (before === undefined) delete process.env['PUPPETEER_EXECUTABLE_PATH'];
    else process.env['PUPPETEER_EXECUTABLE_PATH'] = before;
    expect(error).toMatchObject({ kind: 'no-browser', message: expect.stringContaining('Chromium') as string });
    expect(String((error as WorkError).cause)).toContain('/bestaat/niet');
  });

  it('are not begun for who is gone, and not made after closing', async () => {
    const other = createExporter({ templates: [] });
    const gone = new AbortController();
    const first = [1, 2].map(() => other.docx(everyKind(), []));
    const waiting = kindOf(other.pdf(everyKind(), [], undefined, gone.signal));
    expect(other.jobs()).toEqual({ running: 2, waiting: 1 });
    gone.abort();
    expect(await waiting).toBe('left');
    const closing = other.close();
    expect(await kindOf(other.docx(everyKind(), []))).toBe('closed');
    await closing;
    expect(await Promise.all(first.map(kindOf))).toEqual(['made', 'made']);
    expect(await kindOf(other.preview(everyKind(), []))).toBe('closed');
  });
});
