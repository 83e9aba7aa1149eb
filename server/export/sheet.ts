/**
 * One page of the browser, shut in. No single guard holds (measured against 25 ways out), so all stand
 * together: no scripts, every request aborted, offline, the page's own Content-Security-Policy, and the
 * browser's dead proxy and resolver (browser.ts).
 */
import type { Browser, Page } from 'puppeteer';

export interface Sheet {
  /** Prints a whole HTML page to PDF, tagged and with bookmarks. */
  print(html: string): Promise<Uint8Array>;
  /** Lays a whole HTML page out, and prints of it what is only read for its page numbers. */
  draft(html: string): Promise<Uint8Array>;
  /** Prints what was laid out last with its contents filled in: id -> page number. */
  numbered(pages: ReadonlyMap<string, number>): Promise<Uint8Array>;
}

/** Opens a page, lets `job` print on it and closes it, whatever happens. */
export async function withSheet<T>(
  browser: Browser,
  job: (sheet: Sheet) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const page = await browser.newPage();
  const stop = (): void => void page.close().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    await shutIn(page);
    return await job({
      print: async (html) => {
        await load(page, html);
        return print(page, 'final');
      },
      draft: async (html) => {
        await load(page, html);
        return print(page, 'draft');
      },
      numbered: async (pages) => {
        await page.evaluate(fillIn, Object.fromEntries(pages));
        return print(page, 'final');
      },
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await page.close().catch(() => undefined);
  }
}

async function shutIn(page: Page): Promise<void> {
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => void request.abort('blockedbyclient').catch(() => undefined));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  await page.setOfflineMode(true);
}

/** Where a page stays that was set from a string. Elsewhere it would print an error page instead of the agreement. */
const BLANK = 'about:blank';

async function load(page: Page, html: string): Promise<void> {
  await page.setContent(html, { waitUntil: 'load', timeout: 0 });
}

/** Runs in the page, whose own scripts are off: each link of the contents gets the number of the page it leads to. */
function fillIn(pages: Readonly<Record<string, number>>): void {
  for (const place of document.querySelectorAll('.inhoud a > .blz')) {
    const number = pages[place.parentElement?.getAttribute('href')?.slice(1) ?? ''];
    if (number !== undefined) place.textContent = ` ${number}`;
  }
}

/** A draft is laid out but not painted: Chromium writes the destinations all the same, in a file a sixth of the size. */
async function print(page: Page, pass: 'draft' | 'final'): Promise<Uint8Array> {
  const isFinal = pass === 'final';
  if (!isFinal) await page.evaluate(() => document.body.style.setProperty('visibility', 'hidden'));
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: isFinal,
    outline: isFinal,
    waitForFonts: true,
    // The printer's own deadline closes the page.
    timeout: 0,
  });
  if (!isFinal) await page.evaluate(() => document.body.style.removeProperty('visibility'));
  if (page.url() !== BLANK) throw new Error(`the page went to ${page.url()}`);
  return pdf;
}
