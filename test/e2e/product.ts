/** The running product for end-to-end tests: a server process of its own, and people in browsers of their own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer';
import { findChromium } from '../../server/export/chromium.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A browser for people: unlike the printer's, it may reach the product. */
export async function launchBrowser(): Promise<Browser> {
  return puppeteer.launch({
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

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A server process on a data folder of its own, which survives the process. */
export class Product {
  readonly port: number;
  readonly dataDir: string;
  #process: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
    this.dataDir = mkdtempSync(join(tmpdir(), 'samenschrift-'));
  }

  static async start(): Promise<Product> {
    const product = new Product(await freePort());
    await product.up();
    return product;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the process, unless it runs, and waits until it says where it listens. */
  async up(): Promise<void> {
    if (this.#process?.exitCode === null) return;
    const child = spawn(process.execPath, [join(ROOT, 'server/main.ts')], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(this.port), DATA_DIR: this.dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes(String(this.port))) return;
    }
    throw new Error(`the server stopped before it listened: ${said}`);
  }

  /** Ends the process without warning, as a power cut would. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
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
  product: Product,
  name: RegExp,
  size: Size = 'desktop',
): Promise<Visitor> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  await page.setViewport(SIZES[size]);
  await page.goto(product.address);
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
