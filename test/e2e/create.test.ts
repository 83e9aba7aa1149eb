/** A new agreement in four steps: by keyboard alone, by an area's proposal, with its errors, and Back and reload losing nothing. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { clickByName, shows, type Size } from './product.ts';
import { agreementOf, come, goTo, stage } from './stage.ts';

stage();

async function begin(size?: Size): Promise<Page> {
  const page = await come('/overeenkomsten/nieuw', undefined, size);
  await page.waitForSelector('.stappen');
  await page.waitForSelector('.eerste-blad');
  // Nothing moves under the mouse any more.
  await page.evaluate(async () => void (await document.fonts.ready));
  return page;
}

const stepIs = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => document.querySelector('.stappen [aria-current="step"]')?.textContent?.includes(wanted),
    {},
    name,
  );
const next = (page: Page): Promise<void> => clickByName(page, 'button', /^Volgende$/);
/** On to the step of this name. */
async function nextTo(page: Page, name: string): Promise<void> {
  await next(page);
  await stepIs(page, name);
}
const preview = (page: Page): Promise<string> => page.$eval('.eerste-blad', ({ textContent }) => textContent);
const previewSays = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('.eerste-blad')?.textContent?.includes(wanted), {}, text);
const area = 'input[aria-describedby*="regie-uitleg"]';

async function pickArea(page: Page, typed: string): Promise<void> {
  await page.waitForSelector(area);
  await page.type(area, typed);
  await page.waitForSelector('[role="option"]');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('[role="option"][data-focused]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.voorstel');
}

async function agreementMade(page: Page): Promise<Agreement> {
  await page.waitForFunction(() => /\/overeenkomsten\/so-/.test(location.pathname));
  const id = await page.evaluate(() => location.pathname.split('/').at(-1) ?? '');
  return agreementOf(id);
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it('an area proposes its municipalities: taken over at once, or partly; the first page follows', async () => {
    const page = await begin(size);
    if (size === 'phone') {
      expect(await page.$eval('.voorbeeld-vouw', (fold) => fold.hasAttribute('open'))).toBe(false);
      await page.click('.voorbeeld-vouw summary');
    }
    expect(await preview(page)).toContain('Nog geen lokaal bestuur');
    await nextTo(page, 'Gebied en partijen');
    await pickArea(page, 'rivier');
    await shows(page, 'Voorstel: 10 gemeenten van regiegebied Rivierenland');
    expect(await preview(page)).toContain('Nog geen lokaal bestuur');
    await clickByName(page, 'button', /^Alle 10 toevoegen$/);
    await previewSays(page, 'Lokaal bestuur Willebroek');
    // The numbers of gemeente and OCMW are filled in, each.
    await shows(page, 'KBO 0207.501.113 (gemeente), 0212.184.035 (OCMW)');
    await clickByName(page, '.voorstel label', /^Bonheiden$/);
    await page.waitForFunction(() => !document.querySelector('.eerste-blad')?.textContent?.includes('Bonheiden'));
    await page.select('select[aria-label="Bornem treedt toe als"]', 'apart');
    await previewSays(page, 'OCMW Bornem');
    await page.select('select[aria-label="Duffel treedt toe als"]', 'ocmw');
    await previewSays(page, 'OCMW Duffel');
    await nextTo(page, 'Looptijd');
    await nextTo(page, 'Nakijken');
    await shows(page, 'Regiegebied Rivierenland, Referentieregio Rivierenland');
    await clickByName(page, 'button', /^Overeenkomst aanmaken$/);
    const made = await agreementMade(page);
    expect(made.partijen.map(({ naam }) => naam).slice(0, 4)).toEqual([
      'VDAB',
      'Gemeente Bornem',
      'OCMW Bornem',
      'OCMW Duffel',
    ]);
    expect(made.partijen).toHaveLength(11);
    expect([made.regiegebied, made.referentieregio]).toEqual(['Rivierenland', 'rivierenland']);
  });

  it('says what is wrong at its field, and goes on when that is mended', async () => {
    const page = await begin(size);
    await nextTo(page, 'Gebied en partijen');
    await next(page);
    await shows(page, 'Kies minstens een gemeente of OCMW.');
    await stepIs(page, 'Gebied en partijen');
    expect(await page.evaluate(() => document.activeElement?.closest('#veld-partijen') !== null)).toBe(true);
    await pickArea(page, 'gent');
    await clickByName(page, 'button', /^Toevoegen$/);
    await nextTo(page, 'Looptijd');
    await page.waitForSelector('#start');
    await page.$eval('input#einde', (input) => input.select());
    await page.type('#einde', '31/12/2099');
    await next(page);
    await shows(page, 'Dit sjabloon loopt uiterlijk tot 31 december 2030.');
    expect(await page.$eval('input#einde', (input) => input.getAttribute('aria-invalid'))).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('einde');
    await clickByName(page, 'button', /^De hele legislatuur$/);
    await nextTo(page, 'Nakijken');
  });

  it('Back goes a step back, and a reload loses nothing', async () => {
    const page = await begin(size);
    await nextTo(page, 'Gebied en partijen');
    await pickArea(page, 'leuven');
    await clickByName(page, 'button', /^Toevoegen$/);
    await nextTo(page, 'Looptijd');
    expect(await page.evaluate(() => location.search)).toBe('?stap=looptijd');
    await page.$eval('input#start', (input) => input.select());
    await page.type('#start', '1/3/2026');
    await page.reload();
    await page.waitForSelector('#start');
    expect(await page.$eval('input#start', ({ value }) => value)).toBe('1/3/2026');
    await page.goBack();
    await stepIs(page, 'Gebied en partijen');
    expect(await page.$eval(area, ({ value }) => value)).toBe('Leuven');
    await shows(page, 'Leuven');
    await page.goBack();
    await stepIs(page, 'Sjabloon');
    await page.goForward();
    await page.goForward();
    await stepIs(page, 'Looptijd');
    // Gone when someone says so.
    await clickByName(page, 'button', /^Annuleren$/);
    await page.waitForFunction(() => location.pathname === '/overeenkomsten');
    await goTo(page, '/overeenkomsten/nieuw?stap=nakijken');
    // A step that cannot be yet gives the first that is not right.
    await stepIs(page, 'Gebied en partijen');
    expect(await page.evaluate(() => location.search)).toBe('?stap=partijen');
  });
});

describe('a regiegebied that is not among the eleven', () => {
  it('may be typed, says that its municipalities are not known, and lands in the agreement', async () => {
    const page = await begin();
    await next(page);
    await shows(page, 'We kennen 11 van de 37 regiegebieden.');
    await page.type(area, 'Noorderkempen');
    await shows(page, 'Van «Noorderkempen» kennen we de gemeenten niet');
    await page.type('#veld-partijen input', 'Hoogstr');
    await page.waitForSelector('[role="option"]');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('[role="option"][data-focused]');
    await page.keyboard.press('Enter');
    await previewSays(page, 'Lokaal bestuur Hoogstraten');
    await previewSays(page, 'Referentieregio Kempen');
    await nextTo(page, 'Looptijd');
    await nextTo(page, 'Nakijken');
    await clickByName(page, 'button', /^Overeenkomst aanmaken$/);
    expect((await agreementMade(page)).regiegebied).toBe('Noorderkempen');
  });

  it('is no need: a referentieregio proposes too', async () => {
    const page = await begin();
    await next(page);
    await page.waitForSelector('.formulier select');
    await page.select('.formulier select', 'kempen');
    await page.waitForFunction(() =>
      /Voorstel: \d+ gemeenten van referentieregio Kempen/.test(document.body.innerText),
    );
  });
});

describe('by keyboard alone', () => {
  it('goes from the list to the new agreement; Enter goes on', async () => {
    const page = await come('/overeenkomsten');
    await page.waitForSelector('.so-rij');
    const tabTo = async (what: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
          const { activeElement: at } = document;
          const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null;
          return at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
        });
        if (here.startsWith(what)) return;
      }
      throw new Error(`Tab does not reach ${what}`);
    };
    await tabTo('Nieuwe overeenkomst');
    await page.keyboard.press('Enter');
    await stepIs(page, 'Sjabloon');
    await tabTo('Samenwerkingsovereenkomst 2025-2030');
    await page.keyboard.press('ArrowDown');
    await previewSays(page, '3 uit het sjabloon');
    await page.keyboard.press('Enter');
    await stepIs(page, 'Gebied en partijen');
    await page.waitForFunction(() => document.activeElement?.classList.contains('stap-kop'));
    await tabTo('Regiegebied');
    await page.keyboard.type('haspen');
    await page.waitForSelector('[role="option"]');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('[role="option"][data-focused]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.voorstel');
    await tabTo('Alle ');
    await page.keyboard.press('Enter');
    await previewSays(page, 'Lokaal bestuur Sint-Truiden');
    await tabTo('Voeg een gemeente toe');
    await page.keyboard.press('Enter');
    await stepIs(page, 'Looptijd');
    await tabTo('Van');
    await page.keyboard.press('Enter');
    await stepIs(page, 'Nakijken');
    await tabTo('Overeenkomst aanmaken');
    await page.keyboard.press('Enter');
    const made = await agreementMade(page);
    expect(made.sjabloon.id).toBe('so-basis');
    expect(made.regiegebied).toBe('Haspengouw');
    expect(made.partijen.map(({ naam }) => naam)).toContain('Lokaal bestuur Sint-Truiden');
  });
});
