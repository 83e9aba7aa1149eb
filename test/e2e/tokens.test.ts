/** A token for another program: made, shown once, taken back. */
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { clickAccount, clickByName, shows } from './product.ts';
import { arrive, goTo, product, stage } from './stage.ts';

stage();

describe.each(['desktop', 'phone'] as const)('a token on a %s', (size) => {
  it('is made, shown once, works, and is taken back', async () => {
    const { page } = await arrive(size === 'phone' ? /regisseur/ : /jurist/, size);
    await page.setBypassCSP(true);
    await goTo(page, '/overeenkomsten');
    await clickAccount(page, /^Sleutels voor programma’s$/);
    await shows(page, 'U hebt er nog geen.');
    await clickByName(page, 'button', /^Sleutel maken$/);
    await shows(page, 'Geef de sleutel een naam');
    await page.type('#sleutel-naam', 'Nachtelijk overzicht');
    await page.select('#sleutel-term', '30');
    await clickByName(page, 'button', /^Sleutel maken$/);
    await shows(page, 'Dit is uw sleutel.');
    const token = await page.$eval('.eenmalig input', (input) => input.value);
    await page.waitForSelector('.sleutels li');
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    const ask = () => fetch(`${product.address}/api/overeenkomsten`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    await page.reload();
    await shows(page, 'Laatst gebruikt');
    expect(await page.evaluate((text) => document.documentElement.innerHTML.includes(text), token)).toBe(false);
    await clickByName(page, '.sleutels button', / intrekken$/);
    await shows(page, 'U hebt er nog geen.');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Uw sleutels');
    expect((await ask()).status).toBe(401);
  });
});
