/** What a real browser has against a page: every violation of its policy, every dialog, every script that should not run. */
import { expect } from 'vitest';
import type { Page } from 'puppeteer';

/** Hostile text calls this when it runs. */
export const ALARM = 'alarm';

/** Watches a page from its next address on, frames included. The list fills as things go wrong. */
export async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction('tellTest', (what: string) => void seen.push(what));
  await page.evaluateOnNewDocument((alarm) => {
    const tell = (what: string): void => (window as unknown as { tellTest: (text: string) => void }).tellTest(what);
    Object.defineProperty(window, alarm, { value: () => tell('a script of someone else ran'), writable: false });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, sample }) =>
      tell(`${effectiveDirective} ${blockedURI} ${sourceFile} ${sample}`),
    );
  }, ALARM);
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|trusted ?(type|html|script)/i.test(message.text())) seen.push(message.text());
  });
  return seen;
}

/** The page can still be watched, and nothing was seen. */
export async function expectCalm(page: Page, seen: readonly string[]): Promise<void> {
  await page.evaluate((alarm) => {
    if (!(alarm in window)) throw new Error('the page is not watched');
  }, ALARM);
  expect(seen).toEqual([]);
}
