/** Where a copy on a device must not go: another document, a newer server, a server that refuses, another person. */
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileValidators } from '../../model/validation/compile.ts';
import { readStored, snapshotOf } from '../../server/agreements/stored.ts';
import { start } from '../../server/agreements/start.ts';
import { loadLibrary } from '../../server/library/load.ts';
import { createServer, type RunningServer } from '../../server/server.ts';
import { createMemoryStore, Memory } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';
import pino from 'pino';
import { PRINTER } from '../server/http/build.ts';
import { graveFindings } from './axe.ts';
import { bar, newTab, typedText, typeIn } from './offline-hands.ts';
import { clickAccount, clickByName, shows } from './product.ts';
import { come as comeTo, goTo, stage } from './stage.ts';

const ID = 'so-vast';
const OTHER = 'so-ander';
const CLIENT = join(import.meta.dirname, '../../dist/client');
const validators = compileValidators();
const library = await loadLibrary(validators);

/** A server whose store outlives it, so that it can come back as another one. */
class Host {
  #memory = new Memory();
  /** As another process has it: what is changed here, the server hears of. */
  store: Store = createMemoryStore(this.#memory);
  #server: RunningServer | null = null;
  #port = 0;
  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }
  /** Makes the same agreements anew, under the same ids. */
  async seed(at: string): Promise<void> {
    // Whoever was signed in has signed in again meanwhile.
    this.#memory = new Memory(this.#memory.tables);
    this.store = createMemoryStore(this.#memory);
    for (const id of [ID, OTHER]) {
      const made = start(library, {
        sjabloon: 'so-basis',
        partijen: [{ nis: '11050', soort: 'gemeente' }],
        looptijd: { start: '2025-01-01', einde: '2030-12-31' },
      });
      if (!made.ok) throw new Error(made.boodschap);
      await this.store.create({ id, status: 'onderhandeling', snapshot: snapshotOf(made.agreement), at });
    }
  }
  /** Everyone is signed out, and no page has heard of it. */
  async signOut(): Promise<void> {
    await this.store.expireSessions({ used: '9999', began: '9999' });
  }
  async up(schema?: number): Promise<void> {
    const store: Store = { ...createMemoryStore(this.#memory), close: async () => {} };
    const log = pino({ level: 'silent' });
    const options = { store, library, validators, exporter: PRINTER, clientFolder: CLIENT, log };
    this.#server = await createServer({ ...options, ...(schema ? { schema } : {}) });
    this.#port = await this.#server.listen(this.#port);
  }
  async down(): Promise<void> {
    await this.#server?.close(1000);
    this.#server = null;
  }
  /** The text on the server, and how often it holds `text`. */
  async count(text: string, id = ID): Promise<number> {
    const stored = await this.store.load(id);
    const read = stored && readStored(stored);
    if (!read?.ok) throw new Error('not readable');
    return JSON.stringify(read.agreement.algemeneDoelstelling).split(text).length - 1;
  }
}

let host: Host;
stage({ server: false });
beforeEach(async () => {
  host = new Host();
  await host.seed('2026-03-01T10:00:00.000Z');
  await host.up();
});
afterEach(async () => host.down());

const come = (name: RegExp): Promise<Page> => comeTo(ID, name, 'desktop', host);

/** Waits until the bar on top says this status. */
const pill = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('.agreement-balk .status')?.textContent === wanted, {}, name);

/** Collects what the page saves, instead of a file on disk. */
async function catchDownloads(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((text) => (document.body.dataset['gered'] = text));
      return '#';
    };
  });
  return async () => {
    await page.waitForFunction(() => document.body.dataset['gered'] !== undefined);
    return page.evaluate(() => document.body.dataset['gered'] ?? '');
  };
}
const databases = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

describe('a server whose data were set back, under the same ids', () => {
  it('never gets the old text mixed in, from an open page or from the device; what was unsent can be saved', async () => {
    const seeded = await host.count('VDAB');
    const page = await come(/netwerkmanager/);
    await host.down();
    await typeIn(page, 'Nooit verstuurd. ');
    await bar(page, /17 wijzigingen staan alleen op dit toestel/);
    await host.seed('2026-03-02T10:00:00.000Z');
    await host.up();
    await clickByName(page, 'button', /^Nu opnieuw proberen$/);
    await shows(page, 'staat onder dit adres nu een andere overeenkomst');
    const savedHere = await catchDownloads(page);
    await clickByName(page, 'button', /^Mijn tekst downloaden$/);
    expect(await savedHere()).toContain('Nooit verstuurd.');
    await page.close();

    const again = await newTab(page.browserContext());
    await goTo(again, ID, host);
    await shows(again, 'Op dit toestel staat nog tekst die nooit verstuurd is');
    expect(await again.evaluate(() => document.querySelector('#papier')?.textContent)).not.toContain(
      'Nooit verstuurd.',
    );
    const saved = await catchDownloads(again);
    await clickByName(again, 'button', /^Mijn tekst downloaden$/);
    const agreement = JSON.parse(await saved()) as { formaat: string };
    expect(agreement.formaat).toBe('samenschrift/overeenkomst');
    expect(JSON.stringify(agreement)).toContain('Nooit verstuurd.');
    expect(await host.count('Nooit verstuurd.')).toBe(0);
    expect(await host.count('VDAB')).toBe(seeded);
    await clickByName(again, 'button', /^Weggooien/);
    await clickByName(again, 'button', /^Ja, voorgoed weggooien$/);
    await again.waitForFunction(() => !document.body.innerText.includes('nooit verstuurd'));
    expect((await databases(again)).filter((name) => name.includes('2026-03-01'))).toEqual([]);
  });
});

describe('a session that has ended meanwhile', () => {
  it('is said, keeps what was written on the device, and has it sent once its person is back', async () => {
    const page = await come(/netwerkmanager/);
    await host.down();
    await typeIn(page, 'Na middernacht. ');
    await bar(page, /16 wijzigingen staan alleen op dit toestel/);
    await host.signOut();
    await host.up();
    await shows(page, 'Uw aanmelding is beëindigd');
    await shows(page, 'staat nog op dit toestel, ook na herladen');
    // Also to who is halfway down the text.
    const wall = await page.$eval('.wand', (element) => element.getBoundingClientRect().toJSON() as DOMRect);
    expect([wall.top > 0, wall.bottom < 800]).toEqual([true, true]);
    expect(await host.count('Na middernacht.')).toBe(0);
    page.once('dialog', (dialog) => void dialog.accept());
    await clickByName(page, 'button', /^Opnieuw aanmelden$/);
    await clickByName(page, 'button', /netwerkmanager/);
    await bar(page, /^Bewaard$/);
    expect(await host.count('Na middernacht.')).toBe(1);
  });
});

describe('a server with a newer shape of document', () => {
  it('turns the older page away before it writes, keeps its text on the device, and takes it once reloaded', async () => {
    const page = await come(/netwerkmanager/);
    await host.down();
    await typeIn(page, 'Oude versie. ');
    await bar(page, /13 wijzigingen staan alleen op dit toestel/);
    await host.up(2);
    await clickByName(page, 'button', /^Nu opnieuw proberen$/);
    await shows(
      page,
      'Er is een nieuwere versie van Samenschrift. Herlaad de pagina; uw tekst staat nog op dit toestel.',
    );
    await page.waitForFunction(() => document.querySelector('[contenteditable="true"]') === null);
    expect(await host.count('Oude versie.')).toBe(0);
    // The page that the newer server gives is, here, the same as before: the server that comes back knows it.
    await host.down();
    await host.up();
    page.once('dialog', (dialog) => void dialog.accept());
    await clickByName(page, 'button', /^Pagina herladen$/);
    await bar(page, /^Bewaard$/);
    expect(await host.count('Oude versie.')).toBe(1);
  });

  it('a copy that a newer version wrote is left alone', async () => {
    const page = await come(/netwerkmanager/);
    const older = await page.evaluate(async () => {
      const request = indexedDB.open('samenschrift');
      await new Promise((resolve) => request.addEventListener('success', resolve));
      const store = request.result.transaction('kopieen', 'readwrite').objectStore('kopieen');
      const rows = store.getAll() as IDBRequest<{ naam: string; schema: number }[]>;
      await new Promise((resolve) => rows.addEventListener('success', resolve));
      for (const row of rows.result) store.put({ ...row, schema: row.schema + 1 });
      request.result.close();
      return rows.result.map(({ schema }) => schema);
    });
    expect(older).toEqual([1]);
    await page.reload();
    await bar(page, /^Bewaard$/);
    await host.down();
    await typeIn(page, 'Enkel hier.');
    await bar(page, /11 wijzigingen staan alleen in dit venster/);
    await shows(page, 'De kopie op dit toestel is van een nieuwere versie');
  });
});

const READER = { rol: 'lezer', partij: null, author: null, added: '2026-01-02T00:00:00.000Z', ended: null } as const;

describe('someone whose right to write was taken away while offline', () => {
  it('keeps the text on the device, is shown it each time without a loop, and can save or drop it', async () => {
    const page = await come(/regisseur/);
    await host.down();
    await typeIn(page, 'Te laat. ');
    await bar(page, /9 wijzigingen staan alleen op dit toestel/);
    await host.store.setMember({ ...READER, agreement: ID, person: 'regisseur' });
    await host.up();
    await clickByName(page, 'button', /^Nu opnieuw proberen$/);
    await shows(page, 'De server nam uw laatste wijziging niet aan.');
    await bar(page, /^Niet bewaard: de server nam uw wijziging niet aan$/);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await shows(page, 'De server nam uw laatste wijziging niet aan.');
    await typedText(page, 'Te laat.');
    await shows(page, 'staat nog op dit toestel, ook na herladen');
    const saved = await catchDownloads(page);
    await clickByName(page, 'button', /^Mijn tekst downloaden$/);
    expect(await saved()).toContain('Te laat.');
    expect(await host.count('Te laat.')).toBe(0);
    page.once('dialog', (dialog) => void dialog.accept());
    await clickByName(page, 'button', /^Weggooien/);
    await clickByName(page, 'button', /^Ja, voorgoed weggooien$/);
    await bar(page, /^Alleen lezen$/);
    await page.waitForFunction(() => !document.body.innerText.includes('Te laat.'));
  });
});

describe('someone whose right to write is taken away while the page is open', () => {
  it('reads on, and writes on when it is given back, without a reload', async () => {
    const page = await come(/regisseur/);
    await typeIn(page, 'Ervoor. ');
    await bar(page, /^Bewaard$/);
    // A status that changes nothing in what they may is shown too.
    await host.store.setStatus(ID, 'juridisch-nazicht');
    await pill(page, 'Juridisch nazicht');
    await host.store.setStatus(ID, 'ondertekend');
    await pill(page, 'Ondertekend');
    await bar(page, /^Alleen lezen$/);
    await page.waitForFunction(() => document.querySelector('[contenteditable="true"]') === null);
    await host.store.setStatus(ID, 'onderhandeling');
    await pill(page, 'In onderhandeling');
    await bar(page, /^Bewaard$/);
    await typeIn(page, 'Erna. ');
    await bar(page, /^Bewaard$/);
    expect([await host.count('Ervoor.'), await host.count('Erna.')]).toEqual([1, 1]);
  });
});

describe('signing out', () => {
  it('wipes the device at once when all is sent, also under another tab', async () => {
    const page = await come(/netwerkmanager/);
    await typeIn(page, 'Al verstuurd. ');
    await bar(page, /^Bewaard$/);
    const home = await newTab(page.browserContext());
    await goTo(home, '/overeenkomsten', host);
    await clickAccount(home, /^Afmelden$/);
    await shows(home, 'Wie bent u?');
    await shows(page, 'Wie bent u?');
    await home.waitForFunction(async () => (await indexedDB.databases()).every(({ name }) => name === 'samenschrift'));
    expect(await home.evaluate(async () => (await caches.keys()).length)).toBe(0);
    expect(await home.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
  });

  it('lets nobody sign in in another tab before the device is clean', async () => {
    const page = await come(/netwerkmanager/);
    const home = await newTab(page.browserContext());
    await goTo(home, '/overeenkomsten', host);
    await home.evaluate(() => {
      CacheStorage.prototype.keys = () => {
        document.documentElement.dataset['wist'] = 'ja';
        return new Promise((resolve) => window.addEventListener('verder', () => resolve([]), { once: true }));
      };
    });
    await clickAccount(home, /^Afmelden$/);
    await shows(page, 'Even geduld…');
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('Wie bent u?');
    await home.waitForSelector('html[data-wist]');
    await home.evaluate(() => window.dispatchEvent(new Event('verder')));
    await shows(page, 'Wie bent u?');
    await shows(home, 'Wie bent u?');
  });

  it('warns of what was never sent: cancel, send and wait, or wipe', async () => {
    const page = await come(/netwerkmanager/);
    await host.down();
    await typeIn(page, 'Nog te versturen. ');
    await bar(page, /18 wijzigingen staan alleen op dit toestel/);
    await page.close();
    await host.up();
    const home = await newTab(page.browserContext());
    await goTo(home, '/overeenkomsten', host);
    await clickAccount(home, /^Afmelden$/);
    await shows(home, '18 wijzigingen niet verstuurd');
    await shows(home, 'Afmelden wist alles wat Samenschrift op dit toestel bewaart.');
    expect(await graveFindings(home, '[role="alertdialog"]')).toEqual([]);
    await clickByName(home, 'button', /^Annuleren$/);
    expect((await databases(home)).some((name) => name.includes(ID))).toBe(true);
    await clickAccount(home, /^Afmelden$/);
    await clickByName(home, 'button', /^Versturen en dan afmelden$/);
    await shows(home, 'Wie bent u?');
    expect(await host.count('Nog te versturen.')).toBe(1);
    expect((await databases(home)).some((name) => name.includes(ID))).toBe(false);
  });

  it('wipes unsent text when told to, and the next person neither sees nor sends it', async () => {
    const page = await come(/netwerkmanager/);
    await host.down();
    await typeIn(page, 'Van Nele alleen. ');
    await bar(page, /17 wijzigingen staan alleen op dit toestel/);
    await page.close();
    await host.up();
    const home = await newTab(page.browserContext());
    await goTo(home, '/overeenkomsten', host);
    await clickAccount(home, /^Afmelden$/);
    await clickByName(home, 'button', /^Toch wissen en afmelden$/);
    await shows(home, 'Wie bent u?');
    await clickByName(home, 'button', /regisseur/);
    await home.waitForFunction(() => location.pathname === '/overeenkomsten');
    await goTo(home, ID, host);
    expect(await home.evaluate(() => document.body.textContent)).not.toContain('Van Nele alleen.');
    expect(await host.count('Van Nele alleen.')).toBe(0);
  });

  it('does not send one person’s text as another, who came without signing out', async () => {
    const page = await come(/netwerkmanager/);
    await host.down();
    await typeIn(page, 'Van Nele. ');
    await bar(page, /10 wijzigingen staan alleen op dit toestel/);
    await page.close();
    await host.up();
    const context = page.browserContext();
    await context.deleteCookie(...(await context.cookies()));
    const home = await newTab(page.browserContext());
    await goTo(home, '/', host);
    await clickByName(home, 'button', /regisseur/);
    await home.waitForFunction(() => location.pathname === '/overeenkomsten');
    await goTo(home, ID, host);
    expect(await host.count('Van Nele.')).toBe(0);
    await goTo(home, '/overeenkomsten', host);
    await clickAccount(home, /^Afmelden$/);
    await shows(home, 'Wie bent u?');
    // It waits for its writer.
    await clickByName(home, 'button', /netwerkmanager/);
    await home.waitForFunction(() => location.pathname === '/overeenkomsten');
    await goTo(home, ID, host);
    expect(await host.count('Van Nele.')).toBe(1);
  });
});
