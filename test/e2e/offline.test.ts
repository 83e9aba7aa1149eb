/** Working without connection: typing goes on, the bar says where the text is, and a closed tab loses nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { bar, Cable, newTab, typeIn, typedText } from './offline-hands.ts';
import { clickByName, launchBrowser, shows } from './product.ts';
import { agreementOf, arrive, come, goTo, newAgreement, product, stage } from './stage.ts';

stage();

/** How often a text is in the agreement on the server. */
async function onServer(id: string, text: string): Promise<number> {
  return JSON.stringify((await agreementOf(id)).algemeneDoelstelling).split(text).length - 1;
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
    const page = await come(id, undefined, size);
    await product.kill();
    await bar(page, /^Niet verbonden. Alles tot nu is bewaard.$/);
    await typeIn(page, 'Twaalf slag.');
    await bar(page, /^Niet verbonden. 12 wijzigingen staan alleen op dit toestel.$/);
    await shows(page, size === 'phone' ? '12 op dit toestel' : '12 wijzigingen staan alleen op dit toestel');
    await shows(page, 'U kunt verder schrijven');
    await page.waitForFunction(() => /Laatste contact om \d\d:\d\d/.test(document.body.innerText));
    expect(await graveFindings(page, 'header', '.lijn-strook')).toEqual([]);
    // What there is to say fits.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.close();

    await product.up();
    const again = await newTab(page.browserContext(), size);
    await again.goto(`${product.address}/overeenkomsten/${id}`);
    await typedText(again, 'Twaalf slag.');
    await bar(again, /^Bewaard$/);
    expect(await onServer(id, 'Twaalf slag.')).toBe(1);
    await again.reload();
    await bar(again, /^Bewaard$/);
    expect(await onServer(id, 'Twaalf slag.')).toBe(1);
  });
});

describe('without a server', () => {
  it('a reload opens the agreement from this device, for writing, and merges when the server is back', async () => {
    const id = await newAgreement();
    const page = await come(id);
    const other = await come(id, /regisseur/);
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
    await typeIn(other, 'Van een ander. ');
    await product.up();
    await clickByName(page, 'button', /^Nu opnieuw proberen$/);
    await Promise.all([bar(page, /^Bewaard$/), bar(other, /^Bewaard$/)]);
    for (const text of ['Voor herladen.', 'Na herladen.', 'Van een ander.']) {
      await typedText(page, text);
      expect(await onServer(id, text)).toBe(1);
    }
    await page.waitForFunction(() => !document.body.innerText.includes('Nu opnieuw proberen'));
  });

  it('two tabs of one person both keep what they wrote', async () => {
    const id = await newAgreement();
    const page = await come(id);
    const second = await newTab(page.browserContext());
    await goTo(second, id);
    await product.kill();
    await page.bringToFront();
    await typeIn(page, 'Eerste tab. ');
    await second.bringToFront();
    await typeIn(second, 'Tweede tab. ');
    await Promise.all([page, second].map((one) => bar(one, /alleen op dit toestel/)));
    await page.close();
    await second.close();
    await product.up();
    const again = await newTab(page.browserContext());
    await goTo(again, id);
    for (const text of ['Eerste tab.', 'Tweede tab.']) expect(await onServer(id, text)).toBe(1);
  });

  it('undo and presence work after a long time away', async () => {
    const id = await newAgreement();
    const cable = await new Cable(product).plug();
    const one = await come(id, undefined, undefined, cable);
    const two = await come(id, /regisseur/);
    await cable.cut();
    await typeIn(one, 'Weg hiermee.');
    await bar(one, /^Niet verbonden. 12 wijzigingen staan alleen op dit toestel.$/);
    await typeIn(two, 'Dit blijft. ');
    await bar(two, /^Bewaard$/);
    await two.waitForFunction(() => !document.querySelector('header')?.innerHTML.includes('Nele Aerts'));
    await cable.plug();
    await bar(one, /^Bewaard$/);
    await typedText(two, 'Weg hiermee.');
    await two.waitForFunction(() => document.querySelector('header')?.innerHTML.includes('Nele Aerts'));
    await clickByName(one, 'button', /^Ongedaan maken$/);
    await two.waitForFunction(() => !document.body.innerText.includes('Weg hiermee.'));
    await typedText(one, 'Dit blijft.');
    await cable.cut();
  });
});

describe('a browser that keeps nothing', () => {
  it('says that the window must stay open, and asks before its text is left behind', async () => {
    const id = await newAgreement();
    const { page } = await arrive();
    await page.evaluateOnNewDocument(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    await goTo(page, id);
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
  });
});

describe('a device that fills up', () => {
  it('says so, keeps the text in the window, and writes it all once there is room', async () => {
    const id = await newAgreement();
    const page = await come(id);
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
    const again = await newTab(page.browserContext());
    await goTo(again, id);
    expect([await onServer(id, 'Past nog.'), await onServer(id, 'Past niet.')]).toEqual([1, 1]);
  });
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
  });
});
