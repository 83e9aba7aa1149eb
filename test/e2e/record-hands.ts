/** What hands do with records on the page. */
import type { ElementHandle, Page } from 'puppeteer';
import { clickByName } from './product.ts';

export const field = (page: Page, css: string): Promise<ElementHandle<HTMLElement>> =>
  page.waitForSelector(css, { visible: true }) as Promise<ElementHandle<HTMLElement>>;
export const title = (number: string): string => `textarea[aria-label="Titel van ${number}"]`;

/** Waits until the page shows these titles of acties, in this order. */
export const order = (page: Page, titles: readonly string[]): Promise<unknown> =>
  page.waitForFunction(
    (wanted) =>
      JSON.stringify(
        [...document.querySelectorAll<HTMLTextAreaElement>('textarea[aria-label^="Titel van A"]')].map(
          ({ value }) => value,
        ),
      ) === wanted,
    {},
    JSON.stringify(titles),
  );
export const focusIsIn = (page: Page, css: string): Promise<unknown> =>
  page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, css);

/** Waits until nothing moves for so many frames: editors that come near the window change the height of the page. */
export const atRest = (page: Page, frames = 8): Promise<unknown> =>
  page.evaluate(
    (wanted) =>
      new Promise<void>((done) => {
        let last = '';
        let same = 0;
        const look = (): void => {
          const now = `${window.scrollY} ${document.documentElement.scrollHeight}`;
          same = now === last ? same + 1 : 0;
          last = now;
          if (same > wanted) done();
          else requestAnimationFrame(look);
        };
        look();
      }),
    frames,
  );

/** Adds acties at the end, by their titles. */
export async function addActions(page: Page, titles: readonly string[], from = 1): Promise<void> {
  for (const [nth, words] of titles.entries()) {
    await page.$eval('[data-onderdeel="acties"] .toevoegrij', (row) => {
      row.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
    await atRest(page);
    await clickByName(page, 'button', /^Actie toevoegen$/);
    await focusIsIn(page, title(`A${from + nth}`));
    await page.keyboard.type(words);
  }
}

/** Chooses a command from a record's menu. */
export async function command(page: Page, what: string, name: RegExp): Promise<void> {
  const button = await page.waitForSelector(`button[aria-label="Opdrachten voor ${what}"]`);
  await button?.evaluate((element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
  await atRest(page);
  await (button as ElementHandle<HTMLElement>).hover();
  await button?.click();
  await clickByName(page, '[role="menuitem"]', name);
}

/** The middle of an element, and its edges. */
export async function boxOf(page: Page, css: string): Promise<{ x: number; y: number; top: number; bottom: number }> {
  const handle = await page.waitForSelector(css);
  const box = await handle?.boundingBox();
  if (!box) throw new Error(`no box: ${css}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, top: box.y, bottom: box.y + box.height };
}
export const handleOf = (number: string): string => `button[aria-label="Actie ${number} verplaatsen"]`;
export const recordOf = (number: string): string => `section.stuk[aria-label="Actie ${number}"]`;

/** Opens a reference of a record by its label, and types. */
export async function refer(page: Page, record: string, label: string, typed: string): Promise<void> {
  const button = await page.waitForSelector(`${record} .opent[aria-label^="${label}"]`);
  await button?.evaluate((element) => (element as HTMLElement).focus());
  await page.keyboard.press('ArrowDown');
  await focusIsIn(page, 'input[role="combobox"]');
  await page.keyboard.type(typed);
}

/** Waits until the list of a field that one chooses in stands right above or below it: it follows a page that moves a frame later. */
export const listStandsAtItsField = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const [list, field] = ['.keuzelijst', '.kiezer'].map((css) => document.querySelector(css)?.getBoundingClientRect());
    if (!list || !field || Math.abs(list.left - field.left) >= 440) return false;
    return Math.min(Math.abs(list.top - field.bottom), Math.abs(field.top - list.bottom)) < 12;
  });
