/** Records: added, copied, moved by hand and by keys, referred to by typing, and never lost. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { clickByName, combination, shows } from './product.ts';
import {
  addActions,
  atRest,
  boxOf,
  command,
  field,
  focusIsIn,
  handleOf,
  listStandsAtItsField,
  order,
  recordOf,
  refer,
  title,
} from './record-hands.ts';
import { agreementOf, come, newAgreement, product, stage } from './stage.ts';
import { enter, PRINCIPLES } from './writing-hands.ts';

stage();

/** An agreement of VDAB and two gemeenten, without acties. */
const twoGemeenten = (): Promise<string> =>
  newAgreement({
    partijen: [
      { nis: '11050', soort: 'gemeente' },
      { nis: '11055', soort: 'gemeente' },
    ],
  });
const titlesOf = async (id: string): Promise<string[]> => (await agreementOf(id)).acties.map(({ titel }) => titel);

describe.each(['desktop', 'phone'] as const)('records on a %s', (size) => {
  it('have the focus the moment they are added, also in a long list: no key is lost', async () => {
    const id = await twoGemeenten();
    const page = await come(id, /netwerkmanager/, size);
    await addActions(page, ['Een']);
    // Within one task of the page, before anything is drawn; from the ninth on records may have no fields yet.
    const focused = await page.evaluate(() => {
      const add = [...document.querySelectorAll<HTMLElement>('button')].find(
        ({ textContent }) => textContent === 'Actie toevoegen',
      );
      return Array.from({ length: 11 }, () => {
        add?.click();
        document.execCommand('insertText', false, 'Meteen');
        return document.activeElement?.getAttribute('aria-label');
      });
    });
    expect(focused).toEqual(Array.from({ length: 11 }, (_, nth) => `Titel van A${nth + 2}`));
    await expect.poll(() => titlesOf(id)).toEqual(['Een', ...focused.map(() => 'Meteen')]);
  });

  it('are inserted between, copied, moved by keys and removed, each one step to undo, with the focus right', async () => {
    const id = await twoGemeenten();
    const page = await come(id, /netwerkmanager/, size);
    await addActions(page, ['Een', 'Twee', 'Drie']);
    await command(page, 'Actie A2', /^Hierboven toevoegen$/);
    await focusIsIn(page, title('A2'));
    await page.keyboard.type('Tussen');
    await order(page, ['Een', 'Tussen', 'Twee', 'Drie']);

    await combination(page, 'Alt', 'Shift', 'ArrowUp');
    await order(page, ['Tussen', 'Een', 'Twee', 'Drie']);
    await focusIsIn(page, title('A1'));
    await page.waitForFunction(() =>
      /staat nu op plaats 1 van 4/.test(document.querySelector('.bericht-plek[role="status"]')?.textContent ?? ''),
    );
    await (await page.waitForSelector(handleOf('A1')))?.evaluate((element) => (element as HTMLElement).focus());
    await page.keyboard.press('ArrowDown');
    await order(page, ['Een', 'Tussen', 'Twee', 'Drie']);
    await focusIsIn(page, handleOf('A2'));

    await command(page, 'Actie A3', /^Dupliceren/);
    await focusIsIn(page, title('A4'));
    await order(page, ['Een', 'Tussen', 'Twee', 'Twee (kopie)', 'Drie']);

    await command(page, 'Actie A1', /^Verwijderen/);
    await order(page, ['Tussen', 'Twee', 'Twee (kopie)', 'Drie']);
    await focusIsIn(page, title('A1'));
    await clickByName(page, '.bericht button', /^Ongedaan maken$/);
    await order(page, ['Een', 'Tussen', 'Twee', 'Twee (kopie)', 'Drie']);
    await combination(page, 'Control', 'z');
    await order(page, ['Een', 'Tussen', 'Twee', 'Drie']);
    await expect.poll(() => titlesOf(id)).toEqual(['Een', 'Tussen', 'Twee', 'Drie']);
  });

  it('refer by typing, show it both ways, and say when what they refer to is gone', async () => {
    const id = await twoGemeenten();
    const page = await come(id, /netwerkmanager/, size);
    await addActions(page, ['Zitdag']);
    const action = recordOf('A1');
    await refer(page, action, 'Doelstellingen', 'D2');
    // The list stands right beside what it belongs to.
    await listStandsAtItsField(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.kiezer .chip')?.textContent === 'D2');
    await page.keyboard.type('D1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      (css) => document.querySelector(`${css} .verwijst .verwijzing`)?.textContent === 'D1',
      {},
      action,
    );
    // The chips stand in reading order, so that Backspace took D2.
    await expect.poll(async () => (await agreementOf(id)).acties[0]?.doelstellingen.length).toBe(1);
    const [first] = (await agreementOf(id)).doelstellingen;

    await refer(page, action, 'Trekker', 'vda');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (css) => /Trekker\s*VDAB/.test(document.querySelector(css)?.textContent ?? ''),
      {},
      action,
    );
    await page.waitForFunction(() => /trekt 1 actie:\s*A1/.test(document.querySelector('.partij')?.textContent ?? ''));

    // The other way round: the doelstelling links to the actie; a look shows its title, a press goes there.
    const link = `section[aria-label="Doelstelling D1"] .terug .verwijzing`;
    await (
      await page.waitForSelector(link)
    )?.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await atRest(page);
    if (size === 'desktop') {
      await page.hover(link);
      await page.waitForFunction(() => document.querySelector('[role="tooltip"]')?.textContent === 'A1 Zitdag');
    }
    await page.click(link);
    await focusIsIn(page, title('A1'));

    await command(page, 'Doelstelling D1', /^Verwijderen/);
    await page.waitForFunction((css) => document.querySelector(`${css} .chip.weg`) !== null, {}, action);
    await atRest(page);
    await clickByName(page, `${action} .chip.weg button`, /weghalen/);
    await shows(page, 'Kies een doelstelling');
    expect((await agreementOf(id)).doelstellingen.map((goal) => goal.id)).not.toContain(first?.id);
  });
});

describe('dragging', () => {
  it('by mouse shows where it lands, and Escape calls it off', async () => {
    const id = await twoGemeenten();
    const page = await come(id);
    await addActions(page, ['Een', 'Twee', 'Drie']);
    await (
      await page.waitForSelector(recordOf('A2'))
    )?.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await atRest(page);
    await page.hover(recordOf('A3'));
    const from = await boxOf(page, handleOf('A3'));
    const target = await boxOf(page, recordOf('A1'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, target.top + 4, { steps: 6 });
    await page.waitForSelector('.invoeglijn');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.invoeglijn, .sleepbeeld') === null);
    await page.mouse.up();
    await order(page, ['Een', 'Twee', 'Drie']);

    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, target.top + 4, { steps: 6 });
    const line = await boxOf(page, '.invoeglijn');
    expect(Math.abs(line.y - target.top)).toBeLessThan(20);
    await page.mouse.up();
    await order(page, ['Drie', 'Een', 'Twee']);
    await page.waitForFunction(() => document.querySelector('[role="menu"]') === null);
    await combination(page, 'Control', 'z');
    await order(page, ['Een', 'Twee', 'Drie']);
  });

  it('by finger moves a record on a phone', async () => {
    const id = await twoGemeenten();
    const page = await come(id, /netwerkmanager/, 'phone');
    await addActions(page, ['Een', 'Twee']);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await (
      await page.waitForSelector(recordOf('A2'))
    )?.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await atRest(page);
    const from = await boxOf(page, handleOf('A2'));
    const target = await boxOf(page, recordOf('A1'));
    await page.touchscreen.touchStart(from.x, from.y);
    for (const part of [0.2, 0.5, 0.8, 1])
      await page.touchscreen.touchMove(from.x, from.y + (target.top + 10 - from.y) * part);
    await page.waitForSelector('.invoeglijn');
    await page.touchscreen.touchEnd();
    await order(page, ['Twee', 'Een']);
  });

  it('drops a card of the inspiration set where the line is', async () => {
    const id = await twoGemeenten();
    const page = await come(id);
    await addActions(page, ['Een', 'Twee']);
    const { acties } = (await (await product.api('/api/inspiratieset')).json()) as {
      acties: { id: string; titel: string }[];
    };
    const { y } = await boxOf(page, recordOf('A2')).then((box) => ({ y: box.top + 2 }));
    await page.evaluate(
      (card, height) => {
        const carried = new DataTransfer();
        carried.setData('application/x-samenschrift-inspiratie', card);
        const list = document.querySelector('[data-onderdeel="acties"] .stukken');
        for (const type of ['dragover', 'drop'])
          list?.dispatchEvent(
            new DragEvent(type, { dataTransfer: carried, clientY: height, bubbles: true, cancelable: true }),
          );
      },
      acties[0]?.id ?? '',
      y,
    );
    await order(page, ['Een', acties[0]?.titel ?? '', 'Twee']);
    await focusIsIn(page, title('A2'));
  });
});

describe('two people', () => {
  it('moving the same record at once lose nothing and end up with the same order', async () => {
    const id = await twoGemeenten();
    const [one, two] = await Promise.all([come(id), come(id, /regisseur/)]);
    await addActions(one, ['Een', 'Twee', 'Drie']);
    await order(two, ['Een', 'Twee', 'Drie']);
    await Promise.all([
      (await field(one, title('A2'))).focus().then(() => combination(one, 'Alt', 'Shift', 'ArrowUp')),
      (await field(two, title('A2'))).focus().then(() => combination(two, 'Alt', 'Shift', 'ArrowDown')),
    ]);
    const read = (page: Page): Promise<string[]> =>
      page.$$eval('textarea[aria-label^="Titel van A"]', (fields) => fields.map(({ value }) => value));
    await expect.poll(async () => (await read(one)).join() === (await read(two)).join()).toBe(true);
    expect([...(await read(one))].sort()).toEqual(['Drie', 'Een', 'Twee']);
    await expect.poll(() => titlesOf(id)).toEqual(await read(one));
  });
});

describe('people', () => {
  it('are added from the picker in one step, reused by name, and linked for who reads', async () => {
    const id = await twoGemeenten();
    const page = await come(id);
    await addActions(page, ['Zitdag']);
    await clickByName(page, 'button', /^Meer gegevens van A1$/);
    await refer(page, recordOf('A1'), 'Contactpersoon', 'An Peeters');
    await clickByName(page, '[role="option"]', /^Nieuwe contactpersoon «An Peeters» bij Wijnegem$/);
    await page.waitForFunction(
      (css) => /contact\s*An Peeters/.test(document.querySelector(css)?.textContent ?? ''),
      {},
      recordOf('A1'),
    );
    const people = async (): Promise<string[]> =>
      (await agreementOf(id)).partijen.flatMap(({ contactpersonen }) => contactpersonen.map(({ naam }) => naam));
    await expect.poll(people).toEqual(['An Peeters']);
    await combination(page, 'Control', 'z');
    await expect.poll(people).toEqual([]);
    expect((await agreementOf(id)).acties[0]?.contactpersoon).toBeUndefined();
    await combination(page, 'Control', 'y');
    await expect.poll(people).toEqual(['An Peeters']);

    // Whoever is known is offered by name, with what is known of them.
    const contact = 'section[aria-label="Contactpersoon An Peeters"]';
    await (await field(page, `${contact} textarea[aria-label="Functie"]`)).type('Burgemeester');
    await (await field(page, `${contact} textarea[aria-label="E-mail"]`)).type('an@wijnegem.be');
    const signs = 'section.partij[aria-label="Gemeente Wijnegem"] [data-pad$="/ondertekenaars"]';
    await clickByName(page, `${signs} button`, /^Ondertekenaar toevoegen$/);
    await focusIsIn(page, `${signs} textarea[aria-label="Naam"]`);
    await page.keyboard.type('pee');
    await page.waitForSelector('[role="listbox"] [role="option"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('section[aria-label="Ondertekenaar An Peeters"]');
    await expect
      .poll(async () => (await agreementOf(id)).partijen[1]?.ondertekenaars[0])
      .toMatchObject({ naam: 'An Peeters', functie: 'Burgemeester' });
    await expect
      .poll(async () => (await agreementOf(id)).partijen[1]?.contactpersonen[0]?.email)
      .toBe('an@wijnegem.be');

    const reader = await come(id, /Lotte Claes/);
    await reader.waitForSelector('a[href="mailto:an@wijnegem.be"]');
  });

  it('belong to a party that joins once', async () => {
    const page = await come(await twoGemeenten());
    await clickByName(page, 'button', /^Gemeente of OCMW toevoegen$/);
    await focusIsIn(page, '.gemeentekiezer input[role="combobox"]');
    await page.keyboard.type('wijneg');
    await page.waitForFunction(
      () => document.querySelector('[role="option"][aria-disabled="true"]')?.textContent === 'Wijnegemis al partij',
    );
  });
});

describe('a date', () => {
  it('is stored while it is typed, also as words, and what is no date stays to be corrected', async () => {
    const id = await twoGemeenten();
    const page = await come(id);
    await addActions(page, ['Zitdag']);
    const deadline = `${recordOf('A1')} input[data-pad$="/deadline"]`;
    const stored = async (): Promise<string | undefined> => (await agreementOf(id)).acties[0]?.deadline;
    await (await field(page, deadline)).focus();
    await page.keyboard.type('1 juni 2027');
    await expect.poll(stored).toBe('2027-06-01');
    // Still being typed in: nothing was rewritten under the caret.
    expect(await page.$eval(deadline, (input) => (input as HTMLInputElement).value)).toBe('1 juni 2027');
    await page.keyboard.press('Tab');
    await page.waitForFunction(
      (css) => document.querySelector<HTMLInputElement>(css)?.value === '1 juni 2027',
      {},
      deadline,
    );
    await (await field(page, deadline)).click({ count: 3 });
    await page.keyboard.type('31/2/2027');
    await page.keyboard.press('Tab');
    await shows(page, 'Schrijf een bestaande dag');
    expect(await page.$eval(deadline, (input) => (input as HTMLInputElement).value)).toBe('31/2/2027');
    expect(await stored()).toBe('2027-06-01');
    await (await field(page, deadline)).click({ count: 3 });
    await page.keyboard.type('2/6/2027');
    await expect.poll(stored).toBe('2027-06-02');
  });

  it('follows someone else who changes it while we stand in it, and is picked from a calendar', async () => {
    const id = await twoGemeenten();
    const [one, two] = await Promise.all([come(id), come(id, /regisseur/)]);
    await addActions(one, ['Zitdag']);
    const deadline = `${recordOf('A1')} input[data-pad$="/deadline"]`;
    await (await field(one, deadline)).focus();
    await one.keyboard.type('1/6/2027');
    const reads = (page: Page, date: string): Promise<unknown> =>
      page.waitForFunction(
        (css, wanted) => document.querySelector<HTMLInputElement>(css)?.value === wanted,
        {},
        deadline,
        date,
      );
    // A date that came while the other is being typed would rightly take its place.
    await reads(two, '1 juni 2027');
    await (await field(two, deadline)).focus();
    await combination(two, 'Control', 'a');
    await two.keyboard.type('5/6/2027');
    await reads(one, '05/06/2027');
    await one.keyboard.press('Tab');
    await expect.poll(async () => (await agreementOf(id)).acties[0]?.deadline).toBe('2027-06-05');

    await (await field(one, deadline)).focus();
    await clickByName(one, `${recordOf('A1')} .kalender button`, /^Kalender voor tegen$/);
    await one.waitForSelector('.kalenderblad .dag[data-selected]');
    await one.keyboard.press('ArrowRight');
    await one.keyboard.press('Enter');
    await expect.poll(async () => (await agreementOf(id)).acties[0]?.deadline).toBe('2027-06-06');
    await focusIsIn(one, deadline);
  });
});

describe('text of the template', () => {
  it('says it is a start until someone writes in it', async () => {
    const page = await come(await twoGemeenten());
    const mark = '[data-onderdeel="principes"] .start-merk';
    await page.waitForSelector(mark);
    await enter(page, PRINCIPLES);
    await page.keyboard.type('x');
    await page.waitForFunction((css) => document.querySelector(css) === null, {}, mark);
    await page.keyboard.press('Backspace');
    await page.waitForSelector(mark);
  });
});
