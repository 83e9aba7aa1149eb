/** Inviting someone and coming in by the link, in browsers of their own; and how both look to who does not see them. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { click, clickByName, shows, type Size } from './product.ts';
import { agreementOf, arrive, come, goTo, newAgreement, opened, product, stage } from './stage.ts';
import { editor, enter, GOAL } from './writing-hands.ts';

stage();

let made = 0;
/** Of someone who was never here. */
const newAddress = (): string => `an.${++made}@voorbeeld.be`;
const members = (id: string): string => `/overeenkomsten/${id}/leden`;

/** Invites by hand; the link that is shown to be passed on. */
async function invite(page: Page, id: string, email = newAddress()): Promise<string> {
  await goTo(page, members(id));
  await page.waitForSelector('#uitnodigen-email');
  await page.type('#uitnodigen-email', email);
  await clickByName(page, 'button', /^Uitnodigen$/);
  await page.waitForSelector('.eenmalig-rij input');
  return page.$eval('.eenmalig-rij input', (input) => input.value);
}
/** A browser in which nobody is signed in, at a link. */
async function guest(link: string, size?: Size): Promise<Page> {
  const { page } = await arrive(null, size);
  await page.setBypassCSP(true);
  await page.goto(link);
  return page;
}
async function accept(page: Page, name = 'An Peeters'): Promise<void> {
  await page.waitForSelector('#naam');
  await page.type('#naam', name);
  await page.type('#functie', 'Secretaris');
  await clickByName(page, 'button', /^Uitnodiging aanvaarden$/);
}
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('an invitation', () => {
  it('lets someone in who then writes in the same agreement as who invited them', async () => {
    const id = await newAgreement();
    const host = (await arrive(/netwerkmanager/)).page;
    const link = await invite(host, id);
    const page = await guest(link);
    await shows(page, 'Nele Aerts vraagt u');
    await accept(page);
    await opened(page);
    expect(new URL(page.url()).pathname).toBe(`/overeenkomsten/${id}`);
    expect(page.url()).not.toContain('#');
    await goTo(host, id);
    await enter(page, GOAL);
    await page.keyboard.type('Van An. ');
    await host.waitForFunction(
      (css) => document.querySelector(css)?.textContent?.includes('Van An.'),
      {},
      editor(GOAL),
    );
    await enter(host, GOAL);
    await host.keyboard.type('Van Nele.');
    await page.waitForFunction(
      (css) => document.querySelector(css)?.textContent?.includes('Van Nele.'),
      {},
      editor(GOAL),
    );
    await expect.poll(async () => JSON.stringify(await agreementOf(id))).toContain('Van Nele.');
    expect(JSON.stringify(await agreementOf(id))).toContain('Van An. ');
    // The link is spent.
    const late = await guest(link);
    await shows(late, 'Deze link is al gebruikt');
  });

  it('is only looked at by opening it, and says what is missing', async () => {
    const link = await invite((await arrive(/netwerkmanager/)).page, await newAgreement());
    const page = await guest(link);
    await page.waitForSelector('#naam');
    await page.reload();
    await page.waitForSelector('#naam');
    await clickByName(page, 'button', /^Uitnodiging aanvaarden$/);
    await shows(page, 'Vul uw naam in.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('naam');
    await accept(page);
    await opened(page);
  });

  it('tells who is signed in as someone else, and waits while they sign out', async () => {
    const host = (await arrive(/netwerkmanager/)).page;
    const link = await invite(host, await newAgreement());
    await host.goto(link);
    await shows(host, 'U bent aangemeld als Nele Aerts');
    await clickByName(host, '.melding button', /^Afmelden en hier blijven$/);
    await accept(host);
    await opened(host);
    await host.goto(`${product.address}/aanmeldingen`);
    await shows(host, 'An Peeters');
  });

  it('shows names and titles as the text they are', async () => {
    const id = await newAgreement();
    const link = await invite((await arrive(/netwerkmanager/)).page, id);
    const page = await guest(link);
    await accept(page, '<img src=x onerror=alert(1)>');
    await opened(page);
    const other = await come(id, /directeur/);
    await other.waitForFunction(
      () => document.body.innerHTML.includes('&lt;img src=x') || document.querySelector('[title*="<img"]'),
    );
    expect(await other.$('img[src="x"]')).toBeNull();
  });
});

describe('the invitations of an agreement', () => {
  it('can be taken back and made anew; the link before works no more', async () => {
    const id = await newAgreement();
    const { page } = await arrive(/netwerkmanager/);
    const email = newAddress();
    const first = await invite(page, id, email);
    await click(page, `[aria-label="Nieuwe link voor ${email}"]`);
    await page.waitForFunction(
      (link) => document.querySelector<HTMLInputElement>('.eenmalig-rij input')?.value !== link,
      {},
      first,
    );
    const second = await page.$eval('.eenmalig-rij input', (input) => input.value);
    await shows(page, 'Eerdere uitnodigingen (1)');
    await shows(await guest(first), 'Deze uitnodiging is ingetrokken');
    await click(page, `[aria-label="Uitnodiging van ${email} intrekken"]`);
    await shows(page, 'Er staat geen uitnodiging open');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('uitnodigingen-kop');
    await shows(await guest(second), 'Deze uitnodiging is ingetrokken');
  });

  it('ask for an address, and leave what was typed when it is none', async () => {
    const { page } = await arrive(/netwerkmanager/);
    await goTo(page, members(await newAgreement()));
    await page.waitForSelector('#uitnodigen-email');
    await page.type('#uitnodigen-email', 'an peeters');
    await clickByName(page, 'button', /^Uitnodigen$/);
    await shows(page, 'Schrijf een e-mailadres');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('uitnodigen-email');
    expect(await page.$('.eenmalig-rij')).toBeNull();
  });

  it.each(['desktop', 'phone'] as const)('are there for everyone on a %s, as is the page of a link', async (size) => {
    const { page } = await arrive(/netwerkmanager/, size);
    await page.setBypassCSP(true);
    const link = await invite(page, await newAgreement());
    expect(await graveFindings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const visitor = await guest(link, size);
    await visitor.waitForSelector('#naam');
    expect(await graveFindings(visitor)).toEqual([]);
    expect(await overflow(visitor)).toBeLessThanOrEqual(0);
    await visitor.goto(`${product.address}/uitnodiging`);
    await shows(visitor, 'Aanmelden met een link');
    expect(await graveFindings(visitor)).toEqual([]);
  });
});
