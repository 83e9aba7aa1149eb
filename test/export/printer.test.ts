import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browserArguments, createSharedBrowser } from '../../server/export/browser.ts';
import { WorkError } from '../../server/work/errors.ts';
import { createPrinter, type Printer } from '../../server/export/printer.ts';
import { createQueue } from '../../server/work/queue.ts';
import { readPdf } from './read-pdf.ts';

const refusal = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'printed',
    (error: unknown) => (error instanceof WorkError ? error.kind : String(error)),
  );

describe('the shut-in printer', () => {
  const printer = createPrinter();
  const seen: string[] = [];
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.end('geheim');
    });
    server.on('connection', () => seen.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await printer.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const page = (body: string, head = ''): string =>
    `<!doctype html><html lang="nl"><head>${head}</head><body><p>Wel te lezen</p>${body}</body></html>`;

  const waysOut = (host: string): [string, string, string][] => [
    [
      'image',
      `<img src="http://${host}/img"><img srcset="http://${host}/srcset 1x"><picture><source srcset="http://${host}/source"><img></picture>`,
      '',
    ],
    ['svg image', `<svg><image href="http://${host}/svg"/><use href="http://${host}/use#a"/></svg>`, ''],
    [
      'frame',
      `<iframe src="http://${host}/frame"></iframe><object data="http://${host}/object"></object><embed src="http://${host}/embed">`,
      '',
    ],
    ['srcdoc', `<iframe srcdoc="&lt;img src='http://${host}/srcdoc'>"></iframe>`, ''],
    [
      'media',
      `<video src="http://${host}/video" poster="http://${host}/poster" autoplay></video><audio src="http://${host}/audio" autoplay></audio>`,
      '',
    ],
    [
      'style',
      `<style>@import 'http://${host}/import'; p { background: url(http://${host}/background); cursor: url(http://${host}/cursor), auto; } @font-face { font-family: x; src: url(http://${host}/font) } p { font-family: x }</style>`,
      '',
    ],
    ['style sheet', '', `<link rel="stylesheet" href="http://${host}/css">`],
    [
      'hints',
      '',
      ['prefetch', 'preload', 'preconnect', 'dns-prefetch', 'prerender', 'modulepreload', 'icon', 'manifest']
        .map((rel) => `<link rel="${rel}" as="image" href="http://${host}/${rel}">`)
        .join(''),
    ],
    ['refresh', '', `<meta http-equiv="refresh" content="0;url=http://${host}/refresh">`],
    ['base', '<img src="relative">', `<base href="http://${host}/base/">`],
    [
      'script',
      `<script src="http://${host}/script"></script><script>fetch('http://${host}/fetch'); new WebSocket('ws://${host}/ws'); new Image().src='http://${host}/new'</script>`,
      '',
    ],
    [
      'handler',
      `<img src="x" onerror="location='http://${host}/onerror'"><form action="http://${host}/form"><button autofocus>x</button></form>`,
      '',
    ],
    [
      'speculation',
      `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["http://${host}/spec"]}]}</script>`,
      '',
    ],
  ];

  it.each(waysOut('HOST').map(([name]) => name))('asks nothing of anyone: %s', async (name) => {
    for (const host of [address, address.replace('127.0.0.1', 'localhost')]) {
      const [, body = '', head = ''] = waysOut(host).find(([known]) => known === name) ?? [];
      // A page that tries to go elsewhere (refresh) may fail instead of printing; it must not arrive.
      const printed = await printer.print(page(body, head)).catch((error: unknown) => error);
      if (printed instanceof Uint8Array) expect((await readPdf(printed)).text).toContain('Wel te lezen');
      else expect(printed).toMatchObject({ kind: 'failed' });
    }
    expect(seen).toEqual([]);
  });

  it('runs no scripts', async () => {
    const pdf = await readPdf(
      await printer.print(
        page('<p id="a">eerst</p><script>document.getElementById("a").textContent = "gewijzigd"</script>'),
      ),
    );
    expect(pdf.text).toContain('eerst');
    expect(pdf.text).not.toContain('gewijzigd');
  });

  it('reads no files', async () => {
    const secret = join(tmpdir(), `samenschrift-geheim-${process.pid}.html`);
    writeFileSync(secret, 'staatsgeheim');
    const url = `file://${secret}`;
    const body = `<iframe src="${url}" width="600" height="200"></iframe><object data="${url}"></object><embed src="${url}">`;
    const pdf = await readPdf(await printer.print(page(body))).finally(() => rmSync(secret));
    expect(pdf.text).toContain('Wel te lezen');
    expect(pdf.text).not.toContain('staatsgeheim');
  });

  it('starts Chromium with its guards on', () => {
    const user = browserArguments(false).join(' ');
    expect(user).not.toMatch(/--no-sandbox|--single-process|disable-web-security/);
    expect(browserArguments(true)).toContain('--no-sandbox');
  });
});

describe('the printer', () => {
  const printers: Printer[] = [];
  const create = (options: Parameters<typeof createPrinter>[0] = {}): Printer => {
    const printer = createPrinter(options);
    printers.push(printer);
    return printer;
  };
  afterAll(() => Promise.all(printers.map((printer) => printer.close())));

  it('starts a new browser when the old one was killed', async () => {
    const browser = createSharedBrowser();
    const printer = create({ browser });
    await printer.print('<p>een</p>');
    const before = await browser.get();
    const gone = new Promise((resolve) => before.once('disconnected', resolve));
    before.process()?.kill('SIGKILL');
    await gone;
    expect((await readPdf(await printer.print('<p>twee</p>'))).text).toBe('twee');
  });

  it('fails the job whose browser dies under it, and no other', async () => {
    const browser = createSharedBrowser();
    const printer = create({ browser });
    const running = printer.use(async (sheet) => {
      (await browser.get()).process()?.kill('SIGKILL');
      return sheet.print('<p>x</p>');
    });
    expect(await refusal(running)).toBe('crashed');
    expect(await refusal(printer.print('<p>y</p>'))).toBe('printed');
  });

  it('gives up at the deadline and closes the page', async () => {
    const browser = createSharedBrowser();
    const printer = create({ browser, deadlineMs: 300 });
    await browser.get();
    expect(await refusal(printer.use(() => new Promise(() => undefined)))).toBe('deadline');
    await vi.waitFor(async () => expect((await (await browser.get()).pages()).length).toBeLessThanOrEqual(1));
    expect(await refusal(create({ browser }).print('<p>x</p>'))).toBe('printed');
  });

  it('replaces a browser that no longer answers', async () => {
    const browser = createSharedBrowser();
    const printer = create({ browser, deadlineMs: 1000 });
    (await browser.get()).process()?.kill('SIGSTOP');
    expect(await refusal(printer.print('<p>x</p>'))).toBe('deadline');
    expect(await refusal(create({ browser }).print('<p>y</p>'))).toBe('printed');
  });

  it('closes its page also when a job fails', async () => {
    const browser = createSharedBrowser();
    const printer = create({ browser });
    expect(await refusal(printer.use(() => Promise.reject(new Error('stuk'))))).toBe('failed');
    expect((await (await browser.get()).pages()).length).toBeLessThanOrEqual(1);
  });

  it('says when there is no browser', async () => {
    const printer = create({ browser: createSharedBrowser(() => Promise.resolve('/bestaat/niet')) });
    expect(await refusal(printer.print('<p>x</p>'))).toBe('no-browser');
  });

  it('prints nothing after it was closed', async () => {
    const printer = createPrinter();
    await printer.close();
    expect(await refusal(printer.print('<p>x</p>'))).toBe('closed');
  });
});

describe('the queue', () => {
  it('lets so many run, so many wait, and refuses the next', async () => {
    const queue = createQueue(2, 3);
    const gate = Promise.withResolvers<void>();
    const started: number[] = [];
    const job = (nth: number) => async (): Promise<number> => {
      started.push(nth);
      await gate.promise;
      return nth;
    };
    const jobs = [0, 1, 2, 3, 4].map((nth) => queue.run(job(nth)));
    expect(await refusal(queue.run(job(5)))).toBe('busy');
    expect(started).toEqual([0, 1]);
    gate.resolve();
    expect(await Promise.all(jobs)).toEqual([0, 1, 2, 3, 4]);
    expect(started).toEqual([0, 1, 2, 3, 4]);
    expect(await queue.run(() => Promise.resolve('weer ruimte'))).toBe('weer ruimte');
  });

  it('goes on after a job that failed', async () => {
    const queue = createQueue(1, 1);
    const jobs = [queue.run(() => Promise.reject(new WorkError('failed'))), queue.run(() => Promise.resolve(1))];
    expect(await Promise.all(jobs.map(refusal))).toEqual(['failed', 'printed']);
  });

  it('turns away who waits when it closes, and lets the running job finish', async () => {
    const queue = createQueue(1, 1);
    const gate = Promise.withResolvers<void>();
    const running = queue.run(() => gate.promise);
    const waiting = refusal(queue.run(() => Promise.resolve(1)));
    const closing = queue.close();
    expect(await waiting).toBe('closed');
    gate.resolve();
    await closing;
    expect(await refusal(running)).toBe('printed');
  });
});
