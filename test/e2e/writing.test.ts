/** Writing in a rich text: menu, toolbar, typed marks, pasting, signs, tables, and two people in one paragraph. */
import { readFileSync } from 'node:fs';
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import type { Block, RichText } from '../../model/rich-text.ts';
import { launchBrowser, Product, visit, type Size, type Visitor } from './product.ts';

let browser: Browser;
let product: Product;
let visitors: Visitor[] = [];

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

const GOAL = '/algemeneDoelstelling';
const PRINCIPLES = '/principes';
const editor = (pad: string): string => `[data-pad="${pad}"] [contenteditable="true"]`;
const SIZES: readonly Size[] = ['desktop', 'phone'];

async function newAgreement(): Promise<string> {
  const body = {
    sjabloon: 'so-basis',
    partijen: [{ nis: '11050', soort: 'gemeente' }],
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
  };
  const response = await product.api('/api/overeenkomsten', { method: 'POST', body: JSON.stringify(body) });
  return ((await response.json()) as { id: string }).id;
}

async function come(id: string, name = /netwerkmanager/, size: Size = 'desktop'): Promise<Page> {
  const visitor = await visit(browser, product, name, size);
  visitors.push(visitor);
  await visitor.page.goto(`${product.address}/overeenkomsten/${id}`);
  return visitor.page;
}

/** Puts the caret at the end of a text. */
async function enter(page: Page, pad: string): Promise<void> {
  const box = await page.waitForSelector(`[data-pad="${pad}"]`);
  await box?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const found = await page.waitForSelector(editor(pad), { visible: true });
  await found?.focus();
  await combination(page, 'Control', 'End');
}

/** An empty text with the caret in it. */
async function blank(size: Size = 'desktop', pad = GOAL): Promise<{ page: Page; id: string }> {
  const id = await newAgreement();
  const page = await come(id, undefined, size);
  await enter(page, pad);
  await combination(page, 'Control', 'a');
  await page.keyboard.press('Backspace');
  return { page, id };
}

async function combination(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key as 'Control');
  await page.keyboard.press((keys.at(-1) ?? '') as 'a');
  for (const key of keys.slice(0, -1)) await page.keyboard.up(key as 'Control');
}

/** What the server holds, once it holds what is expected. */
async function holds(id: string, read: (agreement: Agreement) => RichText, expected: readonly Block[]): Promise<void> {
  await expect
    .poll(async () => read((await (await product.api(`/api/overeenkomsten/${id}`)).json()) as Agreement).content, {
      timeout: 8000,
    })
    .toEqual(expected);
}
const goal = ({ algemeneDoelstelling }: Agreement): RichText => algemeneDoelstelling;
const html = (page: Page, pad = GOAL): Promise<string> => page.$eval(editor(pad), (element) => element.innerHTML);

/** The blocks as one reads them: without the names at the carets of others. */
const written = (page: Page): Promise<string[]> =>
  page.$eval(editor(GOAL), (element) => {
    const copy = element.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll('.caret')) caret.remove();
    return [...copy.children].map((block) => block.textContent);
  });

/** Pastes as a browser does. */
async function paste(page: Page, pad: string, data: Record<string, string>): Promise<void> {
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

const message = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('.bericht')?.textContent?.includes(wanted), {}, text);

const p = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const fixture = (name: string): string => readFileSync(new URL(`../fixtures/plakken/${name}`, import.meta.url), 'utf8');
const result = (name: string): Block[] => (JSON.parse(fixture(name)) as RichText).content;

describe.each(SIZES)('the slash menu (%s)', (size) => {
  it('opens at a slash, filters, is followed by a screen reader, and is one step to undo', async () => {
    const { page, id } = await blank(size);
    await page.keyboard.type('Inleiding');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await page.waitForSelector('[role="listbox"] [role="option"]');
    const fits = await page.$eval('.blokmenu', (element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    });
    expect(fits).toBe(true);
    expect((await page.$$('[role="option"]')).length).toBeGreaterThan(4);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(
      () =>
        document.querySelector('[aria-selected="true"]')?.id ===
        document.activeElement?.getAttribute('aria-activedescendant'),
    );
    const { violations } = await new AxePuppeteer(page).include('.rijk-veld').analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await page.keyboard.type('bolle');
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]').length === 1);
    await page.keyboard.press('Enter');
    await page.keyboard.type('eerste punt');
    await holds(id, goal, [
      p('Inleiding'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [p('eerste punt')] }] },
    ]);
    await combination(page, 'Control', 'z');
    await combination(page, 'Control', 'z');
    await holds(id, goal, [p('Inleiding'), p('/bolle')]);
  }, 30_000);

  it('Esc closes it and leaves what was typed; a slash inside a word opens nothing', async () => {
    const { page, id } = await blank(size);
    await page.keyboard.type('zie /ko');
    await page.waitForSelector('[role="option"]');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[role="option"]') === null);
    await page.keyboard.type('p en/of');
    expect(await page.$('[role="option"]')).toBeNull();
    await holds(id, goal, [p('zie /kop en/of')]);
  }, 20_000);
});

describe('the toolbar', () => {
  it('comes with a selection, never over the words one types, and leaves by Esc with the selection kept', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('een woord');
    expect(await page.$('.werkbalk')).toBeNull();
    await combination(page, 'Control', 'Shift', 'ArrowLeft');
    await page.waitForSelector('.werkbalk');
    await combination(page, 'Alt', 'F10');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Vet');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Cursief');
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      () => document.querySelector('.werkbalk') === null && String(getSelection()) === 'woord',
    );
    await combination(page, 'Control', 'b');
    await holds(id, goal, [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'een ' },
          { type: 'text', text: 'woord', marks: [{ type: 'bold' }] },
        ],
      },
    ]);
  }, 20_000);

  it('is reached without a selection, by the button in the margin', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('Kop');
    await page.click('.blok-knop');
    await page.waitForSelector('.werkbalk');
    await page.click('.werkbalk [aria-label="Tussenkop"]');
    await holds(id, goal, [{ type: 'heading', content: [{ type: 'text', text: 'Kop' }] }]);
  }, 20_000);

  it('Ctrl+K links the selection, and an unsafe address is refused in words', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('VDAB');
    await combination(page, 'Control', 'a');
    await combination(page, 'Control', 'k');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Adres van de koppeling');
    await page.keyboard.type('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.koppelformulier [role="alert"]');
    await combination(page, 'Control', 'a');
    await page.keyboard.type('www.vdab.be');
    await page.keyboard.press('Enter');
    await holds(id, goal, [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'VDAB', marks: [{ type: 'link', attrs: { href: 'https://www.vdab.be' } }] }],
      },
    ]);
  }, 20_000);

  it('stands at the bottom of a phone while one writes', async () => {
    const { page } = await blank('phone');
    await page.waitForSelector('.werkbalk-vast');
    const box = await page.$eval('.werkbalk-vast', (element) => element.getBoundingClientRect().toJSON() as DOMRect);
    expect(Math.round(box.bottom)).toBe(844);
    expect(box.width).toBe(390);
    expect(await page.$eval('.werktuig', (element) => element.getBoundingClientRect().height)).toBeGreaterThanOrEqual(
      44,
    );
  }, 20_000);
});

describe('typing', () => {
  it('makes lists, headings and marks of what is typed; lists are left by Enter and Backspace', async () => {
    const { page, id } = await blank();
    const lines = ['- een', 'twee', '', '## Kop', '1. eerst', '', 'zie https://www.vdab.be. en **vet** af'];
    for (const [nth, line] of lines.entries()) {
      if (nth > 0) await page.keyboard.press('Enter');
      await page.keyboard.type(line);
      if (line === '1. eerst') continue;
    }
    await holds(id, goal, [
      { type: 'bulletList', content: [item(p('een')), item(p('twee'))] },
      { type: 'heading', content: [{ type: 'text', text: 'Kop' }] },
      { type: 'orderedList', content: [item(p('eerst'))] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'zie ' },
          {
            type: 'text',
            text: 'https://www.vdab.be',
            marks: [{ type: 'link', attrs: { href: 'https://www.vdab.be' } }],
          },
          { type: 'text', text: '. en ' },
          { type: 'text', text: 'vet', marks: [{ type: 'bold' }] },
          { type: 'text', text: ' af' },
        ],
      },
    ]);
  }, 20_000);

  it('Tab, Shift+Tab and Backspace move an item in, out and away', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('- een');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('diep');
    await holds(id, goal, [list(item(p('een'), list(item(p('diep')))))]);
    await combination(page, 'Shift', 'Tab');
    await page.keyboard.press('Home');
    await page.keyboard.press('Backspace');
    await holds(id, goal, [list(item(p('een'))), p('diep')]);
  }, 20_000);

  it('a table grows by Tab and lets the caret out by arrow down', async () => {
    const { page } = await blank();
    await page.keyboard.type('/tabel');
    await page.waitForSelector('[role="option"]');
    await page.keyboard.press('Enter');
    await page.keyboard.type('kop');
    for (let cell = 0; cell < 9; cell++) await page.keyboard.press('Tab');
    await page.keyboard.type('nieuw');
    await page.waitForFunction((css) => document.querySelectorAll(`${css} tr`).length === 4, {}, editor(GOAL));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('erna');
    expect(await html(page)).toMatch(/<\/table><p>erna<\/p>$/);
  }, 20_000);

  it('a sign the paper lacks is taken out, named, and nothing else is', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('goed ');
    await page.keyboard.sendCharacter('😀');
    await message(page, '😀 kan niet in de pdf en is weggelaten.');
    await page.keyboard.sendCharacter('👩‍💻');
    await page.keyboard.type('zo');
    await holds(id, goal, [p('goed zo')]);
    const title = 'textarea[data-pad="/titel"]' as const;
    const before = await page.$eval(title, (element) => element.value);
    await page.focus(title);
    await page.keyboard.press('End');
    await page.keyboard.sendCharacter(' 四x');
    await message(page, '四 kan niet in de pdf');
    expect(await page.$eval(title, (element) => element.value)).toBe(`${before} x`);
  }, 20_000);
});

const item = (...content: Block[]): { type: 'listItem'; content: Block[] } => ({ type: 'listItem', content });
const list = (...content: ReturnType<typeof item>[]): Block => ({ type: 'bulletList', content });

describe('pasting', () => {
  it.each(['word-365', 'word-web', 'libreoffice', 'outlook', 'google-docs'])(
    'what %s puts on the clipboard comes out clean, without a complaint of the browser',
    async (name) => {
      const { page, id } = await blank('desktop', PRINCIPLES);
      await paste(page, PRINCIPLES, { 'text/html': fixture(`${name}.html`), 'text/plain': 'niet dit' });
      const last = result(`${name}.json`);
      // Behind a list, table or heading the caret gets an empty paragraph to go on in.
      await expect
        .poll(
          async () =>
            ((await (await product.api(`/api/overeenkomsten/${id}`)).json()) as Agreement).principes.content.filter(
              (block, nth, all) => nth < all.length - 1 || block.type !== 'paragraph' || block.content !== undefined,
            ),
          { timeout: 8000 },
        )
        .toEqual(last);
      if (name === 'word-365') await message(page, 'Doorgehaalde tekst');
    },
    20_000,
  );

  it('a last heading does not swallow the words behind the caret, and a page of a PDF becomes paragraphs', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('voor na');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
    await paste(page, GOAL, { 'text/html': '<p>tekst</p><h2>Kop</h2>' });
    await holds(id, goal, [p('voortekst'), { type: 'heading', content: [{ type: 'text', text: 'Kop' }] }, p(' na')]);
    await combination(page, 'Control', 'a');
    await paste(page, GOAL, { 'text/plain': fixture('pdf.txt') });
    await page.waitForFunction(
      (css) => document.querySelector(css)?.textContent?.includes('arbeidsmarkt'),
      {},
      editor(GOAL),
    );
    expect(await html(page)).toContain('sociaal-economische');
  }, 20_000);

  it('one paragraph flows into the line; an address over a selection links it; a sign is left out', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('ab');
    await page.keyboard.press('ArrowLeft');
    await paste(page, GOAL, { 'text/html': '<p style="color:red">x😀<img src="a.png"></p>' });
    await message(page, 'afbeelding');
    await message(page, '😀');
    await holds(id, goal, [p('axb')]);
    await combination(page, 'Control', 'a');
    await paste(page, GOAL, { 'text/plain': 'https://www.vlaanderen.be' });
    expect(await html(page)).toContain('<a href="https://www.vlaanderen.be"');
  }, 20_000);
});

describe('two people', () => {
  it('type in one fresh paragraph at once: words stay whole, letters stay single', async () => {
    const { page: one, id } = await blank();
    await one.keyboard.type('Begin');
    await one.keyboard.press('Enter');
    const two = await come(id, /regisseur/);
    await enter(two, GOAL);
    await Promise.all([
      one.keyboard.type('aaaa aaaa aaaa ', { delay: 12 }),
      two.keyboard.type('bbbb bbbb bbbb ', { delay: 9 }),
    ]);
    await expect
      .poll(async () => {
        const [here, there] = [await written(one), await written(two)];
        return here.join('|') === there.join('|') ? (here.at(-1)?.length ?? 0) : 0;
      })
      .toBe(30);
    const words = ((await written(one)).at(-1) ?? '').trim();
    expect(words.split(/\s+/).sort()).toEqual(['aaaa', 'aaaa', 'aaaa', 'bbbb', 'bbbb', 'bbbb']);
  }, 40_000);

  it('a soft return, a reload and another caret behind it break no editor (#7556)', async () => {
    const { page: one, id } = await blank();
    await one.keyboard.type('boven');
    await combination(one, 'Shift', 'Enter');
    await one.keyboard.type('onder');
    await holds(id, goal, [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'boven' }, { type: 'hardBreak' }, { type: 'text', text: 'onder' }],
      },
    ]);
    await one.reload();
    await enter(one, GOAL);
    const two = await come(id, /regisseur/);
    await enter(two, GOAL);
    await one.waitForSelector('.caret');
    await Promise.all([one.keyboard.type(' aa'), two.keyboard.press('Home')]);
    await two.keyboard.type('bb ');
    await expect.poll(() => written(one)).toEqual(['bovenbb onder aa']);
    await expect.poll(() => written(two)).toEqual(['bovenbb onder aa']);
  }, 40_000);
});

describe('the page', () => {
  it('does not shift when an editor comes in the place of its text, and articles are numbered at once in both', async () => {
    const { page, id } = await blank('desktop', PRINCIPLES);
    await paste(page, PRINCIPLES, { 'text/html': `<h2>Artikel 1. Een</h2>${fixture('word-365.html')}<p>slot</p>` });
    await expect
      .poll(
        async () =>
          ((await (await product.api(`/api/overeenkomsten/${id}`)).json()) as Agreement).principes.content.length,
      )
      .toBeGreaterThan(6);
    const reader = await come(id, /Lotte Claes/);
    await reader.waitForSelector(`[data-pad="${PRINCIPLES}"] table`);
    const measure = (one: Page): Promise<number[]> =>
      one.$$eval(`[data-pad="${PRINCIPLES}"] :is(h3, p, li, table, td, th)`, (blocks) =>
        blocks
          .filter((block) => !block.closest('.rijk-leeg'))
          .map((block) => Math.round(block.getBoundingClientRect().height * 10) / 10),
      );
    expect(await measure(page)).toEqual(await measure(reader));
    const numbers = (one: Page): Promise<number> => one.$$eval('.rijk-tekst h3.artikel', (articles) => articles.length);
    expect(await numbers(reader)).toBe(await numbers(page));
  }, 40_000);

  it('lists its shortcuts under ?, but not while one writes', async () => {
    const { page } = await blank();
    await page.keyboard.type('?');
    expect(await page.$('[role="dialog"]')).toBeNull();
    await page.$eval(editor(GOAL), (element) => element.blur());
    await page.keyboard.press('?');
    await page.waitForSelector('[role="dialog"] kbd');
    const { violations } = await new AxePuppeteer(page).include('[role="dialog"]').analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[role="dialog"]') === null);
  }, 20_000);
});
