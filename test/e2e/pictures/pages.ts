/** The pages around the editor: the list, renewing, a new agreement, the print preview; and the editor on a phone. */
import { clickByName, shows } from '../product.ts';
import { atRest } from '../record-hands.ts';
import { leave, NELE, place, RUBEN, type Studio } from './studio.ts';

export async function list(studio: Studio): Promise<void> {
  const ruben = await studio.sit(RUBEN, `/overeenkomsten/${studio.draft}`);
  await shows(ruben, 'Taalbuddy');
  const nele = await studio.sit(NELE, '/overeenkomsten');
  await nele.waitForSelector('.so-rij .so-nu .avatar');
  await studio.snap(nele, 'overzicht', { of: ['.balk', '.so-tabel'], room: 24 });
  await leave(ruben, nele);
}

export async function renewal(studio: Studio): Promise<void> {
  const page = await studio.sit(NELE, '/overeenkomsten');
  await page.waitForSelector('.so-rij');
  await page.click('.so-menu button');
  await clickByName(page, '[role="menuitem"]', /^Verlengen/);
  await page.waitForSelector('.verleng');
  await studio.snap(page, 'verlengen', { of: ['.blad'], room: 0 });
  await leave(page);
}

export async function create(studio: Studio): Promise<void> {
  const page = await studio.sit(NELE, '/overeenkomsten/nieuw');
  await shows(page, 'Stap 1 van 4');
  await clickByName(page, 'button', /^Volgende$/);
  await page.type('input[aria-describedby*="regie-uitleg"]', 'rivier');
  await page.waitForSelector('[role="option"]');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('[role="option"][data-focused]');
  await page.keyboard.press('Enter');
  await clickByName(page, 'button', /^Alle 10 toevoegen$/);
  await page.waitForFunction(() => document.querySelector('.eerste-blad')?.textContent?.includes('Willebroek'));
  await page.evaluate(() => window.scrollTo(0, 0));
  await studio.snap(page, 'nieuw');
  await leave(page);
}

export async function preview(studio: Studio): Promise<void> {
  const page = await studio.sit(NELE, `/overeenkomsten/${studio.finished}`);
  await clickByName(page, '.voorbeeld-knop', /^Voorbeeld$/);
  const handle = await page.waitForSelector('.voorbeeld iframe');
  const frame = await handle?.contentFrame();
  await frame?.waitForSelector('h1');
  await frame?.evaluate(() => document.fonts.ready.then(() => true));
  await studio.snap(page, 'voorbeeld');
  await leave(page);
}

export async function phone(studio: Studio): Promise<void> {
  const page = await studio.sit(NELE, `/overeenkomsten/${studio.draft}`, 'phone');
  await place(page, '[data-onderdeel="acties"] h2', 90);
  await studio.snap(page, 'telefoon');
  await clickByName(page, '.voetbalk button', /^Punten/);
  await page.waitForSelector('.blad .punt');
  await atRest(page);
  await studio.snap(page, 'telefoon-punten');
  await leave(page);
}
