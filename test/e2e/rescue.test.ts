/** Two real browsers: what someone writes without a connection stands where it belongs after another remade that block. */
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { bar, Cable, newTab, typeIn } from './offline-hands.ts';
import { launchBrowser, Product, shows, visit, type Visitor } from './product.ts';

const TEXT = '[data-pad="/algemeneDoelstelling"]';
const EDITOR = `${TEXT} [contenteditable="true"]`;

let browser: Browser;
let product: Product;
let cable: Cable;
let visitors: Visitor[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  product = await Product.start();
  cable = await new Cable(product).plug();
});
afterAll(async () => {
  await browser.close();
  await cable.cut();
  await product.stop();
});
afterEach(async () => {
  const complaints = visitors.flatMap((visitor) => visitor.complaints);
  for (const { context } of visitors) await context.close();
  visitors = [];
  expect(complaints).toEqual([]);
});

/** A new agreement with one paragraph as its general objective, open with two people; the first is on the cable. */
async function both(): Promise<{ a: Page; b: Page; id: string }> {
  const body = {
    sjabloon: 'so-basis',
    partijen: [{ nis: '11050', soort: 'gemeente' }],
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
  };
  const made = await product.api('/api/overeenkomsten', { method: 'POST', body: JSON.stringify(body) });
  const { id } = (await made.json()) as { id: string };
  const first = await visit(browser, cable, /netwerkmanager/);
  const second = await visit(browser, product, /regisseur/);
  visitors.push(first, second);
  await first.page.goto(`${cable.address}/overeenkomsten/${id}`);
  await second.page.goto(`${product.address}/overeenkomsten/${id}`);
  await typeIn(second.page, '');
  await press(second.page, 'a');
  await second.page.keyboard.press('Backspace');
  await second.page.keyboard.type('een drie');
  await reads(first.page, 'een drie');
  await bar(first.page, /^Bewaard$/);
  return { a: first.page, b: second.page, id };
}

async function press(page: Page, key: 'a' | 'Home'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

/** Waits until a block reads exactly so, the carets of others left out. */
const reads = (page: Page, words: string, block = 'p'): Promise<unknown> =>
  page.waitForFunction(
    (css, wanted) =>
      [...document.querySelectorAll<HTMLElement>(css)].some((element) => {
        const own = element.cloneNode(true) as HTMLElement;
        for (const caret of own.querySelectorAll('.caret')) caret.remove();
        return own.textContent.trim() === wanted;
      }),
    {},
    `${EDITOR} ${block}`,
    words,
  );

const goal = async (id: string): Promise<string> =>
  JSON.stringify(((await (await product.api(`/api/overeenkomsten/${id}`)).json()) as Agreement).algemeneDoelstelling);

async function makeList(page: Page): Promise<void> {
  await typeIn(page, '- ');
  await reads(page, 'een drie', 'li');
}

it('words written offline stand in the list that another made meanwhile, once, with the caret behind them', async () => {
  const { a, b, id } = await both();
  await cable.cut();
  await bar(a, /^Niet verbonden/);
  await typeIn(a, 'nul ');
  await makeList(b);
  await cable.plug();
  for (const page of [a, b]) await reads(page, 'nul een drie', 'li');
  await a.keyboard.type('en ');
  for (const page of [a, b]) await reads(page, 'nul en een drie', 'li');
  await bar(a, /^Bewaard$/);
  await vi.waitFor(async () => expect((await goal(id)).split('nul en een drie')).toHaveLength(2));
  expect(await goal(id)).toContain('bulletList');
});

it('also when the page was closed and the copy on the device is opened again', async () => {
  const { a, b, id } = await both();
  await cable.cut();
  await typeIn(a, 'nul ');
  await bar(a, /4 wijzigingen staan alleen op dit toestel/);
  await a.close();
  await makeList(b);
  const again = await newTab(visitors[0]?.context ?? b.browserContext());
  await cable.plug();
  await again.goto(`${cable.address}/overeenkomsten/${id}`);
  for (const page of [again, b]) await reads(page, 'nul een drie', 'li');
  await bar(again, /^Bewaard$/);
  expect((await goal(id)).split('nul ')).toHaveLength(2);
});

it('words in a paragraph that another deleted stand apart, and who wrote them is told', async () => {
  const { a, b, id } = await both();
  await cable.cut();
  await typeIn(a, 'nul ');
  await typeIn(b, '');
  await press(b, 'a');
  await b.keyboard.type('- ');
  await b.keyboard.type('iets heel anders');
  await reads(b, 'iets heel anders', 'li');
  await cable.plug();
  await shows(a, 'Uw woorden staan er als aparte alinea.');
  for (const page of [a, b]) await reads(page, 'nul', 'p');
  await bar(a, /^Bewaard$/);
  expect((await goal(id)).split('nul ')).toHaveLength(2);
});
