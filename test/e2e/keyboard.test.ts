/** The whole work without a mouse: from choosing a person to the pdf and signing out. Only keys; the focus is never lost. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyInput, Page } from 'puppeteer';
import { afterAll, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { readPdf } from '../export/read-pdf.ts';
import { combination, shows } from './product.ts';
import { listStandsAtItsField } from './record-hands.ts';
import { agreementOf, arrive, goTo, opened, stage } from './stage.ts';
import { editor, GOAL } from './writing-hands.ts';

let page: Page;
const downloads = mkdtempSync(join(tmpdir(), 'samenschrift-pdf-'));

// One person through the whole work, step upon step.
stage({ calm: true, stay: true });
afterAll(() => rmSync(downloads, { recursive: true, force: true }));

/** What has the focus, by its name. */
const here = (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null;
    return (at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '').trim();
  });
/** The focus is on something, and on something that is shown. */
async function kept(after: string): Promise<void> {
  const holds = page.waitForFunction(
    () => document.activeElement !== document.body && document.activeElement?.checkVisibility(),
  );
  await holds.catch(() => {
    throw new Error(`the focus is lost after ${after}`);
  });
}
async function press(...keys: KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await kept(keys.join(' '));
}
async function chord(...keys: KeyInput[]): Promise<void> {
  await combination(page, ...keys);
  await kept(keys.join('+'));
}
/** Goes on with Tab, or back with Shift and Tab, until the focus is on something of this name. The last one leads out of the page, and on to its first. */
async function tabTo(name: RegExp, back = false, most = 120): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    await combination(page, ...(back ? (['Shift', 'Tab'] as const) : (['Tab'] as const)));
    const now = await here();
    if (name.test(now)) return;
    seen.push(now.slice(0, 30));
  }
  throw new Error(`Tab does not reach ${String(name)}: ${seen.join(' | ')}`);
}
const focusIs = (css: string): Promise<unknown> =>
  page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, css);
const focusIn = (css: string): Promise<unknown> =>
  page.waitForFunction((selector) => document.activeElement?.closest(selector) !== null, {}, css);
/** To a part of the agreement, by the list of parts. */
async function toPart(name: RegExp): Promise<void> {
  await toRegion('onderdelen');
  // From the part one is in, to one before it or after it.
  if (!name.test(await here())) await tabTo(name, false, 30).catch(async () => tabTo(name, true, 60));
  await press('Enter');
  await focusIs('h2');
}
async function toRegion(name: string): Promise<void> {
  for (let nth = 0; nth < 5; nth++) {
    await press('F6');
    if (await page.evaluate((region) => document.activeElement?.closest(`[data-gebied="${region}"]`) !== null, name))
      return;
  }
  throw new Error(`F6 does not reach ${name}`);
}
const agreement = (): Promise<Agreement> => agreementOf(new URL(page.url()).pathname.split('/').at(-1) ?? '');

it('the list and the wizard: a person, a new agreement', async () => {
  const visitor = await arrive(null);
  ({ page } = visitor);
  const session = await page.browser().target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloads,
    ...(visitor.context.id === undefined ? {} : { browserContextId: visitor.context.id }),
  });
  await goTo(page, '/');
  await shows(page, 'Wie bent u?');
  await tabTo(/Nele Aerts/);
  await press('Enter');
  await shows(page, 'Overeenkomsten');
  await tabTo(/^Nieuwe overeenkomst$/);
  await press('Enter');
  await shows(page, 'Stap 1 van 4');
  await tabTo(/^Volgende$/);
  await press('Enter');
  await focusIs('.stap-kop');
  await tabTo(/^Voeg een gemeente toe/);
  await page.keyboard.type('Wijneg');
  await page.waitForSelector('[role="option"]');
  await press('ArrowDown');
  await page.waitForSelector('[role="option"][data-focused]');
  await press('Enter');
  await shows(page, 'Lokaal bestuur Wijnegem');
  await tabTo(/^Volgende$/);
  await press('Enter');
  await shows(page, 'Stap 3 van 4');
  await focusIs('.stap-kop');
  await tabTo(/^Volgende$/);
  await press('Enter');
  await shows(page, 'Stap 4 van 4');
  await focusIs('.stap-kop');
  await tabTo(/^Overeenkomst aanmaken$/);
  await press('Enter');
  await page.waitForFunction(() => /\/overeenkomsten\/so-/.test(location.pathname));
  await opened(page);
  await kept('making the agreement');
});

it('a text with a heading and a list', async () => {
  await toPart(/^Algemene doelstelling/);
  await page.waitForSelector(editor(GOAL));
  await tabTo(/^Algemene doelstelling/);
  await focusIs('[contenteditable="true"]');
  await chord('Control', 'a');
  await page.keyboard.type('/tus');
  await page.waitForSelector('[role="listbox"] [role="option"]');
  await press('Enter');
  await page.keyboard.type('Samen aan het werk');
  await press('Enter');
  await page.keyboard.type('- Wie zonder werk is, kennen we.');
  await press('Enter');
  await page.keyboard.type('We wachten niet.');
  await expect
    .poll(async () => (await agreement()).algemeneDoelstelling.content.map(({ type }) => type))
    .toEqual(['heading', 'bulletList']);
  // Tab indents in a list; Escape lets go of the text.
  await press('Enter', 'Enter');
});

it('a doelstelling, and an actie with its trekker and «D1»', async () => {
  await toPart(/^2?\s*Doelstellingen/);
  await tabTo(/^Doelstelling toevoegen$/);
  await press('Enter');
  await focusIs('textarea[aria-label^="Titel van D"]');
  await page.keyboard.type('Niemand blijft alleen zoeken');
  await toPart(/^3?\s*Acties/);
  await tabTo(/^Actie toevoegen$/);
  await press('Enter');
  await focusIs('textarea[aria-label="Titel van A1"]');
  await page.keyboard.type('Spreekuur in het sociaal huis');
  await tabTo(/^Trekker:/);
  await page.keyboard.type('wij');
  await page.waitForSelector('.keuzelijst [role="option"]');
  await press('Enter');
  await focusIs('.opent');
  await tabTo(/^Doelstellingen die de actie dient/);
  await page.keyboard.type('D1');
  await page.waitForSelector('.keuzelijst [role="option"][aria-selected="true"]');
  await page.waitForSelector('.keuzelijst', { visible: true });
  // The list stands at its field, not somewhere else.
  await listStandsAtItsField(page);
  await press('Enter', 'Escape');
  await focusIs('.opent');
  await expect
    .poll(async () => {
      const { acties, doelstellingen, partijen } = await agreement();
      const [action] = acties;
      return (
        action?.titel === 'Spreekuur in het sociaal huis' &&
        action.doelstellingen.includes(doelstellingen[0]?.id ?? '') &&
        partijen.find(({ id }) => id === action.trekker)?.naam
      );
    })
    .toBe('Lokaal bestuur Wijnegem');
});

it('an actie from the inspiratieset', async () => {
  await toRegion('hulp');
  // On the tab that is open, not on the button that folds the panel away.
  expect(await here()).toMatch(/^Punten/);
  await press('ArrowRight');
  await page.waitForSelector('input[aria-label="Zoek in de inspiratieset"]');
  await tabTo(/^Zoek in de inspiratieset$/);
  await page.keyboard.type('taalbuddy');
  await page.waitForSelector('.kaart mark');
  await press('Enter');
  await focusIs('.kaart-open');
  await chord('Control', 'Enter');
  await expect.poll(async () => (await agreement()).acties.length).toBe(2);
  await focusIs('textarea[aria-label="Titel van A2"]');
});

it('cells of the taakverdeling, several at once', async () => {
  await toPart(/^4?\s*Taakverdeling/);
  await page.waitForSelector('[data-cel]');
  for (let nth = 0; nth < 20 && !(await page.evaluate(() => document.activeElement?.matches('[data-cel]'))); nth++)
    await press('Tab');
  await focusIs('[data-cel]');
  const widthOfCell = (): Promise<number> =>
    page.evaluate(() => document.activeElement?.getBoundingClientRect().height ?? 0);
  const before = await widthOfCell();
  await chord('Shift', 'ArrowDown');
  await page.waitForFunction(() => document.querySelectorAll('[data-cel][aria-selected="true"]').length === 2);
  // What is chosen stays a cell of its row.
  expect(await page.$eval('[data-cel][aria-selected="true"]', (cell) => getComputedStyle(cell).display)).toBe(
    'table-cell',
  );
  expect(before).toBeGreaterThan(20);
  await press('Enter');
  await focusIn('.cel-paneel');
  await press('Space');
  await press('Escape');
  await focusIs('[data-cel]');
  await expect
    .poll(async () => (await agreement()).taakverdeling.taken.filter(({ aanZet }) => aanZet.length > 0).length)
    .toBe(2);
});

it('a point that is solved, the preview, the pdf, and goodbye', async () => {
  await toRegion('hulp');
  expect(await here()).toMatch(/^Inspiratie/);
  await press('ArrowLeft');
  await page.waitForSelector('.punten .oplossing');
  for (let nth = 0; nth < 80 && !(await page.evaluate(() => document.activeElement?.matches('.oplossing'))); nth++)
    await press('Tab');
  await focusIs('.oplossing');
  const offered = await here();
  const alike = (): Promise<number> =>
    page.$$eval(
      '.oplossing',
      (all, name) => all.filter(({ textContent }) => textContent.trim() === name).length,
      offered,
    );
  const before = await alike();
  await press('Enter');
  await shows(page, 'Gedaan: ');
  await expect.poll(alike).toBeLessThan(before);
  await kept('solving a point');
  await toRegion('balk');
  await tabTo(/^Voorbeeld$/, false, 8);
  await press('Enter');
  await focusIn('[role="dialog"]');
  await tabTo(/^Voorbeeld sluiten$/, false, 6);
  await press('Enter');
  await page.waitForFunction(() => document.querySelector('.voorbeeld') === null);
  await kept('closing the preview');
  expect(await here()).toBe('Voorbeeld');
  await tabTo(/^Pdf maken$/, false, 3);
  await press('Enter');
  await kept('making the pdf');
  await expect.poll(() => readdirSync(downloads).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  const [file = ''] = readdirSync(downloads);
  const { text } = await readPdf(readFileSync(join(downloads, file)));
  for (const words of [
    'Samen aan het werk',
    'We wachten niet.',
    'Spreekuur in het sociaal huis',
    'Niemand blijft alleen',
  ])
    expect(text).toContain(words);
  await page.waitForFunction(() => document.activeElement?.textContent === 'Pdf maken');
  await toRegion('onderdelen');
  await tabTo(/uw account$/, false, 20);
  await press('Enter');
  await tabTo(/^Afmelden$/, false, 5);
  await press('Enter');
  await shows(page, 'Wie bent u?');
  await kept('signing out');
});
