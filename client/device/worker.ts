/**
 * The service worker: lets the application open without the server. The page always comes from the server
 * when that answers, so that nobody works with an old version; built files have names that change with their
 * content, and may come from the device. The API is never answered from here.
 */
/** The cache, named by the page that started this worker (shell.ts); nothing is imported, so that any browser runs it. */
const SHELL = new URLSearchParams(location.search).get('schil') ?? '';

/** What TypeScript's library of the page does not know of a worker. */
export interface WorkerEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
  waitUntil(work: Promise<unknown>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate' | 'fetch', listener: (event: WorkerEvent) => void): void;
}
const worker = globalThis as unknown as Worker;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(start()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && !/^\/(api|sync)\//.test(pathname)) event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});

/** Caches of an earlier layout go. */
async function start(): Promise<void> {
  for (const key of await caches.keys()) if (key !== SHELL) await caches.delete(key);
  await worker.clients.claim();
}

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}

/** A part that is loaded later is kept too, if the application is. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && (await caches.has(SHELL))) await (await caches.open(SHELL)).put(request, response.clone());
  return response;
}
