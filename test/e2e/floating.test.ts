/** What floats over the text stays on the paper and covers as little as it can: names at carets, marks, messages, the toolbar. */
import { expect, it } from 'vitest';
import { click, clickByName, type Size } from './product.ts';
import { atRest } from './record-hands.ts';
import { come, draft, goTo, newAgreement, product, stage } from './stage.ts';
import { editor, enter, GOAL } from './writing-hands.ts';

stage();

it('a name near the end of a line turns back from the edge of the paper', async () => {
  const id = await newAgreement();
  const reader = await come(id, /regisseur/, 'phone');
  const writer = await come(id);
  await enter(writer, GOAL);
  await writer.keyboard.type(` ${'woord '.repeat(40)}`);
  await reader.$eval(`[data-pad="${GOAL}"]`, (element) => element.scrollIntoView({ block: 'center' }));
  await reader.waitForSelector(editor(GOAL));
  const turned: boolean[] = [];
  for (let step = 0; step < 16; step++) {
    for (let key = 0; key < 3; key++) await writer.keyboard.press('ArrowLeft');
    await reader.waitForFunction(() => {
      const name = document.querySelector('.papier .caret-naam')?.getBoundingClientRect();
      const paper = document.querySelector('.papier')?.getBoundingClientRect();
      return name && paper && name.right <= paper.right + 1 && name.left >= paper.left - 1;
    });
    turned.push((await reader.$('.papier .caret.terug')) !== null);
  }
  expect(turned).toContain(true);
});

it('a name leaves the line above to its reader while its owner writes on without a rest', async () => {
  const id = await newAgreement();
  const reader = await come(id, /regisseur/);
  const writer = await come(id);
  await enter(writer, GOAL);
  await reader.$eval(`[data-pad="${GOAL}"]`, (element) => element.scrollIntoView({ block: 'center' }));
  await reader.waitForSelector('.papier .caret-naam');
  const faded = (): Promise<boolean> =>
    reader.$eval('.papier .caret-naam', (name) => getComputedStyle(name).opacity === '0');
  // With a name that came back at every key this would go on for ever.
  do await writer.keyboard.type('w');
  while (!(await faded()));
});

it('a name behind the last words of a paragraph covers no words, however full the line, and leaves a dot', async () => {
  const id = await newAgreement();
  const reader = await come(id);
  const writer = await come(id, /regisseur/);
  await enter(writer, GOAL);
  await reader.$eval(`[data-pad="${GOAL}"]`, (element) => element.scrollIntoView({ block: 'center' }));
  const places = { naast: false, onder: false };
  for (let step = 0; step < 60; step++) {
    await writer.keyboard.type(' a');
    const length = await writer.$eval(editor(GOAL), (text) => text.querySelector('p:last-of-type')?.textContent.length);
    const place = await reader.waitForFunction(standsClear, {}, editor(GOAL), length);
    places[(await place.jsonValue()) ?? 'onder'] = true;
  }
  expect(places).toEqual({ naast: true, onder: true });
  expect(await reader.$eval('.papier .caret', (caret) => getComputedStyle(caret, '::after').borderRadius)).toBe('50%');
});

/** Where the name stands at the end of a last paragraph of so many letters, once it covers none of them. */
function standsClear(css: string, length: number | undefined): 'naast' | 'onder' | null {
  const block = document.querySelector(css)?.querySelector('p:last-of-type');
  const caret = block?.querySelector('.caret');
  const name = caret?.querySelector('.caret-naam')?.getBoundingClientRect();
  const paper = document.querySelector('.papier')?.getBoundingClientRect();
  if (!block || !caret || !name || !paper) return null;
  const words = [...block.childNodes].filter((node): node is Text => node instanceof Text);
  if (words.map(({ data }) => data).join('').length !== length) return null;
  const covers = words.some((text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    // A few pixels of the space between lines may be the name's.
    return [...range.getClientRects()].some(
      (line) =>
        line.left < name.right && line.right > name.left && line.top + 3 < name.bottom && line.bottom - 3 > name.top,
    );
  });
  const where = caret.getBoundingClientRect().right + name.width + 6 < paper.right ? 'naast' : 'onder';
  return !covers && caret.classList.contains(where) ? where : null;
}

it('a name under the bar on top goes below its line', async () => {
  const id = await newAgreement();
  const reader = await come(id, /regisseur/);
  const writer = await come(id);
  await enter(writer, GOAL);
  await writer.keyboard.type(` ${'woord '.repeat(60)}`);
  await reader.waitForFunction(
    (css) => document.querySelector(css)?.textContent?.match(/woord /g)?.length === 60,
    {},
    editor(GOAL),
  );
  for (let key = 0; key < 3; key++) await writer.keyboard.press('ArrowUp');
  await reader.waitForSelector('.papier .caret');
  // What comes near the window is drawn then, and moves the line from under the bar: it is brought back there, as a
  // reader does, before each move of the writer.
  const isBelow = async (): Promise<boolean> => {
    await reader.evaluate(() => {
      const bar = document.querySelector('.agreement-balk')?.getBoundingClientRect().bottom ?? 0;
      const top = document.querySelector('.papier .caret')?.getBoundingClientRect().top ?? 0;
      window.scrollBy({ top: top - bar - 6, behavior: 'instant' });
    });
    await writer.keyboard.press('ArrowLeft');
    return (await reader.$('.papier .caret.onder')) !== null;
  };
  await expect.poll(isBelow).toBe(true);
});

it('what changed, who is there and the number of a record each have their place in the margin', async () => {
  const id = draft();
  const reader = await come(id);
  const basis = async (): Promise<unknown> =>
    ((await (await product.api(`/api/overeenkomsten/${id}/gezien`)).json()) as { basis: unknown }).basis;
  await expect.poll(basis).not.toBeNull();
  const [pad = ''] = await reader.$$eval('section.stuk[data-pad^="/acties/"]', (records) =>
    records.map((record) => record.getAttribute('data-pad') ?? ''),
  );
  await goTo(reader, '/overeenkomsten');
  const writer = await come(id, /regisseur/);
  await enter(writer, `${pad}/omschrijving`);
  await writer.keyboard.type(' Ook op zaterdag.');
  await goTo(reader, id);
  await reader.waitForSelector(`[data-pad="${pad}"].bij-iemand`);
  const edges = await reader.waitForFunction(
    (record) => {
      const section = document.querySelector(`section[data-pad="${record}"]`);
      const mark = document.querySelector(`[data-wijziging="${record}/omschrijving"]`);
      const word = mark?.querySelector('.wijziging-woord');
      const paper = document.querySelector('.papier');
      if (!section || !mark || !word || !paper) return null;
      const { left, width } = getComputedStyle(section, '::before');
      const bar = section.getBoundingClientRect().left + parseFloat(left);
      const [a, b, c] = [word, mark, paper].map((element) => element.getBoundingClientRect());
      return [c?.left, a?.left, a?.right, bar, bar + parseFloat(width), b?.left, b?.right].map(Number);
    },
    {},
    pad,
  );
  const found = (await edges.jsonValue()) ?? [];
  // From the edge of the paper to the text, with some room between each.
  expect(found).toHaveLength(7);
  expect(found.slice(1).every((edge, nth) => edge >= (found[nth] ?? NaN) + 2)).toBe(true);
});

it.each<Size>(['desktop', 'phone'])(
  'what changed in a cell is said on its edge, over no words, on a %s',
  async (size) => {
    const id = await newAgreement();
    const reader = await come(id, /netwerkmanager/, size);
    const basis = async (): Promise<unknown> =>
      ((await (await product.api(`/api/overeenkomsten/${id}/gezien`)).json()) as { basis: unknown }).basis;
    await expect.poll(basis).not.toBeNull();
    await goTo(reader, '/overeenkomsten');
    const writer = await come(id, /regisseur/);
    const cell = '[data-cel="leefloon/nazorg"]';
    await writer.$eval(cell, (element) => (element as HTMLElement).focus());
    await writer.keyboard.press('Enter');
    await writer.locator('.cel-paneel input[aria-label="VDAB aan zet"]').click();
    await goTo(writer, '/overeenkomsten');
    await goTo(reader, id);
    await reader.$eval(cell, (element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const covered = await reader.waitForFunction(() => {
      const word = document.querySelector('.wijziging.in-cel .wijziging-woord')?.getBoundingClientRect();
      if (!word) return null;
      const lines: string[] = [];
      for (const found of document.querySelectorAll('[data-cel]')) {
        const texts = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(texts.currentNode);
          // A few pixels of the space between lines may be the mark's.
          for (const line of range.getClientRects())
            if (
              line.left < word.right &&
              line.right > word.left &&
              line.top + 3 < word.bottom &&
              line.bottom - 3 > word.top
            )
              lines.push(texts.currentNode.textContent ?? '');
        }
      }
      return lines;
    });
    expect(await covered.jsonValue()).toEqual([]);
  },
);

it('a message covers no sheet, is heard beside it, and can be closed without it', async () => {
  const page = await come(await newAgreement(), /netwerkmanager/, 'phone');
  await clickByName(page, '.voetbalk button', /^Inspiratie/);
  await clickByName(page, '.blad button', /invoegen$/i);
  await page.waitForSelector('.bericht');
  await clickByName(page, '.voetbalk button', /^Punten/);
  await page.waitForSelector('.blad');
  await atRest(page);
  const found = await page.evaluate(() => {
    const message = document.querySelector('.bericht')?.getBoundingClientRect();
    const sheet = document.querySelector('.blad')?.getBoundingClientRect();
    const hidden = document.querySelector('.bericht-plek')?.closest('[aria-hidden="true"], [inert]');
    return { clear: message && sheet && message.top >= 0 && message.bottom < sheet.top, hidden };
  });
  expect(found).toEqual({ clear: true, hidden: null });
  await click(page, '.bericht button[aria-label="Bericht sluiten"]');
  await page.waitForFunction(() => !document.querySelector('.bericht'));
  expect(await page.$('.blad')).not.toBeNull();
});

it.each<Size>(['desktop', 'phone'])(
  'a figure stands right before its unit, read and written, on a %s',
  async (size) => {
    const page = await come(await newAgreement(), /netwerkmanager/, size);
    const css = '[data-pad$="/keerPerJaar"]';
    const field = await page.waitForSelector(css);
    await field?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await field?.focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('1');
    const gap = (): Promise<number> =>
      page.$eval(css, (input) => {
        const { left, right } = input.getBoundingClientRect();
        const { paddingLeft, paddingRight, font } = getComputedStyle(input);
        const pen = document.createElement('canvas').getContext('2d');
        if (pen) pen.font = font;
        const figure = left + parseFloat(paddingLeft) + (pen?.measureText('1').width ?? 0);
        const unit = input.parentElement?.querySelector('[aria-hidden]')?.getBoundingClientRect();
        // Still large enough for who touches it.
        if (!unit || right - left < 24) return NaN;
        return Math.abs(unit.left - figure) + Math.abs(right - parseFloat(paddingRight) - figure);
      });
    expect(await gap()).toBeLessThan(3);
    await field?.evaluate((element) => (element as HTMLElement).blur());
    await page.waitForFunction((at) => document.activeElement !== document.querySelector(at), {}, css);
    expect(await gap()).toBeLessThan(3);
  },
);

it('short words of a record stand on one line, evenly, and the pencil of a reference covers none', async () => {
  const page = await come(draft());
  const broken = await page.$$eval(
    '.feit > .tekstveld',
    (fields) =>
      fields.filter((field) => (field as HTMLTextAreaElement).value.length < 24 && field.clientHeight > 30).length,
  );
  expect(broken).toBe(0);
  const gaps = await page.$$eval('.feit.terug .schakel + .schakel', (links) =>
    links.map((link) => {
      const words = document.createRange();
      words.selectNodeContents(link.previousElementSibling ?? link);
      return link.getBoundingClientRect().left - words.getBoundingClientRect().right;
    }),
  );
  expect(gaps.length).toBeGreaterThan(0);
  expect(gaps.filter((gap) => gap < -1)).toEqual([]);
  const covered = await page.$$eval(
    '.feit > .verwijst > .icoon-knop',
    (pencils) =>
      pencils.filter((pencil) => {
        const { right, top, bottom } = pencil.getBoundingClientRect();
        const next = pencil.closest('.feit')?.nextElementSibling?.getBoundingClientRect();
        return next && next.top < bottom && next.bottom > top && next.left < right;
      }).length,
  );
  expect(covered).toBe(0);
});

it('the toolbar stands under a selection that ends its block, and above any other', async () => {
  const page = await come(await newAgreement());
  await enter(page, GOAL);
  const isBelow = (): Promise<boolean> =>
    page.evaluate(() => {
      const bar = document.querySelector('.werkbalk-zweef')?.getBoundingClientRect();
      const chosen = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
      return bar !== undefined && chosen !== undefined && bar.top >= chosen.bottom;
    });
  const choose = async (): Promise<void> => {
    await page.keyboard.down('Shift');
    for (let key = 0; key < 4; key++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.up('Shift');
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.werkbalk-zweef')?.style.opacity === '');
  };
  await choose();
  await expect.poll(isBelow).toBe(true);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await choose();
  await expect.poll(isBelow).toBe(false);
});
