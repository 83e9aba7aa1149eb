/** Where the keyboard gets: one stop for the buttons of a record, single keys that can be turned off, a focus that stays. */
import type { HTTPRequest, Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { clickByName, shows } from './product.ts';
import { addActions, field, focusIsIn, handleOf, order, refer } from './record-hands.ts';
import { come, newAgreement, stage } from './stage.ts';
import { editor, enter, GOAL } from './writing-hands.ts';

stage();

const MENU = 'button[aria-label="Opdrachten voor Actie A1"]';

it('a record has one stop of Tab for its buttons, and arrows between them', async () => {
  const page = await come(await newAgreement());
  await shows(page, 'Acties');
  await addActions(page, ['Eerste', 'Tweede']);
  const stops = await page.$$eval('.stuk-tools', (tools) =>
    tools.map((one) => [...one.querySelectorAll<HTMLElement>('button')].filter(({ tabIndex }) => tabIndex >= 0).length),
  );
  expect(stops.every((count) => count === 1)).toBe(true);
  await page.focus(MENU);
  await page.keyboard.press('ArrowLeft');
  await focusIsIn(page, handleOf('A1'));
  await page.keyboard.press('ArrowRight');
  await focusIsIn(page, MENU);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await order(page, ['Tweede', 'Eerste']);
});

it('the single keys can be turned off, and stay off', async () => {
  const id = await newAgreement();
  const page = await come(id);
  await page.waitForSelector('.papier');
  await page.keyboard.press('?');
  await clickByName(page, '.losse-toetsen', /losse toetsen/);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.sneltoetsen', { hidden: true });
  await page.reload();
  await enter(page, GOAL);
  await page.keyboard.type('/');
  await page.waitForFunction((css) => document.querySelector(css)?.textContent?.includes('/'), {}, editor(GOAL));
  expect(await page.$('.slash-menu, [role="listbox"]')).toBeNull();
  await page.focus('#papier');
  await page.keyboard.press('?');
  // The button still opens the list; had «?» done so, it would lie over the button.
  await clickByName(page, 'button', /^Sneltoetsen$/);
  await clickByName(page, '.losse-toetsen', /losse toetsen/);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.sneltoetsen', { hidden: true });
  await page.keyboard.press('?');
  await page.waitForSelector('.sneltoetsen');
});

it('a record without a title says so where it is chosen', async () => {
  const page = await come(await newAgreement());
  await shows(page, 'Acties');
  await clickByName(page, 'button', /^Doelstelling toevoegen$/);
  await page.waitForFunction(() => document.activeElement?.matches('textarea[aria-label^="Titel van D"]'));
  await addActions(page, ['Zitdag']);
  await refer(page, 'section.stuk[aria-label="Actie A1"]', 'Doelstellingen', 'zonder titel');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[role="option"]')].some((one) =>
      /^D\d+ – nog zonder titel$/.test(one.textContent ?? ''),
    ),
  );
});

/** Sends a form while the server takes its time, and then fails. */
async function failing(page: Page, path: string, submit: () => Promise<void>, busy: RegExp): Promise<void> {
  await page.setRequestInterception(true);
  const held = new Promise<HTTPRequest>((resolve) => {
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(path)) resolve(request);
      else void request.continue();
    });
  });
  await submit();
  const request = await held;
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.activeElement?.textContent ?? ''),
    {},
    busy.source,
  );
  await request.respond({ status: 503, contentType: 'application/json', body: '{"boodschap":"Even te druk."}' });
  await shows(page, 'Even te druk.');
}

it('the button of a form keeps the focus while it is being sent, and after an error', async () => {
  const id = await newAgreement();
  const page = await come(id);
  await page.goto(new URL('/overeenkomsten', page.url()).href);
  await (await field(page, '.so-menu button')).click();
  await clickByName(page, '[role="menuitem"]', /^Verlengen/);
  await page.waitForSelector('#verleng-start');
  const submit = async (): Promise<void> => {
    await page.focus('.verleng button[type="submit"]');
    await page.keyboard.press('Enter');
  };
  await failing(page, '/verlenging', submit, /^Wordt verlengd…$/);
  await focusIsIn(page, '.verleng button[type="submit"]:not([aria-disabled])');
});
