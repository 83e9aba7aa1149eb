/** At work in the editor: writing, records, inspiration, the taakverdeling, the points. */
import type { Page } from 'puppeteer';
import { clickByName, combination, shows } from '../product.ts';
import { addActions, atRest, refer } from '../record-hands.ts';
import { enter } from '../writing-hands.ts';
import { leave, NELE, place, type Studio } from './studio.ts';

const GOAL = '/algemeneDoelstelling';

const atDraft = (studio: Studio): Promise<Page> => studio.sit(NELE, `/overeenkomsten/${studio.draft}`);

export async function slash(studio: Studio): Promise<void> {
  const page = await atDraft(studio);
  await enter(page, GOAL);
  await atRest(page);
  await combination(page, 'Control', 'End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/');
  await page.waitForSelector('[role="listbox"] [role="option"]');
  await place(page, `[data-pad="${GOAL}"]`, 150);
  await studio.snap(page, 'invoegmenu', { of: [`[data-pad="${GOAL}"]`, '[role="listbox"]'], room: 20 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await leave(page);
}

export async function toolbar(studio: Studio): Promise<void> {
  const page = await atDraft(studio);
  await enter(page, GOAL);
  await atRest(page);
  await combination(page, 'Control', 'Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  for (let nth = 0; nth < 4; nth++) await combination(page, 'Control', 'Shift', 'ArrowRight');
  await page.waitForSelector('[role="toolbar"]');
  await place(page, `[data-pad="${GOAL}"]`, 200);
  await studio.snap(page, 'opmaakbalk', { of: [`[data-pad="${GOAL}"]`, '[role="toolbar"]'], room: 20 });
  await leave(page);
}

export async function records(studio: Studio): Promise<void> {
  const page = await atDraft(studio);
  const count = await page
    .waitForSelector('section.stuk[data-pad^="/acties/"]')
    .then(() => page.$$eval('section.stuk[data-pad^="/acties/"]', ({ length }) => length));
  const number = `A${count + 1}`;
  await addActions(page, ['Rijbewijs B voor wie werk zoekt'], count + 1);
  const record = `section.stuk[aria-label="Actie ${number}"]`;
  await refer(page, record, 'Doelstellingen', 'd');
  await page.waitForSelector('.keuzelijst [role="option"]');
  await place(page, record, 220);
  await studio.snap(page, 'verwijzen', { of: [record, '.keuzelijst'], room: 44 });
  await page.keyboard.press('Escape');
  await leave(page);
}

export async function inspiration(studio: Studio): Promise<void> {
  const page = await atDraft(studio);
  await clickByName(page, '[role="tab"]', /^Inspiratie/);
  await page.waitForSelector('input[aria-label="Zoek in de inspiratieset"]');
  await page.type('input[aria-label="Zoek in de inspiratieset"]', 'taal');
  await page.waitForSelector('.kaart mark');
  await page.evaluate(() => window.scrollTo(0, 0));
  await studio.snap(page, 'inspiratie', { of: ['.ernaast.hulp'], room: 0, maxHeight: 620 });
  await leave(page);
}

export async function matrix(studio: Studio): Promise<void> {
  const page = await atDraft(studio);
  await place(page, '.matrix', 90);
  await page.$eval('[data-cel="wzw-multi/identificeren"]', (cell) => (cell as HTMLElement).focus());
  await combination(page, 'Shift', 'ArrowRight');
  await combination(page, 'Shift', 'ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.cel-paneel');
  await place(page, '.matrix', 90);
  await studio.snap(page, 'taakverdeling');
  await page.keyboard.press('Escape');
  await leave(page);
}

export async function points(studio: Studio): Promise<void> {
  const page = await atDraft(studio);
  await shows(page, 'Kies een punt');
  await studio.snap(page, 'punten', { of: ['.ernaast.hulp'], room: 0, maxHeight: 620 });
  await leave(page);
}
