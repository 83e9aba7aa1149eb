/**
 * What a file to sign costs, warm, of the fixture and of one of over 200 pages: the whole, next to Chromium's `page.pdf`
 * of the same page alone (already loaded, tagged, with bookmarks), and what comes after printing by itself (PDF/A-3a,
 * PDF/UA-1, signature fields, our gate), interleaved, so that a busy machine slows all alike. Then as the server makes
 * them: 1, 2 and 4 at once, with memory and how long its own thread works at a time.
 * Usage: node bench/pdf.ts [rounds] [rounds of the long one]
 */
import { cpus, loadavg } from 'node:os';
import type { Page } from 'puppeteer';
import type { Agreement } from '../model/agreement.ts';
import { createSharedBrowser } from '../server/export/browser.ts';
import { agreementPage, checkingOf } from '../server/export/page.ts';
import { exportPdf } from '../server/export/pdf.ts';
import { createPrinter } from '../server/export/printer.ts';
import { createExporter } from '../server/print.ts';
import { fixture, longAgreement } from '../test/print/sample.ts';
import { longestTurn } from '../test/server/turns.ts';
import { median, megabytes, memoryOfBrowsers, processorTime, timed } from './pdf/figures.ts';

const [ROUNDS = 15, LONG_ROUNDS = 3] = process.argv.slice(2).map(Number);
const WARM_UP = 2;
const ORIGIN = 'https://samenschrift.example.be';
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (time: number): string => `${time.toFixed(0)} ms`;

/** The page, loaded by itself. */
async function loadedPage(browser: ReturnType<typeof createSharedBrowser>, agreement: Agreement): Promise<Page> {
  const page = await (await browser.get()).newPage();
  await page.setJavaScriptEnabled(false);
  await page.setContent(agreementPage(agreement, [], { checking: checkingOf(agreement, ORIGIN) }));
  return page;
}

const KINDS = ['alone', 'whole', 'after'] as const;

async function besidePrinting(name: string, agreement: Agreement, rounds: number): Promise<void> {
  const browser = createSharedBrowser();
  const printer = createPrinter({ browser });
  const page = await loadedPage(browser, agreement);
  const alone = (): Promise<Uint8Array> =>
    page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 });
  const printed = await alone();
  const work = {
    alone,
    whole: () => exportPdf(printer, agreement, [], { origin: ORIGIN }),
    after: () => printer.finisher.ready(printed, agreement),
  };
  const times = new Map(KINDS.map((kind) => [kind, { clock: [] as number[], processor: [] as number[] }]));
  for (let round = 0; round < WARM_UP + rounds; round += 1)
    for (const kind of KINDS) {
      const before = processorTime();
      const clock = await timed(work[kind]);
      if (round < WARM_UP) continue;
      times.get(kind)?.clock.push(clock);
      times.get(kind)?.processor.push(processorTime() - before);
    }
  for (const way of ['clock', 'processor'] as const) {
    const [chromium = 1, ours = 1, after = 1] = KINDS.map((kind) => median(times.get(kind)?.[way] ?? []));
    say(
      `${name}, by the ${way}: page.pdf alone ${ms(chromium)}; whole ${ms(ours)}, ratio ${(ours / chromium).toFixed(2)}; after printing ${ms(after)}, ratio ${(after / chromium).toFixed(2)}`,
    );
  }
  await page.close();
  await printer.close();
}

async function atOnce(name: string, agreement: Agreement, times: number): Promise<void> {
  for (const count of [1, 2, 4]) {
    const exporter = createExporter({ templates: [] }, () => ORIGIN);
    await exporter.pdf(agreement, []);
    const each: number[] = [];
    const turns: number[] = [];
    let most = 0;
    const watching = setInterval(() => (most = Math.max(most, memoryOfBrowsers())), 200);
    for (let nth = 0; nth < times; nth += 1)
      each.push(
        await timed(async () => {
          const all = (): Promise<unknown> =>
            Promise.all(Array.from({ length: count }, () => exporter.pdf(agreement, [])));
          turns.push(await longestTurn(all));
        }),
      );
    clearInterval(watching);
    say(
      `${name}, ${count} at once: ${ms(median(each) / count)} each; browser ${megabytes(most)}, server ${megabytes(process.memoryUsage.rss())}; its thread at most ${Math.max(...turns).toFixed(1)} ms at a time`,
    );
    await exporter.close();
  }
}

say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${ROUNDS} and ${LONG_ROUNDS} rounds, medians`);
await besidePrinting('fixture', fixture(), ROUNDS);
await besidePrinting('over 200 pages', longAgreement(), LONG_ROUNDS);
await atOnce('fixture', fixture(), LONG_ROUNDS);
await atOnce('over 200 pages', longAgreement(), 1);
say(`load at the end ${loadavg()[0]?.toFixed(1)}`);
