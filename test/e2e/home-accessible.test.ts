/** The list's open panels and the steps of a new agreement: no serious finding of axe, nothing wider than the screen. */
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickByName, launchBrowser, Product, shows, visit } from './product.ts';

let browser: Browser;
let product: Product;
beforeAll(async () => {
  browser = await launchBrowser();
  product = await Product.start();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** A draft that is ready, as the wizard keeps it. */
const DRAFT = JSON.stringify({
  sjabloon: 'so-basis',
  partijen: [
    { nis: '12005', als: 'lokaal-bestuur' },
    { nis: '12007', als: 'apart' },
  ],
  start: '1/1/2026',
  einde: '31/12/2030',
  regiegebied: 'Rivierenland',
  referentieregio: 'rivierenland',
});

async function step(page: Page, name: string): Promise<void> {
  await page.evaluate((draft) => sessionStorage.setItem('samenschrift:nieuwe-overeenkomst', draft), DRAFT);
  await page.goto(`${product.address}/overeenkomsten/nieuw?stap=${name}`);
  await page.waitForSelector('.stappen [aria-current="step"]');
}

const PLACES: Record<string, (page: Page) => Promise<void>> = {
  'the menu of an agreement': async (page) => {
    await page.waitForSelector('.so-rij');
    await page.click('.so-menu button');
    await page.waitForSelector('[role="menuitem"]');
  },
  'renewing an agreement': async (page) => {
    await page.waitForSelector('.so-rij');
    await page.click('.so-menu button');
    await clickByName(page, '[role="menuitem"]', /^Verlengen/);
    await page.waitForSelector('.verleng');
  },
  'nothing found': async (page) => {
    await page.goto(`${product.address}/overeenkomsten?zoek=qqqqqq`);
    await shows(page, 'Geen overeenkomst gevonden');
  },
  'area and parties': async (page) => {
    await step(page, 'partijen');
    await shows(page, 'Voorstel: 10 gemeenten');
  },
  'the term': async (page) => step(page, 'looptijd'),
  'looking everything over': async (page) => {
    await step(page, 'nakijken');
    await shows(page, 'OCMW Bornem');
  },
};

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it.each(Object.entries(PLACES))('%s', async (_name, open) => {
    const { page, context } = await visit(browser, product, /netwerkmanager/, size);
    // The policy that forbids foreign scripts forbids the checker too.
    await page.setBypassCSP(true);
    await page.goto(`${product.address}/overeenkomsten`);
    await open(page);
    const width = page.viewport()?.width ?? 0;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const { violations } = await new AxePuppeteer(page).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  });
});
