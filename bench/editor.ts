/**
 * How the editor holds up as an agreement grows, beside a bare page with the same acties in the same run:
 * navigation to editable, key to painted frame with four others writing, memory, and what a first visit loads.
 * Usage: node bench/editor.ts [sizes, such as 20,200,1000] [keys]. Needs a built client: npm run build.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer';
import { build, type Rolldown } from 'vite';
import { importAgreement } from '../server/agreements/import.ts';
import { findChromium } from '../server/export/chromium.ts';
import { openStore } from '../server/store/open.ts';
import { startServer } from '../test/wire/process.ts';
import { agreementWith } from './editor/agreements.ts';
import { editableAfter, measureIn, memoryOf, typeSteadily, type Typed } from './editor/page.ts';
import { writersIn } from './editor/writers.ts';

const SIZES = (process.argv[2] ?? '20,200,1000').split(',').map(Number);
const KEYS = Number(process.argv[3] ?? 240);
const PER_SECOND = 12;
const WRITERS = 4;
const ROUNDS = 5;
const BUILT = fileURLToPath(new URL('../dist/client', import.meta.url));

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (time: number): string => `${time.toFixed(time < 20 ? 1 : 0)} ms`;

/** The bare page as one script. */
async function bareScript(): Promise<string> {
  const made = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input: fileURLToPath(new URL('./editor/bare.ts', import.meta.url)) },
    },
  })) as Rolldown.RolldownOutput;
  return made.output[0].code;
}

/** No frame waits for a screen: what is left is the work. The bare page comes from no address, and may open a socket all the same. */
async function launch(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [
    '--disable-background-networking',
    '--disable-frame-rate-limit',
    '--disable-gpu-vsync',
    '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
    ...sandbox,
  ];
  return puppeteer.launch({ executablePath: await findChromium(), headless: 'shell', args });
}

async function signedIn(browser: Browser, address: string): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(address);
  await page.evaluate(() =>
    fetch('/api/sessie', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persoon: 'netwerkmanager' }),
    }),
  );
  return page;
}

/** Serves the bare page from the product's own origin, so that the same server takes its socket. */
async function withBarePage(page: Page, script: string): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request: HTTPRequest) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/kaal.html')
      void request.respond({
        contentType: 'text/html',
        body: '<!doctype html><script src="/kaal.js" type="module"></script>',
      });
    else if (pathname === '/kaal.js') void request.respond({ contentType: 'text/javascript', body: script });
    else void request.continue();
  });
}

interface Measured {
  readonly editable: number;
  readonly typed: Typed;
  readonly heap: number;
  readonly nodes: number;
}

/** Opens, types in the middle of the acties, and looks at the memory. */
async function measure(page: Page, url: string): Promise<Measured> {
  await measureIn(page);
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    await page.goto('about:blank');
    await page.goto(url);
    times.push(await editableAfter(page));
  }
  // The first visit fills the cache.
  const editable = times.slice(1).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  await focusMiddle(page);
  await typeSteadily(page, 24, PER_SECOND);
  const typed = await typeSteadily(page, KEYS, PER_SECOND);
  return { editable, typed, ...(await memoryOf(page)) };
}

async function focusMiddle(page: Page): Promise<void> {
  const id = await page.evaluate(() => {
    const pads = [...document.querySelectorAll<HTMLElement>('section[data-pad^="/acties/"]')];
    return pads[Math.floor(pads.length / 2)]?.dataset['pad']?.split('/')[2] ?? '';
  });
  // A page may draw what comes into view only then, and move what lies below it.
  await page.waitForFunction(
    (action) => {
      const editor = document.querySelector<HTMLElement>(
        `[data-pad="/acties/${action}/omschrijving"] [contenteditable="true"]`,
      );
      const record = document.querySelector<HTMLElement>(`section[data-pad^="/acties/${action}"]`);
      if (!editor) record?.scrollIntoView({ block: 'center', behavior: 'instant' });
      if (!editor) record?.click();
      editor?.focus();
      return editor !== null && editor === document.activeElement;
    },
    { polling: 100 },
    id,
  );
}

interface Weight {
  /** Until the page can be used. */
  readonly scripts: number;
  readonly all: number;
  /** Scripts with those it fetches once it has come to rest, for what may be asked for later; workers too. */
  readonly atRest: number;
}

/** The page fetches the rest when it is idle; on a busy machine that takes a while. */
const REST_MS = 8_000;

/** What a first visit brings over the line, gzipped, in kB. */
async function weigh(browser: Browser, address: string, path: string): Promise<Weight> {
  const fresh = await signedIn(browser, address);
  await fresh.setCacheEnabled(false);
  await fresh.setExtraHTTPHeaders({ 'accept-encoding': 'gzip' });
  const session = await fresh.createCDPSession();
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  const weight = { scripts: 0, all: 0 };
  const asked = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    kinds.set(requestId, response.mimeType);
    if (response.mimeType.includes('javascript')) asked.add(new URL(response.url).pathname);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength / 1000;
    if (kinds.get(requestId)?.includes('javascript')) weight.scripts += encodedDataLength / 1000;
  });
  await fresh.goto(address + path, { waitUntil: 'networkidle2' });
  const first = { ...weight };
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  // The service worker brings some of it, which the page's own network does not weigh.
  const atRest = [...asked].reduce((sum, script) => sum + statSync(`${BUILT}${script}.gz`).size / 1000, 0);
  return { ...first, atRest };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samenschrift-bench-'));
  const store = openStore(folder);
  const ids: string[] = [];
  for (const size of SIZES) ids.push(await importAgreement(store, agreementWith(size), new Date().toISOString()));
  await store.close();
  const server = await startServer(folder);
  const browser = await launch();
  try {
    const script = await bareScript();
    for (const [path, name] of [
      ['/overeenkomsten', 'home'],
      [`/overeenkomsten/${ids[0]}`, 'editor'],
    ] as const) {
      const { scripts, all, atRest } = await weigh(browser, server.url, path);
      say(
        `first visit, ${name}: scripts ${scripts.toFixed(0)} kB gzip (${atRest.toFixed(0)} with what comes at rest), everything ${all.toFixed(0)} kB`,
      );
    }
    say('| acties | | editable | key to frame: median | p95 | most | heap | nodes |');
    for (const [nth, id] of ids.entries()) await compare(browser, server.url, id, SIZES[nth] ?? 0, script);
  } finally {
    await browser.close();
    await server.stop('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(browser: Browser, address: string, id: string, size: number, script: string): Promise<void> {
  const writers = await writersIn(address, id, WRITERS, PER_SECOND);
  try {
    const bare = await signedIn(browser, address);
    await withBarePage(bare, script);
    const there = await measure(bare, `${address}/kaal.html?id=${id}`);
    await bare.close();
    const ours = await signedIn(browser, address);
    const here = await measure(ours, `${address}/overeenkomsten/${id}`);
    await ours.close();
    for (const [name, { editable, typed, heap, nodes }] of [
      ['Samenschrift', here],
      ['bare page', there],
    ] as const)
      say(
        `| ${size} | ${name} | ${ms(editable)} | ${ms(typed.median)} | ${ms(typed.p95)} | ${ms(typed.most)} | ${heap.toFixed(0)} MB | ${nodes} |`,
      );
    say(
      `| ${size} | ratio | ${(here.editable / there.editable).toFixed(1)} | ${(here.typed.median / there.typed.median).toFixed(1)} | ${(here.typed.p95 / there.typed.p95).toFixed(1)} | | ${(here.heap / there.heap).toFixed(1)} | |`,
    );
  } finally {
    writers.stop();
  }
}

await main();
