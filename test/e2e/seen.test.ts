/** What others changed since your last visit stays marked until you saw it, on every device. */
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bar } from './offline-hands.ts';
import { clickByName, launchBrowser, Product, shows, visit, type Size, type Visitor } from './product.ts';

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

/** An agreement with one action, made by the jurist's colleague. */
async function fresh(): Promise<string> {
  const body = {
    sjabloon: 'so-basis',
    partijen: [{ nis: '11050', soort: 'gemeente' }],
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
  };
  const response = await product.api('/api/overeenkomsten', { method: 'POST', body: JSON.stringify(body) });
  return ((await response.json()) as { id: string }).id;
}
async function come(name: RegExp, id: string, size: Size = 'desktop'): Promise<Page> {
  const visitor = await visit(browser, product, name, size);
  visitors.push(visitor);
  await open(visitor.page, id);
  return visitor.page;
}
async function open(page: Page, id: string): Promise<void> {
  await page.goto(`${product.address}/overeenkomsten/${id}`);
  await page.waitForSelector('.papier');
}
const away = (page: Page): Promise<unknown> => page.goto(`${product.address}/overeenkomsten`);
const saved = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => [...document.querySelectorAll('header *')].some((e) => e.textContent === 'Bewaard'));
const TITLE = (nr: string): string => `textarea[aria-label="Titel van ${nr}"]`;
const basisOf = async (id: string, as: string): Promise<string | null> =>
  ((await (await product.api(`/api/overeenkomsten/${id}/gezien`, { as })).json()) as { basis: string | null }).basis;
/** The fields the netwerkmanager has seen since. */
const partsOf = async (id: string): Promise<object> =>
  ((await (await product.api(`/api/overeenkomsten/${id}/gezien`)).json()) as { delen: object }).delen;
const marks = (page: Page): Promise<number> => page.$$eval('.wijziging', (found) => found.length);
const chip = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('.nieuws-chip b')?.textContent === String(wanted), {}, count);

async function addAction(page: Page, nr: string, title: string): Promise<void> {
  await clickByName(page, 'button', /^Actie toevoegen$/);
  await (await page.waitForSelector(TITLE(nr)))?.type(title);
}
async function write(page: Page, pad: string, words: string): Promise<void> {
  await page.$eval(`[data-pad="${pad}"]`, (element) => element.scrollIntoView({ block: 'center' }));
  const editor = await page.waitForSelector(`[data-pad="${pad}"] [contenteditable="true"]`);
  await editor?.focus();
  await page.keyboard.down('Control');
  await page.keyboard.press('End');
  await page.keyboard.up('Control');
  await page.keyboard.type(words);
}

describe.each<Size>(['desktop', 'phone'])('changes since the last visit, on a %s', (size) => {
  it('are marked until seen, part by part, and the rest stays for the next visit', async () => {
    const id = await fresh();
    const reader = await come(/netwerkmanager/, id, size);
    // A first visit marks nothing, and is remembered.
    await vi.waitFor(async () => expect(await basisOf(id, 'netwerkmanager')).not.toBeNull(), 10_000);
    expect(await marks(reader)).toBe(0);
    await away(reader);
    const writer = await come(/regisseur/, id);
    await addAction(writer, 'A1', 'Zitdag in het gemeentehuis');
    await write(writer, '/algemeneDoelstelling', ' Nieuwe woorden.');
    await write(writer, '/slotbepalingen/geschillen', ' Ook hier.');
    await saved(writer);
    await open(reader, id);
    await chip(reader, 3);
    await reader.waitForFunction(() => document.querySelectorAll('.wijziging').length === 3);
    if (size === 'desktop')
      expect(await reader.$eval('.rail-rij:has(.rail-nieuws) .rail-item', (item) => item.textContent)).toContain(
        'wijziging',
      );
    // Words, not only colour; the new words themselves stand out.
    await reader.$eval('[data-pad="/algemeneDoelstelling"]', (element) => element.scrollIntoView({ block: 'center' }));
    await reader.waitForFunction(() =>
      [...document.querySelectorAll('.nieuw-van-anderen')].some((element) =>
        element.textContent?.includes('Nieuwe woorden'),
      ),
    );
    // Seen after a while: the two others stay.
    await chip(reader, 2);
    await reader.waitForFunction(
      () => !document.querySelector('[data-pad="/algemeneDoelstelling"] .nieuw-van-anderen'),
    );
    await away(reader);
    // What was seen is told while the page is left, and may arrive after it.
    await vi.waitFor(async () => expect(await partsOf(id)).toHaveProperty(['/algemeneDoelstelling']), 10_000);
    const again = size === 'desktop' ? await come(/netwerkmanager/, id, 'phone') : reader;
    if (again === reader) await open(again, id);
    await chip(again, 2);
    await clickByName(again, 'button.nieuws-chip', /wijziging/);
    await clickByName(again, 'button', /^Volgende wijziging$/);
    await again.waitForFunction(() =>
      /^1 van 2: Acties, A1: actie toegevoegd$/.test(document.querySelector('.nieuws-stap')?.textContent ?? ''),
    );
    await again.waitForFunction(
      (css) => {
        const rect = document.querySelector(css)?.getBoundingClientRect();
        return rect && rect.top > 0 && rect.top < innerHeight;
      },
      {},
      TITLE('A1'),
    );
    await clickByName(again, 'button', /^Alles gezien$/);
    await again.waitForFunction(() => !document.querySelector('.nieuws-chip, .nieuws-balk, .wijziging'));
    await again.goto(`${product.address}/overeenkomsten`);
    await open(again, id);
    await again.waitForSelector('.mensen-hier');
    await vi.waitFor(async () => expect(await marks(again)).toBe(0));
  }, 90_000);
});

describe('while you are here', () => {
  it('marks what others do out of sight, not before your eyes, and never your own', async () => {
    const id = await fresh();
    const reader = await come(/netwerkmanager/, id);
    await vi.waitFor(async () => expect(await basisOf(id, 'netwerkmanager')).not.toBeNull(), 10_000);
    const writer = await come(/regisseur/, id);
    // Out of sight: at the end, while the reader is on the cover.
    await addAction(writer, 'A1', 'Ver weg');
    await chip(reader, 1);
    // Before their eyes.
    await writer.focus('textarea[data-pad="/titel"]');
    await writer.keyboard.type('Samen ');
    await reader.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>('textarea[data-pad="/titel"]')?.value.includes('Samen '),
    );
    await vi.waitFor(async () => expect(await partsOf(id)).toHaveProperty(['/titel']), 10_000);
    await chip(reader, 1);
    // Once seen, its removal is told by name.
    await reader.$eval(TITLE('A1'), (element) => element.scrollIntoView({ block: 'center' }));
    await reader.waitForFunction(() => !document.querySelector('.nieuws-chip'));
    await reader.evaluate(() => scrollTo(0, 0));
    await saved(writer);
    await writer.focus(TITLE('A1'));
    for (const key of ['Alt', 'Shift'] as const) await writer.keyboard.down(key);
    await writer.keyboard.press('Delete');
    for (const key of ['Shift', 'Alt'] as const) await writer.keyboard.up(key);
    await chip(reader, 1);
    await clickByName(reader, 'button.nieuws-chip', /wijziging/);
    await clickByName(reader, 'button', /^Volgende wijziging$/);
    await shows(reader, 'Acties: A1 «Ver weg» verwijderd');
    await clickByName(reader, 'button', /^Alles gezien$/);
    // Your own are no news, not at your next visit either.
    await addAction(reader, 'A1', 'Van mij');
    await saved(reader);
    await away(reader);
    await writer.focus('textarea[data-pad="/titel"]');
    await writer.keyboard.type('x');
    await saved(writer);
    await open(reader, id);
    await chip(reader, 1);
    expect(await reader.$eval('.wijziging', (mark) => mark.getAttribute('data-wijziging'))).toBe('/titel');
  }, 60_000);

  it('never marks what you wrote without connection on a page that is gone', async () => {
    const id = await fresh();
    const reader = await come(/netwerkmanager/, id);
    await vi.waitFor(async () => expect(await basisOf(id, 'netwerkmanager')).not.toBeNull(), 10_000);
    await saved(reader);
    await product.kill();
    await write(reader, '/algemeneDoelstelling', ' Zonder verbinding.');
    await reader.keyboard.press('Backspace');
    await bar(reader, /wijzigingen staan alleen op dit toestel.$/);
    const again = await reader.browserContext().newPage();
    await reader.close();
    await product.up();
    await open(again, id);
    await bar(again, /^Bewaard$/);
    const writer = await come(/regisseur/, id);
    await addAction(writer, 'A1', 'Ver weg');
    await again.waitForSelector('.nieuws-chip b');
    await chip(again, 1);
    expect(await again.$$('[data-wijziging="/algemeneDoelstelling"]')).toEqual([]);
  }, 60_000);
});
