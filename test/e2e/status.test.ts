/** Moving an agreement on: whoever may sees how, and everyone who has it open sees that it happened. Who may what is on a page. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { click, clickByName, shows } from './product.ts';
import { agreementOf, arrive, come, goTo, newAgreement, product, stage } from './stage.ts';

stage();

const pill = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('.agreement-balk .status')?.textContent === wanted, {}, name);
const statusOf = async (id: string): Promise<unknown> =>
  ((await (await product.api(`/api/overeenkomsten/${id}/stand`)).json()) as { status: unknown }).status;

describe('the status', () => {
  it('is moved on with a menu, and everyone who has the agreement open sees it', async () => {
    const id = await newAgreement();
    const [page, other] = [await come(id), await come(id, /jurist/)];
    await page.setBypassCSP(true);
    await pill(other, 'In onderhandeling');
    expect(await other.$('.agreement-balk button.status')).toBeNull();
    await page.focus('.agreement-balk button.status');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role="menuitem"]');
    expect(await graveFindings(page, '[role="menu"]')).toEqual([]);
    await clickByName(page, '[role="menuitem"]', /^Juridisch nazicht/);
    await shows(page, 'De overeenkomst is nu «Juridisch nazicht».');
    await Promise.all([pill(page, 'Juridisch nazicht'), pill(other, 'Juridisch nazicht')]);
    expect(await statusOf(id)).toBe('juridisch-nazicht');
    expect((await agreementOf(id)).titel).not.toBe('');
  });

  it('is moved from the sheet of parts on a phone', async () => {
    const id = await newAgreement();
    const page = await come(id, undefined, 'phone');
    await clickByName(page, '.voetbalk button', /^Onderdelen$/);
    await click(page, '.rail-voet button.status');
    await clickByName(page, '[role="menuitem"]', /^In voorbereiding/);
    await expect.poll(() => statusOf(id)).toBe('voorbereiding');
  });

  it('that another has moved meanwhile is said, and left', async () => {
    const id = await newAgreement();
    const page = await come(id);
    await click(page, '.agreement-balk button.status');
    await page.waitForSelector('[role="menuitem"]');
    const moved = { status: 'voorbereiding', was: 'onderhandeling' };
    // The page is told, but the menu that is open was made before.
    await page.evaluate(() => {
      const fetch = window.fetch.bind(window);
      window.fetch = async (...args) => {
        await new Promise<void>((go) => Object.assign(window, { go }));
        return fetch(...args);
      };
    });
    await clickByName(page, '[role="menuitem"]', /^Juridisch nazicht/);
    await page.waitForFunction(() => 'go' in window);
    await product.api(`/api/overeenkomsten/${id}/status`, { method: 'PUT', body: JSON.stringify(moved) });
    await page.evaluate(() => (window as unknown as { go: () => void }).go());
    await shows(page, 'Iemand anders heeft de status intussen gewijzigd');
    await pill(page, 'In voorbereiding');
    expect(await statusOf(id)).toBe('voorbereiding');
  });
});

describe('who may do what', () => {
  it.each(['desktop', 'phone'] as const)('is on a page on a %s, reached from the list', async (size) => {
    const { page } = await arrive(/jurist/, size);
    await page.setBypassCSP(true);
    await goTo(page, '/overeenkomsten');
    await clickByName(page, 'a', /^Wie mag wat$/);
    await shows(page, 'U bent jurist;');
    await shows(page, 'Tot en met juridisch nazicht');
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
