/** The list's open panels and the steps of a new agreement: no serious finding of axe, nothing wider than the screen. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { clickByName, shows } from './product.ts';
import { arrive, goTo, stage } from './stage.ts';

stage();

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
  await goTo(page, `/overeenkomsten/nieuw?stap=${name}`);
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
    await goTo(page, '/overeenkomsten?zoek=qqqqqq');
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
    const { page } = await arrive(undefined, size);
    // The policy that forbids foreign scripts forbids the checker too.
    await page.setBypassCSP(true);
    await goTo(page, '/overeenkomsten');
    await open(page);
    const width = page.viewport()?.width ?? 0;
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await graveFindings(page)).toEqual([]);
  });
});
