/** One headless browser, started when first needed and again after a crash, without a way out to any network. */
import puppeteer, { type Browser } from 'puppeteer';
import { findChromium } from './chromium.ts';
import { WorkError } from '../work/errors.ts';

/** Where nothing listens: the discard port. */
const DEAD_PROXY = 'http://127.0.0.1:9';

/** Our own arguments; those of the Chromium package switch off web security, the sandbox and process isolation. */
export function browserArguments(isRoot: boolean): string[] {
  return [
    `--proxy-server=${DEAD_PROXY}`,
    // Loopback addresses go around a proxy unless told otherwise.
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--no-first-run',
    '--no-pings',
    '--font-render-hinting=none',
    // Chromium refuses to start its sandbox as root.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

export interface SharedBrowser {
  /** The running browser; starts it when there is none. Rejects with WorkError `no-browser`. */
  get(): Promise<Browser>;
  /** Ends a browser that no longer answers, so that the next job gets a new one. */
  checkUp(): Promise<void>;
  close(): Promise<void>;
}

export function createSharedBrowser(find: () => Promise<string> = findChromium): SharedBrowser {
  let running: Promise<Browser> | undefined;
  // Only the browser that is gone is forgotten, never one that was started since.
  const forget = (gone: Promise<Browser>): void => {
    if (running === gone) running = undefined;
  };
  const start = (): Promise<Browser> => {
    const starting = launch(find).catch((error: unknown) => {
      forget(starting);
      throw new WorkError('no-browser', error);
    });
    running = starting;
    return starting;
  };
  const get = async (): Promise<Browser> => {
    const current = running ?? start();
    const browser = await current;
    if (browser.connected) return browser;
    forget(current);
    return get();
  };
  const checkUp = async (): Promise<void> => {
    const current = running;
    const browser = await current?.catch(() => undefined);
    if (!current || !browser || (await answers(browser))) return;
    // Forgotten before it is gone: the next job must not get it in the meantime.
    forget(current);
    browser.process()?.kill('SIGKILL');
  };
  const close = async (): Promise<void> => {
    const browser = await running?.catch(() => undefined);
    running = undefined;
    await browser?.close();
  };
  return { get, checkUp, close };
}

/** How long a healthy browser may take to say its version, in milliseconds. */
const PATIENCE = 2000;

async function answers(browser: Browser): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), PATIENCE);
  const told = browser.version().then(
    () => true,
    () => false,
  );
  return Promise.race([told, late.promise]).finally(() => clearTimeout(timer));
}

/**
 * A killed browser resets its pipe; without a listener that error would end the server. The loss itself
 * is told by `disconnected` and by the job that fails.
 */
function keepPipeErrors(browser: Browser): void {
  for (const stream of browser.process()?.stdio ?? []) stream?.on('error', () => undefined);
}

async function launch(find: () => Promise<string>): Promise<Browser> {
  const browser = await puppeteer.launch({
    executablePath: await find(),
    headless: 'shell',
    args: browserArguments(process.getuid?.() === 0),
    // A pipe, so that no debugging port is open to other programs on the machine.
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  keepPipeErrors(browser);
  return browser;
}
