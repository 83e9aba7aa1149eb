/** Pasting into a rich text, and two people in one paragraph. */
import { describe, expect, it } from 'vitest';
import { blank, goal, holds } from './blank.ts';
import { bar } from './offline-hands.ts';
import { combination } from './product.ts';
import { agreementOf, come, opened, stage } from './stage.ts';
import {
  editor,
  enter,
  fixture,
  GOAL,
  html,
  message,
  p,
  paste,
  PRINCIPLES,
  result,
  settled,
  written,
} from './writing-hands.ts';

stage();

describe('pasting', () => {
  it.each(['word-365', 'word-web', 'libreoffice', 'outlook', 'google-docs'])(
    'what %s puts on the clipboard comes out clean, without a complaint of the browser',
    async (name) => {
      const { page, id } = await blank('desktop', PRINCIPLES);
      await paste(page, PRINCIPLES, { 'text/html': fixture(`${name}.html`), 'text/plain': 'niet dit' });
      const last = result(`${name}.json`);
      // Behind a list, table or heading the caret gets an empty paragraph to go on in.
      await expect
        .poll(async () =>
          (await agreementOf(id)).principes.content.filter(
            (block, nth, all) => nth < all.length - 1 || block.type !== 'paragraph' || block.content !== undefined,
          ),
        )
        .toEqual(last);
      if (name === 'word-365') await message(page, 'Doorgehaalde tekst');
    },
  );

  it('a last heading does not swallow the words behind the caret, and a page of a PDF becomes paragraphs', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('voor na');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
    await settled(page);
    await paste(page, GOAL, { 'text/html': '<p>tekst</p><h2>Kop</h2>' });
    await holds(id, goal, [p('voortekst'), { type: 'heading', content: [{ type: 'text', text: 'Kop' }] }, p(' na')]);
    await combination(page, 'Control', 'a');
    await paste(page, GOAL, { 'text/plain': fixture('pdf.txt') });
    await page.waitForFunction(
      (css) => document.querySelector(css)?.textContent?.includes('arbeidsmarkt'),
      {},
      editor(GOAL),
    );
    expect(await html(page)).toContain('sociaal-economische');
  });

  it('one paragraph flows into the line; an address over a selection links it; a sign is left out', async () => {
    const { page, id } = await blank();
    await page.keyboard.type('ab');
    await page.keyboard.press('ArrowLeft');
    await settled(page);
    await paste(page, GOAL, { 'text/html': '<p style="color:red">x😀<img src="a.png"></p>' });
    await message(page, 'afbeelding');
    await message(page, '😀');
    await holds(id, goal, [p('axb')]);
    await combination(page, 'Control', 'a');
    await paste(page, GOAL, { 'text/plain': 'https://www.vlaanderen.be' });
    expect(await html(page)).toContain('<a href="https://www.vlaanderen.be"');
  });
});

describe('a paragraph of 100,000 signs', () => {
  it('is pasted whole and written in, in the way of breaking lines that costs a browser no seconds', async () => {
    const { page, id } = await blank();
    const long = 'De partijen werken samen aan een inclusieve arbeidsmarkt. '.repeat(1_725).trim();
    await paste(page, GOAL, { 'text/plain': long });
    await page.keyboard.type(' Slot.');
    await holds(id, goal, [p(`${long} Slot.`)]);
    // pre-wrap: 2.1 s for each layout of this paragraph, where break-spaces takes 0.1 s.
    const reader = await come(id, /Lotte Claes/);
    for (const at of [page, reader])
      for (const css of ['[data-pad="/algemeneDoelstelling"] p', 'textarea.tekstveld'])
        expect(await at.$eval(css, (text) => getComputedStyle(text).whiteSpaceCollapse)).toBe('break-spaces');
  });
});

describe('two people', () => {
  it('type in one fresh paragraph at once: words stay whole, letters stay single', async () => {
    const { page: one, id } = await blank();
    await one.keyboard.type('Begin');
    await one.keyboard.press('Enter');
    const two = await come(id, /regisseur/);
    await enter(two, GOAL);
    await Promise.all([
      one.keyboard.type('aaaa aaaa aaaa ', { delay: 12 }),
      two.keyboard.type('bbbb bbbb bbbb ', { delay: 9 }),
    ]);
    await expect
      .poll(async () => {
        const [here, there] = [await written(one), await written(two)];
        return here.join('|') === there.join('|') ? (here.at(-1)?.length ?? 0) : 0;
      })
      .toBe(30);
    const words = ((await written(one)).at(-1) ?? '').trim();
    expect(words.split(/\s+/).sort()).toEqual(['aaaa', 'aaaa', 'aaaa', 'bbbb', 'bbbb', 'bbbb']);
  });

  it('a soft return, a reload and another caret behind it break no editor (#7556)', async () => {
    const { page: one, id } = await blank();
    await one.keyboard.type('boven');
    await combination(one, 'Shift', 'Enter');
    await one.keyboard.type('onder');
    await holds(id, goal, [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'boven' }, { type: 'hardBreak' }, { type: 'text', text: 'onder' }],
      },
    ]);
    await bar(one, /^Bewaard$/);
    await one.reload();
    await opened(one);
    await enter(one, GOAL);
    const two = await come(id, /regisseur/);
    await enter(two, GOAL);
    await one.waitForSelector('.caret');
    await Promise.all([one.keyboard.type(' aa'), two.keyboard.press('Home')]);
    await two.keyboard.type('bb ');
    await expect.poll(() => written(one)).toEqual(['bovenbb onder aa']);
    await expect.poll(() => written(two)).toEqual(['bovenbb onder aa']);
  });
});
