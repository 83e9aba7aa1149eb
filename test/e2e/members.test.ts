/** Who takes part: one changes it, the others feel it while they write. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { bar, typeIn } from './offline-hands.ts';
import { clickByName, shows } from './product.ts';
import { agreementOf, arrive, come, finished, goTo, newAgreement, product, stage } from './stage.ts';

stage();

const row = (name: string): string => `::-p-xpath(//ul[@class="leden"]/li[.//b[text()="${name}"]])`;
const choose = async (page: Page, label: RegExp, option: string): Promise<void> => {
  await page.waitForSelector('.leden select');
  const id = await page.$$eval(
    '.leden label',
    (labels, wanted) => labels.find(({ textContent }) => new RegExp(wanted).test(textContent ?? ''))?.htmlFor ?? '',
    label.source,
  );
  await page.select(`#${CSS_ESCAPE(id)}`, option);
};
const CSS_ESCAPE = (id: string): string => id.replace(/[^\w-]/g, (sign) => `\\${sign}`);
const partiesOf = async (id: string): Promise<string[]> => (await agreementOf(id)).partijen.map((party) => party.id);
const make = (person: string, body: object, id: string): Promise<Response> =>
  product.api(`/api/overeenkomsten/${id}/leden/${person}`, { method: 'PUT', body: JSON.stringify(body) });

describe('who takes part', () => {
  it('stands on a page of its own, reached from the agreement, and can be changed with the keyboard', async () => {
    const id = await newAgreement();
    const page = await come(id);
    await page.setBypassCSP(true);
    await clickByName(page, 'a', /^Wie meewerkt$/);
    await shows(page, 'Nele Aerts');
    expect(await graveFindings(page)).toEqual([]);
    await choose(page, /^Rol van Dirk Peeters/, 'lezer');
    await shows(page, 'Dirk Peeters is nu Lezer');
    const { leden } = (await (await product.api(`/api/overeenkomsten/${id}/leden`)).json()) as {
      leden: { id: string; rol: string; door: string | null }[];
    };
    expect(leden.find((one) => one.id === 'directeur')).toMatchObject({ rol: 'lezer', door: 'Nele Aerts' });
  });

  it('is felt at once by who is writing: a role taken away, and given back', async () => {
    const id = await newAgreement();
    const [page, writer] = [await come(`/overeenkomsten/${id}/leden`), await come(id, /directeur/)];
    await typeIn(writer, 'Eerst dit. ');
    await choose(page, /^Rol van Dirk Peeters/, 'lezer');
    await bar(writer, /^Alleen lezen$/);
    await choose(page, /^Rol van Dirk Peeters/, 'redacteur');
    await bar(writer, /^Bewaard$/);
    await typeIn(writer, 'En dan dit.');
    await bar(writer, /^Bewaard$/);
    expect(JSON.stringify((await agreementOf(id)).algemeneDoelstelling)).toContain('En dan dit.Eerst dit. ');
  });

  it('ends at once for who is removed, and their page says so', async () => {
    const id = await newAgreement();
    const [page, writer] = [await come(`/overeenkomsten/${id}/leden`), await come(id, /directeur/)];
    await page.waitForSelector(row('Dirk Peeters'));
    await clickByName(page, '.leden button', /^Dirk Peeters verwijderen/);
    await shows(page, 'Dirk Peeters verwijderen?');
    await clickByName(page, '[role="alertdialog"] button', /^Verwijderen$/);
    await page.waitForFunction(() => !document.querySelector('.leden')?.textContent?.includes('Dirk Peeters'));
    await shows(writer, 'geen toegang');
    await goTo(writer, '/overeenkomsten');
    await shows(writer, 'Overeenkomsten');
    await writer.waitForSelector('.so-rij a');
    expect(await writer.$(`a[href="/overeenkomsten/${id}"]`)).toBeNull();
  });

  it('is handed over by who stops', async () => {
    const id = await newAgreement();
    const page = await come(`/overeenkomsten/${id}/leden`);
    await page.waitForSelector(row('Nele Aerts'));
    await clickByName(page, '.leden button', /^Stoppen met meewerken/);
    await page.waitForSelector('#overnemer');
    await page.select('#overnemer', 'lezer');
    await clickByName(page, '[role="alertdialog"] button', /^Overdragen en stoppen$/);
    await page.waitForFunction(() => location.pathname === '/overeenkomsten');
    const answer = await product.api(`/api/overeenkomsten/${id}/leden`, { as: 'lezer' });
    const { leden } = (await answer.json()) as { leden: { id: string; rol: string }[] };
    expect(leden.map((one) => one.id)).not.toContain('netwerkmanager');
    expect(leden.find((one) => one.id === 'lezer')?.rol).toBe('vdab-redacteur');
  });

  it('for one party leaves the signatories of the others as they are', async () => {
    const id = finished();
    const [own = '', other = ''] = await partiesOf(id);
    await make('directeur', { rol: 'redacteur', partij: own }, id);
    const page = await come(id, /directeur/);
    const fields = (party: string): Promise<number> =>
      page.$$eval(
        `[data-pad="/partijen/${party}/ondertekenaars"]`,
        ([box]) => box?.querySelectorAll('input:not([readonly]), textarea:not([readonly]), button').length ?? -1,
      );
    await page.waitForSelector(`[data-pad="/partijen/${other}/ondertekenaars"]`);
    expect(await fields(other)).toBe(0);
    expect(await fields(own)).toBeGreaterThan(5);
    await shows(page, 'of VDAB.');
    // «Wijzigen» in the part about signing leads to what can be changed.
    expect(await page.$$eval('.tekent h3 button', (all) => all.length)).toBe(1);
    await make('directeur', { rol: 'redacteur', partij: null }, id);
    await page.waitForSelector(`[data-pad="/partijen/${other}/ondertekenaars"] textarea:not([readonly])`);
  });

  it('holds nothing against who only looks', async () => {
    const id = await newAgreement();
    const page = await come(`/overeenkomsten/${id}/leden`, /lezer|raadslid/);
    await page.waitForSelector(row('Lotte Claes'));
    // Whatever the page asks for, it has asked.
    await page.waitForNetworkIdle();
    expect(await page.$('.uitnodigen')).toBeNull();
    const answer = await product.api(`/api/overeenkomsten/${id}/verslag?soort=geweigerd`);
    expect(await answer.json()).toMatchObject({ gebeurtenissen: [] });
  });

  it('fits on a phone, and offers nothing to who may not change it', async () => {
    const id = await newAgreement();
    const { page } = await arrive(/lezer|raadslid/, 'phone');
    await page.setBypassCSP(true);
    await goTo(page, `/overeenkomsten/${id}/leden`);
    await page.waitForSelector(row('Lotte Claes'));
    expect(await page.$('.leden select')).toBeNull();
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
