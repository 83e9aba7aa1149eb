/** The editor with people in it; who is where; what changed since; without a connection. */
import type { Page } from 'puppeteer';
import { bar, Cable, typeIn } from '../offline-hands.ts';
import { clickByName, shows } from '../product.ts';
import { DIRK, leave, NELE, place, RUBEN, type Studio } from './studio.ts';

/** Puts the caret behind the first paragraph of a record's text, and types. */
async function writeIn(page: Page, record: string, words: string): Promise<void> {
  await place(page, record, 300);
  const text = await page.waitForSelector(`${record} [contenteditable="true"]`);
  await text?.focus();
  await text?.evaluate((element) => {
    const paragraph = element.querySelector('p');
    if (paragraph) getSelection()?.collapse(paragraph, paragraph.childNodes.length);
  });
  await page.keyboard.type(words);
}

export async function editor(studio: Studio): Promise<void> {
  const path = `/overeenkomsten/${studio.draft}`;
  const nele = await studio.sit(NELE, path);
  const ruben = await studio.sit(RUBEN, path);
  const dirk = await studio.sit(DIRK, path);
  await clickByName(nele, '[role="tab"]', /^Inspiratie/);
  await nele.waitForSelector('section.stuk[data-pad^="/acties/"]');
  const pads = await nele.$$eval('section.stuk[data-pad^="/acties/"]', (all) =>
    all.map((record) => record.getAttribute('data-pad') ?? ''),
  );
  await writeIn(dirk, `[data-pad="${pads[0] ?? ''}"]`, ' Ook op zaterdag.');
  await writeIn(ruben, `[data-pad="${pads[1] ?? ''}"]`, ' Wie goed Nederlands spreekt, oefent mee.');
  await shows(nele, 'Ook op zaterdag.');
  await shows(nele, 'spreekt, oefent mee.');
  await place(nele, '[data-onderdeel="acties"] h2', 96);
  await nele.waitForFunction(() => document.querySelectorAll('.caret-naam').length >= 2);
  await studio.snap(nele, 'editor');
  await leave(nele, ruben, dirk);
}

export async function people(studio: Studio): Promise<void> {
  const path = `/overeenkomsten/${studio.draft}`;
  const nele = await studio.sit(NELE, path);
  const ruben = await studio.sit(RUBEN, path);
  await typeIn(ruben, 'Samen. ');
  await shows(nele, 'Samen. ');
  await place(nele, '[data-pad="/algemeneDoelstelling"]', 250);
  await nele.click('.mens-knop');
  await nele.waitForSelector('[role="dialog"]');
  await studio.snap(nele, 'wie-is-waar', {
    of: ['.agreement-balk .bewaard', '[role="dialog"]', '.pdf-knop'],
    room: 16,
  });
  await leave(nele, ruben);
}

export async function offline(studio: Studio): Promise<void> {
  const cable = await new Cable(studio.product).plug();
  const page = await studio.sit(DIRK, `/overeenkomsten/${studio.draft}`, 'desktop', cable.address);
  await bar(page, /^Bewaard$/);
  await cable.cut();
  await typeIn(page, 'Ook onderweg. ');
  await bar(page, /14 wijzigingen staan alleen op dit toestel/);
  await page.waitForSelector('.lijn-strook');
  await page.evaluate(() => window.scrollTo(0, 0));
  await sameHour(page);
  await studio.snap(page, 'zonder-verbinding', { of: ['.agreement-balk', '.lijn-strook'], room: 0 });
  await leave(page);
}

/** The time of day would make every picture another. */
async function sameHour(page: Page): Promise<void> {
  await page.$eval('.lijn-strook p, .lijn-strook', (strip) => {
    const walker = document.createTreeWalker(strip, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode } = walker;
      currentNode.textContent = (currentNode.textContent ?? '').replace(/\d\d:\d\d/, '14:05');
    }
  });
}
