/** Writing in a rich text: menu, toolbar, typed marks, signs, tables, and how it looks. */
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { blank, goal, holds } from './blank.ts';
import { combination } from './product.ts';
import { agreementOf, come, stage } from './stage.ts';
import { editor, fixture, GOAL, html, item, list, message, p, paste, PRINCIPLES, settled } from './writing-hands.ts';

stage();

describe.each(['desktop', 'phone'] as const)('the slash menu (%s)', (size) => {
  it('opens at a slash, filters, is followed by a screen reader, and is one step to undo', async () => {
    const { page, id } = await blank(size);
    await page.keyboard.type('Inleiding');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await page.waitForSelector('[role="listbox"] [role="option"]');
    const fits = await page.$eval('.blokmenu', (element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
    });
    expect(fits).toBe(true);
    expect((await page.$$('[role="option"]')).length).toBeGreaterThan(4);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(
      () =>
        document.querySelector('[aria-selected="true"]')?.id ===
        document.activeElement?.getAttribute('aria-activedescendant'),
    );
    expect(await graveFindings(page, '.rijk-veld')).toEqual([]);
    await page.keyboard.type('bolle');
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]').length === 1);
    await page.keyboard.press('Enter');
    await page.keyboard.type('eerste punt');
    await holds(id, goal, [
      p('Inleiding'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [p('eerste punt')] }] },
    ]);
    await combination(page, 'Control', 'z');
    await combination(page, 'Control', 'z');
    await holds(id, goal, [p('Inleiding'), p('/bolle')]);
  });

  it('Esc closes it and leaves what was typed; a slash inside a word opens nothing', async () => {
    const { page, id } = await blank(size);
    await page.keyboard.type('zie /ko');
    await page.waitForSelector('[role="option"]');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[role="option"]') === null);
    await page.keyboard.type('p en/of');
    expect(await page.$('[role="option"]')).toBeNull();
    await holds(id, goal, [p('zie /kop en/of')]);
  });
});

describe('the toolbar', () => {
  it('comes with a selection, never over the words one types, and leaves by Esc with the selection kept', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('een woord');
    expect(await page.$('.werkbalk')).toBeNull();
    await combination(page, 'Control', 'Shift', 'ArrowLeft');
    await page.waitForSelector('.werkbalk');
    await combination(page, 'Alt', 'F10');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Vet');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Cursief');
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      () =>
        document.querySelector('.werkbalk') === null &&
        document.activeElement?.matches('[contenteditable="true"]') &&
        String(getSelection()) === 'woord',
    );
    await combination(page, 'Control', 'b');
    await holds(id, goal, [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'een ' },
          { type: 'text', text: 'woord', marks: [{ type: 'bold' }] },
        ],
      },
    ]);
  });

  it('is reached without a selection, by the button in the margin', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('Kop');
    await page.click('.blok-knop');
    await page.waitForSelector('.werkbalk');
    await page.click('.werkbalk [aria-label="Tussenkop"]');
    await holds(id, goal, [{ type: 'heading', content: [{ type: 'text', text: 'Kop' }] }]);
  });

  it('Ctrl+K links the selection, and an unsafe address is refused in words', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('VDAB');
    await combination(page, 'Control', 'a');
    await combination(page, 'Control', 'k');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Adres van de koppeling');
    await page.keyboard.type('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.koppelformulier [role="alert"]');
    await combination(page, 'Control', 'a');
    await page.keyboard.type('www.vdab.be');
    await page.keyboard.press('Enter');
    await holds(id, goal, [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'VDAB', marks: [{ type: 'link', attrs: { href: 'https://www.vdab.be' } }] }],
      },
    ]);
  });

  it('stands at the bottom of a phone while one writes', async () => {
    const { page } = await blank('phone');
    await page.waitForSelector('.werkbalk-vast');
    const box = await page.$eval('.werkbalk-vast', (element) => element.getBoundingClientRect().toJSON() as DOMRect);
    expect(Math.round(box.bottom)).toBe(844);
    expect(box.width).toBe(390);
    expect(await page.$eval('.werktuig', (element) => element.getBoundingClientRect().height)).toBeGreaterThanOrEqual(
      44,
    );
  });
});

describe('typing', () => {
  it('makes lists, headings and marks of what is typed; lists are left by Enter and Backspace', async () => {
    const { page, id } = await blank();
    const lines = ['- een', 'twee', '', '## Kop', '1. eerst', '', 'zie https://www.vdab.be. en **vet** af'];
    for (const [nth, line] of lines.entries()) {
      if (nth > 0) await page.keyboard.press('Enter');
      await page.keyboard.type(line);
      if (line === '1. eerst') continue;
    }
    await holds(id, goal, [
      { type: 'bulletList', content: [item(p('een')), item(p('twee'))] },
      { type: 'heading', content: [{ type: 'text', text: 'Kop' }] },
      { type: 'orderedList', content: [item(p('eerst'))] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'zie ' },
          {
            type: 'text',
            text: 'https://www.vdab.be',
            marks: [{ type: 'link', attrs: { href: 'https://www.vdab.be' } }],
          },
          { type: 'text', text: '. en ' },
          { type: 'text', text: 'vet', marks: [{ type: 'bold' }] },
          { type: 'text', text: ' af' },
        ],
      },
    ]);
  });

  it('Tab, Shift+Tab and Backspace move an item in, out and away', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('- een');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('diep');
    await holds(id, goal, [list(item(p('een'), list(item(p('diep')))))]);
    await combination(page, 'Shift', 'Tab');
    await page.keyboard.press('Home');
    await settled(page);
    await page.keyboard.press('Backspace');
    await holds(id, goal, [list(item(p('een'))), p('diep')]);
  });

  it('a table grows by Tab and lets the caret out by arrow down', async () => {
    const { page } = await blank();
    await page.keyboard.type('/tabel');
    await page.waitForSelector('[role="option"]');
    await page.keyboard.press('Enter');
    await page.keyboard.type('kop');
    for (let cell = 0; cell < 9; cell++) await page.keyboard.press('Tab');
    await page.keyboard.type('nieuw');
    await page.waitForFunction((css) => document.querySelectorAll(`${css} tr`).length === 4, {}, editor(GOAL));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('erna');
    expect(await html(page)).toMatch(/<\/table><p>erna<\/p>$/);
  });

  it('a sign the paper lacks is taken out, named, and nothing else is', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('goed ');
    await page.keyboard.sendCharacter('😀');
    await message(page, '😀 kan niet in de pdf en is weggelaten.');
    await page.keyboard.sendCharacter('👩‍💻');
    await page.keyboard.type('zo');
    await holds(id, goal, [p('goed zo')]);
    const title = 'textarea[data-pad="/titel"]' as const;
    const before = await page.$eval(title, (element) => element.value);
    await page.focus(title);
    await page.keyboard.press('End');
    await page.keyboard.sendCharacter(' 四x');
    await message(page, '四 kan niet in de pdf');
    expect(await page.$eval(title, (element) => element.value)).toBe(`${before} x`);
  });
});

describe('the page', () => {
  it('does not shift when an editor comes in the place of its text, and articles are numbered at once in both', async () => {
    const { page, id } = await blank('desktop', PRINCIPLES);
    await paste(page, PRINCIPLES, { 'text/html': `<h2>Artikel 1. Een</h2>${fixture('word-365.html')}<p>slot</p>` });
    await expect.poll(async () => (await agreementOf(id)).principes.content.length).toBeGreaterThan(6);
    const reader = await come(id, /Lotte Claes/);
    await reader.waitForSelector(`[data-pad="${PRINCIPLES}"] table`);
    const measure = (one: Page): Promise<number[]> =>
      one.$$eval(`[data-pad="${PRINCIPLES}"] :is(h3, p, li, table, td, th)`, (blocks) =>
        blocks
          .filter((block) => !block.closest('.rijk-leeg'))
          .map((block) => Math.round(block.getBoundingClientRect().height * 10) / 10),
      );
    expect(await measure(page)).toEqual(await measure(reader));
    const numbers = (one: Page): Promise<number> => one.$$eval('.rijk-tekst h3.artikel', (articles) => articles.length);
    expect(await numbers(reader)).toBe(await numbers(page));
  });

  it('lists its shortcuts under ?, but not while one writes', async () => {
    const { page } = await blank();
    await page.keyboard.type('?');
    expect(await page.$('[role="dialog"]')).toBeNull();
    await page.$eval(editor(GOAL), (element) => (element as HTMLElement).blur());
    await page.keyboard.press('?');
    await page.waitForSelector('[role="dialog"] kbd');
    expect(await graveFindings(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[role="dialog"]') === null);
  });
});
