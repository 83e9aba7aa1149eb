/** The page around the paper: panels that fold away, regions by keyboard, a place in the address, the preview. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { clickByName, shows } from './product.ts';
import { agreementOf, come, finished, product, stage } from './stage.ts';

stage();

const focusName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
const widthOf = (page: Page, css: string): Promise<number> =>
  page.$eval(css, (element) => element.getBoundingClientRect().width);
const topOf = (page: Page, part: string): Promise<number> =>
  page.$eval(`[data-onderdeel="${part}"]`, (element) => element.getBoundingClientRect().top);

describe('the panels beside the paper', () => {
  it('fold away, stay so after a reload, and come back with the panel that was chosen', async () => {
    const page = await come(finished());
    await clickByName(page, 'button', /^Onderdelen wegvouwen$/);
    await clickByName(page, 'button', /^Hulp bij het schrijven wegvouwen$/);
    expect(await widthOf(page, '[data-gebied="onderdelen"]')).toBeLessThan(60);
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Punten tonen');
    await page.reload();
    await clickByName(page, 'button', /^Inspiratie tonen$/);
    await page.waitForSelector('[role="tab"][aria-selected="true"]');
    expect(await page.$eval('[role="tab"][aria-selected="true"]', (tab) => tab.textContent)).toContain('Inspiratie');
    expect(await widthOf(page, '[data-gebied="onderdelen"]')).toBeLessThan(60);
  });

  it('are reached with F6, and the text keeps its place', async () => {
    const page = await come(finished());
    const title = await page.waitForSelector('textarea[aria-label="Titel van de overeenkomst"]');
    await title?.focus();
    await page.keyboard.press('F6');
    await page.waitForFunction(() => document.activeElement?.closest('[data-gebied="hulp"]') !== null);
    await page.keyboard.press('F6');
    await page.waitForFunction(() => document.activeElement?.closest('[data-gebied="balk"]') !== null);
    await page.keyboard.press('F6');
    await page.waitForFunction(() => document.activeElement?.closest('[data-gebied="onderdelen"]') !== null);
    await page.keyboard.press('F6');
    expect(await focusName(page)).toBe('Titel van de overeenkomst');
  });
});

describe('the address', () => {
  it.each(['desktop', 'phone'] as const)('leads to a part and follows the reader on a %s', async (size) => {
    const page = await come(`/overeenkomsten/${finished()}#indicatoren`, undefined, size);
    await page.waitForSelector('[data-onderdeel="indicatoren"]');
    await page.waitForFunction(() => {
      const top = document.querySelector('[data-onderdeel="indicatoren"]')?.getBoundingClientRect().top ?? 999;
      return top >= 0 && top < 140;
    });
    // What comes into view is drawn only then, and may push the target on: a person scrolls on too.
    await page.waitForFunction(
      () => {
        // Whoever scrolls with a wheel or a finger is reading elsewhere than where the focus is.
        window.dispatchEvent(new Event('wheel'));
        document.dispatchEvent(new Event('wheel'));
        const section = document.querySelector('[data-onderdeel="overleg"]');
        if (Math.abs((section?.getBoundingClientRect().top ?? 9e9) - 80) > 60) section?.scrollIntoView();
        return location.hash === '#overleg';
      },
      { polling: 300 },
    );
    const before = await topOf(page, 'overleg');
    await page.reload();
    await page.waitForSelector('[data-onderdeel="overleg"]');
    await page.waitForFunction(
      (wanted) =>
        Math.abs((document.querySelector('[data-onderdeel="overleg"]')?.getBoundingClientRect().top ?? 9e9) - wanted) <
        40,
      {},
      before,
    );
  });

  it('leads to one record', async () => {
    const pad = `/acties/${(await agreementOf(finished())).acties[2]?.id}`;
    const page = await come(`/overeenkomsten/${finished()}#${pad}`);
    await page.waitForFunction((wanted) => document.activeElement?.closest(`[data-pad="${wanted}"]`) !== null, {}, pad);
  });
});

describe('the preview', () => {
  it('is the page that is printed, opened at the part one was in', async () => {
    const page = await come(`/overeenkomsten/${finished()}#overleg`);
    await shows(page, 'Overleg');
    await page.waitForFunction(() => location.hash === '#overleg');
    await clickByName(page, 'button', /^Voorbeeld$/);
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    // No script runs in that frame, so nothing in it can wait: it is asked from here.
    const top = (): Promise<number | undefined> | undefined =>
      frame?.evaluate(() => document.querySelector('#deel-overleg')?.getBoundingClientRect().top);
    await expect.poll(top).toSatisfy((px: number | undefined) => px !== undefined && px >= -5 && px < 300);
    const response = await product.api(`/api/overeenkomsten/${finished()}/voorbeeld`);
    // The page's policy forbids styles in a text, also in one that is only read.
    const printed = (await response.text()).replace(/<style.*?<\/style>/gs, '');
    expect(await frame?.evaluate(() => document.querySelector('main')?.textContent)).toBe(
      await page.evaluate(
        (html) => new DOMParser().parseFromString(html, 'text/html').querySelector('main')?.textContent,
        printed,
      ),
    );
  });
});
