/** Several people in one agreement: who is where, carets with names, following, undo. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { bar } from './offline-hands.ts';
import { clickByName, combination, shows, type Size } from './product.ts';
import { atRest } from './record-hands.ts';
import { come, draft, goTo, opened, stage } from './stage.ts';
import { enter, PRINCIPLES, settled } from './writing-hands.ts';

stage({ ready: 'section.stuk[aria-label="Actie A1"]' });

const TITLE = (nr: string): string => `textarea[aria-label="Titel van ${nr}"]`;
async function focus(page: Page, css: string): Promise<void> {
  const field = await page.waitForSelector(css);
  await field?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await field?.focus();
}
/** Whether something lies within the window, between the bars. */
const inView = (page: Page, css: string): Promise<unknown> =>
  page.waitForFunction(
    (selector) => {
      const rect = document.querySelector(selector)?.getBoundingClientRect();
      return rect && rect.top > 40 && rect.top < innerHeight - 60;
    },
    {},
    css,
  );
const follow = async (page: Page, name: RegExp): Promise<void> => {
  await clickByName(page, 'button.mens-knop', name);
  await clickByName(page, '[role="dialog"] button', /^Volg$/);
  await page.waitForSelector('.volg-balk');
};

const CELL = '[data-cel="wzw-multi/identificeren"]';
/** Opens the panel of a cell that lies within the agreement, and puts the focus in its text. */
async function inCell(page: Page): Promise<void> {
  await focus(page, CELL);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.cel-paneel');
  if (!(await page.$(AGREED))) await page.locator('.cel-paneel input[data-pad$="/vanToepassing"]').click();
  await focus(page, AGREED);
}
const AGREED = '.cel-paneel textarea[data-pad$="/afspraak"]';

describe('who is where above the paper', () => {
  it.each<Size>(['desktop', 'phone'])(
    'is seen in the panel of a cell as in a field of the paper, on a %s',
    async (size) => {
      const id = draft();
      const [one, two] = [await come(id, /netwerkmanager/, size), await come(id, /regisseur/)];
      await inCell(two);
      await combination(two, 'Control', 'a');
      await two.keyboard.type('Elke dinsdag bellen');
      await two.$eval(AGREED, (field) => field.setSelectionRange(5, 12));
      await inCell(one);
      await one.waitForFunction(
        () => document.querySelector('.cel-paneel .veld-spiegel .selectie')?.textContent === 'dinsdag',
      );
      const found = await one.evaluate((css) => {
        const field = document.querySelector(css);
        const mirror = document.querySelector('.cel-paneel .veld-spiegel');
        const [a, b] = [field?.getBoundingClientRect(), mirror?.getBoundingClientRect()];
        return {
          apart: Math.abs((a?.left ?? 0) - (b?.left ?? 99)) + Math.abs((a?.top ?? 0) - (b?.top ?? 99)),
          said: field?.getAttribute('aria-description'),
          edge: document.querySelectorAll('.cel-paneel .bij-veld.rand').length,
          name: mirror?.querySelector('.caret-naam')?.textContent,
        };
      }, AGREED);
      expect(found).toMatchObject({ said: 'Ruben De Smet is hier', edge: 1, name: 'Ruben De Smet' });
      expect(found.apart).toBeLessThan(1);
      await two.keyboard.press('Escape');
      await one.waitForFunction(() => !document.querySelector('.cel-paneel .veld-spiegel, .cel-paneel .bij-veld'));
    },
  );

  it('is seen in a list to tick that both have open', async () => {
    const id = draft();
    const [one, two] = [await come(id, /netwerkmanager/), await come(id, /regisseur/)];
    for (const page of [two, one]) {
      await focus(page, 'section.stuk[aria-label="Actie A1"] button.verzameling[data-pad$="/doelgroepen"]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.zweef input[type="checkbox"]');
      await page.focus('.zweef input[type="checkbox"]');
    }
    for (const page of [one, two])
      await page.waitForFunction(() => document.querySelectorAll('.zweef .bij-veld.rand').length === 1);
    expect(await one.$eval('.zweef fieldset', (list) => list.getAttribute('aria-description'))).toBe(
      'Ruben De Smet is hier',
    );
  });
});

describe('who is where', () => {
  it('is seen in a plain field: edge, name, caret and selection at the right letters, and said to who listens', async () => {
    const id = draft();
    const one = await come(id, /netwerkmanager/);
    const two = await come(id, /regisseur/);
    await focus(two, TITLE('A2'));
    await two.$eval(TITLE('A2'), (field) => (field as HTMLTextAreaElement).setSelectionRange(4, 9));
    await one.waitForFunction(() => document.querySelector('.veld-spiegel .selectie')?.textContent?.length === 5);
    const found = await one.evaluate((css) => {
      const field = document.querySelector<HTMLTextAreaElement>(css);
      const mirror = document.querySelector('.veld-spiegel');
      const [a, b] = [field?.getBoundingClientRect(), mirror?.getBoundingClientRect()];
      return {
        words: mirror?.querySelector('.selectie')?.textContent,
        value: field?.value.slice(4, 9),
        apart: Math.abs((a?.left ?? 0) - (b?.left ?? 99)) + Math.abs((a?.top ?? 0) - (b?.top ?? 99)),
        said: field?.getAttribute('aria-description'),
        edge: document.querySelectorAll('.bij-veld.rand').length,
        name: mirror?.querySelector('.caret-naam')?.textContent,
        locked: field?.readOnly,
      };
    }, TITLE('A2'));
    expect(found).toMatchObject({ said: 'Ruben De Smet is hier', edge: 1, name: 'Ruben De Smet', locked: false });
    expect(found.words).toBe(found.value);
    expect(found.apart).toBeLessThan(1);
    // Someone else types in front: the selection stays at its letters.
    await focus(one, TITLE('A2'));
    await one.keyboard.press('Home');
    await one.keyboard.type('Nu: ');
    await one.waitForFunction(
      (words) => document.querySelector('.veld-spiegel .selectie')?.textContent === words,
      {},
      found.words,
    );
    await two.$eval(TITLE('A2'), (field) => (field as HTMLTextAreaElement).blur());
    await one.waitForFunction(() => !document.querySelector('.veld-spiegel, .bij-veld'));
  });

  it('shows on the rail and in the bar; a press goes there; the card says name, function and place', async () => {
    const id = draft();
    const one = await come(id, /netwerkmanager/);
    const two = await come(id, /regisseur/);
    await focus(two, TITLE('A3'));
    await one.waitForFunction(() =>
      document.querySelector('button.mens-knop')?.getAttribute('aria-label')?.includes('in Acties, A3'),
    );
    const face = await one.waitForSelector('.rail-rij:has([aria-label*="Ruben De Smet is hier"]) .rail-item');
    expect(await face?.evaluate((element) => element.textContent)).toContain('Acties');
    await clickByName(one, '.gezicht', /Ruben De Smet is hier, ga erheen/);
    await inView(one, TITLE('A3'));
    await clickByName(one, 'button.mens-knop', /Ruben/);
    const card = await one.waitForSelector('.mens-kaart');
    const words = await card?.evaluate((element) => (element as HTMLElement).innerText);
    expect(words).toMatch(/Ruben De Smet[\s\S]*Regisseur sociale economie en werk[\s\S]*in Acties, A3/);
    await one.keyboard.press('Escape');
    await one.waitForFunction(() => !document.querySelector('.mens-kaart'));
    // Others arriving are announced, politely.
    await one.waitForSelector('[data-aanwezigheid="luistert"]');
    await come(id, /jurist/);
    await one.waitForFunction(
      () =>
        document.querySelector('[role="status"][data-aanwezigheid]')?.textContent === 'Julie Maes is erbij gekomen.',
    );
  });

  it('stacks names at one spot, fades them after two seconds and brings them back when their owner moves', async () => {
    const id = draft();
    const one = await come(id, /netwerkmanager/);
    const [two, three] = [await come(id, /regisseur/), await come(id, /directeur/)];
    const editor = '.onderdeel-acties section.stuk [contenteditable="true"]';
    await one.evaluate(() => document.querySelector('[data-onderdeel="acties"]')?.scrollIntoView());
    for (const page of [two, three]) {
      await page.evaluate(() => document.querySelector('[data-onderdeel="acties"]')?.scrollIntoView());
      await focus(page, editor);
      await combination(page, 'Control', 'Home');
      await settled(page);
    }
    await one.waitForFunction(() => {
      const names = [...document.querySelectorAll('.rijk .caret-naam')].map((name) => name.getBoundingClientRect());
      const [a, b] = names;
      return names.length === 2 && a && b && (a.bottom <= b.top || b.bottom <= a.top);
    });
    const faded = (): Promise<unknown> =>
      one.waitForFunction(() =>
        [...document.querySelectorAll('.rijk .caret-naam')].every((name) => getComputedStyle(name).opacity === '0'),
      );
    await faded();
    await two.keyboard.press('ArrowRight');
    await one.waitForFunction(() =>
      [...document.querySelectorAll('.rijk .caret-naam')].some((name) => Number(getComputedStyle(name).opacity) > 0.5),
    );
    await faded();
  });
});

describe.each<Size>(['desktop', 'phone'])('following, on a %s', (size) => {
  it('goes where they go, says so on both sides, and stops at your own move', async () => {
    const id = draft();
    const two = await come(id, /regisseur/);
    await focus(two, TITLE('A3'));
    const one = await come(id, /netwerkmanager/, size);
    await follow(one, /Ruben/);
    await shows(two, 'Nele Aerts volgt u');
    await inView(one, TITLE('A3'));
    // They read on elsewhere: by what stands at the top of their window.
    await two.evaluate(() => document.querySelector('[data-onderdeel="overleg"]')?.scrollIntoView());
    await inView(one, '[data-onderdeel="overleg"] h2, [data-onderdeel="overleg"] .stuk');
    await focus(two, 'textarea[data-pad="/titel"]');
    await inView(one, 'textarea[data-pad="/titel"]');
    expect(await one.$eval('.volg-balk', (bar) => (bar as HTMLElement).innerText)).toMatch(/U volgt\s+Ruben De Smet/);
    await one.keyboard.press('Escape');
    await one.waitForFunction(() => !document.querySelector('.volg-balk, .volg-kader'));
    await two.waitForFunction(() => !document.body.innerText.includes('volgt u'));
    await follow(one, /Ruben/);
    await one.evaluate(() => document.dispatchEvent(new WheelEvent('wheel', { bubbles: true, deltaY: 100 })));
    await one.waitForFunction(() => !document.querySelector('.volg-balk'));
    await follow(one, /Ruben/);
    await clickByName(one, '.volg-balk button', /Stoppen/);
    await one.waitForFunction(() => !document.querySelector('.volg-balk'));
    await follow(one, /Ruben/);
    await goTo(two, '/overeenkomsten');
    await one.waitForFunction(() => !document.querySelector('.volg-balk'));
    await shows(one, 'Wie u volgde is weggegaan.');
  });
});

describe('two who follow one another', () => {
  it('both come to rest', async () => {
    const id = draft();
    const [one, two] = [await come(id, /netwerkmanager/), await come(id, /regisseur/)];
    await focus(one, TITLE('A1'));
    await focus(two, 'textarea[data-pad="/titel"]');
    await follow(one, /Ruben/);
    await follow(two, /Nele/);
    await Promise.all([one, two].map((page) => atRest(page, 60)));
    for (const page of [one, two]) expect(await page.$('.volg-balk')).not.toBeNull();
  });
});

describe('undo with two people', () => {
  it('is one stack in fields, matrix and rich text, goes back to where it was, and is empty after reload', async () => {
    const id = draft();
    const [one, two] = [await come(id, /netwerkmanager/), await come(id, /regisseur/)];
    const value = (css: string) => one.$eval(css, (field) => (field as HTMLTextAreaElement).value);
    const before = await value(TITLE('A1'));
    await focus(one, TITLE('A1'));
    await one.keyboard.press('End');
    await one.keyboard.type(' EEN');
    await enter(one, PRINCIPLES, 'Home');
    await one.keyboard.type('TWEE ');
    const box = await one.waitForSelector('.kolom-vink input');
    await box?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const ticked = await box?.evaluate((element) => element.checked);
    await box?.click();
    // The other writes in the same title meanwhile.
    await focus(two, TITLE('A1'));
    await two.keyboard.press('Home');
    await two.keyboard.type('Zij: ');
    await one.waitForFunction(
      (css) => document.querySelector<HTMLTextAreaElement>(css)?.value.startsWith('Zij: '),
      {},
      TITLE('A1'),
    );
    const undo = (): Promise<void> => combination(one, 'Control', 'z');
    await undo();
    expect(await box?.evaluate((element) => element.checked)).toBe(ticked);
    await undo();
    await one.waitForFunction(() => !document.body.innerText.includes('TWEE '));
    await one.waitForFunction(() => document.activeElement?.closest('[data-pad="/principes"]') !== null);
    await undo();
    await one.waitForFunction(
      (css, words) => document.querySelector<HTMLTextAreaElement>(css)?.value === words,
      {},
      TITLE('A1'),
      `Zij: ${before}`,
    );
    await one.waitForFunction((css) => document.activeElement === document.querySelector(css), {}, TITLE('A1'));
    await two.keyboard.type('nog ');
    await one.waitForFunction(
      (css) => document.querySelector<HTMLTextAreaElement>(css)?.value.includes('nog '),
      {},
      TITLE('A1'),
    );
    await combination(one, 'Control', 'y');
    await one.waitForFunction(
      (css, words) => document.querySelector<HTMLTextAreaElement>(css)?.value === words,
      {},
      TITLE('A1'),
      `Zij: nog ${before} EEN`,
    );
    await bar(one, /^Bewaard$/);
    await one.reload();
    await opened(one);
    await one.waitForSelector('button[aria-label="Ongedaan maken"][disabled]');
    await undo();
    await shows(one, 'Er is niets van u om ongedaan te maken');
  });
});

describe('the bar on a phone', () => {
  it('shows whether all is kept, whoever else is there and whatever is new', async () => {
    const id = draft();
    const two = await come(id, /regisseur/);
    await come(id, /algemeen directeur/);
    const phone = await come(id, /netwerkmanager/, 'phone');
    await enter(two, PRINCIPLES);
    await two.keyboard.type('Nieuw. ');
    await phone.waitForSelector('.nieuws-chip');
    await phone.waitForFunction(() => document.querySelector('.mensen-hier')?.textContent.includes('+2'));
    await bar(phone, /^Bewaard$/);
    const apart = await phone.evaluate(() => {
      const parts = ['.bewaard-kort', '.nieuws-chip', '.mensen-hier', '.maak'].map((css) =>
        document.querySelector(`.agreement-balk ${css}`)?.getBoundingClientRect(),
      );
      const ends = parts.map((one) => [one?.left ?? NaN, one?.right ?? NaN] as const);
      return [
        ...ends.slice(1).map(([left], nth) => left - (ends[nth]?.[1] ?? NaN)),
        innerWidth - (ends.at(-1)?.[1] ?? NaN),
      ];
    });
    for (const room of apart) expect(room).toBeGreaterThanOrEqual(0);
  });
});
