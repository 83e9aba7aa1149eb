/** The taakverdeling in real browsers: choosing, filling in, gaps, proposal, two people, both sizes. */
import type { ElementHandle, Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../model/agreement.ts';
import { graveFindings } from './axe.ts';
import { clickByName, combination, shows } from './product.ts';
import { agreementOf, arrive, come, draft, goTo, newAgreement, product, stage } from './stage.ts';

stage({ ready: '.matrix', calm: true });

/** An agreement of VDAB, two OCMW's and a gemeente, all cells of three doelgroepen in scope and empty. */
const emptyMatrix = (): Promise<string> =>
  newAgreement({
    partijen: [
      { nis: '11050', soort: 'ocmw' },
      { nis: '11039', soort: 'ocmw' },
      { nis: '11039', soort: 'gemeente' },
    ],
  });

async function cellsOf(id: string): Promise<Map<string, Task>> {
  const { taakverdeling } = await agreementOf(id);
  return new Map(taakverdeling.taken.map((taak) => [`${taak.doelgroep}/${taak.vlak}`, taak]));
}
async function cellOf(id: string, name: string): Promise<Task | undefined> {
  return (await cellsOf(id)).get(name);
}

const CELL = (name: string): string => `[data-cel="${name}"]`;
/** Brings a cell into view and puts the focus on it, without opening it. */
const focusCell = (page: Page, name: string): Promise<void> =>
  page.$eval(CELL(name), (element) => {
    element.scrollIntoView({ block: 'center' });
    (element as HTMLElement).focus();
  });
const focused = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => (document.activeElement as HTMLElement).dataset['cel'] === wanted, {}, name);
const chosen = (page: Page): Promise<string[]> =>
  page.$$eval('td[aria-selected="true"]', (cells) => cells.map((cell) => (cell as HTMLElement).dataset['cel'] ?? ''));
const cellText = (page: Page, name: string, text: string): Promise<unknown> =>
  page.waitForFunction(
    (css, wanted) => document.querySelector<HTMLElement>(css)?.innerText.includes(wanted),
    {},
    CELL(name),
    text,
  );

/** Ticks in the open editor, by its name. */
const tick = (page: Page, name: string): Promise<void> =>
  page.locator(`.cel-paneel input[aria-label="${name}"]`).click();
const inPanel = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.activeElement?.closest('.cel-paneel') !== null);
const undo = (page: Page): Promise<void> => combination(page, 'Control', 'z');

describe('by keyboard', () => {
  it('moves, opens, fills in, comes back, clears and undoes', async () => {
    const id = await emptyMatrix();
    const page = await come(id);
    await focusCell(page, 'wzw-multi/identificeren');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await focused(page, 'leefloon/bereiken');
    await combination(page, 'Control', 'End');
    await focused(page, 'nba-met/monitoring');
    await combination(page, 'Control', 'Home');
    await focused(page, 'wzw-multi/identificeren');
    expect(await page.$$eval('.matrix [data-cel][tabindex="0"]', (cells) => cells.length)).toBe(1);
    await page.keyboard.press('Enter');
    await inPanel(page);
    await page.keyboard.press('Space');
    await cellText(page, 'wzw-multi/identificeren', 'VDAB');
    await page.keyboard.press('Escape');
    await focused(page, 'wzw-multi/identificeren');
    expect(await page.$('.cel-paneel')).toBeNull();
    // Typing on a cell starts its agreement; a figure its answer time.
    await page.keyboard.type('Elke week');
    await page.keyboard.press('Escape');
    await focused(page, 'wzw-multi/identificeren');
    await cellText(page, 'wzw-multi/identificeren', 'Elke week');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await cellText(page, 'wzw-multi/identificeren', '5 werkdagen');
    await focused(page, 'wzw-multi/identificeren');
    await page.keyboard.press('Delete');
    await cellText(page, 'wzw-multi/identificeren', 'Nog niemand aan zet');
    await undo(page);
    await cellText(page, 'wzw-multi/identificeren', 'Elke week');
    await expect
      .poll(() => cellOf(id, 'wzw-multi/identificeren'))
      .toMatchObject({ afspraak: 'Elke week', antwoordtermijn: 5 });
    await focusCell(page, 'leefloon/nazorg');
    await page.keyboard.press('F2');
    await inPanel(page);
    await combination(page, 'Shift', 'Tab');
    await page.keyboard.press('Escape');
    await focused(page, 'leefloon/nazorg');
  });

  it('fills several cells at once, as one step, and only what was touched', async () => {
    const id = await emptyMatrix();
    const page = await come(id);
    await focusCell(page, 'leefloon/bereiken');
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await focused(page, 'leefloon/bereiken');
    await combination(page, 'Shift', 'ArrowRight');
    await combination(page, 'Shift', 'ArrowDown');
    expect((await chosen(page)).length).toBe(4);
    await page.keyboard.press('Enter');
    await inPanel(page);
    await shows(page, '4 cellen');
    expect(
      await page.$eval('.cel-paneel [data-veld="antwoordtermijn"] input', (field) => field.getAttribute('placeholder')),
    ).toBe('verschillend');
    await tick(page, 'OCMW Schilde aan zet');
    for (const name of ['leefloon/bereiken', 'nba-zonder/noden-inschatten']) await cellText(page, name, 'OCMW Schilde');
    await expect.poll(async () => (await cellsOf(id)).get('nba-zonder/bereiken')?.aanZet.length).toBe(1);
    const cells = await cellsOf(id);
    expect(cells.get('leefloon/bereiken')?.antwoordtermijn).toBe(7);
    expect(cells.get('nba-zonder/bereiken')?.antwoordtermijn).toBeUndefined();
    await undo(page);
    await expect.poll(async () => [...(await cellsOf(id)).values()].flatMap(({ aanZet }) => aanZet)).toEqual([]);
  });

  it('copies and pastes cells, and gives rows to a spreadsheet', async () => {
    const id = draft();
    const page = await come(id);
    await page.browserContext().overridePermissions(product.address, ['clipboard-read', 'clipboard-write']);
    await focusCell(page, 'wzw-multi/identificeren');
    const before = await cellOf(id, 'leefloon/nazorg');
    const text = await page.evaluate(() => {
      const data = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      (window as unknown as { clip: DataTransfer }).clip = data;
      return data.getData('text/plain');
    });
    expect(text).toMatch(/^VDAB; met Wijnegem; .*antwoord binnen 5 werkdagen; contact: Sarah Goossens/);
    await focusCell(page, 'leefloon/matchen');
    await combination(page, 'Shift', 'ArrowDown');
    await page.evaluate(() => {
      const { clip } = window as unknown as { clip: DataTransfer };
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true }),
      );
    });
    await shows(page, '2 cellen geplakt.');
    await expect.poll(() => cellOf(id, 'leefloon/nazorg')).toMatchObject({ aanZet: ['p-vdab'], antwoordtermijn: 5 });
    await undo(page);
    await expect.poll(() => cellOf(id, 'leefloon/nazorg')).toEqual(before);
  });
});

describe('by mouse', () => {
  it('draws a rectangle, adds cells with Ctrl, and takes a whole column by its header', async () => {
    const page = await come(await emptyMatrix());
    await page.$eval(CELL('wzw-multi/noden-inschatten'), (cell) => cell.scrollIntoView({ block: 'center' }));
    const middle = async (name: string): Promise<{ x: number; y: number }> => {
      const box = await (await page.$(CELL(name)))?.boundingBox();
      return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    };
    const [from, to] = [await middle('wzw-multi/bereiken'), await middle('leefloon/trajectbepaling')];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
    await shows(page, '6 cellen');
    expect((await chosen(page)).length).toBe(6);
    await page.keyboard.down('Control');
    await page.click(CELL('nba-zonder/bereiken'));
    await page.keyboard.up('Control');
    await shows(page, '7 cellen');
    // What is chosen stays in sight beside the editor.
    const [matrix, panel] = await Promise.all(
      ['.matrix table', '.cel-paneel'].map(async (css) => (await page.$(css))?.boundingBox()),
    );
    expect((matrix?.x ?? 0) + (matrix?.width ?? 0)).toBeLessThanOrEqual((panel?.x ?? 0) + 1);
    await clickByName(page, '.matrix thead button', /^Leef/);
    await shows(page, '10 cellen');
    await clickByName(page, '.matrix tbody th button', /^Nazorg/);
    await shows(page, '4 cellen');
    await page.click(CELL('leefloon/nazorg'));
    expect(await chosen(page)).toEqual([]);
  });

  it('takes a cell over into its column, offers the likely contact, and walks the gaps', async () => {
    const id = draft();
    const page = await come(id);
    await page.waitForFunction(() =>
      /^\d+ van 30 nog leeg/.test(document.querySelector('.matrix-tel')?.textContent ?? ''),
    );
    await clickByName(page, '.matrix-balk button', /^Volgende lege cel/);
    await page.waitForFunction(() => document.activeElement?.matches('td.cel.leeg'));
    await page.keyboard.press('Enter');
    await inPanel(page);
    await tick(page, 'Wijnegem aan zet');
    await clickByName(page, '.cel-paneel button', /^Zet Marijke Peeters als contactpersoon/);
    await clickByName(page, '.cel-paneel button', /^Voor de hele kolom/);
    await shows(page, 'Overgenomen in');
    await page.waitForFunction(
      () => !/nog leeg/.test(document.querySelectorAll('.matrix thead .kolom-tel')[1]?.textContent ?? ''),
    );
    const leefloon = [...(await cellsOf(id))].filter(([name]) => name.startsWith('leefloon/')).map(([, cell]) => cell);
    expect(leefloon.every(({ aanZet, contactpersonen }) => aanZet.length > 0 && contactpersonen.length > 0)).toBe(true);
    while (await page.$('.bericht-terug')) await page.click('.bericht-terug');
    await undo(page);
    await undo(page);
  });

  it('shows the starting proposal before it fills anything in', async () => {
    const id = await emptyMatrix();
    const page = await come(id);
    await clickByName(page, 'button', /^Startvoorstel bekijken/);
    await shows(page, 'Vul 12 cellen in');
    expect((await cellOf(id, 'leefloon/controle'))?.aanZet).toEqual([]);
    // Two OCMW's: which of them is for people to say.
    const box = await page.waitForFunction(() =>
      [...document.querySelectorAll('fieldset.voorstel-rij')]
        .find((row) => row.textContent?.includes('leefloon'))
        ?.querySelectorAll('label')[2]
        ?.querySelector('input'),
    );
    await (box.asElement() as ElementHandle<HTMLInputElement>).click();
    await clickByName(page, 'button', /^Vul 12 cellen in/);
    await cellText(page, 'wzw-multi/controle', 'VDAB');
    await cellText(page, 'leefloon/controle', 'OCMW Wijnegem');
    await expect.poll(async () => (await cellOf(id, 'leefloon/controle'))?.aanZet.length).toBe(1);
    await clickByName(page, 'button', /^Ongedaan maken$/);
    await cellText(page, 'wzw-multi/controle', 'Nog niemand aan zet');
  });
});

describe('two people', () => {
  it('see each other in a cell and both fill it in', async () => {
    const id = await emptyMatrix();
    const [one, two] = [await come(id), await come(id, /regisseur/)];
    for (const page of [one, two]) {
      await focusCell(page, 'leefloon/nazorg');
      await page.keyboard.press('Enter');
      await inPanel(page);
    }
    await cellText(one, 'leefloon/nazorg', 'Ruben De Smet');
    await shows(one, 'Ruben De Smet werkt ook in deze cel.');
    const three = await come(id, /directeur/);
    await focusCell(three, 'leefloon/nazorg');
    await shows(one, ' werken ook in deze cel.');
    await goTo(three, '/overeenkomsten');
    await Promise.all([tick(one, 'VDAB aan zet'), tick(two, 'OCMW Wijnegem aan zet')]);
    const text = '.cel-paneel [data-veld="afspraak"] textarea';
    await Promise.all([one.type(text, 'Samen. '), two.type(text, 'Om de week. ')]);
    await expect.poll(async () => (await cellOf(id, 'leefloon/nazorg'))?.aanZet.length).toBe(2);
    await expect.poll(async () => (await cellOf(id, 'leefloon/nazorg'))?.afspraak.replace(/\s/g, '').length).toBe(15);
  });

  it('typing elsewhere leaves the matrix alone, and one cell changes only itself', async () => {
    const id = await emptyMatrix();
    const [one, two] = [await come(id), await come(id, /regisseur/)];
    await one.evaluate(() => {
      const touched = new Set<string>();
      (window as unknown as { touched: Set<string> }).touched = touched;
      const cellAround = (node: Node): string =>
        (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-cel]')?.dataset['cel'] ??
        'balk';
      const watch = new MutationObserver((records) => records.forEach(({ target }) => touched.add(cellAround(target))));
      watch.observe(document.querySelector('.matrix tbody') as Node, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    const touched = (): Promise<string[]> =>
      one.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched]);
    const title = 'textarea[data-pad="/titel"]';
    await one.type(title, ' extra');
    await two.waitForFunction(
      (css) => document.querySelector<HTMLTextAreaElement>(css)?.value.endsWith('extra'),
      {},
      title,
    );
    expect(await touched()).toEqual([]);
    await focusCell(two, 'leefloon/nazorg');
    await two.keyboard.press('Enter');
    await inPanel(two);
    await tick(two, 'VDAB aan zet');
    await cellText(one, 'leefloon/nazorg', 'VDAB');
    expect(await touched()).toEqual(['leefloon/nazorg']);
  });
});

describe('on a phone', () => {
  it('is a card per doelgroep, with a sheet from the bottom for one cell and for a whole column', async () => {
    const id = await emptyMatrix();
    const page = await come(id, /netwerkmanager/, 'phone');
    expect(await page.$('.matrix table')).toBeNull();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.$eval(CELL('leefloon/nazorg'), (cell) => cell.scrollIntoView({ block: 'center' }));
    await page.tap(CELL('leefloon/nazorg'));
    await page.waitForSelector('.blad .cel-paneel');
    await inPanel(page);
    await page.tap('.cel-paneel input[aria-label="VDAB aan zet"]');
    await clickByName(page, '.cel-paneel button', /^Sluiten$/);
    await focused(page, 'leefloon/nazorg');
    await cellText(page, 'leefloon/nazorg', 'VDAB');
    await page.evaluate(() =>
      document.querySelector('.matrix-kaart:nth-of-type(2) button')?.scrollIntoView({ block: 'center' }),
    );
    const column = await page.$$('.matrix-kaart .knop');
    await column[1]?.tap();
    await shows(page, '10 cellen');
    await page.tap('.cel-paneel input[aria-label="OCMW Schilde betrokken"]');
    await expect
      .poll(async () => [...(await cellsOf(id)).values()].filter(({ betrokken }) => betrokken.length === 1).length)
      .toBe(10);
  });
});

describe('accessible', () => {
  it.each(['desktop', 'phone'] as const)('with the editor open, on a %s', async (size) => {
    const { page } = await arrive(undefined, size);
    await page.setBypassCSP(true);
    await goTo(page, draft());
    await page.$eval(CELL('leefloon/nazorg'), (cell) => cell.scrollIntoView({ block: 'center' }));
    if (size === 'phone') await page.tap(CELL('leefloon/nazorg'));
    else {
      await focusCell(page, 'leefloon/nazorg');
      await combination(page, 'Shift', 'ArrowRight');
      await page.keyboard.press('Enter');
    }
    await page.waitForSelector('.cel-paneel');
    expect(await graveFindings(page)).toEqual([]);
  });
});

describe('a reader', () => {
  it('walks through the cells and reads them, and can change nothing', async () => {
    const page = await come(draft(), /Lotte Claes/);
    await focusCell(page, 'wzw-multi/identificeren');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.cel-paneel');
    await cellText(page, 'wzw-multi/identificeren', 'VDAB');
    expect(await page.$$('.cel-paneel input:not(:disabled):not([readonly])')).toEqual([]);
    expect(await page.$$('.matrix-balk .knop')).toHaveLength(1);
  });
});
