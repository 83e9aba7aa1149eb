/** What hands do in a rich text. */
import { readFileSync } from 'node:fs';
import type { Editor } from '@tiptap/core';
import type { Page } from 'puppeteer';
import type { Block, RichText } from '../../model/rich-text.ts';
import { combination } from './product.ts';

export const GOAL = '/algemeneDoelstelling';
export const PRINCIPLES = '/principes';
export const editor = (pad: string): string => `[data-pad="${pad}"] [contenteditable="true"]`;

/** Puts the caret at the end of a text, or at its start. */
export async function enter(page: Page, pad: string, where: 'Home' | 'End' = 'End'): Promise<void> {
  const box = await page.waitForSelector(`[data-pad="${pad}"]`);
  await box?.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const found = await page.waitForSelector(editor(pad), { visible: true });
  await found?.focus();
  await combination(page, 'Control', where);
  await settled(page);
}

/** Waits until the editor that has the focus knows where the browser put the caret. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { editor: tiptap } = document.activeElement as Element & { editor?: Editor };
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
    if (!tiptap || !anchorNode || !focusNode) return false;
    const { anchor, head } = tiptap.state.selection;
    return (
      tiptap.view.posAtDOM(anchorNode, anchorOffset ?? 0) === anchor &&
      tiptap.view.posAtDOM(focusNode, focusOffset ?? 0) === head
    );
  });
}

export const html = (page: Page, pad = GOAL): Promise<string> =>
  page.$eval(editor(pad), (element) => element.innerHTML);

/** The blocks as one reads them: without the names at the carets of others. */
export const written = (page: Page): Promise<string[]> =>
  page.$eval(editor(GOAL), (element) => {
    const copy = element.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll('.caret')) caret.remove();
    return [...copy.children].map((block) => block.textContent);
  });

/** Pastes as a browser does. */
export async function paste(page: Page, pad: string, data: Record<string, string>): Promise<void> {
  await page.$eval(
    editor(pad),
    (element, kinds) => {
      const clipboardData = new DataTransfer();
      for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    data,
  );
}

export const message = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('.bericht')?.textContent?.includes(wanted), {}, text);

export const p = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });
export const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/plakken/${name}`, import.meta.url), 'utf8');
export const result = (name: string): Block[] => (JSON.parse(fixture(name)) as RichText).content;

export const item = (...content: Block[]): { type: 'listItem'; content: Block[] } => ({ type: 'listItem', content });
export const list = (...content: ReturnType<typeof item>[]): Block => ({ type: 'bulletList', content });
