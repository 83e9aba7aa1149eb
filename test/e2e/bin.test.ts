/** Deleting an agreement while others have it open, and putting it back: on both sizes of screen. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { bar, Cable, typedText, typeIn } from './offline-hands.ts';
import { clickByName, shows, type Size } from './product.ts';
import { agreementOf, arrive, come, finished, goTo, newAgreement, opened, product, stage } from './stage.ts';

stage();

const titleOf = async (id: string): Promise<string> => (await agreementOf(id)).titel;
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const inBin = (page: Page): Promise<number> => page.$$eval('.prullenmand li', (rows) => rows.length);

/** Signs in, with a page that lets the checker of accessibility in. */
async function checked(size: Size, name = /netwerkmanager/): Promise<Page> {
  const { page } = await arrive(name, size);
  await page.setBypassCSP(true);
  return page;
}

describe.each(['desktop', 'phone'] as const)('an agreement that is deleted on a %s', (size) => {
  it('leaves the list for the bin, with a way there, and comes back from it', async () => {
    const id = await newAgreement({ partijen: [{ nis: size === 'phone' ? '12007' : '12005', soort: 'gemeente' }] });
    const title = await titleOf(id);
    const page = await checked(size);
    await goTo(page, `/overeenkomsten?zoek=${encodeURIComponent(title)}`);
    await page.waitForSelector(`a[href="/overeenkomsten/${id}"]`);
    await page.$eval(`.so-rij:has(a[href="/overeenkomsten/${id}"]) .so-menu button`, (button) => button.click());
    await clickByName(page, '[role="menuitem"]', /^Verwijderen…$/);
    await shows(page, 'Ze gaat naar de prullenmand');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Annuleren');
    expect([await graveFindings(page), await fits(page)]).toEqual([[], true]);
    await clickByName(page, 'button', /^Naar de prullenmand$/);
    await shows(page, 'staat in de prullenmand');
    await page.waitForFunction((gone) => !document.querySelector(`a[href="/overeenkomsten/${gone}"]`), {}, id);
    expect(await graveFindings(page)).toEqual([]);
    await clickByName(page, '.bericht a', /^prullenmand$/);
    await shows(page, title);
    await shows(page, 'door Nele Aerts');
    expect([await graveFindings(page), await fits(page)]).toEqual([[], true]);
    const before = await inBin(page);
    await page.$eval(`button[aria-label="${title} terugzetten"]`, (button) => button.click());
    await shows(page, 'Teruggezet:');
    expect(await inBin(page)).toBe(before - 1);
    await clickByName(page, '[role="status"] a', /./);
    await opened(page);
    expect(await titleOf(id)).toBe(title);
  });
});

describe('an agreement that is deleted while someone else writes in it', () => {
  it('says so to them at once, and lets them in again when it is back', async () => {
    const id = await newAgreement();
    const writer = await come(id, /directeur/);
    const page = await come(id);
    await clickByName(page, '.rail-voet button', /^Verwijderen…$/);
    await clickByName(page, 'button', /^Naar de prullenmand$/);
    await page.waitForSelector('.prullenmand li');
    await shows(writer, 'Deze overeenkomst werd verwijderd.');
    await goTo(writer, '/overeenkomsten');
    await writer.waitForSelector('.so-rij');
    expect(await writer.$(`a[href="/overeenkomsten/${id}"]`)).toBeNull();
    await writer.goto(`${product.address}/overeenkomsten/${id}`);
    await shows(writer, 'Deze overeenkomst bestaat niet');
    await clickByName(page, '.prullenmand button', / terugzetten$/);
    await shows(page, 'Teruggezet:');
    await goTo(writer, id);
    expect(await writer.$('.wand')).toBeNull();
  });

  it('stays on the device of who was away with what they wrote, and takes that when it is back', async () => {
    const id = await newAgreement();
    const cable = await new Cable(product).plug();
    const away = await come(id, /directeur/, undefined, cable);
    await cable.cut();
    await typeIn(away, 'Onderweg.');
    await bar(away, /^Niet verbonden. 9 wijzigingen staan alleen op dit toestel.$/);
    expect((await product.api(`/api/overeenkomsten/${id}`, { method: 'DELETE' })).status).toBe(200);
    await cable.plug();
    await shows(away, 'Deze overeenkomst bestaat niet');
    // Whoever leaves while something was not sent is asked whether to.
    away.once('dialog', (dialog) => void dialog.accept());
    await away.reload();
    await shows(away, 'Op dit toestel staat nog tekst die nooit verstuurd is');
    expect((await product.api(`/api/overeenkomsten/${id}/terugzetten`, { method: 'POST' })).status).toBe(200);
    await goTo(away, id, cable);
    await typedText(away, 'Onderweg.');
    await bar(away, /^Bewaard$/);
    expect(JSON.stringify(await agreementOf(id))).toContain('Onderweg.');
    await cable.cut();
  });

  it('is nothing that a reader is offered', async () => {
    const reader = await come(finished(), /lezer|raadslid/);
    expect(await reader.$$eval('.rail-voet button', (all) => all.map((one) => one.textContent))).not.toContain(
      'Verwijderen…',
    );
    await goTo(reader, '/overeenkomsten');
    await shows(reader, 'Wie mag wat');
    expect(await reader.$('.voet a[href="/prullenmand"]')).toBeNull();
    await goTo(reader, '/prullenmand');
    await shows(reader, 'De prullenmand is leeg');
  });
});
