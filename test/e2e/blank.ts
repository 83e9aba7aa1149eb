/** An empty text to write in, and what the server then holds of it. */
import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import type { Block, RichText } from '../../model/rich-text.ts';
import { combination, type Size } from './product.ts';
import { agreementOf, come, newAgreement } from './stage.ts';
import { editor, enter, GOAL } from './writing-hands.ts';

/** A new agreement with an empty text in it, and the caret in that. */
export async function blank(size?: Size, pad = GOAL): Promise<{ page: Page; id: string }> {
  const id = await newAgreement();
  const page = await come(id, undefined, size);
  await enter(page, pad);
  await combination(page, 'Control', 'a');
  await page.keyboard.press('Backspace');
  await page.waitForFunction((css) => document.querySelector(css)?.textContent === '', {}, editor(pad));
  return { page, id };
}

/** Waits until the server holds what is expected. */
export async function holds(
  id: string,
  read: (agreement: Agreement) => RichText,
  expected: readonly Block[],
): Promise<void> {
  await expect.poll(async () => read(await agreementOf(id)).content).toEqual(expected);
}
export const goal = ({ algemeneDoelstelling }: Agreement): RichText => algemeneDoelstelling;
