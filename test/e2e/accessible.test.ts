/** Every page and panel, at a desk and on a phone: no serious finding of axe, and nothing wider than the screen. */
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickByName, launchBrowser, Product, shows, visit, type Size } from './product.ts';

let browser: Browser;
let product: Product;
let draft: string;

beforeAll(async () => {
  browser = await launchBrowser();
  product = await Product.start();
  const list = (await (await product.api('/api/overeenkomsten')).json()) as { id: string; punten: number }[];
  draft = list.find(({ punten }) => punten > 0)?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** What to open, from the list of agreements on. */
const PLACES: Record<string, (page: Page, size: Size) => Promise<void>> = {
  'the list': async (page) => shows(page, 'Wijnegem'),
  'a new agreement': async (page) => {
    await page.goto(`${product.address}/overeenkomsten/nieuw`);
    await shows(page, 'Looptijd');
  },
  'an agreement with its points': async (page, size) => openDraft(page, size, 'Punten'),
  'an agreement with inspiration': async (page, size) => openDraft(page, size, 'Inspiratie'),
  'an agreement with guidance': async (page, size) => openDraft(page, size, 'Leidraad'),
};

async function openDraft(page: Page, size: Size, panel: string): Promise<void> {
  await page.goto(`${product.address}/overeenkomsten/${draft}`);
  await page.waitForSelector('section.stuk[aria-label="Actie A1"]');
  await clickByName(page, size === 'phone' ? 'button' : '[role="tab"]', new RegExp(`^${panel}`));
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it.each(Object.entries(PLACES))('%s', async (_name, open) => {
    const { page, context } = await visit(browser, product, /netwerkmanager/, size);
    await open(page, size);
    const width = page.viewport()?.width ?? 0;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // The policy that forbids foreign scripts forbids the checker too.
    await page.setBypassCSP(true);
    await page.reload();
    await open(page, size);
    const { violations } = await new AxePuppeteer(page).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  });

  it('the start page', async () => {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.goto(product.address);
    await shows(page, 'Wie bent u?');
    const { violations } = await new AxePuppeteer(page).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await page.close();
  });
});
