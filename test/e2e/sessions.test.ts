/** Where someone is signed in: seen, ended one by one, and everywhere; what is open there ends at once. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { clickAccount, clickByName, shows } from './product.ts';
import { arrive, come, draft, goTo, stage } from './stage.ts';

stage();

const rows = (page: Page): Promise<number> => page.$$eval('.aanmeldingen li', (found) => found.length);
const isHere = (page: Page): Promise<boolean> =>
  page.$eval('.aanmeldingen li:first-child', (row) => row.textContent?.includes('Deze browser') ?? false);
const atStart = (page: Page): Promise<unknown> => page.waitForFunction(() => location.pathname === '/');

describe('where someone is signed in', () => {
  it.each(['desktop', 'phone'] as const)('stands on a page of its own on a %s, reached from the list', async (size) => {
    const { page } = await arrive(/lezer|raadslid/, size);
    await page.setBypassCSP(true);
    await goTo(page, '/overeenkomsten');
    await clickAccount(page, /^Uw aanmeldingen en gegevens$/);
    await shows(page, 'Deze browser');
    expect(await isHere(page)).toBe(true);
    // What is kept of oneself is one press away, and is one's own.
    const own = await page.evaluate(async () => {
      const link = document.querySelector<HTMLAnchorElement>('a[download]');
      return link ? (await fetch(link.href)).json() : null;
    });
    expect(own).toMatchObject({ id: 'lezer', aanmeldingen: expect.any(Array) as unknown[] });
    // A touch of one's initials signs nobody out.
    await page.click('.ik');
    await page.waitForSelector('.ik[aria-expanded="true"]');
    expect(await graveFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.ik[aria-expanded="false"]');
    if (size === 'phone')
      expect(await page.$eval('.aanmeldingen .knop', (button) => button.clientHeight)).toBeGreaterThanOrEqual(42);
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });

  it('ends elsewhere, and takes the open agreement with it', async () => {
    const { page } = await arrive(/jurist/);
    const writing = await come(draft(), /jurist/);
    await goTo(page, '/aanmeldingen');
    await page.waitForSelector('.aanmeldingen li');
    // On top, also when another was used later.
    expect(await isHere(page)).toBe(true);
    const before = await rows(page);
    expect(before).toBeGreaterThan(1);
    await clickByName(page, '.aanmeldingen button[aria-label]', / afmelden$/);
    await page.waitForFunction(
      (count) => document.querySelectorAll('.aanmeldingen li').length === count,
      {},
      before - 1,
    );
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await shows(writing, 'Uw aanmelding is beëindigd');
    await shows(page, 'Deze browser');
    await page.reload();
    await page.waitForSelector('.aanmeldingen li');
    expect(await rows(page)).toBe(before - 1);
  });

  it('ends everywhere with one button', async () => {
    const elsewhere = await come(draft(), /directeur/);
    const { page } = await arrive(/directeur/);
    await goTo(page, '/aanmeldingen');
    await clickByName(page, 'button', /^Overal afmelden$/);
    await atStart(page);
    await shows(page, 'Wie bent u?');
    await shows(elsewhere, 'Uw aanmelding is beëindigd');
  });

  it('ends in a browser that lets nothing be stored', async () => {
    const { page } = await arrive(/lezer|raadslid/);
    await page.evaluateOnNewDocument(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('refused', 'SecurityError');
          },
        });
    });
    await goTo(page, '/overeenkomsten');
    await clickAccount(page, /^Afmelden$/);
    await atStart(page);
    await shows(page, 'Wie bent u?');
  });
});
