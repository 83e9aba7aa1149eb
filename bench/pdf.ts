/**
 * How long the PDF of the fixture takes, ready to sign, warm, next to Chromium's `page.pdf` of the same final page
 * alone (already loaded, tagged, with bookmarks); and what comes after printing by itself: making it PDF/A-3a and
 * PDF/UA-1, with our gate. Interleaved, so that a busy machine slows all alike.
 * Usage: node bench/pdf.ts [rounds]
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Page } from 'puppeteer';
import type { Agreement } from '../model/agreement.ts';
import { createSharedBrowser } from '../server/export/browser.ts';
import { readPages } from '../server/export/contents.ts';
import { agreementPage, checkingOf } from '../server/export/page.ts';
import { exportPdf } from '../server/export/pdf.ts';
import { createPrinter } from '../server/export/printer.ts';

const ROUNDS = Number(process.argv[2] ?? 15);
const WARM_UP = 3;

const agreement = JSON.parse(
  readFileSync(new URL('../test/fixtures/kalmthout-zoersel.json', import.meta.url), 'utf8'),
) as Agreement;
const checking = checkingOf(agreement, 'https://samenschrift.example.be');
const browser = createSharedBrowser();
const printer = createPrinter({ browser });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The final page, loaded in a page of its own. */
async function loadedPage(): Promise<Page> {
  const draft = await printer.use((sheet) => sheet.print(agreementPage(agreement, [], { checking }), 'draft'));
  const page = await (await browser.get()).newPage();
  await page.setJavaScriptEnabled(false);
  await page.setContent(agreementPage(agreement, [], { checking, pages: await readPages(draft) }));
  return page;
}

const page = await loadedPage();
const alone = (): Promise<Uint8Array> =>
  page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 });
const whole = (): Promise<unknown> => exportPdf(printer, agreement, []);
const printed = await alone();
const after = (): Promise<unknown> => printer.finisher.ready(printed, agreement);

const times: { alone: number[]; whole: number[]; after: number[] } = { alone: [], whole: [], after: [] };
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  const [chromium, ours, finishing] = [await timed(alone), await timed(whole), await timed(after)];
  if (round < WARM_UP) continue;
  times.alone.push(chromium);
  times.whole.push(ours);
  times.after.push(finishing);
}
const [chromium, ours, finishing] = [median(times.alone), median(times.whole), median(times.after)];
process.stdout.write(`${cpus().length} cores, ${ROUNDS} rounds, medians
page.pdf alone    ${chromium.toFixed(0)} ms
exportPdf, warm   ${ours.toFixed(0)} ms
ratio             ${(ours / chromium).toFixed(2)} (aim: at most 3)
after printing    ${finishing.toFixed(0)} ms, ratio ${(finishing / chromium).toFixed(2)} (aim: at most 1)
`);
await page.close();
await printer.close();
