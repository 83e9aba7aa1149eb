/** Hands for the tests that write in a rich text: each file has a product and a browser of its own. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import type { Block, RichText } from '../../model/rich-text.ts';
import { launchBrowser, Product, visit, type Size, type Visitor } from './product.ts';

let browser: Browser;
let product: Product;
let visitors: Visitor[] = [];

/** Call once in a test file: starts and stops what its tests need, and fails a test whose page complained. */
export function stage(): void {
  beforeAll(async () => {
    browser = await launchBrowser();
    product = await Product.start();
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });
  afterEach(async () => {
    const complaints = visitors.flatMap((visitor) => visitor.complaints);
    for (const { context } of visitors) await context.close();
    visitors = [];
    expect(complaints).toEqual([]);
  });
}

/** The agreement as the server has it. */
export async function stored(id: string): Promise<Agreement> {
  return (await (await product.api(`/api/overeenkomsten/${id}`)).json()) as Agreement;
}

export const GOAL = '/algemeneDoelstelling';
export const PRINCIPLES = '/principes';
export const editor = (pad: string): string => `[data-pad="${pad}"] [contenteditable="true"]`;
export const SIZES: readonly Size[] = ['desktop', 'phone'];

export async function newAgreement(): Promise<string> {
  const body = {
    sjabloon: 'so-basis',
    partijen: [{ nis: '11050', soort: 'gemeente' }],
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
  };
  const response = await product.api('/api/overeenkomsten', { method: 'POST', body: JSON.stringify(body) });
  return ((await response.json()) as { id: string }).id;
}

export async function come(id: string, name = /netwerkmanager/, size: Size = 'desktop'): Promise<Page> {
  const visitor = await visit(browser, product, name, size);
  visitors.push(visitor);
  await visitor.page.goto(`${product.address}/overeenkomsten/${id}`);
  return visitor.page;
}

/** Puts the caret at the end of a text. */
export async function enter(page: Page, pad: string): Promise<void> {
  const box = await page.waitForSelector(`[data-pad="${pad}"]`);
  await box?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const found = await page.waitForSelector(editor(pad), { visible: true });
  await found?.focus();
  await combination(page, 'Control', 'End');
}

/** An empty text with the caret in it. */
export async function blank(size: Size = 'desktop', pad = GOAL): Promise<{ page: Page; id: string }> {
  const id = await newAgreement();
  const page = await come(id, undefined, size);
  await enter(page, pad);
  await combination(page, 'Control', 'a');
  await page.keyboard.press('Backspace');
  return { page, id };
}

export async function combination(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key as 'Control');
  await page.keyboard.press((keys.at(-1) ?? '') as 'a');
  for (const key of keys.slice(0, -1)) await page.keyboard.up(key as 'Control');
}

/** What the server holds, once it holds what is expected. */
export async function holds(
  id: string,
  read: (agreement: Agreement) => RichText,
  expected: readonly Block[],
): Promise<void> {
  await expect
    .poll(async () => read((await (await product.api(`/api/overeenkomsten/${id}`)).json()) as Agreement).content, {
      timeout: 8000,
    })
    .toEqual(expected);
}
export const goal = ({ algemeneDoelstelling }: Agreement): RichText => algemeneDoelstelling;
export const html = (page: Page, pad = GOAL): Promise<string> =>
  page.$eval(editor(pad), (element) => element.innerHTML);

/** The blocks as one reads them: without the names at the carets of others. */
export const written = (page: Page): Promise<string[]> =>
  page.$eval(editor(GOAL), (element) => {
    const copy = element.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll('.caret')) caret.remove();
    return [...copy.children].map((block) => block.textContent);
  });

/** Pastes as a browser does. */
export async function paste(page: Page, pad: string, data: Record<string, string>): Promise<void> {
  await page.$eval(
    editor(pad),
    (element, kinds) => {
      const clipboardData = new DataTransfer();
      for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    data,
  );
}

export const message = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('.bericht')?.textContent?.includes(wanted), {}, text);

export const p = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
export const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/plakken/${name}`, import.meta.url), 'utf8');
export const result = (name: string): Block[] => (JSON.parse(fixture(name)) as RichText).content;

export const item = (...content: Block[]): { type: 'listItem'; content: Block[] } => ({ type: 'listItem', content });
export const list = (...content: ReturnType<typeof item>[]): Block => ({ type: 'bulletList', content });

/** The editor hears of a caret that the browser moved a moment later: when the page has drawn twice, it has. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );

/** Everything is on the server's disk: leaving asks nothing. */
export const kept = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('header *')].some((element) => element.textContent === 'Bewaard'),
  );
