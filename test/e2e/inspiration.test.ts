/** The inspiration set in real browsers: find, look, insert at a place, and take over what is new. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { click, clickByName, combination, shows, type Size } from './product.ts';
import { agreementOf, arrive, come, draft, goTo, newAgreement, stage } from './stage.ts';

stage({ calm: true });

const SEARCH = 'input[aria-label="Zoek in de inspiratieset"]';
const CARD = (id: string): string => `[data-inspiratie="insp-${id}"]`;
const BUDDY = CARD('taalbuddy');
const TITLE = '[data-pad^="/acties/"][data-pad$="/titel"]';

/** Goes to a new agreement, with acties of these titles. */
async function startAgreement(page: Page, ...titles: string[]): Promise<string> {
  const id = await newAgreement();
  await goTo(page, id);
  for (const title of titles) {
    await clickByName(page, 'button', /^Actie toevoegen$/);
    await focusIsOnTitle(page, '');
    await page.keyboard.type(title);
    await focusIsOnTitle(page, title);
  }
  return id;
}

/** Waits until the title of an actie has the focus and reads as given. */
async function focusIsOnTitle(page: Page, title: string): Promise<void> {
  await page.waitForFunction(
    (css, wanted) => {
      const field = document.activeElement?.closest(css);
      return field !== null && field !== undefined && (field as HTMLTextAreaElement).value === wanted;
    },
    {},
    TITLE,
    title,
  );
}

const titles = (page: Page): Promise<string[]> =>
  page.$$eval(TITLE, (fields) => fields.map((field) => (field as HTMLTextAreaElement).value));

async function openPanel(page: Page, size: Size): Promise<void> {
  await clickByName(page, size === 'phone' ? '.voetbalk button' : '[role="tab"]', /^Inspiratie/);
  await page.waitForSelector(SEARCH);
}
async function search(page: Page, words: string): Promise<void> {
  await page.focus(SEARCH);
  await page.$eval(SEARCH, (field) => field.select());
  await page.keyboard.type(words);
}
const counted = (page: Page, text: RegExp): Promise<unknown> =>
  page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('.teller [role="status"]')?.textContent ?? ''),
    {},
    text.source,
  );

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it('finds with an error and with a compound apart, marks it, and remembers the question', async () => {
    const page = await come(draft(), undefined, size);
    await openPanel(page, size);
    await search(page, 'taal budy');
    await page.waitForSelector(`${BUDDY} mark`);
    expect(await page.$eval(`${BUDDY} mark`, (mark) => mark.textContent)).toBe('Taalbuddy');

    // Elsewhere and back: the question stands.
    if (size === 'phone') {
      await clickByName(page, 'button', /^Sluiten$/);
      await page.waitForFunction((css) => document.querySelector(css) === null, {}, SEARCH);
    } else await clickByName(page, '[role="tab"]', /^Leidraad/);
    await openPanel(page, size);
    expect(await page.$eval(SEARCH, (field) => field.value)).toBe('taal budy');
    await clickByName(page, 'button', /^Alles wissen$/);
    await counted(page, /^\d{2,} acties$/);
  });

  it('narrows by several answers with their counts, and widens again', async () => {
    const page = await come(draft(), undefined, size);
    await openPanel(page, size);
    await clickByName(page, '.keuzepil', /^Vlak/);
    const option = await page.waitForSelector('[role="option"][aria-label^="Nazorg ("]');
    const promised = await option?.evaluate((one) => /\((\d+)\)/.exec(one.getAttribute('aria-label') ?? '')?.[1]);
    await option?.click();
    await counted(page, new RegExp(`^${promised} acties$`));
    await click(page, '[role="option"][aria-label^="Controle ("]');
    await page.waitForFunction(() => document.querySelectorAll('.filter-chip').length === 2);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[role="option"]') === null);
    await clickByName(page, '.filter-chip', /^Controle weghalen$/);
    await counted(page, new RegExp(`^${promised} acties$`));
    await clickByName(page, 'button', /^Alles wissen$/);
    await page.waitForFunction(() => document.querySelector('.filter-chip') === null);
  });

  it('shows everything about an action in place, and inserts it with indicators as one step', async () => {
    const page = await come(draft(), undefined, size);
    const id = await startAgreement(page);
    await openPanel(page, size);
    await search(page, 'nazorgbel');
    await click(page, `${CARD('nazorgbel')} .kaart-open`);
    for (const words of ['Doorlooptijd', '12 maanden', 'Trekker', 'OCMW', 'Jobcoaching', 'Werkbehoud na zes maanden'])
      await shows(page, words);
    await click(page, `${CARD('nazorgbel')} .mee-invoegen .alle`);
    await clickByName(page, `${CARD('nazorgbel')} footer button`, /invoegen met 3 indicatoren$/);
    await focusIsOnTitle(page, 'Nazorgbel na de eerste werkdag');
    await shows(page, 'Ingevoegd als A1 met 3 indicatoren.');
    if (size === 'phone') expect(await page.$(SEARCH)).toBeNull();
    await expect.poll(async () => (await agreementOf(id)).indicatoren.length).toBe(3);
    const { acties, indicatoren } = await agreementOf(id);
    expect(acties[0]?.herkomst).toEqual({ soort: 'inspiratieset', id: 'insp-nazorgbel', versie: 2 });
    expect(indicatoren.map(({ koppeling }) => koppeling)).toEqual(Array<string | undefined>(3).fill(acties[0]?.id));
    await clickByName(page, '.bericht button', /^Ongedaan maken$/);
    await expect
      .poll(async () => {
        const now = await agreementOf(id);
        return [now.acties.length, now.indicatoren.length];
      })
      .toEqual([0, 0]);
  });

  it('inserts behind the actie in which the caret was, marks it as used, and leads back to it', async () => {
    const page = await come(draft(), undefined, size);
    await startAgreement(page, 'Eerste', 'Tweede', 'Derde');
    const [first] = await page.$$(TITLE);
    await first?.focus();
    await openPanel(page, size);
    await shows(page, 'Invoegen komt na A1');
    await search(page, 'taalbuddy');
    await clickByName(page, `${BUDDY} footer button`, /invoegen$/);
    await focusIsOnTitle(page, 'Taalbuddy voor wie Nederlands leert en werk zoekt');
    await shows(page, 'Ingevoegd als A2.');
    expect((await titles(page)).map((title) => title.slice(0, 9))).toEqual(['Eerste', 'Taalbuddy', 'Tweede', 'Derde']);

    await openPanel(page, size);
    await shows(page, 'Al gebruikt in A2');
    await clickByName(page, `${BUDDY} .al-gebruikt button`, /^Naar A2$/);
    await focusIsOnTitle(page, 'Taalbuddy voor wie Nederlands leert en werk zoekt');
    await openPanel(page, size);
    await click(page, '.verberg');
    await page.waitForFunction((css) => document.querySelector(css) === null, {}, BUDDY);
  });

  it('leads on when nothing is found: an actie of one’s own with the words typed', async () => {
    const page = await come(draft(), undefined, size);
    const id = await startAgreement(page);
    await openPanel(page, size);
    await search(page, 'qwxzv kampvuur');
    await shows(page, 'Niets gevonden voor «qwxzv kampvuur».');
    await clickByName(page, 'button', /toe uit eigen praktijk$/);
    await focusIsOnTitle(page, 'Qwxzv kampvuur');
    await expect
      .poll(async () => (await agreementOf(id)).acties.map(({ titel, herkomst }) => [titel, herkomst.soort]))
      .toEqual([['Qwxzv kampvuur', 'eigen-praktijk']]);
  });

  it('shows what a newer version changed, what was changed here, and takes it over or not', async () => {
    const page = await come(draft(), undefined, size);
    const before = (await agreementOf(draft())).acties.find(({ id }) => id === 'a-2');
    const open = '[data-vernieuwing="/acties/a-2"]';
    await page.waitForSelector(open);
    await page.$eval(open, (button) => button.scrollIntoView({ block: 'center' }));
    await page.$eval(open, (button) => (button as HTMLElement).click());
    await page.waitForSelector('.vernieuwing');
    await shows(page, 'Alleen hier aangepast, blijft staan: titel, vlakken, andere partners.');
    expect(
      await page.$$eval('.vernieuwing ins', (pieces) => pieces.map((piece) => piece.textContent).join('|')),
    ).toMatch(/werkplek.*0,3/s);
    expect(await page.$$eval('.vernieuwing del', (pieces) => pieces.map((piece) => piece.textContent).join('|'))).toBe(
      '0,2',
    );
    await clickByName(page, '.vernieuwing button', /^Versie 2 overnemen$/);
    await page.waitForFunction(() => document.querySelector('.vernieuwing') === null);
    await focusIsOnTitle(page, before?.titel ?? '');
    await expect
      .poll(async () => (await agreementOf(draft())).acties.find(({ id }) => id === 'a-2'))
      .toMatchObject({
        titel: before?.titel,
        vlakken: before?.vlakken,
        doelstellingen: before?.doelstellingen,
        anderePartners: before?.anderePartners,
        middelen: { mensen: '0,3 VTE coördinator' },
        doelgroepen: ['leefloon', 'nba-zonder', 'wzw-multi'],
        herkomst: { versie: 2 },
      });
    const after = JSON.stringify((await agreementOf(draft())).acties.find(({ id }) => id === 'a-2')?.omschrijving);
    expect(after).toContain('een rondleiding, een kijkdag');
    expect(after).toContain('We zoeken nog wie dit coördineert');

    // All of it is one step, and the offer is back with it.
    await clickByName(page, '.bericht button', /^Ongedaan maken$/);
    await expect.poll(async () => (await agreementOf(draft())).acties.find(({ id }) => id === 'a-2')).toEqual(before);
    await page.$eval(open, (button) => button.scrollIntoView({ block: 'center' }));
    await click(page, open);
    await clickByName(page, '.vernieuwing button', /^Zo laten$/);
    await page.waitForFunction((css) => document.querySelector(css) === null, {}, open);
    await expect
      .poll(async () => (await agreementOf(draft())).acties.find(({ id }) => id === 'a-2'))
      .toEqual({ ...before, herkomst: { soort: 'inspiratieset', id: 'insp-taalbuddy', versie: 2 } });
    await clickByName(page, '.bericht button', /^Ongedaan maken$/);
    await page.waitForSelector(open);
    await expect.poll(async () => (await agreementOf(draft())).acties.find(({ id }) => id === 'a-2')).toEqual(before);
  });

  it('searches the catalogue, couples to an actie, and marks what is there', async () => {
    const page = await come(draft(), undefined, size);
    const id = await startAgreement(page, 'Eerste');
    await clickByName(page, 'button', /^Uit de catalogus$/);
    // On a phone the sheet shows itself only when the keyboard of the screen has had its time to open.
    await page.waitForFunction(() => {
      const sheet = document.querySelector('.waas');
      return sheet !== null && getComputedStyle(sheet).opacity === '1';
    });
    await (await page.waitForSelector('input[aria-label="Zoek in de catalogus"]'))?.type('kinderopvnag');
    const card = '[data-indicator="ind-opvang-gevonden"]';
    await page.waitForSelector(`${card} mark`);
    const action = await page.$eval(
      'select[aria-label="Koppelen aan"]',
      (select) => [...select.options].find(({ text }) => text.startsWith('A1'))?.value ?? '',
    );
    await page.select('select[aria-label="Koppelen aan"]', action);
    await clickByName(page, `${card} footer button`, /toevoegen$/);
    await page.waitForFunction(
      (css) => document.querySelector(css)?.textContent?.includes('al toegevoegd als I1') ?? false,
      {},
      card,
    );
    await expect.poll(async () => (await agreementOf(id)).indicatoren[0]?.koppeling).toBe(action);
    await clickByName(page, `${card} .al-gebruikt button`, /^Naar I1$/);
    await page.waitForFunction(
      () =>
        document.activeElement?.closest('[data-pad]')?.getAttribute('data-pad')?.startsWith('/indicatoren/') ?? false,
    );
  });

  it('has no serious finding of axe with a preview and a difference open, and nothing wider than the screen', async () => {
    const { page } = await arrive(undefined, size);
    // The policy that forbids foreign scripts forbids the checker too.
    await page.setBypassCSP(true);
    await goTo(page, draft());
    await click(page, '[data-vernieuwing="/acties/a-2"]');
    await page.waitForSelector('.vernieuwing');
    const findings = await graveFindings(page, '.vernieuwing');
    await openPanel(page, size);
    await search(page, 'taalbuddy');
    await click(page, `${BUDDY} .kaart-open`);
    findings.push(...(await graveFindings(page, '.inspiratie')));
    await clickByName(page, '.keuzepil', /^Instrument/);
    await page.waitForSelector('[role="option"]');
    findings.push(...(await graveFindings(page, '.filter-vak')));
    expect(findings).toEqual([]);
    const width = page.viewport()?.width ?? 0;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe('with the keyboard', () => {
  it('Enter opens the first of what was typed, also while that is still being sought', async () => {
    const page = await come(draft());
    await openPanel(page, 'desktop');
    await page.focus(SEARCH);
    await page.evaluate(() => {
      document.execCommand('insertText', false, 'nazorgbel');
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await page.waitForSelector(`${CARD('nazorgbel')} .kaart-meer`);
    await page.waitForFunction((css) => document.activeElement?.matches(css), {}, `${CARD('nazorgbel')} .kaart-open`);
    expect(await page.$$('.kaart-meer')).toHaveLength(1);
  });

  it('goes from the field into the cards, opens with Enter, inserts with Ctrl+Enter', async () => {
    const page = await come(draft());
    await startAgreement(page, 'Eerste');
    await openPanel(page, 'desktop');
    await search(page, 'wijk-werken');
    await page.waitForSelector(`${CARD('wijk-werken-opstap')} mark`);
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-inspiratie]')?.dataset['inspiratie']);
    await page.keyboard.press('ArrowDown');
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-inspiratie="${first}"] .kaart-meer`);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('search');
    await page.keyboard.press('ArrowDown');
    await combination(page, 'Control', 'Enter');
    await shows(page, 'Ingevoegd als A2.');
    expect(await titles(page)).toHaveLength(2);
  });
});

describe('a dragged card', () => {
  it('carries the id of the action and a picture of its title', async () => {
    const page = await come(draft());
    await openPanel(page, 'desktop');
    await search(page, 'nazorgbel');
    const card = await page.waitForSelector(CARD('nazorgbel'));
    await page.waitForSelector(`${CARD('nazorgbel')} mark`);
    const carried = await card?.evaluate((element) => {
      const data = new DataTransfer();
      element.dispatchEvent(new DragEvent('dragstart', { dataTransfer: data, bubbles: true }));
      return {
        draggable: (element as HTMLElement).draggable,
        id: data.getData('application/x-samenschrift-inspiratie'),
        text: data.getData('text/plain'),
        image: document.querySelector('.actie-sleepbeeld')?.textContent,
      };
    });
    const title = 'Nazorgbel na de eerste werkdag';
    expect(carried).toEqual({ draggable: true, id: 'insp-nazorgbel', text: title, image: title });
    await page.waitForFunction(() => document.querySelector('.actie-sleepbeeld') === null);
  });
});

describe('two people', () => {
  it('see each other’s copies in the panel, and an offer that one of them answered disappears for both', async () => {
    const one = await come(draft());
    const id = await startAgreement(one);
    const two = await come(id, /regisseur/);
    await openPanel(one, 'desktop');
    await openPanel(two, 'desktop');
    await search(two, 'fietsbank');
    await search(one, 'fietsbank');
    await clickByName(one, `${CARD('fietsbank')} footer button`, /invoegen$/);
    await two.waitForFunction(
      (css) => document.querySelector(css)?.textContent?.includes('Al gebruikt in A1') ?? false,
      {},
      CARD('fietsbank'),
    );
    for (const page of [one, two]) await goTo(page, draft());
    const offer = '[data-vernieuwing="/acties/a-2"]';
    await two.waitForSelector(offer);
    await click(one, offer);
    await clickByName(one, '.vernieuwing button', /^Zo laten$/);
    await two.waitForFunction((css) => document.querySelector(css) === null, {}, offer);
  });
});
