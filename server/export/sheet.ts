/**
 * One page of the browser, shut in. No single guard holds (measured against 25 ways out), so all stand
 * together: no scripts, every request aborted, offline, the page's own Content-Security-Policy, and the
 * browser's dead proxy and resolver (browser.ts).
 */
import type { Browser, Page } from 'puppeteer';

/** `draft` is only read for its page numbers; `final` is tagged and has bookmarks. */
export type Pass = 'draft' | 'final';

export interface Sheet {
  /** Prints a whole HTML page to PDF. */
  print(html: string, pass: Pass): Promise<Uint8Array>;
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
    return await job({ print: (html, pass) => print(page, html, pass) });
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

/** A draft is laid out but not painted: Chromium writes the destinations all the same, in a file a sixth of the size. */
const UNPAINTED = '<style>body { visibility: hidden }</style>';

async function print(page: Page, html: string, pass: Pass): Promise<Uint8Array> {
  await page.setContent(pass === 'draft' ? html.replace('</head>', `${UNPAINTED}</head>`) : html, {
    waitUntil: 'load',
    timeout: 0,
  });
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: pass === 'final',
    outline: pass === 'final',
    waitForFonts: true,
    // The printer's own deadline closes the page.
    timeout: 0,
  });
  if (page.url() !== BLANK) throw new Error(`the page went to ${page.url()}`);
  return pdf;
}
