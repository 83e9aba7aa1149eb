/** The open points in real browsers: calm, solved in one click, led to, read at the field; both sizes. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { clickByName, shows } from './product.ts';
import { agreementOf, arrive, come, draft, goTo, newAgreement, stage } from './stage.ts';

stage({ ready: '.matrix', calm: true });

/** The sentences in the panel that match. */
const points = (page: Page, source: string): Promise<number> =>
  page.$$eval(
    '.punten .punt-zin',
    (all, wanted) => all.filter((point) => new RegExp(wanted).test(point.textContent ?? '')).length,
    source,
  );
/** "Nog 67 punten", on the rail. */
const total = (page: Page): Promise<number> =>
  page.$eval('.klaarheid strong', (words) => Number(/\d+/.exec(words.textContent ?? '')?.[0] ?? 0));
const gone = (page: Page, source: string): Promise<void> => expect.poll(() => points(page, source)).toBe(0);

describe('a solution in one click', () => {
  it('does what it says, says that it did, keeps the place in the list, and can be undone', async () => {
    const id = draft();
    const page = await come(id);
    await shows(page, 'De overeenkomst loopt langer dan de legislatuur');
    await page.focus('.punten .oplossing');
    await page.keyboard.press('Enter');
    await shows(page, 'Gedaan: zet de einddatum op 31 december 2030.');
    await gone(page, 'loopt langer dan de legislatuur');
    await expect.poll(async () => (await agreementOf(id)).looptijd.einde).toBe('2030-12-31');
    // The button is gone; the focus is still in the list.
    await page.waitForFunction(() => document.activeElement?.closest('.punten') !== null);
    await clickByName(page, '.bericht button', /^Ongedaan maken$/);
    await expect.poll(() => points(page, 'loopt langer dan de legislatuur')).toBe(1);
    await expect.poll(async () => (await agreementOf(id)).looptijd.einde).toBe('2031-06-30');
  });

  it('solves all of one kind as one step', async () => {
    const id = draft();
    const page = await come(id);
    const withSarah = async (): Promise<number> =>
      (await agreementOf(id)).taakverdeling.taken.filter(
        ({ doelgroep, contactpersonen }) => doelgroep === 'wzw-multi' && contactpersonen.length > 0,
      ).length;
    await expect.poll(() => points(page, 'Kies een contactpersoon bij .* voor «Multi-problematiek»')).toBe(2);
    await clickByName(page, '.oplossing.samen', /^Zet Sarah Goossens als contactpersoon in 2 cellen/);
    await gone(page, 'Kies een contactpersoon bij .* voor «Multi-problematiek»');
    await expect.poll(withSarah).toBe(10);
    await clickByName(page, '.bericht button', /^Ongedaan maken$/);
    await expect.poll(withSarah).toBe(8);
  });

  it('is not offered to a reader', async () => {
    const page = await come(draft(), /Lotte Claes/);
    await shows(page, 'De overeenkomst loopt langer dan de legislatuur');
    expect(await page.$$('.oplossing')).toEqual([]);
  });
});

describe('the list', () => {
  it('folds what is long, per doelgroep, and says in words how bad a point is', async () => {
    const page = await come(await newAgreement());
    await shows(page, 'Nog 7 cellen van Leefloon');
    const before = await points(page, 'voor «Leefloon»');
    await clickByName(page, '.punten button', /^Nog 7 cellen van Leefloon/);
    await expect.poll(() => points(page, 'voor «Leefloon»')).toBe(20);
    expect(before).toBe(6);
    const words = await page.$$eval(
      '.punt-zin',
      (all) => new Set(all.map((one) => one.querySelector('.enkel-voorlezen')?.textContent)).size,
    );
    expect(words).toBeGreaterThan(0);
    expect(await page.$eval('.punten [role="status"]', (status) => status.textContent)).toMatch(
      /^Nog \d+ punten open\.$/,
    );
  });

  it('does not speak of a field while someone is in it', async () => {
    const page = await come(await newAgreement());
    await page.waitForFunction(() => /\d/.test(document.querySelector('.klaarheid strong')?.textContent ?? ''));
    const before = await total(page);
    await clickByName(page, 'button', /^Doelstelling toevoegen$/);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-pad')?.endsWith('/titel'));
    // What else the new doelstelling lacks is counted at once; its title, in which one is, only later.
    await expect.poll(() => total(page)).toBe(before + 3);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect.poll(() => total(page)).toBe(before + 4);
  });

  it('leads to the field, also one inside a cell', async () => {
    const page = await come(draft());
    await clickByName(page, '.punt-zin', /Kies wie aan zet is bij «Matchen» voor «Leefloon»/);
    await page.waitForFunction(() => document.activeElement?.closest('.cel-paneel [data-veld="aanZet"]') !== null);
    await shows(page, '(Equivalent) leefloongerechtigden');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['cel'] === 'leefloon/matchen');
  });
});

describe('at the field itself', () => {
  it('a dashed line, and the sentence when the field has the focus', async () => {
    const page = await come(draft());
    const field = 'input[data-pad="/looptijd/einde"]';
    await page.waitForSelector(`${field}[data-punt="tekort"]`);
    await page.focus(field);
    const said = await page.waitForFunction(
      (css) => {
        const id = document.querySelector(css)?.getAttribute('aria-describedby') ?? '';
        return id === '' ? null : (document.getElementById(id)?.textContent ?? null);
      },
      {},
      field,
    );
    expect(await said.jsonValue()).toMatch(/loopt langer dan de legislatuur/);
    await page.waitForFunction(() => {
      const box = document.querySelector('.punt-ballon')?.getBoundingClientRect();
      return box !== undefined && box.width > 100 && box.top > 100;
    });
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.waitForFunction(() => document.querySelector('.punt-ballon') === null);
    expect(await page.$eval(field, (element) => element.getAttribute('aria-describedby'))).toBeNull();
  });
});

describe('on a phone', () => {
  it('the sheet closes and the field has the focus', async () => {
    const page = await come(draft(), undefined, 'phone');
    await clickByName(page, '.voetbalk button', /^Punten/);
    await clickByName(page, '.punt-zin', /Vul in welk orgaan Gemeente Wijnegem/);
    await page.waitForFunction(() => document.querySelector('.blad') === null);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-pad')?.endsWith('/vertegenwoordiging'));
    await clickByName(page, '.voetbalk button', /^Punten/);
    await clickByName(page, '.punt-zin', /Kies wie aan zet is bij «Matchen» voor «Leefloon»/);
    await page.waitForFunction(() => document.activeElement?.closest('.cel-paneel [data-veld="aanZet"]') !== null);
    expect(await page.$$('.blad')).toHaveLength(1);
  });

  it('solves a point in the sheet, which stays open', async () => {
    const id = draft();
    const page = await come(id, undefined, 'phone');
    await clickByName(page, '.voetbalk button', /^Punten/);
    await clickByName(page, '.oplossing', /^Vul het ondernemingsnummer in: 0207\.533\.775/);
    await expect.poll(async () => (await agreementOf(id)).partijen[1]?.kbo).toBe('0207533775');
    await gone(page, 'Vul het ondernemingsnummer');
    expect(await page.$('.blad .punten')).not.toBeNull();
  });
});

describe('accessible', () => {
  it.each(['desktop', 'phone'] as const)('on a %s', async (size) => {
    const { page } = await arrive(undefined, size);
    await page.setBypassCSP(true);
    await goTo(page, draft());
    if (size === 'phone') await clickByName(page, '.voetbalk button', /^Punten/);
    else await page.focus('input[data-pad="/looptijd/einde"]');
    await page.waitForSelector('.punten .oplossing');
    expect(await graveFindings(page)).toEqual([]);
  });
});
