/** The running product for end-to-end tests: a server process of its own, and people in browsers of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type BrowserContext, type CookieData, type KeyInput, type Page } from 'puppeteer';
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
  #dataDir = '';
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
  get dataDir(): string {
    this.#dataDir ||= mkdtempSync(join(tmpdir(), 'samenschrift-'));
    return this.#dataDir;
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
    if (this.#dataDir) rmSync(this.#dataDir, { recursive: true, force: true });
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

/** Opens a browser of its own for a person of the demo, on no page yet, and signs them in; `name` null: they have to do that. */
export async function visit(
  browser: Browser,
  product: Pick<Product, 'address'>,
  name: RegExp | null,
  size: Size = 'desktop',
): Promise<Visitor> {
  const context = await browser.createBrowserContext();
  if (name) await context.setCookie(await signIn(product.address, name));
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
  return { page, context, complaints };
}

/** Signs in without the page, which has tests of its own; the cookie to carry. */
async function signIn(address: string, name: RegExp): Promise<CookieData> {
  const ask = async (init?: RequestInit): Promise<Response> => fetch(`${address}/api/sessie`, init);
  const { personen } = (await (await ask()).json()) as { personen: { id: string }[] };
  const wanted = new RegExp(name, 'i');
  const person = personen.find((one) => wanted.test(Object.values(one).join(' ')));
  const headers = { 'content-type': 'application/json' };
  const answer = await ask({ method: 'POST', headers, body: JSON.stringify({ persoon: person?.id }) });
  const [, cookie, value] = /^([^=]+)=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  if (!cookie || !value) throw new Error(`nobody to sign in as: ${String(name)}`);
  return { name: cookie, value, domain: new URL(address).hostname, path: '/', httpOnly: true, sameSite: 'Strict' };
}

/** Clicks the first visible element of a role whose accessible text matches, once it stands still and lies on top. */
export async function clickByName(page: Page, selector: string, name: RegExp): Promise<void> {
  const spot = await page.waitForFunction(
    async (css, source) => {
      // A font that arrives moves everything.
      if (document.fonts.status !== 'loaded') return null;
      const wanted = new RegExp(source, 'i');
      const found = [...document.querySelectorAll<HTMLElement>(css)].find(
        (element) =>
          wanted.test(element.getAttribute('aria-label') ?? element.textContent ?? '') && element.offsetParent !== null,
      );
      const box = found?.getClientRects()[0];
      if (!found || !box) return null;
      await new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
      const now = found.getClientRects()[0];
      if (now?.left !== box.left || now.top !== box.top) return null;
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      if (found.contains(document.elementFromPoint(middle.x, middle.y))) return middle;
      found.scrollIntoView({ block: 'center', behavior: 'instant' });
      return null;
    },
    {},
    selector,
    name.source,
  );
  const middle = await spot.jsonValue();
  if (!middle) throw new Error(`nothing to click: ${String(name)}`);
  await page.mouse.click(middle.x, middle.y);
}

/** Clicks the first visible element of a kind, once it stands still and lies on top. */
export const click = (page: Page, selector: string): Promise<void> => clickByName(page, selector, /^/);

/** Clicks something in the menu behind one's own name. */
export async function clickAccount(page: Page, name: RegExp): Promise<void> {
  await click(page, '.ik');
  await clickByName(page, '.ik-menu :is(a, button)', name);
}

/** Waits until the page shows a text; also a page behind another, which draws no frames. */
export async function shows(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), { polling: POLL }, text);
}
/** Between two looks, ms. */
const POLL = 50;

/** Presses the last key while the others are held. */
export async function combination(page: Page, ...keys: readonly KeyInput[]): Promise<void> {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1) ?? 'Tab');
  for (const key of keys.slice(0, -1).reverse()) await page.keyboard.up(key);
}
