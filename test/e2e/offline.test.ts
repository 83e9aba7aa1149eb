/** Working without connection: typing goes on, the bar says where the text is, and a closed tab loses nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { clickByName, launchBrowser, Product, shows, visit, type Size, type Visitor } from './product.ts';
import { bar, Cable, newTab, typeIn, typedText } from './offline-hands.ts';

let browser: Browser;
let product: Product;
let visitors: Visitor[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  product = await Product.start();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});
afterEach(async () => {
  const complaints = visitors.flatMap((visitor) => visitor.complaints);
  for (const { context } of visitors) await context.close();
  visitors = [];
  await product.up();
  expect(complaints).toEqual([]);
});

async function come(name: RegExp, id: string, size: Size = 'desktop', address = product.address): Promise<Visitor> {
  const visitor = await visit(browser, { address }, name, size);
  visitors.push(visitor);
  await visitor.page.goto(`${address}/overeenkomsten/${id}`);
  await bar(visitor.page, /^Bewaard$/);
  return visitor;
}

async function newAgreement(): Promise<string> {
  const body = {
    sjabloon: 'so-basis',
    partijen: [{ nis: '11050', soort: 'gemeente' }],
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
  };
  const response = await product.api('/api/overeenkomsten', { method: 'POST', body: JSON.stringify(body) });
  return ((await response.json()) as { id: string }).id;
}

/** How often a text is in the agreement on the server. */
async function onServer(id: string, text: string): Promise<number> {
  const agreement = (await (await product.api(`/api/overeenkomsten/${id}`)).json()) as Agreement;
  return JSON.stringify(agreement.algemeneDoelstelling).split(text).length - 1;
}
/** The application itself is on the device: a reload needs no server. */
const shellIsKept = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    async () =>
      (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated' &&
      (await caches.match('/')) !== undefined,
  );

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it('typing goes on, the bar counts what is only on this device, and a closed tab loses nothing', async () => {
    const id = await newAgreement();
    const { page, context } = await come(/netwerkmanager/, id, size);
    await product.kill();
    await bar(page, /^Niet verbonden. Alles tot nu is bewaard.$/);
    await typeIn(page, 'Twaalf slag.');
    await bar(page, /^Niet verbonden. 12 wijzigingen staan alleen op dit toestel.$/);
    await shows(page, size === 'phone' ? '12 op dit toestel' : '12 wijzigingen staan alleen op dit toestel');
    await shows(page, 'U kunt verder schrijven');
    await page.waitForFunction(() => /Laatste contact om \d\d:\d\d/.test(document.body.innerText));
    const { violations } = await new AxePuppeteer(page).include(['header', '.lijn-strook']).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    // What there is to say fits.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.close();

    await product.up();
    const again = await newTab(context, size);
    await again.goto(`${product.address}/overeenkomsten/${id}`);
    await typedText(again, 'Twaalf slag.');
    await bar(again, /^Bewaard$/);
    expect(await onServer(id, 'Twaalf slag.')).toBe(1);
    await again.reload();
    await bar(again, /^Bewaard$/);
    expect(await onServer(id, 'Twaalf slag.')).toBe(1);
  }, 40_000);
});

describe('without a server', () => {
  it('a reload opens the agreement from this device, for writing, and merges when the server is back', async () => {
    const id = await newAgreement();
    const { page } = await come(/netwerkmanager/, id);
    const other = await come(/regisseur/, id);
    await shellIsKept(page);
    await product.kill();
    await typeIn(page, 'Voor herladen. ');
    await bar(page, /wijzigingen staan alleen op dit toestel/);
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await typedText(page, 'Voor herladen.');
    await bar(page, /^Niet verbonden. 15 wijzigingen staan alleen op dit toestel.$/);
    await typeIn(page, 'Na herladen. ');
    await bar(page, /^Niet verbonden. 28 wijzigingen staan alleen op dit toestel.$/);
    await typeIn(other.page, 'Van een ander. ');
    await product.up();
    await clickByName(page, 'button', /^Nu opnieuw proberen$/);
    await Promise.all([bar(page, /^Bewaard$/), bar(other.page, /^Bewaard$/)]);
    for (const text of ['Voor herladen.', 'Na herladen.', 'Van een ander.']) {
      await typedText(page, text);
      expect(await onServer(id, text)).toBe(1);
    }
    await page.waitForFunction(() => !document.body.innerText.includes('Nu opnieuw proberen'));
  }, 40_000);

  it('two tabs of one person both keep what they wrote', async () => {
    const id = await newAgreement();
    const { page, context } = await come(/netwerkmanager/, id);
    const second = await newTab(context);
    await second.goto(`${product.address}/overeenkomsten/${id}`);
    await bar(second, /^Bewaard$/);
    await product.kill();
    await page.bringToFront();
    await typeIn(page, 'Eerste tab. ');
    await second.bringToFront();
    await typeIn(second, 'Tweede tab. ');
    await Promise.all([page, second].map((one) => bar(one, /alleen op dit toestel/)));
    await page.close();
    await second.close();
    await product.up();
    const again = await newTab(context);
    await again.goto(`${product.address}/overeenkomsten/${id}`);
    await bar(again, /^Bewaard$/);
    for (const text of ['Eerste tab.', 'Tweede tab.']) expect(await onServer(id, text)).toBe(1);
  }, 40_000);

  it('undo and presence work after a long time away', async () => {
    const id = await newAgreement();
    const cable = await new Cable(product).plug();
    const one = await come(/netwerkmanager/, id, 'desktop', cable.address);
    const two = await come(/regisseur/, id);
    await cable.cut();
    await typeIn(one.page, 'Weg hiermee.');
    await bar(one.page, /^Niet verbonden. 12 wijzigingen staan alleen op dit toestel.$/);
    await typeIn(two.page, 'Dit blijft. ');
    await bar(two.page, /^Bewaard$/);
    await two.page.waitForFunction(() => !document.querySelector('header')?.innerHTML.includes('Nele Aerts'));
    await cable.plug();
    await bar(one.page, /^Bewaard$/);
    await typedText(two.page, 'Weg hiermee.');
    await two.page.waitForFunction(() => document.querySelector('header')?.innerHTML.includes('Nele Aerts'));
    await clickByName(one.page, 'button', /^Ongedaan maken$/);
    await two.page.waitForFunction(() => !document.body.innerText.includes('Weg hiermee.'));
    await typedText(one.page, 'Dit blijft.');
    await cable.cut();
  }, 40_000);
});

describe('a browser that keeps nothing', () => {
  it('says that the window must stay open, and asks before its text is left behind', async () => {
    const id = await newAgreement();
    const visitor = await visit(browser, product, /netwerkmanager/);
    visitors.push(visitor);
    const { page } = visitor;
    await page.evaluateOnNewDocument(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    await page.goto(`${product.address}/overeenkomsten/${id}`);
    await bar(page, /^Bewaard$/);
    await product.kill();
    await typeIn(page, 'Enkel hier. ');
    await bar(page, /^Niet verbonden. 12 wijzigingen staan alleen in dit venster: sluit het niet.$/);
    await shows(page, 'Deze browser bewaart hier niets');
    await clickByName(page, 'nav a', /^Overeenkomsten$/);
    await shows(page, 'Uw laatste tekst is nog nergens bewaard');
    await clickByName(page, 'button', /^Hier blijven$/);
    await typedText(page, 'Enkel hier.');
    await product.up();
    await bar(page, /^Bewaard$/);
    await clickByName(page, 'nav a', /^Overeenkomsten$/);
    await page.waitForFunction(() => location.pathname === '/overeenkomsten');
  }, 40_000);
});

describe('a device that fills up', () => {
  it('says so, keeps the text in the window, and writes it all once there is room', async () => {
    const id = await newAgreement();
    const { page, context } = await come(/netwerkmanager/, id);
    await product.kill();
    await typeIn(page, 'Past nog. ');
    await bar(page, /^Niet verbonden. 10 wijzigingen staan alleen op dit toestel.$/);
    await page.evaluate(() => {
      const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'add') ?? {};
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      window.addEventListener('ruimte', () => Object.defineProperty(IDBObjectStore.prototype, 'add', real));
    });
    await typeIn(page, 'Past niet. ');
    await bar(page, /^Niet verbonden. 11 wijzigingen staan alleen in dit venster: sluit het niet.$/);
    await shows(page, 'Dit toestel heeft geen plaats meer');
    await page.evaluate(() => window.dispatchEvent(new Event('ruimte')));
    await bar(page, /^Niet verbonden. 21 wijzigingen staan alleen op dit toestel.$/);
    await page.close();
    await product.up();
    const again = await newTab(context);
    await again.goto(`${product.address}/overeenkomsten/${id}`);
    await bar(again, /^Bewaard$/);
    expect([await onServer(id, 'Past nog.'), await onServer(id, 'Past niet.')]).toEqual([1, 1]);
  }, 40_000);
});

/** The copy opens late, and meanwhile the browser keeps finding its network back. */
function readTheCopyLate(): void {
  const open = indexedDB.open.bind(indexedDB);
  const knocks = setInterval(() => window.dispatchEvent(new Event('online')), 50);
  IDBFactory.prototype.open = (...wanted) => {
    if (!wanted[0].startsWith('samenschrift:')) return open(...wanted);
    const late = new EventTarget();
    setTimeout(() => {
      clearInterval(knocks);
      const request = open(...wanted);
      for (const type of ['upgradeneeded', 'success', 'error', 'blocked'])
        request.addEventListener(type, (event) => {
          Object.defineProperty(late, 'result', { get: () => request.result, configurable: true });
          const handler: unknown = Reflect.get(late, `on${type}`);
          if (typeof handler === 'function') Reflect.apply(handler, late, [{ target: late }]);
          late.dispatchEvent(new Event(event.type));
        });
    }, 1_000);
    return late as IDBOpenDBRequest;
  };
}

describe('a browser that is killed', () => {
  it('has kept what was typed a moment before', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'samenschrift-profiel-'));
    const id = await newAgreement();
    try {
      const doomed = await launchBrowser(profile);
      const page = (await doomed.pages())[0] ?? (await doomed.newPage());
      await page.goto(product.address);
      await clickByName(page, 'button', /netwerkmanager/);
      await page.waitForFunction(() => location.pathname.startsWith('/overeenkomsten'));
      await page.goto(`${product.address}/overeenkomsten/${id}`);
      await bar(page, /^Bewaard$/);
      await product.kill();
      await typeIn(page, 'Vlak voor het einde.');
      await bar(page, /^Niet verbonden. 20 wijzigingen staan alleen op dit toestel.$/);
      const gone = new Promise((resolve) => doomed.process()?.once('exit', resolve));
      doomed.process()?.kill('SIGKILL');
      await gone;
      await product.up();
      const next = await launchBrowser(profile);
      const again = await next.newPage();
      await again.goto(product.address);
      await clickByName(again, 'button', /netwerkmanager/);
      await again.waitForFunction(() => location.pathname.startsWith('/overeenkomsten'));
      await again.evaluateOnNewDocument(readTheCopyLate);
      await again.goto(`${product.address}/overeenkomsten/${id}`);
      await bar(again, /^Bewaard$/);
      expect(await onServer(id, 'Vlak voor het einde.')).toBe(1);
      await next.close();
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }, 40_000);
});
