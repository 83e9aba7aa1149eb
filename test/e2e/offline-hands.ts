/** What the tests of working offline do with a page. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { BrowserContext, Page } from 'puppeteer';
import type { Product, Size } from './product.ts';
import { enter, GOAL } from './writing-hands.ts';

/** Waits until the bar says something, whatever the width of the screen hides of it. */
export async function bar(page: Page, words: RegExp): Promise<void> {
  await page.waitForFunction(
    (source) =>
      [...document.querySelectorAll('.bewaard-lang')].some((element) =>
        new RegExp(source).test(element.textContent ?? ''),
      ),
    {},
    words.source,
  );
}

/** Types at the start of the general objective, a key at a time. */
export async function typeIn(page: Page, text: string): Promise<void> {
  await enter(page, GOAL, 'Home');
  await page.keyboard.type(text);
}

/** Waits until the general objective holds a text. */
export async function typedText(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (css, wanted) => document.querySelector(css)?.textContent?.includes(wanted) ?? false,
    {},
    `[data-pad="${GOAL}"]`,
    text,
  );
}

/** Another tab of the same person. */
export async function newTab(context: BrowserContext, size: Size = 'desktop'): Promise<Page> {
  const page = await context.newPage();
  await page.setViewport(size === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 800 });
  return page;
}

/** A cable between one person and the server, which can be cut: a browser's own offline mode spares sockets. */
export class Cable {
  readonly #product: Product;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  constructor(product: Product) {
    this.#product = product;
  }
  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }
  async plug(): Promise<this> {
    this.#server = createServer((socket) => {
      const far = connect(Number(new URL(this.#product.address).port), '127.0.0.1');
      for (const end of [socket, far]) {
        this.#sockets.add(end);
        end.on('error', () => end.destroy());
        end.on('close', () => this.#sockets.delete(end));
      }
      socket.pipe(far).pipe(socket);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
