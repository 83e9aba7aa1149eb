/** What is measured inside a page: when it became editable, and how long each key took to the painted frame. */
import type { CDPSession, Page } from 'puppeteer';

declare global {
  interface Window {
    gemeten?: { editable: number | null; keys: number[]; longest: number };
  }
}

/** Installs the measuring before the page's own scripts run. */
export async function measureIn(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const measured: NonNullable<Window['gemeten']> = { editable: null, keys: [], longest: 0 };
    window.gemeten = measured;
    const look = (): void => {
      if (measured.editable !== null) return;
      const field = document.querySelector(
        '.papier textarea, .papier [contenteditable="true"], body > section[data-pad]',
      );
      if (field) measured.editable = performance.now();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // A message posted from a frame is delivered once that frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => measured.keys.push(performance.now() - timeStamp));
          port1.start();
          port2.postMessage(null);
        }),
      { capture: true },
    );
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) measured.longest = Math.max(measured.longest, duration);
    }).observe({ type: 'longtask' });
  });
}

/** Milliseconds from the start of the navigation until the first field could be written in. */
export async function editableAfter(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.gemeten?.editable ?? null, { timeout: 60_000 });
  return Number(await handle.jsonValue());
}

export interface Typed {
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

/** Types `count` keys at `perSecond`, and how long each took to the frame that shows it, in milliseconds. */
export async function typeSteadily(page: Page, count: number, perSecond: number): Promise<Typed> {
  await page.evaluate(() => {
    if (window.gemeten) window.gemeten.keys = [];
  });
  const start = performance.now();
  for (let nth = 0; nth < count; nth++) {
    const due = start + (nth * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await page.keyboard.press(nth % 6 === 5 ? 'Space' : 'KeyA');
  }
  await page.waitForFunction((wanted) => (window.gemeten?.keys.length ?? 0) >= wanted, {}, count);
  const keys = (await page.evaluate(() => window.gemeten?.keys ?? [])).toSorted((a, b) => a - b);
  const at = (share: number): number => keys[Math.min(keys.length - 1, Math.floor(keys.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}

/** The JavaScript heap after collecting garbage, in MB, and the number of DOM nodes. */
export async function memoryOf(page: Page): Promise<{ heap: number; nodes: number }> {
  const session: CDPSession = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heap: usedSize / 1024 / 1024, nodes };
}
