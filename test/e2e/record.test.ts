/** The record of an agreement: on a page, told in sentences, found whole, and as a file. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'puppeteer';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFile, openStore } from '../../server/store/open.ts';
import { run } from '../wire/process.ts';
import { graveFindings } from './axe.ts';
import { click, clickByName, shows } from './product.ts';
import { arrive, come, goTo, newAgreement, product, stage } from './stage.ts';

stage();
const folder = mkdtempSync(join(tmpdir(), 'samenschrift-verslag-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ATTACK = `<img src=x onerror="document.title='gekraakt'"><script>document.title='gekraakt'</script>"'`;

const sentences = (page: Page): Promise<string[]> =>
  page.$$eval('.verslag-dag li p:first-child', (found) => found.map(({ textContent }) => textContent ?? ''));
const move = (id: string, was: string, status: string): Promise<Response> =>
  product.api(`/api/overeenkomsten/${id}/status`, { method: 'PUT', body: JSON.stringify({ was, status }) });

/** An agreement to which things happened. */
async function eventful(): Promise<string> {
  const id = await newAgreement();
  await move(id, 'onderhandeling', 'juridisch-nazicht');
  await product.api(`/api/overeenkomsten/${id}/status`, {
    method: 'PUT',
    as: 'lezer',
    body: JSON.stringify({ was: 'juridisch-nazicht', status: 'onderhandeling' }),
  });
  return id;
}

describe('the record of an agreement', () => {
  it.each(['desktop', 'phone'] as const)(
    'is reached from the agreement on a %s, and told in sentences',
    async (size) => {
      const id = await eventful();
      const page = await come(id, /jurist/, size);
      await page.setBypassCSP(true);
      if (size === 'phone') await clickByName(page, '.voetbalk button', /^Onderdelen$/);
      await clickByName(page, '.rail-voet a', /^Verslag$/);
      await shows(page, 'Volledig en ongewijzigd');
      await page.waitForSelector('.verslag-dag li');
      expect(await sentences(page)).toEqual([
        'Lotte Claes mocht dit niet: de status wijzigen.',
        'Nele Aerts wijzigde de status van «In onderhandeling» naar «Juridisch nazicht».',
        'Nele Aerts maakte de overeenkomst aan.',
      ]);
      expect(await page.$eval('.verslag-dag h2', ({ textContent }) => textContent)).toBe('Vandaag');
      await shows(page, 'Wijnegem');
      await click(page, '.keten summary');
      await page.waitForFunction(() => /^[0-9a-f]{64}$/.test(document.querySelector('.keten code')?.textContent ?? ''));
      expect(await graveFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    },
  );

  it('shows one kind, and says where there is none', async () => {
    const page = await come(`/overeenkomsten/${await eventful()}/verslag`);
    await page.waitForSelector('.verslag-dag li');
    await page.select('.verslag-keuze select', 'status-gewijzigd');
    await page.waitForFunction(() => document.querySelectorAll('.verslag-dag li').length === 1);
    await page.select('.verslag-keuze select', 'uitgenodigd');
    await shows(page, 'Hiervan is niets gebeurd');
    await page.select('.verslag-keuze select', '');
    await page.waitForFunction(() => document.querySelectorAll('.verslag-dag li').length === 3);
  });

  it('goes back as far as one asks', async () => {
    const id = await newAgreement();
    for (let nth = 0; nth < 30; nth++) {
      await move(id, 'onderhandeling', 'juridisch-nazicht');
      await move(id, 'juridisch-nazicht', 'onderhandeling');
    }
    const page = await come(`/overeenkomsten/${id}/verslag`);
    await page.waitForFunction(() => document.querySelectorAll('.verslag-dag li').length === 50);
    await clickByName(page, 'button', /^Oudere tonen$/);
    await page.waitForFunction(() => document.querySelectorAll('.verslag-dag li').length === 61);
    expect((await sentences(page)).at(-1)).toBe('Nele Aerts maakte de overeenkomst aan.');
    expect(await page.$$eval('button', (all) => all.some(({ textContent }) => textContent === 'Oudere tonen'))).toBe(
      false,
    );
  });

  it('is a file that the command line verifies; that it was made is in the record', async () => {
    const id = await eventful();
    const page = await come(`/overeenkomsten/${id}/verslag`);
    const session = await page.createCDPSession();
    const downloads = join(folder, randomUUID());
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    await clickByName(page, 'button', /^Verslag downloaden$/);
    await shows(page, 'Het verslag is gedownload.');
    await shows(page, 'Nele Aerts downloadde dit verslag.');
    const name = `verslag-${id}.jsonl`;
    await expect.poll(() => readdirSync(downloads)).toEqual([name]);
    const { code, out } = await run('cli.ts', ['controleer-verslag', join(downloads, name)]);
    expect([code, out]).toEqual([0, expect.stringContaining(`${id}: 4 gebeurtenissen`)]);
    expect(readFileSync(join(downloads, name), 'utf8')).not.toMatch(/Aerts|127\.0\.0\.1/);
  });

  it('shows names and details as text, whatever is in them, and says that it was tampered with', async () => {
    const id = await eventful();
    const store = openStore(product.dataDir);
    const last = await store.lastEvent(id);
    if (!last) throw new Error('nothing is recorded');
    const nobody = {
      subject: null,
      code: '',
      functie: ATTACK,
      organisatie: ATTACK,
      email: null,
      seen: null,
      erased: null,
    };
    await store.addPerson({ ...nobody, id: 'kwaad', naam: ATTACK, rol: 'lezer', added: last.at });
    const detail = JSON.stringify({ wie: 'kwaad', rol: ATTACK, van: ATTACK, naar: ATTACK });
    for (const [nth, kind] of ['rol-gewijzigd', 'status-gewijzigd', ATTACK].entries())
      await store.addEvent({ ...last, number: last.number + 1 + nth, kind, person: 'kwaad', detail });
    await store.close();
    const { page } = await arrive(/netwerkmanager/);
    await goTo(page, `/overeenkomsten/${id}/verslag`);
    await shows(page, `Dit verslag klopt niet: nummer ${last.number + 1} is gewijzigd.`);
    await page.waitForSelector('.verslag-dag li');
    const told = await sentences(page);
    expect(told).toHaveLength(last.number + 3);
    for (const sentence of told.slice(0, 3)) expect(sentence).toContain(ATTACK);
    expect(await page.$$eval('main img, main script', (found) => found.length)).toBe(0);
    expect(await page.title()).toBe('Verslag · Samenschrift');
    // The database itself would not have let a row be changed.
    const file = new DatabaseSync(dataFile(product.dataDir));
    expect(() => file.exec(`UPDATE event SET person = 'kwaad'`)).toThrow('never changed');
    file.close();
  });
});
