/** Two real browsers: what someone writes without a connection stands where it belongs after another remade that block. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bar, Cable, newTab, typeIn } from './offline-hands.ts';
import { combination, shows } from './product.ts';
import { agreementOf, come, goTo, newAgreement, product, stage } from './stage.ts';
import { editor, GOAL } from './writing-hands.ts';

let cable: Cable;
stage();
beforeAll(async () => {
  cable = await new Cable(product).plug();
});
afterAll(async () => cable.cut());

/** A new agreement with one paragraph as its general objective, open with two people; the first is on the cable. */
async function both(): Promise<{ a: Page; b: Page; id: string }> {
  const id = await newAgreement();
  const a = await come(id, /netwerkmanager/, 'desktop', cable);
  const b = await come(id, /regisseur/);
  await typeIn(b, '');
  await combination(b, 'Control', 'a');
  await b.keyboard.press('Backspace');
  await b.keyboard.type('een drie');
  await reads(a, 'een drie');
  await bar(a, /^Bewaard$/);
  return { a, b, id };
}

/** Waits until a block reads exactly so, the carets of others left out. */
const reads = (page: Page, words: string, block = 'p'): Promise<unknown> =>
  page.waitForFunction(
    (css, wanted) =>
      [...document.querySelectorAll<HTMLElement>(css)].some((element) => {
        const own = element.cloneNode(true) as HTMLElement;
        for (const caret of own.querySelectorAll('.caret')) caret.remove();
        return own.textContent.trim() === wanted;
      }),
    {},
    `${editor(GOAL)} ${block}`,
    words,
  );

const goal = async (id: string): Promise<string> => JSON.stringify((await agreementOf(id)).algemeneDoelstelling);

async function makeList(page: Page): Promise<void> {
  await typeIn(page, '- ');
  await reads(page, 'een drie', 'li');
}

it('words written offline stand in the list that another made meanwhile, once, with the caret behind them', async () => {
  const { a, b, id } = await both();
  await cable.cut();
  await bar(a, /^Niet verbonden/);
  await typeIn(a, 'nul ');
  await makeList(b);
  await cable.plug();
  for (const page of [a, b]) await reads(page, 'nul een drie', 'li');
  await a.keyboard.type('en ');
  for (const page of [a, b]) await reads(page, 'nul en een drie', 'li');
  await bar(a, /^Bewaard$/);
  await expect.poll(async () => (await goal(id)).split('nul en een drie')).toHaveLength(2);
  expect(await goal(id)).toContain('bulletList');
});

it('also when the page was closed and the copy on the device is opened again', async () => {
  const { a, b, id } = await both();
  await cable.cut();
  await typeIn(a, 'nul ');
  await bar(a, /4 wijzigingen staan alleen op dit toestel/);
  await a.close();
  await makeList(b);
  const again = await newTab(a.browserContext());
  await cable.plug();
  await goTo(again, id, cable);
  for (const page of [again, b]) await reads(page, 'nul een drie', 'li');
  await bar(again, /^Bewaard$/);
  expect((await goal(id)).split('nul ')).toHaveLength(2);
});

it('words in a paragraph that another deleted stand apart, and who wrote them is told', async () => {
  const { a, b, id } = await both();
  await cable.cut();
  await typeIn(a, 'nul ');
  await typeIn(b, '');
  await combination(b, 'Control', 'a');
  await b.keyboard.type('- ');
  await b.keyboard.type('iets heel anders');
  await reads(b, 'iets heel anders', 'li');
  await cable.plug();
  await shows(a, 'Uw woorden staan er als aparte alinea.');
  for (const page of [a, b]) await reads(page, 'nul', 'p');
  await bar(a, /^Bewaard$/);
  expect((await goal(id)).split('nul ')).toHaveLength(2);
});
