/** Signing in at a real provider, which is another site than the product, by people who then write together. */
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../model/access.ts';
import type { Agreement } from '../../model/agreement.ts';
import { importAgreement } from '../../server/agreements/import.ts';
import unfinished from '../fixtures/onvolledig.json' with { type: 'json' };
import { setStage, type Stage } from '../oidc/stage.ts';
import { graveFindings } from './axe.ts';
import { bar } from './offline-hands.ts';
import { click, clickAccount, clickByName, shows, type Size } from './product.ts';
import { arrive, goTo, stage } from './stage.ts';
import { enter, GOAL } from './writing-hands.ts';

stage({ server: false });

let world: Stage;
let address: string;
beforeAll(async () => {
  // The provider is at 127.0.0.1.
  world = await setStage({ clientFolder: join(import.meta.dirname, '../../dist/client') }, 'localhost');
  address = world.publicUrl;
});
afterAll(() => world.close());

/** Someone who was never here, at a path of the product. */
async function stranger(path = '/', size?: Size): Promise<Page> {
  const { page } = await arrive(null, size, { address });
  await page.setBypassCSP(true);
  await page.goto(address + path);
  await shows(page, 'Aanmelden');
  return page;
}

/** At the provider: becomes `who`, and is back at `path` of the product. */
async function choose(page: Page, who: RegExp, path: string): Promise<void> {
  await clickByName(page, 'a', who);
  await page.waitForFunction((wanted) => location.href === wanted, {}, address + path);
}

async function signIn(page: Page, who: RegExp, path = '/overeenkomsten'): Promise<void> {
  await clickByName(page, 'a', /^Aanmelden$/);
  await choose(page, who, path);
}

/** Lets who is signed in take part in an agreement. */
async function letIn(page: Page, agreement: string, rol: Role): Promise<void> {
  const person = await page.evaluate(async () => {
    const { persoon } = (await (await fetch('/api/sessie')).json()) as { persoon: { id: string } };
    return persoon.id;
  });
  const added = new Date().toISOString();
  await world.store.setMember({ agreement, person, rol, partij: null, author: null, added, ended: null });
}

describe('signing in', () => {
  it('brings two people from the provider into the same text, by their own names', async () => {
    const id = await importAgreement(world.store, unfinished as unknown as Agreement, new Date().toISOString());
    const [an, nele] = [await stranger(), await stranger('/overeenkomsten')];
    expect(await graveFindings(an)).toEqual([]);
    await signIn(an, /^An voor Gemeente Zoersel$/);
    await signIn(nele, /^Nele voor VDAB$/);
    await letIn(an, id, 'redacteur');
    await letIn(nele, id, 'vdab-redacteur');
    for (const page of [an, nele]) await goTo(page, id, { address });
    await enter(an, GOAL);
    await an.keyboard.type(' Door An geschreven.');
    await shows(nele, 'Door An geschreven.');
    await nele.waitForSelector('.mensen-hier [aria-label^="An Peeters"]');
    await bar(an, /^Bewaard$/);
    expect(await an.$eval('.rail-voet', ({ textContent }) => textContent)).toContain('Gemeente Zoersel');
  });

  it('leads on to the page one wanted', async () => {
    const page = await stranger('/rollen');
    await signIn(page, /^Nele voor VDAB$/, '/rollen');
    await shows(page, 'Wie mag wat');
  });

  it('leads who was invited, and has no account at the provider, to signing in by a link', async () => {
    const page = await stranger();
    await clickByName(page, 'a', /^Meld u aan met een link$/);
    await shows(page, 'Open de link uit uw uitnodiging.');
    expect(await graveFindings(page)).toEqual([]);
  });

  it('says why someone is not let in, and lets them choose another organisation, then and later', async () => {
    const page = await stranger('/', 'phone');
    await signIn(page, /^An voor Gemeente Wijnegem$/, '/aanmelden/geen-rol');
    await shows(page, 'U hebt voor deze organisatie geen rol in Samenschrift.');
    expect(await graveFindings(page)).toEqual([]);
    await clickByName(page, 'a', /^Een andere organisatie kiezen$/);
    await choose(page, /^An voor Gemeente Kalmthout$/, '/overeenkomsten');
    await click(page, '.ik');
    await shows(page, 'Gemeente Kalmthout');
    expect(await graveFindings(page)).toEqual([]);
    await clickByName(page, '.ik-menu button', /^Wisselen van organisatie$/);
    await choose(page, /^An voor Gemeente Zoersel$/, '/overeenkomsten');
    await click(page, '.ik');
    await shows(page, 'Gemeente Zoersel');
  });

  it('ends at the provider too, with signing out', async () => {
    const page = await stranger();
    await signIn(page, /^Nele voor VDAB$/);
    await clickAccount(page, /^Afmelden$/);
    await page.waitForFunction((issuer) => location.href.startsWith(issuer), {}, world.issuer);
    await click(page, 'button');
    await shows(page, 'Aanmelden');
    expect(page.url()).toBe(`${address}/`);
    await clickByName(page, 'a', /^Aanmelden$/);
    await shows(page, 'Annuleren');
  });

  it('shows what happened where the provider is away, or the person gave up', async () => {
    const page = await stranger();
    await signIn(page, /^Annuleren$/, '/aanmelden/afgebroken');
    await shows(page, 'U hebt het aanmelden afgebroken.');
    await page.goto(`${address}/aanmelden/%3Cscript%3E`);
    await shows(page, 'Deze pagina bestaat niet');
  });
});
