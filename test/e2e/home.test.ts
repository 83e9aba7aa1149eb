/** The list of agreements, as a netwerkmanager uses it: found, narrowed, sorted, renewed; and who is in which. */
import type { Page } from 'puppeteer';
import { beforeAll, describe, expect, it } from 'vitest';
import { bar } from './offline-hands.ts';
import { clickByName, shows } from './product.ts';
import { agreementOf, arrive, come, goTo, newAgreement, stage } from './stage.ts';
import { enter, GOAL } from './writing-hands.ts';

/** Ids by regiegebied. */
const made = new Map<string, string>();

stage();
beforeAll(async () => {
  for (const [nis, regiegebied, referentieregio] of [
    ['12005', 'Rivierenland', 'rivierenland'],
    ['44021', 'Gent', 'regio-gent'],
    ['46021', '', 'waasland'],
  ] as const) {
    const partijen = [{ nis, soort: 'lokaal-bestuur' }];
    const id = await newAgreement({ partijen, referentieregio, ...(regiegebied ? { regiegebied } : {}) });
    made.set(regiegebied, id);
  }
});

const ALL = 5;
const titles = (page: Page): Promise<string[]> =>
  page.$$eval('.so-rij .so-titel a', (links) => links.map(({ textContent }) => textContent));
const rows = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelectorAll('.so-rij').length === wanted, {}, count);
const addressIs = (page: Page, search: string): Promise<unknown> =>
  page.waitForFunction((wanted) => decodeURIComponent(location.search).replaceAll('+', ' ') === wanted, {}, search);
const rowOf = (id: string): string => `.so-rij:has(a[href$="${id}"])`;

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it('finds in spite of accents and slips, and says so in an address that can be shared', async () => {
    const page = await come('/overeenkomsten', undefined, size);
    await rows(page, ALL);
    await shows(page, `${ALL} overeenkomsten`);
    await page.type('input[type="search"]', 'sint niklas');
    await rows(page, 1);
    expect((await titles(page))[0]).toContain('Sint-Niklaas');
    await addressIs(page, '?zoek=sint niklas');
    await page.reload();
    await rows(page, 1);
    expect(await page.$eval('input[type="search"]', ({ value }) => value)).toBe('sint niklas');
    await page.goBack();
    await rows(page, ALL);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type="search"]')?.value === '');
    await page.goForward();
    await rows(page, 1);
  });

  it('narrows by status, area and person; nothing found leads on', async () => {
    const page = await come('/overeenkomsten', undefined, size);
    await rows(page, ALL);
    await page.select('select[aria-label="Gebied"]', 'gebied:Rivierenland');
    await rows(page, 1);
    await addressIs(page, '?gebied=gebied:Rivierenland');
    await page.select('select[aria-label="Status"]', 'ondertekend');
    await shows(page, 'Geen overeenkomst gevonden');
    await shows(page, 'past bij deze filters');
    await clickByName(page, 'button', /^Alles tonen$/);
    await rows(page, ALL);
    await addressIs(page, '');
    await page.goBack();
    await addressIs(page, '?status=ondertekend&gebied=gebied:Rivierenland');
    await shows(page, 'Geen overeenkomst gevonden');
    await page.goBack();
    await rows(page, 1);
    await page.select('select[aria-label="Gebied"]', 'regio:waasland');
    await rows(page, 1);
    expect((await titles(page))[0]).toContain('Sint-Niklaas');
    await page.select('select[aria-label="Gebied"]', '');
    // Three were made by this person, two came with the demo.
    await page.select('select[aria-label="Wie"]', 'ik');
    await rows(page, 3);
  });

  it('shows per agreement its parties, rubrics in words, and who changed it last', async () => {
    const page = await come('/overeenkomsten', undefined, size);
    await rows(page, ALL);
    const row = rowOf(made.get('Gent') ?? '');
    expect(await page.$eval(row, (element) => (element as HTMLElement).innerText)).toMatch(
      /Gent[\s\S]*In onderhandeling[\s\S]*Nog \d+ punten/,
    );
    expect(await page.$eval(`${row} .so-gewijzigd`, ({ textContent }) => textContent)).toContain('Nele Aerts');
    expect(await page.$eval(`${row} [role="img"]`, (bar) => bar.getAttribute('aria-label'))).toMatch(
      /^Rubrieken: Omgevingsanalyse .*Acties 0 %, 1 punt open; .*Indicatoren/,
    );
    const long = await page.$$eval('.so-partijen', (all) => all.map(({ textContent }) => textContent));
    expect(long).toContain('Kalmthout, Ranst, Schelle en 4 andere');
  });
});

describe('sorting', () => {
  it('goes by every column, both ways, in the address', async () => {
    const page = await come('/overeenkomsten');
    await rows(page, ALL);
    const press = async (name: string, state: string): Promise<string[]> => {
      await clickByName(page, '[role="columnheader"] button', new RegExp(`^${name}`));
      await page.waitForFunction(
        (wanted, sort) => document.querySelector(`[aria-sort="${sort}"]`)?.textContent?.startsWith(wanted),
        {},
        name,
        state,
      );
      return titles(page);
    };
    const byTitle = await press('Overeenkomst', 'ascending');
    expect(byTitle).toEqual([...byTitle].sort(new Intl.Collator('nl').compare));
    expect(await press('Overeenkomst', 'descending')).toEqual([...byTitle].reverse());
    await addressIs(page, '?sorteer=titel&richting=af');
    await press('Regiegebied', 'ascending');
    const areas = await page.$$eval('.so-gebied > :first-child', (all) => all.map(({ textContent }) => textContent));
    expect(areas.filter((area) => area === 'Gent' || area === 'Rivierenland')).toEqual(['Gent', 'Rivierenland']);
    expect((await press('Rubrieken', 'ascending')).at(-1)).toContain('Kalmthout');
    expect((await press('Rubrieken', 'descending'))[0]).toContain('Kalmthout');
    await press('Nu open', 'descending');
    await press('Status', 'ascending');
    await page.goBack();
    await addressIs(page, '?sorteer=aanwezig');
    await press('Gewijzigd', 'descending');
    await addressIs(page, '');
  });

  it('is there on a phone too, where the table has no headings', async () => {
    const page = await come('/overeenkomsten', undefined, 'phone');
    await rows(page, ALL);
    expect(await page.$eval('.so-kop', (head) => getComputedStyle(head).display)).toBe('none');
    await page.select('select[aria-label="Sorteer op"]', 'titel');
    await addressIs(page, '?sorteer=titel');
    await clickByName(page, 'button', /^Oplopend/);
    await addressIs(page, '?sorteer=titel&richting=af');
  });
});

describe('two people', () => {
  it('see each other come and go, and who wrote last, without reloading', async () => {
    const id = made.get('Gent') ?? '';
    const page = await come('/overeenkomsten');
    await page.waitForSelector(rowOf(id));
    expect(await page.$(`${rowOf(id)} .avatar`)).toBeNull();
    const other = await come(id, /regisseur/);
    // The list asks again when it is looked at again.
    const look = (): Promise<void> => page.evaluate(() => void window.dispatchEvent(new Event('focus')));
    const inRow = async (test: string): Promise<void> =>
      expect
        .poll(async () => {
          await look();
          return page.$eval(rowOf(id), (row) => row.textContent);
        })
        .toContain(test);
    await inRow('Ruben De Smet');
    expect(await page.$eval(`${rowOf(id)} .avatar`, (avatar) => avatar.getAttribute('title'))).toContain('Regisseur');
    expect(await page.$eval(`${rowOf(id)} .so-gewijzigd`, ({ textContent }) => textContent)).toContain('Nele Aerts');

    await enter(other, GOAL);
    await other.keyboard.type('Samen. ');
    await expect
      .poll(async () => {
        await look();
        return page.$eval(`${rowOf(id)} .so-gewijzigd`, ({ textContent }) => textContent);
      })
      .toContain('Ruben De Smet');
    await page.select('select[aria-label="Wie"]', 'nu');
    await rows(page, 1);
    await bar(other, /^Bewaard$/);
    await other.goto('about:blank');
    await expect
      .poll(async () => {
        await look();
        return page.evaluate(() => document.body.innerText);
      })
      .toContain('Geen enkele overeenkomst past bij deze filters.');
  });
});

describe('by keyboard', () => {
  it('searches with /, walks the rows, and opens the menu and the agreement', async () => {
    const page = await come('/overeenkomsten');
    await rows(page, ALL);
    await page.keyboard.press('/');
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
    await page.keyboard.press('ArrowDown');
    const all = await titles(page);
    await expect.poll(focused).toBe(all[0]);
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe(all[1]);
    await page.keyboard.press('End');
    await expect.poll(focused).toBe(all.at(-1));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused).toBe(`Acties voor ${all[0]}`);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-haspopup') === 'menu');
    await expect.poll(focused).toBe(`Acties voor ${all[0]}`);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /\/overeenkomsten\/so-/.test(location.pathname));
  });

  it('hears a key that is pressed as soon as the list is there', async () => {
    const { page } = await arrive();
    await page.evaluateOnNewDocument(() => {
      const look = new MutationObserver(() => {
        if (!document.querySelector('input[type="search"]')) return;
        look.disconnect();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
      });
      look.observe(document, { childList: true, subtree: true });
    });
    await goTo(page, '/overeenkomsten');
    await rows(page, ALL);
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
  });
});

describe('what the menu makes', () => {
  it('is a pdf, and for who only reads no renewal', async () => {
    const page = await come('/overeenkomsten', /raadslid/);
    await rows(page, ALL);
    expect(await page.$$eval('a', (links) => links.map(({ textContent }) => textContent))).not.toContain(
      'Nieuwe overeenkomst',
    );
    await page.click('.so-menu button');
    await page.waitForSelector('[role="menuitem"]');
    const choices = await page.$$eval('[role="menuitem"]', (items) => items.map(({ textContent }) => textContent));
    expect(choices).toEqual(['Openen', 'Pdf maken', 'Word maken', 'Raadspakket maken']);
    await clickByName(page, '[role="menuitem"]', /^Pdf maken/);
    await page.waitForFunction(() => document.body.innerText.includes('De pdf is klaar.'));
    await clickByName(page, 'button', /^Sluiten$/);
    await page.click('.so-menu button');
    await clickByName(page, '[role="menuitem"]', /^Word maken/);
    await page.waitForFunction(() => document.body.innerText.includes('Het Word-bestand is klaar.'));
  });
});

// Last, for it adds to what the others count.
describe.each(['desktop', 'phone'] as const)('the next legislature, on a %s', (size) => {
  it('renews an agreement: proposes the next term, and goes to the new one', async () => {
    const page = await come('/overeenkomsten', undefined, size);
    const before = made.get('Rivierenland') ?? '';
    await page.waitForSelector(rowOf(before));
    await page.click(`${rowOf(before)} .so-menu button`);
    await clickByName(page, '[role="menuitem"]', /^Verlengen/);
    await page.waitForSelector('#verleng-start');
    const proposed = await page.$$eval('.verleng input', (inputs) => inputs.map(({ value }) => value));
    expect(proposed).toEqual(['01/01/2031', '31/12/2036']);
    await page.$eval('input#verleng-start', (input) => input.select());
    await page.type('#verleng-start', '1/1/2020');
    await page.keyboard.press('Enter');
    await shows(page, 'Kies een latere begindatum');
    await page.$eval('input#verleng-start', (input) => input.select());
    await page.type('#verleng-start', '1/7/2031');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (old) => /\/overeenkomsten\/so-/.test(location.pathname) && !location.pathname.includes(old),
      {},
      before,
    );
    const id = await page.evaluate(() => location.pathname.split('/').at(-1) ?? '');
    const renewal = await agreementOf(id);
    expect([renewal.looptijd, renewal.legislatuur, renewal.regiegebied]).toEqual([
      { start: '2031-07-01', einde: '2036-12-31' },
      '2031-2036',
      'Rivierenland',
    ]);
  });
});
