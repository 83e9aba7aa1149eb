/** Where the pictures are made: a product with its demo data, people in it, and a camera that waits until all is still. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { atRest } from '../record-hands.ts';
import { launchBrowser, Product, visit, type Size } from '../product.ts';
import { small } from './small.ts';

const PICTURES = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));
/** A picture in the docs is no larger than this, bytes. */
const MOST = 150_000;

/** What is in the picture: the window, or a part of it with some room around it. */
interface Frame {
  /** Selectors of what must be in it, whole. */
  readonly of?: readonly string[];
  /** Room around that, CSS px. */
  readonly room?: number;
  readonly maxHeight?: number;
}

/** Nele is the netwerkmanager, Ruben the regisseur, Dirk the algemeen directeur of the demo. */
export const NELE = /Nele Aerts/;
export const RUBEN = /Ruben De Smet/;
export const DIRK = /Dirk Peeters/;

/** The studio. */
export class Studio {
  readonly product: Product;
  readonly #browser: Browser;
  /** The half-written agreement of the demo, and the finished one. */
  readonly draft: string;
  readonly finished: string;

  private constructor(product: Product, browser: Browser, list: readonly { id: string; punten: number }[]) {
    this.product = product;
    this.#browser = browser;
    this.draft = list.find(({ punten }) => punten > 0)?.id ?? '';
    this.finished = list.find(({ punten }) => punten === 0)?.id ?? '';
  }

  static async open(): Promise<Studio> {
    const product = await Product.start();
    const list = (await (await product.api('/api/overeenkomsten')).json()) as { id: string; punten: number }[];
    return new Studio(product, await launchBrowser(), list);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.product.stop();
  }

  /** A person in a browser of their own, at a path. */
  async sit(name: RegExp, path: string, size: Size = 'desktop', address = this.product.address): Promise<Page> {
    const { page } = await visit(this.#browser, { address }, name, size);
    await page.emulateTimezone('Europe/Brussels');
    await page.emulateMediaFeatures([
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'prefers-color-scheme', value: 'light' },
    ]);
    await page.goto(address + path);
    return page;
  }

  /** Takes the picture, once nothing moves. */
  async snap(page: Page, name: string, frame: Frame = {}): Promise<void> {
    await page.evaluate(() => document.fonts.ready.then(() => true));
    // What lies under the mouse would be coloured.
    await page.mouse.move(1, 1);
    await atRest(page);
    await freeze(page);
    const clip = frame.of ? await around(page, frame) : undefined;
    const png = small(Buffer.from(await page.screenshot({ ...(clip ? { clip } : {}), captureBeyondViewport: false })));
    if (png.length > MOST) throw new Error(`${name}: ${png.length} bytes`);
    writeFileSync(`${PICTURES}${name}.png`, png);
  }
}

/** Carets do not blink, and names beside them stay as they first appear. */
async function freeze(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('textarea,input,[contenteditable]'))
      element.style.caretColor = 'transparent';
    for (const animation of document.getAnimations()) {
      animation.pause();
      if (animation instanceof CSSAnimation && animation.animationName === 'vervagen') animation.currentTime = 0;
      else animation.finish();
    }
  });
}

async function around(page: Page, { of = [], room = 16, maxHeight = 800 }: Frame) {
  const view = page.viewport() ?? { width: 0, height: 0 };
  const boxes = await page.evaluate(
    (all) =>
      all.flatMap((css) =>
        [...document.querySelectorAll(css)].map((element) => {
          const { left, top, right, bottom } = element.getBoundingClientRect();
          return { left, top, right, bottom };
        }),
      ),
    of,
  );
  if (boxes.length === 0) throw new Error(`nothing to photograph: ${of.join(', ')}`);
  const x = Math.max(0, Math.floor(Math.min(...boxes.map(({ left }) => left)) - room));
  const y = Math.max(0, Math.floor(Math.min(...boxes.map(({ top }) => top)) - room));
  const right = Math.min(view.width, Math.ceil(Math.max(...boxes.map((box) => box.right)) + room));
  const bottom = Math.min(view.height, Math.ceil(Math.max(...boxes.map((box) => box.bottom)) + room));
  // The camera measures from the top of the page, not of the window.
  const scrolled = await page.evaluate(() => window.scrollY);
  return { x, y: y + scrolled, width: right - x, height: Math.min(bottom - y, maxHeight) };
}

/** Puts an element where it can be photographed. */
export async function place(page: Page, css: string, top: number): Promise<void> {
  await page.waitForSelector(css);
  // Twice: what comes near is laid out, and changes the height of the page.
  for (let nth = 0; nth < 2; nth++) {
    await page.$eval(
      css,
      (element, wanted) => window.scrollBy({ top: element.getBoundingClientRect().top - wanted, behavior: 'instant' }),
      top,
    );
    await atRest(page);
  }
}

/** Who leaves is no longer in the next picture. */
export async function leave(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.browserContext().close();
}
