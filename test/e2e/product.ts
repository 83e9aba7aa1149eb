/** The running product for end-to-end tests: a server process of its own, and people in browsers of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer';
import { findChromium } from '../../server/export/chromium.ts';
import { startServer, type ServerProcess } from '../wire/process.ts';

/** A browser for people: unlike the printer's, it may reach the product. `profile`: a folder that outlives it. */
export async function launchBrowser(profile?: string): Promise<Browser> {
  return puppeteer.launch({
    ...(profile ? { userDataDir: profile } : {}),
    executablePath: await findChromium(),
    headless: 'shell',
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** A server process on a data folder of its own, which survives the process. */
export class Product {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'samenschrift-'));
  #port = 0;
  #process: ServerProcess | undefined;

  static async start(): Promise<Product> {
    const product = new Product();
    await product.up();
    return product;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts the process, unless it runs, on the port it had before. */
  async up(): Promise<void> {
    this.#process ??= await startServer(this.dataDir, this.#port);
    this.#port = this.#process.port;
  }

  /** Ends the process; by default without warning, as a power cut would. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    await this.#process?.stop(signal);
    this.#process = undefined;
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Asks the HTTP API as one of the demo people. */
  async api(path: string, { as = 'netwerkmanager', ...init }: RequestInit & { as?: string } = {}): Promise<Response> {
    const headers = {
      authorization: `Bearer demo-${as}`,
      ...(init.body ? { 'content-type': 'application/json' } : {}),
    };
    return fetch(this.address + path, { ...init, headers });
  }
}

/** One person with cookies of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page itself: an uncaught exception or a console error. */
  readonly complaints: string[];
}

export type Size = 'desktop' | 'phone';
const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true },
} as const;

/** Opens a browser of its own for a person and chooses them on the start page. */
export async function visit(
  browser: Browser,
  product: Pick<Product, 'address'>,
  name: RegExp,
  size: Size = 'desktop',
): Promise<Visitor> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      !/WebSocket|ERR_CONNECTION|Failed to load resource|error occurred when fetching the script/.test(message.text())
    )
      complaints.push(message.text());
  });
  await page.setViewport(SIZES[size]);
  await page.goto(product.address);
  // A font that arrives late moves the names, and a click would miss.
  await page.waitForSelector('button');
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await clickByName(page, 'button', name);
  await page.waitForFunction(() => location.pathname.startsWith('/overeenkomsten'));
  return { page, context, complaints };
}

/** Clicks the first visible element of a role whose accessible text matches. */
export async function clickByName(page: Page, selector: string, name: RegExp): Promise<void> {
  const handle = await page.waitForFunction(
    (css, source) =>
      [...document.querySelectorAll<HTMLElement>(css)].find(
        (element) =>
          new RegExp(source, 'i').test(element.getAttribute('aria-label') ?? element.textContent ?? '') &&
          element.offsetParent !== null,
      ) ?? null,
    {},
    selector,
    name.source,
  );
  const element = handle.asElement();
  if (!element) throw new Error(`nothing to click: ${String(name)}`);
  await (element as ElementHandle<HTMLElement>).click();
}

/** Waits until the page shows a text. */
export async function shows(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
}
