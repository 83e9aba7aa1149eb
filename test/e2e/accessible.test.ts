/** Every page and panel, at a desk and on a phone: no serious finding of axe, and nothing wider than the screen. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { clickByName, shows, type Size } from './product.ts';
import { arrive, draft, goTo, stage } from './stage.ts';

stage({ ready: 'section.stuk[aria-label="Actie A1"]' });

/** What to open. */
const PLACES: Record<string, (page: Page, size: Size) => Promise<void>> = {
  'the start page': async (page) => {
    await goTo(page, '/');
    await shows(page, 'Wie bent u?');
  },
  'the list': async (page) => {
    await goTo(page, '/overeenkomsten');
    await shows(page, 'Wijnegem');
  },
  'a new agreement': async (page) => {
    await goTo(page, '/overeenkomsten/nieuw');
    await shows(page, 'Looptijd');
  },
  'an agreement with its points': async (page, size) => openDraft(page, size, 'Punten'),
  'an agreement with inspiration': async (page, size) => openDraft(page, size, 'Inspiratie'),
  'an agreement with guidance': async (page, size) => openDraft(page, size, 'Leidraad'),
};

async function openDraft(page: Page, size: Size, panel: string): Promise<void> {
  await goTo(page, draft());
  await clickByName(page, size === 'phone' ? 'button' : '[role="tab"]', new RegExp(`^${panel}`));
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it.each(Object.entries(PLACES))('%s', async (name, open) => {
    const { page } = await arrive(name === 'the start page' ? null : undefined, size);
    // The policy that forbids foreign scripts forbids the checker too.
    await page.setBypassCSP(true);
    await open(page, size);
    const width = page.viewport()?.width ?? 0;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await graveFindings(page)).toEqual([]);
  });
});
