/** What opens over an agreement: no serious finding of axe, and no control that is too small; at both sizes. */
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { clickByName, combination, type Size } from './product.ts';
import { atRest, refer } from './record-hands.ts';
import { arrive, come, draft, goTo, stage } from './stage.ts';
import { enter, GOAL } from './writing-hands.ts';

stage({ ready: '.matrix', calm: true });

const ACTION = 'section.stuk[aria-label="Actie A2"]';

/** What opens in an agreement, with where that is; the list's menu and the wizard, cells, points, the set and being offline have axe in their own files. */
const OPENED: Record<string, (page: Page, size: Size) => Promise<string>> = {
  'the menu of a record': async (page) => {
    await bring(page, ACTION);
    await page.hover(ACTION);
    await (await page.waitForSelector('button[aria-label="Opdrachten voor Actie A2"]'))?.click();
    await page.waitForSelector('[role="menuitem"]');
    return '.zweef.menu';
  },
  'a reference that is chosen': async (page) => {
    await bring(page, ACTION);
    await refer(page, ACTION, 'Doelstellingen', 'd');
    await page.waitForSelector('.keuzelijst [role="option"]');
    return 'body > .zwevend';
  },
  'the slash menu': async (page) => {
    await enter(page, GOAL);
    await atRest(page);
    await combination(page, 'Control', 'End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await page.waitForSelector('[role="listbox"] [role="option"]');
    return '.rijk-veld';
  },
  'the toolbar of a selection': async (page) => {
    await enter(page, GOAL);
    await atRest(page);
    await combination(page, 'Control', 'a');
    await page.waitForSelector('[role="toolbar"]');
    return '[role="toolbar"]';
  },
  'a cell': async (page, size) => {
    await bring(page, '[data-cel]');
    await page.click('[data-cel]');
    await page.waitForSelector('.cel-paneel');
    if (size === 'phone') await page.waitForSelector('.waas .cel-paneel');
    return '.cel-paneel';
  },
  'the shortcuts': async (page) => {
    await page.keyboard.type('?');
    await page.waitForSelector('.sneltoetsen');
    return '[role="dialog"]';
  },
  'the preview': async (page, size) => {
    await clickByName(page, size === 'phone' ? '.voetbalk button' : '.voorbeeld-knop', /^Voorbeeld$/);
    await page.waitForSelector('.voorbeeld iframe');
    return '.voorbeeld';
  },
  'a person': async (page) => {
    await (await page.waitForSelector('.mens-knop'))?.click();
    await page.waitForSelector('[role="dialog"]');
    return '[role="dialog"]';
  },
};

async function bring(page: Page, css: string): Promise<void> {
  await page.waitForSelector(css);
  await page.$eval(css, (element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await atRest(page);
}

/** Within a sentence a target is as high as its line (WCAG 2.5.8, inline). */
const INLINE = /class="(verzameling|verwijzing)/;

/** What axe finds in a part of the page, targets below 24 by 24 px among it. */
async function grave(page: Page, part: string): Promise<string[]> {
  // Frames are the print preview, which has tests of its own.
  const { violations } = await new AxePuppeteer(page)
    .setLegacyMode()
    .include(part)
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations
    .filter(({ id, impact }) => id === 'target-size' || impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      html: nodes.map((node) => node.html).filter((html) => id !== 'target-size' || !INLINE.test(html)),
    }))
    .filter(({ html }) => html.length > 0)
    .map(({ id, html }) => `${id}: ${html.map((one) => one.slice(0, 160)).join(' | ')}`);
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it('everything that opens in an agreement, and every control is large enough', async () => {
    await come(draft(), /regisseur/);
    const { page, complaints } = await arrive(undefined, size);
    await page.setBypassCSP(true);
    const found: string[] = [];
    for (const [name, open] of Object.entries(OPENED)) {
      await goTo(page, draft());
      const part = await open(page, size).catch((reason: unknown) => `${name}: ${String(reason)}`);
      await atRest(page);
      found.push(...(await grave(page, part)).map((words) => `${name}: ${words}`));
    }
    await goTo(page, draft());
    found.push(...(await grave(page, 'body')).map((words) => `the page: ${words}`));
    expect(found).toEqual([]);
    // The checker knocks in vain at the frame of the preview, where no script may run.
    complaints.push(...complaints.splice(0).filter((words) => !words.startsWith('Blocked script execution')));
  });
});
