/**
 * Keeps the application itself on this device, so that a reload without server works (worker.ts serves it).
 * The page that is open puts there the very files it runs on: a set that belongs together, or nothing.
 */
/** The cache; another name when its layout changes. The worker is told it in its address: it imports nothing. */
const SHELL = 'samenschrift-schil-1';
/** The page that answers every address of the product. */
const PAGE = '/';

/** Starts the service worker and keeps the page's own files. A browser without either just does less. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return;
  try {
    await loadFonts();
    await navigator.serviceWorker.register(`/worker.js?schil=${SHELL}`);
    await keepPage(await caches.open(SHELL));
  } catch {
    // Refused, or no room: a reload needs the server then, and the bar says what is on this device.
  }
}

/** Fonts come when a letter needs them; without a server they would not. */
async function loadFonts(): Promise<void> {
  await Promise.all([...document.fonts].map((face) => face.load()));
}

async function keepPage(cache: Cache): Promise<void> {
  const page = await fetch(PAGE, { cache: 'no-cache' });
  const main = document.querySelector<HTMLScriptElement>('script[type="module"]')?.getAttribute('src');
  // A newer version stands on the server by now: its page would ask for files that we do not have.
  if (!page.ok || !main || !(await page.clone().text()).includes(main)) return;
  const wanted = new Set(ownFiles());
  const there = (await cache.keys()).map(({ url }) => url);
  for (const url of there) if (!wanted.has(url) && new URL(url).pathname !== PAGE) await cache.delete(url);
  await cache.addAll([...wanted].filter((url) => !there.includes(url)));
  await cache.put(PAGE, page);
}

/** The built files that this page has loaded: their names change with their content. */
function ownFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const asked = [...document.querySelectorAll('script[src], link[href]')].map((element) =>
    element instanceof HTMLScriptElement ? element.src : (element as HTMLLinkElement).href,
  );
  return [...loaded, ...asked].filter((url) => new URL(url).pathname.startsWith('/assets/'));
}
