/** Enlarged twice, and on the narrowest screen: everything can be reached and read. Less motion; forced colours. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { clickByName, shows } from './product.ts';
import { atRest } from './record-hands.ts';
import { arrive, come as comeTo, draft, goTo, stage } from './stage.ts';

stage({ ready: '.matrix', calm: true });

/** 1280 by 800 at 200 %, and what WCAG 1.4.10 asks of reflow. */
const SCREENS = {
  'at 200 %': { width: 640, height: 400, deviceScaleFactor: 2 },
  'at 320 px': { width: 320, height: 640, deviceScaleFactor: 1 },
};

const open = (page: Page): Promise<void> => goTo(page, draft());
const sheet = (name: RegExp) => async (page: Page) => {
  await open(page);
  await clickByName(page, '.voetbalk button', name);
  await page.waitForSelector('[role="dialog"]');
};

/** What to open; the last of these is a window over the page. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  'the start page': async (page) => {
    await goTo(page, '/');
    await shows(page, 'Wie bent u?');
  },
  'the list': async (page) => {
    await goTo(page, '/overeenkomsten');
    await page.waitForSelector('.so-rij');
  },
  'a new agreement': async (page) => {
    await goTo(page, '/overeenkomsten/nieuw');
    await clickByName(page, 'button', /^Volgende$/);
    await shows(page, 'Gebied en partijen');
  },
  'an agreement': async (page) => open(page),
};
const WINDOWS: Record<string, (page: Page) => Promise<void>> = {
  parts: sheet(/^Onderdelen/),
  points: sheet(/^Punten/),
  inspiration: sheet(/^Inspiratie/),
  guidance: sheet(/^Leidraad/),
  renewal: async (page) => {
    await goTo(page, '/overeenkomsten');
    await page.waitForSelector('.so-rij');
    await clickByName(page, '.so-menu button', /^Acties voor/);
    await clickByName(page, '[role="menuitem"]', /^Verlengen/);
    await page.waitForSelector('.verleng');
  },
  'a cell': async (page) => {
    await open(page);
    await page.$eval('[data-cel]', (cell) => cell.scrollIntoView({ block: 'center' }));
    await atRest(page);
    await (await page.waitForSelector('[data-cel]'))?.click();
    await page.waitForSelector('.cel-paneel');
  },
  'the starting proposal': async (page) => {
    await open(page);
    await page.$eval('.matrix-balk', (bar) => bar.scrollIntoView({ block: 'center' }));
    await atRest(page);
    await clickByName(page, 'button', /^Startvoorstel/);
    await page.waitForSelector('.voorstel-rij');
  },
  shortcuts: async (page) => {
    await open(page);
    await page.keyboard.type('?');
    await page.waitForSelector('.sneltoetsen');
  },
  preview: async (page) => {
    await open(page);
    await clickByName(page, '.voetbalk button', /^Voorbeeld$/);
    await page.waitForSelector('.voorbeeld iframe');
  },
};

async function come(screen: keyof typeof SCREENS): Promise<Page> {
  const { page } = await arrive();
  await page.setViewport(SCREENS[screen]);
  return page;
}
/** How much wider the page is than the window, CSS px. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** The share of the window's height under bars that stay while the page scrolls. */
const underBars = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const covered = Array.from({ length: window.innerHeight }, () => false);
    for (const bar of document.querySelectorAll<HTMLElement>('body *')) {
      if (!['fixed', 'sticky'].includes(getComputedStyle(bar).position)) continue;
      const { top, bottom, width } = bar.getBoundingClientRect();
      const floats =
        bar.checkVisibility({ visibilityProperty: true }) && getComputedStyle(bar).pointerEvents !== 'none';
      if (floats && width > window.innerWidth / 2)
        covered.fill(true, Math.max(0, Math.round(top)), Math.max(0, Math.round(bottom)));
    }
    return covered.filter(Boolean).length / covered.length;
  });
/** What has the focus, when nothing of it can be seen; else null. */
const hiddenFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at.tagName === 'IFRAME') return null;
    const shown = at.matches('input[type="radio"],input[type="checkbox"]') ? (at.closest('label') ?? at) : at;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const [columns, rows] = [[0.1, 0.5, 0.9], Array.from({ length: 9 }, (_, nth) => (nth + 0.5) / 9)];
    const seen = columns.some((x) =>
      rows.some((y) => {
        const hit = document.elementFromPoint(left + x * width, top + y * height);
        return hit !== null && (shown.contains(hit) || hit.contains(shown));
      }),
    );
    if (seen) return null;
    const name = at.getAttribute('aria-label') ?? at.textContent.trim();
    return `${at.tagName} ${at.className} «${name.slice(0, 40)}» at ${Math.round(top)} of ${window.innerHeight}`;
  });
async function hiddenOnTheWay(page: Page, stops: number, back = false): Promise<string[]> {
  const hidden: string[] = [];
  for (let nth = 0; nth < stops; nth++) {
    if (back) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
    const found = await hiddenFocus(page);
    if (found !== null) hidden.push(found);
  }
  return hidden;
}

describe.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('%s', (screen) => {
  it.each(Object.entries(PAGES))('%s fits, and shows what has the focus', async (_name, go) => {
    const page = await come(screen);
    await go(page);
    await atRest(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await underBars(page)).toBeLessThan(0.4);
    expect(await hiddenOnTheWay(page, 45)).toEqual([]);
    expect(await hiddenOnTheWay(page, 15, true)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('every window over the page fits, and all of it can be reached', async () => {
    const page = await come(screen);
    const faults: string[] = [];
    for (const [name, go] of Object.entries(WINDOWS)) {
      await go(page);
      const found = await page.evaluate(() => {
        const box = document.querySelector<HTMLElement>('[role="dialog"]');
        if (!box) return ['is not there'];
        const wide = box.scrollWidth - box.clientWidth;
        const { left, right } = box.getBoundingClientRect();
        const lost = [...box.querySelectorAll<HTMLElement>('button,input,textarea,a[href],select')].filter(
          (control) => {
            const shown = control.closest('label') ?? control;
            if (!control.checkVisibility()) return false;
            shown.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left: x, top, width, height } = shown.getBoundingClientRect();
            const hit = document.elementFromPoint(x + width / 2, top + height / 2);
            return !(hit && (shown.contains(hit) || hit.contains(shown)));
          },
        );
        return [
          ...(wide > 1 ? [`is ${wide} px too wide`] : []),
          ...(left < -1 || right > window.innerWidth + 1 ? ['stands outside'] : []),
          ...lost.map((control) => `hides ${(control.getAttribute('aria-label') ?? control.textContent).slice(0, 40)}`),
        ];
      });
      faults.push(...found.map((fault) => `${name} ${fault}`));
      if ((await overflow(page)) > 0) faults.push(`${name} makes the page scroll sideways`);
    }
    expect(faults).toEqual([]);
  });
});

it('moves nothing for who asked for less motion, but the colour that shows a place', async () => {
  const page = await come('at 200 %');
  const moving = new Set<string>();
  for (const go of [PAGES['the list'], PAGES['an agreement'], WINDOWS['points'], WINDOWS['renewal']]) {
    await go?.(page);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('body *')].flatMap((element) =>
        [null, '::before', '::after'].flatMap((part) => {
          const { animationDuration, animationName, transitionDuration } = getComputedStyle(element, part);
          const longest = Math.max(
            ...`${animationName === 'none' ? '0s' : animationDuration},${transitionDuration}`
              .split(',')
              .map(parseFloat),
          );
          return longest > 0.01 && animationName !== 'oplichten'
            ? [`${element.className}${part ?? ''} ${longest}s`]
            : [];
        }),
      ),
    );
    for (const one of found) moving.add(one);
  }
  expect([...moving]).toEqual([]);
});

it('in forced colours status, severity and presence stay recognisable', async () => {
  await comeTo(draft(), /regisseur/);
  const { page } = await arrive();
  const cdp = await page.createCDPSession();
  await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  await open(page);
  for (const css of ['.mens-knop', '.punt .ernst', '.meter b']) await page.waitForSelector(css);
  const edged = (css: string): Promise<boolean> =>
    page.$eval(css, (element) => {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(element);
      return parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none';
    });
  for (const css of ['.status', '.mensen-hier .avatar', '.punt .ernst', '.rail-item.hier', '.meter'])
    expect([css, await edged(css)]).toEqual([css, true]);
  // How far a rubric is, is drawn in a colour that is not the background's.
  const [bar, ground] = await page.$eval('.meter b', (element) => [
    getComputedStyle(element).backgroundColor,
    getComputedStyle(document.body).backgroundColor,
  ]);
  expect(bar).not.toBe(ground);
});
